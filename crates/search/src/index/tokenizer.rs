//! How texts become terms: stems of words, and with a compound the stems of its parts at the same place.

use std::sync::Arc;

use locale::Language;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use taxonomy::{AnalysedText, Taxonomy};

/// The words of one language.
#[derive(Clone)]
pub(super) struct LanguageTokenizer {
    pub(super) taxonomy: Arc<Taxonomy>,
    pub(super) language: Language,
}

pub(super) struct LanguageStream {
    text: AnalysedText,
    /// The number of the next word.
    next: usize,
    /// The word whose parts come next, if it has any, and which of them.
    parts: Option<(usize, usize)>,
    token: Token,
}

impl Tokenizer for LanguageTokenizer {
    type TokenStream<'a> = LanguageStream;

    fn token_stream(&mut self, text: &str) -> LanguageStream {
        LanguageStream {
            text: self.taxonomy.analyse_text(text, self.language),
            next: 0,
            parts: None,
            token: Token::default(),
        }
    }
}

impl TokenStream for LanguageStream {
    fn advance(&mut self) -> bool {
        if let Some((word, next)) = self.parts.take()
            && let Some((_, analysis)) = self.text.word(word)
            && let Some(part) = analysis.parts.get(next)
        {
            self.token.text.clear();
            self.token.text.push_str(part);
            self.parts = Some((word, next + 1));
            return true;
        }
        while let Some((at, analysis)) = self.text.word(self.next) {
            let place = self.next;
            self.next += 1;
            if analysis.is_stop_word {
                continue;
            }
            self.token.text.clear();
            self.token.text.push_str(&analysis.stem);
            self.token.position = place;
            self.token.offset_from = at.start;
            self.token.offset_to = at.end;
            self.parts = Some((place, 0));
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
