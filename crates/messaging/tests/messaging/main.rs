//! Introductions, conversations and letters in a small world of three companies.

mod conversations;
mod introductions;
mod letters;
mod meeting;
mod notices;
mod world;
