//! A plan under construction: every change updates its score and can be taken back.

mod tally;

use crate::problem::{BITS, Before, M, NONE, Problem, Score, SlotSet};

/// No slot.
pub(crate) const OUT: u16 = u16::MAX;

#[derive(Debug, Clone)]
pub(crate) struct State<'p> {
    pub(crate) problem: &'p Problem,
    /// Slot and table of each meeting. Tables are decided here only where walking makes them matter.
    place: Vec<(u16, u16)>,
    /// The meeting of each unit in each slot.
    grid: Vec<M>,
    /// The meeting at each table in each slot, where tables are decided here.
    tables: Vec<M>,
    busy: Vec<SlotSet>,
    held: Vec<u32>,
    in_slot: Vec<Vec<M>>,
    /// Where each meeting is in `in_slot` or `out`.
    position: Vec<u32>,
    /// Meetings that could be held and are not.
    out: Vec<M>,
    used: Vec<u32>,
    breaks: Vec<u32>,
    /// How many participants have how many breaks.
    spread: Vec<u32>,
    /// For each table and slot: the free meeting that was there, and whether a host sits there now. Empty without a
    /// previous schedule.
    claims: Vec<(M, bool)>,
    pub(crate) score: Score,
    /// Meetings that are out of the row of their day, of each participant and of all.
    scattered: Vec<u32>,
    all_scattered: i64,
    journal: Vec<(M, (u16, u16))>,
}

impl<'p> State<'p> {
    /// The plan in which nothing is held.
    pub(crate) fn new(problem: &'p Problem) -> Self {
        let (width, people) = (problem.width, problem.people.len());
        let mut claims = Vec::new();
        let mut moved = 0;
        for (m, meet) in (0..).zip(&problem.meetings) {
            match meet.before {
                Before::Nowhere => {}
                Before::Gone => moved += 1,
                Before::At { slot, table } => {
                    moved += 1;
                    if claims.is_empty() {
                        claims = vec![(NONE, false); problem.tables * width];
                    }
                    if meet.home.is_none() {
                        claims[table * width + slot].0 = m;
                    }
                }
            }
        }
        let mut spread = vec![0; BITS];
        spread[0] = u32::try_from(people).unwrap_or(u32::MAX);
        let out: Vec<M> = (0..)
            .zip(&problem.meetings)
            .filter(|(_, meet)| !meet.domain.is_empty())
            .map(|(m, _)| m)
            .collect();
        let mut position = vec![0; problem.meetings.len()];
        (0..).zip(&out).for_each(|(place, &m)| position[m as usize] = place);
        let score = Score {
            missing: problem.meetings.iter().map(|meet| u32::from(meet.required)).sum(),
            unfair: 0,
            below: problem.people.iter().map(|person| u32::from(person.least > 0)).sum(),
            lost: problem.meetings.iter().filter(|meet| !meet.required).map(|meet| meet.weight).sum(),
            moved,
            breaks: 0,
        };
        Self {
            problem,
            place: vec![(OUT, 0); problem.meetings.len()],
            grid: vec![NONE; problem.units * width],
            tables: if problem.walking > 0 { vec![NONE; problem.tables * width] } else { Vec::new() },
            busy: vec![SlotSet::EMPTY; people],
            held: vec![0; people],
            in_slot: vec![Vec::new(); width],
            position,
            out,
            used: vec![0; problem.resources.len() * width],
            breaks: vec![0; people],
            spread,
            claims,
            score,
            scattered: vec![0; people],
            all_scattered: 0,
            journal: Vec::new(),
        }
    }

    pub(crate) fn slot(&self, m: M) -> Option<usize> {
        let (slot, _) = self.place[m as usize];
        (slot != OUT).then_some(usize::from(slot))
    }

    /// The table; it means something only where walking makes tables matter.
    pub(crate) fn table(&self, m: M) -> usize {
        usize::from(self.place[m as usize].1)
    }

    pub(crate) fn places(&self) -> &[(u16, u16)] {
        &self.place
    }

    pub(crate) fn at(&self, unit: usize, slot: usize) -> M {
        self.grid[unit * self.problem.width + slot]
    }

    pub(crate) fn at_table(&self, table: usize, slot: usize) -> M {
        self.tables[table * self.problem.width + slot]
    }

    pub(crate) fn busy(&self, person: usize) -> &SlotSet {
        &self.busy[person]
    }

    pub(crate) fn held(&self, person: usize) -> u32 {
        self.held[person]
    }

    pub(crate) fn breaks(&self, person: usize) -> u32 {
        self.breaks[person]
    }

    /// How many meetings would have to move for days without breaks.
    pub(crate) fn scattered(&self) -> i64 {
        self.all_scattered
    }

    /// Whether a previous schedule is to be kept, so that a move may make up for its breaks.
    pub(crate) fn has_previous(&self) -> bool {
        !self.claims.is_empty()
    }

    pub(crate) fn in_slot(&self, slot: usize) -> &[M] {
        &self.in_slot[slot]
    }

    pub(crate) fn out(&self) -> &[M] {
        &self.out
    }

    pub(crate) fn used(&self, resource: usize, slot: usize) -> u32 {
        self.used[resource * self.problem.width + slot]
    }

    /// A mark to [`State::undo`] to.
    pub(crate) fn mark(&mut self) -> usize {
        self.journal.len()
    }

    /// The places as they were at `mark`.
    pub(crate) fn places_at(&self, mark: usize) -> Vec<(u16, u16)> {
        let mut place = self.place.clone();
        for &(m, before) in self.journal[mark..].iter().rev() {
            place[m as usize] = before;
        }
        place
    }

    /// Goes to the plan with these places; this cannot be undone.
    pub(crate) fn load(&mut self, places: &[(u16, u16)]) {
        for (m, place) in places.iter().enumerate() {
            if self.place[m] != *place && self.place[m].0 != OUT {
                self.take(u32::try_from(m).unwrap_or(NONE));
            }
        }
        for (m, &(slot, table)) in (0..).zip(places) {
            if self.place[m as usize].0 == OUT && slot != OUT {
                self.put(m, usize::from(slot), usize::from(table));
            }
        }
        self.journal.clear();
    }

    /// Forgets how to undo.
    pub(crate) fn commit(&mut self) {
        self.journal.clear();
    }

    pub(crate) fn undo(&mut self, mark: usize) {
        while self.journal.len() > mark {
            let Some((m, (slot, table))) = self.journal.pop() else { return };
            if self.place[m as usize].0 != OUT {
                self.take(m);
            }
            if slot != OUT {
                self.put(m, usize::from(slot), usize::from(table));
            }
        }
    }

    /// Holds `m`, which is out, at `slot`. The caller has made sure that nothing is in the way.
    pub(crate) fn hold(&mut self, m: M, slot: usize, table: usize) {
        self.journal.push((m, (OUT, 0)));
        self.put(m, slot, table);
    }

    /// Takes `m`, which is held, out.
    pub(crate) fn drop(&mut self, m: M) {
        self.journal.push((m, self.place[m as usize]));
        self.take(m);
    }

    fn put(&mut self, m: M, slot: usize, table: usize) {
        let problem = self.problem;
        let meet = &problem.meetings[m as usize];
        remove_at(&mut self.out, self.position[m as usize], &mut self.position);
        self.position[m as usize] = u32::try_from(self.in_slot[slot].len()).unwrap_or(u32::MAX);
        self.in_slot[slot].push(m);
        let encode = |number: usize| u16::try_from(number).unwrap_or(OUT);
        self.place[m as usize] = (encode(slot), encode(table));
        for &unit in &meet.units {
            self.grid[unit * problem.width + slot] = m;
        }
        if problem.walking > 0 {
            self.tables[table * problem.width + slot] = m;
        }
        for &resource in &meet.uses {
            self.used[resource * problem.width + slot] += 1;
        }
        for &person in &meet.people {
            self.held[person] += 1;
            if self.held[person] == problem.people[person].least {
                self.score.below -= 1;
            }
            self.busy[person].insert(slot);
            self.count_breaks(person);
        }
        if meet.required {
            self.score.missing -= 1;
        } else {
            self.score.lost -= meet.weight;
        }
        self.share();
        self.moves(m, slot, table, true);
    }

    fn take(&mut self, m: M) {
        let problem = self.problem;
        let meet = &problem.meetings[m as usize];
        let (slot, table) = (usize::from(self.place[m as usize].0), usize::from(self.place[m as usize].1));
        self.moves(m, slot, table, false);
        remove_at(&mut self.in_slot[slot], self.position[m as usize], &mut self.position);
        self.position[m as usize] = u32::try_from(self.out.len()).unwrap_or(u32::MAX);
        self.out.push(m);
        self.place[m as usize] = (OUT, 0);
        for &unit in &meet.units {
            self.grid[unit * problem.width + slot] = NONE;
        }
        if problem.walking > 0 {
            self.tables[table * problem.width + slot] = NONE;
        }
        for &resource in &meet.uses {
            self.used[resource * problem.width + slot] -= 1;
        }
        for &person in &meet.people {
            if self.held[person] == problem.people[person].least {
                self.score.below += 1;
            }
            self.held[person] -= 1;
            self.busy[person].remove(slot);
            self.count_breaks(person);
        }
        if meet.required {
            self.score.missing += 1;
        } else {
            self.score.lost += meet.weight;
        }
        self.share();
    }
}

/// Removes the item at `place` by putting the last one there.
fn remove_at(list: &mut Vec<M>, place: u32, position: &mut [u32]) {
    list.swap_remove(place as usize);
    if let Some(&moved) = list.get(place as usize) {
        position[moved as usize] = place;
    }
}
