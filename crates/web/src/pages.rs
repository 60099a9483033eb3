//! The pages, one file for each subject.

pub mod about;
pub mod account;
pub mod card;
pub mod company;
pub mod home;
pub mod map;
pub mod office;
pub mod opportunity;
pub mod paging;
pub mod password;
pub mod search;
pub mod sign_in;
pub mod sign_up;
pub mod start;
pub mod style;
pub mod theme;
