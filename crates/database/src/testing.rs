//! Databases for tests: one of its own for every test, on both engines.
//!
//! PostgreSQL is named by `RONL_TEST_POSTGRES` (the script `tests/with-postgres` starts one and sets it). A test that
//! needs it and does not find it fails: silence would look like success.

use std::sync::OnceLock;

use diesel::RunQueryDsl;
use tempfile::TempDir;

use crate::{Conn, DatabaseUrl, Db, migration};

/// Which engine a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file in a temporary folder.
    Sqlite,
    /// A schema of its own in the database that `RONL_TEST_POSTGRES` names.
    Postgres,
}

/// A migrated, empty database that is gone when this is dropped.
pub struct TestDatabase {
    db: Db,
    remains: Remains,
}

enum Remains {
    Folder { _folder: TempDir },
    Schema { server: String, name: String },
}

impl TestDatabase {
    /// A new one.
    ///
    /// # Panics
    /// When it cannot be made; the test has nothing to stand on then.
    #[expect(clippy::expect_used, clippy::unwrap_used, reason = "a test without its database must fail")]
    pub fn new(engine: Engine) -> TestDatabase {
        match engine {
            Engine::Sqlite => {
                let folder = tempfile::tempdir().expect("a temporary folder");
                let path = folder.path().join("test.db");
                std::fs::write(&path, migrated_file()).unwrap();
                let db = Db::open(&DatabaseUrl::Sqlite(path), 4).expect("a SQLite database");
                TestDatabase { db, remains: Remains::Folder { _folder: folder } }
            }
            Engine::Postgres => {
                let server = std::env::var("RONL_TEST_POSTGRES")
                    .expect("RONL_TEST_POSTGRES names no PostgreSQL: run the tests by tests/with-postgres");
                let name = format!("test_{}", uuid::Uuid::now_v7().simple());
                execute(&server, &format!("CREATE SCHEMA {name}"));
                let separator = if server.contains('?') { '&' } else { '?' };
                let url = format!("{server}{separator}options=-csearch_path%3D{name}");
                let db = Db::open(&DatabaseUrl::Postgres(url), 3).expect("a PostgreSQL database");
                migration::run_pending(&db).expect("the migrations run");
                TestDatabase { db, remains: Remains::Schema { server, name } }
            }
        }
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.db
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Remains::Schema { server, name } = &self.remains {
            execute(server, &format!("DROP SCHEMA {name} CASCADE"));
        }
    }
}

/// Migrating takes a while; copying a migrated file does not.
#[expect(clippy::expect_used, reason = "a test without its database must fail")]
fn migrated_file() -> &'static [u8] {
    static FILE: OnceLock<Vec<u8>> = OnceLock::new();
    FILE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("template.db");
        {
            let db = Db::open(&DatabaseUrl::Sqlite(path.clone()), 1).expect("a SQLite database");
            migration::run_pending(&db).expect("the migrations run");
            db.read_blocking(|conn| {
                diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)")
                    .execute(conn)
                    .map_err(crate::DbError::from)
            })
            .expect("the log is written back");
        }
        std::fs::read(&path).expect("the migrated file")
    })
}

#[expect(clippy::expect_used, reason = "a test without its database must fail")]
fn execute(server: &str, statement: &str) {
    let mut conn = Conn::open(&DatabaseUrl::Postgres(server.to_owned())).expect("PostgreSQL answers");
    diesel::sql_query(statement).execute(&mut conn).expect("PostgreSQL obeys");
}

/// Writes a test once and runs it on SQLite and on PostgreSQL.
///
/// ```text
/// database::on_both_engines! {
///     fn a_renamed_company_is_found_at_its_old_address(db: &Db) { … }
/// }
/// ```
#[macro_export]
macro_rules! on_both_engines {
    ($(fn $name:ident($db:ident: &Db) $body:block)+) => {$(
        mod $name {
            #[allow(clippy::allow_attributes, unused_imports, reason = "not every test needs its neighbours")]
            use super::*;

            fn body($db: &$crate::Db) $body

            #[test]
            fn on_sqlite() {
                body($crate::testing::TestDatabase::new($crate::testing::Engine::Sqlite).db());
            }

            #[test]
            fn on_postgres() {
                body($crate::testing::TestDatabase::new($crate::testing::Engine::Postgres).db());
            }
        }
    )+};
}
