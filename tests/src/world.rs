//! A small fictional world: three companies that know each other, one that nobody has seen yet, and somebody of every
//! role. Tests speak of these people by name.

mod address;
pub mod company;
mod encounter;

use account::membership::CompanyRole;
use account::session::Proof;
use account::signed_link::{LinkKey, Purpose};
use account::staff::StaffRole;
use account::{
    CompanyId, Generator, OfficeId, SessionToken, UserId, membership, office, session, staff, user,
};
use chrono::NaiveDateTime;
use database::{Conn, DbError};
use locale::Language;
use profile::published;
use search::saved_search::{self, Frequency};
use search::{SearchRequest, synonym};
use web::assets::Assets;

use encounter::{Encounters, People};

use crate::{Client, TestApp};

/// What somebody is, seen from Brinkman Verpakkingstechniek in Deventer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Nobody has signed in.
    Visitor,
    /// Ioana Moldovan, owner of Moara Cibin in Sibiu, which has nothing to do with Brinkman.
    Stranger,
    /// Daan Visser, who works for Brinkman.
    Member,
    /// Marieke Brinkman.
    Owner,
    /// Anke Petersen, owner of Hansekai in Rostock, which Brinkman has asked for an introduction.
    OtherSide,
    /// Radu Ionescu of the office in Sibiu.
    StaffElsewhere,
    /// Femke de Boer of the office in Deventer.
    Staff,
    /// Henk Wolters, who leads the office in Deventer.
    Lead,
    /// Sanne Jansen.
    Administrator,
}

impl Role {
    /// Everybody, in the order of the columns of the permission table.
    pub const ALL: [Role; 9] = [
        Role::Visitor,
        Role::Stranger,
        Role::Member,
        Role::Owner,
        Role::OtherSide,
        Role::StaffElsewhere,
        Role::Staff,
        Role::Lead,
        Role::Administrator,
    ];

    /// Name, mailbox and language.
    const fn person(self) -> (&'static str, &'static str, Language) {
        match self {
            Role::Visitor => ("", "", Language::En),
            Role::Stranger => ("Ioana Moldovan", "ioana@moara-cibin.example", Language::Ro),
            Role::Member => ("Daan Visser", "daan@brinkman.example", Language::Nl),
            Role::Owner => ("Marieke Brinkman", "marieke@brinkman.example", Language::Nl),
            Role::OtherSide => ("Anke Petersen", "anke@hansekai.example", Language::De),
            Role::StaffElsewhere => ("Radu Ionescu", "radu@sibiu.example", Language::Ro),
            Role::Staff => ("Femke de Boer", "femke@deventer.example", Language::Nl),
            Role::Lead => ("Henk Wolters", "henk@deventer.example", Language::Nl),
            Role::Administrator => ("Sanne Jansen", "sanne@platform.example", Language::En),
        }
    }

    /// The address of the role's mailbox.
    pub const fn email(self) -> &'static str {
        self.person().1
    }
}

/// The identities of what was made.
#[derive(Clone, Debug)]
pub struct World {
    /// Brinkman Verpakkingstechniek, Deventer; published in Dutch and English.
    pub brinkman: Company,
    /// Hansekai Kühltechnik, Rostock; published in German and English.
    pub hansekai: Company,
    /// Moara Cibin, Sibiu; published in Romanian.
    pub moara: Company,
    /// Draaierij Kade, Deventer; handed in, and not read by anybody yet.
    pub kade: Company,
    /// The public address of Brinkman's opportunity: a distributor for its case packers.
    pub opportunity: String,
    /// Its identity.
    pub opportunity_id: String,
    /// What they have begun with each other.
    pub begun: Encounters,
    /// A search that the owner of Brinkman has saved.
    pub saved_search: String,
    /// A synonym of the office in Deventer.
    pub synonym: String,
    /// The style sheet's address below `/assets/`.
    pub style_sheet: String,
}

/// A company of the world.
#[derive(Clone, Debug)]
pub struct Company {
    /// Which.
    pub id: CompanyId,
    /// Its public address.
    pub slug: String,
}

impl World {
    /// Makes the world in an application's database. The mails that all this causes are not kept: they are the subject
    /// of other tests.
    ///
    /// # Panics
    /// When the domain refuses any of it.
    pub fn create(app: &TestApp) -> World {
        let now = app.clock.now();
        let write = |conn: &mut Conn| Ok::<_, DbError>(World::write(conn, &app.generator, now));
        let mut world = app.db().write_blocking(write).unwrap();
        world.begun.read(&app.mails());
        world.begun.unsubscription = unsubscription(app, now);
        app.follow();
        world
    }

    fn write(conn: &mut Conn, generator: &Generator, now: NaiveDateTime) -> World {
        let [deventer, sibiu, rostock] = ["deventer", "sibiu", "rostock"].map(|slug| office_of(conn, slug));
        let people = Role::ALL.map(|role| (role != Role::Visitor).then(|| add_person(conn, role, now)));
        let who = |role: Role| people[role as usize].expect("everybody but the visitor has an account");
        let mut appoint = |role, post, office| staff::appoint(conn, who(role), post, office, now).unwrap();
        appoint(Role::StaffElsewhere, StaffRole::OfficeStaff, Some(sibiu));
        appoint(Role::Staff, StaffRole::OfficeStaff, Some(deventer));
        appoint(Role::Lead, StaffRole::OfficeLead, Some(deventer));
        appoint(Role::Administrator, StaffRole::Administrator, None);
        let mut found = |file, office, owner| company::hand_in(conn, file, office, who(owner), now);
        let brinkman = found(company::BRINKMAN, deventer, Role::Owner);
        let hansekai = found(company::HANSEKAI, rostock, Role::OtherSide);
        let moara = found(company::MOARA, sibiu, Role::Stranger);
        for each in [&brinkman, &hansekai, &moara] {
            company::publish(conn, each.id, who(Role::Administrator), now);
        }
        membership::add(conn, brinkman.id, who(Role::Member), CompanyRole::Member, now).unwrap();
        let pieter = ("Pieter Kade", "pieter@kade.example", Language::Nl);
        let pieter = add_named(conn, pieter, now);
        let kade = company::hand_in(conn, company::KADE, deventer, pieter, now);
        let public = published::by_id(conn, brinkman.id, now.date()).unwrap().expect("Brinkman is public");
        let opportunity = public.opportunities[0].slug.clone();
        let opportunity_id = public.opportunities[0].id.to_string();
        let assets = Assets::compiled_in();
        let style_sheet = assets.address("main.css").trim_start_matches("/assets/").to_owned();
        let people = People {
            owner: who(Role::Owner),
            stranger: who(Role::Stranger),
            other_side: who(Role::OtherSide),
        };
        let mut begun = encounter::begin(conn, generator, [&brinkman, &hansekai, &moara], &people, now);
        begun.colleague = who(Role::Member).to_string();
        let saved_search = save_search(conn, who(Role::Owner), now);
        let synonym = add_synonym(conn, deventer, who(Role::Staff), now);
        World {
            brinkman,
            hansekai,
            moara,
            kade,
            opportunity,
            opportunity_id,
            begun,
            saved_search,
            synonym,
            style_sheet,
        }
    }
}

impl TestApp {
    /// The application with the world in its database.
    pub fn with_world(engine: crate::Engine) -> (TestApp, World) {
        let app = TestApp::start(engine);
        let world = World::create(&app);
        (app, world)
    }

    /// Somebody of this role, signed in.
    ///
    /// # Panics
    /// When the world has not been made.
    pub fn client(&self, role: Role) -> Client {
        let client = self.visitor();
        if let Some(token) = self.session(role) {
            client.set_cookie("session", &token.as_cookie());
        }
        client
    }

    /// A new session of somebody of this role; none for a visitor.
    ///
    /// # Panics
    /// When the world has not been made.
    pub fn session(&self, role: Role) -> Option<SessionToken> {
        if role == Role::Visitor {
            return None;
        }
        let (generator, now) = (self.generator.clone(), self.clock.now());
        let open = |conn: &mut Conn| {
            let person =
                user::by_email(conn, &role.email().parse().unwrap())?.expect("the world has been made");
            session::open(conn, &generator, person.id, Proof::Mailbox, None, now)
        };
        Some(self.db().write_blocking::<_, DbError, _>(open).unwrap())
    }
}

fn save_search(conn: &mut Conn, user: UserId, now: NaiveDateTime) -> String {
    let asked = SearchRequest::of("Kühlanlagen").with(search::Filter::Country, "DE");
    saved_search::save(conn, user, "Koeling in Duitsland", &asked, Frequency::Weekly, now)
        .unwrap()
        .to_string()
}

fn add_synonym(conn: &mut Conn, office: OfficeId, by: UserId, now: NaiveDateTime) -> String {
    let language = Some(Language::Nl);
    synonym::add(conn, office, language, "omverpakking", "dozenvuller", by, now).unwrap().to_string()
}

fn office_of(conn: &mut Conn, slug: &str) -> OfficeId {
    office::by_slug(conn, slug).unwrap().expect("the default offices").id
}

fn add_person(conn: &mut Conn, role: Role, now: NaiveDateTime) -> UserId {
    add_named(conn, role.person(), now)
}

fn add_named(conn: &mut Conn, (name, email, language): (&str, &str, Language), now: NaiveDateTime) -> UserId {
    let person = user::add(conn, &email.parse().unwrap(), &name.parse().unwrap(), language, now).unwrap();
    user::confirm(conn, person.id, now).unwrap();
    person.id
}

/// The secret part of the link by which somebody wants no more letters of a kind, as every such letter carries it.
fn unsubscription(app: &TestApp, now: NaiveDateTime) -> String {
    let email = Role::Owner.email().parse().unwrap();
    let user = app.db().read_blocking(|conn| user::by_email(conn, &email)).unwrap().unwrap().id;
    let key = app.db().write_blocking(|conn| LinkKey::of_installation(conn, &app.generator, now)).unwrap();
    key.sign(Purpose::Unsubscribe, &format!("{user}~messages"), now + chrono::TimeDelta::days(1))
}
