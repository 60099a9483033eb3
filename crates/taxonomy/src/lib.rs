//! The taxonomy: concepts of trade with their terms in four languages, which of them a text speaks of, and which words
//! of one language stand for which of another.
//!
//! It is built from two sources: our own trade glossary (`data/glossary/`, compiled in) and, where they have been
//! loaded, the official classifications CPV, NACE and Combined Nomenclature. The same sources always give the same
//! taxonomy. Pure: no clock, no network, and files only where a path is given.

mod analysed_text;
mod analysis;
mod artefact;
mod build;
mod classification;
mod concept;
mod data;
mod detect;
mod expand;
mod familiarity;
mod find;
pub mod glossary;
mod leaning;
mod lexicon;
mod look_alike;
mod mend;
mod phrase_table;
pub mod place;
pub mod source;
mod spelling;
mod string_table;
mod suspended;
mod taxonomy;
pub mod text;
mod word_table;

pub use analysed_text::AnalysedText;
pub use analysis::Analysis;
pub use artefact::ArtefactError;
pub use classification::Loaded;
pub use concept::{ConceptKey, ConceptKeyError, Scheme, nace_section};
pub use detect::Mention;
pub use expand::{ExpandedConcept, ExpandedSector, ExpandedWord, Expansion, Sources, Via};
pub use familiarity::Familiarity;
pub use find::{Offer, Pick};
pub use leaning::Leaning;
pub use taxonomy::{ARTEFACT_FILE, ConceptNumber, Taxonomy, TaxonomyError};
