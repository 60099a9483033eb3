//! Why the required meetings cannot all be held: a small set of rules that clash, in words.

use std::fmt;
use std::sync::Arc;

use super::encoding::Encoding;
use super::formula::{Answer, Lit};
use super::groups::{Groups, Rule};
use crate::bound::{UNIT, shortage};
use crate::file::Mission;
use crate::problem::{M, Problem, SlotSet};
use crate::watch::Watch;
use crate::words::{Words, counted};

/// Rules that cannot all be kept, in words for an organiser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// One sentence for each rule; leaving out any one might help.
    pub rules: Vec<String>,
}

impl fmt::Display for Clash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the required meetings cannot all be held, because these rules clash:")?;
        self.rules.iter().try_for_each(|rule| write!(f, "\n- {rule}"))
    }
}

/// The rules that clash, if it can be proven that the required meetings cannot all be held.
pub(crate) fn explain(
    mission: &Mission,
    problem: &Problem,
    watch: &Arc<dyn Watch>,
    budget: u64,
) -> Option<Clash> {
    let words = Words::new(mission, problem);
    impossible_alone(problem, &words)
        .or_else(|| too_many_for_somebody(problem, &words))
        .or_else(|| too_many_for_the_tables(problem, &words))
        .or_else(|| core(problem, &words, watch, budget))
}

/// A required meeting that nothing could make possible.
fn impossible_alone(problem: &Problem, words: &Words<'_>) -> Option<Clash> {
    let (m, meet) =
        (0..).zip(&problem.meetings).find(|(_, meet)| meet.required && meet.obstacle.is_some())?;
    let obstacle = meet.obstacle.as_ref()?;
    Some(Clash { rules: vec![format!("{} is required", words.meeting(m)), words.obstacle(m, obstacle)] })
}

fn required_of(problem: &Problem, among: impl Iterator<Item = M>) -> Vec<M> {
    among.filter(|&m| problem.meetings[m as usize].required).collect()
}

fn too_many_for_somebody(problem: &Problem, words: &Words<'_>) -> Option<Clash> {
    for (p, person) in problem.people.iter().enumerate() {
        let required = required_of(problem, person.meetings.iter().copied());
        if required.len() > person.most as usize {
            let rules = vec![words.required_list(p, &required), words.most(p, person.most)];
            return Some(Clash { rules });
        }
        let demands: Vec<(SlotSet, i64)> =
            required.iter().map(|&m| (problem.meetings[m as usize].domain, UNIT)).collect();
        if let Some(slots) = shortage(&demands, |_| UNIT) {
            let inside = inside(problem, &required, &slots);
            let mut rules = vec![words.required_list(p, &inside)];
            rules.push(words.only_slots(
                "these meetings",
                &slots,
                &format!("{} has one meeting at a time", words.name(p)),
            ));
            rules.extend(words.why_only(&inside));
            return Some(Clash { rules });
        }
    }
    None
}

fn too_many_for_the_tables(problem: &Problem, words: &Words<'_>) -> Option<Clash> {
    let required = required_of(problem, (0..).take(problem.meetings.len()));
    let mut demands: std::collections::BTreeMap<SlotSet, i64> = std::collections::BTreeMap::new();
    for &m in &required {
        *demands.entry(problem.meetings[m as usize].domain).or_default() += UNIT;
    }
    let demands: Vec<(SlotSet, i64)> = demands.into_iter().collect();
    let slots = shortage(&demands, |_| problem.tables as i64 * UNIT)?;
    let inside = inside(problem, &required, &slots);
    let rules = vec![
        format!("there are {} to hold", counted(inside.len(), "required meeting")),
        words.only_slots(
            "they",
            &slots,
            &format!("each slot holds {}, one per table", counted(problem.tables, "meeting")),
        ),
    ];
    Some(Clash { rules })
}

fn inside(problem: &Problem, meetings: &[M], slots: &SlotSet) -> Vec<M> {
    meetings.iter().copied().filter(|&m| slots.contains_all(&problem.meetings[m as usize].domain)).collect()
}

/// A minimal set of rules without a plan, found by a solver.
fn core(problem: &Problem, words: &Words<'_>, watch: &Arc<dyn Watch>, budget: u64) -> Option<Clash> {
    let all: SlotSet = problem.slots().collect();
    let required = required_of(problem, (0..).take(problem.meetings.len()));
    let domains = required.iter().map(|&m| (m, all)).collect();
    let mut it = Encoding::with(problem, Arc::clone(watch), Groups::guarded(), domains);
    for &m in &required {
        let allowed = words.allowed(m);
        let unavailable = problem.meetings[m as usize].people.iter().map(|&p| (p, words.unavailable(p)));
        let unavailable: Vec<(usize, SlotSet)> = unavailable.collect();
        for slot in problem.slots() {
            let Some(there) = it.at(m, slot) else { continue };
            if !allowed.contains(slot) {
                it.groups.clause(&mut it.sat, Rule::Slots(m), &[!there]);
            }
            for (person, slots) in &unavailable {
                if slots.contains(slot) {
                    it.groups.clause(&mut it.sat, Rule::Unavailable(*person), &[!there]);
                }
            }
        }
    }
    let guards: Vec<(Rule, Lit)> =
        it.groups.guards().iter().map(|(&rule, &literal)| (rule, literal)).collect();
    let assumed: Vec<Lit> = guards.iter().map(|&(_, literal)| literal).collect();
    let Answer::No(mut core) = it.sat.solve(&assumed, budget) else { return None };
    // Deletion: whatever the rest clashes without is not part of the reason.
    core.sort();
    let mut place = 0;
    while place < core.len() {
        let mut without = core.clone();
        without.remove(place);
        match it.sat.solve(&without, budget / 20 + 1000) {
            Answer::No(smaller) => {
                let kept: Vec<Lit> =
                    core[..place].iter().copied().filter(|literal| smaller.contains(literal)).collect();
                place = kept.len();
                core = smaller;
                core.sort();
            }
            _ => place += 1,
        }
    }
    let rules: Vec<Rule> =
        guards.iter().filter(|(_, literal)| core.contains(literal)).map(|&(rule, _)| rule).collect();
    Some(Clash { rules: rules.into_iter().map(|rule| sentence(problem, words, rule)).collect() })
}

fn sentence(problem: &Problem, words: &Words<'_>, rule: Rule) -> String {
    match rule {
        Rule::Required(m) => format!("{} is required", words.meeting(m)),
        Rule::Slots(m) => words.slots_of(m),
        Rule::After(later, earlier) => {
            format!("{} comes after {}", words.meeting(later), words.meeting(earlier))
        }
        Rule::Unavailable(person) => words.unavailable_when(person),
        Rule::Most(person) => words.most(person, problem.people[person].most),
        Rule::Lunch(person) => words.lunch(person),
        Rule::Home(unit) => words.home(unit),
        Rule::Tables => format!("each slot holds {}, one per table", counted(problem.tables, "meeting")),
        Rule::Resource(resource) => words.resource(resource, problem.resources[resource]),
        Rule::Walking => {
            format!("people need {} to walk from table to table", counted(problem.walking, "free slot"))
        }
        Rule::Fairness => {
            format!("numbers of breaks may differ by {} at most", problem.fairness.unwrap_or(0))
        }
    }
}
