//! Synonyms that an office adds: live at once, and only that office's to change.

use tests::world::Role;
use tests::{Engine, TestApp};

#[test]
fn a_synonym_takes_part_in_searches_until_it_is_removed() {
    let (app, _) = TestApp::with_world(Engine::Sqlite);
    let staff = app.client(Role::Staff);
    let found = || {
        app.follow();
        app.visitor().get("/api/v1/companies?q=snoekduiker&language=nl").json()["total"].as_u64().unwrap()
    };
    assert_eq!(found(), 0);
    let form = staff.page("/nl/desk/synonyms").form("/nl/desk/synonyms");
    let page = form.fill("term", "snoekduiker").fill("synonym", "dozenvullers").send(&staff).document();
    assert!(page.texts("tbody th").contains(&"snoekduiker".to_owned()));
    assert_eq!(found(), 1);
    let removal =
        page.forms().into_iter().filter(|form| form.action.ends_with("/removal")).collect::<Vec<_>>();
    for form in removal {
        form.send(&staff);
    }
    assert_eq!(found(), 0);
}

#[test]
fn what_is_no_synonym_is_refused_in_words_and_kept() {
    let (app, _) = TestApp::with_world(Engine::Sqlite);
    let staff = app.client(Role::Staff);
    for (term, synonym) in [("", "dozen"), ("dozen", "Dozen"), ("omverpakking", "dozenvuller")] {
        let form = staff.page("/nl/desk/synonyms").form("/nl/desk/synonyms");
        let again =
            form.fill("term", term).fill("synonym", synonym).send_once(&staff).expect_status(422).document();
        assert_eq!(again.errors().len(), 1, "{term} = {synonym}");
        assert_eq!(again.form("/nl/desk/synonyms").value("synonym"), Some(synonym));
    }
    let long = "a".repeat(200);
    let form = staff.page("/nl/desk/synonyms").form("/nl/desk/synonyms");
    form.fill("term", &long).fill("synonym", "dozen").send_once(&staff).expect_status(422);
}

#[test]
fn a_synonym_of_a_language_that_is_none_is_refused_and_one_of_every_language_is_not() {
    let (app, _) = TestApp::with_world(Engine::Sqlite);
    let staff = app.client(Role::Staff);
    let add = |language: &str| {
        let form = staff.page("/nl/desk/synonyms").form("/nl/desk/synonyms");
        let filled = form.fill("term", "hijskraan").fill("synonym", "takelwagen");
        filled.force("synonym_language", language).send_once(&staff)
    };
    for unknown in ["fr", "xx", "nl-BE-x", "\u{0}"] {
        let again = add(unknown).expect_status(422).document();
        assert_eq!(again.errors().len(), 1, "{unknown}: {:?}", again.errors());
        assert_eq!(again.form("/nl/desk/synonyms").value("term"), Some("hijskraan"));
    }
    assert!(!staff.page("/nl/desk/synonyms").texts("tbody th").contains(&"hijskraan".to_owned()));
    assert_eq!(add("").status, 303);
    let page = staff.page("/nl/desk/synonyms");
    assert!(page.texts("tbody th").contains(&"hijskraan".to_owned()));
}

#[test]
fn another_offices_synonym_stays_and_an_administrator_says_for_which_office() {
    let (app, world) = TestApp::with_world(Engine::Sqlite);
    let elsewhere = app.client(Role::StaffElsewhere);
    let token = elsewhere
        .page("/ro/desk/synonyms")
        .attribute("form[action='/ro/desk/synonyms'] input[name=csrf]", "value");
    let removal = format!("/ro/desk/synonyms/{}/removal", world.synonym);
    assert_eq!(elsewhere.post(&removal, &[("csrf", &token)]).status, 404);
    let administrator = app.client(Role::Administrator);
    let form = administrator.page("/en/desk/synonyms").form("/en/desk/synonyms");
    let filled = form.fill("term", "hoist").fill("synonym", "crane").fill("office", "sibiu");
    assert!(filled.send(&administrator).document().texts("tbody th").contains(&"hoist".to_owned()));
    assert!(elsewhere.page("/ro/desk/synonyms").texts("tbody th").contains(&"hoist".to_owned()));
    assert!(
        !app.client(Role::Staff).page("/nl/desk/synonyms").texts("tbody th").contains(&"hoist".to_owned())
    );
}
