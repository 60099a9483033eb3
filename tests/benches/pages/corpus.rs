//! Ten thousand companies that do not exist, the same in every run, and what is asked about them.

use serde_json::{Value, json};
use tests::client::escape;

/// What a company makes, from what, and for whom: Dutch, English, German, Romanian; with a NACE class.
const PRODUCTS: [[&str; 5]; 16] = [
    ["verpakkingsmachines", "packaging machines", "Verpackungsmaschinen", "mașini de ambalat", "28.29"],
    ["houten meubelen", "wooden furniture", "Holzmöbel", "mobilă din lemn", "31.09"],
    ["kozijnen", "window frames", "Fensterrahmen", "tâmplărie", "16.23"],
    ["gietstukken", "castings", "Gussteile", "piese turnate", "24.51"],
    ["draaiwerk", "turned parts", "Drehteile", "piese strunjite", "25.62"],
    ["kaas", "cheese", "Käse", "brânză", "10.51"],
    ["brood en banket", "bread and pastry", "Brot und Gebäck", "pâine și patiserie", "10.71"],
    ["koelinstallaties", "cooling systems", "Kälteanlagen", "instalații frigorifice", "28.25"],
    ["fietsen", "bicycles", "Fahrräder", "biciclete", "30.92"],
    ["werkkleding", "workwear", "Arbeitskleidung", "îmbrăcăminte de lucru", "14.12"],
    ["software voor logistiek", "logistics software", "Logistiksoftware", "software de logistică", "62.01"],
    ["pompen", "pumps", "Pumpen", "pompe", "28.13"],
    ["kunststof buizen", "plastic pipes", "Kunststoffrohre", "țevi din plastic", "22.21"],
    ["drukwerk", "printing", "Drucksachen", "tipărituri", "18.12"],
    ["zonnepanelen", "solar panels", "Solarmodule", "panouri solare", "27.90"],
    ["scheepsonderdelen", "ship parts", "Schiffsteile", "piese pentru nave", "30.11"],
];
const TRADES: [[&str; 4]; 8] = [
    ["de tuinbouw", "horticulture", "den Gartenbau", "horticultură"],
    ["de bouw", "construction", "das Baugewerbe", "construcții"],
    ["ziekenhuizen", "hospitals", "Krankenhäuser", "spitale"],
    ["de scheepvaart", "shipping", "die Schifffahrt", "transport naval"],
    ["supermarkten", "supermarkets", "Supermärkte", "supermarketuri"],
    ["scholen", "schools", "Schulen", "școli"],
    ["de auto-industrie", "the car industry", "die Automobilindustrie", "industria auto"],
    ["de chemie", "the chemical industry", "die Chemie", "industria chimică"],
];
const PLACES: [[&str; 3]; 3] =
    [["deventer", "NL", "Deventer"], ["sibiu", "RO", "Sibiu"], ["rostock", "DE", "Rostock"]];
const COOPERATION: [&str; 6] =
    ["distribution", "agency", "supply", "subcontracting", "licensing", "manufacturing"];

/// A profile file (JSON lines).
pub fn profiles(count: usize) -> String {
    (0..count).map(|number| format!("{}\n", profile(number))).collect()
}

fn profile(number: usize) -> Value {
    let [office, country, city] = PLACES[number % 3];
    let product = PRODUCTS[number / 3 % PRODUCTS.len()];
    let other = PRODUCTS[number / 7 % PRODUCTS.len()];
    let trade = TRADES[number / 11 % TRADES.len()];
    let text = |language: usize| {
        let (made, also, whom) = (product[language], other[language], trade[language]);
        let headline = format!("{made} · {whom} ({number})");
        let summary = [
            format!(
                "Wij maken {made} en {also} voor {whom}, in kleine en grote series, met eigen ontwerp en service."
            ),
            format!(
                "We make {made} and {also} for {whom}, in small and large series, with our own design and service."
            ),
            format!(
                "Wir fertigen {made} und {also} für {whom}, in kleinen und großen Serien, mit eigener Konstruktion."
            ),
            format!(
                "Producem {made} și {also} pentru {whom}, în serii mici și mari, cu proiectare și service proprii."
            ),
        ];
        json!({ "headline": headline, "summary": summary[language], "story": summary[language].repeat(6) })
    };
    let own = [0, 3, 2][number % 3];
    let codes = ["nl", "en", "de", "ro"];
    let market = ["NL", "DE", "RO", "FR", "PL"][number % 5];
    let kind = ["offer", "request"][number % 2];
    let cooperation = COOPERATION[number % COOPERATION.len()];
    json!({
        "company": { "name": format!("Fictie {} {number:05}", product[1]), "office": office, "country": country, "city": city,
            "founded": 1950 + number % 70, "employees": 1 + number % 200, "languages": [codes[own], "en"],
            "markets": [market], "certificates": ["ISO 9001"] },
        "sectors": [product[4]], "goals": [(1 + number % 17)],
        "texts": { codes[own]: text(own), "en": text(1) },
        "opportunities": [{ "kind": kind, "field": "commercial",
            "cooperation": [cooperation], "countries": ["DE"],
            "texts": { "en": { "title": format!("{} for {}", other[1], trade[1]), "description": format!("Partners wanted for {}.", other[1]) } } }]
    })
}

/// What is asked at a path: words and phrases in four languages, with filters, typing errors and none at all.
pub fn queries(path: &str) -> Vec<String> {
    let mut all = Vec::new();
    for (number, product) in PRODUCTS.iter().enumerate() {
        for words in &product[..4] {
            all.push(format!("{path}?q={}", escape(words)));
            let beginning: String = words.chars().take(5).collect();
            all.push(format!("{path}?q={}", escape(&beginning)));
        }
        if !path.ends_with("suggest") {
            let trade = TRADES[number % TRADES.len()];
            all.push(format!(
                "{path}?q={}&country={}",
                escape(&format!("{} {}", product[1], trade[1])),
                PLACES[number % 3][1]
            ));
            all.push(format!("{path}?sector={}&sort=newest", product[4]));
        }
    }
    all
}
