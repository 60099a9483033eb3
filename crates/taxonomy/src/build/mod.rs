//! Building the taxonomy from its sources: concepts with their links, words, phrases and word tables. The same sources
//! always give the same bytes.

mod lexicon;
mod sector_table;
mod word_table;

use std::collections::BTreeMap;
use std::sync::Arc;

use locale::Language;
use rayon::prelude::*;

use crate::analysis::{Analyser, Analysis};
use crate::concept::{ConceptKey, Scheme};
use crate::data::{Concept, Data};
use crate::lexicon::Lexicon;
use crate::phrase_table::PhraseTable;
use crate::source::{SourceConcept, Sources};
use crate::spelling::usual_spellings;
use crate::text::{is_stop_word, words};
use crate::word_table::WordTable;
pub(crate) use sector_table::sectors_of_concepts;
use word_table::Pair;

/// Longer labels enumerate; as parallel text they say more wrong than right.
const LONGEST_PARALLEL_LABEL: usize = 14;
/// Longer terms are never said as they stand.
const LONGEST_PHRASE: usize = 7;

/// Builds everything. `split_compounds` is only ever false for measuring what splitting brings.
pub(crate) fn build(sources: Sources, split_compounds: bool) -> Data {
    let Sources { concepts: named, parallel } = sources;
    let merged = merge(named);
    let lexica = of_each_language(|language| {
        let terms = merged.values().flat_map(|concept| &concept.terms[language.index()]);
        let texts = parallel.iter().filter_map(|texts| texts[language.index()].as_ref());
        lexicon::learn(language, terms.chain(texts).map(String::as_str))
    });
    let spellings = of_each_language(|language| {
        let labels = merged.values().flat_map(|concept| &concept.terms[language.index()]);
        usual_spellings(&lexica[language.index()], labels)
    });
    let analyser = if split_compounds { Analyser::default() } else { Analyser::without_splitting() };
    let mut unit_labels = of_each_language(|language| {
        let lexicon = &lexica[language.index()];
        let of = |concept: &SourceConcept| -> Vec<Vec<u32>> {
            concept.terms[language.index()].iter().map(|term| units_of(&analyser, lexicon, term)).collect()
        };
        merged.values().map(of).collect::<Vec<_>>()
    });
    let phrases = of_each_language(|language| phrase_table(&merged, &analyser, &lexica[language.index()]));
    let concepts = concepts(merged);
    let of_concepts = sectors_of_concepts(&concepts);
    let sectors = Language::ALL.map(|language| {
        let units = lexica[language.index()].units.len();
        sector_table::count(&of_concepts, &unit_labels[language.index()], units)
    });
    for (language, labels) in Language::ALL.into_iter().zip(&mut unit_labels) {
        let lexicon = &lexica[language.index()];
        let units = |text: &String| units_of(&analyser, lexicon, text);
        labels.extend(parallel.iter().map(|texts| texts[language.index()].iter().map(units).collect()));
    }
    let tables = word_tables(&unit_labels, &lexica);
    Data { concepts, lexica, phrases, tables, sectors, spellings, split_compounds }
}

/// Makes something of every language, several at a time.
fn of_each_language<T: Send>(make: impl Fn(Language) -> T + Sync) -> [T; 4] {
    let [nl, en, de, ro] = Language::ALL;
    let make = &make;
    let of = |language| move || make(language);
    let ((nl, en), (de, ro)) = rayon::join(|| rayon::join(of(nl), of(en)), || rayon::join(of(de), of(ro)));
    [nl, en, de, ro]
}

/// The terms of every concept, and after them the parallel texts, as units: of each language, of each entry.
type UnitLabels = [Vec<Vec<Vec<u32>>>; 4];

/// One entry per key. Our own labels come first and so are preferred over official ones.
fn merge(sources: Vec<SourceConcept>) -> BTreeMap<ConceptKey, SourceConcept> {
    let mut merged: BTreeMap<ConceptKey, SourceConcept> = BTreeMap::new();
    for source in sources {
        match merged.get_mut(&source.key) {
            None => {
                merged.insert(source.key.clone(), source);
            }
            Some(known) => {
                for (terms, more) in known.terms.iter_mut().zip(source.terms) {
                    terms.extend(more);
                }
                known.broader = known.broader.take().or(source.broader);
                known.spoken |= source.spoken;
            }
        }
    }
    name_bare_codes(&mut merged);
    for concept in merged.values_mut() {
        for terms in &mut concept.terms {
            let mut seen = Vec::new();
            terms.retain(|term| {
                let new = !seen.contains(term);
                seen.push(term.clone());
                new
            });
        }
    }
    merged
}

/// A code that the glossary points to, of a classification that is not loaded, goes by the names of the widest concepts
/// that point to it.
fn name_bare_codes(merged: &mut BTreeMap<ConceptKey, SourceConcept>) {
    let mut bare: BTreeMap<&ConceptKey, (usize, Vec<&SourceConcept>)> = BTreeMap::new();
    for concept in merged.values() {
        let depth = depth(merged, concept);
        for tie in concept.ties.iter().filter(|tie| !merged.contains_key(tie)) {
            let (least, widest) = bare.entry(tie).or_insert_with(|| (depth, Vec::new()));
            if depth < *least {
                *least = depth;
                widest.clear();
            }
            if depth == *least {
                widest.push(concept);
            }
        }
    }
    let named: Vec<_> = bare.into_iter().map(|(key, (_, widest))| named_after(key, &widest)).collect();
    merged.extend(named.into_iter().map(|concept| (concept.key.clone(), concept)));
}

/// A code under the preferred terms of the first two concepts: one alone would pass for all that the code holds.
fn named_after(key: &ConceptKey, concepts: &[&SourceConcept]) -> SourceConcept {
    let terms = Language::ALL.map(|language| {
        let terms = concepts.iter().take(2).filter_map(|concept| concept.terms[language.index()].first());
        let mut terms: Vec<&str> = terms.map(String::as_str).collect();
        terms.dedup();
        if terms.is_empty() { Vec::new() } else { vec![terms.join(", ")] }
    });
    SourceConcept { key: key.clone(), broader: None, ties: Vec::new(), terms, role: false, spoken: false }
}

fn depth(merged: &BTreeMap<ConceptKey, SourceConcept>, concept: &SourceConcept) -> usize {
    let mut depth = 0;
    let mut at = concept.broader.as_ref();
    while let Some(wider) = at.and_then(|key| merged.get(key)).filter(|_| depth < 50) {
        depth += 1;
        at = wider.broader.as_ref();
    }
    depth
}

/// A term as it is looked for in texts. Function words between others are left out (texts may have them or not), but what
/// a term begins or ends with tells it from shorter ones: a food can is no food, and `ohne Gentechnik` not the opposite.
/// Nothing where a term is only function words.
fn phrase_of(analyser: &Analyser, lexicon: &Lexicon, term: &str) -> Vec<u32> {
    let analyses: Vec<_> = words(term).map(|word| analyser.analyse(lexicon, &word.folded)).collect();
    let tells = |analysis: &Arc<Analysis>| !analysis.is_stop_word;
    let (Some(first), Some(last)) = (analyses.iter().position(tells), analyses.iter().rposition(tells))
    else {
        return Vec::new();
    };
    // The s of a plural or a genitive.
    let ends_in_s = words(term).last().is_some_and(|word| word.folded == "s");
    let end = analyses.len() - usize::from(ends_in_s && last + 1 < analyses.len());
    let mut units = Vec::new();
    for (place, analysis) in analyses[..end].iter().enumerate() {
        match analysis.function_word {
            Some(_) if (first..last).contains(&place) => {}
            Some(number) => units.push(number),
            None => units.extend(analysis.units.iter().flatten()),
        }
    }
    units
}

/// A term as units: function words left out, compounds as their parts.
fn units_of(analyser: &Analyser, lexicon: &Lexicon, term: &str) -> Vec<u32> {
    words(term)
        .filter(|word| !is_stop_word(lexicon.language, &word.folded))
        .flat_map(|word| analyser.analyse(lexicon, &word.folded).units.to_vec())
        .flatten()
        .collect()
}

fn phrase_table(
    merged: &BTreeMap<ConceptKey, SourceConcept>,
    analyser: &Analyser,
    lexicon: &Lexicon,
) -> PhraseTable {
    let mut entries = Vec::new();
    for (number, concept) in (0..).zip(merged.values()).filter(|(_, concept)| concept.spoken) {
        for (place, term) in concept.terms[lexicon.language.index()].iter().enumerate() {
            let units = phrase_of(analyser, lexicon, term);
            // Our labels of codes name what the glossary names better; official ones are full sentences.
            let longest =
                if concept.key.scheme == Scheme::Trade { LONGEST_PHRASE + 3 } else { LONGEST_PHRASE };
            if (1..=longest).contains(&units.len()) {
                entries.push((units, number, place == 0));
            }
        }
    }
    entries.sort();
    PhraseTable::from_sorted(&entries, lexicon.numbers())
}

fn word_tables(unit_labels: &UnitLabels, lexica: &[Lexicon; 4]) -> Vec<WordTable> {
    let pairs: Vec<(usize, usize)> =
        (0..4).flat_map(|source| (source + 1..4).map(move |target| (source, target))).collect();
    let counted: Vec<(WordTable, WordTable)> = pairs
        .par_iter()
        .map(|(source, target)| {
            let pairs = parallel_terms(&unit_labels[*source], &unit_labels[*target]);
            word_table::count(&pairs, lexica[*source].units.len(), lexica[*target].units.len())
        })
        .collect();
    let mut tables = vec![WordTable::default(); 16];
    for ((source, target), (there, back)) in pairs.into_iter().zip(counted) {
        tables[source * 4 + target] = there;
        tables[target * 4 + source] = back;
    }
    tables
}

/// Each term of a concept beside each of its terms in another language.
fn parallel_terms<'a>(source: &'a [Vec<Vec<u32>>], target: &'a [Vec<Vec<u32>>]) -> Vec<Pair<'a>> {
    let mut pairs = Vec::new();
    for (ours, theirs) in source.iter().zip(target) {
        let weight = 1.0 / ours.len().max(theirs.len()).max(1) as f32;
        for source in ours.iter().filter(|units| is_parallel(units)) {
            for target in theirs.iter().filter(|units| is_parallel(units)) {
                pairs.push(Pair { source, target, weight });
            }
        }
    }
    pairs
}

fn is_parallel(units: &[u32]) -> bool {
    (1..=LONGEST_PARALLEL_LABEL).contains(&units.len())
}

fn concepts(merged: BTreeMap<ConceptKey, SourceConcept>) -> Vec<Concept> {
    let numbers: BTreeMap<ConceptKey, u32> = merged.keys().cloned().zip(0..).collect();
    merged
        .into_values()
        .map(|source| {
            let broader =
                source.broader.iter().chain(&source.key.wider()).find_map(|key| numbers.get(key)).copied();
            let ties = source.ties.iter().filter_map(|key| numbers.get(key)).copied().collect();
            Concept {
                key: source.key,
                broader,
                ties,
                terms: source.terms,
                role: source.role,
                spoken: source.spoken,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::read_sector;

    #[test]
    fn a_code_whose_classification_is_not_loaded_goes_by_the_first_two_of_the_widest_goods() {
        let lines = [
            "door\tgood\t\t\t44221200\t\tdeur\tdoor\tTür\tușă",
            "fence\tgood\t\t\t34928200\t\thek\tfence;fencing\tZaun\tgard",
            "garden-gate\tgood\tgate\t\t34928200;44221300\t\ttuinhek\tgarden gate\tGartentor\tpoartă de grădină",
            "gate\tgood\t\t\t34928200\t\thek\tgate\tTor\tpoartă",
            "railing\tgood\t\t\t34928200\t\treling\trailing\tGeländer\tbalustradă",
        ];
        let merged = merge(read_sector("doors.tsv", &lines.join("\n")).unwrap());
        let named = |code: &str| {
            let concept = &merged[&ConceptKey::new(Scheme::Cpv, code).unwrap()];
            concept.terms.clone().map(|terms| terms.join("; "))
        };
        assert_eq!(named("34928200"), ["hek", "fence, gate", "Zaun, Tor", "gard, poartă"]);
        assert_eq!(named("44221300"), ["tuinhek", "garden gate", "Gartentor", "poartă de grădină"]);
        assert_eq!(named("44221200"), ["deur", "door", "Tür", "ușă"]);
    }
}
