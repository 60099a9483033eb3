//! The choice of light or dark colours.

use actix_web::cookie::time::Duration;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};

use crate::request::{Page, SignedPost, Theme};
use crate::response::{AppError, redirect};

/// `POST /{language}/theme`: keeps the choice in a cookie and goes back to where the reader was. The form stands on
/// every page and carries no token, so that reading needs no cookie; a post from another site is refused all the same.
///
/// # Errors
/// A choice that there is not.
pub async fn choose(
    request: HttpRequest,
    page: Page,
    SignedPost(posted): SignedPost,
) -> Result<HttpResponse, AppError> {
    let theme: Theme = posted.get("theme").parse().map_err(|()| AppError::BadRequest)?;
    let quiet = request.headers().get(header::ACCEPT).is_some_and(|kinds| kinds == "application/json");
    let mut response = if quiet {
        HttpResponse::NoContent().finish()
    } else {
        redirect(&came_from(&request, &page.origin).unwrap_or_else(|| page.href("/")))
    };
    let cookie = crate::request::cookie(&page.state.settings, "theme", theme.word().to_owned())
        .max_age(Duration::days(365))
        .finish();
    response.add_cookie(&cookie).map_err(AppError::internal_from)?;
    Ok(response)
}

/// The page of ours that the form stood on.
fn came_from(request: &HttpRequest, origin: &str) -> Option<String> {
    let referrer = request.headers().get(header::REFERER)?.to_str().ok()?;
    let address = url::Url::parse(referrer).ok()?;
    let host = request.connection_info().host().to_owned();
    let ours = address.origin().ascii_serialization() == origin
        || address.host_str().is_some_and(|name| host.split(':').next() == Some(name));
    let query = address.query().map(|query| format!("?{query}")).unwrap_or_default();
    let path = format!("{}{query}", address.path());
    (ours && local_path(&path).is_some()).then_some(path)
}

/// A path of ours, never an address elsewhere: `//example.com` would lead away.
pub(crate) fn local_path(path: &str) -> Option<&str> {
    let stays = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n']);
    stays.then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_back_never_leads_to_another_site() {
        assert_eq!(local_path("/search?q=kaas"), Some("/search?q=kaas"));
        assert_eq!(local_path("//example.com"), None);
        assert_eq!(local_path("/\\example.com"), None);
        assert_eq!(local_path("https://example.com"), None);
    }
}
