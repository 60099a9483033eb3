//! Reading and writing: pooled connections, one closure one transaction.

use std::sync::Arc;

use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, Pool, PooledConnection};

use crate::connection::{CHECKOUT_TIMEOUT, Opener};
use crate::{Conn, DatabaseUrl};

/// The database. Cheap to clone; all clones share the connections.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Pools>,
}

struct Pools {
    url: DatabaseUrl,
    read: Pool<Opener>,
    /// On SQLite this has exactly one connection: the pool queues writers fairly, where SQLite's own busy handler
    /// starves them, and two transactions that read first and write then would fail as "locked" at once.
    write: Pool<Opener>,
}

/// The database could not do what it was asked; it never means "not found", which is a result.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// No connection: the server is away, the file cannot be opened, or all connections stayed in use too long.
    #[error("no connection to the database: {0}")]
    Unavailable(String),
    /// A query failed.
    #[error("the database refused: {0}")]
    Query(#[from] diesel::result::Error),
    /// The program is stopping, or the closure panicked.
    #[error("the work on the database was broken off")]
    BrokenOff,
}

/// A write failed: by the rule that was asked for, or by the database below it.
#[derive(Debug, thiserror::Error)]
pub enum WriteError<E> {
    /// The domain said no; the transaction was rolled back.
    #[error(transparent)]
    Domain(E),
    /// The database said no; the transaction was rolled back.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl Db {
    /// Opens the database with up to `readers` connections for reading (and as many for writing on PostgreSQL).
    ///
    /// # Errors
    /// [`DbError::Unavailable`] when no connection can be made.
    pub fn open(url: &DatabaseUrl, readers: u32) -> Result<Db, DbError> {
        let writers = match url {
            DatabaseUrl::Sqlite(_) => 1,
            DatabaseUrl::Postgres(_) => readers,
        };
        // Tried first by hand, because the pool would wait for its whole timeout and then not say why.
        Opener { url: url.clone() }.connect().map_err(|error| DbError::Unavailable(error.to_string()))?;
        let pool = |size: u32| {
            Pool::builder()
                .max_size(size)
                .min_idle(Some(1))
                .connection_timeout(CHECKOUT_TIMEOUT)
                .test_on_check_out(true)
                .build(Opener { url: url.clone() })
                .map_err(|error| DbError::Unavailable(error.to_string()))
        };
        Ok(Db { inner: Arc::new(Pools { url: url.clone(), write: pool(writers)?, read: pool(readers)? }) })
    }

    /// Which database this is.
    pub fn url(&self) -> &DatabaseUrl {
        &self.inner.url
    }

    /// Runs `query` on a reading connection, off the async threads.
    ///
    /// # Errors
    /// What `query` returns, or [`DbError::Unavailable`].
    pub async fn read<T, E, F>(&self, query: F) -> Result<T, E>
    where
        F: FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let db = self.clone();
        tokio::task::spawn_blocking(move || db.read_blocking(query))
            .await
            .map_err(|_| E::from(DbError::BrokenOff))?
    }

    /// Runs `change` in one transaction on a writing connection, off the async threads. An error rolls back.
    ///
    /// # Errors
    /// What `change` returns, or [`DbError`] when the transaction could not begin or be made durable.
    pub async fn write<T, E, F>(&self, change: F) -> Result<T, E>
    where
        F: FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let db = self.clone();
        tokio::task::spawn_blocking(move || db.write_blocking(change))
            .await
            .map_err(|_| E::from(DbError::BrokenOff))?
    }

    /// [`Db::read`] for threads that may block: the command line, workers, tests.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub fn read_blocking<T, E, F>(&self, query: F) -> Result<T, E>
    where
        F: FnOnce(&mut Conn) -> Result<T, E>,
        E: From<DbError>,
    {
        let mut conn = checkout(&self.inner.read)?;
        query(&mut conn)
    }

    /// [`Db::write`] for threads that may block.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub fn write_blocking<T, E, F>(&self, change: F) -> Result<T, E>
    where
        F: FnOnce(&mut Conn) -> Result<T, E>,
        E: From<DbError>,
    {
        let mut conn = checkout(&self.inner.write)?;
        begin(&mut conn).map_err(|error| E::from(DbError::Query(error)))?;
        // A panic in `change` unwinds through here: the connection goes back to the pool with its transaction open,
        // `has_broken` sees that, and the pool throws it away, which rolls back.
        match change(&mut conn) {
            Ok(value) => match commit(&mut conn) {
                Ok(()) => Ok(value),
                Err(error) => {
                    rollback(&mut conn);
                    Err(E::from(DbError::Query(error)))
                }
            },
            Err(error) => {
                rollback(&mut conn);
                Err(error)
            }
        }
    }
}

fn checkout(pool: &Pool<Opener>) -> Result<PooledConnection<Opener>, DbError> {
    pool.get().map_err(|error| DbError::Unavailable(error.to_string()))
}

/// SQLite must take the write lock at the start: a transaction that read first could not get it later without
/// failing, however long it waited.
fn begin(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE"),
        Conn::Pg(c) => AnsiTransactionManager::begin_transaction(c),
    }
}

fn commit(conn: &mut Conn) -> QueryResult<()> {
    crate::on_each!(conn, c => AnsiTransactionManager::commit_transaction(c))
}

fn rollback(conn: &mut Conn) {
    let outcome = crate::on_each!(conn, c => AnsiTransactionManager::rollback_transaction(c));
    if let Err(error) = outcome {
        tracing::warn!(%error, "rollback failed; the connection is thrown away");
    }
}
