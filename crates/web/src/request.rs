//! What a handler is given: who asks and in which language ([`Page`]), and what was posted ([`Posted`]).

mod client;
mod page;
mod posted;
mod session;

pub use client::client_address;
pub(crate) use page::negotiated_language;
pub use page::{LanguageLink, Page, PageViewer, Theme};
pub use posted::{Posted, SignedPost, Upload};
pub(crate) use session::cookie;
pub use session::{clear_session_cookie, session_cookie, session_token};
