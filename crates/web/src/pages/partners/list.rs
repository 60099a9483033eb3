//! Partners for a company, for its own people and its office.

use std::collections::BTreeSet;

use account::CompanyId;
use account::permission::Act;
use actix_web::{HttpResponse, web};
use askama::Template;
use search::{RecommendRequest, Recommendations};
use serde::Deserialize;

use super::PartnerCard;
use crate::form::Form;
use crate::pages::company::Link;
use crate::pages::my_company::{Asked, Mine, crumbs};
use crate::pages::paging::{PageLink, page_links};
use crate::request::Page;
use crate::response::{AppError, render};

/// Partners on a page.
const PER_PAGE: usize = 20;

#[derive(Template)]
#[template(path = "partners/list.html")]
struct PartnersPage {
    page: Page,
    crumbs: Vec<Link>,
    company: String,
    company_id: String,
    is_public: bool,
    edit: String,
    form: Form,
    total: usize,
    partners: Vec<PartnerCard>,
    near_misses: Vec<PartnerCard>,
    pages: Vec<PageLink>,
    previous: Option<String>,
    next: Option<String>,
}

/// Which part of the list.
#[derive(Deserialize)]
pub struct Part {
    #[serde(default)]
    page: String,
    /// Whether companies of the same office are wanted too.
    #[serde(default)]
    own_office: String,
}

/// `GET /{language}/my/company/partners?company=&own_office=&page=`
///
/// # Errors
/// [`AppError::SignInFirst`]; not found for a company that this person has nothing to do with; the database is away.
pub async fn show(
    page: Page,
    asked: web::Query<Asked>,
    part: web::Query<Part>,
) -> Result<HttpResponse, AppError> {
    let mine = Mine::of(&page, &asked, Act::SeePartners).await?;
    let same_office = part.own_office == "yes";
    let number = part.page.parse().unwrap_or(1).clamp(1, search::MOST_PARTNERS / PER_PAGE);
    let range = ((number - 1) * PER_PAGE, PER_PAGE);
    let found = recommended(&page, mine.company.id, same_office, range).await?;
    let is_public = found.is_some();
    let found = found.unwrap_or(Recommendations { total: 0, partners: Vec::new(), near_misses: Vec::new() });
    let may_ask = mine.may(&page, Act::RequestIntroduction);
    let (current, last) = (number as i64, found.total.div_ceil(PER_PAGE).max(1) as i64);
    let address = |number: i64| {
        let office = if same_office { "&own_office=yes" } else { "" };
        mine.href_with(&page, "/partners", &format!("page={number}{office}"))
    };
    let mut form = Form::new();
    if same_office {
        form.set("own_office", "yes");
    }
    render(&PartnersPage {
        crumbs: crumbs(&page, &mine),
        company: mine.company.name.clone(),
        company_id: mine.company.id.to_string(),
        is_public,
        edit: mine.href(&page, "/edit"),
        form,
        total: found.total,
        partners: found.partners.iter().map(|partner| PartnerCard::of(&page, partner, may_ask)).collect(),
        near_misses: found
            .near_misses
            .iter()
            .map(|miss| PartnerCard::of_near_miss(&page, miss, may_ask))
            .collect(),
        pages: page_links(current, last, &address),
        previous: (current > 1).then(|| address(current - 1)),
        next: (current < last).then(|| address(current + 1)),
        page,
    })
}

/// The best few partners, for the overview of a company.
///
/// # Errors
/// When the database is away or the index cannot be read.
pub(crate) async fn best(page: &Page, mine: &Mine, most: usize) -> Result<Vec<PartnerCard>, AppError> {
    let may_ask = mine.may(page, Act::RequestIntroduction);
    let found = recommended(page, mine.company.id, false, (0, most)).await?;
    let found = found.map(|found| found.partners).unwrap_or_default();
    Ok(found.iter().map(|partner| PartnerCard::of(page, partner, may_ask)).collect())
}

/// Nothing for a company that is not public.
async fn recommended(
    page: &Page,
    company: CompanyId,
    same_office: bool,
    (offset, limit): (usize, usize),
) -> Result<Option<Recommendations>, AppError> {
    let viewer = page.signed_in()?.viewer.clone();
    let met: BTreeSet<CompanyId> = page
        .state
        .db
        .read(move |conn| messaging::introduction::met(conn, &viewer, company))
        .await
        .map_err(AppError::from)?;
    let request = RecommendRequest {
        language: page.language,
        same_office,
        leave_out: met.iter().map(ToString::to_string).collect(),
        offset,
        limit,
    };
    let state = page.state.clone();
    // Some hundred profiles are compared: off the async threads.
    web::block(move || state.search.recommend(company.as_str(), &request))
        .await
        .map_err(AppError::internal_from)?
        .map_err(AppError::internal_from)
}
