//! Words of related languages that look alike: a weak last resort for words that no label translates.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::lexicon::Lexicon;

/// For each language, its units by how they look.
#[derive(Debug, Default)]
pub(crate) struct LookAlikes {
    by_shape: [OnceLock<FxHashMap<String, Vec<u32>>>; 4],
}

/// Shorter words look alike by chance.
const SHORTEST: usize = 5;

impl LookAlikes {
    /// Units of `lexicon` that look like a stem of another language.
    pub(crate) fn of<'a>(&'a self, stem: &str, lexicon: &Lexicon) -> &'a [u32] {
        if stem.len() < SHORTEST {
            return &[];
        }
        let by_shape = self.by_shape[lexicon.language.index()].get_or_init(|| {
            let mut shapes: FxHashMap<String, Vec<u32>> = FxHashMap::default();
            for unit in 0..lexicon.units.len() {
                let stem = lexicon.units.get(unit);
                if stem.len() >= SHORTEST {
                    shapes.entry(shape(stem)).or_default().push(unit as u32);
                }
            }
            shapes
        });
        by_shape.get(&shape(stem)).map_or(&[], Vec::as_slice)
    }
}

/// Spellings of one sound are made one, double letters single, and the ending vowel dropped: `fabrik`, `fabriek`,
/// `fabric`; `zentrifug`, `centrifug`; `techniek`, `tehnic`.
fn shape(stem: &str) -> String {
    const SOUNDS: [(&str, &str); 24] = [
        ("sch", "s"),
        ("cy", "si"),
        ("tion", "ti"),
        ("ph", "f"),
        ("th", "t"),
        ("ch", "h"),
        ("ck", "k"),
        ("qu", "k"),
        ("ce", "se"),
        ("ci", "si"),
        ("c", "k"),
        ("q", "k"),
        ("x", "ks"),
        ("z", "s"),
        ("y", "i"),
        ("ij", "i"),
        ("ie", "i"),
        ("ee", "e"),
        ("aa", "a"),
        ("oo", "o"),
        ("uu", "u"),
        ("ou", "u"),
        ("oe", "u"),
        ("w", "v"),
    ];
    let mut shape = String::with_capacity(stem.len());
    let mut rest = stem;
    while let Some(first) = rest.chars().next() {
        let (sound, length) = SOUNDS
            .iter()
            .find_map(|(written, sound)| rest.starts_with(written).then_some((*sound, written.len())))
            .unwrap_or((&rest[..first.len_utf8()], first.len_utf8()));
        for c in sound.chars() {
            if !shape.ends_with(c) {
                shape.push(c);
            }
        }
        rest = &rest[length..];
    }
    while shape.ends_with(['a', 'e', 'i', 'o', 'u']) && shape.len() > SHORTEST - 1 {
        shape.pop();
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_in_related_spellings_has_one_shape() {
        for alike in [["fabriek", "fabrik"], ["zentrifug", "centrifug"], ["hydraulic", "hidraulik"]] {
            assert_eq!(shape(alike[0]), shape(alike[1]));
        }
        assert_ne!(shape("packaging"), shape("machine"));
    }
}
