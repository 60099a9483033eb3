//! What waits for the office, the longest waiting first.

use std::collections::HashMap;

use account::permission::Act;
use actix_web::HttpResponse;
use askama::Template;
use database::DbError;
use profile::curation::{self, QueueEntry};

use super::{MenuItem, menu, office_of};
use crate::pages::my_company::{state_label, state_tone};
use crate::request::Page;
use crate::response::{AppError, render};

/// The most that one page shows; an office with more has other worries.
const MOST_SHOWN: i64 = 200;

#[derive(Template)]
#[template(path = "desk/queue.html")]
struct QueuePage {
    page: Page,
    title: String,
    menu: Vec<MenuItem>,
    entries: Vec<Entry>,
    changes: usize,
}

struct Entry {
    name: String,
    href: String,
    state_tone: &'static str,
    state: String,
    is_change: bool,
    /// Empty: it is the desk of one office.
    office: String,
    since: String,
    since_datetime: String,
    days: i64,
}

/// `GET /{language}/desk`
///
/// # Errors
/// [`AppError::SignInFirst`], [`AppError::NotAllowed`]; the database is away.
pub async fn show(page: Page) -> Result<HttpResponse, AppError> {
    let office = office_of(&page, Act::SeeDesk)?;
    let now = page.now();
    let (queue, offices) = page
        .state
        .db
        .read(move |conn| {
            Ok::<_, DbError>((curation::queue(conn, office, MOST_SHOWN, now)?, account::office::all(conn)?))
        })
        .await?;
    let names: HashMap<_, String> = offices.into_iter().map(|office| (office.id, office.name)).collect();
    let entries: Vec<Entry> = queue
        .iter()
        .map(|entry| {
            let name = names.get(&entry.company.office).cloned().unwrap_or_default();
            Entry::of(&page, entry, if office.is_none() { name } else { String::new() })
        })
        .collect();
    let title = office.and_then(|office| names.get(&office).cloned());
    let title = match title {
        Some(name) => page.text("office-title").with("city", name).to_string(),
        None => page.text("desk-all-offices").to_string(),
    };
    let changes = queue.iter().filter(|entry| entry.is_change).count();
    render(&QueuePage { menu: menu(&page, Some(entries.len())), page, title, entries, changes })
}

impl Entry {
    fn of(page: &Page, entry: &QueueEntry, office: String) -> Entry {
        let company = &entry.company;
        let since = company.submitted_at.unwrap_or(company.updated_at);
        Entry {
            name: company.name.clone(),
            href: page.href(&format!("/desk/review/{}", company.id)),
            state_tone: state_tone(company.state),
            state: state_label(page, company.state),
            is_change: entry.is_change,
            office,
            since: page.day(&since),
            since_datetime: since.and_utc().to_rfc3339(),
            days: page.days_since(&since),
        }
    }
}
