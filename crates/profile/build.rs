//! The demonstration edition is compiled in: a changed or added file makes the crate anew.
fn main() {
    println!("cargo::rerun-if-changed=../../data/demonstration");
}
