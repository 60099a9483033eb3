//! The database: connections, transactions, migrations, the outbox, the change log and the clock.
//!
//! One text of every query serves SQLite and PostgreSQL; what the engines say differently is said here and nowhere
//! else. Domain crates are plain functions on [`Conn`], called inside [`Db::read`] or [`Db::write`].

extern crate self as database;

pub mod change_log;
mod clock;
mod connection;
mod identifier;
pub mod installation;
pub mod migration;
pub mod outbox;
mod pool;
pub mod schema;
#[cfg(feature = "testing")]
pub mod testing;
mod text_column;
mod url;

pub use clock::Clock;
pub use connection::Conn;
pub use pool::{Db, DbError, WriteError};
pub use url::{DatabaseUrl, DatabaseUrlError};

/// Re-exported so that the macros of this crate work in every crate that uses them.
#[doc(hidden)]
pub use diesel;
#[doc(hidden)]
pub use serde;
#[doc(hidden)]
pub use uuid;
