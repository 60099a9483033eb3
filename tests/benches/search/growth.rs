//! How the search grows with the number of profiles, in figures and as a graph.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use crate::corpus::Corpus;
use crate::load::{Engine, Measured, measure};
use crate::ours::Ours;
use crate::question::questions;
use crate::{QUESTIONS, WARM_UP, megabytes, milliseconds};

const SIZES: [u64; 4] = [1_000, 10_000, 100_000, 1_000_000];
const TIME: Duration = Duration::from_secs(10);
const GRAPH: &str = "../docs/images/search-growth.svg";

/// What was measured with so many profiles.
struct Step {
    profiles: u64,
    one: Measured,
}

/// Measures each size, prints the figures and draws the graph.
pub fn run(corpus: &Corpus, sizes: &[u64]) {
    let sizes = if sizes.is_empty() { &SIZES } else { sizes };
    println!("| profiles | built in | index | memory | files mapped | p50 | p95 | p99 | a second |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    let steps: Vec<Step> = sizes.iter().map(|profiles| step(corpus, *profiles)).collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(GRAPH);
    std::fs::write(path, graph(&steps)).unwrap();
}

fn step(corpus: &Corpus, profiles: u64) -> Step {
    let engine = Ours::new(corpus, profiles);
    let asked = questions(corpus, profiles, QUESTIONS);
    let mut connection = engine.connect();
    for question in &asked[..WARM_UP] {
        connection.ask(question);
    }
    let one = measure(&engine, &asked, 1, TIME);
    let cost = engine.cost();
    println!(
        "| {profiles} | {:.1} s | {:.0} MB | {:.0} MB | {:.0} MB | {:.2} ms | {:.2} ms | {:.2} ms | {:.0} |",
        cost.build.as_secs_f64(),
        megabytes(cost.index_bytes),
        megabytes(cost.memory.own_bytes),
        megabytes(cost.memory.mapped_bytes),
        milliseconds(one.p50),
        milliseconds(one.p95),
        milliseconds(one.p99),
        one.per_second,
    );
    Step { profiles, one }
}

/// Both axes are logarithmic: profiles to the right, milliseconds upwards.
fn graph(steps: &[Step]) -> String {
    let (width, height, margin) = (640.0, 360.0, 64.0);
    let exponents = |values: &[f64]| {
        let least = values.iter().copied().fold(f64::INFINITY, f64::min).log10().floor();
        let most = values.iter().copied().fold(0.0, f64::max).log10().ceil().max(least + 1.0);
        (least, most)
    };
    let sizes: Vec<f64> = steps.iter().map(|step| step.profiles as f64).collect();
    let times: Vec<f64> =
        steps.iter().flat_map(|step| [milliseconds(step.one.p50), milliseconds(step.one.p99)]).collect();
    let (left, right) = exponents(&sizes);
    let (bottom, top) = exponents(&times);
    let x = |value: f64| margin + (value.log10() - left) / (right - left) * (width - 2.0 * margin);
    let y =
        |value: f64| height - margin - (value.log10() - bottom) / (top - bottom) * (height - 2.0 * margin);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         font-family=\"sans-serif\" font-size=\"13\">\n<title>Milliseconds per search by number of profiles</title>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n"
    );
    // Writing to a string cannot fail.
    for exponent in bottom as i32..=top as i32 {
        let value = 10_f64.powi(exponent);
        let at = y(value);
        let _ = writeln!(
            svg,
            "<path d=\"M{margin} {at:.1}H{:.1}\" stroke=\"#d8dde0\"/><text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{value} ms</text>",
            width - margin,
            margin - 8.0,
            at + 4.0
        );
    }
    for size in &sizes {
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{size}</text>",
            x(*size),
            height - margin + 20.0
        );
    }
    let _ = writeln!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">profiles</text>",
        width / 2.0,
        height - 16.0
    );
    /// A line of the graph: its name, its colour, and what of a step it shows.
    type Series = (&'static str, &'static str, fn(&Measured) -> Duration);
    let series: [Series; 3] =
        [("p50", "#14597a", |m| m.p50), ("p95", "#6b7f2a", |m| m.p95), ("p99", "#9c3a29", |m| m.p99)];
    for (name, colour, of) in series {
        let points: Vec<(f64, f64)> =
            steps.iter().map(|step| (x(step.profiles as f64), y(milliseconds(of(&step.one))))).collect();
        let line: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let _ = writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.5\"/>",
            line.join(" ")
        );
        if let Some((x, y)) = points.last() {
            let _ = writeln!(
                svg,
                "<text x=\"{:.1}\" y=\"{:.1}\" fill=\"{colour}\">{name}</text>",
                x + 8.0,
                y + 4.0
            );
        }
    }
    svg.push_str("</svg>\n");
    svg
}
