//! The fields of a profile as its reader sees them: named, in the order of the form, codes in words.

use std::collections::BTreeMap;

use locale::Language;
use profile::document::ProfileDraft;
use profile::document::draft::{OpportunityDraft, PictureDraft};
use serde_json::Value;

use super::segment::{Segment, compare, plain};
use crate::pages::card;
use crate::pages::editor::{label, spoken_language_name};
use crate::request::Page;

/// A field that holds something, now or in the published version.
pub(super) struct Part {
    /// Its `id` on the page: `part-3`.
    pub(super) id: String,
    /// Its pointer, which its remark is known by.
    pub(super) pointer: String,
    pub(super) label: String,
    /// The language of its text; empty: it is no text of a language.
    pub(super) language: &'static str,
    pub(super) before: Vec<Segment>,
    pub(super) after: Vec<Segment>,
    pub(super) changed: bool,
}

/// What the fields of a remark are named: `remark:/texts/nl/summary`.
pub(super) const REMARK: &str = "remark:";

impl Part {
    /// The name of the field for a remark on it.
    pub(super) fn remark(&self) -> String {
        format!("{REMARK}{}", self.pointer)
    }
}

/// All fields of the handed-in profile, and those of the published one that are no longer in it. Opportunities are
/// compared with themselves, wherever they stand.
pub(super) fn parts(page: &Page, new: &ProfileDraft, old: Option<&ProfileDraft>) -> Vec<Part> {
    let aligned = old.map(|old| ProfileDraft { opportunities: aligned(new, old), ..old.clone() });
    let after = leaves(new);
    let before = aligned.as_ref().map(leaves).unwrap_or_default();
    let mut pointers: Vec<&String> = after.keys().chain(before.keys()).collect();
    pointers.sort_by_key(|pointer| (rank(pointer), (*pointer).clone()));
    pointers.dedup();
    pointers
        .into_iter()
        .enumerate()
        .map(|(number, pointer)| {
            let shown = |leaves: &BTreeMap<String, String>| {
                leaves.get(pointer).map(|raw| in_words(page, pointer, raw)).unwrap_or_default()
            };
            let (was, is) = (shown(&before), shown(&after));
            let changed = old.is_some() && was != is;
            let (before, after) = if changed { compare(&was, &is) } else { (plain(&was), plain(&is)) };
            Part {
                id: format!("part-{number}"),
                label: label(page, pointer),
                language: language_of(pointer).map(Language::code).unwrap_or_default(),
                pointer: pointer.clone(),
                before,
                after,
                changed,
            }
        })
        .collect()
}

/// The opportunities of the published version at the places where the handed-in profile has them; those that it no
/// longer has come after.
fn aligned(new: &ProfileDraft, old: &ProfileDraft) -> Vec<OpportunityDraft> {
    let find = |id| old.opportunities.iter().find(|known| known.id == id).cloned();
    let kept = new
        .opportunities
        .iter()
        .map(|opportunity| find(opportunity.id).unwrap_or_else(|| OpportunityDraft::new(opportunity.id)));
    let gone = old
        .opportunities
        .iter()
        .filter(|known| !new.opportunities.iter().any(|opportunity| opportunity.id == known.id))
        .cloned();
    kept.chain(gone).collect()
}

fn leaves(draft: &ProfileDraft) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    collect(&serde_json::to_value(draft).unwrap_or_default(), "", &mut found);
    // Pictures are shown as pictures; here it only matters which ones there are.
    let media = |picture: &PictureDraft| picture.media.to_string();
    if let Some(logo) = &draft.logo {
        found.insert("/logo".to_owned(), media(logo));
    }
    if !draft.pictures.is_empty() {
        let all: Vec<String> = draft.pictures.iter().map(media).collect();
        found.insert("/pictures".to_owned(), all.join(" "));
    }
    found
}

fn collect(value: &Value, at: &str, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in
                fields.iter().filter(|(name, _)| !matches!(name.as_str(), "media" | "id" | "office"))
            {
                collect(value, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(entries) if entries.iter().all(Value::is_string) => {
            let entries: Vec<&str> = entries.iter().filter_map(Value::as_str).collect();
            keep(at, entries.join("\n"), found);
        }
        Value::Array(entries) => {
            for (place, entry) in entries.iter().enumerate() {
                collect(entry, &format!("{at}/{place}"), found);
            }
        }
        Value::String(text) => keep(at, text.clone(), found),
        _ => {}
    }
}

fn keep(at: &str, text: String, found: &mut BTreeMap<String, String>) {
    if !text.trim().is_empty() {
        found.insert(at.to_owned(), text);
    }
}

/// The order in which a profile is read: texts first, then who and where, then the rest.
fn rank(pointer: &str) -> usize {
    const ORDER: [&str; 8] =
        ["/company/name", "/texts", "/company", "/sectors", "/products", "/goals", "/logo", "/pictures"];
    ORDER.iter().position(|start| pointer.starts_with(start)).unwrap_or(ORDER.len())
}

fn language_of(pointer: &str) -> Option<Language> {
    let mut parts = pointer.split('/').skip_while(|part| !matches!(*part, "texts" | "alt"));
    parts.nth(1)?.parse().ok()
}

/// A value as people read it: codes by their names, entries of a list one a line.
fn in_words(page: &Page, pointer: &str, raw: &str) -> String {
    let named = |name: &dyn Fn(&str) -> String| raw.lines().map(name).collect::<Vec<_>>().join("\n");
    let field = pointer.rsplit('/').next().unwrap_or_default();
    let in_opportunity = pointer.starts_with("/opportunities/");
    match field {
        "sectors" => named(&|code| format!("{} ({code})", card::sector_label(page, code))),
        "products" | "keywords" => named(&|code| format!("{} ({code})", card::product_label(page, code))),
        "goals" => named(&|number| format!("{number}. {}", page.word("goal", number))),
        "country" | "markets" | "countries" => named(&|code| card::country_name(page, code)),
        "languages" => named(&|code| spoken_language_name(page, code)),
        "kind" | "field" | "cooperation" | "stage" | "ipr" if in_opportunity => {
            named(&|word| page.word(field, word).to_string())
        }
        "logo" | "pictures" => {
            page.text("desk-pictures-count").with("count", raw.split(' ').count()).to_string()
        }
        _ => raw.to_owned(),
    }
}
