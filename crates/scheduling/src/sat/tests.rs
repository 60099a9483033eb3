//! Thousands of random formulas against trying every assignment, and some that are known to be hard to refute.

use super::{Found, Lit, Solver};

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    fn literal(&mut self, variables: &[Lit]) -> Lit {
        let literal = variables[self.roll(variables.len())];
        if self.roll(2) == 0 { literal } else { !literal }
    }
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
        let mut dice = Dice(seed);
        let count = 3 + dice.roll(8);
        let mut solver = Solver::default();
        let variables: Vec<Lit> = (0..count).map(|_| solver.variable()).collect();
        let mut clauses: Vec<Vec<Lit>> = Vec::new();
        // Clauses come in three batches, with searches between them.
        for _ in 0..3 {
            for _ in 0..1 + dice.roll(count * 2) {
                let length = 1 + dice.roll(4);
                let clause: Vec<Lit> = (0..length).map(|_| dice.literal(&variables)).collect();
                solver.add(&clause);
                clauses.push(clause);
            }
            let assumed: Vec<Lit> = (0..dice.roll(5)).map(|_| dice.literal(&variables)).collect();
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
        let mut dice = Dice(seed);
        let mut solver = Solver::default();
        let variables: Vec<Lit> = (0..160).map(|_| solver.variable()).collect();
        // A model is hidden in it, near the ratio at which random formulas are hardest.
        let hidden: Vec<bool> = (0..160).map(|_| dice.roll(2) == 0).collect();
        let mut clauses = Vec::new();
        while clauses.len() < 670 {
            let clause: Vec<Lit> = (0..3).map(|_| dice.literal(&variables)).collect();
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
