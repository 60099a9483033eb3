//! Links in mails that let their reader do one thing for some time, without signing in first.
//!
//! A link carries what it is about, until when it is good, and an HMAC-SHA256 over both and its purpose, made with a
//! key that the installation drew at its first start. Nothing has to be stored for it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::NaiveDateTime;
use database::{Conn, DbError, installation, words};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::{Generator, secret};

words!(
    /// What a link lets its reader do; a link for one thing is good for nothing else.
    Purpose {
        /// Answer a request for an introduction.
        AnswerIntroduction = "answer_introduction",
        /// Write no more letters of a kind.
        Unsubscribe = "unsubscribe",
        /// Join a company.
        Invitation = "invitation",
    }
);

/// The key of an installation's links.
#[derive(Clone)]
pub struct LinkKey(Hmac<Sha256>);

/// A link that is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// Not made by this installation, for another purpose, or changed on its way.
    #[error("this link was not made here")]
    Invalid,
    /// Its time is over.
    #[error("this link is no longer good")]
    Expired,
}

/// The name of the key among the values of the installation.
const NAME: &str = "link_key";

/// Ends a link's parts; no identifier holds one.
const SEPARATOR: char = '.';

impl LinkKey {
    /// The installation's key; drawn when there is none yet. All nodes get the same.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn of_installation(
        conn: &mut Conn,
        generator: &Generator,
        now: NaiveDateTime,
    ) -> Result<LinkKey, DbError> {
        let value = installation::value_or(conn, NAME, &secret::encode(generator.token()), now)?;
        let key = secret::decode(&value).ok_or_else(|| unreadable("the key of the links is not 256 bits"))?;
        LinkKey::new(&key)
    }

    fn new(key: &[u8; 32]) -> Result<LinkKey, DbError> {
        Hmac::new_from_slice(key).map(LinkKey).map_err(|_| unreadable("the key of the links does not fit"))
    }

    /// The text that stands in the link. `subject` is made of letters, digits, `-`, `_`, `:` and `~`, such as
    /// identifiers are.
    #[must_use]
    pub fn sign(&self, purpose: Purpose, subject: &str, expires_at: NaiveDateTime) -> String {
        let expiry = expires_at.and_utc().timestamp();
        let mac = self.mac(purpose, subject, expiry).finalize().into_bytes();
        format!("{subject}{SEPARATOR}{expiry:x}{SEPARATOR}{}", URL_SAFE_NO_PAD.encode(mac))
    }

    /// What a link is about.
    ///
    /// # Errors
    /// [`LinkError`]; whether a link was genuine is checked before its time.
    pub fn verify(&self, purpose: Purpose, text: &str, now: NaiveDateTime) -> Result<String, LinkError> {
        let mut parts = text.rsplitn(3, SEPARATOR);
        let (Some(mac), Some(expiry), Some(subject)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(LinkError::Invalid);
        };
        let mac = URL_SAFE_NO_PAD.decode(mac).map_err(|_| LinkError::Invalid)?;
        let expiry = i64::from_str_radix(expiry, 16).map_err(|_| LinkError::Invalid)?;
        self.mac(purpose, subject, expiry).verify_slice(&mac).map_err(|_| LinkError::Invalid)?;
        if now.and_utc().timestamp() >= expiry { Err(LinkError::Expired) } else { Ok(subject.to_owned()) }
    }

    fn mac(&self, purpose: Purpose, subject: &str, expiry: i64) -> Hmac<Sha256> {
        let mut mac = self.0.clone();
        for part in [purpose.as_str().as_bytes(), subject.as_bytes(), &expiry.to_be_bytes()] {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac
    }
}

impl std::fmt::Debug for LinkKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LinkKey(…)")
    }
}

fn unreadable(what: &'static str) -> DbError {
    DbError::Query(diesel::result::Error::DeserializationError(what.into()))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};

    use super::*;

    fn key() -> LinkKey {
        LinkKey::new(&[7; 32]).unwrap()
    }

    fn now() -> NaiveDateTime {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap().naive_utc()
    }

    #[test]
    fn a_link_is_good_for_its_purpose_until_its_time_is_over() {
        let link = key().sign(Purpose::AnswerIntroduction, "a~b", now() + TimeDelta::hours(1));
        assert_eq!(key().verify(Purpose::AnswerIntroduction, &link, now()), Ok("a~b".to_owned()));
        assert_eq!(key().verify(Purpose::Unsubscribe, &link, now()), Err(LinkError::Invalid));
        let late = now() + TimeDelta::hours(1);
        assert_eq!(key().verify(Purpose::AnswerIntroduction, &link, late), Err(LinkError::Expired));
    }

    #[test]
    fn a_link_that_was_changed_anywhere_is_refused() {
        let link = key().sign(Purpose::AnswerIntroduction, "accept:1", now() + TimeDelta::hours(1));
        for place in 0..link.len() {
            let mut changed = link.clone().into_bytes();
            changed[place] = if changed[place] == b'1' { b'2' } else { b'1' };
            let changed = String::from_utf8(changed).unwrap();
            // The last letter of the MAC carries bits that are not part of it.
            if URL_SAFE_NO_PAD.decode(changed.rsplit('.').next().unwrap()).is_ok() {
                assert!(key().verify(Purpose::AnswerIntroduction, &changed, now()).is_err(), "{changed}");
            }
        }
        for nonsense in ["", ".", "..", "a.b.c", "\u{0}.\u{1}.\u{2}"] {
            assert_eq!(key().verify(Purpose::AnswerIntroduction, nonsense, now()), Err(LinkError::Invalid));
        }
    }
}
