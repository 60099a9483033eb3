//! Missions too large for trying everything: the same seed gives the same plan, and days are nearly without breaks.

use std::sync::Arc;

use scheduling::check::check;
use scheduling::file::{Mission, Rules, Schedule};
use scheduling::solve::{Options, solve};
use scheduling::watch::{Patient, Watch};

use crate::support::missions::{meeting, participant, slots, small, tables};

/// Sixty delegates, each of whom meets the `degree` next ones on a circle; sixteen slots.
fn circle(degree: usize, table_count: usize, required: bool) -> Mission {
    const PEOPLE: usize = 60;
    let pairs = (0..PEOPLE).flat_map(|a| (1..=degree).map(move |step| (a, (a + step) % PEOPLE)));
    let mut meetings: Vec<_> = pairs.enumerate().map(|(m, (a, b))| meeting(m, a, b)).collect();
    for (m, meeting) in meetings.iter_mut().enumerate() {
        meeting.required = required;
        meeting.weight = 1 + (m * 7 % 5) as i64;
    }
    Mission {
        slots: slots(16, 16),
        tables: tables(table_count),
        rules: Rules::default(),
        resources: Vec::new(),
        participants: (0..PEOPLE).map(participant).collect(),
        meetings,
        never: Vec::new(),
        ..small(0)
    }
}

fn plan(mission: &Mission) -> Schedule {
    let watch: Arc<dyn Watch> = Arc::new(Patient);
    let options = Options { seed: 3, effort: Some(600_000), ..Options::default() };
    let schedule = solve(mission, None, options, &watch).expect("there is a plan").schedule;
    assert_eq!(check(mission, &schedule, None).violations, []);
    schedule
}

#[test]
fn the_same_seed_gives_the_same_plan_though_nothing_is_proven() {
    let mission = circle(6, 14, false);
    let first = plan(&mission);
    assert!(!first.optimal, "a plan that is proven would be the same anyhow");
    assert_eq!(first, plan(&mission));
}

#[test]
fn sixty_days_of_given_meetings_have_hardly_a_break() {
    // Twelve meetings of each in sixteen slots, at tables of which three quarters are taken.
    let schedule = plan(&circle(6, 30, true));
    assert_eq!(schedule.figures.held, 360);
    assert!(schedule.figures.breaks <= 3, "{} breaks", schedule.figures.breaks);
}
