//! What is found, in a small world of fictional companies.

use locale::Language;
use search::{Filter, ReasonKind, SearchRequest, Sort};

use crate::world::{self, company, names, small_world};

#[test]
fn a_dutch_word_finds_the_german_and_the_romanian_maker_and_says_why() {
    let index = small_world();
    let answer = index.search(&SearchRequest::of("verpakkingsmachines").for_reader(Language::Nl)).unwrap();
    assert_eq!(
        names(&answer)[..3].iter().copied().collect::<std::collections::BTreeSet<_>>(),
        ["Ambaltehnic SRL", "Hansepack GmbH", "IJssel Inpak B.V."].into(),
        "{answer:#?}"
    );
    assert!(answer.hits.iter().take(3).all(|hit| !hit.why.is_empty()));
}

#[test]
fn what_somebody_is_to_the_goods_brings_nobody_who_has_others() {
    let index = small_world();
    let with = |name: &str, language: Language, headline: &str| {
        let mut profile = company(name, "deventer", "NL", "Deventer", language, [headline, "", ""]);
        profile.id = name.to_lowercase();
        profile
    };
    let factories =
        (0..12).map(|number| with(&format!("Fabriek {number}"), Language::Nl, "Fabriek sinds 1890"));
    let mut profiles: Vec<_> = factories.collect();
    profiles.push(with("Tiethoff", Language::Nl, "Trekveren en drukveren van verenstaal"));
    profiles.push(with("Warnow", Language::De, "Druckfedern und Zugfedern aus Federstahl"));
    index.change(&profiles, &[], 2).unwrap();
    let answer = index.search(&SearchRequest::of("verenfabriek").for_reader(Language::Nl)).unwrap();
    let mut first = names(&answer)[..2].to_vec();
    first.sort_unstable();
    assert_eq!(first, ["Tiethoff", "Warnow"]);
}

#[test]
fn a_company_is_found_by_its_name_in_any_case_and_accent() {
    let index = small_world();
    for query in ["Tâmplăria Sibiana", "tamplaria sibiana", "\"Tâmplăria Sibiana\""] {
        let answer = index.search(&SearchRequest::of(query)).unwrap();
        assert_eq!(names(&answer).first(), Some(&"Tâmplăria Sibiana SRL"), "{query}");
        assert_eq!(answer.hits[0].why[0].kind, ReasonKind::Name);
    }
}

#[test]
fn typing_errors_are_forgiven_and_a_correction_is_offered() {
    let index = small_world();
    let answer = index.search(&SearchRequest::of("Verpakungsmaschinen")).unwrap();
    assert!(names(&answer).contains(&"Hansepack GmbH"));
    assert_eq!(answer.corrected.as_deref(), Some("verpackungsmaschinen"));
}

#[test]
fn what_only_seems_to_be_a_form_or_a_compound_is_corrected_and_what_is_one_is_not() {
    let index = small_world();
    let corrected = |query: &str| index.search(&SearchRequest::of(query)).unwrap().corrected;
    for (typed, meant) in [
        ("footwar", "footwear"),
        ("tiilers", "tiler"),
        ("burtărie", "brutarie"),
        ("sokkefnabriek", "sokkenfabriek"),
    ] {
        assert_eq!(corrected(typed).as_deref(), Some(meant), "{typed}");
    }
    for right in ["Nudelhersteller", "Nudelherstellern", "tilers", "houtboren", "brutăriile"] {
        assert_eq!(corrected(right), None, "{right}");
    }
}

#[test]
fn a_mistake_that_somebody_published_is_found_and_the_usual_word_offered() {
    let index = small_world();
    let with = |number: usize, headline: &str| {
        let mut profile = company("Brandaris", "rostock", "DE", "Rostock", Language::De, [headline, "", ""]);
        profile.id = format!("brandaris-{number}");
        profile
    };
    let mut profiles: Vec<_> = (0..12).map(|number| with(number, "Schlauchquetscherei")).collect();
    profiles.push(with(12, "Schlauchqetscherei"));
    index.change(&profiles, &[], 2).unwrap();
    let answer = index.search(&SearchRequest::of("schlauchqetscherei")).unwrap();
    assert_eq!(answer.hits[0].id, "brandaris-12");
    assert_eq!((answer.total, answer.corrected.as_deref()), (13, Some("schlauchquetscherei")));
    assert_eq!(index.search(&SearchRequest::of("schlauchquetscherei")).unwrap().corrected, None);
}

#[test]
fn a_beginning_finds_what_it_may_go_on_to() {
    let index = small_world();
    assert!(
        names(&index.search(&SearchRequest::of("verpackungsmasch")).unwrap()).contains(&"Hansepack GmbH")
    );
}

#[test]
fn places_are_understood_in_every_language() {
    let index = small_world();
    for query in ["Hermannstadt", "Sibiu", "Sibiu Roemenië", "Rumänien Hermannstadt"] {
        let answer = index.search(&SearchRequest::of(query)).unwrap();
        assert!(
            names(&answer)[..2].iter().all(|name| name.ends_with("SRL")),
            "{query}: {:?}",
            names(&answer)
        );
    }
}

#[test]
fn codes_are_understood() {
    let index = small_world();
    for query in ["28.29", "NACE 28.29", "28.2", "42921000-0", "CPV 42921000"] {
        let answer = index.search(&SearchRequest::of(query)).unwrap();
        assert!(names(&answer).contains(&"Hansepack GmbH"), "{query}: {:?}", names(&answer));
    }
}

#[test]
fn exclusions_and_phrases_hold() {
    let index = small_world();
    let without = index.search(&SearchRequest::of("machines -Rostock")).unwrap();
    assert!(!names(&without).contains(&"Hansepack GmbH"));
    let phrase = index.search(&SearchRequest::of("\"flexible Folien\"")).unwrap();
    assert_eq!(names(&phrase), ["Hansepack GmbH"]);
    assert_eq!(index.search(&SearchRequest::of("\"Folien flexible\"")).unwrap().total, 0);
}

#[test]
fn facet_counts_equal_what_filtering_gives() {
    let index = small_world();
    let plain = SearchRequest::default();
    let filtered = plain.with(Filter::Country, "NL");
    for request in [plain, filtered] {
        let answer = index.search(&request).unwrap();
        for filter in
            [Filter::Country, Filter::Office, Filter::Sector, Filter::Market, Filter::Kind, Filter::WrittenIn]
        {
            for facet in answer.facets.of(filter) {
                let mut alone = request.clone();
                for value in request.values(filter) {
                    alone = alone.without(filter, value);
                }
                let narrowed = index.search(&alone.with(filter, &facet.value)).unwrap();
                assert_eq!(narrowed.total, facet.count, "{filter:?} {}", facet.value);
            }
        }
    }
}

#[test]
fn hits_come_by_name_or_by_date_when_asked() {
    let index = small_world();
    let by = |sort| {
        let answer = index.search(&SearchRequest::default().sorted_by(sort)).unwrap();
        answer.hits.iter().map(|hit| hit.name.clone()).collect::<Vec<_>>()
    };
    let by_name = by(Sort::Name);
    let mut sorted = by_name.clone();
    sorted.sort_by_key(|name| name.to_lowercase());
    assert_eq!(by_name, sorted);
    assert_eq!(by(Sort::Newest)[0], world::profiles().last().unwrap().name);
}

#[test]
fn removing_a_profile_removes_every_trace() {
    let index = small_world();
    let hansepack = world::profiles().into_iter().find(|profile| profile.name == "Hansepack GmbH").unwrap();
    index.hide(&hansepack.id);
    assert!(!names(&index.search(&SearchRequest::of("Hansepack")).unwrap()).contains(&"Hansepack GmbH"));
    assert!(index.suggest("hanse", Language::De).unwrap().is_empty());
    index.change(&[], std::slice::from_ref(&hansepack.id), 2).unwrap();
    for query in ["Hansepack", "Verpackungsmaschinen", "42921000", "Rostock"] {
        assert!(
            !names(&index.search(&SearchRequest::of(query)).unwrap()).contains(&"Hansepack GmbH"),
            "{query}"
        );
    }
    assert!(index.suggest("hanse", Language::De).unwrap().is_empty());
    assert_eq!(index.len(), world::profiles().len() - 1);
}

#[test]
fn suggestions_name_companies_and_concepts() {
    let index = small_world();
    let suggestions = index.suggest("verpakk", Language::Nl).unwrap();
    assert!(suggestions.iter().any(|suggestion| suggestion.text == "verpakkingsmachine"), "{suggestions:?}");
    assert_eq!(index.suggest("hansep", Language::De).unwrap()[0].text, "Hansepack GmbH");
}
