//! Mails that were written to a folder, read back: in the demonstration they are shown on a staff page.

use std::fs;
use std::io;
use std::path::Path;

use account::EmailAddress;
use chrono::NaiveDateTime;
use database::outbox::OutboxId;
use locale::Language;
use serde::{Deserialize, Serialize};

/// A mail as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Which one.
    pub id: OutboxId,
    /// Which letter it is.
    pub template: String,
    /// To whom.
    pub to: EmailAddress,
    /// In which language.
    pub language: Language,
    /// Its Message-ID, with angle brackets.
    pub message_id: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// When it was asked for.
    pub at: NaiveDateTime,
}

/// The latest mails in the folder, up to `limit`. A folder that is not there yet holds none.
///
/// # Errors
/// When the folder cannot be read.
pub fn list(folder: &Path, limit: usize) -> io::Result<Vec<Written>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut ids = Vec::new();
    for entry in entries {
        let name = entry?.file_name();
        let id = name.to_str().and_then(|name| name.strip_suffix(".json")).and_then(|name| name.parse().ok());
        ids.extend::<Option<OutboxId>>(id);
    }
    // Identifiers sort by the time they were made.
    ids.sort_unstable_by(|one, other| other.cmp(one));
    let mut mails = Vec::new();
    for id in ids.into_iter().take(limit) {
        mails.extend(read(folder, id)?);
    }
    Ok(mails)
}

/// One mail in the folder; none when it is not there.
///
/// # Errors
/// When it cannot be read.
pub fn read(folder: &Path, id: OutboxId) -> io::Result<Option<Written>> {
    match fs::read(folder.join(format!("{id}.json"))) {
        Ok(content) => serde_json::from_slice(&content).map(Some).map_err(io::Error::other),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
