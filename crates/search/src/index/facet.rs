//! Facet values of every profile, packed so that counting reads memory in order.

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

    pub(crate) fn bit(self) -> u8 {
        1 << (self as u8)
    }
}

/// Numbers for facet values, the same in all segments. Only ever grows; there are a few thousand values in the world.
#[derive(Default)]
pub(crate) struct FacetDictionary {
    inner: RwLock<Dictionary>,
}

#[derive(Default)]
struct Dictionary {
    numbers: FxHashMap<String, u16>,
    values: Vec<(Dimension, String)>,
}

impl FacetDictionary {
    /// The number of `country=NL`, given out if need be. `None` for what is no facet value, or one too many.
    fn number(&self, term: &str) -> Option<u16> {
        if let Some(number) = self.inner.read().numbers.get(term) {
            return Some(*number);
        }
        let (name, value) = term.split_once('=')?;
        let dimension = Dimension::ALL.into_iter().find(|dimension| dimension.name() == name)?;
        let mut inner = self.inner.write();
        if let Some(number) = inner.numbers.get(term) {
            return Some(*number);
        }
        let number = u16::try_from(inner.values.len()).ok()?;
        inner.values.push((dimension, value.to_owned()));
        inner.numbers.insert(term.to_owned(), number);
        Some(number)
    }

    /// The number of a value, if any profile ever had it.
    pub(crate) fn find(&self, dimension: Dimension, value: &str) -> Option<u16> {
        self.inner.read().numbers.get(&format!("{}={value}", dimension.name())).copied()
    }

    /// For every number, the dimension's bit.
    pub(crate) fn bits(&self) -> Vec<u8> {
        self.inner.read().values.iter().map(|(dimension, _)| dimension.bit()).collect()
    }

    /// The value with a number.
    pub(crate) fn value(&self, number: u16) -> Option<(Dimension, String)> {
        self.inner.read().values.get(usize::from(number)).cloned()
    }
}

/// The facet values of one segment's documents, and what else every hit is looked up for.
pub(crate) struct SegmentFacets {
    /// Where each document's numbers end.
    ends: Vec<u32>,
    numbers: Vec<u16>,
    pub(crate) quality: Vec<u8>,
    pub(crate) ties: Vec<u64>,
}

impl SegmentFacets {
    pub(crate) fn read(
        reader: &SegmentReader,
        dictionary: &FacetDictionary,
    ) -> tantivy::Result<SegmentFacets> {
        let documents = reader.max_doc();
        let mut facets = SegmentFacets {
            ends: Vec::with_capacity(documents as usize),
            numbers: Vec::new(),
            quality: Vec::with_capacity(documents as usize),
            ties: Vec::with_capacity(documents as usize),
        };
        let quality = reader.fast_fields().u64("quality")?;
        let ties = reader.fast_fields().u64("tie")?;
        let column = reader.fast_fields().str("facets")?;
        let mut numbers: Vec<Option<u16>> = Vec::new();
        if let Some(column) = &column {
            let mut term = String::new();
            for ordinal in 0..column.num_terms() as u64 {
                term.clear();
                column.ord_to_str(ordinal, &mut term)?;
                numbers.push(dictionary.number(&term));
            }
        }
        for document in 0..documents {
            if let Some(column) = &column {
                let known = column
                    .term_ords(document)
                    .filter_map(|ordinal| numbers.get(ordinal as usize).copied().flatten());
                facets.numbers.extend(known);
            }
            facets.ends.push(facets.numbers.len() as u32);
            facets.quality.push(quality.first(document).unwrap_or_default() as u8);
            facets.ties.push(ties.first(document).unwrap_or_default());
        }
        facets.numbers.shrink_to_fit();
        Ok(facets)
    }

    #[inline]
    pub(crate) fn row(&self, document: u32) -> &[u16] {
        let at = document as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.numbers[start..self.ends[at] as usize]
    }
}
