//! The table that goes into `docs/performance.md`.

use std::fmt::Write as _;
use std::time::Duration;

use crate::load::Measured;

const BEGIN: &str = "<!-- figures of `just bench`: begin -->";
const END: &str = "<!-- figures of `just bench`: end -->";

/// What was measured.
#[derive(Default)]
pub struct Report {
    /// The addresses.
    pub rows: Vec<Row>,
    /// Bytes of resident memory when idle, with the demonstration.
    pub idle_memory: Option<u64>,
    /// From the start to the first answer, with the demonstration's data.
    pub start_demonstration: Option<Duration>,
    /// The same with ten thousand profiles.
    pub start_large: Option<Duration>,
}

/// A line of the table.
pub struct Row {
    /// What was asked for.
    pub what: &'static str,
    /// How it went.
    pub figures: Measured,
    /// At least this part of hello's requests per second is aimed at: 20 for a twentieth.
    pub aim: Option<f64>,
}

impl Report {
    /// The report in Markdown; shares are those of `bare` at sixteen connections.
    pub fn table(&self, bare: &Measured) -> String {
        let mut text = String::from(
            "| asked for | 1 connection: per second | p50, ms | p99, ms | 16 connections: per second | p50, ms | p99, ms | share of hello | aim |\n\
             | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
        );
        for Row { what, figures, aim } in &self.rows {
            let _ = write!(text, "| {what} |");
            for part in [&figures.alone, &figures.crowded] {
                let _ = write!(text, " {:.0} | {:.2} | {:.2} |", part.per_second, part.median, part.p99);
            }
            let share = bare.crowded.per_second / figures.crowded.per_second;
            let aim = aim.map_or(String::new(), |aim| format!("1/{aim:.0}"));
            let _ = writeln!(text, " 1/{share:.1} | {aim} |");
        }
        text.push('\n');
        if let Some(bytes) = self.idle_memory {
            let _ = writeln!(
                text,
                "Idle with the demonstration: {} MB resident (aim: below 80).",
                bytes / 1_000_000
            );
        }
        let starts = [
            ("with the demonstration", self.start_demonstration),
            ("with 10,000 profiles", self.start_large),
        ];
        for (data, time) in starts {
            if let Some(time) = time {
                let _ =
                    writeln!(text, "From start to ready {data}: {} ms (aim: below 300).", time.as_millis());
            }
        }
        text
    }
}

/// Puts the table in its place in the document.
pub fn write(table: &str) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/performance.md");
    let page = std::fs::read_to_string(path).expect("docs/performance.md is there");
    let (before, rest) = page.split_once(BEGIN).expect("docs/performance.md has the place for the figures");
    let after = rest.split_once(END).map_or("", |(_, after)| after);
    std::fs::write(path, format!("{before}{BEGIN}\n{table}{END}{after}"))
        .expect("docs/performance.md can be written");
}
