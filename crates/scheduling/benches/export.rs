//! Writes the generated missions of the bench `missions` as mission files, with a plan of each as schedule file, so that
//! other solvers can be measured on them.
//!
//! `cargo bench -p scheduling --bench export -- FOLDER [SECONDS [PART-OF-A-NAME]]`

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

mod support;

use std::error::Error;
use std::path::Path;
use std::sync::Arc;

use scheduling::solve::{Options, solve};
use scheduling::watch::Watch;
use support::clock::Clock;
use support::generator::mission;
use support::shapes::SHAPES;

fn main() -> Result<(), Box<dyn Error>> {
    // Without --bench this is a test run of all targets, which has nothing to test here.
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let values: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let (true, Some(folder)) = (arguments.iter().any(|it| it == "--bench"), values.first()) else {
        println!("usage: cargo bench -p scheduling --bench export -- FOLDER [SECONDS [NAME]]");
        return Ok(());
    };
    let seconds: f64 = values.get(1).and_then(|seconds| seconds.parse().ok()).unwrap_or(10.0);
    let only = values.get(2).map_or("", |name| name.as_str());
    std::fs::create_dir_all(folder)?;
    for shape in SHAPES.iter().filter(|shape| shape.name.contains(only)) {
        let mission = mission(shape, 1);
        let watch: Arc<dyn Watch> = Clock::with_limit(seconds);
        let outcome = solve(&mission, None, Options { effort: None, ..Options::default() }, &watch)?;
        let file = shape.name.replace(", ", "-").replace(' ', "-");
        let to = |kind: &str| Path::new(folder).join(format!("{file}.{kind}.json"));
        std::fs::write(to("mission"), serde_json::to_string_pretty(&mission)?)?;
        std::fs::write(to("schedule"), serde_json::to_string_pretty(&outcome.schedule)?)?;
        let figures = outcome.schedule.figures;
        println!(
            "{}: {} held, weight {}, {} breaks",
            shape.name, figures.held, figures.weight, figures.breaks
        );
    }
    Ok(())
}
