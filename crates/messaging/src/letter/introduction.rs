//! Letters about introductions.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::letter;
use crate::IntroductionId;
use crate::introduction::{Contacts, DeclineReason};
use crate::unwanted::Kind;

/// Somebody asks for an introduction; to the people of the company that is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requested {
    /// Which introduction.
    pub introduction: IntroductionId,
    /// Who asks.
    pub company: String,
    /// Why.
    pub motivation: String,
    /// The last day to answer.
    pub until: NaiveDate,
}
letter!(
    Requested,
    "introduction_requested",
    None,
    "mail/introduction_requested/subject.txt",
    "mail/introduction_requested/body.txt",
    "mail/introduction_requested/body.html"
);

/// The answer is still open; to the people of the company that was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// Which introduction.
    pub introduction: IntroductionId,
    /// Who asks.
    pub company: String,
    /// Why.
    pub motivation: String,
    /// The last day to answer.
    pub until: NaiveDate,
}
letter!(
    Reminder,
    "introduction_reminder",
    Some(Kind::Reminders),
    "mail/introduction_reminder/subject.txt",
    "mail/introduction_reminder/body.txt",
    "mail/introduction_reminder/body.html"
);

/// Both said yes; to the people of both companies, each with the other's contacts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// Which introduction.
    pub introduction: IntroductionId,
    /// The other company.
    pub company: String,
    /// How to reach it.
    pub contacts: Contacts,
}
letter!(
    Accepted,
    "introduction_accepted",
    None,
    "mail/introduction_accepted/subject.txt",
    "mail/introduction_accepted/body.txt",
    "mail/introduction_accepted/body.html"
);

/// The answer was no; to the people of the company that asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declined {
    /// Which introduction.
    pub introduction: IntroductionId,
    /// Who was asked.
    pub company: String,
    /// Why not.
    pub reason: DeclineReason,
    /// What they added.
    pub note: Option<String>,
}
letter!(
    Declined,
    "introduction_declined",
    None,
    "mail/introduction_declined/subject.txt",
    "mail/introduction_declined/body.txt",
    "mail/introduction_declined/body.html"
);

/// The request was taken back; to the people of the company that was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// Which introduction.
    pub introduction: IntroductionId,
    /// Who had asked.
    pub company: String,
}
letter!(
    Withdrawn,
    "introduction_withdrawn",
    None,
    "mail/introduction_withdrawn/subject.txt",
    "mail/introduction_withdrawn/body.txt",
    "mail/introduction_withdrawn/body.html"
);

/// Nobody answered in time; to the people of the company that asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expired {
    /// Which introduction.
    pub introduction: IntroductionId,
    /// Who was asked.
    pub company: String,
}
letter!(
    Expired,
    "introduction_expired",
    None,
    "mail/introduction_expired/subject.txt",
    "mail/introduction_expired/body.txt",
    "mail/introduction_expired/body.html"
);

/// A request is about to expire unanswered; to the staff of the office of the company that was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hanging {
    /// Which introduction.
    pub introduction: IntroductionId,
    /// Who asked.
    pub asking: String,
    /// Who has not answered.
    pub asked: String,
}
letter!(
    Hanging,
    "introduction_hanging",
    Some(Kind::Desk),
    "mail/introduction_hanging/subject.txt",
    "mail/introduction_hanging/body.txt",
    "mail/introduction_hanging/body.html"
);

/// One side reports the other; to the staff of both offices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// Which introduction.
    pub introduction: IntroductionId,
    /// Who reports.
    pub reporting: String,
    /// Who is reported.
    pub reported: String,
    /// Why.
    pub reason: String,
}
letter!(
    Reported,
    "introduction_reported",
    None,
    "mail/introduction_reported/subject.txt",
    "mail/introduction_reported/body.txt",
    "mail/introduction_reported/body.html"
);

/// Somebody wrote in the conversation; to the people of the other company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageReceived {
    /// Which introduction.
    pub introduction: IntroductionId,
    /// The company in whose name it was written.
    pub company: String,
    /// Who wrote.
    pub author: String,
    /// What.
    pub body: String,
}
letter!(
    MessageReceived,
    "message_received",
    Some(Kind::Messages),
    "mail/message_received/subject.txt",
    "mail/message_received/body.txt",
    "mail/message_received/body.html"
);
