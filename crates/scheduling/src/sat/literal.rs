//! A variable or its opposite.

/// A literal: a variable, or what it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Lit(u32);

impl Lit {
    pub(crate) fn new(var: u32, positive: bool) -> Self {
        Self(var << 1 | u32::from(!positive))
    }

    pub(crate) fn var(self) -> u32 {
        self.0 >> 1
    }

    pub(crate) fn is_positive(self) -> bool {
        self.0 & 1 == 0
    }

    /// Its place in a list of all literals.
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }

    /// Its variable's place in a list of all variables.
    pub(super) fn place(self) -> usize {
        (self.0 >> 1) as usize
    }

    pub(super) fn code(self) -> u32 {
        self.0
    }

    pub(super) fn from_code(code: u32) -> Self {
        Self(code)
    }
}

impl std::ops::Not for Lit {
    type Output = Self;

    fn not(self) -> Self {
        Self(self.0 ^ 1)
    }
}
