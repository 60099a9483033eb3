//! A form as it is shown: what was typed, what is wrong with it and what others remark on it, in the reader's language.

/// The values, the errors and the remarks of one form.
#[derive(Clone, Debug, Default)]
pub struct Form {
    values: Vec<(String, String)>,
    errors: Vec<FieldSentence>,
    remarks: Vec<FieldSentence>,
}

/// What is said of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldSentence {
    /// The `id` of the field, which the list on top links to.
    pub field: String,
    /// What the field is called on the page.
    pub label: String,
    /// The whole sentence, in the reader's language.
    pub sentence: String,
}

impl Form {
    /// An empty form.
    pub fn new() -> Form {
        Form::default()
    }

    /// A form as it was typed. Passwords, codes and tokens are not shown again.
    pub fn typed(fields: &[(String, String)]) -> Form {
        let secret = |name: &str| name == "csrf" || name == "code" || name.contains("password");
        Form { values: fields.iter().filter(|(name, _)| !secret(name)).cloned().collect(), ..Form::default() }
    }

    /// Sets a value: what the form holds when it is opened.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.values.push((name.into(), value.into()));
    }

    /// Says what is wrong with a field: its `id`, what it is called, and the sentence.
    pub fn refuse(&mut self, field: impl Into<String>, label: impl ToString, sentence: impl ToString) {
        self.errors.push(FieldSentence {
            field: field.into(),
            label: label.to_string(),
            sentence: sentence.to_string(),
        });
    }

    /// Says what somebody else remarks on a field. That is no error: the form may be right, and may be mended already.
    pub fn remark(&mut self, field: impl Into<String>, label: impl ToString, sentence: impl ToString) {
        self.remarks.push(FieldSentence {
            field: field.into(),
            label: label.to_string(),
            sentence: sentence.to_string(),
        });
    }

    /// Whether nothing is wrong.
    pub fn is_valid(&self) -> bool {
        self.errors.is_empty()
    }

    /// The value of a field; empty when there is none.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// All values of a field that may stand several times.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Whether a box of this name and value is checked, or this entry of a list chosen.
    pub fn chosen(&self, name: &str, value: &str) -> bool {
        self.values(name).any(|checked| checked == value)
    }

    /// What is wrong with a field, each a sentence.
    pub fn errors(&self, field: &str) -> Vec<&str> {
        of_field(&self.errors, field)
    }

    /// What is remarked on a field, each a sentence.
    pub fn remarks(&self, field: &str) -> Vec<&str> {
        of_field(&self.remarks, field)
    }

    /// Whether anything is wrong with a field or remarked on it.
    pub fn says_about(&self, field: &str) -> bool {
        self.errors.iter().chain(&self.remarks).any(|said| said.field == field)
    }

    /// All that is wrong, for the summary on top: field, label, sentence.
    pub fn all_errors(&self) -> Vec<(&str, &str, &str)> {
        in_full(&self.errors)
    }

    /// All remarks, for the list on top: field, label, sentence.
    pub fn all_remarks(&self) -> Vec<(&str, &str, &str)> {
        in_full(&self.remarks)
    }

    /// The `id`s of what explains a field, as `aria-describedby` takes them; empty when nothing does.
    pub fn described_by(&self, field: &str, has_hint: bool) -> String {
        let parts = [
            ("hint", has_hint),
            ("remark", !self.remarks(field).is_empty()),
            ("error", !self.errors(field).is_empty()),
        ];
        let ids: Vec<String> = parts
            .iter()
            .filter(|(_, is_there)| *is_there)
            .map(|(part, _)| format!("{field}-{part}"))
            .collect();
        ids.join(" ")
    }
}

fn of_field<'a>(sentences: &'a [FieldSentence], field: &str) -> Vec<&'a str> {
    sentences.iter().filter(|said| said.field == field).map(|said| said.sentence.as_str()).collect()
}

fn in_full(sentences: &[FieldSentence]) -> Vec<(&str, &str, &str)> {
    sentences.iter().map(|said| (said.field.as_str(), said.label.as_str(), said.sentence.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stays_and_secrets_do_not() {
        let typed = [("name", "Bakkerij"), ("new_password", "hunter2"), ("csrf", "x")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let form = Form::typed(&typed);
        assert_eq!(form.value("name"), "Bakkerij");
        assert_eq!(form.value("new_password"), "");
        assert_eq!(form.value("csrf"), "");
    }

    #[test]
    fn a_remark_is_no_error_and_explains_its_field() {
        let mut form = Form::new();
        form.remark("headline", "Headline", "Say for whom.");
        assert!(form.is_valid());
        assert_eq!(form.remarks("headline"), ["Say for whom."]);
        assert_eq!(form.described_by("headline", true), "headline-hint headline-remark");
        form.refuse("headline", "Headline", "Too long.");
        assert_eq!(form.described_by("headline", false), "headline-remark headline-error");
        assert_eq!(form.described_by("summary", false), "");
    }
}
