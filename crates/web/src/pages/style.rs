//! The style page: every component with sample data, for those who build pages and those who look after the identity.

use actix_web::HttpResponse;
use askama::Template;

use crate::request::Page;
use crate::response::{AppError, render};

#[derive(Template)]
#[template(path = "style/show.html")]
struct StylePage {
    page: Page,
}

/// `GET /{language}/style`
///
/// # Errors
/// None of its own.
pub async fn show(page: Page) -> Result<HttpResponse, AppError> {
    render(&StylePage { page })
}
