//! The German commercial register: a court and a number.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::document::problem::Expected;

database::words!(
    /// The parts of the German registers.
    GermanRegister {
        /// Merchants and partnerships (Handelsregister A).
        Hra = "HRA",
        /// Companies with share capital (Handelsregister B).
        Hrb = "HRB",
        /// Cooperatives (Genossenschaftsregister).
        Gnr = "GnR",
        /// Professional partnerships (Partnerschaftsregister).
        Pr = "PR",
        /// Associations (Vereinsregister).
        Vr = "VR",
    }
);

/// A number in a German register with the court that keeps it: `Rostock HRB 1234`. Only both together name one company;
/// a number without a court is accepted, for files in which it is left out.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct GermanRegisterNumber {
    court: Option<String>,
    register: GermanRegister,
    /// Up to six digits and, where courts were merged, letters that keep old numbers apart.
    number: String,
}

impl GermanRegisterNumber {
    /// The court, by its place: `Rostock`.
    #[must_use]
    pub fn court(&self) -> Option<&str> {
        self.court.as_deref()
    }

    /// Which register.
    #[must_use]
    pub const fn register(&self) -> GermanRegister {
        self.register
    }

    /// The number in it.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }
}

impl FromStr for GermanRegisterNumber {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        let refused = || Expected::GermanRegister;
        if text.len() > 100 {
            return Err(refused());
        }
        let mut words: Vec<&str> = text.split([' ', ',', '\u{a0}']).filter(|word| !word.is_empty()).collect();
        // The register's word, alone or with the number at once behind it: `HRB 1234`, `HRB1234`.
        let (place, register, rest) = words
            .iter()
            .enumerate()
            .find_map(|(place, word)| register_word(word).map(|(register, rest)| (place, register, rest)))
            .ok_or_else(refused)?;
        let mut number: String = rest.to_owned();
        for (behind, word) in words.drain(place..).skip(1).enumerate() {
            // A suffix such as `FF` or `DD` may follow the digits.
            if behind > 0 || !number.is_empty() {
                number.push(' ');
            }
            number.push_str(word);
        }
        let (digits, suffix) = number.split_once(' ').unwrap_or((&number, ""));
        let digits_fit = (1..=6).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && !digits.bytes().all(|byte| byte == b'0');
        let suffix_fits = suffix.len() <= 3 && suffix.bytes().all(|byte| byte.is_ascii_uppercase());
        let court: Vec<&str> =
            words.into_iter().filter(|word| !matches!(*word, "Amtsgericht" | "AG")).collect();
        let court_fits =
            court.iter().all(|word| word.chars().all(|c| c.is_alphabetic() || "-.()/".contains(c)));
        if !digits_fit || !suffix_fits || !court_fits {
            return Err(refused());
        }
        let court = court.join(" ");
        Ok(GermanRegisterNumber { court: (!court.is_empty()).then_some(court), register, number })
    }
}

fn register_word(word: &str) -> Option<(GermanRegister, &str)> {
    GermanRegister::ALL.iter().find_map(|register| {
        let front = word.get(..register.as_str().len())?;
        let rest = &word[front.len()..];
        let fits =
            front.eq_ignore_ascii_case(register.as_str()) && rest.bytes().all(|byte| byte.is_ascii_digit());
        fits.then_some((*register, rest))
    })
}

impl fmt::Display for GermanRegisterNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(court) = &self.court {
            write!(f, "{court} ")?;
        }
        write!(f, "{} {}", self.register, self.number)
    }
}

impl TryFrom<String> for GermanRegisterNumber {
    type Error = Expected;

    fn try_from(text: String) -> Result<Self, Expected> {
        text.parse()
    }
}

impl From<GermanRegisterNumber> for String {
    fn from(number: GermanRegisterNumber) -> String {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn court_register_and_number_are_told_apart() {
        let read: GermanRegisterNumber = "Amtsgericht Rostock, HRB 1234".parse().unwrap();
        assert_eq!(
            (read.court(), read.register(), read.number()),
            (Some("Rostock"), GermanRegister::Hrb, "1234")
        );
        assert_eq!(read.to_string(), "Rostock HRB 1234");
        assert_eq!(
            "Frankfurt (Oder) hra12 FF".parse::<GermanRegisterNumber>().unwrap().to_string(),
            "Frankfurt (Oder) HRA 12 FF"
        );
        assert_eq!("HRB 77".parse::<GermanRegisterNumber>().unwrap().court(), None);
        for text in
            ["Rostock 1234", "HRB", "HRB abc", "HRB 0", "HRB 1234567", "Rostock HRC 12", "R0stock HRB 12", ""]
        {
            assert_eq!(text.parse::<GermanRegisterNumber>(), Err(Expected::GermanRegister), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(court in "[A-ZÄÖÜ][a-zäöüß]{2,12}", number in 1..999_999_u32) {
            let written = format!("{court} HRA {number}");
            if let Ok(read) = written.parse::<GermanRegisterNumber>() {
                prop_assert_eq!(read.to_string().parse::<GermanRegisterNumber>().unwrap(), read);
            }
        }

        #[test]
        fn any_text_is_answered(text in ".{0,60}") {
            let _ = text.parse::<GermanRegisterNumber>();
        }
    }
}
