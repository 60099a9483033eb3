//! Random missions small enough to try everything, with every rule in some of them.

use chrono::{DateTime, Duration, FixedOffset};
use scheduling::file::{Meeting, Mission, Participant, Resource, Rules, Slot, Table};

/// SplitMix64: the same missions on every machine.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }

    pub fn one_in(&mut self, n: u64) -> bool {
        self.roll(n) == 0
    }

    fn some(&mut self, from: &[String], one_in: u64) -> Vec<String> {
        from.iter().filter(|_| self.one_in(one_in)).cloned().collect()
    }

    fn pick(&mut self, from: &[String]) -> String {
        from[self.roll(from.len() as u64) as usize].clone()
    }
}

pub fn start() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2027-03-10T09:00:00+02:00").expect("a valid time")
}

/// Slots of twenty minutes; a new day begins after every `per_day` of them.
pub fn slots(count: usize, per_day: usize) -> Vec<Slot> {
    (0..count)
        .map(|s| {
            let (day, place) = (s / per_day, s % per_day);
            let start = start() + Duration::days(day as i64) + Duration::minutes(20 * place as i64);
            Slot {
                id: format!("s{s}"),
                start,
                end: start + Duration::minutes(20),
                day: format!("d{day}"),
                session: Some(if place * 2 < per_day { "morning" } else { "afternoon" }.to_owned()),
            }
        })
        .collect()
}

pub fn participant(id: usize) -> Participant {
    Participant { id: format!("p{id}"), name: format!("Delegate {id}"), ..Participant::default() }
}

pub fn meeting(id: usize, a: usize, b: usize) -> Meeting {
    Meeting { id: format!("m{id}"), a: format!("p{a}"), b: format!("p{b}"), weight: 1, ..Meeting::default() }
}

pub fn tables(count: usize) -> Vec<Table> {
    (0..count).map(|t| Table { id: format!("T{t}") }).collect()
}

/// A mission of at most five meetings and four slots, for one seed.
pub fn small(seed: u64) -> Mission {
    let mut dice = Dice(seed);
    let slot_count = 2 + dice.roll(3) as usize;
    let per_day = if dice.one_in(3) { 2 } else { slot_count };
    let slots = slots(slot_count, per_day);
    let slot_ids: Vec<String> = slots.iter().map(|slot| slot.id.clone()).collect();
    let tables = tables(1 + dice.roll(2) as usize);
    let table_ids: Vec<String> = tables.iter().map(|table| table.id.clone()).collect();
    let people = 2 + dice.roll(4) as usize;
    let resources: Vec<Resource> = (0..dice.roll(2))
        .map(|r| Resource { id: format!("r{r}"), capacity: dice.roll(2) as u32 + u32::from(!dice.one_in(6)) })
        .collect();
    let resource_ids: Vec<String> = resources.iter().map(|it| it.id.clone()).collect();
    let rules = Rules {
        fairness: (!dice.one_in(3)).then(|| dice.roll(3) as u32),
        lunch: if dice.one_in(3) { vec![slot_ids[..2].to_vec()] } else { Vec::new() },
        max_meetings: dice.one_in(5).then(|| 1 + dice.roll(3) as u32),
        walking_slots: if dice.one_in(3) { 1 + dice.roll(2) as u32 } else { 0 },
    };
    let participants: Vec<Participant> = (0..people)
        .map(|p| Participant {
            unavailable: if dice.one_in(3) { dice.some(&slot_ids, 3) } else { Vec::new() },
            max_meetings: dice.one_in(6).then(|| dice.roll(3) as u32),
            min_meetings: dice.one_in(4).then(|| dice.roll(4) as u32),
            home_table: dice.one_in(5).then(|| dice.pick(&table_ids)),
            ..participant(p)
        })
        .collect();
    let mut meetings: Vec<Meeting> = Vec::new();
    for m in 0..1 + dice.roll(5) as usize {
        let a = dice.roll(people as u64) as usize;
        let b = (a + 1 + dice.roll(people as u64 - 1) as usize) % people;
        let third = (0..people).find(|p| *p != a && *p != b);
        let earlier: Vec<String> = meetings.iter().map(|meeting| meeting.id.clone()).collect();
        meetings.push(Meeting {
            required: dice.one_in(3),
            weight: dice.roll(4) as i64,
            pinned: dice.one_in(8).then(|| dice.pick(&slot_ids)),
            slots: if dice.one_in(6) { dice.some(&slot_ids, 2) } else { Vec::new() },
            session: dice.one_in(8).then(|| "morning".to_owned()),
            after: if dice.one_in(4) { dice.some(&earlier, 2) } else { Vec::new() },
            uses: if dice.one_in(3) { resource_ids.clone() } else { Vec::new() },
            others: third.filter(|_| dice.one_in(6)).map(|p| vec![format!("p{p}")]).unwrap_or_default(),
            ..meeting(m, a, b)
        });
    }
    let never = if dice.one_in(8) { vec![["p0".to_owned(), "p1".to_owned()]] } else { Vec::new() };
    Mission {
        mission: format!("small {seed}"),
        slots,
        tables,
        rules,
        resources,
        participants,
        meetings,
        never,
    }
}
