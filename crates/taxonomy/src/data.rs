//! What is built, stored and read again.

use serde::{Deserialize, Serialize};

use crate::concept::ConceptKey;
use crate::lexicon::Lexicon;
use crate::phrase_table::PhraseTable;
use crate::string_table::StringTable;
use crate::word_table::WordTable;

/// Everything that the taxonomy knows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Data {
    /// Sorted by key.
    pub(crate) concepts: Vec<Concept>,
    /// In the order of `Language::ALL`, as everything by language.
    pub(crate) lexica: [Lexicon; 4],
    pub(crate) phrases: [PhraseTable; 4],
    /// From each language (rows of four) into each.
    pub(crate) tables: Vec<WordTable>,
    /// For the units of each language, the sectors (numbers of concepts) that they speak for.
    pub(crate) sectors: [WordTable; 4],
    /// How the words of each lexicon are spelled, by their numbers; empty for one that is spelled as it is looked up.
    pub(crate) spellings: [StringTable; 4],
    pub(crate) split_compounds: bool,
}

/// A concept with what it is called and what it hangs together with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Concept {
    pub(crate) key: ConceptKey,
    pub(crate) broader: Option<u32>,
    pub(crate) ties: Vec<u32>,
    pub(crate) terms: [Vec<String>; 4],
    pub(crate) role: bool,
    pub(crate) spoken: bool,
}
