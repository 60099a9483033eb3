//! The description of the API for people: made from the same document that programs read, by the server alone.
//!
//! What the document says is in English, as the API is; the page around it is in the reader's language.

mod told;

use actix_web::HttpResponse;
use askama::Template;

use crate::api::description::parsed;
use crate::request::Page;
use crate::response::{AppError, Problem, render};
use told::{Operation, Schema};

#[derive(Template)]
#[template(path = "api/show.html")]
struct ApiPage {
    page: Page,
    lead: String,
    operations: Vec<Operation>,
    schemas: Vec<Schema>,
    problems: Vec<Explained>,
}

/// A kind of problem, at the address that problem documents name.
struct Explained {
    name: &'static str,
    title: &'static str,
    status: u16,
}

/// `GET /api/docs` in the language that the browser asks for, and `GET /{language}/api/docs`.
///
/// # Errors
/// None that a test would not find: the description is compiled in.
pub async fn show(page: Page) -> Result<HttpResponse, AppError> {
    let document = parsed()?;
    let problems = Problem::of_the_api();
    render(&ApiPage {
        lead: told::text(&document, "/info/description"),
        operations: told::operations(&document),
        schemas: told::schemas(&document),
        problems: problems
            .map(|(name, problem)| Explained { name, title: problem.title, status: problem.status })
            .collect(),
        page,
    })
}
