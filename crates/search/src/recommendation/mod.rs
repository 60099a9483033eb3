//! Recommendation of partners: whom a company should meet, and who would do but for one thing.
//!
//! It is reciprocal: what each of the two would get from the other is put into a number, and the harmonic mean of both
//! numbers counts, so that a pair is only as good as its less interested side (Pizzato, Rej, Akehurst, Koprinska, Yacef
//! and Kay: "Recommending people to people", 2013).

mod board;
mod candidate;
mod cooperation;
mod fit;
mod subject;

use locale::Language;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use tantivy::DocAddress;

use crate::handle::{IndexError, SearchIndex};
use crate::index::StoredProfile;
use fit::{Fit, fit};
use subject::Subjects;

pub use board::{Board, BoardRequest, Pair};

/// What is asked for a company.
#[derive(Clone, Debug)]
pub struct RecommendRequest {
    /// The reader's language: chooses the headline that is shown.
    pub language: Language,
    /// Whether companies of the same office are recommended too; they may well know each other.
    pub same_office: bool,
    /// Companies that are not recommended, by identifier: those that it has met, or does not want to.
    pub leave_out: FxHashSet<String>,
    /// Partners before the page.
    pub offset: usize,
    /// Partners on the page.
    pub limit: usize,
}

/// What is recommended to a company.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Recommendations {
    /// How many partners there are, at most [`MOST_PARTNERS`].
    pub total: usize,
    /// Those of the page, best first.
    pub partners: Vec<Partner>,
    /// The best of those that would do but for what stands with them; the same on every page.
    pub near_misses: Vec<NearMiss>,
}

/// A company that another should meet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Partner {
    /// Who it is.
    pub company: PartnerCompany,
    /// How well both fit, 0 to 1.
    pub score: f32,
    /// Why, as the other company sees it, the strongest first.
    pub reasons: Vec<PartnerReason>,
}

/// A company that another would meet, were it not for something.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NearMiss {
    /// Who it is.
    pub company: PartnerCompany,
    /// How well both would fit, 0 to 1.
    pub score: f32,
    /// What speaks for it.
    pub reasons: Vec<PartnerReason>,
    /// What stands against it.
    pub obstacles: Vec<Obstacle>,
}

/// What is shown of a recommended company.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartnerCompany {
    /// Its identifier.
    pub id: String,
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its office, by slug.
    pub office: String,
    /// Where it is.
    pub city: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Its headline in the language shown.
    pub headline: String,
    /// That language.
    pub language: Language,
}

/// Why a company is recommended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerReason {
    /// In which way it fits.
    pub kind: PartnerReasonKind,
    /// Concepts (`cpv:42921000`), cooperation types, a country or languages, as the kind says.
    pub values: Vec<String>,
}

/// In which way a company fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartnerReasonKind {
    /// It offers what the reader's company looks for; values: concepts.
    Offers,
    /// It looks for what the reader's company offers; values: concepts.
    Seeks,
    /// Both want to work together in the same way; values: cooperation types.
    Cooperation,
    /// It is in a market of the reader's company; value: its country.
    InYourMarket,
    /// It wants to do business where the reader's company is; value: that country.
    WantsYourMarket,
    /// Both speak a language; values: languages, ISO 639-1.
    Language,
}

/// What stands between two companies that would fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obstacle {
    /// In which way they do not fit.
    pub kind: ObstacleKind,
    /// What the other company has instead: cooperation types, its country or its languages.
    pub values: Vec<String>,
}

/// In which way two companies do not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObstacleKind {
    /// They want to work together in different ways; values: those of the other company.
    Cooperation,
    /// Neither names the other's country as a market; value: the other company's country.
    Market,
    /// They have no language in common; values: the other company's.
    Language,
}

impl PartnerReasonKind {
    /// Its word, as in the keys of its sentences in the catalogs.
    pub const fn word(self) -> &'static str {
        match self {
            PartnerReasonKind::Offers => "offers",
            PartnerReasonKind::Seeks => "seeks",
            PartnerReasonKind::Cooperation => "cooperation",
            PartnerReasonKind::InYourMarket => "in_your_market",
            PartnerReasonKind::WantsYourMarket => "wants_your_market",
            PartnerReasonKind::Language => "language",
        }
    }
}

impl ObstacleKind {
    /// Its word, as in the keys of its sentences in the catalogs.
    pub const fn word(self) -> &'static str {
        match self {
            ObstacleKind::Cooperation => "cooperation",
            ObstacleKind::Market => "market",
            ObstacleKind::Language => "language",
        }
    }
}

/// Beyond these, recommendations are guesses.
pub const MOST_PARTNERS: usize = 100;
/// Near misses that are shown.
const MOST_NEAR_MISSES: usize = 5;
/// A pair that fits less is not worth a letter.
const LEAST_SCORE: f32 = 0.12;

impl SearchIndex {
    /// The partners for a company; nothing for one that is not public.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn recommend(
        &self,
        company: &str,
        request: &RecommendRequest,
    ) -> Result<Option<Recommendations>, IndexError> {
        let live = self.live();
        let snapshot = live.snapshot();
        let hidden = self.inner.hidden.read().clone();
        let Some(at) = candidate::find(&live, &snapshot, &hidden, company)? else { return Ok(None) };
        let own = snapshot.stored(&live.fields, at)?;
        let subjects = Subjects::new(self.taxonomy(), &snapshot, &live.fields)?;
        let own_side = subjects.side(&own);
        let mut partners = Vec::new();
        let mut near_misses = Vec::new();
        for at in candidate::similar(&snapshot, &hidden, &subjects, &own_side)? {
            let other = snapshot.stored(&live.fields, at)?;
            let unwanted = other.id == own.id
                || request.leave_out.contains(&other.id)
                || (other.office == own.office && !request.same_office);
            if unwanted {
                continue;
            }
            let fit = fit(&subjects, (&own, &own_side), (&other, &subjects.side(&other)));
            match fit {
                Some(fit) if fit.score < LEAST_SCORE => {}
                Some(fit) if fit.obstacles.is_empty() => partners.push((at, other, fit)),
                Some(fit) if fit.obstacles.len() == 1 => near_misses.push((at, other, fit)),
                _ => {}
            }
        }
        best_first(&mut partners);
        best_first(&mut near_misses);
        partners.truncate(MOST_PARTNERS);
        Ok(Some(Recommendations {
            total: partners.len(),
            partners: partners
                .into_iter()
                .skip(request.offset)
                .take(request.limit)
                .map(|(_, other, fit)| Partner {
                    company: PartnerCompany::of(other, request.language),
                    score: fit.score,
                    reasons: fit.reasons,
                })
                .collect(),
            near_misses: near_misses
                .into_iter()
                .take(MOST_NEAR_MISSES)
                .map(|(_, other, fit)| NearMiss {
                    company: PartnerCompany::of(other, request.language),
                    score: fit.score,
                    reasons: fit.reasons,
                    obstacles: fit.obstacles,
                })
                .collect(),
        }))
    }
}

/// Ties are broken by the identifier, so that every node says the same.
fn best_first(found: &mut [(DocAddress, StoredProfile, Fit)]) {
    found.sort_by(|a, b| b.2.score.total_cmp(&a.2.score).then_with(|| a.1.id.cmp(&b.1.id)));
}

impl PartnerCompany {
    fn of(profile: StoredProfile, reader: Language) -> PartnerCompany {
        let language = profile.language_for(Some(reader));
        let [nl, en, de, ro] = profile.texts;
        let texts = match language {
            Language::Nl => nl,
            Language::En => en,
            Language::De => de,
            Language::Ro => ro,
        };
        PartnerCompany {
            id: profile.id,
            slug: profile.slug,
            name: profile.name,
            office: profile.office,
            city: profile.city,
            country: profile.country,
            headline: texts.map(|(headline, _)| headline).unwrap_or_default(),
            language,
        }
    }
}
