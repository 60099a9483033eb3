//! Thousands of random formulas against trying every assignment, and some that are known to be hard to refute.

use super::{Found, Lit, Solver};
use crate::search::Random;

/// A variable or its opposite, at random.
fn any_literal(dice: &mut Random, variables: &[Lit]) -> Lit {
    let literal = variables[dice.below(variables.len())];
    if dice.below(2) == 0 { literal } else { !literal }
}

fn holds(assignment: usize, literal: Lit) -> bool {
    (assignment >> literal.var() & 1 == 1) == literal.is_positive()
}

fn has_model(variables: usize, clauses: &[Vec<Lit>], assumed: &[Lit]) -> bool {
    (0..1 << variables).any(|assignment| {
        assumed.iter().all(|&literal| holds(assignment, literal))
            && clauses.iter().all(|clause| clause.iter().any(|&literal| holds(assignment, literal)))
    })
}

#[test]
fn random_formulas_are_decided_as_trying_everything_decides_them() {
    for seed in 0..4_000 {
        let mut dice = Random::new(seed);
        let count = 3 + dice.below(8);
        let mut solver = Solver::default();
        let variables: Vec<Lit> = (0..count).map(|_| solver.variable()).collect();
        let mut clauses: Vec<Vec<Lit>> = Vec::new();
        // Clauses come in three batches, with searches between them.
        for _ in 0..3 {
            for _ in 0..1 + dice.below(count * 2) {
                let length = 1 + dice.below(4);
                let clause: Vec<Lit> = (0..length).map(|_| any_literal(&mut dice, &variables)).collect();
                solver.add(&clause);
                clauses.push(clause);
            }
            let assumed: Vec<Lit> = (0..dice.below(5)).map(|_| any_literal(&mut dice, &variables)).collect();
            match solver.solve(&assumed, |_| false) {
                Found::Model => {
                    assert!(assumed.iter().all(|&literal| solver.holds(literal)), "seed {seed}");
                    let kept = |clause: &Vec<Lit>| clause.iter().any(|&literal| solver.holds(literal));
                    assert!(clauses.iter().all(kept), "seed {seed}");
                }
                Found::Contradiction(core) => {
                    assert!(core.iter().all(|literal| assumed.contains(literal)), "seed {seed}: {core:?}");
                    assert!(!has_model(count, &clauses, &core), "seed {seed}: {core:?}");
                }
                Found::Nothing => panic!("seed {seed}: nobody stopped the search"),
            }
        }
    }
}

/// `pigeons` birds in `holes` holes, one in each at most.
fn pigeons(pigeons: usize, holes: usize) -> Solver {
    let mut solver = Solver::default();
    let sits: Vec<Vec<Lit>> = (0..pigeons).map(|_| (0..holes).map(|_| solver.variable()).collect()).collect();
    sits.iter().for_each(|holes| solver.add(holes));
    for hole in 0..holes {
        for (a, first) in sits.iter().enumerate() {
            sits[a + 1..].iter().for_each(|second| solver.add(&[!first[hole], !second[hole]]));
        }
    }
    solver
}

#[test]
fn eight_pigeons_do_not_fit_into_seven_holes() {
    assert_eq!(pigeons(8, 7).solve(&[], |_| false), Found::Contradiction(Vec::new()));
    assert_eq!(pigeons(8, 8).solve(&[], |_| false), Found::Model);
}

#[test]
fn a_long_search_forgets_clauses_and_still_answers_rightly() {
    for seed in 0..6 {
        let mut dice = Random::new(seed);
        let mut solver = Solver::default();
        let variables: Vec<Lit> = (0..160).map(|_| solver.variable()).collect();
        // A model is hidden in it, near the ratio at which random formulas are hardest.
        let hidden: Vec<bool> = (0..160).map(|_| dice.below(2) == 0).collect();
        let mut clauses = Vec::new();
        while clauses.len() < 670 {
            let clause: Vec<Lit> = (0..3).map(|_| any_literal(&mut dice, &variables)).collect();
            if clause.iter().any(|literal| hidden[literal.var() as usize] == literal.is_positive()) {
                solver.add(&clause);
                clauses.push(clause);
            }
        }
        assert_eq!(solver.solve(&[], |_| false), Found::Model, "seed {seed}");
        assert!(clauses.iter().all(|clause| clause.iter().any(|&literal| solver.holds(literal))));
        // Every other model ruled out one by one would take too long; ruling out a few must stay consistent.
        for _ in 0..20 {
            let not_this: Vec<Lit> = variables
                .iter()
                .map(|&literal| if solver.holds(literal) { !literal } else { literal })
                .collect();
            solver.add(&not_this);
            if solver.solve(&[], |_| false) != Found::Model {
                break;
            }
            let differs = not_this.iter().any(|&literal| solver.holds(literal));
            assert!(differs, "seed {seed}");
        }
    }
}

#[test]
fn a_search_that_is_stopped_can_be_taken_up_again() {
    let mut solver = pigeons(9, 8);
    let stopped = solver.solve(&[], |conflicts| conflicts >= 50);
    assert_eq!(stopped, Found::Nothing);
    assert_eq!(solver.solve(&[], |_| false), Found::Contradiction(Vec::new()));
}
