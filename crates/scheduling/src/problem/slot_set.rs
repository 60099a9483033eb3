//! A set of slots as bits.

/// Bits in a set. A day begins one bit after the end of the one before, so that no run of slots reaches over night:
/// 128 slots in at most 128 days need 255 bits.
pub(crate) const BITS: usize = 256;
const WORDS: usize = BITS / 64;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct SlotSet([u64; WORDS]);

impl SlotSet {
    pub(crate) const EMPTY: Self = Self([0; WORDS]);

    pub(crate) fn insert(&mut self, slot: usize) {
        self.0[slot / 64] |= 1 << (slot % 64);
    }

    pub(crate) fn remove(&mut self, slot: usize) {
        self.0[slot / 64] &= !(1 << (slot % 64));
    }

    pub(crate) fn contains(&self, slot: usize) -> bool {
        self.0[slot / 64] >> (slot % 64) & 1 == 1
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0 == [0; WORDS]
    }

    pub(crate) fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub(crate) fn and(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|w| self.0[w] & other.0[w]))
    }

    pub(crate) fn or(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|w| self.0[w] | other.0[w]))
    }

    pub(crate) fn minus(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|w| self.0[w] & !other.0[w]))
    }

    pub(crate) fn contains_all(&self, other: &Self) -> bool {
        other.minus(self).is_empty()
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(w, mut word)| {
            std::iter::from_fn(move || {
                let bit = word.trailing_zeros() as usize;
                (word != 0).then(|| {
                    word &= word - 1;
                    w * 64 + bit
                })
            })
        })
    }

    pub(crate) fn nth(&self, mut n: usize) -> Option<usize> {
        for (w, &word) in self.0.iter().enumerate() {
            let count = word.count_ones() as usize;
            if n < count {
                let mut rest = word;
                for _ in 0..n {
                    rest &= rest - 1;
                }
                return Some(w * 64 + rest.trailing_zeros() as usize);
            }
            n -= count;
        }
        None
    }

    /// The slots next to one of the set and not in it, the gaps between days among them.
    pub(crate) fn neighbours(&self) -> Self {
        let up = Self(std::array::from_fn(|w| self.0[w] << 1 | if w > 0 { self.0[w - 1] >> 63 } else { 0 }));
        let down = Self(std::array::from_fn(|w| {
            self.0[w] >> 1 | if w + 1 < WORDS { self.0[w + 1] << 63 } else { 0 }
        }));
        up.or(&down).minus(self)
    }

    pub(crate) fn first(&self) -> Option<usize> {
        self.iter().next()
    }

    /// The 128 slots from `first` on, the lowest bit for `first` itself.
    pub(crate) fn from(&self, first: usize) -> u128 {
        let word = |w: usize| u128::from(self.0.get(w).copied().unwrap_or(0));
        let (start, shift) = (first / 64, first % 64);
        let low = word(start) | word(start + 1) << 64;
        if shift == 0 { low } else { low >> shift | word(start + 2) << (128 - shift) }
    }

    /// Number of maximal runs of neighbouring slots.
    pub(crate) fn runs(&self) -> u32 {
        let mut runs = 0;
        let mut carry = 0;
        for word in self.0 {
            runs += (word & !(word << 1 | carry)).count_ones();
            carry = word >> 63;
        }
        runs
    }
}

impl FromIterator<usize> for SlotSet {
    fn from_iter<I: IntoIterator<Item = usize>>(slots: I) -> Self {
        let mut set = Self::EMPTY;
        slots.into_iter().for_each(|slot| set.insert(slot));
        set
    }
}
