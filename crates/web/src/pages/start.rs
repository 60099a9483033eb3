//! `/`: leads to the home page in the reader's language; and the choice of that language.

use actix_web::cookie::time::Duration;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use crate::pages::theme::local_path;
use crate::request::{Page, cookie, negotiated_language};
use crate::response::{AppError, redirect};

/// Which page the reader is on.
#[derive(Deserialize)]
pub struct Whereto {
    #[serde(default)]
    to: String,
}

/// `GET /`
pub async fn choose_language(request: HttpRequest) -> HttpResponse {
    HttpResponse::Found()
        .insert_header((header::LOCATION, format!("/{}", negotiated_language(&request))))
        .insert_header((header::VARY, "Cookie, Accept-Language"))
        .insert_header((header::CACHE_CONTROL, "private, no-cache"))
        .finish()
}

/// `GET /{language}/language?to=/search`: remembers that the reader switched to this language, and shows the page that
/// they were on in it.
///
/// # Errors
/// None of its own.
pub async fn switch_language(page: Page, query: web::Query<Whereto>) -> Result<HttpResponse, AppError> {
    let mut response = redirect(&page.href(local_path(&query.to).unwrap_or("/")));
    let chosen = cookie(&page.state.settings, "language", page.language.code().to_owned())
        .max_age(Duration::days(365))
        .finish();
    response.add_cookie(&chosen).map_err(AppError::internal_from)?;
    Ok(response)
}
