//! The companies in the office's care.

use account::permission::Act;
use actix_web::{HttpResponse, web};
use askama::Template;
use profile::company;
use serde::Deserialize;

use super::{MenuItem, menu, office_of};
use crate::form::Form;
use crate::pages::my_company::{state_label, state_tone};
use crate::pages::paging::{PageLink, page_links};
use crate::request::Page;
use crate::response::{AppError, render};

const PER_PAGE: i64 = 50;
/// Longer than any name.
const LONGEST_QUERY: usize = 150;

#[derive(Template)]
#[template(path = "desk/companies.html")]
struct CompaniesPage {
    page: Page,
    form: Form,
    menu: Vec<MenuItem>,
    companies: Vec<Line>,
    total: i64,
    pages: Vec<PageLink>,
    previous: Option<String>,
    next: Option<String>,
}

struct Line {
    name: String,
    href: String,
    state_tone: &'static str,
    state: String,
    is_public: bool,
    changed: String,
}

/// What is asked for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    page: String,
}

/// `GET /{language}/desk/companies?q=&page=`
///
/// # Errors
/// [`AppError::SignInFirst`], [`AppError::NotAllowed`]; the database is away.
pub async fn list(page: Page, asked: web::Query<Asked>) -> Result<HttpResponse, AppError> {
    let office = office_of(&page, Act::SeeDesk)?;
    let q: String = asked.q.chars().take(LONGEST_QUERY).collect();
    let number: i64 = asked.page.parse().unwrap_or(1).clamp(1, 100_000);
    let text = q.clone();
    let offset = (number - 1) * PER_PAGE;
    let (found, total) = page
        .state
        .db
        .read(move |conn| company::named(conn, office, &text, offset, PER_PAGE))
        .await
        .map_err(AppError::from)?;
    let last = (total + PER_PAGE - 1).max(1) / PER_PAGE;
    let typed: String = url::form_urlencoded::byte_serialize(q.as_bytes()).collect();
    let address = |number: i64| page.href(&format!("/desk/companies?q={typed}&page={number}"));
    let companies = found
        .iter()
        .map(|company| Line {
            name: company.name.clone(),
            href: page.href(&format!("/desk/companies/{}", company.id)),
            state_tone: state_tone(company.state),
            state: state_label(&page, company.state),
            is_public: company.is_public(),
            changed: page.day(&company.updated_at),
        })
        .collect();
    let (pages, previous) = (page_links(number, last, &address), (number > 1).then(|| address(number - 1)));
    let next = (number < last).then(|| address(number + 1));
    let mut form = Form::new();
    form.set("q", q);
    render(&CompaniesPage { menu: menu(&page, None), page, form, companies, total, pages, previous, next })
}
