//! Where the meetings of the previous schedule were.

use std::collections::{HashMap, HashSet};

use thiserror::Error;

use super::Problem;
use crate::file::{Mission, Schedule};

/// Where a meeting was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Before {
    /// It was not held, or nobody could hold it any more: it cannot move.
    Nowhere,
    /// Its slot or its table is not there any more or not allowed, so that it moves whatever happens.
    Gone,
    At {
        slot: usize,
        table: usize,
    },
}

/// Why a schedule cannot serve as the previous one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PreviousError {
    /// A meeting is listed twice.
    #[error("/meetings/{index}/id: id: found {id:?} a second time, expected each meeting at most once")]
    Twice {
        /// Place in the list of meetings.
        index: usize,
        /// The meeting.
        id: String,
    },
    /// Two meetings at one table in one slot.
    #[error(
        "/meetings/{index}/table: table: found {table:?} a second time in slot {slot:?}, expected a free table"
    )]
    Taken {
        /// Place in the list of meetings.
        index: usize,
        /// The table.
        table: String,
        /// The slot.
        slot: String,
    },
}

impl Problem {
    /// Notes where the meetings were. Meetings, slots and tables that the mission no longer has are no error: that is
    /// why it is planned anew.
    pub(crate) fn remember(&mut self, mission: &Mission, previous: &Schedule) -> Result<(), PreviousError> {
        let meetings: HashMap<&str, usize> =
            mission.meetings.iter().enumerate().map(|(m, meeting)| (meeting.id.as_str(), m)).collect();
        let tables: HashMap<&str, usize> =
            mission.tables.iter().enumerate().map(|(t, table)| (table.id.as_str(), t)).collect();
        let bits: HashMap<&str, usize> = (0..self.width)
            .filter_map(|bit| self.slot_of_bit[bit].map(|slot| (mission.slots[slot].id.as_str(), bit)))
            .collect();
        let mut listed = HashSet::new();
        let mut taken = HashSet::new();
        for (index, placed) in previous.meetings.iter().enumerate() {
            if !listed.insert(placed.id.as_str()) {
                return Err(PreviousError::Twice { index, id: placed.id.clone() });
            }
            if !taken.insert((placed.slot.as_str(), placed.table.as_str())) {
                let (table, slot) = (placed.table.clone(), placed.slot.clone());
                return Err(PreviousError::Taken { index, table, slot });
            }
            let Some(&m) = meetings.get(placed.id.as_str()) else { continue };
            let meet = &mut self.meetings[m];
            if meet.domain.is_empty() {
                continue;
            }
            let slot = bits.get(placed.slot.as_str()).copied().filter(|&bit| meet.domain.contains(bit));
            let table = tables.get(placed.table.as_str()).copied();
            meet.before = match (slot, table.filter(|table| meet.home.is_none_or(|home| home == *table))) {
                (Some(slot), Some(table)) => Before::At { slot, table },
                _ => Before::Gone,
            };
        }
        Ok(())
    }
}
