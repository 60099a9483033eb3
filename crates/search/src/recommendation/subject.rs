//! What two companies have to do with each other: how much of what the one looks for the other offers.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use tantivy::InvertedIndexReader;
use taxonomy::{ConceptKey, Scheme, Taxonomy};

use crate::index::{Fields, Snapshot, StoredProfile};

/// A concept that is tied to another is nearly the same; one level wider says much less.
const TIED: f32 = 0.9;
const WIDER: f32 = 0.5;
/// A code that more concepts of the glossary are tied to is wider than each of them.
const MOST_TIED: usize = 3;
/// Two concepts that only meet in a wider one are neighbours: that is no match.
const LEAST_MATCH: f32 = 0.4;
/// A weight from here on is a clear statement, in tenths.
const CLEAR: f32 = 10.0;
/// A chosen code says this much more than a clear mention.
const MOST_WEIGHT: f32 = 4.0;
/// Evidence at which a match is half certain: a rare concept mentioned in a title comes close to it.
const HALF: f32 = 1.5;
/// Concepts that are named as the reason.
const MOST_NAMED: usize = 3;

/// Matches what is looked for with what is offered, rare concepts counting most.
pub(super) struct Subjects<'a> {
    taxonomy: &'a Taxonomy,
    snapshot: &'a Snapshot,
    offers: Vec<Arc<InvertedIndexReader>>,
    wants: Vec<Arc<InvertedIndexReader>>,
}

/// One company's concepts, with those that are tied to them or wider, and how close these are.
pub(super) struct Side {
    pub(super) offers: FxHashMap<String, f32>,
    pub(super) wants: Vec<Want>,
}

/// A concept that a company looks for.
pub(super) struct Want {
    key: String,
    /// How clearly, 0.1 to [`MOST_WEIGHT`].
    weight: f32,
    /// How rare it is, 0 to 1.
    rarity: f32,
    /// What would do, with how well.
    pub(super) fitting: Vec<(String, f32)>,
}

/// How much of what the one looks for the other offers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Match {
    /// 0 to 1.
    pub(super) score: f32,
    /// The concepts in which they meet, the strongest first.
    pub(super) concepts: Vec<String>,
}

impl<'a> Subjects<'a> {
    pub(super) fn new(
        taxonomy: &'a Taxonomy,
        snapshot: &'a Snapshot,
        fields: &Fields,
    ) -> tantivy::Result<Subjects<'a>> {
        let (mut offers, mut wants) = (Vec::new(), Vec::new());
        for segment in &snapshot.segments {
            offers.push(segment.reader.inverted_index(fields.offers)?);
            wants.push(segment.reader.inverted_index(fields.wants)?);
        }
        Ok(Subjects { taxonomy, snapshot, offers, wants })
    }

    /// Where concepts that are offered stand, and those that are looked for; by segment.
    pub(super) fn offers(&self) -> &[Arc<InvertedIndexReader>] {
        &self.offers
    }

    pub(super) fn wants(&self) -> &[Arc<InvertedIndexReader>] {
        &self.wants
    }

    /// A company's concepts, made ready for matching.
    pub(super) fn side(&self, profile: &StoredProfile) -> Side {
        let mut offers: FxHashMap<String, f32> = FxHashMap::default();
        for (key, weight) in &profile.offers {
            let clearness = (f32::from(*weight) / CLEAR).min(1.0);
            for (near, closeness) in self.near(key) {
                let strength = offers.entry(near).or_default();
                *strength = strength.max(closeness * clearness);
            }
        }
        let wants = profile
            .wants
            .iter()
            .filter(|(key, _)| !self.is_role(key))
            .map(|(key, weight)| Want {
                key: key.clone(),
                weight: (f32::from(*weight) / CLEAR).min(MOST_WEIGHT),
                rarity: self.rarity(key),
                fitting: self.near(key),
            })
            .collect();
        Side { offers, wants }
    }

    /// How much of what the one looks for the other offers.
    pub(super) fn matching(&self, looking: &Side, offering: &Side) -> Match {
        let mut met: Vec<(f32, &str)> = Vec::new();
        for want in &looking.wants {
            let best = want
                .fitting
                .iter()
                .filter_map(|(key, closeness)| Some(closeness * offering.offers.get(key)?))
                .fold(0.0, f32::max);
            if best >= LEAST_MATCH {
                met.push((best * want.weight * want.rarity, &want.key));
            }
        }
        met.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        // The same thing may stand there as a code and as a word, and again as its wider concept: each further one adds
        // half as much as the one before.
        let evidence: f32 =
            met.iter().zip(0..).map(|((strength, _), place)| strength * 0.5_f32.powi(place)).sum();
        Match { score: evidence / (evidence + HALF), concepts: self.named(&met) }
    }

    /// The concepts that are worth naming: none twice under two codes.
    fn named(&self, met: &[(f32, &str)]) -> Vec<String> {
        let strongest = met.first().map_or(0.0, |(strength, _)| *strength);
        let mut named: Vec<String> = Vec::new();
        for (strength, key) in met {
            let known = named.iter().any(|known| {
                self.near(known).iter().any(|(near, _)| near == key)
                    || self.near(key).iter().any(|(near, _)| near == known)
            });
            if *strength >= strongest / 4.0 && !known && named.len() < MOST_NAMED {
                named.push((*key).to_owned());
            }
        }
        named
    }

    /// Whether a concept says how somebody trades and not in what: whoever looks for a manufacturer of bottles is not
    /// served by a manufacturer of beds.
    fn is_role(&self, key: &str) -> bool {
        let number = key.parse::<ConceptKey>().ok().and_then(|key| self.taxonomy.number(&key));
        number.is_some_and(|number| {
            std::iter::once(number)
                .chain(self.taxonomy.ancestors(number))
                .any(|concept| self.taxonomy.is_role(concept))
        })
    }

    /// A concept itself, those tied to it, and those one level wider.
    fn near(&self, key: &str) -> Vec<(String, f32)> {
        let mut near = vec![(key.to_owned(), 1.0)];
        let Ok(parsed) = key.parse::<ConceptKey>() else { return near };
        let Some(number) = self.taxonomy.number(&parsed) else {
            near.extend(parsed.wider().first().map(|wider| (wider.to_string(), WIDER)));
            return near;
        };
        let name = |number| self.taxonomy.key(number).to_string();
        let tied = |number| {
            // A class of NACE holds whole trades.
            let closeness = if self.taxonomy.key(number).scheme == Scheme::Nace { WIDER } else { TIED };
            (name(number), closeness)
        };
        near.extend(self.taxonomy.ties(number).map(tied));
        if parsed.scheme != Scheme::Nace {
            let tied_by = self.taxonomy.tied_by(number);
            let closeness = if tied_by.len() <= MOST_TIED { TIED } else { WIDER };
            near.extend(tied_by.map(|number| (name(number), closeness)));
        }
        near.extend(self.taxonomy.broader(number).map(|wider| (name(wider), WIDER)));
        near
    }

    /// Nearly 0 for what everybody offers, 1 for what hardly anybody does.
    fn rarity(&self, key: &str) -> f32 {
        let offering: u32 = self.offers.iter().map(|inverted| documents_with(inverted, key)).sum();
        let all = self.snapshot.profiles.max(1) as f32;
        (((all + 1.0) / (offering as f32 + 0.5)).ln() / (2.0 * all + 2.0).ln()).clamp(0.05, 1.0)
    }
}

fn documents_with(inverted: &InvertedIndexReader, key: &str) -> u32 {
    inverted.terms().get(key.as_bytes()).ok().flatten().map_or(0, |info| info.doc_freq)
}
