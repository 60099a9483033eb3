//! Bringing a database to the present form. Migrations only go forward.

use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::{Conn, Db, DbError};

const SQLITE: EmbeddedMigrations = embed_migrations!("../../migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("../../migrations/postgres");

/// A migration could not be run, or could not be counted.
#[derive(Debug, thiserror::Error)]
pub enum MigrationError {
    /// No connection.
    #[error(transparent)]
    Database(#[from] DbError),
    /// A migration failed; the database stays as it was before that one.
    #[error("a migration failed: {0}")]
    Failed(String),
}

/// Runs what has not been run yet and returns the names. Several nodes may start at once: the first one migrates,
/// the others wait for it.
///
/// # Errors
/// [`MigrationError`] when the database is away or a migration fails.
pub fn run_pending(db: &Db) -> Result<Vec<String>, MigrationError> {
    db.read_blocking(|conn| {
        let names = |versions: Vec<diesel::migration::MigrationVersion<'_>>| {
            versions.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        let failed =
            |error: Box<dyn std::error::Error + Send + Sync>| MigrationError::Failed(error.to_string());
        match conn {
            Conn::Sqlite(c) => Ok(names(c.run_pending_migrations(SQLITE).map_err(failed)?)),
            Conn::Pg(c) => {
                // An arbitrary number, the same on every node.
                const MIGRATION_LOCK: i64 = 0x524f_4e4c;
                lock(c, "pg_advisory_lock", MIGRATION_LOCK)?;
                let outcome = c.run_pending_migrations(POSTGRES).map(names).map_err(failed);
                lock(c, "pg_advisory_unlock", MIGRATION_LOCK)?;
                outcome
            }
        }
    })
}

/// The names of the migrations that this program has and the database has not.
///
/// # Errors
/// [`MigrationError`] when the database is away.
pub fn pending(db: &Db) -> Result<Vec<String>, MigrationError> {
    db.read_blocking(|conn| {
        let failed =
            |error: Box<dyn std::error::Error + Send + Sync>| MigrationError::Failed(error.to_string());
        let names = match conn {
            Conn::Sqlite(c) => c
                .pending_migrations(SQLITE)
                .map_err(failed)?
                .iter()
                .map(|migration| migration.name().to_string())
                .collect(),
            Conn::Pg(c) => c
                .pending_migrations(POSTGRES)
                .map_err(failed)?
                .iter()
                .map(|migration| migration.name().to_string())
                .collect(),
        };
        Ok(names)
    })
}

/// Whether no migration has been run yet: the database was just made.
///
/// # Errors
/// [`MigrationError`] when the database is away.
pub fn is_new(db: &Db) -> Result<bool, MigrationError> {
    db.read_blocking(|conn| {
        let applied = match conn {
            Conn::Sqlite(c) => c.applied_migrations(),
            Conn::Pg(c) => c.applied_migrations(),
        };
        Ok(applied.map_err(|error| MigrationError::Failed(error.to_string()))?.is_empty())
    })
}

fn lock(conn: &mut diesel::PgConnection, function: &str, number: i64) -> Result<(), MigrationError> {
    use diesel::RunQueryDsl;
    diesel::sql_query(format!("SELECT {function}({number})"))
        .execute(conn)
        .map(|_| ())
        .map_err(|error| MigrationError::Database(DbError::Query(error)))
}
