//! The search beside PostgreSQL's full text and SQLite's FTS5, on one generated corpus in one run; and how it grows.
//!
//! `just bench-search [PROFILES]` compares, `just bench-search --growth` measures the growth and draws the graph.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]
#![expect(clippy::unwrap_used, reason = "a bench whose ground gives way must fail at once")]

mod corpus;
mod growth;
mod load;
mod ours;
mod postgres;
mod question;
mod sqlite;

use std::path::PathBuf;
use std::time::Duration;

use corpus::{Corpus, all_text};
use load::{Engine, measure};
use question::{Question, questions};
use taxonomy::text::fold;

/// Different questions, asked in turn.
const QUESTIONS: usize = 2_000;
/// Questions that warm an engine up.
const WARM_UP: usize = 300;
/// How long each engine is asked at each number of connections.
const TIME: Duration = Duration::from_secs(10);
/// At how many connections.
const CONNECTIONS: [usize; 2] = [1, 16];
/// Profiles when no number is given.
const PROFILES: u64 = 100_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let numbers: Vec<u64> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    if let [first, folder] = arguments.as_slice()
        && first == ours::SERVE
    {
        ours::serve(PathBuf::from(folder));
    } else if arguments.iter().any(|argument| argument == "--growth") {
        growth::run(&Corpus::new(), &numbers);
    } else {
        compare(&Corpus::new(), numbers.first().copied().unwrap_or(PROFILES));
    }
}

fn compare(corpus: &Corpus, profiles: u64) {
    let url = std::env::var("RONL_TEST_POSTGRES").unwrap_or_default();
    let asked = questions(corpus, profiles, QUESTIONS);
    println!(
        "{profiles} profiles, {QUESTIONS} questions, each engine {} s at {CONNECTIONS:?} connections\n",
        TIME.as_secs()
    );
    println!(
        "| engine | connections | built in | index | memory | files mapped | p50 | p95 | p99 | a second | errors right |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    report(&ours::Ours::new(corpus, profiles), corpus, &asked);
    report(&sqlite::Sqlite::new(corpus, profiles), corpus, &asked);
    if url.is_empty() {
        println!("\nRONL_TEST_POSTGRES names no PostgreSQL: run this by tests/with-postgres");
    } else {
        report(&postgres::Postgres::new(url, corpus, profiles), corpus, &asked);
    }
}

fn report(engine: &dyn Engine, corpus: &Corpus, asked: &[Question]) {
    let mut connection = engine.connect();
    for question in &asked[..WARM_UP.min(asked.len())] {
        connection.ask(question);
    }
    let right = share_right(engine, corpus, asked);
    for connections in CONNECTIONS {
        let measured = measure(engine, asked, connections, TIME);
        let cost = engine.cost();
        println!(
            "| {} | {} | {:.1} s | {:.0} MB | {:.0} MB | {:.0} MB | {:.2} ms | {:.2} ms | {:.2} ms | {:.0} | {:.1} % |",
            engine.name(),
            measured.connections,
            cost.build.as_secs_f64(),
            megabytes(cost.index_bytes),
            megabytes(cost.memory.own_bytes),
            megabytes(cost.memory.mapped_bytes),
            milliseconds(measured.p50),
            milliseconds(measured.p95),
            milliseconds(measured.p99),
            measured.per_second,
            100.0 * right,
        );
    }
}

/// The share of the questions with a typing error that are answered right: the answer says that the word was corrected
/// to the one that was meant, or one of the first ten hits holds that.
fn share_right(engine: &dyn Engine, corpus: &Corpus, asked: &[Question]) -> f64 {
    let mut connection = engine.connect();
    let wrong: Vec<&Question> = asked.iter().filter(|question| question.meant.is_some()).collect();
    let right = wrong.iter().filter(|question| {
        let answer: serde_json::Value = serde_json::from_str(&connection.ask(question)).unwrap();
        let meant = fold(question.meant.as_deref().unwrap_or_default());
        if answer["corrected"].as_str().is_some_and(|corrected| fold(corrected) == meant) {
            return true;
        }
        let hits = answer["hits"].as_array().map(Vec::as_slice).unwrap_or_default();
        let numbers =
            hits.iter().take(10).filter_map(|hit| hit["id"].as_str()?.strip_prefix('p')?.parse().ok());
        numbers.into_iter().any(|number| {
            let text = all_text(&corpus.profile(number));
            let text = fold(&text);
            text.split(|c: char| !c.is_alphanumeric()).any(|word| word == meant)
        })
    });
    right.count() as f64 / wrong.len().max(1) as f64
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
