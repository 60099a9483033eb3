//! On the way in: where somebody was going is kept, guesses tell nothing, a secret address stays one.

use locale::Language;
use tests::permissions::table;
use tests::world::Role;
use tests::{Client, Engine, TestApp};

const INVITATION: &str = "/invitations/bm9ib2R5";

fn sign_up(app: &TestApp, client: &Client) -> String {
    let page = client.page(&format!("/nl/sign-up?next={INVITATION}"));
    let form = page.form("/nl/sign-up").fill("name", "Joke Vos").fill("email", "joke@werf.example");
    let answer = form.send_once(client);
    assert_eq!(answer.status, 303, "{}", answer.gist());
    let mails = app.mails();
    let text = &mails.last().expect("a mail with a code and a link").text;
    let link = text.lines().find(|line| line.contains("/sign-in/link/")).expect(text);
    let path = link.trim().strip_prefix(&app.origin).expect(link).to_owned();
    assert!(
        answer.location().is_some_and(|to| to.contains("next=%2Finvitations%2F")),
        "{:?}",
        answer.location()
    );
    path
}

#[test]
fn an_invited_colleague_who_signs_up_comes_back_to_the_invitation_by_the_link_in_the_mail() {
    let app = TestApp::start(Engine::Sqlite);
    let client = app.visitor();
    let link = sign_up(&app, &client);
    let answer = client.page(&link).form(&link).send_once(&client);
    assert_eq!(answer.location(), Some(format!("/nl{INVITATION}").as_str()));
    // In another browser the way is not known, and nothing else goes wrong.
    let elsewhere = app.visitor();
    let link = sign_up(&app, &app.visitor());
    let answer = elsewhere.page(&link).form(&link).send_once(&elsewhere);
    assert_eq!(answer.location(), Some("/nl/account/start"));
}

#[test]
fn the_pages_for_signing_in_and_up_lead_to_each_other_without_losing_the_way() {
    let app = TestApp::start(Engine::Sqlite);
    let client = app.visitor();
    let page = client.page(&format!("/nl/sign-in?next={INVITATION}"));
    let up = client.page(&page.link(&app.text(Language::Nl, "sign-up-title")));
    assert_eq!(up.form("/nl/sign-up").value("next"), Some(INVITATION));
    let back =
        up.links().into_iter().find(|link| link.starts_with("/nl/sign-in?next=")).expect("the way back");
    assert_eq!(client.page(&back).form("/nl/sign-in").value("next"), Some(INVITATION));
    // A way that would lead to another site is not taken.
    let answer = client.page("/nl/sign-up?next=//evil.example").form("/nl/sign-up");
    let answer = answer.fill("name", "Joke Vos").fill("email", "joke@werf.example").send_once(&client);
    assert!(answer.location().is_some_and(|to| !to.contains("evil")), "{:?}", answer.location());
    app.mails();
}

#[test]
fn guesses_are_answered_alike_with_and_without_an_account_and_after_too_many() {
    let (app, _) = TestApp::with_world(Engine::Sqlite);
    let mut said = Vec::new();
    for email in [Role::Owner.email(), "nobody@werf.example"] {
        let client = app.visitor();
        for guess in ["one guess", "two guesses", "three", "four", "five", "six", "seven"] {
            let form = client.page("/nl/sign-in").form("/nl/sign-in/password");
            let answer = form.fill("password_email", email).fill("password", guess).send_once(&client);
            said.push((answer.status, answer.document().gist()));
        }
    }
    said.dedup();
    assert_eq!(said.len(), 1, "{said:#?}");
    assert_eq!(said[0].0, 422);
}

/// With `no-referrer` a browser posts from the origin `null`, which is refused; with anything laxer than `same-origin`
/// another site would learn the address.
#[test]
fn pages_with_a_secret_in_their_address_let_a_browser_say_where_it_posts_from_and_no_other_site_learn_it() {
    let (app, world) = TestApp::with_world(Engine::Sqlite);
    let secret = |path: &str| path.contains("{signed}") || path.contains("{token}");
    let mut seen = 0;
    for line in table().into_iter().filter(|line| line.method == "GET" && secret(&line.path)) {
        let answer = app.client(Role::Visitor).get(&line.address(&world)).expect_status(200);
        assert_eq!(answer.header("referrer-policy"), Some("same-origin"), "{line}");
        assert!(!answer.document().has("meta[name=referrer]"), "{line}");
        seen += 1;
    }
    assert!(seen >= 5, "{seen}");
}
