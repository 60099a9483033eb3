//! Generates missions of any size, the same for the same seed.

use chrono::{DateTime, Duration};
use scheduling::file::{Meeting, Mission, Participant, Resource, Rules, Slot, Table};

/// What a generated mission is like.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    pub name: &'static str,
    pub delegates: usize,
    pub slots: usize,
    pub tables: usize,
    pub wishes: usize,
    /// Wishes are between visitors and hosts, rather than of anybody with anybody.
    pub two_sides: bool,
    /// A lunch window in the middle of each day.
    pub lunch: bool,
    /// Percentage of delegates who are there for half of the time.
    pub part_time: u64,
    /// Percentage of wishes that need one of a few interpreters.
    pub interpreted: u64,
    /// Hosts with a table of their own.
    pub hosts: usize,
    /// Percentage of meetings that are required.
    pub required: u64,
}

impl Shape {
    pub const PLAIN: Self = Self {
        name: "",
        delegates: 40,
        slots: 8,
        tables: 10,
        wishes: 120,
        two_sides: false,
        lunch: false,
        part_time: 0,
        interpreted: 0,
        hosts: 0,
        required: 0,
    };
}

struct Dice(u64);

impl Dice {
    /// SplitMix64.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides.max(1) as u64) as usize
    }

    fn percent(&mut self, chance: u64) -> bool {
        (self.roll(100) as u64) < chance
    }
}

/// The mission of a shape and a seed.
pub fn mission(shape: &Shape, seed: u64) -> Mission {
    let mut dice = Dice(seed);
    let per_day = if shape.slots > 24 { shape.slots.div_ceil(2) } else { shape.slots };
    let slots = slots(shape.slots, per_day);
    let lunch = if shape.lunch { lunch(&slots, per_day) } else { Vec::new() };
    let participants: Vec<Participant> =
        (0..shape.delegates).map(|p| participant(shape, &mut dice, p)).collect();
    Mission {
        mission: shape.name.to_owned(),
        slots,
        tables: (0..shape.tables).map(|t| Table { id: format!("T{t}") }).collect(),
        rules: Rules { lunch, ..Rules::default() },
        resources: vec![Resource {
            id: "interpreter".to_owned(),
            capacity: (shape.tables / 8).max(1) as u32,
        }],
        participants,
        meetings: meetings(shape, &mut dice),
        never: Vec::new(),
    }
}

fn slots(count: usize, per_day: usize) -> Vec<Slot> {
    let start = DateTime::parse_from_rfc3339("2027-03-10T09:00:00+02:00").unwrap_or_default();
    (0..count)
        .map(|s| {
            let start =
                start + Duration::days((s / per_day) as i64) + Duration::minutes(20 * (s % per_day) as i64);
            let session = if s % per_day < per_day / 2 { "morning" } else { "afternoon" };
            Slot {
                id: format!("s{s}"),
                start,
                end: start + Duration::minutes(20),
                day: format!("day {}", s / per_day + 1),
                session: Some(session.to_owned()),
            }
        })
        .collect()
}

fn lunch(slots: &[Slot], per_day: usize) -> Vec<Vec<String>> {
    slots
        .chunks(per_day)
        .map(|day| {
            let middle = day.len() / 2;
            day[middle.saturating_sub(1)..(middle + 1).min(day.len())]
                .iter()
                .map(|slot| slot.id.clone())
                .collect()
        })
        .collect()
}

fn participant(shape: &Shape, dice: &mut Dice, p: usize) -> Participant {
    let half = if dice.percent(shape.part_time) { Some(dice.roll(2)) } else { None };
    let middle = shape.slots / 2;
    let unavailable = match half {
        Some(0) => (0..middle).map(|s| format!("s{s}")).collect(),
        Some(_) => (middle..shape.slots).map(|s| format!("s{s}")).collect(),
        None => Vec::new(),
    };
    Participant {
        id: format!("p{p}"),
        name: format!("Delegate {p}"),
        unavailable,
        home_table: (p < shape.hosts).then(|| format!("T{p}")),
        ..Participant::default()
    }
}

fn meetings(shape: &Shape, dice: &mut Dice) -> Vec<Meeting> {
    let mut known = std::collections::HashSet::new();
    let hosts = if shape.two_sides { shape.delegates / 2 } else { shape.hosts };
    let mut meetings = Vec::new();
    // Where everything is required, nobody is asked for more than the slots hold.
    let most = if shape.required == 100 { shape.slots - 2 } else { usize::MAX };
    let mut asked = vec![0; shape.delegates];
    while meetings.len() < shape.wishes {
        let a = dice.roll(shape.delegates);
        let b = if shape.two_sides { dice.roll(hosts) } else { dice.roll(shape.delegates) };
        let both_hosts = a < hosts && b < hosts;
        if a == b || both_hosts || asked[a] >= most || asked[b] >= most || !known.insert((a.min(b), a.max(b)))
        {
            continue;
        }
        asked[a] += 1;
        asked[b] += 1;
        let interpreted = dice.percent(shape.interpreted);
        meetings.push(Meeting {
            id: format!("m{}", meetings.len()),
            a: format!("p{a}"),
            b: format!("p{b}"),
            required: dice.percent(shape.required),
            weight: 1 + dice.roll(5) as i64,
            uses: if interpreted { vec!["interpreter".to_owned()] } else { Vec::new() },
            ..Meeting::default()
        });
    }
    meetings
}
