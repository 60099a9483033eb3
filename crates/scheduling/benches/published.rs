//! Plans every published B2B scheduling instance (`*.dzn`) of a folder and prints how long the optimum takes. With
//! one thread, seconds are of the processor.
//!
//! `just bench-published FOLDER [SECONDS]`

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

mod support;

use std::sync::Arc;

use scheduling::check::check;
use scheduling::solve::{Options, solve};
use scheduling::watch::Watch;
use support::clock::{Clock, peak_memory};
use support::dzn;

fn main() {
    // Without --bench this is a test run of all targets, which has nothing to test here.
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let values: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let (true, Some(folder)) = (arguments.iter().any(|it| it == "--bench"), values.first()) else {
        println!("usage: cargo bench -p scheduling --bench published -- FOLDER [SECONDS [THREADS]]");
        return;
    };
    let limit = values.get(1).and_then(|seconds| seconds.parse().ok()).unwrap_or(120.0);
    let threads = values.get(2).and_then(|threads| threads.parse().ok()).unwrap_or(1);
    let mut files: Vec<_> = std::fs::read_dir(folder.as_str())
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "dzn"))
        .collect();
    files.sort();
    println!(
        "| instance | people | meetings | slots | tables | breaks | bound | proven | optimum found, s | in all, s |"
    );
    println!("| --- | --: | --: | --: | --: | --: | --: | --- | --: | --: |");
    let (mut proven, mut open) = (0, 0);
    for path in &files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match std::fs::read_to_string(path).map_err(|error| error.to_string()) {
            Ok(text) if plan(&name, &text, limit, threads) => proven += 1,
            Ok(_) => open += 1,
            Err(error) => println!("| {name} | cannot be read: {error} |"),
        }
    }
    println!("\n{proven} proven, {open} open, peak memory {:.0} MB", peak_memory());
}

fn plan(name: &str, text: &str, limit: f64, threads: usize) -> bool {
    let mission = match dzn::mission(name, text) {
        Ok(mission) => mission,
        Err(error) => {
            println!("| {name} | {error} |");
            return false;
        }
    };
    let clock = if threads == 1 { Clock::with_processor_limit(limit) } else { Clock::with_limit(limit) };
    let watch: Arc<dyn Watch> = clock.clone();
    let options = Options { threads, effort: None, ..Options::default() };
    let sizes = format!(
        "{} | {} | {} | {}",
        mission.participants.len(),
        mission.meetings.len(),
        mission.slots.len(),
        mission.tables.len()
    );
    match solve(&mission, None, options, &watch) {
        Ok(outcome) => {
            let schedule = outcome.schedule;
            let broken = check(&mission, &schedule, None).violations;
            let (breaks, bound) = (schedule.figures.breaks, schedule.bounds.breaks);
            let proof = if schedule.optimal { "yes" } else { "no" };
            let times = format!("{:.2} | {:.2}", clock.found(), schedule.seconds);
            println!("| {name} | {sizes} | {breaks} | {bound} | {proof} | {times} |");
            broken.iter().for_each(|violation| println!("  BROKEN: {}", violation.message));
            schedule.optimal && broken.is_empty()
        }
        Err(error) => {
            println!("| {name} | {sizes} | {} |", error.to_string().replace('\n', " "));
            false
        }
    }
}
