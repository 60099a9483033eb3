//! Changes on the day: the schedule so far is kept as far as it can be, and what moves is said.

use std::sync::Arc;

use scheduling::check::check;
use scheduling::file::{Mission, Rules, Schedule};
use scheduling::solve::{Options, Outcome, solve};
use scheduling::watch::{Patient, Watch};

use crate::support::missions::{Dice, meeting, participant, slots, small, tables};

/// Two hundred delegates with ten wishes each, twelve slots and a hundred tables.
fn mission() -> Mission {
    let mut dice = Dice(7);
    let mut pairs = std::collections::BTreeSet::new();
    while pairs.len() < 1_000 {
        let (a, b) = (dice.roll(200) as usize, dice.roll(200) as usize);
        if a < b {
            pairs.insert((a, b));
        }
    }
    Mission {
        slots: slots(12, 12),
        tables: tables(100),
        rules: Rules::default(),
        resources: Vec::new(),
        participants: (0..200).map(participant).collect(),
        meetings: pairs.into_iter().enumerate().map(|(m, (a, b))| meeting(m, a, b)).collect(),
        never: Vec::new(),
        ..small(0)
    }
}

fn plan(mission: &Mission, previous: Option<&Schedule>) -> Outcome {
    let watch: Arc<dyn Watch> = Arc::new(Patient);
    let options = Options { effort: Some(Options::REPAIR), ..Options::default() };
    let outcome = solve(mission, previous, options, &watch).expect("there is a plan");
    assert_eq!(check(mission, &outcome.schedule, previous).violations, []);
    outcome
}

fn held_by(mission: &Mission, schedule: &Schedule, person: &str) -> Vec<String> {
    let with = |id: &str| {
        mission.meetings.iter().any(|meeting| meeting.id == id && meeting.people().any(|it| it == person))
    };
    schedule.meetings.iter().filter(|placed| with(&placed.id)).map(|placed| placed.id.clone()).collect()
}

#[test]
fn nothing_moves_when_nothing_changed() {
    let mission = mission();
    let before = plan(&mission, None).schedule;
    let after = plan(&mission, Some(&before));
    assert_eq!(after.moved, [""; 0]);
    assert!(after.schedule.figures.weight >= before.figures.weight);
}

#[test]
fn a_cancellation_takes_the_meetings_of_one_and_moves_no_others() {
    let mut mission = mission();
    let before = plan(&mission, None).schedule;
    let lost = held_by(&mission, &before, "p17");
    mission.participants[17].unavailable = mission.slots.iter().map(|slot| slot.id.clone()).collect();
    let after = plan(&mission, Some(&before));
    assert!(!lost.is_empty());
    let reasons = after.schedule.not_held.iter().filter(|it| lost.contains(&it.id));
    assert!(reasons.clone().all(|it| it.reason.contains("Delegate 17 is unavailable")));
    assert_eq!(reasons.count(), lost.len());
    assert_eq!(after.schedule.figures.moved, 0, "{:?}", after.moved);
}

#[test]
fn a_late_arrival_moves_that_delegates_early_meetings_and_says_where_to() {
    let mut mission = mission();
    let before = plan(&mission, None).schedule;
    let late = ["s0", "s1", "s2"].map(str::to_owned).to_vec();
    let mine = held_by(&mission, &before, "p17");
    let early = before.meetings.iter().filter(|it| mine.contains(&it.id) && late.contains(&it.slot)).count();
    mission.participants[17].unavailable = late;
    let after = plan(&mission, Some(&before));
    let moved = after.moved.len();
    assert!((early..=early + 6).contains(&moved), "{early} meetings were early, {moved} moved");
    let says = |sentence: &&String| {
        sentence.contains("Delegate 17")
            && sentence.contains("was 2027-03-10 09:")
            && (sentence.contains("now 2027-03-10 1") || sentence.ends_with("given up"))
    };
    assert!(after.moved.iter().any(|sentence| says(&sentence)), "{:?}", after.moved);
}

#[test]
fn meetings_at_a_table_that_is_gone_find_another() {
    let mut mission = mission();
    let before = plan(&mission, None).schedule;
    mission.tables.remove(3);
    let at_it = before.meetings.iter().filter(|placed| placed.table == "T3").count();
    let after = plan(&mission, Some(&before));
    assert!((1..=12).contains(&at_it));
    // Weight comes before moves: a few more may go, for a wish that finds a place.
    assert!((at_it..at_it + 8).contains(&after.moved.len()), "{at_it} were there: {:?}", after.moved);
    assert!(after.schedule.meetings.iter().all(|placed| placed.table != "T3"));
}
