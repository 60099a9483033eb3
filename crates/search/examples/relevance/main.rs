//! `just relevance [FOLDER]`: how well searches find what they should, over the judged set in `tests/relevance`.

#![expect(clippy::unwrap_used, reason = "a measuring program: what is wrong ends it")]

mod judged;
mod measure;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use judged::JudgedSet;
use locale::Language;
use measure::{Measured, Sums};
use search::{IndexedProfile, SearchIndex, Settings};
use taxonomy::{Taxonomy, glossary};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let set = JudgedSet::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/relevance"));
    if arguments.iter().any(|argument| argument == "--misses") {
        return misses(&set, folder(&arguments).as_deref());
    }
    println!("{} profiles, {} queries\n", set.profiles.len(), set.queries.len());
    report("the glossary alone", &set, &Taxonomy::embedded(), Settings::default(), true);
    if let Some(folder) = folder(&arguments) {
        let (official, _) = Taxonomy::with_classifications(&folder).unwrap();
        report("with the official classifications", &set, &Arc::new(official), Settings::default(), true);
    }
    if arguments.iter().any(|argument| argument == "--ablation") {
        ablation(&set, folder(&arguments).as_deref());
    }
}

fn folder(arguments: &[String]) -> Option<PathBuf> {
    arguments.iter().find(|argument| !argument.starts_with("--")).map(PathBuf::from)
}

fn indexes(set: &JudgedSet, taxonomy: &Arc<Taxonomy>, settings: Settings) -> (SearchIndex, SearchIndex) {
    let of = |profiles: &[IndexedProfile]| {
        let index = SearchIndex::in_memory(Arc::clone(taxonomy), settings).unwrap();
        index.change(profiles, &[], 1).unwrap();
        index
    };
    let mut coded = set.profiles.clone();
    for profile in &mut coded {
        profile.sectors = vec![set.codes[&profile.id].clone()];
    }
    (of(&set.profiles), of(&coded))
}

fn report(title: &str, set: &JudgedSet, taxonomy: &Arc<Taxonomy>, settings: Settings, details: bool) {
    let (index, with_codes) = indexes(set, taxonomy, settings);
    let begun = std::time::Instant::now();
    let measured = Measured::of(&index, &with_codes, &set.queries);
    let each = begun.elapsed().as_secs_f64() * 1_000.0 / set.queries.len() as f64;
    let (within, across) = measured.within_and_across();
    let pairs = measured.pairs.values();
    let rank = pairs.clone().map(Sums::reciprocal_rank).sum::<f64>() / measured.pairs.len() as f64;
    println!("{title:44} within {within:.3}  across {across:.3}  MRR {rank:.3}  {each:.2} ms a query");
    if !details {
        return;
    }
    println!("\n  recall@10     to nl    en     de     ro");
    for from in Language::ALL {
        let row: Vec<String> =
            Language::ALL.iter().map(|to| format!("{:.3}", measured.pairs[&(from, *to)].recall())).collect();
        println!("  from {from}      {}", row.join("  "));
    }
    println!("\n  kind        queries  recall@10  MRR    nDCG@10");
    for (kind, sums) in &measured.kinds {
        let (recall, rank, gain) = (sums.recall(), sums.reciprocal_rank(), sums.gain());
        println!("  {:10}  {:7}  {recall:.3}      {rank:.3}  {gain:.3}", format!("{kind:?}"), sums.queries);
    }
    println!();
}

/// What each source brings: left out one at a time.
fn ablation(set: &JudgedSet, folder: Option<&Path>) {
    let without = |concepts: bool, word_tables: bool, look_alikes: bool| Settings {
        sources: taxonomy::Sources { concepts, word_tables, look_alikes, sectors: true },
        ..Settings::default()
    };
    let glossary = Taxonomy::embedded();
    println!("what each part brings, on the glossary:");
    report("  everything", set, &glossary, Settings::default(), false);
    report("  without expansion", set, &glossary, without(false, false, false), false);
    report("  without concepts", set, &glossary, without(false, true, true), false);
    report("  without word tables", set, &glossary, without(true, false, true), false);
    report("  without look-alike words", set, &glossary, without(true, true, false), false);
    let whole = Arc::new(Taxonomy::from_sources(glossary::embedded().unwrap(), false));
    report("  without splitting compounds", set, &whole, Settings::default(), false);
    let Some(folder) = folder else { return };
    for source in ["cpv", "cn", "nace"] {
        let only = folder.join(source);
        if !only.is_dir() {
            continue;
        }
        let (added, _) = Taxonomy::with_classifications(&only).unwrap();
        report(&format!("  glossary and {source}"), set, &Arc::new(added), Settings::default(), false);
    }
}

/// What was not found: for finding out which part of the mechanism is missing.
fn misses(set: &JudgedSet, folder: Option<&Path>) {
    let taxonomy = match folder {
        Some(folder) => Arc::new(Taxonomy::with_classifications(folder).unwrap().0),
        None => Taxonomy::embedded(),
    };
    let (index, with_codes) = indexes(set, &taxonomy, Settings::default());
    for query in &set.queries {
        let hits = measure::run(if query.kind == judged::Kind::Code { &with_codes } else { &index }, query);
        let missed: Vec<&str> = query
            .grades
            .iter()
            .filter(|(id, grade)| **grade == 3 && !hits.contains(id))
            .map(|(id, _)| id.as_str())
            .collect();
        if !missed.is_empty() && query.kind != judged::Kind::Code {
            println!(
                "{:?}\t{}\t{}\tmissed {}\tfound {}",
                query.kind,
                query.language,
                query.text,
                missed.join(" "),
                hits.join(" ")
            );
        }
    }
}
