//! Codes: countries, languages, sectors, products, goals.

use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use serde::{Deserialize, Serialize};

use super::problem::Expected;

/// The officially assigned codes of ISO 3166-1 alpha-2, sorted.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV \
    BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ \
    FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR \
    IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML \
    MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR \
    PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ \
    TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// The codes of ISO 639-1, sorted.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz \
    ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is \
    it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt \
    my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm \
    sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// The sections, divisions and groups of NACE Rev. 2 (Regulation (EC) No 1893/2006). Classes are not listed: one of a
/// known group is taken as it is.
static NACE: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../../../../data/glossary/nace.tsv")
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').next())
        .collect()
});

/// A country, by ISO 3166-1 alpha-2.
#[derive(
    Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, AsExpression, FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
#[serde(try_from = "String", into = "String")]
pub struct Country([u8; 2]);

/// A language that people speak, by ISO 639-1; more than the four that profiles are written in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SpokenLanguage([u8; 2]);

/// A sector: a section, division, group or class of NACE Rev. 2.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sector(String);

/// A product: a CPV 2008 code without its check digit, or an HS heading or subheading.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Product(String);

/// One of the seventeen Sustainable Development Goals of the United Nations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Goal(u8);

impl FromStr for Country {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        two_letters(COUNTRIES, text).map(Country).ok_or(Expected::Country)
    }
}

impl FromStr for SpokenLanguage {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        two_letters(LANGUAGES, text).map(SpokenLanguage).ok_or(Expected::Language)
    }
}

impl FromStr for Sector {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        // `28.29` is a class of the group `28.2`.
        let listed = match text.as_bytes() {
            [_, _, b'.', _, class] if class.is_ascii_digit() => &text[..4],
            _ => text,
        };
        let known = NACE.contains(listed);
        known.then(|| Sector(text.to_owned())).ok_or(Expected::Sector)
    }
}

impl FromStr for Product {
    type Err = Expected;

    fn from_str(text: &str) -> Result<Self, Expected> {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let chapter: u8 = text.get(..2).and_then(|chapter| chapter.parse().ok()).unwrap_or_default();
        let known = digits
            && match text.len() {
                // CPV divisions run from 03 to 98.
                8 => (3..=98).contains(&chapter),
                // HS chapters run from 01 to 97.
                4 | 6 => (1..=97).contains(&chapter),
                _ => false,
            };
        known.then(|| Product(text.to_owned())).ok_or(Expected::Product)
    }
}

impl TryFrom<u8> for Goal {
    type Error = Expected;

    fn try_from(number: u8) -> Result<Self, Expected> {
        (1..=17).contains(&number).then_some(Goal(number)).ok_or(Expected::Between(1, 17))
    }
}

fn two_letters(known: &str, text: &str) -> Option<[u8; 2]> {
    let code: [u8; 2] = text.as_bytes().try_into().ok()?;
    // Every code takes two letters and a space, so the place of the n-th is known and halving finds it.
    let entries = known.as_bytes();
    let (mut low, mut high) = (0, (entries.len() + 1) / 3);
    while low < high {
        let middle = usize::midpoint(low, high);
        match entries[middle * 3..middle * 3 + 2].cmp(&code[..]) {
            std::cmp::Ordering::Equal => return Some(code),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

impl Country {
    /// All countries, in the order of their codes.
    pub fn all() -> impl Iterator<Item = Country> {
        COUNTRIES.split(' ').filter_map(|code| code.parse().ok())
    }
}

impl SpokenLanguage {
    /// All languages, in the order of their codes.
    pub fn all() -> impl Iterator<Item = SpokenLanguage> {
        LANGUAGES.split(' ').filter_map(|code| code.parse().ok())
    }
}

impl Goal {
    /// Its number, 1 to 17.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}

impl From<Goal> for u8 {
    fn from(goal: Goal) -> u8 {
        goal.0
    }
}

/// The conversions that the two-letter codes have.
macro_rules! letter_codes {
    ($($name:ident),+) => {$(
        impl $name {
            /// The code.
            #[must_use]
            pub fn as_str(&self) -> &str {
                // Taken from the list above and from nowhere else, so it is ASCII.
                std::str::from_utf8(&self.0).unwrap_or_default()
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.as_str())
            }
        }
    )+};
}
letter_codes!(Country, SpokenLanguage);

impl Sector {
    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Product {
    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is a CPV code; otherwise it is an HS heading.
    #[must_use]
    pub fn is_cpv(&self) -> bool {
        self.0.len() == 8
    }
}

/// The conversions that all codes have.
macro_rules! code_conversions {
    ($($name:ident),+) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl TryFrom<String> for $name {
            type Error = Expected;

            fn try_from(text: String) -> Result<Self, Expected> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> String {
                code.as_str().to_owned()
            }
        }
    )+};
}
code_conversions!(Country, SpokenLanguage, Sector, Product);

database::text_column!(Country);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_country_and_language_is_found_and_no_other() {
        assert_eq!(Country::all().count(), 249);
        assert_eq!(SpokenLanguage::all().count(), 183);
        for text in ["XX", "nl", "NLD", "", "EL", "N ", "ö"] {
            assert_eq!(text.parse::<Country>(), Err(Expected::Country), "{text}");
        }
        for text in ["xx", "NL", "sh", "deu"] {
            assert_eq!(text.parse::<SpokenLanguage>(), Err(Expected::Language), "{text}");
        }
    }

    #[test]
    fn sectors_are_sections_divisions_groups_and_classes() {
        for text in ["C", "U", "01", "28", "28.2", "28.29", "10.10", "11.05", "62.0"] {
            assert_eq!(text.parse::<Sector>().unwrap().as_str(), text);
        }
        for text in ["V", "c", "04", "2829", "28.0", "28.", "28.291", "C28", "", "２8"] {
            assert_eq!(text.parse::<Sector>(), Err(Expected::Sector), "{text}");
        }
    }

    #[test]
    fn products_are_cpv_codes_or_headings() {
        assert!("42921000".parse::<Product>().unwrap().is_cpv());
        assert!(!"8422".parse::<Product>().unwrap().is_cpv());
        assert!("842230".parse::<Product>().is_ok());
        for text in ["42921000-1", "99000000", "0000", "98001", "842", "abcd", "９４２２"] {
            assert_eq!(text.parse::<Product>(), Err(Expected::Product), "{text}");
        }
    }

    #[test]
    fn goals_run_from_one_to_seventeen() {
        assert_eq!(Goal::try_from(17).unwrap().number(), 17);
        assert_eq!(Goal::try_from(0), Err(Expected::Between(1, 17)));
        assert_eq!(Goal::try_from(18), Err(Expected::Between(1, 17)));
    }
}
