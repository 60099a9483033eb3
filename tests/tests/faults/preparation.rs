//! A first start: what it builds costs no memory afterwards.

use database::testing::{Engine, TestDatabase};
use tests::Client;
use tests::program::{Program, Serving};

/// How much more memory a first start may take at its peak than a later one, as a share.
const MORE: f64 = 1.25;

#[test]
fn a_first_start_leaves_no_memory_behind_and_serves_what_it_filled() {
    let database = TestDatabase::new(Engine::Sqlite);
    let folder = tempfile::tempdir().unwrap();
    let program = Program::new(folder.path(), database.db().url());
    let first = served_peak(&program);
    let later = served_peak(&program);
    assert!(first < later * MORE, "{first} bytes at first, {later} at a later start");
}

/// The peak of the process's memory in bytes, after some pages.
fn served_peak(program: &Program) -> f64 {
    let serving = program.serve(&["--demo"]);
    let client = Client::new(&program.origin());
    let found = client.get("/api/v1/companies?q=").expect_status(200).json();
    assert_eq!(found["total"], 60, "the edition is there to be found");
    client.page("/nl");
    let peak = peak_of(&serving);
    assert!(serving.stop(), "the program stops in order");
    peak
}

/// `VmHWM` of proc(5), which an exec begins anew.
fn peak_of(serving: &Serving) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", serving.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
    let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse().unwrap();
    kilobytes * 1024.0
}
