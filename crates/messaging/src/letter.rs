//! Letters: what the outbox holds of a mail, put into words of its reader's language.
//!
//! A letter is a type with what it needs to know, and a folder in `frontend/templates/mail` with its subject and its two
//! bodies. The texts are in `frontend/locales/*/mail.ftl`.

pub mod account;
pub mod address;
pub mod introduction;
pub mod profile;
mod writing;

use ::account::mail::{self, Mail, Recipient};
use ::account::{CompanyId, OfficeId, UserId};
use ::database::schema::{company_members, staff_members, users};
use ::database::{Conn, DbError};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use locale::Language;
use serde::Serialize;
use serde::de::DeserializeOwned;

pub use address::Addresses;
pub use writing::Writing;

use crate::unwanted::{self, Kind};

/// A letter in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// One line.
    pub subject: String,
    /// For readers of plain text.
    pub text: String,
    /// The same for readers of HTML.
    pub html: String,
}

/// A letter cannot be put into words.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// No folder has this name.
    #[error("there is no letter {0:?}")]
    UnknownTemplate(String),
    /// The outbox row was written for another form of the letter.
    #[error("the letter lacks something: {0}")]
    Arguments(#[from] serde_json::Error),
    /// The template failed.
    #[error(transparent)]
    Template(#[from] askama::Error),
}

/// What a letter needs to know, and how it is written.
pub trait Letter: Serialize + DeserializeOwned {
    /// The name of its folder.
    const TEMPLATE: &'static str;
    /// The kind that its reader can do without; none for letters that must arrive.
    const KIND: Option<Kind>;

    /// Puts it into words.
    ///
    /// # Errors
    /// [`RenderError::Template`].
    fn render(&self, writing: &Writing<'_>) -> Result<Rendered, RenderError>;
}

/// Ties a type to its three templates.
macro_rules! letter {
    ($name:ident, $template:expr, $kind:expr, $subject:tt, $text:tt, $html:tt) => {
        const _: () = {
            use $crate::letter::{Letter, RenderError, Rendered, Writing};

            #[derive(askama::Template)]
            #[template(path = $subject)]
            struct Subject<'a> {
                l: &'a $name,
                w: &'a Writing<'a>,
            }

            #[derive(askama::Template)]
            #[template(path = $text)]
            struct Text<'a> {
                l: &'a $name,
                w: &'a Writing<'a>,
            }

            #[derive(askama::Template)]
            #[template(path = $html)]
            struct Html<'a> {
                l: &'a $name,
                w: &'a Writing<'a>,
            }

            impl Letter for $name {
                const TEMPLATE: &'static str = $template;
                const KIND: Option<$crate::unwanted::Kind> = $kind;

                fn render(&self, w: &Writing<'_>) -> Result<Rendered, RenderError> {
                    let subject = Subject { l: self, w };
                    let text = Text { l: subject.l, w: subject.w };
                    let html = Html { l: text.l, w: text.w };
                    // Not every letter says something of its own in each part.
                    let (_, _) = (html.l, html.w);
                    Ok(Rendered {
                        subject: $crate::letter::one_line(&askama::Template::render(&subject)?),
                        text: askama::Template::render(&text)?,
                        html: askama::Template::render(&html)?,
                    })
                }
            }
        };
    };
}
pub(crate) use letter;

/// A subject is one line whatever a name in it holds: a line break would begin another header.
pub(crate) fn one_line(text: &str) -> String {
    text.split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The list of all letters: what is done with one whose name is known only when it is sent.
macro_rules! letters {
    ($($letter:ty),+ $(,)?) => {
        /// Puts the letter of this name into words.
        ///
        /// # Errors
        /// [`RenderError`].
        pub fn render(
            template: &str,
            arguments: serde_json::Value,
            writing: &Writing<'_>,
        ) -> Result<Rendered, RenderError> {
            match template {
                $(<$letter as Letter>::TEMPLATE => {
                    serde_json::from_value::<$letter>(arguments)?.render(writing)
                })+
                other => Err(RenderError::UnknownTemplate(other.to_owned())),
            }
        }

        /// The kind of the letter of this name, when its reader can do without.
        #[must_use]
        pub fn kind(template: &str) -> Option<Kind> {
            match template {
                $(<$letter as Letter>::TEMPLATE => <$letter as Letter>::KIND,)+
                _ => None,
            }
        }

        /// The names of all letters.
        pub const TEMPLATES: &[&str] = &[$(<$letter as Letter>::TEMPLATE),+];
    };
}
letters!(
    account::SignIn,
    account::SignUp,
    account::SignUpAgain,
    account::ResetPassword,
    account::NoAccount,
    account::AccountDisabled,
    account::PasswordChanged,
    introduction::Requested,
    introduction::Reminder,
    introduction::Accepted,
    introduction::Declined,
    introduction::Withdrawn,
    introduction::Expired,
    introduction::Hanging,
    introduction::Reported,
    introduction::MessageReceived,
    profile::Invitation,
    profile::Submitted,
    profile::Published,
    profile::Returned,
    profile::Unpublished,
    profile::OpportunityExpiring,
);

/// Adds the letter for each person of a company, in that person's language.
pub(crate) fn send_to_members<L: Letter>(
    conn: &mut Conn,
    company: CompanyId,
    except: Option<UserId>,
    letter: &L,
    thread: &str,
    now: NaiveDateTime,
) -> Result<(), DbError> {
    let people: Vec<(UserId, String)> = company_members::table
        .inner_join(users::table)
        .filter(company_members::company_id.eq(company))
        .filter(users::disabled_at.is_null())
        .order(users::id)
        .select((users::id, users::language))
        .load(conn)?;
    send_to(conn, people, except, letter, Some(thread), now)
}

/// Adds the letter for each person who works in an office, in that person's language.
pub(crate) fn send_to_staff<L: Letter>(
    conn: &mut Conn,
    office: OfficeId,
    letter: &L,
    thread: &str,
    now: NaiveDateTime,
) -> Result<(), DbError> {
    let people: Vec<(UserId, String)> = staff_members::table
        .inner_join(users::table)
        .filter(staff_members::office_id.eq(office))
        .filter(users::disabled_at.is_null())
        .order(users::id)
        .select((users::id, users::language))
        .load(conn)?;
    send_to(conn, people, None, letter, Some(thread), now)
}

fn send_to<L: Letter>(
    conn: &mut Conn,
    people: Vec<(UserId, String)>,
    except: Option<UserId>,
    letter: &L,
    thread: Option<&str>,
    now: NaiveDateTime,
) -> Result<(), DbError> {
    let arguments = serde_json::to_value(letter)
        .map_err(|error| DbError::Query(diesel::result::Error::SerializationError(Box::new(error))))?;
    for (user, language) in people {
        if except == Some(user) {
            continue;
        }
        if let Some(kind) = L::KIND
            && unwanted::is_unwanted(conn, user, kind)?
        {
            continue;
        }
        let mail = Mail {
            template: L::TEMPLATE.to_owned(),
            to: Recipient::User(user),
            language: language.parse().unwrap_or(Language::En),
            arguments: arguments.clone(),
            thread: thread.map(str::to_owned),
            useful_until: None,
        };
        mail::enqueue(conn, &mail, now)?;
    }
    Ok(())
}
