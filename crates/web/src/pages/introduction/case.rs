//! The page of one introduction: how it stands, what can be done, and after the yes contacts and conversation.

use account::CompanyId;
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::{NaiveDateTime, SecondsFormat};
use messaging::introduction::{self, AccessError, Case, Contacts, ContactsError, State};
use messaging::{IntroductionId, Side, block, conversation};
use profile::published::{self, OpportunityPage};

use super::{Choice, initials, of_path, reasons, state_label, state_tone};
use crate::form::Form;
use crate::pages::company::Link;
use crate::request::Page;
use crate::response::{AppError, render};

#[derive(Template)]
#[template(path = "introduction/show.html")]
pub(super) struct CasePage {
    page: Page,
    form: Form,
    /// Of the form that writes a message.
    key: String,
    href: String,
    crumbs: Vec<Link>,
    title: String,
    tone: &'static str,
    state: String,
    lead: String,
    motivation: Entry,
    motivation_language: &'static str,
    opportunity: Option<Link>,
    companies: Vec<Link>,
    reason: Option<String>,
    note: Option<String>,
    contacts: Option<Contacts>,
    contact_initials: String,
    messages: Vec<Entry>,
    events: Vec<Event>,
    reasons: Vec<Choice>,
    acceptance: String,
    refusal: String,
    can_answer: bool,
    can_withdraw: bool,
    can_write: bool,
    /// For whom the reader speaks; for nobody who is staff.
    pub(super) side: Option<Side>,
    blocked: bool,
}

/// Something that somebody wrote.
struct Entry {
    author: String,
    company: String,
    initials: String,
    datetime: String,
    when: String,
    text: String,
    own: bool,
}

/// A step of the introduction's history.
struct Event {
    datetime: String,
    when: String,
    text: String,
    tone: &'static str,
}

/// What the database knows for the page.
struct Known {
    case: Case,
    contacts: Option<Contacts>,
    opportunity: Option<OpportunityPage>,
    blocked: bool,
    unread: bool,
}

/// `GET /{language}/introductions/{id}`
///
/// # Errors
/// Not found for all but the two sides and their offices; the database is away.
pub async fn show(page: Page, path: web::Path<(String, String)>) -> Result<HttpResponse, AppError> {
    let (_, id) = of_path(&page, &path.1)?;
    render(&CasePage::load(page, id, Form::new()).await?)
}

impl CasePage {
    /// The page of an introduction that the reader may see. What is shown counts as read.
    pub(super) async fn load(page: Page, id: IntroductionId, form: Form) -> Result<CasePage, AppError> {
        let person = page.signed_in()?;
        let (viewer, user) = (person.viewer.clone(), person.user);
        let (now, today) = (page.now(), page.today());
        let known = page
            .state
            .db
            .read(move |conn| {
                let case = introduction::case(conn, &viewer, id)?;
                let contacts = match introduction::contacts(conn, &viewer, id) {
                    Ok(contacts) => Some(contacts),
                    Err(ContactsError::Database(error)) => return Err(error.into()),
                    Err(_) => None,
                };
                let opportunity = match case.introduction.opportunity {
                    Some(opportunity) => published::opportunity_by_id(conn, opportunity, today)?,
                    None => None,
                };
                let (mut blocked, mut unread) = (false, false);
                if let Some(own) = own_company(&case) {
                    let other = case.other().id;
                    blocked = block::list(conn, &viewer, own)?.iter().any(|party| party.id == other);
                    unread = conversation::has_unread(conn, user, own, id)?;
                }
                Ok::<_, AccessError>(Known { case, contacts, opportunity, blocked, unread })
            })
            .await?;
        if known.unread {
            page.state.db.write(move |conn| conversation::mark_read(conn, user, id, now)).await?;
        }
        Ok(CasePage::of(page, form, known))
    }

    fn of(page: Page, form: Form, known: Known) -> CasePage {
        let Known { case, contacts, opportunity, blocked, .. } = known;
        let introduction = &case.introduction;
        let href = page.href(&format!("/introductions/{}", introduction.id));
        let own = own_company(&case);
        let declined = introduction.state == State::Declined;
        let asked_by = case.requested_by.clone().unwrap_or_else(|| case.from.name.clone());
        CasePage {
            key: uuid::Uuid::new_v4().to_string(),
            crumbs: crumbs(&page, own.is_some()),
            title: title(&page, &case),
            tone: state_tone(introduction.state),
            state: state_label(&page, introduction.state),
            lead: lead(&page, &case),
            motivation: Entry {
                initials: initials(&asked_by),
                author: asked_by,
                company: case.from.name.clone(),
                datetime: datetime(introduction.created_at),
                when: page.moment(&introduction.created_at),
                text: introduction.motivation.clone(),
                own: own == Some(case.from.id),
            },
            motivation_language: introduction.language().code(),
            opportunity: opportunity.and_then(|found| opportunity_link(&page, &found)),
            companies: [&case.from, &case.to]
                .into_iter()
                .filter(|party| Some(party.id) != own && party.published_version.is_some())
                .map(|party| Link {
                    label: page.text("introduction-profile").with("company", &party.name).to_string(),
                    href: page.href(&format!("/companies/{}", party.slug)),
                })
                .collect(),
            reason: introduction
                .decline_reason
                .filter(|_| declined)
                .map(|reason| page.word("decline-reason", reason.as_str()).to_string()),
            note: introduction.decline_note.clone().filter(|_| declined),
            contact_initials: contacts
                .as_ref()
                .map(|contacts| initials(contacts.person.as_deref().unwrap_or(&contacts.company)))
                .unwrap_or_default(),
            contacts,
            messages: case.messages.iter().map(|message| entry(&page, &case, message)).collect(),
            events: events(&page, &case),
            reasons: reasons(&page),
            acceptance: format!("{href}/acceptance"),
            refusal: format!("{href}/refusal"),
            can_answer: case.can_answer,
            can_withdraw: case.can_withdraw,
            can_write: case.can_write,
            side: case.side,
            blocked,
            href,
            form,
            page,
        }
    }
}

/// The company that the reader speaks for; none for staff.
fn own_company(case: &Case) -> Option<CompanyId> {
    match case.side? {
        Side::Asking => Some(case.from.id),
        Side::Asked => Some(case.to.id),
    }
}

fn crumbs(page: &Page, is_side: bool) -> Vec<Link> {
    let (label, path) = if is_side {
        ("navigation-introductions", "/my/introductions")
    } else {
        ("desk-introductions-title", "/desk/introductions")
    };
    vec![Link { label: page.text(label).to_string(), href: page.href(path) }]
}

fn title(page: &Page, case: &Case) -> String {
    if case.side.is_some() {
        page.text("introduction-title").with("company", &case.other().name).to_string()
    } else {
        page.text("introduction-title-both")
            .with("asking", &case.from.name)
            .with("asked", &case.to.name)
            .to_string()
    }
}

/// One sentence that says how it stands, from where the reader stands.
fn lead(page: &Page, case: &Case) -> String {
    let key = match (case.introduction.state, case.side) {
        (State::Requested, Some(Side::Asked)) => "introduction-lead-asked",
        (State::Requested, Some(Side::Asking)) => "introduction-lead-asking",
        (State::Requested, None) => "introduction-lead-waiting",
        (State::Accepted, _) => "introduction-lead-accepted",
        (State::Declined, _) => "introduction-lead-declined",
        (State::Withdrawn, _) => "introduction-lead-withdrawn",
        (State::Expired, _) => "introduction-lead-expired",
    };
    page.text(key)
        .with("asking", &case.from.name)
        .with("asked", &case.to.name)
        .with("date", page.day(&case.introduction.expires_at))
        .to_string()
}

pub(super) fn opportunity_link(page: &Page, found: &OpportunityPage) -> Option<Link> {
    let opportunity = &found.opportunity.opportunity;
    let texts = opportunity.texts.get(&opportunity.language_for(page.language)?)?;
    Some(Link {
        label: texts.title.as_ref()?.to_string(),
        href: page.href(&format!("/opportunities/{}", found.opportunity.slug)),
    })
}

fn entry(page: &Page, case: &Case, message: &conversation::Message) -> Entry {
    let company = if message.company == case.from.id { &case.from } else { &case.to };
    Entry {
        author: message.author_name.clone(),
        company: company.name.clone(),
        initials: initials(&message.author_name),
        datetime: datetime(message.at),
        when: page.moment(&message.at),
        text: message.body.clone(),
        own: own_company(case) == Some(message.company),
    }
}

/// What happened, the latest first.
fn events(page: &Page, case: &Case) -> Vec<Event> {
    let introduction = &case.introduction;
    let mut events = Vec::new();
    let mut add = |at: NaiveDateTime, text: String, tone| {
        events.push(Event { datetime: datetime(at), when: page.moment(&at), text, tone });
    };
    if let Some(at) = introduction.answered_at {
        add(at, state_label(page, introduction.state), state_tone(introduction.state));
    }
    let asked = page.text("introduction-event-asked").with("company", &case.from.name).to_string();
    add(introduction.created_at, asked, "neutral");
    events
}

/// For machines (RFC 3339).
fn datetime(at: NaiveDateTime) -> String {
    at.and_utc().to_rfc3339_opts(SecondsFormat::Secs, true)
}
