//! From the search to the conversation: Anke Petersen of Hansekai in Rostock meets Roelof Meijer.

use locale::Language::{De, Nl};
use tests::browser::Browser;

use super::{ANKE, ROELOF, Story};

/// What shows only after the yes.
const CONTACTS: [&str; 3] = ["verkoop@zaaitechniek.example", "555 0199", ROELOF];
const ENTER: &str = "\u{e007}";

impl Story<'_> {
    /// By a German word for what a Dutch profile speaks of.
    pub fn find(&self, anke: &Browser) {
        anke.visit("/de");
        anke.click("main input[name=q]");
        anke.fill("q", "Sämaschinen");
        anke.leave(|anke| anke.keys(ENTER));
        anke.leave(|anke| anke.press("Meijer Zaaitechniek"));
        assert_eq!(anke.path(), "/de/companies/meijer-zaaitechniek");
        let page = anke.text("body");
        assert!(page.contains("Zaaimachines voor de akkerbouw"), "{page}");
        assert!(page.contains("Dealer gezocht voor zaaimachines"), "{page}");
        assert_hidden(anke);
    }

    /// The path of the introduction, without the language.
    pub fn ask(&self, anke: &Browser) -> String {
        anke.leave(|anke| anke.click("main a[href$=\"/introduction\"]"));
        let motivation = "Für unsere gekühlte Saatgutlagerung suchen wir einen Partner mit eigener Montage.";
        anke.fill("motivation", motivation);
        self.press(anke, De, "introduction-new-button");
        let path = anke.path();
        assert!(path.starts_with("/de/introductions/"), "{path}: {}", anke.text("main"));
        assert!(anke.text("body").contains(&self.app.text(De, "introduction-asked")));
        assert_hidden(anke);
        path.trim_start_matches("/de").split('?').next().unwrap_or_default().to_owned()
    }

    pub fn accept_from_the_mail(&self, roelof: &Browser) {
        let (mail, link) = self.mail(ROELOF, "/introductions/answer/");
        assert!(mail.text().contains("gekühlte Saatgutlagerung"), "{}", mail.text());
        // The link alone changes nothing: a scanner of mails follows links, too.
        roelof.visit(&link);
        self.press(roelof, Nl, "introduction-yes-button");
        let said = self.app.text(Nl, "introduction-answer-yes");
        assert!(roelof.text("body").contains(&said), "{}", roelof.text("body"));
        let (mail, _) = self.mail(ANKE, "/introductions/");
        assert!(mail.text().contains("Meijer Zaaitechniek"), "{}", mail.text());
    }

    pub fn see_contacts(&self, roelof: &Browser, anke: &Browser, introduction: &str) {
        anke.visit(&format!("/de{introduction}"));
        for contact in CONTACTS {
            assert!(anke.text("main").contains(contact), "Anke sees {contact}: {}", anke.text("main"));
        }
        roelof.visit(&format!("/nl{introduction}"));
        assert!(roelof.text("main").contains(ANKE), "Roelof sees Anke's address: {}", roelof.text("main"));
    }

    pub fn exchange_a_message(&self, roelof: &Browser, anke: &Browser, introduction: &str) {
        roelof.fill("body", "Wij komen graag naar Rostock om de opslag te bekijken.");
        self.press(roelof, Nl, "introduction-message-send");
        let (mail, link) = self.mail(ANKE, "/introductions/");
        assert!(mail.text().contains("naar Rostock"), "{}", mail.text());
        anke.visit(&link);
        assert!(anke.path().ends_with(introduction), "{}", anke.path());
        assert!(anke.text("main").contains("Wij komen graag naar Rostock"), "{}", anke.text("main"));
        anke.fill("body", "Sehr gern, zum Beispiel am zwölften März.");
        self.press(anke, De, "introduction-message-send");
        let (mail, _) = self.mail(ROELOF, "/introductions/");
        assert!(mail.text().contains("zwölften März"), "{}", mail.text());
        roelof.visit(&format!("/nl{introduction}"));
        assert!(roelof.text("main").contains("zwölften März"), "{}", roelof.text("main"));
    }
}

fn assert_hidden(browser: &Browser) {
    let page = browser.text("body");
    for contact in CONTACTS {
        assert!(!page.contains(contact), "{} shows {contact} before the yes", browser.path());
    }
}
