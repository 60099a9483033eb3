//! Profiles from and to files.

use database::change_log;

use super::*;
use crate::document::MediaId;
use crate::exchange::{
    Entries, ExportFilter, FileExpected, Format, ImportError, ImportReport, Outcome, export, read,
};
use crate::published;

/// As many profiles of different companies, one per line, with spaces where no canonical line has them.
fn lines(count: usize) -> String {
    (0..count)
        .map(|number| {
            let office = ["deventer", "sibiu", "rostock"][number % 3];
            let country = ["NL", "RO", "DE"][number % 3];
            format!(
                r#"{{"company": {{"name": "Werf {number}", "office": "{office}", "country": "{country}", "city": "Plaats", "phone": "+31 570 0000{number:03}", "markets": ["DE","RO"], "certificates": ["ISO 9001; 2015"]}}, "sectors": ["28.29"], "texts": {{"en": {{"headline": "Yard number {number}", "summary": "=1+1 \"quoted\", and; more\nsecond line"}}, "de": {{"headline": "Werft {number}"}}}}, "opportunities": [{{"kind": "offer", "field": "commercial", "cooperation": ["agency"], "texts": {{"en": {{"title": "Agent for yard {number}", "description": "- Somewhere."}}}}}}]}}"#
            ) + "\n"
        })
        .collect()
}

/// How profiles are imported.
#[derive(Clone, Copy, Default)]
struct How {
    office: Option<&'static str>,
    publish: bool,
    dry_run: bool,
}

fn import(conn: &mut Conn, entries: &Entries, how: How) -> Result<ImportReport, ImportError> {
    let How { office, publish, dry_run } = how;
    crate::exchange::import(
        conn,
        &crate::exchange::Import { entries, office, publish, dry_run, by: None },
        noon(),
    )
}

fn import_lines(conn: &mut Conn, text: &str, how: How) -> Result<ImportReport, ImportError> {
    office(conn, "deventer");
    let entries = read(Format::Jsonl, text.as_bytes(), today()).unwrap();
    import(conn, &entries, how)
}

fn exported(conn: &mut Conn, format: Format, filter: ExportFilter) -> Vec<u8> {
    let mut bytes = Vec::new();
    export(conn, format, filter, today(), &mut bytes).unwrap();
    bytes
}

fn published() -> How {
    How { publish: true, ..How::default() }
}

fn counts(report: &ImportReport) -> (usize, usize, usize) {
    (report.count(Outcome::Created), report.count(Outcome::Updated), report.count(Outcome::Unchanged))
}

/// What was refused, as `line field name`.
fn refused(outcome: Result<ImportReport, ImportError>) -> Vec<String> {
    let Err(ImportError::Refused(errors)) = outcome else { panic!("nothing was refused") };
    let told = |error: &crate::exchange::FileError| {
        format!("{} {} {}", error.line.unwrap(), error.field.as_deref().unwrap(), error.expected.name())
    };
    errors.iter().map(told).collect()
}

/// Everything that an import could have touched.
fn traces(conn: &mut Conn) -> (i64, usize, i64) {
    let companies = company::of_office(conn, None, 0, 10_000).unwrap().len();
    (change_log::last(conn).unwrap(), companies, database::outbox::waiting(conn).unwrap())
}

database::on_both_engines! {
    fn a_second_import_of_the_same_file_changes_nothing_and_the_export_gives_the_same_bytes(db: &Db) {
        write(db, |conn| {
            let file = lines(250);
            assert_eq!(counts(&import_lines(conn, &file, published()).unwrap()), (250, 0, 0));
            assert_eq!(published::count(conn).unwrap(), 250);
            let before = traces(conn);
            assert_eq!(counts(&import_lines(conn, &file, published()).unwrap()), (0, 0, 250));
            assert_eq!(traces(conn), before);
            assert!(exported(conn, Format::Jsonl, ExportFilter::default()) == file.as_bytes());
        });
    }

    fn tables_hold_the_same_profiles_as_lines(db: &Db) {
        write(db, |conn| {
            let file = lines(25);
            import_lines(conn, &file, published()).unwrap();
            for format in [Format::Csv, Format::Xlsx] {
                let table = exported(conn, format, ExportFilter::default());
                let entries = read(format, &table, today()).unwrap();
                assert_eq!(counts(&import(conn, &entries, published()).unwrap()), (0, 0, 25), "{format:?}");
            }
            assert!(exported(conn, Format::Jsonl, ExportFilter::default()) == file.as_bytes(), "lines stay as they were");
        });
    }

    fn one_wrong_profile_and_nothing_is_imported(db: &Db) {
        let file = lines(3) + &lines(1) + &lines(4).lines().last().unwrap().replace("deventer", "zutphen");
        let outcome = db.write_blocking(|conn| import_lines(conn, &file, published()));
        assert_eq!(refused(outcome), ["4 /company/name file-company-once", "5 /company/office file-office"]);
        write(db, |conn| assert_eq!(traces(conn), (0, 0, 0)));
    }

    fn a_dry_run_tells_what_would_change_and_changes_nothing(db: &Db) {
        let before = write(db, |conn| {
            import_lines(conn, &lines(2), How::default()).unwrap();
            traces(conn)
        });
        let other_office = How { office: Some("sibiu"), ..published() };
        let outcome = db.write_blocking(|conn| import_lines(conn, &lines(2), other_office));
        assert_eq!(refused(outcome), ["1 /company/office file-other-office"]);
        let dry = How { dry_run: true, ..published() };
        let outcome = db.write_blocking(|conn| import_lines(conn, &lines(5), dry));
        let Err(ImportError::DryRun(report)) = outcome else { panic!("it was no dry run") };
        assert_eq!(counts(&report), (3, 2, 0));
        write(db, |conn| assert_eq!(traces(conn), before));
    }

    fn an_imported_draft_is_published_by_a_later_import(db: &Db) {
        write(db, |conn| {
            assert_eq!(counts(&import_lines(conn, &lines(2), How::default()).unwrap()), (2, 0, 0));
            assert_eq!(published::count(conn).unwrap(), 0);
            assert_eq!(counts(&import_lines(conn, &lines(2), published()).unwrap()), (0, 2, 0));
            assert_eq!(published::count(conn).unwrap(), 2);
        });
    }

    fn a_company_is_known_by_its_number_even_under_a_new_name(db: &Db) {
        write(db, |conn| {
            let line = |name: &str, headline: &str| {
                format!(
                    r#"{{"company":{{"name":"{name}","office":"deventer","country":"NL","chamber_number":"12345678"}},"texts":{{"nl":{{"headline":"{headline}"}}}},"opportunities":[{{"kind":"offer","field":"commercial","cooperation":["supply"],"texts":{{"nl":{{"title":"{headline}","description":"Meer."}}}}}}]}}"#
                )
            };
            import_lines(conn, &line("Kade", "Eerst"), published()).unwrap();
            let id = published::newest(conn, 1).unwrap()[0].id;
            let opportunity = published::by_id(conn, id, today()).unwrap().unwrap().opportunities[0].clone();
            assert_eq!(counts(&import_lines(conn, &line("Haven", "Daarna"), published()).unwrap()), (0, 1, 0));
            let now = published::by_id(conn, id, today()).unwrap().unwrap();
            assert_eq!(now.slug, "haven");
            assert_eq!(now.opportunities[0].id, opportunity.id, "a mended title is no new opportunity");
            assert_eq!(now.opportunities[0].slug, opportunity.slug);
        });
    }

    fn a_profile_that_the_office_reads_is_not_overwritten(db: &Db) {
        write(db, |conn| {
            let company = register(conn, "Werf 0");
            let draft = good_draft(conn, company.id);
            let revision = save(conn, company.id, &draft);
            let owner = person(conn, "Grietje Kade");
            crate::curation::submit(conn, company.id, revision, owner.id, noon()).unwrap();
            assert_eq!(refused(import_lines(conn, &lines(1), published())), ["1 /company/name file-with-office"]);
        });
    }

    fn pictures_of_another_installation_are_left_out_and_told(db: &Db) {
        write(db, |conn| {
            let media = MediaId::generate();
            let logo = r#""texts": {"en""#;
            let file = lines(1).replacen(logo, &format!(r#""logo": {{"media": "{media}"}}, {logo}"#), 1);
            let report = import_lines(conn, &file, published()).unwrap();
            assert_eq!(report.pictures_left_out, [(1, "logo".to_owned())]);
            assert_eq!(counts(&import_lines(conn, &file, published()).unwrap()), (0, 0, 1));
            assert!(exported(conn, Format::Jsonl, ExportFilter::default()) == file.as_bytes());
        });
    }

    fn an_export_can_be_narrowed_to_an_office_and_a_language(db: &Db) {
        write(db, |conn| {
            import_lines(conn, &lines(6), How::default()).unwrap();
            register(conn, "Nog leeg");
            let sibiu = office(conn, "sibiu").id;
            let filter = ExportFilter { office: Some(sibiu), language: None };
            assert_eq!(String::from_utf8(exported(conn, Format::Jsonl, filter)).unwrap().lines().count(), 2);
            let german = ExportFilter { office: None, language: Some(Language::De) };
            let text = String::from_utf8(exported(conn, Format::Jsonl, german)).unwrap();
            assert_eq!(text.lines().count(), 6);
            assert!(text.contains("Werft 5") && !text.contains("Yard") && !text.contains("opportunities"));
            let mut bytes = Vec::new();
            let report = export(conn, Format::Jsonl, ExportFilter::default(), today(), &mut bytes).unwrap();
            assert_eq!((report.profiles, report.incomplete.len()), (6, 1));
        });
    }

    fn the_order_is_that_of_the_file_that_was_imported_last(db: &Db) {
        write(db, |conn| {
            import_lines(conn, &lines(4), How::default()).unwrap();
            let mut turned: Vec<String> = lines(6).lines().map(|line| format!("{line}\n")).collect();
            turned.reverse();
            let turned = turned.concat();
            import_lines(conn, &turned, How::default()).unwrap();
            assert!(exported(conn, Format::Jsonl, ExportFilter::default()) == turned.as_bytes());
        });
    }

    fn what_a_company_changed_is_exported_in_canonical_form(db: &Db) {
        write(db, |conn| {
            import_lines(conn, &lines(1), How::default()).unwrap();
            let id = company::of_office(conn, None, 0, 1).unwrap()[0].id;
            let mut draft = drafting::load(conn, id).unwrap().unwrap().profile;
            draft.company.city = "Zwolle".to_owned();
            save(conn, id, &draft);
            let text = String::from_utf8(exported(conn, Format::Jsonl, ExportFilter::default())).unwrap();
            assert_eq!(text, format!("{}\n", draft.check(today()).unwrap().to_line()));
        });
    }
}

#[test]
fn a_cell_that_could_run_as_a_formula_is_disarmed_in_csv() {
    let db = database::testing::TestDatabase::new(database::testing::Engine::Sqlite);
    write(db.db(), |conn| {
        import_lines(conn, &lines(1), How::default()).unwrap();
        let table = String::from_utf8(exported(conn, Format::Csv, ExportFilter::default())).unwrap();
        assert!(
            table.contains(r#""'=1+1 ""#) && table.contains("'- Somewhere.") && table.contains("'+31 570"),
            "{table}"
        );
    });
}

#[test]
fn errors_of_a_file_are_told_with_line_and_field() {
    let told = |format: Format, bytes: &[u8]| -> Vec<String> {
        read(format, bytes, today()).unwrap_err().iter().map(ToString::to_string).collect()
    };
    let broken = lines(2).replace("\"NL\"", "\"Nederland\"") + "{\"company\": }\n\n" + "[]\n";
    let errors = told(Format::Jsonl, broken.as_bytes());
    assert!(
        errors[0].starts_with("line 1, /company/country: found \"Nederland\", expected a country code"),
        "{errors:?}"
    );
    assert!(errors[1].starts_with("line 3, column 13: found expected value"), "{errors:?}");
    assert!(errors[2].starts_with("line 5, /: found a list of 0, expected a record"), "{errors:?}");
    let table = "company.name;company.office;company.country;company.founded;texts.nl.headline\nKade;deventer;NL;ooit;Hier\n";
    let errors = told(Format::Csv, table.as_bytes());
    assert_eq!(errors, ["line 2, company.founded: found the text \"ooit\", expected a whole number"]);
    assert_eq!(read(Format::Jsonl, b"\n \n", today()).unwrap_err()[0].expected, FileExpected::Profile);
}

#[test]
fn a_file_with_a_million_errors_is_answered_with_the_first() {
    let line = "{\"company\":{},\"texts\":{}}\n".repeat(100_000);
    let errors = read(Format::Jsonl, line.as_bytes(), today()).unwrap_err();
    assert_eq!(errors.len(), crate::exchange::MOST_ERRORS);
}
