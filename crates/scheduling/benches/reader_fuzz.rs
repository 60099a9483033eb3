//! Feeds the reader of mission and schedule files with mutated files for so many minutes: it must neither panic, nor
//! take long, nor accept a mission that does not survive being written and read.
//!
//! `just fuzz-mission MINUTES [SEED]`

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

mod support;

use std::time::{Duration, Instant};

use scheduling::check::check;
use scheduling::file::{Mission, Schedule};
use support::generator::{Shape, mission};

/// Longest time that one small file may take.
const SLOW: Duration = Duration::from_secs(2);

/// Pieces that readers stumble over.
const PIECES: [&str; 24] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "null",
    "true",
    "-1",
    "1e999",
    "9223372036854775808",
    "0.1",
    "\\u0000",
    "\\ud800",
    "\u{202e}",
    "\"id\":",
    "\"after\":[\"m0\"]",
    "\"slots\":[]",
    "\"start\":\"\"",
    "\"pinned\":\"s1\"",
    "\"others\":[\"p1\",\"p1\"]",
    "2027-03-10T09:00:00+25:00",
    "[[[[[[[[[[[[[[[[",
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let values: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let minutes = values.first().and_then(|minutes| minutes.parse::<f64>().ok());
    let (true, Some(minutes)) = (arguments.iter().any(|argument| argument == "--bench"), minutes) else {
        println!("usage: cargo bench -p scheduling --bench reader_fuzz -- MINUTES [SEED]");
        return;
    };
    let mut seed = values.get(1).and_then(|seed| seed.parse().ok()).unwrap_or(1_u64);
    let start = Instant::now();
    let (mut files, mut accepted, mut schedules) = (0_u64, 0_u64, 0_u64);
    while start.elapsed().as_secs_f64() < minutes * 60.0 {
        let shape =
            Shape { delegates: 5, slots: 4, tables: 3, wishes: 6, hosts: 2, lunch: true, ..Shape::PLAIN };
        let base = mission(&shape, seed).to_json().into_bytes();
        let schedule = b"{\"mission\":\"x\",\"meetings\":[{\"id\":\"m0\",\"slot\":\"s0\",\"table\":\"T0\"}],\"not_held\":[{\"id\":\"m1\",\"reason\":\"full\"}],\"figures\":{\"held\":1},\"bounds\":{\"weight\":1},\"optimal\":false,\"seconds\":3.2,\"seed\":1}".to_vec();
        for _ in 0..200 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let text = mutate(if seed >> 60 == 0 { &schedule } else { &base }, seed);
            let begun = Instant::now();
            if let Ok(read) = Mission::from_json(&text) {
                accepted += 1;
                let again = Mission::from_json(read.to_json().as_bytes());
                assert_eq!(again.as_ref(), Ok(&read), "seed {seed}: {}", String::from_utf8_lossy(&text));
            }
            if let Ok(read) = Schedule::from_json(&text) {
                schedules += 1;
                let _ = check(&mission(&shape, 1), &read, None);
            }
            assert!(begun.elapsed() < SLOW, "seed {seed} is slow: {}", String::from_utf8_lossy(&text));
            files += 1;
        }
    }
    println!("{files} files, {accepted} accepted as missions, {schedules} as schedules, no finding");
}

/// One to eight changes of bytes, pieces and stretches.
fn mutate(base: &[u8], seed: u64) -> Vec<u8> {
    let mut state = seed;
    let mut roll = |sides: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % sides.max(1) as u64) as usize
    };
    let mut text = base.to_vec();
    for _ in 0..1 + roll(8) {
        let at = roll(text.len());
        let to = (at + roll(40)).min(text.len());
        match roll(6) {
            0 => text[at] = roll(256) as u8,
            1 => text[at] ^= 1 << roll(8),
            2 => drop(text.splice(at..at, PIECES[roll(PIECES.len())].bytes())),
            3 => drop(text.drain(at..to)),
            4 => {
                let copy = text[at..to].to_vec();
                let into = roll(text.len());
                drop(text.splice(into..into, copy));
            }
            _ => {
                let copy = text[at..to].to_vec();
                let into = roll(text.len());
                let end = (into + copy.len()).min(text.len());
                drop(text.splice(into..end, copy));
            }
        }
        if text.is_empty() {
            text.push(b'{');
        }
    }
    text
}
