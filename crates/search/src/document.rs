//! A profile as the index takes it: only what is searched, filtered, shown or recommended by, in plain types, so that
//! it can be made without a database.

use locale::Language;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A published profile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct IndexedProfile {
    /// The company's identifier.
    pub id: String,
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its office, by slug.
    pub office: String,
    /// Where it is.
    pub city: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Texts by language, in the order of `Language::ALL`.
    pub texts: [Option<IndexedTexts>; 4],
    /// NACE Rev. 2 codes.
    pub sectors: Vec<String>,
    /// CPV or HS codes.
    pub products: Vec<String>,
    /// Sustainable Development Goals.
    pub goals: Vec<u8>,
    /// Where it wants to export to, ISO 3166-1 alpha-2.
    pub markets: Vec<String>,
    /// What is spoken there, ISO 639-1.
    pub speaks: Vec<String>,
    /// Certificates as they are called.
    pub certificates: Vec<String>,
    /// Opportunities that are valid.
    pub opportunities: Vec<IndexedOpportunity>,
    /// When this version was published, microseconds since 1970.
    pub published_at: i64,
    /// How good the profile is in itself, 0 to 100: complete, checked, recently confirmed.
    pub quality: u8,
}

/// The texts of a profile in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexedTexts {
    /// One line.
    pub headline: String,
    /// A paragraph.
    pub summary: String,
    /// The portrait.
    pub story: String,
}

/// An offer or a request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexedOpportunity {
    /// Whether it is a request rather than an offer.
    pub request: bool,
    /// Cooperation types by their words.
    pub cooperation: Vec<String>,
    /// Where a partner is looked for; empty: anywhere.
    pub countries: Vec<String>,
    /// CPV or HS codes.
    pub keywords: Vec<String>,
    /// Texts by language, in the order of `Language::ALL`.
    pub texts: [Option<OpportunityWords>; 4],
}

/// The texts of an opportunity in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpportunityWords {
    /// One line.
    pub title: String,
    /// What it is, why this one, and with which figures.
    pub description: String,
    /// Who is looked for.
    pub partner_role: String,
}

impl IndexedProfile {
    /// A number that two profiles only share when they are the same to the index.
    pub fn digest(&self) -> u64 {
        // A plain structure of texts and numbers always becomes bytes.
        let bytes = postcard::to_stdvec(self).unwrap_or_default();
        let digest = Sha256::digest(&bytes);
        u64::from_le_bytes(std::array::from_fn(|at| digest[at]))
    }

    /// The languages that it is written in.
    pub fn languages(&self) -> Vec<Language> {
        Language::ALL.into_iter().filter(|language| self.texts[language.index()].is_some()).collect()
    }
}
