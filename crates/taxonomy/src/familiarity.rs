//! Whether a typed word is one that the labels know, or only may be.

use locale::Language;

use crate::lexicon::Lexicon;
use crate::taxonomy::Taxonomy;
use crate::text::is_stop_word;

/// How well a word is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Familiarity {
    /// Labels have it or the words that it is a compound of, or it is a function word.
    Known,
    /// Labels have another form of it.
    Form,
    /// It may be a form or a compound of what labels have, which is so usual there: it may also be misspelt.
    Seeming(u32),
    /// No label has anything like it.
    Unknown,
}

/// A form that is longer than its stem by more letters may as well be another word.
const LONGEST_ENDING: usize = 3;
/// Shorter words are forms of anything.
const SHORTEST: usize = 3;

impl Taxonomy {
    /// How well the labels of the language that knows it best know a folded word.
    pub fn familiarity(&self, folded: &str) -> Familiarity {
        let all = Language::ALL.map(|language| self.familiarity_in(language, folded));
        for known in [Familiarity::Known, Familiarity::Form] {
            if all.contains(&known) {
                return known;
            }
        }
        let usage = |familiarity: &Familiarity| match familiarity {
            Familiarity::Seeming(usage) => Some(*usage),
            _ => None,
        };
        all.iter().filter_map(usage).max().map_or(Familiarity::Unknown, Familiarity::Seeming)
    }

    fn familiarity_in(&self, language: Language, folded: &str) -> Familiarity {
        if is_stop_word(language, folded) {
            return Familiarity::Known;
        }
        let lexicon = &self.data.lexica[language.index()];
        let word = Lexicon::canonical(language, folded);
        let analysis = self.analyse(language, folded);
        let is_form = |word: &str, stem: &str| {
            lexicon.unit(stem).is_some() && word.len().saturating_sub(stem.len()) <= LONGEST_ENDING
        };
        // Only the last part of a compound is inflected.
        let parts = lexicon.split(&word);
        let last = parts.len().saturating_sub(1);
        let mut stems = parts.iter().zip(&analysis.parts).enumerate();
        let is_compound = !parts.is_empty()
            && stems.all(|(place, (part, stem))| {
                lexicon.knows_word(part) || place == last && is_form(part, stem)
            });
        if folded.len() < SHORTEST {
            return if lexicon.knows_word(&word) { Familiarity::Known } else { Familiarity::Unknown };
        }
        if lexicon.knows_word(&word) || is_compound {
            return Familiarity::Known;
        }
        if parts.is_empty() && is_form(&word, &analysis.stem) {
            return Familiarity::Form;
        }
        let usage = analysis.units.iter().map(|unit| Some(lexicon.unit_counts[(*unit)? as usize])).min();
        usage.flatten().map_or(Familiarity::Unknown, Familiarity::Seeming)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_by_itself_its_forms_and_its_parts() {
        let taxonomy = Taxonomy::embedded();
        for word in
            ["brood", "nudelhersteller", "nudelherstellern", "verpackungsmaschinen", "masini", "pentru"]
        {
            assert_eq!(taxonomy.familiarity(word), Familiarity::Known, "{word}");
        }
        assert_eq!(taxonomy.familiarity("tilers"), Familiarity::Form);
        assert_eq!(taxonomy.familiarity("xqzvwk"), Familiarity::Unknown);
        assert!(matches!(taxonomy.familiarity("burtarie"), Familiarity::Seeming(_)));
    }
}
