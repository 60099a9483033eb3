//! What holds for every profile, whatever it is called and whatever it chose.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use locale::Language;
use proptest::prelude::*;
use search::{Filter, IndexedProfile, SearchIndex, SearchRequest, Settings};
use taxonomy::{ConceptKey, Scheme, Taxonomy};

use crate::judged::JudgedSet;
use crate::world::{self, company};

/// The judged profiles, with their codes, markets and goals, once for all tests that only read.
static CODED: LazyLock<(SearchIndex, Vec<IndexedProfile>)> = LazyLock::new(|| {
    let set = JudgedSet::read();
    let mut profiles = set.profiles.clone();
    for (number, profile) in profiles.iter_mut().enumerate() {
        profile.sectors = vec![set.codes[&profile.id].clone()];
        profile.markets = ["AT", "BE", "FR", "PL"][..number % 5].iter().map(ToString::to_string).collect();
        profile.goals = vec![1 + number as u8 % 17];
    }
    (index_of(&profiles), profiles)
});

fn index_of(profiles: &[IndexedProfile]) -> SearchIndex {
    let index = SearchIndex::in_memory(Taxonomy::embedded(), Settings::default()).unwrap();
    index.change(profiles, &[], 1).unwrap();
    index
}

fn found(index: &SearchIndex, query: &str, language: Option<Language>) -> BTreeSet<String> {
    let mut request = SearchRequest::of(query);
    request.language = language;
    request.per_page = 100;
    index.search(&request).unwrap().hits.into_iter().map(|hit| hit.id).collect()
}

fn described(name: &str, language: Language, headline: &str) -> IndexedProfile {
    company(name, "deventer", "NL", "Deventer", language, [headline, "", ""])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_profile_is_found_first_by_its_exact_name(
        names in proptest::collection::btree_set("[A-ZÄÖȘȚ][a-zäöüșțăâîé]{1,9}( (&|en|und|și|[A-Z][a-zëö]{2,8})){0,2} (B\\.V\\.|GmbH|SRL|Ltd)", 2..12),
    ) {
        let mut profiles: Vec<IndexedProfile> = world::profiles();
        profiles.extend(names.iter().map(|name| described(name, Language::En, "Makers of pumps")));
        for (number, profile) in profiles.iter_mut().enumerate() {
            profile.id = format!("p{number}");
        }
        let index = index_of(&profiles);
        for profile in &profiles {
            let answer = index.search(&SearchRequest::of(profile.name.clone())).unwrap();
            let first = &answer.hits.first().expect("found by its name").name;
            prop_assert_eq!(taxonomy::text::fold(first), taxonomy::text::fold(&profile.name));
        }
    }

    #[test]
    fn facet_counts_equal_what_filtering_by_them_gives(
        country in proptest::sample::select(vec!["", "NL", "DE", "RO", "GB"]),
        query in proptest::sample::select(vec!["", "machines", "Holz", "ambalaje", "Deventer", "services"]),
        sector in proptest::sample::select(vec!["", "C", "28", "10.71", "62"]),
    ) {
        let (index, _) = &*CODED;
        let mut request = SearchRequest::of(query);
        for (filter, value) in [(Filter::Country, country), (Filter::Sector, sector)] {
            if !value.is_empty() {
                request = request.with(filter, value);
            }
        }
        let facets = index.search(&request).unwrap().facets;
        for filter in [Filter::Country, Filter::Office, Filter::Sector, Filter::Market, Filter::Goal, Filter::WrittenIn] {
            let others = request.values(filter).to_vec();
            let plain = others.iter().fold(request.clone(), |request, value| request.without(filter, value));
            for facet in facets.of(filter) {
                let narrowed = index.search(&plain.with(filter, &facet.value)).unwrap();
                prop_assert_eq!(narrowed.total, facet.count, "{:?} {}", filter, facet.value);
            }
        }
    }

}

proptest! {
    // Every case builds an index of its own.
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn a_removed_profile_leaves_no_trace(first in 0..400_usize, step in 1..40_usize) {
        let (_, profiles) = &*CODED;
        let index = index_of(profiles);
        let removed: Vec<String> =
            profiles.iter().skip(first).step_by(step).take(20).map(|profile| profile.id.clone()).collect();
        index.change(&[], &removed, 2).unwrap();
        prop_assert_eq!(index.len(), profiles.len() - removed.len());
        for profile in profiles.iter().filter(|profile| removed.contains(&profile.id)) {
            let texts = profile.texts.iter().flatten().next().unwrap();
            for query in [&profile.name, &texts.headline, &profile.sectors[0]] {
                prop_assert!(!found(&index, query, None).contains(&profile.id), "{} by {query}", profile.id);
            }
            for suggestion in index.suggest(&profile.name, Language::Nl).unwrap() {
                prop_assert_ne!(&suggestion.text, &profile.name);
            }
        }
        let offices = index.search(&SearchRequest::default()).unwrap().facets.office;
        prop_assert_eq!(offices.iter().map(|office| office.count).sum::<usize>(), index.len());
    }
}

#[test]
fn a_profile_is_found_by_every_inflection_of_its_words() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/relevance/inflections.tsv");
    let list = std::fs::read_to_string(file).unwrap();
    let rows: Vec<Vec<&str>> = list.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    let mut missed = Vec::new();
    for language in Language::ALL {
        let of_language: Vec<&Vec<&str>> = rows.iter().filter(|row| row[0] == language.code()).collect();
        let profiles: Vec<IndexedProfile> =
            of_language.iter().map(|row| described(&format!("Q {}", row[1]), language, row[1])).collect();
        let mut profiles = profiles;
        for (number, profile) in profiles.iter_mut().enumerate() {
            profile.id = number.to_string();
            profile.name = format!("Brandaris {number}");
        }
        let index = index_of(&profiles);
        for (number, row) in of_language.iter().enumerate() {
            for form in std::iter::once(row[1]).chain(row[2].split(';')) {
                if !found(&index, form, Some(language)).contains(&number.to_string()) {
                    missed.push(format!("{language} {}: {form}", row[1]));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn a_profile_is_found_by_the_label_of_what_it_chose_in_every_language() {
    let taxonomy = Taxonomy::embedded();
    let keys: Vec<ConceptKey> = taxonomy
        .all()
        .map(|concept| taxonomy.key(concept).clone())
        .filter(|key| match key.scheme {
            Scheme::Nace => key.code.len() == 5,
            Scheme::Cpv | Scheme::Hs => true,
            Scheme::Trade => false,
        })
        .step_by(7)
        .collect();
    let profiles: Vec<IndexedProfile> = keys
        .iter()
        .enumerate()
        .map(|(number, key)| {
            let mut profile = described("Brandaris", Language::En, "A family business");
            profile.id = key.to_string();
            profile.name = format!("Brandaris {number}");
            let chosen =
                if key.scheme == Scheme::Nace { &mut profile.sectors } else { &mut profile.products };
            chosen.push(key.code.clone());
            profile
        })
        .collect();
    let index = index_of(&profiles);
    let mut missed = Vec::new();
    for key in &keys {
        for language in Language::ALL {
            let label = taxonomy.label_of(key, language).unwrap();
            if !found(&index, label, Some(language)).contains(&key.to_string()) {
                missed.push(format!("{key} {language} {label}"));
            }
        }
    }
    assert!(keys.len() > 300 && missed.is_empty(), "{} of {}: {missed:#?}", missed.len(), 4 * keys.len());
}
