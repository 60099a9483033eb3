//! The demonstration edition: invented companies, an account for every role, introductions in every state.

mod introductions;

use account::membership::{self, CompanyRole};
use account::password::{self, HashedPassword, NewPassword};
use account::staff::{self, StaffRole};
use account::user::{self, PersonName};
use account::{EmailAddress, UserId, office};
use chrono::{NaiveDateTime, TimeDelta};
use database::Conn;
use locale::Language;
use profile::{CompanyId, demonstration};

use crate::Failure;
use crate::platform::Platform;

/// The password of every account of the demonstration.
const PASSWORD: &str = "kade-gevel-water";

/// An account of the demonstration.
struct Account {
    email: &'static str,
    name: &'static str,
    language: Language,
    role: Role,
}

enum Role {
    /// Staff of an office; of none for an administrator.
    Staff(StaffRole, Option<&'static str>),
    /// In the company at this place among all.
    Company(CompanyRole, usize),
}

const ACCOUNTS: &[Account] = &[
    staff("beheer@ronl.example", "Noor Wichers", Language::Nl, StaffRole::Administrator, None),
    staff("leiding@deventer.example", "Fenna Roelofs", Language::Nl, StaffRole::OfficeLead, Some("deventer")),
    staff("kantoor@deventer.example", "Bram Olthof", Language::Nl, StaffRole::OfficeStaff, Some("deventer")),
    staff("birou@sibiu.example", "Ioana Crăciun", Language::Ro, StaffRole::OfficeStaff, Some("sibiu")),
    staff("buero@rostock.example", "Jette Brandt", Language::De, StaffRole::OfficeStaff, Some("rostock")),
    company("eigenaar@bedrijf.example", "Hanneke Vos", Language::Nl, CompanyRole::Owner, DUTCH),
    company("collega@bedrijf.example", "Teun Vos", Language::Nl, CompanyRole::Member, DUTCH),
    company("proprietar@firma.example", "Radu Moldovan", Language::Ro, CompanyRole::Owner, ROMANIAN),
    company("inhaber@betrieb.example", "Swantje Peters", Language::De, CompanyRole::Owner, GERMAN),
];

/// The edition takes one company of each office in turn, in the order of the offices' names.
const DUTCH: usize = 0;
const GERMAN: usize = 1;
const ROMANIAN: usize = 2;

const fn staff(
    email: &'static str,
    name: &'static str,
    language: Language,
    role: StaffRole,
    office: Option<&'static str>,
) -> Account {
    Account { email, name, language, role: Role::Staff(role, office) }
}

const fn company(
    email: &'static str,
    name: &'static str,
    language: Language,
    role: CompanyRole,
    place: usize,
) -> Account {
    Account { email, name, language, role: Role::Company(role, place) }
}

/// Fills an empty database, and tells whether it did; one that holds companies is left as it is.
///
/// # Errors
/// When the database refuses.
pub fn fill(platform: &Platform) -> Result<bool, Failure> {
    let now = platform.clock.now();
    if !platform.db.read_blocking(demonstration::is_empty)? {
        return Ok(false);
    }
    let email: EmailAddress = ACCOUNTS[0].email.parse()?;
    let hashed = NewPassword::parse(PASSWORD, &email)?.hash(&platform.generator)?;
    platform
        .db
        .write_blocking(|conn| fill_in(conn, &hashed, now).map_err(FillError))
        .map_err(|FillError(failure)| failure)?;
    Ok(true)
}

/// Carries a failure out of the transaction.
struct FillError(Failure);

impl From<database::DbError> for FillError {
    fn from(error: database::DbError) -> Self {
        FillError(error.into())
    }
}

fn fill_in(conn: &mut Conn, hashed: &HashedPassword, now: NaiveDateTime) -> Result<(), Failure> {
    let companies = demonstration::publish_companies(conn, now)?;
    let joined = now - TimeDelta::days(60);
    let mut people = Vec::new();
    for account in ACCOUNTS {
        let user = add(conn, account.email, account.name, account.language, hashed, joined)?;
        match account.role {
            Role::Staff(role, office) => {
                let office = office.map(|slug| office::by_slug(conn, slug)).transpose()?.flatten();
                staff::appoint(conn, user, role, office.map(|office| office.id), joined)?;
            }
            Role::Company(role, place) => {
                if let Some(company) = companies.get(place) {
                    membership::add(conn, *company, user, role, joined)?;
                    if role == CompanyRole::Owner {
                        people.push((user, *company));
                    }
                }
            }
        }
    }
    // Every company has an owner, so that letters reach somebody.
    for (place, company) in companies.iter().enumerate().filter(|(place, _)| *place > ROMANIAN) {
        let email = format!("bedrijf{place}@ronl.example");
        let owner = add(conn, &email, &format!("Contact {place}"), Language::En, hashed, joined)?;
        membership::add(conn, *company, owner, CompanyRole::Owner, joined)?;
        people.push((owner, *company));
    }
    if let [(owner, first), .., (_, last)] = people.as_slice() {
        let reviewer = user::by_email(conn, &ACCOUNTS[2].email.parse()?)?.map_or(*owner, |user| user.id);
        demonstration::fill_queue(conn, other_dutch(&companies, *last), *first, *owner, reviewer, now)?;
    }
    introductions::fill(conn, &people, now)?;
    Ok(())
}

/// Another company of the first office than that of the first account.
fn other_dutch(companies: &[CompanyId], fallback: CompanyId) -> CompanyId {
    companies.get(DUTCH + 3).copied().unwrap_or(fallback)
}

fn add(
    conn: &mut Conn,
    email: &str,
    name: &str,
    language: Language,
    hashed: &HashedPassword,
    now: NaiveDateTime,
) -> Result<UserId, Failure> {
    let email: EmailAddress = email.parse()?;
    let name: PersonName = name.parse()?;
    let user = user::add(conn, &email, &name, language, now)?.id;
    user::confirm(conn, user, now)?;
    password::assign(conn, user, hashed, now)?;
    Ok(user)
}

/// Prints the address and how to sign in in each role.
pub fn say_how_to_sign_in(origin: &str) {
    println!("RONL Connect, demonstration edition: {origin}");
    println!("Sign in at {origin}/en/sign-in with the password {PASSWORD}");
    for account in ACCOUNTS {
        let role = match account.role {
            Role::Staff(role, office) => format!("{role} {}", office.unwrap_or("of all offices")),
            Role::Company(role, place) => {
                let city = ["Deventer", "Rostock", "Sibiu"].get(place).copied().unwrap_or_default();
                format!("company {role}, {city}")
            }
        };
        println!("  {:<28} {role} ({})", account.email, account.language);
    }
    println!(
        "Mails are written to the folder mail of the data folder; staff read them at {origin}/en/desk/mails"
    );
}
