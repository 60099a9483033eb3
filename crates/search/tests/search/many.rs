//! Searches that find very many profiles, of which only the best are scored.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use locale::Language;
use search::{Filter, Hit, IndexError, IndexedProfile, SearchIndex, SearchRequest, Settings, Sort};
use taxonomy::Taxonomy;

use crate::world::company;

/// More profiles than a window looks at, in several segments, some of them deleted again; common words in common texts
/// and rare ones in few, in two languages.
static MANY: LazyLock<SearchIndex> = LazyLock::new(|| {
    let index = SearchIndex::in_memory(Taxonomy::embedded(), Settings::default()).unwrap();
    for batch in 0..3 {
        let profiles: Vec<IndexedProfile> = (batch * 2_500..(batch + 1) * 2_500).map(profile).collect();
        index.change(&profiles, &[], 1).unwrap();
    }
    let removed: Vec<String> = (0..7_500).step_by(97).map(|number| format!("p{number}")).collect();
    index.change(&[], &removed, 2).unwrap();
    index
});

/// The same profiles without deletions, in one segment.
static WHOLE: LazyLock<SearchIndex> = LazyLock::new(|| {
    let index = SearchIndex::in_memory(Taxonomy::embedded(), Settings::default()).unwrap();
    let batches =
        (0..3).map(|batch| Ok::<_, IndexError>((batch * 2_500..(batch + 1) * 2_500).map(profile).collect()));
    index.rebuild(1, batches).unwrap();
    index
});

fn profile(number: usize) -> IndexedProfile {
    const DUTCH: [&str; 8] =
        ["machines", "pompen", "verpakking", "hout", "kaas", "staal", "onderhoud", "levensmiddelen"];
    const GERMAN: [&str; 8] =
        ["Maschinen", "Pumpen", "Verpackung", "Holz", "Käse", "Stahl", "Wartung", "Lebensmittel"];
    let (words, language, country) =
        if number.is_multiple_of(3) { (GERMAN, Language::De, "DE") } else { (DUTCH, Language::Nl, "NL") };
    // Multiples of primes: every word with every other, the later ones rarer.
    let text = |salt: usize, length: usize| {
        let word =
            |at: usize| words[((number * 31 + at * 17 + salt) % 101) * 8 / 101 % (1 + (number + at) % 8)];
        (0..length).map(word).collect::<Vec<_>>().join(" ")
    };
    let texts = [text(1, 3), text(5, 4 + number % 23), text(11, 8 + number % 41)];
    let mut profile = company(
        &format!("Bedrijf {number}"),
        "deventer",
        country,
        "Deventer",
        language,
        [&texts[0], &texts[1], &texts[2]],
    );
    profile.id = format!("p{number}");
    profile.quality = (number * 7 % 101) as u8;
    profile.published_at = number as i64 * 7_919 % 100_003;
    profile
}

/// All pages of an answer, one after the other. The last one keeps everything that was found, so it scores everything.
fn all_pages(index: &SearchIndex, request: &SearchRequest, per_page: usize) -> Vec<Hit> {
    let mut request = request.clone();
    request.per_page = per_page;
    let total = index.search(&request).unwrap().total;
    let mut hits = Vec::new();
    for page in 1..=total.div_ceil(per_page) {
        request.page = page;
        hits.extend(index.search(&request).unwrap().hits);
    }
    assert_eq!(hits.len(), total, "{}", request.q);
    hits
}

#[test]
fn the_pages_of_very_many_hits_hold_each_of_them_once_and_the_better_ones_first() {
    let queries = ["machines", "verpakkingsmachines", "Lebensmittel", "kaas hout", "pompen onderhoud staal"];
    for (index, query) in [&*MANY, &*WHOLE].into_iter().flat_map(|index| queries.map(|query| (index, query)))
    {
        let request = SearchRequest::of(query);
        for request in [request.with(Filter::Country, "NL"), request] {
            let hits = all_pages(index, &request, 100);
            assert!(hits.len() > 100, "{} finds many: {}", request.q, hits.len());
            let ids: BTreeSet<&str> = hits.iter().map(|hit| hit.id.as_str()).collect();
            assert_eq!(ids.len(), hits.len(), "{}", request.q);
            assert!(hits.is_sorted_by(|a, b| a.score >= b.score), "{}", request.q);
            let mut small = request.clone();
            small.per_page = 7;
            let best = index.search(&small).unwrap().hits;
            for (few, many) in best.iter().zip(&hits) {
                assert_eq!(
                    (&few.id, few.score, &few.why),
                    (&many.id, many.score, &many.why),
                    "{}",
                    request.q
                );
            }
        }
    }
}

#[test]
fn a_hit_has_the_same_score_however_the_hits_are_ordered() {
    for (index, query) in [(&*MANY, "machines hout"), (&*WHOLE, "machines hout"), (&*WHOLE, "Lebensmittel")] {
        let mut request = SearchRequest::of(query);
        let hits = all_pages(index, &request, 100);
        for sort in [Sort::Newest, Sort::Name] {
            request.sort = Some(sort);
            for hit in index.search(&request).unwrap().hits {
                let same = hits.iter().find(|other| other.id == hit.id).unwrap();
                // The lift of a good profile is a part of the order by relevance, and of the score.
                assert_eq!(hit.score, same.score, "{} by {sort:?}", hit.name);
            }
        }
    }
}

#[test]
fn a_rebuild_that_fails_leaves_the_index_as_it_was_and_nothing_on_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let index = SearchIndex::open(folder.path(), Taxonomy::embedded(), "test").unwrap();
    index.rebuild(1, [Ok::<_, IndexError>((0..10).map(profile).collect())]).unwrap();
    let on_disk = || -> BTreeSet<std::ffi::OsString> {
        std::fs::read_dir(folder.path().join("index"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect()
    };
    let before = on_disk();
    let away = || IndexError::Folder(std::io::Error::other("the database is away"));
    assert!(index.rebuild(2, [Ok((10..500).map(profile).collect()), Err(away())]).is_err());
    assert_eq!(on_disk(), before);
    assert_eq!((index.len(), index.seq()), (10, Some(1)));

    let batches = [0..300, 300..600].map(|numbers| Ok::<_, IndexError>(numbers.map(profile).collect()));
    index.rebuild(3, batches).unwrap();
    assert_eq!((index.len(), index.seq()), (600, Some(3)), "however many segments were merged");
    index.change(&[profile(600)], &["p0".to_owned()], 4).unwrap();
    assert_eq!((index.len(), index.seq()), (600, Some(4)));
}
