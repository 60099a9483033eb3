//! One saved search: what is new since its owner last looked, its name, how often letters come, and its end.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use search::saved_search::{self, Frequency, SavedSearch, SavedSearchId};

use super::{Choice, frequencies, refuse};
use crate::form::Form;
use crate::pages::company::Link;
use crate::pages::search::{HitCard, described};
use crate::request::{Page, Posted};
use crate::response::{AppError, redirect_saying, render, render_as};

#[derive(Template)]
#[template(path = "saved_search/show.html")]
struct OnePage {
    page: Page,
    form: Form,
    crumbs: Vec<Link>,
    name: String,
    parts: Vec<String>,
    /// The whole search.
    all: String,
    since: String,
    total: usize,
    hits: Vec<HitCard>,
    frequencies: Vec<Choice>,
    action: String,
    seen: String,
    removal: String,
}

/// `GET /{language}/my/searches/{search}`
///
/// # Errors
/// [`AppError::SignInFirst`]; not found for another user's search; the database is away.
pub async fn show(page: Page, path: web::Path<(String, String)>) -> Result<HttpResponse, AppError> {
    let saved = own(&page, &path.1).await?;
    let mut form = Form::new();
    form.set("name", saved.name.clone());
    form.set("frequency", saved.frequency.as_str());
    render(&OnePage::of(page, form, &saved).await?)
}

/// `POST /{language}/my/searches/{search}`: its name, and how often letters come.
///
/// # Errors
/// As [`show`].
pub async fn change(
    page: Page,
    path: web::Path<(String, String)>,
    posted: Posted,
) -> Result<HttpResponse, AppError> {
    let saved = own(&page, &path.1).await?;
    let frequency = posted.get("frequency").parse().unwrap_or(Frequency::Never);
    let (user, id, name) = (saved.user_id, saved.id, posted.get("name").to_owned());
    let changed =
        page.state.db.write(move |conn| saved_search::change(conn, user, id, &name, frequency)).await;
    match changed {
        Ok(true) => Ok(done(&page, &address(&saved), "saved-search-changed")),
        Ok(false) => Err(AppError::NotFound),
        Err(error) => {
            let mut form = Form::typed(posted.fields());
            refuse(&page, &mut form, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &OnePage::of(page, form, &saved).await?)
        }
    }
}

/// `POST /{language}/my/searches/{search}/seen`: from now on only what comes later is new.
///
/// # Errors
/// As [`show`].
pub async fn mark_seen(
    page: Page,
    path: web::Path<(String, String)>,
    _posted: Posted,
) -> Result<HttpResponse, AppError> {
    let saved = own(&page, &path.1).await?;
    let (user, id, now) = (saved.user_id, saved.id, page.now());
    page.state
        .db
        .write(move |conn| saved_search::mark_seen(conn, user, id, now))
        .await
        .map_err(AppError::from)?;
    Ok(done(&page, &address(&saved), "saved-search-seen"))
}

/// `POST /{language}/my/searches/{search}/removal`
///
/// # Errors
/// As [`show`].
pub async fn remove(
    page: Page,
    path: web::Path<(String, String)>,
    _posted: Posted,
) -> Result<HttpResponse, AppError> {
    let saved = own(&page, &path.1).await?;
    let (user, id) = (saved.user_id, saved.id);
    page.state.db.write(move |conn| saved_search::remove(conn, user, id)).await.map_err(AppError::from)?;
    Ok(done(&page, "/my/searches", "saved-search-removed"))
}

async fn own(page: &Page, id: &str) -> Result<SavedSearch, AppError> {
    let user = page.signed_in()?.user;
    let id: SavedSearchId = id.parse().map_err(|_| AppError::NotFound)?;
    let found = page.state.db.read(move |conn| saved_search::by_id(conn, user, id)).await;
    found.map_err(AppError::from)?.ok_or(AppError::NotFound)
}

fn address(saved: &SavedSearch) -> String {
    format!("/my/searches/{}", saved.id)
}

fn done(page: &Page, path: &str, message: &'static str) -> HttpResponse {
    redirect_saying(&page.href(path), message, &page.state.settings)
}

impl OnePage {
    async fn of(page: Page, form: Form, saved: &SavedSearch) -> Result<OnePage, AppError> {
        let (state, language, asked) = (page.state.clone(), page.language, saved.clone());
        let found = web::block(move || asked.matches_since(&state.search, asked.seen_at, language))
            .await
            .map_err(AppError::internal_from)?
            .map_err(AppError::internal_from)?;
        let title = page.text("saved-searches").to_string();
        Ok(OnePage {
            form,
            crumbs: vec![Link { label: title, href: page.href("/my/searches") }],
            name: saved.name.clone(),
            parts: described(&page, &saved.request(language)),
            all: page.href(&format!("/search?{}", saved.query)),
            since: page.moment(&saved.seen_at),
            total: found.total,
            hits: found.hits.iter().map(|hit| HitCard::of(&page, hit)).collect(),
            frequencies: frequencies(&page),
            seen: page.href(&format!("{}/seen", address(saved))),
            removal: page.href(&format!("{}/removal", address(saved))),
            action: page.href(&address(saved)),
            page,
        })
    }
}
