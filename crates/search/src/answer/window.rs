//! The accumulators of a window of documents.
//!
//! Documents are scored window by window, all terms at once, so that what is added up stays in the processor's nearest
//! memory however many documents there are (the "BooleanScorer" of Lucene; Cutting and Pedersen, "Space Optimizations
//! for Total Ranking", 1997). A window is as long as it takes to hold so many documents that are looked at: where these
//! are few, a list is not gone on with for each handful of them.

/// Documents that are looked at in a window, at most.
pub(super) const CELLS: usize = 1_024;
/// The blocks of bits for these.
const BLOCKS: usize = CELLS / usize::BITS as usize;
/// The longest window, in blocks of bits.
const LONGEST: usize = 1_024;
/// With so many empty blocks in a row, what stands there in the lists is better skipped.
const GAP: usize = 64;

/// What each further alternative of a unit adds.
pub(super) const ALSO: f32 = 0.1;
/// A unit is surely there from this weight of an alternative on; below, it is a guess.
pub(super) const SURE: f32 = 0.3;
/// From this weight on, it is as good as typed.
const FULL: f32 = 0.6;

/// The best alternative of a unit counts this much beside what all of them add.
pub(super) const BEST: f32 = 1.0 - ALSO;

/// What a list tells of documents that have it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// Of its alternative.
    pub(super) weight: f32,
    /// Whether all documents of the window that have it are looked at.
    pub(super) has_all: bool,
}

/// What has been found in one document so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cell {
    /// Score and weight of the best alternatives of the unit at hand.
    best: f32,
    weight: f32,
    /// How near the profile's sectors are to those of the unit at hand.
    lean: f32,
    /// Of all units so far.
    sum: f32,
    coverage: f32,
    units: u32,
}

impl Cell {
    /// The document has an alternative of the unit at hand.
    #[inline]
    pub(super) fn add(&mut self, score: f32, weight: f32) {
        self.sum += ALSO * score;
        self.best = self.best.max(score);
        self.weight = self.weight.max(weight);
    }

    /// All alternatives of a unit were added: it counts once, by the best of them, as far as that is better than
    /// `counted`.
    #[inline]
    pub(super) fn end_unit(&mut self, bit: u32, idf: f32, counted: f32) {
        self.sum += BEST * (self.best - counted).max(0.0);
        self.coverage += idf.max(f32::MIN_POSITIVE) * (self.weight / FULL).min(1.0);
        if self.weight >= SURE {
            self.units |= bit;
        }
        self.best = 0.0;
        self.weight = 0.0;
    }

    pub(super) fn found(self, document: u32) -> Found {
        Found { document, score: self.sum, coverage: self.coverage, units: self.units }
    }
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

/// The accumulators; used again for every window and every search.
#[derive(Debug)]
pub(super) struct Window {
    among: Among,
    cells: Box<[Cell]>,
    /// The document of each cell in which something was found.
    documents: Box<[u32]>,
    /// A bit for every cell whose document has the unit at hand.
    of_unit: [usize; BLOCKS],
    leaning: Vec<u16>,
    piece: Piece,
    /// A bit for every cell in which something was found.
    touched: [usize; BLOCKS],
}

/// Which documents of a window are looked at: each has a cell, in their order.
#[derive(Debug)]
struct Among {
    /// The document of the first bit.
    start: u32,
    /// So many blocks are in use.
    length: usize,
    /// A bit for every document.
    bits: Box<[usize; LONGEST]>,
    /// How many documents there are before each block.
    before: Box<[u16; LONGEST]>,
}

impl Among {
    fn set(&mut self, start: u32, blocks: impl Iterator<Item = usize>) {
        let mut before = 0;
        self.start = start;
        self.length = 0;
        for (at, block) in blocks.take(LONGEST).enumerate() {
            self.bits[at] = block;
            self.before[at] = before;
            before += block.count_ones() as u16;
            self.length = at + 1;
        }
        debug_assert!(usize::from(before) <= CELLS, "a window has a cell for each document");
    }

    /// Whether a document of the window is looked at.
    #[inline]
    fn has(&self, document: u32) -> bool {
        let at = document - self.start;
        self.bits[(at / usize::BITS) as usize % LONGEST] >> (at % usize::BITS) & 1 == 1
    }

    /// The cell of a document that is looked at.
    #[inline]
    fn cell(&self, document: u32) -> u16 {
        let at = document - self.start;
        let block = (at / usize::BITS) as usize % LONGEST;
        let below = self.bits[block] & ((1 << (at % usize::BITS)) - 1);
        self.before[block] + below.count_ones() as u16
    }
}

/// So many documents are looked at together.
pub(super) const PIECE: usize = 128;

/// Documents that are looked at together, one step after the other: so the processor waits for the memory that one
/// document needs while it looks for the next, and for no branch that it guessed wrongly.
#[derive(Debug, Clone)]
struct Piece {
    documents: [u32; PIECE],
    cells: [u16; PIECE],
    /// How often the alternative stands in each, then what it adds.
    scores: [f32; PIECE],
}

impl Default for Piece {
    fn default() -> Piece {
        Piece { documents: [0; PIECE], cells: [0; PIECE], scores: [1.0; PIECE] }
    }
}

impl Piece {
    /// Takes those of some documents that are looked at, and tells how many these are.
    #[inline]
    fn select(&mut self, documents: &[u32], often: &[u32], told: Told, among: &Among) -> usize {
        let documents = &documents[..documents.len().min(PIECE)];
        if told.has_all {
            debug_assert!(documents.iter().all(|document| among.has(*document)));
            self.documents.iter_mut().zip(documents).for_each(|(taken, document)| *taken = *document);
            self.cells.iter_mut().zip(documents).for_each(|(cell, document)| *cell = among.cell(*document));
            self.scores[..documents.len()].fill(1.0);
            self.scores.iter_mut().zip(often).for_each(|(score, often)| *score = *often as f32);
            return documents.len();
        }
        let mut places = [0_u8; PIECE];
        let mut taken = 0;
        for (place, document) in (0..PIECE as u8).zip(documents) {
            places[taken % PIECE] = place;
            taken += usize::from(among.has(*document));
        }
        let selected = places.iter().take(taken).map(|place| usize::from(*place));
        for (place, number) in selected.zip(0..PIECE) {
            self.documents[number] = documents[place];
            self.cells[number] = among.cell(documents[place]);
            self.scores[number] = often.get(place).map_or(1.0, |often| *often as f32);
        }
        taken
    }
}

impl Default for Window {
    fn default() -> Window {
        Window {
            among: Among {
                start: 0,
                length: 0,
                bits: Box::new([0; LONGEST]),
                before: Box::new([0; LONGEST]),
            },
            cells: vec![Cell::default(); CELLS].into_boxed_slice(),
            documents: vec![0; CELLS].into_boxed_slice(),
            of_unit: [0; BLOCKS],
            leaning: Vec::new(),
            piece: Piece::default(),
            touched: [0; BLOCKS],
        }
    }
}

impl Window {
    /// Begins with the documents from this one on, all of which are looked at.
    pub(super) fn begin(&mut self, document: u32) {
        self.among.set(document, std::iter::repeat_n(usize::MAX, BLOCKS));
    }

    /// Begins with the documents from `start`, of which only those are looked at that have a bit: [`CELLS`] at most.
    pub(super) fn begin_among(&mut self, start: u32, among: &[usize]) {
        self.among.set(start, among.iter().copied());
    }

    /// How many of some blocks of bits a window can begin with: it ends where there is nothing to look at for long.
    pub(super) fn room_for(blocks: &[usize]) -> usize {
        let (mut documents, mut length) = (0, 0);
        for (at, block) in blocks.iter().take(LONGEST).enumerate() {
            documents += block.count_ones() as usize;
            if documents > CELLS || at - length >= GAP {
                break;
            }
            if *block != 0 {
                length = at + 1;
            }
        }
        length
    }

    /// Its first document.
    pub(super) fn start(&self) -> u32 {
        self.among.start
    }

    /// The first document after the window.
    pub(super) fn end(&self) -> u32 {
        self.among.start.saturating_add(self.among.length as u32 * usize::BITS)
    }

    /// Documents of this window, at most [`PIECE`], have an alternative of the unit at hand. `score` tells what it adds
    /// to the scores, given how often the alternative stands in them: once, where that is not known.
    #[inline]
    pub(super) fn add(
        &mut self,
        documents: &[u32],
        often: &[u32],
        told: Told,
        score: impl Fn(&[u32], &mut [f32]),
    ) {
        let taken = self.piece.select(documents, often, told, &self.among);
        let Piece { documents, cells, scores } = &mut self.piece;
        score(&documents[..taken], &mut scores[..taken]);
        for ((document, cell), score) in documents.iter().zip(cells).zip(scores).take(taken) {
            let cell = usize::from(*cell);
            self.documents[cell] = *document;
            add_one(&mut self.cells, &mut self.of_unit, cell, *score, told.weight);
        }
    }

    /// A document's sectors are near to those of the unit at hand.
    #[inline]
    pub(super) fn lean(&mut self, document: u32, weight: f32) {
        if !self.among.has(document) {
            return;
        }
        let at = self.among.cell(document);
        let cell = &mut self.cells[usize::from(at)];
        if cell.lean == 0.0 {
            self.leaning.push(at);
            self.documents[usize::from(at)] = document;
        }
        cell.lean += weight;
    }

    /// All alternatives of a unit were added: it counts once, by the best of them, as far as that is better than
    /// `counted`.
    pub(super) fn end_unit(&mut self, bit: u32, idf: f32, counted: f32) {
        for at in std::mem::take(&mut self.leaning).into_iter().map(usize::from) {
            let nearness = std::mem::take(&mut self.cells[at].lean);
            let score = 2.0 * idf * nearness;
            add_one(&mut self.cells, &mut self.of_unit, at, score, nearness);
            // What a sector says is not what words say: both count.
            self.cells[at].sum += score;
        }
        for (number, (bits, touched)) in self.of_unit.iter_mut().zip(&mut self.touched).enumerate() {
            *touched |= *bits;
            each_bit(number, std::mem::take(bits), |at| self.cells[at].end_unit(bit, idf, counted));
        }
    }

    /// Hands over what was found, in the order of the documents, and forgets it.
    pub(super) fn take(&mut self, each: impl FnMut(Found)) {
        self.take_from(f32::NEG_INFINITY, each);
    }

    /// Hands over what was found with at least such a score, in the order of the documents, and forgets everything.
    pub(super) fn take_from(&mut self, least: f32, mut each: impl FnMut(Found)) {
        for (number, bits) in self.touched.iter_mut().enumerate() {
            each_bit(number, std::mem::take(bits), |at| {
                let cell = std::mem::take(&mut self.cells[at]);
                if cell.sum >= least {
                    each(cell.found(self.documents[at]));
                }
            });
        }
    }
}

/// Something was found of the unit at hand.
#[inline]
fn add_one(cells: &mut [Cell], of_unit: &mut [usize; BLOCKS], at: usize, score: f32, weight: f32) {
    of_unit[at / usize::BITS as usize] |= 1 << (at % usize::BITS as usize);
    cells[at].add(score, weight);
}

/// Hands over the places of a block's bits.
#[inline]
fn each_bit(block: usize, mut bits: usize, mut each: impl FnMut(usize)) {
    while bits != 0 {
        each(block * usize::BITS as usize + bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: u32 = 8_192;

    fn some(weight: f32) -> Told {
        Told { weight, has_all: false }
    }

    fn add(window: &mut Window, documents: &[u32], score: f32, weight: f32) {
        documents
            .chunks(PIECE)
            .for_each(|piece| window.add(piece, &[], some(weight), |_, scores| scores.fill(score)));
    }

    #[test]
    fn documents_without_a_bit_are_not_looked_at() {
        let mut window = Window::default();
        window.begin_among(0, &[0b101, 0, 0, 0]);
        add(&mut window, &(0..200).collect::<Vec<u32>>(), 1.0, 1.0);
        window.end_unit(1, 1.0, 0.0);
        let mut found = Vec::new();
        window.take(|hit| found.push(hit.document));
        assert_eq!(found, [0, 2]);
    }

    #[test]
    fn a_list_all_of_whose_documents_are_looked_at_adds_what_it_would_if_each_were_asked() {
        let blocks = [0b1011, 0, usize::MAX, 0, 1 << 63];
        let documents: Vec<u32> =
            (0..320).filter(|document| blocks[*document as usize / 64] >> (document % 64) & 1 == 1).collect();
        let often: Vec<u32> = documents.iter().map(|document| 1 + document % 5).collect();
        let mut window = Window::default();
        let mut found = |has_all: bool| {
            window.begin_among(64 * 1_000, &blocks);
            let documents: Vec<u32> = documents.iter().map(|document| document + 64 * 1_000).collect();
            window.add(&documents, &often, Told { weight: 1.0, has_all }, |_, _| {});
            window.end_unit(1, 1.0, 0.0);
            let mut found = Vec::new();
            window.take(|hit| found.push((hit.document, hit.score, hit.units)));
            found
        };
        let asked = found(false);
        assert_eq!(asked.len(), documents.len());
        assert_eq!(found(true), asked);
    }

    #[test]
    fn a_window_holds_as_many_documents_as_it_has_cells_and_ends_before_a_long_gap() {
        assert_eq!(Window::room_for(&[]), 0);
        assert_eq!(Window::room_for(&[usize::MAX; 20]), CELLS / 64);
        assert_eq!(Window::room_for(&[1, 0, 1, 0, 0]), 3, "not with the empty ones at its end");
        let mut sparse = vec![0; 2 * LONGEST];
        sparse.iter_mut().step_by(GAP).for_each(|block| *block = 1);
        assert_eq!(Window::room_for(&sparse), LONGEST - GAP + 1);
        sparse[GAP] = 0;
        assert_eq!(Window::room_for(&sparse), 1);
    }

    #[test]
    fn how_often_a_word_stands_in_a_document_stays_with_that_document() {
        let mut window = Window::default();
        window.begin_among(0, &[0b1010]);
        window.add(&[0, 1, 2, 3], &[5, 6, 7, 8], some(1.0), |documents, often| {
            assert_eq!((documents, &*often), (&[1, 3][..], &[6.0, 8.0][..]));
        });
    }

    #[test]
    fn a_unit_that_every_document_of_a_window_has_twice_counts_once_in_each() {
        let mut window = Window::default();
        window.begin(0);
        let all: Vec<u32> = (0..CELLS as u32).collect();
        add(&mut window, &all, 2.0, 1.0);
        add(&mut window, &all, 2.0, 1.0);
        window.end_unit(1, 1.0, 0.0);
        let mut found = Vec::new();
        window.take(|hit| found.push((hit.document, hit.score)));
        assert_eq!(found, all.iter().map(|document| (*document, 2.2)).collect::<Vec<_>>());
    }

    #[test]
    fn a_unit_that_tells_nothing_still_says_who_has_it() {
        let mut window = Window::default();
        window.begin(0);
        let all: Vec<u32> = (0..CELLS as u32).collect();
        (0..3).for_each(|_| add(&mut window, &all, 0.0, 1.0));
        window.end_unit(1, 0.0, 0.0);
        let mut found = 0;
        window.take(|hit| found += hit.units);
        assert_eq!(found, CELLS as u32);
    }

    #[test]
    fn what_is_found_comes_in_order_and_is_forgotten_afterwards() {
        let mut window = Window::default();
        window.begin(START);
        add(&mut window, &[START + 700, START + 3, START + 1_023], 2.0, 1.0);
        window.end_unit(1, 1.0, 0.0);
        add(&mut window, &[START + 3], 1.0, 0.2);
        add(&mut window, &[START + 3], 0.5, 0.1);
        window.end_unit(2, 1.0, 0.0);
        let mut found = Vec::new();
        window.take(|hit| found.push(hit));
        let documents: Vec<u32> = found.iter().map(|hit| hit.document).collect();
        assert_eq!(documents, [START + 3, START + 700, START + 1_023]);
        assert_eq!(found[0].units, 1, "an alternative of little weight does not say that the unit is there");
        assert!(
            (found[0].score - 3.05).abs() < 1e-5,
            "the best of a unit's alternatives counts, others a little"
        );
        window.take(|hit| panic!("{hit:?} was not forgotten"));
    }

    #[test]
    fn what_has_too_small_a_score_is_forgotten_without_being_handed_over() {
        let mut window = Window::default();
        window.begin(START);
        add(&mut window, &[START + 1], 1.0, 1.0);
        add(&mut window, &[START + 2], 2.0, 1.0);
        window.end_unit(1, 1.0, 0.0);
        let mut found = Vec::new();
        window.take_from(2.0, |hit| found.push((hit.document, hit.score)));
        assert_eq!(found, [(START + 2, 2.0)]);
        window.take(|hit| panic!("{hit:?} was not forgotten"));
    }
}
