//! Every rule of the mission file by itself, in missions so small that the right plan is plain.

use std::sync::Arc;

use scheduling::check::check;
use scheduling::file::{Mission, Resource, Rules, Schedule};
use scheduling::solve::{Options, Outcome, SolveError, solve};
use scheduling::watch::{Patient, Watch};

use crate::support::missions::{meeting, participant, slots, small, tables};

/// `people` delegates, four slots a day, two tables, and meetings of these pairs, called m0, m1 and so on.
fn mission(people: usize, days: usize, pairs: &[(usize, usize)]) -> Mission {
    Mission {
        slots: slots(4 * days, 4),
        tables: tables(2),
        rules: Rules::default(),
        resources: Vec::new(),
        participants: (0..people).map(participant).collect(),
        meetings: pairs.iter().enumerate().map(|(m, &(a, b))| meeting(m, a, b)).collect(),
        never: Vec::new(),
        ..small(0)
    }
}

fn plan(mission: &Mission) -> Outcome {
    let watch: Arc<dyn Watch> = Arc::new(Patient);
    let outcome = solve(mission, None, Options::default(), &watch).expect("there is a plan");
    assert_eq!(check(mission, &outcome.schedule, None).violations, []);
    assert!(outcome.schedule.optimal, "so small a mission is proven");
    outcome
}

fn clash(mission: &Mission) -> String {
    let watch: Arc<dyn Watch> = Arc::new(Patient);
    match solve(mission, None, Options::default(), &watch) {
        Err(SolveError::Impossible(clash)) => clash.to_string(),
        other => panic!("expected a clash, found {other:?}"),
    }
}

fn slot<'a>(schedule: &'a Schedule, meeting: &str) -> &'a str {
    &schedule.meetings.iter().find(|placed| placed.id == meeting).expect("the meeting is held").slot
}

fn table<'a>(schedule: &'a Schedule, meeting: &str) -> &'a str {
    &schedule.meetings.iter().find(|placed| placed.id == meeting).expect("the meeting is held").table
}

fn reason<'a>(schedule: &'a Schedule, meeting: &str) -> &'a str {
    &schedule.not_held.iter().find(|it| it.id == meeting).expect("the meeting is not held").reason
}

#[test]
fn a_night_is_no_break() {
    let mut mission = mission(2, 2, &[(0, 1), (0, 1)]);
    mission.meetings[0].pinned = Some("s0".to_owned());
    mission.meetings[1].pinned = Some("s7".to_owned());
    assert_eq!(plan(&mission).schedule.figures.breaks, 0);
    // On one and the same day it would be one.
    mission.meetings[1].pinned = Some("s3".to_owned());
    assert_eq!(plan(&mission).schedule.figures.breaks, 2, "one for each of the two");
}

#[test]
fn others_are_busy_too() {
    let mut mission = mission(4, 1, &[(0, 1), (2, 3)]);
    mission.meetings[0].others = vec!["p2".to_owned()];
    let schedule = plan(&mission).schedule;
    assert_ne!(slot(&schedule, "m0"), slot(&schedule, "m1"));
}

#[test]
fn a_pair_that_must_never_meet_does_not_even_in_company() {
    let mut mission = mission(3, 1, &[(0, 1), (0, 2)]);
    mission.meetings[1].others = vec!["p1".to_owned()];
    mission.never = vec![["p1".to_owned(), "p0".to_owned()]];
    let schedule = plan(&mission).schedule;
    assert_eq!(schedule.figures.held, 0);
    assert_eq!(reason(&schedule, "m1"), "Delegate 0 and Delegate 1 must never meet");
    mission.meetings[0].required = true;
    assert!(clash(&mission).ends_with("is required\n- Delegate 0 and Delegate 1 must never meet"));
}

#[test]
fn walking_takes_free_slots_between_tables() {
    let mut mission = mission(3, 1, &[(0, 1), (0, 2)]);
    mission.rules.walking_slots = 2;
    mission.participants[1].home_table = Some("T0".to_owned());
    mission.participants[2].home_table = Some("T1".to_owned());
    let schedule = plan(&mission).schedule;
    let mut places = [slot(&schedule, "m0"), slot(&schedule, "m1")];
    places.sort_unstable();
    assert_eq!(places, ["s0", "s3"], "only the first and the last slot are so far apart");
    mission.rules.walking_slots = 3;
    let schedule = plan(&mission).schedule;
    assert_eq!(schedule.figures.held, 1);
}

#[test]
fn a_slot_of_each_lunch_window_stays_free() {
    let mut mission = mission(2, 1, &[(0, 1), (0, 1), (0, 1), (0, 1)]);
    mission.rules.lunch = vec![vec!["s1".to_owned(), "s2".to_owned()]];
    let schedule = plan(&mission).schedule;
    assert_eq!((schedule.figures.held, schedule.figures.breaks), (3, 2));
    assert!(schedule.not_held[0].reason.contains("would have no lunch"), "{}", schedule.not_held[0].reason);
}

#[test]
fn fairness_weighs_more_than_a_wish() {
    let mut mission = mission(3, 1, &[(0, 1), (0, 2)]);
    mission.meetings[0].pinned = Some("s0".to_owned());
    mission.meetings[1].pinned = Some("s2".to_owned());
    assert_eq!(plan(&mission).schedule.figures.held, 2);
    mission.rules.fairness = Some(0);
    assert_eq!(plan(&mission).schedule.figures.held, 1, "with both, only Delegate 0 has a break");
}

#[test]
fn minimums_come_before_weight_and_maximums_hold() {
    let mut mission = mission(3, 1, &[(0, 1), (0, 2)]);
    mission.participants[0].max_meetings = Some(1);
    mission.meetings[0].weight = 9;
    assert_eq!(slot(&plan(&mission).schedule, "m0"), "s0");
    mission.participants[2].min_meetings = Some(1);
    let outcome = plan(&mission);
    assert_eq!((outcome.schedule.figures.weight, outcome.below_minimum), (1, 0));
    assert_eq!(reason(&outcome.schedule, "m0"), "Delegate 0 already has 1 meeting, as many as allowed");
    mission.rules.max_meetings = Some(0);
    assert_eq!(plan(&mission).below_minimum, 1);
}

#[test]
fn hosts_meet_at_their_own_table_and_share_it_by_turns() {
    let mut mission = mission(4, 1, &[(0, 1), (2, 3)]);
    mission.participants[0].home_table = Some("T1".to_owned());
    mission.participants[2].home_table = Some("T1".to_owned());
    let schedule = plan(&mission).schedule;
    assert_eq!([table(&schedule, "m0"), table(&schedule, "m1")], ["T1", "T1"]);
    assert_ne!(slot(&schedule, "m0"), slot(&schedule, "m1"));
}

#[test]
fn resources_serve_as_many_meetings_per_slot_as_they_can() {
    let mut mission = mission(4, 1, &[(0, 1), (2, 3)]);
    mission.resources = vec![Resource { id: "interpreter-ro".to_owned(), capacity: 1 }];
    mission.meetings.iter_mut().for_each(|meeting| meeting.uses = vec!["interpreter-ro".to_owned()]);
    let schedule = plan(&mission).schedule;
    assert_ne!(slot(&schedule, "m0"), slot(&schedule, "m1"));
    mission.slots.truncate(1);
    mission.meetings.iter_mut().for_each(|meeting| meeting.required = true);
    assert!(clash(&mission).contains("interpreter-ro serves 1 meeting per slot"));
}

#[test]
fn pins_sessions_slots_absences_and_order_are_kept() {
    let mut mission = mission(4, 1, &[(0, 1), (2, 3), (0, 2), (1, 3)]);
    mission.meetings[0].pinned = Some("s1".to_owned());
    mission.meetings[1].session = Some("afternoon".to_owned());
    mission.meetings[2].slots = vec!["s0".to_owned(), "s3".to_owned()];
    mission.meetings[2].after = vec!["m1".to_owned()];
    mission.participants[3].unavailable = vec!["s0".to_owned(), "s1".to_owned()];
    let schedule = plan(&mission).schedule;
    let places = ["m0", "m1", "m2", "m3"].map(|meeting| slot(&schedule, meeting));
    assert_eq!(places, ["s1", "s2", "s3", "s3"]);
}
