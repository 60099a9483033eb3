//! The RONL Connect program.
fn main() {}
