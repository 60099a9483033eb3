//! The search page: hits with the reasons why they were found, facets, order, pages. Works without script.

use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use search::{Filter, Hit, SearchRequest, SearchResponse, Sort};

use crate::api::companies::{name_words, search_request};
use crate::form::Form;
use crate::pages::card;
use crate::pages::paging::{PageLink, page_links};
use crate::request::Page;
use crate::response::{AppError, render};

#[derive(Template)]
#[template(path = "search/show.html")]
struct SearchPage {
    page: Page,
    query: String,
    total: usize,
    corrected: Option<Correction>,
    hits: Vec<HitCard>,
    facets: Vec<Facet>,
    chips: Vec<Chip>,
    /// What the forms of the page send along besides their own fields.
    kept: Vec<(&'static str, String)>,
    kept_filters: Vec<(&'static str, String)>,
    form: Form,
    sorts: Vec<Choice>,
    pages: Vec<PageLink>,
    previous: Option<String>,
    next: Option<String>,
    clear: String,
    /// Where the search is saved; empty when nothing is asked for.
    save: String,
}

struct Correction {
    text: String,
    href: String,
}

struct Choice {
    value: &'static str,
    label: String,
}

struct Facet {
    name: &'static str,
    heading: String,
    open: bool,
    options: Vec<FacetOption>,
}

struct FacetOption {
    value: String,
    label: String,
    count: String,
    chosen: bool,
}

struct Chip {
    label: String,
    href: String,
}

/// A company as the search found it.
pub(crate) struct HitCard {
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) logo: String,
    pub(crate) place: String,
    pub(crate) country: String,
    pub(crate) headline: String,
    pub(crate) language: &'static str,
    pub(crate) foreign: Option<String>,
    pub(crate) excerpt: Vec<Segment>,
    pub(crate) why: Vec<String>,
}

/// A piece of text, marked where it was found.
pub(crate) struct Segment {
    pub(crate) text: String,
    pub(crate) marked: bool,
}

/// Reasons shown with a hit; the strongest come first.
const MOST_REASONS: usize = 2;

/// The facets in the order in which they stand; the first ones open.
const FACETS: [(Filter, &str, bool); 8] = [
    (Filter::Sector, "search-facet-sector", true),
    (Filter::Country, "search-facet-country", true),
    (Filter::Kind, "search-facet-kind", true),
    (Filter::Cooperation, "search-facet-cooperation", false),
    (Filter::Market, "search-facet-market", false),
    (Filter::Office, "search-facet-office", false),
    (Filter::WrittenIn, "search-facet-language", false),
    (Filter::Goal, "search-facet-goal", false),
];

/// `GET /{language}/search`
///
/// # Errors
/// [`AppError::InvalidParameter`] for a filter that there is not.
pub async fn show(request: HttpRequest, page: Page) -> Result<HttpResponse, AppError> {
    let request = search_request(request.query_string())?.for_reader(page.language);
    // On the worker itself, as in the API: a search computes, for about two milliseconds with 100,000 profiles, and
    // there is a worker for each core. Handed to a pool of threads it would only wait for the same cores, out of turn.
    let mut response = page.state.search.search(&request).map_err(AppError::internal_from)?;
    name_words(&mut response.facets, &page.state.catalog, page.language);
    render(&SearchPage::of(page, &request, response))
}

impl SearchPage {
    fn of(page: Page, request: &SearchRequest, response: SearchResponse) -> SearchPage {
        let address = |request: &SearchRequest| {
            let query = request.to_query();
            page.href(&if query.is_empty() { "/search".to_owned() } else { format!("/search?{query}") })
        };
        let numbered = |number: i64| {
            let number = usize::try_from(number).unwrap_or(1);
            let mut other = request.clone();
            other.page = number;
            address(&other)
        };
        let current = i64::try_from(request.page).unwrap_or(1);
        let shown = response.total.min(search::LAST_HIT);
        let last = i64::try_from(shown.div_ceil(request.per_page)).unwrap_or(1).max(1);
        let facets: Vec<Facet> = FACETS
            .into_iter()
            .map(|(filter, heading, open)| facet(&page, request, &response, filter, heading, open))
            .filter(|facet| !facet.options.is_empty())
            .collect();
        let chips = chips(&page, request, &facets, &address);
        let mut form = Form::new();
        form.set("sort", request.order().word());
        SearchPage {
            query: request.q.clone(),
            total: response.total,
            corrected: response.corrected.map(|text| {
                let mut other = request.clone();
                other.q.clone_from(&text);
                other.page = 1;
                Correction { href: address(&other), text }
            }),
            hits: response.hits.iter().map(|hit| HitCard::of(&page, hit)).collect(),
            facets,
            chips,
            kept: [
                ("q", request.q.clone()),
                ("sort", request.sort.map(|sort| sort.word().to_owned()).unwrap_or_default()),
            ]
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .collect(),
            kept_filters: Filter::ALL
                .into_iter()
                .flat_map(|filter| {
                    request.values(filter).iter().map(move |value| (filter.parameter(), value.clone()))
                })
                .collect(),
            form,
            sorts: [Sort::Relevance, Sort::Newest, Sort::Name]
                .into_iter()
                .filter(|sort| *sort != Sort::Relevance || !request.q.trim().is_empty())
                .map(|sort| Choice {
                    value: sort.word(),
                    label: page.word("search-sort", sort.word()).to_string(),
                })
                .collect(),
            pages: page_links(current, last, &numbered),
            previous: (current > 1).then(|| numbered(current - 1)),
            next: (current < last).then(|| numbered(current + 1)),
            save: if request.q.trim().is_empty() && !request.is_filtered() {
                String::new()
            } else {
                page.href(&format!("/my/searches/new?{}", request.to_query()))
            },
            clear: address(&SearchRequest::of(request.q.clone())),
            page,
        }
    }
}

fn facet(
    page: &Page,
    request: &SearchRequest,
    response: &SearchResponse,
    filter: Filter,
    heading: &'static str,
    open: bool,
) -> Facet {
    let chosen = request.values(filter);
    let mut options: Vec<FacetOption> = response
        .facets
        .of(filter)
        .iter()
        // Divisions follow their section; at first sight only sections are shown.
        .filter(|count| filter != Filter::Sector || count.value.len() == 1 || chosen.contains(&count.value))
        .map(|count| FacetOption {
            value: count.value.clone(),
            label: count.label.clone(),
            count: page.number(&i64::try_from(count.count).unwrap_or(i64::MAX)),
            chosen: chosen.contains(&count.value),
        })
        .collect();
    for value in chosen {
        if !options.iter().any(|option| option.value == *value) {
            let label = value_label(page, filter, value);
            options.push(FacetOption { value: value.clone(), label, count: "0".to_owned(), chosen: true });
        }
    }
    Facet {
        name: filter.parameter(),
        heading: page.text(heading).to_string(),
        open: open || !chosen.is_empty(),
        options,
    }
}

fn chips(
    page: &Page,
    request: &SearchRequest,
    facets: &[Facet],
    address: &impl Fn(&SearchRequest) -> String,
) -> Vec<Chip> {
    let mut chips = Vec::new();
    for filter in Filter::ALL {
        for value in request.values(filter) {
            let label = facets
                .iter()
                .filter(|facet| facet.name == filter.parameter())
                .flat_map(|facet| &facet.options)
                .find(|option| option.value == *value)
                .map_or_else(|| value_label(page, filter, value), |option| option.label.clone());
            chips.push(Chip { label, href: address(&request.without(filter, value)) });
        }
    }
    chips
}

/// A search in words: what was typed, and the filters.
pub(crate) fn described(page: &Page, request: &SearchRequest) -> Vec<String> {
    let typed = Some(request.q.trim()).filter(|typed| !typed.is_empty()).map(str::to_owned);
    let filters = Filter::ALL
        .into_iter()
        .flat_map(|filter| request.values(filter).iter().map(move |value| value_label(page, filter, value)));
    typed.into_iter().chain(filters).collect()
}

fn value_label(page: &Page, filter: Filter, value: &str) -> String {
    match filter {
        Filter::Sector => card::sector_label(page, value),
        Filter::Product => card::product_label(page, value),
        Filter::Country | Filter::Market => card::country_name(page, value),
        Filter::Cooperation => page.word("cooperation", value).to_string(),
        Filter::Kind => page.word("kind", value).to_string(),
        Filter::Goal => page.word("goal", value).to_string(),
        Filter::WrittenIn => page.text("text-language").with("language", value).to_string(),
        Filter::Office => value.to_owned(),
    }
}

impl HitCard {
    pub(crate) fn of(page: &Page, hit: &Hit) -> HitCard {
        HitCard {
            href: page.href(&format!("/companies/{}", hit.slug)),
            name: hit.name.clone(),
            logo: card::logo_address(&hit.slug),
            place: hit.city.clone().unwrap_or_default(),
            country: card::country_name(page, &hit.country),
            headline: hit.headline.clone(),
            language: hit.language.code(),
            foreign: card::foreign(page, hit.language),
            excerpt: hit.highlights.get("summary").map(|html| segments(html)).unwrap_or_default(),
            why: hit
                .why
                .iter()
                .take(MOST_REASONS)
                .map(|reason| {
                    page.text(reason.kind.message_key())
                        .with("matched", reason.matched.as_str())
                        .with("label", reason.label.as_deref().unwrap_or(&reason.matched))
                        .to_string()
                })
                .collect(),
        }
    }
}

/// The pieces of a highlighted text; the template escapes and marks them anew.
fn segments(html: &str) -> Vec<Segment> {
    let plain = |text: &str| {
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
    };
    html.split("<mark>")
        .enumerate()
        .flat_map(|(place, part)| match part.split_once("</mark>") {
            Some((found, rest)) if place > 0 => vec![(found, true), (rest, false)],
            _ => vec![(part, false)],
        })
        .filter(|(text, _)| !text.is_empty())
        .map(|(text, marked)| Segment { text: plain(text), marked })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_highlighted_text_is_taken_apart_and_unescaped_once() {
        let pieces: Vec<(String, bool)> = segments("a &amp;lt; <mark>b</mark> c")
            .into_iter()
            .map(|segment| (segment.text, segment.marked))
            .collect();
        assert_eq!(pieces, [("a &lt; ".to_owned(), false), ("b".to_owned(), true), (" c".to_owned(), false)]);
    }
}
