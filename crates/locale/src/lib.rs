//! The four languages of the platform and everything that is said in them: the message catalog, dates and numbers.
//!
//! Pure: the catalog is compiled in from `frontend/locales`, nothing is read at run time.

mod catalog;
mod format;
mod language;

pub use catalog::{Argument, Catalog, CatalogError, Message};
pub use format::{date, date_time, integer, month};
pub use language::{Language, UnknownLanguage};
