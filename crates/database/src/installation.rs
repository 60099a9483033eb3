//! Values that all nodes of an installation share and that are made once: its name, its secrets.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::schema::installation;
use crate::{Conn, on_each};

/// The value of this name. `candidate` becomes it when there is none yet; of several nodes that start at once, one
/// wins and all get the same.
///
/// # Errors
/// When the database refuses.
pub fn value_or(conn: &mut Conn, name: &str, candidate: &str, now: NaiveDateTime) -> QueryResult<String> {
    let row =
        (installation::name.eq(name), installation::value.eq(candidate), installation::created_at.eq(now));
    on_each!(conn, c => diesel::insert_into(installation::table)
        .values(row)
        .on_conflict(installation::name)
        .do_nothing()
        .execute(c))?;
    installation::table.filter(installation::name.eq(name)).select(installation::value).first(conn)
}
