//! A form as it is shown: what was typed, and what is wrong with it, in the reader's language.

/// The values and the errors of one form.
#[derive(Clone, Debug, Default)]
pub struct Form {
    values: Vec<(String, String)>,
    errors: Vec<FieldError>,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The `id` of the field, which the summary on top links to.
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
        Form {
            values: fields.iter().filter(|(name, _)| !secret(name)).cloned().collect(),
            errors: Vec::new(),
        }
    }

    /// Sets a value: what the form holds when it is opened.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.values.push((name.into(), value.into()));
    }

    /// Says what is wrong with a field: its `id`, what it is called, and the sentence.
    pub fn refuse(&mut self, field: impl Into<String>, label: impl ToString, sentence: impl ToString) {
        self.errors.push(FieldError {
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
        self.errors.iter().filter(|error| error.field == field).map(|error| error.sentence.as_str()).collect()
    }

    /// All that is wrong, for the summary on top: field, label, sentence.
    pub fn all_errors(&self) -> Vec<(&str, &str, &str)> {
        self.errors
            .iter()
            .map(|error| (error.field.as_str(), error.label.as_str(), error.sentence.as_str()))
            .collect()
    }
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
}
