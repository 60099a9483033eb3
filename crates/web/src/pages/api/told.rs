//! Reading an OpenAPI document aloud: its operations and schemas as lines of a page.

use serde_json::{Map, Value};

/// Something that can be asked.
pub struct Operation {
    /// Its anchor.
    pub id: String,
    pub method: String,
    pub path: String,
    pub summary: String,
    pub description: String,
    pub parameters: Vec<Line>,
    pub answers: Vec<Answer>,
    /// An address with the examples of its parameters in it.
    pub example: String,
}

/// What may come back.
pub struct Answer {
    pub status: String,
    pub description: String,
    pub kind: Kind,
}

/// What is sent or comes back.
pub struct Schema {
    pub name: String,
    pub description: String,
    /// What a value may be, for schemas without fields.
    pub kind: Kind,
    pub fields: Vec<Line>,
}

/// A parameter or a field.
pub struct Line {
    pub name: String,
    pub kind: Kind,
    pub description: String,
    pub required: bool,
}

/// The kind of a value: words, and the schema that they lead to.
#[derive(Default)]
pub struct Kind {
    pub words: String,
    pub schema: Option<String>,
}

/// All operations, in the order of their paths.
pub fn operations(document: &Value) -> Vec<Operation> {
    let methods = members(document, "/paths").into_iter().flat_map(|(path, item)| {
        members(item, "").into_iter().map(move |(method, operation)| (path, method, operation))
    });
    methods.map(|(path, method, operation)| operation_of(document, path, method, operation)).collect()
}

/// All schemas, in the order of their names.
pub fn schemas(document: &Value) -> Vec<Schema> {
    let schema = |(name, schema): (&String, &Value)| {
        let required: Vec<&str> = items(schema, "/required").iter().filter_map(Value::as_str).collect();
        let field = |(name, field): (&String, &Value)| Line {
            name: name.clone(),
            kind: kind(field),
            description: described(document, field),
            required: required.contains(&name.as_str()),
        };
        Schema {
            name: name.clone(),
            description: text(schema, "/description"),
            kind: kind(schema),
            fields: members(schema, "/properties").into_iter().map(field).collect(),
        }
    };
    members(document, "/components/schemas").into_iter().map(schema).collect()
}

/// The text at a JSON pointer; empty where there is none.
pub fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn operation_of(document: &Value, path: &str, method: &str, operation: &Value) -> Operation {
    let parameter = |parameter: &Value| Line {
        name: text(parameter, "/name"),
        kind: kind(parameter.get("schema").unwrap_or(&Value::Null)),
        description: text(parameter, "/description"),
        required: parameter.get("required") == Some(&Value::Bool(true)),
    };
    let answer = |(status, answer): (&String, &Value)| {
        let answer = resolved(document, answer);
        let content = members(answer, "/content").into_iter().next();
        let schema = content.and_then(|(_, content)| content.get("schema"));
        Answer {
            status: status.clone(),
            description: text(answer, "/description"),
            kind: schema.map(kind).unwrap_or_default(),
        }
    };
    Operation {
        id: text(operation, "/operationId"),
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary: text(operation, "/summary"),
        description: text(operation, "/description"),
        parameters: items(operation, "/parameters").iter().map(parameter).collect(),
        answers: members(operation, "/responses").into_iter().map(answer).collect(),
        example: example(path, items(operation, "/parameters")),
    }
}

/// The address with the first few examples: enough to try it.
fn example(path: &str, parameters: &[Value]) -> String {
    let shown = |value: &Value| match value {
        Value::Array(items) => items.first().map(plain).unwrap_or_default(),
        other => plain(other),
    };
    let mut path = path.to_owned();
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    let with_example = parameters.iter().filter_map(|parameter| Some((parameter, parameter.get("example")?)));
    for (number, (parameter, example)) in with_example.enumerate() {
        let (name, required) = (text(parameter, "/name"), parameter.get("required").is_some());
        if parameter.get("in").and_then(Value::as_str) == Some("path") {
            path = path.replace(&format!("{{{name}}}"), &shown(example));
        } else if number < 2 || required {
            query.append_pair(&name, &shown(example));
        }
    }
    let query = query.finish();
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

/// A description of its own, or else that of the schema that is referred to.
fn described(document: &Value, schema: &Value) -> String {
    let own = text(schema, "/description");
    if own.is_empty() { text(resolved(document, schema), "/description") } else { own }
}

/// What a value may be, in words: `list of Hit`, `text or null`, `offer, request`.
fn kind(schema: &Value) -> Kind {
    if let Some(name) = text(schema, "/$ref").rsplit('/').next().filter(|name| !name.is_empty()) {
        return Kind { words: name.to_owned(), schema: Some(name.to_owned()) };
    }
    if let Some(item) = schema.get("items") {
        let of = kind(item);
        return Kind { words: format!("list of {}", of.words), schema: of.schema };
    }
    let values: Vec<String> = items(schema, "/enum").iter().map(plain).collect();
    if !values.is_empty() {
        return Kind { words: values.join(", "), schema: None };
    }
    let named = match schema.get("type") {
        Some(Value::Array(types)) => types.iter().map(plain).collect::<Vec<_>>().join(" or "),
        Some(one) => plain(one),
        None => String::new(),
    };
    let words = match schema.get("format") {
        Some(format) => format!("{named} ({})", plain(format)),
        None => named,
    };
    Kind { words, schema: None }
}

fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let reference = value.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix('#'));
    reference.and_then(|pointer| document.pointer(pointer)).unwrap_or(value)
}

fn members<'a>(value: &'a Value, pointer: &str) -> Vec<(&'a String, &'a Value)> {
    value.pointer(pointer).and_then(Value::as_object).into_iter().flat_map(Map::iter).collect()
}

fn items<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    value.pointer(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
