//! The synonyms that an office has added for the search.

use account::OfficeId;
use account::office::{self, Office};
use account::permission::Act;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use database::DbError;
use locale::Language;
use search::synonym::{self, Synonym, SynonymError, SynonymId};

use super::{MenuItem, menu, office_of};
use crate::form::Form;
use crate::request::{Page, Posted};
use crate::response::{AppError, redirect_saying, render, render_as};

#[derive(Template)]
#[template(path = "desk/synonyms.html")]
struct SynonymsPage {
    page: Page,
    menu: Vec<MenuItem>,
    form: Form,
    languages: Vec<Choice>,
    /// Offices that a synonym can be added for; none where there is only the own one.
    offices: Vec<Choice>,
    synonyms: Vec<Line>,
}

struct Choice {
    value: String,
    label: String,
}

struct Line {
    term: String,
    synonym: String,
    language: String,
    office: String,
    since: String,
    removal: String,
}

/// `GET /{language}/desk/synonyms`
///
/// # Errors
/// [`AppError::SignInFirst`], [`AppError::NotAllowed`]; the database is away.
pub async fn show_synonyms(page: Page) -> Result<HttpResponse, AppError> {
    let mut form = Form::new();
    form.set("synonym_language", page.language.code());
    render(&SynonymsPage::load(page, form).await?)
}

/// `POST /{language}/desk/synonyms`: adds one.
///
/// # Errors
/// [`AppError::SignInFirst`], [`AppError::NotAllowed`]; the database is away.
pub async fn add_synonym(page: Page, posted: Posted) -> Result<HttpResponse, AppError> {
    let own = office_of(&page, Act::ManageSynonyms)?;
    let (term, other) = (posted.get("term").to_owned(), posted.get("synonym").to_owned());
    // No language means every one: a wrong word must not pass for none.
    let language: Option<Language> = match posted.get("synonym_language") {
        "" => None,
        code => match code.parse() {
            Ok(language) => Some(language),
            Err(_) => {
                let sentence = page.text("synonym-language-unknown").to_string();
                return refused(page, &posted, "synonym_language", "synonym-language", sentence).await;
            }
        },
    };
    let slug = posted.get("office").to_owned();
    let (user, now) = (page.signed_in()?.user, page.now());
    let added = page
        .state
        .db
        .write(move |conn| {
            let office = match own {
                Some(own) => Some(own),
                None => office::by_slug(conn, &slug)?.map(|office| office.id),
            };
            let Some(office) = office else { return Ok(None) };
            synonym::add(conn, office, language, &term, &other, user, now).map(Some)
        })
        .await;
    let (field, label, sentence) = match added {
        Ok(Some(_)) => {
            return Ok(redirect_saying(&page.href("/desk/synonyms"), "synonym-added", &page.state.settings));
        }
        Ok(None) => ("office", "synonym-office", page.text("synonym-office-missing").to_string()),
        Err(SynonymError::Empty) => ("term", "synonym-term", page.text("synonym-empty").to_string()),
        Err(SynonymError::TooLong) => (
            "term",
            "synonym-term",
            page.text("synonym-too-long").with("limit", synonym::LONGEST_TERM).to_string(),
        ),
        Err(SynonymError::Known) => ("synonym", "synonym-synonym", page.text("synonym-known").to_string()),
        Err(SynonymError::TooMany) => {
            ("term", "synonym-term", page.text("synonym-too-many").with("limit", synonym::MOST).to_string())
        }
        Err(SynonymError::Database(error)) => return Err(error.into()),
    };
    refused(page, &posted, field, label, sentence).await
}

/// The form as it was typed, with what is wrong with one field.
async fn refused(
    page: Page,
    posted: &Posted,
    field: &str,
    label: &str,
    sentence: String,
) -> Result<HttpResponse, AppError> {
    let mut form = Form::typed(posted.fields());
    form.refuse(field, page.text(label), sentence);
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &SynonymsPage::load(page, form).await?)
}

/// `POST /{language}/desk/synonyms/{synonym}/removal`
///
/// # Errors
/// Not found for a synonym of another office; the database is away.
pub async fn remove_synonym(
    page: Page,
    path: web::Path<(String, String)>,
    _posted: Posted,
) -> Result<HttpResponse, AppError> {
    let own = office_of(&page, Act::ManageSynonyms)?;
    let id: SynonymId = path.1.parse().map_err(|_| AppError::NotFound)?;
    let now = page.now();
    let removed = page
        .state
        .db
        .write(move |conn| {
            let office = match own {
                Some(own) => Some(own),
                None => synonym::all(conn)?.into_iter().find(|synonym| synonym.id == id).map(|s| s.office),
            };
            office.map_or(Ok(false), |office| synonym::remove(conn, office, id, now))
        })
        .await
        .map_err(|error: DbError| AppError::from(error))?;
    if !removed {
        return Err(AppError::NotFound);
    }
    Ok(redirect_saying(&page.href("/desk/synonyms"), "synonym-removed", &page.state.settings))
}

impl SynonymsPage {
    async fn load(page: Page, form: Form) -> Result<SynonymsPage, AppError> {
        let own = office_of(&page, Act::ManageSynonyms)?;
        let (offices, synonyms) = page
            .state
            .db
            .read(move |conn| {
                let synonyms = match own {
                    Some(own) => synonym::of_office(conn, own)?,
                    None => synonym::all(conn)?,
                };
                Ok::<_, DbError>((office::all(conn)?, synonyms))
            })
            .await
            .map_err(AppError::from)?;
        let languages = Language::ALL.into_iter().map(|language| Choice {
            value: language.code().to_owned(),
            label: page.text("text-language").with("language", language.code()).to_string(),
        });
        Ok(SynonymsPage {
            menu: menu(&page, None),
            form,
            languages: languages.collect(),
            offices: if own.is_some() {
                Vec::new()
            } else {
                offices.iter().map(|o| Choice { value: o.slug.clone(), label: o.city.clone() }).collect()
            },
            synonyms: synonyms.iter().map(|synonym| line(&page, &offices, own, synonym)).collect(),
            page,
        })
    }
}

fn line(page: &Page, offices: &[Office], own: Option<OfficeId>, synonym: &Synonym) -> Line {
    let office = offices.iter().find(|office| own.is_none() && office.id == synonym.office);
    let language = match synonym.language {
        Some(language) => page.text("text-language").with("language", language.code()),
        None => page.text("synonym-every-language"),
    };
    Line {
        term: synonym.term.clone(),
        synonym: synonym.synonym.clone(),
        language: language.to_string(),
        office: office.map(|office| office.city.clone()).unwrap_or_default(),
        since: page.day(&synonym.created_at),
        removal: page.href(&format!("/desk/synonyms/{}/removal", synonym.id)),
    }
}
