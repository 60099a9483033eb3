//! Learning the words and compound parts of a language from its labels.

use std::collections::{BTreeMap, BTreeSet};

use locale::Language;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::lexicon::{ENDINGS, Lexicon};
use crate::string_table::StringTable;
use crate::text::{is_stop_word, stem, words};

/// A part that never stands alone is believed in when it goes together with this many different words.
const PARTNERS_OF_A_PART: usize = 3;

/// Counts the words of `labels`, learns parts of compounds from them, and numbers the stems.
pub(crate) fn learn<'a>(language: Language, labels: impl Iterator<Item = &'a str>) -> Lexicon {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for label in labels {
        for word in words(label) {
            if !is_stop_word(language, &word.folded) {
                *counts.entry(Lexicon::canonical(language, &word.folded).into_owned()).or_default() += 1;
            }
        }
    }
    if matches!(language, Language::Nl | Language::De) {
        for (part, partners) in learn_parts(&counts) {
            counts.entry(part).or_insert(partners / 2);
        }
    }
    let usage = usage(language, &counts);
    let words = StringTable::from_sorted(counts.keys().map(String::as_str));
    let mut lexicon =
        Lexicon { language, words, counts: usage, units: StringTable::default(), unit_counts: Vec::new() };
    // First the stems of whole words, which the split of inflected last parts looks at, then those of the parts.
    number_units(&mut lexicon, &counts, false);
    number_units(&mut lexicon, &counts, true);
    lexicon
}

/// How often each word occurs, and as the beginning or end of how many longer words: a word that many are built with
/// is a likely part.
fn usage(language: Language, counts: &BTreeMap<String, u32>) -> Vec<u32> {
    const SHORTEST_REST: usize = 3;
    let known: FxHashSet<&str> = counts.keys().map(String::as_str).collect();
    let mut built_with: FxHashMap<&str, u32> = FxHashMap::default();
    if matches!(language, Language::Nl | Language::De) {
        for word in counts.keys().filter(|word| word.len() > SHORTEST_REST && word.is_ascii()) {
            for cut in SHORTEST_REST..=word.len() - SHORTEST_REST {
                for part in [&word[..cut], &word[cut..]] {
                    if known.contains(part) {
                        *built_with.entry(part).or_default() += 1;
                    }
                }
            }
        }
    }
    counts
        .iter()
        .map(|(word, count)| count + built_with.get(word.as_str()).copied().unwrap_or_default())
        .collect()
}

fn number_units(lexicon: &mut Lexicon, counts: &BTreeMap<String, u32>, with_parts: bool) {
    let mut units: BTreeMap<String, u32> = BTreeMap::new();
    for (word, count) in counts {
        *units.entry(stem(lexicon.language, word)).or_default() += count;
        if with_parts {
            for part in lexicon.split(word) {
                *units.entry(stem(lexicon.language, part)).or_default() += count;
            }
        }
    }
    lexicon.units = StringTable::from_sorted(units.keys().map(String::as_str));
    lexicon.unit_counts = units.values().copied().collect();
}

/// First parts (`koel-`) and last parts (`-bouw`) that stand before or after several known words.
fn learn_parts(counts: &BTreeMap<String, u32>) -> BTreeMap<String, u32> {
    let known: FxHashSet<&str> = counts.keys().map(String::as_str).collect();
    let mut heads: FxHashMap<&str, BTreeSet<&str>> = FxHashMap::default();
    let mut tails: FxHashMap<&str, BTreeSet<&str>> = FxHashMap::default();
    for word in counts.keys().filter(|word| word.len() >= 8 && word.bytes().all(|b| b.is_ascii_lowercase())) {
        for cut in 4..=word.len() - 4 {
            let (head, tail) = word.split_at(cut);
            if known.contains(tail) && !known.contains(head) {
                heads.entry(head).or_default().insert(tail);
            }
            if known.contains(head) && !known.contains(tail) && !ENDINGS.contains(&tail) {
                tails.entry(tail).or_default().insert(head);
            }
        }
    }
    heads
        .into_iter()
        .chain(tails)
        .filter(|(part, partners)| partners.len() >= PARTNERS_OF_A_PART && has_vowel(part))
        .map(|(part, partners)| (part.to_owned(), partners.len() as u32))
        .collect()
}

fn has_vowel(part: &str) -> bool {
    part.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}
