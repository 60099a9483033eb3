//! All clauses in one list of numbers, so that those looked at together lie together.

use super::literal::Lit;

/// Where a clause begins.
pub(super) type Ref = u32;
/// No clause.
pub(super) const NO_CLAUSE: Ref = Ref::MAX;

/// Numbers before the literals of a clause: how many there are, and what is known of it.
const HEAD: usize = 2;
const LEARNT: u32 = 1;
const USED: u32 = 2;
const GONE: u32 = 4;
const GLUE_SHIFT: u32 = 8;

#[derive(Debug, Default)]
pub(super) struct Clauses {
    words: Vec<u32>,
    /// Clauses that were learnt and are still there.
    pub(super) learnt: Vec<Ref>,
}

impl Clauses {
    pub(super) fn add(&mut self, literals: &[Lit], glue: Option<u32>) -> Ref {
        let at = u32::try_from(self.words.len()).unwrap_or(NO_CLAUSE);
        self.words.push(u32::try_from(literals.len()).unwrap_or(0));
        self.words.push(glue.map_or(0, |glue| LEARNT | USED | glue.min(0x00ff_ffff) << GLUE_SHIFT));
        self.words.extend(literals.iter().map(|literal| literal.code()));
        if glue.is_some() {
            self.learnt.push(at);
        }
        at
    }

    pub(super) fn len(&self, clause: Ref) -> usize {
        self.words[clause as usize] as usize
    }

    pub(super) fn literal(&self, clause: Ref, place: usize) -> Lit {
        Lit::from_code(self.words[clause as usize + HEAD + place])
    }

    /// The literals as numbers, to be looked at and put into another order.
    pub(super) fn codes_mut(&mut self, clause: Ref) -> &mut [u32] {
        let start = clause as usize + HEAD;
        let end = start + self.words[clause as usize] as usize;
        &mut self.words[start..end]
    }

    pub(super) fn literals(&self, clause: Ref) -> impl Iterator<Item = Lit> {
        let start = clause as usize + HEAD;
        self.words[start..start + self.len(clause)].iter().map(|&code| Lit::from_code(code))
    }

    pub(super) fn is_learnt(&self, clause: Ref) -> bool {
        self.words[clause as usize + 1] & LEARNT != 0
    }

    pub(super) fn glue(&self, clause: Ref) -> u32 {
        self.words[clause as usize + 1] >> GLUE_SHIFT
    }

    /// Notes that a learnt clause was of use, and joins only so many decisions now.
    pub(super) fn use_with_glue(&mut self, clause: Ref, glue: u32) {
        let word = &mut self.words[clause as usize + 1];
        let glue = glue.min(*word >> GLUE_SHIFT);
        *word = *word & ((1 << GLUE_SHIFT) - 1) | USED | glue << GLUE_SHIFT;
    }

    /// Whether the clause was of use since this was last asked.
    pub(super) fn take_used(&mut self, clause: Ref) -> bool {
        let word = &mut self.words[clause as usize + 1];
        let used = *word & USED != 0;
        *word &= !USED;
        used
    }

    pub(super) fn remove(&mut self, clause: Ref) {
        self.words[clause as usize + 1] |= GONE;
    }

    /// Every clause that is still there.
    pub(super) fn all(&self) -> Vec<Ref> {
        let mut all = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            if self.words[at + 1] & GONE == 0 {
                all.push(u32::try_from(at).unwrap_or(NO_CLAUSE));
            }
            at += HEAD + self.words[at] as usize;
        }
        all
    }

    /// Closes the gaps of removed clauses; afterwards [`Moves::new_place`] says where each clause went.
    pub(super) fn close_gaps(&mut self) -> Moves {
        let mut old = std::mem::take(&mut self.words);
        let mut words = Vec::with_capacity(old.len());
        self.learnt.clear();
        let mut at = 0;
        while at < old.len() {
            let next = at + HEAD + old[at] as usize;
            if old[at + 1] & GONE == 0 {
                let place = u32::try_from(words.len()).unwrap_or(NO_CLAUSE);
                words.extend_from_slice(&old[at..next]);
                if old[at + 1] & LEARNT != 0 {
                    self.learnt.push(place);
                }
                old[at] = place;
            } else {
                old[at] = NO_CLAUSE;
            }
            at = next;
        }
        self.words = words;
        Moves { places: old }
    }
}

/// Where clauses went when gaps were closed.
pub(super) struct Moves {
    places: Vec<u32>,
}

impl Moves {
    pub(super) fn new_place(&self, clause: Ref) -> Option<Ref> {
        Some(self.places[clause as usize]).filter(|&place| place != NO_CLAUSE)
    }
}
