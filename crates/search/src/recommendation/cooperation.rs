//! Which ways of working together fit each other.

/// What a type is close to: the one side may call subcontracting what the other calls manufacturing. The types are
/// those of the Enterprise Europe Network; who calls what how is our own judgement.
const CLOSE: [&[&str]; 5] = [
    &["agency", "distribution", "franchise"],
    // Who looks for a supplier and who looks for a distributor both move the same goods.
    &["distribution", "supply"],
    &["supply", "manufacturing", "subcontracting", "reciprocal_production"],
    &["joint_venture", "acquisition", "investment"],
    &["licensing", "franchise", "research"],
];

/// How much a close type counts beside the same one.
const CLOSE_COUNTS: f32 = 0.6;

/// How well what the one wants fits what the other offers: 1 for the same type, less for a close one, 0 for none;
/// nothing where one of the two does not say.
pub(super) fn fitting(wanted: &[String], offered: &[String]) -> Option<f32> {
    let pairs = wanted.iter().flat_map(|wanted| offered.iter().map(move |offered| (wanted, offered)));
    pairs.map(|(wanted, offered)| closeness(wanted, offered)).reduce(f32::max)
}

/// The types that both name, or that are close to what the other names.
pub(super) fn in_common<'a>(one: &'a [String], other: &[String]) -> Vec<&'a str> {
    let mut same: Vec<&str> = one.iter().filter(|word| other.contains(word)).map(String::as_str).collect();
    if same.is_empty() {
        same.extend(
            one.iter().map(String::as_str).filter(|word| other.iter().any(|o| closeness(word, o) > 0.0)),
        );
    }
    same
}

fn closeness(one: &str, other: &str) -> f32 {
    if one == other {
        1.0
    } else if CLOSE.iter().any(|group| group.contains(&one) && group.contains(&other)) {
        CLOSE_COUNTS
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn types(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn the_same_type_fits_best_a_close_one_less_and_another_not_at_all() {
        let offered = types(&["distribution", "supply"]);
        assert_eq!(fitting(&types(&["distribution"]), &offered), Some(1.0));
        assert_eq!(fitting(&types(&["agency"]), &offered), Some(CLOSE_COUNTS));
        assert_eq!(fitting(&types(&["investment"]), &offered), Some(0.0));
        assert_eq!(fitting(&[], &offered), None);
    }

    #[test]
    fn what_both_name_stands_before_what_is_merely_close() {
        let one = types(&["agency", "distribution"]);
        assert_eq!(in_common(&one, &types(&["distribution"])), ["distribution"]);
        assert_eq!(in_common(&one, &types(&["franchise"])), ["agency", "distribution"]);
    }
}
