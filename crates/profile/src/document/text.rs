//! Texts with a limit, which exist only when they keep it.

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::limits;
use super::problem::Expected;

/// A text of one line with at most `MAX` characters, in Unicode's NFC, without space around it, never empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Line<const MAX: usize>(String);

/// A text of one or more paragraphs with at most `MAX` characters; line breaks are `\n`, otherwise as [`Line`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Prose<const MAX: usize>(String);

/// Headline of a profile.
pub type Headline = Line<{ limits::HEADLINE }>;
/// Summary of a profile.
pub type Summary = Prose<{ limits::SUMMARY }>;
/// Story of a profile.
pub type Story = Prose<{ limits::STORY }>;
/// Title of an opportunity.
pub type Title = Line<{ limits::TITLE }>;
/// Description of an opportunity.
pub type Description = Prose<{ limits::DESCRIPTION }>;
/// Name of a company.
pub type CompanyName = Line<{ limits::COMPANY_NAME }>;
/// What a picture shows.
pub type AltText = Line<{ limits::ALT_TEXT }>;

impl<const MAX: usize> FromStr for Line<MAX> {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        let text = tidy(text);
        if text.contains(['\n', '\u{2028}', '\u{2029}']) {
            return Err(Expected::OneLine);
        }
        checked(text, MAX).map(Line)
    }
}

impl<const MAX: usize> FromStr for Prose<MAX> {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        checked(tidy(text).replace(['\u{2028}', '\u{2029}'], "\n"), MAX).map(Prose)
    }
}

/// What no reader would call a change: line ends of any system, tabs, space around the text, composed letters.
fn tidy(text: &str) -> String {
    let text = text.trim();
    let composed = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.to_owned(),
        _ => text.nfc().collect(),
    };
    match composed.contains(['\r', '\t']) {
        true => composed.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " "),
        false => composed,
    }
}

fn checked(text: String, most: usize) -> Result<String, Expected> {
    if text.is_empty() {
        return Err(Expected::Something);
    }
    if text.chars().any(|c| c != '\n' && is_unprintable(c)) {
        return Err(Expected::Printable);
    }
    match text.len() > most {
        true => match text.chars().count() {
            found if found > most => Err(Expected::Characters { most, found }),
            _ => Ok(text),
        },
        false => Ok(text),
    }
}

/// Control characters, the mark of a broken encoding, and the marks that turn the direction of writing, with which a
/// text can be made to read as another.
fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{FFFD}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The conversions that both kinds of text have.
macro_rules! text_conversions {
    ($($name:ident),+) => {$(
        impl<const MAX: usize> $name<MAX> {
            /// The most characters that it can have.
            pub const MAX: usize = MAX;

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl<const MAX: usize> Deref for $name<MAX> {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl<const MAX: usize> fmt::Display for $name<MAX> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<const MAX: usize> TryFrom<String> for $name<MAX> {
            type Error = Expected;

            fn try_from(text: String) -> Result<Self, Expected> {
                text.parse()
            }
        }

        impl<const MAX: usize> From<$name<MAX>> for String {
            fn from(text: $name<MAX>) -> String {
                text.0
            }
        }
    )+};
}
text_conversions!(Line, Prose);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_at_its_limit_is_kept_and_one_more_is_refused_not_cut() {
        let full = "é".repeat(80);
        assert_eq!(full.parse::<Headline>().unwrap().as_str(), full);
        assert_eq!(format!("{full}!").parse::<Headline>(), Err(Expected::Characters { most: 80, found: 81 }));
    }

    #[test]
    fn a_headline_has_one_line_and_a_story_may_have_many() {
        assert_eq!("Twee\nregels".parse::<Headline>(), Err(Expected::OneLine));
        assert_eq!("Twee\r\nregels\r".parse::<Story>().unwrap().as_str(), "Twee\nregels");
    }

    #[test]
    fn control_characters_and_turned_writing_are_refused() {
        for text in ["a\u{0}b", "a\u{1b}[31m", "safe\u{202e}exe", "broken \u{fffd}"] {
            assert_eq!(text.parse::<Story>(), Err(Expected::Printable), "{text:?}");
        }
    }

    #[test]
    fn letters_are_composed_and_space_around_goes() {
        assert_eq!(" cafe\u{301} ".parse::<Headline>().unwrap().as_str(), "café");
        assert_eq!(" \t ".parse::<Headline>(), Err(Expected::Something));
    }
}
