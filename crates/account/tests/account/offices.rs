//! Offices, who works there, and what is remembered.

use account::membership::{self, CompanyRole};
use account::office::{self, NewOffice, OfficeError};
use account::signed_link::{LinkKey, Purpose};
use account::staff::{self, AppointmentError, StaffRole};
use account::{Generator, Viewer, audit, idempotency, kept_form, user};
use chrono::{DateTime, NaiveDateTime, TimeDelta};
use database::{Db, DbError};
use locale::Language;

fn now() -> NaiveDateTime {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap().naive_utc()
}

fn lubeck() -> NewOffice {
    NewOffice {
        slug: "luebeck".into(),
        name: "Lübeck".into(),
        city: "Lübeck".into(),
        country: "DE".into(),
        place: Some((53.87, 10.69)),
    }
}

fn person(db: &Db, email: &str) -> user::User {
    let (email, name) = (email.parse().unwrap(), "Anna".parse().unwrap());
    db.write_blocking(|conn| user::add(conn, &email, &name, Language::Nl, now())).unwrap()
}

database::on_both_engines! {
    fn a_new_database_has_three_offices_however_often_it_is_started(db: &Db) {
        for _ in 0..2 {
            db.write_blocking(|conn| office::ensure_defaults(conn, now())).unwrap();
        }
        let offices = db.read_blocking(office::all).unwrap();
        let slugs: Vec<&str> = offices.iter().map(|office| office.slug.as_str()).collect();
        assert_eq!(slugs, ["deventer", "sibiu", "rostock"]);
    }

    fn an_office_is_added_once_and_only_with_a_proper_name(db: &Db) {
        let add = |new: NewOffice| db.write_blocking(|conn| office::add(conn, &new, now()));
        assert_eq!(add(lubeck()).unwrap().city, "Lübeck");
        assert!(matches!(add(lubeck()), Err(OfficeError::Taken(_))));
        for slug in ["", "Lübeck", "a--b", "-a", "a_b", "a b"] {
            assert!(matches!(add(NewOffice { slug: slug.into(), ..lubeck() }), Err(OfficeError::Slug(_))), "{slug}");
        }
        assert!(matches!(add(NewOffice { slug: "b".into(), country: "de".into(), ..lubeck() }), Err(OfficeError::Country(_))));
        assert!(matches!(add(NewOffice { slug: "b".into(), city: " ".into(), ..lubeck() }), Err(OfficeError::Name)));
    }

    fn staff_work_in_one_office_and_administrators_in_none(db: &Db) {
        db.write_blocking(|conn| office::ensure_defaults(conn, now())).unwrap();
        let offices = db.read_blocking(office::all).unwrap();
        let anna = person(db, "anna@office.example");
        let appoint = |role, office| db.write_blocking(|conn| staff::appoint(conn, anna.id, role, office, now()));
        assert!(matches!(appoint(StaffRole::OfficeStaff, None), Err(AppointmentError::NeedsOffice(_))));
        assert!(matches!(appoint(StaffRole::Administrator, Some(offices[0].id)), Err(AppointmentError::NoOffice)));
        appoint(StaffRole::OfficeStaff, Some(offices[0].id)).unwrap();
        appoint(StaffRole::OfficeLead, Some(offices[1].id)).unwrap();
        let viewer = db.read_blocking(|conn| Viewer::load(conn, anna.id)).unwrap();
        assert_eq!(viewer.staff, Some(staff::Staff { role: StaffRole::OfficeLead, office: Some(offices[1].id) }));
        assert_eq!(db.read_blocking(|conn| staff::of_office(conn, offices[0].id)).unwrap(), []);
        assert_eq!(db.read_blocking(|conn| staff::of_office(conn, offices[1].id)).unwrap()[0].user, anna.id);
    }

    fn the_audit_trail_of_an_office_shows_its_own_acts_latest_first(db: &Db) {
        db.write_blocking(|conn| office::ensure_defaults(conn, now())).unwrap();
        let offices = db.read_blocking(office::all).unwrap();
        let anna = person(db, "anna@office.example");
        db.write_blocking(|conn| {
            for (step, office) in [(0, offices[0].id), (1, offices[1].id), (2, offices[0].id)] {
                let entry = audit::Entry {
                    actor: (step > 0).then_some(anna.id),
                    act: "publish_profile",
                    subject_kind: "company",
                    subject_id: &step.to_string(),
                    office: Some(office),
                    details: serde_json::json!({ "step": step }),
                };
                audit::record(conn, &entry, now() + TimeDelta::minutes(step))?;
            }
            Ok::<_, DbError>(())
        })
        .unwrap();
        let subjects = |office| -> Vec<String> {
            let records = db.read_blocking(|conn| audit::of_office(conn, office, 10)).unwrap();
            records.into_iter().map(|record| record.subject_id).collect()
        };
        assert_eq!(subjects(Some(offices[0].id)), ["2", "0"]);
        assert_eq!(subjects(None), ["2", "1", "0"]);
        let first = &db.read_blocking(|conn| audit::of_subject(conn, "company", "1", 10)).unwrap()[0];
        assert_eq!(first.actor_name.as_deref(), Some("Anna"));
        assert_eq!(first.details, r#"{"step":1}"#);
    }

    fn a_half_written_form_is_kept_until_it_is_taken(db: &Db) {
        let anna = person(db, "anna@werf.example").id;
        db.write_blocking(|conn| {
            kept_form::keep(conn, anna, "profile", "headline=Kog", now())?;
            kept_form::keep(conn, anna, "profile", "headline=Koggen", now())?;
            kept_form::keep(conn, anna, "profile", &"x".repeat(kept_form::LARGEST + 1), now())
        })
        .unwrap();
        let take = || db.write_blocking(|conn| kept_form::take(conn, anna, "profile")).unwrap();
        assert_eq!(db.read_blocking(|conn| kept_form::look(conn, anna, "other")).unwrap(), None);
        assert_eq!(take().as_deref(), Some("headline=Koggen"));
        assert_eq!(take(), None);
    }

    fn the_second_post_of_a_form_gets_the_first_answer(db: &Db) {
        let answer = |scope: &str, key: &str| {
            db.read_blocking(|conn| idempotency::first_answer(conn, scope, key)).unwrap()
        };
        assert_eq!(answer("anna", "k"), None);
        db.write_blocking(|conn| idempotency::remember(conn, "anna", "k", "/nl/1", now())).unwrap();
        assert_eq!(answer("anna", "k").as_deref(), Some("/nl/1"));
        assert_eq!(answer("bert", "k"), None, "a key is its owner's");
        let twice = db.write_blocking(|conn| idempotency::remember(conn, "anna", "k", "/nl/2", now()));
        assert!(twice.is_err(), "two at the same moment cannot both create");
        db.write_blocking(|conn| idempotency::remember(conn, "anna", "", "/nl/3", now())).unwrap();
        assert_eq!(answer("anna", ""), None);
    }

    fn a_key_is_claimed_once_and_free_again_when_its_owner_fails(db: &Db) {
        let claim = |location: &str| db.write_blocking(|conn| idempotency::claim(conn, "anna", "k", location, now()));
        let failed = db.write_blocking(|conn| {
            assert_eq!(idempotency::claim(conn, "anna", "k", "/nl/0", now())?, None);
            Err::<(), _>(DbError::BrokenOff)
        });
        assert!(failed.is_err());
        assert_eq!(claim("/nl/1").unwrap(), None);
        assert_eq!(claim("/nl/2").unwrap().as_deref(), Some("/nl/1"));
    }

    fn all_nodes_sign_links_with_one_key(db: &Db) {
        let key = |seed| db.write_blocking(|conn| LinkKey::of_installation(conn, &Generator::seeded(seed), now())).unwrap();
        let link = key(1).sign(Purpose::Invitation, "somebody", now() + TimeDelta::days(1));
        assert_eq!(key(2).verify(Purpose::Invitation, &link, now()), Ok("somebody".to_owned()));
    }

    fn a_company_keeps_its_last_owner(db: &Db) {
        use database::schema::companies;
        use diesel::prelude::*;
        db.write_blocking(|conn| office::ensure_defaults(conn, now())).unwrap();
        let office = db.read_blocking(office::all).unwrap()[0].id;
        let company = account::CompanyId::generate();
        let (anna, bert) = (person(db, "anna@werf.example").id, person(db, "bert@werf.example").id);
        db.write_blocking(|conn| {
            diesel::insert_into(companies::table)
                .values((
                    companies::id.eq(company),
                    companies::office_id.eq(office),
                    companies::name.eq("Werf"),
                    companies::name_folded.eq("werf"),
                    companies::slug.eq("werf"),
                    companies::country.eq("NL"),
                    companies::position.eq(1_i64),
                    companies::draft.eq("{}"),
                    companies::draft_state.eq("draft"),
                    companies::created_at.eq(now()),
                    companies::updated_at.eq(now()),
                ))
                .execute(conn)?;
            membership::add(conn, company, anna, CompanyRole::Owner, now())?;
            membership::add(conn, company, bert, CompanyRole::Owner, now())?;
            membership::add(conn, company, bert, CompanyRole::Member, now())
        })
        .unwrap();
        let remove = |user| db.write_blocking(|conn| membership::remove(conn, company, user));
        assert!(matches!(remove(anna), Err(membership::RemovalError::LastOwner)));
        remove(bert).unwrap();
        let members = db.read_blocking(|conn| membership::of_company(conn, company)).unwrap();
        assert_eq!(members.iter().map(|member| member.user).collect::<Vec<_>>(), [anna]);
    }
}
