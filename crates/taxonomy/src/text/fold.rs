//! One form for all spellings of a word.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case without diacritics: `Mașini`, `Maşini` and `masini` are one, as are `Größe` and `grosse`, `Øre` and
/// `ore`. Invisible characters inside words (soft hyphen, joiners, direction marks) are dropped.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return if text.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        };
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        // Most letters of a word with an accent have none; taking letters apart is slow, and each is by itself.
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            std::iter::once(c).nfkd().for_each(|part| fold_part(part, &mut folded));
        }
    }
    Cow::Owned(folded)
}

fn fold_part(part: char, folded: &mut String) {
    if is_combining_mark(part) || is_invisible(part) {
        return;
    }
    for lower in part.to_lowercase() {
        match lower {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            // Lower-casing a dotted capital I leaves a combining dot.
            c if is_combining_mark(c) => {}
            c => folded.push(c),
        }
    }
}

/// Writes a folded German word as it is folded when typed with umlauts: `maedchen` and `mädchen` both give `madchen`.
/// `ue` after a vowel or `q` is no umlaut (`neue`, `quelle`).
pub fn fold_german_digraphs(folded: &str) -> Cow<'_, str> {
    if !folded.as_bytes().windows(2).any(|pair| matches!(pair, b"ae" | b"oe" | b"ue")) {
        return Cow::Borrowed(folded);
    }
    let mut out = String::with_capacity(folded.len());
    let mut previous = ' ';
    let mut chars = folded.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(c);
        let digraph = match c {
            'a' | 'o' => !is_vowel(previous),
            'u' => !is_vowel(previous) && previous != 'q',
            _ => false,
        };
        if digraph && chars.peek() == Some(&'e') {
            chars.next();
        }
        previous = c;
    }
    Cow::Owned(out)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Characters that are not seen and split no word.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn romanian_comma_cedilla_and_plain_letters_are_one() {
        assert_eq!(fold("Mașini și țevi"), "masini si tevi");
        assert_eq!(fold("Maşini şi ţevi"), fold("masini si tevi"));
    }

    #[test]
    fn german_umlauts_are_one_with_their_digraphs() {
        for (umlaut, digraph) in [("Getränke", "Getraenke"), ("Öfen", "Oefen"), ("Schlüssel", "Schluessel")]
        {
            assert_eq!(fold_german_digraphs(&fold(umlaut)), fold_german_digraphs(&fold(digraph)));
        }
        assert_eq!(fold_german_digraphs("neue"), "neue");
        assert_eq!(fold_german_digraphs("quelle"), "quelle");
    }

    #[test]
    fn what_is_not_seen_does_not_matter() {
        assert_eq!(fold("Ver\u{ad}packung"), "verpackung");
        assert_eq!(fold("İstanbul"), "istanbul");
    }
}
