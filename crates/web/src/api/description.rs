//! `GET /api/v1/openapi.json`: the description of the API, OpenAPI 3.1.
//!
//! It is written by hand, because people read it; a test asks every route and holds what comes back against it.

use actix_web::HttpResponse;
use actix_web::http::header;
use serde_json::Value;

use crate::response::AppError;

/// The description, as it is served.
pub const OPENAPI: &str = include_str!("openapi.json");

/// `GET /api/v1/openapi.json`. Programs on other sites may read it: there is nothing in it that not everybody knows.
pub async fn show() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=3600"))
        .body(OPENAPI)
}

/// The description, to be told to people.
///
/// # Errors
/// None that a test would not find: the text is compiled in.
pub(crate) fn parsed() -> Result<Value, AppError> {
    serde_json::from_str(OPENAPI).map_err(AppError::internal_from)
}
