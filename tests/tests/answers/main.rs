//! What single addresses answer: the API as it is described, and acts that reach further than the page that they are on.

mod description;
mod docs;
mod reach;
mod remarks;
mod sign_in;
