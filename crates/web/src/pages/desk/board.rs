//! The best pairs between the companies of two offices that have not met.

use account::OfficeId;
use account::office::{self, Office};
use account::permission::Act;
use actix_web::{HttpResponse, web};
use askama::Template;
use messaging::introduction::{AccessError, met_in_office};
use search::{Board, BoardRequest, Pair, PartnerCompany};
use serde::Deserialize;

use super::{MenuItem, menu, office_of};
use crate::form::Form;
use crate::pages::card;
use crate::pages::partners::{obstacle_sentence, reason_sentence};
use crate::request::Page;
use crate::response::{AppError, render};

/// Pairs that are shown.
const PAIRS: usize = 40;

#[derive(Template)]
#[template(path = "desk/board.html")]
struct BoardPage {
    page: Page,
    menu: Vec<MenuItem>,
    form: Form,
    /// Offices that may be chosen on the near side; none where there is only the own one.
    ones: Vec<OfficeChoice>,
    others: Vec<OfficeChoice>,
    pairs: Vec<PairCard>,
    near_misses: Vec<PairCard>,
}

struct OfficeChoice {
    value: String,
    label: String,
}

struct PairCard {
    one: Side,
    other: Side,
    reasons: Vec<String>,
    obstacles: Vec<String>,
}

struct Side {
    name: String,
    href: String,
    logo: String,
    place: String,
    country: String,
    headline: String,
    language: &'static str,
}

/// Between which offices, by slug.
#[derive(Deserialize)]
pub struct Between {
    #[serde(default)]
    one: String,
    #[serde(default)]
    other: String,
}

/// `GET /{language}/desk/partners?one=&other=`: the own office's companies with those of another; an administrator
/// chooses both.
///
/// # Errors
/// [`AppError::SignInFirst`], [`AppError::NotAllowed`]; the database is away.
pub async fn show_board(page: Page, between: web::Query<Between>) -> Result<HttpResponse, AppError> {
    let own = office_of(&page, Act::SeeDesk)?;
    let offices = page.state.db.read(office::all).await.map_err(AppError::from)?;
    let Some((one, other)) = chosen(&offices, own, &between) else { return Err(AppError::NotFound) };
    let (near, viewer) = (one.id, page.signed_in()?.viewer.clone());
    let met = page
        .state
        .db
        .read(move |conn| met_in_office(conn, &viewer, near))
        .await
        .map_err(|error: AccessError| AppError::from(error))?;
    let request = BoardRequest {
        offices: [one.slug.clone(), other.slug.clone()],
        language: page.language,
        met: met.iter().map(|(one, other)| (one.to_string(), other.to_string())).collect(),
        limit: PAIRS,
    };
    let state = page.state.clone();
    // All companies of two offices are compared: off the async threads.
    let board: Board = web::block(move || state.search.board(&request))
        .await
        .map_err(AppError::internal_from)?
        .map_err(AppError::internal_from)?;
    let mut form = Form::new();
    form.set("one", one.slug.clone());
    form.set("other", other.slug.clone());
    let choices = |left_out: &dyn Fn(&Office) -> bool| -> Vec<OfficeChoice> {
        let shown = offices.iter().filter(|office| !left_out(office));
        shown.map(|office| OfficeChoice { value: office.slug.clone(), label: office.city.clone() }).collect()
    };
    render(&BoardPage {
        menu: menu(&page, None),
        form,
        ones: if own.is_some() { Vec::new() } else { choices(&|_| false) },
        others: choices(&|office| own == Some(office.id)),
        pairs: board.pairs.iter().map(|pair| PairCard::of(&page, pair)).collect(),
        near_misses: board.near_misses.iter().map(|pair| PairCard::of(&page, pair)).collect(),
        page,
    })
}

/// The own office where there is one, and another; what was not or wrongly chosen is the first that it can be.
fn chosen<'a>(
    offices: &'a [Office],
    own: Option<OfficeId>,
    between: &Between,
) -> Option<(&'a Office, &'a Office)> {
    let by_slug = |slug: &str| offices.iter().find(|office| office.slug == slug);
    let one = match own {
        Some(own) => offices.iter().find(|office| office.id == own),
        None => by_slug(&between.one).or(offices.first()),
    }?;
    let other = by_slug(&between.other)
        .filter(|other| other.id != one.id)
        .or_else(|| offices.iter().find(|other| other.id != one.id))?;
    Some((one, other))
}

impl PairCard {
    fn of(page: &Page, pair: &Pair) -> PairCard {
        let names = Some((pair.one.name.as_str(), pair.other.name.as_str()));
        PairCard {
            one: Side::of(page, &pair.one),
            other: Side::of(page, &pair.other),
            reasons: pair.reasons.iter().map(|reason| reason_sentence(page, reason, names)).collect(),
            obstacles: pair
                .obstacles
                .iter()
                .map(|obstacle| obstacle_sentence(page, obstacle, names))
                .collect(),
        }
    }
}

impl Side {
    fn of(page: &Page, company: &PartnerCompany) -> Side {
        Side {
            name: company.name.clone(),
            href: page.href(&format!("/companies/{}", company.slug)),
            logo: card::logo_address(&company.slug),
            place: company.city.clone().unwrap_or_default(),
            country: card::country_name(page, &company.country),
            headline: company.headline.clone(),
            language: company.language.code(),
        }
    }
}
