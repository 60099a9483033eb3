//! What the taxonomy is built from: concepts with their terms in four languages, whichever list they come from.

use crate::ConceptKey;

/// A concept as its list gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceConcept {
    /// Its key.
    pub key: ConceptKey,
    /// The next wider concept.
    pub broader: Option<ConceptKey>,
    /// Concepts of other lists that mean the same or contain it.
    pub ties: Vec<ConceptKey>,
    /// Terms per language, in the order of `Language::ALL`; the first is the preferred one, a language may have none.
    pub terms: [Vec<String>; 4],
    /// Whether it is a trade role (maker, dealer, agent) of no goods in particular: what somebody is to the goods, and not
    /// which goods.
    pub role: bool,
    /// Whether the terms are read in texts, or only serve as parallel text for the word tables.
    pub spoken: bool,
}

/// Everything that a taxonomy is built from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// The concepts; of two with one key, the first one's labels are preferred.
    pub concepts: Vec<SourceConcept>,
    /// Texts of one meaning in several languages that name no concept: they only feed the word tables.
    pub parallel: Vec<[Option<String>; 4]>,
}

impl Sources {
    /// Adds what `more` holds.
    pub fn extend(&mut self, more: Sources) {
        self.concepts.extend(more.concepts);
        self.parallel.extend(more.parallel);
    }
}

/// A file of a classification or of the glossary that does not have the form that it should.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {problem}")]
pub struct SourceError {
    /// The file's name.
    pub file: String,
    /// The line, from 1; 0 when it is about the whole file.
    pub line: usize,
    /// What was found and what was expected.
    pub problem: String,
}

impl SourceError {
    pub(crate) fn new(file: &str, line: usize, problem: impl Into<String>) -> SourceError {
        SourceError { file: file.to_owned(), line, problem: problem.into() }
    }
}
