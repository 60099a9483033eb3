//! Scoring: BM25 over units of meaning.
//!
//! Every unit of the query counts once, by the best of its alternatives, with one inverse document frequency for all of
//! them; further alternatives that also fit add a little. That is BM25 (Robertson, Zaragoza 2009) over synonym groups,
//! and keeps a rare translation from outweighing the reader's own word.

use parking_lot::Mutex;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::BlockSegmentPostings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use super::fit::Fit;
use super::phrase::with_words;
use super::window::{Found, Window};
use crate::index::{LEANING_STEPS, Segment, Slot, Snapshot};
use crate::query::{Alternative, Plan};

/// What was found in one segment, in the order of its documents.
#[derive(Debug, Default)]
pub(crate) struct Matches {
    /// Documents, with what was found in them.
    pub(crate) found: Vec<Found>,
}

/// Saturation of term frequency and weight of length; the usual values, lengths counting less since the field holds
/// the whole portrait.
const K1: f32 = 1.2;
const B: f32 = 0.4;
/// What a whole compound or a named concept adds to its units' scores together.
const TOGETHER: f32 = 1.25;
/// Where so many profiles have every unit by its words and concepts, sectors are not looked at: they cost much and say
/// little more.
const ENOUGH_WITHOUT_SECTORS: usize = 50;

/// Windows that are used again and again.
#[derive(Debug, Default)]
pub(crate) struct ScratchPool {
    free: Mutex<Vec<Window>>,
}

/// Scores everything that the plan finds, segment by segment, and keeps what has every unit; where that is too little,
/// also what has most of the query.
pub(crate) fn score(snapshot: &Snapshot, plan: &Plan, pool: &ScratchPool) -> tantivy::Result<Vec<Matches>> {
    let mut window = pool.free.lock().pop().unwrap_or_default();
    let mut fit = Fit::of(plan);
    let mut all = score_segments(snapshot, plan, &mut fit, &mut window, false)?;
    let leans = plan.alternatives.iter().any(|alternative| alternative.slot == Slot::Leaning);
    if leans && fit.having_all() <= ENOUGH_WITHOUT_SECTORS {
        fit = Fit::of(plan);
        all = score_segments(snapshot, plan, &mut fit, &mut window, true)?;
    }
    pool.free.lock().push(window);
    fit.keep(&mut all);
    Ok(all)
}

fn score_segments(
    snapshot: &Snapshot,
    plan: &Plan,
    fit: &mut Fit,
    window: &mut Window,
    with_sectors: bool,
) -> tantivy::Result<Vec<Matches>> {
    let lengths = length_tables(snapshot);
    let mut all = Vec::with_capacity(snapshot.segments.len());
    for (number, segment) in snapshot.segments.iter().enumerate() {
        let mut lists = Vec::with_capacity(plan.alternatives.len());
        for unit in 0..plan.units.len() {
            let of_unit = plan.alternatives.iter().filter(|a| a.units.contains(&unit));
            for alternative in of_unit.filter(|a| with_sectors || a.slot != Slot::Leaning) {
                lists.extend(List::of(segment, number, plan, unit, alternative, &lengths)?);
            }
        }
        let restriction = Restriction::of(segment, plan)?;
        all.push(score_segment(plan, lists, &restriction, fit, window));
    }
    Ok(all)
}

/// Goes through a segment window by window. `lists` stand in the order of their units, since a unit is weighed when
/// all of its alternatives are known.
fn score_segment(
    plan: &Plan,
    mut lists: Vec<List<'_>>,
    restriction: &Restriction<'_>,
    fit: &mut Fit,
    window: &mut Window,
) -> Matches {
    let mut matches = Matches::default();
    loop {
        let next = lists.iter().map(List::document).min().unwrap_or(TERMINATED);
        if next == TERMINATED {
            return matches;
        }
        window.begin(Window::start_of(next));
        for of_unit in lists.chunk_by_mut(|a, b| a.unit == b.unit) {
            let mut any = false;
            let end = window.end();
            for list in of_unit.iter_mut().filter(|list| list.document() < end) {
                list.add_to(window);
                any = true;
            }
            if any {
                let unit = of_unit[0].unit;
                window.end_unit(1 << unit, plan.units[unit].idf);
            }
        }
        window.take(|found| {
            if restriction.allows(found.document) && fit.may_be_kept(&found) {
                matches.found.push(found);
            }
        });
    }
}

/// The documents of one segment that have an alternative of a unit.
struct List<'a> {
    unit: usize,
    weight: f32,
    worth: f32,
    documents: Documents<'a>,
}

enum Documents<'a> {
    /// Of a word, with the lengths of the field that it stands in.
    Words(Box<Reading>, &'a FieldNormReader, &'a [f32; 256]),
    /// Of a concept that texts speak of, more or less often.
    Mentions(Box<Reading>),
    /// Of a sector that profiles lean to.
    Leaning(Box<Reading>),
    /// Of what stands there or not.
    Plain(Box<Reading>),
    /// Of several terms together, and how far they have been read.
    Together(Vec<u32>, usize),
}

impl<'a> List<'a> {
    /// Nothing when no document of the segment has the alternative.
    fn of(
        segment: &'a Segment,
        number: usize,
        plan: &Plan,
        unit: usize,
        alternative: &Alternative,
        lengths: &'a [[f32; 256]; 5],
    ) -> tantivy::Result<Option<List<'a>>> {
        let slot = alternative.slot;
        let documents = match alternative.postings[number].as_slice() {
            [] => return Ok(None),
            [info] => {
                let inverted = &segment.slots[slot.index()];
                let postings = Reading::new(
                    inverted.read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?,
                );
                match slot {
                    Slot::Text(_) | Slot::Name => match &segment.norms[slot.index()] {
                        Some(norms) => Documents::Words(postings, norms, &lengths[slot.index()]),
                        None => Documents::Plain(postings),
                    },
                    Slot::Detected => Documents::Mentions(postings),
                    Slot::Leaning => Documents::Leaning(postings),
                    Slot::WholeName | Slot::Own | Slot::Wider | Slot::Place => Documents::Plain(postings),
                }
            }
            _ => Documents::Together(with_all_terms(segment, number, alternative)?, 0),
        };
        let worth = worth(alternative) * plan.units[unit].idf;
        Ok(Some(List { unit, weight: alternative.weight, worth, documents }))
    }

    /// The next document.
    fn document(&self) -> u32 {
        match &self.documents {
            Documents::Words(postings, ..)
            | Documents::Mentions(postings)
            | Documents::Leaning(postings)
            | Documents::Plain(postings) => postings.document(),
            Documents::Together(documents, at) => documents.get(*at).copied().unwrap_or(TERMINATED),
        }
    }

    /// Adds the documents of the window, and goes on to the first one after it.
    fn add_to(&mut self, window: &mut Window) {
        let (worth, weight, end) = (self.worth, self.weight, window.end());
        match &mut self.documents {
            Documents::Words(postings, norms, table) => postings.each_before(end, |document, often| {
                let length = table[usize::from(norms.fieldnorm_id(document))];
                window.add(document, worth * often * (K1 + 1.0) / (often + length), weight);
            }),
            Documents::Mentions(postings) => postings.each_before(end, |document, often| {
                window.add(document, worth * often * (K1 + 1.0) / (often + K1), weight);
            }),
            Documents::Leaning(postings) => postings.each_before(end, |document, often| {
                window.lean(document, weight * often / LEANING_STEPS);
            }),
            Documents::Plain(postings) => {
                postings.each_before(end, |document, _| window.add(document, worth * 2.0, weight));
            }
            Documents::Together(documents, at) => {
                while let Some(document) = documents.get(*at).filter(|document| **document < end) {
                    window.add(*document, worth, weight);
                    *at += 1;
                }
            }
        }
    }
}

/// A posting list, read block by block.
struct Reading {
    block: BlockSegmentPostings,
    at: usize,
}

impl Reading {
    fn new(block: BlockSegmentPostings) -> Box<Reading> {
        Box::new(Reading { block, at: 0 })
    }

    /// The next document; [`TERMINATED`] after the last.
    fn document(&self) -> u32 {
        self.block.docs().get(self.at).copied().unwrap_or(TERMINATED)
    }

    /// All documents before `end` that were not read yet, each with how often the term stands in it (where the field
    /// keeps that).
    #[inline]
    fn each_before(&mut self, end: u32, mut each: impl FnMut(u32, f32)) {
        loop {
            let documents = &self.block.docs()[self.at..];
            if documents.is_empty() {
                return;
            }
            let before = documents.partition_point(|document| *document < end);
            let often = self.block.freqs();
            if often.len() == self.block.docs().len() {
                for (document, often) in documents[..before].iter().zip(&often[self.at..]) {
                    each(*document, *often as f32);
                }
            } else {
                documents[..before].iter().for_each(|document| each(*document, 1.0));
            }
            if before < documents.len() {
                self.at += before;
                return;
            }
            self.block.advance();
            self.at = 0;
        }
    }
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

/// Deleted documents, those that lack a phrase, and those that have what is excluded are left out.
struct Restriction<'a> {
    segment: &'a Segment,
    phrases: Vec<Vec<u32>>,
    excluded: Vec<Vec<u32>>,
}

impl<'a> Restriction<'a> {
    fn of(segment: &'a Segment, plan: &Plan) -> tantivy::Result<Restriction<'a>> {
        let having = |all: &[Vec<String>]| -> tantivy::Result<Vec<Vec<u32>>> {
            all.iter().map(|words| with_words(segment, words)).collect()
        };
        Ok(Restriction { segment, phrases: having(&plan.phrases)?, excluded: having(&plan.excluded)? })
    }

    fn allows(&self, document: u32) -> bool {
        self.segment.reader.alive_bitset().is_none_or(|alive| alive.is_alive(document))
            && self.phrases.iter().all(|having| having.binary_search(&document).is_ok())
            && self.excluded.iter().all(|having| having.binary_search(&document).is_err())
    }
}
