//! What is known so far: the best plan, what is proven, and how much work is left.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::exact::Level;
use crate::file::{Bounds, Figures};
use crate::problem::{Before, Problem, Score};
use crate::search::State;
use crate::watch::{Progress, Watch};

pub(crate) struct Board {
    pub(crate) places: Vec<(u16, u16)>,
    pub(crate) score: Score,
    /// No plan is better in the first aim; none that is as good there is better in the second; and so on.
    pub(crate) below: u32,
    pub(crate) lost: i64,
    pub(crate) moved: u32,
    pub(crate) breaks: u32,
    /// Aims that are proven, in their order.
    proven: bool,
    impossible: bool,
    total: i64,
    work_left: Option<u64>,
    /// Work and seconds that there were in all.
    effort: Option<u64>,
    seconds: Option<f64>,
    watch: Arc<dyn Watch>,
    told: Option<Progress>,
}

impl Board {
    pub(crate) fn new(problem: &Problem, watch: Arc<dyn Watch>, effort: Option<u64>) -> Self {
        let state = State::new(problem);
        let wishes = || problem.meetings.iter().filter(|meet| !meet.required);
        Self {
            places: state.places().to_vec(),
            score: state.score,
            below: problem
                .people
                .iter()
                .map(|it| u32::from((it.meetings.len() as u64) < u64::from(it.least)))
                .sum(),
            lost: wishes().filter(|meet| meet.domain.is_empty()).map(|meet| meet.weight).sum(),
            moved: problem.meetings.iter().map(|meet| u32::from(meet.before == Before::Gone)).sum(),
            breaks: 0,
            proven: false,
            impossible: false,
            total: wishes().map(|meet| meet.weight).sum(),
            work_left: effort,
            effort,
            seconds: watch.seconds_left(),
            watch,
            told: None,
        }
    }

    pub(crate) fn lock(board: &Mutex<Self>) -> MutexGuard<'_, Self> {
        // A poisoned board still holds a whole plan: plans are replaced in one step.
        board.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn is_done(&self) -> bool {
        self.impossible || self.is_optimal() || self.work_left == Some(0) || self.watch.should_stop()
    }

    pub(crate) fn seconds_left(&self) -> Option<f64> {
        self.watch.seconds_left()
    }

    /// Which share of time or work is left, 1 if neither is limited.
    pub(crate) fn share_left(&self) -> f64 {
        let share = |left: f64, all: f64| if all > 0.0 { left / all } else { 0.0 };
        let time = self.watch.seconds_left().zip(self.seconds).map_or(1.0, |(left, all)| share(left, all));
        let work = self.work_left.zip(self.effort).map_or(1.0, |(left, all)| share(left as f64, all as f64));
        time.min(work)
    }

    pub(crate) fn spend(&mut self, work: u64) {
        self.work_left = self.work_left.map(|left| left.saturating_sub(work));
    }

    pub(crate) fn declare_impossible(&mut self) {
        self.impossible = true;
    }

    pub(crate) fn declare_optimal(&mut self) {
        self.proven = true;
    }

    pub(crate) fn is_optimal(&self) -> bool {
        let reached =
            self.weight_is_proven() && self.score.moved == self.moved && self.score.breaks == self.breaks;
        self.score.is_plan() && (self.proven || reached)
    }

    /// Whether no plan has fewer participants below their minimum, nor as few and more weight.
    pub(crate) fn weight_is_proven(&self) -> bool {
        self.score.is_plan() && self.score.below == self.below && self.score.lost == self.lost
    }

    /// Takes a plan if it is better than the best so far.
    pub(crate) fn offer(&mut self, places: &[(u16, u16)], score: Score) -> bool {
        if score >= self.score {
            return false;
        }
        self.places = places.to_vec();
        self.score = score;
        self.tell();
        true
    }

    /// Takes a bound for an aim. It holds for plans that are optimal in the aims before, and so for all plans as good
    /// as the best there.
    pub(crate) fn raise(&mut self, level: Level, cost: i64) {
        let small = u32::try_from(cost).unwrap_or(u32::MAX);
        let before = (self.below, self.lost, self.moved, self.breaks);
        match level {
            Level::Below => self.below = self.below.max(small),
            Level::Weight => self.lost = self.lost.max(cost),
            Level::Moved => self.moved = self.moved.max(small),
            Level::Breaks => self.breaks = self.breaks.max(small),
        }
        if before != (self.below, self.lost, self.moved, self.breaks) {
            self.tell();
        }
    }

    /// What a plan costs in an aim.
    pub(crate) fn cost(&self, level: Level) -> i64 {
        match level {
            Level::Below => self.score.below.into(),
            Level::Weight => self.score.lost,
            Level::Moved => self.score.moved.into(),
            Level::Breaks => self.score.breaks.into(),
        }
    }

    pub(crate) fn state<'p>(&self, problem: &'p Problem) -> State<'p> {
        let mut state = State::new(problem);
        state.load(&self.places);
        state
    }

    /// The bounds as the schedule file gives them.
    pub(crate) fn bounds(&self, _: &Problem) -> Bounds {
        Bounds { weight: self.total.saturating_sub(self.lost).unsigned_abs(), breaks: self.breaks.into() }
    }

    fn tell(&mut self) {
        let figures = Figures {
            held: self.places.iter().filter(|(slot, _)| *slot != crate::search::OUT).count() as u64,
            weight: self.total.saturating_sub(self.score.lost).unsigned_abs(),
            breaks: self.score.breaks.into(),
            moved: self.score.moved.into(),
        };
        let bounds = Bounds {
            weight: self.total.saturating_sub(self.lost).unsigned_abs(),
            breaks: self.breaks.into(),
        };
        let missing = self.score.missing;
        let progress = Progress { missing, below_minimum: self.score.below, figures, bounds };
        if self.told != Some(progress) {
            self.told = Some(progress);
            self.watch.progress(&progress);
        }
    }
}
