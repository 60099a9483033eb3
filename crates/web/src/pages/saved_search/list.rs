//! All saved searches of a user, with how much is new in each.

use actix_web::{HttpResponse, web};
use askama::Template;
use search::saved_search::{self, SavedSearch};

use crate::pages::search::described;
use crate::request::Page;
use crate::response::{AppError, render};

#[derive(Template)]
#[template(path = "saved_search/list.html")]
struct ListPage {
    page: Page,
    searches: Vec<Line>,
}

struct Line {
    name: String,
    href: String,
    parts: String,
    frequency: String,
    fresh: usize,
}

/// `GET /{language}/my/searches`
///
/// # Errors
/// [`AppError::SignInFirst`]; the database is away.
pub async fn list(page: Page) -> Result<HttpResponse, AppError> {
    let user = page.signed_in()?.user;
    let saved =
        page.state.db.read(move |conn| saved_search::of_user(conn, user)).await.map_err(AppError::from)?;
    let (state, language) = (page.state.clone(), page.language);
    let counted = web::block(move || {
        let fresh = |saved: SavedSearch| {
            let total = saved.matches_since(&state.search, saved.seen_at, language)?.total;
            Ok::<_, search::IndexError>((saved, total))
        };
        saved.into_iter().map(fresh).collect::<Result<Vec<_>, _>>()
    })
    .await
    .map_err(AppError::internal_from)?
    .map_err(AppError::internal_from)?;
    let searches = counted.iter().map(|(saved, fresh)| line(&page, saved, *fresh)).collect();
    render(&ListPage { page, searches })
}

fn line(page: &Page, saved: &SavedSearch, fresh: usize) -> Line {
    Line {
        name: saved.name.clone(),
        href: page.href(&format!("/my/searches/{}", saved.id)),
        parts: described(page, &saved.request(page.language)).join(", "),
        frequency: page.word("saved-search-frequency", saved.frequency.as_str()).to_string(),
        fresh,
    }
}
