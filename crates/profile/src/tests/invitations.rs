//! Inviting colleagues.

use account::membership::CompanyRole;
use account::{EmailAddress, Generator};
use diesel::prelude::*;

use super::*;
use crate::company::invitation::{self, InvitationError, LIFETIME, MOST_OPEN};

/// Invites the person and gives the secret that their mail holds.
fn invite(conn: &mut Conn, company: CompanyId, email: &str) -> Result<String, InvitationError> {
    let inviter = person(conn, "Grietje Kade");
    let email: EmailAddress = email.parse().unwrap();
    let generator = Generator::system();
    invitation::invite(conn, &generator, company, &email, CompanyRole::Member, &inviter, noon())?;
    let payloads: Vec<String> = database::schema::outbox::table
        .filter(database::schema::outbox::kind.eq(account::mail::KIND))
        .order(database::schema::outbox::id.desc())
        .select(database::schema::outbox::payload)
        .load(conn)
        .unwrap();
    let mail: account::mail::Mail = serde_json::from_str(&payloads[0]).unwrap();
    Ok(mail.arguments["token"].as_str().unwrap().to_owned())
}

database::on_both_engines! {
    fn an_invited_colleague_joins_once_by_the_link_in_the_mail(db: &Db) {
        write(db, |conn| {
            let company = register(conn, "Kade").id;
            let token = invite(conn, company, "Jan.Wal@example.test").unwrap();
            let jan = person(conn, "Jan Wal");
            assert_eq!(invitation::open_of_company(conn, company, noon()).unwrap().len(), 1);
            assert_eq!(invitation::inviter_name(conn, &token).unwrap().unwrap(), "Grietje Kade");
            assert_eq!(invitation::accept(conn, &token, &jan, noon()).unwrap(), company);
            assert_eq!(role_of(conn, company, &jan), Some(CompanyRole::Member));
            assert!(matches!(invitation::accept(conn, &token, &jan, noon()), Err(InvitationError::Unknown)));
            assert!(matches!(invite(conn, company, "jan.wal@example.test"), Err(InvitationError::MemberAlready)));
        });
    }

    fn an_invitation_is_good_for_the_invited_address_only(db: &Db) {
        write(db, |conn| {
            let company = register(conn, "Kade").id;
            let token = invite(conn, company, "jan.wal@example.test").unwrap();
            let thief = person(conn, "Piet Dief");
            assert!(matches!(invitation::accept(conn, &token, &thief, noon()), Err(InvitationError::OtherAddress)));
            assert_eq!(role_of(conn, company, &thief), None);
            assert!(matches!(invitation::look(conn, "guessed", noon()), Err(InvitationError::Unknown)));
        });
    }

    fn an_invitation_ends_by_time_by_a_newer_one_and_by_taking_it_back(db: &Db) {
        write(db, |conn| {
            let company = register(conn, "Kade").id;
            let first = invite(conn, company, "jan.wal@example.test").unwrap();
            let second = invite(conn, company, "jan.wal@example.test").unwrap();
            assert!(matches!(invitation::look(conn, &first, noon()), Err(InvitationError::Unknown)));
            assert!(invitation::look(conn, &second, noon()).is_ok());
            assert!(matches!(invitation::look(conn, &second, noon() + LIFETIME), Err(InvitationError::Expired)));
            let open = invitation::open_of_company(conn, company, noon()).unwrap();
            invitation::take_back(conn, company, open[0].id).unwrap();
            assert!(matches!(invitation::look(conn, &second, noon()), Err(InvitationError::Unknown)));
        });
    }

    fn nobody_sends_mail_to_the_world_by_invitations(db: &Db) {
        write(db, |conn| {
            let company = register(conn, "Kade").id;
            for number in 0..MOST_OPEN {
                invite(conn, company, &format!("person{number}@example.test")).unwrap();
            }
            assert!(matches!(invite(conn, company, "one.more@example.test"), Err(InvitationError::TooMany)));
        });
    }
}
