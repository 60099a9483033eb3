//! Scoring: BM25 over units of meaning.
//!
//! Every unit of the query counts once, by the best of its alternatives, with one inverse document frequency for all of
//! them; further alternatives that also fit add a little. That is BM25 (Robertson, Zaragoza 2009) over synonym groups,
//! and keeps a rare translation from outweighing the reader's own word.

use parking_lot::Mutex;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use super::fit::Fit;
use super::phrase::with_words;
use crate::index::{LEANING_STEPS, Segment, Slot, Snapshot};
use crate::query::{Alternative, Plan};

/// What was found in one segment.
#[derive(Debug, Default)]
pub(crate) struct Matches {
    /// Documents, with what was found in them.
    pub(crate) found: Vec<Found>,
}

/// What was found in a document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) document: u32,
    pub(crate) score: f32,
    /// How much of the query it covers.
    pub(super) coverage: f32,
    /// The units that it surely has, a bit each.
    pub(super) units: u32,
}

/// Saturation of term frequency and weight of length; the usual values, lengths counting less since the field holds
/// the whole portrait.
const K1: f32 = 1.2;
const B: f32 = 0.4;
/// What each further alternative of a unit adds.
const ALSO: f32 = 0.1;
/// What a whole compound or a named concept adds to its units' scores together.
const TOGETHER: f32 = 1.25;
/// A unit is surely there from this weight of an alternative on; below, it is a guess.
const SURE: f32 = 0.3;
/// From this weight on, it is as good as typed.
const FULL: f32 = 0.6;
/// Where so many profiles have every unit by its words and concepts, sectors are not looked at: they cost much and say
/// little more.
const ENOUGH_WITHOUT_SECTORS: usize = 50;

/// Arrays as long as a segment, used again and again.
#[derive(Debug, Default)]
pub(crate) struct ScratchPool {
    free: Mutex<Vec<Scratch>>,
}

#[derive(Debug, Default)]
struct Scratch {
    /// Score and weight of the best alternatives of the unit at hand.
    best: Vec<f32>,
    weight: Vec<f32>,
    sum: Vec<f32>,
    coverage: Vec<f32>,
    /// How near the profile's sectors are to those of the unit at hand.
    lean: Vec<f32>,
    units: Vec<u32>,
    of_unit: Vec<u32>,
    leaning: Vec<u32>,
    of_query: Vec<u32>,
}

/// Scores everything that the plan finds, segment by segment, and keeps what has every unit; where that is too little,
/// also what has most of the query.
pub(crate) fn score(snapshot: &Snapshot, plan: &Plan, pool: &ScratchPool) -> tantivy::Result<Vec<Matches>> {
    let mut scratch = pool.free.lock().pop().unwrap_or_default();
    let fit = Fit::of(plan);
    let mut all = score_segments(snapshot, plan, &mut scratch, false)?;
    let leans = plan.alternatives.iter().any(|alternative| alternative.slot == Slot::Leaning);
    if leans && !fit.many(&all, ENOUGH_WITHOUT_SECTORS) {
        all = score_segments(snapshot, plan, &mut scratch, true)?;
    }
    pool.free.lock().push(scratch);
    fit.keep(&mut all);
    Ok(all)
}

fn score_segments(
    snapshot: &Snapshot,
    plan: &Plan,
    scratch: &mut Scratch,
    with_sectors: bool,
) -> tantivy::Result<Vec<Matches>> {
    let mut all = Vec::with_capacity(snapshot.segments.len());
    for (number, segment) in snapshot.segments.iter().enumerate() {
        let mut matches = score_segment(snapshot, segment, number, plan, scratch, with_sectors)?;
        restrict(segment, plan, &mut matches)?;
        all.push(matches);
    }
    Ok(all)
}

fn score_segment(
    snapshot: &Snapshot,
    segment: &Segment,
    number: usize,
    plan: &Plan,
    scratch: &mut Scratch,
    with_sectors: bool,
) -> tantivy::Result<Matches> {
    scratch.fit(segment.reader.max_doc() as usize);
    let lengths = length_tables(snapshot);
    for (unit_number, unit) in plan.units.iter().enumerate() {
        let bit = 1 << unit_number;
        let of_unit = plan.alternatives.iter().filter(|a| a.units.contains(&unit_number));
        for alternative in of_unit.filter(|a| with_sectors || a.slot != Slot::Leaning) {
            if let [info] = alternative.postings[number].as_slice() {
                let postings = segment.slots[alternative.slot.index()]
                    .read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
                let worth = worth(alternative) * unit.idf;
                scratch.add(postings, segment, alternative, worth, &lengths);
            } else if alternative.postings[number].len() > 1 {
                let worth = worth(alternative) * unit.idf;
                for document in with_all_terms(segment, number, alternative)? {
                    scratch.add_one(document, worth, alternative.weight);
                }
            }
        }
        scratch.end_unit(bit, unit.idf);
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
            self.weight.resize(documents, 0.0);
            self.sum.resize(documents, 0.0);
            self.coverage.resize(documents, 0.0);
            self.lean.resize(documents, 0.0);
            self.units.resize(documents, 0);
        }
    }

    fn add(
        &mut self,
        mut postings: SegmentPostings,
        segment: &Segment,
        alternative: &Alternative,
        worth: f32,
        lengths: &[[f32; 256]; 5],
    ) {
        let slot = alternative.slot;
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
                (Slot::Leaning, None) => {
                    self.lean(document, alternative.weight * postings.term_freq() as f32 / LEANING_STEPS);
                    document = postings.advance();
                    continue;
                }
                (Slot::Detected, None) => {
                    let often = postings.term_freq() as f32;
                    worth * often * (K1 + 1.0) / (often + K1)
                }
                _ => worth * 2.0,
            };
            self.add_one(document, score, alternative.weight);
            document = postings.advance();
        }
    }

    #[inline]
    fn add_one(&mut self, document: u32, score: f32, weight: f32) {
        let at = document as usize;
        let best = self.best[at];
        if best == 0.0 {
            self.of_unit.push(document);
        }
        self.sum[at] += ALSO * score;
        if score > best {
            self.best[at] = score;
        }
        if weight > self.weight[at] {
            self.weight[at] = weight;
        }
    }

    #[inline]
    fn lean(&mut self, document: u32, weight: f32) {
        let at = document as usize;
        if self.lean[at] == 0.0 {
            self.leaning.push(document);
        }
        self.lean[at] += weight;
    }

    fn end_unit(&mut self, bit: u32, idf: f32) {
        for document in std::mem::take(&mut self.leaning) {
            let nearness = std::mem::take(&mut self.lean[document as usize]);
            let score = 2.0 * idf * nearness;
            self.add_one(document, score, nearness);
            // What a sector says is not what words say: both count.
            self.sum[document as usize] += score;
        }
        for document in self.of_unit.drain(..) {
            let at = document as usize;
            if self.sum[at] > 0.0 && self.coverage[at] == 0.0 {
                self.of_query.push(document);
            }
            self.sum[at] += (1.0 - ALSO) * self.best[at];
            self.coverage[at] += idf.max(f32::MIN_POSITIVE) * (self.weight[at] / FULL).min(1.0);
            if self.weight[at] >= SURE {
                self.units[at] |= bit;
            }
            self.best[at] = 0.0;
            self.weight[at] = 0.0;
        }
    }

    fn take(&mut self) -> Matches {
        let mut found = Vec::with_capacity(self.of_query.len());
        for document in self.of_query.drain(..) {
            let at = document as usize;
            let (score, coverage, units) = (self.sum[at], self.coverage[at], self.units[at]);
            found.push(Found { document, score, coverage, units });
            self.sum[at] = 0.0;
            self.coverage[at] = 0.0;
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
        matches.found.retain(|found| alive.is_alive(found.document));
    }
    for phrase in &plan.phrases {
        let having = with_words(segment, phrase)?;
        matches.found.retain(|found| having.binary_search(&found.document).is_ok());
    }
    for words in &plan.excluded {
        let having = with_words(segment, words)?;
        matches.found.retain(|found| having.binary_search(&found.document).is_err());
    }
    Ok(())
}
