//! A user's saved searches: saving one, all of them, and what is new in each.

mod form;
mod list;
mod one;

pub use form::{save, show_new};
pub use list::list;
pub use one::{change, mark_seen, remove, show};

use search::saved_search::{Frequency, LONGEST_NAME, MOST, SaveError};

use crate::form::Form;
use crate::request::Page;
use crate::response::AppError;

/// An entry of a list to choose from.
struct Choice {
    value: &'static str,
    label: String,
}

/// How often letters may come.
fn frequencies(page: &Page) -> Vec<Choice> {
    let choice = |frequency: &Frequency| Choice {
        value: frequency.as_str(),
        label: page.word("saved-search-frequency", frequency.as_str()).to_string(),
    };
    Frequency::ALL.iter().map(choice).collect()
}

/// Says in the form why a search cannot be saved.
fn refuse(page: &Page, form: &mut Form, error: SaveError) -> Result<(), AppError> {
    let sentence = match error {
        SaveError::Name => page.text("saved-search-name-wrong").with("limit", LONGEST_NAME),
        SaveError::Query => page.text("saved-search-empty"),
        SaveError::TooMany => page.text("saved-search-too-many").with("limit", MOST),
        SaveError::Database(error) => return Err(error.into()),
    };
    form.refuse("name", page.text("saved-search-name"), sentence);
    Ok(())
}
