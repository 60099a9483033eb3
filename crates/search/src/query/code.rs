//! Numbers of classifications, as people write them.

use taxonomy::{ConceptKey, Scheme};

/// The concepts that a word without blanks may be the code of: `28.29`, `C28.29`, `42921000-0`, `8422`, `8422.30`.
pub(super) fn codes(word: &str) -> Vec<ConceptKey> {
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    if !word.is_ascii() || !word.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let key = |scheme, code: &str| ConceptKey::new(scheme, code).ok();
    let unmarked = word.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(word);
    if let Some(nace) = key(Scheme::Nace, unmarked).filter(|key| key.code.contains('.')) {
        return vec![nace];
    }
    let number = word.split('-').next().unwrap_or(word).replace('.', "");
    if !number.bytes().all(|b| b.is_ascii_digit())
        || word.split('-').nth(1).is_some_and(|rest| rest.len() != 1)
    {
        return Vec::new();
    }
    let mut found = Vec::new();
    match number.len() {
        // Eight digits are CPV, or a code of the Combined Nomenclature, of which six are the Harmonised System's.
        8 => {
            found.extend(key(Scheme::Cpv, &number));
            found.extend(key(Scheme::Hs, &number[..6]));
        }
        4 | 6 => found.extend(key(Scheme::Hs, &number)),
        _ => {}
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_recognised_as_people_write_them() {
        let first = |word: &str| codes(word).first().map(ToString::to_string);
        assert_eq!(first("28.29").as_deref(), Some("nace:28.29"));
        assert_eq!(first("(C28.2)").as_deref(), Some("nace:28.2"));
        assert_eq!(first("42921000-0").as_deref(), Some("cpv:42921000"));
        assert_eq!(first("8422").as_deref(), Some("hs:8422"));
        assert_eq!(first("8422.30").as_deref(), Some("hs:842230"));
        for no_code in ["28", "12345", "3D-print", "M12", "2-3"] {
            assert_eq!(first(no_code), None, "{no_code}");
        }
    }
}
