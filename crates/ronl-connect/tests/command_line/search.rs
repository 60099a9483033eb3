//! Searching, the index, the classifications.

use serde_json::Value;

use crate::folder::Folder;

const PROFILES: &str = concat!(
    "{\"company\": {\"name\": \"Voorbeeld Machinebouw\", \"office\": \"deventer\", \"country\": \"NL\", \"city\": \"Deventer\", \"markets\": [\"DE\"]}, ",
    "\"sectors\": [\"28.29\"], \"products\": [\"42921000\"], \"goals\": [9], \"texts\": {\"nl\": {\"headline\": \"Verpakkingsmachines voor fruit\"}}}\n",
    "{\"company\": {\"name\": \"Beispiel Kältetechnik\", \"office\": \"rostock\", \"country\": \"DE\", \"city\": \"Rostock\"}, ",
    "\"texts\": {\"de\": {\"headline\": \"Kühlanlagen für Schiffe\"}}}\n",
);

fn with_profiles() -> Folder {
    let folder = Folder::new();
    folder.write("in.jsonl", PROFILES);
    folder.run("import in.jsonl --publish").done();
    folder
}

fn names(folder: &Folder, arguments: &str) -> Vec<String> {
    let answer: Value = serde_json::from_str(&folder.run(&format!("{arguments} --json")).done().out).unwrap();
    let hits = answer["hits"].as_array().unwrap();
    assert_eq!(answer["total"], hits.len(), "{answer}");
    hits.iter().map(|hit| hit["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_search_answers_as_the_api_does_and_narrows_by_its_filters() {
    let folder = with_profiles();
    assert_eq!(names(&folder, "search verpakkingsmachines --language nl")[0], "Voorbeeld Machinebouw");
    assert_eq!(names(&folder, "search ␣ --country DE"), ["Beispiel Kältetechnik"]);
    assert_eq!(names(&folder, "search ␣ --country DE --country NL --sort name").len(), 2);
    let own = "--office deventer --sector 28 --market DE --goal 9 --product 42921000 --written-in nl";
    assert_eq!(names(&folder, &format!("search ␣ {own}")), ["Voorbeeld Machinebouw"]);
    assert_eq!(names(&folder, "search ␣ --kind offer"), Vec::<String>::new());
    let people = folder.run("search Kühlanlagen --language de").done().saying(" found in ");
    assert!(
        people.out.contains("Beispiel Kältetechnik\tRostock, DE\tKühlanlagen für Schiffe"),
        "{}",
        people.out
    );
    let explained = folder.run("search verpakkingsmachines --explain").done().out;
    assert!(explained.contains("Voorbeeld Machinebouw"), "{explained}");
}

#[test]
fn a_filter_or_an_order_that_there_is_not_is_wrong_use() {
    let folder = Folder::new();
    for wrong in
        ["--country ZZ", "--goal 18", "--sort colour", "--per-page 101", "--page 0", "--cooperation war"]
    {
        folder.run(&format!("search pump {wrong}")).used_wrongly();
    }
    folder.run("search pump --language fr").used_wrongly().saying("fr");
    assert!(folder.names().is_empty(), "wrong use leaves nothing behind");
}

#[test]
fn the_index_is_made_again_and_compared() {
    let folder = with_profiles();
    assert_eq!(folder.run("reindex").done().out, "2 profiles\n");
    assert_eq!(folder.run("reindex --check").done().out, "equal: 2 profiles\n");
    // What the index has not followed yet makes no difference: it is followed first.
    folder.write("in.jsonl", PROFILES.replace("Kühlanlagen", "Wärmepumpen"));
    folder.run("import in.jsonl --publish").done();
    assert_eq!(folder.run("reindex --check").done().out, "equal: 2 profiles\n");
    assert_eq!(names(&folder, "search Wärmepumpen --language de")[0], "Beispiel Kältetechnik");
}

#[test]
fn an_entry_of_a_classification_is_shown_and_found() {
    let folder = Folder::new();
    let shown = folder.run("taxonomy show 28").done().out;
    for language in ["nl\t", "en\t", "de\t", "ro\t"] {
        assert!(shown.lines().any(|line| line.starts_with(language)), "{shown}");
    }
    let found = folder.run("taxonomy find verpakk --language nl").done().out;
    assert!(found.lines().count() > 1, "{found}");
    folder.run("taxonomy show 99999999").failed().saying("99999999");
    folder.run("taxonomy load missing").failed().saying("missing");
    std::fs::create_dir(folder.path("empty")).unwrap();
    folder.run("taxonomy load empty").failed();
}
