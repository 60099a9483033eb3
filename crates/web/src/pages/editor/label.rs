//! What the fields of a profile are called on a page, and where they stand in the forms.

use locale::Language;
use profile::document::ProfileDraft;

use super::fields::picture_name;
use crate::request::Page;

/// What the field at a pointer is called: `/company/vat`, `/texts/nl/headline`, `/opportunities/0/texts/en/title`; a
/// place within a list is called as the list is.
pub(crate) fn label(page: &Page, pointer: &str) -> String {
    let parts: Vec<&str> = pointer.split('/').skip(1).collect();
    let own = |name: &str| page.word("profile-field", name).to_string();
    let in_language = |name: &str, code: &str| match code.parse::<Language>() {
        Ok(language) => page
            .text("profile-field-in-language")
            .with("field", own(name))
            .with("language", page.text("text-language").with("language", language.code()))
            .to_string(),
        Err(_) => own(name),
    };
    match parts[..] {
        ["opportunities", number, _, ..] => {
            let inner = format!("/{}", parts[2..].join("/"));
            let number = number.parse::<usize>().unwrap_or_default() + 1;
            page.text("profile-field-of-opportunity")
                .with("number", number)
                .with("field", label(page, &inner))
                .to_string()
        }
        ["company"] => own("company"),
        ["company", name, ..] => own(name),
        ["texts", code, name, ..] => in_language(name, code),
        ["texts", code] => in_language("texts", code),
        ["logo", "alt", code, ..] => in_language("logo-alt", code),
        ["pictures", _, "alt", code, ..] => in_language("picture-alt", code),
        [name, ..] if !name.is_empty() => own(name),
        _ => own("profile"),
    }
}

/// The `id` of the field that a pointer is about, in the form of the profile. A text that is missing in every language
/// is asked for in the reader's.
pub(crate) fn field_id(page: &Page, draft: &ProfileDraft, pointer: &str) -> String {
    let parts: Vec<&str> = pointer.split('/').skip(1).collect();
    match parts[..] {
        ["company", name, ..] => format!("company.{name}"),
        ["texts"] => format!("texts.{}.headline", page.language),
        ["texts", code] => format!("texts.{code}.headline"),
        ["texts", code, name, ..] => format!("texts.{code}.{name}"),
        ["logo", "alt", code, ..] => format!("logo.alt.{code}"),
        ["pictures", place, "alt", code, ..] => {
            let picture = place.parse::<usize>().ok().and_then(|place| draft.pictures.get(place));
            picture.map_or_else(
                || "picture".to_owned(),
                |picture| format!("{}.alt.{code}", picture_name(picture.media)),
            )
        }
        ["pictures", ..] => "picture".to_owned(),
        [name, ..] => name.to_owned(),
        [] => "company.name".to_owned(),
    }
}

/// The same in the form of one opportunity; the pointer begins within it: `/texts/en/title`.
pub(crate) fn opportunity_field_id(page: &Page, pointer: &str) -> String {
    let parts: Vec<&str> = pointer.split('/').skip(1).collect();
    match parts[..] {
        ["texts"] => format!("texts.{}.title", page.language),
        ["texts", code] => format!("texts.{code}.title"),
        ["texts", code, name, ..] => format!("texts.{code}.{name}"),
        [name, ..] => name.to_owned(),
        [] => "kind".to_owned(),
    }
}

/// The opportunity that a pointer leads into, by its place, and the pointer from there on.
pub(crate) fn within_opportunity(pointer: &str) -> Option<(usize, &str)> {
    let rest = pointer.strip_prefix("/opportunities/")?;
    let (place, inner) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    Some((place.parse().ok()?, inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_into_an_opportunity_is_taken_apart() {
        assert_eq!(within_opportunity("/opportunities/2/texts/en/title"), Some((2, "/texts/en/title")));
        assert_eq!(within_opportunity("/opportunities/0"), Some((0, "")));
        assert_eq!(within_opportunity("/company/vat"), None);
        assert_eq!(within_opportunity("/opportunities"), None);
    }
}
