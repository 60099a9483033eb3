//! What the two sides write to each other, report, and no longer want to get by mail.

use account::Generator;
use account::permission::Refused;
use account::signed_link::{LinkKey, Purpose};
use chrono::TimeDelta;
use database::Db;
use messaging::conversation::{self, Body, MessageId, WriteError};
use messaging::introduction::{self, AccessError, State, Which};
use messaging::unwanted::{self, Kind};
use messaging::{IntroductionId, report};

use crate::world::{World, mails, monday, viewer};

fn write(
    db: &Db,
    who: account::UserId,
    id: IntroductionId,
    text: &str,
    key: &str,
) -> Result<MessageId, WriteError> {
    let viewer = viewer(db, who);
    let body: Body = text.parse().unwrap();
    db.write_blocking(|conn| conversation::write(conn, &viewer, id, &body, key, monday()))
}

database::on_both_engines! {
    fn the_two_sides_write_to_each_other_and_each_message_reaches_the_other_side(db: &Db) {
        let world = World::new(db);
        let id = world.introduce(db);
        write(db, world.cristina, id, "Bună ziua!", "1").unwrap();
        let mut written = mails(db);
        written.sort();
        let mut expected =
            [("message_received".to_owned(), world.anna), ("message_received".to_owned(), world.bert)];
        expected.sort();
        assert_eq!(written, expected);
        write(db, world.bert, id, "Goedemorgen!", "2").unwrap();
        assert_eq!(mails(db), [("message_received".to_owned(), world.cristina)], "colleagues read it on the page");
        let anna = viewer(db, world.anna);
        let case = db.read_blocking(|conn| introduction::case(conn, &anna, id)).unwrap();
        let said: Vec<_> = case.messages.iter().map(|message| (message.author_name.as_str(), message.body.as_str())).collect();
        assert_eq!(said, [("Cristina Popa", "Bună ziua!"), ("Bert Visser", "Goedemorgen!")]);
    }

    fn nobody_writes_before_the_yes_and_nobody_else_ever(db: &Db) {
        let world = World::new(db);
        let id = world.ask(db);
        let early = write(db, world.cristina, id, "Bună ziua!", "1");
        assert!(matches!(early, Err(WriteError::NotIntroduced(State::Requested))));
        for other in [world.dieter, world.els, world.florin] {
            assert!(matches!(write(db, other, id, "Hallo", "1"), Err(WriteError::Refused(Refused::NotAllowed))));
        }
    }

    fn a_message_that_is_sent_twice_is_written_once(db: &Db) {
        let world = World::new(db);
        let id = world.introduce(db);
        let first = write(db, world.cristina, id, "Bună ziua!", "1").unwrap();
        assert_eq!(write(db, world.cristina, id, "Bună ziua!", "1").unwrap(), first);
        assert_eq!(mails(db).len(), 2);
    }

    fn a_conversation_has_a_human_pace(db: &Db) {
        let world = World::new(db);
        let id = world.introduce(db);
        for message in 0..conversation::MESSAGES_PER_HOUR {
            write(db, world.cristina, id, "Bună!", &message.to_string()).unwrap();
        }
        assert!(matches!(write(db, world.cristina, id, "Bună!", "more"), Err(WriteError::TooMany)));
        assert!(write(db, world.anna, id, "Rustig aan.", "1").is_ok());
    }

    fn what_somebody_has_not_seen_is_counted_for_that_person(db: &Db) {
        let world = World::new(db);
        let id = world.introduce(db);
        write(db, world.cristina, id, "Unu", "1").unwrap();
        write(db, world.cristina, id, "Doi", "2").unwrap();
        let unread = |who, company| {
            let viewer = viewer(db, who);
            let items = db
                .read_blocking(|conn| introduction::of_company(conn, &viewer, company, Which::All, None, 20))
                .unwrap();
            items[0].unread
        };
        assert_eq!(unread(world.anna, world.yard), 2);
        db.write_blocking(|conn| conversation::mark_read(conn, world.anna, id, monday() + TimeDelta::seconds(1)))
            .unwrap();
        assert_eq!(unread(world.anna, world.yard), 0);
        assert_eq!(unread(world.bert, world.yard), 2);
        assert_eq!(unread(world.cristina, world.foundry), 0, "nobody has to read what they wrote");
    }

    fn a_report_reaches_both_offices_and_stays_until_staff_settle_it(db: &Db) {
        let world = World::new(db);
        let id = world.introduce(db);
        let anna = viewer(db, world.anna);
        let reason = "Stuurt alleen reclame.".parse().unwrap();
        let first = db.write_blocking(|conn| report::report(conn, &anna, id, &reason, monday())).unwrap();
        let again = db.write_blocking(|conn| report::report(conn, &anna, id, &reason, monday())).unwrap();
        assert_eq!(first, again);
        let mut written = mails(db);
        written.sort();
        let mut expected =
            [("introduction_reported".to_owned(), world.els), ("introduction_reported".to_owned(), world.florin)];
        expected.sort();
        assert_eq!(written, expected);

        let (els, florin, gerda) = (viewer(db, world.els), viewer(db, world.florin), viewer(db, world.gerda));
        let queue = |viewer, office| db.read_blocking(|conn| report::open_reports(conn, viewer, office));
        let open = queue(&florin, world.sibiu).unwrap();
        assert_eq!(open[0].reporting.id, world.yard);
        assert_eq!(open[0].reported.id, world.foundry);
        assert!(matches!(queue(&gerda, world.sibiu), Err(AccessError::Refused(_))));

        let outcome = "Gesproken met het bedrijf.".parse().unwrap();
        let settle = |viewer| db.write_blocking(|conn| report::settle(conn, viewer, first, &outcome, monday()));
        assert!(matches!(settle(&gerda), Err(AccessError::Refused(_))));
        assert!(matches!(settle(&anna), Err(AccessError::Refused(_))));
        settle(&els).unwrap();
        assert!(matches!(settle(&els), Err(AccessError::NotFound)));
        assert!(queue(&florin, world.sibiu).unwrap().is_empty());
    }

    fn whoever_stops_copies_of_messages_gets_no_more_of_them_but_all_else(db: &Db) {
        let world = World::new(db);
        let id = world.introduce(db);
        let key = db.write_blocking(|conn| LinkKey::of_installation(conn, &Generator::seeded(1), monday())).unwrap();
        let link = key.sign(
            Purpose::Unsubscribe,
            &format!("{}~messages", world.anna),
            monday() + TimeDelta::days(365),
        );
        for _ in 0..2 {
            let kind = db.write_blocking(|conn| unwanted::unsubscribe(conn, &key, &link, monday())).unwrap();
            assert_eq!(kind, Kind::Messages);
        }
        write(db, world.cristina, id, "Bună ziua!", "1").unwrap();
        assert_eq!(mails(db), [("message_received".to_owned(), world.bert)]);
        db.write_blocking(|conn| unwanted::set(conn, world.anna, Kind::Messages, true, monday())).unwrap();
        write(db, world.cristina, id, "Bună ziua!", "2").unwrap();
        assert_eq!(mails(db).len(), 2);
    }
}
