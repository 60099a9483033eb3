//! Signing up, in and out.
//!
//! Whoever asks gets one answer, whether the address has an account or not: a challenge that the browser keeps, and a
//! page that asks for the code. The mail tells the owner of the mailbox the truth.

use chrono::NaiveDateTime;
use database::{Conn, Db, DbError};
use locale::Language;

use crate::challenge::{self, ChallengeId, Issued, Purpose};
use crate::mail::{self, Mail, OneTimeCode, Recipient};
use crate::session::{self, Proof};
use crate::user::{self, PersonName, User};
use crate::{EmailAddress, Generator, SessionToken, UserId, password, password_attempt};

/// Somebody who has signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// Who.
    pub user: UserId,
    /// The secret of the new session, for the cookie.
    pub token: SessionToken,
}

/// Signs somebody up: an account that its mailbox has still to confirm. An address that has an account already gets a
/// mail that says so, with a code for signing in.
///
/// # Errors
/// When the database refuses.
pub fn sign_up(
    conn: &mut Conn,
    generator: &Generator,
    email: &EmailAddress,
    name: &PersonName,
    language: Language,
    now: NaiveDateTime,
) -> Result<ChallengeId, DbError> {
    let known = user::by_email(conn, email)?;
    let (user, template) = match known {
        Some(user) if user.confirmed_at.is_some() => (user, mail::SIGN_UP_AGAIN),
        Some(user) => {
            // Nobody has shown yet that the mailbox is theirs: the latest to ask says what they are called.
            user::rename(conn, user.id, name, now)?;
            (user, mail::SIGN_UP)
        }
        None => (user::add(conn, email, name, language, now)?, mail::SIGN_UP),
    };
    challenge(conn, generator, Purpose::SignUp, email, Some(&user), template, language, now)
}

/// Asks for a code and a link to sign in with.
///
/// # Errors
/// When the database refuses.
pub fn ask(
    conn: &mut Conn,
    generator: &Generator,
    email: &EmailAddress,
    language: Language,
    now: NaiveDateTime,
) -> Result<ChallengeId, DbError> {
    let user = user::by_email(conn, email)?;
    challenge(conn, generator, Purpose::SignIn, email, user.as_ref(), mail::SIGN_IN, language, now)
}

/// Asks for a code and a link to set a new password with; see [`password::reset`].
///
/// # Errors
/// When the database refuses.
pub fn ask_password_reset(
    conn: &mut Conn,
    generator: &Generator,
    email: &EmailAddress,
    language: Language,
    now: NaiveDateTime,
) -> Result<ChallengeId, DbError> {
    let user = user::by_email(conn, email)?;
    challenge(
        conn,
        generator,
        Purpose::ResetPassword,
        email,
        user.as_ref(),
        mail::RESET_PASSWORD,
        language,
        now,
    )
}

/// One challenge and one mail, whoever asks.
#[expect(clippy::too_many_arguments, reason = "three public functions say what each of them stands for")]
fn challenge(
    conn: &mut Conn,
    generator: &Generator,
    purpose: Purpose,
    email: &EmailAddress,
    user: Option<&User>,
    template: &'static str,
    language: Language,
    now: NaiveDateTime,
) -> Result<ChallengeId, DbError> {
    let Issued { id, secrets } =
        challenge::open(conn, generator, purpose, email, user.map(|user| user.id), now)?;
    let Some(secrets) = secrets else { return Ok(id) };
    let code =
        OneTimeCode { code: secrets.code, token: secrets.token, minutes: challenge::LIFETIME.num_minutes() };
    let (template, arguments) = match user {
        None => (mail::NO_ACCOUNT, serde_json::json!({})),
        Some(user) if user.disabled_at.is_some() => (mail::ACCOUNT_DISABLED, serde_json::json!({})),
        Some(_) => (template, serde_json::json!(code)),
    };
    let letter = Mail {
        template: template.to_owned(),
        to: match user {
            Some(user) => Recipient::User(user.id),
            None => Recipient::Address { email: email.clone(), name: None },
        },
        language: user.map_or(language, |user| user.language),
        arguments,
        thread: None,
        useful_until: Some(now + challenge::LIFETIME),
    };
    mail::enqueue(conn, &letter, now)?;
    Ok(id)
}

/// Signs in by the code from the mail, typed into the browser that asked. Nothing when it is refused: wrong, too old,
/// used, tried too often, an address without an account. The attempt is counted: keep the transaction.
///
/// # Errors
/// When the database refuses.
pub fn by_code(
    conn: &mut Conn,
    generator: &Generator,
    challenge: ChallengeId,
    code: &str,
    previous: Option<&SessionToken>,
    now: NaiveDateTime,
) -> Result<Option<SignedIn>, DbError> {
    match challenge::meet_by_code(conn, challenge, code, &[Purpose::SignIn, Purpose::SignUp], now)? {
        Some(proven) => begin(conn, generator, proven.user, Proof::Mailbox, previous, now).map(Some),
        None => Ok(None),
    }
}

/// Signs in by the link from the mail; `token` is its secret part. Nothing when it is refused.
///
/// # Errors
/// When the database refuses.
pub fn by_link(
    conn: &mut Conn,
    generator: &Generator,
    token: &str,
    previous: Option<&SessionToken>,
    now: NaiveDateTime,
) -> Result<Option<SignedIn>, DbError> {
    match challenge::meet_by_link(conn, token, &[Purpose::SignIn, Purpose::SignUp], now)? {
        Some(proven) => begin(conn, generator, proven.user, Proof::Mailbox, previous, now).map(Some),
        None => Ok(None),
    }
}

/// Signs in by password. Nothing when it is refused: wrong, too soon after wrong ones ([`password_attempt`]), no
/// password, no account, not confirmed, disabled. The hash is computed in every case. Blocks for tens of milliseconds and holds no transaction meanwhile.
///
/// # Errors
/// When the database refuses.
pub fn by_password(
    db: &Db,
    generator: &Generator,
    email: &EmailAddress,
    typed: &str,
    previous: Option<&SessionToken>,
    now: NaiveDateTime,
) -> Result<Option<SignedIn>, DbError> {
    let kept = db.read_blocking(|conn| password::of_address(conn, email))?;
    let (user, hash) = kept.map_or((None, None), |(user, hash)| (Some(user), hash));
    let is_right = || password::matches(hash.as_deref(), typed);
    match (password_attempt::allows(db, email, now, is_right)?, user) {
        (true, Some(user)) => {
            db.write_blocking(|conn| begin(conn, generator, user, Proof::Password, previous, now)).map(Some)
        }
        _ => Ok(None),
    }
}

fn begin(
    conn: &mut Conn,
    generator: &Generator,
    user: UserId,
    proof: Proof,
    previous: Option<&SessionToken>,
    now: NaiveDateTime,
) -> Result<SignedIn, DbError> {
    let token = session::open(conn, generator, user, proof, previous, now)?;
    Ok(SignedIn { user, token })
}
