//! Registering, renaming, writing drafts.

use account::membership::CompanyRole;

use super::*;
use crate::company::Found;
use crate::drafting::SaveError;

database::on_both_engines! {
    fn whoever_registers_a_company_owns_it(db: &Db) {
        write(db, |conn| {
            let company = register(conn, "Kade Machinebouw B.V.");
            assert_eq!(company.slug, "kade-machinebouw");
            let grietje = person(conn, "Grietje Kade");
            assert_eq!(role_of(conn, company.id, &grietje), Some(CompanyRole::Owner));
            assert_eq!(company::of_user(conn, grietje.id).unwrap().len(), 1);
            let draft = drafting::load(conn, company.id).unwrap().unwrap();
            assert_eq!(draft.profile.company.office, "deventer");
            assert_eq!(acts(conn, company.id), ["register_company"]);
        });
    }

    fn an_office_has_one_company_of_a_name_and_another_office_may_have_another(db: &Db) {
        write(db, |conn| {
            register(conn, "Kade Machinebouw B.V.");
            let deventer = office(conn, "deventer").id;
            let same = try_register(conn, "KADE machinebouw bv", deventer);
            assert!(matches!(same, Err(RegistrationError::NameTaken)));
            let rostock = office(conn, "rostock").id;
            let other = try_register(conn, "Kade Machinebouw B.V.", rostock).unwrap();
            assert_eq!(other.slug, "kade-machinebouw-2");
        });
    }

    fn a_renamed_company_is_found_at_its_old_address(db: &Db) {
        write(db, |conn| {
            let company = register(conn, "Kade");
            for name in ["Wal", "Haven"] {
                let mut draft = drafting::load(conn, company.id).unwrap().unwrap().profile;
                draft.company.name = name.to_owned();
                save(conn, company.id, &draft);
            }
            assert_eq!(company::by_slug(conn, "kade").unwrap(), Found::Moved("haven".to_owned()));
            assert_eq!(company::by_slug(conn, "wal").unwrap(), Found::Moved("haven".to_owned()));
            assert!(matches!(company::by_slug(conn, "haven").unwrap(), Found::Here(_)));
            assert_eq!(company::by_slug(conn, "nergens").unwrap(), Found::Nowhere);
            // The name it had first comes back to it, and nobody else gets it.
            assert_eq!(register(conn, "Kade").slug, "kade-2");
        });
    }

    fn a_draft_keeps_what_was_typed_even_when_it_is_wrong(db: &Db) {
        write(db, |conn| {
            let company = register(conn, "Kade");
            let mut draft = drafting::load(conn, company.id).unwrap().unwrap().profile;
            draft.company.vat = "geen idee".to_owned();
            draft.texts.entry(Language::Ro).or_default().headline = "x".repeat(500);
            assert_eq!(save(conn, company.id, &draft), 1);
            assert_eq!(drafting::load(conn, company.id).unwrap().unwrap().profile, draft);
            assert_eq!(save(conn, company.id, &draft), 1, "nothing has changed");
        });
    }

    fn a_form_that_was_opened_before_another_save_is_stale(db: &Db) {
        write(db, |conn| {
            let company = register(conn, "Kade");
            let owner = person(conn, "Grietje Kade");
            let mut draft = drafting::load(conn, company.id).unwrap().unwrap().profile;
            draft.company.city = "Deventer".to_owned();
            save(conn, company.id, &draft);
            draft.company.city = "Zutphen".to_owned();
            let stale = drafting::save(conn, company.id, &draft, 0, owner.id, noon());
            assert!(matches!(stale, Err(SaveError::Stale { present: 1 })), "{stale:?}");
        });
    }

    fn a_draft_cannot_move_a_company_to_another_office(db: &Db) {
        write(db, |conn| {
            let company = register(conn, "Kade");
            let mut draft = drafting::load(conn, company.id).unwrap().unwrap().profile;
            draft.company.office = "rostock".to_owned();
            save(conn, company.id, &draft);
            assert_eq!(drafting::load(conn, company.id).unwrap().unwrap().profile.company.office, "deventer");
        });
    }
}
