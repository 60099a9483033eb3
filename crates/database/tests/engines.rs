//! What both engines must do alike.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, TimeDelta};
use database::change_log::{self, Subject};
use database::outbox::{self, Failure};
use database::testing::{Engine, TestDatabase};
use database::{Db, DbError};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

fn noon() -> NaiveDateTime {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap().naive_utc()
}

fn write<T>(db: &Db, change: impl FnOnce(&mut database::Conn) -> QueryResult<T>) -> T {
    db.write_blocking(|conn| change(conn).map_err(DbError::from)).unwrap()
}

database::on_both_engines! {
    fn a_failed_transaction_leaves_nothing_behind(db: &Db) {
        let outcome: Result<(), DbError> = db.write_blocking(|conn| {
            change_log::record(conn, Subject::Company, "x", noon())?;
            Err(DbError::Query(diesel::result::Error::RollbackTransaction))
        });
        assert!(outcome.is_err());
        assert_eq!(write(db, change_log::last), 0);
    }

    fn a_panic_inside_a_transaction_rolls_back_and_leaves_the_database_usable(db: &Db) {
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            db.write_blocking::<(), DbError, _>(|conn| {
                change_log::record(conn, Subject::Company, "x", noon())?;
                panic!("on purpose");
            })
        }));
        assert!(panicked.is_err());
        write(db, |conn| change_log::record(conn, Subject::Company, "y", noon()));
        let entries = write(db, |conn| change_log::after(conn, 0, 10));
        assert_eq!(entries.iter().map(|entry| entry.subject_id.as_str()).collect::<Vec<_>>(), ["y"]);
    }

    fn the_change_log_is_read_in_the_order_in_which_it_was_written(db: &Db) {
        std::thread::scope(|scope| {
            for writer in 0..4 {
                scope.spawn(move || for n in 0..10 {
                    write(db, |conn| change_log::record(conn, Subject::Company, &format!("{writer}-{n}"), noon()));
                });
            }
        });
        let entries = write(db, |conn| change_log::after(conn, 0, 100));
        assert_eq!(entries.len(), 40);
        assert!(entries.is_sorted_by_key(|entry| entry.seq));
        assert_eq!(write(db, change_log::last), entries.last().unwrap().seq);
    }

    fn a_leased_row_is_not_leased_again_until_its_lease_is_over(db: &Db) {
        write(db, |conn| outbox::enqueue(conn, "mail", &"hello", noon(), noon()));
        assert_eq!(write(db, |conn| outbox::lease(conn, "one", 10, noon())).len(), 1);
        assert_eq!(write(db, |conn| outbox::lease(conn, "two", 10, noon())).len(), 0);
        let later = noon() + outbox::LEASE + TimeDelta::seconds(1);
        let again = write(db, |conn| outbox::lease(conn, "two", 10, later));
        assert_eq!(again[0].payload::<String>().unwrap(), "hello");
        write(db, |conn| outbox::complete(conn, again[0].id));
        assert_eq!(write(db, outbox::waiting), 0);
    }

    fn a_row_that_fails_for_good_is_parked_and_can_be_tried_again(db: &Db) {
        let id = write(db, |conn| outbox::enqueue(conn, "mail", &1, noon(), noon()));
        let row = write(db, |conn| outbox::lease(conn, "one", 1, noon())).remove(0);
        write(db, |conn| outbox::fail(conn, &row, Failure::Permanent, "550 no such user", 0.0, noon()));
        let much_later = noon() + TimeDelta::days(9);
        assert!(write(db, |conn| outbox::lease(conn, "one", 1, much_later)).is_empty());
        assert_eq!(write(db, |conn| outbox::parked(conn, 9))[0].last_error.as_deref(), Some("550 no such user"));
        assert!(write(db, |conn| outbox::retry(conn, id, much_later)));
        assert_eq!(write(db, |conn| outbox::lease(conn, "one", 1, much_later)).len(), 1);
    }

    fn a_row_that_fails_now_and_then_waits_before_the_next_try(db: &Db) {
        write(db, |conn| outbox::enqueue(conn, "mail", &1, noon(), noon()));
        let row = write(db, |conn| outbox::lease(conn, "one", 1, noon())).remove(0);
        write(db, |conn| outbox::fail(conn, &row, Failure::Temporary, "451 later", 0.0, noon()));
        assert!(write(db, |conn| outbox::lease(conn, "one", 1, noon())).is_empty());
        assert_eq!(write(db, |conn| outbox::lease(conn, "one", 1, noon() + TimeDelta::seconds(11))).len(), 1);
    }
}

#[test]
fn both_engines_have_migrations_of_the_same_names() {
    let names = |engine: &str| {
        let folder = format!("{}/../../migrations/{engine}", env!("CARGO_MANIFEST_DIR"));
        let mut names: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(names("sqlite"), names("postgres"));
    assert!(!names("sqlite").is_empty());
}

#[derive(QueryableByName)]
struct ColumnRow {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    required: i64,
}

type Tables = BTreeMap<String, BTreeMap<String, (String, bool)>>;

/// Tables, columns, their kinds and whether they must be filled, as the engine itself describes them.
fn tables(engine: Engine) -> Tables {
    let statement = match engine {
        Engine::Sqlite => {
            "SELECT m.name AS table_name, c.name AS column_name, lower(c.type) AS kind, c.\"notnull\" AS required \
             FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
        }
        Engine::Postgres => {
            "SELECT table_name::text, column_name::text, data_type::text AS kind, \
             (CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END)::bigint AS required \
             FROM information_schema.columns WHERE table_schema = current_schema()"
        }
    };
    let database = TestDatabase::new(engine);
    let rows: Vec<ColumnRow> = database
        .db()
        .read_blocking(|conn| diesel::sql_query(statement).load(conn).map_err(DbError::from))
        .unwrap();
    let mut tables = Tables::new();
    for row in rows {
        if row.table_name.starts_with("sqlite_") || row.table_name.starts_with("__diesel") {
            continue;
        }
        // SQLite's growing key is an INTEGER by name and 64 bits wide.
        let kind = match row.kind.as_str() {
            "timestamp without time zone" => "timestamp".to_owned(),
            "integer" if row.column_name == "seq" => "bigint".to_owned(),
            other => other.to_owned(),
        };
        tables.entry(row.table_name).or_default().insert(row.column_name, (kind, row.required == 1));
    }
    tables
}

#[test]
fn both_engines_end_up_with_the_same_tables() {
    let sqlite = tables(Engine::Sqlite);
    assert!(sqlite.contains_key("companies"));
    assert_eq!(sqlite, tables(Engine::Postgres));
}
