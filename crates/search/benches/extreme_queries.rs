//! Queries that nobody should type, on 100,000 profiles: 10,000 words, function words only, emoji, text from right to
//! left, and words that all have to be corrected. Each must be answered within 50 ms.
//!
//! `just bench-extreme-queries`

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

use std::time::{Duration, Instant};

use judged::JudgedSet;
use locale::Language;
use search::{SearchIndex, SearchRequest, Settings};
use taxonomy::Taxonomy;

const PROFILES: usize = 100_000;
const BATCH: usize = 10_000;
const RUNS: usize = 100;
const LONGEST: Duration = Duration::from_millis(50);

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let set = JudgedSet::read();
    let taxonomy = Taxonomy::embedded();
    let begun = Instant::now();
    let index = SearchIndex::in_memory(taxonomy, Settings::default()).unwrap();
    fill(&index, &set);
    println!("{} profiles indexed in {:.1} s", index.len(), begun.elapsed().as_secs_f64());
    println!("\nquery                                     fastest      median     slowest");
    let mut slow = Vec::new();
    for (name, query) in extremes(&set) {
        let request = SearchRequest::of(query).for_reader(Language::Nl);
        let mut times: Vec<Duration> = (0..RUNS)
            .map(|_| {
                let begun = Instant::now();
                index.search(&request).unwrap();
                begun.elapsed()
            })
            .collect();
        times.sort();
        let slowest = times[RUNS - 1];
        let ms = |time: Duration| time.as_secs_f64() * 1_000.0;
        let [fastest, median, slowest_ms] = [times[0], times[RUNS / 2], slowest].map(ms);
        println!("{name:40} {fastest:8.2} ms {median:8.2} ms {slowest_ms:8.2} ms");
        if slowest > LONGEST {
            slow.push(name);
        }
    }
    assert!(slow.is_empty(), "slower than {LONGEST:?}: {slow:?}");
}

/// The judged profiles again and again, under other names.
fn fill(index: &SearchIndex, set: &JudgedSet) {
    let mut batch = Vec::with_capacity(BATCH);
    for number in 0..PROFILES {
        let mut profile = set.profiles[number % set.profiles.len()].clone();
        profile.id = format!("{}-{number}", profile.id);
        profile.name = format!("{} {number}", profile.name);
        batch.push(profile);
        if batch.len() == BATCH {
            index.change(&batch, &[], number as i64).unwrap();
            batch.clear();
        }
    }
}

fn extremes(set: &JudgedSet) -> Vec<(&'static str, String)> {
    let words: Vec<&str> = set.queries.iter().flat_map(|query| query.text.split(' ')).collect();
    let repeated = |text: &str| format!("{text} ").repeat(10_000);
    let many: Vec<&str> = words.iter().cycle().take(10_000).copied().collect();
    let wrong: Vec<String> = words.iter().map(|word| mistyped(word)).take(10_000).collect();
    vec![
        ("one word", "verpakkingsmachines".to_owned()),
        ("10,000 words of buyers", many.join(" ")),
        ("10,000 times one word", repeated("machines")),
        ("10,000 words with an error each", wrong.join(" ")),
        ("one word of 100,000 letters", "verpakking".repeat(10_000)),
        (
            "function words of four languages",
            "de het een van the of and der die das und de la și cu".to_owned(),
        ),
        ("10,000 function words", repeated("de")),
        ("10,000 emoji", repeated("🚜 🇷🇴 👩‍🔧")),
        ("10,000 words from right to left", repeated("مكائن שלום")),
        ("10,000 exclusions", repeated("-pompen")),
        ("10,000 phrases", repeated("\"van staal\"")),
        ("nothing but quotation marks", "\"".repeat(10_000)),
    ]
}

fn mistyped(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() > 4 {
        letters.swap(2, 3);
        letters.insert(1, 'x');
    }
    letters.into_iter().collect()
}
