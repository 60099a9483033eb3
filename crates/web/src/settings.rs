//! What the operator decides about pages and API.

use std::path::PathBuf;

/// The settings of the web part.
#[derive(Clone, Debug)]
pub struct WebSettings {
    /// How the platform is reached from outside, without a trailing slash: `https://export.example.org`.
    pub origin: String,
    /// Threads that serve; as many as cores when empty.
    pub workers: Option<usize>,
    /// Whether this is the demonstration: staff can read the mails that were written, pages say so.
    pub demonstration: bool,
    /// The folder in which pictures lie.
    pub media_folder: PathBuf,
    /// The folder into which the demonstration writes mails.
    pub mail_folder: PathBuf,
    /// Largest upload, in bytes.
    pub upload_bytes: usize,
    /// Whether the address of the client is taken from `X-Forwarded-For`, as a balancer in front sets it.
    pub behind_proxy: bool,
}

impl WebSettings {
    /// Whether readers come over TLS, so that cookies can demand it.
    pub fn secure(&self) -> bool {
        self.origin.starts_with("https://")
    }
}
