//! Every page, in every language, as everybody sees it: accessible, valid, self-contained, and whole without scripts.

mod leads;
mod markup;

use std::collections::BTreeMap;

use tests::browser::{Browser, Look};
use tests::visit::{Visit, all_visits, visits};
use tests::{Engine, TestApp};

use locale::Language;

#[test]
fn no_page_has_an_accessibility_violation_in_light_colours() {
    axe_finds_nothing(Look::DESK);
}

#[test]
fn no_page_has_an_accessibility_violation_in_dark_colours() {
    axe_finds_nothing(Look::DESK.dark());
}

/// axe-core on every page in every language: WCAG 2.2 AA and good practice.
fn axe_finds_nothing(look: Look) {
    let mut found = Vec::new();
    everybody_reads(look, &mut |browser, visit| {
        found.extend(browser.violations().iter().map(|violation| format!("{}: {violation}", visit.path)));
    });
    assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
}

#[test]
fn no_page_asks_another_site_for_anything_and_the_browser_has_nothing_to_complain_about() {
    // One line for everything that is amiss, with the first page on which it was.
    let mut found = BTreeMap::new();
    everybody_reads(Look::DESK, &mut |browser, visit| {
        let noted = browser.noted();
        let own = |address: &String| address.starts_with(browser.origin()) || address.starts_with("data:");
        let foreign = noted.requests.iter().filter(|address| !own(address));
        let mut note = |what: String| {
            found.entry(what).or_insert_with(|| visit.path.clone());
        };
        foreign.for_each(|address| note(format!("asks {address}")));
        let expected = |complaint: &String| visit.path.ends_with("/nowhere") && complaint.contains("404");
        let complaints = noted.complaints.iter().filter(|complaint| !expected(complaint));
        complaints.for_each(|complaint| note(complaint.clone()));
    });
    assert!(found.is_empty(), "{found:#?}");
}

/// WCAG 2.2, 1.4.10: 320 CSS pixels are a window of 1280 at four times its size.
#[test]
fn no_page_scrolls_sideways_on_a_narrow_screen() {
    let mut found = Vec::new();
    everybody_reads(Look::PHONE, &mut |browser, visit| {
        let overhang = browser.overhang();
        if overhang > 0 {
            found.push(format!("{} is {overhang} pixels too wide: {}", visit.path, browser.widest()));
        }
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The page must hold without what scripts add. axe-core is a script itself: it gets to run once the page stands.
#[test]
fn every_page_stands_without_scripts() {
    let (app, world) = TestApp::with_world(Engine::Sqlite);
    let browser = Browser::open(&app.origin, Look::DESK.without_scripts());
    for visit in visits(&world, Language::De) {
        browser.enter(&app, visit.role);
        browser.look(Look::DESK.without_scripts());
        browser.visit(&visit.path);
        assert!(!browser.text("h1").is_empty(), "{} has no heading to be seen", visit.path);
        browser.look(Look::DESK);
        let violations = browser.violations();
        assert!(violations.is_empty(), "{}: {violations:#?}", visit.path);
    }
}

/// Goes through all pages, signing in and out as needed.
fn everybody_reads(look: Look, check: &mut dyn FnMut(&Browser, &Visit)) {
    let (app, world) = TestApp::with_world(Engine::Sqlite);
    let browser = Browser::open(&app.origin, look);
    let mut role = None;
    for visit in all_visits(&world) {
        if role != Some(visit.role) {
            browser.enter(&app, visit.role);
            browser.noted();
            role = Some(visit.role);
        }
        browser.visit(&visit.path);
        check(&browser, &visit);
    }
}
