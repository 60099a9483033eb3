//! A light Romanian stemmer for folded words: article, plural and case endings, the endings of verbal nouns and
//! participles, and the vowel alternations that go with them.

/// Endings by falling length, so that the longest one wins. What must be left before them: [`SHORTEST_STEM`] letters.
const NOUN_ENDINGS: [&str; 29] = [
    "urilor", "iilor", "ilor", "elor", "urile", "iului", "elui", "ului", "iile", "eaua", "elei", "ile",
    "ele", "uri", "iei", "ii", "lor", "ul", "ei", "ea", "ia", "ie", "le", "io", "iu", "a", "e", "i", "u",
];

const SHORTEST_STEM: usize = 3;

/// The stem of a folded Romanian word.
pub(super) fn stem_romanian(folded: &str) -> String {
    if folded.len() <= SHORTEST_STEM || !folded.is_ascii() {
        return folded.to_owned();
    }
    let base = strip_ending(folded);
    let base = strip_verbal(base);
    alternate(base)
}

fn strip_ending(word: &str) -> &str {
    NOUN_ENDINGS
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|base| base.len() >= SHORTEST_STEM))
        .unwrap_or(word)
}

/// `ambalare`, `ambalat` and `ambalată` are one; so are `prelucrare` and `prelucrat`.
fn strip_verbal(base: &str) -> &str {
    ["ar", "at", "ut", "it", "ir"]
        .iter()
        .find_map(|ending| base.strip_suffix(ending).filter(|stem| stem.len() > SHORTEST_STEM))
        .unwrap_or(base)
}

/// `poartă` and `porți`, `seară` and `seri`, `brad` and `brazi`.
fn alternate(base: &str) -> String {
    let mut stem = base.replace("oa", "o").replace("ea", "e");
    if stem.ends_with('z') && stem.len() > SHORTEST_STEM {
        stem.pop();
        stem.push('d');
    }
    stem
}
