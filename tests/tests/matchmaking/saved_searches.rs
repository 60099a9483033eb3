//! Saving a search, finding it again with what is new, renaming and removing it.

use chrono::TimeDelta;
use locale::Language;
use tests::world::Role;
use tests::{Client, Engine, TestApp};

fn save(client: &Client, query: &str, name: &str) -> tests::Answer {
    let form = client.page(&format!("/nl/my/searches/new?{query}")).form("/nl/my/searches");
    form.fill("name", name).send_once(client)
}

#[test]
fn a_search_is_saved_from_the_search_page_found_again_renamed_and_removed() {
    let (app, _) = TestApp::with_world(Engine::Sqlite);
    let client = app.client(Role::Member);
    let link =
        client.page("/nl/search?q=verpakking&country=NL").link(&app.text(Language::Nl, "saved-search-save"));
    let form = client.page(&link).form("/nl/my/searches");
    assert_eq!(form.value("name"), Some("verpakking, Nederland"), "a name is proposed");
    let list = form.fill("name", "Inpakkers").send(&client).document();
    assert_eq!(list.texts("tbody th"), ["Inpakkers"]);
    let one = list.attribute("tbody th a", "href");
    let shown = client.page(&one);
    assert_eq!(shown.texts(".tags .tag"), ["verpakking", "Nederland"]);
    let renamed = shown.form(&one).fill("name", "Machines voor dozen").send(&client).document();
    assert_eq!(renamed.text("h1"), "Machines voor dozen");
    let nameless = renamed.form(&one).fill("name", " ").send_once(&client).expect_status(422).document();
    assert_eq!(nameless.errors().len(), 1);
    let gone = renamed.form(&format!("{one}/removal")).send(&client).document();
    assert!(!gone.has("tbody"));
    assert_eq!(client.get(&one).status, 404);
}

#[test]
fn what_was_published_since_the_last_look_is_new_until_it_is_seen() {
    let (app, world) = TestApp::with_world(Engine::Sqlite);
    let client = app.client(Role::Owner);
    app.clock.advance(TimeDelta::hours(1));
    save(&client, "q=draaiwerk", "Draaiwerk");
    let fresh = || client.page("/nl/my/searches").texts("tbody tr td:nth-child(3)");
    assert!(fresh().contains(&"0 nieuwe resultaten".to_owned()), "{:?}", fresh());
    app.clock.advance(TimeDelta::hours(1));
    world.publish_kade(&app);
    assert!(fresh().contains(&"1 nieuw resultaat".to_owned()), "{:?}", fresh());
    let page = client.page("/nl/my/searches");
    let one = page.link("Draaiwerk");
    let shown = client.page(&one);
    assert_eq!(shown.texts(".card__title"), ["Draaierij Kade"]);
    app.clock.advance(TimeDelta::hours(1));
    let seen = shown.form(&format!("{one}/seen")).send(&client).document();
    assert!(seen.texts(".card__title").is_empty());
}

#[test]
fn a_visitor_signs_in_first_and_comes_back_to_the_search() {
    let (app, _) = TestApp::with_world(Engine::Sqlite);
    let answer = app.visitor().get("/nl/my/searches/new?q=kaas&country=NL");
    let way = answer.location().unwrap();
    assert!(way.starts_with("/nl/sign-in?next="), "{way}");
    let form = app.visitor().page(way).form("/nl/sign-in");
    assert_eq!(form.value("next"), Some("/my/searches/new?q=kaas&country=NL"));
}

#[test]
fn a_users_saved_searches_are_bounded_and_nobody_elses_business() {
    let (app, world) = TestApp::with_world(Engine::Sqlite);
    let client = app.client(Role::Member);
    for number in 0..search::saved_search::MOST {
        save(&client, "q=kaas", &format!("Kaas {number}")).expect_status(303);
    }
    save(&client, "q=kaas", "Een te veel").expect_status(422);
    let others = format!("/nl/my/searches/{}", world.saved_search);
    for path in [others.clone(), format!("{others}/seen"), format!("{others}/removal")] {
        let token = client.page("/nl/account").attribute("input[name=csrf]", "value");
        assert_eq!(client.post(&path, &[("csrf", &token), ("name", "x")]).status, 404, "{path}");
    }
    assert_eq!(client.get(&others).status, 404);
    assert_eq!(app.client(Role::Owner).get(&others).status, 200);
}

#[test]
fn a_search_that_is_saved_twice_under_one_name_stands_there_once() {
    let (app, _) = TestApp::with_world(Engine::Sqlite);
    let client = app.client(Role::Member);
    for _ in 0..2 {
        save(&client, "q=kaas&country=DE", "Kaas").expect_status(303);
    }
    save(&client, "q=kaas&country=NL", "Kaas").expect_status(303);
    assert_eq!(client.page("/nl/my/searches").texts("tbody th").len(), 2);
}

#[test]
fn a_search_for_nothing_or_with_a_filter_that_there_is_not_cannot_be_saved() {
    let (app, _) = TestApp::with_world(Engine::Sqlite);
    let client = app.client(Role::Member);
    assert!(client.page("/nl/my/searches/new").has(".empty"));
    let form = client.page("/nl/my/searches/new?q=kaas").form("/nl/my/searches");
    assert_eq!(form.force("query", "").send_once(&client).status, 422);
    let form = client.page("/nl/my/searches/new?q=kaas").form("/nl/my/searches");
    assert_eq!(form.force("query", "colour=red").send_once(&client).status, 400);
}

trait PublishKade {
    fn publish_kade(&self, app: &TestApp);
}

impl PublishKade for tests::world::World {
    /// The office in Deventer accepts the profile that waits for it.
    fn publish_kade(&self, app: &TestApp) {
        let reader = app.client(Role::Staff);
        let review = format!("/nl/desk/review/{}", self.kade.id);
        reader.page(&review).form(&format!("{review}/reading")).send(&reader);
        reader.page(&review).form(&format!("{review}/acceptance")).send(&reader);
        app.mails();
        app.follow();
    }
}
