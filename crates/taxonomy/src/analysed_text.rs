//! A text whose words have been analysed, for all who want to know something of it.

use std::ops::Range;
use std::sync::Arc;

use locale::Language;

use crate::analysis::Analysis;
use crate::detect::{Place, boundary};
use crate::suspended;
use crate::taxonomy::Taxonomy;
use crate::text::{Word, words};

/// What ends a sentence or sets its parts apart: no term reaches across.
const BOUNDARIES: [char; 10] = ['.', ',', ';', ':', '!', '?', '(', ')', '\n', '•'];
/// What stands within a number (4.0).
const WITHIN_NUMBERS: [&str; 2] = [".", ","];

/// The words of a text with what the taxonomy knows of each.
#[derive(Clone, Debug)]
pub struct AnalysedText {
    pub(crate) language: Language,
    words: Vec<AnalysedWord>,
}

#[derive(Clone, Debug)]
struct AnalysedWord {
    at: Range<usize>,
    analysis: Arc<Analysis>,
    /// Whether a boundary stands before it.
    is_apart: bool,
}

impl Taxonomy {
    /// Cuts a text into words and analyses each.
    pub fn analyse_text(&self, text: &str, language: Language) -> AnalysedText {
        let words: Vec<Word<'_>> = words(text).collect();
        let mut analyses = self.analyse_all(language, &words);
        suspended::complete(self, language, text, &words, &mut analyses);
        let mut end_of_last = 0;
        let words = words
            .into_iter()
            .zip(analyses)
            .map(|(word, analysis)| {
                let between = &text[end_of_last..word.at.start];
                let is_apart = between.contains(BOUNDARIES)
                    && !(WITHIN_NUMBERS.contains(&between)
                        && is_number_across(text, end_of_last, word.at.start));
                end_of_last = word.at.end;
                AnalysedWord { at: word.at, analysis, is_apart }
            })
            .collect();
        AnalysedText { language, words }
    }
}

impl AnalysedText {
    /// Every word, where it stands in bytes and what it consists of, in order.
    pub fn words(&self) -> impl Iterator<Item = (Range<usize>, &Analysis)> {
        self.words.iter().map(|word| (word.at.clone(), &*word.analysis))
    }

    /// A word by its number.
    pub fn word(&self, number: usize) -> Option<(Range<usize>, &Analysis)> {
        self.words.get(number).map(|word| (word.at.clone(), &*word.analysis))
    }

    /// The units of its words.
    pub(crate) fn places(&self) -> Vec<Place> {
        let mut places = Vec::with_capacity(self.words.len());
        for (number, word) in (0..).zip(&self.words) {
            if word.is_apart {
                places.push(boundary(number));
            }
            Place::push_units(&mut places, &word.analysis, number, word.at.clone());
        }
        places
    }
}

fn is_number_across(text: &str, end: usize, start: usize) -> bool {
    text[..end].ends_with(|c: char| c.is_ascii_digit())
        && text[start..].starts_with(|c: char| c.is_ascii_digit())
}
