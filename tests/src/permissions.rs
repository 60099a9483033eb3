//! The permission table: for every route, what each role gets. Read from `permissions.txt`, which people maintain.

use std::fmt;

use web::routes::{ROUTES, Route};

use crate::world::{Role, World};

/// What somebody gets at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// What was asked for, or the words that say what is wrong with the form.
    Allowed,
    /// The way on to another page.
    LedOn,
    /// The sign-in page first.
    SignInFirst,
    /// A plain no.
    Refused,
    /// As if there were nothing: that it exists is confidential.
    Hidden,
}

/// A line of the table.
#[derive(Clone, Debug)]
pub struct Line {
    /// `GET` or `POST`.
    pub method: String,
    /// The pattern of the path, as in the route table.
    pub path: String,
    /// What each role gets, in the order of [`Role::ALL`].
    pub outcomes: [Outcome; 9],
}

impl Line {
    /// What the role gets.
    pub fn of(&self, role: Role) -> Outcome {
        self.outcomes[role as usize]
    }

    /// Somebody who gets to see it, the one with the fewest rights first.
    pub fn somebody_allowed(&self) -> Option<Role> {
        Role::ALL.into_iter().find(|role| self.of(*role) == Outcome::Allowed)
    }

    /// Whether this is a page that people read in their language.
    pub fn is_page(&self) -> bool {
        // Tables to download are no pages.
        if self.path.ends_with("{ending}") {
            return false;
        }
        self.method == "GET" && self.path.starts_with("/{language}") && self.somebody_allowed().is_some()
    }

    /// An address of this route in the world, in Dutch.
    pub fn address(&self, world: &World) -> String {
        world.address(&self.path)
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

/// All lines of the table.
///
/// # Panics
/// When a line is not in order, a route has none, or a line has no route.
pub fn table() -> Vec<Line> {
    let lines: Vec<Line> = include_str!("permissions.txt")
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(read)
        .collect();
    let without: Vec<String> = ROUTES
        .iter()
        .filter(|route| !lines.iter().any(|line| belongs(line, route)))
        .map(|route| format!("{} {}", route.method, route.path))
        .collect();
    assert!(
        without.is_empty(),
        "routes without an expectation in tests/src/permissions.txt:\n{}",
        without.join("\n")
    );
    for line in &lines {
        assert!(ROUTES.iter().any(|route| belongs(line, route)), "{line} is not in the route table");
    }
    lines
}

fn belongs(line: &Line, route: &Route) -> bool {
    line.method == route.method && line.path == route.path
}

fn read(line: &str) -> Line {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [method, path, letters] = words[..] else { panic!("three words, please: {line}") };
    let outcomes: Vec<Outcome> = letters.chars().map(|letter| Outcome::from_letter(letter, line)).collect();
    let outcomes = outcomes.try_into().unwrap_or_else(|_| panic!("nine letters, please: {line}"));
    Line { method: method.to_owned(), path: path.to_owned(), outcomes }
}

impl Outcome {
    fn from_letter(letter: char, line: &str) -> Outcome {
        match letter {
            'y' => Outcome::Allowed,
            '>' => Outcome::LedOn,
            's' => Outcome::SignInFirst,
            '.' => Outcome::Refused,
            '-' => Outcome::Hidden,
            other => panic!("{other:?} is no outcome: {line}"),
        }
    }

    /// The letter that the table has for it.
    pub const fn letter(self) -> char {
        match self {
            Outcome::Allowed => 'y',
            Outcome::LedOn => '>',
            Outcome::SignInFirst => 's',
            Outcome::Refused => '.',
            Outcome::Hidden => '-',
        }
    }

    /// What an answer amounts to. A form that was sent empty and is shown again with what is missing, or an act that
    /// comes too late, was allowed.
    ///
    /// # Panics
    /// When the answer is an error of the server.
    pub fn of(answer: &crate::Answer) -> Outcome {
        let leads_to_sign_in = answer
            .location()
            .is_some_and(|to| to.split('?').next().is_some_and(|to| to.ends_with("/sign-in")));
        match answer.status {
            401 => Outcome::SignInFirst,
            300..=399 if leads_to_sign_in && answer.location().is_some_and(|to| to.contains("next=")) => {
                Outcome::SignInFirst
            }
            300..=399 if answer.asked.starts_with("GET") => Outcome::LedOn,
            403 => Outcome::Refused,
            404 => Outcome::Hidden,
            status if status < 500 => Outcome::Allowed,
            status => panic!("{} answers {status}\n{}", answer.asked, answer.gist()),
        }
    }
}
