//! The languages in which the platform speaks and in which profiles are written.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unic_langid::{LanguageIdentifier, langid};

/// A language of the platform, by its ISO 639-1 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Dutch
    Nl,
    /// English
    En,
    /// German
    De,
    /// Romanian
    Ro,
}

/// A code that is none of `nl`, `en`, `de`, `ro`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown language {0:?}, expected one of nl, en, de, ro")]
pub struct UnknownLanguage(pub String);

impl Language {
    /// All languages, in the order in which they are shown.
    pub const ALL: [Language; 4] = [Language::Nl, Language::En, Language::De, Language::Ro];

    /// The ISO 639-1 code.
    pub const fn code(self) -> &'static str {
        match self {
            Language::Nl => "nl",
            Language::En => "en",
            Language::De => "de",
            Language::Ro => "ro",
        }
    }

    /// What its own speakers call the language; the same in every reader's language.
    pub const fn own_name(self) -> &'static str {
        match self {
            Language::Nl => "Nederlands",
            Language::En => "English",
            Language::De => "Deutsch",
            Language::Ro => "Română",
        }
    }

    /// The identifier that Fluent and CLDR know the language by. English is British here.
    pub const fn identifier(self) -> LanguageIdentifier {
        match self {
            Language::Nl => langid!("nl-NL"),
            Language::En => langid!("en-GB"),
            Language::De => langid!("de-DE"),
            Language::Ro => langid!("ro-RO"),
        }
    }

    /// A number from 0 to 3 that indexes tables made by [`Language::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Picks the language that an `Accept-Language` header (RFC 9110, 12.5.4) likes best, if any of ours is in it.
    pub fn negotiate(accept_language: &str) -> Option<Language> {
        let mut best: Option<(f32, Language)> = None;
        // A header names a handful of languages; more is not a reader's browser.
        for entry in accept_language.split(',').take(32) {
            let mut parts = entry.split(';');
            let tag = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
            let primary = tag.split('-').next().unwrap_or_default();
            let Ok(language) = primary.parse::<Language>() else { continue };
            let quality = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .map_or(1.0, |q| q.parse::<f32>().unwrap_or(0.0));
            if quality > 0.0 && best.is_none_or(|(q, _)| quality > q) {
                best = Some((quality, language));
            }
        }
        best.map(|(_, language)| language)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        Language::ALL
            .into_iter()
            .find(|language| language.code() == text)
            .ok_or_else(|| UnknownLanguage(text.chars().take(20).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_with_the_highest_quality_wins() {
        assert_eq!(Language::negotiate("fr, de;q=0.5, ro-RO;q=0.9, en;q=0.1"), Some(Language::Ro));
    }

    #[test]
    fn among_equals_the_first_named_wins() {
        assert_eq!(Language::negotiate("de-AT,nl"), Some(Language::De));
    }

    #[test]
    fn a_language_with_quality_zero_is_refused() {
        assert_eq!(Language::negotiate("nl;q=0"), None);
        assert_eq!(Language::negotiate("zh, *"), None);
    }

    #[test]
    fn only_our_codes_are_languages() {
        assert_eq!("ro".parse(), Ok(Language::Ro));
        assert!("RO".parse::<Language>().is_err());
        assert!("fr".parse::<Language>().is_err());
    }
}
