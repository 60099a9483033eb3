//! Measures of retrieval: recall, reciprocal rank, discounted gain (Järvelin, Kekäläinen 2002).

use std::collections::BTreeMap;

use locale::Language;
use search::{SearchIndex, SearchRequest};

use crate::judged::{Kind, Query};

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
    /// Counts the hits of a query against its grades, of which the highest count for recall.
    pub fn add(&mut self, hits: &[String], grades: &BTreeMap<String, u8>) {
        let right: Vec<&String> = grades.iter().filter(|(_, grade)| **grade >= 3).map(|(id, _)| id).collect();
        // More than fit on the page cannot all be there.
        let possible = right.len().min(DEPTH) as f64;
        let found = hits.iter().filter(|id| right.contains(id)).count() as f64;
        let first = hits.iter().position(|id| right.contains(&id));
        self.queries += 1;
        self.recall += found / possible;
        self.reciprocal_rank += first.map_or(0.0, |place| 1.0 / (place + 1) as f64);
        let discounted = |grades: &mut dyn Iterator<Item = u8>| -> f64 {
            grades
                .take(DEPTH)
                .enumerate()
                .map(|(place, grade)| (f64::from(1_u32 << grade) - 1.0) / ((place + 2) as f64).log2())
                .sum()
        };
        let mut best: Vec<u8> = grades.values().copied().collect();
        best.sort_unstable_by(|a, b| b.cmp(a));
        let ideal = discounted(&mut best.into_iter());
        let got = discounted(&mut hits.iter().map(|id| grades.get(id).copied().unwrap_or_default()));
        self.gain += got / ideal;
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

/// Everything that was measured.
#[derive(Debug, Default)]
pub struct Measured {
    /// Buyers' words, by the language that they are in and the language of the profiles that they should find.
    pub pairs: BTreeMap<(Language, Language), Sums>,
    /// All queries by kind.
    pub kinds: BTreeMap<Kind, Sums>,
}

impl Measured {
    /// Runs all queries; those for codes on an index whose profiles have codes.
    pub fn of(index: &SearchIndex, with_codes: &SearchIndex, queries: &[Query]) -> Measured {
        let mut measured = Measured::default();
        for query in queries {
            let hits = run(if query.kind == Kind::Code { with_codes } else { index }, query);
            measured.kinds.entry(query.kind).or_default().add(&hits, &query.grades);
            if query.kind != Kind::Words {
                continue;
            }
            for target in Language::ALL {
                let suffix = format!("-{target}");
                let grades: BTreeMap<String, u8> = query
                    .grades
                    .iter()
                    .filter(|(id, _)| id.ends_with(&suffix))
                    .map(|(id, g)| (id.clone(), *g))
                    .collect();
                measured.pairs.entry((query.language, target)).or_default().add(&hits, &grades);
            }
        }
        measured
    }

    /// Mean recall over the pairs of one language, and over those of two.
    pub fn within_and_across(&self) -> (f64, f64) {
        let mean = |same: bool| {
            let of: Vec<f64> = self
                .pairs
                .iter()
                .filter(|((a, b), _)| (a == b) == same)
                .map(|(_, sums)| sums.recall())
                .collect();
            of.iter().sum::<f64>() / of.len().max(1) as f64
        };
        (mean(true), mean(false))
    }
}
