//! What the style page shows: the companies of the identity's drawings, in the reader's language.

use crate::form::Form;
use crate::request::Page;

/// Where every sample link leads: nowhere else.
const HERE: &str = "#main";
/// The product's own mark stands in for a logo.
const LOGO: &str = "mark.svg";

pub(super) struct Company {
    pub(super) href: &'static str,
    pub(super) name: &'static str,
    pub(super) logo: String,
    pub(super) place: &'static str,
    pub(super) country: String,
    pub(super) headline: String,
    pub(super) language: String,
    pub(super) foreign: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) excerpt: Vec<Segment>,
    pub(super) why: Vec<String>,
}

pub(super) struct Segment {
    pub(super) text: String,
    pub(super) marked: bool,
}

pub(super) struct Opportunity {
    pub(super) href: &'static str,
    pub(super) kind: &'static str,
    pub(super) kind_label: String,
    pub(super) title: String,
    pub(super) language: String,
    pub(super) foreign: Option<String>,
    pub(super) company: &'static str,
    pub(super) place: &'static str,
    pub(super) country: String,
    pub(super) summary: String,
    pub(super) until: String,
    pub(super) tags: Vec<String>,
}

pub(super) struct Office {
    pub(super) href: &'static str,
    pub(super) city: String,
    pub(super) country: String,
    pub(super) sentence: String,
    pub(super) count_label: String,
}

pub(super) struct Choice {
    pub(super) value: &'static str,
    pub(super) label: String,
}

pub(super) struct FacetOption {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) count: u32,
    pub(super) chosen: bool,
}

pub(super) struct Crumb {
    pub(super) label: String,
    pub(super) href: String,
}

pub(super) struct PageLink {
    pub(super) number: u32,
    pub(super) href: &'static str,
    pub(super) current: bool,
    pub(super) gap: bool,
}

pub(super) struct SideItem {
    pub(super) label: String,
    pub(super) href: &'static str,
    pub(super) current: bool,
    pub(super) count: Option<u32>,
}

pub(super) struct Step {
    pub(super) label: String,
    pub(super) href: &'static str,
    pub(super) done: bool,
}

pub(super) struct Event {
    pub(super) datetime: &'static str,
    pub(super) when: String,
    pub(super) text: String,
    pub(super) tone: &'static str,
}

pub(super) struct Change {
    pub(super) text: String,
    pub(super) change: &'static str,
}

/// A form with one field gone wrong and a remark on another.
pub(super) fn form(page: &Page) -> Form {
    let mut form = Form::new();
    form.set("name", "Brinkman Verpakkingstechniek");
    form.set("vat", "NL123456789B01");
    form.set("country", "NL");
    form.set("language", "NL");
    form.set("cooperation", "DE");
    form.refuse("vat", page.text("style-field-vat"), page.text("style-field-vat-error"));
    form.remark("summary", page.text("style-field-summary"), page.text("style-notice-warning"));
    form
}

pub(super) fn companies(page: &Page) -> Vec<Company> {
    [
        ("Brinkman Verpakkingstechniek", "Deventer", "style-country-nl", false),
        ("Hansekai Kühltechnik", "Rostock", "style-country-de", true),
        ("Atelierele Făgăraș", "Sibiu", "style-country-ro", false),
    ]
    .into_iter()
    .map(|(name, place, country, foreign)| Company {
        href: HERE,
        name,
        logo: page.asset(LOGO).to_owned(),
        place,
        country: page.text(country).to_string(),
        headline: page.text("style-company-headline").to_string(),
        language: page.language.to_string(),
        foreign: foreign.then(|| page.text("text-language").with("language", "de").to_string()),
        tags: vec![page.text("style-tag").to_string()],
        excerpt: excerpt(page),
        why: vec![page.text("style-why").to_string()],
    })
    .collect()
}

/// The sample sentence with the words marked that a search would have found.
fn excerpt(page: &Page) -> Vec<Segment> {
    let sentence = page.text("style-excerpt").to_string();
    let found = page.text("style-excerpt-found").to_string();
    let (before, after) = sentence.split_once(&found).unwrap_or((&sentence, ""));
    vec![
        Segment { text: before.to_owned(), marked: false },
        Segment { text: found.clone(), marked: true },
        Segment { text: after.to_owned(), marked: false },
    ]
}

pub(super) fn opportunities(page: &Page) -> Vec<Opportunity> {
    [("offer", "style-offer"), ("request", "style-request")]
        .into_iter()
        .map(|(kind, label)| Opportunity {
            href: HERE,
            kind,
            kind_label: page.text(label).to_string(),
            title: page.text("style-opportunity-title").to_string(),
            language: page.language.to_string(),
            foreign: None,
            company: "Brinkman Verpakkingstechniek",
            place: "Deventer",
            country: page.text("style-country-nl").to_string(),
            summary: page.text("style-opportunity-summary").to_string(),
            until: page.text("style-until").to_string(),
            tags: vec![page.text("style-tag").to_string()],
        })
        .collect()
}

pub(super) fn offices(page: &Page) -> Vec<Office> {
    [
        ("office-deventer", "style-country-nl"),
        ("office-sibiu", "style-country-ro"),
        ("office-rostock", "style-country-de"),
    ]
    .into_iter()
    .map(|(city, country)| Office {
        href: HERE,
        city: page.text(city).to_string(),
        country: page.text(country).to_string(),
        sentence: page.text("style-office-sentence").to_string(),
        count_label: page.text("style-office-count").to_string(),
    })
    .collect()
}

pub(super) fn countries(page: &Page) -> Vec<Choice> {
    [("NL", "style-country-nl"), ("DE", "style-country-de"), ("RO", "style-country-ro")]
        .into_iter()
        .map(|(value, key)| Choice { value, label: page.text(key).to_string() })
        .collect()
}

pub(super) fn concepts(page: &Page) -> Vec<Choice> {
    vec![Choice { value: "packaging-machines", label: page.text("style-excerpt-found").to_string() }]
}

/// Enough boxes that some fold away.
pub(super) fn facets(page: &Page) -> Vec<FacetOption> {
    (1..=8)
        .map(|number: u32| FacetOption {
            value: number.to_string(),
            label: page.text("style-tag").to_string(),
            count: 9 - number,
            chosen: number == 1,
        })
        .collect()
}

pub(super) fn crumbs(page: &Page) -> Vec<Crumb> {
    vec![Crumb { label: page.text("product-name").to_string(), href: page.href("/") }]
}

pub(super) fn links() -> Vec<PageLink> {
    [1, 2, 3, 9]
        .into_iter()
        .map(|number| PageLink { number, href: HERE, current: number == 1, gap: number == 9 })
        .collect()
}

pub(super) fn side(page: &Page) -> Vec<SideItem> {
    [
        ("style-table", true, Some(4)),
        ("navigation-introductions", false, Some(2)),
        ("navigation-companies", false, None),
    ]
    .into_iter()
    .map(|(key, current, count)| SideItem { label: page.text(key).to_string(), href: HERE, current, count })
    .collect()
}

pub(super) fn steps(page: &Page) -> Vec<Step> {
    [("style-step-logo", true), ("style-step-english", false), ("style-step-opportunity", false)]
        .into_iter()
        .map(|(key, done)| Step { label: page.text(key).to_string(), href: HERE, done })
        .collect()
}

pub(super) fn events(page: &Page) -> Vec<Event> {
    [
        ("2027-03-04T10:12:00+01:00", "style-event-returned", "attention"),
        ("2027-03-04T09:05:00+01:00", "style-event-submitted", "waiting"),
    ]
    .into_iter()
    .map(|(datetime, key, tone)| Event {
        datetime,
        when: page.text("style-event-date").to_string(),
        text: page.text(key).to_string(),
        tone,
    })
    .collect()
}

pub(super) fn before(page: &Page) -> Vec<Change> {
    vec![Change { text: page.text("style-sample-first").to_string(), change: "removed" }]
}

pub(super) fn after(page: &Page) -> Vec<Change> {
    vec![Change { text: page.text("style-sample-second").to_string(), change: "added" }]
}
