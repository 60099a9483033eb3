//! The session cookie. Over TLS it has the prefix `__Host-`, so that no neighbouring domain can set it.

use account::SessionToken;
use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use crate::WebSettings;

/// The session that the browser shows, if any; whether it is still good is the account crate's to say.
pub fn session_token(request: &HttpRequest, settings: &WebSettings) -> Option<SessionToken> {
    SessionToken::from_cookie(request.cookie(name(settings))?.value())
}

/// The cookie of a new session.
pub fn session_cookie(token: &SessionToken, settings: &WebSettings) -> Cookie<'static> {
    cookie(settings, name(settings), token.as_cookie()).max_age(Duration::days(30)).finish()
}

/// Takes the cookie away.
pub fn clear_session_cookie(settings: &WebSettings) -> Cookie<'static> {
    cookie(settings, name(settings), String::new()).max_age(Duration::ZERO).finish()
}

/// A cookie as all of ours are: for this host, out of reach of scripts, not sent along from other sites.
pub(crate) fn cookie(
    settings: &WebSettings,
    name: &'static str,
    value: String,
) -> actix_web::cookie::CookieBuilder<'static> {
    Cookie::build(name, value).path("/").http_only(true).same_site(SameSite::Lax).secure(settings.secure())
}

const fn name_for(secure: bool) -> &'static str {
    if secure { "__Host-session" } else { "session" }
}

fn name(settings: &WebSettings) -> &'static str {
    name_for(settings.secure())
}
