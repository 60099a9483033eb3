//! Countries, languages and cities by the names that people know them under.

use std::sync::LazyLock;

use locale::Language;
use rustc_hash::FxHashMap;

use crate::text::words;

static COUNTRIES: &str = include_str!("../../../data/places/countries.tsv");
static LANGUAGES: &str = include_str!("../../../data/places/languages.tsv");
static CITIES: &str = include_str!("../../../data/places/cities.tsv");

/// A country of ISO 3166-1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// Its alpha-2 code.
    pub code: &'static str,
    names: [&'static str; 4],
}

impl Country {
    /// What it is called in a language.
    pub fn name(&self, language: Language) -> &'static str {
        self.names[language.index()]
    }
}

/// A spoken language with an ISO 639-1 code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpokenLanguage {
    /// Its ISO 639-1 code.
    pub code: &'static str,
    names: [&'static str; 4],
}

impl SpokenLanguage {
    /// What it is called in a language.
    pub fn name(&self, language: Language) -> &'static str {
        self.names[language.index()]
    }
}

/// A city or town.
#[derive(Clone, Debug, PartialEq)]
pub struct City {
    /// Its number, which stays the same within one version of the program.
    pub number: u32,
    /// What it is called.
    pub name: &'static str,
    /// Alpha-2 code of its country.
    pub country: &'static str,
    /// Degrees north, WGS84, to two decimals.
    pub latitude: f64,
    /// Degrees east, WGS84, to two decimals.
    pub longitude: f64,
    /// How many people live there.
    pub population: u32,
}

struct Places {
    countries: Vec<Country>,
    country_names: FxHashMap<String, usize>,
    languages: Vec<SpokenLanguage>,
    cities: Vec<City>,
    city_names: FxHashMap<String, Vec<u32>>,
}

static PLACES: LazyLock<Places> = LazyLock::new(Places::read);

/// All countries, in the order of their codes.
pub fn countries() -> &'static [Country] {
    &PLACES.countries
}

/// The country with an alpha-2 code.
pub fn country(code: &str) -> Option<&'static Country> {
    let places = &*PLACES;
    places.countries.binary_search_by(|country| country.code.cmp(code)).ok().map(|at| &places.countries[at])
}

/// The country that goes by a name in any of the four languages; spelling, accents and case do not matter.
pub fn country_by_name(name: &str) -> Option<&'static Country> {
    let places = &*PLACES;
    places.country_names.get(&folded(name)).map(|at| &places.countries[*at])
}

/// All languages with an ISO 639-1 code, in the order of their codes.
pub fn languages() -> &'static [SpokenLanguage] {
    &PLACES.languages
}

/// The language with an ISO 639-1 code.
pub fn language(code: &str) -> Option<&'static SpokenLanguage> {
    PLACES.languages.iter().find(|language| language.code == code)
}

/// Cities that go by a name, largest first.
pub fn cities_by_name(name: &str) -> impl Iterator<Item = &'static City> {
    let places = &*PLACES;
    places.city_names.get(&folded(name)).into_iter().flatten().map(|number| &places.cities[*number as usize])
}

/// The largest city of a country that goes by a name.
pub fn city_in(country: &str, name: &str) -> Option<&'static City> {
    cities_by_name(name).find(|city| city.country == country)
}

impl Places {
    fn read() -> Places {
        let mut places = Places {
            countries: Vec::new(),
            country_names: FxHashMap::default(),
            languages: Vec::new(),
            cities: Vec::new(),
            city_names: FxHashMap::default(),
        };
        // The files are ours and compiled in, so every column is there; the tests below read all of it.
        for row in rows(COUNTRIES) {
            let column = |at: usize| row.get(at).copied().unwrap_or_default();
            let at = places.countries.len();
            for name in (3..11).flat_map(|at| column(at).split(';')).filter(|name| !name.is_empty()) {
                places.country_names.entry(folded(name)).or_insert(at);
            }
            places
                .countries
                .push(Country { code: column(0), names: [column(3), column(4), column(5), column(6)] });
        }
        for row in rows(LANGUAGES) {
            if let &[code, nl, en, de, ro, ..] = row.as_slice() {
                places.languages.push(SpokenLanguage { code, names: [nl, en, de, ro] });
            }
        }
        for (number, row) in (0..).zip(rows(CITIES)) {
            let column = |at: usize| row.get(at).copied().unwrap_or_default();
            for name in std::iter::once(column(1)).chain(column(5).split(';')).filter(|name| !name.is_empty())
            {
                let numbers = places.city_names.entry(folded(name)).or_default();
                if numbers.last() != Some(&number) {
                    numbers.push(number);
                }
            }
            places.cities.push(City {
                number,
                name: column(1),
                country: column(0),
                latitude: column(2).parse().unwrap_or_default(),
                longitude: column(3).parse().unwrap_or_default(),
                population: column(4).parse().unwrap_or_default(),
            });
        }
        for numbers in places.city_names.values_mut() {
            numbers.sort_by_key(|number| std::cmp::Reverse(places.cities[*number as usize].population));
        }
        places
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).map(|line| line.split('\t').collect())
}

fn folded(name: &str) -> String {
    words(name).map(|word| word.folded.into_owned()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_known_by_its_name_in_each_language() {
        for name in ["Duitsland", "Germany", "Deutschland", "Germania", "GERMANIA"] {
            assert_eq!(country_by_name(name).map(|country| country.code), Some("DE"), "{name}");
        }
        assert_eq!(country("RO").map(|country| country.name(Language::De)), Some("Rumänien"));
        assert!(country_by_name("Atlantis").is_none());
    }

    #[test]
    fn a_city_is_known_by_its_names_in_other_languages() {
        assert_eq!(city_in("RO", "Sibiu"), city_in("RO", "Hermannstadt"));
        for name in ["Boekarest", "Bukarest", "București", "Bucharest"] {
            assert_eq!(cities_by_name(name).next().map(|city| city.name), Some("Bucharest"), "{name}");
        }
        assert!(city_in("NL", "Deventer").is_some_and(|city| (city.latitude - 52.25).abs() < 0.02));
    }

    #[test]
    fn every_row_of_the_tables_has_its_columns() {
        assert!(rows(COUNTRIES).all(|row| row.len() >= 7 && row[0].len() == 2 && !row[6].is_empty()));
        assert!(countries().is_sorted_by_key(|country| country.code));
        assert!(rows(LANGUAGES).all(|row| row.len() == 5));
        assert!(
            rows(CITIES)
                .all(|row| row.len() == 6 && row[2].parse::<f64>().is_ok() && row[4].parse::<u32>().is_ok())
        );
    }
}
