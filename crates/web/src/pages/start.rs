//! `/`: leads to the home page in the reader's language.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};

use crate::request::negotiated_language;

/// `GET /`
pub async fn choose_language(request: HttpRequest) -> HttpResponse {
    HttpResponse::Found()
        .insert_header((header::LOCATION, format!("/{}", negotiated_language(&request))))
        .insert_header((header::VARY, "Cookie, Accept-Language"))
        .insert_header((header::CACHE_CONTROL, "private, no-cache"))
        .finish()
}
