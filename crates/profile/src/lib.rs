//! Companies with their checked identifiers, their profiles and opportunities, the way from draft to publication, and
//! the exchange of profiles in files.

pub mod company;
pub mod curation;
pub mod demonstration;
pub mod document;
pub mod drafting;
pub mod exchange;
pub mod expiry;
pub mod identifier;
pub mod media;
pub mod notice;
mod publication;
pub mod published;
pub mod renewal;

pub use account::CompanyId;

#[cfg(test)]
mod tests;
