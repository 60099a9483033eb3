//! What people were told had been done, and what must be there for it.

use account::{CompanyId, user};
use database::schema::{introductions, messages};
use database::{Clock, Conn, Db, DbError};
use diesel::prelude::*;
use profile::{company, published};
use tests::smtp_server::Taken;

/// What was acknowledged.
#[derive(Clone, Debug, Default)]
pub struct Acknowledged {
    signed_up: Vec<String>,
    registered: Vec<String>,
    asked: Vec<String>,
    written: Vec<String>,
    published: Vec<CompanyId>,
    due: Vec<Due>,
}

/// A mail that somebody must get.
#[derive(Clone, Debug)]
struct Due {
    to: String,
    /// What its text says, among other things.
    says: String,
}

impl Acknowledged {
    pub fn signed_up(&mut self, email: String) {
        self.due.push(Due { to: email.clone(), says: String::new() });
        self.signed_up.push(email);
    }

    pub fn registered(&mut self, name: String) {
        self.registered.push(name);
    }

    pub fn asked(&mut self, motivation: String, to: String) {
        self.due.push(Due { to, says: motivation.clone() });
        self.asked.push(motivation);
    }

    pub fn written(&mut self, body: String, to: String) {
        self.due.push(Due { to, says: body.clone() });
        self.written.push(body);
    }

    pub fn published(&mut self, company: CompanyId, owner: String) {
        self.due.push(Due { to: owner, says: "Mill".to_owned() });
        self.published.push(company);
    }

    /// How many acts of each kind: signed up, registered, asked, written, published.
    pub fn counts(&self) -> [usize; 5] {
        [&self.signed_up, &self.registered, &self.asked, &self.written]
            .map(Vec::len)
            .into_iter()
            .chain([self.published.len()])
            .collect::<Vec<_>>()
            .try_into()
            .expect("five kinds")
    }

    /// Adds what came later.
    pub fn add(&mut self, later: Acknowledged) {
        self.signed_up.extend(later.signed_up);
        self.registered.extend(later.registered);
        self.asked.extend(later.asked);
        self.written.extend(later.written);
        self.published.extend(later.published);
        self.due.extend(later.due);
    }

    /// The mails that were due and have not come.
    pub fn missing(&self, arrived: &[Taken]) -> Vec<String> {
        let arrived: Vec<(&[String], String)> =
            arrived.iter().map(|mail| (mail.to.as_slice(), mail.text())).collect();
        let came =
            |due: &&Due| arrived.iter().any(|(to, text)| to.contains(&due.to) && text.contains(&due.says));
        self.due.iter().filter(|due| !came(due)).map(|due| format!("{due:?}")).collect()
    }

    /// Holds that all of it is in the database.
    pub fn must_be_in(&self, db: &Db) {
        db.read_blocking(|conn| {
            self.people_and_companies(conn)?;
            for motivation in &self.asked {
                let rows: i64 = introductions::table
                    .filter(introductions::motivation.eq(motivation))
                    .count()
                    .get_result(conn)?;
                assert_eq!(rows, 1, "{motivation}");
            }
            for body in &self.written {
                let rows: i64 = messages::table.filter(messages::body.eq(body)).count().get_result(conn)?;
                assert_eq!(rows, 1, "{body}");
            }
            Ok::<_, DbError>(())
        })
        .unwrap();
    }

    fn people_and_companies(&self, conn: &mut Conn) -> Result<(), DbError> {
        for email in &self.signed_up {
            assert!(user::by_email(conn, &email.parse().unwrap())?.is_some(), "{email} is lost");
        }
        for name in &self.registered {
            let found = company::by_slug(conn, &name.to_lowercase().replace(' ', "-"))?;
            assert!(!matches!(found, company::Found::Nowhere), "{name} is lost");
        }
        let today = Clock::system().now().date();
        for company in &self.published {
            assert!(published::by_id(conn, *company, today)?.is_some(), "{company} is not public");
        }
        Ok(())
    }
}
