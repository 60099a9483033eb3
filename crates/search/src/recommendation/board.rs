//! The best pairs between the companies of two offices that have not met.

use locale::Language;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use super::candidate::is_public;
use super::fit::{Fit, fit};
use super::subject::{Side, Subjects};
use super::{LEAST_SCORE, Obstacle, PartnerCompany, PartnerReason};
use crate::handle::{IndexError, SearchIndex};
use crate::index::{Dimension, Live, Snapshot, StoredProfile};

/// Which pairs are asked for.
#[derive(Clone, Debug)]
pub struct BoardRequest {
    /// The offices, by slug; the reasons are told as the companies of the first see them.
    pub offices: [String; 2],
    /// The reader's language: chooses the headlines that are shown.
    pub language: Language,
    /// Pairs of companies that have met, by identifier; in either order.
    pub met: FxHashSet<(String, String)>,
    /// How many pairs.
    pub limit: usize,
}

/// The best pairs between two offices.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Board {
    /// Pairs that fit, best first.
    pub pairs: Vec<Pair>,
    /// Pairs that would fit but for one thing, best first.
    pub near_misses: Vec<Pair>,
}

/// Two companies that should meet, or would but for what stands between them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pair {
    /// The company of the first office…
    pub one: PartnerCompany,
    /// …and that of the second.
    pub other: PartnerCompany,
    /// How well they fit, 0 to 1.
    pub score: f32,
    /// Why, as the first one sees it.
    pub reasons: Vec<PartnerReason>,
    /// What stands between them.
    pub obstacles: Vec<Obstacle>,
}

/// Companies of an office that are looked at, the best profiles first.
const MOST_OF_OFFICE: usize = 2_000;
/// One company is not shown in more pairs than this, so that all get their turn.
const MOST_OF_COMPANY: usize = 3;

impl SearchIndex {
    /// The best pairs between the companies of two offices. A company stands in at most three of them.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn board(&self, request: &BoardRequest) -> Result<Board, IndexError> {
        let live = self.live();
        let snapshot = live.snapshot();
        let hidden = self.inner.hidden.read().clone();
        let subjects = Subjects::new(self.taxonomy(), &snapshot, &live.fields)?;
        let [ones, others] = [&request.offices[0], &request.offices[1]].map(|office| {
            let found = of_office(&live, &snapshot, &hidden, office)?;
            Ok::<_, IndexError>(found.into_iter().map(|p| (subjects.side(&p), p)).collect::<Vec<_>>())
        });
        let (ones, others) = (ones?, others?);
        let related = Related::new(&others);
        let mut found: Vec<(usize, usize, Fit)> = Vec::new();
        for (number, (side, one)) in ones.iter().enumerate() {
            for place in related.to(side) {
                let (other_side, other) = &others[place];
                let met = |a: &StoredProfile, b: &StoredProfile| {
                    request.met.contains(&(a.id.clone(), b.id.clone()))
                };
                if one.id == other.id || met(one, other) || met(other, one) {
                    continue;
                }
                let fit = fit(&subjects, (one, side), (other, other_side));
                if let Some(fit) = fit.filter(|fit| fit.score >= LEAST_SCORE && fit.obstacles.len() <= 1) {
                    found.push((number, place, fit));
                }
            }
        }
        found.sort_by(|a, b| {
            let ids = |(one, other, _): &(usize, usize, Fit)| {
                (ones[*one].1.id.as_str(), others[*other].1.id.as_str())
            };
            b.2.score.total_cmp(&a.2.score).then_with(|| ids(a).cmp(&ids(b)))
        });
        let (near_misses, pairs): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|(_, _, fit)| !fit.obstacles.is_empty());
        let take = |found: Vec<(usize, usize, Fit)>, limit: usize| {
            let mut shown: FxHashMap<(bool, usize), usize> = FxHashMap::default();
            let mut pairs = Vec::new();
            for (one, other, fit) in found {
                let full =
                    |shown: &FxHashMap<_, usize>, key| shown.get(&key).is_some_and(|n| *n >= MOST_OF_COMPANY);
                if pairs.len() < limit && !full(&shown, (false, one)) && !full(&shown, (true, other)) {
                    *shown.entry((false, one)).or_default() += 1;
                    *shown.entry((true, other)).or_default() += 1;
                    pairs.push(Pair {
                        one: PartnerCompany::of(ones[one].1.clone(), request.language),
                        other: PartnerCompany::of(others[other].1.clone(), request.language),
                        score: fit.score,
                        reasons: fit.reasons,
                        obstacles: fit.obstacles,
                    });
                }
            }
            pairs
        };
        Ok(Board { pairs: take(pairs, request.limit), near_misses: take(near_misses, request.limit / 4) })
    }
}

/// Which companies have anything to do with a concept.
struct Related {
    offering: FxHashMap<String, Vec<usize>>,
    looking: FxHashMap<String, Vec<usize>>,
}

impl Related {
    fn new(companies: &[(Side, StoredProfile)]) -> Related {
        let mut related = Related { offering: FxHashMap::default(), looking: FxHashMap::default() };
        for (number, (side, _)) in companies.iter().enumerate() {
            for key in side.offers.keys() {
                related.offering.entry(key.clone()).or_default().push(number);
            }
            for (key, _) in side.wants.iter().flat_map(|want| &want.fitting) {
                related.looking.entry(key.clone()).or_default().push(number);
            }
        }
        related
    }

    /// Those that offer what this side looks for, or the other way round.
    fn to(&self, side: &Side) -> Vec<usize> {
        let wanted =
            side.wants.iter().flat_map(|want| &want.fitting).filter_map(|(key, _)| self.offering.get(key));
        let offered = side.offers.keys().filter_map(|key| self.looking.get(key));
        let mut numbers: Vec<usize> = wanted.chain(offered).flatten().copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

fn of_office(
    live: &Live,
    snapshot: &Snapshot,
    hidden: &FxHashSet<u64>,
    office: &str,
) -> Result<Vec<StoredProfile>, IndexError> {
    let Some(value) = live.dictionary.find(Dimension::Office, office) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for (place, segment) in (0..).zip(&snapshot.segments) {
        let documents = (0..segment.reader.max_doc())
            .filter(|document| segment.facets.has(*document, value) && is_public(segment, hidden, *document));
        found.extend(documents.map(|document| {
            let facets = &segment.facets;
            let at = document as usize;
            (facets.quality[at], facets.ties[at], tantivy::DocAddress::new(place, document))
        }));
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.truncate(MOST_OF_OFFICE);
    found.into_iter().map(|(_, _, at)| Ok(snapshot.stored(&live.fields, at)?)).collect()
}
