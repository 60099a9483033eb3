//! The description of the API for people.

use std::collections::BTreeSet;

use locale::Language;
use tests::{Engine, TestApp};

#[test]
fn everything_that_the_description_names_can_be_read_on_its_page_in_every_language() {
    let app = TestApp::start(Engine::Sqlite);
    let document = app.visitor().get("/api/v1/openapi.json").json();
    for language in Language::ALL {
        let page = app.visitor().page(&format!("/{language}/api/docs"));
        assert_eq!(page.language(), language.code());
        assert_eq!(page.text("h1"), app.text(language, "api-title"));
        let said = page.text("main");
        for (path, item) in document["paths"].as_object().unwrap() {
            assert!(page.has(&format!("#{}", item["get"]["operationId"].as_str().unwrap())), "{path}");
            for parameter in item["get"]["parameters"].as_array().unwrap() {
                assert!(said.contains(parameter["description"].as_str().unwrap()), "{parameter}");
            }
        }
        for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
            assert!(page.has(&format!("#schema-{name}")), "{name}");
            assert!(said.contains(schema["description"].as_str().unwrap()), "{name}");
        }
    }
}

#[test]
fn every_link_within_the_page_leads_somewhere_and_every_example_is_answered() {
    let (app, _) = TestApp::with_world(Engine::Sqlite);
    let page = app.visitor().page("/en/api/docs");
    let links: BTreeSet<String> = page.links().into_iter().collect();
    let within: Vec<&String> = links.iter().filter(|link| link.starts_with('#')).collect();
    assert!(within.len() > 10, "{within:?}");
    for link in within {
        assert!(page.has(link), "{link} leads nowhere");
    }
    let examples: Vec<&String> = links.iter().filter(|link| link.starts_with("/api/v1/")).collect();
    assert_eq!(examples.len(), 5, "{examples:?}");
    for example in examples {
        app.visitor().get(example).expect_status(200).json();
    }
    // An invented company has no page to lead to.
    assert!(page.text("main").contains("/api/v1/companies/voorbeeld-machinebouw"));
}

#[test]
fn a_problem_leads_to_the_line_that_explains_it() {
    let app = TestApp::start(Engine::Sqlite);
    let problem = app.visitor().get("/api/v1/companies?colour=red").expect_status(400).json();
    let (path, line) = problem["type"].as_str().unwrap().split_once('#').unwrap();
    let page = app.visitor().page(path);
    assert!(page.text(&format!("#{line}")).contains(problem["title"].as_str().unwrap()));
}

#[test]
fn the_page_is_in_the_language_that_the_browser_asks_for() {
    let app = TestApp::start(Engine::Sqlite);
    let answer = app.visitor().send("GET", "/api/docs", &[("accept-language", "ro, en;q=0.5")], &[]);
    assert_eq!(answer.expect_status(200).document().language(), "ro");
}
