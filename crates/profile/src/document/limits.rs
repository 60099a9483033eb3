//! How long a text and how many of a thing there may be. Over-long is an error and never cut.
//!
//! The lengths of texts count characters (Unicode scalar values after NFC) and are those of the Enterprise Europe
//! Network's profile forms, as the plan of record of this platform takes them over; the counts of things are our own
//! and keep a page readable.

/// Headline of a profile.
pub const HEADLINE: usize = 80;
/// Summary of a profile.
pub const SUMMARY: usize = 500;
/// Story of a profile: the portrait.
pub const STORY: usize = 4_000;

/// Title of an opportunity.
pub const TITLE: usize = 256;
/// Summary of an opportunity.
pub const OPPORTUNITY_SUMMARY: usize = 500;
/// Description of an opportunity.
pub const DESCRIPTION: usize = 4_000;
/// The partner that an opportunity looks for, and the part that he would play.
pub const PARTNER_ROLE: usize = 4_000;
/// Advantages and innovations of an opportunity.
pub const ADVANTAGES: usize = 2_000;
/// Technical specification of an opportunity.
pub const SPECIFICATION: usize = 2_000;

/// Cooperation types of an opportunity (at least one).
pub const COOPERATIONS: usize = 3;
/// Keywords of an opportunity: five for what it is and five for its market.
pub const KEYWORDS: usize = 10;
/// Days that an opportunity is valid when it does not say until when.
pub const VALID_DAYS: u64 = 365;

/// Name of a company.
pub const COMPANY_NAME: usize = 150;
/// Name of a city.
pub const CITY: usize = 100;
/// A postcode; the longest in use have ten.
pub const POSTCODE: usize = 16;
/// Street and number.
pub const STREET: usize = 150;
/// A web address.
pub const WEBSITE: usize = 300;
/// An e-mail address (RFC 5321: 64 + 1 + 255, of which at most 254 fit a path).
pub const EMAIL: usize = 254;
/// Name of a certificate.
pub const CERTIFICATE: usize = 100;
/// What a picture shows, for those who do not see it.
pub const ALT_TEXT: usize = 250;

/// Sectors of a company.
pub const SECTORS: usize = 10;
/// Products of a company.
pub const PRODUCTS: usize = 30;
/// Goals: there are seventeen.
pub const GOALS: usize = 17;
/// Languages that a company does business in.
pub const LANGUAGES: usize = 20;
/// Countries in a list: all there are.
pub const COUNTRIES: usize = 249;
/// Certificates of a company.
pub const CERTIFICATES: usize = 20;
/// Opportunities of a company.
pub const OPPORTUNITIES: usize = 25;
/// Pictures of a company beside its logo.
pub const PICTURES: usize = 8;

/// Bytes of one profile in a file: the texts above in four languages, with every character in four bytes, for a
/// company with a full list of opportunities, and room to spare.
pub const PROFILE_BYTES: usize = 8 * 1024 * 1024;
