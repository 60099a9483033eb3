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
    of_unit: Vec<u16>,
    leaning: Vec<u16>,
    /// A bit for every document in which something was found.
    touched: [usize; BLOCKS],
    /// A bit for every document that is looked at.
    among: [usize; BLOCKS],
}

impl Default for Window {
    fn default() -> Window {
        Window {
            start: 0,
            cells: vec![Cell::default(); WINDOW as usize].into_boxed_slice(),
            of_unit: Vec::new(),
            leaning: Vec::new(),
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

    /// A document of this window has an alternative of the unit at hand.
    #[inline]
    pub(super) fn add(&mut self, document: u32, score: f32, weight: f32) {
        let at = document & (WINDOW - 1);
        if self.among[(at / usize::BITS) as usize] >> (at % usize::BITS) & 1 == 0 {
            return;
        }
        let cell = &mut self.cells[at as usize];
        if cell.best == 0.0 {
            self.of_unit.push(at as u16);
        }
        cell.add(score, weight);
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
        for at in std::mem::take(&mut self.leaning) {
            let nearness = std::mem::take(&mut self.cells[usize::from(at)].lean);
            let score = 2.0 * idf * nearness;
            self.add(u32::from(at), score, nearness);
            // What a sector says is not what words say: both count.
            self.cells[usize::from(at)].sum += score;
        }
        for at in self.of_unit.drain(..) {
            self.touched[usize::from(at) / usize::BITS as usize] |= 1 << (u32::from(at) % usize::BITS);
            self.cells[usize::from(at)].end_unit(bit, idf, counted);
        }
    }

    /// Hands over what was found, in the order of the documents, and forgets it.
    pub(super) fn take(&mut self, mut each: impl FnMut(Found)) {
        for (word, bits) in self.touched.iter_mut().enumerate() {
            let mut left = std::mem::take(bits);
            while left != 0 {
                let at = word * usize::BITS as usize + left.trailing_zeros() as usize;
                left &= left - 1;
                each(std::mem::take(&mut self.cells[at]).found(self.start + at as u32));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_without_a_bit_are_not_looked_at() {
        let mut window = Window::default();
        window.begin_among(0, &[0b101]);
        (0..200).for_each(|document| window.add(document, 1.0, 1.0));
        window.end_unit(1, 1.0, 0.0);
        let mut found = Vec::new();
        window.take(|hit| found.push(hit.document));
        assert_eq!(found, [0, 2]);
    }

    #[test]
    fn what_is_found_comes_in_order_and_is_forgotten_afterwards() {
        let mut window = Window::default();
        window.begin(WINDOW);
        for document in [WINDOW + 700, WINDOW + 3, WINDOW + 4_095] {
            window.add(document, 2.0, 1.0);
        }
        window.end_unit(1, 1.0, 0.0);
        window.add(WINDOW + 3, 1.0, 0.2);
        window.add(WINDOW + 3, 0.5, 0.1);
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
