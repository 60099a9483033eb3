//! The taxonomy as the other crates see it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, OnceLock};

use locale::Language;
use rustc_hash::FxHashMap;

use crate::analysis::{Analyser, Analysis};
use crate::artefact::{self, ArtefactError, Stored};
use crate::classification::{self, Loaded};
use crate::concept::{ConceptKey, Scheme};
use crate::data::{Concept, Data};
use crate::find::Picker;
use crate::look_alike::LookAlikes;
use crate::source::{SourceError, Sources};
use crate::text::{Word, words};
use crate::{build, glossary};

/// The concept graph, the words of the four languages, and what they have to do with each other.
pub struct Taxonomy {
    pub(crate) data: Data,
    pub(crate) analyser: Analyser,
    numbers: FxHashMap<ConceptKey, u32>,
    /// For every concept, those that point to it.
    tied_by: Vec<Vec<u32>>,
    /// For every concept, the sectors that it belongs to, with shares.
    pub(crate) sectors: Vec<Vec<(u32, f32)>>,
    /// Concepts that texts do not speak of, by their folded labels: a query may still be one, word for word.
    pub(crate) unspoken: FxHashMap<String, Vec<u32>>,
    fingerprint: String,
    pub(crate) look_alikes: LookAlikes,
    pub(crate) pickers: [OnceLock<Picker>; 4],
}

/// The number of a concept in one taxonomy; numbers of another mean something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConceptNumber(pub(crate) u32);

/// The taxonomy could not be made ready.
#[derive(Debug, thiserror::Error)]
pub enum TaxonomyError {
    /// A source does not have its form.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The stored file cannot be read or written.
    #[error(transparent)]
    Artefact(#[from] ArtefactError),
    /// No classification was found where one was to be loaded from.
    #[error("no classification was found in {0}")]
    NothingFound(PathBuf),
    /// A file cannot be read.
    #[error("{0}: {1}")]
    Unreadable(PathBuf, std::io::Error),
}

/// What `taxonomy load` leaves in the data folder.
pub const ARTEFACT_FILE: &str = "taxonomy.bin";

impl Taxonomy {
    /// The glossary alone, built once in a process.
    ///
    /// # Panics
    /// Never: that the compiled-in glossary has its form is what this crate's tests check.
    pub fn embedded() -> Arc<Taxonomy> {
        static EMBEDDED: LazyLock<Arc<Taxonomy>> = LazyLock::new(|| {
            #[expect(
                clippy::expect_used,
                reason = "the glossary is compiled in, and the tests of this crate read all of it"
            )]
            Arc::new(Taxonomy::from_sources(glossary::embedded().expect("the glossary has its form"), true))
        });
        Arc::clone(&EMBEDDED)
    }

    /// The taxonomy of a data folder: what `taxonomy load` left there, else the glossary alone, as an earlier start
    /// built it. A file of another version or a damaged one counts as none; what it was loaded from has to be loaded
    /// again.
    pub fn open(data_folder: &Path) -> Arc<Taxonomy> {
        Taxonomy::open_kept(data_folder).unwrap_or_else(|| {
            let taxonomy = Taxonomy::embedded();
            // A folder that cannot be written only costs the next start the time to build it again.
            let _ = artefact::write(&data_folder.join(glossary::artefact_file()), &taxonomy.data);
            taxonomy
        })
    }

    /// The taxonomy that `taxonomy load` or an earlier start left in a data folder, if it is there and whole.
    pub fn open_kept(data_folder: &Path) -> Option<Arc<Taxonomy>> {
        let stored = artefact::read(&data_folder.join(ARTEFACT_FILE))
            .or_else(|_| artefact::read(&data_folder.join(glossary::artefact_file())));
        stored.ok().map(|stored| Arc::new(Taxonomy::from_stored(stored)))
    }

    /// Reads the official classifications in `folder`, builds the taxonomy from them and the glossary, and leaves it in
    /// `data_folder`.
    ///
    /// # Errors
    /// When no classification is found, one does not have its form, or the file cannot be written.
    pub fn load(folder: &Path, data_folder: &Path) -> Result<(Arc<Taxonomy>, Vec<Loaded>), TaxonomyError> {
        let (taxonomy, loaded) = Taxonomy::with_classifications(folder)?;
        std::fs::create_dir_all(data_folder)
            .map_err(|e| TaxonomyError::Unreadable(data_folder.to_owned(), e))?;
        artefact::write(&data_folder.join(ARTEFACT_FILE), &taxonomy.data)?;
        Ok((Arc::new(taxonomy), loaded))
    }

    /// The glossary with the official classifications in `folder`, kept nowhere.
    ///
    /// # Errors
    /// As [`Taxonomy::load`].
    pub fn with_classifications(folder: &Path) -> Result<(Taxonomy, Vec<Loaded>), TaxonomyError> {
        let (official, loaded) = Taxonomy::classifications(folder)?;
        let mut sources = glossary::embedded()?;
        sources.extend(official);
        Ok((Taxonomy::from_sources(sources, true), loaded))
    }

    /// What the official classifications in `folder` hold, with the files that were read.
    ///
    /// # Errors
    /// When no classification is found or one does not have its form.
    pub fn classifications(folder: &Path) -> Result<(Sources, Vec<Loaded>), TaxonomyError> {
        classification::read_folder(folder)
    }

    /// Builds a taxonomy from any sources. `split_compounds` is only ever false for measuring what splitting brings.
    pub fn from_sources(sources: Sources, split_compounds: bool) -> Taxonomy {
        let data = build::build(sources, split_compounds);
        let fingerprint = artefact::fingerprint(&data);
        Taxonomy::from_stored(Stored { data, fingerprint })
    }

    fn from_stored(Stored { data, fingerprint }: Stored) -> Taxonomy {
        let mut tied_by = vec![Vec::new(); data.concepts.len()];
        for (number, concept) in data.concepts.iter().enumerate() {
            for tie in &concept.ties {
                tied_by[*tie as usize].push(number as u32);
            }
        }
        Taxonomy {
            numbers: data
                .concepts
                .iter()
                .zip(0..)
                .map(|(concept, number)| (concept.key.clone(), number))
                .collect(),
            analyser: if data.split_compounds { Analyser::default() } else { Analyser::without_splitting() },
            fingerprint,
            unspoken: unspoken_labels(&data.concepts),
            sectors: build::sectors_of_concepts(&data.concepts),
            look_alikes: LookAlikes::default(),
            pickers: Default::default(),
            tied_by,
            data,
        }
    }

    /// A short name for the contents: two taxonomies with the same name are the same.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// How many concepts of a scheme there are.
    pub fn count(&self, scheme: Scheme) -> usize {
        self.data.concepts.iter().filter(|concept| concept.key.scheme == scheme).count()
    }

    /// How many word correspondences there are between two languages.
    pub fn correspondences(&self, from: Language, to: Language) -> usize {
        self.data.tables[from.index() * 4 + to.index()].len()
    }

    /// Analyses a folded word as one of the language.
    pub fn analyse(&self, language: Language, folded: &str) -> Arc<Analysis> {
        self.analyser.analyse(&self.data.lexica[language.index()], folded)
    }

    /// The same for all words of a text.
    pub(crate) fn analyse_all(&self, language: Language, words: &[Word<'_>]) -> Vec<Arc<Analysis>> {
        self.analyser.analyse_all(&self.data.lexica[language.index()], words)
    }

    /// The shortest word of a language's labels that has this stem, in its usual spelling.
    pub fn word_with_stem(&self, language: Language, stem: &str) -> Option<&str> {
        let (word, number) = self.shortest_with_stem(language, stem)?;
        let spelling = self.data.spellings[language.index()].get(number as usize);
        Some(if spelling.is_empty() { word } else { spelling })
    }

    /// The same word as it is looked up.
    pub fn word_of_stem(&self, language: Language, stem: &str) -> Option<&str> {
        self.shortest_with_stem(language, stem).map(|(word, _)| word)
    }

    fn shortest_with_stem(&self, language: Language, stem: &str) -> Option<(&str, u32)> {
        let beginning: String = stem.chars().take(stem.chars().count().saturating_sub(1).max(2)).collect();
        let mut best: Option<(&str, u32)> = None;
        let words = &self.data.lexica[language.index()].words;
        words.beginning_with(&beginning, |word, number| {
            let shorter = best.is_none_or(|(best, _)| word.len() < best.len());
            if shorter && crate::text::stem(language, word) == stem {
                best = Some((word, number));
            }
        });
        best
    }

    /// Calls `each` for the words of all languages' labels that begin with `prefix`, with how usual each is there.
    pub fn words_beginning_with(&self, prefix: &str, mut each: impl FnMut(&str, u32)) {
        for lexicon in &self.data.lexica {
            lexicon.words.beginning_with(prefix, |word, number| each(word, lexicon.counts[number as usize]));
        }
    }

    /// Calls `each` for the stems of a language's labels that begin with `prefix`, with how usual each is there.
    pub fn stems_beginning_with(&self, language: Language, prefix: &str, mut each: impl FnMut(&str, u32)) {
        let lexicon = &self.data.lexica[language.index()];
        lexicon.units.beginning_with(prefix, |stem, number| each(stem, lexicon.unit_counts[number as usize]));
    }

    /// The number of a concept, if it is known.
    pub fn number(&self, key: &ConceptKey) -> Option<ConceptNumber> {
        self.numbers.get(key).copied().map(ConceptNumber)
    }

    /// The key of a concept.
    pub fn key(&self, concept: ConceptNumber) -> &ConceptKey {
        &self.concept(concept).key
    }

    /// What a concept is called: its preferred term, in another language where this one has none.
    pub fn label(&self, concept: ConceptNumber, language: Language) -> &str {
        let terms = &self.concept(concept).terms;
        let first = |language: Language| terms[language.index()].first();
        first(language)
            .or_else(|| first(Language::En))
            .or_else(|| Language::ALL.into_iter().find_map(first))
            .map_or(&self.concept(concept).key.code, |term| term)
    }

    /// What a key's concept is called, if it is known.
    pub fn label_of(&self, key: &ConceptKey, language: Language) -> Option<&str> {
        self.number(key).map(|concept| self.label(concept, language))
    }

    /// All terms of a concept in a language, the preferred one first.
    pub fn terms(&self, concept: ConceptNumber, language: Language) -> &[String] {
        &self.concept(concept).terms[language.index()]
    }

    /// The next wider concept.
    pub fn broader(&self, concept: ConceptNumber) -> Option<ConceptNumber> {
        self.concept(concept).broader.map(ConceptNumber)
    }

    /// The concept's wider ones, nearest first.
    pub fn ancestors(&self, concept: ConceptNumber) -> impl Iterator<Item = ConceptNumber> {
        std::iter::successors(self.broader(concept), |wider| self.broader(*wider)).take(20)
    }

    /// The codes that a glossary concept points to.
    pub fn ties(&self, concept: ConceptNumber) -> impl Iterator<Item = ConceptNumber> {
        self.concept(concept).ties.iter().copied().map(ConceptNumber)
    }

    /// The glossary concepts that point to a code.
    pub fn tied_by(&self, concept: ConceptNumber) -> impl ExactSizeIterator<Item = ConceptNumber> {
        self.tied_by[concept.0 as usize].iter().copied().map(ConceptNumber)
    }

    /// Whether the concept is a trade role: maker, dealer, agent.
    pub fn is_role(&self, concept: ConceptNumber) -> bool {
        self.concept(concept).role
    }

    /// All concepts, sorted by key.
    pub fn all(&self) -> impl Iterator<Item = ConceptNumber> {
        (0..self.data.concepts.len() as u32).map(ConceptNumber)
    }

    pub(crate) fn concept(&self, concept: ConceptNumber) -> &Concept {
        &self.data.concepts[concept.0 as usize]
    }
}

fn unspoken_labels(concepts: &[Concept]) -> FxHashMap<String, Vec<u32>> {
    let mut labels: FxHashMap<String, Vec<u32>> = FxHashMap::default();
    for (number, concept) in (0..).zip(concepts).filter(|(_, concept)| !concept.spoken) {
        for label in concept.terms.iter().filter_map(|terms| terms.first()) {
            let folded: Vec<_> = words(label).map(|word| word.folded).collect();
            labels.entry(folded.join(" ")).or_default().push(number);
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_told_as_it_is_spelled_and_not_as_it_is_looked_up() {
        let taxonomy = Taxonomy::embedded();
        let told = |language, folded| {
            let stem = taxonomy.analyse(language, folded).stem.to_string();
            taxonomy.word_with_stem(language, &stem).map(str::to_owned)
        };
        assert_eq!(told(Language::Ro, "masinilor").as_deref(), Some("mașină"));
        assert_eq!(told(Language::De, "verpackungen").as_deref(), Some("Verpackung"));
        assert_eq!(told(Language::De, "getraenk").as_deref(), Some("Getränk"));
        assert_eq!(told(Language::Nl, "fabrieken").as_deref(), Some("fabriek"));
        assert_eq!(told(Language::En, "machines").as_deref(), Some("machine"));
    }

    #[test]
    fn the_second_start_takes_what_the_first_one_built_and_a_damaged_file_is_built_anew() {
        let folder = tempfile::tempdir().unwrap();
        let built = Taxonomy::open(folder.path());
        let kept = folder.path().join(glossary::artefact_file());
        let stored = Taxonomy::from_stored(artefact::read(&kept).unwrap());
        assert_eq!(stored.fingerprint(), built.fingerprint());
        assert_eq!(stored.data.concepts, built.data.concepts);
        std::fs::write(&kept, b"half of it").unwrap();
        assert_eq!(Taxonomy::open(folder.path()).fingerprint(), built.fingerprint());
        assert!(artefact::read(&kept).is_ok(), "it was written again");
    }
}
