//! What is asked: words, pairs of words, names, words with a typing error, and words within a country.

use locale::Language;
use taxonomy::text::fold;

use crate::corpus::{Corpus, Numbers, all_text};

/// A question to each of the engines.
#[derive(Clone, Debug)]
pub struct Question {
    /// What is typed.
    pub text: String,
    /// Only companies of this country.
    pub country: Option<&'static str>,
    /// The reader's language.
    pub language: Language,
    /// The word that was meant, where what is typed has an error.
    pub meant: Option<String>,
}

/// Questions in fixed shares: 40 % one word, 20 % two words, 10 % a name, 15 % a typing error, 15 % within a country.
pub fn questions(corpus: &Corpus, profiles: u64, count: usize) -> Vec<Question> {
    let mut numbers = Numbers(2_027);
    (0..count)
        .map(|place| {
            let language = Language::ALL[place % 4];
            let words = &corpus.words[language.index()];
            // Nobody searches for the words that stand everywhere, nor for those that stand nowhere: evenly over the
            // logarithm of the rank between 50 and 5,000.
            let word = |numbers: &mut Numbers| words[(50.0 * 100_f64.powf(numbers.share())) as usize].clone();
            let plain = |text: String| Question { text, country: None, language, meant: None };
            match place % 20 {
                0..8 => plain(word(&mut numbers)),
                8..12 => plain(format!("{} {}", word(&mut numbers), word(&mut numbers))),
                12..14 => plain(corpus.name(numbers.next() % profiles)),
                14..17 => {
                    let meant = long_word(&mut numbers, corpus, profiles);
                    let text = misspelt(&mut numbers, &meant, corpus);
                    Question { meant: Some(meant), ..plain(text) }
                }
                _ => Question { country: Some("NL"), ..plain(word(&mut numbers)) },
            }
        })
        .collect()
}

/// A word that stands in one of the profiles, long enough to be mistyped.
fn long_word(numbers: &mut Numbers, corpus: &Corpus, profiles: u64) -> String {
    loop {
        let text = all_text(&corpus.profile(numbers.next() % profiles));
        let is_word = |word: &&str| word.chars().count() >= 6 && word.chars().all(char::is_alphabetic);
        let words: Vec<&str> = text.split_whitespace().filter(is_word).collect();
        if !words.is_empty() {
            return (*numbers.pick(&words)).to_owned();
        }
    }
}

/// One letter left out, doubled, replaced, or exchanged with its neighbour; the first one is right, and the outcome is
/// no other word.
fn misspelt(numbers: &mut Numbers, word: &str, corpus: &Corpus) -> String {
    loop {
        let mut letters: Vec<char> = word.chars().collect();
        let at = 1 + numbers.below(letters.len() - 2);
        match numbers.below(4) {
            0 => {
                letters.remove(at);
            }
            1 => letters.insert(at, letters[at]),
            2 => letters[at] = char::from(b'a' + numbers.below(26) as u8),
            _ => letters.swap(at, at + 1),
        }
        let typed: String = letters.into_iter().collect();
        if !corpus.folded.contains(&*fold(&typed)) {
            return typed;
        }
    }
}
