//! The index: its fields, how a profile is written into it, where it lies, and what a search reads.

mod concepts;
mod directory;
mod facet;
mod folder;
mod live;
mod schema;
mod snapshot;
mod stored;
mod tokenizer;
mod write;

pub(crate) use facet::{BitRows, Dimension, FacetDictionary, FacetValue, SegmentFacets, place};
pub(crate) use folder::Folder;
pub(crate) use live::{Live, Mark, Place};
pub(crate) use schema::{Fields, Slot};
pub(crate) use snapshot::{Segment, Snapshot};
pub(crate) use stored::StoredProfile;
pub(crate) use write::{LEANING_STEPS, tie, whole_name};
