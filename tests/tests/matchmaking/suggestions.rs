//! Suggestions while typing: the combobox of the ARIA Authoring Practices, by keyboard, with a status for those who do
//! not see the list.

use serde_json::Value;
use tests::browser::{Browser, Look};
use tests::{Engine, TestApp};

/// What assistive technology is told about the search box.
fn told(browser: &Browser) -> Value {
    browser.execute(
        "const box = document.querySelector('#q');
         const active = document.getElementById(box.getAttribute('aria-activedescendant') ?? '');
         const list = document.getElementById(box.getAttribute('aria-controls') ?? '');
         return {
           role: box.getAttribute('role'), expanded: box.getAttribute('aria-expanded'),
           popup: list?.getAttribute('role'), options: list?.children.length ?? 0,
           active: active?.firstChild.textContent ?? null, selected: active?.getAttribute('aria-selected') ?? null,
           focused: document.activeElement === box,
           status: box.parentElement.querySelector('[role=status]').textContent,
         };",
    )
}

#[test]
fn suggestions_are_chosen_by_keyboard_and_their_number_is_told_in_the_readers_language() {
    let (app, _world) = TestApp::with_world(Engine::Sqlite);
    let browser = Browser::open(&app.origin, Look::DESK);
    for (language, one) in
        [("nl", "1 suggestie"), ("en", "1 suggestion"), ("de", "1 Vorschlag"), ("ro", "1 sugestie")]
    {
        browser.visit(&format!("/{language}/search"));
        let before = told(&browser);
        assert_eq!((&before["role"], &before["expanded"]), (&"combobox".into(), &"false".into()));
        browser.click("#q");
        browser.keys("Brinkm");
        browser.wait_for("#q[aria-expanded=true]");
        let open = told(&browser);
        assert_eq!(open["popup"], "listbox");
        assert_eq!(open["options"], 1);
        assert_eq!(open["status"], one);
        assert_eq!(open["active"], Value::Null, "nothing is chosen before a key says so");
        assert!(browser.violations().is_empty(), "{:#?}", browser.violations());
        browser.keys("\u{e015}");
        let down = told(&browser);
        assert_eq!(down["active"], "Brinkman Verpakkingstechniek");
        assert_eq!((&down["selected"], &down["focused"]), (&"true".into(), &true.into()));
        browser.keys("\u{e013}");
        assert_eq!(told(&browser)["active"], Value::Null, "up leads back to what was typed");
        browser.keys("\u{e00c}");
        let closed = told(&browser);
        assert_eq!((&closed["expanded"], &closed["options"]), (&"false".into(), &0.into()));
        assert_eq!(browser.value("q"), "Brinkm", "escape keeps what was typed");
    }
}

#[test]
fn enter_opens_the_chosen_suggestion_and_without_one_it_searches() {
    let (app, world) = TestApp::with_world(Engine::Sqlite);
    let browser = Browser::open(&app.origin, Look::DESK);
    browser.visit("/nl/search");
    browser.click("#q");
    browser.keys("Brinkm");
    browser.wait_for("#q[aria-expanded=true]");
    browser.keys("\u{e015}\u{e007}");
    browser.wait_for(".company-head");
    assert_eq!(browser.path(), format!("/nl/companies/{}", world.brinkman.slug));
    browser.visit("/nl/search");
    browser.click("#q");
    browser.keys("Hansekai");
    browser.wait_for("#q[aria-expanded=true]");
    browser.keys("\u{e007}");
    browser.wait_for(".card--hit");
    assert_eq!(browser.path(), "/nl/search?q=Hansekai");
}

#[test]
fn when_nothing_is_found_that_is_told_too() {
    let (app, _world) = TestApp::with_world(Engine::Sqlite);
    let browser = Browser::open(&app.origin, Look::DESK);
    browser.visit("/en/search");
    browser.click("#q");
    browser.keys("qqqqqq");
    browser.wait_for("#q ~ [role=status]:not(:empty)");
    let nothing = told(&browser);
    assert_eq!(nothing["status"], app.text(locale::Language::En, "suggestions-none"));
    assert_eq!(nothing["expanded"], "false");
}
