//! The columns that a table of profiles may have, named by the path of their field.

use crate::document::limits;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// A text.
    Text,
    /// A number.
    Number,
    /// Texts with `;` between.
    Texts,
    /// Numbers with `;` between.
    Numbers,
}

/// A column by its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// Its name, as in the header.
    pub(super) name: String,
    /// The parts of its path; a number counts from 1.
    pub(super) path: Vec<String>,
    pub(super) holds: Holds,
}

/// The fields of a company, in the order of the format.
const COMPANY: [(&str, Holds); 20] = [
    ("name", Holds::Text),
    ("office", Holds::Text),
    ("country", Holds::Text),
    ("city", Holds::Text),
    ("postcode", Holds::Text),
    ("street", Holds::Text),
    ("lat", Holds::Number),
    ("lon", Holds::Number),
    ("chamber_number", Holds::Text),
    ("vat", Holds::Text),
    ("rsin", Holds::Text),
    ("euid", Holds::Text),
    ("website", Holds::Text),
    ("email", Holds::Text),
    ("phone", Holds::Text),
    ("founded", Holds::Number),
    ("employees", Holds::Number),
    ("languages", Holds::Texts),
    ("markets", Holds::Texts),
    ("certificates", Holds::Texts),
];
/// The lists beside the company.
const LISTS: [(&str, Holds); 3] =
    [("sectors", Holds::Texts), ("products", Holds::Texts), ("goals", Holds::Numbers)];
const TEXTS: [&str; 3] = ["headline", "summary", "story"];
const OPPORTUNITY: [(&str, Holds); 8] = [
    ("kind", Holds::Text),
    ("field", Holds::Text),
    ("cooperation", Holds::Texts),
    ("countries", Holds::Texts),
    ("valid_until", Holds::Text),
    ("keywords", Holds::Texts),
    ("stage", Holds::Text),
    ("ipr", Holds::Text),
];
const OPPORTUNITY_TEXTS: [&str; 6] =
    ["title", "summary", "description", "partner_role", "advantages", "specification"];
const LANGUAGES: [&str; 4] = ["nl", "en", "de", "ro"];

impl Column {
    /// The column of this name. The lists of a company may stand without the `company.` in front.
    pub(super) fn named(name: &str) -> Option<Column> {
        let name = name.trim();
        let parts: Vec<&str> = name.split('.').collect();
        let holds = match parts.as_slice() {
            ["languages" | "markets" | "certificates"] => Holds::Texts,
            ["company", field] => of(&COMPANY, field)?,
            [list] => of(&LISTS, list)?,
            ["texts", language, text] if LANGUAGES.contains(language) && TEXTS.contains(text) => Holds::Text,
            ["logo", "media"] => Holds::Text,
            ["logo", "alt", language] if LANGUAGES.contains(language) => Holds::Text,
            ["pictures", number, "media"] if is_number(number, limits::PICTURES) => Holds::Text,
            ["pictures", number, "alt", language]
                if is_number(number, limits::PICTURES) && LANGUAGES.contains(language) =>
            {
                Holds::Text
            }
            ["opportunities", number, field] if is_number(number, limits::OPPORTUNITIES) => {
                of(&OPPORTUNITY, field)?
            }
            ["opportunities", number, "texts", language, text]
                if is_number(number, limits::OPPORTUNITIES)
                    && LANGUAGES.contains(language)
                    && OPPORTUNITY_TEXTS.contains(text) =>
            {
                Holds::Text
            }
            _ => return None,
        };
        let path = match parts.as_slice() {
            [list @ ("languages" | "markets" | "certificates")] => {
                vec!["company".to_owned(), (*list).to_owned()]
            }
            parts => parts.iter().map(|part| (*part).to_owned()).collect(),
        };
        Some(Column { name: name.to_owned(), path, holds })
    }

    /// The path as a name, whatever was written in the header.
    pub(super) fn canonical(&self) -> String {
        self.path.join(".")
    }

    /// All columns in the order of the format, with so many opportunities and pictures.
    pub(super) fn all(opportunities: usize, pictures: usize) -> Vec<Column> {
        let mut names: Vec<String> = COMPANY.iter().map(|(field, _)| format!("company.{field}")).collect();
        names.extend(LISTS.iter().map(|(list, _)| (*list).to_owned()));
        for picture in
            std::iter::once("logo".to_owned()).chain((1..=pictures).map(|n| format!("pictures.{n}")))
        {
            names.push(format!("{picture}.media"));
            names.extend(LANGUAGES.iter().map(|language| format!("{picture}.alt.{language}")));
        }
        for language in LANGUAGES {
            names.extend(TEXTS.iter().map(|text| format!("texts.{language}.{text}")));
        }
        for number in 1..=opportunities {
            names.extend(OPPORTUNITY.iter().map(|(field, _)| format!("opportunities.{number}.{field}")));
            for language in LANGUAGES {
                let texts = OPPORTUNITY_TEXTS.iter();
                names.extend(texts.map(|text| format!("opportunities.{number}.texts.{language}.{text}")));
            }
        }
        names.iter().filter_map(|name| Column::named(name)).collect()
    }
}

fn of(fields: &[(&str, Holds)], name: &str) -> Option<Holds> {
    fields.iter().find(|(field, _)| *field == name).map(|(_, holds)| *holds)
}

fn is_number(text: &str, most: usize) -> bool {
    // `01` and `+1` would be second names for the same column.
    text.parse::<usize>().is_ok_and(|number| (1..=most).contains(&number) && number.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_found_by_its_name_and_stands_once() {
        let all = Column::all(limits::OPPORTUNITIES, limits::PICTURES);
        let mut names: Vec<String> = all.iter().map(Column::canonical).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all.len());
        assert!(all.iter().all(|column| Column::named(&column.name).as_ref() == Some(column)));
    }

    #[test]
    fn other_names_are_no_columns() {
        for name in [
            "",
            "name",
            "company",
            "company.colour",
            "texts.fr.headline",
            "opportunities.0.kind",
            "opportunities.01.kind",
            "opportunities.99.kind",
            "opportunities.1",
            "company.name.x",
            "opportunities.1.id",
        ] {
            assert_eq!(Column::named(name), None, "{name}");
        }
        assert_eq!(Column::named("markets").unwrap().canonical(), "company.markets");
    }
}
