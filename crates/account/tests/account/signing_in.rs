//! Signing up and in, as a person and as somebody who tries to find out who has an account.

use account::mail::{Mail, OneTimeCode, Recipient};
use account::session::{self, Proof};
use account::sign_in::{self, SignedIn};
use account::user::{self, User};
use account::{ChallengeId, EmailAddress, Generator, challenge, password};
use chrono::{DateTime, NaiveDateTime, TimeDelta};
use database::{Db, DbError, outbox};
use locale::Language;

fn now() -> NaiveDateTime {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap().naive_utc()
}

fn anna() -> EmailAddress {
    "anna@werf.example".parse().unwrap()
}

fn add(db: &Db, email: &EmailAddress) -> User {
    let name = "Anna Bakker".parse().unwrap();
    db.write_blocking(|conn| {
        let user = user::add(conn, email, &name, Language::Nl, now())?;
        user::confirm(conn, user.id, now())?;
        Ok::<_, DbError>(user)
    })
    .unwrap()
}

fn ask(db: &Db, generator: &Generator, email: &EmailAddress, at: NaiveDateTime) -> ChallengeId {
    db.write_blocking(|conn| sign_in::ask(conn, generator, email, Language::De, at)).unwrap()
}

fn type_code(
    db: &Db,
    generator: &Generator,
    id: ChallengeId,
    code: &str,
    at: NaiveDateTime,
) -> Option<SignedIn> {
    db.write_blocking(|conn| sign_in::by_code(conn, generator, id, code, None, at)).unwrap()
}

fn follow(db: &Db, generator: &Generator, token: &str, at: NaiveDateTime) -> Option<SignedIn> {
    db.write_blocking(|conn| sign_in::by_link(conn, generator, token, None, at)).unwrap()
}

/// Takes all mails out of the outbox.
fn mails(db: &Db) -> Vec<Mail> {
    db.write_blocking(|conn| {
        let rows = outbox::lease(conn, "test", 100, now() + TimeDelta::days(400))?;
        for row in &rows {
            outbox::complete(conn, row.id)?;
        }
        Ok::<_, DbError>(rows.iter().map(|row| row.payload().unwrap()).collect())
    })
    .unwrap()
}

fn only_code(db: &Db) -> OneTimeCode {
    let mails = mails(db);
    assert_eq!(mails.len(), 1);
    serde_json::from_value(mails[0].arguments.clone()).unwrap()
}

/// How many wrong passwords are counted for an address.
fn password_failures(db: &Db, email: &EmailAddress) -> i32 {
    db.read_blocking(|conn| account::password_attempt::failures(conn, email)).unwrap()
}

/// A code of six digits that is not this one.
fn another(code: &str) -> String {
    let changed = if code.starts_with('0') { "1" } else { "0" };
    format!("{changed}{}", &code[1..])
}

database::on_both_engines! {
    fn somebody_signs_up_confirms_the_mailbox_and_is_signed_in(db: &Db) {
        let generator = Generator::seeded(1);
        let name = "Anna Bakker".parse().unwrap();
        let id = db
            .write_blocking(|conn| sign_in::sign_up(conn, &generator, &anna(), &name, Language::Nl, now()))
            .unwrap();
        let find = || db.read_blocking(|conn| user::by_email(conn, &anna())).unwrap().unwrap();
        assert_eq!(find().confirmed_at, None);
        let code = only_code(db);
        assert_eq!(code.minutes, 15);

        // As the mail shows it, with a space in the middle.
        let typed = format!("{} {}", &code.code[..3], &code.code[3..]);
        let signed_in = type_code(db, &generator, id, &typed, now()).unwrap();

        assert_eq!(find().confirmed_at, Some(now()));
        let session = db.read_blocking(|conn| session::find(conn, &signed_in.token, now())).unwrap().unwrap();
        assert_eq!((session.user, session.proof), (find().id, Proof::Mailbox));
    }

    fn a_code_and_its_link_are_good_once_and_for_a_quarter_of_an_hour(db: &Db) {
        let generator = Generator::seeded(2);
        add(db, &anna());
        let id = ask(db, &generator, &anna(), now());
        let code = only_code(db);
        assert_eq!(type_code(db, &generator, id, &code.code, now() + TimeDelta::minutes(15)), None);
        assert_eq!(follow(db, &generator, &code.token, now() + TimeDelta::minutes(15)), None);
        assert!(follow(db, &generator, &code.token, now() + TimeDelta::minutes(14)).is_some());
        assert_eq!(follow(db, &generator, &code.token, now()), None);
        assert_eq!(type_code(db, &generator, id, &code.code, now()), None);
    }

    fn after_five_wrong_codes_the_right_one_is_refused_too(db: &Db) {
        let generator = Generator::seeded(3);
        add(db, &anna());
        let id = ask(db, &generator, &anna(), now());
        let code = only_code(db);
        for _ in 0..5 {
            assert_eq!(type_code(db, &generator, id, &another(&code.code), now()), None);
        }
        assert_eq!(type_code(db, &generator, id, &code.code, now()), None);
        assert!(follow(db, &generator, &code.token, now()).is_some(), "nobody can lock out who reads the mailbox");
    }

    fn whoever_guesses_all_day_long_is_refused_even_when_right(db: &Db) {
        let generator = Generator::seeded(4);
        add(db, &anna());
        let mut at = now();
        for _ in 0..6 {
            let id = ask(db, &generator, &anna(), at);
            let code = only_code(db);
            for _ in 0..5 {
                type_code(db, &generator, id, &another(&code.code), at);
            }
            at += TimeDelta::hours(1);
        }
        let id = ask(db, &generator, &anna(), at);
        let code = only_code(db);
        assert_eq!(type_code(db, &generator, id, &code.code, at), None);
        assert!(follow(db, &generator, &code.token, at).is_some());
    }

    fn an_address_that_asks_too_often_gets_no_more_mail_and_the_same_answer(db: &Db) {
        let generator = Generator::seeded(5);
        add(db, &anna());
        for _ in 0..challenge::CODES_PER_HOUR {
            ask(db, &generator, &anna(), now());
        }
        assert_eq!(mails(db).len(), 6);
        ask(db, &generator, &anna(), now());
        assert_eq!(mails(db), []);
        ask(db, &generator, &anna(), now() + TimeDelta::minutes(61));
        assert_eq!(mails(db).len(), 1);
    }

    fn an_unknown_address_gets_the_same_answer_and_a_mail_that_tells_its_owner(db: &Db) {
        let generator = Generator::seeded(6);
        let nobody: EmailAddress = "nobody@werf.example".parse().unwrap();
        let id = ask(db, &generator, &nobody, now());
        let mails = mails(db);
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].template, account::mail::NO_ACCOUNT);
        assert_eq!(mails[0].language, Language::De);
        assert_eq!(mails[0].to, Recipient::Address { email: nobody, name: None });
        assert_eq!(mails[0].arguments, serde_json::json!({}), "a letter to nobody holds no code");
        assert_eq!(type_code(db, &generator, id, "000000", now()), None);
    }

    fn signing_up_with_an_address_that_has_an_account_changes_nothing_and_tells_its_owner(db: &Db) {
        let generator = Generator::seeded(7);
        let before = add(db, &anna());
        let name = "Somebody Else".parse().unwrap();
        db.write_blocking(|conn| sign_in::sign_up(conn, &generator, &"ANNA@werf.example".parse().unwrap(), &name, Language::De, now()))
            .unwrap();
        let after = db.read_blocking(|conn| user::by_email(conn, &anna())).unwrap().unwrap();
        assert_eq!((after.id, after.name, after.language), (before.id, before.name, before.language));
        let mails = mails(db);
        assert_eq!(mails[0].template, account::mail::SIGN_UP_AGAIN);
        assert_eq!(mails[0].language, Language::Nl, "the owner is written to in the owner's language");
    }

    fn a_disabled_account_is_signed_out_and_stays_out(db: &Db) {
        let generator = Generator::seeded(8);
        add(db, &anna());
        let id = ask(db, &generator, &anna(), now());
        let code = only_code(db);
        let signed_in = type_code(db, &generator, id, &code.code, now()).unwrap();
        ask(db, &generator, &anna(), now());
        let unused = only_code(db);

        assert!(db.write_blocking(|conn| user::disable(conn, &anna(), now())).unwrap());

        assert_eq!(db.read_blocking(|conn| session::find(conn, &signed_in.token, now())).unwrap(), None);
        assert_eq!(follow(db, &generator, &unused.token, now()), None);
        ask(db, &generator, &anna(), now());
        assert_eq!(mails(db)[0].template, account::mail::ACCOUNT_DISABLED);
    }

    fn a_password_signs_in_and_everything_else_is_refused_alike(db: &Db) {
        let generator = Generator::seeded(9);
        let user = add(db, &anna());
        let sign_in = |email: &EmailAddress, typed: &str| {
            sign_in::by_password(db, &generator, email, typed, None, now()).unwrap()
        };
        assert_eq!(sign_in(&anna(), ""), None, "an account without a password has none");
        let new = password::NewPassword::parse("koggen op de IJssel", &anna()).unwrap();
        let hashed = new.hash(&generator).unwrap();
        db.write_blocking(|conn| password::assign(conn, user.id, &hashed, now())).unwrap();

        assert_eq!(sign_in(&anna(), "koggen op de ijssel"), None);
        assert_eq!(sign_in(&"nobody@werf.example".parse().unwrap(), "koggen op de IJssel"), None);
        assert_eq!(sign_in(&"Anna@Werf.example".parse().unwrap(), "koggen op de IJssel").unwrap().user, user.id);
        db.write_blocking(|conn| user::disable(conn, &anna(), now())).unwrap();
        assert_eq!(sign_in(&anna(), "koggen op de IJssel"), None);
    }

    fn wrong_passwords_make_the_next_attempt_wait_longer_whether_there_is_an_account_or_not(db: &Db) {
        let generator = Generator::seeded(12);
        let user = add(db, &anna());
        let hashed = password::NewPassword::parse("koggen op de IJssel", &anna()).unwrap().hash(&generator).unwrap();
        db.write_blocking(|conn| password::assign(conn, user.id, &hashed, now())).unwrap();
        let sign_in = |email: &EmailAddress, typed: &str, seconds: i64| {
            let at = now() + TimeDelta::seconds(seconds);
            sign_in::by_password(db, &generator, email, typed, None, at).unwrap().is_some()
        };
        let failures = |email: &EmailAddress| password_failures(db, email);
        let nobody: EmailAddress = "nobody@werf.example".parse().unwrap();
        for email in [&anna(), &nobody] {
            for _ in 0..5 {
                assert!(!sign_in(email, "koggen op de ijssel", 0));
            }
            // Too early: not even looked at, and not counted either.
            assert!(!sign_in(email, "koggen op de IJssel", 29));
            assert_eq!(failures(email), 5);
            assert!(!sign_in(email, "koggen op de ijssel", 30));
            assert!(!sign_in(email, "koggen op de IJssel", 89), "now it takes twice as long");
            assert_eq!(failures(email), 6);
        }
        // Whoever reads the mailbox gets in meanwhile.
        let id = ask(db, &generator, &anna(), now() + TimeDelta::seconds(60));
        let code = only_code(db);
        assert!(type_code(db, &generator, id, &code.code, now() + TimeDelta::seconds(60)).is_some());

        assert!(sign_in(&anna(), "koggen op de IJssel", 90));
        assert_eq!(failures(&anna()), 0, "a right password makes good for the wrong ones");
        assert!(!sign_in(&nobody, "koggen op de IJssel", 90));
        let later = now() + TimeDelta::hours(30);
        db.write_blocking(|conn| account::retention::purge(conn, later)).unwrap();
        assert_eq!(failures(&nobody), 0, "nothing is remembered for ever");
    }

    fn a_session_that_somebody_left_open_is_no_place_to_guess_the_password(db: &Db) {
        let generator = Generator::seeded(13);
        let user = add(db, &anna());
        let new = |text| password::NewPassword::parse(text, &anna()).unwrap();
        let hashed = new("koggen op de IJssel").hash(&generator).unwrap();
        let session = db
            .write_blocking(|conn| {
                password::assign(conn, user.id, &hashed, now())?;
                let token = session::open(conn, &generator, user.id, Proof::Password, None, now())?;
                session::find(conn, &token, now())
            })
            .unwrap()
            .unwrap();
        let change = |typed| password::change(db, &generator, &session, Some(typed), &new("kaden van Rostock"), now());
        for guess in ["een", "twee", "drie", "vier", "vijf", "koggen op de IJssel"] {
            assert!(matches!(change(guess), Err(password::ChangeError::WrongPassword)));
        }
    }

    fn a_code_for_a_new_password_sets_it_ends_all_sessions_and_signs_nobody_in_otherwise(db: &Db) {
        let generator = Generator::seeded(10);
        let user = add(db, &anna());
        let elsewhere = db
            .write_blocking(|conn| session::open(conn, &generator, user.id, Proof::Password, None, now()))
            .unwrap();
        let id = db
            .write_blocking(|conn| sign_in::ask_password_reset(conn, &generator, &anna(), Language::Nl, now()))
            .unwrap();
        let code = only_code(db);
        assert_eq!(follow(db, &generator, &code.token, now()), None, "it is good for the password only");
        let new = password::NewPassword::parse("koggen op de IJssel", &anna()).unwrap();
        let key = password::ResetKey::Code(id, code.code);

        let signed_in = password::reset(db, &generator, &key, &new, now()).unwrap().unwrap();

        assert_eq!(db.read_blocking(|conn| session::find(conn, &elsewhere, now())).unwrap(), None);
        assert!(db.read_blocking(|conn| session::find(conn, &signed_in.token, now())).unwrap().is_some());
        assert_eq!(mails(db)[0].template, account::mail::PASSWORD_CHANGED);
        assert_eq!(password::reset(db, &generator, &key, &new, now()).unwrap(), None, "a code is good once");
        assert!(sign_in::by_password(db, &generator, &anna(), "koggen op de IJssel", None, now()).unwrap().is_some());
    }

    fn a_password_is_changed_only_by_who_knows_it_or_has_just_read_the_mailbox(db: &Db) {
        let generator = Generator::seeded(11);
        let user = add(db, &anna());
        let open = |proof| {
            let token = db
                .write_blocking(|conn| session::open(conn, &generator, user.id, proof, None, now()))
                .unwrap();
            db.read_blocking(|conn| session::find(conn, &token, now())).unwrap().unwrap()
        };
        let by_mail = open(Proof::Mailbox);
        let by_password = open(Proof::Password);
        let new = |text| password::NewPassword::parse(text, &anna()).unwrap();
        let late = now() + TimeDelta::minutes(15);
        let change = |session, current, text, at| password::change(db, &generator, session, current, &new(text), at);
        use password::ChangeError::{ProofNeeded, WrongPassword};

        assert!(matches!(change(&by_mail, None, "koggen op de IJssel", late), Err(ProofNeeded)));
        assert!(matches!(change(&by_password, None, "koggen op de IJssel", now()), Err(ProofNeeded)));
        change(&by_mail, None, "koggen op de IJssel", now()).unwrap();
        assert!(matches!(change(&by_mail, Some("koggen"), "kaden van Rostock", late), Err(WrongPassword)));
        change(&by_mail, Some("koggen op de IJssel"), "kaden van Rostock", late).unwrap();
        assert!(sign_in::by_password(db, &generator, &anna(), "kaden van Rostock", None, late).unwrap().is_some());
    }
}
