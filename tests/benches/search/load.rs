//! Asking at one or many connections, and how long the answers take.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::question::Question;

/// A search engine under test.
pub trait Engine: Sync {
    /// What it is called in the table.
    fn name(&self) -> &'static str;
    /// One more connection to it.
    fn connect(&self) -> Box<dyn Client + Send>;
    /// What building it took, its size on disk, and its memory now.
    fn cost(&self) -> Cost;
}

/// A connection, over which one question is asked at a time.
pub trait Client {
    /// The answer as it comes: JSON with `total`, `hits` and `facets`.
    fn ask(&mut self, question: &Question) -> String;
}

/// What an engine costs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    pub build: Duration,
    pub index_bytes: u64,
    pub memory: Memory,
}

/// Resident memory of processes, pages that they share counted in part; zeros where that cannot be read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    /// What is the processes' own: it must be there.
    pub own_bytes: u64,
    /// Pages of files that they read through their addresses: the system takes them back when it needs the room.
    pub mapped_bytes: u64,
}

impl Memory {
    /// What has come to it since.
    pub fn since(self, before: Memory) -> Memory {
        Memory {
            own_bytes: self.own_bytes.saturating_sub(before.own_bytes),
            mapped_bytes: self.mapped_bytes.saturating_sub(before.mapped_bytes),
        }
    }
}

impl std::ops::Add for Memory {
    type Output = Memory;

    fn add(self, other: Memory) -> Memory {
        Memory {
            own_bytes: self.own_bytes + other.own_bytes,
            mapped_bytes: self.mapped_bytes + other.mapped_bytes,
        }
    }
}

/// What was measured at a number of connections.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    pub connections: usize,
    pub p50: Duration,
    pub p95: Duration,
    pub p99: Duration,
    pub per_second: f64,
}

/// Asks questions in turn over so many connections for some time.
pub fn measure(engine: &dyn Engine, questions: &[Question], connections: usize, time: Duration) -> Measured {
    let next = AtomicUsize::new(0);
    let begun = Instant::now();
    let mut latencies: Vec<Duration> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..connections)
            .map(|_| {
                scope.spawn(|| {
                    let mut connection = engine.connect();
                    let mut latencies = Vec::new();
                    while begun.elapsed() < time {
                        let question = &questions[next.fetch_add(1, Ordering::Relaxed) % questions.len()];
                        let asked = Instant::now();
                        connection.ask(question);
                        latencies.push(asked.elapsed());
                    }
                    latencies
                })
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let elapsed = begun.elapsed();
    latencies.sort_unstable();
    let at = |share: f64| latencies[((latencies.len() - 1) as f64 * share) as usize];
    Measured {
        connections,
        p50: at(0.50),
        p95: at(0.95),
        p99: at(0.99),
        per_second: latencies.len() as f64 / elapsed.as_secs_f64(),
    }
}

/// The memory of a process: `Pss_Anon`, `Pss_Shmem` and `Pss_File` of proc(5).
pub fn memory_of(process: u32) -> Memory {
    let rollup = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let bytes = |name: &str| {
        let line = rollup.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0)
            * 1_024
    };
    Memory { own_bytes: bytes("Pss_Anon:") + bytes("Pss_Shmem:"), mapped_bytes: bytes("Pss_File:") }
}

/// The bytes of all files below a folder.
pub fn folder_bytes(folder: &std::path::Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(found) if found.is_dir() => folder_bytes(&entry.path()),
            Ok(found) => found.len(),
            Err(_) => 0,
        })
        .sum()
}
