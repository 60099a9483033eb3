//! What stands in the pages: valid HTML, the right language, a title of its own.

use std::collections::BTreeMap;
use std::process::Command;

use tests::visit::all_visits;
use tests::{Engine, TestApp};

#[test]
fn every_page_is_valid_html() {
    let (app, world) = TestApp::with_world(Engine::Sqlite);
    let folder = tempfile::tempdir().unwrap();
    for visit in all_visits(&world) {
        let html = app.client(visit.role).visit(&visit.path).text();
        let name = format!("{:?}-{}.html", visit.role, visit.path.trim_matches('/').replace('/', "-"));
        std::fs::write(folder.path().join(name), html).unwrap();
    }
    let checker = concat!(env!("CARGO_MANIFEST_DIR"), "/browser");
    let outcome = Command::new("node")
        .current_dir(checker)
        .args([
            "node_modules/html-validate/bin/html-validate.mjs",
            "--config",
            ".htmlvalidate.json",
            "--formatter",
            "text",
        ])
        .arg(format!("{}/*.html", folder.path().display()))
        .output()
        .expect("Node.js is installed (Debian: apt-get install nodejs)");
    let report = String::from_utf8_lossy(&outcome.stdout) + String::from_utf8_lossy(&outcome.stderr);
    let first: Vec<&str> = report.lines().take(60).collect();
    assert!(outcome.status.success(), "{} lines:\n{}", report.lines().count(), first.join("\n"));
}

#[test]
fn every_page_names_its_language_and_its_translations() {
    let (app, world) = TestApp::with_world(Engine::Sqlite);
    for visit in all_visits(&world) {
        let answer = app.client(visit.role).get(&visit.path);
        let page = answer.document();
        assert_eq!(page.language(), visit.language.code(), "{}", visit.path);
        let languages: Vec<String> = page
            .all("link[rel=alternate][hreflang]")
            .iter()
            .filter_map(|link| link.attr("hreflang"))
            .map(str::to_owned)
            .collect();
        for language in ["nl", "en", "de", "ro"] {
            assert!(
                languages.iter().any(|named| named == language),
                "{} does not lead to {language}",
                visit.path
            );
        }
        assert!(!page.text("h1").is_empty(), "{} has no heading", visit.path);
    }
}

/// A reader with many tabs, or one who listens, has nothing but the title to tell pages apart (WCAG 2.2, 2.4.2). The
/// steps of one act, which take each other's place, may share theirs.
#[test]
fn no_two_pages_of_a_language_have_the_same_title() {
    let (app, world) = TestApp::with_world(Engine::Sqlite);
    let mut titles: BTreeMap<(locale::Language, String), String> = BTreeMap::new();
    let mut same = Vec::new();
    for visit in all_visits(&world) {
        let title = app.client(visit.role).get(&visit.path).document().title();
        if let Some(other) = titles.insert((visit.language, title.clone()), visit.path.clone())
            && act(&other) != act(&visit.path)
        {
            same.push(format!("{other} and {}: {title}", visit.path));
        }
    }
    assert!(same.is_empty(), "{}", same.join("\n"));
}

/// `/nl/sign-in/code/…` and `/nl/sign-in` are steps of one act.
fn act(path: &str) -> Option<&str> {
    path.split('/').nth(2)
}
