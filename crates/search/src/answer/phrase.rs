//! Words that must, or must not, follow each other.

use locale::Language;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};
use taxonomy::text::{is_stop_word, stem};

use crate::index::{Segment, Slot};

/// Documents that have the folded words in this order, in a text of any language or in a name; sorted. Function words
/// of a language stand for any one word in its texts.
pub(super) fn with_words(segment: &Segment, words: &[String]) -> tantivy::Result<Vec<u32>> {
    let mut documents = Vec::new();
    for language in Language::ALL {
        let terms: Vec<(u32, String)> = (0..)
            .zip(words)
            .filter(|(_, word)| !is_stop_word(language, word))
            .map(|(place, word)| (place, stem(language, &canonical(language, word))))
            .collect();
        following(segment, Slot::Text(language), &terms, &mut documents)?;
    }
    let terms: Vec<(u32, String)> = (0..).zip(words.iter().cloned()).collect();
    following(segment, Slot::Name, &terms, &mut documents)?;
    documents.sort_unstable();
    documents.dedup();
    Ok(documents)
}

fn canonical(language: Language, word: &str) -> String {
    if language == Language::De {
        taxonomy::text::fold_german_digraphs(word).into_owned()
    } else {
        word.to_owned()
    }
}

/// Documents in which every term stands at its place after one beginning.
fn following(
    segment: &Segment,
    slot: Slot,
    terms: &[(u32, String)],
    documents: &mut Vec<u32>,
) -> tantivy::Result<()> {
    let inverted = &segment.slots[slot.index()];
    let mut postings = Vec::with_capacity(terms.len());
    for (place, term) in terms {
        let Some(info) = inverted.terms().get(term.as_bytes())? else { return Ok(()) };
        let option = IndexRecordOption::WithFreqsAndPositions;
        postings.push((*place, inverted.read_postings_from_terminfo(&info, option)?));
    }
    let Some(((first_place, first), others)) = postings.split_first_mut() else { return Ok(()) };
    let mut beginnings = Vec::new();
    let mut places = Vec::new();
    let mut document = first.doc();
    while document != TERMINATED {
        let all_there = others.iter_mut().all(|(_, other)| {
            other.doc() == document || other.doc() < document && other.seek(document) == document
        });
        if all_there {
            first.positions(&mut beginnings);
            beginnings.retain(|place| *place >= *first_place);
            beginnings.iter_mut().for_each(|place| *place -= *first_place);
            for (offset, other) in others.iter_mut() {
                other.positions(&mut places);
                beginnings.retain(|beginning| places.binary_search(&(beginning + *offset)).is_ok());
            }
            if !beginnings.is_empty() {
                documents.push(document);
            }
        }
        document = first.advance();
    }
    Ok(())
}
