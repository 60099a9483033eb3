//! Facet values of every profile, packed so that many can be counted at once.

use parking_lot::RwLock;
use rustc_hash::FxHashMap;
use tantivy::SegmentReader;

use crate::request::Filter;

/// What facets are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Dimension {
    Sector,
    Country,
    Office,
    Market,
    Cooperation,
    Kind,
    Goal,
    Language,
}

impl Dimension {
    pub(crate) const ALL: [Dimension; 8] = [
        Dimension::Sector,
        Dimension::Country,
        Dimension::Office,
        Dimension::Market,
        Dimension::Cooperation,
        Dimension::Kind,
        Dimension::Goal,
        Dimension::Language,
    ];

    pub(crate) fn name(self) -> &'static str {
        self.filter().parameter()
    }

    pub(crate) fn filter(self) -> Filter {
        match self {
            Dimension::Sector => Filter::Sector,
            Dimension::Country => Filter::Country,
            Dimension::Office => Filter::Office,
            Dimension::Market => Filter::Market,
            Dimension::Cooperation => Filter::Cooperation,
            Dimension::Kind => Filter::Kind,
            Dimension::Goal => Filter::Goal,
            Dimension::Language => Filter::WrittenIn,
        }
    }

    /// Whether profiles are counted by a value. Groups and classes of sectors can be filtered by, but would make the
    /// list endless.
    fn counts(self, value: &str) -> bool {
        self != Dimension::Sector || value.len() <= 2
    }
}

/// A facet value by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FacetValue {
    /// One that is counted: the bit that profiles have of it.
    Counted(u16),
    /// One that can only be filtered by.
    Fine(u16),
}

/// Numbers for facet values, the same in all segments. Only ever grows; there are a few thousand values in the world.
#[derive(Default)]
pub(crate) struct FacetDictionary {
    inner: RwLock<Dictionary>,
}

#[derive(Default)]
struct Dictionary {
    numbers: FxHashMap<String, FacetValue>,
    counted: Vec<(Dimension, String)>,
    /// How many there are that are not counted.
    fine: u16,
}

impl FacetDictionary {
    /// The number of `country=NL`, given out if need be. `None` for what is no facet value, or one too many.
    fn number(&self, term: &str) -> Option<FacetValue> {
        if let Some(number) = self.inner.read().numbers.get(term) {
            return Some(*number);
        }
        let (name, value) = term.split_once('=')?;
        let dimension = Dimension::ALL.into_iter().find(|dimension| dimension.name() == name)?;
        let mut inner = self.inner.write();
        if let Some(number) = inner.numbers.get(term) {
            return Some(*number);
        }
        let number = if dimension.counts(value) {
            let number = u16::try_from(inner.counted.len()).ok()?;
            inner.counted.push((dimension, value.to_owned()));
            FacetValue::Counted(number)
        } else {
            let number = inner.fine;
            inner.fine = number.checked_add(1)?;
            FacetValue::Fine(number)
        };
        inner.numbers.insert(term.to_owned(), number);
        Some(number)
    }

    /// The number of a value, if any profile ever had it.
    pub(crate) fn find(&self, dimension: Dimension, value: &str) -> Option<FacetValue> {
        self.inner.read().numbers.get(&format!("{}={value}", dimension.name())).copied()
    }

    /// The values that `counts`, by their numbers, says there are, with their counts.
    pub(crate) fn counted(&self, counts: &[u32]) -> Vec<(Dimension, String, u32)> {
        let inner = self.inner.read();
        let counted = inner.counted.iter().zip(counts).filter(|(_, count)| **count > 0);
        counted.map(|((dimension, value), count)| (*dimension, value.clone(), *count)).collect()
    }

    /// For every number that is counted, the dimension.
    pub(crate) fn dimensions(&self) -> Vec<Dimension> {
        self.inner.read().counted.iter().map(|(dimension, _)| *dimension).collect()
    }
}

/// The facet values of one segment's documents, and what else every hit is looked up for.
pub(crate) struct SegmentFacets {
    /// A row of bits for each document, one for each value that is counted.
    pub(crate) counted: BitRows,
    /// Where each document's fine values end.
    ends: Vec<u32>,
    fine: Vec<u16>,
    pub(crate) quality: Vec<u8>,
    pub(crate) ties: Vec<u64>,
}

/// Rows of bits that are all of one width.
#[derive(Debug, Default)]
pub(crate) struct BitRows {
    /// Words of a row.
    pub(crate) width: usize,
    pub(crate) words: Vec<u64>,
}

impl SegmentFacets {
    pub(crate) fn read(
        reader: &SegmentReader,
        dictionary: &FacetDictionary,
    ) -> tantivy::Result<SegmentFacets> {
        let documents = reader.max_doc() as usize;
        let quality = reader.fast_fields().u64("quality")?;
        let ties = reader.fast_fields().u64("tie")?;
        let column = reader.fast_fields().str("facets")?;
        let mut values: Vec<Option<FacetValue>> = Vec::new();
        if let Some(column) = &column {
            let mut term = String::new();
            for ordinal in 0..column.num_terms() as u64 {
                term.clear();
                column.ord_to_str(ordinal, &mut term)?;
                values.push(dictionary.number(&term));
            }
        }
        let mut facets = SegmentFacets {
            counted: BitRows::for_values(&values, documents),
            ends: Vec::with_capacity(documents),
            fine: Vec::new(),
            quality: Vec::with_capacity(documents),
            ties: Vec::with_capacity(documents),
        };
        for document in 0..reader.max_doc() {
            let ordinals = column.iter().flat_map(|column| column.term_ords(document));
            for value in ordinals.filter_map(|ordinal| values.get(ordinal as usize).copied().flatten()) {
                match value {
                    FacetValue::Counted(number) => facets.counted.set(document, number),
                    FacetValue::Fine(number) => facets.fine.push(number),
                }
            }
            facets.ends.push(facets.fine.len() as u32);
            facets.quality.push(quality.first(document).unwrap_or_default() as u8);
            facets.ties.push(ties.first(document).unwrap_or_default());
        }
        facets.fine.shrink_to_fit();
        Ok(facets)
    }

    /// Whether a document has a value.
    pub(crate) fn has(&self, document: u32, value: FacetValue) -> bool {
        match value {
            FacetValue::Counted(number) => {
                let (word, bit) = place(number);
                self.counted.row(document).get(word).is_some_and(|bits| bits & bit != 0)
            }
            FacetValue::Fine(number) => self.fine(document).contains(&number),
        }
    }

    /// The fine values of a document.
    pub(crate) fn fine(&self, document: u32) -> &[u16] {
        let at = document as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.fine[start..self.ends[at] as usize]
    }
}

impl BitRows {
    fn for_values(values: &[Option<FacetValue>], rows: usize) -> BitRows {
        let last = values.iter().filter_map(|value| match value {
            Some(FacetValue::Counted(number)) => Some(place(*number).0),
            _ => None,
        });
        let width = last.max().map_or(0, |word| word + 1);
        BitRows { width, words: vec![0; width * rows] }
    }

    fn set(&mut self, row: u32, number: u16) {
        let (word, bit) = place(number);
        self.words[row as usize * self.width + word] |= bit;
    }

    #[inline]
    pub(crate) fn row(&self, row: u32) -> &[u64] {
        &self.words[row as usize * self.width..][..self.width]
    }
}

/// The word of a number, and its bit in that.
pub(crate) fn place(number: u16) -> (usize, u64) {
    (usize::from(number) / 64, 1 << (number % 64))
}
