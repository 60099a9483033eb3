//! How a company's profile stands, what comes next, and what can be done.

use std::collections::HashMap;

use account::membership::Member;
use account::permission::Act;
use actix_web::{HttpResponse, web};
use askama::Template;
use database::DbError;
use locale::Language;
use profile::company::{self, CompanyRecord};
use profile::curation::completeness::{NextStep, completeness};
use profile::curation::{self, Decision, Review, State};
use profile::document::draft::OpportunityDraft;
use profile::document::{FieldError, OpportunityId};
use profile::drafting::{self, Draft};
use profile::renewal::{self, Validity};

use super::{Asked, Mine, state_label, state_tone};
use crate::pages::company::Link;
use crate::pages::editor::{count_in_opportunity, field_id, named_sentence};
use crate::pages::partners::{self, PartnerCard};
use crate::request::Page;
use crate::response::{AppError, redirect, render};

#[derive(Template)]
#[template(path = "my_company/show.html")]
struct OverviewPage {
    page: Page,
    name: String,
    state: State,
    state_label: String,
    state_tone: &'static str,
    /// Where everybody sees it; empty: nowhere yet.
    public: String,
    /// A newer draft waits beside the published version.
    newer: bool,
    links: Links,
    may_withdraw: bool,
    remarks: Vec<Remark>,
    reason: String,
    steps: Vec<Step>,
    steps_done: usize,
    steps_total: usize,
    opportunities: Vec<OpportunityLine>,
    partners: Vec<PartnerCard>,
    may_add: bool,
    colleagues: Vec<Member>,
    history: Vec<Event>,
    /// The person's other companies.
    others: Vec<Link>,
}

struct Links {
    edit: String,
    preview: String,
    submission: String,
    take_back: String,
    withdrawal: String,
    colleagues: String,
    partners: String,
    new_opportunity: String,
}

struct Remark {
    label: String,
    href: String,
    text: String,
}

struct Step {
    label: String,
    href: String,
    done: bool,
}

struct OpportunityLine {
    title: String,
    kind: String,
    href: String,
    state_tone: &'static str,
    state: String,
    renewal: String,
}

/// What happened, for the list of events.
pub(crate) struct Event {
    pub(crate) datetime: String,
    pub(crate) when: String,
    pub(crate) text: String,
    pub(crate) tone: &'static str,
}

/// The most opportunities that the overview offers to add to.
const MOST_OPPORTUNITIES: usize = profile::document::limits::OPPORTUNITIES;
/// Partners that the overview shows.
const PARTNERS: usize = 3;

/// `GET /{language}/my/company`
///
/// # Errors
/// [`AppError::SignInFirst`]; not found; the database is away.
pub async fn show(page: Page, asked: web::Query<Asked>) -> Result<HttpResponse, AppError> {
    let viewer = page.signed_in()?;
    if !viewer.has_company() && !page.path().contains("company=") {
        return Ok(redirect(&page.href("/my/company/new")));
    }
    let user = viewer.user;
    let mine = Mine::of(&page, &asked, Act::ReadDraft).await?;
    let id = mine.company.id;
    let loaded = page
        .state
        .db
        .read(move |conn| {
            Ok::<_, DbError>(Loaded {
                draft: drafting::load(conn, id)?,
                reviews: curation::reviews(conn, id)?,
                validities: renewal::validities(conn, id)?,
                colleagues: account::membership::of_company(conn, id)?,
                companies: company::of_user(conn, user)?,
            })
        })
        .await?;
    let partners = partners::best(&page, &mine, PARTNERS).await?;
    render(&OverviewPage::of(page, mine, loaded, partners)?)
}

struct Loaded {
    draft: Option<Draft>,
    reviews: Vec<Review>,
    validities: Vec<Validity>,
    colleagues: Vec<Member>,
    companies: Vec<CompanyRecord>,
}

impl OverviewPage {
    fn of(
        page: Page,
        mine: Mine,
        loaded: Loaded,
        partners: Vec<PartnerCard>,
    ) -> Result<OverviewPage, AppError> {
        let draft = loaded.draft.ok_or(AppError::NotFound)?;
        let record = &draft.company;
        let errors = draft.profile.check(page.today()).err().unwrap_or_default();
        let returned = loaded
            .reviews
            .first()
            .filter(|review| record.state == State::Returned && review.decision == Decision::Returned);
        let progress = completeness(&draft.profile);
        Ok(OverviewPage {
            name: record.name.clone(),
            state: record.state,
            state_label: state_label(&page, record.state),
            state_tone: state_tone(record.state),
            public: if record.is_public() {
                page.href(&format!("/companies/{}", record.slug))
            } else {
                String::new()
            },
            newer: record.is_public() && record.state != State::Published,
            links: Links {
                edit: mine.href(&page, "/edit"),
                preview: mine.href(&page, "/preview"),
                submission: mine.href(&page, "/submission"),
                take_back: mine.href(&page, "/recall"),
                withdrawal: mine.href(&page, "/withdrawal"),
                colleagues: mine.href(&page, "/colleagues"),
                partners: mine.href(&page, "/partners"),
                new_opportunity: mine.href(&page, "/opportunities"),
            },
            may_withdraw: record.is_public() && mine.may(&page, Act::WithdrawProfile),
            remarks: returned.map_or_else(Vec::new, |review| remarks(&page, &mine, &draft, review)),
            reason: returned.and_then(|review| review.reason.clone()).unwrap_or_default(),
            steps: steps(&page, &mine, &draft, &progress.next),
            steps_done: progress.done,
            steps_total: progress.of,
            opportunities: opportunities(&page, &mine, &draft, &errors, &loaded.validities),
            partners,
            may_add: draft.profile.opportunities.len() < MOST_OPPORTUNITIES && !record.state.is_with_office(),
            colleagues: loaded.colleagues,
            history: loaded.reviews.iter().map(|review| event(&page, review)).collect(),
            others: loaded
                .companies
                .iter()
                .filter(|other| other.id != record.id)
                .map(|other| Link {
                    label: other.name.clone(),
                    href: page.href(&format!("/my/company?company={}", other.id)),
                })
                .collect(),
            page,
        })
    }

    fn is_with_office(&self) -> bool {
        self.state.is_with_office()
    }

    fn may_submit(&self) -> bool {
        self.state.submit().is_ok()
    }
}

/// Each remark with the way to its field.
fn remarks(page: &Page, mine: &Mine, draft: &Draft, review: &Review) -> Vec<Remark> {
    let to = |at: &str| {
        let opportunity = crate::pages::editor::within_opportunity(at)
            .and_then(|(place, _)| draft.profile.opportunities.get(place));
        match opportunity {
            Some(opportunity) => mine.href(page, &format!("/opportunities/{}", opportunity.id)),
            None => format!("{}#{}", mine.href(page, "/edit"), field_id(page, &draft.profile, at)),
        }
    };
    review
        .remarks
        .iter()
        .map(|(at, text)| Remark {
            label: crate::pages::editor::label(page, at),
            href: to(at),
            text: text.clone(),
        })
        .collect()
}

fn steps(page: &Page, mine: &Mine, draft: &Draft, next: &[NextStep]) -> Vec<Step> {
    let edit = mine.href(page, "/edit");
    NextStep::ALL
        .iter()
        .map(|step| Step {
            label: page.word("profile-step", step.as_str()).to_string(),
            href: format!("{edit}#{}", field_id(page, &draft.profile, step.field())),
            done: !next.contains(step),
        })
        .collect()
}

/// The opportunities of the draft, with how long those hold that are public.
fn opportunities(
    page: &Page,
    mine: &Mine,
    draft: &Draft,
    errors: &[FieldError],
    validities: &[Validity],
) -> Vec<OpportunityLine> {
    let known: HashMap<OpportunityId, &Validity> = validities.iter().map(|known| (known.id, known)).collect();
    let line = |place: usize, opportunity: &OpportunityDraft| {
        let wrong = count_in_opportunity(errors, place);
        let public = known.get(&opportunity.id);
        let (state_tone, state) = match public {
            _ if wrong > 0 => ("attention", page.text("my-company-opportunity-wrong").with("count", wrong)),
            Some(valid) if valid.valid_until < page.today() => {
                ("closed", page.text("opportunity-expired").with("date", page.date(&valid.valid_until)))
            }
            Some(valid) => {
                ("good", page.text("opportunity-until").with("date", page.date(&valid.valid_until)))
            }
            None => ("neutral", page.text("my-company-opportunity-draft")),
        };
        OpportunityLine {
            title: opportunity_title(page, opportunity),
            kind: opportunity.kind.clone(),
            href: mine.href(page, &format!("/opportunities/{}", opportunity.id)),
            state_tone,
            state: state.to_string(),
            renewal: public.map_or_else(String::new, |valid| {
                let query = mine.path("").replace("/my/company", "");
                page.href(&format!("/my/opportunities/{}/renewal{query}", valid.id))
            }),
        }
    };
    draft
        .profile
        .opportunities
        .iter()
        .enumerate()
        .map(|(place, opportunity)| line(place, opportunity))
        .collect()
}

/// What an opportunity is called: its title in the reader's language, else in any.
pub(crate) fn opportunity_title(page: &Page, opportunity: &OpportunityDraft) -> String {
    let title = |language: Language| {
        opportunity.texts.get(&language).map(|texts| texts.title.clone()).filter(|title| !title.is_empty())
    };
    title(page.language)
        .or_else(|| Language::ALL.into_iter().find_map(title))
        .unwrap_or_else(|| page.text("my-company-opportunity-untitled").to_string())
}

/// A decision of the office, as an event.
pub(crate) fn event(page: &Page, review: &Review) -> Event {
    Event {
        datetime: review.at.and_utc().to_rfc3339(),
        when: page.moment(&review.at),
        text: page
            .word("profile-decision", review.decision.as_str())
            .with("name", &review.reviewer_name)
            .to_string(),
        tone: match review.decision {
            Decision::Approved => "waiting",
            Decision::Accepted => "good",
            Decision::Returned => "attention",
            Decision::Unpublished => "closed",
        },
    }
}

/// What keeps a profile from being handed in, each with its field.
pub(crate) fn lacking(page: &Page, errors: &[FieldError]) -> Vec<(String, String)> {
    errors.iter().map(|error| named_sentence(page, error)).collect()
}
