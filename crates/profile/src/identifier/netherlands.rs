//! Dutch numbers: the chamber of commerce's (KvK) and the tax authority's for legal entities (RSIN).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{checked_text, compact, digits};
use crate::document::problem::Expected;

/// The number of a company in the Dutch trade register: eight digits, without a check digit (Handelsregisterbesluit
/// 2008).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KvkNumber(String);

/// The Dutch tax number of a legal entity: nine digits that pass the "11-test".
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rsin(String);

checked_text!(KvkNumber, Rsin);

impl FromStr for KvkNumber {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        let text = compact(text);
        match digits::<8>(&text) {
            Some(digits) if digits != [0; 8] => Ok(KvkNumber(text)),
            _ => Err(Expected::KvkNumber),
        }
    }
}

impl FromStr for Rsin {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        let text = compact(text);
        match passes_eleven_test(digits(&text).ok_or(Expected::Rsin)?) {
            true => Ok(Rsin(text)),
            false => Err(Expected::CheckDigit),
        }
    }
}

/// The "elfproef" of RSIN and citizen number: the digits weighed with 9 8 7 6 5 4 3 2 -1 give a multiple of eleven,
/// and are not all zero.
pub(super) fn passes_eleven_test(digits: [u8; 9]) -> bool {
    const WEIGHTS: [i32; 9] = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let sum: i32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| i32::from(*digit) * weight).sum();
    digits != [0; 9] && sum % 11 == 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_kvk_number_has_eight_digits() {
        assert_eq!("1234 5678".parse::<KvkNumber>().unwrap().as_str(), "12345678");
        for text in ["1234567", "123456789", "1234567a", "00000000", ""] {
            assert_eq!(text.parse::<KvkNumber>(), Err(Expected::KvkNumber), "{text}");
        }
    }

    proptest! {
        #[test]
        fn at_most_one_last_digit_makes_an_rsin(front in "[0-9]{8}") {
            let fitting = (0..10).filter(|last| format!("{front}{last}").parse::<Rsin>().is_ok()).count();
            prop_assert!(fitting <= 1);
        }

        #[test]
        fn an_rsin_with_one_digit_changed_is_none(front in "[0-9]{8}", place in 0..9_usize, by in 1..10_u8) {
            let found = (0..10).find_map(|last| format!("{front}{last}").parse::<Rsin>().ok());
            prop_assume!(found.is_some());
            let mut digits = found.unwrap().as_str().as_bytes().to_vec();
            digits[place] = b'0' + (digits[place] - b'0' + by) % 10;
            prop_assert!(String::from_utf8(digits).unwrap().parse::<Rsin>().is_err());
        }

        #[test]
        fn any_text_is_answered(text in ".{0,40}") {
            let _ = text.parse::<Rsin>();
            let _ = text.parse::<KvkNumber>();
        }
    }
}
