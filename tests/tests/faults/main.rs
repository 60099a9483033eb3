//! What holds when things break: the program killed at any moment, the database away.

mod acknowledged;
mod away;
mod ground;
mod kill;
mod load;
mod preparation;
