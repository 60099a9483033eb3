//! From draft to publication, and back.

use chrono::TimeDelta;
use database::change_log;

use super::*;
use crate::curation::{
    self, Decision, Judgement, Remarks, ReviewError, Reviewing, State, SubmitError, accept, send_back,
    submit, take_back, unpublish,
};
use crate::document::MediaId;
use crate::document::draft::PictureDraft;
use crate::drafting::SaveError;
use crate::notice::Event;

/// A company whose draft has been handed in, and what a reader holds in hands.
fn handed_in(conn: &mut Conn, name: &str) -> Reviewing {
    let company = register(conn, name);
    let draft = good_draft(conn, company.id);
    let revision = save(conn, company.id, &draft);
    let owner = person(conn, "Grietje Kade");
    submit(conn, company.id, revision, owner.id, noon()).unwrap();
    Reviewing { company: company.id, revision, reviewer: person(conn, "Willem Lezer").id }
}

fn hand_in(conn: &mut Conn, company: CompanyId, revision: i64) -> Result<(), SubmitError> {
    let owner = person(conn, "Grietje Kade");
    submit(conn, company, revision, owner.id, noon())
}

fn state(conn: &mut Conn, company: CompanyId) -> State {
    company::by_id(conn, company).unwrap().unwrap().state
}

database::on_both_engines! {
    fn a_draft_that_lacks_something_is_not_handed_in_and_all_of_it_is_named(db: &Db) {
        write(db, |conn| {
            let company = register(conn, "Kade");
            let mut draft = drafting::load(conn, company.id).unwrap().unwrap().profile;
            draft.company.vat = "NL1".to_owned();
            let revision = save(conn, company.id, &draft);
            let Err(SubmitError::Incomplete(errors)) = hand_in(conn, company.id, revision)
            else { panic!("it was handed in") };
            let places: Vec<_> = errors.iter().map(|error| error.at.as_str()).collect();
            assert_eq!(places, ["/company/vat", "/texts"]);
            assert_eq!(state(conn, company.id), State::Draft);
        });
    }

    fn an_accepted_profile_is_public_and_everybody_who_follows_is_told(db: &Db) {
        write(db, |conn| {
            let reviewing = handed_in(conn, "Kade");
            let before = change_log::last(conn).unwrap();
            assert_eq!(accept(conn, reviewing, false, noon()).unwrap(), Judgement::Published(1));
            let company = company::by_id(conn, reviewing.company).unwrap().unwrap();
            assert_eq!((company.state, company.published_version), (State::Published, Some(1)));
            assert_eq!(company.published_at, Some(noon()));
            let changes = change_log::after(conn, before, 10).unwrap();
            assert_eq!(changes.len(), 1);
            assert_eq!(changes[0].subject_id, company.id.as_str());
            let told: Vec<_> = notices(conn).into_iter().map(|notice| notice.event).collect();
            assert_eq!(told, [Event::Submitted, Event::Published]);
            assert_eq!(acts(conn, company.id), ["publish_profile", "submit_profile", "save_draft", "register_company"]);
        });
    }

    fn a_profile_is_returned_with_remarks_and_mended(db: &Db) {
        write(db, |conn| {
            let reviewing = handed_in(conn, "Kade");
            let nothing = send_back(conn, reviewing, &Remarks::new(), Some("  "), noon());
            assert!(matches!(nothing, Err(ReviewError::NoReason)));
            let remarks: Remarks = [("/texts/nl/headline".to_owned(), " Wat maakt u? ".to_owned())].into();
            send_back(conn, reviewing, &remarks, None, noon()).unwrap();
            assert_eq!(state(conn, reviewing.company), State::Returned);
            let notice = notices(conn).pop().unwrap();
            assert_eq!(notice.event, Event::Returned);
            assert_eq!(notice.remarks, [("/texts/nl/headline".to_owned(), "Wat maakt u?".to_owned())]);
            let reviews = curation::reviews(conn, reviewing.company).unwrap();
            assert_eq!((reviews[0].decision, reviews[0].reviewer_name.as_str()), (Decision::Returned, "Willem Lezer"));
            let mut draft = drafting::load(conn, reviewing.company).unwrap().unwrap().profile;
            draft.texts.get_mut(&Language::Nl).unwrap().headline = "Verpakkingsmachines voor bakkers".to_owned();
            save(conn, reviewing.company, &draft);
            assert_eq!(state(conn, reviewing.company), State::Returned, "the remarks stay until it is handed in");
        });
    }

    fn a_change_of_a_published_profile_is_reviewed_while_the_published_one_stays(db: &Db) {
        write(db, |conn| {
            let company = publish(conn, "Kade");
            let mut draft = drafting::load(conn, company.id).unwrap().unwrap().profile;
            draft.texts.get_mut(&Language::Nl).unwrap().headline = "Nieuw".to_owned();
            let revision = save(conn, company.id, &draft);
            hand_in(conn, company.id, revision).unwrap();
            let seen = crate::published::by_id(conn, company.id, today()).unwrap().unwrap();
            assert_eq!(seen.document.texts[&Language::Nl].headline.as_ref().unwrap().as_str(), "Machines die blijven draaien");
            let queue = curation::queue(conn, Some(company.office), 10, noon() + TimeDelta::hours(5)).unwrap();
            assert!(queue[0].is_change && queue[0].age == TimeDelta::hours(5));
            let reviewing = Reviewing { company: company.id, revision, reviewer: person(conn, "Willem Lezer").id };
            assert_eq!(accept(conn, reviewing, false, noon()).unwrap(), Judgement::Published(2));
            let first = crate::published::version(conn, company.id, 1).unwrap().unwrap();
            let second = crate::published::version(conn, company.id, 2).unwrap().unwrap();
            let changes = curation::difference::difference(&first, &second);
            assert_eq!(changes.len(), 1);
            assert_eq!(changes[0].at.as_str(), "/texts/nl/headline");
        });
    }

    fn what_the_office_reads_cannot_be_changed_until_it_is_taken_back(db: &Db) {
        write(db, |conn| {
            let reviewing = handed_in(conn, "Kade");
            let owner = person(conn, "Grietje Kade").id;
            let mut draft = drafting::load(conn, reviewing.company).unwrap().unwrap().profile;
            draft.company.city = "Zutphen".to_owned();
            let locked = drafting::save(conn, reviewing.company, &draft, reviewing.revision, owner, noon());
            assert!(matches!(locked, Err(SaveError::Transition(_))));
            take_back(conn, reviewing.company, owner, noon()).unwrap();
            save(conn, reviewing.company, &draft);
            let old = accept(conn, reviewing, false, noon());
            assert!(matches!(old, Err(ReviewError::Stale { .. })), "{old:?}");
        });
    }

    fn a_second_reader_is_another_person(db: &Db) {
        write(db, |conn| {
            let reviewing = handed_in(conn, "Kade");
            assert_eq!(accept(conn, reviewing, true, noon()).unwrap(), Judgement::WaitsForSecondReader);
            assert!(!company::by_id(conn, reviewing.company).unwrap().unwrap().is_public());
            assert!(matches!(accept(conn, reviewing, true, noon()), Err(ReviewError::SamePerson)));
            let second = Reviewing { reviewer: person(conn, "Anke Tweede").id, ..reviewing };
            assert_eq!(accept(conn, second, true, noon()).unwrap(), Judgement::Published(1));
        });
    }

    fn an_unpublished_profile_is_gone_with_its_opportunities_and_can_come_back(db: &Db) {
        write(db, |conn| {
            let company = publish(conn, "Kade");
            let reader = person(conn, "Willem Lezer").id;
            assert!(matches!(unpublish(conn, company.id, reader, " ", noon()), Err(ReviewError::NoReason)));
            unpublish(conn, company.id, reader, "De foto is van een ander.", noon()).unwrap();
            assert_eq!(crate::published::by_id(conn, company.id, today()).unwrap(), None);
            assert!(crate::published::newest_opportunities(conn, 10, today()).unwrap().is_empty());
            assert_eq!(notices(conn).pop().unwrap().reason.unwrap(), "De foto is van een ander.");
            assert!(matches!(unpublish(conn, company.id, reader, "Nog eens", noon()), Err(ReviewError::NotPublic)));
            let draft = drafting::load(conn, company.id).unwrap().unwrap();
            hand_in(conn, company.id, draft.company.revision).unwrap();
            let again = Reviewing { company: company.id, revision: draft.company.revision, reviewer: reader };
            assert_eq!(accept(conn, again, false, noon()).unwrap(), Judgement::Published(2));
            assert_eq!(crate::published::newest_opportunities(conn, 10, today()).unwrap().len(), 1);
        });
    }

    fn a_picture_of_another_company_is_refused(db: &Db) {
        write(db, |conn| {
            let company = register(conn, "Kade");
            let mut draft = good_draft(conn, company.id);
            draft.logo = Some(PictureDraft { media: MediaId::generate(), alt: Default::default() });
            let revision = save(conn, company.id, &draft);
            let Err(SubmitError::Incomplete(errors)) = hand_in(conn, company.id, revision)
            else { panic!("it was handed in") };
            assert_eq!(errors[0].at.as_str(), "/logo");
        });
    }

    fn an_opportunity_of_another_company_cannot_be_taken_over(db: &Db) {
        write(db, |conn| {
            let victim = publish(conn, "Kade");
            let theirs = crate::published::by_id(conn, victim.id, today()).unwrap().unwrap().opportunities[0].clone();
            let thief = register(conn, "Wal");
            let mut draft = good_draft(conn, thief.id);
            draft.opportunities[0].id = theirs.id;
            publish_draft(conn, thief.id, &draft);
            let still = crate::published::by_id(conn, victim.id, today()).unwrap().unwrap();
            assert_eq!(still.opportunities, std::slice::from_ref(&theirs));
            let own = crate::published::by_id(conn, thief.id, today()).unwrap().unwrap();
            assert_ne!(own.opportunities[0].id, theirs.id);
        });
    }
}
