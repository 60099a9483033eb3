//! Concepts and the keys that they are known by.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The list of concepts that a key belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// Our own trade glossary; the code is the concept's slug.
    Trade,
    /// NACE Rev. 2, the EU's classification of economic activities: `C`, `28`, `28.2`, `28.29`.
    Nace,
    /// CPV 2008, the EU's procurement vocabulary: eight digits without the check digit.
    Cpv,
    /// Headings and subheadings of the Harmonised System: four or six digits.
    Hs,
}

impl Scheme {
    /// All schemes.
    pub const ALL: [Scheme; 4] = [Scheme::Trade, Scheme::Nace, Scheme::Cpv, Scheme::Hs];

    /// The word before the colon of a key.
    pub const fn as_str(self) -> &'static str {
        match self {
            Scheme::Trade => "trade",
            Scheme::Nace => "nace",
            Scheme::Cpv => "cpv",
            Scheme::Hs => "hs",
        }
    }
}

/// What a concept is known by, the same in every language: `cpv:42921000`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ConceptKey {
    /// The list that it is in.
    pub scheme: Scheme,
    /// Its code there.
    pub code: String,
}

/// A text that is no key of a concept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConceptKeyError {
    /// There is no scheme before a colon.
    #[error("expected trade:, nace:, cpv: or hs: and a code, found {0:?}")]
    Scheme(String),
    /// The code does not have the form that the scheme prescribes.
    #[error("{0:?} is no code of the scheme {1}")]
    Code(String, &'static str),
}

impl ConceptKey {
    /// A key, when the code has the form that the scheme prescribes.
    ///
    /// # Errors
    /// [`ConceptKeyError::Code`].
    pub fn new(scheme: Scheme, code: &str) -> Result<ConceptKey, ConceptKeyError> {
        let fits = match scheme {
            Scheme::Trade => !code.is_empty() && code.bytes().all(is_slug_byte) && code.len() <= 100,
            Scheme::Nace => is_nace(code),
            Scheme::Cpv => code.len() == 8 && is_digits(code),
            Scheme::Hs => matches!(code.len(), 4 | 6) && is_digits(code),
        };
        if fits {
            Ok(ConceptKey { scheme, code: code.to_owned() })
        } else {
            Err(ConceptKeyError::Code(code.chars().take(40).collect(), scheme.as_str()))
        }
    }

    /// The keys of the wider concepts that the code itself tells of, nearest first: CPV narrows digit by digit from the
    /// third on, HS from four to six digits, NACE from division to class.
    pub fn wider(&self) -> Vec<ConceptKey> {
        let code = &self.code;
        let key = |code: String| ConceptKey { scheme: self.scheme, code };
        match self.scheme {
            Scheme::Trade => Vec::new(),
            Scheme::Cpv => {
                let significant = code.trim_end_matches('0').len().max(2);
                (2..significant).rev().map(|digits| key(format!("{:0<8}", &code[..digits]))).collect()
            }
            Scheme::Hs => {
                if code.len() == 6 {
                    vec![key(code[..4].to_owned())]
                } else {
                    Vec::new()
                }
            }
            Scheme::Nace => {
                let mut wider: Vec<String> = Vec::new();
                if code.len() == 5 {
                    wider.push(code[..4].to_owned());
                }
                if code.len() >= 4 {
                    wider.push(code[..2].to_owned());
                }
                wider.extend(code.get(..2).and_then(nace_section).map(str::to_owned));
                wider.into_iter().map(key).collect()
            }
        }
    }
}

/// The section letter of a two-digit NACE Rev. 2 division. Source: Regulation (EC) No 1893/2006, Annex I.
pub fn nace_section(division: &str) -> Option<&'static str> {
    Some(match division.parse::<u8>().ok()? {
        1..=3 => "A",
        5..=9 => "B",
        10..=33 => "C",
        35 => "D",
        36..=39 => "E",
        41..=43 => "F",
        45..=47 => "G",
        49..=53 => "H",
        55..=56 => "I",
        58..=63 => "J",
        64..=66 => "K",
        68 => "L",
        69..=75 => "M",
        77..=82 => "N",
        84 => "O",
        85 => "P",
        86..=88 => "Q",
        90..=93 => "R",
        94..=96 => "S",
        97..=98 => "T",
        99 => "U",
        _ => return None,
    })
}

fn is_nace(code: &str) -> bool {
    let bytes = code.as_bytes();
    match bytes.len() {
        1 => (b'A'..=b'U').contains(&bytes[0]),
        2 => is_digits(code),
        4 | 5 => is_digits(&code[..2]) && bytes[2] == b'.' && is_digits(&code[3..]),
        _ => false,
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_slug_byte(b: u8) -> bool {
    b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'
}

impl fmt::Display for ConceptKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.scheme.as_str(), self.code)
    }
}

impl FromStr for ConceptKey {
    type Err = ConceptKeyError;

    fn from_str(text: &str) -> Result<ConceptKey, ConceptKeyError> {
        let (scheme, code) =
            text.split_once(':').ok_or_else(|| ConceptKeyError::Scheme(text.chars().take(40).collect()))?;
        let scheme = Scheme::ALL
            .into_iter()
            .find(|known| known.as_str() == scheme)
            .ok_or_else(|| ConceptKeyError::Scheme(text.chars().take(40).collect()))?;
        ConceptKey::new(scheme, code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wider(key: &str) -> Vec<String> {
        key.parse::<ConceptKey>().unwrap().wider().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_code_tells_its_wider_concepts() {
        assert_eq!(wider("cpv:42921000"), ["cpv:42920000", "cpv:42900000", "cpv:42000000"]);
        assert_eq!(wider("cpv:03000000"), Vec::<String>::new());
        assert_eq!(wider("nace:28.29"), ["nace:28.2", "nace:28", "nace:C"]);
        assert_eq!(wider("hs:842230"), ["hs:8422"]);
    }

    #[test]
    fn a_key_with_a_wrong_code_is_refused() {
        for key in
            ["cpv:4292100", "cpv:42921000-0", "nace:V", "nace:28.", "hs:84223", "trade:", "isic:10", "28.29"]
        {
            assert!(key.parse::<ConceptKey>().is_err(), "{key}");
        }
    }
}
