//! An index that is written to and read from.

use std::path::PathBuf;
use std::sync::Arc;

use locale::Language;
use parking_lot::{Mutex, RwLock};
use serde::{Deserialize, Serialize};
use tantivy::merge_policy::{LogMergePolicy, NoMergePolicy};
use tantivy::tokenizer::{TextAnalyzer, WhitespaceTokenizer};
use tantivy::{Index, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, Term};
use taxonomy::Taxonomy;

use super::directory::IndexDirectory;
use super::facet::FacetDictionary;
use super::schema::{BLANKS, Fields};
use super::snapshot::{FacetCache, Snapshot};
use super::tokenizer::LanguageTokenizer;
use super::write::document;
use crate::document::IndexedProfile;

/// Where an index lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In memory, for tests and measuring.
    Memory,
    /// In this folder.
    Folder(PathBuf),
}

/// What a commit says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mark {
    /// The last change of the log that the index contains.
    pub(crate) seq: i64,
    /// Which database it was made from.
    pub(crate) installation: String,
}

/// An index with its writer, its reader and the state that searches see.
pub(crate) struct Live {
    pub(crate) index: Index,
    pub(crate) fields: Fields,
    pub(crate) dictionary: FacetDictionary,
    pub(crate) place: Place,
    taxonomy: Arc<Taxonomy>,
    writer: Mutex<Option<IndexWriter>>,
    reader: IndexReader,
    cache: FacetCache,
    snapshot: RwLock<Arc<Snapshot>>,
}

/// A follower writes a handful of profiles at a time; a rebuild all of them.
const SMALL_BUDGET: usize = 20_000_000;
const LARGE_BUDGET: usize = 150_000_000;
const LARGE_THREADS: usize = 2;

/// Segments of which more than this share was deleted are written anew.
const MOST_DELETED: f32 = 0.25;

/// Blocks of what is kept of profiles: small, since single profiles are read.
const STORE_BLOCK: usize = 4_096;

impl Live {
    /// Makes an empty index.
    pub(crate) fn create(place: Place, taxonomy: Arc<Taxonomy>) -> tantivy::Result<Live> {
        let fields = Fields::new();
        let settings = IndexSettings { docstore_blocksize: STORE_BLOCK, ..IndexSettings::default() };
        let builder = Index::builder().schema(fields.schema.clone()).settings(settings);
        let index = match &place {
            Place::Memory => builder.create_in_ram()?,
            Place::Folder(folder) => builder.open_or_create(IndexDirectory::open(folder)?)?,
        };
        Live::new(place, index, fields, taxonomy)
    }

    /// Opens an index that is there.
    pub(crate) fn open(folder: PathBuf, taxonomy: Arc<Taxonomy>) -> tantivy::Result<Live> {
        let fields = Fields::new();
        let index = Index::open(IndexDirectory::open(&folder)?)?;
        if index.schema() != fields.schema {
            return Err(tantivy::TantivyError::SchemaError("another form of the index".to_owned()));
        }
        Live::new(Place::Folder(folder), index, fields, taxonomy)
    }

    fn new(place: Place, index: Index, fields: Fields, taxonomy: Arc<Taxonomy>) -> tantivy::Result<Live> {
        index.tokenizers().register(BLANKS, TextAnalyzer::from(WhitespaceTokenizer::default()));
        for language in Language::ALL {
            let tokenizer = LanguageTokenizer { taxonomy: Arc::clone(&taxonomy), language };
            index.tokenizers().register(language.code(), TextAnalyzer::from(tokenizer));
        }
        let reader: IndexReader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let dictionary = FacetDictionary::default();
        let cache = FacetCache::default();
        let snapshot = Arc::new(Snapshot::new(reader.searcher(), &fields, &dictionary, &cache)?);
        Ok(Live {
            index,
            fields,
            dictionary,
            place,
            taxonomy,
            writer: Mutex::new(None),
            reader,
            cache,
            snapshot: RwLock::new(snapshot),
        })
    }

    /// The state that a search reads.
    pub(crate) fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.read())
    }

    /// What the last commit says about itself; nothing before the first.
    pub(crate) fn mark(&self) -> tantivy::Result<Option<Mark>> {
        let payload = self.index.load_metas()?.payload;
        Ok(payload.and_then(|payload| serde_json::from_str(&payload).ok()))
    }

    /// Writes profiles, removes others, and makes both visible. Nothing is visible before, everything after.
    pub(crate) fn change(
        &self,
        put: &[IndexedProfile],
        remove: &[String],
        mark: &Mark,
    ) -> tantivy::Result<()> {
        self.with_writer(false, |writer| {
            for id in remove.iter().chain(put.iter().map(|profile| &profile.id)) {
                writer.delete_term(Term::from_field_text(self.fields.id, id));
            }
            for profile in put {
                writer.add_document(document(&self.fields, &self.taxonomy, profile))?;
            }
            commit(writer, mark)
        })?;
        self.refresh()
    }

    /// Writes many profiles, none of which is in the index yet. They become visible with the next [`Live::finish`].
    pub(crate) fn fill(&self, profiles: &[IndexedProfile]) -> tantivy::Result<()> {
        self.with_writer(true, |writer| {
            // Analysis is most of the work, so it is shared out too.
            let half = profiles.len().div_ceil(LARGE_THREADS).max(1);
            std::thread::scope(|scope| {
                let workers: Vec<_> = profiles
                    .chunks(half)
                    .map(|chunk| {
                        let writer = &*writer;
                        scope.spawn(move || {
                            for profile in chunk {
                                writer.add_document(document(&self.fields, &self.taxonomy, profile))?;
                            }
                            Ok(())
                        })
                    })
                    .collect();
                workers.into_iter().try_for_each(|worker| {
                    worker.join().unwrap_or_else(|_| {
                        Err(tantivy::TantivyError::InternalError("a writing thread panicked".to_owned()))
                    })
                })
            })
        })
    }

    /// Ends a filling: commits, merges all segments into one, and gives the memory back.
    pub(crate) fn finish(&self, mark: &Mark) -> tantivy::Result<()> {
        self.with_writer(true, |writer| {
            commit(writer, mark)?;
            let segments = self.index.searchable_segment_ids()?;
            // Without it searches are slower, not wrong: a full disk is no reason to begin again.
            if segments.len() > 1
                && let Err(error) = writer.merge(&segments).wait()
            {
                tracing::warn!(%error, "the segments of the new search index could not be merged");
            }
            Ok(())
        })?;
        if let Some(writer) = self.writer.lock().take() {
            writer.wait_merging_threads()?;
        }
        self.refresh()
    }

    fn with_writer<T>(
        &self,
        large: bool,
        work: impl FnOnce(&mut IndexWriter) -> tantivy::Result<T>,
    ) -> tantivy::Result<T> {
        let mut slot = self.writer.lock();
        let writer = match &mut *slot {
            Some(writer) => writer,
            none => {
                let writer = if large {
                    let budget = LARGE_BUDGET * LARGE_THREADS;
                    let writer: IndexWriter = self.index.writer_with_num_threads(LARGE_THREADS, budget)?;
                    // All are merged at the end: merging some before would be work done twice.
                    writer.set_merge_policy(Box::new(NoMergePolicy));
                    writer
                } else {
                    let writer: IndexWriter = self.index.writer_with_num_threads(1, SMALL_BUDGET)?;
                    let mut policy = LogMergePolicy::default();
                    policy.set_min_num_segments(4);
                    // What a rebuild left is by far the largest: it is written anew when so much of it was replaced.
                    policy.set_del_docs_ratio_before_merge(MOST_DELETED);
                    writer.set_merge_policy(Box::new(policy));
                    writer
                };
                none.insert(writer)
            }
        };
        let outcome = work(writer);
        if outcome.is_err() {
            // A writer that failed once may hold half of a change; the next one starts from the last commit.
            *slot = None;
        }
        outcome
    }

    /// Sees the last commit.
    pub(crate) fn refresh(&self) -> tantivy::Result<()> {
        self.reader.reload()?;
        let snapshot = Snapshot::new(self.reader.searcher(), &self.fields, &self.dictionary, &self.cache)?;
        *self.snapshot.write() = Arc::new(snapshot);
        Ok(())
    }
}

fn commit(writer: &mut IndexWriter, mark: &Mark) -> tantivy::Result<()> {
    let mut commit = writer.prepare_commit()?;
    // Two plain fields always become JSON.
    commit.set_payload(&serde_json::to_string(mark).unwrap_or_default());
    commit.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filling_ends_in_one_segment_which_is_written_anew_when_much_of_it_was_replaced() {
        let live = Live::create(Place::Memory, Taxonomy::embedded()).unwrap();
        let profiles = |numbers: std::ops::Range<usize>| -> Vec<IndexedProfile> {
            let profile = |number| IndexedProfile { id: format!("p{number}"), ..IndexedProfile::default() };
            numbers.map(profile).collect()
        };
        let mark = |seq| Mark { seq, installation: String::new() };
        (0..4).for_each(|batch| live.fill(&profiles(batch * 25..batch * 25 + 25)).unwrap());
        live.finish(&mark(1)).unwrap();
        assert_eq!(live.snapshot().segments.len(), 1);

        for (seq, numbers) in [(2, 0..20), (3, 20..40)] {
            live.change(&profiles(numbers), &[], &mark(seq)).unwrap();
        }
        live.writer.lock().take().unwrap().wait_merging_threads().unwrap();
        live.refresh().unwrap();
        let snapshot = live.snapshot();
        assert_eq!(snapshot.profiles, 100);
        let deleted: u32 = snapshot.segments.iter().map(|segment| segment.reader.num_deleted_docs()).sum();
        assert!(deleted <= 25, "{deleted} of what was replaced is still there");
        assert_eq!(live.mark().unwrap(), Some(mark(3)));
    }
}
