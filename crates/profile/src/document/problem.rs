//! What is wrong with a field: data, from which a page, a problem document or a terminal makes its sentence.

use std::fmt;

/// A place in a profile, as a JSON pointer (RFC 6901): `/company/vat`, `/opportunities/0/texts/en/title`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(String);

impl Pointer {
    /// The whole profile.
    #[must_use]
    pub fn root() -> Pointer {
        Pointer(String::new())
    }

    /// The field of this name below here.
    #[must_use]
    pub fn field(&self, name: &str) -> Pointer {
        Pointer(format!("{}/{}", self.0, name.replace('~', "~0").replace('/', "~1")))
    }

    /// The entry at this place (from 0) below here.
    #[must_use]
    pub fn item(&self, index: usize) -> Pointer {
        Pointer(format!("{}/{index}", self.0))
    }

    /// The pointer's text; empty for the whole profile.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same place as a column of a table is named: `opportunities.1.kind`, counted from 1.
    #[must_use]
    pub fn column(&self) -> String {
        let parts = self.0.split('/').skip(1).map(|part| match part.parse::<usize>() {
            Ok(index) => (index + 1).to_string(),
            Err(_) => part.replace("~1", "/").replace("~0", "~"),
        });
        parts.collect::<Vec<_>>().join(".")
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "/" } else { &self.0 })
    }
}

/// The shapes that a value in a profile has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text in quotes.
    Text,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// A list in `[ ]`.
    List,
    /// A record in `{ }`.
    Record,
}

/// What a field should have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Something: the field is required.
    Something,
    /// Something in at least one language.
    OneLanguage,
    /// A value of this shape.
    Shape(Shape),
    /// One of these fields.
    Field(Vec<&'static str>),
    /// The field only once.
    Once,
    /// One of these words.
    OneOf(Vec<&'static str>),
    /// At most so many characters.
    Characters {
        /// The limit.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// A text without line breaks.
    OneLine,
    /// A text without control characters and without marks that turn the direction of writing.
    Printable,
    /// At most so many entries.
    Entries {
        /// The limit.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// A number from the first to the second.
    Between(i64, i64),
    /// Latitude and longitude together.
    BothCoordinates,
    /// A country by ISO 3166-1 alpha-2, in capitals.
    Country,
    /// A language by ISO 639-1.
    Language,
    /// A NACE Rev. 2 code.
    Sector,
    /// A CPV code of eight digits or an HS heading of four or six.
    Product,
    /// A day as `2027-12-31`.
    Date,
    /// A web address that starts with `https://` or `http://`.
    Website,
    /// An e-mail address.
    Email,
    /// A telephone number that starts with `+` and the country's number.
    Phone,
    /// An office's short name: lower-case letters, digits, hyphens.
    Office,
    /// The identifier of a picture.
    Picture,
    /// A Dutch chamber of commerce number.
    KvkNumber,
    /// A Dutch RSIN.
    Rsin,
    /// A Romanian register number.
    RomanianRegister,
    /// A German register number.
    GermanRegister,
    /// A VAT number of this country.
    Vat(&'static str),
    /// A VAT number with the country in front.
    VatPrefix,
    /// A European unique identifier.
    Euid,
    /// A register number.
    ChamberNumber,
    /// Other digits: the check digit does not fit them.
    CheckDigit,
    /// That a research opportunity is a request.
    ResearchRequest,
}

impl Expected {
    /// A name for the kind of problem; the catalogs have a sentence for each under `problem-<name>`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Expected::Something => "required",
            Expected::OneLanguage => "one-language",
            Expected::Shape(Shape::Text) => "text",
            Expected::Shape(Shape::Whole) => "whole-number",
            Expected::Shape(Shape::Number) => "number",
            Expected::Shape(Shape::List) => "list",
            Expected::Shape(Shape::Record) => "record",
            Expected::Field(_) => "unknown-field",
            Expected::Once => "repeated-field",
            Expected::OneOf(_) => "one-of",
            Expected::Characters { .. } => "too-long",
            Expected::OneLine => "one-line",
            Expected::Printable => "printable",
            Expected::Entries { .. } => "too-many",
            Expected::Between(..) => "between",
            Expected::BothCoordinates => "both-coordinates",
            Expected::Country => "country",
            Expected::Language => "language",
            Expected::Sector => "sector",
            Expected::Product => "product",
            Expected::Date => "date",
            Expected::Website => "website",
            Expected::Email => "email",
            Expected::Phone => "phone",
            Expected::Office => "office",
            Expected::Picture => "picture",
            Expected::KvkNumber => "kvk-number",
            Expected::Rsin => "rsin",
            Expected::RomanianRegister => "romanian-register",
            Expected::GermanRegister => "german-register",
            Expected::Vat(_) => "vat",
            Expected::VatPrefix => "vat-prefix",
            Expected::Euid => "euid",
            Expected::ChamberNumber => "chamber-number",
            Expected::CheckDigit => "check-digit",
            Expected::ResearchRequest => "research-request",
        }
    }
}

/// The technical sentence, for the terminal and the API; pages take theirs from the catalogs.
impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expected::Something => f.write_str("a value, this field is required"),
            Expected::OneLanguage => f.write_str("this text in at least one of nl, en, de, ro"),
            Expected::Shape(Shape::Text) => f.write_str("a text"),
            Expected::Shape(Shape::Whole) => f.write_str("a whole number"),
            Expected::Shape(Shape::Number) => f.write_str("a number"),
            Expected::Shape(Shape::List) => f.write_str("a list"),
            Expected::Shape(Shape::Record) => f.write_str("a record"),
            Expected::Field(known) => write!(f, "one of the fields {}", known.join(", ")),
            Expected::Once => f.write_str("the field only once"),
            Expected::OneOf(words) => write!(f, "one of {}", words.join(", ")),
            Expected::Characters { most, found } => write!(f, "at most {most} characters, these are {found}"),
            Expected::OneLine => f.write_str("a text without line breaks"),
            Expected::Printable => f.write_str("a text without control characters"),
            Expected::Entries { most, found } => write!(f, "at most {most} entries, these are {found}"),
            Expected::Between(least, most) => write!(f, "a number from {least} to {most}"),
            Expected::BothCoordinates => f.write_str("lat and lon together"),
            Expected::Country => f.write_str("a country code of ISO 3166-1 alpha-2 in capitals, such as NL"),
            Expected::Language => f.write_str("a language code of ISO 639-1, such as nl"),
            Expected::Sector => f.write_str("a NACE Rev. 2 code, such as C, 28, 28.2 or 28.29"),
            Expected::Product => {
                f.write_str("a CPV code of eight digits or an HS heading of four or six digits")
            }
            Expected::Date => f.write_str("a day of the calendar, such as 2027-12-31"),
            Expected::Website => f.write_str("a web address that starts with https:// or http://"),
            Expected::Email => f.write_str("an e-mail address"),
            Expected::Phone => f.write_str("a telephone number with its country, such as +31 570 000000"),
            Expected::Office => f.write_str("the short name of an office, such as deventer"),
            Expected::Picture => f.write_str("the identifier of a picture"),
            Expected::KvkNumber => f.write_str("a Dutch chamber of commerce number (KvK) of eight digits"),
            Expected::Rsin => f.write_str("a Dutch RSIN of nine digits"),
            Expected::RomanianRegister => {
                f.write_str("a Romanian register number, such as J32/123/2010 or J2010000123328")
            }
            Expected::GermanRegister => {
                f.write_str("a German register number with its court, such as Rostock HRB 1234")
            }
            Expected::Vat(form) => write!(f, "a VAT number of the form {form}"),
            Expected::VatPrefix => f.write_str("a VAT number with the country in front, such as DE123456788"),
            Expected::Euid => f.write_str("a European unique identifier, such as NLNHR.12345678"),
            Expected::ChamberNumber => f.write_str("a register number of letters, digits and separators"),
            Expected::CheckDigit => f.write_str("other digits: the check digit does not fit them"),
            Expected::ResearchRequest => f.write_str("request: a research opportunity is always a request"),
        }
    }
}

impl std::error::Error for Expected {}

/// One thing that is wrong with a profile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{at}: found {found}, expected {expected}")]
pub struct FieldError {
    /// Where.
    pub at: Pointer,
    /// What stands there, shortened; `nothing` for what is missing.
    pub found: String,
    /// What should.
    pub expected: Expected,
}

/// Shortens what was found, so that an error about a long text can be read. Control characters are shown escaped.
#[must_use]
pub fn shown(value: &str) -> String {
    const SHOWN: usize = 60;
    let mut text: String = value.chars().take(SHOWN).flat_map(char::escape_debug).collect();
    if value.chars().nth(SHOWN).is_some() {
        text.push('…');
    }
    format!("\"{text}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_escapes_and_names_its_column_from_one() {
        let pointer =
            Pointer::root().field("opportunities").item(0).field("texts").field("en").field("a/b~c");
        assert_eq!(pointer.as_str(), "/opportunities/0/texts/en/a~1b~0c");
        assert_eq!(pointer.column(), "opportunities.1.texts.en.a/b~c");
    }

    #[test]
    fn a_long_value_is_shown_short_and_without_control_characters() {
        let text = shown(&format!("a\u{7}{}", "b".repeat(100)));
        assert!(text.starts_with("\"a\\u{7}b") && text.ends_with("…\""), "{text}");
    }
}
