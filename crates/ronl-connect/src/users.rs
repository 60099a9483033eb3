//! `user add`, `user list`, `user disable`: the first staff account and later care.

use account::EmailAddress;
use account::staff::StaffRole;
use account::user::{self, PersonName};

use crate::Failure;
use crate::arguments::{Place, User};
use crate::platform::Platform;

/// Does what is asked.
///
/// # Errors
/// [`Failure::Usage`] for an address, role or office that is none.
pub fn run(place: &Place, command: &User) -> Result<(), Failure> {
    let platform = Platform::open(place, &[])?;
    match command {
        User::Add { email, role, office, name, language } => {
            let email = address(email)?;
            let role = role_of(role)?;
            let office = match (role, office) {
                (StaffRole::Administrator, None) => None,
                (StaffRole::Administrator, Some(_)) => {
                    return Err(Failure::Usage(
                        "--office: an administrator looks after all offices".to_owned(),
                    ));
                }
                (_, Some(slug)) => Some(platform.office(slug)?.id),
                (_, None) => {
                    return Err(Failure::Usage("--office: this role belongs to an office".to_owned()));
                }
            };
            let now = platform.clock.now();
            let name: PersonName = match name {
                Some(name) => name.parse().map_err(|error| Failure::Usage(format!("--name: {error}")))?,
                None => email
                    .as_str()
                    .split('@')
                    .next()
                    .unwrap_or_default()
                    .parse()
                    .map_err(|error| Failure::Usage(format!("--name: {error}")))?,
            };
            platform.db.write_blocking(|conn| {
                let user = user::add(conn, &email, &name, *language, now)?;
                user::confirm(conn, user.id, now)?;
                account::staff::appoint(conn, user.id, role, office, now)
            })?;
            println!("{} is {role} now and signs in with a code by mail", email.as_str());
        }
        User::List => {
            for user in platform.db.read_blocking(user::list)? {
                let state = if user.disabled_at.is_some() { "disabled" } else { "active" };
                println!("{}\t{}\t{}\t{state}", user.email.as_str(), user.name, user.language);
            }
        }
        User::Disable { email } => {
            let email = address(email)?;
            let now = platform.clock.now();
            if !platform.db.write_blocking(|conn| user::disable(conn, &email, now))? {
                return Err(Failure::Failed(format!("there is no account {}", email.as_str())));
            }
            println!("{} can no longer sign in", email.as_str());
        }
    }
    Ok(())
}

fn address(text: &str) -> Result<EmailAddress, Failure> {
    text.parse().map_err(|_| Failure::Usage(format!("{text:?} is no e-mail address")))
}

/// The roles as they are stored; hyphens and the short words that people type are understood too.
fn role_of(text: &str) -> Result<StaffRole, Failure> {
    let word = text.to_lowercase().replace('-', "_");
    let word = match word.as_str() {
        "staff" => "office_staff",
        "lead" => "office_lead",
        "admin" => "administrator",
        other => other,
    };
    word.parse().map_err(|error| Failure::Usage(format!("--role: {error}")))
}
