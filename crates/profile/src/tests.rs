//! The life of companies on both engines.

mod companies;
mod curation;
mod exchange;
mod expiry;
mod invitations;
mod published;
mod renewal;

use account::membership::CompanyRole;
use account::office::{self, Office};
use account::user::{self, User};
use account::{CompanyId, OfficeId};
use chrono::{NaiveDate, NaiveDateTime};
use database::{Conn, Db, DbError};
use locale::Language;

use crate::company::{self, CompanyRecord, NewCompany, RegistrationError};
use crate::document::draft::{OpportunityDraft, OpportunityTextsDraft};
use crate::document::{OpportunityId, ProfileDraft};
use crate::drafting;

/// Tuesday noon.
fn noon() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(12, 0, 0).unwrap()
}

fn today() -> NaiveDate {
    noon().date()
}

/// Runs a body that must not fail in a transaction.
fn write<T>(db: &Db, body: impl FnOnce(&mut Conn) -> T) -> T {
    db.write_blocking(|conn| Ok::<T, DbError>(body(conn))).unwrap()
}

fn office(conn: &mut Conn, slug: &str) -> Office {
    office::ensure_defaults(conn, noon()).unwrap();
    office::by_slug(conn, slug).unwrap().unwrap()
}

fn person(conn: &mut Conn, name: &str) -> User {
    let email = format!("{}@example.test", name.to_lowercase().replace(' ', "."));
    user::add(conn, &email.parse().unwrap(), &name.parse().unwrap(), Language::Nl, noon()).unwrap()
}

fn try_register(conn: &mut Conn, name: &str, office: OfficeId) -> Result<CompanyRecord, RegistrationError> {
    let owner = person(conn, "Grietje Kade");
    let new = NewCompany { name: name.parse().unwrap(), office, country: "NL".parse().unwrap() };
    company::register(conn, &new, owner.id, noon())
}

/// A company of the office in Deventer, registered by Grietje Kade.
fn register(conn: &mut Conn, name: &str) -> CompanyRecord {
    let office = office(conn, "deventer");
    try_register(conn, name, office.id).unwrap()
}

/// A draft with all that is required, and one opportunity.
fn good_draft(conn: &mut Conn, company: CompanyId) -> ProfileDraft {
    let mut draft = drafting::load(conn, company).unwrap().unwrap().profile;
    draft.texts.entry(Language::Nl).or_default().headline = "Machines die blijven draaien".to_owned();
    draft.company.email = "verkoop@example.test".to_owned();
    draft.company.phone = "+31 570 000000".to_owned();
    let texts = OpportunityTextsDraft {
        title: "Agent gezocht".to_owned(),
        description: "In Saksen.".to_owned(),
        ..OpportunityTextsDraft::default()
    };
    draft.opportunities = vec![OpportunityDraft {
        kind: "request".to_owned(),
        field: "commercial".to_owned(),
        cooperation: vec!["agency".to_owned()],
        texts: [(Language::Nl, texts)].into(),
        ..OpportunityDraft::new(OpportunityId::generate())
    }];
    draft
}

/// Saves a draft on top of the present one.
fn save(conn: &mut Conn, company: CompanyId, draft: &ProfileDraft) -> i64 {
    let owner = person(conn, "Grietje Kade");
    let revision = company::by_id(conn, company).unwrap().unwrap().revision;
    drafting::save(conn, company, draft, revision, owner.id, noon()).unwrap()
}

/// A published company.
fn publish(conn: &mut Conn, name: &str) -> CompanyRecord {
    let company = register(conn, name);
    let draft = good_draft(conn, company.id);
    publish_draft(conn, company.id, &draft);
    company::by_id(conn, company.id).unwrap().unwrap()
}

/// Saves, hands in and accepts a draft.
fn publish_draft(conn: &mut Conn, id: CompanyId, draft: &ProfileDraft) {
    let (owner, reader) = (person(conn, "Grietje Kade"), person(conn, "Willem Lezer"));
    let revision = save(conn, id, draft);
    crate::curation::submit(conn, id, revision, owner.id, noon()).unwrap();
    let reviewing = crate::curation::Reviewing { company: id, revision, reviewer: reader.id };
    crate::curation::accept(conn, reviewing, false, noon()).unwrap();
}

/// What is in the outbox, as `kind event`.
fn notices(conn: &mut Conn) -> Vec<crate::notice::Notice> {
    use diesel::prelude::*;
    let rows: Vec<String> = database::schema::outbox::table
        .filter(database::schema::outbox::kind.eq(crate::notice::KIND))
        .order(database::schema::outbox::id)
        .select(database::schema::outbox::payload)
        .load(conn)
        .unwrap();
    rows.iter().map(|row| serde_json::from_str(row).unwrap()).collect()
}

/// What the audit trail says about a company, the latest first.
fn acts(conn: &mut Conn, company: CompanyId) -> Vec<String> {
    account::audit::of_subject(conn, "company", company.as_str(), 50)
        .unwrap()
        .into_iter()
        .map(|entry| entry.act)
        .collect()
}

fn role_of(conn: &mut Conn, company: CompanyId, user: &User) -> Option<CompanyRole> {
    let members = account::membership::of_company(conn, company).unwrap();
    members.into_iter().find(|member| member.user == user.id).map(|member| member.role)
}
