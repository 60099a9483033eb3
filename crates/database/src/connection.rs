//! A connection to either engine, and how it is opened.

use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::ManageConnection;

use crate::DatabaseUrl;

/// A connection to SQLite or PostgreSQL; queries are written once and serve both.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL.
    Pg(diesel::PgConnection),
    /// Embedded SQLite.
    Sqlite(diesel::SqliteConnection),
}

/// Runs one body on whichever engine the connection is of, for what the shared connection cannot say: `on_conflict`,
/// inserting a slice, `as_returning`. The body is still written once.
///
/// ```text
/// on_each!(conn, c => diesel::insert_into(offices::table).values(&rows).execute(c))
/// ```
#[macro_export]
macro_rules! on_each {
    ($conn:expr, $c:ident => $body:expr) => {
        match $conn {
            $crate::Conn::Pg($c) => $body,
            $crate::Conn::Sqlite($c) => $body,
        }
    };
}

impl Conn {
    /// Whether this is PostgreSQL; for messages and tests, never for a second text of a query.
    pub fn is_postgres(&self) -> bool {
        matches!(self, Conn::Pg(_))
    }

    /// Opens a connection.
    ///
    /// # Errors
    /// When the file cannot be opened or the server does not answer; the reason is the engine's own.
    pub fn open(url: &DatabaseUrl) -> ConnectionResult<Conn> {
        match url {
            DatabaseUrl::Sqlite(path) => {
                let mut conn = SqliteConnection::establish(&path.to_string_lossy())?;
                // FULL: what was acknowledged survives a power cut. The busy timeout is for other processes
                // (the command line beside a running server); inside this one the writer is alone.
                conn.batch_execute(
                    "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                     PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 268435456;",
                )
                .map_err(ConnectionError::CouldntSetupConfiguration)?;
                Ok(Conn::Sqlite(conn))
            }
            DatabaseUrl::Postgres(text) => {
                let mut conn = PgConnection::establish(text)?;
                conn.batch_execute("SET TIME ZONE 'UTC'; SET client_min_messages = warning;")
                    .map_err(ConnectionError::CouldntSetupConfiguration)?;
                Ok(Conn::Pg(conn))
            }
        }
    }
}

/// Opens and checks pooled connections. Diesel's own would hide why a connection failed, and take a misspelt URL for
/// a SQLite file.
#[derive(Debug)]
pub(crate) struct Opener {
    pub(crate) url: DatabaseUrl,
}

impl ManageConnection for Opener {
    type Connection = Conn;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<Conn, Self::Error> {
        Conn::open(&self.url).map_err(diesel::r2d2::Error::ConnectionError)
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), Self::Error> {
        match conn {
            // A file does not go away between two requests; a server does.
            Conn::Sqlite(_) => Ok(()),
            Conn::Pg(pg) => pg.batch_execute("SELECT 1").map_err(diesel::r2d2::Error::QueryError),
        }
    }

    fn has_broken(&self, conn: &mut Conn) -> bool {
        use diesel::connection::TransactionManager;
        match conn {
            Conn::Sqlite(c) => diesel::connection::AnsiTransactionManager::is_broken_transaction_manager(c),
            Conn::Pg(c) => diesel::connection::AnsiTransactionManager::is_broken_transaction_manager(c),
        }
    }
}

/// How long a caller waits for a connection before the platform says that it is busy.
pub(crate) const CHECKOUT_TIMEOUT: Duration = Duration::from_secs(10);
