//! The description of the API: everything that the server takes and answers is in it, and the other way round.

use std::collections::BTreeSet;

use profile::document::{Cooperation, Field, Ipr, Kind, Stage};
use search::{Filter, ReasonKind};
use serde_json::{Value, json};
use tests::app::Setup;
use tests::client::encode;
use tests::description::{described, hold, operations, parameters, resolved};
use tests::world::Role;
use tests::{Engine, TestApp};
use web::response::Problem;
use web::routes::ROUTES;

#[test]
fn every_route_of_the_api_is_described_and_no_other() {
    let app = TestApp::start(Engine::Sqlite);
    let document = described(&app.visitor());
    let routes: BTreeSet<&str> =
        ROUTES.iter().map(|route| route.path).filter(|path| path.starts_with("/api/v")).collect();
    assert!(ROUTES.iter().filter(|route| routes.contains(route.path)).all(|route| route.method == "GET"));
    let paths: BTreeSet<&str> = operations(&document).into_iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, routes);
    assert_eq!(document["openapi"], "3.1.0");
    jsonschema::meta::validate(&document["components"]["schemas"]["Profile"]).unwrap();
}

#[test]
fn what_is_asked_with_any_described_parameter_is_answered_as_described() {
    let (app, world) = TestApp::with_world(Engine::Sqlite);
    let document = described(&app.visitor());
    for (path, operation) in operations(&document) {
        let address = path.replace("{slug}", &world.brinkman.slug);
        let required = pairs(parameters(operation).iter().filter(|parameter| parameter["required"] == true));
        let ask = |pairs: &[(String, String)]| {
            let all: Vec<(&str, &str)> =
                required.iter().chain(pairs).map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let answer = app.visitor().get(&format!("{address}?{}", encode(&all)));
            hold(&document, operation, &answer);
            answer.status
        };
        assert_eq!(ask(&[]), 200);
        for parameter in parameters(operation).iter().filter(|parameter| parameter["in"] == "query") {
            if parameter["required"] != true {
                assert_eq!(ask(&pairs(std::iter::once(parameter))), 200, "{path}: {parameter}");
            }
            for value in values(&document, parameter) {
                let name = parameter["name"].as_str().unwrap();
                let answer = app.visitor().get(&format!("{address}?{}", encode(&[(name, &value)])));
                hold(&document, operation, &answer);
                assert!(
                    answer.status == 200 || !required.is_empty(),
                    "{path}: {name}={value}: {}",
                    answer.text()
                );
            }
        }
    }
    for company in [&world.hansekai, &world.moara] {
        let answer = app.visitor().get(&format!("/api/v1/companies/{}", company.slug)).expect_status(200);
        hold(&document, &document["paths"]["/api/v1/companies/{slug}"]["get"], &answer);
    }
}

/// Parameters with the values of their examples.
fn pairs<'a>(parameters: impl Iterator<Item = &'a Value>) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let of = |parameter: &'a Value| {
        let name = parameter["name"].as_str().unwrap();
        let example = &parameter["example"];
        let values = example.as_array().cloned().unwrap_or_else(|| vec![example.clone()]);
        values.into_iter().map(move |value| (name.to_owned(), text(&value)))
    };
    parameters.filter(|parameter| parameter["in"] == "query").flat_map(of).collect()
}

/// All values of a parameter that has a fixed list of them.
fn values(document: &Value, parameter: &Value) -> Vec<String> {
    let schema = &parameter["schema"];
    let schema = resolved(document, schema.get("items").unwrap_or(schema));
    let list = schema["enum"].as_array().cloned().unwrap_or_default();
    list.iter().map(|value| value.as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_is_not_described_is_refused_with_a_problem_that_is() {
    let (app, _) = TestApp::with_world(Engine::Sqlite);
    let document = described(&app.visitor());
    for (path, operation) in operations(&document) {
        let address = path.replace("{slug}", "nobody");
        if path.contains("{slug}") {
            let answer = app.visitor().get(&address).expect_status(404);
            hold(&document, operation, &answer);
        } else if !parameters(operation).is_empty() {
            let mut wrong = vec![("colour".to_owned(), "red".to_owned())];
            wrong.extend(
                parameters(operation)
                    .iter()
                    .filter(|parameter| is_closed(&document, parameter))
                    .map(|parameter| (parameter["name"].as_str().unwrap().to_owned(), "~".to_owned())),
            );
            for (name, value) in wrong {
                let answer = app.visitor().get(&format!("{address}?{}", encode(&[(&name, &value)])));
                assert_eq!(answer.status, 400, "{}", answer.asked);
                hold(&document, operation, &answer);
            }
        }
    }
}

/// Whether not every text is a value of the parameter.
fn is_closed(document: &Value, parameter: &Value) -> bool {
    let schema = &parameter["schema"];
    let schema = resolved(document, schema.get("items").unwrap_or(schema));
    schema["type"] != "string" || schema.get("enum").is_some() || schema.get("pattern").is_some()
}

#[test]
fn whoever_asks_too_often_is_told_so_as_described() {
    let app = TestApp::start_as(Engine::Sqlite, &Setup { limits: true, ..Setup::default() });
    let document = described(&app.visitor());
    let client = app.visitor();
    // Of posts fewer are taken than of reads: even a slow machine sends too many.
    let answers = (0..1_000).map(|_| client.post("/api/v1/suggest", &[]));
    let refused =
        answers.into_iter().find(|answer| ![404, 405].contains(&answer.status)).expect("there is a limit");
    assert_eq!(refused.status, 429, "{}", refused.text());
    hold(&document, &document["paths"]["/api/v1/suggest"]["get"], &refused);
}

#[test]
fn an_address_that_a_company_had_before_leads_to_the_present_one_as_described() {
    let (mut app, world) = TestApp::with_world(Engine::Sqlite);
    app.leave_the_outbox();
    let (owner, staff) = (app.client(Role::Owner), app.client(Role::Staff));
    let edit = owner.page("/de/my/company/edit").form("/my/company/edit");
    assert_eq!(edit.fill("company.name", "Brinkman Dozenbouw").send_once(&owner).status, 303);
    assert_eq!(owner.page("/de/my/company").form("/submission").send_once(&owner).status, 303);
    let review = format!("/de/desk/review/{}", world.brinkman.id);
    assert_eq!(staff.page(&review).form("/acceptance").send_once(&staff).status, 303);
    let document = described(&app.visitor());
    let former = format!("/api/v1/companies/{}", world.brinkman.slug);
    let answer = app.visitor().get(&former).expect_status(301);
    hold(&document, &document["paths"]["/api/v1/companies/{slug}"]["get"], &answer);
    let present = answer.location().expect("the present address").to_owned();
    assert_ne!(present, former);
    let profile = app.visitor().get(&present).expect_status(200).json();
    assert_eq!(profile["company"]["name"], "Brinkman Dozenbouw", "{profile:#}");
}

#[test]
fn the_lists_of_words_are_those_of_the_platform() {
    let app = TestApp::start(Engine::Sqlite);
    let document = described(&app.visitor());
    let listed = |pointer: &str| -> Vec<String> {
        let list = document.pointer(pointer).and_then(Value::as_array).expect(pointer);
        list.iter().map(|value| value.as_str().unwrap().to_owned()).collect()
    };
    let schemas = "/components/schemas";
    macro_rules! words {
        ($kind:ty) => {
            <$kind>::ALL.iter().map(|word| word.as_str().to_owned()).collect::<Vec<String>>()
        };
    }
    assert_eq!(listed(&format!("{schemas}/Cooperation/enum")), words!(Cooperation));
    assert_eq!(listed(&format!("{schemas}/Kind/enum")), words!(Kind));
    let opportunity = format!("{schemas}/Opportunity/properties");
    assert_eq!(listed(&format!("{opportunity}/field/enum")), words!(Field));
    assert_eq!(listed(&format!("{opportunity}/stage/enum")), words!(Stage));
    assert_eq!(listed(&format!("{opportunity}/ipr/enum")), words!(Ipr));
    let reasons = ReasonKind::ALL.map(|kind| json!(kind).as_str().unwrap().to_owned());
    assert_eq!(listed(&format!("{schemas}/Reason/properties/kind/enum")), reasons);
    let problems: Vec<String> = Problem::of_the_api().map(|(_, problem)| problem.kind).collect();
    assert_eq!(listed(&format!("{schemas}/Problem/properties/type/enum")), problems);
    let searching = parameters(&document["paths"]["/api/v1/companies"]["get"]);
    let names: Vec<&str> = searching.iter().map(|parameter| parameter["name"].as_str().unwrap()).collect();
    for filter in Filter::ALL {
        assert!(names.contains(&filter.parameter()), "{} is not described", filter.parameter());
    }
}

#[test]
fn the_description_may_be_read_from_any_site_and_kept() {
    let app = TestApp::start(Engine::Sqlite);
    let answer = app.visitor().get("/api/v1/openapi.json").expect_status(200);
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    assert!(answer.header("cache-control").is_some_and(|value| value.contains("max-age")));
}
