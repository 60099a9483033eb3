//! Counting by facet: how many of many documents have each value.
//!
//! Every document has a row of bits, a bit for each value. Eight rows at a time are added up in all their columns at
//! once by carry-save adders (positional population count; Klarqvist, Muła and Lemire, "Efficient Computation of
//! Positional Population Counts Using SIMD Instructions", 2019), a few operations for 64 values of a document.

use crate::index::BitRows;

/// Rows that are added up at a time.
const BLOCK: usize = 8;
/// Rows that are fetched at a time: they lie far from each other, so the processor had better wait for many at once.
const BATCH: usize = 32;
/// Binary digits of a count; the lowest three are those of a block.
const DIGITS: usize = u32::BITS as usize;
const BLOCK_DIGITS: usize = 3;

/// Counts of one segment's rows.
#[derive(Debug)]
pub(super) struct Tally<'a> {
    rows: &'a BitRows,
    /// Rows that wait for a batch to be full.
    waiting: [u32; BATCH],
    waits: usize,
    /// The counts of all columns, digit by digit: so many words for the ones, so many for the twos…
    digits: Vec<u64>,
}

impl<'a> Tally<'a> {
    pub(super) fn of(rows: &'a BitRows) -> Tally<'a> {
        Tally { rows, waiting: [0; BATCH], waits: 0, digits: vec![0; rows.width * DIGITS] }
    }

    /// Counts a row.
    #[inline]
    pub(super) fn add(&mut self, row: u32) {
        self.waiting[self.waits] = row;
        self.waits += 1;
        if self.waits == BATCH {
            self.add_batch();
            self.waits = 0;
        }
    }

    fn add_batch(&mut self) {
        for word in 0..self.rows.width {
            let fetched = self.waiting.map(|row| self.rows.row(row)[word]);
            fetched.as_chunks().0.iter().for_each(|block| self.add_block(word, *block));
        }
    }

    fn add_block(&mut self, word: usize, [a, b, c, d, e, f, g, h]: [u64; BLOCK]) {
        let width = self.rows.width;
        let ones = self.digits[word];
        let twos = self.digits[width + word];
        let fours = self.digits[2 * width + word];
        let (ones, two_a) = add(ones, a, b);
        let (ones, two_b) = add(ones, c, d);
        let (twos, four_a) = add(twos, two_a, two_b);
        let (ones, two_a) = add(ones, e, f);
        let (ones, two_b) = add(ones, g, h);
        let (twos, four_b) = add(twos, two_a, two_b);
        let (fours, mut carry) = add(fours, four_a, four_b);
        self.digits[word] = ones;
        self.digits[width + word] = twos;
        self.digits[2 * width + word] = fours;
        let mut digit = BLOCK_DIGITS;
        while carry != 0 && digit < DIGITS {
            let sum = &mut self.digits[digit * width + word];
            (*sum, carry) = (*sum ^ carry, *sum & carry);
            digit += 1;
        }
    }

    /// Hands over the column and the count of all columns that have one; some may come in parts.
    pub(super) fn finish(self, mut each: impl FnMut(usize, u32)) {
        let columns = |bits: u64| {
            std::iter::successors(Some(bits), |bits| Some(bits & bits.wrapping_sub(1)))
                .take_while(|bits| *bits != 0)
                .map(|bits| bits.trailing_zeros() as usize)
        };
        for (at, bits) in self.digits.iter().enumerate() {
            let (digit, word) = (at / self.rows.width, at % self.rows.width);
            columns(*bits).for_each(|column| each(word * 64 + column, 1 << digit));
        }
        for row in &self.waiting[..self.waits] {
            for (word, bits) in self.rows.row(*row).iter().enumerate() {
                columns(*bits).for_each(|column| each(word * 64 + column, 1));
            }
        }
    }
}

/// The sum of three bits in each place, and what is carried.
#[inline]
fn add(a: u64, b: u64, c: u64) -> (u64, u64) {
    let either = a ^ b;
    (either ^ c, a & b | either & c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_counted_however_many_rows_there_are() {
        let (width, rows) = (3, 1_000_u64);
        let words: Vec<u64> = (0..rows * width as u64)
            .map(|at| at.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(at as u32 % 64))
            .collect();
        let rows_of_bits = BitRows { width, words };
        for wanted in [0_usize, 1, 7, 8, 31, 32, 33, 64, 777] {
            let mut tally = Tally::of(&rows_of_bits);
            let mut expected = vec![0; width * 64];
            for row in (0..rows as u32).step_by(3).cycle().take(wanted) {
                tally.add(row);
                for (column, count) in expected.iter_mut().enumerate() {
                    *count += u32::from(rows_of_bits.row(row)[column / 64] >> (column % 64) & 1 == 1);
                }
            }
            let mut counts = vec![0; width * 64];
            tally.finish(|column, count| counts[column] += count);
            assert_eq!(counts, expected, "{wanted} rows");
        }
    }
}
