//! The variables by how much they took part in recent conflicts (VSIDS; Moskewicz et al., Chaff, DAC 2001), in a heap.

const ABSENT: u32 = u32::MAX;
/// Beyond this, all activities are scaled down.
const LARGE: f64 = 1e100;

#[derive(Debug)]
pub(super) struct Order {
    activity: Vec<f64>,
    heap: Vec<u32>,
    place: Vec<u32>,
    /// What taking part counts now; it grows, which is as good as letting the past fade.
    weight: f64,
}

impl Default for Order {
    fn default() -> Self {
        Self { activity: Vec::new(), heap: Vec::new(), place: Vec::new(), weight: 1.0 }
    }
}

impl Order {
    pub(super) fn add_variable(&mut self) {
        let var = u32::try_from(self.activity.len()).unwrap_or(ABSENT);
        self.activity.push(0.0);
        self.place.push(ABSENT);
        self.insert(var);
    }

    pub(super) fn bump(&mut self, var: u32) {
        let activity = &mut self.activity[var as usize];
        *activity += self.weight;
        if *activity > LARGE {
            self.activity.iter_mut().for_each(|activity| *activity /= LARGE);
            self.weight /= LARGE;
        }
        if self.place[var as usize] != ABSENT {
            self.up(self.place[var as usize] as usize);
        }
    }

    pub(super) fn fade(&mut self, by: f64) {
        self.weight /= by;
    }

    pub(super) fn insert(&mut self, var: u32) {
        if self.place[var as usize] == ABSENT {
            self.heap.push(var);
            self.up(self.heap.len() - 1);
        }
    }

    /// Takes out the most active variable.
    pub(super) fn pop(&mut self) -> Option<u32> {
        let top = *self.heap.first()?;
        let last = self.heap.pop()?;
        self.place[top as usize] = ABSENT;
        if !self.heap.is_empty() {
            self.heap[0] = last;
            self.down(0);
        }
        Some(top)
    }

    fn before(&self, a: u32, b: u32) -> bool {
        self.activity[a as usize] > self.activity[b as usize]
    }

    fn put(&mut self, at: usize, var: u32) {
        self.heap[at] = var;
        self.place[var as usize] = u32::try_from(at).unwrap_or(ABSENT);
    }

    fn up(&mut self, mut at: usize) {
        let var = self.heap[at];
        while at > 0 && self.before(var, self.heap[(at - 1) / 2]) {
            self.put(at, self.heap[(at - 1) / 2]);
            at = (at - 1) / 2;
        }
        self.put(at, var);
    }

    fn down(&mut self, mut at: usize) {
        let var = self.heap[at];
        loop {
            let left = 2 * at + 1;
            if left >= self.heap.len() {
                break;
            }
            let right = left + 1;
            let larger = if right < self.heap.len() && self.before(self.heap[right], self.heap[left]) {
                right
            } else {
                left
            };
            if !self.before(self.heap[larger], var) {
                break;
            }
            self.put(at, self.heap[larger]);
            at = larger;
        }
        self.put(at, var);
    }
}
