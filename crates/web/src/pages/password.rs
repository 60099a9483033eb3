//! A forgotten password: a code or link by mail, and a new one.

use account::password::{ChangeError, NewPassword, PasswordError, ResetKey};
use account::sign_in::SignedIn;
use account::{ChallengeId, EmailAddress};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use crate::form::Form;
use crate::pages::sign_in::welcome;
use crate::request::{Page, Posted};
use crate::response::{AppError, redirect, render, render_as};

#[derive(Template)]
#[template(path = "account/password_forgotten.html")]
struct ForgottenPage {
    page: Page,
    form: Form,
}

#[derive(Template)]
#[template(path = "account/password_reset.html")]
struct ResetPage {
    page: Page,
    form: Form,
    /// Where the form is posted to, below the language.
    action: String,
    /// Whether the code from the mail has to be typed, or the link brought it along.
    asks_code: bool,
}

/// `GET /{language}/password`
///
/// # Errors
/// None of its own.
pub async fn show(page: Page) -> Result<HttpResponse, AppError> {
    render(&ForgottenPage { page, form: Form::new() })
}

/// `POST /{language}/password`: sends a code, with the same answer for every address.
///
/// # Errors
/// The database is away; too many attempts.
pub async fn ask(page: Page, posted: Posted) -> Result<HttpResponse, AppError> {
    let Ok(email) = posted.get("email").parse::<EmailAddress>() else {
        let mut form = Form::typed(posted.fields());
        form.refuse("email", page.text("sign-in-email"), page.text("sign-in-email-wrong"));
        return render_as(StatusCode::UNPROCESSABLE_ENTITY, &ForgottenPage { page, form });
    };
    page.state.limits.check_sign_in(&email)?;
    let (generator, language, now) = (page.state.generator.clone(), page.language, page.now());
    let challenge = page
        .state
        .db
        .write(move |conn| account::sign_in::ask_password_reset(conn, &generator, &email, language, now))
        .await
        .map_err(AppError::from)?;
    Ok(redirect(&page.href(&format!("/password/code/{challenge}"))))
}

/// `GET /{language}/password/code/{challenge}`
///
/// # Errors
/// A challenge that cannot be one.
pub async fn show_code(page: Page, path: web::Path<(String, String)>) -> Result<HttpResponse, AppError> {
    let challenge: ChallengeId = path.1.parse().map_err(|_| AppError::NotFound)?;
    let action = format!("/password/code/{challenge}");
    render(&ResetPage { page, form: Form::new(), action, asks_code: true })
}

/// `POST /{language}/password/code/{challenge}`
///
/// # Errors
/// The database is away; a challenge that cannot be one.
pub async fn by_code(
    page: Page,
    path: web::Path<(String, String)>,
    posted: Posted,
) -> Result<HttpResponse, AppError> {
    let challenge: ChallengeId = path.1.parse().map_err(|_| AppError::NotFound)?;
    let code: String = posted.get("code").chars().filter(char::is_ascii_digit).take(12).collect();
    let action = format!("/password/code/{challenge}");
    reset(page, &posted, ResetKey::Code(challenge, code), action, true).await
}

/// `GET /{language}/password/link/{token}`
///
/// # Errors
/// None of its own: whether the link is good is seen when the form is sent.
pub async fn show_link(page: Page, path: web::Path<(String, String)>) -> Result<HttpResponse, AppError> {
    let action = format!("/password/link/{}", segment(&path.1));
    render(&ResetPage { page, form: Form::new(), action, asks_code: false })
}

/// `POST /{language}/password/link/{token}`
///
/// # Errors
/// [`AppError::ExpiredLink`] for a link that is used, too old or none.
pub async fn by_link(
    page: Page,
    path: web::Path<(String, String)>,
    posted: Posted,
) -> Result<HttpResponse, AppError> {
    let action = format!("/password/link/{}", segment(&path.1));
    let key = ResetKey::Link(path.into_inner().1);
    reset(page, &posted, key, action, false).await
}

async fn reset(
    page: Page,
    posted: &Posted,
    key: ResetKey,
    action: String,
    asks_code: bool,
) -> Result<HttpResponse, AppError> {
    let mut form = Form::typed(posted.fields());
    // Asked for so that a password store knows whose password it keeps, and to see that it is not the password.
    let email = posted.get("email").parse::<EmailAddress>();
    if email.is_err() {
        form.refuse("email", page.text("sign-in-email"), page.text("sign-in-email-wrong"));
    }
    let new = email.ok().map(|email| NewPassword::parse(posted.raw("new_password"), &email));
    if let Some(Err(error)) = &new {
        form.refuse("new_password", page.text("password-new"), page.text(sentence_of(*error)));
    }
    let refuse = |page, form| {
        render_as(StatusCode::UNPROCESSABLE_ENTITY, &ResetPage { page, form, action, asks_code })
    };
    let Some(Ok(new)) = new else { return refuse(page, form) };
    let (db, generator, now) = (page.state.db.clone(), page.state.generator.clone(), page.now());
    let outcome: Result<Option<SignedIn>, ChangeError> =
        web::block(move || account::password::reset(&db, &generator, &key, &new, now))
            .await
            .map_err(AppError::internal_from)?;
    match outcome {
        Ok(Some(signed_in)) => Ok(welcome(&page, &signed_in, "")),
        Ok(None) if asks_code => {
            form.refuse("code", page.text("sign-in-code"), page.text("sign-in-code-refused"));
            refuse(page, form)
        }
        Ok(None) => Err(AppError::ExpiredLink),
        Err(ChangeError::Database(error)) => Err(error.into()),
        Err(error) => Err(AppError::internal_from(error)),
    }
}

/// The sentence for a password that breaks a rule.
pub(crate) fn sentence_of(error: PasswordError) -> &'static str {
    match error {
        PasswordError::TooShort => "password-too-short",
        PasswordError::TooLong => "password-too-long",
        PasswordError::TooPlain => "password-too-plain",
        PasswordError::IsTheAddress => "password-is-the-address",
    }
}

/// A path segment as it may stand in an address.
fn segment(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}
