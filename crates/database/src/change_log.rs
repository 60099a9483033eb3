//! The change log: which companies changed, in the order in which the changes became visible. Search indexes, each on
//! its own node, follow it and remember how far they have come.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::Conn;
use crate::schema::changes;

crate::words!(
    /// What kind of thing changed.
    Subject {
        /// A company's published profile with its opportunities: published, changed or withdrawn.
        Company = "company",
        /// The synonyms that the staff of an office added.
        Synonym = "synonym",
    }
);

/// One entry of the log.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = changes)]
pub struct Change {
    /// Its place in the log; grows, with gaps.
    pub seq: i64,
    /// What kind of thing changed.
    pub subject_kind: Subject,
    /// Which one.
    pub subject_id: String,
    /// When.
    pub created_at: NaiveDateTime,
}

/// Notes a change, in the transaction that makes it.
///
/// # Errors
/// When the database refuses.
pub fn record(conn: &mut Conn, subject: Subject, id: &str, at: NaiveDateTime) -> QueryResult<()> {
    take_turn(conn)?;
    diesel::insert_into(changes::table)
        .values((changes::subject_kind.eq(subject), changes::subject_id.eq(id), changes::created_at.eq(at)))
        .execute(conn)
        .map(|_| ())
}

/// At most `limit` entries after `seq`, oldest first.
///
/// # Errors
/// When the database refuses.
pub fn after(conn: &mut Conn, seq: i64, limit: i64) -> QueryResult<Vec<Change>> {
    changes::table
        .filter(changes::seq.gt(seq))
        .order(changes::seq)
        .limit(limit)
        .select(Change::as_select())
        .load(conn)
}

/// The last entry's place, 0 for an empty log.
///
/// # Errors
/// When the database refuses.
pub fn last(conn: &mut Conn) -> QueryResult<i64> {
    changes::table
        .select(diesel::dsl::max(changes::seq))
        .first::<Option<i64>>(conn)
        .map(Option::unwrap_or_default)
}

/// PostgreSQL hands out numbers before it commits: a follower could see 8, move on, and never see the 7 that committed
/// later. Writers of the log therefore take turns until their transaction ends. SQLite has one writer anyway.
fn take_turn(conn: &mut Conn) -> QueryResult<()> {
    const CHANGE_LOG_LOCK: i64 = 0x4348_4e47;
    match conn {
        Conn::Sqlite(_) => Ok(()),
        Conn::Pg(c) => diesel::sql_query(format!("SELECT pg_advisory_xact_lock({CHANGE_LOG_LOCK})"))
            .execute(c)
            .map(|_| ()),
    }
}
