//! What people of the world have begun with each other: an introduction that waits, another with a report, an
//! invitation; and the secret parts of the links that their mails lead to.

use account::membership::CompanyRole;
use account::{CompanyId, Generator, UserId, Viewer, user};
use chrono::NaiveDateTime;
use database::Conn;
use locale::Language;
use messaging::IntroductionId;
use messaging::introduction::{self, NewIntroduction};
use messaging::report;
use messaging::written::Written;
use profile::company::invitation;

use super::Company;

/// Who meets whom.
pub struct People {
    /// Marieke Brinkman.
    pub owner: UserId,
    /// Ioana Moldovan.
    pub stranger: UserId,
    /// Anke Petersen.
    pub other_side: UserId,
}

/// The identities of what was begun.
#[derive(Clone, Debug)]
pub struct Encounters {
    /// Brinkman asked Hansekai, which has not answered.
    pub introduction: String,
    /// Anke's report about Moara Cibin, in an introduction that Moara Cibin asked for.
    pub report: String,
    /// Marieke's invitation of a colleague.
    pub invitation: String,
    /// The secret part of the link in that invitation.
    pub invitation_token: String,
    /// The signed part of the link with which Anke can answer.
    pub answer: String,
    /// The signed part of the link with which Anke can end such mails.
    pub unsubscription: String,
    /// Daan Visser, as a colleague who could be removed.
    pub colleague: String,
}

/// Begins all of it. The links are found out when the mails have been written: [`Encounters::read`].
pub fn begin(
    conn: &mut Conn,
    generator: &Generator,
    companies: [&Company; 3],
    people: &People,
    now: NaiveDateTime,
) -> Encounters {
    let [brinkman, hansekai, moara] = companies;
    let introduction = ask(conn, people.owner, brinkman.id, hansekai.id, now);
    let other = ask(conn, people.stranger, moara.id, hansekai.id, now);
    let anke = Viewer::load(conn, people.other_side).unwrap();
    let reason = "Dreimal derselbe Text an uns.".parse().unwrap();
    let report = report::report(conn, &anke, other, &reason, now).unwrap();
    let marieke = user::by_id(conn, people.owner).unwrap().expect("Marieke has an account");
    let colleague = "nieuwe.collega@brinkman.example".parse().unwrap();
    let invitation =
        invitation::invite(conn, generator, brinkman.id, &colleague, CompanyRole::Member, &marieke, now)
            .unwrap();
    Encounters {
        introduction: introduction.to_string(),
        report: report.to_string(),
        invitation: invitation.to_string(),
        invitation_token: String::new(),
        answer: String::new(),
        unsubscription: String::new(),
        colleague: String::new(),
    }
}

fn ask(conn: &mut Conn, who: UserId, from: CompanyId, to: CompanyId, now: NaiveDateTime) -> IntroductionId {
    let viewer = Viewer::load(conn, who).unwrap();
    let motivation =
        "Uw koelinstallaties en onze dozenvullers passen bij elkaar; wij willen u graag spreken.";
    let new = NewIntroduction {
        from,
        to,
        opportunity: None,
        motivation: motivation.parse().unwrap(),
        language: Language::Nl,
        key: "0192f000-0000-7000-8000-00000000000a",
    };
    introduction::request(conn, &viewer, &new, now).unwrap()
}

impl Encounters {
    /// Reads the secret parts of links out of the mails.
    ///
    /// # Panics
    /// When a mail is missing.
    pub fn read(&mut self, mails: &[Written]) {
        let part = |path: &str, about: &str| {
            let about = |mail: &&Written| mail.text.contains(about);
            let words = mails.iter().filter(about).flat_map(|mail| mail.text.split_whitespace());
            let link = words
                .filter_map(|word| word.split_once(path))
                .map(|(_, part)| part.split('#').next().unwrap_or(part));
            link.map(str::to_owned).next().unwrap_or_else(|| panic!("no mail leads to {path}"))
        };
        self.answer = part("/introductions/answer/", &self.introduction);
        self.invitation_token = part("/invitations/", "/invitations/");
    }
}
