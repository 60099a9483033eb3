//! The documents that have an alternative of a unit, and what it adds to their scores: BM25 (Robertson, Zaragoza 2009).

use std::ops::Range;
use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::BlockSegmentPostings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use super::window::{PIECE, Told, Window};
use crate::index::{LEANING_STEPS, Segment, Slot, Snapshot};
use crate::query::{Alternative, Plan};

/// Saturation of term frequency and weight of length; the usual values, lengths counting less since the field holds
/// the whole portrait.
const K1: f32 = 1.2;
const B: f32 = 0.4;
/// What a term that stands there or not is worth; a word that stands there without end has `K1 + 1`.
const THERE: f32 = 2.0;
/// What a whole compound or a named concept adds to its units' scores together.
const TOGETHER: f32 = 1.25;

/// For texts and names, what the length of a field (by its number in Tantivy's scale) adds to the saturation.
pub(super) struct LengthTables([[f32; 256]; 5]);

impl LengthTables {
    pub(super) fn of(snapshot: &Snapshot) -> LengthTables {
        let mut tables = [[0.0; 256]; 5];
        for (table, mean) in tables.iter_mut().zip(snapshot.mean_length) {
            for (id, entry) in (0_u8..=255).zip(table.iter_mut()) {
                let length = FieldNormReader::id_to_fieldnorm(id) as f32;
                *entry = K1 * (1.0 - B + B * length / mean.max(1.0));
            }
        }
        LengthTables(tables)
    }
}

/// The lists of one segment, opened as often as they are needed.
pub(super) struct SegmentLists<'a> {
    pub(super) segment: &'a Segment,
    pub(super) plan: &'a Plan,
    number: usize,
    lengths: &'a LengthTables,
    /// For alternatives of several terms, the documents that have them all.
    together: Vec<Option<Arc<[u32]>>>,
}

impl<'a> SegmentLists<'a> {
    /// Those of all segments.
    pub(super) fn of_all(
        snapshot: &'a Snapshot,
        plan: &'a Plan,
        lengths: &'a LengthTables,
    ) -> tantivy::Result<Vec<SegmentLists<'a>>> {
        let numbered = snapshot.segments.iter().enumerate();
        numbered.map(|(number, segment)| SegmentLists::of(segment, number, plan, lengths)).collect()
    }

    fn of(
        segment: &'a Segment,
        number: usize,
        plan: &'a Plan,
        lengths: &'a LengthTables,
    ) -> tantivy::Result<SegmentLists<'a>> {
        let mut together = Vec::with_capacity(plan.alternatives.len());
        for alternative in &plan.alternatives {
            let is_one = alternative.postings[number].len() < 2;
            together.push(if is_one {
                None
            } else {
                Some(with_all_terms(segment, number, alternative)?.into())
            });
        }
        Ok(SegmentLists { segment, plan, number, lengths, together })
    }

    /// All lists that there are, in the order of their units.
    pub(super) fn open_all(&self, with_sectors: bool) -> tantivy::Result<Vec<List<'a>>> {
        let mut lists = Vec::with_capacity(self.plan.alternatives.len());
        for unit in 0..self.plan.units.len() {
            for (place, alternative) in self.plan.alternatives.iter().enumerate() {
                if alternative.units.contains(&unit) && (with_sectors || alternative.slot != Slot::Leaning) {
                    lists.extend(self.open(unit, place)?);
                }
            }
        }
        Ok(lists)
    }

    /// Nothing when no document of the segment has the alternative.
    fn open(&self, unit: usize, place: usize) -> tantivy::Result<Option<List<'a>>> {
        let alternative = &self.plan.alternatives[place];
        let slot = alternative.slot;
        let documents = match (alternative.postings[self.number].as_slice(), &self.together[place]) {
            ([], _) => return Ok(None),
            (_, Some(documents)) => Documents::Together(Arc::clone(documents), 0),
            ([info, ..], None) => {
                let inverted = &self.segment.slots[slot.index()];
                let postings = Reading::new(
                    inverted.read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?,
                );
                match slot {
                    Slot::Text(_) | Slot::Name => match &self.segment.norms[slot.index()] {
                        Some(norms) => Documents::Words(postings, norms, &self.lengths.0[slot.index()]),
                        None => Documents::Plain(postings),
                    },
                    Slot::Detected => Documents::Mentions(postings),
                    Slot::Leaning => Documents::Leaning(postings),
                    Slot::WholeName | Slot::Own | Slot::Wider | Slot::Place => Documents::Plain(postings),
                }
            }
        };
        let worth = worth(alternative) * self.plan.units[unit].idf;
        Ok(Some(List { unit, weight: alternative.weight, alternative: place, worth, documents }))
    }

    /// Hands over those documents of a range that have an alternative, in pieces, in order.
    pub(super) fn documents(
        &self,
        place: usize,
        range: &Range<u32>,
        mut each: impl FnMut(&[u32]),
    ) -> tantivy::Result<()> {
        let alternative = &self.plan.alternatives[place];
        match (alternative.postings[self.number].as_slice(), &self.together[place]) {
            ([], _) => {}
            (_, Some(documents)) => each(within(documents, range)),
            ([info, ..], None) => {
                let inverted = &self.segment.slots[alternative.slot.index()];
                let mut block = inverted.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?;
                if range.start > 0 {
                    block.seek(range.start);
                }
                while block.docs().first().is_some_and(|first| *first < range.end) {
                    each(within(block.docs(), range));
                    block.advance();
                }
            }
        }
        Ok(())
    }
}

fn within<'a>(documents: &'a [u32], range: &Range<u32>) -> &'a [u32] {
    let documents = &documents[documents.partition_point(|document| *document < range.start)..];
    &documents[..documents.partition_point(|document| *document < range.end)]
}

/// The documents of one segment that have an alternative of a unit.
#[derive(Clone)]
pub(super) struct List<'a> {
    pub(super) unit: usize,
    pub(super) weight: f32,
    /// The number of its alternative in the plan.
    pub(super) alternative: usize,
    worth: f32,
    documents: Documents<'a>,
}

#[derive(Clone)]
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
    Together(Arc<[u32]>, usize),
}

impl List<'_> {
    /// The next document.
    pub(super) fn document(&self) -> u32 {
        match &self.documents {
            Documents::Words(postings, ..)
            | Documents::Mentions(postings)
            | Documents::Leaning(postings)
            | Documents::Plain(postings) => postings.document(),
            Documents::Together(documents, at) => documents.get(*at).copied().unwrap_or(TERMINATED),
        }
    }

    /// The most that it adds to a document's score.
    pub(super) fn most(&self) -> f32 {
        match &self.documents {
            Documents::Words(..) | Documents::Mentions(_) => self.worth * (K1 + 1.0),
            Documents::Leaning(_) | Documents::Plain(_) => self.worth * THERE,
            Documents::Together(..) => self.worth,
        }
    }

    /// Goes on to the first document from this one on.
    pub(super) fn seek(&mut self, document: u32) {
        match &mut self.documents {
            Documents::Words(postings, ..)
            | Documents::Mentions(postings)
            | Documents::Leaning(postings)
            | Documents::Plain(postings) => postings.seek(document),
            Documents::Together(documents, at) => {
                *at += documents[*at..].partition_point(|other| *other < document);
            }
        }
    }

    /// What it adds to the score of a document, if that has it. Documents are asked for in their order.
    pub(super) fn score_of(&mut self, document: u32) -> Option<f32> {
        self.seek(document);
        if self.document() != document {
            return None;
        }
        Some(match &self.documents {
            Documents::Words(postings, norms, table) => {
                in_words(self.worth, postings.often(), table[usize::from(norms.fieldnorm_id(document))])
            }
            Documents::Mentions(postings) => in_words(self.worth, postings.often(), K1),
            Documents::Leaning(_) => 0.0,
            Documents::Plain(_) => self.worth * THERE,
            Documents::Together(..) => self.worth,
        })
    }

    /// Adds the documents of the window that are looked at, and goes on to the first one after it. Where it is known
    /// that all that it has are looked at, none is asked.
    pub(super) fn add_to(&mut self, window: &mut Window, has_all: bool) {
        let (worth, end) = (self.worth, window.end());
        let told = Told { weight: self.weight, has_all };
        match &mut self.documents {
            Documents::Words(postings, norms, table) => postings.each_before(end, |documents, often| {
                window.add(documents, often, told, |documents, scores| {
                    for (document, score) in documents.iter().zip(scores) {
                        *score = in_words(worth, *score, table[usize::from(norms.fieldnorm_id(*document))]);
                    }
                });
            }),
            Documents::Mentions(postings) => postings.each_before(end, |documents, often| {
                window.add(documents, often, told, |_, scores| {
                    scores.iter_mut().for_each(|score| *score = in_words(worth, *score, K1));
                });
            }),
            Documents::Leaning(postings) => postings.each_before(end, |documents, often| {
                for (document, often) in documents.iter().zip(often) {
                    window.lean(*document, told.weight * *often as f32 / LEANING_STEPS);
                }
            }),
            Documents::Plain(postings) => postings.each_before(end, |documents, _| {
                window.add(documents, &[], told, |_, scores| scores.fill(worth * THERE));
            }),
            Documents::Together(documents, at) => {
                let before = documents[*at..].partition_point(|document| *document < end);
                for piece in documents[*at..*at + before].chunks(PIECE) {
                    window.add(piece, &[], told, |_, scores| scores.fill(worth));
                }
                *at += before;
            }
        }
    }
}

#[inline]
fn in_words(worth: f32, often: f32, length: f32) -> f32 {
    worth * often * (K1 + 1.0) / (often + length)
}

fn worth(alternative: &Alternative) -> f32 {
    if alternative.units.len() > 1 && alternative.slot != Slot::WholeName {
        alternative.weight * TOGETHER
    } else {
        alternative.weight
    }
}

/// A posting list, read block by block.
#[derive(Clone)]
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

    /// How often the term stands in the next document (where the field keeps that).
    fn often(&self) -> f32 {
        self.block.freqs().get(self.at).map_or(1.0, |often| *often as f32)
    }

    fn seek(&mut self, document: u32) {
        let documents = self.block.docs();
        match documents.last() {
            Some(last) if *last >= document => {
                self.at += documents[self.at..].partition_point(|other| *other < document);
            }
            Some(_) => self.at = self.block.seek(document),
            None => {}
        }
    }

    /// All documents before `end` that were not read yet, in pieces, with how often the term stands in each (where the
    /// field keeps that).
    #[inline]
    fn each_before(&mut self, end: u32, mut each: impl FnMut(&[u32], &[u32])) {
        loop {
            let documents = &self.block.docs()[self.at..];
            if documents.is_empty() {
                return;
            }
            let before = documents.partition_point(|document| *document < end);
            let often = self.block.freqs();
            let is_known = often.len() == self.block.docs().len();
            each(&documents[..before], if is_known { &often[self.at..][..before] } else { &[] });
            if before < documents.len() {
                self.at += before;
                return;
            }
            self.block.advance();
            self.at = 0;
        }
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
