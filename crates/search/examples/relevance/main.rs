//! `just relevance [FOLDER]`: how well searches find what they should, over the judged set in `tests/relevance`, on
//! the glossary alone and with the official classifications of a folder; `--ablation` what each part brings, `--misses`
//! what was not found, `--blind` the set in `tests/relevance/blind` instead.

#![expect(clippy::unwrap_used, reason = "a measuring program: what is wrong ends it")]

mod ablation;
mod judged;
mod measure;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use judged::{JudgedSet, Kind};
use locale::Language;
use measure::Measured;
use search::Settings;
use taxonomy::Taxonomy;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |option: &str| arguments.iter().any(|argument| argument == option);
    let folder = arguments.iter().find(|argument| !argument.starts_with("--")).map(PathBuf::from);
    let set = if has("--blind") { JudgedSet::read_blind() } else { JudgedSet::read() };
    if has("--misses") {
        return misses(&set, folder.as_deref());
    }
    println!("{} profiles, {} queries", set.profiles.len(), set.queries.len());
    if has("--ablation") {
        return ablation::print(&set, folder.as_deref());
    }
    report("the glossary alone", &set, &Taxonomy::embedded());
    if let Some(folder) = folder {
        let (official, _) = Taxonomy::with_classifications(&folder).unwrap();
        report("with the official classifications", &set, &Arc::new(official));
    }
}

fn report(title: &str, set: &JudgedSet, taxonomy: &Arc<Taxonomy>) {
    let (index, with_codes) = set.indexes(taxonomy, Settings::default());
    let measured = Measured::of(&index, &with_codes, set);
    let (within, across) = measured.within_and_across();
    println!("\n{title}: recall@10 within a language {within:.3}, across languages {across:.3}\n");
    println!("recall@10 MRR nDCG@10   to nl              en                 de                 ro");
    for from in Language::ALL {
        let cell = |to| {
            let sums = measured.pairs[&(from, to)];
            format!("{:.3} {:.3} {:.3}", sums.recall(), sums.reciprocal_rank(), sums.gain())
        };
        println!("         from {from}        {}", Language::ALL.map(cell).join("  "));
    }
    println!("\nkind        queries  recall@10  MRR    nDCG@10");
    for (kind, sums) in &measured.kinds {
        let (recall, rank, gain) = (sums.recall(), sums.reciprocal_rank(), sums.gain());
        println!("{:10}  {:7}  {recall:.3}      {rank:.3}  {gain:.3}", format!("{kind:?}"), sums.queries);
    }
}

/// What was not found: for finding out which part of the mechanism is missing.
fn misses(set: &JudgedSet, folder: Option<&Path>) {
    let taxonomy = match folder {
        Some(folder) => Arc::new(Taxonomy::with_classifications(folder).unwrap().0),
        None => Taxonomy::embedded(),
    };
    let (index, _) = set.indexes(&taxonomy, Settings::default());
    for query in set.queries.iter().filter(|query| query.kind != Kind::Code) {
        let hits = measure::run(&index, query);
        let right = query.grades.iter().filter(|(_, grade)| **grade == 3).map(|(id, _)| id);
        let missed: Vec<&str> = right.filter(|id| !hits.contains(id)).map(String::as_str).collect();
        if !missed.is_empty() {
            let (kind, language, text) = (query.kind, query.language, &query.text);
            println!("{kind:?}\t{language}\t{text}\tmissed {}\tfound {}", missed.join(" "), hits.join(" "));
        }
    }
}
