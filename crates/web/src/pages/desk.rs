//! The office's desk: what waits, the companies in its care, and what has happened to each.

mod board;
mod companies;
mod company;
mod import;
mod queue;
mod synonyms;

pub use board::show_board;
pub use companies::list;
pub use company::{show_company, unpublish};
pub use import::{confirm, example, export, prepare, show_import};
pub use queue::show;
pub use synonyms::{add_synonym, remove_synonym, show_synonyms};

use account::permission::{Act, Subject};
use account::{CompanyId, OfficeId};
use profile::company::CompanyRecord;

use crate::request::Page;
use crate::response::AppError;

/// The office whose desk it is; none: an administrator, who sees all.
///
/// # Errors
/// [`AppError::SignInFirst`], [`AppError::NotAllowed`].
pub(crate) fn office_of(page: &Page, act: Act) -> Result<Option<OfficeId>, AppError> {
    let staff = page.signed_in()?.viewer.staff.ok_or(AppError::NotAllowed)?;
    page.may(act, &staff.office.map_or(Subject::Platform, Subject::Office))?;
    Ok(staff.office)
}

/// A company, for an act on it by its office.
///
/// # Errors
/// [`AppError::SignInFirst`]; not found for a company whose draft this person may not even read;
/// [`AppError::NotAllowed`] for its own people.
pub(crate) async fn company_of(page: &Page, id: &str, act: Act) -> Result<CompanyRecord, AppError> {
    page.signed_in()?;
    let id: CompanyId = id.parse().map_err(|_| AppError::NotFound)?;
    let found =
        page.state.db.read(move |conn| profile::company::by_id(conn, id)).await.map_err(AppError::from)?;
    let company = found.ok_or(AppError::NotFound)?;
    let subject = Subject::Company(company.subject());
    page.may(Act::ReadDraft, &subject).map_err(|_| AppError::NotFound)?;
    page.may(act, &subject)?;
    Ok(company)
}

/// An entry of the menu beside the desk's pages.
pub(crate) struct MenuItem {
    pub(crate) label: String,
    pub(crate) href: String,
    pub(crate) current: bool,
    pub(crate) count: Option<String>,
}

/// The menu beside the desk's pages; `waiting` is how many profiles wait, where that is known.
pub(crate) fn menu(page: &Page, waiting: Option<usize>) -> Vec<MenuItem> {
    let item = |path: &str, label: String, count: Option<String>| MenuItem {
        label,
        href: page.href(path),
        current: page.path().split('?').next() == Some(path),
        count,
    };
    vec![
        item(
            "/desk",
            page.text("desk-queue").to_string(),
            waiting.filter(|count| *count > 0).map(|count| count.to_string()),
        ),
        item("/desk/companies", page.text("desk-companies").to_string(), None),
        item("/desk/partners", page.text("board-title").to_string(), None),
        item("/desk/synonyms", page.text("synonyms-title").to_string(), None),
        item("/desk/import", page.text("desk-import").to_string(), None),
        item("/desk/introductions", page.text("desk-introductions-title").to_string(), None),
        item("/desk/reports", page.text("report-title").to_string(), None),
        item("/desk/mails", page.text("mails-title").to_string(), None),
    ]
}
