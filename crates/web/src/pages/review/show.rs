//! The page on which a profile is read.

use account::permission::Act;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use database::DbError;
use profile::company::CompanyRecord;
use profile::curation::{self, Decision, Review, State};
use profile::document::draft::PictureDraft;
use profile::document::{FieldError, ProfileDraft};
use profile::drafting;
use profile::media::{self, Media};
use profile::published;

use super::part::{Part, parts};
use crate::form::Form;
use crate::pages::company::Link;
use crate::pages::desk::company_of;
use crate::pages::my_company::{Event, event, lacking, state_label, state_tone};
use crate::request::Page;
use crate::response::{AppError, render_as};

#[derive(Template)]
#[template(path = "desk/review.html")]
struct ReviewPage {
    page: Page,
    form: Form,
    crumbs: Vec<Link>,
    name: String,
    state: State,
    state_tone: &'static str,
    state_label: String,
    is_change: bool,
    href: String,
    company_href: String,
    revision: i64,
    /// Who has accepted it, while a second reader has to.
    first_reader: String,
    /// This person was the first reader.
    is_first_reader: bool,
    lacking: Vec<(String, String)>,
    changed: Vec<Part>,
    unchanged: Vec<Part>,
    pictures: Vec<ShownPicture>,
    history: Vec<Event>,
}

struct ShownPicture {
    src: String,
    alt: String,
    width: i32,
    height: i32,
}

/// `GET /{language}/desk/review/{company}`
///
/// # Errors
/// [`AppError::SignInFirst`], [`AppError::NotAllowed`]; not found, also for a company of another office.
pub async fn show(page: Page, path: web::Path<(String, String)>) -> Result<HttpResponse, AppError> {
    let company = company_of(&page, &path.1, Act::ReviewProfile).await?;
    render_review(page, company, Form::new(), &[], StatusCode::OK).await
}

/// Shows the page. `errors` are what keeps the profile from being published.
///
/// # Errors
/// The database is away.
pub(super) async fn render_review(
    page: Page,
    company: CompanyRecord,
    form: Form,
    errors: &[FieldError],
    status: StatusCode,
) -> Result<HttpResponse, AppError> {
    let id = company.id;
    let loaded = page
        .state
        .db
        .read(move |conn| {
            let Some(draft) = drafting::load(conn, id)? else { return Ok(None) };
            let old = match draft.company.published_version {
                Some(version) => published::version(conn, id, version)?,
                None => None,
            };
            let (reviews, files) = (curation::reviews(conn, id)?, media::of_company(conn, id)?);
            Ok::<_, DbError>(Some((draft, old, reviews, files)))
        })
        .await?;
    let (draft, old, reviews, files) = loaded.ok_or(AppError::NotFound)?;
    let old = old.as_ref().map(ProfileDraft::from);
    let all = parts(&page, &draft.profile, old.as_ref());
    // A new profile is read in full: all of it counts as changed.
    let (changed, unchanged) = all.into_iter().partition(|part: &Part| old.is_none() || part.changed);
    let record = draft.company;
    let first = first_reader(&record, &reviews);
    let user = page.signed_in()?.user;
    let template = ReviewPage {
        crumbs: vec![Link { label: page.text("desk-queue").to_string(), href: page.href("/desk") }],
        state: record.state,
        state_tone: state_tone(record.state),
        state_label: state_label(&page, record.state),
        is_change: old.is_some(),
        href: page.href(&format!("/desk/review/{id}")),
        company_href: page.href(&format!("/desk/companies/{id}")),
        revision: record.revision,
        first_reader: first.map(|review| review.reviewer_name.clone()).unwrap_or_default(),
        is_first_reader: first.is_some_and(|review| review.reviewer == user),
        lacking: lacking(&page, errors),
        changed,
        unchanged,
        pictures: pictures(&page, &draft.profile, &files),
        history: reviews.iter().map(|review| event(&page, review)).collect(),
        name: record.name,
        form,
        page,
    };
    render_as(status, &template)
}

impl ReviewPage {
    /// Whether a decision can be taken.
    fn is_open(&self) -> bool {
        self.state.is_with_office()
    }

    /// Whether nobody has said yet that he reads it.
    fn is_untouched(&self) -> bool {
        self.state == State::Submitted
    }
}

fn first_reader<'a>(company: &CompanyRecord, reviews: &'a [Review]) -> Option<&'a Review> {
    let of_this =
        |review: &&Review| review.decision == Decision::Approved && review.revision == company.revision;
    reviews.iter().find(of_this).filter(|_| company.state == State::Approved)
}

fn pictures(page: &Page, draft: &ProfileDraft, files: &[Media]) -> Vec<ShownPicture> {
    const WIDTH: u32 = 800;
    let shown = |picture: &PictureDraft| {
        let file = files.iter().find(|file| file.id == picture.media)?;
        let alt = picture.alt.get(&page.language).or_else(|| picture.alt.values().next());
        Some(ShownPicture {
            src: crate::media::address(file, WIDTH),
            alt: alt.cloned().unwrap_or_default(),
            width: file.width,
            height: file.height,
        })
    };
    draft.logo.iter().chain(&draft.pictures).filter_map(shown).collect()
}
