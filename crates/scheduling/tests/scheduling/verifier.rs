//! The verifier finds what is wrong: a valid schedule that is changed into a wrong one fails, by the rule that it breaks.

use std::sync::Arc;

use scheduling::check::{Rule, check};
use scheduling::file::{Mission, Participant, Placed, Schedule};
use scheduling::solve::{Options, SolveError, solve};
use scheduling::watch::{Patient, Watch};

use crate::support::missions::{Dice, meeting, participant, slots, small, tables};

fn plan(mission: &Mission) -> Option<Schedule> {
    let watch: Arc<dyn Watch> = Arc::new(Patient);
    solve(mission, None, Options::default(), &watch).ok().map(|outcome| outcome.schedule)
}

fn broken(mission: &Mission, schedule: &Schedule) -> Vec<Rule> {
    let mut rules: Vec<Rule> = check(mission, schedule, None).violations.iter().map(|it| it.rule).collect();
    rules.dedup();
    rules
}

fn placed(id: &str, slot: &str, table: &str) -> Placed {
    Placed { id: id.to_owned(), slot: slot.to_owned(), table: table.to_owned() }
}

fn schedule(meetings: &[(&str, &str, &str)]) -> Schedule {
    Schedule { meetings: meetings.iter().map(|(m, s, t)| placed(m, s, t)).collect(), ..Schedule::default() }
}

/// Four slots, two tables, three people, three meetings of every two of them.
fn mission() -> Mission {
    Mission {
        slots: slots(4, 4),
        tables: tables(2),
        participants: (0..3).map(participant).collect(),
        meetings: vec![meeting(0, 0, 1), meeting(1, 1, 2), meeting(2, 0, 2)],
        ..small(0)
    }
    .plain()
}

trait Plain {
    fn plain(self) -> Self;
}

impl Plain for Mission {
    fn plain(mut self) -> Self {
        self.rules = scheduling::file::Rules::default();
        self.resources.clear();
        self.never.clear();
        self
    }
}

#[test]
fn a_valid_schedule_breaks_nothing() {
    let held = schedule(&[("m0", "s0", "T0"), ("m1", "s1", "T0"), ("m2", "s2", "T1")]);
    let report = check(&mission(), &held, None);
    assert_eq!(report.violations, []);
    assert_eq!((report.figures.held, report.figures.weight, report.figures.breaks), (3, 3, 1));
}

#[test]
fn each_rule_is_checked() {
    type Change = fn(&mut Mission);
    let held = [("m0", "s0", "T0"), ("m1", "s1", "T0"), ("m2", "s3", "T1")];
    let changes: [(Rule, Change); 13] = [
        (Rule::Pinned, |it| it.meetings[0].pinned = Some("s1".to_owned())),
        (Rule::Slots, |it| it.meetings[0].slots = vec!["s1".to_owned()]),
        (Rule::Session, |it| it.meetings[0].session = Some("afternoon".to_owned())),
        (Rule::Unavailable, |it| it.participants[0].unavailable = vec!["s0".to_owned()]),
        (Rule::HomeTable, |it| it.participants[0].home_table = Some("T1".to_owned())),
        (Rule::After, |it| it.meetings[0].after = vec!["m1".to_owned()]),
        (Rule::MaxMeetings, |it| {
            it.participants[0] = Participant { max_meetings: Some(1), ..participant(0) }
        }),
        (Rule::Lunch, |it| it.rules.lunch = vec![vec!["s0".to_owned(), "s1".to_owned()]]),
        (Rule::Walking, |it| it.rules.walking_slots = 2),
        (Rule::Fairness, |it| it.rules.fairness = Some(0)),
        (Rule::Never, |it| it.never = vec![["p1".to_owned(), "p0".to_owned()]]),
        (Rule::Required, |it| {
            it.meetings.push(scheduling::file::Meeting { required: true, ..meeting(3, 0, 1) });
        }),
        (Rule::Resource, |it| {
            it.resources = vec![scheduling::file::Resource { id: "r".to_owned(), capacity: 0 }];
            it.meetings[0].uses = vec!["r".to_owned()];
        }),
    ];
    for (rule, change) in changes {
        let mut mission = mission();
        assert_eq!(broken(&mission, &schedule(&held)), []);
        change(&mut mission);
        assert_eq!(broken(&mission, &schedule(&held)), [rule]);
    }
}

#[test]
fn people_and_tables_are_in_one_meeting_at_a_time() {
    let mut four = mission();
    four.participants.push(participant(3));
    four.meetings.push(meeting(3, 2, 3));
    assert_eq!(broken(&four, &schedule(&[("m0", "s0", "T0"), ("m1", "s0", "T1")])), [Rule::Participant]);
    assert_eq!(broken(&four, &schedule(&[("m0", "s0", "T0"), ("m3", "s0", "T0")])), [Rule::Table]);
    assert_eq!(broken(&four, &schedule(&[("m0", "s0", "T0"), ("m0", "s1", "T0")])), [Rule::Once]);
    assert_eq!(broken(&four, &schedule(&[("m9", "s9", "T9")])), [Rule::Known]);
}

#[test]
fn a_schedule_that_boasts_is_caught() {
    let mission = mission();
    let mut plan = plan(&mission).expect("a plan");
    assert_eq!(broken(&mission, &plan), []);
    plan.figures.weight += 1;
    assert_eq!(broken(&mission, &plan), [Rule::Claims]);
}

#[test]
fn two_thousand_mutated_schedules_fail() {
    let mut mutated = 0;
    for seed in 50_000.. {
        let mission = small(seed);
        let Some(mut plan) = plan(&mission) else { continue };
        assert_eq!(broken(&mission, &plan), [], "seed {seed}");
        let mut dice = Dice(seed);
        let required: Vec<usize> = (0..plan.meetings.len())
            .filter(|&place| {
                mission.meetings.iter().any(|it| it.required && it.id == plan.meetings[place].id)
            })
            .collect();
        // Each of these is wrong whatever the mission.
        match dice.roll(4) {
            0 if !required.is_empty() => {
                plan.meetings.remove(required[0]);
            }
            1 if plan.meetings.len() > 1 => {
                let (slot, table) = (plan.meetings[0].slot.clone(), plan.meetings[0].table.clone());
                plan.meetings[1].slot = slot;
                plan.meetings[1].table = table;
            }
            2 if !plan.meetings.is_empty() => plan.meetings[0].slot = "nowhen".to_owned(),
            3 if !plan.meetings.is_empty() => plan.meetings.push(plan.meetings[0].clone()),
            _ => continue,
        }
        assert_ne!(broken(&mission, &plan), [], "seed {seed}: {}", plan.to_json());
        mutated += 1;
        if mutated == 2_000 {
            return;
        }
    }
}

#[test]
fn a_clash_is_explained_in_words() {
    let mut mission = mission();
    mission.meetings.iter_mut().for_each(|meeting| meeting.required = true);
    mission.participants[0].name = "Ana Pop".to_owned();
    mission.participants[0].unavailable = ["s0", "s1", "s2"].map(str::to_owned).to_vec();
    let watch: Arc<dyn Watch> = Arc::new(Patient);
    let Err(SolveError::Impossible(clash)) = solve(&mission, None, Options::default(), &watch) else {
        panic!("Ana Pop has one slot for two required meetings");
    };
    assert_eq!(
        clash.rules,
        [
            "Ana Pop has 2 required meetings: m0 with Delegate 1 and m2 with Delegate 2",
            "these meetings can only be in 1 slot, 2027-03-10 10:00, and Ana Pop has one meeting at a time",
            "Ana Pop is unavailable at 2027-03-10 09:00, 2027-03-10 09:20 and 2027-03-10 09:40",
        ]
    );
}

#[test]
fn a_clash_of_several_rules_names_those_and_no_others() {
    let mut mission = mission();
    mission.meetings.iter_mut().for_each(|meeting| meeting.required = true);
    mission.meetings[0].after = vec!["m1".to_owned()];
    mission.meetings[0].pinned = Some("s0".to_owned());
    let watch: Arc<dyn Watch> = Arc::new(Patient);
    let Err(SolveError::Impossible(clash)) = solve(&mission, None, Options::default(), &watch) else {
        panic!("nothing is before the first slot");
    };
    assert_eq!(clash.rules.len(), 4, "{clash}");
    assert!(
        clash.to_string().contains("meeting m0 (Delegate 0 and Delegate 1) comes after meeting m1"),
        "{clash}"
    );
    assert!(clash.to_string().contains("is pinned to 2027-03-10 09:00"), "{clash}");
}
