//! The home page: what this is, a search box, what is new, the offices.

use std::sync::Arc;

use actix_web::HttpResponse;
use askama::Template;
use database::DbError;
use profile::published;

use crate::pages::card::{CompanyCard, OfficeCard, OpportunityCard};
use crate::pages::company::Link;
use crate::request::Page;
use crate::response::{AppError, render};

/// So many new companies and opportunities are shown: two rows and one on a wide screen.
const NEW_COMPANIES: i64 = 6;
const NEW_OPPORTUNITIES: i64 = 3;

#[derive(Template)]
#[template(path = "home/show.html")]
struct HomePage {
    page: Page,
    companies: Vec<CompanyCard>,
    opportunities: Vec<OpportunityCard>,
    offices: Vec<OfficeCard>,
    company_count: i64,
    opportunity_count: i64,
    examples: Vec<Link>,
}

/// `GET /{language}`
///
/// # Errors
/// The database is away.
pub async fn show(page: Page) -> Result<HttpResponse, AppError> {
    let today = page.today();
    let kept = Arc::clone(&page.state.figures);
    let (companies, opportunities, offices, figures) = page
        .state
        .db
        .read(move |conn| {
            Ok::<_, DbError>((
                published::newest(conn, NEW_COMPANIES)?,
                published::newest_opportunities(conn, NEW_OPPORTUNITIES, today)?,
                account::office::all(conn)?,
                kept.of_offices(conn, today)?,
            ))
        })
        .await?;
    let of_office = |id| offices.iter().find(|office| office.id == id);
    let examples = ["home-example-1", "home-example-2", "home-example-3"].map(|key| {
        let label = page.text(key).to_string();
        let query: String = url::form_urlencoded::byte_serialize(label.as_bytes()).collect();
        Link { href: page.href(&format!("/search?q={query}")), label }
    });
    let home = HomePage {
        examples: examples.into(),
        companies: companies.iter().map(|card| CompanyCard::of(&page, &card.slug, &card.document)).collect(),
        opportunities: opportunities
            .iter()
            .map(|card| OpportunityCard::of(&page, card, of_office(card.office)))
            .collect(),
        company_count: figures.values().map(|figures| figures.companies).sum(),
        opportunity_count: figures.values().map(|figures| figures.opportunities).sum(),
        offices: offices
            .iter()
            .map(|office| OfficeCard::of(&page, office, figures.get(&office.id).copied().unwrap_or_default()))
            .collect(),
        page,
    };
    render(&home)
}
