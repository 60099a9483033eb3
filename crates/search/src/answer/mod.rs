//! From a plan to an answer: scoring, filtering, counting, ordering, and telling why.

mod collect;
mod explain;
mod filter;
mod fit;
mod highlight;
mod hit_texts;
mod list;
mod members;
mod page;
mod phrase;
mod rank;
mod score;
mod share;
mod tally;
mod why;
mod window;

pub use explain::{ExplainedHit, Explanation};

pub(crate) use collect::{Collected, collect};
pub(crate) use explain::explain;
pub(crate) use hit_texts::HitTexts;
pub(crate) use share::Workplace;
pub(crate) use why::{Shown, describe, reasons};

use std::collections::BTreeMap;

use locale::Language;

use crate::query::Plan;

/// The headline and the summary of a hit as HTML, each with what was found in `<mark>`; nothing where there is nothing
/// to mark.
pub(crate) fn highlights(
    plan: &Plan,
    shown: &Shown,
    texts: &HitTexts<'_>,
    language: Language,
) -> BTreeMap<String, String> {
    let marked = highlight::Marked::of(plan, shown, language);
    ["headline", "summary"]
        .into_iter()
        .zip(texts.of(language))
        .filter_map(|(name, text)| Some((name.to_owned(), marked.html(texts, text)?)))
        .collect()
}
