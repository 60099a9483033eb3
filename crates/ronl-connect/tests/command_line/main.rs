//! The program as people and scripts run it: a process in an empty folder, judged by its exit code and by what it says
//! on standard output and on standard error.

mod care;
mod exchange;
mod folder;
mod search;
mod settings;
