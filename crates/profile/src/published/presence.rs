//! Where public companies are and where they export to, for the map.

use database::schema::{companies, profile_versions};
use database::{Conn, DbError};
use diesel::prelude::*;

use crate::document::ProfileDocument;
use crate::drafting::from_json;

/// Where one company is, and its markets.
#[derive(Clone, Debug, PartialEq)]
pub struct Presence {
    /// Its town, as it writes it.
    pub city: Option<String>,
    /// Its country, ISO 3166-1 alpha-2.
    pub country: String,
    /// Degrees north and east (WGS 84), when it says so.
    pub place: Option<(f64, f64)>,
    /// The countries that it exports to.
    pub markets: Vec<String>,
}

/// The presence of every public company.
///
/// # Errors
/// When the database refuses.
pub fn presences(conn: &mut Conn) -> Result<Vec<Presence>, DbError> {
    let documents: Vec<String> = companies::table
        .inner_join(profile_versions::table.on(super::is_public_version()))
        .order(companies::id)
        .select(profile_versions::document)
        .load(conn)?;
    documents
        .iter()
        .map(|json| {
            let document: ProfileDocument = from_json(json)?;
            let company = document.company;
            Ok(Presence {
                city: company.city.map(|city| city.to_string()),
                country: company.country.as_str().to_owned(),
                place: company.lat.zip(company.lon),
                markets: company.markets.iter().map(|market| market.as_str().to_owned()).collect(),
            })
        })
        .collect()
}
