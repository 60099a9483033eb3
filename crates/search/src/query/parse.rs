//! Reading what was typed. Nothing is ever a syntax error: what is not understood is taken for words.

use std::ops::Range;

use taxonomy::ConceptKey;
use taxonomy::text::words;

use super::code::codes;

/// What was typed, in parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Parsed {
    /// The words to find.
    pub(crate) words: Vec<TypedWord>,
    /// Words that must follow each other, as ranges of `words`.
    pub(crate) phrases: Vec<Range<usize>>,
    /// Words, or words that follow each other, that must not be there.
    pub(crate) excluded: Vec<Vec<String>>,
    /// Whether the last word may still be being typed.
    pub(crate) open_ended: bool,
}

/// A word that was typed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TypedWord {
    /// Its folded form.
    pub(crate) folded: String,
    /// Where it stands in the query, in bytes.
    pub(crate) at: Range<usize>,
    /// The concepts that it is the code of.
    pub(crate) codes: Vec<ConceptKey>,
}

/// More words are not read: nobody means them, and they would only cost time.
const MOST_WORDS: usize = 16;
/// What is longer is not looked at, in bytes.
const LONGEST_READ: usize = 2_000;

pub(crate) fn parse(query: &str) -> Parsed {
    let mut parsed = Parsed { open_ended: !query.ends_with(char::is_whitespace), ..Parsed::default() };
    let query = beginning(query);
    let mut rest = 0..query.len();
    while let Some(part) = next_part(query, &mut rest) {
        if parsed.words.len() >= MOST_WORDS || parsed.excluded.len() >= MOST_WORDS {
            parsed.open_ended = false;
            break;
        }
        if part.excluded && !after_conjunction(&parsed) {
            let words: Vec<String> =
                words(&query[part.at]).take(MOST_WORDS).map(|word| word.folded.into_owned()).collect();
            if !words.is_empty() {
                parsed.excluded.push(words);
            }
            continue;
        }
        let start = parsed.words.len();
        if part.quoted {
            push_words(&mut parsed, query, part.at);
            if parsed.words.len() > start + 1 {
                parsed.phrases.push(start..parsed.words.len());
            }
            parsed.open_ended = false;
        } else {
            let codes = codes(&query[part.at.clone()]);
            if codes.is_empty() {
                push_words(&mut parsed, query, part.at);
            } else {
                drop_scheme_name(&mut parsed);
                let folded = words(&query[part.at.clone()]).map(|word| word.folded).collect();
                parsed.words.push(TypedWord { folded, at: part.at, codes });
            }
        }
    }
    parsed
}

fn push_words(parsed: &mut Parsed, query: &str, at: Range<usize>) {
    for word in words(&query[at.clone()]) {
        if parsed.words.len() >= MOST_WORDS {
            return;
        }
        let place = at.start + word.at.start..at.start + word.at.end;
        parsed.words.push(TypedWord { folded: word.folded.into_owned(), at: place, codes: Vec::new() });
    }
}

/// In `Fahrzeugelektrik und -elektronik` the hyphen stands for the word before it and excludes nothing.
fn after_conjunction(parsed: &Parsed) -> bool {
    const CONJUNCTIONS: [&str; 9] = ["und", "oder", "en", "of", "and", "or", "si", "sau", "bzw"];
    parsed.words.last().is_some_and(|word| CONJUNCTIONS.contains(&word.folded.as_str()))
}

/// In `NACE 28.29` the first word only says what the second one is.
fn drop_scheme_name(parsed: &mut Parsed) {
    const NAMES: [&str; 10] = ["nace", "cpv", "hs", "gn", "cn", "kn", "nc", "sbi", "wz", "caen"];
    if parsed.words.last().is_some_and(|word| NAMES.contains(&word.folded.as_str())) {
        parsed.words.pop();
    }
}

struct Part {
    at: Range<usize>,
    quoted: bool,
    excluded: bool,
}

/// The next run without blanks, or what stands between quotation marks. A mark that is never closed is none.
fn next_part(query: &str, rest: &mut Range<usize>) -> Option<Part> {
    let text = &query[rest.clone()];
    let start = rest.start + text.find(|c: char| !c.is_whitespace())?;
    let text = &query[start..];
    let (excluded, open) = match text.strip_prefix(['-', '−', '–']) {
        Some(after) if after.starts_with(|c: char| c.is_alphanumeric() || is_quote(c)) => {
            (true, query.len() - after.len())
        }
        _ => (false, start),
    };
    let text = &query[open..];
    if let Some(first) = text.chars().next().filter(|c| is_quote(*c)) {
        let inside = open + first.len_utf8();
        if let Some(length) = query[inside..].find(is_quote) {
            let end = inside + length;
            rest.start = end + query[end..].chars().next().map_or(0, char::len_utf8);
            return Some(Part { at: inside..end, quoted: true, excluded });
        }
    }
    let end = open + text.find(char::is_whitespace).unwrap_or(text.len());
    rest.start = end;
    Some(Part { at: open..end, quoted: false, excluded })
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '„' | '“' | '”' | '«' | '»')
}

fn beginning(query: &str) -> &str {
    let mut end = query.len().min(LONGEST_READ);
    while !query.is_char_boundary(end) {
        end -= 1;
    }
    &query[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(parsed: &Parsed) -> Vec<&str> {
        parsed.words.iter().map(|word| word.folded.as_str()).collect()
    }

    #[test]
    fn phrases_and_exclusions_are_understood() {
        let parsed = parse("Lager \"rostfreier Stahl\" -Kunststoff -„grauer Guss“ CNC-Drehen");
        assert_eq!(folded(&parsed), ["lager", "rostfreier", "stahl", "cnc", "drehen"]);
        assert_eq!(parsed.phrases, std::slice::from_ref(&(1..3)));
        assert_eq!(parsed.excluded, [vec!["kunststoff"], vec!["grauer", "guss"]]);
    }

    #[test]
    fn a_hyphen_that_stands_for_a_word_excludes_nothing() {
        let parsed = parse("Fahrzeugelektrik und -elektronik");
        assert_eq!(folded(&parsed), ["fahrzeugelektrik", "und", "elektronik"]);
        assert!(parsed.excluded.is_empty());
    }

    #[test]
    fn what_is_not_understood_is_taken_for_words() {
        assert_eq!(folded(&parse("\"never closed AND (or")), ["never", "closed", "and", "or"]);
        assert_eq!(folded(&parse("- -- +x title:y ~ * 🚜")), ["x", "title", "y"]);
        assert_eq!(parse(""), Parsed { open_ended: true, ..Parsed::default() });
    }

    #[test]
    fn a_code_is_one_word_and_its_scheme_is_none() {
        let parsed = parse("NACE 28.29 pompen");
        assert_eq!(parsed.words.len(), 2);
        assert_eq!(parsed.words[0].codes[0].to_string(), "nace:28.29");
    }

    #[test]
    fn an_endless_query_is_cut() {
        assert_eq!(parse(&"pomp ".repeat(10_000)).words.len(), MOST_WORDS);
        assert!(parse(&"ș".repeat(100_000)).words.len() == 1);
    }
}
