//! Answering from the mail, without signing in. The signed link says who answers what; following it changes nothing,
//! the answer is given by a button.

use account::Viewer;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use messaging::IntroductionId;
use messaging::answer_link::{self, AnswerLinkError};
use messaging::introduction::{self, AnswerError, Case};

use super::act::refusal;
use super::{Choice, reasons, state_label, state_tone};
use crate::form::Form;
use crate::request::{Page, SignedPost};
use crate::response::{AppError, redirect_saying, render, render_as};

#[derive(Template)]
#[template(path = "introduction/answer.html")]
struct AnswerPage {
    page: Page,
    form: Form,
    company: String,
    profile: String,
    motivation: String,
    motivation_language: &'static str,
    until: String,
    tone: &'static str,
    state: String,
    introduction: String,
    reasons: Vec<Choice>,
    acceptance: String,
    refusal: String,
    can_answer: bool,
}

/// `GET /{language}/introductions/answer/{signed}`
///
/// # Errors
/// A link that is forged or whose time is over; the database is away.
pub async fn show(page: Page, path: web::Path<(String, String)>) -> Result<HttpResponse, AppError> {
    render(&AnswerPage::load(page, &path.1, Form::new()).await?)
}

/// `POST /{language}/introductions/answer/{signed}/acceptance`
///
/// # Errors
/// As [`show`].
pub async fn accept(
    page: Page,
    path: web::Path<(String, String)>,
    _: SignedPost,
) -> Result<HttpResponse, AppError> {
    let (viewer, id) = open(&page, &path.1).await?;
    let now = page.now();
    let outcome = page.state.db.write(move |conn| introduction::accept(conn, &viewer, id, now)).await;
    answered(&page, &path.1, outcome, "introduction-answer-yes")
}

/// `POST /{language}/introductions/answer/{signed}/refusal`
///
/// # Errors
/// As [`show`].
pub async fn decline(
    page: Page,
    path: web::Path<(String, String)>,
    posted: SignedPost,
) -> Result<HttpResponse, AppError> {
    let (viewer, id) = open(&page, &path.1).await?;
    let (reason, note) = match refusal(&page, &posted.0) {
        Ok(refusal) => refusal,
        Err(form) => {
            let again = AnswerPage::load(page, &path.1, form).await?;
            return render_as(StatusCode::UNPROCESSABLE_ENTITY, &again);
        }
    };
    let now = page.now();
    let outcome =
        page.state.db.write(move |conn| introduction::decline(conn, &viewer, id, reason, &note, now)).await;
    answered(&page, &path.1, outcome, "introduction-declined")
}

/// Back to the page, which now says how it stands: also when somebody else was quicker.
fn answered(
    page: &Page,
    signed: &str,
    outcome: Result<(), AnswerError>,
    said: &'static str,
) -> Result<HttpResponse, AppError> {
    let said = match outcome {
        Ok(()) => said,
        Err(AnswerError::NotOpen(_)) => "introduction-not-open",
        Err(error) => return Err(error.into()),
    };
    Ok(redirect_saying(&address(page, signed), said, &page.state.settings))
}

/// Who answers which introduction by this link.
async fn open(page: &Page, signed: &str) -> Result<(Viewer, IntroductionId), AppError> {
    let (key, signed, now) = (page.state.link_key.clone(), signed.to_owned(), page.now());
    Ok(page.state.db.read(move |conn| answer_link::open(conn, &key, &signed, now)).await?)
}

fn address(page: &Page, signed: &str) -> String {
    page.href(&format!("/introductions/answer/{signed}"))
}

impl AnswerPage {
    async fn load(page: Page, signed: &str, form: Form) -> Result<AnswerPage, AppError> {
        let (key, link, now) = (page.state.link_key.clone(), signed.to_owned(), page.now());
        let opened = page
            .state
            .db
            .read(move |conn| {
                let (viewer, id) = answer_link::open(conn, &key, &link, now)?;
                Ok::<_, AnswerLinkError>(introduction::case(conn, &viewer, id))
            })
            .await?;
        Ok(AnswerPage::of(page, signed, form, &opened?))
    }

    fn of(page: Page, signed: &str, form: Form, case: &Case) -> AnswerPage {
        let introduction = &case.introduction;
        let href = address(&page, signed);
        AnswerPage {
            company: case.from.name.clone(),
            profile: page.href(&format!("/companies/{}", case.from.slug)),
            motivation: introduction.motivation.clone(),
            motivation_language: introduction.language().code(),
            until: page.day(&introduction.expires_at),
            tone: state_tone(introduction.state),
            state: state_label(&page, introduction.state),
            introduction: page.href(&format!("/introductions/{}", introduction.id)),
            reasons: reasons(&page),
            acceptance: format!("{href}/acceptance"),
            refusal: format!("{href}/refusal"),
            can_answer: case.can_answer,
            form,
            page,
        }
    }
}
