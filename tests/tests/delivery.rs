//! Mails on their way to a relay that speaks real SMTP and misbehaves as relays do.

#[macro_use]
extern crate database;

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use account::mail::{self, Mail, Recipient};
use account::signed_link::LinkKey;
use account::staff::{self, StaffRole};
use account::{Generator, UserId, Viewer, sign_in, user};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use database::{Clock, Db, DbError, outbox};
use locale::{Catalog, Language};
use messaging::delivery::Delivered;
use messaging::letter::Addresses;
use messaging::transport::{Encryption, SmtpSettings};
use messaging::{Postman, Sender, Transport, undelivered};
use tests::port::free_address;
use tests::smtp_server::{SmtpServer, Step};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;

const ADDRESS: &str = "anna@ijsselwerf.example";

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(9, 0, 0).unwrap()
}

/// A node that delivers, with the clock that it looks at.
struct Node {
    runtime: Runtime,
    postman: Postman,
    clock: Clock,
}

impl Node {
    fn new(db: &Db, settings: &SmtpSettings) -> Node {
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        Node::on(runtime, db, settings)
    }

    /// What a test listens to in logs is logged on its own thread only, so everything has to happen there.
    fn on_this_thread(db: &Db, settings: &SmtpSettings) -> Node {
        Node::on(Builder::new_current_thread().enable_all().build().unwrap(), db, settings)
    }

    fn on(runtime: Runtime, db: &Db, settings: &SmtpSettings) -> Node {
        let transport = runtime.block_on(async { Transport::smtp(settings) }).unwrap();
        let generator = Generator::seeded(7);
        let clock = Clock::fixed(now());
        let postman = Postman {
            db: db.clone(),
            clock: clock.clone(),
            generator: generator.clone(),
            catalog: Catalog::compiled_in().unwrap(),
            transport,
            sender: Sender { name: "RONL Connect".into(), email: "platform@export.example".parse().unwrap() },
            addresses: Addresses::new("https://export.example"),
            key: db.write_blocking(|conn| LinkKey::of_installation(conn, &generator, now())).unwrap(),
            node: "north".into(),
        };
        Node { runtime, postman, clock }
    }

    fn deliver(&self) -> Delivered {
        self.runtime.block_on(self.postman.deliver_due()).unwrap()
    }
}

fn sent(count: usize) -> Delivered {
    Delivered { sent: count, ..Delivered::default() }
}

fn failed(count: usize) -> Delivered {
    Delivered { failed: count, ..Delivered::default() }
}

fn anna(db: &Db) -> UserId {
    db.write_blocking(|conn| {
        let anna =
            user::add(conn, &ADDRESS.parse().unwrap(), &"Anna Bakker".parse().unwrap(), Language::Nl, now())?;
        user::confirm(conn, anna.id, now())?;
        Ok::<_, DbError>(anna.id)
    })
    .unwrap()
}

fn enqueue(db: &Db, template: &str, arguments: serde_json::Value, to: UserId) {
    let mail = Mail {
        template: template.into(),
        to: Recipient::User(to),
        language: Language::Nl,
        arguments,
        thread: Some("introduction.1".into()),
        useful_until: None,
    };
    db.write_blocking(|conn| mail::enqueue(conn, &mail, now())).unwrap();
}

/// A letter that must arrive.
fn password_changed(db: &Db, to: UserId) {
    enqueue(db, mail::PASSWORD_CHANGED, serde_json::json!({}), to);
}

fn waiting(db: &Db) -> i64 {
    db.read_blocking(|conn| Ok::<_, DbError>(outbox::waiting(conn)?)).unwrap()
}

fn staff_member(db: &Db) -> Viewer {
    db.write_blocking(|conn| {
        let (email, name) = ("els@office.example".parse().unwrap(), "Els".parse().unwrap());
        let els = user::add(conn, &email, &name, Language::Nl, now())?;
        staff::appoint(conn, els.id, StaffRole::Administrator, None, now()).unwrap();
        Viewer::load(conn, els.id)
    })
    .unwrap()
}

on_both_engines! {
    fn a_mail_arrives_with_two_bodies_and_headers_that_mail_programs_understand(db: &Db) {
        let server = SmtpServer::start();
        let node = Node::new(db, &server.settings());
        let arguments = serde_json::json!({
            "introduction": "01930000-0000-7000-8000-000000000001", "company": "Turnătoria Cibin",
            "author": "Cristina Popa", "body": ".Bună ziua!\n.\nO zi frumoasă.",
        });
        enqueue(db, "message_received", arguments, anna(db));

        assert_eq!(node.deliver(), sent(1));

        let mails = server.taken();
        let [mail] = mails.as_slice() else { panic!("one mail, not {}", mails.len()) };
        assert_eq!(mail.from, "platform@export.example");
        assert_eq!(mail.to, [ADDRESS]);
        assert_eq!(mail.subject(), "Bericht van Turnătoria Cibin");
        assert!(mail.text().contains("> .Bună ziua!\n> .\n> O zi frumoasă."), "{}", mail.text());
        let parsed = mail.parsed();
        assert!(parsed.body_html(0).unwrap().contains("Bună ziua!"));
        assert_eq!((parsed.text_body_count(), parsed.html_body_count()), (1, 1));
        assert!(mail.header("Content-Type").unwrap().starts_with("multipart/alternative"));
        assert!(mail.header("From").unwrap().ends_with("<platform@export.example>"));
        assert!(mail.header("To").unwrap().ends_with("<anna@ijsselwerf.example>"));
        assert!(mail.header("Message-ID").unwrap().ends_with("@export.example>"));
        assert_eq!(mail.header("In-Reply-To").as_deref(), Some("<introduction.1@export.example>"));
        assert_eq!(mail.header("References").as_deref(), Some("<introduction.1@export.example>"));
        assert_eq!(mail.header("Auto-Submitted").as_deref(), Some("auto-generated"));
        assert_eq!(mail.header("Date").as_deref(), Some("Mon, 23 Nov 2026 09:00:00 +0000"));
        let unsubscribe = mail.header("List-Unsubscribe").unwrap();
        assert!(unsubscribe.starts_with("<https://export.example/nl/unsubscribe/"), "{unsubscribe}");
        assert_eq!(mail.header("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
        assert_eq!(waiting(db), 0);
    }

    fn a_relay_that_is_busy_gets_the_mail_again_later_and_it_is_the_same_mail(db: &Db) {
        let server = SmtpServer::start();
        server.script([
            Step::RefuseRecipient(450, "4.2.1 mailbox busy"),
            Step::RefuseMail(451, "4.3.0 try again"),
            Step::TakeAndHangUp,
        ]);
        let node = Node::new(db, &server.settings());
        password_changed(db, anna(db));
        for _ in 0..3 {
            assert_eq!(node.deliver(), failed(1));
            assert_eq!(node.deliver(), Delivered::default(), "not again at once");
            node.clock.advance(TimeDelta::minutes(1));
        }
        assert_eq!(node.deliver(), sent(1));
        // The relay had taken it once without being able to say so.
        let [first, second] = &server.taken()[..] else { panic!("taken twice") };
        assert_eq!(first.raw, second.raw, "a repeat is the same to the last byte");
        assert_eq!(waiting(db), 0);
    }

    fn an_address_that_does_not_exist_is_given_up_until_staff_send_again(db: &Db) {
        let server = SmtpServer::start();
        server.script([Step::RefuseRecipient(550, "5.1.1 no such mailbox")]);
        let node = Node::new(db, &server.settings());
        password_changed(db, anna(db));
        assert_eq!(node.deliver(), failed(1));
        node.clock.advance(TimeDelta::days(7));
        assert_eq!(node.deliver(), Delivered::default());

        let els = staff_member(db);
        let list = || db.read_blocking(|conn| undelivered::list(conn, &els)).unwrap();
        let given_up = list();
        assert_eq!(given_up.len(), 1);
        assert_eq!(given_up[0].template, mail::PASSWORD_CHANGED);
        assert_eq!(given_up[0].to.as_deref(), Some("a…@ijsselwerf.example"));
        assert!(given_up[0].reason.contains("no such mailbox"), "{}", given_up[0].reason);
        assert!(!given_up[0].reason.contains(ADDRESS), "{}", given_up[0].reason);

        let nobody = Viewer::visitor();
        let resend = |viewer: &Viewer| {
            db.write_blocking(|conn| undelivered::resend(conn, viewer, given_up[0].id, node.clock.now()))
        };
        assert!(resend(&nobody).is_err());
        resend(&els).unwrap();
        assert_eq!(node.deliver(), sent(1));
        assert_eq!(server.taken().len(), 1);
        assert!(list().is_empty());
        assert!(resend(&els).is_err(), "what has been sent is not there to be sent again");
    }

    fn a_relay_that_is_away_gets_every_mail_when_it_is_back(db: &Db) {
        let address = free_address();
        let settings = SmtpSettings { port: Some(address.port()), ..SmtpServer::start().settings() };
        let node = Node::new(db, &settings);
        let anna = anna(db);
        for _ in 0..3 {
            password_changed(db, anna);
        }
        assert!(node.runtime.block_on(node.postman.transport.check()).is_err());
        assert_eq!(node.deliver(), failed(3));
        node.clock.advance(TimeDelta::hours(5));

        let server = SmtpServer::start_at(address);
        node.runtime.block_on(node.postman.transport.check()).unwrap();
        assert_eq!(node.deliver(), sent(3));
        assert_eq!(server.taken().len(), 3);
    }

    fn a_relay_that_says_nothing_is_not_waited_for_for_ever_nor_misunderstood_afterwards(db: &Db) {
        let server = SmtpServer::start();
        server.script([Step::Wait, Step::RefuseMail(451, "4.3.0 try again"), Step::Take]);
        let node = Node::new(db, &SmtpSettings { timeout: Duration::from_millis(300), ..server.settings() });
        password_changed(db, anna(db));
        assert_eq!(node.deliver(), failed(1));
        // The answer to the first attempt comes now, when nobody listens any more.
        server.go_on();
        server.wait_for(1);
        node.clock.advance(TimeDelta::minutes(1));
        assert_eq!(node.deliver(), failed(1), "a late yes is not taken for the answer to another mail");
        node.clock.advance(TimeDelta::minutes(1));
        assert_eq!(node.deliver(), sent(1));
        assert_eq!(waiting(db), 0);
    }

    fn a_mail_that_was_to_be_encrypted_never_goes_out_in_the_clear(db: &Db) {
        let server = SmtpServer::start();
        password_changed(db, anna(db));
        for (hours, encryption) in [(1, Encryption::StartTls), (2, Encryption::Implicit)] {
            let node = Node::new(db, &SmtpSettings { encryption, timeout: Duration::from_millis(500), ..server.settings() });
            node.clock.advance(TimeDelta::hours(hours));
            assert_eq!(node.deliver(), failed(1));
        }
        assert!(server.taken().is_empty());
    }

    fn a_broken_connection_does_not_lose_the_mail(db: &Db) {
        let server = SmtpServer::start();
        server.script([Step::HangUp]);
        let node = Node::new(db, &server.settings());
        password_changed(db, anna(db));
        assert_eq!(node.deliver(), failed(1));
        node.clock.advance(TimeDelta::minutes(1));
        assert_eq!(node.deliver(), sent(1));
        assert_eq!(server.taken().len(), 1);
    }

    fn a_wrong_password_for_the_relay_gives_up_no_mail(db: &Db) {
        let server = SmtpServer::start();
        server.ask_for_password("right");
        let with = |password: &str| SmtpSettings {
            credentials: Some(("platform".into(), password.into())),
            ..server.settings()
        };
        password_changed(db, anna(db));
        let node = Node::new(db, &with("wrong"));
        assert_eq!(node.deliver(), failed(1));
        assert_eq!(waiting(db), 1, "an operator will mend the settings");
        let node = Node::new(db, &with("right"));
        node.clock.advance(TimeDelta::minutes(1));
        assert_eq!(node.deliver(), sent(1));
    }

    fn many_mails_share_few_connections(db: &Db) {
        let server = SmtpServer::start();
        let node = Node::new(db, &server.settings());
        let anna = anna(db);
        for _ in 0..40 {
            password_changed(db, anna);
        }
        assert_eq!(node.deliver(), sent(40));
        assert_eq!(server.taken().len(), 40);
        assert!(server.connections() <= 4, "{} connections", server.connections());
    }

    fn a_code_that_is_no_longer_good_is_not_sent(db: &Db) {
        let server = SmtpServer::start();
        let node = Node::new(db, &server.settings());
        anna(db);
        let generator = Generator::seeded(3);
        db.write_blocking(|conn| sign_in::ask(conn, &generator, &ADDRESS.parse().unwrap(), Language::Nl, now()))
            .unwrap();
        node.clock.advance(TimeDelta::minutes(15));
        assert_eq!(node.deliver(), Delivered { dropped: 1, ..Delivered::default() });
        assert!(server.taken().is_empty());
        assert_eq!(waiting(db), 0);
    }

    fn a_letter_that_cannot_be_written_is_given_up_and_keeps_no_other_back(db: &Db) {
        let server = SmtpServer::start();
        let node = Node::new(db, &server.settings());
        let anna = anna(db);
        enqueue(db, "no_such_letter", serde_json::json!({}), anna);
        enqueue(db, "sign_in", serde_json::json!({ "code": 1 }), anna);
        password_changed(db, anna);
        assert_eq!(node.deliver(), Delivered { sent: 1, failed: 2, ..Delivered::default() });
        assert_eq!(waiting(db), 0);
        let els = staff_member(db);
        assert_eq!(db.read_blocking(|conn| undelivered::list(conn, &els)).unwrap().len(), 2);
    }

    fn what_a_postman_had_in_its_hands_when_it_died_goes_out_after_the_restart(db: &Db) {
        let server = SmtpServer::start();
        password_changed(db, anna(db));
        // As after a kill: taken, and neither sent nor put back.
        let leased = db.write_blocking(|conn| Ok::<_, DbError>(outbox::lease(conn, "north", 10, now())?)).unwrap();
        assert_eq!(leased.len(), 1);
        let node = Node::new(db, &server.settings());
        assert_eq!(node.deliver(), Delivered::default(), "it is leased");

        let (stop, stopped) = watch::channel(false);
        node.runtime.block_on(async {
            let run = node.postman.run(stopped);
            let watch = tokio::task::spawn_blocking(move || {
                server.wait_for(1);
                stop.send(true).unwrap();
            });
            let ((), watched) = tokio::join!(run, watch);
            watched.unwrap();
        });
        assert_eq!(waiting(db), 0);
    }

    fn a_postman_that_is_told_to_stop_finishes_what_is_on_its_way(db: &Db) {
        let server = Arc::new(SmtpServer::start());
        server.script([Step::Wait]);
        password_changed(db, anna(db));
        let node = Node::new(db, &server.settings());
        let (stop, stopped) = watch::channel(false);
        let theirs = server.clone();
        node.runtime.block_on(async {
            let run = node.postman.run(stopped);
            let watch = tokio::task::spawn_blocking(move || {
                theirs.wait_for_waiting();
                stop.send(true).unwrap();
                theirs.go_on();
            });
            let ((), watched) = tokio::join!(run, watch);
            watched.unwrap();
        });
        assert_eq!(server.taken().len(), 1);
        assert_eq!(waiting(db), 0, "it was noted that the mail went out");
    }

    fn logs_name_the_mail_and_never_the_reader(db: &Db) {
        let server = SmtpServer::start();
        server.script([Step::RefuseRecipient(550, "5.1.1 no such mailbox"), Step::Take]);
        let node = Node::on_this_thread(db, &server.settings());
        let anna = anna(db);
        password_changed(db, anna);
        password_changed(db, anna);
        let log = Log::default();
        let subscriber = tracing_subscriber::fmt().with_writer(log.clone()).with_max_level(tracing::Level::DEBUG).finish();
        tracing::subscriber::with_default(subscriber, || node.deliver());
        let log = log.text();
        assert!(log.contains("mail not sent") && log.contains("mail sent"), "{log}");
        assert!(log.contains("@export.example>") && log.contains("a…@ijsselwerf.example"), "{log}");
        assert!(!log.contains(ADDRESS) && !log.contains("Anna"), "{log}");
    }
}

/// What was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl tracing_subscriber::fmt::MakeWriter<'_> for Log {
    type Writer = Log;

    fn make_writer(&self) -> Log {
        self.clone()
    }
}
