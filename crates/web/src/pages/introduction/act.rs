//! What the two sides do with an introduction: answer, take back, write, report, block. Each leads back to its page.

use account::CompanyId;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use messaging::conversation::{self, Body, WriteError};
use messaging::introduction::{self, AccessError, AnswerError, Case, DeclineNote, DeclineReason};
use messaging::report::{self, ReportText};
use messaging::{IntroductionId, Side, block};

use super::case::CasePage;
use super::{of_path, sentence};
use crate::form::Form;
use crate::request::{Page, Posted};
use crate::response::{AppError, redirect_saying, render_as};

/// `POST /{language}/introductions/{id}/acceptance`
///
/// # Errors
/// Not found for all but the company that was asked; the database is away.
pub async fn accept(
    page: Page,
    path: web::Path<(String, String)>,
    _: Posted,
) -> Result<HttpResponse, AppError> {
    let (viewer, id) = of_path(&page, &path.1)?;
    let now = page.now();
    let outcome = page.state.db.write(move |conn| introduction::accept(conn, &viewer, id, now)).await;
    answered(&page, id, outcome, "introduction-accepted")
}

/// `POST /{language}/introductions/{id}/refusal`
///
/// # Errors
/// As [`accept`].
pub async fn decline(
    page: Page,
    path: web::Path<(String, String)>,
    posted: Posted,
) -> Result<HttpResponse, AppError> {
    let (viewer, id) = of_path(&page, &path.1)?;
    let (reason, note) = match refusal(&page, &posted) {
        Ok(refusal) => refusal,
        Err(form) => return again(page, id, form, &[Side::Asked]).await,
    };
    let now = page.now();
    let outcome =
        page.state.db.write(move |conn| introduction::decline(conn, &viewer, id, reason, &note, now)).await;
    answered(&page, id, outcome, "introduction-declined")
}

/// The reason and the note of a no, or the form with what is wrong.
pub(super) fn refusal(page: &Page, posted: &Posted) -> Result<(DeclineReason, DeclineNote), Form> {
    let mut form = Form::typed(posted.fields());
    let reason = posted.get("reason").parse::<DeclineReason>();
    if reason.is_err() {
        form.refuse("reason", page.text("introduction-reason"), page.text("introduction-reason-missing"));
    }
    let note = posted.raw("note").parse::<DeclineNote>();
    if let Err(error) = &note {
        form.refuse("note", page.text("introduction-note"), sentence(page, *error));
    }
    match (reason, note) {
        (Ok(reason), Ok(note)) => Ok((reason, note)),
        _ => Err(form),
    }
}

/// `POST /{language}/introductions/{id}/withdrawal`
///
/// # Errors
/// Not found for all but the company that asked; the database is away.
pub async fn withdraw(
    page: Page,
    path: web::Path<(String, String)>,
    _: Posted,
) -> Result<HttpResponse, AppError> {
    let (viewer, id) = of_path(&page, &path.1)?;
    let now = page.now();
    let outcome = page.state.db.write(move |conn| introduction::withdraw(conn, &viewer, id, now)).await;
    answered(&page, id, outcome, "introduction-withdrawn")
}

/// Back to the page, which shows how things stand: also when somebody else was quicker.
fn answered(
    page: &Page,
    id: IntroductionId,
    outcome: Result<(), AnswerError>,
    said: &'static str,
) -> Result<HttpResponse, AppError> {
    match outcome {
        Ok(()) => Ok(back(page, id, said)),
        Err(AnswerError::NotOpen(_)) => Ok(back(page, id, "introduction-not-open")),
        Err(error) => Err(error.into()),
    }
}

/// `POST /{language}/introductions/{id}/messages`
///
/// # Errors
/// Not found for all but the two sides; the database is away.
pub async fn write(
    page: Page,
    path: web::Path<(String, String)>,
    posted: Posted,
) -> Result<HttpResponse, AppError> {
    let (viewer, id) = of_path(&page, &path.1)?;
    let mut form = Form::typed(posted.fields());
    let body = match posted.raw("body").parse::<Body>() {
        Ok(body) => body,
        Err(error) => {
            form.refuse("body", page.text("introduction-message"), sentence(&page, error));
            return again(page, id, form, &[Side::Asking, Side::Asked]).await;
        }
    };
    let (key, now) = (posted.get("key").to_owned(), page.now());
    let outcome =
        page.state.db.write(move |conn| conversation::write(conn, &viewer, id, &body, &key, now)).await;
    match outcome {
        Ok(_) => Ok(back(&page, id, "introduction-message-sent")),
        Err(WriteError::TooMany) => {
            let most = conversation::MESSAGES_PER_HOUR;
            let told = page.text("introduction-message-too-many").with("most", most).to_string();
            form.refuse("body", page.text("introduction-message"), told);
            again(page, id, form, &[Side::Asking, Side::Asked]).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /{language}/introductions/{id}/report`: tells the offices that something is wrong.
///
/// # Errors
/// Not found for all but the two sides; the database is away.
pub async fn report(
    page: Page,
    path: web::Path<(String, String)>,
    posted: Posted,
) -> Result<HttpResponse, AppError> {
    let (viewer, id) = of_path(&page, &path.1)?;
    let reason = match posted.raw("report_reason").parse::<ReportText>() {
        Ok(reason) => reason,
        Err(error) => {
            let mut form = Form::typed(posted.fields());
            form.refuse("report_reason", page.text("introduction-report-reason"), sentence(&page, error));
            return again(page, id, form, &[Side::Asking, Side::Asked]).await;
        }
    };
    let now = page.now();
    page.state.db.write(move |conn| report::report(conn, &viewer, id, &reason, now)).await?;
    Ok(back(&page, id, "introduction-reported"))
}

/// `POST /{language}/introductions/{id}/block`: the other company cannot ask again.
///
/// # Errors
/// Not found for all but the two sides; the database is away.
pub async fn block(
    page: Page,
    path: web::Path<(String, String)>,
    _: Posted,
) -> Result<HttpResponse, AppError> {
    let (viewer, id) = of_path(&page, &path.1)?;
    let now = page.now();
    page.state
        .db
        .write(move |conn| {
            let (own, other) = sides(&introduction::case(conn, &viewer, id)?)?;
            block::block(conn, &viewer, own, other, now)
        })
        .await?;
    Ok(back(&page, id, "introduction-blocked"))
}

/// `POST /{language}/introductions/{id}/unblock`
///
/// # Errors
/// As [`block()`].
pub async fn unblock(
    page: Page,
    path: web::Path<(String, String)>,
    _: Posted,
) -> Result<HttpResponse, AppError> {
    let (viewer, id) = of_path(&page, &path.1)?;
    page.state
        .db
        .write(move |conn| {
            let (own, other) = sides(&introduction::case(conn, &viewer, id)?)?;
            block::unblock(conn, &viewer, own, other)
        })
        .await?;
    Ok(back(&page, id, "introduction-unblocked"))
}

/// The company that the viewer speaks for, and the other one.
fn sides(case: &Case) -> Result<(CompanyId, CompanyId), AccessError> {
    match case.side {
        Some(Side::Asking) => Ok((case.from.id, case.to.id)),
        Some(Side::Asked) => Ok((case.to.id, case.from.id)),
        None => Err(AccessError::NotFound),
    }
}

fn back(page: &Page, id: IntroductionId, said: &'static str) -> HttpResponse {
    redirect_saying(&page.href(&format!("/introductions/{id}")), said, &page.state.settings)
}

/// The page once more, with what was typed and what is wrong with it; for those who have the form.
async fn again(page: Page, id: IntroductionId, form: Form, sides: &[Side]) -> Result<HttpResponse, AppError> {
    let again = CasePage::load(page, id, form).await?;
    if again.side.is_some_and(|side| sides.contains(&side)) {
        render_as(StatusCode::UNPROCESSABLE_ENTITY, &again)
    } else {
        Err(AppError::NotFound)
    }
}
