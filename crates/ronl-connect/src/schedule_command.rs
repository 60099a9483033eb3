//! `schedule`: plans a mission's meetings, or checks a schedule. It needs no database.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use clap::Args;
use scheduling::check::check;
use scheduling::file::{FileError, MAX_BYTES, Mission, Schedule};
use scheduling::solve::{Options, solve};
use scheduling::watch::{Progress, Watch};
use serde_json::json;

use crate::Failure;

/// `schedule`
#[derive(Debug, Args)]
pub struct ScheduleCommand {
    /// The mission file.
    pub mission: PathBuf,
    /// With --check, the schedule file.
    #[arg(requires = "check")]
    pub schedule: Option<PathBuf>,
    /// Verifies a schedule against the rules and prints its figures.
    #[arg(long, requires = "schedule", conflicts_with_all = ["output", "time_limit", "seed", "threads"])]
    pub check: bool,
    /// Writes the schedule to this file instead of standard output.
    #[arg(long, value_name = "F")]
    pub output: Option<PathBuf>,
    /// The schedule so far, of which as little as possible moves.
    #[arg(long, value_name = "F")]
    pub previous: Option<PathBuf>,
    /// Stops after so many seconds with the best plan so far; without it, after a fixed amount of work.
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub time_limit: Option<f64>,
    /// Start of all random choices.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u64).range(..=i64::MAX as u64))]
    pub seed: u64,
    /// Threads; with one, the same seed gives the same plan.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=64))]
    pub threads: u16,
}

/// Plans or checks.
///
/// # Errors
/// A file that cannot be read or written, a faulty file, no plan, or a schedule that breaks a rule.
pub fn run(arguments: &ScheduleCommand) -> Result<(), Failure> {
    let mission = read(&arguments.mission, Mission::from_json)?;
    let previous = arguments.previous.as_deref().map(|path| read(path, Schedule::from_json)).transpose()?;
    match &arguments.schedule {
        Some(path) => verify(&mission, &read(path, Schedule::from_json)?, previous.as_ref()),
        None => plan(arguments, &mission, previous.as_ref()),
    }
}

fn plan(arguments: &ScheduleCommand, mission: &Mission, previous: Option<&Schedule>) -> Result<(), Failure> {
    let clock = Arc::new(Clock::new(arguments.time_limit));
    let stopped = Arc::clone(&clock);
    if let Err(error) = ctrlc::set_handler(move || stopped.stopped.store(true, Ordering::Relaxed)) {
        eprintln!("an interrupt will end the program without a plan: {error}");
    }
    let effort = match (arguments.time_limit, previous) {
        (Some(_), _) => None,
        (None, Some(_)) => Some(Options::REPAIR),
        (None, None) => Some(Options::EFFORT),
    };
    let options = Options { seed: arguments.seed, threads: usize::from(arguments.threads), effort };
    let watch: Arc<dyn Watch> = clock.clone();
    let outcome = solve(mission, previous, options, &watch)?;
    let interrupted = clock.stopped.load(Ordering::Relaxed);
    let schedule = &outcome.schedule;
    for moved in &outcome.moved {
        eprintln!("moved: {moved}");
    }
    if outcome.below_minimum > 0 {
        eprintln!("delegates below their minimum: {}", outcome.below_minimum);
    }
    let proof = match (schedule.optimal, interrupted) {
        (true, _) => "proven optimal",
        (false, true) => "interrupted before it was proven optimal",
        (false, false) => "not proven optimal",
    };
    let (figures, bounds) = (&schedule.figures, &schedule.bounds);
    eprintln!(
        "meetings held: {}, weight {} of at most {}, breaks: {} (at least {}), moved: {}, {proof}, {:.2} s",
        figures.held,
        figures.weight,
        bounds.weight,
        figures.breaks,
        bounds.breaks,
        figures.moved,
        schedule.seconds,
    );
    let text = schedule.to_json();
    match &arguments.output {
        Some(path) => fs::write(path, text + "\n")
            .map_err(|error| Failure::Failed(format!("{}: cannot be written: {error}", path.display()))),
        None => writeln!(std::io::stdout(), "{text}").map_err(Failure::from),
    }
}

fn verify(mission: &Mission, schedule: &Schedule, previous: Option<&Schedule>) -> Result<(), Failure> {
    let report = check(mission, schedule, previous);
    let violations: Vec<serde_json::Value> = report
        .violations
        .iter()
        .map(|violation| json!({"rule": format!("{:?}", violation.rule), "message": violation.message}))
        .collect();
    let answer = json!({
        "valid": violations.is_empty(),
        "figures": report.figures,
        "below_minimum": report.below_minimum,
        "violations": violations,
    });
    writeln!(std::io::stdout(), "{answer:#}")?;
    if report.violations.is_empty() {
        return Ok(());
    }
    let messages: Vec<&str> = report.violations.iter().map(|violation| violation.message.as_str()).collect();
    Err(Failure::Failed(format!("the schedule breaks {} rules:\n{}", messages.len(), messages.join("\n"))))
}

/// Reads a file of at most the size that its reader takes, so that a huge one costs no memory.
fn read<T>(path: &Path, parse: impl Fn(&[u8]) -> Result<T, FileError>) -> Result<T, Failure> {
    let fault = |what: String| Failure::Failed(format!("{}: {what}", path.display()));
    let size = fs::metadata(path).map_err(|error| fault(format!("cannot be read: {error}")))?.len();
    if size > MAX_BYTES as u64 {
        return Err(fault(format!("found {size} bytes, expected at most {MAX_BYTES}")));
    }
    let text = fs::read(path).map_err(|error| fault(format!("cannot be read: {error}")))?;
    parse(&text).map_err(|error| fault(format!("\n{error}")))
}

fn seconds(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|seconds| (0.001..=1e6).contains(seconds))
        .ok_or_else(|| "expected a number of seconds from 0.001 to 1000000".to_owned())
}

/// The clock that the planner itself has not.
struct Clock {
    start: Instant,
    limit: Option<f64>,
    stopped: AtomicBool,
    told: Mutex<Option<Instant>>,
}

impl Clock {
    fn new(limit: Option<f64>) -> Self {
        Self { start: Instant::now(), limit, stopped: AtomicBool::new(false), told: Mutex::new(None) }
    }
}

impl Watch for Clock {
    fn seconds(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }

    fn seconds_left(&self) -> Option<f64> {
        self.limit.map(|limit| (limit - self.seconds()).max(0.0))
    }

    fn should_stop(&self) -> bool {
        self.stopped.load(Ordering::Relaxed) || self.limit.is_some_and(|limit| self.seconds() >= limit)
    }

    fn progress(&self, progress: &Progress) {
        const PAUSE: Duration = Duration::from_millis(200);
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.is_some_and(|last| last.elapsed() < PAUSE) {
            return;
        }
        *told = Some(Instant::now());
        let (figures, bounds) = (&progress.figures, &progress.bounds);
        eprintln!(
            "{:7.2} s  weight {} of at most {} (gap {:.2} %), breaks: {} (at least {}), required not placed: {}",
            self.seconds(),
            figures.weight,
            bounds.weight,
            progress.gap() * 100.0,
            figures.breaks,
            bounds.breaks,
            progress.missing,
        );
    }
}
