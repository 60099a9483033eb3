//! How long sessions last, and who else is signed out.

use account::session::{self, IDLE, LONGEST, Proof, Session};
use account::{Generator, SessionToken, UserId, retention, user};
use chrono::{DateTime, NaiveDateTime, TimeDelta};
use database::{Db, DbError};
use locale::Language;

fn now() -> NaiveDateTime {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap().naive_utc()
}

fn person(db: &Db) -> UserId {
    let (email, name) = ("anna@werf.example".parse().unwrap(), "Anna".parse().unwrap());
    db.write_blocking(|conn| user::add(conn, &email, &name, Language::Nl, now())).unwrap().id
}

fn open(db: &Db, user: UserId, previous: Option<&SessionToken>) -> SessionToken {
    let generator = Generator::system();
    db.write_blocking(|conn| session::open(conn, &generator, user, Proof::Mailbox, previous, now())).unwrap()
}

fn find(db: &Db, token: &SessionToken, at: NaiveDateTime) -> Option<Session> {
    db.read_blocking(|conn| session::find(conn, token, at)).unwrap()
}

database::on_both_engines! {
    fn a_session_that_is_used_lasts_a_month_and_one_that_is_not_a_week(db: &Db) {
        let user = person(db);
        let (used, unused) = (open(db, user, None), open(db, user, None));
        let mut at = now();
        while at < now() + LONGEST {
            let session = find(db, &used, at).unwrap();
            assert!(session.needs_touch || at == now());
            db.write_blocking(|conn| session::touch(conn, session.id, at)).unwrap();
            at += TimeDelta::days(3);
        }
        assert_eq!(find(db, &used, now() + LONGEST), None);
        assert!(find(db, &unused, now() + IDLE - TimeDelta::seconds(1)).is_some());
        assert_eq!(find(db, &unused, now() + IDLE), None);
    }

    fn reading_pages_writes_to_the_database_only_now_and_then(db: &Db) {
        let token = open(db, person(db), None);
        assert!(!find(db, &token, now() + TimeDelta::minutes(4)).unwrap().needs_touch);
        assert!(find(db, &token, now() + TimeDelta::minutes(5)).unwrap().needs_touch);
    }

    fn the_secret_is_a_new_one_after_every_sign_in(db: &Db) {
        let user = person(db);
        let before = open(db, user, None);
        let after = open(db, user, Some(&before));
        assert_ne!(before, after);
        assert_eq!(find(db, &before, now()), None);
        assert!(find(db, &after, now()).is_some());
    }

    fn somebody_signs_out_here_elsewhere_and_everywhere(db: &Db) {
        let user = person(db);
        let (here, there, phone) = (open(db, user, None), open(db, user, None), open(db, user, None));
        let alive = |token| find(db, token, now()).is_some();
        db.write_blocking(|conn| session::close(conn, &phone)).unwrap();
        assert_eq!([&here, &there, &phone].map(alive), [true, true, false]);
        let kept = find(db, &here, now()).unwrap().id;
        db.write_blocking(|conn| session::close_others(conn, user, kept)).unwrap();
        assert_eq!([&here, &there].map(alive), [true, false]);
        db.write_blocking(|conn| session::close_all(conn, user)).unwrap();
        assert!(!alive(&here));
    }

    fn the_database_holds_nothing_that_opens_a_session(db: &Db) {
        use database::schema::sessions;
        use diesel::prelude::*;
        let token = open(db, person(db), None);
        let kept: Vec<String> = db
            .read_blocking(|conn| Ok::<_, DbError>(sessions::table.select(sessions::token_digest).load(conn)?))
            .unwrap();
        assert_eq!(kept.len(), 1);
        assert_ne!(kept[0], token.as_cookie());
        let stolen = SessionToken::from_cookie(&kept[0]).unwrap();
        assert_eq!(find(db, &stolen, now()), None);
    }

    fn the_purge_leaves_open_sessions_and_people_who_belong_somewhere(db: &Db) {
        let user = person(db);
        let token = open(db, user, None);
        let (email, name) = ("lead@office.example".parse().unwrap(), "Lead".parse().unwrap());
        db.write_blocking(|conn| {
            let lead = user::add(conn, &email, &name, Language::Nl, now())?;
            account::staff::appoint(conn, lead.id, account::staff::StaffRole::Administrator, None, now()).unwrap();
            user::confirm(conn, user, now())?;
            let (email, name) = ("never@came.example".parse().unwrap(), "Never".parse().unwrap());
            user::add(conn, &email, &name, Language::Nl, now())?;
            retention::purge(conn, now() + TimeDelta::days(6))
        })
        .unwrap();
        assert!(find(db, &token, now() + TimeDelta::days(6)).is_some());
        let addresses = || -> Vec<String> {
            let users = db.read_blocking(user::list).unwrap();
            users.iter().map(|user| user.email.as_str().to_owned()).collect()
        };
        assert_eq!(addresses(), ["anna@werf.example", "lead@office.example", "never@came.example"]);
        db.write_blocking(|conn| retention::purge(conn, now() + TimeDelta::days(8))).unwrap();
        assert_eq!(addresses(), ["anna@werf.example", "lead@office.example"]);
    }
}

#[test]
fn a_form_token_belongs_to_its_session() {
    let token = |letter: &str| SessionToken::from_cookie(&letter.repeat(43)).unwrap();
    let (one, other) = (token("A"), token("E"));
    assert!(one.accepts_form_token(&one.form_token()));
    assert!(!one.accepts_form_token(&other.form_token()));
    assert!(!one.accepts_form_token(""));
    assert_ne!(one.form_token(), one.as_cookie());
    assert_eq!(format!("{one:?}"), "SessionToken(…)");
}
