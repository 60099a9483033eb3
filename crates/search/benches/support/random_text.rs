//! Random texts: what people type, cut, mixed and joined with what readers stumble over.

/// Xorshift (Marsaglia 2003): the same seed, the same texts.
pub struct Random(u64);

impl Random {
    /// From a seed, of which none is too plain.
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`, or 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

/// Quotation marks, signs, invisible and combining characters, other scripts, codes, function words, long runs.
const PIECES: [&str; 48] = [
    "\"",
    "„",
    "“",
    "«",
    "»",
    "'",
    "-",
    "−",
    "–",
    "+",
    "*",
    "(",
    ")",
    ":",
    "~",
    "^",
    "/",
    "\\",
    ".",
    ",",
    "\0",
    "\u{202e}",
    "\u{200b}",
    "\u{ad}",
    "\u{301}",
    "\u{feff}",
    "🚜",
    "👩‍🔧",
    "🇷🇴",
    "İ",
    "ß",
    "ﬁ",
    "Ǆ",
    "שלום",
    "مرحبا",
    "包装机",
    "упаковка",
    "28.29",
    "42921000-0",
    "C28.2",
    "8422.30",
    "NACE",
    "de la",
    "van het",
    "und",
    "the",
    " \t\n",
    "\u{10ffff}",
];

/// A text of up to some hundred pieces; one in fifty is very long.
pub fn random_text(random: &mut Random, seeds: &[&str]) -> String {
    let mut text = String::new();
    let pieces = if random.below(50) == 0 { 2_000 } else { 1 + random.below(12) };
    for _ in 0..pieces {
        match random.below(8) {
            0 | 1 => text.push_str(seeds[random.below(seeds.len())]),
            2 => text.push_str(PIECES[random.below(PIECES.len())]),
            3 => {
                let seed: Vec<char> = seeds[random.below(seeds.len())].chars().collect();
                let start = random.below(seed.len());
                let end = start + random.below(seed.len() - start + 1);
                text.extend(&seed[start..end]);
            }
            4 => text.extend(char::from_u32(random.below(0x11_0000) as u32)),
            5 => text.extend(char::from_u32(97 + random.below(26) as u32)),
            6 => {
                let piece = PIECES[random.below(PIECES.len())];
                (0..random.below(40)).for_each(|_| text.push_str(piece));
            }
            _ => text.push(' '),
        }
    }
    text
}
