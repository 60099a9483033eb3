//! How words are spelled: what folding took away from them.

use std::collections::BTreeMap;

use locale::Language;
use rustc_hash::FxHashMap;

use crate::data::Data;
use crate::lexicon::Lexicon;
use crate::text::words;

/// The usual spelling of those words of a language's labels that are not spelled as they are looked up.
#[derive(Debug)]
pub(crate) struct Spellings(FxHashMap<Box<str>, Box<str>>);

impl Spellings {
    /// Reads all labels.
    pub(crate) fn of(data: &Data, language: Language) -> Spellings {
        // Words come in the order in which they are looked up, and of spellings that are as usual the first is taken.
        let mut counts: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
        for label in data.concepts.iter().flat_map(|concept| &concept.terms[language.index()]) {
            for word in words(label) {
                let spelling = in_a_sentence(language, &label[word.at.clone()], word.at.start == 0);
                let canonical = Lexicon::canonical(language, &word.folded).into_owned();
                *counts.entry(canonical).or_default().entry(spelling).or_default() += 1;
            }
        }
        let usual = counts.into_iter().filter_map(|(word, spellings)| {
            let (spelling, _) = spellings.into_iter().rev().max_by_key(|(_, count)| *count)?;
            (spelling != word).then(|| (word.into_boxed_str(), spelling.into_boxed_str()))
        });
        Spellings(usual.collect())
    }

    /// The usual spelling of a canonical word.
    pub(crate) fn find<'a>(&'a self, canonical: &'a str) -> &'a str {
        self.0.get(canonical).map_or(canonical, |spelling| spelling)
    }
}

/// A word as it stands in the middle of a sentence: classifications begin their labels with a capital letter. In German
/// the word keeps it, which most are nouns; so do abbreviations.
fn in_a_sentence(language: Language, word: &str, is_first: bool) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if is_first && language != Language::De && !letters.any(char::is_uppercase) => {
            first.to_lowercase().chain(word.chars().skip(1)).collect()
        }
        _ => word.to_owned(),
    }
}
