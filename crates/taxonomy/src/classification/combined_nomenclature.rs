//! The Combined Nomenclature: a table of codes and languages, or lists, one a language. Its first six digits are those
//! of the Harmonised System.

use std::collections::BTreeMap;

use locale::Language;

use super::{read_columns, records};
use crate::concept::{ConceptKey, Scheme};
use crate::source::{SourceConcept, SourceError, Sources};

/// Eight-digit codes with their texts, exclusions cut off.
pub(super) type Goods = BTreeMap<String, [Option<String>; 4]>;

/// Longer texts are definitions, which nobody says.
const LONGEST_SPOKEN: usize = 5;
/// As labels, long texts are cut after this many words.
const LONGEST_LABEL: usize = 12;

pub(super) fn read_table(file: &str, text: &str, goods: &mut Goods) -> Result<usize, SourceError> {
    read_columns(file, text, "code", |line, code, entry| put(goods, file, line, code, entry))
}

/// Columns: code, description, and others that do not matter here.
pub(super) fn read_list(
    file: &str,
    text: &str,
    language: Language,
    goods: &mut Goods,
) -> Result<usize, SourceError> {
    let mut entries = 0;
    for (line, row) in records(file, text)?.into_iter().skip(1) {
        let (Some(code), Some(description)) = (row.first(), row.get(1)) else { continue };
        let mut entry: [Option<String>; 4] = Default::default();
        entry[language.index()] = Some(description.clone());
        put(goods, file, line, code, entry)?;
        entries += 1;
    }
    Ok(entries)
}

fn put(
    goods: &mut Goods,
    file: &str,
    line: usize,
    code: &str,
    entry: [Option<String>; 4],
) -> Result<(), SourceError> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if code.len() != 8 || !code.bytes().all(|b| b.is_ascii_digit()) {
        return Err(SourceError::new(file, line, format!("expected a code of eight digits, found {code:?}")));
    }
    let known = goods.entry(code).or_default();
    for (known, new) in known.iter_mut().zip(entry) {
        if let Some(new) = new {
            *known = Some(without_exclusions(&new));
        }
    }
    Ok(())
}

/// Every code serves as parallel text; headings (four digits) and subheadings (six) become concepts, named by the
/// shortest text below them.
pub(super) fn add(goods: &Goods, sources: &mut Sources) {
    let mut headings: BTreeMap<ConceptKey, &[Option<String>; 4]> = BTreeMap::new();
    for (code, texts) in goods {
        sources.parallel.push(texts.clone());
        for length in [4, 6] {
            let Ok(key) = ConceptKey::new(Scheme::Hs, &code[..length]) else { continue };
            headings
                .entry(key)
                .and_modify(|known| {
                    if words_of(texts) < words_of(known) {
                        *known = texts;
                    }
                })
                .or_insert(texts);
        }
    }
    for (key, texts) in headings {
        let spoken = words_of(texts) <= LONGEST_SPOKEN;
        let terms = texts.clone().map(|text| text.map(|text| cut(&text)).into_iter().collect());
        sources.concepts.push(SourceConcept {
            key,
            broader: None,
            ties: Vec::new(),
            terms,
            role: false,
            spoken,
        });
    }
}

fn words_of(texts: &[Option<String>; 4]) -> usize {
    texts.iter().flatten().map(|text| text.split_whitespace().count()).max().unwrap_or(usize::MAX)
}

fn cut(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= LONGEST_LABEL {
        text.to_owned()
    } else {
        format!("{}…", words[..LONGEST_LABEL].join(" "))
    }
}

/// `Horses (excl. for slaughter)` speaks of horses, and not of slaughter.
fn without_exclusions(text: &str) -> String {
    const MARKS: [&str; 6] = ["excl.", "m.u.v.", "ausg.", "ausgenommen", "excluding", "met uitzondering"];
    let lower = text.to_lowercase();
    // Lower-casing may change lengths; then cutting by place would cut elsewhere, and the text stays as it is.
    let cut =
        if lower.len() == text.len() { MARKS.iter().filter_map(|mark| lower.find(mark)).min() } else { None };
    let kept = cut.map_or(text, |at| text.get(..at).unwrap_or(text));
    kept.replace('"', "").trim_end_matches([' ', '(', ',', '.', ';']).trim().to_owned()
}
