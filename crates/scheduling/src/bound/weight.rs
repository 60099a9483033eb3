//! Which wishes a plan could hold at best: a maximum-weight b-matching as a linear program (Edmonds 1965), tightened by
//! Hall cuts for people, tables and resources that are not there all the time.

use std::collections::HashMap;
use std::time::Duration;

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem as Program, Solution, Variable};

use super::flow::{UNIT, shortage};
use crate::problem::{M, Person, Problem, SlotSet};

/// Rounds of cuts; the bound hardly moves after a few.
const ROUNDS: usize = 30;
/// What floating point may be off by.
const SLACK: f64 = 1e-4;

/// The best choice of wishes that the bounds know of.
#[derive(Debug)]
pub(crate) struct Choice {
    /// No plan has fewer participants below their minimum.
    pub(crate) below: u32,
    /// No plan with at most `known_below` participants below their minimum loses less weight.
    pub(crate) lost: i64,
    /// How much of each meeting the program holds, from 0 to 1.
    pub(crate) share: Vec<f64>,
}

/// Why there is no bound.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NoBound {
    /// The required meetings cannot all be held.
    Impossible,
    /// It took too long or was too hard numerically.
    Unknown,
}

/// Bounds for plans that hold all required meetings. `seconds` limits each of the programs solved; `known_below` is how
/// many participants the best plan known leaves below their minimum, if one is known: a plan with more of them is worse
/// whatever its weight.
pub(crate) fn choose(
    problem: &Problem,
    seconds: Option<f64>,
    known_below: Option<u32>,
) -> Result<Choice, NoBound> {
    let mut cuts = Vec::new();
    let people_with_aim = problem.people.iter().any(|person| person.least > 0);
    let below = if people_with_aim {
        let (lost, _) = Matching::new(problem, Goal::Below, seconds).solve(&mut cuts)?;
        u32::try_from((lost - SLACK).ceil().max(0.0) as i64).unwrap_or(0)
    } else {
        0
    };
    let (held, share) =
        Matching::new(problem, Goal::Weight { below: known_below }, seconds).solve(&mut cuts)?;
    let total: i64 = problem.meetings.iter().filter(|meet| !meet.required).map(|meet| meet.weight).sum();
    Ok(Choice { below, lost: total - (held + SLACK).floor() as i64, share })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goal {
    Below,
    /// Most weight, with at most so many participants below their minimum.
    Weight {
        below: Option<u32>,
    },
}

/// At most `most` of the meetings of some kind that fit into some slots only.
type Cut = (Vec<M>, f64);

struct Matching<'p> {
    problem: &'p Problem,
    program: Program,
    /// The variable of each meeting; `None` for what cannot be held.
    variables: Vec<Option<Variable>>,
}

impl<'p> Matching<'p> {
    fn new(problem: &'p Problem, goal: Goal, seconds: Option<f64>) -> Self {
        let direction = match goal {
            Goal::Below => OptimizationDirection::Minimize,
            Goal::Weight { .. } => OptimizationDirection::Maximize,
        };
        let mut program = Program::new(direction);
        if let Some(seconds) = seconds {
            program.set_time_limit(Duration::from_secs_f64(seconds.clamp(0.001, 1e6)));
        }
        let variables: Vec<Option<Variable>> = problem
            .meetings
            .iter()
            .map(|meet| {
                if meet.domain.is_empty() {
                    return None;
                }
                let worth = if meet.required || goal == Goal::Below { 0.0 } else { meet.weight as f64 };
                let least = if meet.required { 1.0 } else { 0.0 };
                Some(program.add_var(worth, (least, 1.0)))
            })
            .collect();
        let mut it = Self { problem, program, variables };
        it.limit_people(goal);
        it.limit_places();
        it
    }

    fn limit_people(&mut self, goal: Goal) {
        let mut short = Vec::new();
        for person in &self.problem.people {
            self.at_most(&person.meetings, most_meetings(self.problem, person) as f64);
            if person.least > 0 {
                let cost = if goal == Goal::Below { 1.0 } else { 0.0 };
                let variable = self.program.add_var(cost, (0.0, 1.0));
                let mut terms = self.terms(&person.meetings);
                terms.push((variable, f64::from(person.least)));
                self.program.add_constraint(terms, ComparisonOp::Ge, f64::from(person.least));
                short.push((variable, 1.0));
            }
        }
        if let Goal::Weight { below: Some(below) } = goal
            && !short.is_empty()
        {
            self.program.add_constraint(short, ComparisonOp::Le, f64::from(below));
        }
    }

    fn limit_places(&mut self) {
        for (meetings, capacity) in places(self.problem) {
            let slots = reach(self.problem, &meetings).len();
            self.at_most(&meetings, (slots * capacity) as f64);
        }
        let all: Vec<M> = (0..).take(self.problem.meetings.len()).collect();
        self.at_most(&all, places_at_tables(self.problem) as f64);
    }

    fn at_most(&mut self, meetings: &[M], most: f64) {
        if (meetings.len() as f64) > most {
            let terms = self.terms(meetings);
            self.program.add_constraint(terms, ComparisonOp::Le, most);
        }
    }

    fn terms(&self, meetings: &[M]) -> Vec<(Variable, f64)> {
        meetings.iter().filter_map(|&m| self.variables[m as usize].map(|variable| (variable, 1.0))).collect()
    }

    /// The optimum, after cutting off what the slots cannot hold. Cuts found are added to `cuts`, which hold for any
    /// goal.
    fn solve(mut self, cuts: &mut Vec<Cut>) -> Result<(f64, Vec<f64>), NoBound> {
        for (meetings, most) in cuts.iter() {
            self.at_most(meetings, *most);
        }
        let mut solution = optimum(self.program.solve())?;
        for _ in 0..ROUNDS {
            let share = self.share(&solution);
            let found = self.cuts(&share);
            if found.is_empty() {
                break;
            }
            let mut last = Some(solution);
            for (meetings, most) in &found {
                let Some(current) = last.take() else { break };
                last = Some(optimum(current.add_constraint(self.terms(meetings), ComparisonOp::Le, *most))?);
            }
            cuts.extend(found);
            let Some(current) = last else { return Err(NoBound::Unknown) };
            solution = current;
        }
        Ok((solution.objective(), self.share(&solution)))
    }

    fn share(&self, solution: &Solution) -> Vec<f64> {
        self.variables.iter().map(|variable| variable.map_or(0.0, |it| solution.var_value(it))).collect()
    }

    fn cuts(&self, share: &[f64]) -> Vec<Cut> {
        let mut cuts = Vec::new();
        for person in &self.problem.people {
            cuts.extend(cut(self.problem, share, &person.meetings, 1, &person.lunch));
        }
        for (meetings, capacity) in places(self.problem) {
            cuts.extend(cut(self.problem, share, &meetings, capacity, &[]));
        }
        cuts
    }
}

fn optimum(outcome: Result<microlp::SolveOutcome, Error>) -> Result<Solution, NoBound> {
    match outcome {
        Ok(outcome) if outcome.is_optimal() => outcome.into_solution().map_err(|_| NoBound::Unknown),
        Err(Error::Infeasible) => Err(NoBound::Impossible),
        _ => Err(NoBound::Unknown),
    }
}

/// The meetings that share something of limited number per slot, with that number: tables, resources, and home tables
/// that several hosts share.
fn places(problem: &Problem) -> Vec<(Vec<M>, usize)> {
    let possible = || (0..).zip(&problem.meetings).filter(|(_, meet)| !meet.domain.is_empty());
    let mut places: Vec<(Vec<M>, usize)> = vec![(possible().map(|(m, _)| m).collect(), problem.tables)];
    for (resource, &capacity) in problem.resources.iter().enumerate() {
        let users = possible().filter(|(_, meet)| meet.uses.contains(&resource)).map(|(m, _)| m).collect();
        places.push((users, capacity as usize));
    }
    for unit in problem.people.len()..problem.units {
        places.push((possible().filter(|(_, meet)| meet.units.contains(&unit)).map(|(m, _)| m).collect(), 1));
    }
    places
}

/// Most meetings that a participant can have, by slots, lunch and limit.
pub(super) fn most_meetings(problem: &Problem, person: &Person) -> usize {
    let reach = reach(problem, &person.meetings);
    (reach.len() - kept_free(&person.lunch, &reach)).min(person.most as usize)
}

/// Places at tables in all slots. Around lunch they cannot all be taken: whoever keeps a slot of the window free meets
/// once less in it, and a meeting takes two people.
pub(super) fn places_at_tables(problem: &Problem) -> usize {
    let mut windows: Vec<SlotSet> =
        problem.people.iter().flat_map(|person| person.lunch.iter().copied()).collect();
    windows.sort_unstable();
    windows.dedup();
    let mut taken = SlotSet::EMPTY;
    let mut places = 0;
    for window in windows {
        if !window.and(&taken).is_empty() {
            continue;
        }
        taken = taken.or(&window);
        let turns: usize = problem
            .people
            .iter()
            .map(|person| {
                let here = reach(problem, &person.meetings).and(&window).len();
                here - usize::from(person.lunch.contains(&window))
            })
            .sum();
        places += (turns / 2).min(window.len() * problem.tables);
    }
    places + (problem.slot_count() - taken.len()) * problem.tables
}

fn reach(problem: &Problem, meetings: &[M]) -> SlotSet {
    meetings.iter().fold(SlotSet::EMPTY, |all, &m| all.or(&problem.meetings[m as usize].domain))
}

/// At least so many of `slots` stay free for lunch: one for each of some windows without a slot in common.
fn kept_free(lunch: &[SlotSet], slots: &SlotSet) -> usize {
    let mut windows: Vec<&SlotSet> = lunch.iter().filter(|window| slots.contains_all(window)).collect();
    windows.sort_by_key(|window| window.len());
    let mut taken = SlotSet::EMPTY;
    let mut count = 0;
    for window in windows {
        if window.and(&taken).is_empty() {
            taken = taken.or(window);
            count += 1;
        }
    }
    count
}

/// The cut that `share` breaks most plainly among these meetings, if it breaks one.
fn cut(problem: &Problem, share: &[f64], meetings: &[M], capacity: usize, lunch: &[SlotSet]) -> Option<Cut> {
    let mut demand: HashMap<SlotSet, i64> = HashMap::new();
    for &m in meetings.iter().filter(|&&m| share[m as usize] > 1e-6) {
        *demand.entry(problem.meetings[m as usize].domain).or_default() +=
            (share[m as usize] * UNIT as f64) as i64;
    }
    if demand.len() < 2 && lunch.is_empty() {
        return None;
    }
    let mut demands: Vec<(SlotSet, i64)> = demand.into_iter().collect();
    demands.sort_unstable();
    // A hair of slack, or rounding would be cut off for ever.
    let room = capacity as i64 * UNIT + UNIT / 1000;
    let mut short = shortage(&demands, |_| room);
    if short.is_none() {
        // Lunch is no matter of flow; look at what fits into each window and into all of them.
        let windows = lunch.iter().copied();
        short = windows.clone().chain([windows.fold(SlotSet::EMPTY, |all, it| all.or(&it))]).find(|slots| {
            let inside: i64 = demands
                .iter()
                .filter(|(wanted, _)| slots.contains_all(wanted))
                .map(|(_, amount)| amount)
                .sum();
            inside > (slots.len() - kept_free(lunch, slots)) as i64 * room
        });
    }
    let slots = short?;
    let most = (capacity * (slots.len() - kept_free(lunch, &slots))) as f64;
    let inside: Vec<M> = meetings
        .iter()
        .copied()
        .filter(|&m| slots.contains_all(&problem.meetings[m as usize].domain))
        .collect();
    let held: f64 = inside.iter().map(|&m| share[m as usize]).sum();
    (held > most + 1e-3).then_some((inside, most))
}
