//! The form of one opportunity, which is a part of the company's draft.

use account::kept_form;
use account::permission::Act;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use database::{Conn, DbError};
use locale::Language;
use profile::curation::{self, Review};
use profile::document::draft::{KEPT_CHARACTERS, OpportunityDraft};
use profile::document::{OpportunityId, limits};
use profile::drafting::{self, Draft, SaveError};
use serde::Deserialize;

use super::choices::{self, Choice, Picker, Source};
use super::conflict::{Difference, differences, mark_of};
use super::fields::{self, Fields};
use super::kept;
use super::label::{label, opportunity_field_id, within_opportunity};
use super::problem::{count_in_opportunity, refuse_opportunity};
use super::show::remarks;
use crate::form::Form;
use crate::pages::company::Link;
use crate::pages::my_company::{Asked, Mine, crumbs, opportunity_title};
use crate::request::{Page, Posted};
use crate::response::{AppError, redirect, redirect_saying, render_as};

#[derive(Template)]
#[template(path = "my_company/opportunity.html")]
struct OpportunityEditorPage {
    page: Page,
    form: Form,
    crumbs: Vec<Link>,
    title: String,
    id: String,
    links: Links,
    keep_name: String,
    mark: String,
    /// The end of the key of what is said on top; empty: nothing.
    notice: &'static str,
    differences: Vec<Difference>,
    kinds: Vec<Choice>,
    fields_of_work: Vec<Choice>,
    cooperations: Vec<Choice>,
    stages: Vec<Choice>,
    iprs: Vec<Choice>,
    countries: Picker,
    keywords: Picker,
    texts: Vec<TextFields>,
}

impl OpportunityEditorPage {
    /// Whether what was kept for later is shown.
    fn has_kept(&self) -> bool {
        self.notice == "kept"
    }
}

struct Links {
    save: String,
    copy: String,
    removal: String,
    back: String,
}

/// The names of the fields of one language.
struct TextFields {
    language: Language,
    legend: String,
    open: bool,
    title: String,
    summary: String,
    description: String,
    partner_role: String,
    advantages: String,
    specification: String,
}

/// What an address of this form asks for.
#[derive(Deserialize)]
pub struct Wanted {
    #[serde(flatten)]
    asked: Asked,
    #[serde(default)]
    check: String,
}

/// `POST /{language}/my/company/opportunities`: adds an empty one to the draft and leads to its form.
///
/// # Errors
/// [`AppError::SignInFirst`]; not found; a conflict when there are as many as can be, or the office has the draft.
pub async fn add_opportunity(
    page: Page,
    asked: web::Query<Asked>,
    _posted: Posted,
) -> Result<HttpResponse, AppError> {
    let mine = Mine::of(&page, &asked, Act::EditProfile).await?;
    let added = OpportunityId::generate();
    change(&page, &mine, move |draft| {
        if draft.opportunities.len() < limits::OPPORTUNITIES {
            draft.opportunities.push(OpportunityDraft::new(added));
        }
    })
    .await?;
    Ok(redirect(&mine.href(&page, &format!("/opportunities/{added}"))))
}

/// `POST /{language}/my/company/opportunities/{opportunity}/removal`: takes it out of the draft. What is public stays
/// until the office has accepted the draft.
///
/// # Errors
/// As [`add_opportunity`]; taking out what is not there is no error.
pub async fn remove_opportunity(
    page: Page,
    path: web::Path<(String, String)>,
    asked: web::Query<Asked>,
    _posted: Posted,
) -> Result<HttpResponse, AppError> {
    let mine = Mine::of(&page, &asked, Act::EditProfile).await?;
    let id: OpportunityId = path.1.parse().map_err(|_| AppError::NotFound)?;
    change(&page, &mine, move |draft| draft.opportunities.retain(|known| known.id != id)).await?;
    Ok(redirect_saying(&mine.href(&page, ""), "editor-opportunity-removed", &page.state.settings))
}

/// `GET /{language}/my/company/opportunities/{opportunity}`
///
/// # Errors
/// [`AppError::SignInFirst`]; not found; the database is away.
pub async fn show_opportunity(
    page: Page,
    path: web::Path<(String, String)>,
    wanted: web::Query<Wanted>,
) -> Result<HttpResponse, AppError> {
    let mine = Mine::of(&page, &wanted.asked, Act::EditProfile).await?;
    let id: OpportunityId = path.1.parse().map_err(|_| AppError::NotFound)?;
    let loaded = load(&page, &mine, id).await?;
    if loaded.draft.company.state.is_with_office() {
        return Ok(redirect_saying(&mine.href(&page, ""), "editor-with-office", &page.state.settings));
    }
    let mut form = Form::new();
    let saved = loaded.saved();
    let typed = loaded.typed.clone().filter(|typed| fields::to_opportunity(typed, saved) != *saved);
    let content = match typed {
        Some(typed) => {
            let mark = typed.iter().find(|(name, _)| name == "mark").map(|(_, mark)| mark.clone());
            Content { shown: typed, mark: mark.unwrap_or_default(), notice: "kept", ..Content::default() }
        }
        None => {
            let errors = loaded.draft.profile.check(page.today()).err().unwrap_or_default();
            let wrong = !wanted.check.is_empty() && count_in_opportunity(&errors, loaded.place) > 0;
            if wrong {
                refuse_opportunity(&page, &mut form, loaded.place, &errors);
            }
            Content {
                shown: fields::of_opportunity(saved),
                mark: mark_of(saved),
                notice: if wrong { "saved-with-errors" } else { "" },
                ..Content::default()
            }
        }
    };
    render_form(page, &mine, &loaded, form, content, StatusCode::OK)
}

/// `POST /{language}/my/company/opportunities/{opportunity}`: keeps it in the draft, whatever is wrong with it.
///
/// # Errors
/// [`AppError::SignInFirst`]; not found; the database is away.
pub async fn save_opportunity(
    page: Page,
    path: web::Path<(String, String)>,
    asked: web::Query<Asked>,
    posted: Posted,
) -> Result<HttpResponse, AppError> {
    let id: OpportunityId = path.1.parse().map_err(|_| AppError::NotFound)?;
    let kept_name = kept::name_of_opportunity(id);
    if let (None, Some(former)) = (&page.viewer, page.former_user) {
        return kept::keep_for_later(&page, former, kept_name, &posted).await;
    }
    let mine = Mine::of(&page, &asked, Act::EditProfile).await?;
    let user = page.signed_in()?.user;
    let address = format!("/opportunities/{id}");
    if posted.get("action") == "discard" {
        page.state
            .db
            .write(move |conn| kept_form::take(conn, user, &kept_name))
            .await
            .map_err(AppError::from)?;
        return Ok(redirect(&mine.href(&page, &address)));
    }
    let mut form = Form::new();
    for name in fields::too_long(posted.fields()) {
        let pointer = format!("/{}", name.replace('.', "/"));
        form.refuse(
            name,
            label(&page, &pointer),
            page.text("editor-far-too-long").with("most", KEPT_CHARACTERS),
        );
    }
    if !posted.get("find").is_empty() || !form.is_valid() {
        let found = if form.is_valid() { Again::Found } else { Again::NotSaved };
        return show_again(page, &mine, id, form, &posted, found).await;
    }
    match store(&page, &mine, id, &posted).await {
        Ok(true) if posted.get("action") == "overview" => {
            Ok(redirect_saying(&mine.href(&page, ""), "editor-saved", &page.state.settings))
        }
        Ok(true) => {
            let to = mine.href_with(&page, &address, "check=yes");
            Ok(redirect_saying(&to, "editor-saved", &page.state.settings))
        }
        Ok(false) | Err(SaveError::Stale { .. }) => {
            show_again(page, &mine, id, form, &posted, Again::Conflict).await
        }
        Err(SaveError::Transition(_)) => {
            kept::keep(&page, user, kept_name, &posted).await?;
            Ok(redirect_saying(&mine.href(&page, ""), "editor-with-office-kept", &page.state.settings))
        }
        Err(SaveError::NotFound) => Err(AppError::NotFound),
        Err(SaveError::TooLarge { .. }) => Err(AppError::TooLarge),
        Err(SaveError::Database(error)) => Err(error.into()),
    }
}

/// Why the form is shown again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Again {
    Found,
    NotSaved,
    Conflict,
}

/// What the form is filled with.
#[derive(Default)]
struct Content {
    shown: Fields,
    mark: String,
    notice: &'static str,
    find: String,
    differences: Vec<Difference>,
}

struct Loaded {
    draft: Draft,
    place: usize,
    reviews: Vec<Review>,
    typed: Option<Fields>,
}

impl Loaded {
    fn saved(&self) -> &OpportunityDraft {
        &self.draft.profile.opportunities[self.place]
    }
}

async fn load(page: &Page, mine: &Mine, id: OpportunityId) -> Result<Loaded, AppError> {
    let (user, company) = (page.signed_in()?.user, mine.company.id);
    let read = move |conn: &mut Conn| {
        let Some(draft) = drafting::load(conn, company)? else { return Ok(None) };
        let place = draft.profile.opportunities.iter().position(|known| known.id == id);
        let Some(place) = place else { return Ok(None) };
        let typed = kept::look(conn, user, &kept::name_of_opportunity(id))?;
        Ok::<_, DbError>(Some(Loaded { draft, place, reviews: curation::reviews(conn, company)?, typed }))
    };
    page.state.db.read(read).await.map_err(AppError::from)?.ok_or(AppError::NotFound)
}

/// Whether it was saved; not when somebody else changed it after the form was opened.
async fn store(page: &Page, mine: &Mine, id: OpportunityId, posted: &Posted) -> Result<bool, SaveError> {
    let Some(user) = page.viewer.as_ref().map(|viewer| viewer.user) else { return Err(SaveError::NotFound) };
    let (now, company) = (page.now(), mine.company.id);
    let (fields, mark) = (posted.fields().to_vec(), posted.get("mark").to_owned());
    let save = move |conn: &mut Conn| {
        let Draft { company: record, mut profile } =
            drafting::load(conn, company)?.ok_or(SaveError::NotFound)?;
        let saved =
            profile.opportunities.iter_mut().find(|known| known.id == id).ok_or(SaveError::NotFound)?;
        let typed = fields::to_opportunity(&fields, saved);
        if mark_of(saved) != mark && *saved != typed {
            return Ok(false);
        }
        *saved = typed;
        drafting::save(conn, company, &profile, record.revision, user, now)?;
        kept_form::take(conn, user, &kept::name_of_opportunity(id))?;
        Ok(true)
    };
    page.state.db.write(save).await
}

/// A change of the draft that needs no form.
async fn change(
    page: &Page,
    mine: &Mine,
    edit: impl FnOnce(&mut profile::document::ProfileDraft) + Send + 'static,
) -> Result<(), AppError> {
    let (user, now, id) = (page.signed_in()?.user, page.now(), mine.company.id);
    let save = move |conn: &mut Conn| {
        let Draft { company, mut profile } = drafting::load(conn, id)?.ok_or(SaveError::NotFound)?;
        edit(&mut profile);
        drafting::save(conn, id, &profile, company.revision, user, now)
    };
    match page.state.db.write(save).await {
        Ok(_) => Ok(()),
        Err(SaveError::NotFound) => Err(AppError::NotFound),
        Err(SaveError::Stale { .. } | SaveError::Transition(_)) => Err(AppError::Conflict),
        Err(SaveError::TooLarge { .. }) => Err(AppError::TooLarge),
        Err(SaveError::Database(error)) => Err(error.into()),
    }
}

/// Says the remarks of the office beside their fields.
fn say_remarks(page: &Page, form: &mut Form, loaded: &Loaded) {
    for (at, remark) in remarks(&loaded.draft, &loaded.reviews) {
        if let Some((_, inner)) = within_opportunity(at).filter(|(place, _)| *place == loaded.place) {
            let sentence = page.text("editor-remark").with("remark", remark);
            form.remark(opportunity_field_id(page, inner), label(page, inner), sentence);
        }
    }
}

/// The form as it was typed, on top of the draft as it is now.
async fn show_again(
    page: Page,
    mine: &Mine,
    id: OpportunityId,
    form: Form,
    posted: &Posted,
    why: Again,
) -> Result<HttpResponse, AppError> {
    let loaded = load(&page, mine, id).await?;
    let saved = loaded.saved();
    let typed = fields::to_opportunity(posted.fields(), saved);
    let mut shown = fields::of_opportunity(&typed);
    shown.extend(posted.fields().iter().filter(|(name, _)| name.ends_with("-find")).cloned());
    let (notice, status) = match why {
        Again::Found => ("", StatusCode::OK),
        Again::NotSaved => ("not-saved", StatusCode::UNPROCESSABLE_ENTITY),
        Again::Conflict => ("conflict", StatusCode::CONFLICT),
    };
    let content = Content {
        shown,
        // Whoever has seen what the other one changed may write over it; anybody else may not.
        mark: if why == Again::Conflict { mark_of(saved) } else { posted.get("mark").to_owned() },
        notice,
        find: posted.get("find").to_owned(),
        differences: if why == Again::Conflict { differences(&page, "", saved, &typed) } else { Vec::new() },
    };
    render_form(page, mine, &loaded, form, content, status)
}

fn render_form(
    page: Page,
    mine: &Mine,
    loaded: &Loaded,
    mut form: Form,
    content: Content,
    status: StatusCode,
) -> Result<HttpResponse, AppError> {
    let Content { shown, mark, notice, find, differences } = content;
    say_remarks(&page, &mut form, loaded);
    for (name, value) in &shown {
        form.set(name.clone(), value.clone());
    }
    let typed = fields::to_opportunity(&shown, loaded.saved());
    let id = typed.id.to_string();
    let own = format!("/opportunities/{id}");
    let template = OpportunityEditorPage {
        crumbs: crumbs(&page, mine),
        title: opportunity_title(&page, loaded.saved()),
        links: Links {
            save: mine.href(&page, &own),
            copy: mine.href(&page, "/copy"),
            removal: mine.href(&page, &format!("{own}/removal")),
            back: mine.href(&page, "/edit"),
        },
        keep_name: kept::name_of_opportunity(typed.id),
        kinds: choices::kinds(&page),
        fields_of_work: choices::fields_of_work(&page),
        cooperations: choices::cooperations(&page),
        stages: choices::stages(&page),
        iprs: choices::iprs(&page),
        countries: Picker::of(&page, Source::Country, "countries", &shown, &find),
        keywords: Picker::of(&page, Source::Product, "keywords", &shown, &find),
        texts: text_fields(&page, &typed, &form),
        id,
        mark,
        notice,
        differences,
        page,
        form,
    };
    render_as(status, &template)
}

fn text_fields(page: &Page, typed: &OpportunityDraft, form: &Form) -> Vec<TextFields> {
    let others = Language::ALL.into_iter().filter(|language| *language != page.language);
    std::iter::once(page.language)
        .chain(others)
        .map(|language| {
            let name = |field: &str| format!("texts.{language}.{field}");
            let named = page.text("text-language").with("language", language.code());
            let said = fields::OPPORTUNITY_TEXTS.iter().any(|field| form.says_about(&name(field)));
            TextFields {
                language,
                legend: page.text("editor-texts-in").with("language", named).to_string(),
                open: language == page.language || said || typed.texts.contains_key(&language),
                title: name("title"),
                summary: name("summary"),
                description: name("description"),
                partner_role: name("partner_role"),
                advantages: name("advantages"),
                specification: name("specification"),
            }
        })
        .collect()
}
