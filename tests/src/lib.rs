//! What the tests of the whole platform stand on: the real application, people who use it, a browser.
//!
//! The tests themselves are in `tests/tests`; each is a sentence about what somebody may expect.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test whose ground gives way must fail at once"
)]

pub mod app;
pub mod browser;
pub mod client;
pub mod description;
pub mod document;
pub mod form;
pub mod line;
pub mod permissions;
pub mod port;
pub mod program;
pub mod raw;
pub mod smtp_server;
pub mod visit;
pub mod world;

pub use app::TestApp;
pub use client::{Answer, Client};
pub use database::testing::Engine;
