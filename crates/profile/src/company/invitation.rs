//! Inviting colleagues: by a mail with a secret of which only the digest is kept.

use std::fmt::Write;

use account::mail::{self, Mail, Recipient};
use account::membership::{self, CompanyRole};
use account::user::User;
use account::{CompanyId, EmailAddress, Generator, UserId, audit};
use chrono::{NaiveDateTime, TimeDelta};
use database::schema::{companies, invitations, users};
use database::{Conn, DbError};
use diesel::prelude::*;
use sha2::{Digest, Sha256};

database::identifier!(
    /// Which invitation.
    InvitationId
);

/// How long an invitation is good.
pub const LIFETIME: TimeDelta = TimeDelta::days(14);

/// How many invitations of a company may be open at once, so that nobody sends mail to the world through it.
pub const MOST_OPEN: i64 = 20;

/// The letter that invites: a folder in `frontend/templates/mail`. Its arguments: `company`, `inviter`, `token`,
/// `days`.
pub const TEMPLATE: &str = "invitation";

/// An invitation that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Invitation {
    /// Which one.
    pub id: InvitationId,
    /// To whom it went.
    pub email: String,
    /// What they will be in the company.
    pub role: CompanyRole,
    /// Until when it is good.
    pub expires_at: NaiveDateTime,
}

/// Somebody cannot be invited, or an invitation cannot be accepted.
#[derive(Debug, thiserror::Error)]
pub enum InvitationError {
    /// Too many invitations of the company are open.
    #[error("too many invitations of the company are open")]
    TooMany,
    /// The person belongs to the company already.
    #[error("the person belongs to the company already")]
    MemberAlready,
    /// There is no such invitation, or it was taken back.
    #[error("there is no such invitation")]
    Unknown,
    /// It was good until then.
    #[error("the invitation has expired")]
    Expired,
    /// It was sent to another address than that of the person who is signed in.
    #[error("the invitation was sent to another address")]
    OtherAddress,
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for InvitationError {
    fn from(error: diesel::result::Error) -> Self {
        InvitationError::Database(error.into())
    }
}

/// Invites somebody to a company by mail, in the language of the person who invites. Inviting the same address again
/// replaces the earlier invitation.
///
/// # Errors
/// [`InvitationError::TooMany`], [`InvitationError::MemberAlready`].
pub fn invite(
    conn: &mut Conn,
    generator: &Generator,
    company: CompanyId,
    email: &EmailAddress,
    role: CompanyRole,
    inviter: &User,
    now: NaiveDateTime,
) -> Result<InvitationId, InvitationError> {
    let members = membership::of_company(conn, company)?;
    if members
        .iter()
        .any(|member| member.email.parse::<EmailAddress>().is_ok_and(|own| own.folded() == email.folded()))
    {
        return Err(InvitationError::MemberAlready);
    }
    let open = invitations::table
        .filter(invitations::company_id.eq(company))
        .filter(invitations::accepted_at.is_null());
    diesel::delete(
        invitations::table
            .filter(invitations::company_id.eq(company))
            .filter(invitations::accepted_at.is_null())
            .filter(invitations::email.eq(email.folded()).or(invitations::expires_at.le(now))),
    )
    .execute(conn)?;
    let waiting: i64 = open.count().get_result(conn)?;
    if waiting >= MOST_OPEN {
        return Err(InvitationError::TooMany);
    }
    let token = hexadecimal(&generator.token());
    let id = InvitationId::generate();
    diesel::insert_into(invitations::table)
        .values((
            invitations::id.eq(id),
            invitations::company_id.eq(company),
            invitations::email.eq(email.folded()),
            invitations::role.eq(role),
            invitations::token_digest.eq(digest(&token)),
            invitations::invited_by.eq(inviter.id),
            invitations::expires_at.eq(now + LIFETIME),
            invitations::created_at.eq(now),
        ))
        .execute(conn)?;
    let name: String = companies::table.find(company).select(companies::name).first(conn)?;
    let letter = Mail {
        template: TEMPLATE.to_owned(),
        to: Recipient::Address { email: email.clone(), name: None },
        language: inviter.language,
        arguments: serde_json::json!({
            "company": name, "inviter": inviter.name, "token": token, "days": LIFETIME.num_days(),
        }),
        thread: None,
        useful_until: Some(now + LIFETIME),
    };
    mail::enqueue(conn, &letter, now)?;
    Ok(id)
}

/// What the page behind an invitation's link shows before it is accepted: the company, its name, the invited address.
///
/// # Errors
/// [`InvitationError::Unknown`], [`InvitationError::Expired`].
pub fn look(
    conn: &mut Conn,
    token: &str,
    now: NaiveDateTime,
) -> Result<(CompanyId, String, String), InvitationError> {
    let found: Option<(CompanyId, String, String, NaiveDateTime)> = invitations::table
        .inner_join(companies::table)
        .filter(invitations::token_digest.eq(digest(token)))
        .filter(invitations::accepted_at.is_null())
        .select((invitations::company_id, companies::name, invitations::email, invitations::expires_at))
        .first(conn)
        .optional()?;
    match found {
        None => Err(InvitationError::Unknown),
        Some((_, _, _, expires_at)) if expires_at <= now => Err(InvitationError::Expired),
        Some((company, name, email, _)) => Ok((company, name, email)),
    }
}

/// Accepts an invitation for the person who is signed in.
///
/// # Errors
/// [`InvitationError::Unknown`], [`InvitationError::Expired`], [`InvitationError::OtherAddress`].
pub fn accept(
    conn: &mut Conn,
    token: &str,
    user: &User,
    now: NaiveDateTime,
) -> Result<CompanyId, InvitationError> {
    let (company, _, email) = look(conn, token, now)?;
    if email != user.email.folded() {
        return Err(InvitationError::OtherAddress);
    }
    let role: CompanyRole = invitations::table
        .filter(invitations::token_digest.eq(digest(token)))
        .select(invitations::role)
        .first(conn)?;
    diesel::update(invitations::table.filter(invitations::token_digest.eq(digest(token))))
        .set(invitations::accepted_at.eq(now))
        .execute(conn)?;
    membership::add(conn, company, user.id, role, now)?;
    let record = super::by_id(conn, company)?;
    let entry = audit::Entry {
        actor: Some(user.id),
        act: "join_company",
        subject_kind: "company",
        subject_id: company.as_str(),
        office: record.map(|record| record.office),
        details: serde_json::json!({ "role": role }),
    };
    audit::record(conn, &entry, now)?;
    Ok(company)
}

/// The invitations of a company that wait for their answer, the oldest first.
///
/// # Errors
/// When the database refuses.
pub fn open_of_company(
    conn: &mut Conn,
    company: CompanyId,
    now: NaiveDateTime,
) -> Result<Vec<Invitation>, DbError> {
    Ok(invitations::table
        .filter(invitations::company_id.eq(company))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::expires_at.gt(now))
        .order((invitations::created_at, invitations::id))
        .select((invitations::id, invitations::email, invitations::role, invitations::expires_at))
        .load(conn)?)
}

/// Takes an invitation of a company back; one that is not there is no error.
///
/// # Errors
/// When the database refuses.
pub fn take_back(conn: &mut Conn, company: CompanyId, id: InvitationId) -> Result<(), DbError> {
    diesel::delete(
        invitations::table
            .filter(invitations::id.eq(id))
            .filter(invitations::company_id.eq(company))
            .filter(invitations::accepted_at.is_null()),
    )
    .execute(conn)?;
    Ok(())
}

/// Who invited: the name for the page behind the link.
///
/// # Errors
/// When the database refuses.
pub fn inviter_name(conn: &mut Conn, token: &str) -> Result<Option<String>, DbError> {
    let inviter: Option<UserId> = invitations::table
        .filter(invitations::token_digest.eq(digest(token)))
        .select(invitations::invited_by)
        .first(conn)
        .optional()?;
    let Some(inviter) = inviter else { return Ok(None) };
    Ok(users::table.find(inviter).select(users::name).first(conn).optional()?)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// What is kept instead of the secret; a plain hash is enough for 256 random bits.
fn digest(token: &str) -> String {
    hexadecimal(&Sha256::digest(token.as_bytes()))
}
