//! Addresses of electronic mail.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use url::Host;
use validator::ValidateEmail;

/// The longest address that mail can be sent to (RFC 5321, 4.5.3.1.3, less the angle brackets).
pub const LONGEST: usize = 254;

/// An address in the form that the HTML standard accepts in an e-mail field, as its owner writes it, with the domain
/// in the letters that the network uses.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct EmailAddress(String);

/// A text that is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmailAddressError {
    /// Nothing was given.
    #[error("no e-mail address was given")]
    Empty,
    /// More than [`LONGEST`] characters.
    #[error("an e-mail address has at most {LONGEST} characters")]
    TooLong,
    /// Not of the form name@domain.
    #[error("this is not an e-mail address of the form name@example.test")]
    Malformed,
}

impl EmailAddress {
    /// As its owner writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For comparison: two addresses that fold alike are one account. No provider that matters tells `A@` from `a@`.
    #[must_use]
    pub fn folded(&self) -> String {
        self.0.to_lowercase()
    }

    /// For logs and lists that others read: the first letter and the domain.
    #[must_use]
    pub fn masked(&self) -> String {
        let (name, domain) = self.0.rsplit_once('@').unwrap_or((&self.0, ""));
        format!("{}…@{domain}", name.chars().next().unwrap_or('…'))
    }
}

impl FromStr for EmailAddress {
    type Err = EmailAddressError;

    fn from_str(text: &str) -> Result<Self, EmailAddressError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(EmailAddressError::Empty);
        }
        if text.chars().count() > LONGEST {
            return Err(EmailAddressError::TooLong);
        }
        if !text.validate_email() {
            return Err(EmailAddressError::Malformed);
        }
        let (name, domain) = text.rsplit_once('@').ok_or(EmailAddressError::Malformed)?;
        let domain = match Host::parse(domain) {
            Ok(Host::Domain(domain)) => domain,
            // A number for a domain is a way around a mail relay's rules and never somebody's business address.
            _ => return Err(EmailAddressError::Malformed),
        };
        let address = format!("{name}@{domain}");
        if address.len() > LONGEST { Err(EmailAddressError::TooLong) } else { Ok(EmailAddress(address)) }
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = EmailAddressError;

    fn try_from(text: String) -> Result<Self, EmailAddressError> {
        text.parse()
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> String {
        address.0
    }
}

/// Masked, so that an address does not end up in a log by way of `{:?}`.
impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EmailAddress({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_differ_in_capitals_are_one() {
        let written: EmailAddress = " Anna.Bakker@Werf.Example ".parse().unwrap();
        assert_eq!(written.as_str(), "Anna.Bakker@werf.example");
        assert_eq!(written.folded(), "anna.bakker@werf.example");
    }

    #[test]
    fn a_domain_with_umlauts_is_kept_in_the_letters_of_the_network() {
        let written: EmailAddress = "info@mühle.example".parse().unwrap();
        assert_eq!(written.as_str(), "info@xn--mhle-0ra.example");
    }

    #[test]
    fn what_could_smuggle_a_header_or_a_second_recipient_is_no_address() {
        for text in [
            "a@b.example\nBcc: c@d.example",
            "a@b.example,c@d.example",
            "a b@c.example",
            "@c.example",
            "a@",
            "a",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "<a@b.example>",
        ] {
            assert_eq!(text.parse::<EmailAddress>(), Err(EmailAddressError::Malformed), "{text}");
        }
        assert_eq!("  ".parse::<EmailAddress>(), Err(EmailAddressError::Empty));
        assert_eq!(
            format!("{}@b.example", "a".repeat(300)).parse::<EmailAddress>(),
            Err(EmailAddressError::TooLong)
        );
    }

    #[test]
    fn a_log_never_shows_a_whole_address() {
        let address: EmailAddress = "anna@werf.example".parse().unwrap();
        assert_eq!(format!("{address:?}"), "EmailAddress(a…@werf.example)");
    }
}
