//! The program itself, as an operator starts it, in a process that can be killed.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use database::DatabaseUrl;

use crate::Client;
use crate::port::free_address;

/// Where the program keeps its things, and how it is started.
pub struct Program {
    /// The binary.
    binary: PathBuf,
    /// The data folder.
    pub data: PathBuf,
    /// The database, as the flag takes it.
    pub database: String,
    /// Where it listens when it serves.
    pub listen: SocketAddr,
    /// More settings, as variables of the environment.
    pub settings: Vec<(String, String)>,
}

/// The program while it serves; killed when this is dropped.
pub struct Serving {
    process: Child,
    origin: String,
}

impl Program {
    /// The program that was built last, on a database and with a data folder.
    ///
    /// # Panics
    /// When it has not been built.
    pub fn new(data: &Path, database: &DatabaseUrl) -> Program {
        let listen = free_address();
        let database = match database {
            DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
            DatabaseUrl::Postgres(url) => url.clone(),
        };
        Program { binary: binary(), data: data.to_owned(), database, listen, settings: Vec::new() }
    }

    /// How it is reached.
    pub fn origin(&self) -> String {
        format!("http://{}", self.listen)
    }

    /// Runs a command to its end.
    ///
    /// # Panics
    /// When it cannot be started.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Starts to serve, and waits until it is ready.
    ///
    /// # Panics
    /// When it is not ready after a minute, or has ended.
    pub fn serve(&self, arguments: &[&str]) -> Serving {
        let listen = self.listen.to_string();
        let all: Vec<&str> = ["serve", "--listen", &listen].iter().chain(arguments).copied().collect();
        let process = self.command(&all).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let mut serving = Serving { process, origin: self.origin() };
        serving.wait_until_ready(Duration::from_secs(60));
        serving
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.binary);
        command.args(arguments).arg("--data").arg(&self.data).arg("--database").arg(&self.database);
        command.current_dir(&self.data).env("RONL_LIMITS", "off").env("RONL_LOG_FILTER", "warn");
        command.envs(self.settings.iter().map(|(name, value)| (name, value)));
        command
    }
}

impl Serving {
    /// The process.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Ends it as a power cut would: nothing is finished, nothing is said.
    ///
    /// # Panics
    /// When it has ended by itself.
    pub fn kill(mut self) {
        assert!(self.process.try_wait().unwrap().is_none(), "the program has ended by itself");
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// Asks it to stop and waits until it has: `true` when it ended in order.
    ///
    /// # Panics
    /// When no signal can be sent.
    pub fn stop(mut self) -> bool {
        let told = Command::new("kill").args(["-TERM", &self.id().to_string()]).status().unwrap();
        assert!(told.success(), "no signal could be sent");
        self.process.wait().unwrap().success()
    }

    fn wait_until_ready(&mut self, longest: Duration) {
        let client = Client::new(&self.origin);
        let until = Instant::now() + longest;
        while !client.try_send("GET", "/health/ready", &[], &[]).is_ok_and(|answer| answer.status == 200) {
            assert!(Instant::now() < until, "the program is not ready after {longest:?}");
            assert!(self.process.try_wait().unwrap().is_none(), "the program has ended by itself");
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Tests are built into `target/PROFILE/deps`, the program into `target/PROFILE`.
fn binary() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let folder = test.parent().and_then(Path::parent).unwrap();
    let binary = folder.join("ronl-connect");
    assert!(binary.exists(), "{} is not built: cargo build -p ronl-connect", binary.display());
    binary
}
