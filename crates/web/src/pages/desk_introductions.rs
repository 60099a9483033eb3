//! The introductions in an office's care, and what was reported about them.

use account::permission::{Act, Subject};
use account::{OfficeId, office};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use database::{Conn, DbError};
use messaging::IntroductionId;
use messaging::introduction::{self, AccessError, OfficeItem, State};
use messaging::report::{self, OpenReport, ReportId, ReportText};
use serde::Deserialize;

use crate::form::Form;
use crate::pages::desk::{MenuItem, menu};
use crate::pages::introduction::{sentence, state_label, state_tone};
use crate::pages::my_introductions::Section;
use crate::request::{Page, Posted};
use crate::response::{AppError, redirect_saying, render, render_as};

/// Lines of one page of the list.
const LINES: usize = 50;

#[derive(Template)]
#[template(path = "introduction/desk.html")]
struct DeskPage {
    page: Page,
    menu: Vec<MenuItem>,
    states: Vec<Section>,
    lines: Vec<Line>,
    older: Option<String>,
}

#[derive(Template)]
#[template(path = "introduction/reports.html")]
struct ReportsPage {
    page: Page,
    form: Form,
    menu: Vec<MenuItem>,
    reports: Vec<ShownReport>,
}

struct Line {
    asking: String,
    asked: String,
    href: String,
    tone: &'static str,
    state: String,
    when: String,
    until: String,
}

struct ShownReport {
    /// The name of its text field; each report has its own form.
    field: String,
    reporting: String,
    reported: String,
    reason: String,
    when: String,
    introduction: String,
    action: String,
}

/// Which part of the list.
#[derive(Deserialize)]
pub struct Part {
    #[serde(default)]
    state: String,
    #[serde(default)]
    before: String,
}

/// `GET /{language}/desk/introductions`
///
/// # Errors
/// Not for those who are no staff; the database is away.
pub async fn show(page: Page, part: web::Query<Part>) -> Result<HttpResponse, AppError> {
    let own = own_office(&page)?;
    let viewer = page.signed_in()?.viewer.clone();
    let state: Option<State> = part.state.parse().ok();
    let before: Option<IntroductionId> = part.before.parse().ok();
    let mut items: Vec<OfficeItem> = page
        .state
        .db
        .read(move |conn| {
            let limit = i64::try_from(LINES + 1).unwrap_or(i64::MAX);
            let mut items = Vec::new();
            for office in offices(conn, own)? {
                items.extend(introduction::of_office(conn, &viewer, office, state, before, limit)?);
            }
            Ok::<_, AccessError>(items)
        })
        .await?;
    // Between two offices an introduction is in the care of both.
    items.sort_by_key(|item| std::cmp::Reverse(item.introduction.id));
    items.dedup_by_key(|item| item.introduction.id);
    let more = items.len() > LINES;
    items.truncate(LINES);
    let word = state.map_or("", |state| state.as_str());
    let last = items.last().map(|item| item.introduction.id).filter(|_| more);
    render(&DeskPage {
        menu: menu(&page, None),
        states: states(&page, state),
        older: last.map(|last| page.href(&format!("/desk/introductions?state={word}&before={last}"))),
        lines: items.iter().map(|item| line(&page, item)).collect(),
        page,
    })
}

/// `GET /{language}/desk/reports`
///
/// # Errors
/// Not for those who are no staff; the database is away.
pub async fn show_reports(page: Page) -> Result<HttpResponse, AppError> {
    render(&ReportsPage::load(page, Form::new()).await?)
}

/// `POST /{language}/desk/reports/{report}/settlement`: says what was done about it.
///
/// # Errors
/// Not found for a report of other offices, or one that was settled; the database is away.
pub async fn settle(
    page: Page,
    path: web::Path<(String, String)>,
    posted: Posted,
) -> Result<HttpResponse, AppError> {
    own_office(&page)?;
    let viewer = page.signed_in()?.viewer.clone();
    let id: ReportId = path.1.parse().map_err(|_| AppError::NotFound)?;
    let field = field_of(id);
    let outcome = match posted.raw(&field).parse::<ReportText>() {
        Ok(outcome) => outcome,
        Err(error) => {
            let mut form = Form::typed(posted.fields());
            form.refuse(&field, page.text("report-outcome"), sentence(&page, error));
            let again = ReportsPage::load(page, form).await?;
            // Only those who have the form are told what is wrong with it.
            if !again.reports.iter().any(|report| report.field == field) {
                return Err(AppError::NotFound);
            }
            return render_as(StatusCode::UNPROCESSABLE_ENTITY, &again);
        }
    };
    let now = page.now();
    page.state.db.write(move |conn| report::settle(conn, &viewer, id, &outcome, now)).await?;
    Ok(redirect_saying(&page.href("/desk/reports"), "report-settled", &page.state.settings))
}

impl ReportsPage {
    async fn load(page: Page, form: Form) -> Result<ReportsPage, AppError> {
        let own = own_office(&page)?;
        let viewer = page.signed_in()?.viewer.clone();
        let mut reports: Vec<OpenReport> = page
            .state
            .db
            .read(move |conn| {
                let mut reports = Vec::new();
                for office in offices(conn, own)? {
                    reports.extend(report::open_reports(conn, &viewer, office)?);
                }
                Ok::<_, AccessError>(reports)
            })
            .await?;
        reports.sort_by_key(|report| report.id);
        reports.dedup_by_key(|report| report.id);
        Ok(ReportsPage {
            menu: menu(&page, None),
            reports: reports.into_iter().map(|report| shown(&page, report)).collect(),
            form,
            page,
        })
    }
}

fn shown(page: &Page, report: OpenReport) -> ShownReport {
    ShownReport {
        field: field_of(report.id),
        reporting: report.reporting.name,
        reported: report.reported.name,
        reason: report.reason,
        when: page.moment(&report.at),
        introduction: page.href(&format!("/introductions/{}", report.introduction)),
        action: page.href(&format!("/desk/reports/{}/settlement", report.id)),
    }
}

fn field_of(id: ReportId) -> String {
    format!("outcome-{id}")
}

fn line(page: &Page, item: &OfficeItem) -> Line {
    let introduction = &item.introduction;
    Line {
        asking: item.from.name.clone(),
        asked: item.to.name.clone(),
        href: page.href(&format!("/introductions/{}", introduction.id)),
        tone: state_tone(introduction.state),
        state: state_label(page, introduction.state),
        when: page.day(&introduction.created_at),
        until: page.day(&introduction.answered_at.unwrap_or(introduction.expires_at)),
    }
}

fn states(page: &Page, chosen: Option<State>) -> Vec<Section> {
    let all = Section {
        label: page.text("desk-introductions-all").to_string(),
        href: page.href("/desk/introductions"),
        current: chosen.is_none(),
        count: None,
    };
    let of = |state: &State| Section {
        label: state_label(page, *state),
        href: page.href(&format!("/desk/introductions?state={state}")),
        current: chosen == Some(*state),
        count: None,
    };
    std::iter::once(all).chain(State::ALL.iter().map(of)).collect()
}

/// The office whose work is shown: the viewer's own, all for an administrator.
fn own_office(page: &Page) -> Result<Option<OfficeId>, AppError> {
    let staff = page.signed_in()?.viewer.staff.as_ref().ok_or(AppError::NotAllowed)?;
    page.may(Act::SeeDesk, &staff.office.map_or(Subject::Platform, Subject::Office))?;
    Ok(staff.office)
}

fn offices(conn: &mut Conn, own: Option<OfficeId>) -> Result<Vec<OfficeId>, DbError> {
    match own {
        Some(own) => Ok(vec![own]),
        None => Ok(office::all(conn)?.into_iter().map(|office| office.id).collect()),
    }
}
