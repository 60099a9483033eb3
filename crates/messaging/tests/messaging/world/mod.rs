//! A small fictional world: a yard in Deventer, a foundry in Sibiu, a mill in Rostock, their people and offices.

use account::mail::{Mail, Recipient};
use account::membership::{self, CompanyRole};
use account::office;
use account::staff::{self, StaffRole};
use account::{CompanyId, OfficeId, UserId, Viewer, user};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use database::schema::{companies, profile_versions};
use database::{Conn, Db, DbError, outbox};
use diesel::prelude::*;
use locale::Language;
use messaging::IntroductionId;
use messaging::introduction::{self, NewIntroduction, RequestError};

/// A Monday morning.
pub fn monday() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(9, 0, 0).unwrap()
}

pub struct World {
    /// A Dutch ship yard with two people.
    pub yard: CompanyId,
    /// A Romanian foundry.
    pub foundry: CompanyId,
    /// A German mill, which nobody else knows.
    pub mill: CompanyId,
    pub deventer: OfficeId,
    pub sibiu: OfficeId,
    /// Owner of the yard.
    pub anna: UserId,
    /// Member of the yard.
    pub bert: UserId,
    /// Owner of the foundry.
    pub cristina: UserId,
    /// Owner of the mill.
    pub dieter: UserId,
    /// Staff of the office of Deventer.
    pub els: UserId,
    /// Staff of the office of Sibiu.
    pub florin: UserId,
    /// Staff of the office of Rostock.
    pub gerda: UserId,
}

impl World {
    pub fn new(db: &Db) -> World {
        db.write_blocking(|conn| {
            office::ensure_defaults(conn, monday())?;
            let offices = office::all(conn)?;
            let [deventer, sibiu, rostock] = [offices[0].id, offices[1].id, offices[2].id];
            let world = World {
                yard: company(conn, deventer, "IJsselwerf", "NL")?,
                foundry: company(conn, sibiu, "Turnătoria Cibin", "RO")?,
                mill: company(conn, rostock, "Warnowmühle", "DE")?,
                deventer,
                sibiu,
                anna: person(conn, "anna@ijsselwerf.example", "Anna Bakker", Language::Nl)?,
                bert: person(conn, "bert@ijsselwerf.example", "Bert Visser", Language::En)?,
                cristina: person(conn, "cristina@cibin.example", "Cristina Popa", Language::Ro)?,
                dieter: person(conn, "dieter@warnow.example", "Dieter Kröger", Language::De)?,
                els: person(conn, "els@deventer.example", "Els Smit", Language::Nl)?,
                florin: person(conn, "florin@sibiu.example", "Florin Ionescu", Language::Ro)?,
                gerda: person(conn, "gerda@rostock.example", "Gerda Petersen", Language::De)?,
            };
            membership::add(conn, world.yard, world.anna, CompanyRole::Owner, monday())?;
            membership::add(conn, world.yard, world.bert, CompanyRole::Member, monday())?;
            membership::add(conn, world.foundry, world.cristina, CompanyRole::Owner, monday())?;
            membership::add(conn, world.mill, world.dieter, CompanyRole::Owner, monday())?;
            for (person, office) in [(world.els, deventer), (world.florin, sibiu), (world.gerda, rostock)] {
                staff::appoint(conn, person, StaffRole::OfficeStaff, Some(office), monday()).unwrap();
            }
            Ok::<_, DbError>(world)
        })
        .unwrap()
    }

    /// The foundry asks the yard.
    pub fn ask(&self, db: &Db) -> IntroductionId {
        self.ask_as(db, self.cristina, self.foundry, self.yard, "1", monday()).unwrap()
    }

    pub fn ask_as(
        &self,
        db: &Db,
        who: UserId,
        from: CompanyId,
        to: CompanyId,
        key: &str,
        at: NaiveDateTime,
    ) -> Result<IntroductionId, RequestError> {
        let viewer = viewer(db, who);
        let new = NewIntroduction {
            from,
            to,
            opportunity: None,
            motivation: "Căutăm un partener pentru elice de bronz.".parse().unwrap(),
            language: Language::Ro,
            key,
        };
        db.write_blocking(|conn| introduction::request(conn, &viewer, &new, at))
    }

    /// The foundry asks and the yard says yes.
    pub fn introduce(&self, db: &Db) -> IntroductionId {
        let id = self.ask(db);
        let anna = viewer(db, self.anna);
        db.write_blocking(|conn| introduction::accept(conn, &anna, id, monday())).unwrap();
        mails(db);
        id
    }
}

pub fn viewer(db: &Db, user: UserId) -> Viewer {
    db.read_blocking(|conn| Viewer::load(conn, user)).unwrap()
}

/// Takes all mails out of the outbox: the letter's name and whom it is for.
pub fn mails(db: &Db) -> Vec<(String, UserId)> {
    take_mails(db)
        .into_iter()
        .map(|mail| match mail.to {
            Recipient::User(user) => (mail.template, user),
            Recipient::Address { .. } => panic!("a letter to nobody: {}", mail.template),
        })
        .collect()
}

/// Takes all mails out of the outbox, as they are.
pub fn take_mails(db: &Db) -> Vec<Mail> {
    db.write_blocking(|conn| {
        let rows = outbox::lease(conn, "test", 1_000, monday() + TimeDelta::days(1_000))?;
        for row in &rows {
            outbox::complete(conn, row.id)?;
        }
        Ok::<_, DbError>(rows.iter().map(|row| row.payload().unwrap()).collect())
    })
    .unwrap()
}

fn person(conn: &mut Conn, email: &str, name: &str, language: Language) -> Result<UserId, DbError> {
    let person = user::add(conn, &email.parse().unwrap(), &name.parse().unwrap(), language, monday())?;
    user::confirm(conn, person.id, monday())?;
    Ok(person.id)
}

/// A published company, with contacts that only an introduction opens.
fn company(conn: &mut Conn, office: OfficeId, name: &str, country: &str) -> Result<CompanyId, DbError> {
    let id = CompanyId::generate();
    let slug = id.to_string();
    diesel::insert_into(companies::table)
        .values((
            companies::id.eq(id),
            companies::office_id.eq(office),
            companies::name.eq(name),
            companies::name_folded.eq(name.to_lowercase()),
            companies::slug.eq(slug),
            companies::country.eq(country),
            companies::position.eq(1_i64),
            companies::draft.eq("{}"),
            companies::draft_state.eq("published"),
            companies::published_version.eq(1_i64),
            companies::created_at.eq(monday()),
            companies::updated_at.eq(monday()),
        ))
        .execute(conn)?;
    let line = serde_json::json!({
        "company": {
            "name": name, "office": "deventer", "country": country, "city": "Stad", "postcode": "1234 AB",
            "street": "Kade 1", "email": "sales@company.example", "phone": "+31570000000",
            "website": "https://company.example",
        },
        "texts": { "en": { "headline": name } },
    });
    let document = profile::document::ProfileDocument::from_line(&line.to_string(), monday().date()).unwrap();
    diesel::insert_into(profile_versions::table)
        .values((
            profile_versions::company_id.eq(id),
            profile_versions::version.eq(1_i64),
            profile_versions::document.eq(serde_json::to_string(&document).unwrap()),
            profile_versions::created_at.eq(monday()),
        ))
        .execute(conn)?;
    Ok(id)
}
