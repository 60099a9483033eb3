//! An empty folder in which the program is run.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// The folder; it is gone when the test has ended.
pub struct Folder(TempDir);

/// What a run of the program came to.
#[derive(Debug)]
pub struct Run {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Folder {
    pub fn new() -> Folder {
        Folder(tempfile::tempdir().unwrap())
    }

    /// Runs the program with these arguments, apart by spaces; a `␣` in one stands for a space.
    pub fn run(&self, arguments: &str) -> Run {
        self.run_with(arguments, &[])
    }

    /// [`Folder::run`] with variables of the environment.
    pub fn run_with(&self, arguments: &str, variables: &[(&str, &str)]) -> Run {
        let arguments = arguments.split_whitespace().map(|argument| argument.replace('␣', " "));
        let output = self.command().args(arguments).envs(variables.iter().copied()).output().unwrap();
        Run {
            code: output.status.code().expect("the program ended by itself"),
            out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        }
    }

    /// The program, about to be run here, without settings from around the test.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ronl-connect"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("RONL_")) {
            command.env_remove(name);
        }
        command.current_dir(self.0.path()).stdin(Stdio::null());
        command
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// The names of what lies in the folder.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Run {
    /// Holds that it did what it was asked and had nothing to complain about.
    #[track_caller]
    pub fn done(self) -> Run {
        assert_eq!(self.code, 0, "{self:#?}");
        self
    }

    /// Holds that it could not do it, said so on standard error and gave no result.
    #[track_caller]
    pub fn failed(self) -> Run {
        assert!(self.code == 1 && !self.err.is_empty(), "{self:#?}");
        self
    }

    /// Holds that it was used wrongly and said so on standard error, with nothing on standard output.
    #[track_caller]
    pub fn used_wrongly(self) -> Run {
        assert!(self.code == 2 && !self.err.is_empty() && self.out.is_empty(), "{self:#?}");
        self
    }

    /// Holds that standard error speaks of something.
    #[track_caller]
    pub fn saying(self, text: &str) -> Run {
        assert!(self.err.contains(text), "{text:?} is not on standard error: {self:#?}");
        self
    }
}
