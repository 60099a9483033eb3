//! Signing in: by a code or a link that comes by mail, or by password; and signing out.

use account::sign_in::SignedIn;
use account::{ChallengeId, EmailAddress, challenge};
use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::form::Form;
use crate::pages::theme::local_path;
use crate::request::{Page, Posted, clear_session_cookie, cookie, session_cookie, session_token};
use crate::response::{AppError, flash, redirect, redirect_saying, render, render_as};

#[derive(Template)]
#[template(path = "account/sign_in.html")]
struct SignInPage {
    page: Page,
    form: Form,
    next: String,
}

#[derive(Template)]
#[template(path = "account/code.html")]
struct CodePage {
    page: Page,
    form: Form,
    challenge: String,
    next: String,
}

#[derive(Template)]
#[template(path = "account/link.html")]
struct LinkPage {
    page: Page,
    token: String,
}

/// Where to go afterwards.
#[derive(Deserialize)]
pub struct Next {
    #[serde(default)]
    pub(crate) next: String,
}

/// The cookie that remembers it for those who follow the link in the mail and do not type the code.
const NEXT: &str = "next";

/// `GET /{language}/sign-in`
///
/// # Errors
/// None of its own.
pub async fn show(page: Page, query: web::Query<Next>) -> Result<HttpResponse, AppError> {
    render(&SignInPage { page, form: Form::new(), next: query.into_inner().next })
}

/// `POST /{language}/sign-in`: sends a code, with the same answer for every address.
///
/// # Errors
/// The database is away; too many attempts.
pub async fn ask(page: Page, posted: Posted) -> Result<HttpResponse, AppError> {
    let next = posted.get("next").to_owned();
    let Ok(email) = posted.get("email").parse::<EmailAddress>() else {
        let mut form = Form::typed(posted.fields());
        form.refuse("email", page.text("sign-in-email"), page.text("sign-in-email-wrong"));
        return render_as(StatusCode::UNPROCESSABLE_ENTITY, &SignInPage { page, form, next });
    };
    page.state.limits.check_sign_in(&email)?;
    let (generator, language, now) = (page.state.generator.clone(), page.language, page.now());
    let challenge = page
        .state
        .db
        .write(move |conn| account::sign_in::ask(conn, &generator, &email, language, now))
        .await
        .map_err(AppError::from)?;
    ask_for_code(&page, challenge, &next)
}

/// `POST /{language}/sign-in/password`
///
/// # Errors
/// The database is away; too many attempts.
pub async fn by_password(request: HttpRequest, page: Page, posted: Posted) -> Result<HttpResponse, AppError> {
    let next = posted.get("next").to_owned();
    let email = posted.get("password_email").parse::<EmailAddress>();
    let signed_in = match email {
        Ok(email) => {
            page.state.limits.check_sign_in(&email)?;
            let (db, generator, now) = (page.state.db.clone(), page.state.generator.clone(), page.now());
            let typed = posted.raw("password").to_owned();
            let previous = session_token(&request, &page.state.settings);
            web::block(move || {
                account::sign_in::by_password(&db, &generator, &email, &typed, previous.as_ref(), now)
            })
            .await
            .map_err(AppError::internal_from)??
        }
        Err(_) => None,
    };
    match signed_in {
        Some(signed_in) => Ok(welcome(&page, &signed_in, &next)),
        None => {
            let mut form = Form::typed(posted.fields());
            form.refuse("password", page.text("sign-in-password"), page.text("sign-in-password-refused"));
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &SignInPage { page, form, next })
        }
    }
}

/// `GET /{language}/sign-in/code/{challenge}`: asks for the code.
///
/// # Errors
/// A challenge that cannot be one.
pub async fn show_code(
    page: Page,
    path: web::Path<(String, String)>,
    query: web::Query<Next>,
) -> Result<HttpResponse, AppError> {
    let challenge: ChallengeId = path.1.parse().map_err(|_| AppError::NotFound)?;
    let next = query.into_inner().next;
    render(&CodePage { page, form: Form::new(), challenge: challenge.to_string(), next })
}

/// `POST /{language}/sign-in/code/{challenge}`
///
/// # Errors
/// The database is away; a challenge that cannot be one.
pub async fn by_code(
    request: HttpRequest,
    page: Page,
    path: web::Path<(String, String)>,
    posted: Posted,
) -> Result<HttpResponse, AppError> {
    let challenge: ChallengeId = path.1.parse().map_err(|_| AppError::NotFound)?;
    let next = posted.get("next").to_owned();
    let (generator, now) = (page.state.generator.clone(), page.now());
    // As it is read aloud or copied: with a space or a hyphen in the middle.
    let code: String = posted.get("code").chars().filter(char::is_ascii_digit).take(12).collect();
    let previous = session_token(&request, &page.state.settings);
    let signed_in = page
        .state
        .db
        .write(move |conn| {
            account::sign_in::by_code(conn, &generator, challenge, &code, previous.as_ref(), now)
        })
        .await
        .map_err(AppError::from)?;
    match signed_in {
        Some(signed_in) => Ok(welcome(&page, &signed_in, &next)),
        None => {
            let mut form = Form::new();
            form.refuse("code", page.text("sign-in-code"), page.text("sign-in-code-refused"));
            let challenge = challenge.to_string();
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &CodePage { page, form, challenge, next })
        }
    }
}

/// `GET /{language}/sign-in/link/{token}`: one button, so that a mail scanner that follows the link changes nothing.
///
/// # Errors
/// None of its own: whether the link is good is seen when the button is pressed.
pub async fn show_link(page: Page, path: web::Path<(String, String)>) -> Result<HttpResponse, AppError> {
    let token = path.into_inner().1;
    render(&LinkPage { page, token })
}

/// `POST /{language}/sign-in/link/{token}`
///
/// # Errors
/// [`AppError::ExpiredLink`] for a link that is used, too old or none.
pub async fn by_link(
    request: HttpRequest,
    page: Page,
    path: web::Path<(String, String)>,
    _posted: Posted,
) -> Result<HttpResponse, AppError> {
    let token = path.into_inner().1;
    let (generator, now) = (page.state.generator.clone(), page.now());
    let previous = session_token(&request, &page.state.settings);
    let signed_in = page
        .state
        .db
        .write(move |conn| account::sign_in::by_link(conn, &generator, &token, previous.as_ref(), now))
        .await
        .map_err(AppError::from)?
        .ok_or(AppError::ExpiredLink)?;
    let next = request.cookie(NEXT);
    let mut response = welcome(&page, &signed_in, next.as_ref().map_or("", Cookie::value));
    if next.is_some() {
        let gone = cookie(&page.state.settings, NEXT, String::new()).max_age(Duration::ZERO).finish();
        response.add_cookie(&gone).map_err(AppError::internal_from)?;
    }
    Ok(response)
}

/// `POST /{language}/sign-out`
///
/// # Errors
/// The database is away.
pub async fn sign_out(request: HttpRequest, page: Page, _posted: Posted) -> Result<HttpResponse, AppError> {
    if let Some(token) = session_token(&request, &page.state.settings) {
        page.state
            .db
            .write(move |conn| account::session::close(conn, &token))
            .await
            .map_err(AppError::from)?;
    }
    farewell(&page)
}

/// `POST /{language}/sign-out/everywhere`: in all browsers.
///
/// # Errors
/// The database is away.
pub async fn sign_out_everywhere(page: Page, _posted: Posted) -> Result<HttpResponse, AppError> {
    let user = page.signed_in()?.user;
    page.state.db.write(move |conn| account::session::close_all(conn, user)).await.map_err(AppError::from)?;
    farewell(&page)
}

/// On to where the code is typed; where to go afterwards is remembered in this browser as long as the code is good.
pub(crate) fn ask_for_code(
    page: &Page,
    challenge: ChallengeId,
    next: &str,
) -> Result<HttpResponse, AppError> {
    let mut response = redirect(&page.href(&code_address(challenge, next)));
    if let Some(next) = local_path(next) {
        let kept = cookie(&page.state.settings, NEXT, next.to_owned())
            .max_age(Duration::minutes(challenge::LIFETIME.num_minutes()))
            .finish();
        response.add_cookie(&kept).map_err(AppError::internal_from)?;
    }
    Ok(response)
}

/// Where the code is typed.
pub(crate) fn code_address(challenge: ChallengeId, next: &str) -> String {
    let query = local_path(next).map(|next| {
        let next: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
        format!("?next={next}")
    });
    format!("/sign-in/code/{challenge}{}", query.unwrap_or_default())
}

/// The session's cookie, and on to where the reader was going.
pub(crate) fn welcome(page: &Page, signed_in: &SignedIn, next: &str) -> HttpResponse {
    let next = local_path(next).unwrap_or("/account/start");
    let settings = &page.state.settings;
    let mut response = redirect_saying(&page.href(next), "sign-in-done", settings);
    if response.add_cookie(&session_cookie(&signed_in.token, settings)).is_err() {
        // A cookie of our own making always fits into a header.
        return HttpResponse::InternalServerError().finish();
    }
    response
}

fn farewell(page: &Page) -> Result<HttpResponse, AppError> {
    let settings = &page.state.settings;
    let mut response = redirect(&page.href("/"));
    response.add_cookie(&clear_session_cookie(settings)).map_err(AppError::internal_from)?;
    response.add_cookie(&flash("sign-out-done", settings)).map_err(AppError::internal_from)?;
    Ok(response)
}
