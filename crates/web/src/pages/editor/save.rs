//! Saving the form of the profile.

use account::kept_form;
use account::permission::Act;
use actix_web::{HttpResponse, web};
use database::Conn;
use profile::document::ProfileDraft;
use profile::drafting::{self, SaveError};

use super::conflict::{differences, mark_of};
use super::fields::{self, Fields};
use super::kept;
use super::label::label;
use super::show::{Content, Loaded, Notice, edited_part, render_editor};
use super::upload::{self, Uploaded};
use crate::form::Form;
use crate::pages::my_company::{Asked, Mine};
use crate::request::{Page, Posted};
use crate::response::{AppError, redirect, redirect_saying};

/// `POST /{language}/my/company/edit`: keeps the draft, whatever is wrong with it. The button that was pressed says
/// more: `find` looks something up for a picker and saves nothing; `action` is `save`, `preview`, `submit` or
/// `discard`, which drops what was kept for later.
///
/// # Errors
/// [`AppError::SignInFirst`]; not found; not allowed; the database is away.
pub async fn save(page: Page, asked: web::Query<Asked>, posted: Posted) -> Result<HttpResponse, AppError> {
    if let (None, Some(former)) = (&page.viewer, page.former_user) {
        let form = form_of_former_user(&page, &asked, former).await?;
        return kept::keep_for_later(&page, former, form, &posted).await;
    }
    let mine = Mine::of(&page, &asked, Act::EditProfile).await?;
    let user = page.signed_in()?.user;
    let kept_name = kept::name_of_profile(mine.company.id);
    if posted.get("action") == "discard" {
        page.state
            .db
            .write(move |conn| kept_form::take(conn, user, &kept_name))
            .await
            .map_err(AppError::from)?;
        return Ok(redirect(&mine.href(&page, "/edit")));
    }
    let mut form = Form::new();
    for name in fields::too_long(posted.fields()) {
        let pointer = format!("/{}", name.replace('.', "/"));
        let most = profile::document::draft::KEPT_CHARACTERS;
        form.refuse(name, label(&page, &pointer), page.text("editor-far-too-long").with("most", most));
    }
    let uploaded = upload::take_in(&page, mine.company.id, &posted, &mut form).await?;
    let too_long = fields::too_long(posted.fields()).next().is_some();
    if !posted.get("find").is_empty() || too_long {
        let notice = if too_long { Notice::NotSaved } else { Notice::Found };
        return show_again(page, &mine, form, &posted, &uploaded, notice).await;
    }
    let outcome = store(&page, &mine, &posted, &uploaded).await?;
    match outcome {
        Outcome::Saved if !form.is_valid() => {
            show_again(page, &mine, form, &posted, &uploaded, Notice::PartlySaved).await
        }
        Outcome::Saved => lead_on(&page, &mine, posted.get("action")),
        Outcome::Conflict => show_again(page, &mine, form, &posted, &uploaded, Notice::Conflict).await,
        Outcome::WithOffice => {
            kept::keep(&page, user, kept::name_of_profile(mine.company.id), &posted).await?;
            Ok(redirect_saying(&mine.href(&page, ""), "editor-with-office-kept", &page.state.settings))
        }
    }
}

/// What came of saving.
enum Outcome {
    Saved,
    /// Somebody else changed the same part of the draft after the form was opened.
    Conflict,
    /// The office has it in its hands.
    WithOffice,
}

async fn store(page: &Page, mine: &Mine, posted: &Posted, uploaded: &Uploaded) -> Result<Outcome, AppError> {
    let (user, now, id) = (page.signed_in()?.user, page.now(), mine.company.id);
    let fields: Fields = posted.fields().to_vec();
    let (mark, uploaded) = (posted.get("mark").to_owned(), uploaded.clone());
    let save = move |conn: &mut Conn| {
        let draft = drafting::load(conn, id)?.ok_or(SaveError::NotFound)?;
        let typed = read(&fields, &uploaded, &draft.profile);
        let saved = edited_part(&draft.profile);
        if mark_of(&saved) != mark && saved != edited_part(&typed) {
            return Ok(Outcome::Conflict);
        }
        drafting::save(conn, id, &typed, draft.company.revision, user, now)?;
        kept_form::take(conn, user, &kept::name_of_profile(id))?;
        Ok(Outcome::Saved)
    };
    settled(page.state.db.write(save).await)
}

/// What cannot be saved for reasons that are no defect.
fn settled(outcome: Result<Outcome, SaveError>) -> Result<Outcome, AppError> {
    match outcome {
        Ok(outcome) => Ok(outcome),
        Err(SaveError::NotFound) => Err(AppError::NotFound),
        Err(SaveError::Stale { .. }) => Ok(Outcome::Conflict),
        Err(SaveError::Transition(_)) => Ok(Outcome::WithOffice),
        Err(SaveError::TooLarge { .. }) => Err(AppError::TooLarge),
        Err(SaveError::Database(error)) => Err(error.into()),
    }
}

/// The draft that the form and its pictures say.
fn read(fields: &[(String, String)], uploaded: &Uploaded, before: &ProfileDraft) -> ProfileDraft {
    let mut typed = fields::to_profile(fields, before);
    uploaded.put_into(&mut typed);
    typed
}

fn lead_on(page: &Page, mine: &Mine, action: &str) -> Result<HttpResponse, AppError> {
    let settings = &page.state.settings;
    Ok(match action {
        "preview" => redirect(&mine.href(page, "/preview")),
        "overview" => redirect_saying(&mine.href(page, ""), "editor-saved", settings),
        _ => redirect_saying(&mine.href_with(page, "/edit", "check=yes"), "editor-saved", settings),
    })
}

/// The form as it was typed, on top of the draft as it is now.
async fn show_again(
    page: Page,
    mine: &Mine,
    form: Form,
    posted: &Posted,
    uploaded: &Uploaded,
    notice: Notice,
) -> Result<HttpResponse, AppError> {
    let id = mine.company.id;
    let loaded = page.state.db.read(move |conn| Loaded::read(conn, id)).await.map_err(AppError::from)?;
    let loaded = loaded.ok_or(AppError::NotFound)?;
    let typed = read(posted.fields(), uploaded, &loaded.draft.profile);
    let (saved, edited) = (edited_part(&loaded.draft.profile), edited_part(&typed));
    let mut shown = fields::of_profile(&typed);
    shown.extend(posted.fields().iter().filter(|(name, _)| name.ends_with("-find")).cloned());
    let content = Content {
        shown,
        // Whoever has seen what the other one changed may write over it; anybody else may not.
        mark: match notice {
            Notice::Found | Notice::NotSaved => posted.get("mark").to_owned(),
            _ => mark_of(&saved),
        },
        differences: match notice {
            Notice::Conflict => differences(&page, "", &saved, &edited),
            _ => Vec::new(),
        },
        notice,
        find: posted.get("find").to_owned(),
    };
    render_editor(page, mine, &loaded, form, content)
}

/// The name under which a form is kept for somebody whose session has ended: of the company that he asked for, or of
/// his first one.
async fn form_of_former_user(
    page: &Page,
    asked: &Asked,
    former: account::UserId,
) -> Result<String, AppError> {
    let companies = page
        .state
        .db
        .read(move |conn| account::membership::of_user(conn, former))
        .await
        .map_err(AppError::from)?;
    let first = companies.first().map(|membership| membership.company);
    let company = asked.named().or(first).ok_or(AppError::SignInFirst)?;
    Ok(kept::name_of_profile(company))
}
