//! VAT numbers.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::netherlands::passes_eleven_test;
use super::{FiscalCode, checked_text, compact, digits};
use crate::document::problem::Expected;

/// A VAT number with the country in front, in capitals and without separators. Dutch, German and Romanian ones are
/// checked digit by digit, others by their form. A Romanian fiscal code without `RO` is that of a company which is not
/// registered for VAT, and stays without.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct VatNumber(String);

checked_text!(VatNumber);

impl FromStr for VatNumber {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        if text.len() > 40 {
            return Err(Expected::VatPrefix);
        }
        let text = compact(text);
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            text.parse::<FiscalCode>()?;
            return Ok(VatNumber(text));
        }
        let (country, number) = text.split_at_checked(2).ok_or(Expected::VatPrefix)?;
        match country {
            "NL" => check_dutch(number)?,
            "DE" => check_german(number)?,
            "RO" => number.parse::<FiscalCode>().map(|_| ())?,
            _ => check_form(country, number)?,
        }
        Ok(VatNumber(text))
    }
}

impl VatNumber {
    /// Whether the country stands in front; without, it is a Romanian fiscal code.
    #[must_use]
    pub fn has_country(&self) -> bool {
        self.0.starts_with(|c: char| c.is_ascii_alphabetic())
    }

    /// Whether the number may contain somebody's citizen number (BSN), as those of Dutch sole traders did until 2020.
    /// It is then not published. Legal entities have numbers from the series 00… and 8…, which no citizen has; all
    /// others that pass the 11-test and were not given out under the rule of 2020 (modulo 97) are taken for citizens'.
    #[must_use]
    pub fn may_hold_citizen_number(&self) -> bool {
        let Some(number) = self.0.strip_prefix("NL") else { return false };
        let of_legal_entity = number.starts_with("00") || number.starts_with('8');
        !of_legal_entity && !passes_mod_97(&self.0)
    }
}

/// `123456782B12`: nine digits that pass the 11-test (legal entities, and sole traders until 2020), or the whole passes
/// modulo 97 (sole traders since 1 January 2020).
fn check_dutch(number: &str) -> Result<(), Expected> {
    const FORM: &str = "NL123456782B12";
    let parts = number.get(..9).and_then(digits::<9>).zip(number.get(9..));
    let Some((front, back)) = parts else { return Err(Expected::Vat(FORM)) };
    let back_fits = back.strip_prefix('B').and_then(digits::<2>).is_some_and(|serial| serial != [0, 0]);
    match back_fits {
        false => Err(Expected::Vat(FORM)),
        true if passes_eleven_test(front) || passes_mod_97(&format!("NL{number}")) => Ok(()),
        true => Err(Expected::CheckDigit),
    }
}

/// ISO 7064 MOD 97-10 over the whole number, a letter counting as its place in the alphabet plus nine.
fn passes_mod_97(text: &str) -> bool {
    let remainder = text.chars().filter_map(|c| c.to_digit(36)).fold(0, |remainder, value| {
        let shift = if value > 9 { 100 } else { 10 };
        (remainder * shift + value) % 97
    });
    remainder == 1
}

/// Nine digits, ISO 7064 MOD 11,10.
fn check_german(number: &str) -> Result<(), Expected> {
    let digits: [u8; 9] =
        digits(number).filter(|digits| digits[0] != 0).ok_or(Expected::Vat("DE123456788"))?;
    let product = digits[..8].iter().fold(10, |product, digit| {
        let sum = (u32::from(*digit) + product) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    match (11 - product) % 10 == u32::from(digits[8]) {
        true => Ok(()),
        false => Err(Expected::CheckDigit),
    }
}

/// Two to thirteen letters, digits, `+` and `*`, as the widest of the national forms have them.
fn check_form(country: &str, number: &str) -> Result<(), Expected> {
    let fits = country.bytes().all(|byte| byte.is_ascii_uppercase())
        && (2..=13).contains(&number.len())
        && number
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"+*".contains(&byte))
        && number.bytes().any(|byte| byte.is_ascii_digit());
    fits.then_some(()).ok_or(Expected::VatPrefix)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn dutch_numbers_pass_the_eleven_test_or_modulo_97() {
        assert_eq!("NL 1234.56.782.B12".parse::<VatNumber>().unwrap().as_str(), "NL123456782B12");
        assert!("NL123456789B13".parse::<VatNumber>().is_ok(), "passes modulo 97 only");
        assert_eq!("NL123456789B12".parse::<VatNumber>(), Err(Expected::CheckDigit));
        assert!(matches!("NL123456782C12".parse::<VatNumber>(), Err(Expected::Vat(_))));
        assert!(matches!("NL123456782B00".parse::<VatNumber>(), Err(Expected::Vat(_))));
    }

    #[test]
    fn an_old_sole_traders_number_is_taken_for_a_citizens() {
        let holds = |text: &str| text.parse::<VatNumber>().unwrap().may_hold_citizen_number();
        assert!(holds("NL123456782B12"));
        assert!(!holds("NL123456789B13"), "given out under the rule of 2020");
        assert!(!holds("NL004495445B01"), "of a legal entity");
        assert!(!holds("DE136695976"));
    }

    #[test]
    fn german_romanian_and_other_numbers_are_checked_as_their_country_does() {
        assert!("DE136695976".parse::<VatNumber>().is_ok());
        assert_eq!("DE136695978".parse::<VatNumber>(), Err(Expected::CheckDigit));
        assert!("RO1235".parse::<VatNumber>().unwrap().has_country());
        assert!(!"1235".parse::<VatNumber>().unwrap().has_country());
        assert_eq!("RO1236".parse::<VatNumber>(), Err(Expected::CheckDigit));
        assert!("ATU12345678".parse::<VatNumber>().is_ok());
        for text in ["", "X", "AT", "ATABC", "1A2345678", "äöü", "FR<script>"] {
            assert_eq!(text.parse::<VatNumber>(), Err(Expected::VatPrefix), "{text}");
        }
    }

    proptest! {
        #[test]
        fn exactly_one_last_digit_makes_a_german_number(front in "[1-9][0-9]{7}") {
            let fitting = (0..10).filter(|last| format!("DE{front}{last}").parse::<VatNumber>().is_ok()).count();
            prop_assert_eq!(fitting, 1);
        }

        #[test]
        fn a_german_number_with_one_digit_changed_is_none(front in "[1-9][0-9]{7}", place in 3..11_usize, by in 1..10_u8) {
            let found = (0..10).find_map(|last| format!("DE{front}{last}").parse::<VatNumber>().ok()).unwrap();
            let mut text = found.as_str().as_bytes().to_vec();
            prop_assume!(place < text.len());
            text[place] = b'0' + (text[place] - b'0' + by) % 10;
            prop_assert!(String::from_utf8(text).unwrap().parse::<VatNumber>().is_err());
        }

        #[test]
        fn any_text_is_answered(text in ".{0,60}") {
            let _ = text.parse::<VatNumber>();
        }

        #[test]
        fn what_was_read_is_read_again_alike(text in "(NL|DE|RO|AT)[0-9]{2,9}(B[0-9]{2})?") {
            if let Ok(number) = text.parse::<VatNumber>() {
                prop_assert_eq!(number.as_str().parse::<VatNumber>().unwrap(), number);
            }
        }
    }
}
