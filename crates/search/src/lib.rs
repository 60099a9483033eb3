//! Search over published profiles: the index and how it is kept in step with the database, what a query means in four
//! languages, ranking, facets, suggestions, reasons, and recommendation of partners.
//!
//! `docs/search.md` tells how it works; the database is the truth, and the index a cache that can be thrown away.

mod answer;
mod comparison;
mod document;
mod follower;
mod from_profile;
mod handle;
mod index;
mod query;
mod recommendation;
mod request;
mod response;
pub mod saved_search;
mod settings;
mod suggest;
pub mod synonym;

pub use answer::{ExplainedHit, Explanation};
pub use comparison::{CheckReport, check};
pub use document::{IndexedOpportunity, IndexedProfile, IndexedTexts, OpportunityWords};
pub use follower::{FollowError, Follower, rebuild};
pub use handle::{IndexError, SearchIndex};
pub use recommendation::{
    Board, BoardRequest, MOST_PARTNERS, NearMiss, Obstacle, ObstacleKind, Pair, Partner, PartnerCompany,
    PartnerReason, PartnerReasonKind, RecommendRequest, Recommendations,
};
pub use request::{Filter, LAST_HIT, MOST_PER_PAGE, PER_PAGE, RequestError, SearchRequest, Sort};
pub use response::{FacetCount, Facets, Hit, Reason, ReasonKind, SearchResponse, Suggestion, SuggestionKind};
pub use settings::Settings;
