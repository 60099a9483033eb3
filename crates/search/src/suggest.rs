//! What is offered while somebody types: companies by name, concepts, and sectors.

use locale::Language;
use taxonomy::text::words;
use taxonomy::{Pick, Scheme};

use crate::handle::{IndexError, SearchIndex};
use crate::index::Slot;
use crate::request::{Filter, SearchRequest};
use crate::response::{Suggestion, SuggestionKind};

/// No more than these are offered.
const MOST: usize = 10;
const MOST_COMPANIES: usize = 4;
const MOST_SECTORS: usize = 2;
/// Documents that are looked at to find companies whose name begins with what was typed.
const MOST_LOOKED_AT: usize = 2_000;

impl SearchIndex {
    /// At most ten suggestions for what was typed so far: companies whose name has a word that begins with it, and
    /// concepts and sectors in the reader's language, as far as there are profiles for them.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn suggest(&self, typed: &str, language: Language) -> Result<Vec<Suggestion>, IndexError> {
        let folded: Vec<String> = words(typed).take(8).map(|word| word.folded.into_owned()).collect();
        if folded.is_empty() {
            return Ok(Vec::new());
        }
        let companies = self.companies(&folded, language)?;
        let sectors = self.concepts(typed, language, Pick::Sector, MOST_SECTORS)?;
        let room = MOST - companies.len() - sectors.len();
        let concepts = self.concepts(typed, language, Pick::Any, room)?;
        let mut suggestions = companies;
        for suggestion in concepts.into_iter().chain(sectors) {
            if !suggestions.iter().any(|known| known.text == suggestion.text && known.kind == suggestion.kind)
            {
                suggestions.push(suggestion);
            }
        }
        suggestions.truncate(MOST);
        Ok(suggestions)
    }

    /// Companies whose name has all typed words, the last one as the beginning of a word; those whose name begins with
    /// it first, then by name.
    fn companies(&self, folded: &[String], language: Language) -> Result<Vec<Suggestion>, IndexError> {
        let Some((last, whole)) = folded.split_last() else { return Ok(Vec::new()) };
        let live = self.live();
        let snapshot = live.snapshot();
        let mut found: Vec<(bool, String, Suggestion)> = Vec::new();
        for (number, segment) in (0..).zip(&snapshot.segments) {
            let names = &segment.slots[Slot::Name.index()];
            let mut documents: Vec<u32> = Vec::new();
            let mut stream = names.terms().range().ge(last).into_stream()?;
            while stream.advance() && documents.len() < MOST_LOOKED_AT {
                if !stream.key().starts_with(last.as_bytes()) {
                    break;
                }
                documents.extend(segment.documents(names, stream.value(), MOST_LOOKED_AT)?);
            }
            documents.sort_unstable();
            documents.dedup();
            for word in whole {
                let Some(info) = names.terms().get(word.as_bytes())? else {
                    documents.clear();
                    break;
                };
                let having = segment.documents(names, &info, usize::MAX)?;
                documents.retain(|document| having.binary_search(document).is_ok());
            }
            let hidden = self.inner.hidden.read();
            documents.retain(|document| {
                let alive = segment.reader.alive_bitset().is_none_or(|alive| alive.is_alive(*document));
                alive && !hidden.contains(&segment.facets.ties[*document as usize])
            });
            drop(hidden);
            let beginning = folded.join(" ");
            for document in documents.into_iter().take(MOST_COMPANIES * 25) {
                let stored = snapshot.stored(&live.fields, tantivy::DocAddress::new(number, document))?;
                let name = crate::index::whole_name(&stored.name);
                let href = format!("/{language}/companies/{}", stored.slug);
                let suggestion = Suggestion { kind: SuggestionKind::Company, text: stored.name, href };
                found.push((!name.starts_with(&beginning), name, suggestion));
            }
        }
        found.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        Ok(found.into_iter().take(MOST_COMPANIES).map(|(_, _, suggestion)| suggestion).collect())
    }

    fn concepts(
        &self,
        typed: &str,
        language: Language,
        pick: Pick,
        most: usize,
    ) -> Result<Vec<Suggestion>, IndexError> {
        let live = self.live();
        let snapshot = live.snapshot();
        let taxonomy = self.taxonomy();
        let mut suggestions: Vec<Suggestion> = Vec::new();
        for offer in taxonomy.find(typed, language, pick, most * 6) {
            if suggestions.len() >= most {
                break;
            }
            let Some(concept) = offer.concept else { continue };
            let key = taxonomy.key(concept).to_string();
            let tied = taxonomy.ties(concept).map(|tie| taxonomy.key(tie).to_string());
            let spoken_of = std::iter::once(key).chain(tied).any(|key| {
                [Slot::Own, Slot::Detected, Slot::Wider].into_iter().any(|slot| snapshot.has(slot, &key))
            });
            if !spoken_of {
                continue;
            }
            let sector = pick == Pick::Sector;
            if !sector && offer.kind == Scheme::Nace {
                continue;
            }
            // Whoever types a synonym reads it, and not a word that has nothing of what was typed.
            let text = offer.matched.filter(|_| !sector).unwrap_or(offer.label);
            let request = if sector {
                SearchRequest::default().with(Filter::Sector, &offer.code)
            } else {
                SearchRequest::of(text.clone())
            };
            let kind = if sector { SuggestionKind::Sector } else { SuggestionKind::Concept };
            let href = format!("/{language}/search?{}", request.to_query());
            if !suggestions.iter().any(|known| known.text == text) {
                suggestions.push(Suggestion { kind, text, href });
            }
        }
        Ok(suggestions)
    }
}
