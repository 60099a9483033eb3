//! The files in which texts are looked up.

use std::path::{Path, PathBuf};

/// A file.
pub struct Source {
    /// Where it is, from the top of the repository.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

/// All templates, scripts and Rust files, those of tests left out.
pub fn sources() -> Vec<Source> {
    let mut all = templates();
    all.extend(below("frontend/scripts", "js"));
    for entry in std::fs::read_dir(root().join("crates")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        all.extend(below(&format!("crates/{name}/src"), "rs"));
    }
    all
}

/// All templates: of pages and of mails.
pub fn templates() -> Vec<Source> {
    let mut all = below("frontend/templates", "html");
    all.extend(below("frontend/templates", "txt"));
    all
}

fn below(folder: &str, ending: &str) -> Vec<Source> {
    let mut found = Vec::new();
    let mut waiting = vec![root().join(folder)];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                found.push(read(&path));
            }
        }
    }
    found
}

fn read(path: &Path) -> Source {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    // What a comment shows as an example is no look-up.
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let text = if path.extension().is_some_and(|ending| ending == "rs") {
        code.collect::<Vec<_>>().join("\n")
    } else {
        text
    };
    let path = path.strip_prefix(root()).unwrap_or(path).display().to_string();
    Source { path, text }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
