//! Feeds random texts to what reads them, so many minutes each: the reading of queries, the analysis of texts, and the
//! explaining search over the judged set. None may panic, take long, or break what is promised of its answers.
//!
//! `just fuzz-search MINUTES [SEED]`

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench prints its figures; what is wrong ends it"
)]

#[path = "../examples/relevance/judged.rs"]
#[expect(
    dead_code,
    reason = "what a bench needs of the judged set is less than what measuring relevance needs"
)]
mod judged;
#[path = "support/random_text.rs"]
mod random_text;

use std::sync::Arc;
use std::time::{Duration, Instant};

use judged::JudgedSet;
use locale::Language;
use random_text::{Random, random_text};
use search::{SearchIndex, SearchRequest, Settings};
use taxonomy::Taxonomy;
use taxonomy::text::{LONGEST_WORD, fold, words};

/// Longest time that one text may take.
const SLOW: Duration = Duration::from_secs(2);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let values: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let minutes = values.first().and_then(|minutes| minutes.parse::<f64>().ok());
    let (true, Some(minutes)) = (arguments.iter().any(|argument| argument == "--bench"), minutes) else {
        println!("usage: cargo bench -p search --bench query_fuzz -- MINUTES [SEED]");
        return;
    };
    let seed = values.get(1).and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let taxonomy = Taxonomy::embedded();
    let set = JudgedSet::read();
    let seeds: Vec<&str> = set.queries.iter().map(|query| query.text.as_str()).collect();
    let none = SearchIndex::in_memory(Arc::clone(&taxonomy), Settings::default()).unwrap();
    let (all, _) = set.indexes(&taxonomy, Settings::default());
    fuzz("query parsing", minutes, seed, &seeds, |text, random| read_query(&none, text, random));
    fuzz("analysis", minutes, seed, &seeds, |text, _| analyse(&taxonomy, text));
    fuzz("explain", minutes, seed, &seeds, |text, random| explain(&all, text, random));
}

fn fuzz(name: &str, minutes: f64, seed: u64, seeds: &[&str], each: impl Fn(&str, &mut Random)) {
    let start = Instant::now();
    let mut random = Random::new(seed);
    let mut texts = 0_u64;
    let mut longest = Duration::ZERO;
    while start.elapsed().as_secs_f64() < minutes * 60.0 {
        let text = random_text(&mut random, seeds);
        let mut timed = || {
            let begun = Instant::now();
            each(&text, &mut random);
            begun.elapsed()
        };
        // The first text pays for tables that are made when they are first needed, and a busy machine is no finding:
        // what is slow is timed again.
        let took = Some(timed()).filter(|took| *took < SLOW).unwrap_or_else(timed);
        assert!(took < SLOW, "{name}: {took:?} for {text:?}");
        longest = longest.max(took);
        texts += 1;
    }
    println!(
        "{name}: {texts} texts in {minutes} minutes from seed {seed}, longest {longest:.1?}, no finding"
    );
}

fn request(text: &str, random: &mut Random) -> SearchRequest {
    let request = SearchRequest::of(text);
    match random.below(5) {
        number if number < 4 => request.for_reader(Language::ALL[number]),
        _ => request,
    }
}

/// Whatever is typed is a query, and a link to it leads back to it.
fn read_query(index: &SearchIndex, text: &str, random: &mut Random) {
    let request = request(text, random);
    assert_eq!(index.search(&request).unwrap().total, 0, "{text:?}");
    index.suggest(text, Language::ALL[random.below(4)]).unwrap();
    let pairs = [("q", text), ("page", "1")];
    if let Ok(read) = SearchRequest::from_pairs(pairs) {
        let query = read.to_query();
        let again: Vec<(String, String)> =
            url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let pairs = again.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        assert_eq!(SearchRequest::from_pairs(pairs).unwrap().q, read.q, "{text:?}");
    }
}

/// Words lie in the text, in order; folding twice is folding once; parts of compounds are parts.
fn analyse(taxonomy: &Taxonomy, text: &str) {
    let mut end = 0;
    let mut folded = Vec::new();
    for word in words(text) {
        assert!(word.at.start >= end && !text[word.at.clone()].is_empty(), "{text:?}");
        end = word.at.end;
        assert!(!word.folded.is_empty() && word.folded.len() <= LONGEST_WORD, "{text:?}");
        assert_eq!(fold(&word.folded), word.folded, "{text:?}");
        for language in Language::ALL {
            let analysis = taxonomy.analyse(language, &word.folded);
            assert!(!analysis.stem.is_empty() && analysis.parts.len() != 1, "{language} {text:?}");
        }
        if let Some(mended) = taxonomy.mend_compound(&word.folded) {
            assert!(mended.len().abs_diff(word.folded.len()) <= 1, "{text:?}: {mended}");
        }
        folded.push(word.folded);
    }
    for language in Language::ALL {
        for mention in taxonomy.mentions(&taxonomy.analyse_text(text, language)) {
            assert!(!text[mention.at].is_empty() && mention.weight > 0.0, "{text:?}");
        }
    }
    let folded: Vec<&str> = folded.iter().map(AsRef::as_ref).collect();
    let expansion = taxonomy.expand(&folded, None, taxonomy::Sources::default());
    let units = expansion.units.len();
    assert_eq!(expansion.telling.len(), units, "{text:?}");
    assert!(expansion.words.iter().all(|word| word.units.end <= units && word.weight > 0.0), "{text:?}");
    assert!(expansion.concepts.iter().all(|concept| concept.units.end <= units), "{text:?}");
}

/// Every hit says why it was found, scores are in order, and marked texts hold no tag but the mark.
fn explain(index: &SearchIndex, text: &str, random: &mut Random) {
    let request = request(text, random);
    let explanation = index.explain(&request).unwrap();
    assert!(explanation.to_string().contains("found"));
    let response = &explanation.response;
    assert!(response.total >= response.hits.len(), "{text:?}");
    let asked = !request.q.trim().is_empty();
    assert!(response.hits.iter().all(|hit| hit.score.is_finite()), "{text:?}");
    assert!(response.hits.windows(2).all(|pair| pair[0].score >= pair[1].score), "{text:?}");
    for hit in &response.hits {
        assert!(!asked || !hit.why.is_empty(), "{text:?} found {} for no reason", hit.id);
        for html in hit.highlights.values() {
            assert!(!html.replace("<mark>", "").replace("</mark>", "").contains('<'), "{text:?}: {html}");
        }
    }
}
