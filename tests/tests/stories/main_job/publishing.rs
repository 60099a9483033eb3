//! From the sign-up to the public profile: Roelof Meijer writes it, Femke de Boer of the office reads it.

use std::time::{Duration, Instant};

use locale::Language::Nl;
use tests::browser::Browser;
use tests::world::Role;

use super::{ROELOF, Story};

const REMARK: &str = "Zeg ook voor wie de machines zijn.";

impl Story<'_> {
    pub fn sign_up(&self, roelof: &Browser) {
        roelof.visit("/nl/sign-up");
        roelof.fill("name", "Roelof Meijer");
        roelof.fill("email", ROELOF);
        self.press(roelof, Nl, "sign-up-button");
        assert!(roelof.path().contains("/sign-in/code/"), "{}", roelof.path());
        let (_, link) = self.mail(ROELOF, "/sign-in/link/");
        roelof.visit(&link);
        self.press(roelof, Nl, "sign-in-button");
        assert!(roelof.text("body").contains("Roelof Meijer"), "{}", roelof.text("body"));
        assert_eq!(roelof.path(), "/nl/my/company/new", "somebody new comes to register a company");
    }

    pub fn register(&self, roelof: &Browser) {
        roelof.fill("name", "Meijer Zaaitechniek");
        roelof.choose("office", "deventer");
        roelof.choose("country", "NL");
        // A register number with a digit too few is refused, and what was typed stays.
        roelof.fill("chamber_number", "1234567");
        self.press(roelof, Nl, "my-company-register");
        assert!(roelof.has(".error-summary"), "a wrong register number is accepted");
        assert_eq!(roelof.value("name"), "Meijer Zaaitechniek");
        roelof.fill("chamber_number", "12345678");
        self.press(roelof, Nl, "my-company-register");
        assert_eq!(roelof.path(), "/nl/my/company/edit", "then the profile is written");
    }

    pub fn write_profile(&self, roelof: &Browser) {
        roelof.fill("company.city", "Deventer");
        roelof.fill("company.email", "verkoop@zaaitechniek.example");
        roelof.fill("company.phone", "+31 570 555 0199");
        roelof.open_fold("texts.nl.headline");
        roelof.fill("texts.nl.headline", "Zaaimachines");
        roelof
            .fill("texts.nl.summary", "Wij bouwen zaaimachines voor akkerbouwers met lichte en zware grond.");
        self.pick(roelof, "products", "zaaimach");
        self.pick(roelof, "company.markets", "Duitsl");
        self.press(roelof, Nl, "my-company-save");
        assert!(!roelof.has(".error-summary"), "{}", roelof.text("main"));
        roelof.visit("/nl/my/company/edit");
        assert_eq!(roelof.value("texts.nl.headline"), "Zaaimachines", "what was saved is there");
        let chosen = roelof.text("[data-picker=products] .picker__chosen");
        assert!(chosen.to_lowercase().contains("zaaimachine"), "the product was kept: {chosen}");
    }

    /// Picks what is offered first for the letters typed; without scripts, by the button and the boxes it brings.
    fn pick(&self, browser: &Browser, name: &str, typed: &str) {
        let picker = format!("[data-picker=\"{name}\"]");
        browser.fill(&format!("{name}-find"), typed);
        if self.look.scripts {
            browser.wait_for(&format!("{picker} [role=option]"));
            browser.click(&format!("{picker} [role=option]"));
        } else {
            browser.leave(|browser| browser.click(&format!("{picker} button[name=find]")));
            browser.click(&format!("{picker} .picker__item--found input"));
        }
        browser.wait_for(&format!("{picker} input:checked"));
    }

    /// Adds what the company offers.
    pub fn offer(&self, roelof: &Browser) {
        self.press(roelof, Nl, "my-company-add-opportunity");
        roelof.choose("kind", "offer");
        roelof.choose("field", "commercial");
        roelof.choose("cooperation", "distribution");
        roelof.open_fold("texts.nl.title");
        roelof.fill("texts.nl.title", "Dealer gezocht voor zaaimachines");
        roelof.fill("texts.nl.description", "Wij zoeken een dealer met eigen monteurs in Noord-Duitsland.");
        self.press(roelof, Nl, "editor-save-and-close");
        assert!(
            roelof.text("main").contains("Dealer gezocht voor zaaimachines"),
            "the offer is listed: {}",
            roelof.text("main")
        );
    }

    pub fn hand_in(&self, roelof: &Browser) {
        roelof.visit("/nl/my/company");
        self.press(roelof, Nl, "my-company-submit");
        assert!(!roelof.has(".error-summary"), "{}", roelof.text("main"));
        let (mail, _) = self.mail(Role::Staff.email(), "/desk/");
        assert!(mail.text().contains("Meijer Zaaitechniek"), "{}", mail.text());
    }

    pub fn return_with_a_remark(&self, femke: &Browser) {
        self.open_review(femke);
        // Nobody is sent away without a word.
        self.press(femke, Nl, "desk-return");
        assert!(femke.has(".error-summary"), "a profile went back without a remark");
        femke.fill("remark:/texts/nl/headline", REMARK);
        self.press(femke, Nl, "desk-return");
        assert!(!femke.has(".error-summary"), "{}", femke.text("main"));
        assert!(!femke.text("main").contains("Meijer Zaaitechniek"), "it is still in the queue");
    }

    fn open_review(&self, femke: &Browser) {
        femke.visit("/nl/desk");
        femke.leave(|femke| femke.press("Meijer Zaaitechniek"));
        self.press(femke, Nl, "desk-start");
    }

    pub fn mend(&self, roelof: &Browser) {
        let (mail, link) = self.mail(ROELOF, "/my/company");
        assert!(mail.text().contains(REMARK), "{}", mail.text());
        roelof.visit(&link);
        roelof.visit("/nl/my/company/edit");
        assert!(roelof.text("main").contains(REMARK), "the remark stands beside its field");
        roelof.open_fold("texts.nl.headline");
        roelof.fill("texts.nl.headline", "Zaaimachines voor de akkerbouw");
        self.press(roelof, Nl, "my-company-save");
        self.hand_in(roelof);
    }

    pub fn publish(&self, femke: &Browser) {
        self.open_review(femke);
        self.press(femke, Nl, "desk-accept");
        let published = Instant::now();
        assert!(!femke.has(".error-summary"), "{}", femke.text("main"));
        while !self.finds("zaaimachines", "meijer-zaaitechniek") {
            assert!(published.elapsed() < Duration::from_secs(1), "nobody finds it within a second");
        }
        let (_, link) = self.mail(ROELOF, "/companies/meijer-zaaitechniek");
        femke.visit(&link);
        assert_eq!(femke.text("h1"), "Meijer Zaaitechniek");
    }

    fn finds(&self, typed: &str, slug: &str) -> bool {
        let found = self.app.visitor().get(&format!("/api/v1/companies?q={typed}")).json();
        found["hits"].as_array().is_some_and(|hits| hits.iter().any(|hit| hit["slug"] == slug))
    }
}
