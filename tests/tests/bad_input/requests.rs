//! Requests that are wrong as such: too large, not a form, broken, of a session that is over.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use locale::Language;
use tests::permissions::table;
use tests::raw::{Raw, upload};
use tests::world::Role;
use tests::{Answer, Engine, TestApp};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// Every route that takes posts, from somebody who may post there.
fn every_post(send: impl Fn(&TestApp, &tests::Client, &str) -> Answer, check: impl Fn(&str, &Answer)) {
    let (mut app, world) = TestApp::with_world(Engine::Sqlite);
    app.leave_the_outbox();
    for line in table().iter().filter(|line| line.method == "POST") {
        let Some(role) = line.somebody_allowed() else { continue };
        // A signed link is the whole of what its button says; the fields beside it are not read.
        if line.path.ends_with("{signed}") || line.path.contains("{signed}/") {
            continue;
        }
        let address = line.address(&world).replacen("/nl/", "/de/", 1);
        let client = app.client(role);
        check(&address, &send(&app, &client, &address));
    }
}

/// An error page in German, the language of the address.
fn explained(address: &str, answer: &Answer, statuses: &[u16]) {
    assert!(statuses.contains(&answer.status), "{address} answers {}: {}", answer.status, answer.gist());
    let page = answer.document();
    assert_eq!(page.language(), "de", "{address}");
    assert!(!page.text("h1").is_empty(), "{address} says nothing");
}

#[test]
fn broken_characters_are_refused_in_words() {
    let body = b"csrf=x&name=\xff\xfe\x80&email=%FF%C0%80&q=%ZZ%";
    every_post(
        |_, client, address| client.send("POST", address, &[FORM], body),
        |address, answer| explained(address, answer, &[400, 409]),
    );
}

#[test]
fn what_is_not_a_form_is_refused_in_words() {
    every_post(
        |_, client, address| {
            client.send("POST", address, &[("content-type", "application/json")], b"{\"name\": [1, {}]}")
        },
        |address, answer| explained(address, answer, &[415]),
    );
    every_post(
        |_, client, address| {
            client.send(
                "POST",
                address,
                &[("content-type", "multipart/form-data; boundary=x")],
                b"no part of it",
            )
        },
        |address, answer| explained(address, answer, &[400, 409]),
    );
}

#[test]
fn more_fields_than_any_form_has_are_refused_in_words() {
    let body = "field=value&".repeat(20_000);
    every_post(
        |_, client, address| client.send("POST", address, &[FORM], body.as_bytes()),
        |address, answer| explained(address, answer, &[413]),
    );
}

/// 100 MB, told beforehand or not, are refused before they have been sent in full.
#[test]
fn an_upload_of_a_hundred_megabytes_is_refused_in_words_and_soon() {
    let (mut app, world) = TestApp::with_world(Engine::Sqlite);
    app.leave_the_outbox();
    for line in table().iter().filter(|line| line.method == "POST") {
        let Some(role) = line.somebody_allowed() else { continue };
        let address = line.address(&world).replacen("/nl/", "/de/", 1);
        let session = app.session(role).map(|token| token.as_cookie()).unwrap_or_default();
        for chunked in [false, true] {
            let started = Instant::now();
            let answer: Raw = upload(&app.origin, &address, &session, 100 * 1024 * 1024, chunked);
            assert_eq!(answer.status, 413, "{address}, chunked: {chunked}");
            assert!(answer.body.contains("lang=\"de\""), "{address} explains nothing");
            assert!(answer.sent < 40 * 1024 * 1024, "{address} has read {} bytes", answer.sent);
            assert!(started.elapsed() < Duration::from_secs(10), "{address} took {:?}", started.elapsed());
        }
    }
}

#[test]
fn the_form_of_a_session_that_is_over_is_refused_in_words() {
    let (app, _) = TestApp::with_world(Engine::Sqlite);
    let client = app.client(Role::Owner);
    let form = client.page("/de/account").form("/account");
    app.clock.advance(TimeDelta::days(8));
    let answer = form.fill("name", "Marieke Brinkman-Kade").send_once(&client);
    explained("/de/account", &answer, &[401, 409]);
    app.client(Role::Owner).page("/de/account");
}

#[test]
fn a_link_that_is_over_or_was_used_says_so() {
    let (app, _) = TestApp::with_world(Engine::Sqlite);
    let visitor = app.visitor();
    visitor.page("/nl/sign-in").form("/sign-in").fill("email", Role::Owner.email()).send_once(&visitor);
    let mail = app.mails().remove(0);
    let link = link_in(&mail.text, "/sign-in/link/");
    let press = |client: &tests::Client| client.page(&link).form(&link).send_once(client);
    assert_eq!(press(&app.visitor()).status, 303, "the link works once");
    let again = press(&app.visitor());
    assert!((400..500).contains(&again.status), "a used link answers {}", again.status);
    let other = app.visitor();
    other.page("/nl/sign-in").form("/sign-in").fill("email", Role::Owner.email()).send_once(&other);
    let link = link_in(&app.mails().remove(0).text, "/sign-in/link/");
    app.clock.advance(TimeDelta::hours(2));
    let somebody = app.visitor();
    let late = somebody.page(&link).form(&link).send_once(&somebody);
    assert!((400..500).contains(&late.status), "a link of two hours ago answers {}", late.status);
    assert!(late.document().language() == Language::Nl.code(), "{}", late.gist());
}

/// The path of the first link in a mail that leads there.
fn link_in(text: &str, path: &str) -> String {
    let link = text
        .split_whitespace()
        .find(|word| word.contains(path))
        .unwrap_or_else(|| panic!("no {path} in {text}"));
    link.splitn(4, '/').nth(3).map(|rest| format!("/{rest}")).unwrap()
}
