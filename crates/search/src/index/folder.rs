//! The folder that indexes lie in: one is current, others are being built or are left over.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::Index;
use taxonomy::Taxonomy;

use super::live::{Live, Place};
use super::schema::FORM;

/// `data/index`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Folder {
    root: PathBuf,
}

/// Names the current index; replaced as a whole.
const CURRENT: &str = "current";

impl Folder {
    pub(crate) fn new(data_folder: &Path) -> Folder {
        Folder { root: data_folder.join("index") }
    }

    /// The current index, if it is whole, of this form, of this taxonomy and of this installation. Everything else is
    /// swept out.
    pub(crate) fn open_current(&self, taxonomy: &Arc<Taxonomy>, installation: &str) -> Option<Live> {
        let name = std::fs::read_to_string(self.root.join(CURRENT)).ok()?;
        let name = name.trim();
        if !name.starts_with(&prefix(taxonomy)) || name.contains(['/', '\\']) {
            tracing::info!(index.name = name, "the search index was made by another version and is rebuilt");
            return None;
        }
        match self.open(name, taxonomy, installation) {
            Ok(live) => Some(live),
            Err(reason) => {
                tracing::warn!(index.name = name, reason, "the search index cannot be used and is rebuilt");
                None
            }
        }
    }

    fn open(&self, name: &str, taxonomy: &Arc<Taxonomy>, installation: &str) -> Result<Live, String> {
        // Opened for itself, so that the pages that are looked at here do not stay with the process.
        let index = Index::open_in_dir(self.root.join(name)).map_err(|error| error.to_string())?;
        let damaged = index.validate_checksum().map_err(|error| error.to_string())?;
        if let Some(file) = damaged.iter().min() {
            return Err(format!("{} is damaged", file.display()));
        }
        drop(index);
        let live =
            Live::open(self.root.join(name), Arc::clone(taxonomy)).map_err(|error| error.to_string())?;
        match live.mark().map_err(|error| error.to_string())? {
            Some(mark) if mark.installation == installation => Ok(live),
            Some(_) => Err("it was made from another database".to_owned()),
            None => Err("it was never finished".to_owned()),
        }
    }

    /// Makes an empty index beside the current one.
    pub(crate) fn create_beside(&self, taxonomy: &Arc<Taxonomy>) -> tantivy::Result<Live> {
        let prefix = prefix(taxonomy);
        for number in 1_u32.. {
            let folder = self.root.join(format!("{prefix}{number}"));
            std::fs::create_dir_all(&self.root)?;
            match std::fs::create_dir(&folder) {
                Ok(()) => return Live::create(Place::Folder(folder), Arc::clone(taxonomy)),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(tantivy::TantivyError::InternalError("no name is left for an index".to_owned()))
    }

    /// Whether no other index has been made the current one. Before the first is complete, there is none.
    pub(crate) fn is_current(&self, live: &Live) -> bool {
        let Place::Folder(own) = &live.place else { return true };
        match std::fs::read_to_string(self.root.join(CURRENT)) {
            Ok(name) => own.file_name().is_some_and(|own| own.to_string_lossy() == name.trim()),
            Err(_) => true,
        }
    }

    /// Makes an index the current one, and sweeps the others out.
    pub(crate) fn make_current(&self, live: &Live) -> std::io::Result<()> {
        let Place::Folder(folder) = &live.place else { return Ok(()) };
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let unfinished = self.root.join(format!("{CURRENT}.unfinished"));
        std::fs::write(&unfinished, &name)?;
        std::fs::rename(&unfinished, self.root.join(CURRENT))?;
        self.sweep(Some(&name));
        Ok(())
    }

    /// Removes an index that was not finished: what it takes of the disk is needed for the next attempt.
    pub(crate) fn discard(&self, live: Live) {
        let Place::Folder(folder) = live.place.clone() else { return };
        drop(live);
        if let Err(error) = std::fs::remove_dir_all(&folder) {
            tracing::debug!(index.name = %folder.display(), %error, "an unfinished search index is still there");
        }
    }

    /// Removes every index but one. What cannot be removed now is tried again the next time.
    pub(crate) fn sweep(&self, keep: Option<&str>) {
        let Ok(entries) = std::fs::read_dir(&self.root) else { return };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let old = entry.path().is_dir() && name.starts_with('v') && keep != Some(name.as_str());
            if old && let Err(error) = std::fs::remove_dir_all(entry.path()) {
                tracing::debug!(index.name = name, %error, "an old search index is still there");
            }
        }
    }
}

/// Form and taxonomy are in the name, so that an index of another version is never even opened.
fn prefix(taxonomy: &Taxonomy) -> String {
    format!("v{FORM}-{}-", taxonomy.fingerprint())
}
