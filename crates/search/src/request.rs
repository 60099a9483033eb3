//! What is asked of the index: the parameters of the search API.

use std::fmt::Write as _;

use locale::Language;

/// A search with its filters. Values of one filter mean "any of", filters among each other "all of".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SearchRequest {
    /// What the reader typed; empty for all profiles.
    pub q: String,
    /// The reader's language: chooses the text shown and breaks ties, and hides nothing.
    pub language: Option<Language>,
    /// The values of each filter, in the order of [`Filter::ALL`].
    filters: [Vec<String>; 9],
    /// Only profiles that became public, or have an opportunity that did, after this moment (microseconds since 1970):
    /// what a saved search has not shown yet. Not a parameter of the API.
    pub published_after: Option<i64>,
    /// In which order; by relevance when something was typed, else newest first.
    pub sort: Option<Sort>,
    /// Which page, from 1.
    pub page: usize,
    /// Hits on a page.
    pub per_page: usize,
}

/// The order of the hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best first.
    Relevance,
    /// By the companies' names.
    Name,
    /// Latest published first.
    Newest,
}

/// What hits can be filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Filter {
    /// The office that the company belongs to, by its slug.
    Office,
    /// NACE Rev. 2 code at any level.
    Sector,
    /// Where the company is, ISO 3166-1 alpha-2.
    Country,
    /// Where it wants to export to, ISO 3166-1 alpha-2.
    Market,
    /// How it wants to work together.
    Cooperation,
    /// Whether it has offers or requests.
    Kind,
    /// Sustainable Development Goal, 1 to 17.
    Goal,
    /// CPV or HS code, with everything below it.
    Product,
    /// A language in which the profile is written.
    WrittenIn,
}

/// A parameter that is not understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{parameter}: found {found:?}, expected {expected}")]
pub struct RequestError {
    /// Its name.
    pub parameter: String,
    /// What was found, shortened.
    pub found: String,
    /// What would be right.
    pub expected: &'static str,
}

/// The most hits that can be paged to.
pub const LAST_HIT: usize = 10_000;
/// Hits on a page when nothing else is asked for.
pub const PER_PAGE: usize = 20;
/// The most hits on a page.
pub const MOST_PER_PAGE: usize = 100;
/// Longer queries are cut, in bytes.
pub const LONGEST_QUERY: usize = 100_000;
/// More values of a filter are an error.
pub const MOST_VALUES: usize = 50;

impl Default for SearchRequest {
    fn default() -> SearchRequest {
        SearchRequest {
            q: String::new(),
            language: None,
            filters: Default::default(),
            published_after: None,
            sort: None,
            page: 1,
            per_page: PER_PAGE,
        }
    }
}

impl SearchRequest {
    /// A search for what was typed, without filters.
    pub fn of(q: impl Into<String>) -> SearchRequest {
        SearchRequest { q: q.into(), ..SearchRequest::default() }
    }

    /// The same search for a reader of a language.
    #[must_use]
    pub fn for_reader(self, language: Language) -> SearchRequest {
        SearchRequest { language: Some(language), ..self }
    }

    /// The same search in another order.
    #[must_use]
    pub fn sorted_by(self, sort: Sort) -> SearchRequest {
        SearchRequest { sort: Some(sort), ..self }
    }

    /// From the parameters of an address. Empty values count as not given.
    ///
    /// # Errors
    /// Every parameter that is unknown or has a value that cannot be.
    pub fn from_pairs<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<SearchRequest, Vec<RequestError>> {
        let mut request = SearchRequest::default();
        let mut errors = Vec::new();
        for (name, value) in pairs {
            if let Err(expected) = request.set(name, value) {
                let found = if expected == UNKNOWN_PARAMETER { name } else { value };
                errors.push(RequestError {
                    parameter: name.chars().take(60).collect(),
                    found: found.chars().take(60).collect(),
                    expected,
                });
            }
        }
        if request.page.saturating_sub(1).saturating_mul(request.per_page) >= LAST_HIT {
            errors.push(RequestError {
                parameter: "page".to_owned(),
                found: request.page.to_string(),
                expected: "a page within the first 10,000 hits",
            });
        }
        if errors.is_empty() { Ok(request) } else { Err(errors) }
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), &'static str> {
        if let Some(filter) = Filter::ALL.into_iter().find(|filter| filter.parameter() == name) {
            if value.is_empty() {
                return Ok(());
            }
            let value = filter.check(value)?;
            let values = &mut self.filters[filter as usize];
            if values.len() >= MOST_VALUES {
                return Err("at most 50 values");
            }
            if !values.contains(&value) {
                values.push(value);
            }
            return Ok(());
        }
        match name {
            "q" if value.len() > LONGEST_QUERY => return Err("at most 100,000 bytes"),
            "q" => self.q = value.to_owned(),
            "language" if value.is_empty() => {}
            "language" => self.language = Some(value.parse().map_err(|_| "nl, en, de or ro")?),
            "sort" if value.is_empty() => {}
            "sort" => self.sort = Some(Sort::from_word(value).ok_or("relevance, name or newest")?),
            "page" => {
                self.page = value.parse().ok().filter(|page| *page >= 1).ok_or("a whole number from 1")?;
            }
            "per_page" => {
                self.per_page = value
                    .parse()
                    .ok()
                    .filter(|count| (1..=MOST_PER_PAGE).contains(count))
                    .ok_or("a whole number from 1 to 100")?;
            }
            _ => return Err(UNKNOWN_PARAMETER),
        }
        Ok(())
    }

    /// Both together: what the other one sets is added or replaced.
    #[must_use]
    pub(crate) fn merged_with(mut self, other: SearchRequest) -> SearchRequest {
        for (values, more) in self.filters.iter_mut().zip(other.filters) {
            values.extend(more);
        }
        if !other.q.is_empty() {
            self.q = other.q;
        }
        self.sort = other.sort.or(self.sort);
        self
    }

    /// The values of a filter; empty when it is not set.
    pub fn values(&self, filter: Filter) -> &[String] {
        &self.filters[filter as usize]
    }

    /// The same search with one more value of a filter, on the first page.
    #[must_use]
    pub fn with(&self, filter: Filter, value: &str) -> SearchRequest {
        let mut request = SearchRequest { page: 1, ..self.clone() };
        let values = &mut request.filters[filter as usize];
        if !values.iter().any(|known| known == value) {
            values.push(value.to_owned());
        }
        request
    }

    /// The same search without a value of a filter, on the first page.
    #[must_use]
    pub fn without(&self, filter: Filter, value: &str) -> SearchRequest {
        let mut request = SearchRequest { page: 1, ..self.clone() };
        request.filters[filter as usize].retain(|known| known != value);
        request
    }

    /// Whether any filter is set.
    pub fn is_filtered(&self) -> bool {
        self.filters.iter().any(|values| !values.is_empty())
    }

    /// The order that the request comes to.
    pub fn order(&self) -> Sort {
        self.sort.unwrap_or(if self.q.trim().is_empty() { Sort::Newest } else { Sort::Relevance })
    }

    /// The parameters as they stand in an address, percent-encoded, without what is left at its default. The language
    /// is left out: it is a part of the path of a page.
    pub fn to_query(&self) -> String {
        let mut query = String::new();
        let mut add = |name: &str, value: &str| {
            if !query.is_empty() {
                query.push('&');
            }
            query.push_str(name);
            query.push('=');
            encode(value, &mut query);
        };
        if !self.q.is_empty() {
            add("q", &self.q);
        }
        for filter in Filter::ALL {
            for value in self.values(filter) {
                add(filter.parameter(), value);
            }
        }
        if let Some(sort) = self.sort {
            add("sort", sort.word());
        }
        if self.page != 1 {
            add("page", &self.page.to_string());
        }
        if self.per_page != PER_PAGE {
            add("per_page", &self.per_page.to_string());
        }
        query
    }
}

const UNKNOWN_PARAMETER: &str = "q, language, office, sector, country, market, cooperation, kind, goal, product, \
                                 written_in, sort, page or per_page";

impl Filter {
    /// All filters, in the order of their parameters.
    pub const ALL: [Filter; 9] = [
        Filter::Office,
        Filter::Sector,
        Filter::Country,
        Filter::Market,
        Filter::Cooperation,
        Filter::Kind,
        Filter::Goal,
        Filter::Product,
        Filter::WrittenIn,
    ];

    /// The name of its parameter.
    pub const fn parameter(self) -> &'static str {
        match self {
            Filter::Office => "office",
            Filter::Sector => "sector",
            Filter::Country => "country",
            Filter::Market => "market",
            Filter::Cooperation => "cooperation",
            Filter::Kind => "kind",
            Filter::Goal => "goal",
            Filter::Product => "product",
            Filter::WrittenIn => "written_in",
        }
    }

    /// A value in its canonical form, or what was expected.
    fn check(self, value: &str) -> Result<String, &'static str> {
        let own = |fits: bool, expected| if fits { Ok(value.to_owned()) } else { Err(expected) };
        match self {
            Filter::Office => own(is_slug(value), "the slug of an office"),
            Filter::Sector => own(
                taxonomy::ConceptKey::new(taxonomy::Scheme::Nace, value).is_ok(),
                "a NACE code such as C, 28 or 28.29",
            ),
            Filter::Country | Filter::Market => {
                let upper = value.to_ascii_uppercase();
                if taxonomy::place::country(&upper).is_some() {
                    Ok(upper)
                } else {
                    Err("an ISO 3166-1 alpha-2 code")
                }
            }
            Filter::Cooperation => own(
                value.parse::<profile::document::Cooperation>().is_ok(),
                "a cooperation type such as agency or distribution",
            ),
            Filter::Kind => own(value.parse::<profile::document::Kind>().is_ok(), "offer or request"),
            Filter::Goal => own(
                value.parse::<u8>().is_ok_and(|goal| (1..=17).contains(&goal)),
                "a whole number from 1 to 17",
            ),
            Filter::Product => {
                let key = [taxonomy::Scheme::Cpv, taxonomy::Scheme::Hs]
                    .into_iter()
                    .any(|scheme| taxonomy::ConceptKey::new(scheme, value).is_ok());
                own(key, "a CPV code of eight digits or an HS code of four or six")
            }
            Filter::WrittenIn => own(value.parse::<Language>().is_ok(), "nl, en, de or ro"),
        }
    }
}

impl Sort {
    /// Its value in an address.
    pub const fn word(self) -> &'static str {
        match self {
            Sort::Relevance => "relevance",
            Sort::Name => "name",
            Sort::Newest => "newest",
        }
    }

    fn from_word(word: &str) -> Option<Sort> {
        [Sort::Relevance, Sort::Name, Sort::Newest].into_iter().find(|sort| sort.word() == word)
    }
}

fn is_slug(value: &str) -> bool {
    value.len() <= 100 && value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
fn encode(value: &str, out: &mut String) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_repeat_and_are_canonical() {
        let request =
            SearchRequest::from_pairs([("q", "saw"), ("country", "nl"), ("country", "RO"), ("goal", "9")])
                .unwrap();
        assert_eq!(request.values(Filter::Country), ["NL", "RO"]);
        assert_eq!(request.to_query(), "q=saw&country=NL&country=RO&goal=9");
        assert_eq!(request.without(Filter::Country, "NL").values(Filter::Country), ["RO"]);
    }

    #[test]
    fn every_wrong_parameter_is_named() {
        let wrong =
            [("colour", "red"), ("sector", "99.999"), ("page", "0"), ("per_page", "101"), ("kind", "gift")];
        let errors = SearchRequest::from_pairs(wrong).unwrap_err();
        assert_eq!(
            errors.iter().map(|e| e.parameter.as_str()).collect::<Vec<_>>(),
            wrong.map(|(name, _)| name)
        );
    }

    #[test]
    fn pages_end_at_the_ten_thousandth_hit() {
        assert!(SearchRequest::from_pairs([("page", "500")]).is_ok());
        assert!(SearchRequest::from_pairs([("page", "501")]).is_err());
        assert!(SearchRequest::from_pairs([("page", "18446744073709551615")]).is_err());
    }
}
