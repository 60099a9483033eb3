//! What a query may be called in all four languages.

use std::ops::Range;

use locale::Language;

use crate::detect::{Place, UNKNOWN};
use crate::taxonomy::{ConceptNumber, Taxonomy};
use crate::text::is_stop_word;

/// Which sources an expansion draws on; all of them, but for measuring what each brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sources {
    /// Concepts that the query names.
    pub concepts: bool,
    /// Word correspondences between languages.
    pub word_tables: bool,
    /// Words of related languages that look alike.
    pub look_alikes: bool,
    /// Sectors that the query's words speak for.
    pub sectors: bool,
}

impl Default for Sources {
    fn default() -> Sources {
        Sources { concepts: true, word_tables: true, look_alikes: true, sectors: true }
    }
}

/// A query in units of meaning (words, or parts of a compound), each with what it may be called.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Expansion {
    /// For each unit, which of the query's words it comes from.
    pub units: Vec<u32>,
    /// For each unit, how much it tells, up to 1: less, the more labels have it (machine, industrial).
    pub telling: Vec<f32>,
    /// Words to look for.
    pub words: Vec<ExpandedWord>,
    /// Concepts to look for.
    pub concepts: Vec<ExpandedConcept>,
    /// Sectors to look for where words find little.
    pub sectors: Vec<ExpandedSector>,
    /// How likely each language is to be the query's, the likeliest 1, in the order of `Language::ALL`.
    pub languages: [f32; 4],
}

/// A stem that stands for some of the query.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpandedWord {
    /// The units that it stands for.
    pub units: Range<usize>,
    /// In the texts of this language…
    pub language: Language,
    /// …this stem.
    pub stem: String,
    /// How well it stands for them: 1 for the reader's own word.
    pub weight: f32,
    /// How it was come by.
    pub via: Via,
}

/// How a word came into an expansion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// It was typed.
    Typed,
    /// It is a part of a compound that was typed.
    Part,
    /// It corresponds to a typed word of this language.
    Translation(Language),
    /// It looks like a typed word.
    LookAlike,
}

/// A concept that stands for some of the query.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpandedConcept {
    /// The units that it stands for.
    pub units: Range<usize>,
    /// Which one.
    pub concept: ConceptNumber,
    /// How well it stands for them, up to 1.
    pub weight: f32,
}

/// A sector that stands for some of the query.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpandedSector {
    /// The units that it stands for.
    pub units: Range<usize>,
    /// A group or class of NACE.
    pub sector: ConceptNumber,
    /// Its part of a vector of length one per level, times how sure the query is of its sectors.
    pub weight: f32,
}

/// Languages much less likely than the likeliest are not translated from.
pub(crate) const LEAST_LIKELY: f32 = 0.2;
/// Below the reader's own words.
const PART: f32 = 0.8;
const TRANSLATION: f32 = 0.75;
const LOOK_ALIKE: f32 = 0.25;
/// A code shared by many concepts says less about each.
const TIE: f32 = 0.8;
/// Queries are cut after this many words; nobody means more.
const MOST_WORDS: usize = 24;

impl Taxonomy {
    /// Expands folded words into the other languages. Function words of the likeliest language are left out, unless
    /// there is nothing else.
    pub fn expand(&self, words: &[&str], reader: Option<Language>, sources: Sources) -> Expansion {
        let words = &words[..words.len().min(MOST_WORDS)];
        let languages = self.guess_languages(words, reader);
        let likeliest = likeliest(&languages, reader);
        let carries_meaning =
            |word: &&str| !is_stop_word(likeliest, word) && !reader.is_some_and(|r| is_stop_word(r, word));
        let any_meaning = words.iter().any(&carries_meaning);
        let mut expansion = Expansion { languages, ..Expansion::default() };
        for (number, word) in (0..).zip(words) {
            if !any_meaning || carries_meaning(word) {
                self.expand_word(&mut expansion, number, word, likeliest, sources);
            }
        }
        if sources.concepts {
            self.expand_concepts(&mut expansion, words);
        }
        if sources.sectors {
            self.expand_sectors(&mut expansion, words);
        }
        expansion
    }

    /// Words that the labels of a language have speak for it, as do its function words; the reader's language helps
    /// in doubt.
    fn guess_languages(&self, words: &[&str], reader: Option<Language>) -> [f32; 4] {
        let mut points = [0.0_f32; 4];
        for language in Language::ALL {
            let lexicon = &self.data.lexica[language.index()];
            let of_word = |word: &&str| -> f32 {
                if is_stop_word(language, word) {
                    return 0.7;
                }
                if lexicon.knows_word(&crate::lexicon::Lexicon::canonical(language, word)) {
                    return 1.0;
                }
                let units = &self.analyse(language, word).units;
                if units.iter().all(Option::is_some) { if units.len() == 1 { 0.6 } else { 0.8 } } else { 0.0 }
            };
            points[language.index()] = words.iter().map(of_word).sum::<f32>();
            if reader == Some(language) {
                points[language.index()] += 0.4;
            }
        }
        let most = points.iter().copied().fold(0.0, f32::max);
        points.map(|points| (2.0 * (points - most)).exp())
    }

    fn expand_word(
        &self,
        expansion: &mut Expansion,
        number: u32,
        word: &str,
        likeliest: Language,
        sources: Sources,
    ) {
        let compound = self.language_of_compound(word, likeliest, &expansion.languages);
        let analysis = self.analyse(compound, word);
        let start = expansion.units.len();
        expansion.units.extend(std::iter::repeat_n(number, analysis.parts.len().max(1)));
        let all = start..expansion.units.len();
        let lexicon = &self.data.lexica[compound.index()];
        expansion.telling.extend(analysis.units.iter().map(|unit| match unit {
            Some(unit) => telling(lexicon.unit_counts[*unit as usize]),
            None => 1.0,
        }));
        for language in Language::ALL {
            let stem = self.analyse(language, word).stem.to_string();
            let weight = if expansion.languages[language.index()] >= LEAST_LIKELY { 1.0 } else { 0.9 };
            expansion.words.push(ExpandedWord {
                units: all.clone(),
                language,
                stem,
                weight,
                via: Via::Typed,
            });
        }
        for (part, unit) in analysis.parts.iter().zip(start..) {
            expansion.words.push(ExpandedWord {
                units: unit..unit + 1,
                language: compound,
                stem: part.to_string(),
                weight: PART,
                via: Via::Part,
            });
        }
        for source in Language::ALL {
            let likely = expansion.languages[source.index()];
            if likely < LEAST_LIKELY {
                continue;
            }
            let analysis = self.analyse(source, word);
            let per_unit = analysis.units.len() == all.len();
            for (index, unit) in analysis.units.iter().enumerate() {
                // Where this language sees other parts than the query was cut into, only a whole word can stand for it.
                let units = if per_unit { start + index..start + index + 1 } else { all.clone() };
                if !per_unit && analysis.units.len() > 1 {
                    break;
                }
                let stem = analysis.parts.get(index).unwrap_or(&analysis.stem);
                self.translate(expansion, source, *unit, stem, &units, likely.sqrt(), sources);
            }
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one step of a longer calculation, with all that it has come to"
    )]
    fn translate(
        &self,
        expansion: &mut Expansion,
        source: Language,
        unit: Option<u32>,
        stem: &str,
        units: &Range<usize>,
        likely: f32,
        sources: Sources,
    ) {
        for target in Language::ALL.into_iter().filter(|target| *target != source) {
            let lexicon = &self.data.lexica[target.index()];
            let mut translated = false;
            if let Some(unit) = unit.filter(|_| sources.word_tables) {
                let table = &self.data.tables[source.index() * 4 + target.index()];
                let best = table.translations(unit).map(|(_, weight)| weight).fold(0.0, f32::max);
                for (translation, weight) in table.translations(unit) {
                    translated = true;
                    // The likeliest counts nearly full, however many synonyms share the mass.
                    let weight = TRANSLATION * likely * (0.5 * weight / best + 0.5 * weight).min(1.0);
                    let stem = lexicon.units.get(translation as usize).to_owned();
                    let via = Via::Translation(source);
                    expansion.words.push(ExpandedWord {
                        units: units.clone(),
                        language: target,
                        stem,
                        weight,
                        via,
                    });
                }
            }
            if !translated && sources.look_alikes {
                for look_alike in self.look_alikes.of(stem, lexicon).iter().take(3) {
                    let stem = lexicon.units.get(*look_alike as usize).to_owned();
                    let weight = LOOK_ALIKE * likely;
                    let via = Via::LookAlike;
                    expansion.words.push(ExpandedWord {
                        units: units.clone(),
                        language: target,
                        stem,
                        weight,
                        via,
                    });
                }
            }
        }
    }

    /// The language whose parts the word is cut into: the likeliest of those that see a compound in it.
    fn language_of_compound(&self, word: &str, likeliest: Language, languages: &[f32; 4]) -> Language {
        if !self.analyse(likeliest, word).parts.is_empty() {
            return likeliest;
        }
        [Language::Nl, Language::De]
            .into_iter()
            .filter(|language| languages[language.index()] >= LEAST_LIKELY)
            .filter(|language| !self.analyse(*language, word).parts.is_empty())
            .max_by(|a, b| languages[a.index()].total_cmp(&languages[b.index()]))
            .unwrap_or(likeliest)
    }

    fn expand_concepts(&self, expansion: &mut Expansion, words: &[&str]) {
        for concept in self.unspoken.get(&words.join(" ")).into_iter().flatten() {
            push_concept(expansion, &(0..expansion.units.len()), ConceptNumber(*concept), 1.0);
        }
        for language in Language::ALL {
            let likely = expansion.languages[language.index()];
            if likely < LEAST_LIKELY {
                continue;
            }
            let places = self.places_of_words(words, language);
            for found in self.find_terms(&places, language) {
                let units = units_covered(expansion, &places[found.units.clone()]);
                if units.is_empty() || places[found.units.clone()].iter().any(|place| place.unit == UNKNOWN) {
                    continue;
                }
                let weight = found.weight * likely.sqrt();
                push_concept(expansion, &units, found.concept, weight);
                for tie in self.ties(found.concept) {
                    // A code that goes by this name is meant by it, however many others point there too.
                    let is_named = self.label(tie, language) == self.label(found.concept, language);
                    let shared = if is_named { 1.0 } else { self.tied_by(tie).len().max(1) as f32 };
                    push_concept(expansion, &units, tie, weight * TIE / shared.sqrt());
                }
            }
        }
    }
}

/// A word of one label tells all, one of a thousand a third.
fn telling(labels: u32) -> f32 {
    (1.15 - 0.1 * (1.0 + labels as f32).ln()).clamp(0.35, 1.0)
}

fn push_concept(expansion: &mut Expansion, units: &Range<usize>, concept: ConceptNumber, weight: f32) {
    match expansion.concepts.iter_mut().find(|other| other.concept == concept && other.units == *units) {
        Some(known) => known.weight = known.weight.max(weight),
        None => expansion.concepts.push(ExpandedConcept { units: units.clone(), concept, weight }),
    }
}

/// The units of the expansion that a term's places stand for. Where both are cut alike, part by part; else whole words.
fn units_covered(expansion: &Expansion, places: &[Place]) -> Range<usize> {
    let telling: Vec<&Place> = places.iter().filter(|place| !place.is_function_word).collect();
    let (Some(first), Some(last)) = (telling.first(), telling.last()) else { return 0..0 };
    let of_word = |word: u32| {
        let start = expansion.units.iter().position(|w| *w == word).unwrap_or(expansion.units.len());
        start..start + expansion.units.iter().filter(|w| **w == word).count()
    };
    let (head, tail) = (of_word(first.word), of_word(last.word));
    let mut range = head.start..tail.end;
    if first.word == last.word && head.len() > telling.len() {
        // A part of one compound: by its place from the front or the back.
        if first.first_of_word {
            range.end = range.start + telling.len();
        } else if last.last_of_word {
            range.start = range.end - telling.len();
        }
    } else {
        if !first.first_of_word && head.len() > 1 {
            range.start += 1;
        }
        if !last.last_of_word && tail.len() > 1 {
            range.end -= 1;
        }
    }
    range
}

fn likeliest(languages: &[f32; 4], reader: Option<Language>) -> Language {
    let best = |language: &Language| languages[language.index()];
    let most = Language::ALL.into_iter().max_by(|a, b| best(a).total_cmp(&best(b))).unwrap_or(Language::En);
    match reader {
        Some(reader) if best(&reader) >= best(&most) => reader,
        _ => most,
    }
}
