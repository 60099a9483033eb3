//! Which crate may use which: the table of `docs/architecture.md`, held against the manifests.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Crates that only one of ours may use: the edge that keeps a library replaceable.
const EXCLUSIVE: [(&str, &str); 6] = [
    ("actix-web", "web"),
    ("actix-multipart", "web"),
    ("tantivy", "search"),
    ("lettre", "messaging"),
    ("diesel_migrations", "database"),
    ("libsqlite3-sys", "database"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn manifest(path: &Path) -> toml::Table {
    std::fs::read_to_string(path).unwrap().parse().unwrap()
}

/// Each crate with the dependencies that its code uses (not those of its tests).
fn crates() -> BTreeMap<String, BTreeSet<String>> {
    std::fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| entry.unwrap().path().join("Cargo.toml"))
        .map(|path| {
            let manifest = manifest(&path);
            let name = manifest["package"]["name"].as_str().unwrap().to_owned();
            let uses =
                manifest.get("dependencies").and_then(|table| table.as_table()).cloned().unwrap_or_default();
            (name, uses.keys().cloned().collect())
        })
        .collect()
}

/// The rows of the table: a crate, and the crates of ours that it may use.
fn allowed() -> BTreeMap<String, BTreeSet<String>> {
    let page = std::fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    page.lines()
        .skip_while(|line| !line.starts_with("| crate |"))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let name = cells[1].trim_matches('`').to_owned();
            let uses = cells[3].split(',').map(|word| word.trim().trim_matches('`').to_owned());
            (name, uses.filter(|word| !word.is_empty() && word != "-").collect())
        })
        .collect()
}

#[test]
fn every_crate_uses_only_what_the_table_allows() {
    let allowed = allowed();
    let crates = crates();
    assert_eq!(
        allowed.keys().collect::<Vec<_>>(),
        crates.keys().collect::<Vec<_>>(),
        "the table and the folder crates/ hold the same crates"
    );
    for (name, uses) in &crates {
        let ours: BTreeSet<String> = uses.iter().filter(|used| crates.contains_key(*used)).cloned().collect();
        let excess: Vec<_> = ours.difference(&allowed[name]).collect();
        assert!(excess.is_empty(), "{name} uses {excess:?}, which docs/architecture.md does not allow");
    }
}

#[test]
fn arrows_go_only_down_the_table() {
    let page = std::fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let allowed = allowed();
    let order: Vec<String> = page
        .lines()
        .skip_while(|line| !line.starts_with("| crate |"))
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.split('|').nth(1).unwrap().trim().trim_matches('`').to_owned())
        .collect();
    for (place, name) in order.iter().enumerate() {
        for used in &allowed[name] {
            let above = order[..place].contains(used);
            assert!(above, "{name} may use {used}, which does not stand above it");
        }
    }
}

#[test]
fn each_library_with_an_edge_is_used_by_one_crate_only() {
    for (name, uses) in crates() {
        for (library, owner) in EXCLUSIVE {
            // The program starts the runtime that the web part needs.
            let starts_it = name == "ronl-connect" && library == "actix-web";
            assert!(
                name == owner || starts_it || !uses.contains(library),
                "{name} uses {library}, which is for {owner} only"
            );
        }
    }
}
