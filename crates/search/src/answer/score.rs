//! Scoring: BM25 over units of meaning.
//!
//! Every unit of the query counts once, by the best of its alternatives, with one inverse document frequency for all of
//! them; further alternatives that also fit add a little. That is BM25 (Robertson, Zaragoza 2009) over synonym groups,
//! and keeps a rare translation from outweighing the reader's own word.

use parking_lot::Mutex;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use super::phrase::with_words;
use crate::index::{Segment, Slot, Snapshot};
use crate::query::{Alternative, Plan};

/// What was found in one segment.
#[derive(Debug, Default)]
pub(crate) struct Matches {
    /// Documents with their scores and the units that were found in them (a bit each).
    pub(crate) found: Vec<(u32, f32, u32)>,
}

/// Saturation of term frequency and weight of length; the usual values, lengths counting less since the field holds
/// the whole portrait.
const K1: f32 = 1.2;
const B: f32 = 0.4;
/// What each further alternative of a unit adds.
const ALSO: f32 = 0.1;
/// What a whole compound or a named concept adds to its units' scores together.
const TOGETHER: f32 = 1.25;
/// With fewer profiles that have every unit, those that miss some are shown too…
const ENOUGH: usize = 10;
/// …if they have this share of what the query says.
const LEAST_COVERAGE: f32 = 0.5;

/// Arrays as long as a segment, used again and again.
#[derive(Debug, Default)]
pub(crate) struct ScratchPool {
    free: Mutex<Vec<Scratch>>,
}

#[derive(Debug, Default)]
struct Scratch {
    /// Best alternative of the unit at hand.
    best: Vec<f32>,
    sum: Vec<f32>,
    units: Vec<u32>,
    of_unit: Vec<u32>,
    of_query: Vec<u32>,
}

/// Scores everything that the plan finds, segment by segment, and keeps what has every unit; where that is too little,
/// also what has most of the query.
pub(crate) fn score(snapshot: &Snapshot, plan: &Plan, pool: &ScratchPool) -> tantivy::Result<Vec<Matches>> {
    let mut scratch = pool.free.lock().pop().unwrap_or_default();
    let mut all = Vec::with_capacity(snapshot.segments.len());
    for (number, segment) in snapshot.segments.iter().enumerate() {
        let mut matches = score_segment(snapshot, segment, number, plan, &mut scratch)?;
        restrict(segment, plan, &mut matches)?;
        all.push(matches);
    }
    pool.free.lock().push(scratch);
    keep_fitting(plan, &mut all);
    Ok(all)
}

fn score_segment(
    snapshot: &Snapshot,
    segment: &Segment,
    number: usize,
    plan: &Plan,
    scratch: &mut Scratch,
) -> tantivy::Result<Matches> {
    scratch.fit(segment.reader.max_doc() as usize);
    let lengths = length_tables(snapshot);
    for (unit_number, unit) in plan.units.iter().enumerate() {
        let bit = 1 << unit_number;
        for alternative in plan.alternatives.iter().filter(|a| a.units.contains(&unit_number)) {
            if let [info] = alternative.postings[number].as_slice() {
                let postings = segment.slots[alternative.slot.index()]
                    .read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
                let worth = worth(alternative) * unit.idf;
                scratch.add(postings, segment, alternative.slot, worth, &lengths);
            } else if alternative.postings[number].len() > 1 {
                let worth = worth(alternative) * unit.idf;
                for document in with_all_terms(segment, number, alternative)? {
                    scratch.add_one(document, worth);
                }
            }
        }
        scratch.end_unit(bit);
    }
    Ok(scratch.take())
}

fn worth(alternative: &Alternative) -> f32 {
    if alternative.units.len() > 1 && alternative.slot != Slot::WholeName {
        alternative.weight * TOGETHER
    } else {
        alternative.weight
    }
}

/// For texts and names, what the length of a field (by its number in Tantivy's scale) adds to the saturation.
fn length_tables(snapshot: &Snapshot) -> [[f32; 256]; 5] {
    let mut tables = [[0.0; 256]; 5];
    for (table, mean) in tables.iter_mut().zip(snapshot.mean_length) {
        for (id, entry) in (0_u8..=255).zip(table.iter_mut()) {
            let length = tantivy::fieldnorm::FieldNormReader::id_to_fieldnorm(id) as f32;
            *entry = K1 * (1.0 - B + B * length / mean.max(1.0));
        }
    }
    tables
}

impl Scratch {
    fn fit(&mut self, documents: usize) {
        if self.best.len() < documents {
            self.best.resize(documents, 0.0);
            self.sum.resize(documents, 0.0);
            self.units.resize(documents, 0);
        }
    }

    fn add(
        &mut self,
        mut postings: SegmentPostings,
        segment: &Segment,
        slot: Slot,
        worth: f32,
        lengths: &[[f32; 256]; 5],
    ) {
        let norms = match slot {
            Slot::Text(_) | Slot::Name => {
                segment.norms[slot.index()].as_ref().map(|norms| (norms, &lengths[slot.index()]))
            }
            _ => None,
        };
        let mut document = postings.doc();
        while document != TERMINATED {
            let score = match (slot, norms) {
                (_, Some((norms, table))) => {
                    let often = postings.term_freq() as f32;
                    let length = table[usize::from(norms.fieldnorm_id(document))];
                    worth * often * (K1 + 1.0) / (often + length)
                }
                (Slot::Detected, None) => {
                    let often = postings.term_freq() as f32;
                    worth * often * (K1 + 1.0) / (often + K1)
                }
                _ => worth * 2.0,
            };
            self.add_one(document, score);
            document = postings.advance();
        }
    }

    #[inline]
    fn add_one(&mut self, document: u32, score: f32) {
        let at = document as usize;
        let best = self.best[at];
        if best == 0.0 {
            self.of_unit.push(document);
        }
        self.sum[at] += ALSO * score;
        if score > best {
            self.best[at] = score;
        }
    }

    fn end_unit(&mut self, bit: u32) {
        for document in self.of_unit.drain(..) {
            let at = document as usize;
            self.sum[at] += (1.0 - ALSO) * self.best[at];
            self.best[at] = 0.0;
            if self.units[at] == 0 {
                self.of_query.push(document);
            }
            self.units[at] |= bit;
        }
    }

    fn take(&mut self) -> Matches {
        let mut found = Vec::with_capacity(self.of_query.len());
        for document in self.of_query.drain(..) {
            let at = document as usize;
            found.push((document, self.sum[at], self.units[at]));
            self.sum[at] = 0.0;
            self.units[at] = 0;
        }
        Matches { found }
    }
}

/// Documents that have every term of an alternative.
pub(super) fn with_all_terms(
    segment: &Segment,
    number: usize,
    alternative: &Alternative,
) -> tantivy::Result<Vec<u32>> {
    let inverted = &segment.slots[alternative.slot.index()];
    let mut postings = Vec::new();
    for info in &alternative.postings[number] {
        postings.push(inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?);
    }
    postings.sort_by_key(DocSet::size_hint);
    let Some((first, others)) = postings.split_first_mut() else { return Ok(Vec::new()) };
    let mut documents = Vec::new();
    let mut document = first.doc();
    while document != TERMINATED {
        if others.iter_mut().all(|other| {
            other.doc() == document || other.doc() < document && other.seek(document) == document
        }) {
            documents.push(document);
        }
        document = first.advance();
    }
    Ok(documents)
}

/// Leaves out deleted documents, those that lack a phrase, and those that have what is excluded.
fn restrict(segment: &Segment, plan: &Plan, matches: &mut Matches) -> tantivy::Result<()> {
    if let Some(alive) = segment.reader.alive_bitset() {
        matches.found.retain(|(document, _, _)| alive.is_alive(*document));
    }
    for phrase in &plan.phrases {
        let having = with_words(segment, phrase)?;
        matches.found.retain(|(document, _, _)| having.binary_search(document).is_ok());
    }
    for words in &plan.excluded {
        let having = with_words(segment, words)?;
        matches.found.retain(|(document, _, _)| having.binary_search(document).is_err());
    }
    Ok(())
}

fn keep_fitting(plan: &Plan, all: &mut [Matches]) {
    let needed = plan
        .units
        .iter()
        .enumerate()
        .filter(|(_, unit)| unit.findable)
        .fold(0_u32, |bits, (number, _)| bits | 1 << number);
    let whole = all
        .iter()
        .flat_map(|m| &m.found)
        .filter(|(_, _, units)| units & needed == needed)
        .take(ENOUGH)
        .count();
    if whole >= ENOUGH || plan.units.len() < 2 {
        for matches in all {
            matches.found.retain(|(_, _, units)| units & needed == needed);
        }
        return;
    }
    let weight_of = |units: u32| -> f32 {
        plan.units
            .iter()
            .enumerate()
            .filter(|(number, _)| units & 1 << number != 0)
            .map(|(_, unit)| unit.idf)
            .sum()
    };
    let most = weight_of(needed).max(f32::MIN_POSITIVE);
    for matches in all {
        matches.found.retain_mut(|(_, score, units)| {
            let coverage = weight_of(*units) / most;
            *score *= coverage * coverage;
            coverage >= LEAST_COVERAGE
        });
    }
}
