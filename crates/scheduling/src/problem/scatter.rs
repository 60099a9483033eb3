//! How far somebody's day is from a day without breaks.
//!
//! Breaks alone say little about where to go: a day with one break may need one move or five to be without. The number
//! of meetings outside the best block of slots in a row is what has to move, and so the way that is left.

use super::{Problem, SlotSet};

/// The slots of a day, as many as a set can hold in a row.
type Day = u128;

/// For each slot, how many meetings in a row there could be from it on: until the end of the day, a slot beyond `reach`,
/// or the one that would take the last free slot of a `lunch`.
pub(super) fn longest_rows(days: &[SlotSet], reach: &SlotSet, lunch: &[SlotSet]) -> Vec<u8> {
    let width = days.iter().flat_map(|day| day.iter()).max().map_or(0, |last| last + 1);
    let mut rows = vec![0; width];
    for day in days {
        for start in day.and(reach).iter() {
            let mut row = SlotSet::EMPTY;
            let goes_on = |&slot: &usize| {
                row.insert(slot);
                let free = day.contains(slot) && reach.contains(slot);
                free && !lunch.iter().any(|window| row.contains_all(window))
            };
            rows[start] = u8::try_from((start..width).take_while(goes_on).count()).unwrap_or(u8::MAX);
        }
    }
    rows
}

impl Problem {
    /// How many meetings of `person`, who is busy in `busy`, would have to move for a day without breaks. Where no such
    /// day is possible, for one with a single free slot.
    pub(crate) fn scattered(&self, person: usize, busy: &SlotSet) -> u32 {
        let rows = &self.people[person].longest_row;
        self.days.iter().map(|day| scattered_in(day, rows, busy)).sum()
    }
}

fn scattered_in(day: &SlotSet, rows: &[u8], busy: &SlotSet) -> u32 {
    let Some(first) = day.first() else { return 0 };
    let length = day.len();
    let today: Day = busy.and(day).from(first);
    let meetings = today.count_ones();
    if meetings < 2 || (today >> today.trailing_zeros()).trailing_ones() == meetings {
        return 0;
    }
    let block = meetings as usize;
    let fits = |start: usize| usize::from(rows[first + start]) >= block;
    let possible = (0..=length - block).any(fits);
    let block = if possible { block } else { (block + 1).min(length) };
    let mut inside = (today & Day::MAX >> (Day::BITS as usize - block)).count_ones();
    let mut most = 0;
    for start in 0..=length - block {
        if !possible || fits(start) {
            most = most.max(inside);
        }
        // On to the next block: one slot comes in, one is left behind.
        if start + block < length {
            inside += u32::from(today >> (start + block) & 1 == 1);
            inside -= u32::from(today >> start & 1 == 1);
        }
    }
    meetings - most
}

#[cfg(test)]
mod tests {
    use super::{SlotSet, longest_rows, scattered_in};

    fn scattered(busy: &[usize], slots: usize, lunch: &[SlotSet]) -> u32 {
        let day: SlotSet = (0..slots).collect();
        let rows = longest_rows(&[day], &day, lunch);
        scattered_in(&day, &rows, &busy.iter().copied().collect())
    }

    #[test]
    fn a_day_in_a_row_has_nothing_scattered_and_one_with_a_break_what_has_to_move() {
        assert_eq!(scattered(&[3, 4, 5], 8, &[]), 0);
        assert_eq!(scattered(&[0, 3, 4, 5, 7], 8, &[]), 1);
        assert_eq!(scattered(&[0, 1, 4, 5, 7], 8, &[]), 2);
        assert_eq!(scattered(&[0, 127], 128, &[]), 1);
    }

    #[test]
    fn no_row_reaches_over_a_lunch_unless_there_is_no_other() {
        let lunch: SlotSet = [3].into_iter().collect();
        // Three would fit before or after lunch: one meeting has to change sides.
        assert_eq!(scattered(&[1, 2, 4], 8, &[lunch]), 1);
        // Five fit on no side: a day with lunch as its only break is as good as can be.
        assert_eq!(scattered(&[1, 2, 4, 5, 6], 8, &[lunch]), 0);
    }
}
