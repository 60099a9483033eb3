//! What the public sees.

use chrono::Days;

use super::*;
use crate::company::Found;
use crate::published::{self, OpportunityState};

fn seen(conn: &mut Conn, slug: &str) -> published::PublishedProfile {
    match published::by_slug(conn, slug, today()).unwrap() {
        Found::Here(profile) => profile,
        other => panic!("found {other:?}"),
    }
}

database::on_both_engines! {
    fn contact_data_and_citizen_numbers_are_not_public(db: &Db) {
        write(db, |conn| {
            let company = register(conn, "Kade");
            let mut draft = good_draft(conn, company.id);
            draft.company.vat = "NL123456782B12".to_owned();
            draft.company.website = "https://example.test".to_owned();
            publish_draft(conn, company.id, &draft);
            let public = seen(conn, "kade");
            let text = format!("{public:?}");
            assert!(!text.contains("verkoop@example.test") && !text.contains("570") && !text.contains("123456782"));
            assert!(public.document.company.website.is_some());
            assert!(!format!("{:?}", published::newest(conn, 5).unwrap()).contains("verkoop@example.test"));
            let contact = published::contact_data(conn, company.id).unwrap().unwrap();
            assert_eq!(contact.email.unwrap().as_str(), "verkoop@example.test");
        });
    }

    fn a_company_that_is_not_public_is_nowhere(db: &Db) {
        write(db, |conn| {
            let company = register(conn, "Kade");
            assert_eq!(published::by_slug(conn, "kade", today()).unwrap(), Found::Nowhere);
            assert_eq!(published::by_id(conn, company.id, today()).unwrap(), None);
            assert_eq!(published::contact_data(conn, company.id).unwrap(), None);
            assert_eq!(published::count(conn).unwrap(), 0);
        });
    }

    fn an_opportunity_keeps_its_address_and_ends_with_its_last_day(db: &Db) {
        write(db, |conn| {
            let company = publish(conn, "Kade");
            let first = seen(conn, "kade").opportunities.remove(0);
            assert_eq!(first.slug, "agent-gezocht");
            assert_eq!(first.valid_until, today().checked_add_days(Days::new(365)).unwrap());
            let mut draft = drafting::load(conn, company.id).unwrap().unwrap().profile;
            draft.opportunities[0].texts.get_mut(&Language::Nl).unwrap().title = "Agent gevraagd".to_owned();
            draft.opportunities[0].valid_until = "2027-01-31".to_owned();
            publish_draft(conn, company.id, &draft);
            let last = NaiveDate::from_ymd_opt(2027, 1, 31).unwrap();
            let page = published::opportunity_by_slug(conn, "agent-gezocht", last).unwrap().unwrap();
            assert_eq!((page.opportunity.id, page.state), (first.id, OpportunityState::Valid));
            let next = last.succ_opt().unwrap();
            let page = published::opportunity_by_slug(conn, "agent-gezocht", next).unwrap().unwrap();
            assert_eq!(page.state, OpportunityState::Expired);
            assert!(published::by_id(conn, company.id, next).unwrap().unwrap().opportunities.is_empty());
            draft.opportunities.clear();
            publish_draft(conn, company.id, &draft);
            let page = published::opportunity_by_id(conn, first.id, today()).unwrap().unwrap();
            assert_eq!(page.state, OpportunityState::Withdrawn);
        });
    }

    fn all_public_profiles_are_walked_through_once(db: &Db) {
        write(db, |conn| {
            for number in 0..7 {
                publish(conn, &format!("Kade {number}"));
            }
            register(conn, "Niet openbaar");
            let mut names = Vec::new();
            let mut after = None;
            loop {
                let batch = published::batch(conn, after, 3, today()).unwrap();
                let Some(last) = batch.last() else { break };
                after = Some(last.id);
                names.extend(batch.iter().map(|profile| profile.document.company.name.to_string()));
            }
            names.sort();
            assert_eq!(names, (0..7).map(|number| format!("Kade {number}")).collect::<Vec<_>>());
            assert_eq!(published::count(conn).unwrap(), 7);
            assert_eq!(published::newest(conn, 3).unwrap().len(), 3);
            let deventer = office(conn, "deventer").id;
            let figures = published::figures(conn, today()).unwrap();
            assert_eq!((figures[&deventer].companies, figures[&deventer].opportunities), (7, 7));
        });
    }

    fn a_published_company_that_is_renamed_moves_when_the_new_name_is_published(db: &Db) {
        write(db, |conn| {
            let company = publish(conn, "Kade");
            let mut draft = drafting::load(conn, company.id).unwrap().unwrap().profile;
            draft.company.name = "Haven".to_owned();
            save(conn, company.id, &draft);
            assert!(matches!(published::by_slug(conn, "kade", today()).unwrap(), Found::Here(_)));
            publish_draft(conn, company.id, &draft);
            assert_eq!(published::by_slug(conn, "kade", today()).unwrap(), Found::Moved("haven".to_owned()));
        });
    }
}
