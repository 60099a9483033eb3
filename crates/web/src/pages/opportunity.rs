//! Opportunities: the list with its filters, and the page of one.

use actix_web::{HttpResponse, web};
use askama::Template;
use profile::document::{Field, Kind, OpportunityTexts};
use profile::published::{self, OpportunityFilter, OpportunityPage as Published, OpportunityState};
use serde::Deserialize;

use crate::form::Form;
use crate::pages::card::{self, CompanyCard, OpportunityCard};
use crate::pages::company::{Fact, Link, paragraphs};
use crate::pages::paging::{PageLink, page_links};
use crate::request::Page;
use crate::response::{AppError, render};

/// Opportunities on one page of the list.
const PER_PAGE: i64 = 12;
/// The last page that is leafed to; who wants more narrows the list.
const LAST_PAGE: i64 = 500;

#[derive(Template)]
#[template(path = "opportunity/list.html")]
struct ListPage {
    page: Page,
    form: Form,
    /// Whether a filter is set; then the filters are seen on a phone too.
    narrowed: bool,
    kinds: Vec<Choice>,
    fields: Vec<Choice>,
    offices: Vec<Choice>,
    opportunities: Vec<OpportunityCard>,
    total: i64,
    pages: Vec<PageLink>,
    previous: Option<String>,
    next: Option<String>,
}

/// One of few.
struct Choice {
    value: String,
    label: String,
}

#[derive(Template)]
#[template(path = "opportunity/show.html")]
struct OpportunityPage {
    page: Page,
    crumbs: Vec<Link>,
    kind: &'static str,
    title: String,
    summary: String,
    text_language: &'static str,
    cooperation: Vec<Link>,
    expired: bool,
    validity: String,
    sections: Vec<Section>,
    facts: Vec<Fact>,
    company: CompanyCard,
    introduction: String,
}

/// A part of the text under its heading.
struct Section {
    title: String,
    paragraphs: Vec<String>,
}

/// The filters of the list, as they stand in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    kind: String,
    field: String,
    office: String,
    page: Option<i64>,
}

/// `GET /{language}/opportunities`
///
/// # Errors
/// [`AppError::InvalidParameter`] for a filter that there is not; the database is away.
pub async fn list(page: Page, query: web::Query<ListQuery>) -> Result<HttpResponse, AppError> {
    let query = query.into_inner();
    let kind = optional::<Kind>("kind", &query.kind)?;
    let field = optional::<Field>("field", &query.field)?;
    let number = query.page.unwrap_or(1).clamp(1, LAST_PAGE);
    let office_slug = query.office.clone();
    let today = page.today();
    let (offices, cards, total) = page
        .state
        .db
        .read(move |conn| {
            let offices = account::office::all(conn)?;
            let office = match office_slug.as_str() {
                "" => None,
                slug => Some(offices.iter().find(|office| office.slug == slug).ok_or(AppError::NotFound)?.id),
            };
            let filter = OpportunityFilter { kind, field, office };
            let (cards, total) = published::browse(conn, &filter, (number - 1) * PER_PAGE, PER_PAGE, today)?;
            Ok::<_, AppError>((offices, cards, total))
        })
        .await?;
    let mut form = Form::new();
    form.set("kind", &query.kind);
    form.set("field", &query.field);
    form.set("office", &query.office);
    let of_office = |id| offices.iter().find(|office| office.id == id);
    let last = ((total + PER_PAGE - 1) / PER_PAGE).clamp(1, LAST_PAGE);
    let address = |number: i64| page.href(&format!("/opportunities?{}", query.with_page(number)));
    let list = ListPage {
        narrowed: [&query.kind, &query.field, &query.office].iter().any(|filter| !filter.is_empty()),
        kinds: choices(
            &page,
            Kind::ALL.iter().map(|kind| (kind.as_str(), page.word("kind", kind.as_str()).to_string())),
        ),
        fields: choices(
            &page,
            Field::ALL.iter().map(|field| (field.as_str(), page.word("field", field.as_str()).to_string())),
        ),
        offices: choices(&page, offices.iter().map(|office| (office.slug.as_str(), office.city.clone()))),
        opportunities: cards
            .iter()
            .map(|card| OpportunityCard::of(&page, card, of_office(card.office)))
            .collect(),
        pages: page_links(number, last, &address),
        previous: (number > 1).then(|| address(number - 1)),
        next: (number < last).then(|| address(number + 1)),
        total,
        form,
        page,
    };
    render(&list)
}

/// `GET /{language}/opportunities/{slug}`
///
/// # Errors
/// Not found; gone, when it was withdrawn; the database is away.
pub async fn show(page: Page, path: web::Path<(String, String)>) -> Result<HttpResponse, AppError> {
    let slug = path.into_inner().1;
    let today = page.today();
    let found = page
        .state
        .db
        .read(move |conn| published::opportunity_by_slug(conn, &slug, today).map_err(AppError::from))
        .await?
        .ok_or(AppError::NotFound)?;
    if found.state == OpportunityState::Withdrawn {
        return Err(AppError::Gone);
    }
    render(&OpportunityPage::of(page, &found))
}

impl OpportunityPage {
    fn of(page: Page, found: &Published) -> OpportunityPage {
        let opportunity = &found.opportunity.opportunity;
        let (title, _, language) = card::texts_of(&page, opportunity);
        let texts = opportunity.texts.get(&language);
        let expired = found.state == OpportunityState::Expired;
        let validity = page
            .text(if expired { "opportunity-expired" } else { "opportunity-until" })
            .with("date", page.date(&found.opportunity.valid_until))
            .to_string();
        let countries: Vec<String> =
            opportunity.countries.iter().map(|code| card::country_name(&page, code.as_str())).collect();
        let keywords: Vec<String> =
            opportunity.keywords.iter().map(|code| card::product_label(&page, code.as_str())).collect();
        let lines = [
            ("opportunity-countries", countries.join(", ")),
            ("opportunity-keywords", keywords.join(", ")),
            (
                "opportunity-stage",
                word_of(&page, "stage", opportunity.stage.as_ref().map(|stage| stage.as_str())),
            ),
            ("opportunity-ipr", word_of(&page, "ipr", opportunity.ipr.as_ref().map(|ipr| ipr.as_str()))),
            ("opportunity-field", page.word("field", opportunity.field.as_str()).to_string()),
            ("opportunity-valid", validity.clone()),
        ];
        OpportunityPage {
            crumbs: vec![
                Link {
                    label: page.text("opportunities-title").to_string(),
                    href: page.href("/opportunities"),
                },
                Link {
                    label: found.company.document.company.name.to_string(),
                    href: page.href(&format!("/companies/{}", found.company.slug)),
                },
            ],
            kind: opportunity.kind.as_str(),
            title,
            summary: texts
                .and_then(|texts| texts.summary.as_ref())
                .map(ToString::to_string)
                .unwrap_or_default(),
            text_language: language.code(),
            cooperation: opportunity
                .cooperation
                .iter()
                .map(|way| Link {
                    label: page.word("cooperation", way.as_str()).to_string(),
                    href: page.href(&format!("/search?cooperation={}", way.as_str())),
                })
                .collect(),
            expired,
            validity,
            sections: texts.map(|texts| sections(&page, texts)).unwrap_or_default(),
            facts: lines
                .into_iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(key, value)| Fact { term: page.text(key).to_string(), value })
                .collect(),
            company: CompanyCard::of(&page, &found.company.slug, &found.company.document),
            introduction: page.href(&format!(
                "/companies/{}/introduction?opportunity={}",
                found.company.slug, found.opportunity.slug
            )),
            page,
        }
    }
}

fn sections(page: &Page, texts: &OpportunityTexts) -> Vec<Section> {
    let parts = [
        ("opportunity-description", texts.description.as_ref().map(ToString::to_string)),
        ("opportunity-advantages", texts.advantages.as_ref().map(ToString::to_string)),
        ("opportunity-partner-role", texts.partner_role.as_ref().map(ToString::to_string)),
        ("opportunity-specification", texts.specification.as_ref().map(ToString::to_string)),
    ];
    parts
        .into_iter()
        .filter_map(|(key, text)| {
            Some(Section { title: page.text(key).to_string(), paragraphs: paragraphs(&text?) })
        })
        .collect()
}

fn word_of(page: &Page, group: &str, word: Option<&str>) -> String {
    word.map(|word| page.word(group, word).to_string()).unwrap_or_default()
}

fn choices<'a>(page: &Page, values: impl Iterator<Item = (&'a str, String)>) -> Vec<Choice> {
    let all = Choice { value: String::new(), label: page.text("opportunities-any").to_string() };
    std::iter::once(all)
        .chain(values.map(|(value, label)| Choice { value: value.to_owned(), label }))
        .collect()
}

fn optional<T: std::str::FromStr<Err: std::fmt::Display>>(
    name: &str,
    text: &str,
) -> Result<Option<T>, AppError> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|error: T::Err| AppError::InvalidParameter {
        name: name.to_owned(),
        detail: error.to_string(),
    })
}

impl ListQuery {
    fn with_page(&self, number: i64) -> String {
        let number = number.to_string();
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in
            [("kind", &self.kind), ("field", &self.field), ("office", &self.office), ("page", &number)]
        {
            let first_page = name == "page" && value == "1";
            if !value.is_empty() && !first_page {
                query.append_pair(name, value);
            }
        }
        query.finish()
    }
}
