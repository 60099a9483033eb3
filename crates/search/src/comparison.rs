//! `reindex --check`: whether the index holds what the database holds.

use std::fmt;

use database::{Clock, Db};
use profile::published;

use crate::follower::{FollowError, Follower, office_slugs};
use crate::from_profile::indexed;
use crate::handle::SearchIndex;

/// Profiles that are compared at once.
const BATCH: i64 = 1_000;

/// How index and database differ; by the identifiers of companies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Profiles that the database holds.
    pub profiles: usize,
    /// In the database and not in the index.
    pub missing: Vec<String>,
    /// In the index and not in the database.
    pub left_over: Vec<String>,
    /// In both, and not the same.
    pub different: Vec<String>,
}

impl CheckReport {
    /// Whether the index holds exactly what the database holds.
    pub fn is_equal(&self) -> bool {
        self.missing.is_empty() && self.left_over.is_empty() && self.different.is_empty()
    }
}

impl fmt::Display for CheckReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (what, ids) in
            [("missing", &self.missing), ("left over", &self.left_over), ("different", &self.different)]
        {
            for id in ids {
                writeln!(f, "{what}\t{id}")?;
            }
        }
        write!(f, "{} profiles", self.profiles)
    }
}

/// Compares every profile by its digest. What is still in the change log is followed first: an index that lags is not
/// one that is wrong.
///
/// # Errors
/// [`FollowError`].
pub fn check(index: &SearchIndex, db: &Db, clock: &Clock) -> Result<CheckReport, FollowError> {
    Follower::catch_up_blocking(index, db, clock)?;
    let today = clock.now().date();
    let mut digests = index.digests()?;
    let mut report = CheckReport::default();
    let slugs = db.read_blocking(|conn| office_slugs(conn).map_err(FollowError::from))?;
    let mut after = None;
    loop {
        let batch =
            db.read_blocking(|conn| published::batch(conn, after, BATCH, today).map_err(FollowError::from))?;
        let Some(last) = batch.last() else { break };
        after = Some(last.id);
        for profile in &batch {
            let profile = indexed(profile, &slugs);
            report.profiles += 1;
            match digests.remove(&profile.id) {
                None => report.missing.push(profile.id),
                Some(digest) if digest != profile.digest() => report.different.push(profile.id),
                Some(_) => {}
            }
        }
    }
    report.left_over = digests.into_keys().collect();
    report.left_over.sort_unstable();
    Ok(report)
}
