//! One state of the index, as a search reads it from beginning to end.

use std::sync::Arc;

use parking_lot::Mutex;
use rustc_hash::FxHashMap;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::SegmentId;
use tantivy::postings::TermInfo;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{
    DocAddress, DocSet, InvertedIndexReader, Searcher, SegmentReader, TERMINATED, TantivyDocument,
};

use super::facet::{FacetDictionary, SegmentFacets};
use super::schema::{Fields, Slot};
use super::stored::StoredProfile;

/// A state of the index.
pub(crate) struct Snapshot {
    pub(crate) searcher: Searcher,
    pub(crate) segments: Vec<Segment>,
    /// How many profiles there are.
    pub(crate) profiles: usize,
    /// Mean length of the texts of each language, and of names, in terms.
    pub(crate) mean_length: [f32; 5],
}

/// What a search reads of one segment.
pub(crate) struct Segment {
    pub(crate) reader: SegmentReader,
    pub(crate) slots: [Arc<InvertedIndexReader>; 11],
    pub(crate) surface: Arc<InvertedIndexReader>,
    /// Of texts and names.
    pub(crate) norms: [Option<FieldNormReader>; 5],
    pub(crate) facets: Arc<SegmentFacets>,
}

/// Facets of segments that are still in use; a segment never changes but for deletions.
pub(crate) type FacetCache = Mutex<FxHashMap<SegmentId, Arc<SegmentFacets>>>;

impl Snapshot {
    pub(crate) fn new(
        searcher: Searcher,
        fields: &Fields,
        dictionary: &FacetDictionary,
        cache: &FacetCache,
    ) -> tantivy::Result<Snapshot> {
        let mut segments = Vec::new();
        let mut tokens = [0_u64; 5];
        for reader in searcher.segment_readers() {
            let known = cache.lock().get(&reader.segment_id()).cloned();
            let facets = match known {
                Some(facets) => facets,
                None => Arc::new(SegmentFacets::read(reader, dictionary)?),
            };
            let mut slots = Vec::with_capacity(Slot::ALL.len());
            for field in fields.slots {
                slots.push(reader.inverted_index(field)?);
            }
            let norms = [0, 1, 2, 3, 4].map(|slot| reader.get_fieldnorms_reader(fields.slots[slot]).ok());
            for (sum, inverted) in tokens.iter_mut().zip(&slots) {
                *sum += inverted.total_num_tokens();
            }
            let Ok(slots) = slots.try_into() else { continue };
            let surface = reader.inverted_index(fields.surface)?;
            segments.push(Segment { reader: reader.clone(), slots, surface, norms, facets });
        }
        let mut cache = cache.lock();
        cache.clear();
        cache.extend(segments.iter().map(|s| (s.reader.segment_id(), Arc::clone(&s.facets))));
        drop(cache);
        let profiles = searcher.num_docs() as usize;
        let mean_length = tokens.map(|tokens| tokens as f32 / profiles.max(1) as f32);
        Ok(Snapshot { searcher, segments, profiles, mean_length })
    }

    /// Whether any living profile has a term.
    pub(crate) fn has(&self, slot: Slot, term: &str) -> bool {
        self.segments.iter().any(|segment| {
            let inverted = &segment.slots[slot.index()];
            let Ok(Some(info)) = inverted.terms().get(term.as_bytes()) else { return false };
            match segment.reader.alive_bitset() {
                None => true,
                Some(alive) => segment
                    .documents(inverted, &info, usize::MAX)
                    .is_ok_and(|documents| documents.into_iter().any(|document| alive.is_alive(document))),
            }
        })
    }

    /// What is kept of a document.
    pub(crate) fn stored(&self, fields: &Fields, at: DocAddress) -> tantivy::Result<StoredProfile> {
        let document: TantivyDocument = self.searcher.doc(at)?;
        let bytes = document.get_first(fields.stored).and_then(|value| value.as_bytes()).unwrap_or_default();
        postcard::from_bytes(bytes).map_err(|error| {
            tantivy::TantivyError::SchemaError(format!("a stored profile is damaged: {error}"))
        })
    }
}

impl Segment {
    /// The first documents of a term, sorted.
    pub(crate) fn documents(
        &self,
        inverted: &InvertedIndexReader,
        info: &TermInfo,
        most: usize,
    ) -> tantivy::Result<Vec<u32>> {
        let mut postings = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
        let mut documents = Vec::with_capacity(most.min(info.doc_freq as usize));
        while postings.doc() != TERMINATED && documents.len() < most {
            documents.push(postings.doc());
            postings.advance();
        }
        Ok(documents)
    }
}
