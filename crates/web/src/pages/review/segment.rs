//! What changed between two texts, word by word.

/// A piece of a text and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) text: String,
    /// `same`, `removed` or `added`.
    pub(super) change: &'static str,
}

/// Longer texts than this many words are shown as replaced in whole: the table of the comparison would grow too large.
const MOST_WORDS: usize = 3_000;

/// Both texts cut into what they share and what they do not, by a longest common subsequence of their words.
pub(super) fn compare(old: &str, new: &str) -> (Vec<Segment>, Vec<Segment>) {
    let (old, new) = (words(old), words(new));
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let end = old[start..].iter().rev().zip(new[start..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (old_middle, new_middle) = (&old[start..old.len() - end], &new[start..new.len() - end]);
    let shared = if old_middle.len().max(new_middle.len()) > MOST_WORDS {
        Vec::new()
    } else {
        common(old_middle, new_middle)
    };
    let is_shared = |side: usize, at: usize| {
        shared.iter().any(|pair| if side == 0 { pair.0 == at } else { pair.1 == at })
    };
    let cut = |side: usize, all: &[&str], middle: usize, change: &'static str| {
        let mut segments: Vec<Segment> = Vec::new();
        for (at, word) in all.iter().enumerate() {
            let in_middle = (start..start + middle).contains(&at);
            let same = !in_middle || is_shared(side, at - start);
            push(&mut segments, word, if same { "same" } else { change });
        }
        segments
    };
    (cut(0, &old, old_middle.len(), "removed"), cut(1, &new, new_middle.len(), "added"))
}

/// A text in which nothing is compared.
pub(super) fn plain(text: &str) -> Vec<Segment> {
    vec![Segment { text: text.to_owned(), change: "same" }]
}

fn push(segments: &mut Vec<Segment>, word: &str, change: &'static str) {
    match segments.last_mut() {
        Some(last) if last.change == change => last.text.push_str(word),
        _ => segments.push(Segment { text: word.to_owned(), change }),
    }
}

/// Words with the space that follows them.
fn words(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

/// The places of a longest common subsequence, in order.
fn common(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    let mut longest = vec![0_u16; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i * width + j] = if old[i] == new[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut found) = (0, 0, Vec::new());
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            found.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(segments: &[Segment]) -> String {
        segments.iter().map(|segment| segment.text.as_str()).collect()
    }

    fn changed(segments: &[Segment]) -> Vec<&str> {
        segments
            .iter()
            .filter(|segment| segment.change != "same")
            .map(|segment| segment.text.trim())
            .collect()
    }

    #[test]
    fn only_the_words_that_changed_are_marked() {
        let (before, after) =
            compare("Al dertig jaar machines voor bakkers", "Al veertig jaar goede machines voor bakkers");
        assert_eq!(changed(&before), ["dertig"]);
        assert_eq!(changed(&after), ["veertig", "goede"]);
    }

    #[test]
    fn a_new_text_is_added_and_an_old_one_removed() {
        assert_eq!(changed(&compare("", "nieuw").1), ["nieuw"]);
        assert_eq!(changed(&compare("oud", "").0), ["oud"]);
        let same = compare("gelijk", "gelijk");
        assert!(changed(&same.0).is_empty() && changed(&same.1).is_empty());
    }

    proptest! {
        #[test]
        fn both_texts_are_whole_whatever_changed(old in "[ab\n ]{0,40}", new in "[ab\n ]{0,40}") {
            let (before, after) = compare(&old, &new);
            prop_assert_eq!(text(&before), old);
            prop_assert_eq!(text(&after), new);
            let same = |segments: &[Segment]| -> String {
                segments.iter().filter(|segment| segment.change == "same").map(|segment| segment.text.as_str()).collect()
            };
            prop_assert_eq!(same(&before), same(&after));
        }
    }
}
