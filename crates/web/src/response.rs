//! What a handler answers with: a page, a redirect, or an error that becomes one of both.

mod error;
mod explain;
mod problem;

use actix_web::HttpResponse;
use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;
use actix_web::http::{StatusCode, header};
use askama::Template;

pub use error::AppError;
pub use explain::explain_errors;
pub use problem::Problem;

use crate::WebSettings;

/// A page.
///
/// # Errors
/// [`AppError::Internal`] when the template fails, which only a failing `Display` can cause.
pub fn render(template: &impl Template) -> Result<HttpResponse, AppError> {
    render_as(StatusCode::OK, template)
}

/// A page with another status: a form with errors is `422 Unprocessable Content`.
///
/// # Errors
/// As [`render`].
pub fn render_as(status: StatusCode, template: &impl Template) -> Result<HttpResponse, AppError> {
    let html = template.render().map_err(|error| AppError::internal(format!("template: {error}")))?;
    Ok(HttpResponse::build(status)
        .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "private, no-cache"))
        .insert_header((header::VARY, "Cookie, Accept-Language"))
        .body(html))
}

/// Sends the browser on with a GET, as after every act that worked.
pub fn redirect(to: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, to)).finish()
}

/// [`redirect`], and says once on the next page what happened; `message` is a key of the catalog without arguments.
pub fn redirect_saying(to: &str, message: &'static str, settings: &WebSettings) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, to)).cookie(flash(message, settings)).finish()
}

/// The cookie that carries the message to the next page.
pub fn flash(message: &'static str, settings: &WebSettings) -> Cookie<'static> {
    crate::request::cookie(settings, "flash", message.to_owned()).max_age(Duration::minutes(5)).finish()
}

/// A permanent redirect: the address is of the past.
pub fn moved(to: &str) -> HttpResponse {
    HttpResponse::MovedPermanently().insert_header((header::LOCATION, to)).finish()
}
