//! Compounds of which a text writes a part only once: in `trek-, druk- en torsieveren` all three are springs, and
//! `Holzfenster und -türen` speaks of wood twice (the suspended hyphen; Duden, "Ergänzungsstrich").

use std::ops::Range;
use std::sync::Arc;

use locale::Language;

use crate::analysis::Analysis;
use crate::lexicon::Lexicon;
use crate::taxonomy::Taxonomy;
use crate::text::{Word, stem};

/// So many words after one with a hyphen, the compound that ends it is looked for.
const FARTHEST: usize = 6;
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// Replaces the analyses of words that stand for a compound by those of the compounds.
pub(crate) fn complete(
    taxonomy: &Taxonomy,
    language: Language,
    text: &str,
    words: &[Word<'_>],
    analyses: &mut [Arc<Analysis>],
) {
    if !matches!(language, Language::Nl | Language::De) || !text.contains(HYPHENS) {
        return;
    }
    let lexicon = &taxonomy.data.lexica[language.index()];
    let canonical = |number: usize| Lexicon::canonical(language, &words[number].folded);
    // Measured without splitting, compounds are left whole.
    let is_split = |number: usize, analyses: &[Arc<Analysis>]| !analyses[number].parts.is_empty();
    for number in 0..words.len() {
        let is_between = |other: usize, analyses: &[Arc<Analysis>], has_hyphen: HasHyphen| {
            analyses[other].is_stop_word || has_hyphen(text, &words[other].at)
        };
        let mut following = number + 1..words.len().min(number + 1 + FARTHEST);
        let mut preceding = (number.saturating_sub(FARTHEST)..number).rev();
        let completed = if ends_in_hyphen(text, &words[number].at) {
            following.find(|other| !is_between(*other, analyses, ends_in_hyphen)).and_then(|whole| {
                let word = canonical(whole);
                let (second, _) = parts_at(lexicon, &word).filter(|_| is_split(whole, analyses))?;
                let (head, tail) = (pieces(&analyses[number]), pieces(&analyses[whole]));
                let stem = stem(language, &format!("{}{}", canonical(number), &word[second..]));
                Some(composed(stem, head.chain(tail.skip(1))))
            })
        } else if begins_with_hyphen(text, &words[number].at) {
            preceding.find(|other| !is_between(*other, analyses, begins_with_hyphen)).and_then(|whole| {
                let word = canonical(whole);
                let (_, last) = parts_at(lexicon, &word).filter(|_| is_split(whole, analyses))?;
                let (head, tail) = (pieces(&analyses[whole]), pieces(&analyses[number]));
                let stem = stem(language, &format!("{}{}", &word[..last], canonical(number)));
                let before_last = analyses[whole].parts.len().saturating_sub(1);
                Some(composed(stem, head.take(before_last).chain(tail)))
            })
        } else {
            None
        };
        if let Some(completed) = completed {
            analyses[number] = Arc::new(completed);
        }
    }
}

type HasHyphen = fn(&str, &Range<usize>) -> bool;

/// Where in a compound the second part begins, and where the last one does.
fn parts_at(lexicon: &Lexicon, word: &str) -> Option<(usize, usize)> {
    let parts = lexicon.split(word);
    let (first, second, last) = (parts.first()?, parts.get(1)?, parts.last()?);
    let second = first.len() + word.get(first.len()..)?.find(second)?;
    Some((second, word.rfind(last)?))
}

/// The stems that a word consists of, with their numbers.
fn pieces(analysis: &Analysis) -> impl Iterator<Item = (Box<str>, Option<u32>)> {
    let parts =
        if analysis.parts.is_empty() { std::slice::from_ref(&analysis.stem) } else { &*analysis.parts };
    parts.iter().cloned().zip(analysis.units.iter().copied())
}

fn composed(stem: String, pieces: impl Iterator<Item = (Box<str>, Option<u32>)>) -> Analysis {
    let (parts, units): (Vec<_>, Vec<_>) = pieces.unzip();
    Analysis {
        stem: stem.into_boxed_str(),
        parts: parts.into_boxed_slice(),
        units: units.into_boxed_slice(),
        is_stop_word: false,
        function_word: None,
    }
}

fn ends_in_hyphen(text: &str, at: &Range<usize>) -> bool {
    let mut after = text[at.end..].chars();
    after.next().is_some_and(|c| HYPHENS.contains(&c)) && after.next().is_some_and(separates)
}

fn begins_with_hyphen(text: &str, at: &Range<usize>) -> bool {
    let mut before = text[..at.start].chars().rev();
    before.next().is_some_and(|c| HYPHENS.contains(&c)) && before.next().is_some_and(separates)
}

/// What may stand between a hyphen and the next word of an enumeration.
fn separates(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '/' | '(' | ')')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str, language: Language) -> Vec<String> {
        let analysed = Taxonomy::embedded().analyse_text(text, language);
        let words = analysed.words().filter(|(_, analysis)| !analysis.is_stop_word);
        words
            .map(|(_, word)| if word.parts.is_empty() { word.stem.to_string() } else { word.parts.join("+") })
            .collect()
    }

    #[test]
    fn a_hyphen_stands_for_the_rest_of_the_next_compound() {
        assert_eq!(parts("kop-, zijde- en dakramen", Language::Nl), ["kop+ram", "zijd+ram", "dak+ram"]);
        assert_eq!(
            parts("Kräuter- und Früchtetee aus Stahl- oder Holzkisten", Language::De),
            ["kraut+tee", "frucht+tee", "stahl+kist", "holz+kist"]
        );
    }

    #[test]
    fn a_hyphen_before_a_word_stands_for_the_beginning_of_the_compound_before() {
        assert_eq!(
            parts("Holzfenster und -türen, Stahltüren", Language::De),
            ["holz+fenst", "holz+tur", "stahl+tur"]
        );
    }

    #[test]
    fn a_hyphen_that_stands_for_nothing_leaves_a_word_as_it_is() {
        let language = Language::De;
        for text in ["Stahl- und", "Stahl-", "- Stahl", "-Stahl", "Stahl -, -", "CNC-Fräsen - Drehen"] {
            let plain: String = text.replace('-', " ");
            assert_eq!(parts(text, language), parts(&plain, language), "{text}");
        }
        let long = "Stahl- ".repeat(10_000);
        assert_eq!(parts(&long, language).len(), 10_000);
    }
}
