//! How a company is reached: website, e-mail, telephone.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use url::Url;
use validator::ValidateEmail;

use super::limits;
use super::problem::Expected;

/// A web address, `https` or `http`, with a host name and without a password.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Website(String);

/// An e-mail address as HTML's form fields take it (WHATWG), in at most 254 characters (RFC 5321).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// A telephone number in international form (ITU-T E.123): `+`, then 7 to 15 digits, with spaces and the like between.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

impl FromStr for Website {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        let text = text.trim();
        let found = text.chars().count();
        if found > limits::WEBSITE {
            return Err(Expected::Characters { most: limits::WEBSITE, found });
        }
        let url = Url::parse(text).map_err(|_| Expected::Website)?;
        let host = url.host_str().unwrap_or_default();
        let fits = matches!(url.scheme(), "http" | "https")
            && host.contains('.')
            && url.username().is_empty()
            && url.password().is_none()
            && !text.chars().any(|c| c.is_control() || c.is_whitespace());
        fits.then(|| Website(text.to_owned())).ok_or(Expected::Website)
    }
}

impl Website {
    /// The address as people say it: `example.test/products`, without scheme, `www.` and a lone slash at the end.
    #[must_use]
    pub fn short(&self) -> &str {
        let text = self.0.split_once("://").map_or(self.0.as_str(), |(_, rest)| rest);
        text.strip_prefix("www.").unwrap_or(text).trim_end_matches('/')
    }
}

impl FromStr for Email {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        let text = text.trim();
        let fits = text.len() <= limits::EMAIL && text.validate_email() && text.contains('.');
        fits.then(|| Email(text.to_owned())).ok_or(Expected::Email)
    }
}

impl FromStr for Phone {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        let text = text.trim();
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let fits = text.strip_prefix('+').is_some_and(|rest| {
            rest.starts_with(|c: char| ('1'..='9').contains(&c))
                && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '.' | '/'))
        });
        // Fifteen digits at most (ITU-T E.164), and not more separators than digits.
        let fits = fits && (7..=15).contains(&digits) && text.len() <= 2 * digits + 1;
        fits.then(|| Phone(text.to_owned())).ok_or(Expected::Phone)
    }
}

/// The conversions that all three have.
macro_rules! contact_conversions {
    ($($name:ident),+) => {$(
        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = Expected;

            fn try_from(text: String) -> Result<Self, Expected> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.0
            }
        }
    )+};
}
contact_conversions!(Website, Email, Phone);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_website_is_an_address_that_a_browser_may_follow() {
        assert_eq!("https://www.example.test/".parse::<Website>().unwrap().short(), "example.test");
        assert!("http://müller.example/produkte".parse::<Website>().is_ok());
        for text in [
            "example.test",
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://example.test",
            "https://",
            "https://localhost",
            "https://user:secret@example.test",
            "https://exa mple.test",
            "https://example.test/\nx",
        ] {
            assert_eq!(text.parse::<Website>(), Err(Expected::Website), "{text}");
        }
    }

    #[test]
    fn an_email_address_has_a_name_and_a_domain() {
        assert!("sales@example.test".parse::<Email>().is_ok());
        for text in [
            "sales",
            "sales@",
            "@example.test",
            "a b@example.test",
            "a@example.test\nBcc: b@example.test",
            "a@b",
        ] {
            assert_eq!(text.parse::<Email>(), Err(Expected::Email), "{text}");
        }
    }

    #[test]
    fn a_telephone_number_is_international() {
        assert!("+31570000000".parse::<Phone>().is_ok());
        assert!("+49 (381) 000-000".parse::<Phone>().is_ok());
        for text in
            ["0570 000000", "+0570000000", "+31 57", "+31 570 abc", "+1234567890123456", "+1          234567"]
        {
            assert_eq!(text.parse::<Phone>(), Err(Expected::Phone), "{text}");
        }
    }
}
