//! Pictures in a profile.

use std::collections::BTreeMap;

use locale::Language;
use serde::{Deserialize, Serialize};

use super::text::AltText;

database::identifier!(
    /// Which uploaded picture.
    MediaId
);

/// A picture that a profile shows, and what it shows in words, per language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// The uploaded picture.
    pub media: MediaId,
    /// What it shows, for those who do not see it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub alt: BTreeMap<Language, AltText>,
}
