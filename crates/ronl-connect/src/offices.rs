//! `office add`, `office list`.

use account::office::{self, NewOffice, OfficeError};

use crate::Failure;
use crate::arguments::{Office, Place};
use crate::platform::Platform;

/// Does what is asked.
///
/// # Errors
/// [`Failure::Usage`] for a slug or a country that is none, [`Failure::Failed`] for an office that there is already.
pub fn run(place: &Place, command: &Office) -> Result<(), Failure> {
    let platform = Platform::open(place, &[])?;
    match command {
        Office::Add { slug, city, country, name } => {
            let name = name.clone().unwrap_or_else(|| city.clone());
            let new = NewOffice {
                slug: slug.clone(),
                name,
                city: city.clone(),
                country: country.clone(),
                place: None,
            };
            let now = platform.clock.now();
            platform.db.write_blocking(move |conn| office::add(conn, &new, now)).map_err(
                |error| match error {
                    OfficeError::Slug(_) | OfficeError::Name | OfficeError::Country(_) => {
                        Failure::Usage(error.to_string())
                    }
                    OfficeError::Taken(_) | OfficeError::Database(_) => error.into(),
                },
            )?;
            println!("the office {slug} looks after {city} now");
        }
        Office::List => {
            for office in platform.db.read_blocking(office::all)? {
                println!("{}\t{}\t{}", office.slug, office.city, office.country);
            }
        }
    }
    Ok(())
}
