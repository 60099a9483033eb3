//! A profile as it is being written: whatever was typed is kept, right or wrong, until it is handed in.

mod convert;

use std::collections::BTreeMap;

use locale::Language;
use serde::{Deserialize, Serialize};

use super::problem::FieldError;
use super::{MediaId, OpportunityId, Origin, ProfileDocument, Today, read};

/// The most characters that one field of a draft keeps, far above every limit: what is too long is kept so that its
/// writer can shorten it, but not without end.
pub const KEPT_CHARACTERS: usize = 20_000;

/// A profile as it is being written. The fields are those of [`ProfileDocument`], each as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProfileDraft {
    /// Who and where the company is.
    pub company: CompanyDraft,
    /// Sectors, by code.
    pub sectors: Vec<String>,
    /// Products, by code.
    pub products: Vec<String>,
    /// Goals, by number.
    pub goals: Vec<String>,
    /// The logo.
    pub logo: Option<PictureDraft>,
    /// Further pictures.
    pub pictures: Vec<PictureDraft>,
    /// Texts per language.
    pub texts: BTreeMap<Language, TextsDraft>,
    /// Opportunities.
    pub opportunities: Vec<OpportunityDraft>,
}

/// [`super::Company`] as it is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of Company, explained there")]
pub struct CompanyDraft {
    pub name: String,
    pub office: String,
    pub country: String,
    pub city: String,
    pub postcode: String,
    pub street: String,
    pub lat: String,
    pub lon: String,
    pub chamber_number: String,
    pub vat: String,
    pub rsin: String,
    pub euid: String,
    pub website: String,
    pub email: String,
    pub phone: String,
    pub founded: String,
    pub employees: String,
    pub languages: Vec<String>,
    pub markets: Vec<String>,
    pub certificates: Vec<String>,
}

/// [`super::Picture`] as it is being written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PictureDraft {
    /// The uploaded picture.
    pub media: MediaId,
    /// What it shows, per language.
    #[serde(default)]
    pub alt: BTreeMap<Language, String>,
}

/// [`super::ProfileTexts`] as they are being written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of ProfileTexts, explained there")]
pub struct TextsDraft {
    pub headline: String,
    pub summary: String,
    pub story: String,
}

/// [`super::Opportunity`] as it is being written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of Opportunity, explained there")]
pub struct OpportunityDraft {
    pub id: OpportunityId,
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub field: String,
    #[serde(default)]
    pub cooperation: Vec<String>,
    #[serde(default)]
    pub countries: Vec<String>,
    #[serde(default)]
    pub valid_until: String,
    #[serde(default)]
    pub keywords: Vec<String>,
    #[serde(default)]
    pub stage: String,
    #[serde(default)]
    pub ipr: String,
    #[serde(default)]
    pub texts: BTreeMap<Language, OpportunityTextsDraft>,
}

/// [`super::OpportunityTexts`] as they are being written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of OpportunityTexts, explained there")]
pub struct OpportunityTextsDraft {
    pub title: String,
    pub summary: String,
    pub description: String,
    pub partner_role: String,
    pub advantages: String,
    pub specification: String,
}

impl ProfileDraft {
    /// The draft of a company that has just been registered.
    #[must_use]
    pub fn empty(name: &str, office: &str, country: &str) -> ProfileDraft {
        ProfileDraft {
            company: CompanyDraft {
                name: name.to_owned(),
                office: office.to_owned(),
                country: country.to_owned(),
                ..CompanyDraft::default()
            },
            ..ProfileDraft::default()
        }
    }

    /// The profile that the draft is, when everything in it is right.
    ///
    /// # Errors
    /// All that is wrong with it, in the order of the fields.
    pub fn check(&self, today: Today) -> Result<ProfileDocument, Vec<FieldError>> {
        read(&self.to_node(), Origin::Draft, today)
    }
}

impl OpportunityDraft {
    /// A new one, with nothing in it.
    #[must_use]
    pub fn new(id: OpportunityId) -> OpportunityDraft {
        OpportunityDraft {
            id,
            kind: String::new(),
            field: String::new(),
            cooperation: Vec::new(),
            countries: Vec::new(),
            valid_until: String::new(),
            keywords: Vec::new(),
            stage: String::new(),
            ipr: String::new(),
            texts: BTreeMap::new(),
        }
    }
}
