//! Handing a profile in, taking it back, leaving the public, making an opportunity hold longer.

use account::permission::Act;
use actix_web::{HttpResponse, web};
use profile::curation::{self, SubmitError};
use profile::document::OpportunityId;
use profile::renewal::{self, RenewalError};

use super::{Asked, Mine};
use crate::request::{Page, Posted};
use crate::response::{AppError, redirect, redirect_saying};

/// `POST /{language}/my/company/submission`: hands the saved draft to the office. When something is wrong with it, the
/// editor says what.
///
/// # Errors
/// [`AppError::SignInFirst`]; not found; not allowed; the database is away.
pub async fn submit(page: Page, asked: web::Query<Asked>, _posted: Posted) -> Result<HttpResponse, AppError> {
    let mine = Mine::of(&page, &asked, Act::SubmitProfile).await?;
    let (user, now) = (page.signed_in()?.user, page.now());
    let (id, revision) = (mine.company.id, mine.company.revision);
    let outcome = page.state.db.write(move |conn| curation::submit(conn, id, revision, user, now)).await;
    if let Err(SubmitError::Incomplete(_)) = outcome {
        return Ok(redirect(&mine.href_with(&page, "/edit", "check=submission")));
    }
    said(&page, &mine, outcome, "my-company-submitted")
}

/// `POST /{language}/my/company/recall`: takes the draft back from the office, to go on writing.
///
/// # Errors
/// As [`submit`].
pub async fn take_back(
    page: Page,
    asked: web::Query<Asked>,
    _posted: Posted,
) -> Result<HttpResponse, AppError> {
    let mine = Mine::of(&page, &asked, Act::SubmitProfile).await?;
    let (user, now, id) = (page.signed_in()?.user, page.now(), mine.company.id);
    let outcome = page.state.db.write(move |conn| curation::take_back(conn, id, user, now)).await;
    said(&page, &mine, outcome, "my-company-taken-back")
}

/// `POST /{language}/my/company/withdrawal`: leaves the public; the draft stays.
///
/// # Errors
/// As [`submit`].
pub async fn withdraw(
    page: Page,
    asked: web::Query<Asked>,
    _posted: Posted,
) -> Result<HttpResponse, AppError> {
    let mine = Mine::of(&page, &asked, Act::WithdrawProfile).await?;
    let (user, now, id) = (page.signed_in()?.user, page.now(), mine.company.id);
    let outcome = page.state.db.write(move |conn| curation::withdraw(conn, id, user, now)).await;
    if outcome.is_ok() {
        page.state.search.hide(id.as_str());
    }
    said(&page, &mine, outcome, "my-company-withdrawn")
}

/// `POST /{language}/my/opportunities/{opportunity}/renewal`
///
/// # Errors
/// As [`submit`]; not found for an opportunity that is not the company's or not public.
pub async fn renew(
    page: Page,
    path: web::Path<(String, String)>,
    asked: web::Query<Asked>,
    _posted: Posted,
) -> Result<HttpResponse, AppError> {
    let mine = Mine::of(&page, &asked, Act::EditProfile).await?;
    let opportunity: OpportunityId = path.1.parse().map_err(|_| AppError::NotFound)?;
    let (user, now, id) = (page.signed_in()?.user, page.now(), mine.company.id);
    page.state.db.write(move |conn| renewal::renew(conn, id, opportunity, user, now)).await.map_err(
        |error| match error {
            RenewalError::NotFound => AppError::NotFound,
            RenewalError::Database(error) => error.into(),
        },
    )?;
    Ok(redirect_saying(&mine.href(&page, ""), "my-company-renewed", &page.state.settings))
}

/// Back to the overview, which says what was done, or that it came too late.
fn said(
    page: &Page,
    mine: &Mine,
    outcome: Result<(), SubmitError>,
    done: &'static str,
) -> Result<HttpResponse, AppError> {
    let message = match outcome {
        Ok(()) => done,
        Err(SubmitError::NotFound) => return Err(AppError::NotFound),
        Err(SubmitError::Database(error)) => return Err(error.into()),
        Err(
            SubmitError::Stale { .. }
            | SubmitError::Transition(_)
            | SubmitError::NotPublic
            | SubmitError::Incomplete(_),
        ) => "my-company-too-late",
    };
    Ok(redirect_saying(&mine.href(page, ""), message, &page.state.settings))
}
