//! Acts that reach further than the page that they are on.

use locale::Language;
use profile::exchange::{self, Format, Import};
use tests::app::catalog;
use tests::world::Role;
use tests::{Engine, TestApp};

#[test]
fn a_company_that_leaves_the_public_is_gone_from_search_and_suggestions_at_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let (mut app, _) = TestApp::with_world(engine);
        app.leave_the_outbox();
        let reader = app.visitor();
        let found = || {
            let hits = reader.get("/api/v1/companies?q=brinkman").expect_status(200).json()["total"].clone();
            let suggested = reader.get("/api/v1/suggest?q=brinkman").expect_status(200).text();
            (hits, suggested.contains("\"company\""))
        };
        assert_eq!(found(), (1.into(), true));
        let owner = app.client(Role::Owner);
        let forms = owner.page("/nl/my/company").forms();
        let form = forms.into_iter().find(|form| form.action.contains("/withdrawal")).expect("the way out");
        let answer = form.send_once(&owner);
        assert_eq!(answer.status, 303, "{}", answer.gist());
        // The index has not followed the change log yet.
        assert_eq!(found(), (0.into(), false));
        app.follow();
        assert_eq!(found(), (0.into(), false));
    }
}

#[test]
fn a_node_takes_readers_once_its_index_is_filled() {
    let app = TestApp::start(Engine::Sqlite);
    app.visitor().get("/health/ready").expect_status(503);
    app.follow();
    app.visitor().get("/health/ready").expect_status(200);
}

#[test]
fn whoever_switches_the_language_stays_on_the_page_and_finds_the_language_again() {
    let app = TestApp::start(Engine::Sqlite);
    let reader = app.visitor();
    let page = reader.page("/nl/search?q=kaas&country=DE");
    let switch = page.attribute("nav.languages a[hreflang=de]", "href");
    let answer = reader.get(&switch).expect_status(303);
    assert_eq!(answer.location(), Some("/de/search?q=kaas&country=DE"));
    assert_eq!(reader.get("/").location(), Some("/de"));
    // Following a link into another language is no switch.
    reader.page("/ro");
    assert_eq!(reader.get("/").location(), Some("/de"));
    assert_eq!(reader.get("/en/language?to=//evil.example").location(), Some("/en"));
}

#[test]
fn staff_find_introductions_reports_and_mails_from_their_desk_and_back() {
    let (mut app, _) = TestApp::with_world(Engine::Sqlite);
    app.leave_the_outbox();
    let staff = app.client(Role::Staff);
    let parts = [
        "/nl/desk",
        "/nl/desk/companies",
        "/nl/desk/import",
        "/nl/desk/introductions",
        "/nl/desk/reports",
        "/nl/desk/mails",
    ];
    for part in parts {
        let page = staff.page(part);
        let links = page.links();
        for other in parts {
            assert!(links.iter().any(|link| link == other), "{part} does not lead to {other}");
        }
        assert_eq!(page.attribute("nav [aria-current=page]", "href"), part);
    }
}

#[test]
fn every_letter_that_may_go_astray_has_a_name_that_staff_can_read() {
    let kinds = messaging::letter::TEMPLATES.iter().chain(&[profile::notice::KIND]);
    for kind in kinds {
        let key = format!("letter-{}", kind.replace('_', "-"));
        assert!(catalog().contains(&key), "no text {key}");
        assert!(!catalog().message(Language::Nl, &key).to_string().contains('_'));
    }
}

#[test]
fn somebody_chooses_which_letters_come_and_finds_the_choice_again() {
    let (mut app, world) = TestApp::with_world(Engine::Sqlite);
    app.leave_the_outbox();
    let owner = app.client(Role::Owner);
    let ticked = || {
        let page = owner.page("/nl/account/mails");
        let boxes = page.all("input[name=wanted]");
        let boxes = boxes.iter();
        boxes.map(|tick| (tick.attr("value").unwrap().to_owned(), tick.attr("checked").is_some())).collect()
    };
    let expected = |messages, reminders| -> Vec<(String, bool)> {
        vec![("messages".to_owned(), messages), ("reminders".to_owned(), reminders)]
    };
    let before: Vec<(String, bool)> = ticked();
    assert_eq!(before, expected(true, true), "what the office has to do is no choice of a company");
    let token = owner.page("/nl/account/mails").attribute("input[name=csrf]", "value");
    owner.post("/nl/account/mails", &[("csrf", &token), ("wanted", "reminders")]).expect_status(303);
    assert_eq!(ticked(), expected(false, true));
    let unsubscription = world.address("/{language}/unsubscribe/{signed}");
    let link = app.visitor().page(&unsubscription).link(&app.text(Language::Nl, "account-mails-choose"));
    assert_eq!(link, "/nl/account/mails");
}

#[test]
fn a_company_that_names_no_town_stands_in_lists_with_its_country_alone() {
    let app = TestApp::start(Engine::Sqlite);
    let line = r#"{"company": {"name": "Zonder Plaats B.V.", "office": "deventer", "country": "NL"},
        "texts": {"nl": {"headline": "Draaiwerk"}}}"#
        .replace('\n', " ");
    let now = app.clock.now();
    let entries = exchange::read(Format::Jsonl, line.as_bytes(), now.date()).unwrap();
    let import = Import { entries: &entries, office: None, publish: true, dry_run: false, by: None };
    app.db().write_blocking(|conn| exchange::import(conn, &import, now)).unwrap();
    app.follow();
    for path in ["/nl", "/nl/search?q=draaiwerk"] {
        assert_eq!(app.visitor().page(path).texts(".card--company .card__place"), ["Nederland"], "{path}");
    }
}
