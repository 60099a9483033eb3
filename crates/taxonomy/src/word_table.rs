//! Which words of another language a word may stand for.

use serde::{Deserialize, Serialize};

/// For every unit of a source language, units of a target language with weights, likeliest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WordTable {
    /// Where each unit's row ends.
    ends: Vec<u32>,
    targets: Vec<u32>,
    /// In 255ths.
    weights: Vec<u8>,
}

impl WordTable {
    pub(crate) fn from_rows(rows: &[Vec<(u32, f32)>]) -> WordTable {
        let mut table = WordTable::default();
        for row in rows {
            for (target, weight) in row {
                table.targets.push(*target);
                table.weights.push((weight.clamp(0.0, 1.0) * 255.0).round() as u8);
            }
            table.ends.push(table.targets.len() as u32);
        }
        table
    }

    /// The translations of a unit with their weights in 0 to 1.
    pub(crate) fn translations(&self, unit: u32) -> impl Iterator<Item = (u32, f32)> {
        let unit = unit as usize;
        let end = self.ends.get(unit).copied().unwrap_or_default() as usize;
        let start = if unit == 0 { 0 } else { self.ends.get(unit - 1).copied().unwrap_or_default() as usize };
        self.targets[start.min(end)..end]
            .iter()
            .zip(&self.weights[start.min(end)..end])
            .map(|(target, weight)| (*target, f32::from(*weight) / 255.0))
    }

    /// How many correspondences it holds.
    pub(crate) fn len(&self) -> usize {
        self.targets.len()
    }
}
