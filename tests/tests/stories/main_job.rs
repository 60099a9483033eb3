//! The main job: publish a profile, have it curated, find it, ask for an introduction, get a yes. Three people with a
//! browser each, and the mails that a real relay took.

mod meeting;
mod publishing;

use locale::Language;
use tests::browser::{Browser, Look};
use tests::smtp_server::{SmtpServer, Taken};
use tests::world::Role;
use tests::{Engine, TestApp};

/// Roelof Meijer, who makes seed drills in Deventer.
const ROELOF: &str = "roelof@zaaitechniek.example";
/// Anke Petersen of Hansekai in Rostock.
const ANKE: &str = Role::OtherSide.email();

#[test]
fn a_company_is_published_found_and_introduced_on_sqlite() {
    the_main_job(Engine::Sqlite, true);
}

/// The same without scripts, on the other engine: what scripts add is never needed.
#[test]
fn a_company_is_published_found_and_introduced_without_scripts_on_postgres() {
    the_main_job(Engine::Postgres, false);
}

fn the_main_job(engine: Engine, scripts: bool) {
    let (mut app, _world) = TestApp::with_world(engine);
    let relay = SmtpServer::start();
    app.send_by(&relay.settings());
    app.keep_following();
    let story = Story { app: &app, relay: &relay, look: Look { scripts, ..Look::DESK } };

    let roelof = story.window("nl");
    story.sign_up(&roelof);
    story.register(&roelof);
    story.write_profile(&roelof);
    story.offer(&roelof);
    story.hand_in(&roelof);

    let femke = story.window("nl");
    femke.enter(&app, Role::Staff);
    story.return_with_a_remark(&femke);
    story.mend(&roelof);
    story.publish(&femke);

    let anke = story.window("de");
    anke.enter(&app, Role::OtherSide);
    story.find(&anke);
    let introduction = story.ask(&anke);
    story.accept_from_the_mail(&roelof);
    story.see_contacts(&roelof, &anke, &introduction);
    story.exchange_a_message(&roelof, &anke, &introduction);
}

struct Story<'a> {
    app: &'a TestApp,
    relay: &'a SmtpServer,
    look: Look,
}

impl Story<'_> {
    fn window(&self, language: &'static str) -> Browser {
        Browser::open(&self.app.origin, self.look.reading(language))
    }

    /// Presses the button that a text of the catalog names, and waits for the page to which it leads.
    #[track_caller]
    fn press(&self, browser: &Browser, language: Language, key: &str) {
        browser.leave(|browser| browser.press(&self.app.text(language, key)));
    }

    /// The newest mail to somebody that leads to a path; all that is due is delivered first.
    #[track_caller]
    fn mail(&self, to: &str, path: &str) -> (Taken, String) {
        self.app.mails();
        let taken = self.relay.taken();
        let newest = taken.into_iter().rev().find(|mail| mail.to == [to] && mail.link(path).is_some());
        let mail = newest.unwrap_or_else(|| panic!("no mail to {to} leads to {path}"));
        let link = mail.link(path).unwrap();
        assert!(!mail.subject().is_empty(), "the mail has no subject");
        (mail, link)
    }
}
