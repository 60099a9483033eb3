//! Secrets that travel by cookie and mail: only their digests are kept, so that a copy of the database opens nothing.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// 256 random bits as the 43 letters that stand in an address or a cookie.
pub(crate) fn encode(token: [u8; 32]) -> String {
    URL_SAFE_NO_PAD.encode(token)
}

/// The bits of [`encode`]; nothing for any other text.
pub(crate) fn decode(text: &str) -> Option<[u8; 32]> {
    URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()
}

/// What is kept instead of the secret. The parts are kept apart by their lengths. A plain hash is enough for 256
/// random bits; for a code of six digits the limits on attempts and time are what protects it.
pub(crate) fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    URL_SAFE_NO_PAD.encode(hash.finalize())
}
