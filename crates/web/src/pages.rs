//! The pages, one file for each subject.

pub mod about;
pub mod account;
pub mod card;
pub mod colleagues;
pub mod company;
pub mod desk;
pub mod desk_introductions;
pub mod editor;
pub mod home;
pub mod introduction;
pub mod mails;
pub mod map;
pub mod my_company;
pub mod my_introductions;
pub mod office;
pub mod opportunity;
pub mod paging;
pub mod password;
pub mod review;
pub mod search;
pub mod sign_in;
pub mod sign_up;
pub mod start;
pub mod style;
pub mod theme;
pub mod unsubscribe;
