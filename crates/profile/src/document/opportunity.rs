//! Opportunities: typed offers and requests, in the shape of the Enterprise Europe Network.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use locale::Language;
use serde::{Deserialize, Serialize};

use super::text::{Description, Title};
use super::{Country, Product, Prose, best_language, limits};

database::identifier!(
    /// Which opportunity. It never stands in a file.
    OpportunityId
);

database::words!(
    /// Whether a company offers something or looks for it.
    Kind {
        /// It offers.
        Offer = "offer",
        /// It looks for.
        Request = "request",
    }
);

database::words!(
    /// What an opportunity is about. A research one is a request.
    Field {
        /// Goods and services.
        Commercial = "commercial",
        /// A technology.
        Technology = "technology",
        /// A research project.
        Research = "research",
    }
);

database::words!(
    /// How two companies may work together.
    Cooperation {
        /// A commercial agent.
        Agency = "agency",
        /// A distributor.
        Distribution = "distribution",
        /// Supply of goods.
        Supply = "supply",
        /// Manufacturing to order.
        Manufacturing = "manufacturing",
        /// Subcontracting.
        Subcontracting = "subcontracting",
        /// A licence.
        Licensing = "licensing",
        /// A franchise.
        Franchise = "franchise",
        /// A joint venture.
        JointVenture = "joint_venture",
        /// Taking over a company.
        Acquisition = "acquisition",
        /// A financial share.
        Investment = "investment",
        /// Research together.
        Research = "research",
        /// Services.
        Services = "services",
        /// Each makes what the other sells.
        ReciprocalProduction = "reciprocal_production",
    }
);

database::words!(
    /// How far a technology has been developed.
    Stage {
        /// An idea.
        Concept = "concept",
        /// Being developed.
        Development = "development",
        /// Tested in the laboratory.
        LabTested = "lab_tested",
        /// Can be seen at work.
        Demonstration = "demonstration",
        /// Can be bought.
        OnTheMarket = "on_the_market",
    }
);

database::words!(
    /// How a technology is protected.
    Ipr {
        /// It is not.
        None = "none",
        /// By being kept secret.
        SecretKnowHow = "secret_know_how",
        /// A patent or the like is applied for.
        Applied = "applied",
        /// A patent or the like is granted.
        Granted = "granted",
    }
);

/// An offer or a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opportunity {
    /// Which one; kept from version to version.
    pub id: OpportunityId,
    /// Offer or request.
    pub kind: Kind,
    /// What it is about.
    pub field: Field,
    /// One to three ways of working together.
    pub cooperation: Vec<Cooperation>,
    /// Where a partner is looked for; empty: anywhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<Country>,
    /// The last day on which it holds; without, [`limits::VALID_DAYS`] from its publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
    /// What it is about, by CPV or HS.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<Product>,
    /// How far the technology is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// How the technology is protected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ipr: Option<Ipr>,
    /// Its texts; at least one language has title and description.
    pub texts: BTreeMap<Language, OpportunityTexts>,
}

/// The texts of an opportunity in one language; at least one of them is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpportunityTexts {
    /// One line that says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Title>,
    /// A paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Prose<{ limits::OPPORTUNITY_SUMMARY }>>,
    /// All of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Description>,
    /// Who is looked for, to do what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner_role: Option<Prose<{ limits::PARTNER_ROLE }>>,
    /// Why this and no other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advantages: Option<Prose<{ limits::ADVANTAGES }>>,
    /// Figures and standards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub specification: Option<Prose<{ limits::SPECIFICATION }>>,
}

impl Opportunity {
    /// The language whose texts a reader of `wanted` gets: his own, else English, else the first there is. Only
    /// languages with title and description count.
    #[must_use]
    pub fn language_for(&self, wanted: Language) -> Option<Language> {
        best_language(wanted, |language| self.texts.get(&language).is_some_and(OpportunityTexts::is_complete))
    }
}

impl OpportunityTexts {
    /// Whether title and description are there.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.title.is_some() && self.description.is_some()
    }
}
