//! Synonyms that the staff of an office add: held in the database, followed like profiles, at hand for every query.

mod store;

pub use store::{LONGEST_TERM, MOST, Synonym, SynonymError, SynonymId, add, all, of_office, remove};

use locale::Language;
use rustc_hash::FxHashMap;
use taxonomy::text::words;

/// What stands for what, by folded words. Works both ways.
#[derive(Debug, Default)]
pub(crate) struct SynonymTable {
    by_term: FxHashMap<String, Vec<Other>>,
}

/// Another way to say a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Other {
    /// In texts of this language; of any, when none is named.
    pub(crate) language: Option<Language>,
    pub(crate) words: Vec<String>,
}

impl SynonymTable {
    /// From pairs of terms with the language that they are of.
    pub(crate) fn new<'a>(
        pairs: impl IntoIterator<Item = (Option<Language>, &'a str, &'a str)>,
    ) -> SynonymTable {
        let mut table = SynonymTable::default();
        for (language, term, synonym) in pairs {
            let (term, synonym) = (folded(term), folded(synonym));
            if term.is_empty() || synonym.is_empty() {
                continue;
            }
            for (from, to) in [(&term, &synonym), (&synonym, &term)] {
                let others = table.by_term.entry(from.join(" ")).or_default();
                let other = Other { language, words: to.clone() };
                if !others.contains(&other) {
                    others.push(other);
                }
            }
        }
        table
    }

    /// The other ways to say folded words with single blanks.
    pub(crate) fn of(&self, term: &str) -> &[Other] {
        self.by_term.get(term).map_or(&[], Vec::as_slice)
    }
}

fn folded(term: &str) -> Vec<String> {
    words(term).take(8).map(|word| word.folded.into_owned()).collect()
}
