//! Writing mails to a folder: the mail as it would go out, and beside it what a page shows of it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use database::outbox::Failure;

use super::{Outgoing, SendError};

pub(super) async fn write(folder: &Path, mail: &Outgoing) -> Result<(), SendError> {
    let folder = folder.to_owned();
    let id = mail.id.to_string();
    let message = mail.message.formatted();
    let written = mail.written.clone();
    blocking(move || {
        fs::create_dir_all(&folder)?;
        let shown = serde_json::to_vec_pretty(&written).map_err(io::Error::other)?;
        keep(&folder, &format!("{id}.eml"), &message)?;
        keep(&folder, &format!("{id}.json"), &shown)?;
        // The names are safe only when the folder is.
        File::open(&folder)?.sync_all()
    })
    .await
}

pub(super) async fn check(folder: &Path) -> Result<(), String> {
    let folder: PathBuf = folder.to_owned();
    let shown = folder.display().to_string();
    blocking(move || {
        fs::create_dir_all(&folder)?;
        keep(&folder, ".check", b"")?;
        fs::remove_file(folder.join(".check"))
    })
    .await
    .map_err(|error| format!("the mail folder {shown} cannot be written to: {error}"))
}

/// Whoever reads the folder sees a file whole or not at all, and after a power cut it is still there.
fn keep(folder: &Path, name: &str, content: &[u8]) -> io::Result<()> {
    let unfinished = folder.join(format!("{name}.part"));
    let mut file = File::create(&unfinished)?;
    file.write_all(content)?;
    file.sync_all()?;
    fs::rename(unfinished, folder.join(name))
}

async fn blocking(work: impl FnOnce() -> io::Result<()> + Send + 'static) -> Result<(), SendError> {
    let outcome =
        tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| Err(io::Error::other(error)));
    // A full disk gets room again.
    outcome.map_err(|error| SendError { failure: Failure::Temporary, reason: error.to_string() })
}
