//! Whom a company should meet, and why.

use locale::Language;
use search::{
    BoardRequest, IndexedOpportunity, IndexedProfile, ObstacleKind, OpportunityWords, PartnerReasonKind,
    RecommendRequest, Recommendations, SearchIndex, SearchRequest, Settings,
};
use taxonomy::Taxonomy;

use crate::world;

const BUYER: &str = "kaasmakerij-de-kade";

/// The small world, in which the cheese dairy of Deventer looks for packaging machines.
fn profiles() -> Vec<IndexedProfile> {
    let mut profiles = world::profiles();
    let kade = profiles.iter_mut().find(|profile| profile.id == BUYER).unwrap();
    kade.markets = vec!["DE".into()];
    kade.speaks = vec!["nl".into(), "de".into()];
    kade.opportunities = vec![request("Leverancier van verpakkingsmachines gezocht", &["distribution"])];
    profiles
}

fn request(title: &str, cooperation: &[&str]) -> IndexedOpportunity {
    let words = OpportunityWords { title: title.into(), ..OpportunityWords::default() };
    IndexedOpportunity {
        request: true,
        cooperation: cooperation.iter().map(|word| (*word).to_owned()).collect(),
        keywords: vec!["42921000".into()],
        texts: [Some(words), None, None, None],
        ..IndexedOpportunity::default()
    }
}

fn index(profiles: &[IndexedProfile]) -> SearchIndex {
    let index = SearchIndex::in_memory(Taxonomy::embedded(), Settings::default()).unwrap();
    index.change(profiles, &[], 1).unwrap();
    index
}

fn asked() -> RecommendRequest {
    RecommendRequest {
        language: Language::Nl,
        same_office: false,
        leave_out: Default::default(),
        offset: 0,
        limit: 10,
    }
}

fn partners(found: &Recommendations) -> Vec<&str> {
    found.partners.iter().map(|partner| partner.company.name.as_str()).collect()
}

#[test]
fn who_looks_for_something_is_recommended_to_who_offers_it_and_the_other_way_round() {
    let index = index(&profiles());
    let found = index.recommend(BUYER, &asked()).unwrap().unwrap();
    assert_eq!(partners(&found)[0], "Hansepack GmbH", "{found:#?}");
    let kinds: Vec<_> = found.partners[0].reasons.iter().map(|reason| reason.kind).collect();
    for kind in [
        PartnerReasonKind::Offers,
        PartnerReasonKind::Cooperation,
        PartnerReasonKind::InYourMarket,
        PartnerReasonKind::WantsYourMarket,
        PartnerReasonKind::Language,
    ] {
        assert!(kinds.contains(&kind), "{kind:?} is not among {kinds:?}");
    }
    let back = index.recommend("hansepack-gmbh", &asked()).unwrap().unwrap();
    assert_eq!(partners(&back)[0], "Kaasmakerij De Kade");
    assert!((back.partners[0].score - found.partners[0].score).abs() < 1e-6);
    let kinds: Vec<_> = back.partners[0].reasons.iter().map(|reason| reason.kind).collect();
    assert!(kinds.contains(&PartnerReasonKind::Seeks), "{kinds:?}");
}

#[test]
fn that_somebody_supplies_or_makes_something_is_no_reason_by_itself() {
    let mut profiles = profiles();
    let hansepack = profiles.iter_mut().find(|profile| profile.id == "hansepack-gmbh").unwrap();
    let title = "Lieferant und Hersteller von Verpackungsmaschinen".into();
    let words = OpportunityWords { title, ..OpportunityWords::default() };
    hansepack.opportunities.push(IndexedOpportunity {
        cooperation: vec!["distribution".to_owned()],
        texts: [None, None, Some(words), None],
        ..IndexedOpportunity::default()
    });
    let kade = profiles.iter_mut().find(|profile| profile.id == BUYER).unwrap();
    let wanted = "Leverancier en fabrikant van verpakkingsmachines gezocht";
    kade.opportunities = vec![request(wanted, &["distribution"])];
    let found = index(&profiles).recommend(BUYER, &asked()).unwrap().unwrap();
    let named: Vec<&String> = found.partners[0].reasons.iter().flat_map(|reason| &reason.values).collect();
    assert!(
        !named.iter().any(|key| ["trade:supplier", "trade:manufacturer"].contains(&key.as_str())),
        "{named:?}"
    );
}

#[test]
fn a_company_of_the_same_office_is_recommended_only_when_asked_for() {
    let index = index(&profiles());
    let found = index.recommend(BUYER, &asked()).unwrap().unwrap();
    assert!(!partners(&found).contains(&"IJssel Inpak B.V."));
    let found = index.recommend(BUYER, &RecommendRequest { same_office: true, ..asked() }).unwrap().unwrap();
    assert!(partners(&found).contains(&"IJssel Inpak B.V."), "{:?}", partners(&found));
}

#[test]
fn who_has_been_met_is_left_out_and_pages_follow_each_other() {
    let index = index(&profiles());
    let everybody =
        index.recommend(BUYER, &RecommendRequest { same_office: true, ..asked() }).unwrap().unwrap();
    let mut paged = Vec::new();
    for offset in 0..everybody.total {
        let one = RecommendRequest { same_office: true, offset, limit: 1, ..asked() };
        paged.extend(index.recommend(BUYER, &one).unwrap().unwrap().partners);
    }
    assert_eq!(paged, everybody.partners);
    let leave_out = std::iter::once("hansepack-gmbh".to_owned()).collect();
    let found = index.recommend(BUYER, &RecommendRequest { leave_out, ..asked() }).unwrap().unwrap();
    assert!(!partners(&found).contains(&"Hansepack GmbH"));
}

#[test]
fn a_near_miss_says_what_stands_against_it() {
    let near_miss = |change: &dyn Fn(&mut IndexedProfile)| {
        let mut profiles = profiles();
        change(profiles.iter_mut().find(|profile| profile.id == "hansepack-gmbh").unwrap());
        let found = index(&profiles).recommend(BUYER, &asked()).unwrap().unwrap();
        assert!(!partners(&found).contains(&"Hansepack GmbH"), "{found:#?}");
        let missed = found.near_misses.iter().find(|miss| miss.company.name == "Hansepack GmbH").unwrap();
        assert_eq!(missed.reasons[0].kind, PartnerReasonKind::Offers);
        missed.obstacles.iter().map(|obstacle| obstacle.kind).collect::<Vec<_>>()
    };
    let other_cooperation = near_miss(&|p| p.opportunities[0].cooperation = vec!["investment".into()]);
    assert_eq!(other_cooperation, [ObstacleKind::Cooperation]);
    let no_language = near_miss(&|p| {
        p.texts.swap(Language::De.index(), Language::Ro.index());
        p.speaks.clear();
    });
    assert_eq!(no_language, [ObstacleKind::Language]);
    let mut other_markets = profiles();
    other_markets.iter_mut().find(|p| p.id == BUYER).unwrap().markets = vec!["RO".into()];
    let hansepack = &mut other_markets[0];
    hansepack.markets = vec!["RO".into()];
    hansepack.opportunities[0].countries.clear();
    let found = index(&other_markets).recommend(BUYER, &asked()).unwrap().unwrap();
    assert_eq!(found.near_misses[0].obstacles[0].kind, ObstacleKind::Market, "{found:#?}");
}

#[test]
fn nothing_in_common_is_no_recommendation() {
    let index = world::small_world();
    let found = index.recommend("k-stenwind-rotorblatt-gmbh", &asked()).unwrap().unwrap();
    assert!(found.partners.is_empty(), "{found:#?}");
    assert!(index.recommend("nobody", &asked()).unwrap().is_none());
}

#[test]
fn the_board_pairs_two_offices_and_leaves_out_who_has_met() {
    let index = index(&profiles());
    let request = BoardRequest {
        offices: ["deventer".into(), "rostock".into()],
        language: Language::En,
        met: Default::default(),
        limit: 20,
    };
    let names = |request: &BoardRequest| -> Vec<(String, String)> {
        let board = index.board(request).unwrap();
        board.pairs.into_iter().map(|pair| (pair.one.name, pair.other.name)).collect()
    };
    let pair = ("Kaasmakerij De Kade".to_owned(), "Hansepack GmbH".to_owned());
    assert_eq!(names(&request)[0], pair);
    let met = [("hansepack-gmbh".to_owned(), BUYER.to_owned())].into_iter().collect();
    assert!(!names(&BoardRequest { met, ..request.clone() }).contains(&pair));
    assert!(
        index
            .board(&BoardRequest { offices: ["nowhere".into(), "rostock".into()], ..request })
            .unwrap()
            .pairs
            .is_empty()
    );
}

#[test]
fn a_withdrawn_profile_leaves_no_trace_in_any_recommendation() {
    let index = index(&profiles());
    let traces = || {
        let all = RecommendRequest { same_office: true, ..asked() };
        let request = BoardRequest {
            offices: ["deventer".into(), "rostock".into()],
            language: Language::En,
            met: Default::default(),
            limit: 20,
        };
        let everything = (index.recommend(BUYER, &all).unwrap(), index.board(&request).unwrap());
        let answer = index.search(&SearchRequest::of("Hansepack")).unwrap();
        let found = world::names(&answer).iter().filter(|name| **name == "Hansepack GmbH").count();
        let suggested = index.suggest("Hansep", Language::De).unwrap();
        found + serde_json::to_string(&(everything, suggested)).unwrap().matches("ansepack").count()
    };
    assert!(traces() > 0);
    index.hide("hansepack-gmbh");
    assert_eq!(traces(), 0, "hidden at once");
    assert!(index.recommend("hansepack-gmbh", &asked()).unwrap().is_none());
    index.change(&[], &["hansepack-gmbh".to_owned()], 2).unwrap();
    assert_eq!(traces(), 0, "and gone from the index");
    assert!(index.recommend("hansepack-gmbh", &asked()).unwrap().is_none());
}
