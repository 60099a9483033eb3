//! What is found, followed and recommended.

mod extremes;
mod finding;
mod following;
#[path = "../../examples/relevance/judged.rs"]
mod judged;
mod many;
#[path = "../../examples/relevance/measure.rs"]
mod measure;
mod properties;
mod recommending;
mod relevance;
mod world;
