//! How well two companies fit, and why.

use super::cooperation;
use super::subject::{Match, Side, Subjects};
use super::{Obstacle, ObstacleKind, PartnerReason, PartnerReasonKind};
use crate::index::StoredProfile;

/// How two companies fit, as the first of them sees it.
#[derive(Clone, Debug)]
pub(super) struct Fit {
    /// 0 to 1, the same from both sides.
    pub(super) score: f32,
    pub(super) reasons: Vec<PartnerReason>,
    pub(super) obstacles: Vec<Obstacle>,
}

/// Below this, a match in subject is none.
const LEAST_MATCH: f32 = 0.1;
/// To find a buyer is worth nearly as much as to find a supplier.
const BUYER: f32 = 0.8;
/// What the circumstances (cooperation, markets, language) can take away from a match in subject.
const CIRCUMSTANCES: f32 = 0.5;
/// What is not said is neither for nor against.
const UNSAID: f32 = 0.5;

/// How well two companies fit; nothing when neither offers what the other looks for.
pub(super) fn fit(
    subjects: &Subjects<'_>,
    (own, own_side): (&StoredProfile, &Side),
    (other, other_side): (&StoredProfile, &Side),
) -> Option<Fit> {
    let served = subjects.matching(own_side, other_side);
    let sold = subjects.matching(other_side, own_side);
    if served.score < LEAST_MATCH && sold.score < LEAST_MATCH {
        return None;
    }
    let cooperation = cooperation_between(own, other);
    let languages = languages_in_common(own, other);
    let (in_own_market, in_other_market) = (names_market(own, other), names_market(other, own));
    let interest = |served: &Match, sold: &Match, market: Option<bool>| {
        let subject = served.score.max(BUYER * sold.score);
        let market = market.map_or(UNSAID, f32::from);
        let around = 0.4 * cooperation.unwrap_or(UNSAID) + 0.4 * market + 0.2;
        subject * (1.0 - CIRCUMSTANCES + CIRCUMSTANCES * around)
    };
    let one = interest(&served, &sold, in_own_market);
    let two = interest(&sold, &served, in_other_market);
    let mut obstacles = Vec::new();
    if cooperation == Some(0.0) {
        let types = other.offered_cooperation.iter().chain(&other.wanted_cooperation);
        obstacles.push(Obstacle { kind: ObstacleKind::Cooperation, values: distinct(types) });
    }
    if in_own_market == Some(false) && in_other_market == Some(false) {
        obstacles.push(Obstacle { kind: ObstacleKind::Market, values: vec![other.country.clone()] });
    }
    if languages.is_empty() {
        obstacles.push(Obstacle { kind: ObstacleKind::Language, values: languages_of(other) });
    }
    let reasons = reasons(own, other, served, sold, languages);
    Some(Fit { score: 2.0 * one * two / (one + two), reasons, obstacles })
}

fn reasons(
    own: &StoredProfile,
    other: &StoredProfile,
    served: Match,
    sold: Match,
    languages: Vec<String>,
) -> Vec<PartnerReason> {
    let mut subjects = vec![(served, PartnerReasonKind::Offers), (sold, PartnerReasonKind::Seeks)];
    subjects.sort_by(|a, b| b.0.score.total_cmp(&a.0.score));
    let mut reasons: Vec<PartnerReason> = subjects
        .into_iter()
        .filter(|(found, _)| found.score >= LEAST_MATCH)
        .map(|(found, kind)| PartnerReason { kind, values: found.concepts })
        .collect();
    let types: Vec<String> = [
        cooperation::in_common(&own.wanted_cooperation, &other.offered_cooperation),
        cooperation::in_common(&own.offered_cooperation, &other.wanted_cooperation),
    ]
    .concat()
    .into_iter()
    .map(str::to_owned)
    .collect();
    let in_own_market = names_market(own, other) == Some(true) && own.country != other.country;
    let in_other_market = names_market(other, own) == Some(true) && own.country != other.country;
    let further = [
        (!types.is_empty(), PartnerReasonKind::Cooperation, distinct(types.iter())),
        (in_own_market, PartnerReasonKind::InYourMarket, vec![other.country.clone()]),
        (in_other_market, PartnerReasonKind::WantsYourMarket, vec![own.country.clone()]),
        (!languages.is_empty(), PartnerReasonKind::Language, languages),
    ];
    reasons.extend(
        further.into_iter().filter(|(is, ..)| *is).map(|(_, kind, values)| PartnerReason { kind, values }),
    );
    reasons
}

/// An offer fits a request of the same kind, in either direction; nothing where that is not said.
fn cooperation_between(one: &StoredProfile, other: &StoredProfile) -> Option<f32> {
    let there = cooperation::fitting(&one.wanted_cooperation, &other.offered_cooperation);
    let back = cooperation::fitting(&one.offered_cooperation, &other.wanted_cooperation);
    there.into_iter().chain(back).reduce(f32::max)
}

/// Whether the one wants to do business where the other is; nothing when it does not say where.
fn names_market(one: &StoredProfile, other: &StoredProfile) -> Option<bool> {
    let mut named = one.markets.iter().chain(&one.partner_countries).peekable();
    named.peek()?;
    Some(one.country == other.country || named.any(|country| *country == other.country))
}

fn languages_in_common(one: &StoredProfile, other: &StoredProfile) -> Vec<String> {
    let theirs = languages_of(other);
    languages_of(one).into_iter().filter(|language| theirs.contains(language)).collect()
}

/// What is spoken there; what a company writes in, it also reads.
fn languages_of(profile: &StoredProfile) -> Vec<String> {
    let written = profile.languages();
    let written: Vec<String> = written.into_iter().map(|language| language.code().to_owned()).collect();
    distinct(profile.speaks.iter().chain(&written))
}

fn distinct<'a>(words: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for word in words {
        if !distinct.contains(word) {
            distinct.push(word.clone());
        }
    }
    distinct
}
