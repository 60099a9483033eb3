//! The companies of the world, as profile files, and their way to the public.

use account::{CompanyId, OfficeId, UserId};
use chrono::NaiveDateTime;
use database::Conn;
use profile::company::{self, NewCompany};
use profile::curation::{self, Reviewing};
use profile::document::{ProfileDocument, ProfileDraft};
use profile::drafting;

use super::Company;

/// Packaging machines from Deventer.
pub const BRINKMAN: &str = include_str!("brinkman.json");
/// Cooling for ships and stores, from Rostock.
pub const HANSEKAI: &str = include_str!("hansekai.json");
/// Flour from Sibiu.
pub const MOARA: &str = include_str!("moara.json");
/// Turned parts from Deventer.
pub const KADE: &str = include_str!("kade.json");

/// Registers the company, writes its profile and hands it to the office.
pub fn hand_in(conn: &mut Conn, file: &str, office: OfficeId, owner: UserId, now: NaiveDateTime) -> Company {
    let document = ProfileDocument::from_line(file, now.date()).unwrap();
    let new = NewCompany { name: document.company.name.clone(), office, country: document.company.country };
    let record = company::register(conn, &new, owner, now).unwrap();
    let draft = ProfileDraft::from(&document);
    let revision = drafting::save(conn, record.id, &draft, record.revision, owner, now).unwrap();
    curation::submit(conn, record.id, revision, owner, now).unwrap();
    Company { id: record.id, slug: record.slug }
}

/// Has the office read and accept it.
pub fn publish(conn: &mut Conn, company: CompanyId, reviewer: UserId, now: NaiveDateTime) {
    curation::start_review(conn, company, now).unwrap();
    let revision = drafting::load(conn, company).unwrap().unwrap().company.revision;
    curation::accept(conn, Reviewing { company, revision, reviewer }, false, now).unwrap();
}
