//! What a hit is told in, analysed once for all that is said about it.

use std::cell::OnceCell;

use locale::Language;
use taxonomy::{AnalysedText, Mention, Taxonomy};

use crate::index::StoredProfile;

/// The texts of a hit, each analysed when it is first asked for.
pub(crate) struct HitTexts<'a> {
    pub(super) taxonomy: &'a Taxonomy,
    pub(super) stored: &'a StoredProfile,
    read: [OnceCell<Vec<HitText<'a>>>; 4],
}

/// A headline or a summary.
pub(super) struct HitText<'a> {
    pub(super) text: &'a str,
    pub(super) analysed: AnalysedText,
    mentions: OnceCell<Vec<Mention>>,
}

impl<'a> HitTexts<'a> {
    pub(crate) fn new(taxonomy: &'a Taxonomy, stored: &'a StoredProfile) -> HitTexts<'a> {
        HitTexts { taxonomy, stored, read: Default::default() }
    }

    /// The headline and the summary in a language; nothing where there are none.
    pub(super) fn of(&self, language: Language) -> &[HitText<'a>] {
        self.read[language.index()].get_or_init(|| {
            let texts = self.stored.texts[language.index()].as_ref();
            let read = |text: &'a String| HitText {
                text,
                analysed: self.taxonomy.analyse_text(text, language),
                mentions: OnceCell::new(),
            };
            texts.into_iter().flat_map(|(headline, summary)| [headline, summary]).map(read).collect()
        })
    }

    /// The concepts that a text names.
    pub(super) fn mentions<'b>(&self, text: &'b HitText<'a>) -> &'b [Mention] {
        text.mentions.get_or_init(|| self.taxonomy.mentions(&text.analysed))
    }
}
