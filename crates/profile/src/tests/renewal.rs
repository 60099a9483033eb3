use super::*;
use crate::company::named;
use crate::renewal::{RenewalError, renew, validities};
use chrono::{Days, TimeDelta};

database::on_both_engines! {
    fn a_renewed_opportunity_holds_another_year_and_its_draft_says_so(db: &Db) {
        write(db, |conn| {
            let company = register(conn, "Kade Machines");
            let mut draft = good_draft(conn, company.id);
            draft.opportunities[0].valid_until = "2026-12-01".to_owned();
            publish_draft(conn, company.id, &draft);
            let known = validities(conn, company.id).unwrap();
            assert_eq!(known[0].valid_until.to_string(), "2026-12-01");
            let owner = person(conn, "Grietje Kade");
            let later = noon() + TimeDelta::days(30);
            let until = renew(conn, company.id, known[0].id, owner.id, later).unwrap();
            assert_eq!(until, later.date().checked_add_days(Days::new(365)).unwrap());
            assert_eq!(validities(conn, company.id).unwrap()[0].valid_until, until);
            let draft = drafting::load(conn, company.id).unwrap().unwrap().profile;
            assert_eq!(draft.opportunities[0].valid_until, until.to_string());
            assert_eq!(renew(conn, company.id, known[0].id, owner.id, later).unwrap(), until, "twice is once");
            assert_eq!(acts(conn, company.id).iter().filter(|act| *act == "renew_opportunity").count(), 1);
        });
    }

    fn nobody_renews_the_opportunity_of_another_company(db: &Db) {
        write(db, |conn| {
            let company = publish(conn, "Kade Machines");
            let other = publish(conn, "Waag Weegschalen");
            let foreign = validities(conn, company.id).unwrap()[0].id;
            let owner = person(conn, "Grietje Kade");
            let refused = renew(conn, other.id, foreign, owner.id, noon());
            assert!(matches!(refused, Err(RenewalError::NotFound)));
        });
    }

    fn staff_find_a_company_by_any_part_of_its_name(db: &Db) {
        write(db, |conn| {
            let company = register(conn, "Gießerei Müller B.V.");
            register(conn, "Waag Weegschalen");
            let find = |conn: &mut Conn, text: &str| named(conn, Some(company.office), text, 0, 10).unwrap();
            assert_eq!(find(conn, "muller").0[0].id, company.id);
            assert_eq!(find(conn, "MÜLLER bv").1, 1);
            assert_eq!(find(conn, "%").1, 2, "no wildcards: it is no letter, and so asks for nothing");
            assert_eq!(find(conn, "").1, 2);
            assert_eq!(named(conn, Some(OfficeId::generate()), "", 0, 10).unwrap().1, 0);
        });
    }
}
