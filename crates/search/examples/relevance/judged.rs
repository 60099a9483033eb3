//! The judged set: profiles, queries, and what each should find.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use locale::Language;
use search::{IndexedProfile, IndexedTexts, SearchIndex, Settings};
use taxonomy::Taxonomy;

/// A query with its judgement.
#[derive(Clone, Debug)]
pub struct Query {
    /// Which kind of query.
    pub kind: Kind,
    /// The language that it is in.
    pub language: Language,
    /// What is typed.
    pub text: String,
    /// Grades by the identifiers of profiles; what is not named is of no use.
    pub grades: BTreeMap<String, u8>,
}

/// What a query tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A buyer's words.
    Words,
    /// The same with a typing error.
    Typing,
    /// Another form of a word.
    Inflection,
    /// A compound, or one written apart.
    Compound,
    /// A NACE code.
    Code,
    /// A company's name.
    Name,
    /// A buyer's words and a place.
    Place,
}

/// Profiles and queries.
pub struct JudgedSet {
    /// The profiles, without codes.
    pub profiles: Vec<IndexedProfile>,
    /// The queries.
    pub queries: Vec<Query>,
    /// The code of every trade, by the identifiers of its profiles.
    pub codes: BTreeMap<String, String>,
}

struct Trade {
    id: String,
    code: String,
    /// Text and query by language.
    lines: [(String, String); 4],
}

const RIGHT: u8 = 3;
const NEAR: u8 = 1;

/// Invented; none of them is a word of any trade.
const FIRST: [&str; 25] = [
    "Brandaris",
    "Veldink",
    "Oltean",
    "Harmsen",
    "Quistorp",
    "Zwaveling",
    "Drăgulescu",
    "Klaverman",
    "Petersdorf",
    "Ijsbrandt",
    "Moldovanu",
    "Tiethoff",
    "Rademaker",
    "Warnow",
    "Cibinel",
    "Hoekstra",
    "Lindqvist",
    "Bălănescu",
    "Overdijk",
    "Ahrens",
    "Westenholz",
    "Năstase",
    "Kortrink",
    "Bergstrand",
    "Vlaming",
];
const LAST: [&str; 4] = ["& Zonen B.V.", "Ltd", "GmbH", "SRL"];
const CITIES: [[(&str, &str); 4]; 4] = [
    [("Deventer", "NL"), ("Zwolle", "NL"), ("Kampen", "NL"), ("Zutphen", "NL")],
    [("Hull", "GB"), ("Norwich", "GB"), ("Groningen", "NL"), ("Aberdeen", "GB")],
    [("Rostock", "DE"), ("Wismar", "DE"), ("Stralsund", "DE"), ("Lübeck", "DE")],
    [("Sibiu", "RO"), ("Mediaș", "RO"), ("Brașov", "RO"), ("Cluj-Napoca", "RO")],
];

impl JudgedSet {
    /// Reads the set in `tests/relevance`.
    pub fn read() -> JudgedSet {
        JudgedSet::read_from(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/relevance"))
    }

    /// Reads the set in `tests/relevance/blind`, written by somebody who knew neither the glossary nor the other set.
    pub fn read_blind() -> JudgedSet {
        JudgedSet::read_from(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/relevance/blind"))
    }

    fn read_from(folder: &Path) -> JudgedSet {
        let trades = read_trades(&folder.join("trades"));
        let neighbours = read_neighbours(&folder.join("neighbours.tsv"));
        let mut set = JudgedSet { profiles: Vec::new(), queries: Vec::new(), codes: BTreeMap::new() };
        for (number, trade) in trades.iter().enumerate() {
            for language in Language::ALL {
                let profile = profile(number, trade, language);
                set.codes.insert(profile.id.clone(), trade.code.clone());
                set.profiles.push(profile);
            }
        }
        for (number, trade) in trades.iter().enumerate() {
            let grades = grades(&trade.id, &neighbours, &trades);
            for language in Language::ALL {
                let text = trade.lines[language.index()].1.clone();
                set.push(Kind::Words, language, text.clone(), grades.clone());
                if let Some(mistyped) = mistyped(&text) {
                    set.push(Kind::Typing, language, mistyped, grades.clone());
                }
                let profile = &set.profiles[number * 4 + language.index()];
                let only: BTreeMap<String, u8> = [(profile.id.clone(), RIGHT)].into();
                let name = profile.name.clone();
                let place = format!("{text} {}", profile.city.clone().unwrap_or_default());
                set.push(Kind::Name, language, name, only.clone());
                set.push(Kind::Place, language, place, only);
            }
        }
        for code in trades.iter().map(|trade| trade.code.clone()).collect::<BTreeSet<_>>() {
            let grades =
                set.codes.iter().filter(|(_, c)| **c == code).map(|(id, _)| (id.clone(), RIGHT)).collect();
            set.push(Kind::Code, Language::En, code, grades);
        }
        for row in rows(&folder.join("forms.tsv")) {
            let [kind, language, text, trade_ids] = row.as_slice() else { panic!("forms.tsv: {row:?}") };
            let kind = if kind == "compound" { Kind::Compound } else { Kind::Inflection };
            let mut all = BTreeMap::new();
            for id in trade_ids.split(';') {
                assert!(trades.iter().any(|trade| trade.id == id), "forms.tsv: no trade {id}");
                for (profile, grade) in grades(id, &neighbours, &trades) {
                    let known = all.entry(profile).or_insert(grade);
                    *known = grade.max(*known);
                }
            }
            set.push(kind, language.parse().unwrap(), text.clone(), all);
        }
        set
    }

    /// The profiles in two indexes: without their codes, as most queries are run, and with them.
    pub fn indexes(&self, taxonomy: &Arc<Taxonomy>, settings: Settings) -> (SearchIndex, SearchIndex) {
        let of = |profiles: &[IndexedProfile]| {
            let index = SearchIndex::in_memory(Arc::clone(taxonomy), settings).unwrap();
            index.change(profiles, &[], 1).unwrap();
            index
        };
        let mut coded = self.profiles.clone();
        for profile in &mut coded {
            profile.sectors = vec![self.codes[&profile.id].clone()];
        }
        (of(&self.profiles), of(&coded))
    }

    fn push(&mut self, kind: Kind, language: Language, text: String, grades: BTreeMap<String, u8>) {
        self.queries.push(Query { kind, language, text, grades });
    }
}

fn read_trades(folder: &Path) -> Vec<Trade> {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut trades: Vec<Trade> = Vec::new();
    for file in files {
        for line in std::fs::read_to_string(&file).unwrap().lines() {
            if let Some(head) = line.strip_prefix("# ") {
                let (id, code) = head.split_once(' ').unwrap();
                trades.push(Trade { id: id.to_owned(), code: code.to_owned(), lines: Default::default() });
            } else {
                let (language, rest) = line.split_once(": ").unwrap();
                let (text, query) = rest.rsplit_once(" = ").unwrap();
                let language: Language = language.parse().unwrap();
                trades.last_mut().unwrap().lines[language.index()] = (text.to_owned(), query.to_owned());
            }
        }
    }
    trades
}

fn read_neighbours(file: &Path) -> BTreeMap<String, Vec<String>> {
    rows(file).map(|row| (row[0].clone(), row[1].split(';').map(str::to_owned).collect())).collect()
}

fn rows(file: &Path) -> impl Iterator<Item = Vec<String>> {
    // Not every set has all files.
    let text = if file.exists() { std::fs::read_to_string(file).unwrap() } else { String::new() };
    let rows: Vec<Vec<String>> =
        text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect();
    rows.into_iter()
}

fn grades(id: &str, neighbours: &BTreeMap<String, Vec<String>>, trades: &[Trade]) -> BTreeMap<String, u8> {
    let mut grades = BTreeMap::new();
    for near in neighbours.get(id).into_iter().flatten() {
        assert!(trades.iter().any(|trade| trade.id == *near), "neighbours.tsv: no trade {near}");
        grades.extend(Language::ALL.map(|language| (format!("{near}-{language}"), NEAR)));
    }
    grades.extend(Language::ALL.map(|language| (format!("{id}-{language}"), RIGHT)));
    grades
}

fn profile(number: usize, trade: &Trade, language: Language) -> IndexedProfile {
    let text = &trade.lines[language.index()].0;
    let (headline, summary) = text.split_once(". ").unwrap_or((text, ""));
    let (city, country) = CITIES[language.index()][number % 4];
    let mut texts: [Option<IndexedTexts>; 4] = Default::default();
    texts[language.index()] = Some(IndexedTexts {
        headline: headline.to_owned(),
        summary: summary.to_owned(),
        story: String::new(),
    });
    let first = FIRST[(number * 7 + language.index() * 3) % FIRST.len()];
    let second = FIRST[(number * 3 + language.index() * 5 + number / FIRST.len() + 1) % FIRST.len()];
    IndexedProfile {
        id: format!("{}-{language}", trade.id),
        slug: format!("{}-{language}", trade.id),
        name: format!("{first} {second} {}", LAST[language.index()]),
        office: ["deventer", "deventer", "rostock", "sibiu"][language.index()].to_owned(),
        city: Some(city.to_owned()),
        country: country.to_owned(),
        texts,
        published_at: number as i64,
        quality: 50,
        ..IndexedProfile::default()
    }
}

/// One error in the longest word, if that has at least six letters: by turns a letter left out, two exchanged, one
/// doubled, one replaced; never the first.
fn mistyped(text: &str) -> Option<String> {
    let longest = text.split(' ').max_by_key(|word| word.chars().count())?;
    let mut letters: Vec<char> = longest.chars().collect();
    if letters.len() < 6 {
        return None;
    }
    let at = 1 + (letters.len() * 7 + text.len()) % (letters.len() - 3);
    match text.len() % 4 {
        0 => {
            letters.remove(at);
        }
        1 => letters.swap(at, at + 1),
        2 => letters.insert(at, letters[at]),
        _ => letters[at] = if letters[at] == 'e' { 'a' } else { 'e' },
    }
    let wrong: String = letters.into_iter().collect();
    (wrong != longest).then(|| text.replacen(longest, &wrong, 1))
}
