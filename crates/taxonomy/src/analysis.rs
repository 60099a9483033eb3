//! A word as the taxonomy sees it: its stem, and its parts if it is a compound.

use std::sync::Arc;

use locale::Language;
use parking_lot::RwLock;
use rustc_hash::FxHashMap;

use crate::lexicon::Lexicon;
use crate::text::{Word, stem};

/// A word of a text, analysed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// The stem of the whole word.
    pub stem: Box<str>,
    /// The stems of its parts, two or more, when it is a compound; else empty.
    pub parts: Box<[Box<str>]>,
    /// The numbers of what it consists of (its parts, or itself); `None` for a stem that no label has.
    pub(crate) units: Box<[Option<u32>]>,
    /// Whether it is a function word.
    pub is_stop_word: bool,
    /// The number of a function word, after those of all units of its lexicon.
    pub(crate) function_word: Option<u32>,
}

/// Analyses words, and remembers what it has seen: words repeat.
#[derive(Debug, Default)]
pub(crate) struct Analyser {
    seen: [RwLock<FxHashMap<Box<str>, Arc<Analysis>>>; 4],
    whole_words: bool,
}

/// More are forgotten again, so that a flood of nonsense words takes no more than some megabytes.
const MOST_REMEMBERED: usize = 50_000;

impl Analyser {
    /// One that leaves compounds whole; for measuring what splitting brings.
    pub(crate) fn without_splitting() -> Analyser {
        Analyser { whole_words: true, ..Analyser::default() }
    }

    pub(crate) fn analyse(&self, lexicon: &Lexicon, folded: &str) -> Arc<Analysis> {
        let seen = &self.seen[lexicon.language.index()];
        if let Some(analysis) = seen.read().get(folded) {
            return Arc::clone(analysis);
        }
        let analysis = Arc::new(analyse(lexicon, folded, !self.whole_words));
        let mut seen = seen.write();
        if seen.len() >= MOST_REMEMBERED {
            seen.clear();
        }
        seen.insert(folded.into(), Arc::clone(&analysis));
        analysis
    }

    /// The same for the words of a text. What is remembered is looked up for all of them at once: threads that do so
    /// word by word get in each other's way.
    pub(crate) fn analyse_all(&self, lexicon: &Lexicon, words: &[Word<'_>]) -> Vec<Arc<Analysis>> {
        let seen = self.seen[lexicon.language.index()].read();
        let known: Vec<_> = words.iter().map(|word| seen.get(&*word.folded).cloned()).collect();
        drop(seen);
        let missing = |word: &Word<'_>| self.analyse(lexicon, &word.folded);
        known.into_iter().zip(words).map(|(known, word)| known.unwrap_or_else(|| missing(word))).collect()
    }
}

fn analyse(lexicon: &Lexicon, folded: &str, split: bool) -> Analysis {
    let language: Language = lexicon.language;
    let canonical = Lexicon::canonical(language, folded);
    let whole = stem(language, &canonical);
    let parts: Box<[Box<str>]> = if split {
        lexicon.split(&canonical).iter().map(|part| stem(language, part).into_boxed_str()).collect()
    } else {
        Box::default()
    };
    let units = if parts.is_empty() {
        [lexicon.unit(&whole)].into()
    } else {
        parts.iter().map(|part| lexicon.unit(part)).collect()
    };
    let function_word = lexicon.function_word(folded);
    Analysis {
        stem: whole.into_boxed_str(),
        parts,
        units,
        is_stop_word: function_word.is_some(),
        function_word,
    }
}
