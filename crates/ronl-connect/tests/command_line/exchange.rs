//! Profiles into the platform and out again.

use crate::folder::Folder;

const PROFILES: usize = 250;

/// As many profiles as an office has, each different, in the form of the profile file.
fn profiles() -> String {
    let line = |number: usize| {
        let (office, country, city) =
            [("deventer", "NL", "Deventer"), ("sibiu", "RO", "Sibiu"), ("rostock", "DE", "Rostock")]
                [number % 3];
        format!(
            "{{\"company\": {{\"name\": \"Proefbedrijf {number:03}\", \"office\": \"{office}\", \"country\": \"{country}\", \
             \"city\": \"{city}\", \"founded\": {}, \"languages\": [\"nl\", \"en\"], \"markets\": [\"DE\", \"RO\"]}},\n",
            1900 + number % 120
        )
        .replace('\n', " ")
            + &format!(
                "\"sectors\": [\"28.29\"], \"products\": [\"42921000\"], \"goals\": [9], \
                 \"texts\": {{\"nl\": {{\"headline\": \"Pompen nummer {number}\", \"summary\": \"Een „zin”, met komma; en puntkomma.\"}}, \
                 \"ro\": {{\"headline\": \"Pompe și mașini {number}\"}}}}, \
                 \"opportunities\": [{{\"kind\": \"offer\", \"field\": \"commercial\", \"cooperation\": [\"agency\"], \
                 \"countries\": [\"DE\"], \"valid_until\": \"2099-12-31\", \
                 \"texts\": {{\"en\": {{\"title\": \"Agent wanted {number}\", \"description\": \"Two\\nlines.\"}}}}}}]}}\n")
    };
    (1..=PROFILES).map(line).collect()
}

fn counts(created: usize, updated: usize, unchanged: usize) -> String {
    format!("created\t{created}\nupdated\t{updated}\nunchanged\t{unchanged}\n")
}

#[test]
fn a_file_comes_in_once_and_goes_out_again_byte_by_byte() {
    let folder = Folder::new();
    folder.write("in.jsonl", profiles());
    let dry = folder.run("import in.jsonl --dry-run --publish").done();
    assert_eq!(dry.out, "would be created\t250\nwould be updated\t0\nunchanged\t0\n");
    assert_eq!(folder.run("import in.jsonl --publish").done().out, counts(250, 0, 0));
    assert_eq!(folder.run("import in.jsonl --publish").done().out, counts(0, 0, 250));
    assert_eq!(folder.run("export out.jsonl").done().out, "written\t250\n");
    assert!(folder.read("out.jsonl") == folder.read("in.jsonl"), "the export differs from what was imported");
}

#[test]
fn a_table_holds_the_same_as_the_file_that_it_was_made_from() {
    let source = Folder::new();
    source.write("in.jsonl", profiles());
    source.run("import in.jsonl --publish").done();
    for table in ["table.csv", "table.xlsx"] {
        assert_eq!(source.run(&format!("export {table}")).done().out, "written\t250\n");
        let target = Folder::new();
        target.write(table, source.read(table));
        assert_eq!(target.run(&format!("import {table} --publish")).done().out, counts(250, 0, 0));
        assert_eq!(target.run(&format!("import {table} --publish")).done().out, counts(0, 0, 250));
        target.run(&format!("export again-{table}")).done();
        if table.ends_with("csv") {
            assert!(target.read("again-table.csv") == source.read(table), "the second table differs");
        }
        let found = target.run("search Proefbedrijf␣117 --json").done().out;
        assert!(found.contains("\"Proefbedrijf 117\""), "{found}");
    }
}

#[test]
fn one_faulty_line_keeps_everything_out_and_is_named_with_line_and_field() {
    let folder = Folder::new();
    let faulty = profiles()
        .replace("\"Pompen nummer 17\"", "\"\"")
        .replacen("\"founded\": 1940", "\"founded\": \"long ago\"", 1)
        .replacen("Proefbedrijf 099\", \"office\"", "Proefbedrijf 099\", \"offise\"", 1);
    folder.write("in.jsonl", faulty);
    for command in ["import in.jsonl --dry-run", "import in.jsonl"] {
        let run = folder.run(command).failed().saying("nothing was imported");
        for place in ["line 17", "/texts/nl/headline", "line 40", "/company/founded", "line 99", "offise"] {
            assert!(run.err.contains(place), "{place} is not told: {}", run.err);
        }
        assert!(run.out.is_empty(), "{}", run.out);
    }
    assert_eq!(folder.run("export out.jsonl").done().out, "written\t0\n");
}

#[test]
fn a_faulty_cell_is_named_by_line_and_column() {
    let folder = Folder::new();
    folder.write(
        "in.csv",
        "company.name;company.office;company.country;texts.nl.headline\nEen;deventer;NL;Kop\nTwee;deventer;XX;Kop\n",
    );
    folder.run("import in.csv").failed().saying("line 3").saying("company.country").saying("XX");
}

#[test]
fn an_office_keeps_the_companies_of_others_out() {
    let folder = Folder::new();
    folder.write("in.jsonl", profiles());
    folder.run("import in.jsonl --office deventer").failed().saying("line 1");
    folder.run("import in.jsonl --publish").done();
    assert_eq!(folder.run("export rostock.jsonl --office rostock").done().out, "written\t83\n");
    assert_eq!(folder.run("export romanian.jsonl --language ro").done().out, "written\t250\n");
    folder.run("export x.jsonl --office nowhere").used_wrongly().saying("nowhere");
    folder.run("import in.jsonl --office nowhere").used_wrongly().saying("nowhere");
}

#[test]
fn a_file_that_is_missing_or_of_no_known_form_is_refused() {
    let folder = Folder::new();
    folder.run("import missing.jsonl").failed().saying("missing.jsonl");
    folder.run("import profiles.docx").used_wrongly().saying(".jsonl, .csv or .xlsx");
    folder.run("export profiles.docx").used_wrongly().saying(".jsonl, .csv or .xlsx");
    folder.run("export missing/folder/out.csv").failed().saying("missing/folder");
    folder.write("broken.xlsx", "no workbook");
    folder.run("import broken.xlsx").failed().saying("broken.xlsx");
    folder.write("broken.csv", [0xff, 0xfe, 0xfa]);
    folder.run("import broken.csv").failed();
}
