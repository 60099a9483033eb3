//! Every page of the platform, in every language, with somebody who may see it: what the page checks go through.

use locale::Language;

use crate::permissions::table;
use crate::world::{Role, World};

/// Pages that no route leads to.
const ERROR_PAGES: [&str; 1] = ["/nowhere"];

/// A page and its reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Path in the reader's language.
    pub path: String,
    /// Whoever may see it, with the fewest rights.
    pub role: Role,
    /// The reader's language.
    pub language: Language,
}

/// All pages in a language, grouped by who sees them.
pub fn visits(world: &World, language: Language) -> Vec<Visit> {
    let mut all: Vec<Visit> = table()
        .into_iter()
        .filter(crate::permissions::Line::is_page)
        .filter_map(|line| Some((line.address(world), line.somebody_allowed()?)))
        .chain(ERROR_PAGES.map(|path| (format!("/nl{path}"), Role::Visitor)))
        .map(|(dutch, role)| Visit {
            path: dutch.replacen("/nl", &format!("/{language}"), 1),
            role,
            language,
        })
        .collect();
    all.sort_by_key(|visit| visit.role);
    all
}

/// All pages in all languages, grouped by who sees them.
pub fn all_visits(world: &World) -> Vec<Visit> {
    let mut all: Vec<Visit> =
        Language::ALL.into_iter().flat_map(|language| visits(world, language)).collect();
    all.sort_by_key(|visit| visit.role);
    all
}
