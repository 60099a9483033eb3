//! Text as search sees it: folded, cut into words, reduced to stems.

mod fold;
mod stem;
mod stem_romanian;
mod stop_words;
mod words;

pub use fold::{fold, fold_german_digraphs};
pub use stem::stem;
pub use stop_words::is_stop_word;
pub(crate) use stop_words::{stop_word_count, stop_word_number};
pub use words::{LONGEST_WORD, Word, words};
