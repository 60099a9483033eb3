//! Every letter, in every language.

use account::signed_link::LinkKey;
use account::{CompanyId, Generator, UserId};
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use database::testing::{Engine, TestDatabase};
use locale::{Catalog, Language};
use messaging::IntroductionId;
use messaging::letter::{self, Addresses, Rendered, Writing};
use serde_json::{Value, json};

fn now() -> NaiveDateTime {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap().naive_utc()
}

/// What each letter needs to know, with what could break out of a text in it.
fn sample(template: &str) -> Value {
    let company = "Kade & Zn <b>B.V.</b>";
    let id: IntroductionId = "01930000-0000-7000-8000-000000000001".parse().unwrap();
    let until = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
    let code = json!({ "code": "012345", "token": "dG9rZW4", "minutes": 15 });
    match template {
        "sign_in" | "sign_up" | "sign_up_again" | "reset_password" => code,
        "no_account" | "account_disabled" | "password_changed" => json!({}),
        "introduction_requested" | "introduction_reminder" => json!({
            "introduction": id, "company": company, "motivation": "Wij zoeken\n<script>alert(1)</script>", "until": until,
        }),
        "introduction_accepted" => json!({
            "introduction": id, "company": company,
            "contacts": {
                "company": company, "person": "Anna Bakker", "person_email": "anna@kade.example", "email": null,
                "phone": "+31 570 000000", "website": null, "address": "Kade 1, 7418 AA Deventer",
            },
        }),
        "introduction_declined" => json!({
            "introduction": id, "company": company, "reason": "have_partner", "note": "Misschien volgend jaar.",
        }),
        "introduction_withdrawn" | "introduction_expired" => {
            json!({ "introduction": id, "company": company })
        }
        "introduction_hanging" => {
            json!({ "introduction": id, "asking": company, "asked": "Turnătoria Cibin" })
        }
        "introduction_reported" => json!({
            "introduction": id, "reporting": company, "reported": "Turnătoria Cibin", "reason": "Stuurt reclame.",
        }),
        "message_received" => json!({
            "introduction": id, "company": company, "author": "Anna Bakker", "body": "Goedemorgen,\nhoe gaat het?",
        }),
        "invitation" => {
            json!({ "company": company, "inviter": "Anna Bakker", "token": "dG9rZW4", "days": 14 })
        }
        "profile_submitted" => json!({ "id": CompanyId::generate(), "company": company }),
        "profile_published" => json!({ "company": company, "slug": "kade-en-zn" }),
        "profile_returned" => json!({
            "company": company, "reason": "Bijna goed.", "remarks": ["Te kort.", "Welke machines?"],
        }),
        "profile_unpublished" => json!({ "company": company, "reason": null }),
        "opportunity_expiring" => json!({ "title": "Partner in Sibiu", "until": until }),
        other => panic!("the letter {other} has no sample"),
    }
}

struct Desk {
    catalog: Catalog,
    addresses: Addresses,
    key: LinkKey,
    user: UserId,
}

impl Desk {
    fn new() -> Desk {
        let database = TestDatabase::new(Engine::Sqlite);
        let key = database
            .db()
            .write_blocking(|conn| LinkKey::of_installation(conn, &Generator::seeded(1), now()))
            .unwrap();
        Desk {
            catalog: Catalog::compiled_in().unwrap(),
            addresses: Addresses::new("https://export.example"),
            key,
            user: UserId::generate(),
        }
    }

    fn write(&self, template: &str, arguments: Value, language: Language) -> Rendered {
        let writing = Writing {
            catalog: &self.catalog,
            language,
            name: Some("Jan de Vries"),
            user: Some(self.user),
            addresses: &self.addresses,
            key: &self.key,
            at: now(),
            kind: letter::kind(template),
        };
        letter::render(template, arguments, &writing).unwrap()
    }
}

#[test]
fn every_letter_reads_in_every_language_and_twice_alike() {
    let desk = Desk::new();
    for template in letter::TEMPLATES {
        for language in Language::ALL {
            let arguments = sample(template);
            let letter = desk.write(template, arguments.clone(), language);
            assert_eq!(letter, desk.write(template, arguments, language), "{template}");
            for part in [&letter.subject, &letter.text, &letter.html] {
                assert!(!part.trim().is_empty(), "{template} in {language}");
                // A key that is not in the catalog would stand there by its name.
                assert!(!part.contains("mail-"), "{template} in {language}: {part}");
                assert!(!part.contains("{ $"), "{template} in {language}: {part}");
            }
            assert!(!letter.subject.contains('\n'), "{template}");
            assert!(letter.text.contains("Jan de Vries"), "{template}");
            assert!(letter.html.contains(&format!("<html lang=\"{language}\">")), "{template}");
            assert!(!letter.text.contains("\n\n\n"), "{template} has a hole in it: {}", letter.text);
        }
    }
}

#[test]
fn what_others_wrote_is_text_and_never_markup() {
    let desk = Desk::new();
    for template in letter::TEMPLATES {
        let letter = desk.write(template, sample(template), Language::Nl);
        for markup in ["<script>", "<b>"] {
            assert!(!letter.html.contains(markup), "{template}: {}", letter.html);
        }
    }
    let letter = desk.write("introduction_requested", sample("introduction_requested"), Language::Nl);
    assert!(letter.text.contains("> Wij zoeken\n> <script>alert(1)</script>"), "{}", letter.text);
    assert!(letter.subject.starts_with("Kade & Zn <b>B.V.</b>"), "{}", letter.subject);
}

#[test]
fn a_name_cannot_begin_another_header() {
    let desk = Desk::new();
    let arguments = json!({ "company": "Werf\r\nBcc: all@example.test", "slug": "werf" });
    let letter = desk.write("profile_published", arguments, Language::En);
    assert_eq!(letter.subject, "The profile of Werf Bcc: all@example.test is online");
}

#[test]
fn a_code_stands_in_two_groups_beside_its_link() {
    let letter = Desk::new().write("sign_in", sample("sign_in"), Language::De);
    assert!(letter.text.contains("012 345"), "{}", letter.text);
    assert!(letter.text.contains("https://export.example/de/sign-in/link/dG9rZW4"), "{}", letter.text);
    assert!(letter.text.contains("15 Minuten"), "{}", letter.text);
    assert!(!letter.subject.contains("012"), "a locked screen shows subjects");
}

#[test]
fn only_letters_that_their_reader_can_do_without_offer_to_stop() {
    let desk = Desk::new();
    let offers = |template: &str| {
        desk.write(template, sample(template), Language::Nl)
            .text
            .contains("https://export.example/nl/unsubscribe/")
    };
    for template in
        ["message_received", "introduction_reminder", "introduction_hanging", "opportunity_expiring"]
    {
        assert!(offers(template), "{template}");
    }
    for template in ["sign_in", "introduction_requested", "introduction_accepted", "profile_returned"] {
        assert!(!offers(template), "{template}");
    }
}
