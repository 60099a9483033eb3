//! What people write about an introduction, within limits.

use std::str::FromStr;

/// Fewest characters of a motivation: a sentence that says what for.
pub const SHORTEST_MOTIVATION: usize = 20;

/// Most characters of a motivation.
pub const LONGEST_MOTIVATION: usize = 2_000;

/// Most characters of a note beside a no.
pub const LONGEST_NOTE: usize = 1_000;

/// A text that is too short, too long, or holds what cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Fewer characters than needed.
    #[error("the text needs at least {least} characters and has {found}")]
    TooShort {
        /// How many are needed.
        least: usize,
        /// How many there are.
        found: usize,
    },
    /// More characters than allowed.
    #[error("the text may have {most} characters and has {found}")]
    TooLong {
        /// How many are allowed.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// A control character, or one that turns the direction of what is shown.
    #[error("the text holds characters that cannot be shown")]
    Unprintable,
}

/// Checks a text of several lines: line ends become `\n`, space around goes.
pub(crate) fn prose(text: &str, least: usize, most: usize) -> Result<String, TextError> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    let found = text.chars().count();
    if found < least {
        return Err(TextError::TooShort { least, found });
    }
    if found > most {
        return Err(TextError::TooLong { most, found });
    }
    if text.chars().any(is_unprintable) {
        return Err(TextError::Unprintable);
    }
    Ok(text.to_owned())
}

/// Control characters but for line end and tab; the marks that embed and override directions (Unicode TR 36, 3.6).
fn is_unprintable(letter: char) -> bool {
    (letter.is_control() && letter != '\n' && letter != '\t')
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Why a company wants to meet another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Motivation(String);

impl Motivation {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Motivation {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        prose(text, SHORTEST_MOTIVATION, LONGEST_MOTIVATION).map(Motivation)
    }
}

/// What somebody adds to a no; may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeclineNote(String);

impl DeclineNote {
    /// The text, if there is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        (!self.0.is_empty()).then_some(self.0.as_str())
    }
}

impl FromStr for DeclineNote {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        prose(text, 0, LONGEST_NOTE).map(DeclineNote)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_motivation_has_twenty_to_two_thousand_characters() {
        let written = |length: usize| "ț".repeat(length).parse::<Motivation>();
        assert_eq!(written(19), Err(TextError::TooShort { least: 20, found: 19 }));
        assert!(written(20).is_ok());
        assert!(written(2_000).is_ok());
        assert_eq!(written(2_001), Err(TextError::TooLong { most: 2_000, found: 2_001 }));
        assert!(" ".repeat(50).parse::<Motivation>().is_err());
    }

    #[test]
    fn what_cannot_be_shown_is_refused() {
        assert_eq!("Wij zoeken een partner\u{0}".parse::<Motivation>(), Err(TextError::Unprintable));
        assert_eq!("Wij zoeken een \u{202e}partner".parse::<Motivation>(), Err(TextError::Unprintable));
        let lines: Motivation = "Wij zoeken\r\neen partner in Sibiu".parse().unwrap();
        assert_eq!(lines.as_str(), "Wij zoeken\neen partner in Sibiu");
    }
}
