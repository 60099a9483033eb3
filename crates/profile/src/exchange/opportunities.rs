//! Opportunities have no identity in files; they get it back from those that are there.

use crate::document::Opportunity;

/// Gives imported opportunities the identifiers of the present ones: of the same words first, then of the same place,
/// so that the address of one whose text was mended stays.
pub(super) fn keep_identifiers(imported: &mut [Opportunity], present: &[Opportunity]) {
    let mut free: Vec<Option<&Opportunity>> = present.iter().map(Some).collect();
    let mut is_kept = vec![false; imported.len()];
    for (place, opportunity) in imported.iter_mut().enumerate() {
        let same = free.iter_mut().find(|other| other.is_some_and(|other| says_the_same(opportunity, other)));
        if let Some(other) = same.and_then(Option::take) {
            opportunity.id = other.id;
            is_kept[place] = true;
        }
    }
    for (place, opportunity) in imported.iter_mut().enumerate() {
        if !is_kept[place]
            && let Some(other) = free.get_mut(place).and_then(Option::take)
        {
            opportunity.id = other.id;
        }
    }
}

fn says_the_same(one: &Opportunity, other: &Opportunity) -> bool {
    let mut twin = other.clone();
    twin.id = one.id;
    *one == twin
}
