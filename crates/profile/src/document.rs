//! The profile file: its types, which exist only when valid, how it is read with all errors at once, and how it is
//! written.

pub mod code;
mod company;
pub mod contact;
pub mod draft;
pub mod limits;
mod node;
mod opportunity;
mod picture;
pub mod problem;
mod read;
pub mod text;
mod write;

pub use code::{Country, Goal, Product, Sector, SpokenLanguage};
pub use company::{Company, OfficeSlug};
pub use contact::{Email, Phone, Website};
pub use draft::ProfileDraft;
pub use opportunity::{Cooperation, Field, Ipr, Kind, Opportunity, OpportunityId, OpportunityTexts, Stage};
pub use picture::{MediaId, Picture};
pub use problem::{Expected, FieldError, Pointer};
pub use read::{LineError, Today};
pub use text::{Line, Prose};

pub(crate) use node::Node;
pub(crate) use read::{Origin, read};

use std::collections::BTreeMap;

use locale::Language;
use serde::{Deserialize, Serialize};

use text::{Headline, Story, Summary};

/// A company's profile: what one line of a profile file holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileDocument {
    /// Who and where the company is.
    pub company: Company,
    /// What it does, by NACE Rev. 2.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sectors: Vec<Sector>,
    /// What it makes or sells, by CPV or HS.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<Product>,
    /// The Sustainable Development Goals that it works for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Goal>,
    /// Its logo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<Picture>,
    /// Further pictures, in the order in which they are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<Picture>,
    /// Its texts; at least one language has a headline.
    pub texts: BTreeMap<Language, ProfileTexts>,
    /// What it offers and asks for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opportunities: Vec<Opportunity>,
}

/// The texts of a profile in one language; at least one of them is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileTexts {
    /// One line that says what the company is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<Headline>,
    /// A paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Summary>,
    /// The portrait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<Story>,
}

impl ProfileDocument {
    /// The language whose texts a reader of `wanted` gets: his own, else English, else the first there is. Only
    /// languages with a headline count.
    #[must_use]
    pub fn language_for(&self, wanted: Language) -> Option<Language> {
        best_language(wanted, |language| {
            self.texts.get(&language).is_some_and(|texts| texts.headline.is_some())
        })
    }

    /// The languages in which there is a headline, in the order of [`Language::ALL`].
    #[must_use]
    pub fn written_in(&self) -> Vec<Language> {
        Language::ALL
            .into_iter()
            .filter(|language| self.texts.get(language).is_some_and(|texts| texts.headline.is_some()))
            .collect()
    }
}

/// The wanted language, else English, else the first of all that `has` a text.
fn best_language(wanted: Language, has: impl Fn(Language) -> bool) -> Option<Language> {
    [wanted, Language::En].into_iter().chain(Language::ALL).find(|language| has(*language))
}

#[cfg(test)]
mod tests;
