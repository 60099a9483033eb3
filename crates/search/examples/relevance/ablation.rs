//! What each source and each part of the mechanism brings: everything but one, and everything.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use search::Settings;
use taxonomy::source::Sources;
use taxonomy::{Scheme, Taxonomy, glossary};

use super::judged::{JudgedSet, Kind};
use super::measure::Measured;

pub fn print(set: &JudgedSet, folder: Option<&Path>) {
    println!("\n                                    within  across  MRR    nDCG@10  ms a query");
    let own = glossary::embedded().unwrap();
    println!("on the glossary alone");
    parts(set, &own);
    let Some(folder) = folder else { return };
    let (official, _) = Taxonomy::classifications(folder).unwrap();
    let all = joined(&own, &official);
    println!("with the official classifications");
    parts(set, &all);
    let build = |sources: Sources| Arc::new(Taxonomy::from_sources(sources, true));
    row("  without the glossary", set, &build(official.clone()), Settings::default());
    for (name, scheme) in [("CPV", Scheme::Cpv), ("CN", Scheme::Hs), ("NACE", Scheme::Nace)] {
        let mut others = official.clone();
        others.concepts.retain(|concept| concept.key.scheme != scheme);
        if scheme == Scheme::Hs {
            // The goods below the headings only serve as parallel text.
            others.parallel.clear();
        }
        row(&format!("  without {name}"), set, &build(joined(&own, &others)), Settings::default());
    }
}

fn parts(set: &JudgedSet, sources: &Sources) {
    let taxonomy = Arc::new(Taxonomy::from_sources(sources.clone(), true));
    let all = taxonomy::Sources::default();
    let none = taxonomy::Sources { concepts: false, word_tables: false, look_alikes: false, sectors: false };
    for (title, sources) in [
        ("  everything", all),
        ("  without expansion", none),
        ("  without concepts", taxonomy::Sources { concepts: false, ..all }),
        ("  without word tables", taxonomy::Sources { word_tables: false, ..all }),
        ("  without sectors", taxonomy::Sources { sectors: false, ..all }),
        ("  without look-alike words", taxonomy::Sources { look_alikes: false, ..all }),
    ] {
        row(title, set, &taxonomy, Settings { sources, ..Settings::default() });
    }
    let whole = Arc::new(Taxonomy::from_sources(sources.clone(), false));
    row("  without splitting compounds", set, &whole, Settings::default());
}

fn row(title: &str, set: &JudgedSet, taxonomy: &Arc<Taxonomy>, settings: Settings) {
    let (index, with_codes) = set.indexes(taxonomy, settings);
    let begun = Instant::now();
    let measured = Measured::of(&index, &with_codes, set);
    let each = begun.elapsed().as_secs_f64() * 1_000.0 / set.queries.len() as f64;
    let (within, across) = measured.within_and_across();
    let words = measured.kinds[&Kind::Words];
    let (rank, gain) = (words.reciprocal_rank(), words.gain());
    println!("{title:36}{within:.3}   {across:.3}   {rank:.3}  {gain:.3}    {each:.2}");
}

fn joined(own: &Sources, official: &Sources) -> Sources {
    let mut all = own.clone();
    all.extend(official.clone());
    all
}
