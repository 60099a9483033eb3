//! What a search draws on. All of it, but for measuring what each part brings and costs.

/// Which parts of the search are at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Concepts, word tables and look-alike words.
    pub sources: taxonomy::Sources,
    /// Whether typing errors are forgiven.
    pub forgive: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { sources: taxonomy::Sources::default(), forgive: true }
    }
}
