//! The pages and the API: actix-web, templates, sessions, limits.
//!
//! A request's way: [`routes`] → a handler in [`pages`] or [`api`] (parse, permission, one call into a domain crate,
//! render or redirect) → the domain. What a handler needs comes from [`request`], what it answers with is in
//! [`response`].

pub mod api;
pub mod assets;
pub mod figures;
pub mod form;
pub mod limits;
pub mod media;
pub mod metrics;
pub mod pages;
pub mod request;
pub mod response;
pub mod routes;
pub mod security;
pub mod server;
pub mod settings;
pub mod state;

pub use server::{Server, serve};
pub use settings::WebSettings;
pub use state::AppState;
