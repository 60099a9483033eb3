//! Passwords: what one must be like, how it is kept, how it is changed.

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use chrono::{NaiveDateTime, TimeDelta};
use database::schema::users;
use database::{Conn, Db, DbError};
use diesel::prelude::*;
use secrecy::{ExposeSecret, SecretString};

use crate::challenge::{self, ChallengeId, Purpose};
use crate::mail::{self, Mail, Recipient};
use crate::session::{self, Proof, Session};
use crate::sign_in::SignedIn;
use crate::{EmailAddress, Generator, SessionToken, UserId, password_attempt, user};

/// Fewest characters (NIST SP 800-63B-4 asks for 15 where the password stands alone and 8 beside a second factor;
/// OWASP for at least 12 in between).
pub const SHORTEST: usize = 12;

/// Most characters; longer ones would only keep the machine busy.
pub const LONGEST: usize = 128;

/// Fewest different characters: `aaaaaaaaaaaa` is long and no secret.
pub const FEWEST_DIFFERENT: usize = 5;

/// A session that was opened by mail so recently may set a password without the present one.
pub const FRESH_PROOF: TimeDelta = TimeDelta::minutes(15);

/// A password that somebody chose and that meets the rules.
#[derive(Clone, Debug)]
pub struct NewPassword(SecretString);

/// What the database keeps of a password: argon2id in the PHC string form.
#[derive(Clone)]
pub struct HashedPassword(String);

/// A password that does not meet the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Fewer than [`SHORTEST`] characters.
    #[error("a password has at least {SHORTEST} characters")]
    TooShort,
    /// More than [`LONGEST`] characters.
    #[error("a password has at most {LONGEST} characters")]
    TooLong,
    /// Fewer than [`FEWEST_DIFFERENT`] different characters.
    #[error("a password has at least {FEWEST_DIFFERENT} different characters")]
    TooPlain,
    /// The e-mail address, or little more than it.
    #[error("a password is not the e-mail address")]
    IsTheAddress,
}

/// A password cannot be changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// The present password is another one.
    #[error("the present password is another one")]
    WrongPassword,
    /// The account has none yet, or it is forgotten, and the sign-in by mail was too long ago.
    #[error("the mailbox has to be proven again")]
    ProofNeeded,
    /// The machine has no memory left for hashing.
    #[error("the password could not be hashed: {0}")]
    Hashing(String),
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl NewPassword {
    /// Checks a chosen password.
    ///
    /// # Errors
    /// [`PasswordError`] names the rule.
    pub fn parse(text: &str, email: &EmailAddress) -> Result<NewPassword, PasswordError> {
        let length = text.chars().count();
        if length < SHORTEST {
            return Err(PasswordError::TooShort);
        }
        if length > LONGEST {
            return Err(PasswordError::TooLong);
        }
        let mut different: Vec<char> = text.chars().collect();
        different.sort_unstable();
        different.dedup();
        if different.len() < FEWEST_DIFFERENT {
            return Err(PasswordError::TooPlain);
        }
        // The address with a digit or two behind it is what is tried first.
        let folded = text.to_lowercase();
        let address = email.folded();
        if folded.contains(&address) || address.contains(&folded) {
            return Err(PasswordError::IsTheAddress);
        }
        Ok(NewPassword(text.into()))
    }

    /// Hashes it with a fresh salt. Takes tens of milliseconds and 19 MiB: never inside a transaction.
    ///
    /// # Errors
    /// [`ChangeError::Hashing`] when the memory cannot be had.
    pub fn hash(&self, generator: &Generator) -> Result<HashedPassword, ChangeError> {
        let hash: PasswordHash = hasher()
            .hash_password_with_salt(self.0.expose_secret().as_bytes(), &generator.salt())
            .map_err(|error| ChangeError::Hashing(error.to_string()))?;
        Ok(HashedPassword(hash.to_string()))
    }
}

/// The parameters are those of the OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane.
fn hasher() -> Argon2<'static> {
    const PARAMS: Params = Params::DEFAULT;
    const _: () = assert!(Params::DEFAULT_M_COST == 19 * 1024 && Params::DEFAULT_T_COST == 2);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, PARAMS)
}

/// Compared with where there is no password, so that the answer takes as long. Of a text that nobody can type.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| {
    let hash: PasswordHash = hasher().hash_password_with_salt(&[0; 32], &[0; 16]).ok()?;
    Some(hash.to_string())
});

/// Compares a typed password with the kept one. Without one it does the same work and says no.
pub(crate) fn matches(kept: Option<&str>, typed: &str) -> bool {
    // What is longer than any password is compared as its beginning, which is none either.
    let typed = &typed.as_bytes()[..typed.len().min(LONGEST * 4 + 1)];
    let dummy = NOBODY.as_deref();
    let Some(hash) = kept.or(dummy).and_then(|text| PasswordHash::new(text).ok()) else { return false };
    let right = hasher().verify_password(typed, &hash).is_ok();
    right && kept.is_some()
}

/// The kept password of the account with this address, if it may sign in.
pub(crate) fn of_address(
    conn: &mut Conn,
    email: &EmailAddress,
) -> Result<Option<(UserId, Option<String>)>, DbError> {
    Ok(users::table
        .filter(users::email_folded.eq(email.folded()))
        .filter(users::disabled_at.is_null())
        .filter(users::confirmed_at.is_not_null())
        .select((users::id, users::password_hash))
        .first(conn)
        .optional()?)
}

/// Changes the password of somebody who knows the present one, or who has just signed in by mail. All other sessions
/// end and a mail tells the owner. Blocks while it hashes.
///
/// # Errors
/// [`ChangeError`].
pub fn change(
    db: &Db,
    generator: &Generator,
    session: &Session,
    current: Option<&str>,
    new: &NewPassword,
    now: NaiveDateTime,
) -> Result<(), ChangeError> {
    match current {
        Some(typed) if is_present(db, session.user, typed, now)? => {}
        Some(_) => return Err(ChangeError::WrongPassword),
        None if may_set_without_current(session, now) => {}
        None => return Err(ChangeError::ProofNeeded),
    }
    let hashed = new.hash(generator)?;
    db.write_blocking(|conn| {
        assign(conn, session.user, &hashed, now)?;
        session::close_others(conn, session.user, session.id)?;
        tell_owner(conn, session.user, now)
    })?;
    Ok(())
}

/// Whether the session was opened by mail in the last [`FRESH_PROOF`].
#[must_use]
pub fn may_set_without_current(session: &Session, now: NaiveDateTime) -> bool {
    session.proof == Proof::Mailbox && now - session.opened_at < FRESH_PROOF
}

/// How somebody who forgot the password proves the mailbox.
#[derive(Clone, Debug)]
pub enum ResetKey {
    /// The code from the mail, typed into the browser that asked.
    Code(ChallengeId, String),
    /// The secret part of the link in the mail.
    Link(String),
}

/// Sets a new password by mail. All sessions end, a new one begins, and a mail tells the owner. Nothing when the code
/// or link is refused, for whatever reason. Blocks while it hashes.
///
/// # Errors
/// [`ChangeError`].
pub fn reset(
    db: &Db,
    generator: &Generator,
    key: &ResetKey,
    new: &NewPassword,
    now: NaiveDateTime,
) -> Result<Option<SignedIn>, ChangeError> {
    let hashed = new.hash(generator)?;
    let signed_in = db.write_blocking(|conn| {
        let purposes = &[Purpose::ResetPassword];
        let proven = match key {
            ResetKey::Code(id, code) => challenge::meet_by_code(conn, *id, code, purposes, now)?,
            ResetKey::Link(token) => challenge::meet_by_link(conn, token, purposes, now)?,
        };
        let Some(proven) = proven else { return Ok::<_, DbError>(None) };
        assign(conn, proven.user, &hashed, now)?;
        if let Some(owner) = user::by_id(conn, proven.user)? {
            password_attempt::forget(conn, &owner.email)?;
        }
        session::close_all(conn, proven.user)?;
        tell_owner(conn, proven.user, now)?;
        let token: SessionToken = session::open(conn, generator, proven.user, Proof::Mailbox, None, now)?;
        Ok(Some(SignedIn { user: proven.user, token }))
    })?;
    Ok(signed_in)
}

/// Sets a password without asking: for the demonstration and the command line.
///
/// # Errors
/// When the database refuses.
pub fn assign(
    conn: &mut Conn,
    user: UserId,
    hashed: &HashedPassword,
    now: NaiveDateTime,
) -> Result<(), DbError> {
    diesel::update(users::table.filter(users::id.eq(user)))
        .set((users::password_hash.eq(&hashed.0), users::updated_at.eq(now)))
        .execute(conn)?;
    Ok(())
}

/// Whether this is the user's present password. Guesses are counted here as at the sign-in.
fn is_present(db: &Db, user: UserId, typed: &str, now: NaiveDateTime) -> Result<bool, DbError> {
    let kept = db.read_blocking(|conn| {
        let owner = user::by_id(conn, user)?;
        let hash: Option<Option<String>> =
            users::table.filter(users::id.eq(user)).select(users::password_hash).first(conn).optional()?;
        Ok::<_, DbError>(owner.zip(Some(hash.flatten())))
    })?;
    let Some((owner, hash)) = kept else { return Ok(false) };
    password_attempt::allows(db, &owner.email, now, || matches(hash.as_deref(), typed))
}

fn tell_owner(conn: &mut Conn, id: UserId, now: NaiveDateTime) -> Result<(), DbError> {
    let Some(owner) = user::by_id(conn, id)? else { return Ok(()) };
    let letter = Mail {
        template: mail::PASSWORD_CHANGED.to_owned(),
        to: Recipient::User(id),
        language: owner.language,
        arguments: serde_json::json!({}),
        thread: None,
        useful_until: None,
    };
    mail::enqueue(conn, &letter, now)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn email() -> EmailAddress {
        "anna.bakker@werf.example".parse().unwrap()
    }

    #[test]
    fn a_password_is_long_varied_and_not_the_address() {
        let refused = |text: &str| NewPassword::parse(text, &email()).unwrap_err();
        assert_eq!(refused("elf letters"), PasswordError::TooShort);
        assert_eq!(refused(&"langer ".repeat(30)), PasswordError::TooLong);
        assert_eq!(refused("aaaaaaaaaaaaaaaa"), PasswordError::TooPlain);
        assert_eq!(refused("abababababab"), PasswordError::TooPlain);
        assert_eq!(refused("Anna.Bakker@Werf.example1"), PasswordError::IsTheAddress);
        assert_eq!(refused("anna.bakker@werf"), PasswordError::IsTheAddress);
        assert!(NewPassword::parse("twaalf dozen", &email()).is_ok());
    }

    #[test]
    fn a_kept_password_is_argon2id_with_the_parameters_of_owasp() {
        let new = NewPassword::parse("koggen op de IJssel", &email()).unwrap();
        let kept = new.hash(&Generator::seeded(1)).unwrap();
        assert!(kept.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", kept.0);
        assert!(matches(Some(&kept.0), "koggen op de IJssel"));
        assert!(!matches(Some(&kept.0), "koggen op de ijssel"));
        assert_ne!(
            kept.0,
            new.hash(&Generator::seeded(2)).unwrap().0,
            "every password has a salt of its own"
        );
    }

    #[test]
    fn nothing_is_the_password_of_an_account_that_has_none() {
        assert!(!matches(None, ""));
        assert!(!matches(None, &"\0".repeat(32)));
        assert!(!matches(Some("not a hash"), "not a hash"));
    }
}
