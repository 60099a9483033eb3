//! `GET /api/v1/places`: countries and spoken languages by what is being typed.

use actix_web::{HttpResponse, web};
use locale::Language;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::pages::editor::{find_country, find_language};
use crate::response::AppError;

/// Longer than any name of a country.
const LONGEST_TYPED: usize = 100;

/// What is asked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default = "english")]
    language: Language,
    pick: Pick,
}

/// What is picked.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Pick {
    Country,
    Language,
}

const fn english() -> Language {
    Language::En
}

/// `GET /api/v1/places?q=&language=&pick=country|language`: at most ten of `{"value", "text", "kind"}`, best first.
///
/// # Errors
/// [`AppError::InvalidParameter`]
pub async fn find(query: Result<web::Query<Asked>, actix_web::Error>) -> Result<HttpResponse, AppError> {
    let asked = query.map_err(|error| AppError::InvalidParameter {
        name: "query".to_owned(),
        detail: error.to_string().chars().take(200).collect(),
    })?;
    let typed: String = asked.q.chars().take(LONGEST_TYPED).collect();
    let (found, kind) = match asked.pick {
        Pick::Country => (find_country(&typed, asked.language), "country"),
        Pick::Language => (find_language(&typed, asked.language), "language"),
    };
    let offers: Vec<Value> = found
        .into_iter()
        .map(|choice| json!({ "value": choice.value, "text": choice.label, "kind": kind }))
        .collect();
    Ok(HttpResponse::Ok().json(offers))
}
