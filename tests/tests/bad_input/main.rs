//! What people, their programs and their enemies send: never an error of the server, always a clear word, and nothing
//! half written.

mod accessible;
mod api;
mod files;
mod forms;
mod links;
mod repeats;
mod requests;
