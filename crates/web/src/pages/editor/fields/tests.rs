use profile::document::OpportunityId;
use proptest::prelude::*;

use super::*;

/// What people type: any characters but those that end a line, without space around it.
fn line() -> impl Strategy<Value = String> {
    "\\PC{0,12}".prop_map(|text| text.trim().to_owned())
}

/// The same, never empty.
fn entry() -> impl Strategy<Value = String> {
    line().prop_filter("entries of lists hold something", |text| !text.is_empty())
}

fn entries() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::btree_set(entry(), 0..4).prop_map(|set| set.into_iter().collect())
}

fn lines() -> impl Strategy<Value = String> {
    proptest::collection::vec(line(), 0..4).prop_map(|lines| lines.join("\n").trim().to_owned())
}

fn per_language_of<T: std::fmt::Debug + Default + PartialEq>(
    one: impl Strategy<Value = T>,
) -> impl Strategy<Value = BTreeMap<Language, T>> {
    proptest::collection::vec(one, 4).prop_map(|all| {
        Language::ALL.into_iter().zip(all).filter(|(_, written)| *written != T::default()).collect()
    })
}

fn picture() -> impl Strategy<Value = PictureDraft> {
    per_language_of(line()).prop_map(|alt| PictureDraft { media: MediaId::generate(), alt })
}

fn texts() -> impl Strategy<Value = TextsDraft> {
    ("[a-zé ]{0,9}", "[a-z\n]{0,9}", "[ăș\n]{0,9}").prop_map(|(headline, summary, story)| TextsDraft {
        headline: headline.trim().to_owned(),
        summary: summary.trim().to_owned(),
        story: story.trim().to_owned(),
    })
}

fn company() -> impl Strategy<Value = CompanyDraft> {
    (proptest::collection::vec(line(), COMPANY.len()), entries(), entries(), entries()).prop_map(
        |(typed, languages, markets, certificates)| {
            let mut company = CompanyDraft { languages, markets, certificates, ..CompanyDraft::default() };
            for (name, typed) in COMPANY.into_iter().zip(typed) {
                *company_field(&mut company, name) = typed;
            }
            company.office = "deventer".to_owned();
            company
        },
    )
}

fn profile() -> impl Strategy<Value = ProfileDraft> {
    let parts = (company(), entries(), entries(), entries(), proptest::option::of(picture()));
    (parts, proptest::collection::vec(picture(), 0..3), per_language_of(texts())).prop_map(
        |((company, sectors, products, goals, logo), pictures, texts)| ProfileDraft {
            company,
            sectors,
            products,
            goals,
            logo,
            pictures,
            texts,
            opportunities: vec![OpportunityDraft::new(OpportunityId::generate())],
        },
    )
}

fn opportunity() -> impl Strategy<Value = OpportunityDraft> {
    let lists = (entries(), entries(), entries());
    let texts = per_language_of(proptest::collection::vec(lines(), 6).prop_map(|typed| {
        let mut texts = OpportunityTextsDraft::default();
        for (name, typed) in OPPORTUNITY_TEXTS.into_iter().zip(typed) {
            *opportunity_text(&mut texts, name) = typed;
        }
        texts
    }));
    (proptest::collection::vec(line(), 5), lists, texts).prop_map(
        |(words, (cooperation, countries, keywords), texts)| OpportunityDraft {
            kind: words[0].clone(),
            field: words[1].clone(),
            valid_until: words[2].clone(),
            stage: words[3].clone(),
            ipr: words[4].clone(),
            cooperation,
            countries,
            keywords,
            texts,
            ..OpportunityDraft::new(OpportunityId::generate())
        },
    )
}

proptest! {
    #[test]
    fn a_form_that_is_sent_as_it_was_shown_changes_nothing(draft in profile()) {
        prop_assert_eq!(to_profile(&of_profile(&draft), &draft), draft);
    }

    #[test]
    fn an_opportunity_that_is_sent_as_it_was_shown_is_the_same(draft in opportunity()) {
        let empty = OpportunityDraft::new(draft.id);
        prop_assert_eq!(to_opportunity(&of_opportunity(&draft), &empty), draft);
    }
}

#[test]
fn the_office_and_the_opportunities_are_not_the_forms_to_say() {
    let mut before = ProfileDraft::empty("Kade", "deventer", "NL");
    before.opportunities.push(OpportunityDraft::new(OpportunityId::generate()));
    let posted = [("company.office", "sibiu"), ("company.name", "Kade Machines"), ("opportunities", "x")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let after = to_profile(&posted, &before);
    assert_eq!(after.company.office, "deventer");
    assert_eq!(after.company.name, "Kade Machines");
    assert_eq!(after.opportunities, before.opportunities);
}

#[test]
fn a_picture_that_is_ticked_to_go_is_gone_with_its_words() {
    let mut draft = ProfileDraft::empty("Kade", "deventer", "NL");
    let alt = BTreeMap::from([(Language::Nl, "De werkplaats".to_owned())]);
    let pictures = [MediaId::generate(), MediaId::generate()];
    draft.pictures = pictures.map(|media| PictureDraft { media, alt: alt.clone() }).into();
    draft.logo = Some(PictureDraft { media: pictures[0], alt });
    let mut posted = of_profile(&draft);
    posted.push(("pictures-remove".to_owned(), pictures[0].to_string()));
    posted.push(("logo-remove".to_owned(), "yes".to_owned()));
    let after = to_profile(&posted, &draft);
    assert_eq!(after.logo, None);
    assert_eq!(after.pictures, draft.pictures[1..]);
}

#[test]
fn more_than_is_kept_is_named_and_not_cut() {
    let long = [
        ("texts.nl.story".to_owned(), "é".repeat(KEPT_CHARACTERS + 1)),
        ("sectors".to_owned(), "C".to_owned()),
    ];
    assert_eq!(too_long(&long).collect::<Vec<_>>(), ["texts.nl.story"]);
}
