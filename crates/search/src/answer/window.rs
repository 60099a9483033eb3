//! The accumulators of a window of documents.
//!
//! Documents are scored window by window, all terms at once, so that what is added up stays in the processor's nearest
//! memory however many documents there are (the "BooleanScorer" of Lucene; Cutting and Pedersen, "Space Optimizations
//! for Total Ranking", 1997).

/// Documents of a window.
pub(super) const WINDOW: u32 = 4_096;
/// The blocks of bits for a window's documents.
pub(super) const BLOCKS: usize = (WINDOW / usize::BITS) as usize;

/// What each further alternative of a unit adds.
pub(super) const ALSO: f32 = 0.1;
/// A unit is surely there from this weight of an alternative on; below, it is a guess.
pub(super) const SURE: f32 = 0.3;
/// From this weight on, it is as good as typed.
const FULL: f32 = 0.6;

/// The best alternative of a unit counts this much beside what all of them add.
pub(super) const BEST: f32 = 1.0 - ALSO;

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
    start: u32,
    cells: Box<[Cell]>,
    /// A bit for every document that has the unit at hand.
    of_unit: [usize; BLOCKS],
    leaning: Vec<u16>,
    piece: Piece,
    /// A bit for every document in which something was found.
    touched: [usize; BLOCKS],
    /// A bit for every document that is looked at.
    among: [usize; BLOCKS],
}

/// So many documents are looked at together.
pub(super) const PIECE: usize = 128;

/// Documents that are looked at together, one step after the other: so the processor waits for the memory that one
/// document needs while it looks for the next, and for no branch that it guessed wrongly.
#[derive(Debug, Clone)]
struct Piece {
    documents: [u32; PIECE],
    /// How often the alternative stands in each, then what it adds.
    scores: [f32; PIECE],
}

impl Default for Piece {
    fn default() -> Piece {
        Piece { documents: [0; PIECE], scores: [1.0; PIECE] }
    }
}

impl Piece {
    /// Takes those of some documents that have a bit.
    #[inline]
    fn select(&mut self, documents: &[u32], often: &[u32], among: &[usize; BLOCKS]) -> (&[u32], &mut [f32]) {
        let mut taken = 0;
        for (number, document) in documents.iter().take(PIECE).enumerate() {
            self.documents[taken % PIECE] = *document;
            self.scores[taken % PIECE] = often.get(number).map_or(1.0, |often| *often as f32);
            let at = document & (WINDOW - 1);
            taken += among[(at / usize::BITS) as usize] >> (at % usize::BITS) & 1;
        }
        (&self.documents[..taken], &mut self.scores[..taken])
    }
}

impl Default for Window {
    fn default() -> Window {
        Window {
            start: 0,
            cells: vec![Cell::default(); WINDOW as usize].into_boxed_slice(),
            of_unit: [0; BLOCKS],
            leaning: Vec::new(),
            piece: Piece::default(),
            touched: [0; BLOCKS],
            among: [usize::MAX; BLOCKS],
        }
    }
}

impl Window {
    /// The first document of the window that a document lies in.
    pub(super) fn start_of(document: u32) -> u32 {
        document & !(WINDOW - 1)
    }

    /// Begins with the documents from `start`, which [`Window::start_of`] gave.
    pub(super) fn begin(&mut self, start: u32) {
        self.start = start;
        self.among = [usize::MAX; BLOCKS];
    }

    /// Begins with the documents from `start`, of which only those are looked at that have a bit.
    pub(super) fn begin_among(&mut self, start: u32, among: &[usize]) {
        self.start = start;
        self.among = [0; BLOCKS];
        self.among[..among.len()].copy_from_slice(among);
    }

    /// Its first document.
    pub(super) fn start(&self) -> u32 {
        self.start
    }

    /// The first document after the window.
    pub(super) fn end(&self) -> u32 {
        self.start.saturating_add(WINDOW)
    }

    /// Documents of this window, at most [`PIECE`], have an alternative of the unit at hand. `score` tells what it adds
    /// to the scores, given how often the alternative stands in them: once, where that is not known.
    #[inline]
    pub(super) fn add(
        &mut self,
        documents: &[u32],
        often: &[u32],
        weight: f32,
        score: impl Fn(&[u32], &mut [f32]),
    ) {
        let Window { piece, among, cells, of_unit, .. } = self;
        let (documents, scores) = piece.select(documents, often, among);
        score(documents, scores);
        for (document, score) in documents.iter().zip(scores) {
            add_one(cells, of_unit, (document & (WINDOW - 1)) as usize, *score, weight);
        }
    }

    /// A document's sectors are near to those of the unit at hand.
    #[inline]
    pub(super) fn lean(&mut self, document: u32, weight: f32) {
        let at = document & (WINDOW - 1);
        let cell = &mut self.cells[at as usize];
        if cell.lean == 0.0 {
            self.leaning.push(at as u16);
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
    pub(super) fn take(&mut self, mut each: impl FnMut(Found)) {
        for (number, bits) in self.touched.iter_mut().enumerate() {
            each_bit(number, std::mem::take(bits), |at| {
                each(std::mem::take(&mut self.cells[at]).found(self.start + at as u32));
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

    fn add(window: &mut Window, documents: &[u32], score: f32, weight: f32) {
        documents
            .chunks(PIECE)
            .for_each(|piece| window.add(piece, &[], weight, |_, scores| scores.fill(score)));
    }

    #[test]
    fn documents_without_a_bit_are_not_looked_at() {
        let mut window = Window::default();
        window.begin_among(0, &[0b101]);
        add(&mut window, &(0..200).collect::<Vec<u32>>(), 1.0, 1.0);
        window.end_unit(1, 1.0, 0.0);
        let mut found = Vec::new();
        window.take(|hit| found.push(hit.document));
        assert_eq!(found, [0, 2]);
    }

    #[test]
    fn how_often_a_word_stands_in_a_document_stays_with_that_document() {
        let mut window = Window::default();
        window.begin_among(0, &[0b1010]);
        window.add(&[0, 1, 2, 3], &[5, 6, 7, 8], 1.0, |documents, often| {
            assert_eq!((documents, &*often), (&[1, 3][..], &[6.0, 8.0][..]));
        });
    }

    #[test]
    fn a_unit_that_every_document_of_a_window_has_twice_counts_once_in_each() {
        let mut window = Window::default();
        window.begin(0);
        let all: Vec<u32> = (0..WINDOW).collect();
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
        let all: Vec<u32> = (0..WINDOW).collect();
        (0..3).for_each(|_| add(&mut window, &all, 0.0, 1.0));
        window.end_unit(1, 0.0, 0.0);
        let mut found = 0;
        window.take(|hit| found += hit.units);
        assert_eq!(found, WINDOW);
    }

    #[test]
    fn what_is_found_comes_in_order_and_is_forgotten_afterwards() {
        let mut window = Window::default();
        window.begin(WINDOW);
        add(&mut window, &[WINDOW + 700, WINDOW + 3, WINDOW + 4_095], 2.0, 1.0);
        window.end_unit(1, 1.0, 0.0);
        add(&mut window, &[WINDOW + 3], 1.0, 0.2);
        add(&mut window, &[WINDOW + 3], 0.5, 0.1);
        window.end_unit(2, 1.0, 0.0);
        let mut found = Vec::new();
        window.take(|hit| found.push(hit));
        let documents: Vec<u32> = found.iter().map(|hit| hit.document).collect();
        assert_eq!(documents, [WINDOW + 3, WINDOW + 700, WINDOW + 4_095]);
        assert_eq!(found[0].units, 1, "an alternative of little weight does not say that the unit is there");
        assert!(
            (found[0].score - 3.05).abs() < 1e-5,
            "the best of a unit's alternatives counts, others a little"
        );
        window.take(|hit| panic!("{hit:?} was not forgotten"));
    }
}
