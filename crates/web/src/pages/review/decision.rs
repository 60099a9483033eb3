//! Taking up, accepting and returning what was handed in.

use account::permission::Act;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use profile::company::CompanyRecord;
use profile::curation::{self, Judgement, LONGEST_REMARK, Remarks, ReviewError, Reviewing, State};

use super::part::REMARK;
use super::show::render_review;
use crate::form::Form;
use crate::pages::desk::company_of;
use crate::request::{Page, Posted};
use crate::response::{AppError, redirect, redirect_saying};

/// More remarks than a profile has fields.
const MOST_REMARKS: usize = 500;

/// `POST /{language}/desk/review/{company}/reading`: says that somebody reads it, so that colleagues see it.
///
/// # Errors
/// [`AppError::SignInFirst`], [`AppError::NotAllowed`]; not found; a conflict when it has not been handed in.
pub async fn start(
    page: Page,
    path: web::Path<(String, String)>,
    _posted: Posted,
) -> Result<HttpResponse, AppError> {
    let company = company_of(&page, &path.1, Act::ReviewProfile).await?;
    let (id, now) = (company.id, page.now());
    page.state.db.write(move |conn| curation::start_review(conn, id, now)).await.map_err(unexpected)?;
    Ok(redirect(&page.href(&format!("/desk/review/{id}"))))
}

/// `POST /{language}/desk/review/{company}/acceptance`: publishes it, or has a second reader look at it first.
///
/// # Errors
/// As [`start`]; also when the draft has been changed since it was read.
pub async fn accept(
    page: Page,
    path: web::Path<(String, String)>,
    posted: Posted,
) -> Result<HttpResponse, AppError> {
    let company = company_of(&page, &path.1, Act::ReviewProfile).await?;
    let reviewing = reviewing(&page, &company, &posted)?;
    // Once a second reader has been asked for, it has to be another person.
    let second_reader = posted.get("second_reader") == "yes" || company.state == State::Approved;
    let now = page.now();
    let outcome =
        page.state.db.write(move |conn| curation::accept(conn, reviewing, second_reader, now)).await;
    let settings = &page.state.settings;
    let mut form = Form::typed(posted.fields());
    match outcome {
        Ok(Judgement::Published(_)) => Ok(redirect_saying(&page.href("/desk"), "desk-accepted", settings)),
        Ok(Judgement::WaitsForSecondReader) => {
            Ok(redirect_saying(&page.href("/desk"), "desk-waits-for-second", settings))
        }
        Err(ReviewError::Incomplete(errors)) => {
            render_review(page, company, form, &errors, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(ReviewError::NameTaken) => {
            form.refuse("acceptance", page.text("desk-decision"), page.text("desk-name-taken"));
            render_review(page, company, form, &[], StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(ReviewError::SamePerson) => {
            form.refuse("acceptance", page.text("desk-decision"), page.text("desk-same-person"));
            render_review(page, company, form, &[], StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(ReviewError::Stale { .. }) => stale(page, company, form).await,
        Err(error) => Err(unexpected(error)),
    }
}

/// `POST /{language}/desk/review/{company}/return`: gives it back with remarks, each beside its field.
///
/// # Errors
/// As [`accept`].
pub async fn send_back(
    page: Page,
    path: web::Path<(String, String)>,
    posted: Posted,
) -> Result<HttpResponse, AppError> {
    let company = company_of(&page, &path.1, Act::ReviewProfile).await?;
    let reviewing = reviewing(&page, &company, &posted)?;
    let remarks = remarks(&posted);
    let reason = Some(posted.get("reason").to_owned()).filter(|reason| !reason.is_empty());
    let now = page.now();
    let send_back = move |conn: &mut database::Conn| {
        curation::send_back(conn, reviewing, &remarks, reason.as_deref(), now)
    };
    let outcome = page.state.db.write(send_back).await;
    let mut form = Form::typed(posted.fields());
    let sentence = match outcome {
        Ok(()) => return Ok(redirect_saying(&page.href("/desk"), "desk-returned", &page.state.settings)),
        Err(ReviewError::NoReason) => page.text("desk-remark-missing").to_string(),
        Err(ReviewError::RemarkTooLong) => {
            page.text("desk-remark-too-long").with("most", LONGEST_REMARK).to_string()
        }
        Err(ReviewError::Stale { .. }) => return stale(page, company, form).await,
        Err(error) => return Err(unexpected(error)),
    };
    form.refuse("reason", page.text("desk-reason"), sentence);
    render_review(page, company, form, &[], StatusCode::UNPROCESSABLE_ENTITY).await
}

/// Each remark by the field that it is about.
fn remarks(posted: &Posted) -> Remarks {
    posted
        .fields()
        .iter()
        .filter_map(|(name, remark)| Some((name.strip_prefix(REMARK)?, remark.trim())))
        .filter(|(at, remark)| at.starts_with('/') && at.len() < 200 && !remark.is_empty())
        .take(MOST_REMARKS)
        .map(|(at, remark)| (at.to_owned(), remark.to_owned()))
        .collect()
}

/// What was read, by whom.
fn reviewing(page: &Page, company: &CompanyRecord, posted: &Posted) -> Result<Reviewing, AppError> {
    // A form without the revision was not ours: nothing can have been read.
    let revision = posted.get("revision").parse().unwrap_or(-1);
    Ok(Reviewing { company: company.id, revision, reviewer: page.signed_in()?.user })
}

/// The company has changed the draft meanwhile: it is shown as it is now, with what was written about it.
async fn stale(page: Page, company: CompanyRecord, mut form: Form) -> Result<HttpResponse, AppError> {
    form.refuse("acceptance", page.text("desk-decision"), page.text("desk-stale"));
    render_review(page, company, form, &[], StatusCode::CONFLICT).await
}

fn unexpected(error: ReviewError) -> AppError {
    match error {
        ReviewError::NotFound => AppError::NotFound,
        ReviewError::Database(error) => error.into(),
        _ => AppError::Conflict,
    }
}
