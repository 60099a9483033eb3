//! A large answer is worked out by several threads, each with its share of the documents.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};

use fixedbitset::FixedBitSet;
use parking_lot::Mutex;

use super::window::{BLOCKS, Window};

/// With fewer documents a second thread costs more time than it saves.
const LEAST: usize = 8_192;
/// More threads find ever less to do: each ranks its share without knowing what the others have found.
const MOST: usize = 4;

/// The searches that run at this moment, and what they work with.
#[derive(Debug, Default)]
pub(crate) struct Workplace {
    /// Windows that are used again and again.
    windows: Mutex<Vec<Window>>,
    searches: AtomicUsize,
}

/// A search that runs.
pub(super) struct Running<'a>(&'a Workplace);

/// Some of the documents of a segment.
pub(super) struct Part<'a> {
    /// The segment's number.
    pub(super) segment: usize,
    /// The document of the first bit; it begins a window.
    pub(super) first: u32,
    /// A bit for each document.
    pub(super) members: &'a mut [usize],
}

impl Part<'_> {
    /// Those that have a bit.
    pub(super) fn documents(&self) -> impl Iterator<Item = u32> {
        (self.first..).step_by(usize::BITS as usize).zip(&*self.members).flat_map(|(first, block)| {
            std::iter::successors(Some(*block), |left| Some(left & left.wrapping_sub(1)))
                .take_while(|left| *left != 0)
                .map(move |left| first + left.trailing_zeros())
        })
    }
}

impl Workplace {
    /// Begins a search, which ends when what this gives is dropped.
    pub(super) fn begin(&self) -> Running<'_> {
        self.searches.fetch_add(1, Ordering::Relaxed);
        Running(self)
    }

    /// Works with a window.
    pub(super) fn with_window<T>(&self, work: impl FnOnce(&mut Window) -> T) -> T {
        let mut window = self.windows.lock().pop().unwrap_or_default();
        let outcome = work(&mut window);
        self.windows.lock().push(window);
        outcome
    }
}

impl Running<'_> {
    /// How many threads should look at so many documents. Processors that other searches need are left to them.
    pub(super) fn threads(&self, documents: usize) -> usize {
        let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
        let others = self.0.searches.load(Ordering::Relaxed).saturating_sub(1);
        processors.saturating_sub(others).min(documents / LEAST).clamp(1, MOST)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.searches.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Cuts sets of documents, one of each segment, into shares of about the same size.
pub(super) fn shares<'a>(
    sets: impl Iterator<Item = &'a mut FixedBitSet>,
    number: usize,
) -> Vec<Vec<Part<'a>>> {
    let sets: Vec<&mut [usize]> = sets.map(FixedBitSet::as_mut_slice).collect();
    let blocks: usize = sets.iter().map(|set| set.len()).sum();
    let size = blocks.div_ceil(number).max(1);
    let mut shares = Vec::with_capacity(number);
    let mut share = Vec::new();
    let mut room = size;
    for (segment, mut members) in sets.into_iter().enumerate() {
        let mut first = 0;
        while !members.is_empty() {
            if room == 0 {
                shares.push(std::mem::take(&mut share));
                room = size;
            }
            let (part, rest) = members.split_at_mut(room.next_multiple_of(BLOCKS).min(members.len()));
            room = room.saturating_sub(part.len());
            let after = first + part.len() as u32 * usize::BITS;
            share.push(Part { segment, first, members: part });
            (first, members) = (after, rest);
        }
    }
    shares.push(share);
    shares
}

/// Does the work of all shares, the first on this thread and each other one on its own.
pub(super) fn at_once<S: Send, T: Send>(shares: Vec<S>, work: impl Fn(S) -> T + Sync) -> Vec<T> {
    let mut shares = shares.into_iter();
    let Some(first) = shares.next() else { return Vec::new() };
    std::thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = shares.map(|share| scope.spawn(move || work(share))).collect();
        let mut done = vec![work(first)];
        done.extend(
            others
                .into_iter()
                .map(|other| other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))),
        );
        done
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::window::WINDOW;

    #[test]
    fn shares_hold_every_document_once_and_begin_with_a_window() {
        for threads in 1..=4 {
            let mut sets: Vec<FixedBitSet> =
                [70_000, 10, 0, 4_096, 30_001].into_iter().map(FixedBitSet::with_capacity).collect();
            let shares = shares(sets.iter_mut(), threads);
            assert!(shares.len() <= threads);
            let mut next = [0; 5];
            for part in shares.iter().flatten() {
                assert_eq!(part.first % WINDOW, 0);
                assert_eq!(part.first, next[part.segment]);
                next[part.segment] += part.members.len() as u32 * usize::BITS;
            }
            assert_eq!(next, [70_016, 64, 0, 4_096, 30_016]);
            let sizes = shares.iter().map(|share| share.iter().map(|part| part.members.len()).sum::<usize>());
            assert!(sizes.max() <= Some(104_192_usize.div_ceil(64).div_ceil(threads) + BLOCKS));
        }
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
