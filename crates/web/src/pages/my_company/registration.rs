//! Registering a company.

use account::idempotency;
use account::permission::{Act, Subject};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use database::DbError;
use profile::company::{self, NewCompany, RegistrationError};
use profile::document::text::CompanyName;
use profile::document::{Country, ProfileDraft};
use profile::drafting;

use crate::form::Form;
use crate::pages::editor::{Choice, countries, label, sentence};
use crate::request::{Page, Posted};
use crate::response::{AppError, redirect, redirect_saying, render, render_as};

#[derive(Template)]
#[template(path = "my_company/new.html")]
struct RegistrationPage {
    page: Page,
    form: Form,
    key: String,
    offices: Vec<Choice>,
    countries: Vec<Choice>,
}

/// `GET /{language}/my/company/new`
///
/// # Errors
/// [`AppError::SignInFirst`]; the database is away.
pub async fn show_registration(page: Page) -> Result<HttpResponse, AppError> {
    page.may(Act::RegisterCompany, &Subject::Platform)?;
    let key = uuid::Uuid::new_v4().to_string();
    render(&RegistrationPage::of(page, Form::new(), key).await?)
}

/// `POST /{language}/my/company/new`: whoever registers a company becomes its owner. The same form sent twice makes one
/// company.
///
/// # Errors
/// [`AppError::SignInFirst`]; the database is away.
pub async fn register(page: Page, posted: Posted) -> Result<HttpResponse, AppError> {
    page.may(Act::RegisterCompany, &Subject::Platform)?;
    let mut form = Form::typed(posted.fields());
    let wanted = wanted(&page, &posted, &mut form);
    let outcome = match wanted {
        Some(wanted) => store(&page, wanted, posted.get("key").to_owned()).await,
        None => Err(RegistrationError::NoOffice),
    };
    match outcome {
        Ok(Some(first)) => return Ok(redirect(&page.href(&first))),
        Ok(None) => {
            let to = page.href("/my/company/edit");
            return Ok(redirect_saying(&to, "my-company-registered", &page.state.settings));
        }
        Err(RegistrationError::Database(error)) => return Err(error.into()),
        Err(RegistrationError::NameTaken) => {
            form.refuse("name", label(&page, "/company/name"), page.text("my-company-name-taken"));
        }
        Err(RegistrationError::NameEmpty) => {
            form.refuse("name", label(&page, "/company/name"), page.text("my-company-name-empty"));
        }
        Err(RegistrationError::NoOffice) if form.is_valid() => {
            form.refuse("office", label(&page, "/company/office"), page.text("my-company-office-missing"));
        }
        // What is wrong has been said beside its field.
        Err(RegistrationError::NoOffice) => {}
    }
    let key = posted.get("key").to_owned();
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &RegistrationPage::of(page, form, key).await?)
}

struct Wanted {
    name: CompanyName,
    office: String,
    country: Country,
    draft: ProfileDraft,
}

/// What is wanted, when all of it is right; else the form says what is wrong. The rules are those of the profile.
fn wanted(page: &Page, posted: &Posted, form: &mut Form) -> Option<Wanted> {
    let mut draft = ProfileDraft::empty(posted.get("name"), posted.get("office"), posted.get("country"));
    posted.get("chamber_number").clone_into(&mut draft.company.chamber_number);
    posted.get("vat").clone_into(&mut draft.company.vat);
    for error in draft.check(page.today()).err().unwrap_or_default() {
        // The texts come later.
        if let Some(field) = error.at.as_str().strip_prefix("/company/") {
            form.refuse(field, label(page, error.at.as_str()), sentence(page, &error.expected, &error.found));
        }
    }
    let name = draft.company.name.parse().ok();
    let country = draft.company.country.parse().ok();
    let (Some(name), Some(country), true) = (name, country, form.is_valid()) else { return None };
    Some(Wanted { name, office: draft.company.office.clone(), country, draft })
}

/// Where the form led the first time, or nothing when this is the first.
async fn store(page: &Page, wanted: Wanted, key: String) -> Result<Option<String>, RegistrationError> {
    let Some(user) = page.viewer.as_ref().map(|viewer| viewer.user) else {
        return Err(RegistrationError::NoOffice);
    };
    let now = page.now();
    let register = move |conn: &mut database::Conn| {
        let scope = format!("{user}:register-company");
        if let Some(first) = idempotency::claim(conn, &scope, &key, "/my/company", now)? {
            return Ok(Some(first));
        }
        let office = account::office::by_slug(conn, &wanted.office)?.ok_or(RegistrationError::NoOffice)?;
        let new = NewCompany { name: wanted.name, office: office.id, country: wanted.country };
        let record = company::register(conn, &new, user, now)?;
        drafting::save(conn, record.id, &wanted.draft, record.revision, user, now)
            .map_err(|error| RegistrationError::Database(unexpected(error)))?;
        Ok(None)
    };
    page.state.db.write(register).await
}

/// Nobody else can have touched a draft that was made in this transaction.
fn unexpected(error: drafting::SaveError) -> DbError {
    match error {
        drafting::SaveError::Database(error) => error,
        _ => DbError::BrokenOff,
    }
}

impl RegistrationPage {
    async fn of(page: Page, form: Form, key: String) -> Result<RegistrationPage, AppError> {
        let offices = page.state.db.read(account::office::all).await.map_err(AppError::from)?;
        let offices =
            offices.into_iter().map(|office| Choice { value: office.slug, label: office.name }).collect();
        Ok(RegistrationPage { countries: countries(&page), page, form, key, offices })
    }
}
