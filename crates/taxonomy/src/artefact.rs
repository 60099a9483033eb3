//! The built taxonomy as a file: a header that tells form, source and checksum, and the data.

use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::data::Data;

/// Changes with everything that changes what is built from the same sources, or how it is written.
const FORM: &[u8; 16] = b"ronl-taxonomy-05";
const DIGEST_LENGTH: usize = 32;

/// A stored taxonomy that is not used.
#[derive(Debug, thiserror::Error)]
pub enum ArtefactError {
    /// The file cannot be read or written.
    #[error("the taxonomy file cannot be used: {0}")]
    Io(#[from] io::Error),
    /// The file is not one of this version's, or is damaged.
    #[error("the taxonomy file is damaged or was written by another version")]
    Foreign,
}

/// What a file held, and its short name.
pub(crate) struct Stored {
    pub(crate) data: Data,
    pub(crate) fingerprint: String,
}

/// Writes the file beside its place and moves it there, so that nobody ever reads half of one.
pub(crate) fn write(path: &Path, data: &Data) -> Result<(), ArtefactError> {
    let body = postcard::to_stdvec(data).map_err(|_| ArtefactError::Foreign)?;
    let mut bytes = Vec::with_capacity(body.len() + FORM.len() + DIGEST_LENGTH);
    bytes.extend_from_slice(FORM);
    bytes.extend_from_slice(&Sha256::digest(&body));
    bytes.extend_from_slice(&body);
    let unfinished = path.with_extension(format!("{}.unfinished", std::process::id()));
    std::fs::write(&unfinished, &bytes)?;
    std::fs::rename(&unfinished, path)?;
    Ok(())
}

pub(crate) fn read(path: &Path) -> Result<Stored, ArtefactError> {
    let bytes = std::fs::read(path)?;
    let rest = bytes.strip_prefix(FORM.as_slice()).ok_or(ArtefactError::Foreign)?;
    let (digest, body) = rest.split_at_checked(DIGEST_LENGTH).ok_or(ArtefactError::Foreign)?;
    if Sha256::digest(body).as_slice() != digest {
        return Err(ArtefactError::Foreign);
    }
    let data = postcard::from_bytes(body).map_err(|_| ArtefactError::Foreign)?;
    Ok(Stored { data, fingerprint: short(digest) })
}

/// A short name for what a taxonomy was built from or holds.
pub(crate) fn fingerprint(data: &Data) -> String {
    let body = postcard::to_stdvec(data).unwrap_or_default();
    short(&Sha256::digest(&body))
}

/// A name for what this version builds from these sources, before it is built.
pub(crate) fn name_of_sources<'a>(sources: impl Iterator<Item = &'a [u8]>) -> String {
    let start = Sha256::new_with_prefix(FORM);
    let digest = sources.fold(start, |digest, source| digest.chain_update(Sha256::digest(source))).finalize();
    short(&digest)
}

fn short(digest: &[u8]) -> String {
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
