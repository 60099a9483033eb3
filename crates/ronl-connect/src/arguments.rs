//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use locale::Language;

/// Export matchmaking for trade offices: profiles, search, introductions, missions.
#[derive(Debug, Parser)]
#[command(name = "ronl-connect", version)]
pub struct Arguments {
    /// Which settings and which data.
    #[command(flatten)]
    pub place: Place,
    /// What to do; the help is printed if left out.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serves pages and API until it is stopped.
    Serve(Serve),
    /// Reads profiles from a .jsonl, .csv or .xlsx file: all of them or none.
    Import(Import),
    /// Writes profiles to a .jsonl, .csv or .xlsx file.
    Export(Export),
    /// Asks the search index, as the API does.
    Search(Box<Search>),
    /// Builds the search index anew from the database, without taking the service down.
    Reindex(Reindex),
    /// The classifications of sectors and products.
    Taxonomy {
        /// What to do with them.
        #[command(subcommand)]
        command: Taxonomy,
    },
    /// The people who use the platform.
    User {
        /// What to do with them.
        #[command(subcommand)]
        command: User,
    },
    /// The trade offices.
    Office {
        /// What to do with them.
        #[command(subcommand)]
        command: Office,
    },
    /// Plans a mission's meetings, or checks a schedule.
    Schedule(crate::schedule_command::ScheduleCommand),
    /// Checks configuration, database, migrations, index and mail relay: one line each.
    Check,
    /// Prints a configuration file with every setting at its default.
    SampleConfiguration,
}

/// Which settings, data folder and database; taken before and after every subcommand. The settings decide what the
/// flags leave open.
#[derive(Clone, Debug, Default, Args)]
pub struct Place {
    /// The configuration file; `ronl-connect.toml` beside where the program starts if left out.
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The folder with index, pictures and, by default, the database.
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// postgres://USER@HOST/DATABASE or sqlite:PATH; a SQLite file in the data folder if left out.
    #[arg(long, global = true, value_name = "URL")]
    pub database: Option<String>,
}

/// `serve`
#[derive(Debug, Args)]
pub struct Serve {
    /// Fills an empty database with the demonstration edition first, and says how to sign in.
    #[arg(long)]
    pub demo: bool,
    /// Where pages and API listen.
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
}

/// `import`
#[derive(Debug, Args)]
pub struct Import {
    /// The file; its ending says the form.
    pub file: PathBuf,
    /// Takes only companies of this office; any other is an error.
    #[arg(long, value_name = "SLUG")]
    pub office: Option<String>,
    /// Publishes what is imported, without a review.
    #[arg(long)]
    pub publish: bool,
    /// Reports what would change and every error, and changes nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// `export`
#[derive(Debug, Args)]
pub struct Export {
    /// The file; its ending says the form.
    pub file: PathBuf,
    /// Only companies of this office.
    #[arg(long, value_name = "SLUG")]
    pub office: Option<String>,
    /// Only the texts in this language, and only profiles that have one.
    #[arg(long, value_name = "L")]
    pub language: Option<Language>,
}

/// `search`
#[derive(Debug, Args)]
pub struct Search {
    /// What is looked for.
    pub query: String,
    /// The reader's language.
    #[arg(long, value_name = "L", default_value = "en")]
    pub language: Language,
    /// Prints the answer of the API.
    #[arg(long)]
    pub json: bool,
    /// Prints how each score came about.
    #[arg(long)]
    pub explain: bool,
    /// Only companies of these offices.
    #[arg(long)]
    pub office: Vec<String>,
    /// Only these sectors (NACE).
    #[arg(long)]
    pub sector: Vec<String>,
    /// Only companies in these countries.
    #[arg(long)]
    pub country: Vec<String>,
    /// Only companies that export to these countries.
    #[arg(long)]
    pub market: Vec<String>,
    /// Only companies that offer or look for this kind of cooperation.
    #[arg(long)]
    pub cooperation: Vec<String>,
    /// Only companies with an `offer` or a `request`.
    #[arg(long)]
    pub kind: Vec<String>,
    /// Only companies that work on these goals.
    #[arg(long)]
    pub goal: Vec<String>,
    /// Only companies with these products (CPV or HS).
    #[arg(long)]
    pub product: Vec<String>,
    /// Only profiles that are written in these languages.
    #[arg(long)]
    pub written_in: Vec<String>,
    /// `relevance`, `name` or `newest`.
    #[arg(long)]
    pub sort: Option<String>,
    /// Which page, from 1.
    #[arg(long)]
    pub page: Option<u32>,
    /// Hits on a page, 1 to 100.
    #[arg(long)]
    pub per_page: Option<u32>,
}

/// `reindex`
#[derive(Debug, Args)]
pub struct Reindex {
    /// Only compares index and database; exit code 1 where they differ.
    #[arg(long)]
    pub check: bool,
}

/// `taxonomy …`
#[derive(Debug, Subcommand)]
pub enum Taxonomy {
    /// Adds the official classifications that are found in a folder (CPV, NACE, CN).
    Load {
        /// The folder with the publishers' files.
        folder: PathBuf,
    },
    /// Shows one entry.
    Show {
        /// A NACE, CPV or HS code, or the name of a concept of the glossary.
        code: String,
    },
    /// Finds entries by what they are called.
    Find {
        /// A word or the beginning of one.
        text: String,
        /// The language of the word.
        #[arg(long, value_name = "L", default_value = "en")]
        language: Language,
    },
}

/// `user …`
#[derive(Debug, Subcommand)]
pub enum User {
    /// Adds an account of staff, or gives an existing account a role.
    Add {
        /// The address to sign in with.
        email: String,
        /// `office_staff`, `office_lead` or `administrator`.
        #[arg(long)]
        role: String,
        /// The office; an administrator has none.
        #[arg(long, value_name = "SLUG")]
        office: Option<String>,
        /// The name that colleagues see; the address if left out.
        #[arg(long)]
        name: Option<String>,
        /// The language of the mails.
        #[arg(long, value_name = "L", default_value = "en")]
        language: Language,
    },
    /// Lists all accounts.
    List,
    /// Takes away the possibility to sign in.
    Disable {
        /// The address of the account.
        email: String,
    },
}

/// `office …`
#[derive(Debug, Subcommand)]
pub enum Office {
    /// Adds an office.
    Add {
        /// Its name in addresses: lower-case letters, digits and hyphens.
        slug: String,
        /// The city or region that it looks after.
        #[arg(long)]
        city: String,
        /// The country, ISO 3166-1 alpha-2.
        #[arg(long)]
        country: String,
        /// What it is called; the city if left out.
        #[arg(long)]
        name: Option<String>,
    },
    /// Lists all offices.
    List,
}
