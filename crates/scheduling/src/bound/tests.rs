//! The bounds on breaks beside optima that the exact side proves.

use std::sync::Arc;

use super::{fewest_breaks, settled};
use crate::problem::{Problem, samples};
use crate::search::Random;
use crate::solve::{Options, solve};
use crate::watch::{Patient, Watch};

#[test]
fn what_is_settled_is_so_in_the_best_plans_and_their_breaks_are_not_fewer_than_the_bound() {
    let mut random = Random::new(11);
    let watch: Arc<dyn Watch> = Arc::new(Patient);
    let (mut bounded, mut full, mut fixed) = (0, 0, 0);
    for number in 0..200 {
        let mission = samples::mission(&mut random);
        let Ok(outcome) = solve(&mission, None, Options::default(), &watch) else { continue };
        let schedule = outcome.schedule;
        assert!(schedule.optimal, "mission {number} is proven");
        let problem = Problem::of(&mission);
        let wishes = mission.meetings.iter().filter(|meeting| !meeting.required);
        let lost = wishes.map(|it| it.weight).sum::<i64>() - schedule.figures.weight as i64;
        let Some(settled) = settled(&problem, lost, None) else { continue };
        let is_held = |id: &str| schedule.meetings.iter().any(|placed| placed.id == id);
        for (meeting, held) in mission.meetings.iter().zip(&settled.held) {
            assert!(held.is_none_or(|held| held == is_held(&meeting.id)), "mission {number}: {}", meeting.id);
            fixed += usize::from(held.is_some());
        }
        for (person, &(fewest, most)) in mission.participants.iter().zip(&settled.meetings) {
            let mine = mission.meetings.iter().filter(|it| it.people().any(|id| id == person.id));
            let held = mine.filter(|it| is_held(&it.id)).count();
            assert!((fewest..=most).contains(&held), "mission {number}: {}", person.id);
        }
        if settled.full {
            assert_eq!(schedule.meetings.len(), mission.slots.len() * mission.tables.len());
            full += 1;
        }
        let breaks = u32::try_from(schedule.figures.breaks).unwrap_or(0);
        let fewest = fewest_breaks(&problem, Some(&settled), breaks + 2, || false);
        assert!(fewest <= breaks, "mission {number}: {fewest} proven, {breaks} found");
        bounded += u32::from(fewest > 0);
    }
    assert!(
        bounded > 3 && full > 25 && fixed > 300,
        "{bounded} bounded, {full} full, {fixed} meetings fixed"
    );
}
