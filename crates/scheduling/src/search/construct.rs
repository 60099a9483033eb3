//! A first plan, at once: the previous schedule as far as it still holds, then the hardest to place first.

use super::anneal::Search;
use super::obstruct::blockers;
use crate::problem::{Before, M};

impl Search<'_> {
    /// Holds what the previous schedule held, where it was, as far as the rules still allow.
    pub(crate) fn start_from_previous(&mut self) {
        let problem = self.state.problem;
        let mut found = Vec::new();
        // Those that are required come first, should two stand in each other's way now.
        for required in [true, false] {
            for (m, meet) in (0..).zip(&problem.meetings).filter(|(_, meet)| meet.required == required) {
                let Before::At { slot, table } = meet.before else { continue };
                if self.state.slot(m).is_none()
                    && blockers(&self.state, m, slot, table, &mut self.moves.random, &mut found)
                    && found.is_empty()
                {
                    self.state.hold(m, slot, table);
                }
            }
        }
        self.state.commit();
        self.note();
    }

    /// Places what is out, `first` before the rest: required meetings with the fewest slots first, then wishes by
    /// weight. Meetings that fit nowhere stay out. Without `chains` it is quick rather than careful.
    pub(crate) fn construct(
        &mut self,
        first: impl Fn(M) -> bool,
        chains: usize,
        mut stop: impl FnMut() -> bool,
    ) {
        let problem = self.state.problem;
        let mut order: Vec<M> = self.state.out().to_vec();
        self.moves.random.shuffle(&mut order);
        let load = |m: M| -> usize {
            problem.meetings[m as usize]
                .people
                .iter()
                .map(|&person| problem.people[person].meetings.len())
                .sum()
        };
        order.sort_by_cached_key(|&m| {
            let meet = &problem.meetings[m as usize];
            let freedom = if meet.required { meet.domain.len() * 1000 / (load(m) + 1) } else { 0 };
            (!meet.required, !first(m), freedom, -problem.weight(m))
        });
        for (count, m) in order.into_iter().enumerate() {
            if count % 64 == 63 && stop() {
                break;
            }
            let _ = self.moves.fit(&mut self.state, m, chains > 0)
                || self.moves.make_room(&mut self.state, m, chains);
            self.state.commit();
        }
        self.note();
    }
}
