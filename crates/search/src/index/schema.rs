//! The fields of the index.

use locale::Language;
use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

/// Changes with everything that changes what is written for the same profile: an index of another form is rebuilt.
pub(crate) const FORM: u32 = 3;

/// Where a term can stand. The number of a slot is its place in [`Slot::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Slot {
    /// In a text of a language.
    Text(Language),
    /// In the company's name.
    Name,
    /// As the company's whole name.
    WholeName,
    /// Among the concepts that the company chose.
    Own,
    /// Among the concepts that its texts speak of.
    Detected,
    /// Among the wider concepts of both.
    Wider,
    /// Among the sectors that its texts lean to.
    Leaning,
    /// Among where it is and where it exports to.
    Place,
}

impl Slot {
    pub(crate) const ALL: [Slot; 11] = [
        Slot::Text(Language::Nl),
        Slot::Text(Language::En),
        Slot::Text(Language::De),
        Slot::Text(Language::Ro),
        Slot::Name,
        Slot::WholeName,
        Slot::Own,
        Slot::Detected,
        Slot::Wider,
        Slot::Leaning,
        Slot::Place,
    ];

    pub(crate) fn index(self) -> usize {
        match self {
            Slot::Text(language) => language.index(),
            Slot::Name => 4,
            Slot::WholeName => 5,
            Slot::Own => 6,
            Slot::Detected => 7,
            Slot::Wider => 8,
            Slot::Leaning => 9,
            Slot::Place => 10,
        }
    }
}

/// The fields by name.
#[derive(Clone)]
pub(crate) struct Fields {
    pub(crate) schema: Schema,
    /// What a profile is deleted by; never cut into words.
    pub(crate) id: Field,
    /// What can be searched, by slot.
    pub(crate) slots: [Field; 11],
    /// Every folded word of texts and names as it stands there: for prefixes and for forgiving typing errors.
    pub(crate) surface: Field,
    /// Concepts that the company can supply, and those that it looks for.
    pub(crate) offers: Field,
    pub(crate) wants: Field,
    /// `country=NL` and the like.
    pub(crate) facets: Field,
    pub(crate) published: Field,
    /// Breaks ties in the same way on every node.
    pub(crate) tie: Field,
    pub(crate) digest: Field,
    pub(crate) quality: Field,
    pub(crate) sort_name: Field,
    /// What is shown of the profile.
    pub(crate) stored: Field,
}

/// The tokenizer of texts cut at blanks.
pub(crate) const BLANKS: &str = "blanks";

impl Fields {
    pub(crate) fn new() -> Fields {
        let mut builder = Schema::builder();
        let text = |tokenizer: &str, option: IndexRecordOption, norms: bool| {
            TextOptions::default().set_indexing_options(
                TextFieldIndexing::default()
                    .set_tokenizer(tokenizer)
                    .set_index_option(option)
                    .set_fieldnorms(norms),
            )
        };
        let id = builder.add_text_field("id", STRING);
        let slots = Slot::ALL.map(|slot| match slot {
            Slot::Text(language) => {
                let options = text(language.code(), IndexRecordOption::WithFreqsAndPositions, true);
                builder.add_text_field(&format!("text_{language}"), options)
            }
            Slot::Name => {
                builder.add_text_field("name", text(BLANKS, IndexRecordOption::WithFreqsAndPositions, true))
            }
            Slot::WholeName => builder.add_text_field("whole_name", STRING),
            Slot::Own => builder.add_text_field("own", text(BLANKS, IndexRecordOption::Basic, false)),
            Slot::Detected => {
                builder.add_text_field("detected", text(BLANKS, IndexRecordOption::WithFreqs, false))
            }
            Slot::Leaning => {
                builder.add_text_field("leaning", text(BLANKS, IndexRecordOption::WithFreqs, false))
            }
            Slot::Wider => builder.add_text_field("wider", text(BLANKS, IndexRecordOption::Basic, false)),
            Slot::Place => builder.add_text_field("place", text(BLANKS, IndexRecordOption::Basic, false)),
        });
        let basic = || text(BLANKS, IndexRecordOption::Basic, false);
        let surface = builder.add_text_field("surface", basic());
        let offers = builder.add_text_field("offers", basic());
        let wants = builder.add_text_field("wants", basic());
        let facets = builder.add_text_field("facets", TextOptions::default().set_fast("raw"));
        let published = builder.add_i64_field("published", FAST);
        let tie = builder.add_u64_field("tie", FAST);
        let digest = builder.add_u64_field("digest", FAST);
        let quality = builder.add_u64_field("quality", FAST);
        let sort_name = builder.add_text_field("sort_name", TextOptions::default().set_fast("raw"));
        let stored = builder.add_bytes_field("stored", STORED);
        let schema = builder.build();
        Fields {
            schema,
            id,
            slots,
            surface,
            offers,
            wants,
            facets,
            published,
            tie,
            digest,
            quality,
            sort_name,
            stored,
        }
    }

    pub(crate) fn slot(&self, slot: Slot) -> Field {
        self.slots[slot.index()]
    }
}
