//! What keeps other sites out: headers, the origin of posts, the tokens of forms.

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use account::SessionToken;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, header};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, web};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::AppState;
use crate::response::AppError;

/// Nothing from elsewhere, nothing inline: a page holds what this server serves, and a text that somebody typed can
/// never run.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; \
     manifest-src 'self'";

/// The key that the tokens of forms are made with.
pub struct FormKey(SecretString);

impl FormKey {
    /// From the installation's secret, the same on all nodes.
    pub fn new(secret: SecretString) -> FormKey {
        FormKey(secret)
    }

    fn token(&self, holder: &str) -> String {
        // An HMAC takes a key of any length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.0.expose_secret().as_bytes()) else {
            return String::new();
        };
        mac.update(b"form\0");
        mac.update(holder.as_bytes());
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    }
}

/// The token of the forms on one page: bound to the session, or for a visitor to a cookie that is set only when a
/// page really holds a form.
#[derive(Clone)]
pub struct FormToken {
    value: String,
    visitor: Option<Rc<VisitorCookie>>,
}

struct VisitorCookie {
    value: String,
    is_new: bool,
    used: Cell<bool>,
}

impl FormToken {
    /// The token for whoever makes this request.
    pub fn of(request: &HttpRequest, state: &AppState, session: Option<&SessionToken>) -> FormToken {
        if let Some(session) = session {
            return FormToken { value: session.form_token(), visitor: None };
        }
        // One request asks several times (the page, its error page): they share the cookie that will be set.
        if let Some(cookie) = request.extensions().get::<Rc<VisitorCookie>>() {
            return FormToken { value: state.form_key.token(&cookie.value), visitor: Some(cookie.clone()) };
        }
        let shown = request
            .cookie("visitor")
            .map(|cookie| cookie.value().to_owned())
            .filter(|value| value.len() == 43);
        let is_new = shown.is_none();
        let value = shown.unwrap_or_else(|| URL_SAFE_NO_PAD.encode(state.generator.token()));
        let cookie = Rc::new(VisitorCookie { value, is_new, used: Cell::new(false) });
        request.extensions_mut().insert(cookie.clone());
        FormToken { value: state.form_key.token(&cookie.value), visitor: Some(cookie) }
    }

    /// Whether a posted token is this one.
    pub fn accepts(&self, posted: &str) -> bool {
        let fresh = self.visitor.as_ref().is_some_and(|cookie| cookie.is_new);
        !fresh && bool::from(self.value.as_bytes().ct_eq(posted.as_bytes()))
    }
}

impl fmt::Display for FormToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(cookie) = &self.visitor {
            cookie.used.set(true);
        }
        f.write_str(&self.value)
    }
}

/// Sets the headers of every answer, and the cookies that the request made necessary.
///
/// # Errors
/// Those of what it surrounds.
pub async fn headers<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let state = request.app_data::<web::Data<AppState>>().cloned();
    let flash_shown = request.cookie("flash").is_some();
    let mut response = next.call(request).await?;
    let new_visitor = response
        .request()
        .extensions()
        .get::<Rc<VisitorCookie>>()
        .filter(|cookie| cookie.is_new && cookie.used.get())
        .map(|cookie| cookie.value.clone());
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if let Some(state) = state {
        let settings = &state.settings;
        if let Some(value) = new_visitor {
            let cookie = crate::request::cookie(settings, "visitor", value).finish();
            response.response_mut().add_cookie(&cookie).map_err(AppError::internal_from)?;
        }
        let sets_flash = response.response().cookies().any(|cookie| cookie.name() == "flash");
        if flash_shown && is_page && !sets_flash {
            let gone = crate::request::cookie(settings, "flash", String::new())
                .max_age(actix_web::cookie::time::Duration::ZERO)
                .finish();
            response.response_mut().add_cookie(&gone).map_err(AppError::internal_from)?;
        }
        if settings.secure() {
            set(&mut response, header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains");
        }
    }
    set(&mut response, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // Not `no-referrer`: a browser would then post from pages with a secret in their address as from the origin `null`
    // (Fetch, 3.2), which is refused. No other site learns such an address this way either.
    set(&mut response, header::REFERRER_POLICY, "same-origin");
    if is_page {
        set(&mut response, header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY);
        set(&mut response, header::X_FRAME_OPTIONS, "DENY");
        set(
            &mut response,
            header::HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=()",
        );
        set(&mut response, header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    }
    Ok(response)
}

/// Refuses a post that another site made the browser send. A program that sends neither header has no browser's
/// cookies to abuse; its form token is checked all the same.
///
/// # Errors
/// Those of what it surrounds.
pub async fn same_origin<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if !safe && comes_from_elsewhere(&request) {
        return Ok(request.error_response(AppError::ForeignOrigin).map_into_right_body());
    }
    Ok(next.call(request).await?.map_into_left_body())
}

fn comes_from_elsewhere(request: &ServiceRequest) -> bool {
    let text = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap_or("?").to_owned());
    if let Some(site) = text("sec-fetch-site") {
        return site != "same-origin" && site != "none";
    }
    let Some(origin) = text("origin") else { return false };
    let host = text("host").unwrap_or_default();
    let own = request.app_data::<web::Data<AppState>>().map(|state| state.settings.origin.clone());
    let same_host = origin.split_once("://").is_some_and(|(_, rest)| rest == host);
    Some(&origin) != own.as_ref() && !same_host
}

fn set<B>(response: &mut ServiceResponse<B>, name: header::HeaderName, value: &'static str) {
    response.headers_mut().insert(name, header::HeaderValue::from_static(value));
}
