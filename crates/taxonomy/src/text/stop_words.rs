//! Words that carry no meaning of their own in a search.

use locale::Language;

/// Whether a folded word is a function word of the language.
pub fn is_stop_word(language: Language, folded: &str) -> bool {
    list(language).binary_search(&folded).is_ok()
}

/// The number of a function word among those of its language.
pub(crate) fn stop_word_number(language: Language, folded: &str) -> Option<u32> {
    list(language).binary_search(&folded).ok().map(|number| number as u32)
}

/// How many function words a language has.
pub(crate) fn stop_word_count(language: Language) -> usize {
    list(language).len()
}

/// Sorted, folded.
fn list(language: Language) -> &'static [&'static str] {
    match language {
        Language::Nl => &NL,
        Language::En => &EN,
        Language::De => &DE,
        Language::Ro => &RO,
    }
}

const NL: [&str; 80] = [
    "aan", "al", "alle", "als", "andere", "bij", "binnen", "buiten", "d", "daar", "dan", "dat", "de", "deze",
    "die", "dit", "door", "e", "een", "elk", "elke", "en", "er", "geen", "haar", "had", "heb", "hebben",
    "heeft", "het", "hij", "hun", "ik", "in", "is", "je", "kan", "m", "maar", "me", "met", "mijn", "n", "na",
    "naar", "niet", "nog", "o", "of", "om", "onder", "ons", "onze", "ook", "op", "over", "s", "t", "te",
    "tegen", "ten", "ter", "tot", "u", "uit", "uw", "van", "via", "voor", "was", "wat", "we", "wij",
    "worden", "wordt", "ze", "zich", "zij", "zijn", "zonder",
];

const EN: [&str; 62] = [
    "a", "all", "also", "an", "and", "any", "are", "as", "at", "be", "by", "can", "do", "for", "from", "has",
    "have", "how", "i", "if", "in", "into", "is", "it", "its", "may", "more", "my", "no", "not", "of", "on",
    "or", "other", "our", "s", "so", "such", "t", "than", "that", "the", "their", "them", "there", "these",
    "they", "this", "those", "to", "under", "up", "us", "was", "we", "were", "which", "who", "with",
    "without", "you", "your",
];

const DE: [&str; 88] = [
    "aller", "alles", "als", "am", "an", "andere", "anderen", "auch", "auf", "aus", "bei", "beim", "bis",
    "d", "da", "das", "dass", "dem", "den", "der", "des", "die", "diese", "dieser", "dieses", "durch", "ein",
    "eine", "einem", "einen", "einer", "eines", "er", "es", "fur", "gegen", "ggf", "hat", "ich", "ihr",
    "ihre", "ihren", "im", "in", "ins", "ist", "kann", "kein", "keine", "mit", "nach", "nicht", "noch",
    "nur", "ob", "oder", "ohne", "s", "sein", "sich", "sie", "sind", "so", "sowie", "u", "uber", "um", "und",
    "uns", "unser", "unsere", "unserer", "unter", "vom", "von", "vor", "was", "wenn", "wie", "wir", "wird",
    "wurde", "z", "zu", "zum", "zur", "zwischen", "zzgl",
];

const RO: [&str; 73] = [
    "a", "aceasta", "acest", "aceste", "ai", "al", "ale", "alte", "altele", "am", "ar", "are", "asupra",
    "au", "ca", "care", "cat", "ce", "cel", "cele", "celor", "cu", "cum", "da", "dar", "de", "despre", "din",
    "dintre", "dupa", "e", "ea", "ei", "el", "ele", "este", "eu", "fara", "fi", "fie", "fost", "i", "in",
    "intr", "intre", "isi", "l", "la", "le", "lor", "lui", "mai", "ne", "noastra", "noastre", "nostru", "nu",
    "o", "or", "pe", "pentru", "prin", "s", "sa", "sau", "se", "si", "sub", "sunt", "un", "una", "unei",
    "unor",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_folded() {
        for language in Language::ALL {
            for word in list(language) {
                assert_eq!(crate::text::fold(word), *word);
            }
        }
    }
}
