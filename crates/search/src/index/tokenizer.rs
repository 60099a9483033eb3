//! How texts become terms: stems of words, and with a compound the stems of its parts at the same place.

use std::sync::Arc;

use locale::Language;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use taxonomy::text::{Word, is_stop_word, words};
use taxonomy::{Analysis, Taxonomy};

/// The words of one language.
#[derive(Clone)]
pub(super) struct LanguageTokenizer {
    pub(super) taxonomy: Arc<Taxonomy>,
    pub(super) language: Language,
}

pub(super) struct LanguageStream<'a> {
    taxonomy: &'a Taxonomy,
    language: Language,
    words: Box<dyn Iterator<Item = Word<'a>> + 'a>,
    /// The compound whose parts come next, and which of them.
    parts: Option<(Arc<Analysis>, usize)>,
    token: Token,
    place: usize,
}

impl Tokenizer for LanguageTokenizer {
    type TokenStream<'a> = LanguageStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> LanguageStream<'a> {
        LanguageStream {
            taxonomy: &self.taxonomy,
            language: self.language,
            words: Box::new(words(text)),
            parts: None,
            token: Token::default(),
            place: 0,
        }
    }
}

impl TokenStream for LanguageStream<'_> {
    fn advance(&mut self) -> bool {
        if let Some((analysis, next)) = &mut self.parts {
            self.token.text.clear();
            self.token.text.push_str(&analysis.parts[*next]);
            *next += 1;
            if *next == analysis.parts.len() {
                self.parts = None;
            }
            return true;
        }
        for word in self.words.by_ref() {
            let place = self.place;
            self.place += 1;
            if is_stop_word(self.language, &word.folded) {
                continue;
            }
            let analysis = self.taxonomy.analyse(self.language, &word.folded);
            self.token.text.clear();
            self.token.text.push_str(&analysis.stem);
            self.token.position = place;
            self.token.offset_from = word.at.start;
            self.token.offset_to = word.at.end;
            self.parts = (!analysis.parts.is_empty()).then_some((analysis, 0));
            return true;
        }
        false
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
