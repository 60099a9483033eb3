//! The form of the profile.

use std::collections::HashMap;

use account::CompanyId;
use account::permission::Act;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use database::{Conn, DbError};
use locale::Language;
use profile::curation::{self, Decision, Review, State};
use profile::document::draft::{PictureDraft, ProfileDraft};
use profile::document::{FieldError, MediaId, limits};
use profile::drafting::{self, Draft};
use profile::media::{self, Media};
use serde::Deserialize;

use super::choices::{self, Choice, Picker, Source};
use super::conflict::{Difference, mark_of};
use super::fields::{self, Fields, picture_name};
use super::kept;
use super::label::{field_id, label, within_opportunity};
use super::problem::{count_in_opportunity, refuse_profile};
use crate::form::Form;
use crate::pages::company::Link;
use crate::pages::my_company::{Asked, Mine, crumbs, opportunity_title, state_label, state_tone};
use crate::request::Page;
use crate::response::{AppError, redirect_saying, render_as};

#[derive(Template)]
#[template(path = "my_company/edit.html")]
struct EditorPage {
    page: Page,
    form: Form,
    crumbs: Vec<Link>,
    name: String,
    state_label: String,
    state_tone: &'static str,
    links: Links,
    keep_name: String,
    mark: String,
    notice: Notice,
    differences: Vec<Difference>,
    countries: Vec<Choice>,
    goals: Vec<Choice>,
    sectors: Picker,
    products: Picker,
    markets: Picker,
    spoken: Picker,
    texts: Vec<TextFields>,
    logo: Option<ShownPicture>,
    pictures: Vec<ShownPicture>,
    kept_pictures: String,
    opportunities: Vec<OpportunityLink>,
    may_add: bool,
}

struct Links {
    save: String,
    copy: String,
    overview: String,
    new_opportunity: String,
}

/// What is said on top of the form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Notice {
    /// Nothing.
    None,
    /// The draft is kept, and some things in it are wrong.
    SavedWithErrors,
    /// It cannot be handed in like that.
    NotSubmitted,
    /// What was typed and not saved last time.
    Kept,
    /// Somebody else saved in the meantime.
    Conflict,
    /// It was not saved: something in it is far too long.
    NotSaved,
    /// It was saved but for a picture.
    PartlySaved,
    /// What was found for a picker.
    Found,
}

impl Notice {
    /// The end of its key in the catalog; empty: nothing is said.
    const fn word(self) -> &'static str {
        match self {
            Notice::None | Notice::Found => "",
            Notice::SavedWithErrors => "saved-with-errors",
            Notice::NotSubmitted => "not-submitted",
            Notice::Kept => "kept",
            Notice::Conflict => "conflict",
            Notice::NotSaved => "not-saved",
            Notice::PartlySaved => "partly-saved",
        }
    }

    const fn status(self) -> StatusCode {
        match self {
            Notice::Conflict => StatusCode::CONFLICT,
            Notice::NotSaved | Notice::PartlySaved => StatusCode::UNPROCESSABLE_ENTITY,
            _ => StatusCode::OK,
        }
    }
}

/// The names of the fields of one language.
struct TextFields {
    language: Language,
    title: String,
    headline: String,
    summary: String,
    story: String,
    /// Whether they stand open.
    open: bool,
}

struct ShownPicture {
    media: String,
    src: String,
    width: i32,
    height: i32,
    alts: Vec<AltField>,
}

struct AltField {
    name: String,
    language: Language,
    label: String,
}

struct OpportunityLink {
    title: String,
    href: String,
    wrong: usize,
}

/// What an address of the editor asks for.
#[derive(Deserialize)]
pub struct Wanted {
    #[serde(flatten)]
    asked: Asked,
    /// `yes`: what is wrong is said; `submission`: also that it was not handed in.
    #[serde(default)]
    check: String,
}

/// `GET /{language}/my/company/edit`
///
/// # Errors
/// [`AppError::SignInFirst`]; not found; not allowed; the database is away.
pub async fn show(page: Page, wanted: web::Query<Wanted>) -> Result<HttpResponse, AppError> {
    let mine = Mine::of(&page, &wanted.asked, Act::EditProfile).await?;
    let (user, id) = (page.signed_in()?.user, mine.company.id);
    let (loaded, typed) = page
        .state
        .db
        .read(move |conn| {
            let typed = kept::look(conn, user, &kept::name_of_profile(id))?;
            Ok::<_, DbError>((Loaded::read(conn, id)?, typed))
        })
        .await?;
    let loaded = loaded.ok_or(AppError::NotFound)?;
    if loaded.draft.company.state.is_with_office() {
        let to = mine.href(&page, "");
        return Ok(redirect_saying(&to, "editor-with-office", &page.state.settings));
    }
    // What was kept and is the same as the draft by now is of no use to anybody.
    let typed =
        typed.filter(|typed| fields::to_profile(typed, &loaded.draft.profile) != loaded.draft.profile);
    let mut form = Form::new();
    let (shown, mark, notice) = match typed {
        Some(typed) => {
            let mark = typed.iter().find(|(name, _)| name == "mark").map(|(_, mark)| mark.clone());
            (typed, mark.unwrap_or_default(), Notice::Kept)
        }
        None => {
            let shown = fields::of_profile(&loaded.draft.profile);
            (shown, mark_of(&edited_part(&loaded.draft.profile)), Notice::None)
        }
    };
    let mut notice = notice;
    if notice == Notice::None && !wanted.check.is_empty() {
        refuse_profile(&page, &mut form, &loaded.draft.profile, &loaded.errors(&page));
        let wrong = !loaded.errors(&page).is_empty();
        notice = match (wrong, wanted.check.as_str()) {
            (false, _) => Notice::None,
            (true, "submission") => Notice::NotSubmitted,
            (true, _) => Notice::SavedWithErrors,
        };
    }
    let content = Content { shown, mark, notice, find: String::new(), differences: Vec::new() };
    render_editor(page, &mine, &loaded, form, content)
}

/// What the form is filled with.
pub(super) struct Content {
    pub(super) shown: Fields,
    pub(super) mark: String,
    pub(super) notice: Notice,
    /// The picker whose search button was pressed.
    pub(super) find: String,
    pub(super) differences: Vec<Difference>,
}

/// What the page needs of the database.
pub(super) struct Loaded {
    pub(super) draft: Draft,
    reviews: Vec<Review>,
    media: HashMap<MediaId, Media>,
}

impl Loaded {
    /// Reads it.
    pub(super) fn read(conn: &mut Conn, id: CompanyId) -> Result<Option<Loaded>, DbError> {
        let Some(draft) = drafting::load(conn, id)? else { return Ok(None) };
        let reviews = curation::reviews(conn, id)?;
        let media = media::of_company(conn, id)?.into_iter().map(|media| (media.id, media)).collect();
        Ok(Some(Loaded { draft, reviews, media }))
    }

    fn errors(&self, page: &Page) -> Vec<FieldError> {
        self.draft.profile.check(page.today()).err().unwrap_or_default()
    }
}

/// What this form changes: all but the opportunities, which have their own.
pub(super) fn edited_part(draft: &ProfileDraft) -> ProfileDraft {
    ProfileDraft { opportunities: Vec::new(), ..draft.clone() }
}

/// Says the remarks of the office beside their fields.
fn say_remarks(page: &Page, form: &mut Form, loaded: &Loaded) {
    for (at, remark) in remarks(&loaded.draft, &loaded.reviews) {
        if within_opportunity(at).is_none() {
            let sentence = page.text("editor-remark").with("remark", remark);
            form.remark(field_id(page, &loaded.draft.profile, at), label(page, at), sentence);
        }
    }
}

/// What the office remarked when it gave the profile back, by field: it holds until the profile is handed in again.
pub(super) fn remarks<'a>(draft: &Draft, reviews: &'a [Review]) -> impl Iterator<Item = (&'a str, &'a str)> {
    let is_returned = draft.company.state == State::Returned;
    let last = reviews.first().filter(|review| is_returned && review.decision == Decision::Returned);
    last.into_iter().flat_map(|review| &review.remarks).map(|(at, remark)| (at.as_str(), remark.as_str()))
}

/// Shows the form.
///
/// # Errors
/// When the template fails.
pub(super) fn render_editor(
    page: Page,
    mine: &Mine,
    loaded: &Loaded,
    mut form: Form,
    content: Content,
) -> Result<HttpResponse, AppError> {
    let Content { shown, mark, notice, find, differences } = content;
    say_remarks(&page, &mut form, loaded);
    for (name, value) in &shown {
        form.set(name.clone(), value.clone());
    }
    let draft = fields::to_profile(&shown, &loaded.draft.profile);
    let errors = loaded.errors(&page);
    let picker = |source, name: &str| Picker::of(&page, source, name, &shown, &find);
    let template = EditorPage {
        crumbs: crumbs(&page, mine),
        name: loaded.draft.company.name.clone(),
        state_label: state_label(&page, loaded.draft.company.state),
        state_tone: state_tone(loaded.draft.company.state),
        links: Links {
            save: mine.href(&page, "/edit"),
            copy: mine.href(&page, "/copy"),
            overview: mine.href(&page, ""),
            new_opportunity: mine.href(&page, "/opportunities"),
        },
        keep_name: kept::name_of_profile(mine.company.id),
        countries: choices::countries(&page),
        goals: choices::goals(&page),
        sectors: picker(Source::Sector, "sectors"),
        products: picker(Source::Product, "products"),
        markets: picker(Source::Country, "company.markets"),
        spoken: picker(Source::SpokenLanguage, "company.languages"),
        texts: text_fields(&page, &draft, &form),
        logo: draft.logo.as_ref().and_then(|logo| shown_picture(&page, "logo", logo, loaded)),
        pictures: draft
            .pictures
            .iter()
            .filter_map(|picture| shown_picture(&page, &picture_name(picture.media), picture, loaded))
            .collect(),
        kept_pictures: form.value("pictures-kept").to_owned(),
        opportunities: loaded
            .draft
            .profile
            .opportunities
            .iter()
            .enumerate()
            .map(|(place, opportunity)| OpportunityLink {
                title: opportunity_title(&page, opportunity),
                href: mine.href(&page, &format!("/opportunities/{}", opportunity.id)),
                wrong: count_in_opportunity(&errors, place),
            })
            .collect(),
        may_add: loaded.draft.profile.opportunities.len() < limits::OPPORTUNITIES,
        page,
        form,
        mark,
        notice,
        differences,
    };
    render_as(notice.status(), &template)
}

/// The reader's language first; a language in which nothing is written stays folded unless it is the reader's.
fn text_fields(page: &Page, draft: &ProfileDraft, form: &Form) -> Vec<TextFields> {
    let others = Language::ALL.into_iter().filter(|language| *language != page.language);
    std::iter::once(page.language)
        .chain(others)
        .map(|language| {
            let name = |field: &str| format!("texts.{language}.{field}");
            let named = page.text("text-language").with("language", language.code());
            let (headline, summary, story) = (name("headline"), name("summary"), name("story"));
            let said = [&headline, &summary, &story].into_iter().any(|name| form.says_about(name));
            TextFields {
                language,
                title: page.text("editor-texts-in").with("language", named).to_string(),
                open: language == page.language || said || draft.texts.contains_key(&language),
                headline,
                summary,
                story,
            }
        })
        .collect()
}

fn shown_picture(page: &Page, name: &str, picture: &PictureDraft, loaded: &Loaded) -> Option<ShownPicture> {
    const WIDTH: u32 = 320;
    let media = loaded.media.get(&picture.media)?;
    let alts = Language::ALL.into_iter().map(|language| AltField {
        name: format!("{name}.alt.{language}"),
        label: page
            .text("editor-alt")
            .with("language", page.text("text-language").with("language", language.code()))
            .to_string(),
        language,
    });
    Some(ShownPicture {
        media: picture.media.to_string(),
        src: crate::media::address(media, WIDTH),
        width: media.width,
        height: media.height,
        alts: alts.collect(),
    })
}
