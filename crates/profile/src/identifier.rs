//! Identifiers of companies with their check digits. What the digits allow is not what a register knows: a number that
//! passes here can still belong to nobody.

mod euid;
mod germany;
mod netherlands;
mod romania;
mod vat;

pub use euid::Euid;
pub use germany::{GermanRegister, GermanRegisterNumber};
pub use netherlands::{KvkNumber, Rsin};
pub use romania::{FiscalCode, RomanianRegisterNumber};
pub use vat::VatNumber;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::document::problem::Expected;
use crate::document::{Country, Line};

/// The number under which a company stands in the register of its country, checked as that country numbers:
/// KvK number, Romanian register number, German court and number; elsewhere any short number.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChamberNumber(Line<60>);

impl ChamberNumber {
    /// Reads a number as the register of `country` writes it.
    ///
    /// # Errors
    /// What that country's number looks like, or that its check digit does not fit.
    pub fn parse(country: Country, text: &str) -> Result<ChamberNumber, Expected> {
        let canonical = match country.as_str() {
            "NL" => text.parse::<KvkNumber>()?.to_string(),
            "RO" => text.parse::<RomanianRegisterNumber>()?.to_string(),
            "DE" => text.parse::<GermanRegisterNumber>()?.to_string(),
            _ if text.chars().all(|c| c.is_alphanumeric() || " ./-:".contains(c)) => text.to_owned(),
            _ => return Err(Expected::ChamberNumber),
        };
        canonical.parse().map(ChamberNumber)
    }

    /// The number as its register writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Display for ChamberNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The digits of a text that is nothing but `N` digits.
fn digits<const N: usize>(text: &str) -> Option<[u8; N]> {
    let bytes: [u8; N] = text.as_bytes().try_into().ok()?;
    bytes.iter().all(u8::is_ascii_digit).then(|| bytes.map(|byte| byte - b'0'))
}

/// Without the separators that people put between the digits.
fn compact(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '\u{a0}')).collect::<String>().to_uppercase()
}

/// The conversions of a type that is a checked text inside.
macro_rules! checked_text {
    ($($name:ident),+) => {$(
        impl $name {
            /// The number in its plain form.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::document::problem::Expected;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(number: $name) -> String {
                number.0
            }
        }
    )+};
}
use checked_text;
