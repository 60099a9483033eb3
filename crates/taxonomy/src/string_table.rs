//! A sorted list of strings in one piece of memory, found by binary search.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Sorted distinct strings; each has a number, its place. (Those of [`StringTable::in_order`] are not found by name.)
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StringTable {
    text: String,
    /// Where each string ends.
    ends: Vec<u32>,
}

impl StringTable {
    /// From sorted distinct strings.
    pub(crate) fn from_sorted<'a>(strings: impl IntoIterator<Item = &'a str>) -> StringTable {
        StringTable::in_order(strings)
    }

    /// From strings that are only asked for by their numbers.
    pub(crate) fn in_order<'a>(strings: impl IntoIterator<Item = &'a str>) -> StringTable {
        let mut table = StringTable::default();
        for string in strings {
            table.text.push_str(string);
            table.ends.push(u32::try_from(table.text.len()).unwrap_or(u32::MAX));
        }
        table
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn get(&self, index: usize) -> &str {
        let start = if index == 0 { 0 } else { self.ends[index - 1] as usize };
        &self.text[start..self.ends[index] as usize]
    }

    pub(crate) fn find(&self, string: &str) -> Option<u32> {
        let at = self.partition(0..self.len(), |other| other < string);
        (at < self.len() && self.get(at) == string).then_some(at as u32)
    }

    /// Calls `each` for all strings that begin with `prefix`, in order, with their numbers.
    pub(crate) fn beginning_with<'a>(&'a self, prefix: &str, mut each: impl FnMut(&'a str, u32)) {
        let start = self.partition(0..self.len(), |other| other < prefix);
        for number in start..self.len() {
            let string = self.get(number);
            if !string.starts_with(prefix) {
                return;
            }
            each(string, number as u32);
        }
    }

    /// Those strings that `text` begins with, shortest first: their lengths and places.
    pub(crate) fn prefixes_of(&self, text: &str, mut found: impl FnMut(usize, u32)) {
        let mut range = 0..self.len();
        for (depth, byte) in text.bytes().enumerate() {
            // Within the range all strings agree on the bytes before `depth`, and are longer than that.
            let byte_of = |other: &str| other.as_bytes()[depth];
            let start = self.partition(range.clone(), |other| byte_of(other) < byte);
            let end = self.partition(start..range.end, |other| byte_of(other) == byte);
            if start == end {
                return;
            }
            range = start..end;
            if self.get(start).len() == depth + 1 {
                found(depth + 1, start as u32);
                range.start += 1;
                if range.is_empty() {
                    return;
                }
            }
        }
    }

    fn partition(&self, range: Range<usize>, before: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (range.start, range.end);
        while low < high {
            let middle = low + (high - low) / 2;
            if before(self.get(middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_found_by_name_prefix_and_as_prefixes() {
        let table = StringTable::from_sorted([
            "koel",
            "koelcel",
            "machine",
            "ver",
            "verpakking",
            "verpakkingsmachine",
        ]);
        assert_eq!(table.find("machine"), Some(2));
        assert_eq!(table.find("machin"), None);
        let mut cool = Vec::new();
        table.beginning_with("koel", |word, number| {
            assert_eq!(table.find(word), Some(number));
            cool.push(word);
        });
        assert_eq!(cool, ["koel", "koelcel"]);
        let mut found = Vec::new();
        table.prefixes_of("verpakkingsmachines", |length, _| found.push(length));
        assert_eq!(found, [3, 10, 18]);
        assert_eq!(StringTable::default().find("x"), None);
    }
}
