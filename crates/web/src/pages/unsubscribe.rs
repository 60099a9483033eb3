//! Stopping letters of a kind, by the link in each of them. Mail programs post to it by themselves (RFC 8058).

use actix_web::{HttpResponse, web};
use askama::Template;
use messaging::unwanted::{self, Kind, UnsubscribeError};

use crate::request::{Page, SignedPost};
use crate::response::{AppError, render};

#[derive(Template)]
#[template(path = "unsubscribe/show.html")]
struct UnsubscribePage {
    page: Page,
    title: String,
    text: String,
    /// Where the button posts to; none when it has been pressed.
    action: Option<String>,
}

/// `GET /{language}/unsubscribe/{signed}`: one button, so that a mail scanner that follows the link changes nothing.
///
/// # Errors
/// A link that is forged or whose time is over.
pub async fn show(page: Page, path: web::Path<(String, String)>) -> Result<HttpResponse, AppError> {
    let (_, kind) = unwanted::read_link(&page.state.link_key, &path.1, page.now())?;
    let action = page.href(&format!("/unsubscribe/{}", path.1));
    render(&UnsubscribePage {
        title: page.text("unsubscribe-title").to_string(),
        text: kind_label(&page, kind),
        action: Some(action),
        page,
    })
}

/// `POST /{language}/unsubscribe/{signed}`: without session and without a form of ours before it. A second time
/// changes nothing.
///
/// # Errors
/// A link that is forged or whose time is over; the database is away.
pub async fn stop(
    page: Page,
    path: web::Path<(String, String)>,
    _: SignedPost,
) -> Result<HttpResponse, AppError> {
    let (key, signed, now) = (page.state.link_key.clone(), path.into_inner().1, page.now());
    let kind =
        page.state.db.write(move |conn| unwanted::unsubscribe(conn, &key, &signed, now)).await.map_err(
            |error| match error {
                UnsubscribeError::Link(error) => AppError::from(error),
                UnsubscribeError::Database(error) => error.into(),
            },
        )?;
    render(&UnsubscribePage {
        title: page.text("unsubscribe-done").to_string(),
        text: kind_label(&page, kind),
        action: None,
        page,
    })
}

fn kind_label(page: &Page, kind: Kind) -> String {
    page.word("unsubscribe-kind", kind.as_str()).to_string()
}
