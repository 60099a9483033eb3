//! What is wrong with a field, as a sentence in the reader's language.

use profile::document::{Expected, FieldError, Pointer, ProfileDraft};

use super::label::{field_id, label, opportunity_field_id, within_opportunity};
use crate::form::Form;
use crate::request::Page;

/// The sentence for an error. `found` is what stands there.
pub(crate) fn sentence(page: &Page, expected: &Expected, found: &str) -> String {
    let message = page.word("problem", expected.name());
    let found = found.trim_matches('"');
    match expected {
        Expected::Characters { most, found } => message.with("most", *most).with("count", *found).to_string(),
        Expected::Entries { most, found } => message.with("most", *most).with("count", *found).to_string(),
        // Years and the like are not grouped: 1998, not 1.998.
        Expected::Between(least, most) => {
            message.with("least", least.to_string()).with("most", most.to_string()).to_string()
        }
        Expected::Vat(form) => message.with("form", *form).to_string(),
        Expected::Field(known) => message.with("found", found).with("known", known.join(", ")).to_string(),
        Expected::OneOf(words) => message.with("words", words.join(", ")).to_string(),
        Expected::Sector | Expected::Product | Expected::Country | Expected::Language | Expected::Office => {
            message.with("found", found).to_string()
        }
        _ => message.to_string(),
    }
}

/// Puts what is wrong with the profile itself into its form, each beside its field.
pub(crate) fn refuse_profile(page: &Page, form: &mut Form, draft: &ProfileDraft, errors: &[FieldError]) {
    for error in errors.iter().filter(|error| within_opportunity(error.at.as_str()).is_none()) {
        let at = error.at.as_str();
        form.refuse(
            field_id(page, draft, at),
            label(page, at),
            sentence(page, &error.expected, &error.found),
        );
    }
}

/// Puts what is wrong with the opportunity at this place of the profile into its form.
pub(crate) fn refuse_opportunity(page: &Page, form: &mut Form, place: usize, errors: &[FieldError]) {
    for error in errors {
        if let Some((_, inner)) = within_opportunity(error.at.as_str()).filter(|(found, _)| *found == place) {
            let field = opportunity_field_id(page, inner);
            form.refuse(field, label(page, inner), sentence(page, &error.expected, &error.found));
        }
    }
}

/// What is wrong with a profile, for a list that leads to the fields: name and sentence.
pub(crate) fn named_sentence(page: &Page, error: &FieldError) -> (String, String) {
    (label(page, error.at.as_str()), sentence(page, &error.expected, &error.found))
}

/// How many errors the opportunity at this place has.
pub(crate) fn count_in_opportunity(errors: &[FieldError], place: usize) -> usize {
    let in_it = |at: &Pointer| within_opportunity(at.as_str()).is_some_and(|(found, _)| found == place);
    errors.iter().filter(|error| in_it(&error.at)).count()
}
