//! How good a plan is, in the order of what is sought.

/// Compares like the aims: fewer required meetings missing, then fewer participants below their minimum, then more
/// weight, then fewer moves, then fewer breaks. Less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Score {
    pub(crate) missing: u32,
    /// By how much breaks are shared more unevenly than the rule allows; a plan with any is no plan.
    pub(crate) unfair: u32,
    pub(crate) below: u32,
    /// Weight of the wishes not held, so that less is better here too.
    pub(crate) lost: i64,
    pub(crate) moved: u32,
    pub(crate) breaks: u32,
}

impl Score {
    /// Whether the plan keeps every hard rule.
    pub(crate) fn is_plan(&self) -> bool {
        self.missing == 0 && self.unfair == 0
    }
}
