//! Introductions, as the two companies, their offices and strangers live through them.

use account::permission::Refused;
use account::signed_link::{LinkKey, Purpose};
use account::{Generator, user};
use chrono::TimeDelta;
use database::Db;
use messaging::introduction::{
    self, AccessError, AnswerError, ContactsError, DeclineNote, DeclineReason, RequestError, State, Which,
};
use messaging::{answer_link, block};

use crate::world::{self, World, mails, monday, viewer};

fn state(db: &Db, world: &World, id: messaging::IntroductionId) -> State {
    let anna = viewer(db, world.anna);
    db.read_blocking(|conn| introduction::case(conn, &anna, id)).unwrap().introduction.state
}

database::on_both_engines! {
    fn everybody_of_the_company_that_is_asked_is_written_to(db: &Db) {
        let world = World::new(db);
        world.ask(db);
        let mut written = mails(db);
        written.sort();
        let mut expected = [
            ("introduction_requested".to_owned(), world.anna),
            ("introduction_requested".to_owned(), world.bert),
        ];
        expected.sort();
        assert_eq!(written, expected);
    }

    fn a_company_sees_no_contact_data_before_the_introduction_is_accepted(db: &Db) {
        let world = World::new(db);
        let id = world.ask(db);
        let (anna, cristina) = (viewer(db, world.anna), viewer(db, world.cristina));
        for side in [&anna, &cristina] {
            let refused = db.read_blocking(|conn| introduction::contacts(conn, side, id));
            assert!(matches!(refused, Err(ContactsError::NotYet(State::Requested))));
        }
        for mail in world::take_mails(db) {
            assert!(!mail.arguments.to_string().contains("@"), "no address leaves before the yes: {mail:?}");
        }

        db.write_blocking(|conn| introduction::accept(conn, &anna, id, monday())).unwrap();

        let seen = db.read_blocking(|conn| introduction::contacts(conn, &cristina, id)).unwrap();
        assert_eq!(seen.company, "IJsselwerf");
        assert_eq!(seen.person_email.as_deref(), Some("anna@ijsselwerf.example"));
        assert_eq!(seen.phone.as_deref(), Some("+31570000000"));
        assert_eq!(seen.address.as_deref(), Some("Kade 1, 1234 AB Stad"));
        let seen = db.read_blocking(|conn| introduction::contacts(conn, &anna, id)).unwrap();
        assert_eq!(seen.person.as_deref(), Some("Cristina Popa"));
        let written: Vec<_> = mails(db).into_iter().map(|(template, _)| template).collect();
        assert_eq!(written, vec!["introduction_accepted"; 3], "both sides get the other's contacts");
    }

    fn strangers_and_staff_never_see_contact_data(db: &Db) {
        let world = World::new(db);
        let id = world.introduce(db);
        for stranger in [world.dieter, world.gerda, world.els, world.florin] {
            let stranger = viewer(db, stranger);
            let refused = db.read_blocking(|conn| introduction::contacts(conn, &stranger, id));
            assert!(matches!(refused, Err(ContactsError::Refused(Refused::NotAllowed))));
        }
    }

    fn only_the_company_that_was_asked_answers_and_only_the_one_that_asked_withdraws(db: &Db) {
        let world = World::new(db);
        let id = world.ask(db);
        for other in [world.cristina, world.dieter, world.els, world.florin] {
            let other = viewer(db, other);
            let answer = db.write_blocking(|conn| introduction::accept(conn, &other, id, monday()));
            assert!(matches!(answer, Err(AnswerError::Refused(Refused::NotAllowed))));
        }
        let anna = viewer(db, world.anna);
        let withdrawn = db.write_blocking(|conn| introduction::withdraw(conn, &anna, id, monday()));
        assert!(matches!(withdrawn, Err(AnswerError::Refused(Refused::NotAllowed))));
        assert_eq!(state(db, &world, id), State::Requested);

        mails(db);
        let cristina = viewer(db, world.cristina);
        db.write_blocking(|conn| introduction::withdraw(conn, &cristina, id, monday())).unwrap();
        assert_eq!(mails(db).len(), 2);
        let late = db.write_blocking(|conn| introduction::accept(conn, &anna, id, monday()));
        assert!(matches!(late, Err(AnswerError::NotOpen(_))));
    }

    fn a_no_carries_a_reason_and_is_respected_for_a_month(db: &Db) {
        let world = World::new(db);
        let id = world.ask(db);
        mails(db);
        let anna = viewer(db, world.anna);
        let note: DeclineNote = "Misschien volgend jaar.".parse().unwrap();
        for _ in 0..2 {
            db.write_blocking(|conn| {
                introduction::decline(conn, &anna, id, DeclineReason::HavePartner, &note, monday())
            })
            .unwrap();
        }
        assert_eq!(mails(db), [("introduction_declined".to_owned(), world.cristina)], "saying no twice writes once");
        let cristina = viewer(db, world.cristina);
        let case = db.read_blocking(|conn| introduction::case(conn, &cristina, id)).unwrap();
        assert_eq!(case.introduction.decline_reason, Some(DeclineReason::HavePartner));
        assert_eq!(case.introduction.decline_note.as_deref(), Some("Misschien volgend jaar."));

        let again = |days, key| {
            world.ask_as(db, world.cristina, world.foundry, world.yard, key, monday() + TimeDelta::days(days))
        };
        assert!(matches!(again(29, "2"), Err(RequestError::DeclinedRecently)));
        assert!(again(31, "3").is_ok());
    }

    fn a_second_post_of_the_same_form_gives_the_first_introduction_again(db: &Db) {
        let world = World::new(db);
        let first = world.ask(db);
        assert_eq!(world.ask(db), first);
        assert_eq!(mails(db).len(), 2);
        let other_form = world.ask_as(db, world.cristina, world.foundry, world.yard, "2", monday());
        assert!(matches!(other_form, Err(RequestError::AlreadyOpen(id)) if id == first));
        let back = world.ask_as(db, world.anna, world.yard, world.foundry, "3", monday());
        assert!(matches!(back, Err(RequestError::AlreadyOpen(id)) if id == first), "they are talking already");
    }

    fn a_form_that_was_refused_can_be_sent_again(db: &Db) {
        let world = World::new(db);
        let (anna, cristina) = (viewer(db, world.anna), world.cristina);
        db.write_blocking(|conn| block::block(conn, &anna, world.yard, world.foundry, monday())).unwrap();
        assert!(world.ask_as(db, cristina, world.foundry, world.yard, "1", monday()).is_err());
        db.write_blocking(|conn| block::unblock(conn, &anna, world.yard, world.foundry)).unwrap();
        assert!(world.ask_as(db, cristina, world.foundry, world.yard, "1", monday()).is_ok());
    }

    fn nobody_asks_in_the_name_of_another_company_or_of_itself(db: &Db) {
        let world = World::new(db);
        let forged = world.ask_as(db, world.dieter, world.foundry, world.yard, "1", monday());
        assert!(matches!(forged, Err(RequestError::Refused(Refused::NotAllowed))));
        let staff = world.ask_as(db, world.florin, world.foundry, world.yard, "1", monday());
        assert!(matches!(staff, Err(RequestError::Refused(Refused::NotAllowed))));
        let itself = world.ask_as(db, world.anna, world.yard, world.yard, "1", monday());
        assert!(matches!(itself, Err(RequestError::ToOneself)));
        assert_eq!(mails(db), []);
    }

    fn a_company_that_is_not_public_neither_asks_nor_is_asked(db: &Db) {
        use database::schema::companies;
        use diesel::prelude::*;
        let world = World::new(db);
        db.write_blocking(|conn| {
            diesel::update(companies::table.filter(companies::id.eq(world.yard)))
                .set(companies::published_version.eq(None::<i64>))
                .execute(conn)
                .map_err(database::DbError::from)
        })
        .unwrap();
        let asked = world.ask_as(db, world.cristina, world.foundry, world.yard, "1", monday());
        assert!(matches!(asked, Err(RequestError::NotFound)));
        let asks = world.ask_as(db, world.anna, world.yard, world.foundry, "2", monday());
        assert!(matches!(asks, Err(RequestError::OwnProfileNotPublished)));
    }

    fn a_blocked_company_cannot_ask(db: &Db) {
        let world = World::new(db);
        let anna = viewer(db, world.anna);
        db.write_blocking(|conn| block::block(conn, &anna, world.yard, world.foundry, monday())).unwrap();
        let asked = world.ask_as(db, world.cristina, world.foundry, world.yard, "1", monday());
        assert!(matches!(asked, Err(RequestError::NotReachable)));
        let names = db.read_blocking(|conn| block::list(conn, &anna, world.yard)).unwrap();
        assert_eq!(names[0].name, "Turnătoria Cibin");
        let dieter = viewer(db, world.dieter);
        let forged = db.write_blocking(|conn| block::block(conn, &dieter, world.yard, world.mill, monday()));
        assert!(matches!(forged, Err(AccessError::Refused(Refused::NotAllowed))));
    }

    fn a_company_cannot_spray_requests(db: &Db) {
        let world = World::new(db);
        let cristina = viewer(db, world.cristina);
        // Ten requests in one day, each taken back so that the next is possible.
        for request in 0..introduction::REQUESTS_PER_DAY {
            let to = if request % 2 == 0 { world.yard } else { world.mill };
            let key = request.to_string();
            let id = world.ask_as(db, world.cristina, world.foundry, to, &key, monday()).unwrap();
            db.write_blocking(|conn| introduction::withdraw(conn, &cristina, id, monday())).unwrap();
        }
        let ask = |at| world.ask_as(db, world.cristina, world.foundry, world.yard, "more", at);
        assert!(matches!(ask(monday()), Err(RequestError::TooMany)));
        assert!(ask(monday() + TimeDelta::hours(24)).is_ok());
    }

    fn an_open_request_is_reminded_of_twice_then_told_to_the_office_then_expires(db: &Db) {
        let world = World::new(db);
        let id = world.ask(db);
        mails(db);
        let at = |days: i64, hours: i64| {
            let now = monday() + TimeDelta::days(days) + TimeDelta::hours(hours);
            // Twice: two nodes, or one that was restarted.
            for _ in 0..2 {
                db.write_blocking(|conn| {
                    introduction::send_reminders(conn, now)?;
                    introduction::expire_overdue(conn, now)
                })
                .unwrap();
            }
            let mut written = mails(db);
            written.sort();
            written.into_iter().map(|(template, _)| template).collect::<Vec<_>>()
        };
        assert_eq!(at(1, 23), Vec::<String>::new());
        assert_eq!(at(2, 0), ["introduction_reminder"; 2]);
        assert_eq!(at(3, 0), Vec::<String>::new());
        assert_eq!(at(4, 0), ["introduction_hanging", "introduction_reminder", "introduction_reminder"]);
        // A weekend lies between.
        assert_eq!(at(6, 23), Vec::<String>::new());
        assert_eq!(state(db, &world, id), State::Requested);
        assert_eq!(at(7, 0), ["introduction_expired"]);
        assert_eq!(state(db, &world, id), State::Expired);
        assert_eq!(at(30, 0), Vec::<String>::new());
    }

    fn the_link_in_the_mail_answers_for_its_reader_until_the_request_is_over(db: &Db) {
        let world = World::new(db);
        let id = world.ask(db);
        let key = db.write_blocking(|conn| LinkKey::of_installation(conn, &Generator::seeded(1), monday())).unwrap();
        let link = key.sign(
            Purpose::AnswerIntroduction,
            &format!("{id}~{}", world.anna),
            monday() + TimeDelta::days(8),
        );
        let open = |link: &str, at| db.read_blocking(|conn| answer_link::open(conn, &key, link, at));

        let (reader, opened) = open(&link, monday()).unwrap();
        assert_eq!((reader.user, opened), (Some(world.anna), id));
        assert!(open(&link, monday() + TimeDelta::days(8)).is_err());
        assert!(open(&link.replace(world.anna.as_str(), world.dieter.as_str()), monday()).is_err());
        db.write_blocking(|conn| introduction::accept(conn, &reader, id, monday())).unwrap();
        assert_eq!(state(db, &world, id), State::Accepted);

        db.write_blocking(|conn| user::disable(conn, &"anna@ijsselwerf.example".parse().unwrap(), monday())).unwrap();
        assert!(open(&link, monday()).is_err(), "a closed account answers nothing");
    }

    fn both_companies_and_both_offices_have_the_introduction_in_their_lists(db: &Db) {
        let world = World::new(db);
        let id = world.ask(db);
        let listed = |who, company, which| {
            let viewer = viewer(db, who);
            db.read_blocking(|conn| introduction::of_company(conn, &viewer, company, which, None, 20))
                .map(|items| items.into_iter().map(|item| item.introduction.id).collect::<Vec<_>>())
        };
        assert_eq!(listed(world.anna, world.yard, Which::Received).unwrap(), [id]);
        assert_eq!(listed(world.bert, world.yard, Which::Sent).unwrap(), []);
        assert_eq!(listed(world.cristina, world.foundry, Which::Sent).unwrap(), [id]);
        assert_eq!(listed(world.dieter, world.mill, Which::All).unwrap(), []);
        assert!(matches!(listed(world.dieter, world.yard, Which::All), Err(AccessError::Refused(_))));

        let desk = |who, office| {
            let viewer = viewer(db, who);
            db.read_blocking(|conn| introduction::of_office(conn, &viewer, office, Some(State::Requested), None, 20))
                .map(|items| items.len())
        };
        assert_eq!(desk(world.els, world.deventer).unwrap(), 1);
        assert_eq!(desk(world.florin, world.sibiu).unwrap(), 1);
        assert!(matches!(desk(world.gerda, world.sibiu), Err(AccessError::Refused(_))));

        let waiting = |who| {
            let viewer = viewer(db, who);
            db.read_blocking(|conn| introduction::waiting_for(conn, &viewer)).unwrap()
        };
        assert_eq!([waiting(world.anna), waiting(world.cristina), waiting(world.els)], [1, 0, 0]);
    }

    fn a_list_is_leafed_through_by_its_last_entry(db: &Db) {
        let world = World::new(db);
        let (anna, cristina) = (viewer(db, world.anna), viewer(db, world.cristina));
        let mut asked = Vec::new();
        for request in 0..5 {
            let key = request.to_string();
            let id = world.ask_as(db, world.cristina, world.foundry, world.yard, &key, monday()).unwrap();
            db.write_blocking(|conn| introduction::withdraw(conn, &cristina, id, monday())).unwrap();
            asked.insert(0, id);
        }
        let page = |before| {
            let items = db
                .read_blocking(|conn| introduction::of_company(conn, &anna, world.yard, Which::All, before, 2))
                .unwrap();
            items.into_iter().map(|item| item.introduction.id).collect::<Vec<_>>()
        };
        assert_eq!(page(None), asked[..2]);
        assert_eq!(page(Some(asked[1])), asked[2..4]);
        assert_eq!(page(Some(asked[3])), asked[4..]);
    }

    fn strangers_cannot_read_an_introduction_and_staff_of_either_office_can(db: &Db) {
        let world = World::new(db);
        let id = world.ask(db);
        let read = |who| {
            let viewer = viewer(db, who);
            db.read_blocking(|conn| introduction::case(conn, &viewer, id)).map(|case| case.side)
        };
        for reader in [world.anna, world.bert, world.cristina, world.els, world.florin] {
            assert!(read(reader).is_ok());
        }
        for stranger in [world.dieter, world.gerda] {
            assert!(matches!(read(stranger), Err(AccessError::Refused(Refused::NotAllowed))));
        }
    }
}
