use super::*;
use crate::expiry::{archive_unchanged, send_notices};
use crate::notice::{self, Event, Notice};
use crate::published::{self, OpportunityState};
use crate::renewal::{renew, validities};
use chrono::TimeDelta;
use database::{change_log, outbox};

/// The notices that wait, which this takes away.
fn expiring(conn: &mut Conn, at: NaiveDateTime) -> Vec<Notice> {
    let rows = outbox::lease(conn, "test", 100, at).unwrap();
    rows.iter().for_each(|row| outbox::complete(conn, row.id).unwrap());
    let notices =
        rows.iter().filter(|row| row.kind == notice::KIND).map(|row| row.payload::<Notice>().unwrap());
    notices.filter(|notice| notice.event == Event::Expiring).collect()
}

/// A company whose opportunity ends after so many days.
fn ending_in(conn: &mut Conn, days: i64) -> CompanyRecord {
    let company = register(conn, "Kade Machines");
    let mut draft = good_draft(conn, company.id);
    draft.opportunities[0].valid_until = (noon() + TimeDelta::days(days)).date().to_string();
    publish_draft(conn, company.id, &draft);
    expiring(conn, noon());
    crate::company::by_id(conn, company.id).unwrap().unwrap()
}

database::on_both_engines! {
    fn a_company_is_told_thirty_and_fourteen_days_before_an_opportunity_ends_each_time_once(db: &Db) {
        write(db, |conn| {
            let company = ending_in(conn, 40);
            let known = validities(conn, company.id).unwrap().remove(0);
            let mut told = Vec::new();
            for day in 0..=45 {
                let at = noon() + TimeDelta::days(day);
                for _ in 0..2 {
                    send_notices(conn, at).unwrap();
                }
                for notice in expiring(conn, at) {
                    assert_eq!(notice.opportunity, Some((known.id, known.valid_until)));
                    assert_eq!((notice.company, notice.office), (company.id, company.office));
                    told.push(day);
                }
            }
            assert_eq!(told, [10, 26]);
        });
    }

    fn after_a_time_offline_only_the_last_notice_is_sent_and_a_renewal_begins_anew(db: &Db) {
        write(db, |conn| {
            let company = ending_in(conn, 40);
            let late = noon() + TimeDelta::days(38);
            send_notices(conn, late).unwrap();
            assert_eq!(expiring(conn, late).len(), 1);
            let owner = person(conn, "Grietje Kade");
            let id = validities(conn, company.id).unwrap()[0].id;
            let until = renew(conn, company.id, id, owner.id, late).unwrap();
            for (days_left, notices) in [(31, 0), (30, 1), (14, 1), (1, 0)] {
                let at = until.and_hms_opt(6, 0, 0).unwrap() - TimeDelta::days(days_left);
                send_notices(conn, at).unwrap();
                assert_eq!(expiring(conn, at).len(), notices, "{days_left} days before");
            }
        });
    }

    fn an_opportunity_that_has_ended_and_was_not_changed_for_two_years_is_archived(db: &Db) {
        write(db, |conn| {
            let company = ending_in(conn, 40);
            let id = validities(conn, company.id).unwrap()[0].id;
            let state = |conn: &mut Conn, at: NaiveDateTime| {
                published::opportunity_by_id(conn, id, at.date()).unwrap().unwrap().state
            };
            let almost = noon() + TimeDelta::days(729);
            archive_unchanged(conn, almost).unwrap();
            assert_eq!(state(conn, almost), OpportunityState::Expired);
            let before = change_log::last(conn).unwrap();
            let then = noon() + TimeDelta::days(732);
            for _ in 0..2 {
                archive_unchanged(conn, then).unwrap();
            }
            assert_eq!(state(conn, then), OpportunityState::Withdrawn);
            assert_eq!(validities(conn, company.id).unwrap(), []);
            assert!(change_log::last(conn).unwrap() > before, "the index learns of it");
            assert_eq!(acts(conn, company.id).iter().filter(|act| *act == "archive_opportunity").count(), 1);
        });
    }

    fn one_that_still_holds_is_never_archived(db: &Db) {
        write(db, |conn| {
            let company = ending_in(conn, 1_000);
            archive_unchanged(conn, noon() + TimeDelta::days(999)).unwrap();
            assert_eq!(validities(conn, company.id).unwrap().len(), 1);
        });
    }
}
