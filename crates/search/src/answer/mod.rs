//! From a plan to an answer: scoring, filtering, counting, ordering, and telling why.

mod collect;
mod explain;
mod fit;
mod highlight;
mod phrase;
mod score;
mod why;
mod window;

pub use explain::{ExplainedHit, Explanation};

pub(crate) use collect::{Collected, collect};
pub(crate) use explain::explain;
pub(crate) use score::{ScratchPool, score};
pub(crate) use why::{Shown, describe, reasons};

use locale::Language;
use taxonomy::Taxonomy;

use crate::query::Plan;

/// A text of a hit as HTML with what was found in `<mark>`; nothing when there is nothing to mark.
pub(crate) fn highlight(
    taxonomy: &Taxonomy,
    plan: &Plan,
    shown: &Shown,
    text: &str,
    language: Language,
) -> Option<String> {
    highlight::Marked::of(plan, shown, language).html(taxonomy, text, language)
}
