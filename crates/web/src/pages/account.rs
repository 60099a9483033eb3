//! One's own account: name, language, password, sessions; and where to go after signing in.

use account::EmailAddress;
use account::password::{ChangeError, NewPassword, may_set_without_current};
use account::user::PersonName;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use locale::Language;

use crate::form::Form;
use crate::pages::password::sentence_of;
use crate::request::{LanguageLink, Page, Posted};
use crate::response::{AppError, redirect, redirect_saying, render, render_as};

#[derive(Template)]
#[template(path = "account/show.html")]
struct AccountPage {
    page: Page,
    form: Form,
    email: String,
    languages: Vec<LanguageOption>,
    /// Whether a new password may be set without the present one, right after signing in by mail.
    freely: bool,
}

/// An entry of the list of languages.
struct LanguageOption {
    value: &'static str,
    label: &'static str,
}

/// `GET /{language}/account/start`: to where somebody who has just signed in has something to do.
///
/// # Errors
/// [`AppError::SignInFirst`]
pub async fn start(page: Page) -> Result<HttpResponse, AppError> {
    let viewer = page.signed_in()?;
    let place = if viewer.is_staff() {
        "/desk"
    } else if viewer.has_company() {
        "/my/company"
    } else {
        "/my/company/new"
    };
    Ok(redirect(&page.href(place)))
}

/// `GET /{language}/account`
///
/// # Errors
/// [`AppError::SignInFirst`]
pub async fn show(page: Page) -> Result<HttpResponse, AppError> {
    let viewer = page.signed_in()?;
    let user = viewer.user;
    let known = page
        .state
        .db
        .read(move |conn| account::user::by_id(conn, user))
        .await
        .map_err(AppError::from)?
        .ok_or(AppError::SignInFirst)?;
    let mut form = Form::new();
    form.set("name", known.name);
    form.set("language", known.language.code());
    render(&AccountPage::new(page, form)?)
}

/// `POST /{language}/account`: name and language of the mails.
///
/// # Errors
/// [`AppError::SignInFirst`]; the database is away.
pub async fn change(page: Page, posted: Posted) -> Result<HttpResponse, AppError> {
    let user = page.signed_in()?.user;
    let name = posted.get("name").parse::<PersonName>();
    let language = posted.get("language").parse::<Language>().map_err(|_| AppError::BadRequest)?;
    let Ok(name) = name else {
        let mut form = Form::typed(posted.fields());
        form.refuse("name", page.text("sign-up-name"), page.text("sign-up-name-wrong"));
        return render_as(StatusCode::UNPROCESSABLE_ENTITY, &AccountPage::new(page, form)?);
    };
    let now = page.now();
    page.state
        .db
        .write(move |conn| {
            account::user::rename(conn, user, &name, now)?;
            account::user::set_language(conn, user, language, now)
        })
        .await
        .map_err(AppError::from)?;
    Ok(redirect_saying(&page.href("/account"), "account-saved", &page.state.settings))
}

/// `POST /{language}/account/password`
///
/// # Errors
/// [`AppError::SignInFirst`]; the database is away; too many attempts.
pub async fn change_password(page: Page, posted: Posted) -> Result<HttpResponse, AppError> {
    let viewer = page.signed_in()?;
    let email: EmailAddress = viewer.email.parse().map_err(AppError::internal_from)?;
    page.state.limits.check_sign_in(&email)?;
    let mut form = Form::new();
    form.set("name", &viewer.name);
    form.set("language", page.language.code());
    let new = match NewPassword::parse(posted.raw("new_password"), &email) {
        Ok(new) => new,
        Err(error) => {
            form.refuse("new_password", page.text("password-new"), page.text(sentence_of(error)));
            return render_as(StatusCode::UNPROCESSABLE_ENTITY, &AccountPage::new(page, form)?);
        }
    };
    let session = viewer.session.clone();
    let (db, generator, now) = (page.state.db.clone(), page.state.generator.clone(), page.now());
    let current = posted.has("current_password").then(|| posted.raw("current_password").to_owned());
    let outcome = web::block(move || {
        account::password::change(&db, &generator, &session, current.as_deref(), &new, now)
    })
    .await
    .map_err(AppError::internal_from)?;
    let sentence = match outcome {
        Ok(()) => {
            return Ok(redirect_saying(
                &page.href("/account"),
                "account-password-saved",
                &page.state.settings,
            ));
        }
        Err(ChangeError::WrongPassword) => "account-password-wrong",
        Err(ChangeError::ProofNeeded) => "account-password-proof-needed",
        Err(ChangeError::Database(error)) => return Err(error.into()),
        Err(error @ ChangeError::Hashing(_)) => return Err(AppError::internal_from(error)),
    };
    form.refuse("current_password", page.text("account-password-current"), page.text(sentence));
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &AccountPage::new(page, form)?)
}

impl AccountPage {
    fn new(page: Page, form: Form) -> Result<AccountPage, AppError> {
        let viewer = page.signed_in()?;
        let email = viewer.email.clone();
        let freely = may_set_without_current(&viewer.session, page.now());
        let languages = page
            .languages()
            .into_iter()
            .map(|LanguageLink { code, name, .. }| LanguageOption { value: code, label: name })
            .collect();
        Ok(AccountPage { page, form, email, languages, freely })
    }
}
