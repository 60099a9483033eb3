//! Telling the offices that something is wrong with the other side of an introduction.

use std::str::FromStr;

use account::permission::{Act, Refused, Subject, may};
use account::{CompanyId, OfficeId, UserId, Viewer, audit};
use chrono::NaiveDateTime;
use database::schema::{companies, introductions, reports};
use database::{Conn, DbError, identifier};
use diesel::prelude::*;

use crate::introduction::{self, AccessError, IntroductionId, TextError};
use crate::letter::introduction::Reported;
use crate::letter::send_to_staff;
use crate::party::{self, Party, Side};

identifier!(
    /// Which report.
    ReportId
);

/// Most characters of a reason and of an outcome.
pub const LONGEST_TEXT: usize = 2_000;

/// What is wrong, or what was done about it: 10 to [`LONGEST_TEXT`] characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportText(String);

impl ReportText {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ReportText {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        introduction::prose(text, 10, LONGEST_TEXT).map(ReportText)
    }
}

/// A report that waits for staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenReport {
    /// Which one.
    pub id: ReportId,
    /// About which introduction.
    pub introduction: IntroductionId,
    /// Who reports.
    pub reporting: Party,
    /// Who is reported.
    pub reported: Party,
    /// What is wrong, in their words.
    pub reason: String,
    /// When.
    pub at: NaiveDateTime,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = reports)]
struct ReportRow {
    id: ReportId,
    introduction_id: IntroductionId,
    company_id: CompanyId,
    reason: String,
    created_at: NaiveDateTime,
}

/// Reports the other side; staff of both offices are written to.
///
/// # Errors
/// [`AccessError`].
pub fn report(
    conn: &mut Conn,
    viewer: &Viewer,
    id: IntroductionId,
    reason: &ReportText,
    now: NaiveDateTime,
) -> Result<ReportId, AccessError> {
    let (introduction, from, to) = introduction::find(conn, viewer, id, Act::ReportIntroduction)?;
    let user = viewer.user.ok_or(Refused::SignInFirst)?;
    let (own, other) = match Side::of(viewer, from.id, to.id) {
        Some(Side::Asked) => (&to, &from),
        Some(Side::Asking) => (&from, &to),
        None => return Err(Refused::NotAllowed.into()),
    };
    if let Some(open) = open_of(conn, id, own.id)? {
        // Pressing the button again does not fill the queue.
        return Ok(open);
    }
    let report = ReportId::generate();
    diesel::insert_into(reports::table)
        .values((
            reports::id.eq(report),
            reports::introduction_id.eq(id),
            reports::company_id.eq(own.id),
            reports::reported_by.eq(user),
            reports::reason.eq(reason.as_str()),
            reports::created_at.eq(now),
        ))
        .execute(conn)?;
    let letter = Reported {
        introduction: id,
        reporting: own.name.clone(),
        reported: other.name.clone(),
        reason: reason.as_str().to_owned(),
    };
    send_to_staff(conn, own.office, &letter, &introduction.thread(), now)?;
    if other.office != own.office {
        send_to_staff(conn, other.office, &letter, &introduction.thread(), now)?;
    }
    Ok(report)
}

fn open_of(conn: &mut Conn, id: IntroductionId, company: CompanyId) -> Result<Option<ReportId>, DbError> {
    Ok(reports::table
        .filter(reports::introduction_id.eq(id))
        .filter(reports::company_id.eq(company))
        .filter(reports::resolved_at.is_null())
        .select(reports::id)
        .first(conn)
        .optional()?)
}

/// The open reports in which a company of the office takes part, the oldest first.
///
/// # Errors
/// [`AccessError`].
pub fn open_reports(
    conn: &mut Conn,
    viewer: &Viewer,
    office: OfficeId,
) -> Result<Vec<OpenReport>, AccessError> {
    may(viewer, Act::SeeDesk, &Subject::Office(office))?;
    let in_care = || companies::table.filter(companies::office_id.eq(office)).select(companies::id);
    let rows: Vec<(ReportRow, CompanyId, CompanyId)> = reports::table
        .inner_join(introductions::table)
        .filter(reports::resolved_at.is_null())
        .filter(
            introductions::from_company_id
                .eq_any(in_care())
                .or(introductions::to_company_id.eq_any(in_care())),
        )
        .order((reports::created_at, reports::id))
        .limit(200)
        .select((ReportRow::as_select(), introductions::from_company_id, introductions::to_company_id))
        .load(conn)?;
    let ids: Vec<CompanyId> = rows.iter().flat_map(|(_, from, to)| [*from, *to]).collect();
    let parties = party::find_all(conn, &ids)?;
    let named = |id: CompanyId| parties.iter().find(|party| party.id == id).cloned();
    Ok(rows
        .into_iter()
        .filter_map(|(row, from, to)| {
            let other = if row.company_id == from { to } else { from };
            Some(OpenReport {
                id: row.id,
                introduction: row.introduction_id,
                reporting: named(row.company_id)?,
                reported: named(other)?,
                reason: row.reason,
                at: row.created_at,
            })
        })
        .collect())
}

/// Settles a report, with what was done about it.
///
/// # Errors
/// [`AccessError`]; `NotFound` also when it has been settled.
pub fn settle(
    conn: &mut Conn,
    viewer: &Viewer,
    id: ReportId,
    outcome: &ReportText,
    now: NaiveDateTime,
) -> Result<(), AccessError> {
    let user: UserId = viewer.user.ok_or(Refused::SignInFirst)?;
    let introduction: IntroductionId = reports::table
        .filter(reports::id.eq(id))
        .filter(reports::resolved_at.is_null())
        .select(reports::introduction_id)
        .first(conn)
        .optional()?
        .ok_or(AccessError::NotFound)?;
    let (_, from, to) = introduction::find(conn, viewer, introduction, Act::ReadIntroduction)?;
    // Either office may settle it.
    let offices = [from.office, to.office];
    let office = offices
        .into_iter()
        .find(|office| may(viewer, Act::SettleReport, &Subject::Office(*office)).is_ok())
        .ok_or(Refused::NotAllowed)?;
    diesel::update(reports::table.filter(reports::id.eq(id)).filter(reports::resolved_at.is_null()))
        .set((
            reports::outcome.eq(outcome.as_str()),
            reports::resolved_by.eq(user),
            reports::resolved_at.eq(now),
        ))
        .execute(conn)?;
    let entry = audit::Entry {
        actor: Some(user),
        act: "settle_report",
        subject_kind: "introduction",
        subject_id: introduction.as_str(),
        office: Some(office),
        details: serde_json::json!({ "report": id }),
    };
    Ok(audit::record(conn, &entry, now)?)
}
