//! Links out of mails: mutilated, too late, or posted with something that is no form.

use chrono::TimeDelta;
use tests::permissions::{Line, table};
use tests::world::World;
use tests::{Answer, Engine, TestApp};

const BODIES: [(&str, &[u8]); 4] = [
    ("application/x-www-form-urlencoded", b"reason=\xff\xfe&note=%FF%C0%80&x=%ZZ"),
    ("application/x-www-form-urlencoded", b"reason=%3Cscript%3E&note=%00"),
    ("application/json", b"{\"reason\": [1, {}]}"),
    ("multipart/form-data; boundary=x", b"no part of it"),
];

fn signed(method: &str) -> Vec<Line> {
    let lines = table().into_iter().filter(|line| line.method == method && line.path.contains("{signed}"));
    lines.collect()
}

fn german(line: &Line, world: &World) -> String {
    line.address(world).replacen("/nl/", "/de/", 1)
}

/// A refusal in German.
fn explained(answer: &Answer) {
    assert!((400..500).contains(&answer.status), "{} answers {}", answer.asked, answer.status);
    let page = answer.document();
    assert_eq!(page.language(), "de", "{}", answer.asked);
    assert!(!page.text("h1").is_empty(), "{} says nothing", answer.asked);
}

/// The link is the whole proof, so the button counts whatever is posted with it; a reason that is none does not.
#[test]
fn whatever_is_posted_to_a_link_is_taken_or_refused_in_words() {
    for (kind, body) in BODIES {
        let (mut app, world) = TestApp::with_world(Engine::Sqlite);
        app.leave_the_outbox();
        for line in signed("POST") {
            let visitor = app.visitor();
            let answer = visitor.send("POST", &german(&line, &world), &[("content-type", kind)], body);
            if answer.status != 303 && answer.status != 200 {
                explained(&answer);
            }
        }
    }
}

#[test]
fn a_link_with_another_letter_in_it_is_refused_in_words() {
    let (app, world) = TestApp::with_world(Engine::Sqlite);
    let rows = app.rows();
    for (method, signed_part) in [("GET", &world.begun.answer), ("POST", &world.begun.answer)] {
        for line in signed(method).iter().filter(|line| line.path.contains("/answer/")) {
            let address = german(line, &world);
            let last = signed_part.chars().last().unwrap();
            let other = signed_part[..signed_part.len() - 1].to_owned() + if last == 'A' { "B" } else { "A" };
            for wrong in [other, signed_part[1..].to_owned(), "x".to_owned(), "%00".to_owned()] {
                let visitor = app.visitor();
                explained(&visitor.send(method, &address.replace(signed_part.as_str(), &wrong), &[], b""));
            }
        }
    }
    assert_eq!(app.rows(), rows, "a forged link has changed something");
}

#[test]
fn a_link_whose_time_is_over_is_refused_in_words_and_does_nothing() {
    let (app, world) = TestApp::with_world(Engine::Sqlite);
    let rows = app.rows();
    app.clock.advance(TimeDelta::days(60));
    for method in ["GET", "POST"] {
        for line in signed(method) {
            explained(&app.visitor().send(method, &german(&line, &world), &[], b""));
        }
    }
    assert_eq!(app.rows(), rows, "a link of two months ago has changed something");
}
