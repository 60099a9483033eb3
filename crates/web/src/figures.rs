//! How much the offices have to show, kept until it changes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use account::OfficeId;
use chrono::NaiveDate;
use database::{Conn, DbError, change_log};
use profile::published::{self, OfficeFigures};

/// Counting reads every public company and opportunity, and every reader's first page shows the figures: they are
/// counted anew only when something was published or withdrawn, or when a day has begun on which something may end.
#[derive(Default)]
pub struct KeptFigures {
    last: Mutex<Option<Counted>>,
}

/// The figures at a place of the change log, on a day.
#[derive(Clone)]
struct Counted {
    seq: i64,
    day: NaiveDate,
    figures: Arc<HashMap<OfficeId, OfficeFigures>>,
}

impl KeptFigures {
    /// The figures of all offices that have something to show today.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn of_offices(
        &self,
        conn: &mut Conn,
        today: NaiveDate,
    ) -> Result<Arc<HashMap<OfficeId, OfficeFigures>>, DbError> {
        let seq = change_log::last(conn)?;
        // What was kept is whole even if a thread died while it held the lock.
        let kept = self.last.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(kept) = kept.filter(|kept| kept.seq == seq && kept.day == today) {
            return Ok(kept.figures);
        }
        let figures = Arc::new(published::figures(conn, today)?);
        let counted = Counted { seq, day: today, figures: Arc::clone(&figures) };
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(counted);
        Ok(figures)
    }
}
