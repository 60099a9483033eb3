//! Plans generated missions and prints what is known after 1, 10 and 60 seconds, and what the largest costs. With one
//! thread these are seconds of the processor.
//!
//! `just bench-schedule [LONGEST-SECONDS [THREADS [PART-OF-A-NAME]]]`

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

mod support;

use std::sync::Arc;

use scheduling::check::check;
use scheduling::file::{Mission, Schedule};
use scheduling::solve::{Options, solve};
use scheduling::watch::Watch;
use support::clock::{Clock, peak_memory, processor_time};
use support::generator::mission;
use support::shapes::SHAPES;

fn main() {
    // Without --bench this is a test run of all targets, which has nothing to test here.
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if !arguments.iter().any(|argument| argument == "--bench") {
        println!("usage: cargo bench -p scheduling --bench missions [-- SECONDS [THREADS [NAME]]]");
        return;
    }
    let values: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let longest: f64 = values.first().and_then(|seconds| seconds.parse().ok()).unwrap_or(60.0);
    let threads = values.get(1).and_then(|threads| threads.parse().ok()).unwrap_or(1);
    let only = values.get(2).map_or("", |name| name.as_str());
    println!(
        "| mission | slots | tables | wishes | after, s | held | weight | bound | gap, % | breaks | bound | memory, MB |"
    );
    println!("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
    for shape in SHAPES.iter().filter(|shape| shape.name.contains(only)) {
        let mission = mission(shape, 1);
        let clock =
            if threads == 1 { Clock::with_processor_limit(longest) } else { Clock::with_limit(longest) };
        let watch: Arc<dyn Watch> = clock.clone();
        let planned = solve(&mission, None, Options { threads, effort: None, ..Options::default() }, &watch);
        let sizes = format!("{} | {} | {} | {}", shape.name, shape.slots, shape.tables, shape.wishes);
        for seconds in [1.0, 10.0, 60.0].into_iter().filter(|seconds| *seconds <= longest) {
            let Some(known) = clock.after(seconds) else { continue };
            println!(
                "| {sizes} | {seconds} | {} | {} | {} | {:.3} | {} | {} | {:.0} |",
                known.figures.held,
                known.figures.weight,
                known.bounds.weight,
                known.gap() * 100.0,
                known.figures.breaks,
                known.bounds.breaks,
                peak_memory(),
            );
        }
        match planned {
            Ok(outcome) => {
                let proof = if outcome.schedule.optimal { "proven optimal" } else { "open" };
                println!("| {sizes} | {proof} after {:.1} s | | | | | | | |", outcome.schedule.seconds);
                for violation in check(&mission, &outcome.schedule, None).violations {
                    println!("BROKEN: {}", violation.message);
                }
                repair(&mission, &outcome.schedule);
            }
            Err(error) => println!("| {sizes} | {} |", error.to_string().replace('\n', " ")),
        }
    }
}

/// On the day one delegate in twenty cancels and one comes late: how long a new plan takes and what it moves.
fn repair(mission: &Mission, previous: &Schedule) {
    let mut today = mission.clone();
    let all: Vec<String> = today.slots.iter().map(|slot| slot.id.clone()).collect();
    // Nobody can meet somebody who is not there.
    today.meetings.iter_mut().for_each(|meeting| meeting.required = false);
    for (p, person) in today.participants.iter_mut().enumerate() {
        match p % 20 {
            7 => person.unavailable.clone_from(&all),
            11 => person.unavailable = all[..2].to_vec(),
            _ => {}
        }
    }
    let clock = Clock::with_limit(60.0);
    let watch: Arc<dyn Watch> = clock.clone();
    let options = Options { effort: Some(Options::REPAIR), ..Options::default() };
    let before = processor_time();
    let planned = solve(&today, Some(previous), options, &watch);
    let spent = processor_time() - before;
    match planned {
        Ok(outcome) => {
            let figures = outcome.schedule.figures;
            let broken = check(&today, &outcome.schedule, Some(previous)).violations.len();
            println!(
                "| {} | repair: {:.2} s, {spent:.2} s of the processor, {} held before, {} now, {} moved, weight {} of at most {}, {broken} broken |",
                today.mission,
                outcome.schedule.seconds,
                previous.meetings.len(),
                figures.held,
                figures.moved,
                figures.weight,
                outcome.schedule.bounds.weight,
            );
            outcome.moved.iter().take(3).for_each(|moved| println!("  {moved}"));
        }
        Err(error) => println!("| {} | repair: {error} |", today.mission),
    }
}
