//! Stems: what is left of a word without its inflection.
//!
//! All rules work on folded words, so that a word typed without its diacritics has the same stem. Dutch, German and
//! English use the Snowball stemmers (Porter 1980, 2001) with a few additions for how the trade writes; Romanian has
//! rules of its own, because the Snowball stemmer for Romanian rests on the very diacritics that folding takes away.

use std::borrow::Cow;

use locale::Language;
use rust_stemmers::{Algorithm, Stemmer};

use super::fold::fold_german_digraphs;
use super::stem_romanian::stem_romanian;

/// The stem of a folded word.
pub fn stem(language: Language, folded: &str) -> String {
    if !folded.bytes().any(|b| b.is_ascii_alphabetic()) {
        return folded.to_owned();
    }
    match language {
        Language::Nl => stem_dutch(folded),
        Language::En => stem_english(folded),
        Language::De => stem_german(folded),
        Language::Ro => stem_romanian(folded),
    }
}

fn stem_dutch(folded: &str) -> String {
    // Snowball leaves the s of machines, modules and producties, which stands after a vowel.
    let singular = match folded.strip_suffix('s') {
        Some(base) if FRENCH_ENDINGS.iter().any(|ending| base.ends_with(ending)) => base,
        _ => folded,
    };
    let mut stem = Stemmer::create(Algorithm::Dutch).stem(singular).into_owned();
    // huizen and huis, schijven and schijf: the voiced letter stands only before an ending.
    if stem.len() > 3 {
        if stem.ends_with('z') {
            stem.pop();
            stem.push('s');
        } else if stem.ends_with('v') {
            stem.pop();
            stem.push('f');
        }
    }
    stem
}

/// Endings of words with a plural in -s that Snowball takes for a part of the stem.
const FRENCH_ENDINGS: [&str; 24] = [
    "ie", "ine", "ane", "one", "ene", "une", "ule", "ile", "ole", "ale", "age", "ege", "ure", "ade", "ide",
    "ode", "ate", "ite", "ote", "ame", "eme", "ome", "que", "eau",
];

fn stem_english(folded: &str) -> String {
    let british: Cow<'_, str> = if let Some(base) = folded.strip_suffix("isation") {
        Cow::Owned(format!("{base}ization"))
    } else if let Some(base) = folded.strip_suffix("ising").filter(|base| base.len() > 4) {
        Cow::Owned(format!("{base}izing"))
    } else {
        Cow::Borrowed(folded)
    };
    let mut stem = Stemmer::create(Algorithm::English).stem(&british).into_owned();
    if stem.len() > 4 && stem.ends_with("our") {
        stem.replace_range(stem.len() - 3.., "or");
    }
    stem
}

fn stem_german(folded: &str) -> String {
    let folded = fold_german_digraphs(folded);
    // The feminine of professions keeps its root: Herstellerin, Herstellerinnen.
    let base = ["erinnen", "erin"]
        .iter()
        .find_map(|ending| folded.strip_suffix(ending).filter(|base| base.len() > 4))
        .map_or(folded.clone(), |base| Cow::Owned(format!("{base}er")));
    Stemmer::create(Algorithm::German).stem(&base).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(language: Language, forms: &[&str]) {
        let stems: Vec<String> = forms.iter().map(|form| stem(language, &super::super::fold(form))).collect();
        assert!(stems.iter().all(|other| *other == stems[0]), "{forms:?} gave {stems:?}");
    }

    #[test]
    fn dutch_inflections_share_a_stem() {
        same(Language::Nl, &["verpakking", "verpakkingen"]);
        same(Language::Nl, &["machine", "machines"]);
        same(Language::Nl, &["schijf", "schijven"]);
        same(Language::Nl, &["huis", "huizen"]);
        same(Language::Nl, &["bedrijf", "bedrijven"]);
    }

    #[test]
    fn german_inflections_share_a_stem() {
        same(Language::De, &["Haus", "Häuser", "Haeuser"]);
        same(Language::De, &["Maschine", "Maschinen"]);
        same(Language::De, &["Hersteller", "Herstellerin", "Herstellerinnen", "Herstellern"]);
        same(Language::De, &["Verpackung", "Verpackungen"]);
    }

    #[test]
    fn english_inflections_and_spellings_share_a_stem() {
        same(Language::En, &["machine", "machines"]);
        same(Language::En, &["galvanisation", "galvanization"]);
        same(Language::En, &["manufacturer", "manufacturers", "manufacturing"]);
        same(Language::En, &["colour", "color", "colours"]);
    }

    #[test]
    fn romanian_inflections_share_a_stem_with_and_without_diacritics() {
        same(Language::Ro, &["mașină", "mașini", "mașina", "mașinile", "mașinilor", "masini"]);
        same(Language::Ro, &["ambalaj", "ambalaje", "ambalajul", "ambalajelor"]);
        same(Language::Ro, &["prelucrare", "prelucrări", "prelucrarea", "prelucrărilor"]);
        same(Language::Ro, &["producție", "producții", "producția", "productiei"]);
        same(Language::Ro, &["furnizor", "furnizori", "furnizorul", "furnizorilor"]);
        same(Language::Ro, &["poartă", "porți", "porțile"]);
        same(Language::Ro, &["pește", "pești", "peștele", "peștelui", "peștilor"]);
    }
}
