//! Which sectors the words of a language speak for: explicit semantic analysis (Gabrilovich, Markovitch, "Computing
//! Semantic Relatedness using Wikipedia-based Explicit Semantic Analysis", 2007; across languages: Potthast, Stein,
//! Anderka 2008), with the groups and classes of NACE in place of articles. What they have in common is a number, so
//! words of different languages meet there.

use std::collections::BTreeMap;

use crate::concept::{ConceptKey, Scheme};
use crate::data::Concept;
use crate::word_table::WordTable;

/// Of the sectors that a word speaks for, so many are kept…
const MOST: usize = 16;
/// …and none that it speaks for less.
const LEAST: f32 = 0.03;
/// What is taken for known of a word before any label is read: a word of a single label proves little.
const PRIOR: f32 = 0.3;

/// The groups and classes of NACE that each concept belongs to, with shares: its own, those that it points to, those
/// of the glossary concepts that point to it, or else those of its wider concept. Roles belong to none.
pub(crate) fn sectors_of_concepts(concepts: &[Concept]) -> Vec<Vec<(u32, f32)>> {
    let numbers: BTreeMap<&ConceptKey, u32> = concepts.iter().map(|concept| &concept.key).zip(0..).collect();
    let mut own: Vec<Vec<(u32, f32)>> =
        concepts.iter().map(|concept| pointed_to(concept, concepts)).collect();
    for concept in 0..concepts.len() {
        if concepts[concept].key.scheme != Scheme::Trade {
            continue;
        }
        let codes = concepts[concept].ties.iter().filter(|tie| !is_sector(&concepts[**tie as usize].key));
        for code in codes.map(|tie| *tie as usize).collect::<Vec<_>>() {
            let of_concept = own[concept].clone();
            own[code].extend(of_concept);
        }
    }
    let own: Vec<_> = own.into_iter().map(shares).collect();
    (0..concepts.len())
        .map(|concept| {
            // A maker or a dealer of whatever it is.
            if concepts[concept].role {
                return Vec::new();
            }
            let mut at = concept;
            let mut steps = 0;
            while own[at].is_empty() && steps < 20 {
                let Some(wider) = concepts[at].broader else { break };
                at = wider as usize;
                steps += 1;
            }
            with_groups(&own[at], concepts, &numbers)
        })
        .collect()
}

/// For every unit of a language, the sectors of the concepts whose terms have it. `labels` are the concepts' terms as
/// units; in a term of three words each is a third of it.
pub(crate) fn count(sectors: &[Vec<(u32, f32)>], labels: &[Vec<Vec<u32>>], units: usize) -> WordTable {
    let mut sums: Vec<BTreeMap<u32, f32>> = vec![BTreeMap::new(); units];
    let mut totals = vec![0.0_f32; units];
    for (sectors, terms) in sectors.iter().zip(labels).filter(|(sectors, _)| !sectors.is_empty()) {
        let mut of_concept: BTreeMap<u32, f32> = BTreeMap::new();
        for term in terms {
            for unit in term {
                let share = of_concept.entry(*unit).or_default();
                *share = share.max(1.0 / term.len() as f32);
            }
        }
        for (unit, share) in of_concept {
            totals[unit as usize] += share;
            for (sector, of_sector) in sectors {
                *sums[unit as usize].entry(*sector).or_default() += share * of_sector;
            }
        }
    }
    let rows: Vec<Vec<(u32, f32)>> = sums
        .into_iter()
        .zip(totals)
        .map(|(sums, total)| {
            let mut row: Vec<_> = sums
                .into_iter()
                .map(|(sector, sum)| (sector, sum / (total + PRIOR)))
                .filter(|(_, share)| *share >= LEAST)
                .collect();
            row.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            row.truncate(MOST);
            row
        })
        .collect();
    WordTable::from_rows(&rows)
}

fn pointed_to(concept: &Concept, concepts: &[Concept]) -> Vec<(u32, f32)> {
    let number = concepts.binary_search_by(|other| other.key.cmp(&concept.key)).unwrap_or_default();
    if is_sector(&concept.key) {
        return vec![(number as u32, 1.0)];
    }
    concept
        .ties
        .iter()
        .filter(|tie| is_sector(&concepts[**tie as usize].key))
        .map(|tie| (*tie, 1.0))
        .collect()
}

/// Groups (`10.7`) and classes (`10.71`); divisions and sections hold too many trades.
fn is_sector(key: &ConceptKey) -> bool {
    key.scheme == Scheme::Nace && key.code.len() >= 4
}

fn shares(sectors: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    let all: f32 = sectors.iter().map(|(_, share)| share).sum();
    let mut sums: BTreeMap<u32, f32> = BTreeMap::new();
    for (sector, share) in sectors {
        *sums.entry(sector).or_default() += share / all;
    }
    sums.into_iter().collect()
}

/// What belongs to a class belongs to its group.
fn with_groups(
    sectors: &[(u32, f32)],
    concepts: &[Concept],
    numbers: &BTreeMap<&ConceptKey, u32>,
) -> Vec<(u32, f32)> {
    let mut all: BTreeMap<u32, f32> = BTreeMap::new();
    for (sector, share) in sectors {
        *all.entry(*sector).or_default() += share;
        let key = &concepts[*sector as usize].key;
        if key.code.len() == 5 {
            let group = key.wider().into_iter().next();
            if let Some(group) = group.and_then(|group| numbers.get(&group).copied()) {
                *all.entry(group).or_default() += share;
            }
        }
    }
    all.into_iter().collect()
}
