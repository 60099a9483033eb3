//! How words are spelled: what folding took away from them.

use std::collections::BTreeMap;

use locale::Language;
use rustc_hash::FxHashMap;

use crate::lexicon::Lexicon;
use crate::string_table::StringTable;
use crate::text::words;

/// The usual spelling of each of a lexicon's words in the labels, by the word's number; empty for a word that is spelled
/// as it is looked up.
pub(crate) fn usual_spellings<'a>(
    lexicon: &Lexicon,
    labels: impl Iterator<Item = &'a String>,
) -> StringTable {
    let language = lexicon.language;
    // Of spellings that are as usual the first in the order of letters is taken.
    let mut counts: FxHashMap<u32, BTreeMap<String, u32>> = FxHashMap::default();
    for label in labels {
        for word in words(label) {
            if let Some(number) = lexicon.words.find(&Lexicon::canonical(language, &word.folded)) {
                let spelling = in_a_sentence(language, &label[word.at.clone()], word.at.start == 0);
                *counts.entry(number).or_default().entry(spelling).or_default() += 1;
            }
        }
    }
    let usual: Vec<Option<&String>> = (0..lexicon.words.len())
        .map(|number| {
            let (spelling, _) =
                counts.get(&(number as u32))?.iter().rev().max_by_key(|(_, count)| **count)?;
            (*spelling != lexicon.words.get(number)).then_some(spelling)
        })
        .collect();
    StringTable::in_order(usual.into_iter().map(|spelling| spelling.map_or("", |spelling| spelling)))
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
