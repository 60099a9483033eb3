//! Styles, scripts, images and fonts are compiled in: a changed or added file makes the crate anew.
fn main() {
    for folder in ["styles", "scripts", "images", "templates"] {
        println!("cargo::rerun-if-changed=../../frontend/{folder}");
    }
}
