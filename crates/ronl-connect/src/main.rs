//! The program: command line, configuration, start and stop.
//!
//! Exit codes: 0 done, 1 failed, 2 used wrongly. Machine output goes to standard output, messages and progress to
//! standard error.

mod arguments;
mod check;
mod exchange;
mod index;
mod logging;
mod offices;
mod platform;
mod schedule_command;
mod serve;
mod settings;
mod taxonomies;
mod users;

use std::process::ExitCode;

use arguments::{Arguments, Command, Place};
use clap::{CommandFactory, Parser};

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// It was asked in the wrong way: exit code 2.
    Usage(String),
    /// It could not be done: exit code 1.
    Failed(String),
}

impl Failure {
    /// What went wrong, in words.
    pub fn into_text(self) -> String {
        match self {
            Failure::Usage(text) | Failure::Failed(text) => text,
        }
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        let mut text = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            let cause_text = cause.to_string();
            if !text.contains(&cause_text) {
                text.push_str(": ");
                text.push_str(&cause_text);
            }
            source = cause.source();
        }
        Failure::Failed(text)
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments.place, arguments.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Usage(text)) => {
            eprintln!("{text}");
            ExitCode::from(2)
        }
        Err(Failure::Failed(text)) => {
            eprintln!("{text}");
            ExitCode::FAILURE
        }
    }
}

fn run(place: &Place, command: Option<Command>) -> Result<(), Failure> {
    let Some(command) = command else { return Ok(Arguments::command().print_help()?) };
    match command {
        Command::Serve(arguments) => serve::run(place, &arguments),
        Command::Import(arguments) => exchange::import(place, &arguments),
        Command::Export(arguments) => exchange::export(place, &arguments),
        Command::Search(arguments) => index::search(place, &arguments),
        Command::Reindex(arguments) => index::reindex(place, &arguments),
        Command::Taxonomy { command } => taxonomies::run(place, &command),
        Command::User { command } => users::run(place, &command),
        Command::Office { command } => offices::run(place, &command),
        Command::Schedule(arguments) => schedule_command::run(&arguments),
        Command::Check => check::run(place),
        Command::SampleConfiguration => {
            print!("{}", settings::sample_file());
            Ok(())
        }
    }
}
