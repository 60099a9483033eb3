//! How a profile becomes a document of the index.

use std::borrow::Cow;
use std::collections::BTreeSet;

use locale::Language;
use rustc_hash::FxHashSet;
use tantivy::TantivyDocument;
use taxonomy::text::{fold, words};
use taxonomy::{ConceptKey, Taxonomy, nace_section, place};

use super::concepts::{ProfileConcepts, concepts_of};
use super::facet::Dimension;
use super::schema::{Fields, Slot};
use super::stored::StoredProfile;
use crate::document::IndexedProfile;

/// A share of the leaning becomes the number of times that the sector's term stands there, in so many steps.
pub(crate) const LEANING_STEPS: f32 = 8.0;

/// The document of a profile.
pub(crate) fn document(fields: &Fields, taxonomy: &Taxonomy, profile: &IndexedProfile) -> TantivyDocument {
    let concepts = concepts_of(taxonomy, profile);
    let mut document = TantivyDocument::default();
    document.add_text(fields.id, &profile.id);
    add_texts(&mut document, fields, profile);
    add_concepts(&mut document, fields, taxonomy, &concepts);
    document.add_text(fields.slot(Slot::Place), place_terms(profile).join(" "));
    for (dimension, value) in facet_values(profile) {
        document.add_text(fields.facets, format!("{}={value}", dimension.name()));
    }
    document.add_i64(fields.published, profile.published_at);
    document.add_u64(fields.tie, tie(&profile.id));
    document.add_u64(fields.digest, profile.digest());
    document.add_u64(fields.quality, u64::from(profile.quality));
    document.add_text(fields.sort_name, fold(&profile.name));
    let stored = StoredProfile::new(profile, &concepts);
    // A plain structure of texts and numbers always becomes bytes.
    document.add_bytes(fields.stored, &postcard::to_stdvec(&stored).unwrap_or_default());
    document
}

/// Orders profiles that are otherwise equal, the same way on every node: from the identifier, never from the place in
/// the index.
pub(crate) fn tie(id: &str) -> u64 {
    // FNV-1a, 64 bit.
    id.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A name as it is compared: its folded words with single blanks.
pub(crate) fn whole_name(name: &str) -> String {
    words(name).map(|word| word.folded.into_owned()).collect::<Vec<_>>().join(" ")
}

fn add_texts<'a>(document: &mut TantivyDocument, fields: &Fields, profile: &'a IndexedProfile) {
    let name = whole_name(&profile.name);
    let mut surface: FxHashSet<Cow<'_, str>> = FxHashSet::default();
    surface.extend(name.split(' ').map(Cow::Borrowed));
    document.add_text(fields.slot(Slot::Name), &name);
    document.add_text(fields.slot(Slot::WholeName), &name);
    for language in Language::ALL {
        let field = fields.slot(Slot::Text(language));
        let mut add = |text: &'a str| {
            if !text.is_empty() {
                surface.extend(words(text).map(|word| word.folded));
                document.add_text(field, text);
            }
        };
        if let Some(texts) = &profile.texts[language.index()] {
            // Twice: what stands in the headline says most.
            add(&texts.headline);
            add(&texts.headline);
            add(&texts.summary);
            add(&texts.story);
        }
        for texts in profile.opportunities.iter().filter_map(|o| o.texts[language.index()].as_ref()) {
            add(&texts.title);
            add(&texts.description);
            add(&texts.partner_role);
        }
    }
    for language in profile.languages().into_iter().take(1) {
        for certificate in &profile.certificates {
            surface.extend(words(certificate).map(|word| word.folded));
            document.add_text(fields.slot(Slot::Text(language)), certificate);
        }
    }
    let mut surface: Vec<Cow<'_, str>> = surface.into_iter().filter(|word| word.len() > 1).collect();
    surface.sort_unstable();
    document.add_text(fields.surface, surface.join(" "));
}

fn add_concepts(
    document: &mut TantivyDocument,
    fields: &Fields,
    taxonomy: &Taxonomy,
    concepts: &ProfileConcepts,
) {
    document.add_text(fields.slot(Slot::Own), joined(concepts.own.iter()));
    let mut detected = String::new();
    for (concept, weight) in &concepts.detected {
        // The weight becomes the number of times that the term stands there.
        for _ in 0..(weight.round() as usize).clamp(1, 6) {
            detected.push_str(&taxonomy.key(*concept).to_string());
            detected.push(' ');
        }
    }
    document.add_text(fields.slot(Slot::Detected), &detected);
    let mut leaning = String::new();
    for (sector, share) in &concepts.leaning {
        for _ in 0..((share * LEANING_STEPS).round() as usize).max(1) {
            leaning.push_str(&taxonomy.key(*sector).to_string());
            leaning.push(' ');
        }
    }
    document.add_text(fields.slot(Slot::Leaning), &leaning);
    document.add_text(fields.slot(Slot::Wider), joined(concepts.wider.iter()));
    document.add_text(fields.offers, joined(concepts.offers.keys()));
    document.add_text(fields.wants, joined(concepts.wants.keys()));
}

fn joined<'a>(keys: impl Iterator<Item = &'a ConceptKey>) -> String {
    keys.map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// `country:NL`, `city:2756987`, `market:DE`, and the words of the city's name.
fn place_terms(profile: &IndexedProfile) -> Vec<String> {
    let mut terms = vec![format!("country:{}", profile.country)];
    if let Some(city) = &profile.city {
        terms.extend(words(city).map(|word| word.folded.into_owned()));
        terms.extend(place::city_in(&profile.country, city).map(|city| format!("city:{}", city.number)));
    }
    terms.extend(markets(profile).into_iter().map(|market| format!("market:{market}")));
    terms
}

/// Where the company wants to export to: its markets, and where its opportunities look for partners.
fn markets(profile: &IndexedProfile) -> BTreeSet<&str> {
    profile
        .markets
        .iter()
        .chain(profile.opportunities.iter().flat_map(|opportunity| &opportunity.countries))
        .map(String::as_str)
        .collect()
}

fn facet_values(profile: &IndexedProfile) -> BTreeSet<(Dimension, String)> {
    let mut values = BTreeSet::new();
    values.insert((Dimension::Office, profile.office.clone()));
    values.insert((Dimension::Country, profile.country.clone()));
    for code in &profile.sectors {
        values.insert((Dimension::Sector, code.clone()));
        values.extend(code.get(..4).map(|group| (Dimension::Sector, group.to_owned())));
        if let Some(division) = code.get(..2) {
            values.insert((Dimension::Sector, division.to_owned()));
            values.extend(nace_section(division).map(|section| (Dimension::Sector, section.to_owned())));
        }
    }
    values.extend(markets(profile).into_iter().map(|market| (Dimension::Market, market.to_owned())));
    for opportunity in &profile.opportunities {
        values.extend(opportunity.cooperation.iter().map(|word| (Dimension::Cooperation, word.clone())));
        let kind = if opportunity.request { "request" } else { "offer" };
        values.insert((Dimension::Kind, kind.to_owned()));
    }
    values.extend(profile.goals.iter().map(|goal| (Dimension::Goal, goal.to_string())));
    values.extend(profile.languages().into_iter().map(|l| (Dimension::Language, l.code().to_owned())));
    values
}
