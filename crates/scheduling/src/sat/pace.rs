//! When to start over, and when to be calm: hasty stretches restart as soon as clauses learnt get worse than usual, calm
//! ones by Luby's sequence (Luby, Sinclair and Zuckerman 1993).

/// Conflicts of the first stretch; each is longer than the one before.
const STRETCH: f64 = 1_000.0;
const LONGER: f64 = 1.3;
/// Conflicts of the shortest calm run.
const LUBY: u64 = 512;
/// How much worse than usual is worse.
const MARGIN: f64 = 1.1;

/// A mean in which the past fades.
#[derive(Debug, Default)]
struct Mean {
    value: f64,
    count: f64,
}

impl Mean {
    fn add(&mut self, value: f64, memory: f64) {
        self.count += 1.0;
        self.value += (value - self.value) / self.count.min(memory);
    }
}

#[derive(Debug)]
pub(super) struct Pace {
    pub(super) calm: bool,
    stretch: f64,
    stretch_ends: u64,
    recent: Mean,
    usual: Mean,
    run_ends: u64,
    runs: u64,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            calm: false,
            stretch: STRETCH,
            stretch_ends: STRETCH as u64,
            recent: Mean::default(),
            usual: Mean::default(),
            run_ends: 0,
            runs: 0,
        }
    }
}

impl Pace {
    pub(super) fn learnt(&mut self, glue: u32) {
        self.recent.add(f64::from(glue), 32.0);
        self.usual.add(f64::from(glue), 10_000.0);
    }

    /// Whether to start over now.
    pub(super) fn restarts(&mut self, conflicts: u64) -> bool {
        if conflicts >= self.stretch_ends {
            self.calm = !self.calm;
            self.stretch *= LONGER;
            self.stretch_ends = conflicts + self.stretch as u64;
            self.runs = 0;
            self.run_ends = conflicts + LUBY;
            return true;
        }
        if self.calm {
            if conflicts < self.run_ends {
                return false;
            }
            self.runs += 1;
            self.run_ends = conflicts + LUBY * luby(self.runs);
            return true;
        }
        let worse = self.recent.value > MARGIN * self.usual.value;
        let restarts = worse && conflicts >= self.run_ends;
        if restarts {
            self.run_ends = conflicts + 2;
        }
        restarts
    }

    /// How much the activity of variables fades with each conflict.
    pub(super) fn fading(&self) -> f64 {
        if self.calm { 0.95 } else { 0.92 }
    }
}

/// 1, 1, 2, 1, 1, 2, 4, and so on.
fn luby(run: u64) -> u64 {
    let mut place = run;
    loop {
        let power = (place + 1).ilog2();
        if place + 1 == 1 << power {
            return 1 << (power - 1);
        }
        place = place + 1 - (1 << power);
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn runs_follow_the_sequence_of_luby() {
        let runs: Vec<u64> = (1..=15).map(super::luby).collect();
        assert_eq!(runs, [1, 1, 2, 1, 1, 2, 4, 1, 1, 2, 1, 1, 2, 4, 8]);
    }
}
