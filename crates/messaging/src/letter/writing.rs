//! What every letter is written with: its language, its reader, the addresses of pages.

use account::signed_link::{LinkKey, Purpose};
use account::{CompanyId, UserId};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use locale::{Catalog, Language, Message};

use super::Addresses;
use crate::IntroductionId;
use crate::answer_link;
use crate::unwanted::{self, Kind};

/// How long the link that stops letters of a kind is good. A mail may be read long after it came.
const UNSUBSCRIBE_GOOD_FOR: TimeDelta = TimeDelta::days(365);

/// What every letter is written with.
pub struct Writing<'a> {
    /// All texts.
    pub catalog: &'a Catalog,
    /// The reader's language.
    pub language: Language,
    /// What the reader is called.
    pub name: Option<&'a str>,
    /// The reader, when that is somebody with an account.
    pub user: Option<UserId>,
    /// Where pages are.
    pub addresses: &'a Addresses,
    /// Signs links.
    pub key: &'a LinkKey,
    /// When the letter was asked for; what is sent again says the same.
    pub at: NaiveDateTime,
    /// The kind that the reader can do without.
    pub kind: Option<Kind>,
}

impl<'a> Writing<'a> {
    /// A text of the catalog, in the reader's language.
    #[must_use]
    pub fn text(&self, key: &'a str) -> Message<'a> {
        self.catalog.message(self.language, key)
    }

    /// How the letter begins.
    #[must_use]
    pub fn greeting(&self) -> Message<'a> {
        match self.name {
            Some(name) => self.text("mail-greeting").with("name", name),
            None => self.text("mail-greeting-unnamed"),
        }
    }

    /// The text of a word of an enumeration: `decline-reason-no-need`.
    #[must_use]
    pub fn word(&self, kind: &str, word: &str) -> Message<'a> {
        self.catalog.message(self.language, format!("{kind}-{}", word.replace('_', "-")))
    }

    /// A day, as the reader's language writes it.
    #[must_use]
    pub fn date(&self, day: &NaiveDate) -> String {
        locale::date(self.language, *day)
    }

    /// A page in the reader's language.
    #[must_use]
    pub fn page(&self, path: &str) -> String {
        self.addresses.page(self.language, path)
    }

    /// The page with the button that signs in.
    #[must_use]
    pub fn sign_in(&self, token: &str) -> String {
        self.addresses.sign_in(self.language, token)
    }

    /// The page that sets a new password.
    #[must_use]
    pub fn new_password(&self, token: &str) -> String {
        self.addresses.new_password(self.language, token)
    }

    /// The page with the button that accepts an invitation to a company.
    #[must_use]
    pub fn invitation(&self, token: &str) -> String {
        self.addresses.invitation(self.language, token)
    }

    /// A company's public page.
    #[must_use]
    pub fn company(&self, slug: &str) -> String {
        self.addresses.company(self.language, slug)
    }

    /// A company's profile as staff of its office read it.
    #[must_use]
    pub fn desk_company(&self, company: &CompanyId) -> String {
        self.addresses.desk_company(self.language, *company)
    }

    /// The page of an introduction.
    #[must_use]
    pub fn introduction(&self, id: &IntroductionId) -> String {
        self.addresses.introduction(self.language, *id)
    }

    /// The page with the buttons that say yes and no; until the day after the last on which it can be said.
    #[must_use]
    pub fn answer(&self, id: &IntroductionId, until: &NaiveDate) -> String {
        match self.user {
            Some(user) => {
                self.addresses.answer(self.language, &answer_link::sign(self.key, *id, user, *until))
            }
            None => self.introduction(id),
        }
    }

    /// That page, where it asks for the reason of a no.
    #[must_use]
    pub fn refusal(&self, id: &IntroductionId, until: &NaiveDate) -> String {
        match self.user {
            Some(user) => {
                self.addresses.refusal(self.language, &answer_link::sign(self.key, *id, user, *until))
            }
            None => self.introduction(id),
        }
    }

    /// The page that stops letters of this kind, when the reader can do without.
    #[must_use]
    pub fn unsubscribe(&self) -> Option<String> {
        let (kind, user) = (self.kind?, self.user?);
        let subject = unwanted::subject(user, kind);
        let signed = self.key.sign(Purpose::Unsubscribe, &subject, self.at + UNSUBSCRIBE_GOOD_FOR);
        Some(self.addresses.unsubscribe(self.language, &signed))
    }

    /// What somebody wrote, set apart in a letter of plain text.
    #[must_use]
    pub fn quoted(&self, text: &str) -> String {
        text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
    }

    /// A code in two groups, which are easier to copy.
    #[must_use]
    pub fn grouped(&self, code: &str) -> String {
        let half = code.char_indices().nth(code.chars().count() / 2).map_or(code.len(), |(at, _)| at);
        format!("{} {}", &code[..half], &code[half..])
    }
}
