//! A recommended company in a list, with what speaks for it in words.

use search::{NearMiss, Obstacle, ObstacleKind, Partner, PartnerCompany, PartnerReason, PartnerReasonKind};

use crate::pages::card;
use crate::request::Page;

/// A recommended company.
pub(crate) struct PartnerCard {
    pub(crate) href: String,
    pub(crate) name: String,
    pub(crate) logo: String,
    pub(crate) place: String,
    pub(crate) country: String,
    pub(crate) headline: String,
    pub(crate) language: &'static str,
    pub(crate) foreign: Option<String>,
    pub(crate) reasons: Vec<String>,
    /// What stands against it; empty for a partner.
    pub(crate) obstacles: Vec<String>,
    /// Where an introduction is asked for; empty for those who cannot.
    pub(crate) introduction: String,
}

impl PartnerCard {
    pub(crate) fn of(page: &Page, partner: &Partner, may_ask: bool) -> PartnerCard {
        PartnerCard::new(page, &partner.company, &partner.reasons, &[], may_ask)
    }

    pub(crate) fn of_near_miss(page: &Page, miss: &NearMiss, may_ask: bool) -> PartnerCard {
        PartnerCard::new(page, &miss.company, &miss.reasons, &miss.obstacles, may_ask)
    }

    fn new(
        page: &Page,
        company: &PartnerCompany,
        reasons: &[PartnerReason],
        obstacles: &[Obstacle],
        may_ask: bool,
    ) -> PartnerCard {
        let href = page.href(&format!("/companies/{}", company.slug));
        PartnerCard {
            introduction: if may_ask { format!("{href}/introduction") } else { String::new() },
            href,
            name: company.name.clone(),
            logo: card::logo_address(&company.slug),
            place: company.city.clone().unwrap_or_default(),
            country: card::country_name(page, &company.country),
            headline: company.headline.clone(),
            language: company.language.code(),
            foreign: card::foreign(page, company.language),
            reasons: reasons.iter().map(|reason| reason_sentence(page, reason, None)).collect(),
            obstacles: obstacles.iter().map(|obstacle| obstacle_sentence(page, obstacle, None)).collect(),
        }
    }
}

/// A reason in words: to the company itself, or, with the names of both, to staff about two companies.
pub(crate) fn reason_sentence(page: &Page, reason: &PartnerReason, names: Option<(&str, &str)>) -> String {
    let word = |value: &String| match reason.kind {
        PartnerReasonKind::Offers | PartnerReasonKind::Seeks => card::concept_label(page, value),
        PartnerReasonKind::Cooperation => page.word("cooperation", value).to_string(),
        PartnerReasonKind::InYourMarket | PartnerReasonKind::WantsYourMarket => {
            card::country_name(page, value)
        }
        PartnerReasonKind::Language => language_name(page, value),
    };
    let values = joined(&reason.values, word);
    let kind = reason.kind.word();
    match names {
        None => page.word("partner-why", kind).with("values", values).to_string(),
        Some((one, other)) => page
            .word("pair-why", kind)
            .with("values", values)
            .with("one", one)
            .with("other", other)
            .to_string(),
    }
}

/// What stands against a company, in words; `names` as for a reason.
pub(crate) fn obstacle_sentence(page: &Page, obstacle: &Obstacle, names: Option<(&str, &str)>) -> String {
    let word = |value: &String| match obstacle.kind {
        ObstacleKind::Cooperation => page.word("cooperation", value).to_string(),
        ObstacleKind::Market => card::country_name(page, value),
        ObstacleKind::Language => language_name(page, value),
    };
    let values = joined(&obstacle.values, word);
    let kind = obstacle.kind.word();
    match names {
        None => page.word("partner-not", kind).with("values", values).to_string(),
        Some((one, other)) => page
            .word("pair-not", kind)
            .with("values", values)
            .with("one", one)
            .with("other", other)
            .to_string(),
    }
}

fn joined(values: &[String], word: impl Fn(&String) -> String) -> String {
    values.iter().map(word).collect::<Vec<_>>().join(", ")
}

fn language_name(page: &Page, code: &str) -> String {
    taxonomy::place::language(code).map_or(code, |language| language.name(page.language)).to_owned()
}
