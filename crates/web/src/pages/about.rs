//! What the platform is, how accessible it is, and what it does with data about people.

use actix_web::HttpResponse;
use askama::Template;

use crate::request::Page;
use crate::response::{AppError, render};

#[derive(Template)]
#[template(path = "about/show.html")]
struct AboutPage {
    page: Page,
}

#[derive(Template)]
#[template(path = "about/accessibility.html")]
struct AccessibilityPage {
    page: Page,
}

#[derive(Template)]
#[template(path = "about/privacy.html")]
struct PrivacyPage {
    page: Page,
}

/// `GET /{language}/about`
///
/// # Errors
/// None of its own.
pub async fn show(page: Page) -> Result<HttpResponse, AppError> {
    render(&AboutPage { page })
}

/// `GET /{language}/accessibility`: the statement that Dutch and European law ask for (EN 301 549).
///
/// # Errors
/// None of its own.
pub async fn accessibility(page: Page) -> Result<HttpResponse, AppError> {
    render(&AccessibilityPage { page })
}

/// `GET /{language}/privacy`: what data are kept, why and how long (GDPR, article 13).
///
/// # Errors
/// None of its own.
pub async fn privacy(page: Page) -> Result<HttpResponse, AppError> {
    render(&PrivacyPage { page })
}
