//! The pages, one file for each subject.

pub mod about;
pub mod start;
pub mod style;
pub mod theme;
