//! One-time codes and links that prove that somebody reads a mailbox.
//!
//! A challenge is made for every address that asks, with an account or without: the work is the same, so neither the
//! answer nor its time tells which addresses have one.

use chrono::{NaiveDateTime, TimeDelta};
use database::schema::{sign_in_tokens, users};
use database::{Conn, DbError, identifier, words};
use diesel::prelude::*;
use subtle::ConstantTimeEq;

use crate::{EmailAddress, Generator, UserId, secret};

identifier!(
    /// Which challenge; the browser that asked keeps it until the code is typed.
    ChallengeId
);

words!(
    /// What the proof is for.
    Purpose {
        /// Signing in.
        SignIn = "sign_in",
        /// Confirming an address and signing in for the first time.
        SignUp = "sign_up",
        /// Setting a new password.
        ResetPassword = "reset_password",
    }
);

/// How long a code and its link are good.
pub const LIFETIME: TimeDelta = TimeDelta::minutes(15);

/// How often a code may be typed wrong before only a new one helps.
pub const ATTEMPTS: i32 = 5;

/// How many codes an address may ask for in an hour; more are not sent.
pub const CODES_PER_HOUR: i64 = 6;

/// How many codes may be typed for one address in a day: whoever guesses all year long has a chance of one in a
/// hundred. The link in the mail stays good, so nobody can lock somebody else out.
pub const TYPED_CODES_PER_DAY: i64 = 30;

/// A challenge that was made.
pub(crate) struct Issued {
    pub(crate) id: ChallengeId,
    /// Nothing is to be sent when the address has asked too often.
    pub(crate) secrets: Option<Secrets>,
}

/// What only the mailbox learns.
pub(crate) struct Secrets {
    pub(crate) code: String,
    pub(crate) token: String,
}

/// What a right code or link proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Proven {
    pub(crate) user: UserId,
}

/// Makes a challenge for the address; it can only be met when `user` is somebody.
pub(crate) fn open(
    conn: &mut Conn,
    generator: &Generator,
    purpose: Purpose,
    email: &EmailAddress,
    user: Option<UserId>,
    now: NaiveDateTime,
) -> Result<Issued, DbError> {
    let address = address_digest(email);
    let asked: i64 = sign_in_tokens::table
        .filter(sign_in_tokens::address_digest.eq(&address))
        .filter(sign_in_tokens::created_at.gt(now - TimeDelta::hours(1)))
        .count()
        .get_result(conn)?;
    let too_often = asked >= CODES_PER_HOUR;
    let secrets = Secrets { code: generator.code(), token: secret::encode(generator.token()) };
    let id = ChallengeId::generate();
    insert(conn, id, purpose, &address, user.filter(|_| !too_often), &secrets, now + LIFETIME, now)?;
    Ok(Issued { id, secrets: (!too_often).then_some(secrets) })
}

/// Makes a link for somebody whose identity is known otherwise: the first staff account, by the command line. Gives
/// the secret part of the link.
///
/// # Errors
/// When the database refuses.
pub fn issue_link(
    conn: &mut Conn,
    generator: &Generator,
    user: UserId,
    email: &EmailAddress,
    lifetime: TimeDelta,
    now: NaiveDateTime,
) -> Result<String, DbError> {
    let secrets = Secrets { code: generator.code(), token: secret::encode(generator.token()) };
    let id = ChallengeId::generate();
    insert(conn, id, Purpose::SignIn, &address_digest(email), Some(user), &secrets, now + lifetime, now)?;
    Ok(secrets.token)
}

#[expect(clippy::too_many_arguments, reason = "the columns of one row")]
fn insert(
    conn: &mut Conn,
    id: ChallengeId,
    purpose: Purpose,
    address_digest: &str,
    user: Option<UserId>,
    secrets: &Secrets,
    expires_at: NaiveDateTime,
    now: NaiveDateTime,
) -> Result<(), DbError> {
    diesel::insert_into(sign_in_tokens::table)
        .values((
            sign_in_tokens::id.eq(id),
            sign_in_tokens::user_id.eq(user),
            sign_in_tokens::address_digest.eq(address_digest),
            sign_in_tokens::purpose.eq(purpose),
            sign_in_tokens::token_digest.eq(secret::digest(&[secrets.token.as_bytes()])),
            sign_in_tokens::code_digest.eq(code_digest(id, &secrets.code)),
            sign_in_tokens::expires_at.eq(expires_at),
            sign_in_tokens::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes the code that somebody typed. Nothing when it is wrong, too old, used, tried too often or for another
/// purpose: one answer for all. The attempt counts even then, so the caller's transaction must be kept.
pub(crate) fn meet_by_code(
    conn: &mut Conn,
    id: ChallengeId,
    code: &str,
    purposes: &[Purpose],
    now: NaiveDateTime,
) -> Result<Option<Proven>, DbError> {
    let counted = diesel::update(
        sign_in_tokens::table
            .filter(sign_in_tokens::id.eq(id))
            .filter(sign_in_tokens::used_at.is_null())
            .filter(sign_in_tokens::expires_at.gt(now))
            .filter(sign_in_tokens::attempts.lt(ATTEMPTS)),
    )
    .set(sign_in_tokens::attempts.eq(sign_in_tokens::attempts + 1))
    .execute(conn)?;
    if counted == 0 {
        return Ok(None);
    }
    let (address, expected): (String, String) = sign_in_tokens::table
        .filter(sign_in_tokens::id.eq(id))
        .select((sign_in_tokens::address_digest, sign_in_tokens::code_digest))
        .first(conn)?;
    let typed_today: Option<i64> = sign_in_tokens::table
        .filter(sign_in_tokens::address_digest.eq(&address))
        .filter(sign_in_tokens::created_at.gt(now - TimeDelta::days(1)))
        .select(diesel::dsl::sum(sign_in_tokens::attempts))
        .first(conn)?;
    // People copy codes with the space that the mail shows in the middle.
    let code: String = code.chars().filter(|letter| !letter.is_whitespace()).take(16).collect();
    let right = bool::from(code_digest(id, &code).as_bytes().ct_eq(expected.as_bytes()));
    if !right || typed_today.unwrap_or_default() > TYPED_CODES_PER_DAY {
        return Ok(None);
    }
    use_up(conn, id, purposes, now)
}

/// Takes the secret part of a link. Nothing when it is unknown, too old, used or for another purpose.
pub(crate) fn meet_by_link(
    conn: &mut Conn,
    token: &str,
    purposes: &[Purpose],
    now: NaiveDateTime,
) -> Result<Option<Proven>, DbError> {
    let id: Option<ChallengeId> = sign_in_tokens::table
        .filter(sign_in_tokens::token_digest.eq(secret::digest(&[token.as_bytes()])))
        .select(sign_in_tokens::id)
        .first(conn)
        .optional()?;
    match id {
        Some(id) => use_up(conn, id, purposes, now),
        None => Ok(None),
    }
}

/// A challenge is met once; of two at the same moment the count decides. Reading the mailbox confirms the address.
fn use_up(
    conn: &mut Conn,
    id: ChallengeId,
    purposes: &[Purpose],
    now: NaiveDateTime,
) -> Result<Option<Proven>, DbError> {
    let user: Option<UserId> = sign_in_tokens::table
        .inner_join(users::table.on(sign_in_tokens::user_id.eq(users::id.nullable())))
        .filter(sign_in_tokens::id.eq(id))
        .filter(sign_in_tokens::purpose.eq_any(purposes))
        .filter(users::disabled_at.is_null())
        .select(users::id)
        .first(conn)
        .optional()?;
    let Some(user) = user else { return Ok(None) };
    let used = diesel::update(
        sign_in_tokens::table
            .filter(sign_in_tokens::id.eq(id))
            .filter(sign_in_tokens::used_at.is_null())
            .filter(sign_in_tokens::expires_at.gt(now)),
    )
    .set(sign_in_tokens::used_at.eq(now))
    .execute(conn)?;
    if used == 0 {
        return Ok(None);
    }
    crate::user::confirm(conn, user, now)?;
    Ok(Some(Proven { user }))
}

fn code_digest(id: ChallengeId, code: &str) -> String {
    secret::digest(&[id.as_str().as_bytes(), code.as_bytes()])
}

/// What stands for an address where nobody need know which it is.
pub(crate) fn address_digest(email: &EmailAddress) -> String {
    secret::digest(&[email.folded().as_bytes()])
}
