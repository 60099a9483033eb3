//! Has the crate built anew when a migration is added: the macro that embeds them reads a folder that cargo does not know.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
