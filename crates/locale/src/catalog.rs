//! The message catalog: every text that a person reads, by key, in four languages (Project Fluent).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, PatternElement};
use include_dir::{Dir, include_dir};

use crate::Language;

static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../frontend/locales");

/// What is wrong with the catalogs; found when the program starts and by the tests, never by a reader.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// A file that is not Fluent.
    #[error("{file} is not valid Fluent: {reason}")]
    Syntax {
        /// The file, below `frontend/locales`.
        file: String,
        /// What the parser said.
        reason: String,
    },
    /// A key that stands twice in one language.
    #[error("{file} repeats a message: {reason}")]
    Duplicate {
        /// The file with the second one.
        file: String,
        /// Which message it is.
        reason: String,
    },
    /// A key that one language has and another lacks.
    #[error("the message {key:?} is missing in {language}")]
    Missing {
        /// The key.
        key: String,
        /// The language that lacks it.
        language: Language,
    },
}

/// All messages in all languages. Cheap to clone.
#[derive(Clone)]
pub struct Catalog {
    languages: Arc<[LanguageMessages; 4]>,
}

struct LanguageMessages {
    /// Messages without placeables, which are most of them: a page looks up a hundred.
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
}

/// A value that fills a place in a message: a text, or a number that Fluent can choose a plural form by.
#[derive(Clone, Debug)]
pub enum Argument<'a> {
    /// Shown as it is.
    Text(Cow<'a, str>),
    /// Chooses plural forms; shown grouped as the language groups digits.
    Number(i64),
}

/// A message that is looked up and filled in when it is displayed.
#[derive(Clone)]
pub struct Message<'a> {
    catalog: &'a Catalog,
    language: Language,
    key: Cow<'a, str>,
    arguments: Vec<(&'a str, Argument<'a>)>,
}

impl Catalog {
    /// The catalogs that are compiled in.
    ///
    /// # Errors
    /// [`CatalogError`] for a file that does not parse, a repeated key, and a key that not every language has.
    pub fn compiled_in() -> Result<Catalog, CatalogError> {
        let [nl, en, de, ro] = Language::ALL.map(|language| {
            let files = LOCALES
                .get_dir(language.code())
                .map(|dir| dir.files().collect::<Vec<_>>())
                .unwrap_or_default();
            let sources: BTreeMap<String, &str> = files
                .into_iter()
                .filter_map(|file| Some((file.path().display().to_string(), file.contents_utf8()?)))
                .collect();
            LanguageMessages::parse(language, &sources)
        });
        let catalog = Catalog { languages: Arc::new([nl?, en?, de?, ro?]) };
        catalog.require_one_key_set()?;
        Ok(catalog)
    }

    /// The message with this key, for a reader of this language.
    pub fn message<'a>(&'a self, language: Language, key: impl Into<Cow<'a, str>>) -> Message<'a> {
        Message { catalog: self, language, key: key.into(), arguments: Vec::new() }
    }

    /// Whether there is such a message.
    pub fn contains(&self, key: &str) -> bool {
        self.languages[0].keys.contains(key)
    }

    /// All keys, sorted; the same in every language.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.languages[0].keys.iter().map(String::as_str)
    }

    fn require_one_key_set(&self) -> Result<(), CatalogError> {
        let all: BTreeSet<&String> = self.languages.iter().flat_map(|messages| &messages.keys).collect();
        for language in Language::ALL {
            let own = &self.languages[language.index()].keys;
            if let Some(key) = all.iter().find(|key| !own.contains(**key)) {
                return Err(CatalogError::Missing { key: (*key).clone(), language });
            }
        }
        Ok(())
    }
}

impl LanguageMessages {
    fn parse(language: Language, sources: &BTreeMap<String, &str>) -> Result<LanguageMessages, CatalogError> {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // The isolating marks are for mixed directions of writing; ours are all left to right, and the marks
        // would end up in addresses, mail subjects and copied text.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::Nl => |value, _| grouped(value, Language::Nl),
            Language::En => |value, _| grouped(value, Language::En),
            Language::De => |value, _| grouped(value, Language::De),
            Language::Ro => |value, _| grouped(value, Language::Ro),
        }));
        let mut plain = HashMap::new();
        let mut keys = BTreeSet::new();
        for (file, source) in sources {
            let resource = FluentResource::try_new((*source).to_owned()).map_err(|(_, errors)| {
                CatalogError::Syntax {
                    file: file.clone(),
                    reason: errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
                }
            })?;
            for entry in resource.entries() {
                let Entry::Message(message) = entry else { continue };
                let Some(pattern) = &message.value else { continue };
                keys.insert(message.id.name.to_owned());
                let texts: Option<Vec<&str>> = pattern
                    .elements
                    .iter()
                    .map(|element| match element {
                        PatternElement::TextElement { value } => Some(*value),
                        PatternElement::Placeable { .. } => None,
                    })
                    .collect();
                if let Some(texts) = texts {
                    plain.insert(message.id.name.to_owned(), texts.concat());
                }
            }
            bundle.add_resource(resource).map_err(|errors| CatalogError::Duplicate {
                file: file.clone(),
                reason: errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
            })?;
        }
        Ok(LanguageMessages { plain, bundle, keys })
    }
}

/// Counts are whole numbers; anything else is left to Fluent.
#[expect(clippy::cast_possible_truncation, reason = "checked to be whole, and counts stay far below 2^53")]
fn grouped(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 => {
            Some(crate::format::integer(language, number.value as i64))
        }
        _ => None,
    }
}

impl<'a> Message<'a> {
    /// Fills the place `{ $name }`.
    #[must_use]
    pub fn with(mut self, name: &'a str, value: impl Into<Argument<'a>>) -> Message<'a> {
        self.arguments.push((name, value.into()));
        self
    }

    /// Whether there is nothing to say: a message without a key. Templates hand optional texts on and ask this.
    pub fn is_empty(&self) -> bool {
        self.key.is_empty()
    }
}

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let messages = &self.catalog.languages[self.language.index()];
        if self.arguments.is_empty()
            && let Some(text) = messages.plain.get(self.key.as_ref())
        {
            return f.write_str(text);
        }
        let Some(pattern) = messages.bundle.get_message(&self.key).and_then(|message| message.value()) else {
            // The tests hold that every key exists. Should one be missing all the same, its name says more to
            // whoever reports it than an empty place.
            return f.write_str(&self.key);
        };
        let mut arguments = FluentArgs::with_capacity(self.arguments.len());
        for (name, argument) in &self.arguments {
            match argument {
                Argument::Text(text) => {
                    arguments.set(*name, FluentValue::String(Cow::Borrowed(text.as_ref())))
                }
                #[expect(clippy::cast_precision_loss, reason = "counts on a page stay far below 2^53")]
                Argument::Number(number) => arguments.set(*name, FluentValue::from(*number as f64)),
            }
        }
        let mut errors = Vec::new();
        f.write_str(&messages.bundle.format_pattern(pattern, Some(&arguments), &mut errors))
    }
}

impl fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Message({}, {})", self.language, self.key)
    }
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Argument::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Argument::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Argument<'_> {
    fn from(text: String) -> Self {
        Argument::Text(Cow::Owned(text))
    }
}

impl<'a> From<&Message<'a>> for Argument<'a> {
    fn from(message: &Message<'a>) -> Self {
        Argument::Text(Cow::Owned(message.to_string()))
    }
}

impl<'a> From<Message<'a>> for Argument<'a> {
    fn from(message: Message<'a>) -> Self {
        Argument::from(&message)
    }
}

/// Numbers of every width that pages count with.
macro_rules! number_argument {
    ($($kind:ty),+) => {$(
        impl From<$kind> for Argument<'_> {
            fn from(number: $kind) -> Self {
                Argument::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
        impl From<&$kind> for Argument<'_> {
            fn from(number: &$kind) -> Self {
                Argument::from(*number)
            }
        }
    )+};
}
number_argument!(i32, i64, u32, u64, usize);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_same_messages() {
        Catalog::compiled_in().unwrap();
    }

    #[test]
    fn romanian_counts_in_three_forms() {
        let sources = BTreeMap::from([(
            "ro/test.ftl".to_owned(),
            "firms = { $count ->\n    [one] { $count } firmă\n    [few] { $count } firme\n   *[other] { $count } de firme\n}\n",
        )]);
        let ro = || LanguageMessages::parse(Language::Ro, &sources).unwrap();
        let catalog = Catalog { languages: Arc::new([ro(), ro(), ro(), ro()]) };
        let said = |count: i64| catalog.message(Language::Ro, "firms").with("count", count).to_string();
        assert_eq!(said(1), "1 firmă");
        assert_eq!(said(5), "5 firme");
        assert_eq!(said(2600), "2.600 de firme");
    }
}
