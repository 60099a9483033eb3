//! Plans missions of growing size and draws how the time to a good plan grows: `docs/images/scheduling-growth.svg`.
//!
//! `cargo bench -p scheduling --bench growth -- [FILE.svg]`

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

mod support;

use std::sync::Arc;

use scheduling::solve::{Options, solve};
use scheduling::watch::Watch;
use support::clock::{Clock, peak_memory};
use support::generator::{Shape, mission};
use support::graph::{Line, log_log};

/// Delegates of each mission. Each asks for sixteen meetings in a day and a half of twenty-four slots.
const SIZES: [usize; 6] = [50, 100, 200, 400, 700, 1_000];
/// Seconds after which a mission counts as not planned.
const LIMIT: f64 = 60.0;
/// Share of the bound that a good plan may miss.
const GOOD: f64 = 0.003;

fn main() {
    // Without --bench this is a test run of all targets, which has nothing to test here.
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if !arguments.iter().any(|argument| argument == "--bench") {
        println!("usage: cargo bench -p scheduling --bench growth [-- FILE.svg]");
        return;
    }
    let mut first = Vec::new();
    let mut good = Vec::new();
    println!("| delegates | wishes | first plan, s | within 0.3 % of the bound, s | peak memory, MB |");
    println!("| --: | --: | --: | --: | --: |");
    for delegates in SIZES {
        let shape = Shape {
            name: "growth",
            delegates,
            slots: 24,
            tables: delegates * 3 / 10,
            wishes: delegates * 16,
            lunch: true,
            ..Shape::PLAIN
        };
        let mission = mission(&shape, 1);
        let clock = Clock::stopping_at_gap(LIMIT, GOOD);
        let watch: Arc<dyn Watch> = clock.clone();
        if let Err(error) = solve(&mission, None, Options { effort: None, ..Options::default() }, &watch) {
            println!("| {delegates} | {error} |");
            continue;
        }
        let (start, end) = (clock.first(), clock.reached(GOOD));
        let said = end.map_or_else(|| format!("not in {LIMIT}"), |end| format!("{end:.2}"));
        println!("| {delegates} | {} | {start:.3} | {said} | {:.0} |", shape.wishes, peak_memory());
        first.push((delegates as f64, start));
        good.extend(end.map(|end| (delegates as f64, end)));
    }
    let lines = [
        Line { name: "within 0.3 % of the proven bound", colour: "#b5402a", points: &good },
        Line { name: "first plan", colour: "#1f5f8b", points: &first },
    ];
    let svg = log_log("Seconds to plan a mission, by delegates (16 wishes each)", &lines);
    let path = arguments.iter().find(|argument| argument.ends_with(".svg"));
    if let Some(path) = path {
        match std::fs::write(path, svg) {
            Ok(()) => println!("\nwritten to {path}"),
            Err(error) => println!("\n{path}: {error}"),
        }
    }
}
