//! Saving a search: its name, how often letters come, and what it finds at present.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use search::saved_search::{self, Frequency};
use search::{SearchRequest, SearchResponse};

use super::{Choice, frequencies, refuse};
use crate::api::companies::search_request;
use crate::form::Form;
use crate::pages::search::{HitCard, described};
use crate::request::{Page, Posted};
use crate::response::{AppError, redirect_saying, render, render_as};

/// Hits of the preview.
const PREVIEW: usize = 3;

#[derive(Template)]
#[template(path = "saved_search/new.html")]
struct NewPage {
    page: Page,
    form: Form,
    /// Nothing was asked for, so there is nothing to save.
    is_empty: bool,
    query: String,
    parts: Vec<String>,
    frequencies: Vec<Choice>,
    total: usize,
    hits: Vec<HitCard>,
}

/// `GET /{language}/my/searches/new?…`, with the parameters of a search.
///
/// # Errors
/// [`AppError::SignInFirst`], which leads back here; [`AppError::InvalidParameter`] for a filter that there is not.
pub async fn show_new(request: HttpRequest, page: Page) -> Result<HttpResponse, AppError> {
    page.signed_in()?;
    let search = search_request(request.query_string())?;
    let mut form = Form::new();
    form.set(
        "name",
        described(&page, &search).join(", ").chars().take(saved_search::LONGEST_NAME).collect::<String>(),
    );
    form.set("frequency", Frequency::Weekly.as_str());
    render(&NewPage::of(page, form, search).await?)
}

/// `POST /{language}/my/searches`
///
/// # Errors
/// [`AppError::SignInFirst`]; the database is away.
pub async fn save(page: Page, posted: Posted) -> Result<HttpResponse, AppError> {
    let user = page.signed_in()?.user;
    let search = search_request(posted.get("query"))?;
    let frequency = posted.get("frequency").parse().unwrap_or(Frequency::Never);
    let (name, now, asked) = (posted.get("name").to_owned(), page.now(), search.clone());
    let saved =
        page.state.db.write(move |conn| saved_search::save(conn, user, &name, &asked, frequency, now)).await;
    match saved {
        Ok(_) => Ok(redirect_saying(&page.href("/my/searches"), "saved-search-done", &page.state.settings)),
        Err(error) => {
            let mut form = Form::typed(posted.fields());
            refuse(&page, &mut form, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &NewPage::of(page, form, search).await?)
        }
    }
}

impl NewPage {
    async fn of(page: Page, form: Form, search: SearchRequest) -> Result<NewPage, AppError> {
        let mut preview = search.clone().for_reader(page.language);
        (preview.page, preview.per_page) = (1, PREVIEW);
        let state = page.state.clone();
        let found: SearchResponse = web::block(move || state.search.search(&preview))
            .await
            .map_err(AppError::internal_from)?
            .map_err(AppError::internal_from)?;
        Ok(NewPage {
            form,
            is_empty: search.q.trim().is_empty() && !search.is_filtered(),
            query: search.to_query(),
            parts: described(&page, &search),
            frequencies: frequencies(&page),
            total: found.total,
            hits: found.hits.iter().map(|hit| HitCard::of(&page, hit)).collect(),
            page,
        })
    }
}
