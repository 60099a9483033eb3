//! Cutting a text into words.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::fold::{fold, is_invisible};

/// Words are cut after this many folded bytes: the longest in use have about fifty letters, and what is longer is no
/// word.
pub const LONGEST_WORD: usize = 64;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// Its folded form, never empty.
    pub folded: Cow<'a, str>,
}

/// The words of a text, in order: runs of letters and digits. Hyphens and apostrophes separate
/// (`CNC-Fräsmaschine` is two words), punctuation and symbols are dropped.
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            let start = rest + text[rest..].find(char::is_alphanumeric)?;
            let end = text[start..].find(|c| !belongs_to_word(c)).map_or(text.len(), |length| start + length);
            rest = end;
            let folded = cut(fold(&text[start..end]));
            if !folded.is_empty() {
                return Some(Word { at: start..end, folded });
            }
        }
    })
}

fn belongs_to_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || is_invisible(c)
}

fn cut(folded: Cow<'_, str>) -> Cow<'_, str> {
    if folded.len() <= LONGEST_WORD {
        return folded;
    }
    let mut end = LONGEST_WORD;
    while !folded.is_char_boundary(end) {
        end -= 1;
    }
    match folded {
        Cow::Borrowed(text) => Cow::Borrowed(&text[..end]),
        Cow::Owned(mut text) => {
            text.truncate(end);
            Cow::Owned(text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).map(|word| word.folded.into_owned()).collect()
    }

    #[test]
    fn punctuation_and_symbols_separate_words() {
        assert_eq!(folded("CNC-Fräsmaschine, 5‑Achs (neu)"), ["cnc", "frasmaschine", "5", "achs", "neu"]);
        assert!(folded("🚜 … —").is_empty());
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let text = "Öl für Getriebe";
        let all: Vec<_> = words(text).map(|word| &text[word.at]).collect();
        assert_eq!(all, ["Öl", "für", "Getriebe"]);
    }

    #[test]
    fn an_endless_word_is_cut() {
        assert_eq!(folded(&"ă".repeat(10_000)), ["a".repeat(LONGEST_WORD)]);
    }
}
