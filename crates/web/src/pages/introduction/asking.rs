//! Asking another company for an introduction; or what to do first.

use account::{CompanyId, Viewer};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use database::{Conn, DbError};
use locale::Language;
use messaging::IntroductionId;
use messaging::introduction::{self, Motivation, NewIntroduction, RequestError};
use profile::company::{self, CompanyRecord, Found};
use profile::document::OpportunityId;
use profile::published::{self, OpportunityPage, OpportunityState};
use serde::Deserialize;

use super::{Choice, sentence};
use crate::form::Form;
use crate::pages::company::Link;
use crate::request::{Page, Posted};
use crate::response::{AppError, moved, redirect_saying, render, render_as};

#[derive(Template)]
#[template(path = "introduction/new.html")]
struct AskingPage {
    page: Page,
    form: Form,
    key: String,
    action: String,
    crumbs: Vec<Link>,
    company: String,
    opportunity: Option<Link>,
    opportunity_slug: String,
    companies: Vec<Choice>,
    languages: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "introduction/first.html")]
struct FirstPage {
    page: Page,
    crumbs: Vec<Link>,
    title: String,
    text: String,
    ways: Vec<Link>,
}

/// The opportunity that it is about.
#[derive(Deserialize)]
pub struct About {
    #[serde(default)]
    opportunity: String,
}

/// What somebody has to do first, or has done already.
enum First {
    SignIn,
    RegisterCompany,
    Publish,
    /// Staff speak in no company's name.
    Staff,
    Refused(RequestError),
}

/// Whom to meet, about what, and in whose name.
struct Meeting {
    company: CompanyRecord,
    opportunity: Option<OpportunityPage>,
    /// The viewer's companies that can ask.
    own: Vec<CompanyRecord>,
    first: Option<First>,
}

/// `GET /{language}/companies/{slug}/introduction`
///
/// # Errors
/// Not found for a company that is not public; the database is away.
pub async fn show(
    page: Page,
    path: web::Path<(String, String)>,
    about: web::Query<About>,
) -> Result<HttpResponse, AppError> {
    let meeting = match find(&page, &path.1, &about.opportunity).await? {
        Found::Here(meeting) => meeting,
        Found::Moved(slug) => return Ok(moved(&page.href(&format!("/companies/{slug}/introduction")))),
        Found::Nowhere => return Err(AppError::NotFound),
    };
    if let Some(first) = &meeting.first {
        return render(&FirstPage::of(page, &meeting, first));
    }
    let mut form = Form::new();
    form.set("motivation_language", page.language.code());
    let key = uuid::Uuid::new_v4().to_string();
    render(&AskingPage::of(page, form, key, &meeting))
}

/// `POST /{language}/companies/{slug}/introduction`
///
/// # Errors
/// Not found for a company that is not public; [`AppError::SignInFirst`]; the database is away.
pub async fn ask(
    page: Page,
    path: web::Path<(String, String)>,
    posted: Posted,
) -> Result<HttpResponse, AppError> {
    let viewer = page.signed_in()?.viewer.clone();
    let Found::Here(meeting) = find(&page, &path.1, posted.get("opportunity")).await? else {
        return Err(AppError::NotFound);
    };
    let key = posted.get("key").to_owned();
    let mut form = Form::typed(posted.fields());
    let motivation = posted.raw("motivation").parse::<Motivation>();
    if let Err(error) = &motivation {
        form.refuse("motivation", page.text("introduction-motivation"), sentence(&page, *error));
    }
    let from = speaker(&meeting, &posted);
    if from.is_none() && meeting.own.len() > 1 {
        form.refuse("from", page.text("introduction-from"), page.text("introduction-from-missing"));
    }
    let (Ok(motivation), true) = (motivation, form.is_valid()) else {
        // Whoever cannot ask at all is told that, and not how to write.
        return match &meeting.first {
            Some(first) if from.is_none() => {
                render_as(StatusCode::CONFLICT, &FirstPage::of(page, &meeting, first))
            }
            _ => render_as(StatusCode::UNPROCESSABLE_ENTITY, &AskingPage::of(page, form, key, &meeting)),
        };
    };
    let Some(from) = from else {
        let first = meeting.first.as_ref().unwrap_or(&First::Publish);
        return render_as(StatusCode::CONFLICT, &FirstPage::of(page, &meeting, first));
    };
    let language: Language = posted.get("motivation_language").parse().unwrap_or(page.language);
    let opportunity = meeting.opportunity.as_ref().map(|found| found.opportunity.id);
    match store(&page, viewer, (from, meeting.company.id), opportunity, (motivation, language), key.clone())
        .await
    {
        Ok(id) => {
            let to = page.href(&format!("/introductions/{id}"));
            Ok(redirect_saying(&to, "introduction-asked", &page.state.settings))
        }
        Err(RequestError::TooMany) => {
            let most = introduction::REQUESTS_PER_DAY;
            let told = page.text("introduction-too-many").with("most", most).to_string();
            form.refuse("motivation", page.text("introduction-motivation"), told);
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &AskingPage::of(page, form, key, &meeting))
        }
        Err(error @ (RequestError::Refused(_) | RequestError::NotFound | RequestError::Database(_))) => {
            Err(error.into())
        }
        Err(error) => {
            let first = First::Refused(error);
            render_as(StatusCode::CONFLICT, &FirstPage::of(page, &meeting, &first))
        }
    }
}

async fn store(
    page: &Page,
    viewer: Viewer,
    (from, to): (CompanyId, CompanyId),
    opportunity: Option<OpportunityId>,
    (motivation, language): (Motivation, Language),
    key: String,
) -> Result<IntroductionId, RequestError> {
    let now = page.now();
    page.state
        .db
        .write(move |conn| {
            let new = NewIntroduction { from, to, opportunity, motivation, language, key: &key };
            introduction::request(conn, &viewer, &new, now)
        })
        .await
}

/// In whose name: the one company that can ask, or the chosen one of several.
fn speaker(meeting: &Meeting, posted: &Posted) -> Option<CompanyId> {
    match meeting.own.as_slice() {
        [only] => Some(only.id),
        several => several.iter().map(|company| company.id).find(|id| id.as_str() == posted.get("from")),
    }
}

async fn find(page: &Page, slug: &str, opportunity: &str) -> Result<Found<Meeting>, AppError> {
    let viewer = page.viewer.as_ref().map(|person| person.viewer.clone()).unwrap_or_else(Viewer::visitor);
    let (slug, opportunity) = (slug.to_owned(), opportunity.to_owned());
    let (today, now) = (page.today(), page.now());
    let find = move |conn: &mut Conn| {
        let company = match company::by_slug(conn, &slug)? {
            Found::Here(company) if company.is_public() => company,
            Found::Moved(slug) => return Ok(Found::Moved(slug)),
            _ => return Ok(Found::Nowhere),
        };
        let opportunity = if opportunity.is_empty() {
            None
        } else {
            published::opportunity_by_slug(conn, &opportunity, today)?
                .filter(|found| found.company.id == company.id && found.state == OpportunityState::Valid)
        };
        let all = match viewer.user {
            Some(user) => company::of_user(conn, user)?,
            None => Vec::new(),
        };
        let own: Vec<CompanyRecord> =
            all.iter().filter(|own| own.is_public() && own.id != company.id).cloned().collect();
        let first = first(conn, &viewer, &company, &all, &own, now)?;
        Ok::<_, DbError>(Found::Here(Meeting { company, opportunity, own, first }))
    };
    Ok(page.state.db.read(find).await?)
}

fn first(
    conn: &mut Conn,
    viewer: &Viewer,
    company: &CompanyRecord,
    all: &[CompanyRecord],
    own: &[CompanyRecord],
    now: chrono::NaiveDateTime,
) -> Result<Option<First>, DbError> {
    if viewer.user.is_none() {
        return Ok(Some(First::SignIn));
    }
    Ok(match own {
        [] if all.iter().any(|one| one.id == company.id) => Some(First::Refused(RequestError::ToOneself)),
        [] if !all.is_empty() => Some(First::Publish),
        [] if viewer.is_staff() => Some(First::Staff),
        [] => Some(First::RegisterCompany),
        [only] => match introduction::check_request(conn, viewer, only.id, company.id, now) {
            Ok(()) => None,
            Err(RequestError::Database(error)) => return Err(error),
            Err(error) => Some(First::Refused(error)),
        },
        // Which one asks is chosen in the form.
        _ => None,
    })
}

impl AskingPage {
    fn of(page: Page, form: Form, key: String, meeting: &Meeting) -> AskingPage {
        let several = meeting.own.len() > 1;
        AskingPage {
            key,
            action: page.href(&format!("/companies/{}/introduction", meeting.company.slug)),
            crumbs: crumbs(&page, meeting),
            company: meeting.company.name.clone(),
            opportunity: meeting
                .opportunity
                .as_ref()
                .and_then(|found| super::case::opportunity_link(&page, found)),
            opportunity_slug: meeting
                .opportunity
                .as_ref()
                .map(|found| found.opportunity.slug.clone())
                .unwrap_or_default(),
            companies: meeting
                .own
                .iter()
                .filter(|_| several)
                .map(|own| Choice { value: own.id.to_string(), label: own.name.clone() })
                .collect(),
            languages: Language::ALL
                .into_iter()
                .map(|language| Choice {
                    value: language.code().to_owned(),
                    label: language.own_name().to_owned(),
                })
                .collect(),
            form,
            page,
        }
    }
}

impl FirstPage {
    fn of(page: Page, meeting: &Meeting, first: &First) -> FirstPage {
        let word = match first {
            First::SignIn => "sign-in",
            First::RegisterCompany => "register",
            First::Publish | First::Refused(RequestError::OwnProfileNotPublished) => "publish",
            First::Staff => "staff",
            First::Refused(RequestError::ToOneself) => "oneself",
            First::Refused(RequestError::AlreadyOpen(_)) => "open",
            First::Refused(RequestError::AlreadyIntroduced(_)) => "introduced",
            First::Refused(RequestError::DeclinedRecently) => "declined",
            First::Refused(RequestError::TooMany) => "too-many",
            First::Refused(_) => "not-reachable",
        };
        let company = meeting.company.name.clone();
        let part = |part: &str| {
            page.word("introduction-first", &format!("{word}-{part}")).with("company", &company).to_string()
        };
        FirstPage {
            crumbs: crumbs(&page, meeting),
            title: part("title"),
            text: part("text"),
            ways: ways(&page, meeting, first),
            page,
        }
    }
}

/// What to do now, the main way first.
fn ways(page: &Page, meeting: &Meeting, first: &First) -> Vec<Link> {
    let link = |label: &str, path: &str| Link {
        label: page.state.catalog.message(page.language, label).to_string(),
        href: page.href(path),
    };
    match first {
        First::SignIn => {
            let next: String = url::form_urlencoded::byte_serialize(page.path().as_bytes()).collect();
            vec![
                link("introduction-first-sign-in", &format!("/sign-in?next={next}")),
                link("introduction-first-sign-up", "/sign-up"),
            ]
        }
        First::RegisterCompany => vec![link("introduction-first-register", "/my/company/new")],
        First::Publish | First::Refused(RequestError::OwnProfileNotPublished | RequestError::ToOneself) => {
            vec![link("introduction-first-my-company", "/my/company")]
        }
        First::Staff => vec![link("introduction-first-desk", "/desk")],
        First::Refused(RequestError::AlreadyOpen(id) | RequestError::AlreadyIntroduced(id)) => {
            vec![link("introduction-first-see", &format!("/introductions/{id}"))]
        }
        First::Refused(_) => {
            vec![link("introduction-first-back", &format!("/companies/{}", meeting.company.slug))]
        }
    }
}

fn crumbs(page: &Page, meeting: &Meeting) -> Vec<Link> {
    vec![Link {
        label: meeting.company.name.clone(),
        href: page.href(&format!("/companies/{}", meeting.company.slug)),
    }]
}
