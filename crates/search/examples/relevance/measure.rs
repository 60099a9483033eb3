//! Measures of retrieval: recall, reciprocal rank, discounted gain (Järvelin, Kekäläinen 2002).

use std::collections::BTreeMap;

use locale::Language;
use search::{SearchIndex, SearchRequest};

use super::judged::{JudgedSet, Kind, Query};

/// Hits that are looked at.
pub const DEPTH: usize = 10;

/// The identifiers of the first hits.
pub fn run(index: &SearchIndex, query: &Query) -> Vec<String> {
    let mut request = SearchRequest::of(query.text.clone()).for_reader(query.language);
    request.per_page = DEPTH;
    index.search(&request).unwrap().hits.into_iter().map(|hit| hit.id).collect()
}

/// Sums that become means.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sums {
    /// Queries counted.
    pub queries: usize,
    recall: f64,
    reciprocal_rank: f64,
    gain: f64,
}

impl Sums {
    /// Counts the hits of a query against its grades, of which the highest count for recall. `ranked` are the hits
    /// whose order is looked at: all of them, or those in one language.
    fn add(&mut self, hits: &[String], ranked: &[String], grades: &BTreeMap<String, u8>) {
        let right: Vec<&String> = grades.iter().filter(|(_, grade)| **grade >= 3).map(|(id, _)| id).collect();
        // More than fit on the page cannot all be there.
        let possible = right.len().min(DEPTH) as f64;
        let found = hits.iter().filter(|id| right.contains(id)).count() as f64;
        let first = ranked.iter().position(|id| right.contains(&id));
        self.queries += 1;
        self.recall += found / possible;
        self.reciprocal_rank += first.map_or(0.0, |place| 1.0 / (place + 1) as f64);
        let mut best: Vec<u8> = grades.values().copied().collect();
        best.sort_unstable_by(|a, b| b.cmp(a));
        let got = discounted(ranked.iter().map(|id| grades.get(id).copied().unwrap_or_default()));
        self.gain += got / discounted(best.into_iter());
    }

    /// Mean recall in the first ten.
    pub fn recall(&self) -> f64 {
        self.recall / self.queries.max(1) as f64
    }

    /// Mean reciprocal rank of the first right hit.
    pub fn reciprocal_rank(&self) -> f64 {
        self.reciprocal_rank / self.queries.max(1) as f64
    }

    /// Mean normalised discounted cumulative gain.
    pub fn gain(&self) -> f64 {
        self.gain / self.queries.max(1) as f64
    }
}

fn discounted(grades: impl Iterator<Item = u8>) -> f64 {
    let gain = |(place, grade): (usize, u8)| (f64::from(1_u32 << grade) - 1.0) / ((place + 2) as f64).log2();
    grades.take(DEPTH).enumerate().map(gain).sum()
}

/// Everything that was measured.
#[derive(Debug, Default)]
pub struct Measured {
    /// Buyers' words, by the language that they are in and the language of the profiles that they should find. Recall
    /// is among the first ten of all languages together, rank and gain among those of the one.
    pub pairs: BTreeMap<(Language, Language), Sums>,
    /// All queries by kind.
    pub kinds: BTreeMap<Kind, Sums>,
}

impl Measured {
    /// Runs all queries; those for codes on an index whose profiles have codes.
    pub fn of(index: &SearchIndex, with_codes: &SearchIndex, set: &JudgedSet) -> Measured {
        let mut measured = Measured::default();
        for query in &set.queries {
            let hits = run(if query.kind == Kind::Code { with_codes } else { index }, query);
            measured.kinds.entry(query.kind).or_default().add(&hits, &hits, &query.grades);
            if query.kind == Kind::Words {
                measured.add_pairs(query, &hits);
            }
        }
        measured
    }

    fn add_pairs(&mut self, query: &Query, hits: &[String]) {
        for target in Language::ALL {
            let suffix = format!("-{target}");
            let of_target = query.grades.iter().filter(|(id, _)| id.ends_with(&suffix));
            let grades = of_target.map(|(id, grade)| (id.clone(), *grade)).collect();
            let ranked: Vec<String> = hits.iter().filter(|id| id.ends_with(&suffix)).cloned().collect();
            self.pairs.entry((query.language, target)).or_default().add(hits, &ranked, &grades);
        }
    }

    /// Mean recall over the pairs of one language, and over those of two.
    pub fn within_and_across(&self) -> (f64, f64) {
        let mean = |same: bool| {
            let of = self.pairs.iter().filter(|((a, b), _)| (a == b) == same);
            let recalls: Vec<f64> = of.map(|(_, sums)| sums.recall()).collect();
            recalls.iter().sum::<f64>() / recalls.len().max(1) as f64
        };
        (mean(true), mean(false))
    }
}
