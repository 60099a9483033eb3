//! The platform's own API, served by a process of its own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use search::{IndexError, SearchIndex};
use taxonomy::Taxonomy;
use tempfile::TempDir;
use tests::app::Setup;
use tests::{Engine as Database, TestApp};

use crate::corpus::Corpus;
use crate::load::{Client, Cost, Engine, folder_bytes, memory_of};
use crate::question::Question;

/// Profiles that are made at once.
const BATCH: u64 = 2_000;
/// The argument that makes this program the server.
pub const SERVE: &str = "--serve";

/// The platform with an index of the corpus.
pub struct Ours {
    child: Child,
    address: String,
    build: Duration,
    folder: TempDir,
}

impl Ours {
    /// Builds the index, and starts to serve it.
    pub fn new(corpus: &Corpus, profiles: u64) -> Ours {
        let folder = tempfile::tempdir().unwrap();
        let begun = Instant::now();
        build(folder.path(), corpus, profiles);
        let build = begun.elapsed();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([SERVE, &folder.path().display().to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        Ours { child, address: line.trim().trim_start_matches("http://").to_owned(), build, folder }
    }
}

impl Drop for Ours {
    fn drop(&mut self) {
        // The server ends when its input does.
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

impl Engine for Ours {
    fn name(&self) -> &'static str {
        "RONL Connect"
    }

    fn connect(&self) -> Box<dyn Client + Send> {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_nodelay(true).unwrap();
        Box::new(Http { address: self.address.clone(), stream: BufReader::new(stream) })
    }

    fn cost(&self) -> Cost {
        Cost {
            build: self.build,
            index_bytes: folder_bytes(&self.folder.path().join("index")),
            memory: memory_of(self.child.id()),
        }
    }
}

fn build(folder: &Path, corpus: &Corpus, profiles: u64) {
    let index = SearchIndex::open(folder, Taxonomy::embedded(), "test").unwrap();
    let batches = (0..profiles.div_ceil(BATCH)).map(|batch| {
        let numbers = batch * BATCH..((batch + 1) * BATCH).min(profiles);
        Ok::<_, IndexError>(numbers.map(|number| corpus.profile(number)).collect())
    });
    index.rebuild(1, batches).unwrap();
}

/// Serves the index of a folder until the input ends, and says where.
pub fn serve(folder: PathBuf) {
    let setup = Setup { folder: Some(folder), workers: 2, ..Setup::default() };
    let app = TestApp::start_as(Database::Sqlite, &setup);
    let mut stdout = std::io::stdout();
    writeln!(stdout, "{}", app.origin).unwrap();
    stdout.flush().unwrap();
    let mut nothing = Vec::new();
    std::io::stdin().read_to_end(&mut nothing).unwrap();
}

struct Http {
    address: String,
    stream: BufReader<TcpStream>,
}

impl Client for Http {
    fn ask(&mut self, question: &Question) -> String {
        let text = tests::client::escape(&question.text);
        let country = question.country.map(|country| format!("&country={country}")).unwrap_or_default();
        let request = format!(
            "GET /api/v1/companies?q={text}&language={}{country} HTTP/1.1\r\nHost: {}\r\n\r\n",
            question.language, self.address
        );
        self.stream.get_mut().write_all(request.as_bytes()).unwrap();
        let mut line = String::new();
        self.stream.read_line(&mut line).unwrap();
        assert!(line.starts_with("HTTP/1.1 200"), "{line} to {request}");
        let mut length = 0;
        while line != "\r\n" {
            line.clear();
            self.stream.read_line(&mut line).unwrap();
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).unwrap();
        String::from_utf8(body).unwrap()
    }
}
