//! The profile as the public will see it.

use account::permission::Act;
use actix_web::{HttpResponse, web};
use askama::Template;
use database::DbError;
use profile::document::{MediaId, ProfileDocument};
use profile::drafting;
use profile::media::{self, Media};
use profile::published::{PublishedOpportunity, PublishedProfile};

use super::{Asked, Mine, crumbs, lacking};
use crate::pages::company::{self, Link, Preview};
use crate::request::Page;
use crate::response::{AppError, render};

#[derive(Template)]
#[template(path = "my_company/not_yet.html")]
struct NotYetPage {
    page: Page,
    crumbs: Vec<Link>,
    lacking: Vec<(String, String)>,
    edit: String,
}

/// `GET /{language}/my/company/preview`: in the language of the page; the menu of languages shows the others. A draft
/// with something wrong in it has no public form yet: then it is said what is wrong.
///
/// # Errors
/// [`AppError::SignInFirst`]; not found; the database is away.
pub async fn preview(page: Page, asked: web::Query<Asked>) -> Result<HttpResponse, AppError> {
    let mine = Mine::of(&page, &asked, Act::ReadDraft).await?;
    let (id, office) = (mine.company.id, mine.company.office);
    let (draft, office, files) = page
        .state
        .db
        .read(move |conn| {
            let files = media::of_company(conn, id)?;
            Ok::<_, DbError>((drafting::load(conn, id)?, account::office::by_id(conn, office)?, files))
        })
        .await?;
    let (Some(draft), Some(office)) = (draft, office) else { return Err(AppError::NotFound) };
    let edit = mine.href(&page, "/edit");
    match draft.profile.check(page.today()) {
        Ok(document) => {
            let preview = Preview {
                edit,
                logo: logo(&document, &files),
                opportunities: mine.href(&page, "/edit") + "#opportunities",
            };
            let profile = as_published(&page, &mine, &office, document);
            company::render_preview(page, &profile, &office, &files, preview)
        }
        Err(errors) => {
            let (crumbs, lacking) = (crumbs(&page, &mine), lacking(&page, &errors));
            let edit = mine.href_with(&page, "/edit", "check=yes");
            render(&NotYetPage { page, crumbs, lacking, edit })
        }
    }
}

/// The address of the draft's own logo; empty when it has none.
fn logo(document: &ProfileDocument, files: &[Media]) -> String {
    const WIDTH: u32 = 320;
    let wanted: Option<MediaId> = document.logo.as_ref().map(|logo| logo.media);
    let file = files.iter().find(|file| Some(file.id) == wanted);
    file.map(|file| crate::media::address(file, WIDTH)).unwrap_or_default()
}

/// As it would be published now.
fn as_published(
    page: &Page,
    mine: &Mine,
    office: &account::office::Office,
    mut document: ProfileDocument,
) -> PublishedProfile {
    let now = page.now();
    let valid = |day: Option<chrono::NaiveDate>| {
        day.unwrap_or_else(|| page.today() + chrono::Days::new(profile::document::limits::VALID_DAYS))
    };
    let opportunities = std::mem::take(&mut document.opportunities)
        .into_iter()
        .map(|opportunity| PublishedOpportunity {
            id: opportunity.id,
            slug: opportunity.id.to_string(),
            valid_until: valid(opportunity.valid_until),
            published_at: now,
            opportunity,
        })
        .collect();
    profile::published::hide_confidential(&mut document);
    PublishedProfile {
        id: mine.company.id,
        slug: mine.company.slug.clone(),
        office: office.id,
        office_name: office.name.clone(),
        document,
        opportunities,
        version: mine.company.published_version.unwrap_or_default() + 1,
        published_at: mine.company.published_at.unwrap_or(now),
        changed_at: now,
        confirmed_at: Some(now),
    }
}
