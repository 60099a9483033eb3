//! Forms that are sent twice, at the same time or from a page that is no longer true.

use locale::Language::De;
use tests::form::Form;
use tests::world::Role;
use tests::{Client, Engine, TestApp};

#[test]
fn a_form_that_is_sent_twice_counts_once_on_sqlite() {
    sent_twice(Engine::Sqlite);
}

#[test]
fn a_form_that_is_sent_twice_counts_once_on_postgres() {
    sent_twice(Engine::Postgres);
}

fn sent_twice(engine: Engine) {
    let (mut app, world) = TestApp::with_world(engine);
    app.leave_the_outbox();
    let motivation = "Wir mahlen, Sie verpacken; das passt zusammen.";
    let asking = format!("/de/companies/{}/introduction", world.brinkman.slug);
    let introduction = format!("/de/introductions/{}", world.begun.introduction);
    let stranger = app.client(Role::Stranger);
    let register = stranger
        .page("/de/my/company/new")
        .form("/my/company/new")
        .fill("name", "Moara Nouă")
        .fill("office", "sibiu")
        .fill("country", "RO");
    counts_once(&app, &stranger, &register, "companies");
    let ask = stranger.page(&asking).form("/introduction").fill("motivation", motivation);
    counts_once(&app, &stranger, &ask, "introductions");
    let other_side = app.client(Role::OtherSide);
    let accepted = other_side.page(&introduction).form("/acceptance");
    assert_eq!(accepted.send_once(&other_side).status, 303);
    assert_eq!(accepted.send_once(&other_side).status, 303, "a second yes is one yes");
    let write = other_side.page(&introduction).form("/messages").fill("body", "Guten Tag!");
    counts_once(&app, &other_side, &write, "messages");
}

/// Sends the form four times: twice at once, and twice more. Each time the answer is the same.
#[track_caller]
fn counts_once(app: &TestApp, client: &Client, form: &Form, table: &str) {
    let before = app.rows()[table];
    let again = Client::new(client.origin());
    for (name, value) in client.cookies() {
        again.set_cookie(&name, &value);
    }
    let copy = form.clone();
    let beside = std::thread::spawn(move || [copy.send_once(&again), copy.send_once(&again)]);
    let mut answers = vec![form.send_once(client), form.send_once(client)];
    answers.extend(beside.join().unwrap());
    for answer in &answers {
        assert_eq!(answer.status, 303, "{}: {}", answer.asked, answer.gist());
    }
    assert_eq!(app.rows()[table], before + 1, "{table} after four times the same form");
}

/// Two windows, one profile: whoever saves last sees what the other one wrote, and nothing is lost.
#[test]
fn a_profile_that_was_changed_meanwhile_is_not_written_over() {
    let (mut app, _) = TestApp::with_world(Engine::Sqlite);
    app.leave_the_outbox();
    let (one, other) = (app.client(Role::Owner), app.client(Role::Member));
    let open = |client: &Client| client.page("/de/my/company/edit").form("/my/company/edit");
    let (first, second) = (open(&one), open(&other));
    let saved = first.fill("texts.de.headline", "Maschinen für Kisten").send_once(&one);
    assert_eq!(saved.status, 303, "{}", saved.gist());
    let refused = second.fill("texts.de.headline", "Maschinen für Kartons").send_once(&other);
    assert_eq!(refused.status, 409, "{}", refused.gist());
    let page = refused.document();
    assert_eq!(page.language(), De.code());
    let comparison = page.text(".comparison");
    assert!(comparison.contains("Maschinen für Kisten"), "what was saved is shown: {comparison}");
    assert!(comparison.contains("Maschinen für Kartons"), "what was typed is shown: {comparison}");
    let again = page.form("/my/company/edit");
    assert_eq!(again.value("texts.de.headline"), Some("Maschinen für Kartons"), "what was typed is kept");
    assert_eq!(
        open(&one).value("texts.de.headline"),
        Some("Maschinen für Kisten"),
        "and nothing was written"
    );
    assert_eq!(again.send_once(&other).status, 303, "having seen both, one may decide");
}

/// The office decides on what it has read, not on what the company has made of it since.
#[test]
fn a_profile_that_was_taken_back_and_changed_is_not_published_unread() {
    let (mut app, world) = TestApp::with_world(Engine::Sqlite);
    app.leave_the_outbox();
    let (owner, staff) = (app.client(Role::Owner), app.client(Role::Staff));
    let hand_in = |headline: &str| {
        let edit = owner.page("/de/my/company/edit").form("/my/company/edit");
        assert_eq!(edit.fill("texts.nl.headline", headline).send_once(&owner).status, 303);
        assert_eq!(owner.page("/de/my/company").form("/submission").send_once(&owner).status, 303);
    };
    hand_in("Machines voor kisten");
    let review = format!("/de/desk/review/{}", world.brinkman.id);
    let read = staff.page(&review).form("/acceptance");
    assert_eq!(owner.page("/de/my/company").form("/recall").send_once(&owner).status, 303);
    hand_in("Heel iets anders");
    let refused = read.send_once(&staff);
    assert_eq!(refused.status, 409, "{}", refused.gist());
    assert!(!refused.document().text("main").is_empty());
    let public = app.visitor().page(&format!("/nl/companies/{}", world.brinkman.slug));
    assert!(!public.text("main").contains("Heel iets anders"), "it was published unread");
}
