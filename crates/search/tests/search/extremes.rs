//! Whatever is typed is bounded before it is looked for: what a search costs does not grow with the length of a query.

use search::SearchRequest;

use crate::world::{names, small_world};

/// What a query may grow to: units of meaning, and ways to say them. The longest sensible queries stay far below.
const MOST_UNITS: usize = 32;
const MOST_ALTERNATIVES: usize = 600;

fn extremes() -> Vec<String> {
    let repeated = |text: &str| format!("{text} ").repeat(10_000);
    let words =
        ["verpakkingsmachines", "Käsereibedarf", "mașini", "steel", "houtzagerij", "Rostock", "Sibiu"];
    vec![
        words.iter().cycle().take(10_000).copied().collect::<Vec<_>>().join(" "),
        (0..10_000).map(|number| format!("machine{number}x ")).collect(),
        repeated("de van het een"),
        repeated("🚜"),
        repeated("مكائن שלום"),
        repeated("-pompen"),
        repeated("\"van staal\""),
        repeated("28.29"),
        "\"".repeat(10_000),
        "verpakking".repeat(10_000),
        "\u{202e}\u{200b}\0".repeat(10_000),
    ]
}

#[test]
fn a_query_never_grows_beyond_its_bounds() {
    let index = small_world();
    for query in extremes() {
        let explanation = index.explain(&SearchRequest::of(query.clone())).unwrap();
        let beginning: String = query.chars().take(40).collect();
        let (units, alternatives) = (explanation.units.len(), explanation.alternatives.len());
        assert!(
            units <= MOST_UNITS && alternatives <= MOST_ALTERNATIVES,
            "{beginning}: {units}, {alternatives}"
        );
    }
}

#[test]
fn function_words_alone_are_looked_for_as_words() {
    let index = small_world();
    let explanation = index.explain(&SearchRequest::of("van de")).unwrap();
    assert_eq!(explanation.units.len(), 2);
    assert!(explanation.response.hits.len() <= index.len());
}

#[test]
fn other_scripts_and_signs_find_nothing_and_break_nothing() {
    let index = small_world();
    for query in ["🚜🚜🚜", "包装机", "مكائن", "שלום", "\u{202e}abc\u{202c}xyz", "؟!«»"]
    {
        index.search(&SearchRequest::of(query)).unwrap();
        index.suggest(query, locale::Language::Ro).unwrap();
    }
    assert!(names(&index.search(&SearchRequest::of("包装机")).unwrap()).is_empty());
}
