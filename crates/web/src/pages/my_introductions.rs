//! The introductions of one's own companies, received and sent.

use account::CompanyId;
use actix_web::{HttpResponse, web};
use askama::Template;
use messaging::introduction::{self, AccessError, Item, Which};
use messaging::{IntroductionId, Side};
use serde::Deserialize;

use crate::pages::introduction::{state_label, state_tone};
use crate::request::Page;
use crate::response::{AppError, render};

/// Lines of one page of the list.
const LINES: usize = 30;

#[derive(Template)]
#[template(path = "introduction/mine.html")]
struct MinePage {
    page: Page,
    has_company: bool,
    sections: Vec<Section>,
    lines: Vec<Line>,
    older: Option<String>,
}

/// A way to narrow the list.
pub(crate) struct Section {
    pub(crate) label: String,
    pub(crate) href: String,
    pub(crate) current: bool,
    pub(crate) count: Option<i64>,
}

struct Line {
    company: String,
    href: String,
    side: String,
    tone: &'static str,
    state: String,
    when: String,
    unread: i64,
}

/// Which part of the list.
#[derive(Deserialize)]
pub struct Part {
    #[serde(default)]
    which: String,
    #[serde(default)]
    before: String,
}

/// `GET /{language}/my/introductions`
///
/// # Errors
/// [`AppError::SignInFirst`]; the database is away.
pub async fn show(page: Page, part: web::Query<Part>) -> Result<HttpResponse, AppError> {
    let person = page.signed_in()?;
    let viewer = person.viewer.clone();
    let has_company = person.has_company();
    let which = match part.which.as_str() {
        "received" => Which::Received,
        "sent" => Which::Sent,
        _ => Which::All,
    };
    let before: Option<IntroductionId> = part.before.parse().ok();
    let (items, waiting) = page
        .state
        .db
        .read(move |conn| {
            let mut items: Vec<Item> = Vec::new();
            let own: Vec<CompanyId> = viewer.companies.iter().map(|membership| membership.company).collect();
            // One more than is shown, to know whether there are older ones.
            let limit = i64::try_from(LINES + 1).unwrap_or(i64::MAX);
            for company in own {
                items.extend(introduction::of_company(conn, &viewer, company, which, before, limit)?);
            }
            Ok::<_, AccessError>((items, introduction::waiting_for(conn, &viewer)?))
        })
        .await?;
    render(&MinePage::of(page, has_company, which, items, waiting))
}

impl MinePage {
    fn of(page: Page, has_company: bool, which: Which, mut items: Vec<Item>, waiting: i64) -> MinePage {
        // Identifiers sort by the time they were made.
        items.sort_by_key(|item| std::cmp::Reverse(item.introduction.id));
        let more = items.len() > LINES;
        items.truncate(LINES);
        let last = items.last().map(|item| item.introduction.id).filter(|_| more);
        let word = match which {
            Which::All => "",
            Which::Received => "received",
            Which::Sent => "sent",
        };
        MinePage {
            has_company,
            sections: sections(&page, which, waiting),
            older: last.map(|last| page.href(&format!("/my/introductions?which={word}&before={last}"))),
            lines: items.iter().map(|item| line(&page, item)).collect(),
            page,
        }
    }
}

fn sections(page: &Page, which: Which, waiting: i64) -> Vec<Section> {
    let section = |label: String, query: &str, of: Which, count| Section {
        label,
        href: page.href(&format!("/my/introductions{query}")),
        current: which == of,
        count,
    };
    let waiting = (waiting > 0).then_some(waiting);
    vec![
        section(page.text("my-introductions-all").to_string(), "", Which::All, None),
        section(
            page.text("my-introductions-received").to_string(),
            "?which=received",
            Which::Received,
            waiting,
        ),
        section(page.text("my-introductions-sent").to_string(), "?which=sent", Which::Sent, None),
    ]
}

fn line(page: &Page, item: &Item) -> Line {
    let introduction = &item.introduction;
    let side = match item.side {
        Side::Asked => page.text("my-introductions-they-asked"),
        Side::Asking => page.text("my-introductions-we-asked"),
    };
    Line {
        company: item.other.name.clone(),
        href: page.href(&format!("/introductions/{}", introduction.id)),
        side: side.to_string(),
        tone: state_tone(introduction.state),
        state: state_label(page, introduction.state),
        when: page.day(&introduction.created_at),
        unread: item.unread,
    }
}
