//! Signing up: a name and an address, which a code in the mail confirms.

use account::EmailAddress;
use account::user::{NameError, PersonName};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use crate::form::Form;
use crate::pages::sign_in::{Next, ask_for_code};
use crate::request::{Page, Posted};
use crate::response::{AppError, render, render_as};

#[derive(Template)]
#[template(path = "account/sign_up.html")]
struct SignUpPage {
    page: Page,
    form: Form,
    next: String,
}

/// `GET /{language}/sign-up`
///
/// # Errors
/// None of its own.
pub async fn show(page: Page, query: web::Query<Next>) -> Result<HttpResponse, AppError> {
    render(&SignUpPage { page, form: Form::new(), next: query.into_inner().next })
}

/// `POST /{language}/sign-up`: the same answer for every address, whether it has an account or not.
///
/// # Errors
/// The database is away; too many attempts.
pub async fn sign_up(page: Page, posted: Posted) -> Result<HttpResponse, AppError> {
    let mut form = Form::typed(posted.fields());
    let next = posted.get("next").to_owned();
    let name = posted.get("name").parse::<PersonName>();
    let email = posted.get("email").parse::<EmailAddress>();
    if let Err(error) = name {
        let key = match error {
            NameError::Empty => "sign-up-name-empty",
            NameError::TooLong => "sign-up-name-too-long",
            NameError::NotAName => "sign-up-name-not-a-name",
        };
        form.refuse("name", page.text("sign-up-name"), page.text(key));
    }
    if email.is_err() {
        form.refuse("email", page.text("sign-in-email"), page.text("sign-in-email-wrong"));
    }
    let (Ok(name), Ok(email)) = (name, email) else {
        return render_as(StatusCode::UNPROCESSABLE_ENTITY, &SignUpPage { page, form, next });
    };
    page.state.limits.check_sign_in(&email)?;
    let (generator, language, now) = (page.state.generator.clone(), page.language, page.now());
    let challenge = page
        .state
        .db
        .write(move |conn| account::sign_in::sign_up(conn, &generator, &email, &name, language, now))
        .await
        .map_err(AppError::from)?;
    ask_for_code(&page, challenge, &next)
}
