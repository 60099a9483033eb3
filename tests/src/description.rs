//! The description of the API, and whether an answer is as it says.

use serde_json::{Map, Value, json};

use crate::{Answer, Client};

/// The description as a program gets it.
///
/// # Panics
/// When there is none.
#[track_caller]
pub fn described(client: &Client) -> Value {
    client.get("/api/v1/openapi.json").expect_status(200).json()
}

/// What can be asked, by path.
///
/// # Panics
/// When the description has no paths.
pub fn operations(document: &Value) -> Vec<(&String, &Value)> {
    let paths = document["paths"].as_object().unwrap().iter();
    paths.map(|(path, item)| (path, &item["get"])).collect()
}

/// What an operation takes.
///
/// # Panics
/// When it names none, not even an empty list.
pub fn parameters(operation: &Value) -> &Vec<Value> {
    operation["parameters"].as_array().unwrap()
}

/// The value, or what it refers to.
///
/// # Panics
/// When the reference leads nowhere.
pub fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let pointer = value["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
    pointer.map_or(value, |pointer| document.pointer(pointer).expect("references lead somewhere"))
}

/// Holds that an answer is one of those that are described for its operation, to the last field.
///
/// # Panics
/// When it is not.
#[track_caller]
pub fn hold(document: &Value, operation: &Value, answer: &Answer) {
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
