//! What somebody wants letters about, kind by kind. Letters that must arrive cannot be declined.

use account::UserId;
use actix_web::HttpResponse;
use askama::Template;
use database::{Conn, DbError};
use messaging::unwanted::{self, Kind};

use crate::form::Form;
use crate::pages::editor::Choice;
use crate::request::{Page, PageViewer, Posted};
use crate::response::{AppError, redirect_saying, render};

/// The name of the boxes.
const WANTED: &str = "wanted";

#[derive(Template)]
#[template(path = "account/mails.html")]
struct MailChoicePage {
    page: Page,
    form: Form,
    kinds: Vec<Choice>,
}

/// `GET /{language}/account/mails`
///
/// # Errors
/// [`AppError::SignInFirst`]; the database is away.
pub async fn show(page: Page) -> Result<HttpResponse, AppError> {
    let viewer = page.signed_in()?;
    let (user, kinds) = (viewer.user, offered(viewer));
    let unwanted = page.state.db.read(move |conn| unwanted::of_user(conn, user)).await?;
    let mut form = Form::new();
    for kind in kinds.iter().filter(|kind| !unwanted.contains(kind)) {
        form.set(WANTED, kind.as_str());
    }
    let kinds = kinds
        .iter()
        .map(|kind| Choice {
            value: kind.as_str().to_owned(),
            label: page.word("account-mails-kind", kind.as_str()).to_string(),
        })
        .collect();
    render(&MailChoicePage { page, form, kinds })
}

/// `POST /{language}/account/mails`: what is ticked is wanted.
///
/// # Errors
/// [`AppError::SignInFirst`]; the database is away.
pub async fn choose(page: Page, posted: Posted) -> Result<HttpResponse, AppError> {
    let viewer = page.signed_in()?;
    let (user, now) = (viewer.user, page.now());
    let chosen: Vec<(Kind, bool)> = offered(viewer)
        .into_iter()
        .map(|kind| (kind, posted.all(WANTED).any(|wanted| wanted == kind.as_str())))
        .collect();
    page.state.db.write(move |conn| keep(conn, user, &chosen, now)).await?;
    Ok(redirect_saying(&page.href("/account/mails"), "account-mails-saved", &page.state.settings))
}

fn keep(
    conn: &mut Conn,
    user: UserId,
    chosen: &[(Kind, bool)],
    now: chrono::NaiveDateTime,
) -> Result<(), DbError> {
    chosen.iter().try_for_each(|(kind, wanted)| unwanted::set(conn, user, *kind, *wanted, now))
}

/// The kinds that this person gets at all.
fn offered(viewer: &PageViewer) -> Vec<Kind> {
    Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Desk || viewer.is_staff()).collect()
}
