//! The page of a trade office: whom it serves, its companies, what they offer and seek.

use std::sync::Arc;

use actix_web::{HttpResponse, web};
use askama::Template;
use database::DbError;
use profile::published::{self, OfficeFigures, OpportunityFilter};

use crate::pages::card::{CompanyCard, OpportunityCard, country_name};
use crate::request::Page;
use crate::response::{AppError, render};

/// So many of each are shown; the rest is found by search.
const SHOWN: i64 = 9;

#[derive(Template)]
#[template(path = "office/show.html")]
struct OfficePage {
    page: Page,
    companies_href: String,
    opportunities_href: String,
    city: String,
    country: String,
    figures: OfficeFigures,
    companies: Vec<CompanyCard>,
    opportunities: Vec<OpportunityCard>,
}

/// `GET /{language}/offices/{office}`
///
/// # Errors
/// Not found; the database is away.
pub async fn show(page: Page, path: web::Path<(String, String)>) -> Result<HttpResponse, AppError> {
    let slug = path.into_inner().1;
    let today = page.today();
    let kept = Arc::clone(&page.state.figures);
    let found = page
        .state
        .db
        .read(move |conn| {
            let Some(office) = account::office::by_slug(conn, &slug)? else { return Ok(None) };
            let companies = published::newest_of_office(conn, office.id, SHOWN)?;
            let filter = OpportunityFilter { office: Some(office.id), ..OpportunityFilter::default() };
            let (opportunities, _) = published::browse(conn, &filter, 0, SHOWN, today)?;
            let figures = kept.of_offices(conn, today)?.get(&office.id).copied().unwrap_or_default();
            Ok::<_, DbError>(Some((office, companies, opportunities, figures)))
        })
        .await?;
    let (office, companies, opportunities, figures) = found.ok_or(AppError::NotFound)?;
    let office_page = OfficePage {
        companies: companies.iter().map(|card| CompanyCard::of(&page, &card.slug, &card.document)).collect(),
        opportunities: opportunities
            .iter()
            .map(|card| OpportunityCard::of(&page, card, Some(&office)))
            .collect(),
        country: country_name(&page, &office.country),
        city: office.city,
        companies_href: page.href(&format!("/search?office={}", office.slug)),
        opportunities_href: page.href(&format!("/opportunities?office={}", office.slug)),
        figures,
        page,
    };
    render(&office_page)
}
