//! Romanian numbers: the fiscal code (CUI) and the number in the trade register.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{checked_text, compact};
use crate::document::problem::Expected;

/// A Romanian fiscal code (CUI, CIF): two to ten digits, the last of which checks the others.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FiscalCode(String);

/// A number in the Romanian trade register (ONRC), in the old form `J32/123/2010` or the form in use since
/// 26 July 2024, `J2010000123328`: kind, year, six digits, county, check digit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RomanianRegisterNumber(String);

checked_text!(FiscalCode, RomanianRegisterNumber);

impl FromStr for FiscalCode {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        const FORM: &str = "RO and two to ten digits";
        let text = compact(text);
        let digits: Vec<u8> = text.bytes().map(|byte| byte.wrapping_sub(b'0')).collect();
        if !(2..=10).contains(&digits.len()) || digits[0] == 0 || digits.iter().any(|digit| *digit > 9) {
            return Err(Expected::Vat(FORM));
        }
        match check_digit(&digits[..digits.len() - 1]) == digits[digits.len() - 1] {
            true => Ok(FiscalCode(text)),
            false => Err(Expected::CheckDigit),
        }
    }
}

/// The digits, right-aligned, weighed with 7 5 3 2 1 7 5 3 2; ten times the sum, modulo eleven, ten counting as zero.
fn check_digit(front: &[u8]) -> u8 {
    const WEIGHTS: [u32; 9] = [7, 5, 3, 2, 1, 7, 5, 3, 2];
    let sum: u32 = front.iter().rev().zip(WEIGHTS.iter().rev()).map(|(d, w)| u32::from(*d) * w).sum();
    u8::try_from(sum * 10 % 11 % 10).unwrap_or_default()
}

impl FromStr for RomanianRegisterNumber {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        let text = compact(text);
        match text.contains('/') {
            true => old_form(&text),
            false => new_form(&text),
        }
        .map(RomanianRegisterNumber)
    }
}

/// J for companies, F for persons and families, C for cooperatives.
const KINDS: [char; 3] = ['J', 'F', 'C'];
/// The trade register was founded by Law 26/1990.
const FIRST_YEAR: u16 = 1990;

fn old_form(text: &str) -> Result<String, Expected> {
    let refused = Expected::RomanianRegister;
    let Some(rest) = text.strip_prefix(KINDS) else { return Err(refused) };
    let mut parts = rest.strip_prefix('/').unwrap_or(rest).split('/');
    let (Some(county), Some(serial), Some(year), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(refused);
    };
    let number = |text: &str, most: usize| -> Option<u32> {
        let fits = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| text.parse().ok()).flatten()
    };
    let fits = number(county, 2).is_some_and(is_county)
        && number(serial, 6).is_some_and(|serial| serial > 0)
        && year.len() == 4
        // The old form has not been given out since 2024.
        && number(year, 4).is_some_and(|year| (u32::from(FIRST_YEAR)..=2024).contains(&year));
    match fits {
        true => Ok(format!("{}{county:0>2}/{serial}/{year}", &text[..1])),
        false => Err(refused),
    }
}

fn new_form(text: &str) -> Result<String, Expected> {
    let refused = Expected::RomanianRegister;
    let Some(digits) = text.strip_prefix(KINDS) else { return Err(refused) };
    if digits.len() != 13 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(refused);
    }
    let year: u16 = digits[..4].parse().unwrap_or_default();
    let county: u32 = digits[10..12].parse().unwrap_or_default();
    // Who was registered after the change has no county in the number.
    let county_fits = match year {
        ..2024 => is_county(county),
        2024 => county == 0 || is_county(county),
        _ => county == 0,
    };
    if year < FIRST_YEAR || !county_fits {
        return Err(refused);
    }
    // The letter counts with the last digit of its place in ASCII; the sum's last digit checks.
    let sum: u32 = u32::from(text.as_bytes()[0] % 10)
        + digits[..12].bytes().map(|byte| u32::from(byte - b'0')).sum::<u32>();
    match sum % 10 == u32::from(digits.as_bytes()[12] - b'0') {
        true => Ok(text.to_owned()),
        false => Err(Expected::CheckDigit),
    }
}

/// 1 to 40 for Bucharest and the old counties, 51 and 52 for Călărași and Giurgiu.
const fn is_county(number: u32) -> bool {
    matches!(number, 1..=40 | 51 | 52)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn register_numbers_of_both_forms_are_read() {
        assert_eq!("J32/123/2010".parse::<RomanianRegisterNumber>().unwrap().as_str(), "J32/123/2010");
        assert_eq!("j 8/45/1995".parse::<RomanianRegisterNumber>().unwrap().as_str(), "J08/45/1995");
        assert_eq!("J2012000750528".parse::<RomanianRegisterNumber>().unwrap().as_str(), "J2012000750528");
        assert_eq!("J2012000750529".parse::<RomanianRegisterNumber>(), Err(Expected::CheckDigit));
        for text in [
            "X32/123/2010",
            "J49/1/2010",
            "J32/0/2010",
            "J32/1/1989",
            "J32/1/2025",
            "J32/1",
            "J2012000750",
            "",
        ] {
            assert_eq!(text.parse::<RomanianRegisterNumber>(), Err(Expected::RomanianRegister), "{text}");
        }
    }

    #[test]
    fn a_fiscal_code_worked_out_by_hand_is_accepted() {
        // The last three weights: 1·5 + 2·3 + 3·2 = 17, and 170 mod 11 = 5.
        assert_eq!("1235".parse::<FiscalCode>().unwrap().as_str(), "1235");
        assert_eq!("1234".parse::<FiscalCode>(), Err(Expected::CheckDigit));
        assert!(matches!("12345678901".parse::<FiscalCode>(), Err(Expected::Vat(_))));
    }

    proptest! {
        #[test]
        fn exactly_one_last_digit_makes_a_fiscal_code(front in "[1-9][0-9]{0,8}") {
            let fitting = (0..10).filter(|last| format!("{front}{last}").parse::<FiscalCode>().is_ok()).count();
            prop_assert_eq!(fitting, 1);
        }

        #[test]
        fn exactly_one_last_digit_makes_a_register_number(serial in "[0-9]{6}", year in 1990..2024_u16, county in 1..=40_u8) {
            let fitting = (0..10)
                .filter(|last| format!("J{year}{serial}{county:02}{last}").parse::<RomanianRegisterNumber>().is_ok())
                .count();
            prop_assert_eq!(fitting, 1);
        }

        #[test]
        fn any_text_is_answered(text in ".{0,40}") {
            let _ = text.parse::<FiscalCode>();
            let _ = text.parse::<RomanianRegisterNumber>();
        }
    }
}
