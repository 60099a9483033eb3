//! The profile file, read and written.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;

const EXAMPLE: &str = r#"{"company": {"name": "Voorbeeld Machinebouw B.V.", "office": "deventer", "country": "NL", "city": "Deventer", "postcode": "7418 AA", "street": "Kade 1",
  "lat": 52.25, "lon": 6.16, "chamber_number": "12345678", "vat": "NL123456782B12", "website": "https://example.test", "email": "sales@example.test",
  "phone": "+31570000000", "founded": 1998, "employees": 45, "languages": ["nl","en","de"], "markets": ["DE","RO"], "certificates": ["ISO 9001"]},
 "sectors": ["28.29"], "products": ["42921000"], "goals": [9,12],
 "texts": {"nl": {"headline": "…", "summary": "…", "story": "…"}, "en": {"headline": "…", "summary": "…"}},
 "opportunities": [{"kind": "offer", "field": "commercial", "cooperation": ["distribution","agency"], "countries": ["DE","RO"], "valid_until": "2027-12-31",
   "keywords": ["42921000"], "stage": null, "ipr": null,
   "texts": {"en": {"title": "…", "summary": "…", "description": "…", "partner_role": "…", "advantages": "…", "specification": "…"}}}]}"#;

const LEAST: &str = r#"{"company":{"name":"Kade","office":"deventer","country":"NL"},"texts":{"nl":{"headline":"Wij zijn er"}}}"#;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

/// The errors of a line, one per text, as `place name`.
fn errors(line: &str) -> Vec<String> {
    match ProfileDocument::from_line(line, today()) {
        Err(LineError::Fields(errors)) => {
            errors.iter().map(|error| format!("{} {}", error.at, error.expected.name())).collect()
        }
        other => panic!("expected errors of fields, found {other:?}"),
    }
}

/// The least profile, with another value for its whole or a part of it.
fn with(part: &str, value: &str) -> String {
    LEAST.replacen(part, value, 1)
}

#[test]
fn the_example_of_the_format_is_read() {
    let document = ProfileDocument::from_line(EXAMPLE, today()).unwrap();
    assert_eq!(document.company.vat.as_ref().unwrap().as_str(), "NL123456782B12");
    assert_eq!(document.opportunities[0].cooperation, [Cooperation::Distribution, Cooperation::Agency]);
    assert_eq!(document.written_in(), [Language::Nl, Language::En]);
    assert_eq!(document.language_for(Language::De), Some(Language::En));
}

#[test]
fn only_name_office_country_and_a_headline_are_required() {
    assert!(ProfileDocument::from_line(LEAST, today()).is_ok());
    assert_eq!(errors("{}"), ["/company required", "/texts one-language"]);
    assert_eq!(
        errors(r#"{"company":{},"texts":{"de":{"summary":"Nur dies"}}}"#),
        [
            "/company/name required",
            "/company/office required",
            "/company/country required",
            "/texts/de/headline one-language"
        ]
    );
}

#[test]
fn all_errors_are_found_at_once_each_with_its_place() {
    let line = r#"{"company":{"name":7,"office":"Deventer!","country":"XX","lat":91,"vat":"NL123456789B12","website":"example.test",
        "email":"x","phone":"0570","founded":3000,"employees":-1,"languages":["nl","qq"],"markets":"DE","colour":"red"},
        "sectors":["99.99.9"],"products":["1"],"goals":[18,1.5],"texts":{"fr":{"headline":"x"},"nl":{"headline":"a\nb"}},
        "opportunities":[{"kind":"gift","field":"research","cooperation":[],"valid_until":"2027-02-30","id":"x","texts":{"en":{"title":"x"}}}]}"#;
    assert_eq!(
        errors(line),
        [
            "/company/colour unknown-field",
            "/company/name text",
            "/company/office office",
            "/company/country country",
            "/company/lat between",
            "/company/lon both-coordinates",
            "/company/vat check-digit",
            "/company/website website",
            "/company/email email",
            "/company/phone phone",
            "/company/founded between",
            "/company/employees between",
            "/company/languages/1 language",
            "/company/markets list",
            "/sectors/0 sector",
            "/products/0 product",
            "/goals/0 between",
            "/goals/1 whole-number",
            "/texts/fr unknown-field",
            "/texts/nl/headline one-line",
            "/opportunities/0/id unknown-field",
            "/opportunities/0/kind one-of",
            "/opportunities/0/cooperation one-of",
            "/opportunities/0/texts/en/description one-language",
            "/opportunities/0/valid_until date",
        ]
    );
}

#[test]
fn an_error_says_what_was_found_and_what_was_expected() {
    let line = with("\"NL\"", "\"Nederland\"");
    let Err(LineError::Fields(errors)) = ProfileDocument::from_line(&line, today()) else { panic!() };
    assert_eq!(
        errors[0].to_string(),
        "/company/country: found \"Nederland\", expected a country code of ISO 3166-1 alpha-2 in capitals, such as NL"
    );
}

#[test]
fn a_field_that_stands_twice_is_refused() {
    assert_eq!(
        errors(&with("\"name\":\"Kade\"", "\"name\":\"Kade\",\"name\":\"Wal\"")),
        ["/company/name repeated-field"]
    );
}

#[test]
fn a_research_opportunity_is_a_request() {
    let opportunity = |kind: &str| {
        let texts = r#"{"ro":{"title":"Parteneri","description":"Căutăm parteneri."}}"#;
        let record =
            format!(r#"{{"kind":"{kind}","field":"research","cooperation":["research"],"texts":{texts}}}"#);
        format!("{},\"opportunities\":[{record}]}}", LEAST.strip_suffix('}').unwrap())
    };
    assert_eq!(errors(&opportunity("offer")), ["/opportunities/0/kind research-request"]);
    assert!(ProfileDocument::from_line(&opportunity("request"), today()).is_ok());
}

#[test]
fn what_is_no_json_is_refused_with_its_column() {
    let Err(LineError::Json { column, .. }) = ProfileDocument::from_line("{\"company\": tru}", today())
    else {
        panic!()
    };
    assert_eq!(column, 16);
    let deep = "[".repeat(100_000);
    assert!(matches!(ProfileDocument::from_line(&deep, today()), Err(LineError::Json { .. })));
    let long = " ".repeat(limits::PROFILE_BYTES + 1);
    assert!(matches!(ProfileDocument::from_line(&long, today()), Err(LineError::TooLong { .. })));
}

#[test]
fn a_list_that_is_too_long_is_one_error() {
    let markets = format!("[{}]", vec!["\"XX\""; 100_000].join(","));
    let line = with("\"country\":\"NL\"", &format!("\"country\":\"NL\",\"markets\":{markets}"));
    assert_eq!(errors(&line), ["/company/markets too-many"]);
}

#[test]
fn the_canonical_line_is_read_as_the_same_profile_and_shows_no_identifier_of_an_opportunity() {
    let document = ProfileDocument::from_line(EXAMPLE, today()).unwrap();
    let line = document.to_line();
    assert!(!line.contains(document.opportunities[0].id.as_str()) && !line.contains('\n'));
    let again = ProfileDocument::from_line(&line, today()).unwrap();
    assert_eq!(again.to_line(), line);
    assert_eq!(again.company, document.company);
}

#[test]
fn the_stored_form_is_read_back_whole() {
    let document = ProfileDocument::from_line(EXAMPLE, today()).unwrap();
    let stored = serde_json::to_string(&document).unwrap();
    assert_eq!(serde_json::from_str::<ProfileDocument>(&stored).unwrap(), document);
    let tampered = stored.replace("NL123456782B12", "NL123456789B12");
    assert!(serde_json::from_str::<ProfileDocument>(&tampered).is_err());
}

#[test]
fn a_draft_keeps_what_was_typed_and_becomes_the_same_profile() {
    let document = ProfileDocument::from_line(EXAMPLE, today()).unwrap();
    let mut draft = ProfileDraft::from(&document);
    assert_eq!(draft.check(today()).unwrap(), document);
    draft.company.founded = "vorig jaar".to_owned();
    draft.company.country = String::new();
    let found: Vec<String> =
        draft.check(today()).unwrap_err().iter().map(|error| error.at.to_string()).collect();
    assert_eq!(found, ["/company/country", "/company/founded"]);
    let stored = serde_json::to_string(&draft).unwrap();
    assert_eq!(serde_json::from_str::<ProfileDraft>(&stored).unwrap(), draft);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_line_is_answered(line in ".{0,200}") {
        let _ = ProfileDocument::from_line(&line, today());
    }

    #[test]
    fn any_change_of_one_character_is_answered(place in 0..EXAMPLE.len(), with in any::<char>()) {
        let mut line: Vec<char> = EXAMPLE.chars().collect();
        let place = place % line.len();
        line[place] = with;
        let line: String = line.into_iter().collect();
        if let Ok(document) = ProfileDocument::from_line(&line, today()) {
            prop_assert_eq!(&ProfileDocument::from_line(&document.to_line(), today()).unwrap().to_line(), &document.to_line());
        }
    }

    #[test]
    fn any_draft_is_answered(name in ".{0,200}", vat in ".{0,30}", goal in ".{0,5}", founded in ".{0,8}", headline in ".{0,120}") {
        let mut draft = ProfileDraft::empty(&name, "deventer", "NL");
        draft.company.vat = vat;
        draft.company.founded = founded;
        draft.goals.push(goal);
        draft.texts.entry(Language::De).or_default().headline = headline;
        let _ = draft.check(today());
    }
}
