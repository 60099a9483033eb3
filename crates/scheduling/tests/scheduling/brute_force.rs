//! Thousands of small random missions, planned and compared with the best plan that trying everything finds.

use std::sync::Arc;

use scheduling::check::check;
use scheduling::file::{Mission, Schedule};
use scheduling::solve::{Options, Outcome, SolveError, solve};
use scheduling::watch::{Patient, Watch};

use crate::support::brute::{Value, best};
use crate::support::missions::{Dice, small};

fn plan(mission: &Mission, previous: Option<&Schedule>, threads: usize) -> Result<Outcome, SolveError> {
    let watch: Arc<dyn Watch> = Arc::new(Patient);
    solve(mission, previous, Options { threads, ..Options::default() }, &watch)
}

fn value(mission: &Mission, outcome: &Outcome) -> Value {
    let total: i64 =
        mission.meetings.iter().filter(|meeting| !meeting.required).map(|meeting| meeting.weight).sum();
    let figures = &outcome.schedule.figures;
    Value {
        below: outcome.below_minimum as usize,
        lost: total - figures.weight as i64,
        moved: figures.moved as usize,
        breaks: figures.breaks as usize,
    }
}

fn compare(seed: u64, mission: &Mission, previous: Option<&Schedule>, threads: usize) -> Option<Schedule> {
    let expected = best(mission, previous);
    match (plan(mission, previous, threads), expected) {
        (Ok(outcome), Some(expected)) => {
            let report = check(mission, &outcome.schedule, previous);
            assert_eq!(report.violations, [], "seed {seed}: {}", mission.to_json());
            assert_eq!(value(mission, &outcome), expected, "seed {seed}: {}", mission.to_json());
            assert!(outcome.schedule.optimal, "seed {seed} is not proven: {}", mission.to_json());
            assert_eq!(outcome.schedule.bounds.weight, outcome.schedule.figures.weight, "seed {seed}");
            assert_eq!(outcome.schedule.bounds.breaks, outcome.schedule.figures.breaks, "seed {seed}");
            assert_eq!(
                outcome.schedule.meetings.len() + outcome.schedule.not_held.len(),
                mission.meetings.len(),
                "seed {seed}: every meeting is accounted for"
            );
            Some(outcome.schedule)
        }
        (Err(SolveError::Impossible(clash)), None) => {
            assert!(!clash.rules.is_empty(), "seed {seed}: a clash names rules");
            None
        }
        (found, expected) => {
            panic!("seed {seed}: planned {found:?}, expected {expected:?}: {}", mission.to_json())
        }
    }
}

#[test]
fn three_thousand_small_missions_are_planned_as_well_as_can_be() {
    for seed in 0..3_000 {
        compare(seed, &small(seed), None, 1);
    }
}

#[test]
fn a_plan_by_two_threads_is_as_good() {
    for seed in 10_000..10_200 {
        compare(seed, &small(seed), None, 2);
    }
}

#[test]
fn a_repair_moves_as_little_as_can_be() {
    for seed in 20_000..21_500 {
        let mut mission = small(seed);
        let Ok(before) = plan(&mission, None, 1) else { continue };
        // Somebody cannot come at some time after all, and a meeting is asked for less.
        let mut dice = Dice(seed);
        let person = dice.roll(mission.participants.len() as u64) as usize;
        let slot = dice.roll(mission.slots.len() as u64) as usize;
        let gone = mission.slots[slot].id.clone();
        if !mission.participants[person].unavailable.contains(&gone) {
            mission.participants[person].unavailable.push(gone);
        }
        if dice.one_in(3) && mission.tables.len() > 1 {
            mission.tables.pop();
            let tables: Vec<String> = mission.tables.iter().map(|table| table.id.clone()).collect();
            for person in &mut mission.participants {
                person.home_table = person.home_table.take().filter(|home| tables.contains(home));
            }
        }
        compare(seed, &mission, Some(&before.schedule), 1);
    }
}

#[test]
fn the_same_seed_gives_the_same_schedule() {
    for seed in 30_000..30_100 {
        let mission = small(seed);
        let text = || plan(&mission, None, 1).map(|outcome| outcome.schedule.to_json());
        assert_eq!(text(), text(), "seed {seed}");
    }
}

#[test]
fn missions_survive_being_written_and_read() {
    for seed in 0..500 {
        let mission = small(seed);
        let read =
            Mission::from_json(mission.to_json().as_bytes()).expect("a mission that was written can be read");
        assert_eq!(read, mission);
    }
}
