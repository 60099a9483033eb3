//! Finding each other: recommended partners, saved searches, synonyms of an office, and suggestions while typing.

mod partners;
mod saved_searches;
mod suggestions;
mod synonyms;
