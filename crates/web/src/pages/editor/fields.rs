//! A draft as the fields of a form, and back. What the form does not show (the office, the opportunities) stays as it is
//! in the draft that it is read on top of.

use std::collections::BTreeMap;

use locale::Language;
use profile::document::MediaId;
use profile::document::draft::{
    CompanyDraft, KEPT_CHARACTERS, OpportunityDraft, OpportunityTextsDraft, PictureDraft, ProfileDraft,
    TextsDraft,
};

/// What was posted, or what a form is filled with: names and values, a name possibly several times.
pub(crate) type Fields = Vec<(String, String)>;

/// More entries of one list than any form of ours sends.
const MOST_ENTRIES: usize = 300;

/// Names that are also those of the profile file, in the order of the form.
const COMPANY: [&str; 16] = [
    "name",
    "country",
    "city",
    "postcode",
    "street",
    "lat",
    "lon",
    "chamber_number",
    "vat",
    "rsin",
    "euid",
    "website",
    "email",
    "phone",
    "founded",
    "employees",
];

/// The fields of the profile's form.
pub(crate) fn of_profile(draft: &ProfileDraft) -> Fields {
    let mut fields = Fields::new();
    let mut company = draft.company.clone();
    for name in COMPANY {
        fields.push((format!("company.{name}"), std::mem::take(company_field(&mut company, name))));
    }
    list(&mut fields, "company.languages", &draft.company.languages);
    list(&mut fields, "company.markets", &draft.company.markets);
    fields.push(("company.certificates".to_owned(), draft.company.certificates.join("\n")));
    list(&mut fields, "sectors", &draft.sectors);
    list(&mut fields, "products", &draft.products);
    list(&mut fields, "goals", &draft.goals);
    for (language, texts) in &draft.texts {
        for (name, value) in
            [("headline", &texts.headline), ("summary", &texts.summary), ("story", &texts.story)]
        {
            fields.push((format!("texts.{language}.{name}"), value.clone()));
        }
    }
    if let Some(logo) = &draft.logo {
        fields.push(("logo-kept".to_owned(), logo.media.to_string()));
        alt_texts(&mut fields, "logo", logo);
    }
    let kept: Vec<String> = draft.pictures.iter().map(|picture| picture.media.to_string()).collect();
    fields.push(("pictures-kept".to_owned(), kept.join(" ")));
    for picture in &draft.pictures {
        alt_texts(&mut fields, &picture_name(picture.media), picture);
    }
    fields
}

/// The draft that the profile's form says.
pub(crate) fn to_profile(fields: &[(String, String)], before: &ProfileDraft) -> ProfileDraft {
    let mut company = before.company.clone();
    for name in COMPANY {
        *company_field(&mut company, name) = value(fields, &format!("company.{name}"));
    }
    company.languages = values(fields, "company.languages");
    company.markets = values(fields, "company.markets");
    company.certificates = value(fields, "company.certificates")
        .lines()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .take(MOST_ENTRIES)
        .collect();
    let logo = value(fields, "logo-kept").parse().ok().filter(|_| value(fields, "logo-remove").is_empty());
    let removed = values(fields, "pictures-remove");
    let pictures = value(fields, "pictures-kept")
        .split_whitespace()
        .take(MOST_ENTRIES)
        .filter(|media| !removed.iter().any(|removed| removed == media))
        .filter_map(|media| media.parse::<MediaId>().ok())
        .map(|media| PictureDraft { media, alt: read_alt_texts(fields, &picture_name(media)) })
        .collect();
    ProfileDraft {
        company,
        sectors: values(fields, "sectors"),
        products: values(fields, "products"),
        goals: values(fields, "goals"),
        logo: logo.map(|media| PictureDraft { media, alt: read_alt_texts(fields, "logo") }),
        pictures,
        texts: per_language(|language| {
            let text = |name: &str| value(fields, &format!("texts.{language}.{name}"));
            TextsDraft { headline: text("headline"), summary: text("summary"), story: text("story") }
        }),
        opportunities: before.opportunities.clone(),
    }
}

/// The fields of an opportunity's form.
pub(crate) fn of_opportunity(draft: &OpportunityDraft) -> Fields {
    let mut fields = Fields::new();
    for (name, value) in [
        ("kind", &draft.kind),
        ("field", &draft.field),
        ("valid_until", &draft.valid_until),
        ("stage", &draft.stage),
        ("ipr", &draft.ipr),
    ] {
        fields.push((name.to_owned(), value.clone()));
    }
    list(&mut fields, "cooperation", &draft.cooperation);
    list(&mut fields, "countries", &draft.countries);
    list(&mut fields, "keywords", &draft.keywords);
    for (language, texts) in &draft.texts {
        let mut texts = texts.clone();
        for name in OPPORTUNITY_TEXTS {
            let text = std::mem::take(opportunity_text(&mut texts, name));
            fields.push((format!("texts.{language}.{name}"), text));
        }
    }
    fields
}

/// The opportunity that its form says.
pub(crate) fn to_opportunity(fields: &[(String, String)], before: &OpportunityDraft) -> OpportunityDraft {
    OpportunityDraft {
        id: before.id,
        kind: value(fields, "kind"),
        field: value(fields, "field"),
        cooperation: values(fields, "cooperation"),
        countries: values(fields, "countries"),
        valid_until: value(fields, "valid_until"),
        keywords: values(fields, "keywords"),
        stage: value(fields, "stage"),
        ipr: value(fields, "ipr"),
        texts: per_language(|language| {
            let mut texts = OpportunityTextsDraft::default();
            for name in OPPORTUNITY_TEXTS {
                *opportunity_text(&mut texts, name) = value(fields, &format!("texts.{language}.{name}"));
            }
            texts
        }),
    }
}

/// The fields that hold more than is kept, so that nothing of them would be saved unseen.
pub(crate) fn too_long(fields: &[(String, String)]) -> impl Iterator<Item = &str> {
    fields.iter().filter(|(_, value)| value.chars().count() > KEPT_CHARACTERS).map(|(name, _)| name.as_str())
}

/// What the fields about one of the pictures begin with.
pub(crate) fn picture_name(media: MediaId) -> String {
    format!("pictures.{media}")
}

/// The texts of an opportunity in one language, in the order of the form.
pub(crate) const OPPORTUNITY_TEXTS: [&str; 6] =
    ["title", "summary", "description", "partner_role", "advantages", "specification"];

fn opportunity_text<'a>(texts: &'a mut OpportunityTextsDraft, name: &str) -> &'a mut String {
    match name {
        "title" => &mut texts.title,
        "summary" => &mut texts.summary,
        "description" => &mut texts.description,
        "partner_role" => &mut texts.partner_role,
        "advantages" => &mut texts.advantages,
        _ => &mut texts.specification,
    }
}

fn company_field<'a>(company: &'a mut CompanyDraft, name: &str) -> &'a mut String {
    match name {
        "name" => &mut company.name,
        "country" => &mut company.country,
        "city" => &mut company.city,
        "postcode" => &mut company.postcode,
        "street" => &mut company.street,
        "lat" => &mut company.lat,
        "lon" => &mut company.lon,
        "chamber_number" => &mut company.chamber_number,
        "vat" => &mut company.vat,
        "rsin" => &mut company.rsin,
        "euid" => &mut company.euid,
        "website" => &mut company.website,
        "email" => &mut company.email,
        "phone" => &mut company.phone,
        "founded" => &mut company.founded,
        _ => &mut company.employees,
    }
}

fn list(fields: &mut Fields, name: &str, entries: &[String]) {
    fields.extend(entries.iter().map(|entry| (name.to_owned(), entry.clone())));
}

fn alt_texts(fields: &mut Fields, name: &str, picture: &PictureDraft) {
    fields.extend(picture.alt.iter().map(|(language, alt)| (format!("{name}.alt.{language}"), alt.clone())));
}

fn read_alt_texts(fields: &[(String, String)], name: &str) -> BTreeMap<Language, String> {
    per_language(|language| value(fields, &format!("{name}.alt.{language}")))
}

/// What was written in each language; a language in which nothing was written is not in it.
fn per_language<T: Default + PartialEq>(read: impl Fn(Language) -> T) -> BTreeMap<Language, T> {
    Language::ALL
        .into_iter()
        .map(|language| (language, read(language)))
        .filter(|(_, written)| *written != T::default())
        .collect()
}

fn value(fields: &[(String, String)], name: &str) -> String {
    fields
        .iter()
        .find(|(field, _)| field == name)
        .map_or_else(String::new, |(_, value)| value.trim().to_owned())
}

/// The values of a list, each once.
fn values(fields: &[(String, String)], name: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (_, value) in fields.iter().filter(|(field, _)| field == name).take(MOST_ENTRIES) {
        let value = value.trim();
        if !value.is_empty() && !found.iter().any(|known| known == value) {
            found.push(value.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests;
