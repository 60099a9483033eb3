//! Who comes into question at all, from the posting lists of what is offered and looked for.

use rustc_hash::{FxHashMap, FxHashSet};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, InvertedIndexReader, TERMINATED};

use super::subject::{Side, Subjects};
use crate::index::{Live, Segment, Snapshot};

/// Companies that are looked at closely.
const MOST: usize = 400;
/// A concept that more companies of a segment have says nothing about any of them.
const MOST_USUAL: u32 = 20_000;

/// Where a public company stands.
pub(super) fn find(
    live: &Live,
    snapshot: &Snapshot,
    hidden: &FxHashSet<u64>,
    id: &str,
) -> tantivy::Result<Option<DocAddress>> {
    for (number, segment) in (0..).zip(&snapshot.segments) {
        let ids = segment.reader.inverted_index(live.fields.id)?;
        let Some(info) = ids.terms().get(id.as_bytes())? else { continue };
        let found = segment.documents(&ids, &info, usize::MAX)?;
        if let Some(document) = found.into_iter().find(|document| is_public(segment, hidden, *document)) {
            return Ok(Some(DocAddress::new(number, document)));
        }
    }
    Ok(None)
}

/// Those that offer something that the company looks for, or look for something that it offers: the best first, as far
/// as that can be told from the lists alone.
pub(super) fn similar(
    snapshot: &Snapshot,
    hidden: &FxHashSet<u64>,
    subjects: &Subjects<'_>,
    own: &Side,
) -> tantivy::Result<Vec<DocAddress>> {
    let mut found: Vec<(f32, DocAddress)> = Vec::new();
    for (number, segment) in snapshot.segments.iter().enumerate() {
        let mut scores: FxHashMap<u32, f32> = FxHashMap::default();
        let all = snapshot.profiles.max(1) as f32;
        let mut add = |inverted: &InvertedIndexReader, key: &str, strength: f32| -> tantivy::Result<()> {
            let Some(info) = inverted.terms().get(key.as_bytes())? else { return Ok(()) };
            if info.doc_freq > MOST_USUAL {
                return Ok(());
            }
            let worth = strength * (1.0 + all / info.doc_freq.max(1) as f32).ln();
            let mut postings = inverted.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
            while postings.doc() != TERMINATED {
                *scores.entry(postings.doc()).or_default() += worth;
                postings.advance();
            }
            Ok(())
        };
        for want in &own.wants {
            for (key, closeness) in &want.fitting {
                add(&subjects.offers()[number], key, *closeness)?;
            }
        }
        for (key, strength) in &own.offers {
            add(&subjects.wants()[number], key, *strength)?;
        }
        let public = scores.into_iter().filter(|(document, _)| is_public(segment, hidden, *document));
        found.extend(public.map(|(document, score)| (score, DocAddress::new(number as u32, document))));
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.truncate(MOST);
    Ok(found.into_iter().map(|(_, at)| at).collect())
}

pub(super) fn is_public(segment: &Segment, hidden: &FxHashSet<u64>, document: u32) -> bool {
    let alive = segment.reader.alive_bitset().is_none_or(|alive| alive.is_alive(document));
    alive && !hidden.contains(&segment.facets.ties[document as usize])
}
