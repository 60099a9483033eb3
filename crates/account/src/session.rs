//! Sessions: who is signed in, in which browser.
//!
//! The browser holds 256 random bits, the database only their digest. A session ends when it is not used for
//! [`IDLE`], and in any case after [`LONGEST`].

use std::fmt;

use chrono::{NaiveDateTime, TimeDelta};
use database::schema::{sessions, users};
use database::{Conn, DbError, identifier, words};
use diesel::prelude::*;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::{Generator, UserId, secret};

identifier!(
    /// Which session.
    SessionId
);

words!(
    /// What somebody showed when signing in.
    Proof {
        /// The mailbox, by a code or a link.
        Mailbox = "mailbox",
        /// The password.
        Password = "password",
    }
);

/// A session that is not used for so long ends.
pub const IDLE: TimeDelta = TimeDelta::days(7);

/// No session lasts longer.
pub const LONGEST: TimeDelta = TimeDelta::days(30);

/// The use of a session is noted at most so often: reading a page must not mean writing to the database.
const NOTED_EVERY: TimeDelta = TimeDelta::minutes(5);

/// The secret of a session, as its cookie holds it.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken([u8; 32]);

/// An open session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Which one.
    pub id: SessionId,
    /// Whose.
    pub user: UserId,
    /// What was shown when signing in.
    pub proof: Proof,
    /// When that was.
    pub opened_at: NaiveDateTime,
    /// Whether it is time for [`touch`].
    pub needs_touch: bool,
}

impl SessionToken {
    /// For the cookie.
    #[must_use]
    pub fn as_cookie(&self) -> String {
        secret::encode(self.0)
    }

    /// From the cookie; nothing when it was not made by us.
    #[must_use]
    pub fn from_cookie(value: &str) -> Option<SessionToken> {
        secret::decode(value).map(SessionToken)
    }

    /// The token that the session's forms carry, so that a page elsewhere cannot post them.
    #[must_use]
    pub fn form_token(&self) -> String {
        secret::encode(self.form_mac())
    }

    /// Whether a posted form carries [`SessionToken::form_token`].
    #[must_use]
    pub fn accepts_form_token(&self, posted: &str) -> bool {
        secret::decode(posted).is_some_and(|posted| bool::from(posted.ct_eq(&self.form_mac())))
    }

    fn form_mac(&self) -> [u8; 32] {
        // A key of 32 bytes always fits; HMAC takes any length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return [0; 32] };
        mac.update(b"form");
        mac.finalize().into_bytes().into()
    }

    fn digest(&self) -> String {
        secret::digest(&[&self.0])
    }
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken(…)")
    }
}

/// Opens a session with a new secret. The one that the browser had before ends: a secret that somebody planted or saw
/// before the sign-in is worth nothing after it.
///
/// # Errors
/// When the database refuses.
pub fn open(
    conn: &mut Conn,
    generator: &Generator,
    user: UserId,
    proof: Proof,
    previous: Option<&SessionToken>,
    now: NaiveDateTime,
) -> Result<SessionToken, DbError> {
    if let Some(previous) = previous {
        diesel::delete(sessions::table.filter(sessions::token_digest.eq(previous.digest()))).execute(conn)?;
    }
    let token = SessionToken(generator.token());
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(SessionId::generate()),
            sessions::user_id.eq(user),
            sessions::token_digest.eq(token.digest()),
            sessions::proof.eq(proof),
            sessions::last_seen_at.eq(now),
            sessions::expires_at.eq(now + LONGEST),
            sessions::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(token)
}

/// Whose session this was, also when it has ended by time: what its owner was typing is kept for them, and they may do
/// nothing else with it.
///
/// # Errors
/// When the database refuses.
pub fn former_user(conn: &mut Conn, token: &SessionToken) -> Result<Option<UserId>, DbError> {
    Ok(sessions::table
        .filter(sessions::token_digest.eq(token.digest()))
        .select(sessions::user_id)
        .first(conn)
        .optional()?)
}

/// The session of this secret, if it is open and its owner may still sign in.
///
/// # Errors
/// When the database refuses; no session is a result.
pub fn find(conn: &mut Conn, token: &SessionToken, now: NaiveDateTime) -> Result<Option<Session>, DbError> {
    let row: Option<(SessionId, UserId, Proof, NaiveDateTime, NaiveDateTime)> = sessions::table
        .inner_join(users::table)
        .filter(sessions::token_digest.eq(token.digest()))
        .filter(sessions::expires_at.gt(now))
        .filter(sessions::last_seen_at.gt(now - IDLE))
        .filter(users::disabled_at.is_null())
        .select((
            sessions::id,
            sessions::user_id,
            sessions::proof,
            sessions::created_at,
            sessions::last_seen_at,
        ))
        .first(conn)
        .optional()?;
    Ok(row.map(|(id, user, proof, opened_at, last_seen_at)| Session {
        id,
        user,
        proof,
        opened_at,
        needs_touch: now - last_seen_at >= NOTED_EVERY,
    }))
}

/// Notes that the session is in use. One that has ended meanwhile stays so.
///
/// # Errors
/// When the database refuses.
pub fn touch(conn: &mut Conn, id: SessionId, now: NaiveDateTime) -> Result<(), DbError> {
    diesel::update(sessions::table.filter(sessions::id.eq(id)))
        .set(sessions::last_seen_at.eq(now))
        .execute(conn)?;
    Ok(())
}

/// Signs out here.
///
/// # Errors
/// When the database refuses.
pub fn close(conn: &mut Conn, token: &SessionToken) -> Result<(), DbError> {
    diesel::delete(sessions::table.filter(sessions::token_digest.eq(token.digest()))).execute(conn)?;
    Ok(())
}

/// Signs out everywhere.
///
/// # Errors
/// When the database refuses.
pub fn close_all(conn: &mut Conn, user: UserId) -> Result<(), DbError> {
    diesel::delete(sessions::table.filter(sessions::user_id.eq(user))).execute(conn)?;
    Ok(())
}

/// Signs out everywhere else.
///
/// # Errors
/// When the database refuses.
pub fn close_others(conn: &mut Conn, user: UserId, kept: SessionId) -> Result<(), DbError> {
    diesel::delete(sessions::table.filter(sessions::user_id.eq(user)).filter(sessions::id.ne(kept)))
        .execute(conn)?;
    Ok(())
}
