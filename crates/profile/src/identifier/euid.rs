//! The European unique identifier of companies.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::checked_text;
use crate::document::Country;
use crate::document::problem::Expected;

/// The identifier by which the registers of Europe know a company among each other (BRIS, Implementing Regulation
/// (EU) 2021/1042): country, register, a full stop, number: `NLNHR.12345678`, `ROONRC.J32/123/2010`,
/// `DER3306.HRB1234`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Euid(String);

checked_text!(Euid);

impl FromStr for Euid {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        let text = text.trim();
        let (front, number) = text.split_once('.').ok_or(Expected::Euid)?;
        let (country, register) = front.split_at_checked(2).ok_or(Expected::Euid)?;
        let country: Country = country.parse().map_err(|_| Expected::Euid)?;
        let register_fits = match country.as_str() {
            "NL" => register == "NHR",
            "RO" => register == "ONRC",
            // The court's number in the German justice's list: a letter and four characters, R3306 for Rostock.
            _ => {
                (1..=10).contains(&register.len())
                    && register.bytes().all(|byte| byte.is_ascii_alphanumeric())
            }
        };
        let number_fits = (1..=40).contains(&number.len())
            && number.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/_-. ".contains(&byte));
        if !register_fits || !number_fits {
            return Err(Expected::Euid);
        }
        // Where the number is one that can be checked, it is.
        match country.as_str() {
            "NL" => number.parse::<super::KvkNumber>().map(|_| ())?,
            "RO" => number.parse::<super::RomanianRegisterNumber>().map(|_| ())?,
            _ => {}
        }
        Ok(Euid(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn country_register_and_number_are_asked_for() {
        for text in ["NLNHR.12345678", "ROONRC.J32/123/2010", "DER3306.HRB1234"] {
            assert_eq!(text.parse::<Euid>().unwrap().as_str(), text);
        }
        assert_eq!("NLNHR.1234".parse::<Euid>(), Err(Expected::KvkNumber));
        for text in ["NL.12345678", "XXNHR.1", "NLNHR", "NLNHR.", "DER3306.HRB 12;34", "é"] {
            assert_eq!(text.parse::<Euid>(), Err(Expected::Euid), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in ".{0,60}") {
            let _ = text.parse::<Euid>();
        }
    }
}
