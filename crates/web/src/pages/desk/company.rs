//! A company as its office sees it: how its profile stands, its people, what has happened; and taking it offline.

use account::audit;
use account::membership::Member;
use account::permission::{Act, Subject};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use database::DbError;
use profile::company::CompanyRecord;
use profile::curation::{self, ReviewError};

use super::{MenuItem, company_of, menu};
use crate::form::Form;
use crate::pages::company::Link;
use crate::pages::my_company::{Event, event, state_label, state_tone};
use crate::request::{Page, Posted};
use crate::response::{AppError, redirect_saying, render, render_as};

/// Entries of the audit trail that are shown.
const MOST_ENTRIES: i64 = 100;

#[derive(Template)]
#[template(path = "desk/company.html")]
struct DeskCompanyPage {
    page: Page,
    form: Form,
    menu: Vec<MenuItem>,
    crumbs: Vec<Link>,
    name: String,
    state_tone: &'static str,
    state: String,
    /// Where everybody sees it; empty: nowhere.
    public: String,
    review: String,
    waits: bool,
    edit: String,
    colleagues_href: String,
    unpublication: String,
    people: Vec<Member>,
    history: Vec<Event>,
    /// None: this person may not read it.
    trail: Option<Vec<Event>>,
}

/// `GET /{language}/desk/companies/{company}`
///
/// # Errors
/// [`AppError::SignInFirst`], [`AppError::NotAllowed`]; not found, also for a company of another office.
pub async fn show_company(page: Page, path: web::Path<(String, String)>) -> Result<HttpResponse, AppError> {
    let company = company_of(&page, &path.1, Act::SeeDesk).await?;
    render(&DeskCompanyPage::of(page, company, Form::new()).await?)
}

/// `POST /{language}/desk/review/{company}/unpublication`: takes a published profile offline, with the reason, and
/// writes to the company.
///
/// # Errors
/// As [`show_company`].
pub async fn unpublish(
    page: Page,
    path: web::Path<(String, String)>,
    posted: Posted,
) -> Result<HttpResponse, AppError> {
    let company = company_of(&page, &path.1, Act::UnpublishProfile).await?;
    let (user, now, id) = (page.signed_in()?.user, page.now(), company.id);
    let reason = posted.get("reason").to_owned();
    let outcome = page.state.db.write(move |conn| curation::unpublish(conn, id, user, &reason, now)).await;
    let sentence = match outcome {
        Ok(()) => {
            page.state.search.hide(id.as_str());
            let to = page.href(&format!("/desk/companies/{id}"));
            return Ok(redirect_saying(&to, "desk-unpublished", &page.state.settings));
        }
        Err(ReviewError::Database(error)) => return Err(error.into()),
        Err(ReviewError::NoReason) => page.text("desk-reason-missing").to_string(),
        Err(ReviewError::RemarkTooLong) => {
            page.text("desk-remark-too-long").with("most", curation::LONGEST_REMARK).to_string()
        }
        Err(_) => return Err(AppError::Conflict),
    };
    let mut form = Form::typed(posted.fields());
    form.refuse("reason", page.text("desk-reason"), sentence);
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &DeskCompanyPage::of(page, company, form).await?)
}

impl DeskCompanyPage {
    async fn of(page: Page, company: CompanyRecord, form: Form) -> Result<DeskCompanyPage, AppError> {
        let id = company.id;
        let may_read_trail = page.may(Act::SeeAuditTrail, &Subject::Company(company.subject())).is_ok();
        let (people, reviews, trail) = page
            .state
            .db
            .read(move |conn| {
                let trail = match may_read_trail {
                    true => Some(audit::of_subject(conn, "company", id.as_str(), MOST_ENTRIES)?),
                    false => None,
                };
                let people = account::membership::of_company(conn, id)?;
                Ok::<_, DbError>((people, curation::reviews(conn, id)?, trail))
            })
            .await?;
        let crumbs = vec![
            Link { label: page.text("desk-queue").to_string(), href: page.href("/desk") },
            Link { label: page.text("desk-companies").to_string(), href: page.href("/desk/companies") },
        ];
        Ok(DeskCompanyPage {
            menu: menu(&page, None),
            crumbs,
            state_tone: state_tone(company.state),
            state: state_label(&page, company.state),
            public: if company.is_public() {
                page.href(&format!("/companies/{}", company.slug))
            } else {
                String::new()
            },
            review: page.href(&format!("/desk/review/{id}")),
            waits: company.state.is_with_office(),
            edit: page.href(&format!("/my/company/edit?company={id}")),
            colleagues_href: page.href(&format!("/my/company/colleagues?company={id}")),
            unpublication: page.href(&format!("/desk/review/{id}/unpublication")),
            people,
            history: reviews.iter().map(|review| event(&page, review)).collect(),
            trail: trail.map(|trail| trail.iter().map(|record| trail_event(&page, record)).collect()),
            name: company.name,
            form,
            page,
        })
    }
}

/// An entry of the audit trail, as an event. An act that no sentence is known for is shown by its name.
fn trail_event(page: &Page, record: &audit::Record) -> Event {
    let key = format!("trail-{}", record.act.replace('_', "-"));
    let name = record.actor_name.clone().unwrap_or_else(|| page.text("trail-nobody").to_string());
    let text = if page.state.catalog.contains(&key) {
        page.state.catalog.message(page.language, key).with("name", name).to_string()
    } else {
        format!("{name}: {}", record.act)
    };
    Event { datetime: record.at.and_utc().to_rfc3339(), when: page.moment(&record.at), text, tone: "neutral" }
}
