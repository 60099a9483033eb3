//! Every route, asked by everybody; and every post, sent by somebody who should not be able to.

use tests::permissions::{Line, Outcome, table};
use tests::world::{Role, World};
use tests::{Answer, Client, Engine, TestApp};

/// Posts that prove themselves in another way than by the token of a form.
const WITHOUT_TOKEN: [(&str, &str); 4] = [
    // A form on every page, so that reading needs no cookie; it changes nothing but colours.
    ("/{language}/theme", "no token, refused from elsewhere by its origin"),
    // Buttons behind a signed link in a mail, and what a mail program posts by itself (RFC 8058): the link is the proof.
    ("/{language}/introductions/answer/{signed}/acceptance", "the link is signed"),
    ("/{language}/introductions/answer/{signed}/refusal", "the link is signed"),
    ("/{language}/unsubscribe/{signed}", "the link is signed"),
];

#[test]
fn every_role_gets_what_the_table_says_on_sqlite() {
    everybody_asks_for_everything(Engine::Sqlite);
}

#[test]
fn every_role_gets_what_the_table_says_on_postgres() {
    everybody_asks_for_everything(Engine::Postgres);
}

fn everybody_asks_for_everything(engine: Engine) {
    let mut wrong = Vec::new();
    // Reading changes nothing: one world serves for all of it. Whoever posts gets a world of their own.
    let (mut app, mut world) = TestApp::with_world(engine);
    app.leave_the_outbox();
    for line in table() {
        if line.method == "POST" && changes_the_world(&line) {
            (app, world) = TestApp::with_world(engine);
            app.leave_the_outbox();
        }
        let found: String =
            Role::ALL.map(|role| ask(&app, &world, &line, role)).map(Outcome::letter).iter().collect();
        let expected: String = line.outcomes.map(Outcome::letter).iter().collect();
        if found != expected {
            wrong.push(format!("{line}: expected {expected}, found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A post without any field is refused in words by most forms; these acts need none.
fn changes_the_world(line: &Line) -> bool {
    line.path.matches('{').count() > 1
}

fn ask(app: &TestApp, world: &World, line: &Line, role: Role) -> Outcome {
    let client = app.client(role);
    let address = line.address(world);
    let answer = match line.method.as_str() {
        "GET" => client.get(&address),
        _ => client.post(&address, &[("csrf", &form_token(&client))]),
    };
    Outcome::of(&answer)
}

#[test]
fn no_post_is_taken_without_the_token_of_a_form() {
    let (mut app, world) = TestApp::with_world(Engine::Sqlite);
    app.leave_the_outbox();
    for (line, client) in posts(&app) {
        if WITHOUT_TOKEN.iter().any(|(path, _)| *path == line.path) {
            continue;
        }
        let address = line.address(&world);
        for fields in [&[][..], &[("csrf", "")][..], &[("csrf", "bm9uZSBvZiBvdXJz")][..]] {
            let answer = client.post(&address, fields);
            assert_eq!(
                answer.status,
                409,
                "{line} without a token answers {}: {}",
                answer.status,
                answer.gist()
            );
        }
    }
}

#[test]
fn no_post_is_taken_from_the_page_of_another_site() {
    let (mut app, world) = TestApp::with_world(Engine::Sqlite);
    app.leave_the_outbox();
    for (line, client) in posts(&app) {
        let body = format!("csrf={}", form_token(&client));
        let form = ("content-type", "application/x-www-form-urlencoded");
        for foreign in
            [("origin", "https://elsewhere.example"), ("sec-fetch-site", "cross-site"), ("origin", "null")]
        {
            let answer = client.send("POST", &line.address(&world), &[form, foreign], body.as_bytes());
            assert_eq!(answer.status, 403, "{line} from {foreign:?}: {}", answer.gist());
        }
    }
}

#[test]
fn the_token_of_somebody_elses_form_is_worth_nothing() {
    let (mut app, world) = TestApp::with_world(Engine::Sqlite);
    app.leave_the_outbox();
    let of_somebody_else = form_token(&app.client(Role::Stranger));
    let mine = app.client(Role::Owner);
    let account = world.address("/{language}/account");
    refused(&mine.post(&account, &[("csrf", &of_somebody_else), ("name", "Somebody Else")]));
    let visitor = app.visitor();
    refused(&visitor.post(&world.address("/{language}/sign-in"), &[("csrf", &of_somebody_else)]));
}

fn refused(answer: &Answer) {
    assert_eq!(answer.status, 409, "{}: {}", answer.asked, answer.gist());
}

/// Every post with somebody who may send it.
fn posts(app: &TestApp) -> Vec<(Line, Client)> {
    let lines = table().into_iter().filter(|line| line.method == "POST");
    lines.filter_map(|line| line.somebody_allowed().map(|role| (line, app.client(role)))).collect()
}

/// The token of any form that this person is shown.
fn form_token(client: &Client) -> String {
    client.page("/nl/sign-in").attribute("input[name=csrf]", "value")
}
