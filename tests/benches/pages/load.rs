//! Load by `wrk`, and what it says.

use std::fmt::Write as _;
use std::process::Command;

/// How long each address is loaded.
const SECONDS: &str = "6";

/// What came of a measurement.
#[derive(Clone, Debug)]
pub struct Figures {
    /// Answers per second.
    pub per_second: f64,
    /// Half of the answers were quicker, in milliseconds.
    pub median: f64,
    /// Ninety-nine in a hundred were quicker, in milliseconds.
    pub p99: f64,
}

/// The same address loaded by one connection and by sixteen.
#[derive(Clone, Debug)]
pub struct Measured {
    /// One request after the other.
    pub alone: Figures,
    /// Sixteen connections.
    pub crowded: Figures,
}

/// Loads an address; with `paths`, these in turn at the address's host.
///
/// # Panics
/// When `wrk` is not installed, or any answer is an error.
pub fn measure(address: &str, paths: &[String]) -> Measured {
    // Warms caches.
    load(address, paths, "4", "1");
    Measured { alone: load(address, paths, "1", SECONDS), crowded: load(address, paths, "16", SECONDS) }
}

fn load(address: &str, paths: &[String], connections: &str, seconds: &str) -> Figures {
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("paths.lua");
    let mut command = Command::new("wrk");
    command.args(["--threads", "1", "--connections", connections, "--duration", seconds, "--latency"]);
    std::fs::write(&script, lua(paths)).unwrap();
    command.arg("--script").arg(&script);
    let outcome = command.arg(address).output().expect("wrk is installed (Debian: apt-get install wrk)");
    let text = String::from_utf8_lossy(&outcome.stdout).into_owned();
    assert!(outcome.status.success(), "{text}{}", String::from_utf8_lossy(&outcome.stderr));
    assert!(
        !text.contains("Non-2xx") && !text.contains("Socket errors"),
        "{address} answers with errors:\n{text}"
    );
    read(&text).unwrap_or_else(|| panic!("wrk says something new:\n{text}"))
}

/// A script that walks through the paths, and says the figures in one line of its own.
fn lua(paths: &[String]) -> String {
    let mut script = String::new();
    if !paths.is_empty() {
        script.push_str("local paths = {\n");
        for path in paths {
            let _ = writeln!(script, "  {path:?},");
        }
        script.push_str(
            "}\nlocal at = 0\nrequest = function()\n  at = at % #paths + 1\n  return wrk.format(\"GET\", paths[at])\nend\n",
        );
    }
    script.push_str(
        "done = function(summary, latency)\n  io.write(string.format(\"figures %f %f %f\\n\", \
         summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000))\nend\n",
    );
    script
}

fn read(text: &str) -> Option<Figures> {
    let line = text.lines().find_map(|line| line.strip_prefix("figures "))?;
    let mut numbers = line.split(' ').map_while(|number| number.parse::<f64>().ok());
    Some(Figures { per_second: numbers.next()?, median: numbers.next()?, p99: numbers.next()? })
}
