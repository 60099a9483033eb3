//! A small world of fictional companies.

use locale::Language;
use search::{
    IndexedOpportunity, IndexedProfile, IndexedTexts, OpportunityWords, SearchIndex, SearchResponse, Settings,
};
use taxonomy::Taxonomy;

/// An index of all [`profiles`].
pub fn small_world() -> SearchIndex {
    let index = SearchIndex::in_memory(Taxonomy::embedded(), Settings::default()).unwrap();
    index.change(&profiles(), &[], 1).unwrap();
    index
}

/// The names of the hits, in order.
pub fn names(answer: &SearchResponse) -> Vec<&str> {
    answer.hits.iter().map(|hit| hit.name.as_str()).collect()
}

/// Companies of three offices.
pub fn profiles() -> Vec<IndexedProfile> {
    let mut profiles = vec![
        company(
            "Hansepack GmbH",
            "rostock",
            "DE",
            "Rostock",
            Language::De,
            [
                "Verpackungsmaschinen für Lebensmittel",
                "Wir bauen Anlagen, die Käse, Fisch und Backwaren in flexible Folien verpacken.",
                "Seit 1991 entwickeln wir in Rostock Maschinen für die Lebensmittelindustrie.",
            ],
        ),
        company(
            "IJssel Inpak B.V.",
            "deventer",
            "NL",
            "Deventer",
            Language::Nl,
            [
                "Bouwer van verpakkingsmachines",
                "Machines die dozen vouwen, vullen en sluiten voor de levensmiddelenindustrie.",
                "Een familiebedrijf aan de IJssel.",
            ],
        ),
        company(
            "Ambaltehnic SRL",
            "sibiu",
            "RO",
            "Sibiu",
            Language::Ro,
            [
                "Mașini de ambalat pentru industria alimentară",
                "Proiectăm și construim utilaje de ambalare pentru brutării și fabrici de lactate.",
                "Exportăm în Germania și Țările de Jos.",
            ],
        ),
        company(
            "Tâmplăria Sibiana SRL",
            "sibiu",
            "RO",
            "Sibiu",
            Language::Ro,
            [
                "Ferestre și uși din lemn stratificat",
                "Tâmplărie la comandă pentru case și clădiri istorice.",
                "",
            ],
        ),
        company(
            "Kaasmakerij De Kade",
            "deventer",
            "NL",
            "Deventer",
            Language::Nl,
            ["Boerenkaas van rauwe melk", "Ambachtelijke kaas, gerijpt op houten planken.", ""],
        ),
        company(
            "Küstenwind Rotorblatt GmbH",
            "rostock",
            "DE",
            "Rostock",
            Language::De,
            [
                "Rotorblätter für Windkraftanlagen",
                "Reparatur und Fertigung von Bauteilen aus faserverstärktem Kunststoff.",
                "",
            ],
        ),
        company(
            "Hanze Lastechniek",
            "deventer",
            "NL",
            "Deventer",
            Language::Nl,
            ["Laswerk in roestvrij staal", "Lassen, buigen en lasersnijden van rvs voor de zuivel.", ""],
        ),
    ];
    profiles[0].sectors = vec!["28.29".into()];
    profiles[0].products = vec!["42921000".into()];
    profiles[0].markets = vec!["NL".into(), "RO".into()];
    profiles[0].opportunities = vec![IndexedOpportunity {
        request: false,
        cooperation: vec!["distribution".into()],
        countries: vec!["NL".into()],
        keywords: vec!["42921000".into()],
        texts: [
            None,
            None,
            Some(OpportunityWords {
                title: "Vertriebspartner für Verpackungsmaschinen".into(),
                description: "Wir suchen einen Händler.".into(),
                partner_role: "Händler mit Kontakten zu Käsereien".into(),
            }),
            None,
        ],
    }];
    profiles[4].sectors = vec!["10.51".into()];
    profiles[4].goals = vec![12];
    for (number, profile) in (0..).zip(&mut profiles) {
        profile.published_at = number;
    }
    profiles
}

/// A company with texts in one language.
pub fn company(
    name: &str,
    office: &str,
    country: &str,
    city: &str,
    language: Language,
    [headline, summary, story]: [&str; 3],
) -> IndexedProfile {
    let slug: String =
        name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let mut texts: [Option<IndexedTexts>; 4] = Default::default();
    texts[language.index()] =
        Some(IndexedTexts { headline: headline.into(), summary: summary.into(), story: story.into() });
    IndexedProfile {
        id: slug.clone(),
        slug,
        name: name.into(),
        office: office.into(),
        city: Some(city.into()),
        country: country.into(),
        texts,
        quality: 50,
        ..IndexedProfile::default()
    }
}
