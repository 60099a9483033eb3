//! Small random missions for tests inside the crate: wishes of several weights, a few required meetings, too few tables
//! and some absences.

use crate::file::{Meeting, Mission, Participant, Rules, Slot, Table};
use crate::search::Random;

pub(crate) fn mission(random: &mut Random) -> Mission {
    let (people, slots) = (5 + random.below(3), 4 + random.below(2));
    let start = chrono::DateTime::UNIX_EPOCH.fixed_offset();
    let time = |slot: usize| start + chrono::Duration::minutes(20 * slot as i64);
    let slot = |s| Slot {
        id: format!("s{s}"),
        start: time(s),
        end: time(s + 1),
        day: "1".to_owned(),
        session: None,
    };
    let mut meetings = Vec::new();
    for a in 0..people {
        for b in 0..a {
            if random.below(3) > 0 {
                meetings.push(Meeting {
                    id: format!("m{}", meetings.len()),
                    a: format!("p{a}"),
                    b: format!("p{b}"),
                    required: random.below(8) == 0,
                    weight: 1 + random.below(3) as i64,
                    ..Meeting::default()
                });
            }
        }
    }
    let absent = |random: &mut Random| match random.below(4) {
        0 => vec![format!("s{}", random.below(slots))],
        _ => Vec::new(),
    };
    let person = |p| Participant {
        id: format!("p{p}"),
        name: format!("Delegate {p}"),
        unavailable: absent(random),
        ..Participant::default()
    };
    Mission {
        mission: "small".to_owned(),
        slots: (0..slots).map(slot).collect(),
        participants: (0..people).map(person).collect(),
        tables: (0..people / 2 - 1).map(|t| Table { id: format!("T{t}") }).collect(),
        rules: Rules::default(),
        resources: Vec::new(),
        meetings,
        never: Vec::new(),
    }
}
