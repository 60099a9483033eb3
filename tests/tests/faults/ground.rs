//! Who is at work while the program dies, and what they have to work on.

use std::sync::atomic::{AtomicUsize, Ordering};

use account::session::Proof;
use account::staff::StaffRole;
use account::{CompanyId, Generator, OfficeId, UserId, Viewer, office, session, staff, user};
use chrono::NaiveDateTime;
use database::{Clock, Conn, Db, DbError};
use locale::Language;
use messaging::IntroductionId;
use messaging::introduction::{self, NewIntroduction};
use profile::curation;
use tests::program::Program;
use tests::world::company;

/// Companies that ask each other; with [`MOST_SHIFT`] below half of it no two ask each other twice.
const COMPANIES: usize = 60;
/// A company may ask ten others in a day, and one has been asked for the conversation.
const MOST_SHIFT: usize = 9;
/// Profiles that an office has in hand.
const IN_HAND: usize = 150;

/// Somebody with an account and a session.
#[derive(Clone)]
pub struct Person {
    pub id: UserId,
    pub email: String,
    pub cookie: String,
}

/// A published company and its only member.
pub struct Member {
    pub person: Person,
    pub slug: String,
    id: CompanyId,
}

/// All of it. What is worked on next is counted here, so that nobody does the same twice.
pub struct Ground {
    /// People who register companies.
    pub registrars: Vec<Person>,
    /// Somebody who publishes.
    pub staff: Person,
    members: Vec<Member>,
    conversations: Vec<(IntroductionId, usize, usize)>,
    in_hand: Vec<(CompanyId, Person)>,
    asked: AtomicUsize,
    written: AtomicUsize,
    published: AtomicUsize,
}

impl Ground {
    /// Makes them, in a database that the program has made ready.
    pub fn prepare(program: &Program, db: &Db) -> Ground {
        assert!(program.serve(&[]).stop(), "the program makes the database ready");
        let (generator, now) = (Generator::system(), Clock::system().now());
        db.write_blocking(|conn| Ok::<_, DbError>(Ground::write(conn, &generator, now))).unwrap()
    }

    fn write(conn: &mut Conn, generator: &Generator, now: NaiveDateTime) -> Ground {
        let sibiu = office::by_slug(conn, "sibiu").unwrap().unwrap().id;
        let person = |conn: &mut Conn, name: String| add_person(conn, generator, &name, now);
        let staff = person(conn, "staff".to_owned());
        staff::appoint(conn, staff.id, StaffRole::OfficeStaff, Some(sibiu), now).unwrap();
        let registrars = (0..3).map(|number| person(conn, format!("registrar-{number}"))).collect();
        let members: Vec<Member> = (0..COMPANIES)
            .map(|number| {
                let owner = person(conn, format!("member-{number}"));
                let company = hand_in(conn, &format!("Mill {number}"), sibiu, &owner, now);
                company::publish(conn, company.id, staff.id, now);
                Member { person: owner, slug: company.slug, id: company.id }
            })
            .collect();
        let conversations = (0..COMPANIES / 2)
            .map(|one| {
                let other = one + COMPANIES / 2;
                (introduce(conn, &members[one], &members[other], now), one, other)
            })
            .collect();
        let in_hand = (0..IN_HAND)
            .map(|number| {
                let owner = person(conn, format!("waiting-{number}"));
                let company = hand_in(conn, &format!("Waiting Mill {number}"), sibiu, &owner, now);
                curation::start_review(conn, company.id, now).unwrap();
                (company.id, owner)
            })
            .collect();
        let [asked, written, published] = [const { AtomicUsize::new(0) }; 3];
        Ground { registrars, staff, members, conversations, in_hand, asked, written, published }
    }

    /// Who asks whom next; nobody once all have asked as often as they may.
    pub fn next_request(&self) -> Option<(&Member, &Member)> {
        let number = self.asked.fetch_add(1, Ordering::Relaxed);
        let (from, shift) = (number % COMPANIES, 1 + number / COMPANIES);
        (shift <= MOST_SHIFT).then(|| (&self.members[from], &self.members[(from + shift) % COMPANIES]))
    }

    /// Where who writes to whom next: both sides in turn, thirty times each.
    pub fn next_message(&self) -> Option<(IntroductionId, &Member, &Member)> {
        let number = self.written.fetch_add(1, Ordering::Relaxed);
        let (id, one, other) = self.conversations[number % self.conversations.len()];
        let turn = number / self.conversations.len();
        let (from, to) = if turn.is_multiple_of(2) { (one, other) } else { (other, one) };
        (turn < 60).then(|| (id, &self.members[from], &self.members[to]))
    }

    /// What is published next, and who waits for it.
    pub fn next_publication(&self) -> Option<&(CompanyId, Person)> {
        self.in_hand.get(self.published.fetch_add(1, Ordering::Relaxed))
    }
}

fn add_person(conn: &mut Conn, generator: &Generator, name: &str, now: NaiveDateTime) -> Person {
    let email = format!("{name}@load.example");
    let name = "Somebody At Work".parse().unwrap();
    let id = user::add(conn, &email.parse().unwrap(), &name, Language::En, now).unwrap().id;
    user::confirm(conn, id, now).unwrap();
    let token = session::open(conn, generator, id, Proof::Mailbox, None, now).unwrap();
    Person { id, email, cookie: token.as_cookie() }
}

fn hand_in(
    conn: &mut Conn,
    name: &str,
    office: OfficeId,
    owner: &Person,
    now: NaiveDateTime,
) -> tests::world::Company {
    company::hand_in(conn, &company::MOARA.replace("Moara Cibin", name), office, owner.id, now)
}

fn introduce(conn: &mut Conn, one: &Member, other: &Member, now: NaiveDateTime) -> IntroductionId {
    let [asking, asked] = [one, other].map(|member| member.person.id);
    let asking = Viewer::load(conn, asking).unwrap();
    let new = NewIntroduction {
        from: one.id,
        to: other.id,
        opportunity: None,
        motivation: "Both of us grind grain; let us see whether we can do it together.".parse().unwrap(),
        language: Language::En,
        key: &one.slug,
    };
    let id = introduction::request(conn, &asking, &new, now).unwrap();
    let asked = Viewer::load(conn, asked).unwrap();
    introduction::accept(conn, &asked, id, now).unwrap();
    id
}
