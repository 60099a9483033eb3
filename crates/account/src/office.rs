//! Trade offices: each looks after the companies of one city or region.

use chrono::NaiveDateTime;
use database::schema::offices;
use database::{Conn, DbError, identifier, on_each};
use diesel::prelude::*;

identifier!(
    /// Which office.
    OfficeId
);

/// A trade office.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable)]
#[diesel(table_name = offices)]
pub struct Office {
    /// Which one.
    pub id: OfficeId,
    /// Its name in addresses: `deventer`.
    pub slug: String,
    /// What it is called in lists.
    pub name: String,
    /// The city that it sits in.
    pub city: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Degrees north, WGS 84.
    pub lat: Option<f64>,
    /// Degrees east, WGS 84.
    pub lon: Option<f64>,
    /// Since when it is here.
    pub created_at: NaiveDateTime,
}

/// An office to be added.
#[derive(Clone, Debug, PartialEq)]
pub struct NewOffice {
    /// Lower-case letters, digits and hyphens, at most [`LONGEST_SLUG`].
    pub slug: String,
    /// What it is called in lists.
    pub name: String,
    /// The city that it sits in.
    pub city: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Degrees north and east, WGS 84.
    pub place: Option<(f64, f64)>,
}

/// Longest name of an office in addresses.
pub const LONGEST_SLUG: usize = 40;

/// Longest name of an office or its city.
pub const LONGEST_NAME: usize = 100;

/// The offices that a new database has: slug, city, country, place of the town hall.
const DEFAULTS: [(&str, &str, &str, (f64, f64)); 3] = [
    ("deventer", "Deventer", "NL", (52.2512, 6.1560)),
    ("sibiu", "Sibiu", "RO", (45.7968, 24.1512)),
    ("rostock", "Rostock", "DE", (54.0887, 12.1405)),
];

/// An office cannot be added.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// Not made of lower-case letters, digits and single hyphens.
    #[error(
        "{0:?} cannot be an office's name in addresses: lower-case letters, digits and hyphens, at most {LONGEST_SLUG}"
    )]
    Slug(String),
    /// Empty, or longer than [`LONGEST_NAME`].
    #[error("an office and its city need names of at most {LONGEST_NAME} characters")]
    Name,
    /// Not two capital letters.
    #[error("{0:?} is no country code of two capital letters (ISO 3166-1 alpha-2)")]
    Country(String),
    /// There is one already.
    #[error("there is an office {0:?} already")]
    Taken(String),
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] DbError),
}

/// Adds those of the three first offices that are not there yet. May be called at every start, by several nodes.
///
/// # Errors
/// When the database refuses.
pub fn ensure_defaults(conn: &mut Conn, now: NaiveDateTime) -> Result<(), DbError> {
    for (slug, city, country, (lat, lon)) in DEFAULTS {
        let row = (
            offices::id.eq(OfficeId::generate()),
            offices::slug.eq(slug),
            offices::name.eq(city),
            offices::city.eq(city),
            offices::country.eq(country),
            offices::lat.eq(lat),
            offices::lon.eq(lon),
            offices::created_at.eq(now),
            offices::updated_at.eq(now),
        );
        on_each!(conn, c => diesel::insert_into(offices::table)
            .values(row)
            .on_conflict(offices::slug)
            .do_nothing()
            .execute(c))?;
    }
    Ok(())
}

/// Adds an office.
///
/// # Errors
/// [`OfficeError`] names what is wrong with it.
pub fn add(conn: &mut Conn, new: &NewOffice, now: NaiveDateTime) -> Result<Office, OfficeError> {
    check(new)?;
    if by_slug(conn, &new.slug)?.is_some() {
        return Err(OfficeError::Taken(new.slug.clone()));
    }
    let office = Office {
        id: OfficeId::generate(),
        slug: new.slug.clone(),
        name: new.name.trim().to_owned(),
        city: new.city.trim().to_owned(),
        country: new.country.clone(),
        lat: new.place.map(|(lat, _)| lat),
        lon: new.place.map(|(_, lon)| lon),
        created_at: now,
    };
    diesel::insert_into(offices::table)
        .values((
            offices::id.eq(office.id),
            offices::slug.eq(&office.slug),
            offices::name.eq(&office.name),
            offices::city.eq(&office.city),
            offices::country.eq(&office.country),
            offices::lat.eq(office.lat),
            offices::lon.eq(office.lon),
            offices::created_at.eq(now),
            offices::updated_at.eq(now),
        ))
        .execute(conn)
        .map_err(DbError::from)?;
    Ok(office)
}

fn check(new: &NewOffice) -> Result<(), OfficeError> {
    let slug = &new.slug;
    let word = |part: &str| {
        !part.is_empty() && part.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
    };
    if slug.len() > LONGEST_SLUG || !slug.split('-').all(word) {
        return Err(OfficeError::Slug(slug.chars().take(LONGEST_SLUG).collect()));
    }
    for name in [&new.name, &new.city] {
        if name.trim().is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control)
        {
            return Err(OfficeError::Name);
        }
    }
    if new.country.len() != 2 || !new.country.bytes().all(|letter| letter.is_ascii_uppercase()) {
        return Err(OfficeError::Country(new.country.chars().take(10).collect()));
    }
    Ok(())
}

/// All offices, the oldest first: the order in which they are shown.
///
/// # Errors
/// When the database refuses.
pub fn all(conn: &mut Conn) -> Result<Vec<Office>, DbError> {
    Ok(offices::table.order((offices::created_at, offices::id)).select(Office::as_select()).load(conn)?)
}

/// The office with this name in addresses.
///
/// # Errors
/// When the database refuses; not being there is a result.
pub fn by_slug(conn: &mut Conn, slug: &str) -> Result<Option<Office>, DbError> {
    Ok(offices::table.filter(offices::slug.eq(slug)).select(Office::as_select()).first(conn).optional()?)
}

/// The office with this identifier.
///
/// # Errors
/// When the database refuses; not being there is a result.
pub fn by_id(conn: &mut Conn, id: OfficeId) -> Result<Option<Office>, DbError> {
    Ok(offices::table.filter(offices::id.eq(id)).select(Office::as_select()).first(conn).optional()?)
}
