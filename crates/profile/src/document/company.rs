//! The company itself.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::problem::Expected;
use super::text::CompanyName;
use super::{Country, Email, Line, Phone, SpokenLanguage, Website, limits};
use crate::identifier::{ChamberNumber, Euid, Rsin, VatNumber};

/// Who and where a company is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Company {
    /// Its name with the legal form.
    pub name: CompanyName,
    /// The office that looks after it.
    pub office: OfficeSlug,
    /// Where it has its seat.
    pub country: Country,
    /// Its city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<Line<{ limits::CITY }>>,
    /// Its postcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<Line<{ limits::POSTCODE }>>,
    /// Its street and number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<Line<{ limits::STREET }>>,
    /// Latitude in degrees (WGS 84); there exactly when `lon` is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Longitude in degrees (WGS 84).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// Its number in the register of its country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chamber_number: Option<ChamberNumber>,
    /// Its VAT number; see [`VatNumber::may_hold_citizen_number`] before showing it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat: Option<VatNumber>,
    /// The Dutch tax number of a legal entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rsin: Option<Rsin>,
    /// The European unique identifier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub euid: Option<Euid>,
    /// Its website; public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<Website>,
    /// Its e-mail address: contact data, hidden until an introduction is accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
    /// Its telephone number: contact data, hidden until an introduction is accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    /// The year in which it was founded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub founded: Option<u16>,
    /// How many people work there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employees: Option<u32>,
    /// The languages in which it does business.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<SpokenLanguage>,
    /// The countries that it sells to or wants to sell to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub markets: Vec<Country>,
    /// Its certificates.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub certificates: Vec<Line<{ limits::CERTIFICATE }>>,
}

/// The short name of an office in addresses and files: lower-case letters, digits and single hyphens, at most 40.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OfficeSlug(String);

impl OfficeSlug {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for OfficeSlug {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        let fits = (1..=40).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && text.split('-').all(|part| !part.is_empty());
        fits.then(|| OfficeSlug(text.to_owned())).ok_or(Expected::Office)
    }
}

impl fmt::Display for OfficeSlug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for OfficeSlug {
    type Error = Expected;

    fn try_from(text: String) -> Result<Self, Expected> {
        text.parse()
    }
}

impl From<OfficeSlug> for String {
    fn from(slug: OfficeSlug) -> String {
        slug.0
    }
}
