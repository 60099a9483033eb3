//! Which company a page of "my company" is about, and whether this person may do there what is asked.

use account::CompanyId;
use account::permission::{Act, Subject};
use profile::company::{self, CompanyRecord};
use profile::curation::State;
use serde::Deserialize;

use crate::pages::company::Link;
use crate::request::Page;
use crate::response::AppError;

/// The company that an address names; none: the first that the person belongs to.
#[derive(Clone, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    company: String,
}

impl Asked {
    /// The company that the address names, if it names one.
    pub(crate) fn named(&self) -> Option<CompanyId> {
        self.company.parse().ok()
    }
}

/// The company that a page of "my company" is about.
pub(crate) struct Mine {
    pub(crate) company: CompanyRecord,
    /// What the addresses of its pages end with.
    query: String,
}

impl Mine {
    /// The company, when the person may do this to it. Staff of its office reach it by its identifier, as does
    /// somebody who belongs to several companies.
    ///
    /// # Errors
    /// [`AppError::SignInFirst`]; not found for a company whose draft this person may not even read.
    pub(crate) async fn of(page: &Page, asked: &Asked, act: Act) -> Result<Mine, AppError> {
        let own = page.signed_in()?.company();
        let id: CompanyId = match asked.company.as_str() {
            "" => own.ok_or(AppError::NotFound)?,
            text => text.parse().map_err(|_| AppError::NotFound)?,
        };
        let found = page.state.db.read(move |conn| company::by_id(conn, id)).await.map_err(AppError::from)?;
        let company = found.ok_or(AppError::NotFound)?;
        let subject = Subject::Company(company.subject());
        page.may(Act::ReadDraft, &subject).map_err(|_| AppError::NotFound)?;
        page.may(act, &subject)?;
        let query = if own == Some(id) { String::new() } else { format!("?company={id}") };
        Ok(Mine { company, query })
    }

    /// The address of one of the company's own pages: `/edit`.
    pub(crate) fn href(&self, page: &Page, path: &str) -> String {
        page.href(&self.path(path))
    }

    /// The same without the language.
    pub(crate) fn path(&self, path: &str) -> String {
        format!("/my/company{path}{}", self.query)
    }

    /// The address with one more parameter.
    pub(crate) fn href_with(&self, page: &Page, path: &str, parameter: &str) -> String {
        let sign = if self.query.is_empty() { '?' } else { '&' };
        format!("{}{sign}{parameter}", self.href(page, path))
    }

    /// Whether this person may do something to the company.
    pub(crate) fn may(&self, page: &Page, act: Act) -> bool {
        page.may(act, &Subject::Company(self.company.subject())).is_ok()
    }
}

/// The way down to a page of the company's own.
pub(crate) fn crumbs(page: &Page, mine: &Mine) -> Vec<Link> {
    vec![Link { label: mine.company.name.clone(), href: mine.href(page, "") }]
}

/// Where a draft stands, in words.
pub(crate) fn state_label(page: &Page, state: State) -> String {
    page.word("profile-state", state.as_str()).to_string()
}

/// How that is shown.
pub(crate) const fn state_tone(state: State) -> &'static str {
    match state {
        State::Draft => "neutral",
        State::Submitted | State::InReview | State::Approved => "waiting",
        State::Returned => "attention",
        State::Published => "good",
    }
}
