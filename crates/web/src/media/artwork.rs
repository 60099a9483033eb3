//! The mark of a company that has no logo: its initials on brick, ledger or water. What it looks like, and why, is in
//! `docs/design-system.md`; the same company always gets the same.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// Pixels on each side of a mark, and the unit of its pattern.
const SIDE: f64 = 96.0;
const UNIT: f64 = 24.0;

/// Words in front of names, and legal forms: no initials come from them.
const SKIPPED: [&str; 20] = [
    "de", "het", "van", "der", "die", "das", "und", "si", "și", "the", "and", "bv", "b", "v", "nv", "gmbh",
    "ag", "kg", "srl", "sc",
];

#[derive(Clone, Copy)]
enum Ground {
    Brick,
    Ink,
    Water,
}

impl Ground {
    /// Base, line and figure.
    const fn colours(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Ground::Brick => ("#8f3626", "#a3452f", "#f7e6e0"),
            Ground::Ink => ("#253746", "#34495a", "#e7edef"),
            Ground::Water => ("#14597a", "#226a8b", "#dfecf1"),
        }
    }
}

/// The mark as SVG.
pub(super) fn mark(slug: &str, name: &str) -> String {
    let ground = match Sha256::digest(slug.as_bytes())[0] % 3 {
        0 => Ground::Brick,
        1 => Ground::Ink,
        _ => Ground::Water,
    };
    let (base, line, figure) = ground.colours();
    let pattern = pattern(ground);
    let initials = initials(name);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 96 96\" width=\"96\" height=\"96\">\
         <path fill=\"{base}\" d=\"M0 0h96v96H0z\"/>\
         <path fill=\"none\" stroke=\"{line}\" stroke-width=\"1.5\" d=\"{pattern}\"/>\
         <text x=\"48\" y=\"63\" fill=\"{figure}\" font-family=\"Georgia, 'Times New Roman', serif\" font-weight=\"700\" \
         font-size=\"46\" text-anchor=\"middle\">{initials}</text></svg>"
    )
}

/// First letters of the first two words that are neither articles nor legal forms. Letters only, so that nothing in a
/// name can be markup.
fn initials(name: &str) -> String {
    let plain = name.replace('.', " ");
    plain
        .split_whitespace()
        .filter(|word| !SKIPPED.contains(&word.to_lowercase().as_str()))
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
        .take(2)
        .flat_map(char::to_uppercase)
        .filter(|c| c.is_alphanumeric())
        .collect()
}

fn pattern(ground: Ground) -> String {
    let mut path = String::new();
    match ground {
        Ground::Brick => bricks(&mut path),
        Ground::Ink => ledger(&mut path),
        Ground::Water => waves(&mut path),
    }
    path
}

/// Courses half a unit high, joints every unit, every other course shifted by half a unit.
fn bricks(path: &mut String) {
    let (mut y, mut shifted) = (0.0, false);
    while y <= SIDE {
        add(path, format_args!("M0 {y}h{SIDE}"));
        let mut x = if shifted { UNIT / 2.0 } else { UNIT };
        while x < SIDE {
            add(path, format_args!("M{x} {y}v{}", UNIT / 2.0));
            x += UNIT;
        }
        y += UNIT / 2.0;
        shifted = !shifted;
    }
}

/// Lines every half unit, and a double margin line.
fn ledger(path: &mut String) {
    let mut y = UNIT / 2.0;
    while y < SIDE {
        add(path, format_args!("M0 {y}h{SIDE}"));
        y += UNIT / 2.0;
    }
    add(path, format_args!("M{:.2} 0v{SIDE}M{:.2} 0v{SIDE}", SIDE * 0.12, SIDE * 0.14));
}

/// Waves two units long and a third of a unit high, every other row shifted by a unit.
fn waves(path: &mut String) {
    let (mut y, mut shifted) = (UNIT / 2.0, false);
    while y < SIDE + UNIT / 2.0 {
        let mut x = if shifted { -UNIT } else { 0.0 };
        add(path, format_args!("M{x} {y:.1}"));
        while x < SIDE + UNIT {
            add(path, format_args!("q{} {} {UNIT} 0t{UNIT} 0", UNIT / 2.0, -UNIT / 3.0));
            x += 2.0 * UNIT;
        }
        y += UNIT / 1.6;
        shifted = !shifted;
    }
}

fn add(path: &mut String, step: std::fmt::Arguments<'_>) {
    // Writing to a text cannot fail.
    let _ = path.write_fmt(step);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_skip_articles_and_legal_forms() {
        assert_eq!(initials("Brinkman Verpakkingstechniek B.V."), "BV");
        assert_eq!(initials("De Hanzeboom Koekbakkerij"), "HK");
        assert_eq!(initials("Țesătoria Cibin S.R.L."), "ȚC");
        assert_eq!(initials("4TU Machines"), "4M");
    }

    #[test]
    fn nothing_in_a_name_becomes_markup() {
        let drawn = mark("x", "<script>alert(1)</script> \"&amp;");
        assert!(!drawn.contains("script") && !drawn.contains("&amp;"), "{drawn}");
    }

    #[test]
    fn a_company_always_gets_the_same_mark() {
        assert_eq!(mark("kade", "Kade"), mark("kade", "Kade"));
        let grounds: std::collections::BTreeSet<String> = ["a", "b", "c", "d", "e", "f", "g", "h"]
            .map(|slug| mark(slug, "Kade").chars().skip(90).take(40).collect())
            .into();
        assert!(grounds.len() > 1, "not every company has the same ground");
    }
}
