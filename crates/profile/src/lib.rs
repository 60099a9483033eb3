//! Companies with their checked identifiers, their profiles and opportunities, the way from draft to publication, and
//! the exchange of profiles in files.

pub mod document;
pub mod identifier;
