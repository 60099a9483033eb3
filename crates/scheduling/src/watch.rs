//! How the planner learns that it is time to stop, and says how far it is. The clock is outside.

use crate::file::{Bounds, Figures};

/// How far the planner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Required meetings not held yet.
    pub missing: u32,
    /// Participants below their minimum.
    pub below_minimum: u32,
    /// The best plan so far.
    pub figures: Figures,
    /// What is proven so far.
    pub bounds: Bounds,
}

impl Progress {
    /// How far the weight is from its bound, as a share of the bound.
    #[must_use]
    pub fn gap(&self) -> f64 {
        if self.bounds.weight == 0 {
            return 0.0;
        }
        self.bounds.weight.saturating_sub(self.figures.weight) as f64 / self.bounds.weight as f64
    }
}

/// Watches over a planner from outside.
pub trait Watch: Send + Sync {
    /// Seconds since the planner was started.
    fn seconds(&self) -> f64;
    /// Seconds that are left; `None` without a limit.
    fn seconds_left(&self) -> Option<f64>;
    /// Whether to stop now, with the best plan so far. Asked often.
    fn should_stop(&self) -> bool;
    /// Told whenever a better plan or bound is known.
    fn progress(&self, progress: &Progress);
}

/// Lets the planner work until its effort is spent, by no clock: the same plan on every machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct Patient;

impl Watch for Patient {
    fn seconds(&self) -> f64 {
        0.0
    }

    fn seconds_left(&self) -> Option<f64> {
        None
    }

    fn should_stop(&self) -> bool {
        false
    }

    fn progress(&self, _: &Progress) {}
}
