//! The corpus: profiles whose words follow Zipf's law, in four languages. Every profile can be made from its number
//! alone, so that nothing has to be kept.

use std::collections::HashSet;

use locale::Language;
use search::{IndexedOpportunity, IndexedProfile, IndexedTexts, OpportunityWords};
use taxonomy::Taxonomy;
use taxonomy::text::fold;

/// Words of a language: those of the trade glossary first, in a shuffled order, then made-up ones.
const VOCABULARY: usize = 30_000;
/// The exponent of Zipf's law; about 1 in natural language.
const EXPONENT: f64 = 1.05;
/// Words of a headline, a summary and a portrait.
const LENGTHS: [usize; 3] = [6, 30, 120];

const PLACES: [(&str, &str, &str); 3] =
    [("deventer", "NL", "Deventer"), ("sibiu", "RO", "Sibiu"), ("rostock", "DE", "Rostock")];
const COUNTRIES: [&str; 8] = ["NL", "RO", "DE", "BE", "FR", "PL", "AT", "DK"];
const SECTORS: [&str; 10] =
    ["10.51", "16.23", "22.29", "25.62", "28.29", "28.30", "31.01", "46.69", "62.01", "71.12"];
const COOPERATION: [&str; 6] =
    ["distribution", "agency", "supply", "manufacturing", "subcontracting", "services"];

/// The vocabularies and how often their words are used.
pub struct Corpus {
    pub words: [Vec<String>; 4],
    /// All of them, folded.
    pub folded: HashSet<String>,
    /// For each rank, the share of all uses up to there.
    cumulative: Vec<f64>,
}

/// A small generator of numbers, the same on every machine (SplitMix64, Steele, Lea and Flood 2014).
pub struct Numbers(pub u64);

impl Numbers {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

impl Corpus {
    pub fn new() -> Corpus {
        let taxonomy = Taxonomy::embedded();
        let words = Language::ALL.map(|language| vocabulary(&taxonomy, language));
        let mut sum = 0.0;
        let mut cumulative: Vec<f64> = (1..=VOCABULARY)
            .map(|rank| {
                sum += (rank as f64).powf(-EXPONENT);
                sum
            })
            .collect();
        cumulative.iter_mut().for_each(|up_to| *up_to /= sum);
        let folded = words.iter().flatten().map(|word| fold(word).into_owned()).collect();
        Corpus { words, folded, cumulative }
    }

    /// The profile of a number.
    pub fn profile(&self, number: u64) -> IndexedProfile {
        let mut numbers = Numbers(number.wrapping_mul(0x2545_f491_4f6c_dd1d));
        let (office, country, city) = *numbers.pick(&PLACES);
        let first = Language::ALL[numbers.below(4)];
        let mut texts: [Option<IndexedTexts>; 4] = Default::default();
        texts[first.index()] = Some(self.texts(&mut numbers, first));
        if numbers.share() < 0.3 {
            let second = Language::ALL[numbers.below(4)];
            texts[second.index()] = Some(self.texts(&mut numbers, second));
        }
        let mut opportunities = Vec::new();
        if numbers.share() < 0.5 {
            opportunities.push(self.opportunity(&mut numbers, first));
        }
        let mut markets: Vec<String> = (0..3).map(|_| (*numbers.pick(&COUNTRIES)).to_owned()).collect();
        markets.sort_unstable();
        markets.dedup();
        IndexedProfile {
            id: format!("p{number}"),
            slug: format!("p{number}"),
            name: self.name(number),
            office: office.to_owned(),
            city: Some(city.to_owned()),
            country: country.to_owned(),
            texts,
            sectors: vec![(*numbers.pick(&SECTORS)).to_owned()],
            goals: vec![1 + numbers.below(17) as u8],
            markets,
            speaks: vec![first.code().to_owned()],
            opportunities,
            published_at: number as i64,
            quality: numbers.below(11) as u8 * 10,
            ..IndexedProfile::default()
        }
    }

    /// A name of two words and a number, as companies that share words have.
    pub fn name(&self, number: u64) -> String {
        let mut numbers = Numbers(number ^ 0x5eed);
        let words = &self.words[numbers.below(4)];
        let rare = |numbers: &mut Numbers| words[1_000 + numbers.below(VOCABULARY - 1_000)].clone();
        format!("{} {} {number}", rare(&mut numbers), rare(&mut numbers))
    }

    fn texts(&self, numbers: &mut Numbers, language: Language) -> IndexedTexts {
        let [headline, summary, story] = LENGTHS.map(|length| self.text(numbers, language, length));
        IndexedTexts { headline, summary, story }
    }

    fn opportunity(&self, numbers: &mut Numbers, language: Language) -> IndexedOpportunity {
        let mut texts: [Option<OpportunityWords>; 4] = Default::default();
        texts[language.index()] = Some(OpportunityWords {
            title: self.text(numbers, language, 6),
            description: self.text(numbers, language, 40),
            partner_role: self.text(numbers, language, 10),
        });
        IndexedOpportunity {
            request: numbers.share() < 0.4,
            cooperation: vec![(*numbers.pick(&COOPERATION)).to_owned()],
            countries: vec![(*numbers.pick(&COUNTRIES)).to_owned()],
            keywords: Vec::new(),
            texts,
        }
    }

    fn text(&self, numbers: &mut Numbers, language: Language, length: usize) -> String {
        let words = &self.words[language.index()];
        let chosen: Vec<&str> = (0..length).map(|_| words[self.rank(numbers)].as_str()).collect();
        chosen.join(" ")
    }

    fn rank(&self, numbers: &mut Numbers) -> usize {
        let share = numbers.share();
        self.cumulative.partition_point(|up_to| *up_to < share).min(VOCABULARY - 1)
    }
}

/// All that is written in a profile, for checking what was found.
pub fn all_text(profile: &IndexedProfile) -> String {
    let texts = profile.texts.iter().flatten().flat_map(|t| [&t.headline, &t.summary, &t.story]);
    let opportunities = profile.opportunities.iter().flat_map(|o| o.texts.iter().flatten());
    let opportunities = opportunities.flat_map(|t| [&t.title, &t.description, &t.partner_role]);
    let all: Vec<&str> =
        std::iter::once(&profile.name).chain(texts).chain(opportunities).map(String::as_str).collect();
    all.join(" ")
}

fn vocabulary(taxonomy: &Taxonomy, language: Language) -> Vec<String> {
    let mut numbers = Numbers(u64::from(language.code().as_bytes()[0]));
    let mut known: HashSet<String> = HashSet::new();
    let mut words: Vec<String> = Vec::new();
    for concept in taxonomy.all() {
        for term in taxonomy.terms(concept, language) {
            for word in term.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic)) {
                if known.insert(fold(word).into_owned()) && words.len() < VOCABULARY / 2 {
                    words.push(word.to_owned());
                }
            }
        }
    }
    for place in (1..words.len()).rev() {
        words.swap(place, numbers.below(place + 1));
    }
    while words.len() < VOCABULARY {
        let word = made_up(&mut numbers, language);
        if known.insert(fold(&word).into_owned()) {
            words.push(word);
        }
    }
    words
}

/// Two to four syllables that look a little like the language.
fn made_up(numbers: &mut Numbers, language: Language) -> String {
    let (onsets, nuclei, codas): (&[&str], &[&str], &[&str]) = match language {
        Language::Nl => (
            &["b", "d", "g", "h", "k", "l", "m", "sch", "v", "w", "z", "st"],
            &["aa", "ee", "ij", "oe", "o", "e", "ui"],
            &["", "n", "r", "t", "k", "s"],
        ),
        Language::En => (
            &["b", "c", "d", "f", "g", "l", "m", "p", "sh", "th", "tr", "w"],
            &["a", "ea", "i", "o", "u", "ou", "e"],
            &["", "n", "r", "t", "ck", "ng"],
        ),
        Language::De => (
            &["b", "d", "f", "g", "k", "l", "m", "sch", "pf", "w", "z", "st"],
            &["a", "ei", "ie", "ü", "o", "au", "e"],
            &["", "n", "r", "t", "ch", "lz"],
        ),
        Language::Ro => (
            &["b", "c", "d", "f", "g", "l", "m", "p", "ș", "ț", "tr", "v"],
            &["a", "ă", "e", "i", "o", "u", "ea"],
            &["", "n", "r", "t", "l", "sc"],
        ),
    };
    let syllables = 2 + numbers.below(3);
    (0..syllables)
        .map(|_| format!("{}{}{}", numbers.pick(onsets), numbers.pick(nuclei), numbers.pick(codas)))
        .collect()
}
