//! `GET /api/v1/companies`, `/api/v1/companies/{slug}`, `/api/v1/suggest`, `/api/v1/concepts`: public, read only.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use locale::{Catalog, Language};
use profile::company::Found;
use profile::published;
use search::{Facets, SearchRequest};
use serde_json::{Value, json};
use taxonomy::Pick;

use crate::AppState;
use crate::response::AppError;

/// The longest text that suggestions are looked for.
const LONGEST_TYPED: usize = 200;

/// `GET /api/v1/companies`: asks the index.
///
/// # Errors
/// [`AppError::InvalidParameter`] names the first parameter that is not as described.
pub async fn search(request: HttpRequest, state: web::Data<AppState>) -> Result<HttpResponse, AppError> {
    let request = search_request(request.query_string())?;
    let language = request.language.unwrap_or(Language::En);
    let mut response = state.search.search(&request).map_err(AppError::internal_from)?;
    name_words(&mut response.facets, &state.catalog, language);
    Ok(HttpResponse::Ok().json(response))
}

/// `GET /api/v1/companies/{slug}`: one profile, in the form of the profile file and without contact data.
///
/// # Errors
/// Not found; the database is away.
pub async fn show(path: web::Path<String>, state: web::Data<AppState>) -> Result<HttpResponse, AppError> {
    let slug = path.into_inner();
    let today = state.clock.now().date();
    let found =
        state.db.read(move |conn| published::by_slug(conn, &slug, today)).await.map_err(AppError::from)?;
    match found {
        Found::Here(mut profile) => {
            profile.document.opportunities =
                profile.opportunities.iter().map(|published| published.opportunity.clone()).collect();
            let mut body: Value =
                serde_json::from_str(&profile.document.to_line()).map_err(AppError::internal_from)?;
            body["id"] = json!(profile.id);
            body["slug"] = json!(profile.slug);
            body["published_at"] = json!(profile.published_at.and_utc().to_rfc3339());
            body["changed_at"] = json!(profile.changed_at.and_utc().to_rfc3339());
            Ok(HttpResponse::Ok().json(body))
        }
        Found::Moved(slug) => Ok(HttpResponse::MovedPermanently()
            .insert_header((header::LOCATION, format!("/api/v1/companies/{slug}")))
            .finish()),
        Found::Nowhere => Err(AppError::NotFound),
    }
}

/// `GET /api/v1/suggest?q=&language=`: at most ten companies, concepts and sectors for what is being typed.
///
/// # Errors
/// [`AppError::InvalidParameter`]
pub async fn suggest(request: HttpRequest, state: web::Data<AppState>) -> Result<HttpResponse, AppError> {
    let typed = Typed::of(request.query_string(), &[])?;
    let suggestions = state.search.suggest(&typed.q, typed.language).map_err(AppError::internal_from)?;
    Ok(HttpResponse::Ok().json(suggestions))
}

/// `GET /api/v1/concepts?q=&language=&pick=sector|product`: what a profile can choose from, while it is being typed.
///
/// # Errors
/// [`AppError::InvalidParameter`]
pub async fn concepts(request: HttpRequest, state: web::Data<AppState>) -> Result<HttpResponse, AppError> {
    let typed = Typed::of(request.query_string(), &["pick"])?;
    let pick = match typed.pick.as_str() {
        "sector" => Pick::Sector,
        "product" => Pick::Product,
        _ => return Err(invalid("pick", "expected sector or product")),
    };
    let offers: Vec<Value> = state
        .taxonomy
        .find(&typed.q, typed.language, pick, 10)
        .into_iter()
        .map(|offer| {
            let text = match &offer.matched {
                Some(matched) => format!("{matched} ({}, {})", offer.label, offer.code),
                None => format!("{} ({})", offer.label, offer.code),
            };
            json!({ "value": offer.code, "text": text, "kind": "concept" })
        })
        .collect();
    Ok(HttpResponse::Ok().json(offers))
}

/// The search that a query string describes.
///
/// # Errors
/// [`AppError::InvalidParameter`] for the first parameter that is wrong.
pub(crate) fn search_request(query: &str) -> Result<SearchRequest, AppError> {
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    SearchRequest::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))).map_err(
        |errors| {
            let first = errors.into_iter().next();
            first.map_or(AppError::BadRequest, |error| {
                invalid(&error.parameter, &format!("found {:?}, expected {}", error.found, error.expected))
            })
        },
    )
}

/// Says in the reader's language what the words of facets mean that the index knows only as words.
pub(crate) fn name_words(facets: &mut Facets, catalog: &Catalog, language: Language) {
    let lists =
        [("cooperation", &mut facets.cooperation), ("kind", &mut facets.kind), ("goal", &mut facets.goal)];
    for (group, list) in lists {
        for entry in list {
            let key = format!("{group}-{}", entry.value.replace('_', "-"));
            entry.label = catalog.message(language, key).to_string();
        }
    }
}

struct Typed {
    q: String,
    language: Language,
    pick: String,
}

impl Typed {
    fn of(query: &str, more: &[&str]) -> Result<Typed, AppError> {
        let mut typed = Typed { q: String::new(), language: Language::En, pick: String::new() };
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "q" => typed.q = value.chars().take(LONGEST_TYPED).collect(),
                "language" => {
                    typed.language =
                        value.parse().map_err(|_| invalid("language", "expected nl, en, de or ro"))?;
                }
                "pick" if more.contains(&"pick") => typed.pick = value.into_owned(),
                other => return Err(invalid(other, "there is no such parameter")),
            }
        }
        Ok(typed)
    }
}

fn invalid(name: &str, detail: &str) -> AppError {
    AppError::InvalidParameter { name: name.chars().take(60).collect(), detail: detail.to_owned() }
}
