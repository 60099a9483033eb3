//! Gives every meeting its table, once it is known who meets when.

use crate::problem::{Before, M, Problem};
use crate::search::OUT;

/// The table of each meeting held. Hosts sit at their own; whoever was at a table in the same slot of the previous
/// schedule stays there unless its host needs it; everybody else walks as little as possible.
pub(crate) fn assign(problem: &Problem, places: &[(u16, u16)]) -> Vec<Option<usize>> {
    let mut tables = vec![None; places.len()];
    if problem.walking > 0 {
        for (m, &(slot, table)) in places.iter().enumerate().filter(|(_, (slot, _))| *slot != OUT) {
            let _ = slot;
            tables[m] = Some(usize::from(table));
        }
        return tables;
    }
    let mut hosted = vec![false; problem.tables];
    problem.meetings.iter().filter_map(|meet| meet.home).for_each(|home| hosted[home] = true);
    let mut last: Vec<Option<usize>> = vec![None; problem.people.len()];
    for slot in problem.slots() {
        let here: Vec<M> =
            (0..).zip(places).filter(|(_, place)| usize::from(place.0) == slot).map(|(m, _)| m).collect();
        let mut free = vec![true; problem.tables];
        let mut open = Vec::new();
        for &m in &here {
            match problem.meetings[m as usize].home {
                Some(home) => {
                    free[home] = false;
                    tables[m as usize] = Some(home);
                }
                None => open.push(m),
            }
        }
        let stays = |m: M| match problem.meetings[m as usize].before {
            Before::At { slot: old, table } if old == slot => Some(table),
            _ => None,
        };
        let used =
            |m: M| problem.meetings[m as usize].people.iter().filter_map(|&p| last[p]).collect::<Vec<_>>();
        let wishes: [&dyn Fn(M) -> Vec<usize>; 2] = [&|m| stays(m).into_iter().collect(), &used];
        for wish in wishes {
            open.retain(|&m| {
                let table = wish(m).into_iter().find(|&table| free[table]);
                if let Some(table) = table {
                    free[table] = false;
                    tables[m as usize] = Some(table);
                }
                table.is_none()
            });
        }
        // Tables without a host first, so that hosts find theirs empty.
        let mut rest: Vec<usize> = (0..problem.tables).filter(|&table| free[table]).collect();
        rest.sort_by_key(|&table| (hosted[table], table));
        open.iter().zip(rest).for_each(|(&m, table)| tables[m as usize] = Some(table));
        for &m in &here {
            problem.meetings[m as usize].people.iter().for_each(|&person| last[person] = tables[m as usize]);
        }
    }
    tables
}
