//! Mending a misspelt compound: one of its two halves is right, the other is a letter off a known word. The compound
//! itself need not stand anywhere.

use locale::Language;

use crate::lexicon::Lexicon;
use crate::taxonomy::Taxonomy;
use crate::text::stem;

/// Halves are no shorter, in letters.
const SHORTEST_HALF: usize = 3;
/// Shorter words and longer ones are not mended.
const LENGTHS: std::ops::RangeInclusive<usize> = 7..=40;
/// What may stand between the halves, and still belongs to the first one when it is looked up.
const LINKS: [&str; 5] = ["", "s", "n", "en", "e"];
/// Short words are found in the middle of others by chance.
const PER_LETTER: f32 = 0.35;

impl Taxonomy {
    /// The compound that a folded word was probably meant to be.
    pub fn mend_compound(&self, folded: &str) -> Option<String> {
        if !LENGTHS.contains(&folded.len()) || !folded.bytes().all(|b| b.is_ascii_lowercase()) {
            return None;
        }
        let best = [Language::Nl, Language::De]
            .into_iter()
            .filter_map(|language| mend(&self.data.lexica[language.index()], folded))
            .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(&a.1)));
        best.map(|(_, word)| word)
    }
}

/// The likeliest compound, with how likely it is.
fn mend(lexicon: &Lexicon, word: &str) -> Option<(f32, String)> {
    let mut best: Option<(f32, String)> = None;
    let mut offer = |likely: f32, word: String| {
        if best.as_ref().is_none_or(|(known, other)| likely > *known || likely == *known && word < *other) {
            best = Some((likely, word));
        }
    };
    for cut in SHORTEST_HALF..=word.len() - SHORTEST_HALF {
        let (head, tail) = word.split_at(cut);
        if let Some(right) = as_tail(lexicon, tail) {
            for link in LINKS {
                let Some(wrong) = head.strip_suffix(link) else { continue };
                near(lexicon, wrong, |mended, likely| offer(right + likely, format!("{mended}{link}{tail}")));
            }
        }
        let swapped = swapped(word, cut);
        let (swapped_head, swapped_tail) = swapped.split_at(cut);
        if let Some(tail) = as_tail(lexicon, swapped_tail) {
            let heads = LINKS.into_iter().filter_map(|link| swapped_head.strip_suffix(link));
            for head in heads.filter_map(|head| as_head(lexicon, head)) {
                offer(head + tail, swapped.clone());
            }
        }
        for link in LINKS {
            let Some(right) = head.strip_suffix(link).and_then(|head| as_head(lexicon, head)) else {
                continue;
            };
            near(lexicon, tail, |mended, likely| offer(right + likely, format!("{head}{mended}")));
        }
    }
    best
}

/// The word with the letters before and after the cut exchanged. It is plain ASCII.
fn swapped(word: &str, cut: usize) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.swap(cut - 1, cut);
    letters.into_iter().collect()
}

fn as_head(lexicon: &Lexicon, head: &str) -> Option<f32> {
    let count = lexicon.counts[lexicon.words.find(head)? as usize];
    (head.len() >= SHORTEST_HALF).then(|| likely(head, count))
}

/// The last half may be inflected.
fn as_tail(lexicon: &Lexicon, tail: &str) -> Option<f32> {
    if tail.len() <= SHORTEST_HALF {
        return None;
    }
    let known = lexicon.words.find(tail).map(|word| lexicon.counts[word as usize]);
    let inflected =
        || lexicon.unit(&stem(lexicon.language, tail)).map(|unit| lexicon.unit_counts[unit as usize]);
    known.or_else(inflected).map(|count| likely(tail, count))
}

/// Known words with the same first letter that are one letter off.
fn near(lexicon: &Lexicon, wrong: &str, mut each: impl FnMut(&str, f32)) {
    // A half that is a word is not what is wrong.
    if wrong.len() < SHORTEST_HALF || lexicon.knows_word(wrong) {
        return;
    }
    lexicon.words.beginning_with(&wrong[..1], |word, number| {
        if word.len() > SHORTEST_HALF && is_one_letter_off(word.as_bytes(), wrong.as_bytes()) {
            each(word, likely(word, lexicon.counts[number as usize]));
        }
    });
}

fn likely(word: &str, count: u32) -> f32 {
    (1.0 + count as f32).ln() + PER_LETTER * word.len() as f32
}

/// One letter more, less or another, or two neighbours exchanged (Damerau 1964).
fn is_one_letter_off(a: &[u8], b: &[u8]) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let before = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[before..], &b[before..]);
    let after = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&a[..a.len() - after], &b[..b.len() - after]) {
        ([_], [_]) | ([], [_]) | ([_], []) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_off_is_one_edit() {
        for (a, b) in [("pomp", "pmop"), ("pomp", "pom"), ("pomp", "poomp"), ("pomp", "pimp")] {
            assert!(is_one_letter_off(a.as_bytes(), b.as_bytes()), "{a} {b}");
        }
        for (a, b) in [("pomp", "pomp"), ("pomp", "pin"), ("pomp", "ppmoo")] {
            assert!(!is_one_letter_off(a.as_bytes(), b.as_bytes()), "{a} {b}");
        }
    }

    #[test]
    fn a_compound_is_mended_in_either_half() {
        let taxonomy = Taxonomy::embedded();
        for (wrong, right) in [
            ("aluminiumgieterj", "aluminiumgieterij"),
            ("staallconstructie", "staalconstructie"),
            ("sokkefnabriek", "sokkenfabriek"),
        ] {
            assert_eq!(taxonomy.mend_compound(wrong).as_deref(), Some(right));
        }
        assert_eq!(taxonomy.mend_compound("xqzvwkjhgf"), None);
    }
}
