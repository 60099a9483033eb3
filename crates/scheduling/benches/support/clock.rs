//! A watch with a real clock, which notes when the plan got better.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use scheduling::watch::{Progress, Watch};

pub struct Clock {
    start: Instant,
    /// Processor time at the start, where that is what counts.
    processor: Option<f64>,
    limit: f64,
    /// Stops at a plan so near its bound.
    enough: Option<f64>,
    /// When the best plan and bounds so far became known.
    pub history: Mutex<Vec<(f64, Progress)>>,
}

impl Clock {
    pub fn with_limit(seconds: f64) -> Arc<Self> {
        Self::new(seconds, None, None)
    }

    /// Counts seconds of the processor rather than of the wall, so that other programs do not matter. For one thread.
    pub fn with_processor_limit(seconds: f64) -> Arc<Self> {
        Self::new(seconds, None, Some(processor_time()))
    }

    /// Stops as soon as a plan is within this share of its bound.
    pub fn stopping_at_gap(seconds: f64, gap: f64) -> Arc<Self> {
        Self::new(seconds, Some(gap), None)
    }

    fn new(limit: f64, enough: Option<f64>, processor: Option<f64>) -> Arc<Self> {
        Arc::new(Self { start: Instant::now(), processor, limit, enough, history: Mutex::new(Vec::new()) })
    }

    /// When there was a plan for the first time.
    pub fn first(&self) -> f64 {
        let history = self.history.lock().unwrap_or_else(PoisonError::into_inner);
        history.iter().find(|(_, progress)| progress.missing == 0).map_or(0.0, |(at, _)| *at)
    }

    /// When a plan was within this share of its bound for the first time.
    pub fn reached(&self, gap: f64) -> Option<f64> {
        let history = self.history.lock().unwrap_or_else(PoisonError::into_inner);
        history.iter().find(|(_, progress)| progress.missing == 0 && progress.gap() <= gap).map(|(at, _)| *at)
    }

    /// What was known after so many seconds.
    pub fn after(&self, seconds: f64) -> Option<Progress> {
        let history = self.history.lock().unwrap_or_else(PoisonError::into_inner);
        history.iter().take_while(|(at, _)| *at <= seconds).last().map(|(_, progress)| *progress)
    }

    /// When the plan of the end was found.
    pub fn found(&self) -> f64 {
        let history = self.history.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((_, last)) = history.last() else { return 0.0 };
        let first = history
            .iter()
            .find(|(_, progress)| (progress.missing, progress.figures) == (last.missing, last.figures));
        first.map_or(0.0, |(at, _)| *at)
    }
}

impl Watch for Clock {
    fn seconds(&self) -> f64 {
        match self.processor {
            Some(start) => processor_time() - start,
            None => self.start.elapsed().as_secs_f64(),
        }
    }

    fn seconds_left(&self) -> Option<f64> {
        Some((self.limit - self.seconds()).max(0.0))
    }

    fn should_stop(&self) -> bool {
        self.seconds() >= self.limit || self.enough.is_some_and(|gap| self.reached(gap).is_some())
    }

    fn progress(&self, progress: &Progress) {
        self.history.lock().unwrap_or_else(PoisonError::into_inner).push((self.seconds(), *progress));
    }
}

/// Most memory that this process has had, in megabytes, where the system says it.
pub fn peak_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

/// Processor time of this process so far, in seconds, where the system says it.
pub fn processor_time() -> f64 {
    // Fields 14 and 15 of the line, the 12th and 13th after the name in brackets: hundredths of seconds.
    let status = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = status.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}
