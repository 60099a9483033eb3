//! The whole scoring, for those who want to know.

use std::fmt;

use super::why::Shown;
use crate::index::Slot;
use crate::query::Plan;
use crate::response::SearchResponse;

/// How a query was understood and what each hit got for what.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The answer that is explained.
    pub response: SearchResponse,
    /// Every unit of the query: the typed word and its inverse document frequency.
    pub units: Vec<(String, f32)>,
    /// Every way to say some of them that any profile has.
    pub alternatives: Vec<String>,
    /// What each hit of the page has.
    pub hits: Vec<ExplainedHit>,
}

/// What one hit got its score for.
#[derive(Clone, Debug)]
pub struct ExplainedHit {
    /// The company's name.
    pub name: String,
    /// Its score.
    pub score: f32,
    /// What it has, and how often.
    pub has: Vec<String>,
}

pub(crate) fn explain(plan: &Plan, shown: &[Shown], response: SearchResponse) -> Explanation {
    let alternative = |number: usize| {
        let alternative = &plan.alternatives[number];
        let slot = match alternative.slot {
            Slot::Text(language) => format!("text in {language}"),
            Slot::Name => "name".to_owned(),
            Slot::WholeName => "whole name".to_owned(),
            Slot::Own => "chosen concept".to_owned(),
            Slot::Detected => "concept spoken of".to_owned(),
            Slot::Wider => "wider concept".to_owned(),
            Slot::Leaning => "sector leant to".to_owned(),
            Slot::Place => "place".to_owned(),
        };
        let units: Vec<&str> =
            plan.units[alternative.units.clone()].iter().map(|unit| unit.typed.as_str()).collect();
        let terms = alternative.terms.join("+");
        let (weight, profiles) = (alternative.weight, alternative.profiles);
        format!(
            "{slot}: {terms} for {} (weight {weight:.2}, {:?}, {profiles} profiles)",
            units.join("+"),
            alternative.reason
        )
    };
    let hits = shown
        .iter()
        .zip(&response.hits)
        .map(|(shown, hit)| ExplainedHit {
            name: hit.name.clone(),
            score: hit.score,
            has: shown
                .has
                .iter()
                .map(|(number, often)| format!("{} × {often}", alternative(*number)))
                .collect(),
        })
        .collect();
    Explanation {
        units: plan.units.iter().map(|unit| (unit.typed.clone(), unit.idf)).collect(),
        alternatives: (0..plan.alternatives.len()).map(alternative).collect(),
        hits,
        response,
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "query      {}", self.response.query)?;
        if let Some(corrected) = &self.response.corrected {
            writeln!(f, "meant      {corrected}")?;
        }
        writeln!(f, "found      {} in {:.2} ms", self.response.total, self.response.took_ms)?;
        for (typed, idf) in &self.units {
            writeln!(f, "unit       {typed} (inverse document frequency {idf:.2})")?;
        }
        for alternative in &self.alternatives {
            writeln!(f, "looked for {alternative}")?;
        }
        for hit in &self.hits {
            writeln!(f, "{:8.3}   {}", hit.score, hit.name)?;
            for has in &hit.has {
                writeln!(f, "             {has}")?;
            }
        }
        Ok(())
    }
}
