//! The words of one language, and how its compounds are split.

use std::borrow::Cow;

use locale::Language;
use serde::{Deserialize, Serialize};

use crate::string_table::StringTable;
use crate::text::{fold_german_digraphs, stem, stop_word_count, stop_word_number};

/// The words that the labels of one language are made of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Lexicon {
    pub(crate) language: Language,
    /// Folded words as they stand in labels, and parts learnt from compounds.
    pub(crate) words: StringTable,
    /// How often each occurs, by itself or as the beginning or end of a longer word.
    pub(crate) counts: Vec<u32>,
    /// The stems of words and parts: what the word tables and phrases speak of.
    pub(crate) units: StringTable,
    /// In how many labels each occurs.
    pub(crate) unit_counts: Vec<u32>,
}

/// Compounds of more parts are left as what the last split makes of them.
const MOST_PARTS: usize = 4;
/// What is believed of the usage of a word that no label has.
const USAGE_OF_UNKNOWN: f32 = 1.5;
/// Short parts that few words are built with are splinters of other words.
const LONG_PART: usize = 6;
const USUAL_PART: u32 = 3;
/// Shorter words are hardly ever split rightly.
const SHORTEST_COMPOUND: usize = 7;
const SHORTEST_PART: usize = 3;
/// A half that is not known is no shorter, and the known one is long or built with very often.
const SHORTEST_UNKNOWN_HALF: usize = 4;
const VERY_USUAL_PART: u32 = 12;
/// Endings that make a new word of another. They are no parts of compounds, though some are words too: a
/// `Genossenschaft` is no shaft of a boot.
pub(crate) const ENDINGS: [&str; 38] = [
    "heid",
    "heden",
    "schap",
    "schappen",
    "baar",
    "lijk",
    "lijke",
    "loos",
    "loze",
    "achtig",
    "elijk",
    "isch",
    "ische",
    "ischer",
    "ischen",
    "keit",
    "keiten",
    "heit",
    "heiten",
    "schaft",
    "schaften",
    "lich",
    "liche",
    "bare",
    "ungen",
    "ingen",
    "erij",
    "erijen",
    "erei",
    "ereien",
    "tion",
    "aten",
    "eren",
    "eerd",
    "iert",
    "erung",
    "schaftlich",
    "schaftliche",
];
/// What may stand between two parts; the empty one first.
const LINKS: [&str; 8] = ["", "s", "n", "e", "en", "es", "er", "ns"];

impl Lexicon {
    /// The form under which a folded word is looked up: German digraphs are written as folded umlauts.
    pub(crate) fn canonical<'a>(language: Language, folded: &'a str) -> Cow<'a, str> {
        if language == Language::De { fold_german_digraphs(folded) } else { Cow::Borrowed(folded) }
    }

    /// The number of a stem.
    pub(crate) fn unit(&self, stem: &str) -> Option<u32> {
        self.units.find(stem)
    }

    /// The number of a function word. These come after all stems: terms may begin or end with one, and nothing else
    /// speaks of them.
    pub(crate) fn function_word(&self, folded: &str) -> Option<u32> {
        stop_word_number(self.language, folded).map(|number| self.units.len() as u32 + number)
    }

    /// How many numbers stems and function words have.
    pub(crate) fn numbers(&self) -> usize {
        self.units.len() + stop_word_count(self.language)
    }

    pub(crate) fn knows_word(&self, canonical: &str) -> bool {
        self.words.find(canonical).is_some()
    }

    /// The parts of a canonical compound as they stand in it, without the letters that link them; empty when the word
    /// is better left whole. A word is split where the geometric mean of its parts' usage is above its own (Koehn and
    /// Knight, "Empirical Methods for Compound Splitting", 2003).
    pub(crate) fn split<'w>(&self, word: &'w str) -> Vec<&'w str> {
        if !matches!(self.language, Language::Nl | Language::De)
            || word.len() < SHORTEST_COMPOUND
            || !word.bytes().all(|b| b.is_ascii_lowercase())
        {
            return Vec::new();
        }
        // best[parts][end]: the way to reach `end` with so many parts that has the largest sum of logarithms.
        let mut best: [Vec<Option<Step>>; MOST_PARTS + 1] =
            std::array::from_fn(|_| vec![None; word.len() + 1]);
        best[0][0] = Some(Step { sum: 0.0, from: 0, part_end: 0 });
        for start in 0..=word.len() - SHORTEST_PART {
            if best.iter().any(|row| row[start].is_some()) {
                self.parts_at(word, start, |part_end, to, usage| {
                    extend(&mut best, start, part_end, to, usage)
                });
            }
        }
        let whole =
            self.words.find(word).map_or(USAGE_OF_UNKNOWN, |id| 1.0 + self.counts[id as usize] as f32).ln();
        let mean = |parts: usize| best[parts][word.len()].map(|step| step.sum / parts as f32);
        let most =
            (2..=MOST_PARTS).max_by(|a, b| mean(*a).unwrap_or(0.0).total_cmp(&mean(*b).unwrap_or(0.0)));
        match most.filter(|parts| mean(*parts).is_some_and(|mean| mean > whole)) {
            Some(parts) => walk_back(word, &best, parts),
            None if self.words.find(word).is_some() => Vec::new(),
            None => self.split_off_known_half(word),
        }
    }

    /// The halves of a word of which only one is known.
    fn split_off_known_half<'w>(&self, word: &'w str) -> Vec<&'w str> {
        let known = |part: &str| self.words.find(part).map(|id| self.counts[id as usize]);
        let is_usual = |part: &str, count: u32| {
            part.len() >= LONG_PART || part.len() >= SHORTEST_PART && count >= VERY_USUAL_PART
        };
        let heads = (SHORTEST_PART..=word.len().saturating_sub(SHORTEST_UNKNOWN_HALF)).rev();
        for cut in heads {
            let (head, rest) = word.split_at(cut);
            let is_part = !ENDINGS.contains(&rest);
            if is_part && known(head).is_some_and(|count| is_usual(head, count)) && has_vowel(rest) {
                return vec![head, rest];
            }
        }
        let tails = SHORTEST_UNKNOWN_HALF..=word.len().saturating_sub(SHORTEST_PART);
        for cut in tails {
            let (rest, tail) = word.split_at(cut);
            let is_part = !ENDINGS.contains(&tail);
            if is_part && known(tail).is_some_and(|count| is_usual(tail, count)) && has_vowel(rest) {
                return vec![rest, tail];
            }
        }
        Vec::new()
    }

    /// Every part that may stand at `start`: where it ends, where the next one may begin, and how usual it is.
    fn parts_at(&self, word: &str, start: usize, mut part: impl FnMut(usize, usize, f32)) {
        let rest = &word[start..];
        if start > 0 && ENDINGS.contains(&rest) {
            return;
        }
        self.words.prefixes_of(rest, |length, id| {
            let count = self.counts[id as usize];
            if length < SHORTEST_PART || length == word.len() || (length < LONG_PART && count < USUAL_PART) {
                return;
            }
            let usage = usage(length, count);
            let end = start + length;
            for link in LINKS {
                let to = end + link.len();
                // A link stands between two parts.
                let room = link.is_empty() || to + SHORTEST_PART <= word.len();
                if room && word[end..].starts_with(link) {
                    part(end, to, usage - 0.3 * link.len() as f32);
                }
            }
        });
        if start > 0 && rest.len() > SHORTEST_PART {
            // The last part may be inflected in a way that no label shows.
            if let Some(id) = self.units.find(&stem(self.language, rest)) {
                let count = self.unit_counts[id as usize];
                if rest.len() >= LONG_PART || count >= USUAL_PART {
                    part(word.len(), word.len(), usage(rest.len(), count) - 0.1);
                }
            }
        }
    }
}

fn has_vowel(part: &str) -> bool {
    part.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// Logarithm of how usual a part is; short ones are found by chance more often than they are meant.
fn usage(length: usize, count: u32) -> f32 {
    let chance = match length {
        0..=3 => 2.0,
        4 => 0.7,
        _ => 0.0,
    };
    (1.0 + count as f32).ln() - chance
}

#[derive(Clone, Copy)]
struct Step {
    sum: f32,
    from: usize,
    part_end: usize,
}

fn extend(
    best: &mut [Vec<Option<Step>>; MOST_PARTS + 1],
    from: usize,
    part_end: usize,
    to: usize,
    usage: f32,
) {
    for parts in 0..MOST_PARTS {
        let Some(Step { sum, .. }) = best[parts][from] else { continue };
        let sum = sum + usage;
        if best[parts + 1][to].is_none_or(|known| sum > known.sum) {
            best[parts + 1][to] = Some(Step { sum, from, part_end });
        }
    }
}

fn walk_back<'w>(
    word: &'w str,
    best: &[Vec<Option<Step>>; MOST_PARTS + 1],
    mut parts: usize,
) -> Vec<&'w str> {
    let mut found = Vec::new();
    let mut at = word.len();
    while parts > 0 {
        let Some(step) = best[parts][at] else { return Vec::new() };
        found.push(&word[step.from..step.part_end]);
        at = step.from;
        parts -= 1;
    }
    found.reverse();
    found
}
