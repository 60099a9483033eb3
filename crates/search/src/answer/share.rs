//! A large answer is worked out by several threads, each with its share of the documents.

use std::num::NonZero;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use parking_lot::Mutex;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::window::Window;

/// With fewer postings for each a second thread costs more than it saves.
const LEAST: usize = 16_384;
/// Each further thread gains less, and as many searches as there are processors may come at any moment.
const MOST: usize = 4;

/// The searches that run at this moment, and what they work with.
#[derive(Debug)]
pub(crate) struct Workplace {
    /// Windows that are used again and again.
    windows: Mutex<Vec<Window>>,
    searches: AtomicUsize,
    /// How many of the others are at work.
    busy: AtomicUsize,
    /// Asked for once: the system looks it up in files.
    processors: usize,
    /// Threads that wait for shares, made for the first answer that is shared out; none where the system has no more to
    /// give.
    others: OnceLock<Option<ThreadPool>>,
}

/// A search that runs.
pub(crate) struct Running<'a>(&'a Workplace);

/// The score that the page's last hit has at least, as far as the threads of a search know together.
#[derive(Debug, Default)]
pub(super) struct Floor(AtomicU64);

impl Floor {
    /// Bits of numbers that are not negative are in the order of the numbers.
    pub(super) fn raise(&self, score: f64) {
        if score > 0.0 {
            self.0.fetch_max(score.to_bits(), Ordering::Relaxed);
        }
    }

    pub(super) fn get(&self) -> f64 {
        f64::from_bits(self.0.load(Ordering::Relaxed))
    }
}

/// Some of the documents of a segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// The segment's number.
    pub(super) segment: usize,
    /// So many whole blocks of bits, but for the last ones of a segment: a window reaches to the end of its last block.
    pub(super) documents: Range<u32>,
}

impl Default for Workplace {
    fn default() -> Workplace {
        Workplace {
            windows: Mutex::default(),
            searches: AtomicUsize::new(0),
            busy: AtomicUsize::new(0),
            processors: std::thread::available_parallelism().map_or(1, NonZero::get),
            others: OnceLock::new(),
        }
    }
}

impl Workplace {
    /// Begins a search, which ends when what this gives is dropped.
    pub(crate) fn begin(&self) -> Running<'_> {
        self.searches.fetch_add(1, Ordering::Relaxed);
        Running(self)
    }

    /// The threads that shares are handed to, and how many of so many wanted have nothing to do: a search would have to
    /// wait for the others, since it ends when all threads that it was promised have looked for a share.
    fn others(&self, wanted: usize) -> Option<(&ThreadPool, usize)> {
        if wanted == 0 {
            return None;
        }
        let make = || {
            let threads = self.processors.saturating_sub(1).max(1);
            let name = |number| format!("search-{number}");
            let made = ThreadPoolBuilder::new().num_threads(threads).thread_name(name).build();
            made.inspect_err(|error| tracing::warn!(%error, "searches run on one thread each")).ok()
        };
        let pool = self.others.get_or_init(make).as_ref()?;
        let idle = pool.current_num_threads().saturating_sub(self.busy.load(Ordering::Relaxed));
        Some((pool, wanted.min(idle)))
    }
}

impl Running<'_> {
    /// Works with a window.
    pub(super) fn with_window<T>(&self, work: impl FnOnce(&mut Window) -> T) -> T {
        let mut window = self.0.windows.lock().pop().unwrap_or_default();
        let outcome = work(&mut window);
        self.0.windows.lock().push(window);
        outcome
    }

    /// How many threads should read so many postings. Processors that other searches need are left to them.
    pub(super) fn threads(&self, postings: usize) -> usize {
        let others = self.0.searches.load(Ordering::Relaxed).saturating_sub(1);
        self.0.processors.saturating_sub(others).min(postings / LEAST).clamp(1, MOST)
    }

    /// Does the work of all shares at once, this thread and others of the workplace, and hands over what came of each in
    /// their order.
    pub(crate) fn at_once<S: Send, T: Send>(&self, shares: Vec<S>, work: impl Fn(S) -> T + Sync) -> Vec<T> {
        let others = shares.len().saturating_sub(1);
        let waiting = Mutex::new(shares.into_iter().enumerate());
        let done = Mutex::new(Vec::with_capacity(others + 1));
        let work_off = || {
            loop {
                let Some((number, share)) = waiting.lock().next() else { return };
                let outcome = work(share);
                done.lock().push((number, outcome));
            }
        };
        match self.0.others(others) {
            None => work_off(),
            Some((pool, idle)) => {
                self.0.busy.fetch_add(idle, Ordering::Relaxed);
                // Also given back when a share panics.
                let _busy = GivenBack(&self.0.busy, idle);
                pool.in_place_scope(|scope| {
                    (0..idle).for_each(|_| scope.spawn(|_| work_off()));
                    work_off();
                });
            }
        }
        let mut done = done.into_inner();
        done.sort_unstable_by_key(|(number, _)| *number);
        done.into_iter().map(|(_, outcome)| outcome).collect()
    }
}

/// A number that is taken off again when this is dropped.
struct GivenBack<'a>(&'a AtomicUsize, usize);

impl Drop for GivenBack<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(self.1, Ordering::Relaxed);
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.searches.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Cuts the documents of segments, given the number in each, into shares of about the same size.
pub(super) fn shares(sizes: impl Iterator<Item = u32> + Clone, number: usize) -> Vec<Vec<Part>> {
    let all: u64 = sizes.clone().map(u64::from).sum();
    let size = u32::try_from(all.div_ceil(number as u64)).unwrap_or(u32::MAX).max(1);
    let mut shares = Vec::with_capacity(number);
    let mut share = Vec::new();
    let mut room = size;
    for (segment, documents) in sizes.enumerate() {
        let mut first = 0;
        while first < documents {
            if room == 0 {
                shares.push(std::mem::take(&mut share));
                room = size;
            }
            let number =
                room.checked_next_multiple_of(usize::BITS).unwrap_or(u32::MAX).min(documents - first);
            share.push(Part { segment, documents: first..first + number });
            room = room.saturating_sub(number);
            first += number;
        }
    }
    shares.push(share);
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_hold_every_document_once_and_whole_blocks_of_bits() {
        let sizes = [70_000, 10, 0, 4_096, 30_001];
        for threads in 1..=4 {
            let shares = shares(sizes.into_iter(), threads);
            assert!(shares.len() <= threads);
            let mut next = [0; 5];
            for part in shares.iter().flatten() {
                assert!(
                    part.documents.len() % usize::BITS as usize == 0
                        || part.documents.end == sizes[part.segment]
                );
                assert_eq!(part.documents.start, next[part.segment]);
                next[part.segment] = part.documents.end;
            }
            assert_eq!(next, sizes);
            let largest = shares.iter().map(|share| share.iter().map(|part| part.documents.len()).sum());
            assert!(largest.max() <= Some(104_107_usize.div_ceil(threads) + usize::BITS as usize));
        }
    }

    #[test]
    fn what_the_threads_find_comes_in_the_order_of_the_shares() {
        let slow_first = |share: u64| {
            std::thread::sleep(std::time::Duration::from_millis(4 - share));
            share * 10
        };
        let workplace = Workplace::default();
        let running = workplace.begin();
        assert_eq!(running.at_once(vec![0, 1, 2, 3], slow_first), [0, 10, 20, 30]);
        assert!(running.at_once(Vec::new(), slow_first).is_empty());
        let more_than_threads: Vec<u64> = (0..100).collect();
        assert_eq!(running.at_once(more_than_threads.clone(), |share| share), more_than_threads);
    }

    #[test]
    fn a_share_that_panics_takes_nothing_from_later_searches() {
        let workplace = Workplace::default();
        let running = workplace.begin();
        let panics = || running.at_once(vec![1, 2, 3], |share| assert_ne!(share, 2, "as it should"));
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(panics)).is_err());
        assert_eq!(workplace.busy.load(Ordering::Relaxed), 0);
        assert_eq!(running.at_once(vec![1, 2, 3], |share| share * 2), [2, 4, 6]);
    }

    #[test]
    fn processors_that_other_searches_need_are_left_to_them() {
        let workplace = Workplace::default();
        let first = workplace.begin();
        let alone = first.threads(1_000_000);
        let others: Vec<_> = (0..64).map(|_| workplace.begin()).collect();
        assert_eq!(first.threads(1_000_000), 1);
        drop(others);
        assert_eq!(first.threads(1_000_000), alone);
        assert_eq!(first.threads(100), 1, "a small answer is nobody else's work");
    }
}
