//! What every command stands on: the settings, the database brought to its present form, the offices.

use account::Generator;
use database::{Clock, DatabaseUrl, Db, DbError, installation, migration};

use crate::Failure;
use crate::arguments::Place;
use crate::settings::{SettingError, Settings};

/// The settings and the open, migrated database.
pub struct Platform {
    /// What the operator decided.
    pub settings: Settings,
    /// The database.
    pub db: Db,
    /// The machine's clock.
    pub clock: Clock,
    /// The machine's randomness.
    pub generator: Generator,
}

impl Platform {
    /// Opens the database, which is created and migrated by whichever command needs it first.
    ///
    /// # Errors
    /// Settings that are wrong (all at once), a database that cannot be opened or migrated.
    pub fn open(place: &Place, more_flags: &[(&'static str, String)]) -> Result<Platform, Failure> {
        let settings = settings(place, more_flags)?;
        let clock = Clock::system();
        let db = open_database(&settings, settings.database_connections)?;
        bring_up_to_date(&db, &clock)?;
        Ok(Platform { settings, db, clock, generator: Generator::system() })
    }

    /// The slug's office.
    ///
    /// # Errors
    /// [`Failure::Usage`] for a slug that no office has.
    pub fn office(&self, slug: &str) -> Result<account::office::Office, Failure> {
        self.db.read_blocking(|conn| account::office::by_slug(conn, slug))?.ok_or_else(|| {
            Failure::Usage(format!("there is no office {slug:?}; `ronl-connect office list` shows them"))
        })
    }
}

/// Opens the database, in a data folder that is made when it is not there yet.
///
/// # Errors
/// When a folder cannot be made or the database does not answer.
pub fn open_database(settings: &Settings, connections: u32) -> Result<Db, Failure> {
    create_folders(settings)?;
    Ok(Db::open(&settings.database, connections)?)
}

/// Brings the database to its present form and gives it the default offices.
///
/// # Errors
/// When a migration fails or the database refuses.
pub fn bring_up_to_date(db: &Db, clock: &Clock) -> Result<(), Failure> {
    migration::run_pending(db)?;
    let now = clock.now();
    Ok(db.write_blocking(|conn| account::office::ensure_defaults(conn, now))?)
}

/// The settings of this run.
///
/// # Errors
/// All that is wrong with them, a line each.
pub fn settings(place: &Place, more_flags: &[(&'static str, String)]) -> Result<Settings, Failure> {
    let mut flags = more_flags.to_vec();
    if let Some(data) = &place.data {
        flags.push(("data", data.to_string_lossy().into_owned()));
    }
    if let Some(database) = &place.database {
        flags.push(("database", database.clone()));
    }
    Settings::from_surroundings(place.config.as_deref(), &flags)
        .map_err(|errors| Failure::Usage(lines(&errors)))
}

fn lines(errors: &[SettingError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// # Errors
/// When a folder cannot be made.
fn create_folders(settings: &Settings) -> Result<(), Failure> {
    let mut folders = vec![settings.data.clone(), settings.media_folder(), settings.mail_folder()];
    if let DatabaseUrl::Sqlite(path) = &settings.database
        && let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty())
    {
        folders.push(parent.to_owned());
    }
    for folder in folders {
        std::fs::create_dir_all(&folder)
            .map_err(|error| Failure::Failed(format!("{}: {error}", folder.display())))?;
    }
    Ok(())
}

/// The name of the installation, by which a search index knows its database.
///
/// # Errors
/// When the database refuses.
pub fn installation_name(db: &Db, generator: &Generator, clock: &Clock) -> Result<String, DbError> {
    let now = clock.now();
    db.write_blocking(|conn| Ok(installation::value_or(conn, "name", &secret(generator), now)?))
}

/// 256 random bits, as 64 digits.
pub fn secret(generator: &Generator) -> String {
    use std::fmt::Write as _;
    generator.token().iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
