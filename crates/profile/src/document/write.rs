//! Writing a profile as a line of a profile file.

use std::collections::BTreeMap;

use locale::Language;
use serde::Serialize;

use super::{
    Company, Cooperation, Country, Field, Goal, Ipr, Kind, Opportunity, OpportunityTexts, Picture, Product,
    ProfileDocument, ProfileTexts, Sector, Stage,
};

impl ProfileDocument {
    /// The canonical line: fields in the order of the format's description, no space between, empty ones left out,
    /// no line break at the end. Two equal profiles give the same bytes.
    #[must_use]
    pub fn to_line(&self) -> String {
        // Texts, numbers and maps with text keys: nothing in it that JSON could not say.
        serde_json::to_string(&FileProfile::from(self)).unwrap_or_default()
    }
}

/// [`ProfileDocument`] without what is only for the inside.
#[derive(Serialize)]
struct FileProfile<'a> {
    company: &'a Company,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    sectors: &'a [Sector],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    products: &'a [Product],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    goals: &'a [Goal],
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<&'a Picture>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pictures: &'a [Picture],
    texts: &'a BTreeMap<Language, ProfileTexts>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    opportunities: Vec<FileOpportunity<'a>>,
}

#[derive(Serialize)]
struct FileOpportunity<'a> {
    kind: Kind,
    field: Field,
    cooperation: &'a [Cooperation],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    countries: &'a [Country],
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_until: Option<chrono::NaiveDate>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    keywords: &'a [Product],
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<Stage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ipr: Option<Ipr>,
    texts: &'a BTreeMap<Language, OpportunityTexts>,
}

impl<'a> From<&'a ProfileDocument> for FileProfile<'a> {
    fn from(document: &'a ProfileDocument) -> Self {
        FileProfile {
            company: &document.company,
            sectors: &document.sectors,
            products: &document.products,
            goals: &document.goals,
            logo: document.logo.as_ref(),
            pictures: &document.pictures,
            texts: &document.texts,
            opportunities: document.opportunities.iter().map(FileOpportunity::from).collect(),
        }
    }
}

impl<'a> From<&'a Opportunity> for FileOpportunity<'a> {
    fn from(opportunity: &'a Opportunity) -> Self {
        FileOpportunity {
            kind: opportunity.kind,
            field: opportunity.field,
            cooperation: &opportunity.cooperation,
            countries: &opportunity.countries,
            valid_until: opportunity.valid_until,
            keywords: &opportunity.keywords,
            stage: opportunity.stage,
            ipr: opportunity.ipr,
            texts: &opportunity.texts,
        }
    }
}
