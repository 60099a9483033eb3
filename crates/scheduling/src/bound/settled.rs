//! What all plans of the best weight have in common.
//!
//! The dual of the b-matching (Edmonds 1965) puts a price on a meeting of each participant and on a place at a table.
//! For any prices, the weight of a plan falls short of the value of the dual by the prices of what the plan leaves
//! empty, and by what the wishes that it chooses against the prices cost (complementary slackness). What costs more than
//! lies between that value and the weight of the best plan is therefore settled (fixing by reduced costs; Dantzig,
//! Fulkerson and Johnson 1954).

use std::time::Duration;

use microlp::{ComparisonOp, OptimizationDirection, Problem as Program, Variable};

use super::weight::{most_meetings, places_at_tables};
use crate::problem::{Meet, Problem};

/// What floating point may be off by.
const SLACK: f64 = 1e-5;

/// What every plan that weighs as much as the best one has.
#[derive(Debug)]
pub(crate) struct Settled {
    /// For each meeting whether it is held, where that is the same in all of them.
    pub(crate) held: Vec<Option<bool>>,
    /// Fewest and most meetings of each participant.
    pub(crate) meetings: Vec<(usize, usize)>,
    /// Whether every table is taken in every slot.
    pub(crate) full: bool,
}

/// What is settled in plans in which wishes of the weight `lost` are not held; `None` if that could not be found out in
/// `seconds`, or if the plan is further from the bound than a whole weight.
pub(crate) fn settled(problem: &Problem, lost: i64, seconds: Option<f64>) -> Option<Settled> {
    let prices = prices(problem, seconds)?;
    let wishes = || problem.meetings.iter().filter(|meet| !meet.required);
    let weight = wishes().map(|meet| meet.weight).sum::<i64>() - lost;
    let gap = prices.value(problem) - weight as f64;
    if !(-1e-3..1.0 - SLACK).contains(&gap) {
        return None;
    }
    let gap = gap.max(0.0) + SLACK;
    let held: Vec<Option<bool>> = problem
        .meetings
        .iter()
        .map(|meet| match meet {
            _ if meet.domain.is_empty() => Some(false),
            _ if meet.required => Some(true),
            _ if prices.profit(meet) > gap => Some(true),
            _ if prices.profit(meet) < -gap => Some(false),
            _ => None,
        })
        .collect();
    let meetings = problem
        .people
        .iter()
        .zip(&prices.people)
        .map(|(person, &price)| {
            let count = |wanted| {
                let counts = |m: &&u32| held[**m as usize] == wanted;
                person.meetings.iter().filter(counts).count()
            };
            let (sure, room) = (count(Some(true)), most_meetings(problem, person));
            let left = if price > 0.0 { (gap / price) as usize } else { room };
            (sure.max(room.saturating_sub(left)), room.min(sure + count(None)))
        })
        .collect();
    let places = places_at_tables(problem);
    let full = prices.place > gap && places == problem.slot_count() * problem.tables;
    Some(Settled { held, meetings, full })
}

/// Prices of a meeting of each participant, and of a place at a table.
struct Prices {
    people: Vec<f64>,
    place: f64,
}

impl Prices {
    /// What a meeting is worth more than it costs.
    fn profit(&self, meet: &Meet) -> f64 {
        let weight = if meet.required { 0.0 } else { meet.weight as f64 };
        weight - self.place - meet.people.iter().map(|&person| self.people[person]).sum::<f64>()
    }

    /// No plan weighs more, whatever the prices are.
    fn value(&self, problem: &Problem) -> f64 {
        let room = |(person, price): (_, &f64)| most_meetings(problem, person) as f64 * price;
        let capacity: f64 = problem.people.iter().zip(&self.people).map(room).sum();
        let profits = problem.meetings.iter().filter(|meet| !meet.domain.is_empty()).map(|meet| {
            let profit = self.profit(meet);
            if meet.required { profit } else { profit.max(0.0) }
        });
        capacity + places_at_tables(problem) as f64 * self.place + profits.sum::<f64>()
    }
}

/// The prices of least value.
fn prices(problem: &Problem, seconds: Option<f64>) -> Option<Prices> {
    let mut program = Program::new(OptimizationDirection::Minimize);
    if let Some(seconds) = seconds {
        program.set_time_limit(Duration::from_secs_f64(seconds.clamp(0.001, 1e6)));
    }
    let possible = || problem.meetings.iter().filter(|meet| !meet.domain.is_empty());
    let highest = problem.meetings.iter().map(|meet| meet.weight).max()?.max(1) as f64;
    let free = |room: usize, required: usize| room.checked_sub(required).map(|free| free as f64);
    let people: Vec<Variable> = problem
        .people
        .iter()
        .map(|person| {
            let given = person.meetings.iter().filter(|&&m| problem.meetings[m as usize].required).count();
            Some(program.add_var(free(most_meetings(problem, person), given)?, (0.0, highest)))
        })
        .collect::<Option<_>>()?;
    let given = possible().filter(|meet| meet.required).count();
    let place = program.add_var(free(places_at_tables(problem), given)?, (0.0, highest));
    for meet in possible().filter(|meet| !meet.required) {
        let profit = program.add_var(1.0, (0.0, highest));
        let mut terms: Vec<(Variable, f64)> =
            meet.people.iter().map(|&person| (people[person], 1.0)).collect();
        terms.extend([(place, 1.0), (profit, 1.0)]);
        program.add_constraint(terms, ComparisonOp::Ge, meet.weight as f64);
    }
    let solution = program.solve().ok().filter(microlp::SolveOutcome::is_optimal)?.into_solution().ok()?;
    let price = |variable: Variable| solution.var_value(variable).max(0.0);
    Some(Prices { people: people.into_iter().map(price).collect(), place: price(place) })
}
