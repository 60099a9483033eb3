//! The audit trail: who did what to what, and when. It is only ever added to.

use chrono::NaiveDateTime;
use database::schema::{audit_trail, users};
use database::{Conn, DbError, identifier};
use diesel::prelude::*;

use crate::{OfficeId, UserId};

identifier!(
    /// Which entry of the audit trail.
    AuditId
);

/// What is to be remembered.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// Who did it; nobody when a timer or the command line did.
    pub actor: Option<UserId>,
    /// What was done: `publish_profile`.
    pub act: &'a str,
    /// To what kind of thing: `company`.
    pub subject_kind: &'a str,
    /// To which one.
    pub subject_id: &'a str,
    /// Whose office looks after it, and may read the entry.
    pub office: Option<OfficeId>,
    /// What else has to be known to understand it; no secrets, no texts that somebody may want erased.
    pub details: serde_json::Value,
}

/// An entry as it is read.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Record {
    /// Which one.
    pub id: AuditId,
    /// Who did it.
    pub actor: Option<UserId>,
    /// What they are called now.
    pub actor_name: Option<String>,
    /// What was done.
    pub act: String,
    /// To what kind of thing.
    pub subject_kind: String,
    /// To which one.
    pub subject_id: String,
    /// JSON.
    pub details: String,
    /// When.
    pub at: NaiveDateTime,
}

/// Adds an entry, in the transaction that does what it tells of.
///
/// # Errors
/// When the database refuses.
pub fn record(conn: &mut Conn, entry: &Entry<'_>, at: NaiveDateTime) -> Result<(), DbError> {
    diesel::insert_into(audit_trail::table)
        .values((
            audit_trail::id.eq(AuditId::generate()),
            audit_trail::actor_id.eq(entry.actor),
            audit_trail::act.eq(entry.act),
            audit_trail::subject_kind.eq(entry.subject_kind),
            audit_trail::subject_id.eq(entry.subject_id),
            audit_trail::office_id.eq(entry.office),
            audit_trail::details.eq(entry.details.to_string()),
            audit_trail::created_at.eq(at),
        ))
        .execute(conn)?;
    Ok(())
}

/// What happened to one thing, the latest first.
///
/// # Errors
/// When the database refuses.
pub fn of_subject(conn: &mut Conn, kind: &str, id: &str, limit: i64) -> Result<Vec<Record>, DbError> {
    Ok(audit_trail::table
        .left_join(users::table.on(audit_trail::actor_id.eq(users::id.nullable())))
        .filter(audit_trail::subject_kind.eq(kind))
        .filter(audit_trail::subject_id.eq(id))
        .order((audit_trail::created_at.desc(), audit_trail::id.desc()))
        .limit(limit)
        .select((
            audit_trail::id,
            audit_trail::actor_id,
            users::name.nullable(),
            audit_trail::act,
            audit_trail::subject_kind,
            audit_trail::subject_id,
            audit_trail::details,
            audit_trail::created_at,
        ))
        .load(conn)?)
}

/// What happened in an office's care, the latest first; of all offices when none is named.
///
/// # Errors
/// When the database refuses.
pub fn of_office(conn: &mut Conn, office: Option<OfficeId>, limit: i64) -> Result<Vec<Record>, DbError> {
    let mut query = audit_trail::table
        .left_join(users::table.on(audit_trail::actor_id.eq(users::id.nullable())))
        .into_boxed();
    if let Some(office) = office {
        query = query.filter(audit_trail::office_id.eq(office));
    }
    Ok(query
        .order((audit_trail::created_at.desc(), audit_trail::id.desc()))
        .limit(limit)
        .select((
            audit_trail::id,
            audit_trail::actor_id,
            users::name.nullable(),
            audit_trail::act,
            audit_trail::subject_kind,
            audit_trail::subject_id,
            audit_trail::details,
            audit_trail::created_at,
        ))
        .load(conn)?)
}
