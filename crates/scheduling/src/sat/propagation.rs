//! What follows at once: two literals of each clause are watched, and a clause is looked at when one of them fails.

use super::clauses::Ref;
use super::literal::Lit;
use super::solver::Solver;

/// The top bit of a watch's clause: it has two literals only.
const PAIR: u32 = 1 << 31;

/// A clause that waits for a literal to fail.
#[derive(Debug, Clone, Copy)]
pub(super) struct Watch {
    /// Some other literal of it: if that holds, the clause need not be looked at.
    other: Lit,
    clause: u32,
}

impl Watch {
    pub(super) fn clause(self) -> Ref {
        self.clause & !PAIR
    }

    pub(super) fn moved(self, clause: Ref) -> Self {
        Self { clause: clause | self.clause & PAIR, ..self }
    }
}

impl Solver {
    pub(super) fn watch(&mut self, clause: Ref) {
        let (a, b) = (self.clauses.literal(clause, 0), self.clauses.literal(clause, 1));
        let entry = if self.clauses.len(clause) == 2 { clause | PAIR } else { clause };
        self.watches[a.index()].push(Watch { other: b, clause: entry });
        self.watches[b.index()].push(Watch { other: a, clause: entry });
    }

    /// Follows all consequences; the clause that fails, if one does.
    pub(super) fn propagate(&mut self) -> Option<Ref> {
        let mut conflict = None;
        while conflict.is_none() && self.head < self.trail.len() {
            let failed = !self.trail[self.head];
            self.head += 1;
            let mut list = std::mem::take(&mut self.watches[failed.index()]);
            conflict = self.visit(failed, &mut list);
            self.watches[failed.index()] = list;
        }
        conflict
    }

    fn visit(&mut self, failed: Lit, list: &mut Vec<Watch>) -> Option<Ref> {
        let mut kept = 0;
        let mut next = 0;
        let mut conflict = None;
        'watches: while next < list.len() {
            let watch = list[next];
            next += 1;
            let other = self.values[watch.other.index()];
            if other > 0 {
                list[kept] = watch;
                kept += 1;
                continue;
            }
            let clause = watch.clause();
            if watch.clause & PAIR != 0 {
                list[kept] = watch;
                kept += 1;
                if other < 0 {
                    conflict = Some(clause);
                    break;
                }
                self.assign(watch.other, clause);
                continue;
            }
            let codes = self.clauses.codes_mut(clause);
            if codes[0] == failed.code() {
                codes.swap(0, 1);
            }
            let first = Lit::from_code(codes[0]);
            let value = self.values[first.index()];
            let watch = Watch { other: first, clause };
            if value > 0 {
                list[kept] = watch;
                kept += 1;
                continue;
            }
            for place in 2..codes.len() {
                let code = codes[place];
                if self.values[code as usize] >= 0 {
                    codes.swap(1, place);
                    self.watches[code as usize].push(watch);
                    continue 'watches;
                }
            }
            list[kept] = watch;
            kept += 1;
            if value < 0 {
                conflict = Some(clause);
                break;
            }
            self.assign(first, clause);
        }
        list.drain(kept..next);
        conflict
    }
}
