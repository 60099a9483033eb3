//! Which fields a profile has, and the rules between them.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use locale::Language;

use super::super::problem::{Expected, Pointer, shown};
use super::super::{
    Company, Cooperation, Country, Field, Goal, Ipr, Kind, MediaId, Node, Opportunity, OpportunityId,
    OpportunityTexts, Picture, ProfileDocument, ProfileTexts, Stage, limits,
};
use super::fields::{Fields, Reader};
use super::{Origin, Today};
use crate::identifier::{ChamberNumber, VatNumber};

/// The fields of the whole.
const PROFILE: [&str; 8] =
    ["company", "sectors", "products", "goals", "logo", "pictures", "texts", "opportunities"];
/// The fields of a company.
const COMPANY: [&str; 20] = [
    "name",
    "office",
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
    "languages",
    "markets",
    "certificates",
];
/// The fields of an opportunity in a file.
const OPPORTUNITY: [&str; 9] =
    ["kind", "field", "cooperation", "countries", "valid_until", "keywords", "stage", "ipr", "texts"];
/// The same in a draft.
const DRAFT_OPPORTUNITY: [&str; 10] =
    ["id", "kind", "field", "cooperation", "countries", "valid_until", "keywords", "stage", "ipr", "texts"];

pub(super) fn profile(
    reader: &mut Reader,
    node: &Node,
    origin: Origin,
    today: Today,
) -> Option<ProfileDocument> {
    let fields = reader.record(node, Pointer::root(), &PROFILE)?;
    let company = match reader.record_in(&fields, "company", &COMPANY) {
        Some(company) => self::company(reader, &company, today),
        None => {
            if fields.get("company").is_none() {
                reader.missing(fields.at("company"), Expected::Something);
            }
            None
        }
    };
    let sectors = reader.texts(&fields, "sectors", limits::SECTORS);
    let products = reader.texts(&fields, "products", limits::PRODUCTS);
    let goals = reader.whole_list(&fields, "goals", 1, 17, limits::GOALS);
    let goals = goals.into_iter().filter_map(|goal| Goal::try_from(u8::try_from(goal).ok()?).ok()).collect();
    let logo = fields.get("logo").and_then(|node| picture(reader, node, fields.at("logo")));
    let mut pictures = Vec::new();
    for (index, node) in reader.entries(&fields, "pictures", limits::PICTURES).iter().enumerate() {
        pictures.extend(picture(reader, node, fields.at("pictures").item(index)));
    }
    let texts = reader.per_language(&fields, "texts", profile_texts);
    one_language(reader, &fields, &texts, |texts| texts.headline.is_some(), "headline");
    let mut opportunities = Vec::new();
    for (index, node) in reader.entries(&fields, "opportunities", limits::OPPORTUNITIES).iter().enumerate() {
        opportunities.extend(opportunity(reader, node, fields.at("opportunities").item(index), origin));
    }
    Some(ProfileDocument {
        company: company?,
        sectors,
        products,
        goals,
        logo,
        pictures,
        texts,
        opportunities,
    })
}

fn company(reader: &mut Reader, fields: &Fields<'_>, today: Today) -> Option<Company> {
    let name = reader.required(fields, "name");
    let office = reader.required(fields, "office");
    let country: Option<Country> = reader.required(fields, "country");
    let (lat, lon) = (reader.degrees(fields, "lat", 90), reader.degrees(fields, "lon", 180));
    match (fields.get("lat"), fields.get("lon")) {
        (Some(_), None) => reader.missing(fields.at("lon"), Expected::BothCoordinates),
        (None, Some(_)) => reader.missing(fields.at("lat"), Expected::BothCoordinates),
        _ => {}
    }
    // Without a country nobody can say how its register numbers; the country itself is already an error then.
    let chamber_number = country.and_then(|country| {
        reader.text_by(fields, "chamber_number", |text| ChamberNumber::parse(country, text))
    });
    let vat = reader.text_by(fields, "vat", |text| {
        let number: VatNumber = text.parse()?;
        let plain_fits = country.is_none_or(|country| country.as_str() == "RO");
        if number.has_country() || plain_fits { Ok(number) } else { Err(Expected::VatPrefix) }
    });
    let this_year = i64::from(today.year());
    let company = Company {
        city: reader.text(fields, "city"),
        postcode: reader.text(fields, "postcode"),
        street: reader.text(fields, "street"),
        lat,
        lon,
        chamber_number,
        vat,
        rsin: reader.text(fields, "rsin"),
        euid: reader.text(fields, "euid"),
        website: reader.text(fields, "website"),
        email: reader.text(fields, "email"),
        phone: reader.text(fields, "phone"),
        founded: reader.whole(fields, "founded", 1000, this_year).and_then(|year| year.try_into().ok()),
        employees: reader.whole(fields, "employees", 0, 5_000_000).and_then(|count| count.try_into().ok()),
        languages: reader.texts(fields, "languages", limits::LANGUAGES),
        markets: reader.texts(fields, "markets", limits::COUNTRIES),
        certificates: reader.texts(fields, "certificates", limits::CERTIFICATES),
        name: name?,
        office: office?,
        country: country?,
    };
    Some(company)
}

fn picture(reader: &mut Reader, node: &Node, at: Pointer) -> Option<Picture> {
    let fields = reader.record(node, at, &["media", "alt"])?;
    if fields.get("media").is_none() {
        reader.missing(fields.at("media"), Expected::Picture);
    }
    let media =
        reader.text_by(&fields, "media", |text| text.parse::<MediaId>().map_err(|_| Expected::Picture));
    let alt = reader.per_language(&fields, "alt", |reader, node, at| reader.parsed(node, at, str::parse));
    Some(Picture { media: media?, alt })
}

fn profile_texts(reader: &mut Reader, node: &Node, at: Pointer) -> Option<ProfileTexts> {
    let fields = reader.record(node, at, &["headline", "summary", "story"])?;
    Some(ProfileTexts {
        headline: reader.text(&fields, "headline"),
        summary: reader.text(&fields, "summary"),
        story: reader.text(&fields, "story"),
    })
}

fn opportunity(reader: &mut Reader, node: &Node, at: Pointer, origin: Origin) -> Option<Opportunity> {
    let known: &[&str] = match origin {
        Origin::File => &OPPORTUNITY,
        Origin::Draft => &DRAFT_OPPORTUNITY,
    };
    let fields = reader.record(node, at, known)?;
    let id = fields.get("id").and_then(|node| match node {
        Node::Text(text) => text.parse().ok(),
        _ => None,
    });
    let kind: Option<Kind> = reader.required_word(&fields, "kind", &words(Kind::ALL, Kind::as_str));
    let field: Option<Field> = reader.required_word(&fields, "field", &words(Field::ALL, Field::as_str));
    if kind == Some(Kind::Offer) && field == Some(Field::Research) {
        reader.wrong(fields.at("kind"), shown(Kind::Offer.as_str()), Expected::ResearchRequest);
    }
    let cooperations = words(Cooperation::ALL, Cooperation::as_str);
    let cooperation = reader.word_list(&fields, "cooperation", limits::COOPERATIONS, &cooperations);
    if fields.get("cooperation").is_none_or(|node| *node == Node::List(Vec::new())) {
        reader.missing(fields.at("cooperation"), Expected::OneOf(cooperations));
    }
    let texts = reader.per_language(&fields, "texts", opportunity_texts);
    one_language(reader, &fields, &texts, OpportunityTexts::is_complete, "title");
    Some(Opportunity {
        id: id.unwrap_or_else(OpportunityId::generate),
        cooperation,
        countries: reader.texts(&fields, "countries", limits::COUNTRIES),
        valid_until: reader.text_by(&fields, "valid_until", day),
        keywords: reader.texts(&fields, "keywords", limits::KEYWORDS),
        stage: reader.word(&fields, "stage", &words(Stage::ALL, Stage::as_str)),
        ipr: reader.word(&fields, "ipr", &words(Ipr::ALL, Ipr::as_str)),
        texts,
        kind: kind?,
        field: field?,
    })
}

fn opportunity_texts(reader: &mut Reader, node: &Node, at: Pointer) -> Option<OpportunityTexts> {
    let known = ["title", "summary", "description", "partner_role", "advantages", "specification"];
    let fields = reader.record(node, at, &known)?;
    Some(OpportunityTexts {
        title: reader.text(&fields, "title"),
        summary: reader.text(&fields, "summary"),
        description: reader.text(&fields, "description"),
        partner_role: reader.text(&fields, "partner_role"),
        advantages: reader.text(&fields, "advantages"),
        specification: reader.text(&fields, "specification"),
    })
}

/// Asks for at least one language that is complete. What is missing is named where it would be mended with least: in
/// the first language that was begun.
fn one_language<T>(
    reader: &mut Reader,
    fields: &Fields<'_>,
    texts: &BTreeMap<Language, T>,
    complete: impl Fn(&T) -> bool,
    first_field: &str,
) {
    let at = fields.at("texts");
    let already_wrong = reader.errors.iter().any(|error| error.at.as_str().starts_with(at.as_str()));
    if already_wrong || texts.values().any(complete) {
        return;
    }
    match texts.keys().next() {
        Some(language) if first_field == "title" => {
            let written = fields.get("texts");
            let at = at.field(language.code());
            for name in ["title", "description"] {
                if !has_field(written, language.code(), name) {
                    reader.missing(at.field(name), Expected::OneLanguage);
                }
            }
        }
        Some(language) => reader.missing(at.field(language.code()).field(first_field), Expected::OneLanguage),
        None => reader.missing(at, Expected::OneLanguage),
    }
}

fn has_field(texts: Option<&Node>, language: &str, name: &str) -> bool {
    let inner = |node: Option<&Node>, name: &str| match node {
        Some(Node::Record(fields)) => {
            fields.iter().find(|(field, _)| field == name).map(|(_, node)| node.clone())
        }
        _ => None,
    };
    inner(inner(texts, language).as_ref(), name).is_some_and(|node| node != Node::Null)
}

fn day(text: &str) -> Result<NaiveDate, Expected> {
    // chrono would also take `2027-1-1` and `+2027-01-01`.
    let plain = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        Ok(day) if plain => Ok(day),
        _ => Err(Expected::Date),
    }
}

fn words<T>(all: &'static [T], word: impl Fn(&'static T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(word).collect()
}
