//! The description of the API: everything that the server takes and answers is in it, and the other way round.

use std::collections::BTreeSet;

use profile::document::{Cooperation, Field, Ipr, Kind, Stage};
use search::{Filter, ReasonKind};
use serde_json::{Map, Value, json};
use tests::app::Setup;
use tests::client::encode;
use tests::{Answer, Engine, TestApp};
use web::response::Problem;
use web::routes::ROUTES;

/// The description as a program gets it.
fn described(app: &TestApp) -> Value {
    app.visitor().get("/api/v1/openapi.json").expect_status(200).json()
}

fn operations(document: &Value) -> Vec<(&String, &Value)> {
    let paths = document["paths"].as_object().unwrap().iter();
    paths.map(|(path, item)| (path, &item["get"])).collect()
}

fn parameters(operation: &Value) -> &Vec<Value> {
    operation["parameters"].as_array().unwrap()
}

fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let pointer = value["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
    pointer.map_or(value, |pointer| document.pointer(pointer).expect("references lead somewhere"))
}

/// Holds that an answer is one of those that are described for its operation, to the last field.
#[track_caller]
fn hold(document: &Value, operation: &Value, answer: &Answer) {
    let described = &operation["responses"][answer.status.to_string()];
    assert!(described.is_object(), "{} answers {}, which is not described", answer.asked, answer.status);
    let described = resolved(document, described);
    for name in described["headers"].as_object().into_iter().flat_map(Map::keys) {
        assert!(answer.header(&name.to_lowercase()).is_some(), "{}: no {name}", answer.asked);
    }
    let Some(content) = described["content"].as_object() else { return };
    let (kind, content) = content.iter().next().unwrap();
    assert_eq!(answer.header("content-type"), Some(kind.as_str()), "{}", answer.asked);
    let mut schema = strict(document);
    schema["$ref"] = json!("#/answer");
    schema["answer"] = content["schema"].clone();
    let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap();
    let body = answer.json();
    let errors: Vec<String> =
        validator.iter_errors(&body).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}: {errors:#?} in {body:#}", answer.asked);
}

/// The description, with fields that it does not name forbidden: readers must expect them, this test must not.
fn strict(document: &Value) -> Value {
    let mut strict = document.clone();
    for schema in strict["components"]["schemas"].as_object_mut().unwrap().values_mut() {
        if schema.get("properties").is_some() {
            schema["additionalProperties"] = json!(false);
        }
    }
    strict
}

#[test]
fn every_route_of_the_api_is_described_and_no_other() {
    let app = TestApp::start(Engine::Sqlite);
    let document = described(&app);
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
    let document = described(&app);
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
    let document = described(&app);
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
    let document = described(&app);
    let client = app.visitor();
    // Of posts fewer are taken than of reads: even a slow machine sends too many.
    let answers = (0..1_000).map(|_| client.post("/api/v1/suggest", &[]));
    let refused =
        answers.into_iter().find(|answer| ![404, 405].contains(&answer.status)).expect("there is a limit");
    assert_eq!(refused.status, 429, "{}", refused.text());
    hold(&document, &document["paths"]["/api/v1/suggest"]["get"], &refused);
}

#[test]
fn the_lists_of_words_are_those_of_the_platform() {
    let app = TestApp::start(Engine::Sqlite);
    let document = described(&app);
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
