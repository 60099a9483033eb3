//! Words that are not in the index as they were typed: completing and correcting them.

use std::sync::LazyLock;

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use locale::Language;
use rustc_hash::FxHashMap;
use tantivy_fst::Automaton;

use crate::index::Snapshot;

/// A word of the index close to a typed one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Candidate {
    /// The word, folded.
    pub(crate) word: String,
    /// Letters to change; 0 for a completion.
    pub(crate) distance: u8,
    /// In how many profiles it stands.
    pub(crate) profiles: u32,
    /// How usual it is in the taxonomy's labels.
    pub(crate) labels: u32,
}

impl Candidate {
    /// Whether it is meant rather than a word that stands in no profile, and seems to be made of what so many labels have.
    /// A compound that was mended is, though it stands nowhere itself.
    pub(super) fn is_more_usual_than(&self, usage: u32) -> bool {
        let is_mended = self.profiles == 0 && self.labels == 0;
        is_mended || self.profiles > 0 || self.labels >= FAR_MORE.saturating_mul(usage)
    }
}

/// A word that so many times as many labels have is meant rather than one that seems to be there.
const FAR_MORE: u32 = 4;
/// Shorter words are not corrected: everything is close to them.
const SHORTEST_CORRECTED: usize = 4;
/// From this length on, two letters may be wrong.
const SHORTEST_TWO_WRONG: usize = 8;
/// Shorter beginnings are not completed in a search.
const SHORTEST_COMPLETED: usize = 3;
/// Shorter stems are close to too many others.
const SHORTEST_STEM: usize = 5;
/// What a label that has a word says for it, beside a profile.
const PER_LABEL: f32 = 0.1;
/// A beginning that more words have is no help.
const MOST_COMPLETIONS: usize = 2_000;

/// Words that begin with what was typed, the most usual first.
pub(crate) fn complete(snapshot: &Snapshot, typed: &str, most: usize) -> Vec<Candidate> {
    if typed.chars().count() < SHORTEST_COMPLETED {
        return Vec::new();
    }
    let mut found: FxHashMap<String, u32> = FxHashMap::default();
    for segment in &snapshot.segments {
        let Some(end) = after_prefix(typed) else { continue };
        let range = segment.surface.terms().range().ge(typed).lt(&end);
        let Ok(mut stream) = range.into_stream() else { continue };
        let mut seen = 0;
        while stream.advance() && seen < MOST_COMPLETIONS {
            seen += 1;
            if let Ok(word) = std::str::from_utf8(stream.key()) {
                *found.entry(word.to_owned()).or_default() += stream.value().doc_freq;
            }
        }
    }
    found.remove(typed);
    let mut candidates: Vec<_> = found
        .into_iter()
        .map(|(word, profiles)| Candidate { word, distance: 0, profiles, labels: 0 })
        .collect();
    candidates.sort_by(|a, b| b.profiles.cmp(&a.profiles).then_with(|| a.word.cmp(&b.word)));
    candidates.truncate(most);
    candidates
}

/// Words that differ from what was typed in a letter or two (exchanged neighbours count once), the first letter being
/// right: the likeliest first.
pub(crate) fn correct(
    snapshot: &Snapshot,
    taxonomy: &taxonomy::Taxonomy,
    typed: &str,
    most: usize,
) -> Vec<Candidate> {
    static ONE: LazyLock<LevenshteinAutomatonBuilder> =
        LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true));
    static TWO: LazyLock<LevenshteinAutomatonBuilder> =
        LazyLock::new(|| LevenshteinAutomatonBuilder::new(2, true));
    let length = typed.chars().count();
    let Some(first) = typed.chars().next().filter(|first| first.is_alphabetic()) else { return Vec::new() };
    if length < SHORTEST_CORRECTED {
        return Vec::new();
    }
    let dfa = if length >= SHORTEST_TWO_WRONG { TWO.build_dfa(typed) } else { ONE.build_dfa(typed) };
    let first = first.to_string();
    let Some(end) = after_prefix(&first) else { return Vec::new() };
    let mut found: FxHashMap<String, (u32, u32)> = FxHashMap::default();
    for segment in &snapshot.segments {
        let search = segment.surface.terms().search(Close(&dfa)).ge(&first).lt(&end);
        let Ok(mut stream) = search.into_stream() else { continue };
        while stream.advance() {
            if let Ok(word) = std::str::from_utf8(stream.key()) {
                found.entry(word.to_owned()).or_default().0 += stream.value().doc_freq;
            }
        }
    }
    // A word may be right in a language in which nobody wrote it: the taxonomy then translates it.
    taxonomy.words_beginning_with(&first, |word, labels| {
        if matches!(dfa.eval(word), Distance::Exact(_)) {
            found.entry(word.to_owned()).or_default().1 += labels;
        }
    });
    let mut candidates: Vec<_> = found
        .into_iter()
        .filter_map(|(word, (profiles, labels))| match dfa.eval(&word) {
            Distance::Exact(distance) => Some(Candidate { word, distance, profiles, labels }),
            Distance::AtLeast(_) => None,
        })
        .filter(|candidate| candidate.distance > 0)
        .collect();
    candidates.sort_by(|a, b| likelihood(b).total_cmp(&likelihood(a)).then_with(|| a.word.cmp(&b.word)));
    candidates.truncate(most);
    // One wrong letter in a compound or a form that stands nowhere is likelier than two in a word that does.
    if candidates.first().is_none_or(|best| best.distance > 1) {
        let unwritten = taxonomy
            .mend_compound(typed)
            .map(|word| Candidate { word, distance: 1, profiles: 0, labels: 0 })
            .or_else(|| correct_form(taxonomy, typed, &ONE));
        candidates.splice(0..0, unwritten);
    }
    candidates
}

/// A word whose stem is a letter off that of a typed form, which stands nowhere as it should be.
fn correct_form(
    taxonomy: &taxonomy::Taxonomy,
    typed: &str,
    builder: &LevenshteinAutomatonBuilder,
) -> Option<Candidate> {
    let mut best: Option<Candidate> = None;
    for language in Language::ALL {
        let stem = taxonomy.analyse(language, typed).stem.clone();
        let first: String = stem.chars().take(1).collect();
        if *stem == *typed || stem.chars().count() < SHORTEST_STEM {
            continue;
        }
        let dfa = builder.build_dfa(&stem);
        taxonomy.stems_beginning_with(language, &first, |stem, labels| {
            let is_better = best.as_ref().is_none_or(|best| labels > best.labels);
            if is_better
                && dfa.eval(stem) == Distance::Exact(1)
                && let Some(word) = taxonomy.word_of_stem(language, stem)
            {
                best = Some(Candidate { word: word.to_owned(), distance: 1, profiles: 0, labels });
            }
        });
    }
    best
}

/// Usual words are meant more often; a second wrong letter is much rarer than a first.
fn likelihood(candidate: &Candidate) -> f32 {
    let usage = candidate.profiles as f32 + PER_LABEL * candidate.labels as f32;
    (1.5 + usage).ln() - 4.0 * f32::from(candidate.distance)
}

fn after_prefix(prefix: &str) -> Option<String> {
    let mut end = prefix.to_owned();
    let last = end.pop()?;
    let next = (last as u32 + 1..=0x10_FFFF).find_map(char::from_u32)?;
    end.push(next);
    Some(end)
}

struct Close<'a>(&'a DFA);

impl Automaton for Close<'_> {
    type State = u32;

    fn start(&self) -> u32 {
        self.0.initial_state()
    }

    fn is_match(&self, state: &u32) -> bool {
        matches!(self.0.distance(*state), Distance::Exact(_))
    }

    fn can_match(&self, state: &u32) -> bool {
        *state != SINK_STATE
    }

    fn accept(&self, state: &u32, byte: u8) -> u32 {
        self.0.transition(*state, byte)
    }
}
