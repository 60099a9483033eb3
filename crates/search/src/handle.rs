//! The index as the rest of the platform sees it.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use locale::Language;
use parking_lot::RwLock;
use rustc_hash::{FxHashMap, FxHashSet};
use taxonomy::{ConceptKey, Scheme, Taxonomy, place};

use crate::answer::{self, Collected, Explanation, HitTexts, Shown, Workplace};
use crate::document::IndexedProfile;
use crate::index::{Dimension, Folder, Live, Mark, Place, Snapshot, tie};
use crate::query::{Plan, Planner, parse};
use crate::request::SearchRequest;
use crate::response::{FacetCount, Facets, Hit, SearchResponse};
use crate::settings::Settings;
use crate::synonym::SynonymTable;

/// The index could not be read or written. A query is never the reason.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The index library failed: a file is gone, the disk is full.
    #[error("the search index failed: {0}")]
    Index(#[from] tantivy::TantivyError),
    /// A folder cannot be read or written.
    #[error("the search index's folder cannot be used: {0}")]
    Folder(#[from] std::io::Error),
}

impl IndexError {
    /// Whether another program writes the index at this moment.
    pub fn is_in_use(&self) -> bool {
        matches!(self, IndexError::Index(tantivy::TantivyError::LockFailure(..)))
    }
}

/// The search index. Cheap to clone; all clones are one. Calls block: a search takes about a millisecond with a
/// thousand profiles and two with a hundred thousand (docs/performance.md).
#[derive(Clone)]
pub struct SearchIndex {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) taxonomy: Arc<Taxonomy>,
    pub(crate) installation: String,
    folder: Option<Folder>,
    live: RwLock<Arc<Live>>,
    /// Companies that were withdrawn and may still be in the index for a moment.
    pub(crate) hidden: RwLock<FxHashSet<u64>>,
    synonyms: RwLock<Arc<SynonymTable>>,
    /// What offices are called, by slug.
    offices: RwLock<Arc<FxHashMap<String, String>>>,
    workplace: Workplace,
    settings: Settings,
}

impl SearchIndex {
    /// Opens the index of a data folder. What is torn, foreign or of another version is thrown away, and an empty one
    /// takes its place; [`SearchIndex::seq`] is then nothing, and the follower rebuilds it from the database.
    /// `installation` names the database that the index belongs to.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn open(
        data_folder: &Path,
        taxonomy: Arc<Taxonomy>,
        installation: &str,
    ) -> Result<SearchIndex, IndexError> {
        let folder = Folder::new(data_folder);
        let live = match folder.open_current(&taxonomy, installation) {
            Some(live) => live,
            None => {
                folder.sweep(None);
                folder.create_beside(&taxonomy)?
            }
        };
        Ok(SearchIndex::new(live, Some(folder), taxonomy, installation, Settings::default()))
    }

    /// An empty index in memory.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn in_memory(taxonomy: Arc<Taxonomy>, settings: Settings) -> Result<SearchIndex, IndexError> {
        let live = Live::create(Place::Memory, Arc::clone(&taxonomy))?;
        Ok(SearchIndex::new(live, None, taxonomy, "", settings))
    }

    fn new(
        live: Live,
        folder: Option<Folder>,
        taxonomy: Arc<Taxonomy>,
        installation: &str,
        settings: Settings,
    ) -> SearchIndex {
        SearchIndex {
            inner: Arc::new(Inner {
                taxonomy,
                installation: installation.to_owned(),
                folder,
                live: RwLock::new(Arc::new(live)),
                hidden: RwLock::default(),
                synonyms: RwLock::default(),
                offices: RwLock::default(),
                workplace: Workplace::default(),
                settings,
            }),
        }
    }

    /// The taxonomy that the index was made with.
    pub fn taxonomy(&self) -> &Arc<Taxonomy> {
        &self.inner.taxonomy
    }

    /// The last change that the index contains; nothing for one that was never filled.
    pub fn seq(&self) -> Option<i64> {
        self.live().mark().ok().flatten().map(|mark| mark.seq)
    }

    /// How many profiles it contains.
    pub fn len(&self) -> usize {
        self.live().snapshot().profiles
    }

    /// Whether it contains none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Answers a search.
    ///
    /// # Errors
    /// When the index cannot be read; never for what was typed.
    pub fn search(&self, request: &SearchRequest) -> Result<SearchResponse, IndexError> {
        let run = self.run(request)?;
        Ok(run.response)
    }

    /// Answers a search and tells the whole scoring.
    ///
    /// # Errors
    /// As [`SearchIndex::search`].
    pub fn explain(&self, request: &SearchRequest) -> Result<Explanation, IndexError> {
        let run = self.run(request)?;
        Ok(answer::explain(&run.plan, &run.shown, run.response))
    }

    fn run(&self, request: &SearchRequest) -> Result<Run, IndexError> {
        let begun = Instant::now();
        let live = self.live();
        let snapshot = live.snapshot();
        let parsed = parse(&request.q);
        let synonyms = Arc::clone(&self.inner.synonyms.read());
        let planner = Planner {
            snapshot: &snapshot,
            taxonomy: &self.inner.taxonomy,
            synonyms: &synonyms,
            settings: &self.inner.settings,
        };
        let plan = planner.plan(&request.q, &parsed, request.language);
        let nothing_asked = request.q.trim().is_empty();
        let hidden = self.inner.hidden.read().clone();
        let asked = (!nothing_asked).then_some(&plan);
        let running = self.inner.workplace.begin();
        let collected = answer::collect(&snapshot, &live.dictionary, request, asked, &hidden, &running)?;
        let size = collected.page.len().div_ceil(collected.threads).max(1);
        let described = running.at_once(collected.page.chunks(size).collect(), |hits| {
            let shown = answer::describe(&snapshot, &plan, hits)?;
            let hit = |hit: &Shown| self.hit(&live, &snapshot, &plan, hit, request.language);
            let hits = shown.iter().map(hit).collect::<Result<Vec<Hit>, IndexError>>()?;
            Ok::<_, IndexError>((shown, hits))
        });
        let (mut shown, mut hits) = (Vec::new(), Vec::new());
        for part in described {
            let (of_shown, of_hits) = part?;
            shown.extend(of_shown);
            hits.extend(of_hits);
        }
        let facets = self.facets(&live, &collected, request);
        let response = SearchResponse {
            query: request.q.clone(),
            total: collected.total,
            took_ms: (begun.elapsed().as_secs_f64() * 100_000.0).round() / 100.0,
            corrected: plan.corrected.clone(),
            hits,
            facets,
        };
        Ok(Run { plan, shown, response })
    }

    fn hit(
        &self,
        live: &Live,
        snapshot: &Snapshot,
        plan: &Plan,
        shown: &Shown,
        reader: Option<Language>,
    ) -> Result<Hit, IndexError> {
        let stored = snapshot.stored(&live.fields, shown.at)?;
        let language = stored.language_for(reader);
        let headline = stored.texts[language.index()].as_ref().map(|(headline, _)| headline.clone());
        let texts = HitTexts::new(&self.inner.taxonomy, &stored);
        let highlights = answer::highlights(plan, shown, &texts, language);
        let why = answer::reasons(plan, shown, &texts, language, reader.unwrap_or(language));
        Ok(Hit {
            headline: headline.unwrap_or_default(),
            language,
            languages: stored.languages(),
            score: shown.score,
            why,
            highlights,
            id: stored.id,
            slug: stored.slug,
            name: stored.name,
            office: stored.office,
            city: stored.city,
            country: stored.country,
        })
    }

    fn facets(&self, live: &Live, collected: &Collected, request: &SearchRequest) -> Facets {
        let reader = request.language.unwrap_or(Language::En);
        let offices = Arc::clone(&self.inner.offices.read());
        let mut facets = Facets::default();
        for (dimension, value, count) in live.dictionary.counted(&collected.counts) {
            let label = self.label(dimension, &value, reader, &offices);
            let list = match dimension {
                Dimension::Sector => &mut facets.sector,
                Dimension::Country => &mut facets.country,
                Dimension::Office => &mut facets.office,
                Dimension::Market => &mut facets.market,
                Dimension::Cooperation => &mut facets.cooperation,
                Dimension::Kind => &mut facets.kind,
                Dimension::Goal => &mut facets.goal,
                Dimension::Language => &mut facets.language,
            };
            list.push(FacetCount { value, label, count: count as usize });
        }
        for list in facets.all_mut() {
            list.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        }
        facets
    }

    fn label(
        &self,
        dimension: Dimension,
        value: &str,
        reader: Language,
        offices: &FxHashMap<String, String>,
    ) -> String {
        let label = match dimension {
            Dimension::Sector => ConceptKey::new(Scheme::Nace, value)
                .ok()
                .and_then(|key| self.inner.taxonomy.label_of(&key, reader).map(str::to_owned)),
            Dimension::Country | Dimension::Market => {
                place::country(value).map(|country| country.name(reader).to_owned())
            }
            Dimension::Language => place::language(value).map(|language| language.name(reader).to_owned()),
            Dimension::Office => offices.get(value).cloned(),
            Dimension::Cooperation | Dimension::Kind | Dimension::Goal => None,
        };
        label.unwrap_or_else(|| value.to_owned())
    }

    /// Writes profiles and removes others, all at once. `seq` is the last change that the index then contains.
    ///
    /// # Errors
    /// When the index cannot be written; it is then as it was.
    pub fn change(&self, put: &[IndexedProfile], remove: &[String], seq: i64) -> Result<(), IndexError> {
        self.live().change(put, remove, &self.mark(seq))?;
        let mut hidden = self.inner.hidden.write();
        for id in put.iter().map(|profile| &profile.id).chain(remove) {
            hidden.remove(&tie(id));
        }
        Ok(())
    }

    /// Keeps a company out of all answers from this moment on, until the index itself has caught up.
    pub fn hide(&self, id: &str) {
        self.inner.hidden.write().insert(tie(id));
    }

    /// What offices are called in facets, by slug.
    pub fn set_offices(&self, offices: impl IntoIterator<Item = (String, String)>) {
        *self.inner.offices.write() = Arc::new(offices.into_iter().collect());
    }

    /// Replaces the synonyms: pairs of terms, with the language that they are of.
    pub fn set_synonyms<'a>(&self, pairs: impl IntoIterator<Item = (Option<Language>, &'a str, &'a str)>) {
        *self.inner.synonyms.write() = Arc::new(SynonymTable::new(pairs));
    }

    /// Makes a new index beside the live one from all profiles that `batches` yields, and swaps it in when it is
    /// complete. Searches see the old one until then, and nothing at all of a failed attempt.
    ///
    /// # Errors
    /// What `batches` fails with, or when the index cannot be written.
    pub fn rebuild<E: From<IndexError>>(
        &self,
        seq: i64,
        batches: impl IntoIterator<Item = Result<Vec<IndexedProfile>, E>>,
    ) -> Result<(), E> {
        let taxonomy = &self.inner.taxonomy;
        let beside = match &self.inner.folder {
            Some(folder) => folder.create_beside(taxonomy),
            None => Live::create(Place::Memory, Arc::clone(taxonomy)),
        }
        .map_err(IndexError::from)?;
        let outcome = self.fill(&beside, seq, batches);
        if let (Err(_), Some(folder)) = (&outcome, &self.inner.folder) {
            folder.discard(beside);
            return outcome;
        }
        outcome?;
        *self.inner.live.write() = Arc::new(beside);
        self.inner.hidden.write().clear();
        Ok(())
    }

    /// Fills an index beside the live one and makes it the current one of its folder.
    fn fill<E: From<IndexError>>(
        &self,
        beside: &Live,
        seq: i64,
        batches: impl IntoIterator<Item = Result<Vec<IndexedProfile>, E>>,
    ) -> Result<(), E> {
        for batch in batches {
            beside.fill(&batch?).map_err(IndexError::from)?;
        }
        beside.finish(&self.mark(seq)).map_err(IndexError::from)?;
        if let Some(folder) = &self.inner.folder {
            folder.make_current(beside).map_err(IndexError::from)?;
        }
        Ok(())
    }

    /// The digest of every profile in the index, by identifier.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn digests(&self) -> Result<FxHashMap<String, u64>, IndexError> {
        let live = self.live();
        let snapshot = live.snapshot();
        let mut digests = FxHashMap::default();
        for (number, segment) in (0..).zip(&snapshot.segments) {
            let column = segment.reader.fast_fields().u64("digest")?;
            for document in segment.reader.doc_ids_alive() {
                let stored = snapshot.stored(&live.fields, tantivy::DocAddress::new(number, document))?;
                digests.insert(stored.id, column.first(document).unwrap_or_default());
            }
        }
        Ok(digests)
    }

    /// Sees what another program has written since.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn refresh(&self) -> Result<(), IndexError> {
        self.reopen_if_replaced()?;
        Ok(self.live().refresh()?)
    }

    /// Opens the index that another program has built beside this one and made current.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn reopen_if_replaced(&self) -> Result<(), IndexError> {
        let Some(folder) = &self.inner.folder else { return Ok(()) };
        if folder.is_current(&self.live()) {
            return Ok(());
        }
        if let Some(live) = folder.open_current(&self.inner.taxonomy, &self.inner.installation) {
            *self.inner.live.write() = Arc::new(live);
        }
        Ok(())
    }

    fn mark(&self, seq: i64) -> Mark {
        Mark { seq, installation: self.inner.installation.clone() }
    }

    pub(crate) fn live(&self) -> Arc<Live> {
        Arc::clone(&self.inner.live.read())
    }
}

/// A search that was run.
struct Run {
    plan: Plan,
    shown: Vec<Shown>,
    response: SearchResponse,
}

impl Facets {
    fn all_mut(&mut self) -> [&mut Vec<FacetCount>; 8] {
        [
            &mut self.sector,
            &mut self.country,
            &mut self.office,
            &mut self.market,
            &mut self.cooperation,
            &mut self.kind,
            &mut self.goal,
            &mut self.language,
        ]
    }
}
