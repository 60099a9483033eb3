//! The catalogs are compiled in: a changed or added file makes the crate anew.
fn main() {
    println!("cargo::rerun-if-changed=../../frontend/locales");
}
