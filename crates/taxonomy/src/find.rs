//! Finding concepts by typing: what the picker on the profile form and `taxonomy find` offer.

use locale::Language;
use serde::{Deserialize, Serialize};

use crate::concept::Scheme;
use crate::lexicon::Lexicon;
use crate::taxonomy::{ConceptNumber, Taxonomy};
use crate::text::words;

/// What is being picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pick {
    /// A NACE code for `sectors`.
    Sector,
    /// A CPV or HS code for `products` and keywords.
    Product,
    /// Any concept, by its own key.
    Any,
}

/// A concept that fits what was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Which concept.
    #[serde(skip)]
    pub concept: Option<ConceptNumber>,
    /// Its scheme: `nace`, `cpv`, `hs` or `trade`.
    pub kind: Scheme,
    /// What is put into the profile: `28.29`, `42921000`.
    pub code: String,
    /// What the concept is called in the writer's language.
    pub label: String,
    /// The term that fits, where it is another than the label.
    pub matched: Option<String>,
}

/// The terms of one language by the beginnings of their words and compound parts.
pub(crate) struct Picker {
    /// Folded text from a word's beginning on; the concept, its term, and whether it is the term's beginning.
    entries: Vec<(Box<str>, u32, u16, bool)>,
}

const MOST_CANDIDATES: usize = 4_000;

impl Taxonomy {
    /// Concepts that have a term in which every typed word begins a word or a part of a compound, best first: whole
    /// terms before beginnings of terms before words within them, in each what a concept is called before its other
    /// terms, shorter ones first. A code finds its concept.
    pub fn find(&self, text: &str, language: Language, pick: Pick, limit: usize) -> Vec<Offer> {
        let typed: Vec<String> =
            words(text).take(8).map(|word| Lexicon::canonical(language, &word.folded).into_owned()).collect();
        let Some(last) = typed.last() else { return Vec::new() };
        let code = text.trim();
        let mut ranked: Vec<(usize, bool, usize, u32, u16)> = Vec::new();
        if code.starts_with(|c: char| c.is_ascii_digit()) || code.len() == 1 {
            for (number, concept) in (0..).zip(&self.data.concepts) {
                if concept.key.scheme != Scheme::Trade && concept.key.code.starts_with(code) {
                    ranked.push((0, false, concept.key.code.len(), number, 0));
                }
            }
        }
        let picker = self.pickers[language.index()].get_or_init(|| Picker::new(self, language));
        for (rest, concept, term, at_start) in picker.beginning_with(last).take(MOST_CANDIDATES) {
            let text = &self.data.concepts[*concept as usize].terms[language.index()][*term as usize];
            if typed.len() > 1 && !has_beginnings(language, text, &typed[..typed.len() - 1]) {
                continue;
            }
            let rank = match (at_start, rest.len() == last.len()) {
                (true, true) => 1,
                (true, false) => 2,
                (false, _) => 3,
            };
            ranked.push((rank, *term > 0, text.len(), *concept, *term));
        }
        ranked.sort_unstable();
        let mut offers: Vec<Offer> = Vec::new();
        for (.., concept, term) in ranked {
            if offers.len() >= limit {
                break;
            }
            for offer in self.offers(ConceptNumber(concept), term, language, pick) {
                if !offers.iter().any(|known| known.code == offer.code && known.label == offer.label) {
                    offers.push(offer);
                }
            }
        }
        offers.truncate(limit);
        offers
    }

    /// A concept as something that can be picked: itself, or the code that it points to.
    fn offers(&self, concept: ConceptNumber, term: u16, language: Language, pick: Pick) -> Vec<Offer> {
        let terms = self.terms(concept, language);
        let label = self.label(concept, language).to_owned();
        let matched = terms.get(usize::from(term)).filter(|term| **term != label).cloned();
        let fits = |scheme: Scheme| match pick {
            Pick::Sector => scheme == Scheme::Nace,
            Pick::Product => matches!(scheme, Scheme::Cpv | Scheme::Hs),
            Pick::Any => true,
        };
        let offer = |key: &crate::ConceptKey| Offer {
            concept: Some(concept),
            kind: key.scheme,
            code: key.code.clone(),
            label: label.clone(),
            matched: matched.clone(),
        };
        if fits(self.key(concept).scheme) {
            return vec![offer(self.key(concept))];
        }
        let Some(first) = self.ties(concept).map(|tie| self.key(tie)).find(|key| fits(key.scheme)) else {
            return Vec::new();
        };
        vec![offer(first)]
    }
}

impl Picker {
    fn new(taxonomy: &Taxonomy, language: Language) -> Picker {
        let lexicon = &taxonomy.data.lexica[language.index()];
        let mut entries = Vec::new();
        for (number, concept) in (0..).zip(&taxonomy.data.concepts) {
            for (place, term) in (0..).zip(&concept.terms[language.index()]) {
                let folded: Vec<String> =
                    words(term).map(|word| Lexicon::canonical(language, &word.folded).into_owned()).collect();
                for first in 0..folded.len() {
                    let rest = folded[first..].join(" ");
                    let mut at = 0;
                    for part in lexicon.split(&folded[first]).into_iter().skip(1) {
                        at += folded[first][at..].find(part).unwrap_or_default();
                        entries.push((rest[at..].into(), number, place, false));
                    }
                    entries.push((rest.into(), number, place, first == 0));
                }
            }
        }
        entries.sort_unstable();
        entries.shrink_to_fit();
        Picker { entries }
    }

    fn beginning_with(&self, prefix: &str) -> impl Iterator<Item = &(Box<str>, u32, u16, bool)> {
        let start = self.entries.partition_point(|entry| *entry.0 < *prefix);
        self.entries[start..].iter().take_while(move |entry| entry.0.starts_with(prefix))
    }
}

fn has_beginnings(language: Language, term: &str, typed: &[String]) -> bool {
    let folded: Vec<String> =
        words(term).map(|word| Lexicon::canonical(language, &word.folded).into_owned()).collect();
    typed.iter().all(|typed| folded.iter().any(|word| word.starts_with(typed.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_concept_is_called_is_offered_before_its_other_terms() {
        let offers = Taxonomy::embedded().find("verpa", Language::De, Pick::Any, 40);
        let beginning = |term: &String| term.to_lowercase().starts_with("verpa");
        let first_synonym = offers.iter().position(|offer| offer.matched.is_some()).unwrap_or(offers.len());
        assert!(first_synonym >= 3, "{offers:?}");
        assert!(offers[..first_synonym].iter().all(|offer| beginning(&offer.label)), "{offers:?}");
    }
}
