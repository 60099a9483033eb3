//! `just bench`: pages and API beside a bare actix-web "hello" in the same run, memory when idle, start-up time.
//!
//! The load comes from `wrk` in a process of its own, over loopback, from one connection and from sixteen. What counts
//! is the share of hello's requests per second: it says what our own work costs, whatever the machine. The figures go
//! into `docs/performance.md`.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a measurement whose ground gives way must fail at once"
)]

mod corpus;
mod hello;
mod load;
mod report;

use std::path::Path;
use std::time::{Duration, Instant};

use database::DatabaseUrl;
use tests::Client;
use tests::program::{Program, Serving};

use load::{Measured, measure};
use report::{Report, Row};

/// Profiles in the index while search is measured.
const PROFILES: usize = 10_000;

fn main() {
    if std::env::args().nth(1).as_deref() == Some("hello") {
        return hello::serve();
    }
    let mut report = Report::default();
    let (hello, hello_address) = hello::start();
    let bare = measure(&hello_address, &[]);
    report.rows.push(Row { what: "actix-web's \"hello\"", figures: bare.clone(), aim: None });

    let folder = tempfile::tempdir().unwrap();
    let program = program(folder.path());
    import(&program, folder.path());
    let serving = program.serve(&[]);
    let slug = wait_until_found(&program.origin());
    let company = format!("{}/nl/companies/{slug}", program.origin());
    report.rows.push(Row { what: "a company's page", figures: measure(&company, &[]), aim: Some(20.0) });
    let search = |path: &str| measure(&format!("{}{path}", program.origin()), &corpus::queries(path));
    report.rows.push(Row { what: "search API", figures: search("/api/v1/companies"), aim: Some(40.0) });
    report.rows.push(Row { what: "search page", figures: search("/nl/search"), aim: Some(40.0) });
    report.rows.push(Row { what: "suggestions", figures: search("/api/v1/suggest"), aim: None });
    report.rows.push(Row { what: "home page", figures: plain(&program, "/nl"), aim: None });
    report.rows.push(Row { what: "about page", figures: plain(&program, "/nl/about"), aim: None });
    // Once more at the end: the two tell how steady the machine was.
    report.rows.push(Row { what: "\"hello\" again", figures: measure(&hello_address, &[]), aim: None });
    report.start_large = Some(start_up(&program, serving));
    drop(hello);

    let folder = tempfile::tempdir().unwrap();
    let program = self::program(folder.path());
    let serving = program.serve(&["--demo"]);
    std::thread::sleep(Duration::from_secs(3));
    report.idle_memory = Some(memory(&serving));
    report.start_demonstration = Some(start_up(&program, serving));

    let table = report.table(&bare);
    println!("{table}");
    report::write(&table);
}

fn program(folder: &Path) -> Program {
    Program::new(folder, &DatabaseUrl::Sqlite(folder.join("ronl.db")))
}

fn plain(program: &Program, path: &str) -> Measured {
    measure(&format!("{}{path}", program.origin()), &[])
}

fn import(program: &Program, folder: &Path) {
    let file = folder.join("profiles.jsonl");
    std::fs::write(&file, corpus::profiles(PROFILES)).unwrap();
    let outcome = program.run(&["import", &file.display().to_string(), "--publish"]);
    assert!(outcome.status.success(), "{}", String::from_utf8_lossy(&outcome.stderr));
}

/// The address of a company, once the index holds all of them.
fn wait_until_found(origin: &str) -> String {
    let client = Client::new(origin);
    let until = Instant::now() + Duration::from_secs(120);
    loop {
        let found = client.get("/api/v1/companies?per_page=1").json();
        if found["total"] == PROFILES {
            return found["hits"][0]["slug"].as_str().unwrap().to_owned();
        }
        assert!(Instant::now() < until, "the index does not follow: {}", found["total"]);
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// The median time from the start of the process to its first answer that it is ready, of five starts.
fn start_up(program: &Program, serving: Serving) -> Duration {
    assert!(serving.stop(), "the program stops in order");
    let mut times: Vec<Duration> = (0..5)
        .map(|_| {
            let started = Instant::now();
            let serving = program.serve(&[]);
            let time = started.elapsed();
            assert!(serving.stop(), "the program stops in order");
            time
        })
        .collect();
    times.sort_unstable();
    times[2]
}

/// Resident memory in bytes (`VmRSS`, proc(5)).
fn memory(serving: &Serving) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", serving.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap() * 1024
}
