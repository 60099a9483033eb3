//! Keeping the index in step with the database: a thread that follows the change log, and the same steps for the
//! command line and for tests.

use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use chrono::NaiveDate;
use database::change_log::{self, Subject};
use database::schema::{offices, opportunities};
use database::{Clock, Db, DbError};
use diesel::prelude::*;
use parking_lot::{Condvar, Mutex};
use profile::CompanyId;
use profile::published;

use crate::from_profile::indexed;
use crate::handle::{IndexError, SearchIndex};
use crate::synonym;

/// How long the follower waits before it looks at the change log again; a published change is findable within a second.
const POLL: Duration = Duration::from_millis(200);

/// How long it waits when database or disk are away.
const POLL_AFTER_ERROR: Duration = Duration::from_secs(2);

/// How often the command line looks whether a running service has followed: ten seconds in all.
const LOOKS_AT_A_SERVICE: usize = 50;

/// Changes that are taken at once, each company of them once.
const BATCH: i64 = 500;

/// Profiles that are read at once when the index is made anew.
const REBUILD_BATCH: i64 = 1_000;

/// The index cannot follow the database.
#[derive(Debug, thiserror::Error)]
pub enum FollowError {
    /// The index could not be written.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The database could not be read.
    #[error(transparent)]
    Database(#[from] DbError),
    /// The service that writes the index does not follow the database.
    #[error("the index is written by a service that does not follow the database")]
    Lagging,
}

impl From<diesel::result::Error> for FollowError {
    fn from(error: diesel::result::Error) -> Self {
        FollowError::Database(error.into())
    }
}

/// A thread that follows the change log.
pub struct Follower {
    signal: Arc<Signal>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Signal {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    woken: bool,
    stopped: bool,
}

impl Follower {
    /// Starts to follow. The index is usable at once; one that was never filled is filled first.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start(index: SearchIndex, db: Db, clock: Clock) -> std::io::Result<Follower> {
        let signal = Arc::new(Signal::default());
        let shared = Arc::clone(&signal);
        let thread = std::thread::Builder::new().name("index-follower".to_owned()).spawn(move || {
            let mut day = None;
            while !shared.is_stopped() {
                let pause = match step(&index, &db, &clock, &mut day) {
                    Ok(()) => POLL,
                    Err(error) => {
                        tracing::warn!(%error, "the search index cannot follow the database for the moment");
                        POLL_AFTER_ERROR
                    }
                };
                shared.wait(pause);
            }
        })?;
        Ok(Follower { signal, thread: Some(thread) })
    }

    /// Says that something was published or withdrawn on this node, so that it need not wait for the next look.
    pub fn wake(&self) {
        self.signal.state.lock().woken = true;
        self.signal.changed.notify_all();
    }

    /// Stops when the step under way is done.
    pub fn stop(mut self) {
        self.halt();
    }

    /// Brings the index up to the end of the change log; for the command line and tests. Where a service writes the
    /// same index, this waits until that has followed.
    ///
    /// # Errors
    /// [`FollowError`].
    pub fn catch_up_blocking(index: &SearchIndex, db: &Db, clock: &Clock) -> Result<(), FollowError> {
        for _ in 0..LOOKS_AT_A_SERVICE {
            match step(index, db, clock, &mut None) {
                Err(FollowError::Index(error)) if error.is_in_use() => {
                    index.refresh()?;
                    let last = db.read_blocking(|conn| change_log::last(conn).map_err(FollowError::from))?;
                    if index.seq().is_some_and(|seq| seq >= last) {
                        return Ok(());
                    }
                    std::thread::sleep(POLL);
                }
                outcome => return outcome,
            }
        }
        Err(FollowError::Lagging)
    }

    fn halt(&mut self) {
        self.signal.state.lock().stopped = true;
        self.signal.changed.notify_all();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the follower of the change log panicked");
        }
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.halt();
    }
}

impl Signal {
    fn is_stopped(&self) -> bool {
        self.state.lock().stopped
    }

    fn wait(&self, pause: Duration) {
        let mut state = self.state.lock();
        if !state.woken && !state.stopped {
            self.changed.wait_for(&mut state, pause);
        }
        state.woken = false;
    }
}

/// One look: the change log first, then what changed by the mere passing of a day.
fn step(index: &SearchIndex, db: &Db, clock: &Clock, day: &mut Option<NaiveDate>) -> Result<(), FollowError> {
    let today = clock.now().date();
    if *day != Some(today) {
        name_offices(index, db)?;
        read_synonyms(index, db)?;
    }
    index.reopen_if_replaced()?;
    let last = db.read_blocking(|conn| change_log::last(conn).map_err(FollowError::from))?;
    match index.seq() {
        // A log that is shorter than what the index has seen is that of another database.
        Some(seq) if seq <= last => follow(index, db, seq, today)?,
        _ => rebuild(index, db, clock)?,
    }
    if *day != Some(today) {
        drop_expired(index, db, today)?;
        *day = Some(today);
    }
    Ok(())
}

fn follow(index: &SearchIndex, db: &Db, mut seq: i64, today: NaiveDate) -> Result<(), FollowError> {
    loop {
        let changes =
            db.read_blocking(|conn| change_log::after(conn, seq, BATCH).map_err(FollowError::from))?;
        let Some(newest) = changes.last() else { return Ok(()) };
        seq = newest.seq;
        if changes.iter().any(|change| change.subject_kind == Subject::Company) {
            name_offices(index, db)?;
        }
        if changes.iter().any(|change| change.subject_kind == Subject::Synonym) {
            read_synonyms(index, db)?;
        }
        let mut companies: Vec<CompanyId> = changes
            .iter()
            .filter(|change| change.subject_kind == Subject::Company)
            .filter_map(|change| change.subject_id.parse().ok())
            .collect();
        companies.sort_unstable();
        companies.dedup();
        put(index, db, &companies, seq, today)?;
    }
}

/// Writes the companies as they are now; those that are not public are removed.
fn put(
    index: &SearchIndex,
    db: &Db,
    companies: &[CompanyId],
    seq: i64,
    today: NaiveDate,
) -> Result<(), FollowError> {
    let (profiles, slugs) = db.read_blocking(|conn| {
        Ok::<_, FollowError>((published::by_ids(conn, companies, today)?, office_slugs(conn)?))
    })?;
    let profiles: Vec<_> = profiles.iter().map(|profile| indexed(profile, &slugs)).collect();
    let gone: Vec<String> = companies
        .iter()
        .map(ToString::to_string)
        .filter(|id| !profiles.iter().any(|profile| profile.id == *id))
        .collect();
    index.change(&profiles, &gone, seq)?;
    Ok(())
}

/// An opportunity ends by itself, without a line in the change log.
fn drop_expired(index: &SearchIndex, db: &Db, today: NaiveDate) -> Result<(), FollowError> {
    let Some(seq) = index.seq() else { return Ok(()) };
    let companies: Vec<CompanyId> = db.read_blocking(|conn| {
        opportunities::table
            .filter(opportunities::valid_until.lt(today))
            .filter(opportunities::withdrawn_at.is_null())
            .select(opportunities::company_id)
            .distinct()
            .load(conn)
            .map_err(FollowError::from)
    })?;
    for some in companies.chunks(200) {
        put(index, db, some, seq, today)?;
    }
    Ok(())
}

/// Makes the index anew beside the live one, and swaps it in.
///
/// # Errors
/// [`FollowError`]; the live index stays as it was.
pub fn rebuild(index: &SearchIndex, db: &Db, clock: &Clock) -> Result<(), FollowError> {
    let today = clock.now().date();
    name_offices(index, db)?;
    // Taken first: what changes meanwhile is followed afterwards, and once too often does no harm.
    let (seq, slugs) =
        db.read_blocking(|conn| Ok::<_, FollowError>((change_log::last(conn)?, office_slugs(conn)?)))?;
    let mut after = None;
    let batches = std::iter::from_fn(|| {
        let batch = db.read_blocking(|conn| {
            published::batch(conn, after, REBUILD_BATCH, today).map_err(FollowError::from)
        });
        match batch {
            Ok(profiles) => {
                after = Some(profiles.last()?.id);
                Some(Ok(profiles.iter().map(|profile| indexed(profile, &slugs)).collect()))
            }
            Err(error) => Some(Err(error)),
        }
    });
    index.rebuild(seq, batches)
}

/// The offices' names in addresses, by identifier.
pub(crate) fn office_slugs(conn: &mut database::Conn) -> QueryResult<Vec<(String, String)>> {
    offices::table.select((offices::id, offices::slug)).load(conn)
}

fn read_synonyms(index: &SearchIndex, db: &Db) -> Result<(), FollowError> {
    let synonyms = db.read_blocking(|conn| synonym::all(conn).map_err(FollowError::from))?;
    index.set_synonyms(synonyms.iter().map(|s| (s.language, s.term.as_str(), s.synonym.as_str())));
    Ok(())
}

fn name_offices(index: &SearchIndex, db: &Db) -> Result<(), FollowError> {
    let names: Vec<(String, String)> = db.read_blocking(|conn| {
        offices::table.select((offices::slug, offices::city)).load(conn).map_err(FollowError::from)
    })?;
    index.set_offices(names);
    Ok(())
}
