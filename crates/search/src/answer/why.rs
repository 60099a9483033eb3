//! Why a profile was found: which alternatives it has, and in which words of its own.

use locale::Language;
use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet};
use taxonomy::{ConceptNumber, place};

use super::hit_texts::HitTexts;
use super::list::with_all_terms;
use crate::index::{Slot, Snapshot};
use crate::query::{Alternative, Plan};
use crate::response::{Reason, ReasonKind};

/// A hit with the alternatives that it has: their numbers in the plan, and how often.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    pub(crate) at: DocAddress,
    pub(crate) score: f32,
    pub(crate) has: Vec<(usize, u32)>,
}

/// More reasons than these are not read.
const MOST_REASONS: usize = 4;

/// Looks up which alternatives each hit has.
pub(crate) fn describe(
    snapshot: &Snapshot,
    plan: &Plan,
    page: &[(DocAddress, f32)],
) -> tantivy::Result<Vec<Shown>> {
    let mut shown: Vec<Shown> =
        page.iter().map(|(at, score)| Shown { at: *at, score: *score, has: Vec::new() }).collect();
    // Posting lists are read forwards, so hits are looked up in the order in which they lie.
    let mut order: Vec<usize> = (0..shown.len()).collect();
    order.sort_by_key(|hit| shown[*hit].at);
    for (number, segment) in snapshot.segments.iter().enumerate() {
        let hits: Vec<usize> =
            order.iter().copied().filter(|hit| shown[*hit].at.segment_ord as usize == number).collect();
        if hits.is_empty() {
            continue;
        }
        for (place, alternative) in plan.alternatives.iter().enumerate() {
            match alternative.postings[number].as_slice() {
                [] => {}
                [info] => {
                    let mut postings = segment.slots[alternative.slot.index()]
                        .read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
                    for hit in &hits {
                        let document = shown[*hit].at.doc_id;
                        let there = postings.doc() == document
                            || postings.doc() < document && postings.seek(document) == document;
                        if there {
                            shown[*hit].has.push((place, postings.term_freq()));
                        }
                    }
                }
                _ => {
                    let documents = with_all_terms(segment, number, alternative)?;
                    for hit in &hits {
                        if documents.binary_search(&shown[*hit].at.doc_id).is_ok() {
                            shown[*hit].has.push((place, 1));
                        }
                    }
                }
            }
        }
    }
    Ok(shown)
}

/// The strongest reasons, at least one for every unit that was found and none twice.
pub(crate) fn reasons(
    plan: &Plan,
    shown: &Shown,
    texts: &HitTexts<'_>,
    language: Language,
    reader: Language,
) -> Vec<Reason> {
    let mut best: Vec<(usize, f32)> = Vec::new();
    for unit in 0..plan.units.len() {
        let strongest = shown
            .has
            .iter()
            .filter(|(place, _)| plan.alternatives[*place].units.contains(&unit))
            .map(|(place, _)| (*place, strength(plan, &plan.alternatives[*place])))
            .max_by(|a, b| a.1.total_cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
        if let Some(strongest) = strongest.filter(|(place, _)| !best.iter().any(|(known, _)| known == place))
        {
            best.push(strongest);
        }
    }
    best.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut reasons: Vec<Reason> = Vec::new();
    for (place, _) in best {
        let reason = reason(plan, &plan.alternatives[place], texts, language, reader);
        if reasons.len() < MOST_REASONS && !reasons.iter().any(|known| known.matched == reason.matched) {
            reasons.push(reason);
        }
    }
    reasons
}

fn strength(plan: &Plan, alternative: &Alternative) -> f32 {
    alternative.weight * plan.units[alternative.units.clone()].iter().map(|unit| unit.idf).sum::<f32>()
}

fn reason(
    plan: &Plan,
    alternative: &Alternative,
    texts: &HitTexts<'_>,
    language: Language,
    reader: Language,
) -> Reason {
    let HitTexts { taxonomy, stored, .. } = texts;
    let typed = plan.units[alternative.units.clone()].first().map(|unit| unit.typed.clone());
    let plain =
        |matched: String| Reason { kind: alternative.reason, matched, concept: None, label: typed.clone() };
    match alternative.slot {
        Slot::Name | Slot::WholeName => plain(stored.name.clone()),
        Slot::Place => {
            let country =
                |code: &str| place::country(code).map_or(code, |country| country.name(reader)).to_owned();
            let matched = match alternative.terms.first().and_then(|term| term.split_once(':')) {
                Some(("country" | "market", code)) => country(code),
                _ => stored.city.clone().unwrap_or_else(|| country(&stored.country)),
            };
            plain(matched)
        }
        Slot::Text(language) => {
            let found: Vec<String> = alternative
                .terms
                .iter()
                .map(|stem| {
                    word_in_texts(texts, language, stem)
                        .or_else(|| taxonomy.word_with_stem(language, stem).map(str::to_owned))
                        .unwrap_or_else(|| stem.clone())
                })
                .collect();
            plain(found.join(" "))
        }
        Slot::Own | Slot::Detected | Slot::Wider | Slot::Leaning => {
            let key = alternative.terms.first().cloned().unwrap_or_default();
            let label = alternative.concept.map(|concept| taxonomy.label(concept, reader).to_owned());
            let spoken = alternative
                .concept
                .filter(|_| alternative.reason == ReasonKind::Mentions)
                .and_then(|concept| mention_in_texts(texts, concept));
            let own = || alternative.concept.map(|concept| taxonomy.label(concept, language).to_owned());
            let matched = spoken.or_else(own).unwrap_or_else(|| key.clone());
            Reason { kind: alternative.reason, matched, concept: Some(key), label }
        }
    }
}

/// The word as it stands in the profile.
fn word_in_texts(texts: &HitTexts<'_>, language: Language, stem: &str) -> Option<String> {
    texts.of(language).iter().find_map(|text| {
        let (at, _) = text.analysed.words().find(|(_, analysis)| {
            *analysis.stem == *stem || analysis.parts.iter().any(|part| **part == *stem)
        })?;
        Some(text.text[at].to_owned())
    })
}

fn mention_in_texts(texts: &HitTexts<'_>, concept: ConceptNumber) -> Option<String> {
    Language::ALL.into_iter().flat_map(|language| texts.of(language)).find_map(|text| {
        let mention = texts.mentions(text).iter().find(|mention| mention.concept == concept)?;
        Some(text.text[mention.at.clone()].to_owned())
    })
}
