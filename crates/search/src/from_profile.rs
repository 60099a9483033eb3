//! From a published profile to what the index takes of it.

use std::collections::BTreeMap;

use locale::Language;
use profile::document::Kind;
use profile::published::{PublishedOpportunity, PublishedProfile};

use crate::document::{IndexedOpportunity, IndexedProfile, IndexedTexts, OpportunityWords};

/// The profile as the index takes it; `offices` are the offices' names in addresses by identifier.
pub(crate) fn indexed(profile: &PublishedProfile, offices: &[(String, String)]) -> IndexedProfile {
    let document = &profile.document;
    let company = &document.company;
    let office = profile.office.to_string();
    IndexedProfile {
        id: profile.id.to_string(),
        slug: profile.slug.clone(),
        name: company.name.to_string(),
        office: offices
            .iter()
            .find(|(id, _)| *id == office)
            .map(|(_, slug)| slug.clone())
            .unwrap_or_default(),
        city: company.city.as_ref().map(ToString::to_string),
        country: company.country.as_str().to_owned(),
        texts: by_language(&document.texts, |texts| IndexedTexts {
            headline: text(texts.headline.as_ref()),
            summary: text(texts.summary.as_ref()),
            story: text(texts.story.as_ref()),
        })
        .map(|texts| texts.filter(|texts| !texts.headline.is_empty())),
        sectors: document.sectors.iter().map(|code| code.as_str().to_owned()).collect(),
        products: document.products.iter().map(|code| code.as_str().to_owned()).collect(),
        goals: document.goals.iter().map(|goal| goal.number()).collect(),
        markets: company.markets.iter().map(|code| code.as_str().to_owned()).collect(),
        speaks: company.languages.iter().map(|code| code.as_str().to_owned()).collect(),
        certificates: company.certificates.iter().map(ToString::to_string).collect(),
        opportunities: profile.opportunities.iter().map(opportunity).collect(),
        published_at: newest(profile).and_utc().timestamp_micros(),
        quality: quality(profile),
    }
}

/// When the company, or its latest opportunity, became public: that is what is new about it.
fn newest(profile: &PublishedProfile) -> chrono::NaiveDateTime {
    let opportunities = profile.opportunities.iter().map(|opportunity| opportunity.published_at);
    opportunities.fold(profile.published_at, chrono::NaiveDateTime::max)
}

fn opportunity(published: &PublishedOpportunity) -> IndexedOpportunity {
    let opportunity = &published.opportunity;
    IndexedOpportunity {
        request: opportunity.kind == Kind::Request,
        cooperation: opportunity.cooperation.iter().map(|word| word.as_str().to_owned()).collect(),
        countries: opportunity.countries.iter().map(|code| code.as_str().to_owned()).collect(),
        keywords: opportunity.keywords.iter().map(|code| code.as_str().to_owned()).collect(),
        texts: by_language(&opportunity.texts, |texts| OpportunityWords {
            title: text(texts.title.as_ref()),
            description: [
                text(texts.summary.as_ref()),
                text(texts.description.as_ref()),
                text(texts.advantages.as_ref()),
                text(texts.specification.as_ref()),
            ]
            .join("\n"),
            partner_role: text(texts.partner_role.as_ref()),
        }),
    }
}

/// How good the profile is in itself: what a reader misses takes away from a hundred.
fn quality(profile: &PublishedProfile) -> u8 {
    let document = &profile.document;
    let company = &document.company;
    let has = [
        document.texts.len() > 1,
        document.texts.values().any(|texts| texts.summary.is_some()),
        document.texts.values().any(|texts| texts.story.is_some()),
        !document.sectors.is_empty(),
        !document.products.is_empty(),
        document.logo.is_some(),
        company.website.is_some(),
        company.chamber_number.is_some() || company.vat.is_some(),
        !company.markets.is_empty(),
        !profile.opportunities.is_empty(),
    ];
    10 * has.iter().map(|has| u8::from(*has)).sum::<u8>()
}

fn by_language<T, U>(texts: &BTreeMap<Language, T>, take: impl Fn(&T) -> U) -> [Option<U>; 4] {
    Language::ALL.map(|language| texts.get(&language).map(&take))
}

fn text<T: ToString>(text: Option<T>) -> String {
    text.map(|text| text.to_string()).unwrap_or_default()
}
