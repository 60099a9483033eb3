//! Files carry no identifiers of opportunities: which of a company's opportunities is which is told by what they say.

use std::collections::HashSet;

use crate::document::draft::OpportunityDraft;
use crate::document::{Opportunity, OpportunityId};

/// Gives the opportunities of an imported profile the identifiers that they have in the company's draft: those which
/// say the same first, then those with the same title in some language, then those of the same kind in the same place,
/// so that the address of one whose title was mended stays. The others are new.
pub(super) fn keep_ids(known: &[OpportunityDraft], imported: &mut [Opportunity]) {
    let mut given: HashSet<OpportunityId> = HashSet::new();
    let mut open: Vec<usize> = Vec::new();
    for (place, opportunity) in imported.iter_mut().enumerate() {
        let found = known.iter().find(|other| {
            let same = OpportunityDraft { id: other.id, ..OpportunityDraft::from(&*opportunity) };
            !given.contains(&other.id) && same == **other
        });
        match found {
            Some(other) => {
                opportunity.id = other.id;
                given.insert(other.id);
            }
            None => open.push(place),
        }
    }
    for place in open {
        let opportunity = &mut imported[place];
        let free = |other: &&OpportunityDraft| !given.contains(&other.id);
        let same_place = known.get(place).filter(|other| other.kind == opportunity.kind.as_str());
        let same_title = known.iter().filter(free).find(|other| has_same_title(other, opportunity));
        if let Some(other) = same_title.or(same_place.filter(free)) {
            opportunity.id = other.id;
            given.insert(other.id);
        }
    }
}

fn has_same_title(known: &OpportunityDraft, imported: &Opportunity) -> bool {
    imported.texts.iter().any(|(language, texts)| {
        let title = texts.title.as_deref();
        known.texts.get(language).is_some_and(|other| title == Some(other.title.as_str()))
    })
}
