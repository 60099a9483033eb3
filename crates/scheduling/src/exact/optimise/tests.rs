//! What wishes cost once cores have replaced them: a count is worth its weight for each that fails, not only for the
//! next.

use std::sync::Arc;

use super::{Level, Levels, Step};
use crate::exact::Encoding;
use crate::file::Schedule;
use crate::problem::{Problem, samples};
use crate::search::Random;
use crate::solve::{Options, solve};
use crate::watch::{Patient, Watch};

/// Each small mission with its best schedule and the weight that this loses.
fn planned() -> impl Iterator<Item = (Problem, Schedule, i64)> {
    let mut random = Random::new(5);
    (0..60).filter_map(move |_| {
        let mission = samples::mission(&mut random);
        let watch: Arc<dyn Watch> = Arc::new(Patient);
        let schedule = solve(&mission, None, Options::default(), &watch).ok()?.schedule;
        let wishes = mission.meetings.iter().filter(|meeting| !meeting.required);
        let lost = wishes.map(|it| it.weight).sum::<i64>() - schedule.figures.weight as i64;
        Some((Problem::of(&mission), schedule, lost))
    })
}

#[test]
fn a_weight_settled_after_some_cores_leaves_exactly_the_plans_of_that_weight() {
    let mut after_cores = 0;
    for (number, (problem, schedule, lost)) in planned().enumerate() {
        let mut levels = Levels::new(Encoding::new(&problem, Arc::new(Patient), false));
        let mut cores = 0;
        loop {
            let enough = levels.level() == Some(Level::Weight) && cores > number % 7;
            match levels.step(1_000_000, enough.then_some(lost), enough) {
                Step::Bound(Level::Weight, _) => cores += 1,
                Step::Proven(Level::Weight, cost) => assert_eq!(cost, lost, "mission {number}"),
                Step::Proven(Level::Breaks, cost) => {
                    assert_eq!(cost, schedule.figures.breaks as i64, "mission {number}");
                }
                Step::Impossible => panic!("mission {number} has a plan"),
                Step::Done => break,
                _ => {}
            }
        }
        after_cores += usize::from(cores > 1);
    }
    assert!(after_cores > 25, "{after_cores} missions had cores");
}

#[test]
fn bounds_from_cores_and_from_counting_by_turns_never_pass_the_optimum() {
    let mut by_turns = 0;
    for (number, (problem, schedule, _)) in planned().enumerate() {
        let best = schedule.figures.breaks as i64;
        let mut levels = Levels::new(Encoding::new(&problem, Arc::new(Patient), false));
        // A plan worse than the best is known, so that the search from the other side has something to ask.
        let known = best + 1 + number as i64 % 4;
        loop {
            let seeks_breaks = levels.level() == Some(Level::Breaks);
            let budget = if seeks_breaks { 1 } else { 1_000_000 };
            match levels.step(budget, seeks_breaks.then_some(known), false) {
                Step::Bound(Level::Breaks, bound) => assert!(bound <= best, "mission {number}"),
                Step::Proven(Level::Breaks, cost) => assert_eq!(cost, best, "mission {number}"),
                Step::Impossible => panic!("mission {number} has a plan"),
                Step::Done => break,
                // A plan of the other side ends the search: it costs what is proven.
                Step::Plan(_) if seeks_breaks && levels.descent.is_some() => {
                    assert!(levels.lowest() <= best, "mission {number}");
                    break;
                }
                _ => {}
            }
        }
        by_turns += usize::from(levels.descent.is_some());
    }
    assert!(by_turns > 5, "{by_turns} missions were searched from the other side");
}
