//! Word correspondences counted from parallel labels: IBM Model 1 (Brown, Della Pietra, Della Pietra, Mercer 1993).

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::word_table::WordTable;

/// Two labels of one concept, as units of their languages.
pub(crate) struct Pair<'a> {
    pub(crate) source: &'a [u32],
    pub(crate) target: &'a [u32],
    /// How much it counts: a concept with many synonyms is still one concept.
    pub(crate) weight: f32,
}

const ROUNDS: usize = 6;
/// Of each word's translations, the most likely ones are kept until they hold this share of the mass…
const MASS: f32 = 0.9;
/// …but no more than these, and none below that.
const MOST: usize = 8;
const LEAST: f32 = 0.04;

/// The tables from source to target and back.
///
/// Model 1 alone lets rare words take the translations of their neighbours. What both directions agree on is what
/// counts (the idea of symmetrised alignments, Och and Ney 2003): a translation weighs the geometric mean of both
/// directions' probabilities.
pub(crate) fn count(pairs: &[Pair<'_>], sources: usize, targets: usize) -> (WordTable, WordTable) {
    let forward =
        probabilities(&pairs.iter().map(|p| (p.source, p.target, p.weight)).collect::<Vec<_>>(), sources);
    let backward =
        probabilities(&pairs.iter().map(|p| (p.target, p.source, p.weight)).collect::<Vec<_>>(), targets);
    let mut there: BTreeMap<(u32, u32), f32> = BTreeMap::new();
    for (&(s, t), &p) in &forward {
        if let Some(q) = backward.get(&(t, s)) {
            there.insert((s, t), (p * q).sqrt());
        }
    }
    let back = there.iter().map(|(&(s, t), &p)| ((t, s), p)).collect();
    (cut_off(&there, sources), cut_off(&back, targets))
}

/// p(target unit | source unit) by expectation maximisation. Deterministic: sums run in a fixed order.
fn probabilities(pairs: &[(&[u32], &[u32], f32)], sources: usize) -> BTreeMap<(u32, u32), f32> {
    // Every cell (source unit, target unit) that occurs gets a number, so that the rounds run over plain arrays.
    let mut cells: Vec<(u32, u32)> = Vec::new();
    let mut numbers: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    let mut numbered: Vec<u32> = Vec::new();
    for (source, target, _) in pairs {
        for cell in target.iter().flat_map(|t| source.iter().map(|s| (*s, *t))) {
            numbered.push(*numbers.entry(cell).or_insert_with(|| {
                cells.push(cell);
                cells.len() as u32 - 1
            }));
        }
    }
    let mut p = vec![1.0_f32; cells.len()];
    for _ in 0..ROUNDS {
        let mut expected = vec![0.0_f32; cells.len()];
        let mut at = 0;
        for (s, t, weight) in pairs {
            for _ in *t {
                let row = &numbered[at..at + s.len()];
                at += s.len();
                let sum: f32 = row.iter().map(|c| p[*c as usize]).sum();
                if sum > 0.0 {
                    for c in row {
                        expected[*c as usize] += weight * p[*c as usize] / sum;
                    }
                }
            }
        }
        normalise(&cells, &mut expected, sources);
        p = expected;
    }
    cells.into_iter().zip(p).filter(|(_, p)| *p > 1e-4).collect()
}

/// Makes the counts of each source unit's cells sum up to one.
fn normalise(cells: &[(u32, u32)], counts: &mut [f32], sources: usize) {
    let mut sums = vec![0.0_f32; sources];
    for ((source, _), count) in cells.iter().zip(&*counts) {
        sums[*source as usize] += count;
    }
    for ((source, _), count) in cells.iter().zip(counts) {
        let sum = sums[*source as usize];
        if sum > 0.0 {
            *count /= sum;
        }
    }
}

fn cut_off(p: &BTreeMap<(u32, u32), f32>, sources: usize) -> WordTable {
    let mut rows: Vec<Vec<(u32, f32)>> = vec![Vec::new(); sources];
    for (&(s, t), &p) in p {
        rows[s as usize].push((t, p));
    }
    for row in &mut rows {
        row.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let all: f32 = row.iter().map(|(_, p)| p).sum();
        let mut mass = 0.0;
        row.retain(|(_, p)| {
            let keep = mass < MASS * all && *p >= LEAST;
            mass += p;
            keep
        });
        row.truncate(MOST);
    }
    WordTable::from_rows(&rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_go_together_find_each_other() {
        // 0 machine 1 packaging 2 cutting; 0 Maschine 1 Verpackung 2 Schneide
        let labels: [(&[u32], &[u32]); 4] =
            [(&[1, 0], &[1, 0]), (&[2, 0], &[2, 0]), (&[0], &[0]), (&[1], &[1])];
        let pairs: Vec<_> =
            labels.iter().map(|(source, target)| Pair { source, target, weight: 1.0 }).collect();
        let (there, back) = count(&pairs, 3, 3);
        for unit in 0..3 {
            assert_eq!(there.translations(unit).next().unwrap().0, unit);
            assert_eq!(back.translations(unit).next().unwrap().0, unit);
            assert!(there.translations(unit).next().unwrap().1 > 0.6);
        }
    }
}
