//! Introductions: asking for one, answering, what follows from it.

pub mod act;
pub mod answer;
pub mod asking;
mod case;
mod error;

pub use case::show;

use account::Viewer;
use messaging::IntroductionId;
use messaging::introduction::{DeclineReason, State, TextError};

use crate::request::Page;
use crate::response::AppError;

/// An entry of a list to choose from.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
}

/// How a state is shown.
pub(crate) const fn state_tone(state: State) -> &'static str {
    match state {
        State::Requested => "waiting",
        State::Accepted => "good",
        State::Declined | State::Withdrawn | State::Expired => "closed",
    }
}

/// A state in words.
pub(crate) fn state_label(page: &Page, state: State) -> String {
    page.word("introduction-state", state.as_str()).to_string()
}

/// The reasons for a no, in words.
fn reasons(page: &Page) -> Vec<Choice> {
    DeclineReason::ALL
        .iter()
        .map(|reason| Choice {
            value: reason.as_str().to_owned(),
            label: page.word("decline-reason", reason.as_str()).to_string(),
        })
        .collect()
}

/// What is wrong with a text that somebody wrote.
pub(crate) fn sentence(page: &Page, error: TextError) -> String {
    match error {
        TextError::TooShort { least, found } => {
            page.text("introduction-text-too-short").with("least", least).with("found", found).to_string()
        }
        TextError::TooLong { most, found } => {
            page.text("introduction-text-too-long").with("most", most).with("found", found).to_string()
        }
        TextError::Unprintable => page.text("introduction-text-unprintable").to_string(),
    }
}

/// Who asks for which introduction. Visitors are sent to sign in before anything is looked up.
fn of_path(page: &Page, id: &str) -> Result<(Viewer, IntroductionId), AppError> {
    let viewer = page.signed_in()?.viewer.clone();
    Ok((viewer, id.parse().map_err(|_| AppError::NotFound)?))
}

/// The first letters of a person's first two names.
fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().next())
        .take(2)
        .flat_map(char::to_uppercase)
        .collect()
}
