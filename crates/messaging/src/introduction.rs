//! Introductions: one company asks to meet another, and the other says yes or no.

mod answer;
mod case;
mod contact;
mod deadline;
mod list;
mod met;
mod request;
mod text;

use account::permission::{Act, Refused, may};
use account::{CompanyId, UserId, Viewer};
use chrono::NaiveDateTime;
use database::schema::introductions;
use database::{Conn, DbError, identifier, words};
use diesel::prelude::*;
use locale::Language;
use profile::document::OpportunityId;

use crate::party::{self, Party};

pub use answer::{AnswerError, accept, decline, withdraw};
pub use case::{Case, case};
pub use contact::{Contacts, ContactsError, contacts};
pub use deadline::{REMINDERS, WORKING_DAYS_TO_ANSWER, expire_overdue, send_reminders};
pub use list::{Item, OfficeItem, Which, of_company, of_office, waiting_for};
pub use met::{met, met_in_office};
pub use request::{
    DAYS_AFTER_DECLINE, NewIntroduction, REQUESTS_PER_DAY, RequestError, check_request, request,
};
pub(crate) use text::prose;
pub use text::{DeclineNote, LONGEST_MOTIVATION, LONGEST_NOTE, Motivation, SHORTEST_MOTIVATION, TextError};

identifier!(
    /// Which introduction.
    IntroductionId
);

words!(
    /// How an introduction stands.
    State {
        /// Asked, not answered yet.
        Requested = "requested",
        /// Both said yes: contacts are open and they can write to each other.
        Accepted = "accepted",
        /// The one who was asked said no.
        Declined = "declined",
        /// The one who asked took it back.
        Withdrawn = "withdrawn",
        /// Nobody answered in time.
        Expired = "expired",
    }
);

words!(
    /// Why somebody says no, in words that do not hurt.
    DeclineReason {
        /// They do not need it at present.
        NoNeed = "no_need",
        /// They have no room for more at present.
        NoCapacity = "no_capacity",
        /// It is not what they do.
        NotOurField = "not_our_field",
        /// They have a partner for it.
        HavePartner = "have_partner",
        /// They do not work in that market.
        NotOurMarket = "not_our_market",
        /// Another reason, or none that they want to give.
        Other = "other",
    }
);

/// An introduction that is no longer open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the introduction is {0} already")]
pub struct NotOpen(pub State);

impl State {
    /// What it becomes when the one who was asked says yes.
    ///
    /// # Errors
    /// [`NotOpen`] when it has been answered, withdrawn or has expired.
    pub fn accept(self) -> Result<State, NotOpen> {
        self.leave_requested(State::Accepted)
    }

    /// What it becomes when the one who was asked says no.
    ///
    /// # Errors
    /// As [`State::accept`].
    pub fn decline(self) -> Result<State, NotOpen> {
        self.leave_requested(State::Declined)
    }

    /// What it becomes when the one who asked takes it back.
    ///
    /// # Errors
    /// As [`State::accept`].
    pub fn withdraw(self) -> Result<State, NotOpen> {
        self.leave_requested(State::Withdrawn)
    }

    /// What it becomes when the time to answer is over.
    ///
    /// # Errors
    /// As [`State::accept`].
    pub fn expire(self) -> Result<State, NotOpen> {
        self.leave_requested(State::Expired)
    }

    fn leave_requested(self, next: State) -> Result<State, NotOpen> {
        match self {
            State::Requested => Ok(next),
            over => Err(NotOpen(over)),
        }
    }
}

/// An introduction.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = introductions)]
pub struct Introduction {
    /// Which one.
    pub id: IntroductionId,
    /// The company that asks.
    #[diesel(column_name = from_company_id)]
    pub from: CompanyId,
    /// The company that is asked.
    #[diesel(column_name = to_company_id)]
    pub to: CompanyId,
    /// The opportunity that it is about, if about one.
    #[diesel(column_name = opportunity_id)]
    pub opportunity: Option<OpportunityId>,
    /// Who asked.
    pub requested_by: UserId,
    /// Why, in their words.
    pub motivation: String,
    #[diesel(column_name = language)]
    language_code: String,
    /// How it stands.
    pub state: State,
    /// Why it was declined.
    pub decline_reason: Option<DeclineReason>,
    /// What was added to that.
    pub decline_note: Option<String>,
    /// Who answered or withdrew.
    pub answered_by: Option<UserId>,
    /// When it was answered, withdrawn, or found to have expired.
    pub answered_at: Option<NaiveDateTime>,
    /// Until when it can be answered.
    pub expires_at: NaiveDateTime,
    /// How many reminders were sent.
    pub reminders: i32,
    /// When it was asked.
    pub created_at: NaiveDateTime,
}

impl Introduction {
    /// The language in which the motivation is written.
    #[must_use]
    pub fn language(&self) -> Language {
        // Written from a `Language`; should the database hold something else, English is the one most can read.
        self.language_code.parse().unwrap_or(Language::En)
    }

    /// The name of the thread that all its letters belong to.
    pub(crate) fn thread(&self) -> String {
        format!("introduction.{}", self.id)
    }
}

/// An introduction that somebody may not see, or that is not there; pages answer both alike.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    /// There is none.
    #[error("there is no such introduction")]
    NotFound,
    /// Not for this person.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

impl From<diesel::result::Error> for AccessError {
    fn from(error: diesel::result::Error) -> Self {
        AccessError::Database(error.into())
    }
}

/// An introduction with its two companies, for somebody who may do `act` with it.
pub(crate) fn find(
    conn: &mut Conn,
    viewer: &Viewer,
    id: IntroductionId,
    act: Act,
) -> Result<(Introduction, Party, Party), AccessError> {
    let introduction: Introduction = introductions::table
        .filter(introductions::id.eq(id))
        .select(Introduction::as_select())
        .first(conn)
        .optional()?
        .ok_or(AccessError::NotFound)?;
    let from = party::find(conn, introduction.from)?.ok_or(AccessError::NotFound)?;
    let to = party::find(conn, introduction.to)?.ok_or(AccessError::NotFound)?;
    may(viewer, act, &party::subject(&from, &to))?;
    Ok((introduction, from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_open_request_can_be_answered_withdrawn_or_expire() {
        for step in [State::accept, State::decline, State::withdraw, State::expire] {
            assert!(step(State::Requested).is_ok());
            for over in [State::Accepted, State::Declined, State::Withdrawn, State::Expired] {
                assert_eq!(step(over), Err(NotOpen(over)));
            }
        }
    }
}
