//! Mails that are to be sent: what the outbox holds of them. The messaging crate renders and delivers.

use chrono::NaiveDateTime;
use database::outbox::{self, OutboxId};
use database::{Conn, DbError};
use locale::Language;
use serde::{Deserialize, Serialize};

use crate::{EmailAddress, UserId};

/// The kind of the outbox rows that are mails.
pub const KIND: &str = "mail";

/// A mail, before it has been put into words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// Which letter: the name of a folder in `frontend/templates/mail`.
    pub template: String,
    /// To whom.
    pub to: Recipient,
    /// In which language; chosen when the mail is asked for, so that a later change does not mix two.
    pub language: Language,
    /// What the letter needs to know: an object in the form that the letter fixes.
    pub arguments: serde_json::Value,
    /// Mails that belong together form a thread: `introduction:0192…`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread: Option<String>,
    /// After this moment the mail would only confuse and is dropped: a code that is no longer good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub useful_until: Option<NaiveDateTime>,
}

/// To whom a mail goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    /// Somebody with an account; name and address are looked up when the mail is sent.
    User(UserId),
    /// Somebody without one.
    Address {
        /// Where.
        email: EmailAddress,
        /// What they are called, if that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
    },
}

/// Adds a mail, in the transaction that causes it.
///
/// # Errors
/// When the database refuses.
pub fn enqueue(conn: &mut Conn, mail: &Mail, now: NaiveDateTime) -> Result<OutboxId, DbError> {
    Ok(outbox::enqueue(conn, KIND, mail, now, now)?)
}

/// The letter with a code and a link for signing in.
pub const SIGN_IN: &str = "sign_in";
/// The letter that confirms an address after signing up.
pub const SIGN_UP: &str = "sign_up";
/// The letter to somebody who signs up with an address that has an account.
pub const SIGN_UP_AGAIN: &str = "sign_up_again";
/// The letter with a code and a link for a new password.
pub const RESET_PASSWORD: &str = "reset_password";
/// The letter that tells somebody that there is no account with the address.
pub const NO_ACCOUNT: &str = "no_account";
/// The letter that tells somebody that the account was closed by staff.
pub const ACCOUNT_DISABLED: &str = "account_disabled";
/// The letter that tells somebody that the password was changed.
pub const PASSWORD_CHANGED: &str = "password_changed";

/// What the letters with a code say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneTimeCode {
    /// Six digits.
    pub code: String,
    /// The secret part of the link.
    pub token: String,
    /// How many minutes both are good for.
    pub minutes: i64,
}
