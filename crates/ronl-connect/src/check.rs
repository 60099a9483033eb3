//! `check`: configuration, database, migrations, index, mail relay: one line each.

use std::fmt::Display;

use account::Generator;
use database::{Clock, Db, migration};
use search::SearchIndex;
use taxonomy::Taxonomy;

use crate::Failure;
use crate::arguments::Place;
use crate::platform::{self, installation_name};
use crate::serve::mail;

/// As many as the checks use at once.
const CONNECTIONS: u32 = 2;

/// Checks everything, also when something failed, and says it line by line on standard output.
///
/// # Errors
/// [`Failure::Failed`] when anything is not in order.
pub fn run(place: &Place) -> Result<(), Failure> {
    let settings = match platform::settings(place, &[]) {
        Ok(settings) => settings,
        Err(Failure::Usage(errors) | Failure::Failed(errors)) => {
            line("configuration", &Err::<&str, _>(errors.replace('\n', "; ")));
            return Err(Failure::Failed("not everything is in order".to_owned()));
        }
    };
    let mut in_order = line("configuration", &Ok::<_, String>("in order"));

    let clock = Clock::system();
    let db = platform::open_database(&settings, CONNECTIONS).map_err(Failure::into_text);
    in_order &= line("database", &db.as_ref().map(Db::url));
    let waiting = match &db {
        Ok(db) => migrations(db, &clock),
        Err(_) => Err("the database does not answer".to_owned()),
    };
    let migrated = waiting.is_ok();
    in_order &= line("migrations", &waiting);

    let index = match &db {
        Ok(db) if migrated => {
            let opened = installation_name(db, &Generator::system(), &clock)
                .map_err(|error| error.to_string())
                .and_then(|name| {
                    SearchIndex::open(&settings.data, Taxonomy::open(settings.taxonomy_folder()), &name)
                        .map_err(|error| error.to_string())
                });
            opened.map(|index| match index.seq() {
                Some(seq) => format!("{} profiles, up to change {seq}", index.len()),
                None => "empty; it is built when the service starts".to_owned(),
            })
        }
        _ => Err("the database is not ready".to_owned()),
    };
    in_order &= line("index", &index);

    let relay = tokio::runtime::Runtime::new().map_err(|error| error.to_string()).and_then(|runtime| {
        runtime.block_on(async {
            mail::sender(&settings).map_err(Failure::into_text)?;
            let transport = mail::transport(&settings).map_err(Failure::into_text)?;
            transport.check().await.map(|()| settings.mail.transport.as_str())
        })
    });
    in_order &= line("mail", &relay);
    if in_order { Ok(()) } else { Err(Failure::Failed("not everything is in order".to_owned())) }
}

/// A database that is new is brought to its form, as by every command that needs it first. One that an older program
/// made is left to the next start of the service.
fn migrations(db: &Db, clock: &Clock) -> Result<&'static str, String> {
    if migration::is_new(db).map_err(|error| error.to_string())? {
        platform::bring_up_to_date(db, clock).map_err(Failure::into_text)?;
    }
    let names = migration::pending(db).map_err(|error| error.to_string())?;
    if names.is_empty() { Ok("none is waiting") } else { Err(format!("waiting: {}", names.join(", "))) }
}

fn line<T: Display, E: Display>(what: &str, outcome: &Result<T, E>) -> bool {
    match outcome {
        Ok(detail) => println!("ok\t{what}\t{detail}"),
        Err(reason) => println!("failed\t{what}\t{reason}"),
    }
    outcome.is_ok()
}
