//! The layers that settings come from, the later one winning, each value with the place where it stands.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::str::FromStr;

use toml::de::{DeTable, DeValue};

use super::catalog::{SETTINGS, variable};

/// Variables that begin with `RONL_` and are no settings.
const OTHER_VARIABLES: [&str; 2] = ["RONL_CONFIG", "RONL_TEST_POSTGRES"];

/// What is wrong with a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingError {
    /// File and line, variable, or flag.
    pub place: String,
    /// What is wrong there.
    pub reason: String,
}

impl fmt::Display for SettingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.reason)
    }
}

/// The values that were found.
#[derive(Debug, Default)]
pub struct Layers {
    values: BTreeMap<&'static str, Value>,
    errors: Vec<SettingError>,
}

#[derive(Clone, Debug)]
struct Value {
    text: String,
    place: String,
}

impl Layers {
    /// The defaults.
    pub fn new() -> Layers {
        let default = |text: &str| Value { text: text.to_owned(), place: "default".to_owned() };
        Layers {
            values: SETTINGS.iter().map(|setting| (setting.key, default(setting.default))).collect(),
            errors: Vec::new(),
        }
    }

    /// Lays a configuration file over what is there.
    pub fn add_file(&mut self, name: &str, text: &str) {
        match DeTable::parse(text) {
            Ok(table) => self.add_table(name, text, "", table.get_ref()),
            Err(error) => {
                let line = error.span().map_or(1, |span| line_of(text, span.start));
                self.refuse_place(&format!("{name}:{line}"), error.message());
            }
        }
    }

    /// Lays the variables of the environment over what is there.
    pub fn add_environment(&mut self, variables: impl Iterator<Item = (OsString, OsString)>) {
        for (name, value) in variables {
            let Some(name) = name.to_str().filter(|name| name.starts_with("RONL_")) else { continue };
            if OTHER_VARIABLES.contains(&name) {
                continue;
            }
            match (SETTINGS.iter().find(|setting| variable(setting.key) == name), value.into_string()) {
                (Some(setting), Ok(text)) => self.set(setting.key, text, name.to_owned()),
                (Some(_), Err(_)) => self.refuse_place(name, "is not UTF-8"),
                (None, _) => self.refuse_place(name, "is no setting"),
            }
        }
    }

    /// Lays a flag over what is there; `key` names the setting that it is for.
    pub fn add_flag(&mut self, key: &'static str, text: String) {
        self.set(key, text, format!("--{key}"));
    }

    /// The value of a setting, in the form that its type reads.
    pub fn take<T: FromStr<Err: fmt::Display>>(&mut self, key: &'static str) -> Option<T> {
        match self.text(key).parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(key, &error.to_string());
                None
            }
        }
    }

    /// The value of a setting that may be empty.
    pub fn take_optional<T: FromStr<Err: fmt::Display>>(&mut self, key: &'static str) -> Option<T> {
        if self.text(key).is_empty() { None } else { self.take(key) }
    }

    /// The value of a setting that a function reads.
    pub fn take_checked<T>(
        &mut self,
        key: &'static str,
        expected: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = read(self.text(key));
        if value.is_none() {
            self.refuse(key, expected);
        }
        value
    }

    /// A setting that is on or off.
    pub fn take_switch(&mut self, key: &'static str) -> bool {
        match self.text(key) {
            "on" | "true" => true,
            "off" | "false" => false,
            _ => {
                self.refuse(key, "expected on or off");
                false
            }
        }
    }

    /// Notes that a setting is wrong. Its value is not repeated: it may be a secret.
    pub fn refuse(&mut self, key: &'static str, reason: &str) {
        let place = self.values.get(key).map_or("default", |value| value.place.as_str());
        self.errors.push(SettingError { place: format!("{place} ({key})"), reason: reason.to_owned() });
    }

    /// Notes that a place is wrong.
    pub fn refuse_place(&mut self, place: &str, reason: &str) {
        self.errors.push(SettingError { place: place.to_owned(), reason: reason.to_owned() });
    }

    /// All that is wrong so far.
    pub fn errors(&self) -> Vec<SettingError> {
        self.errors.clone()
    }

    fn text(&self, key: &str) -> &str {
        self.values.get(key).map_or("", |value| value.text.as_str())
    }

    fn set(&mut self, key: &'static str, text: String, place: String) {
        self.values.insert(key, Value { text, place });
    }

    fn add_table(&mut self, name: &str, source: &str, prefix: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let path = if prefix.is_empty() {
                key.get_ref().to_string()
            } else {
                format!("{prefix}.{}", key.get_ref())
            };
            let place = format!("{name}:{}", line_of(source, key.span().start));
            let setting = SETTINGS.iter().find(|setting| setting.key == path);
            let is_group = SETTINGS.iter().any(|setting| setting.key.starts_with(&format!("{path}.")));
            match (value.get_ref(), setting) {
                (DeValue::Table(inner), None) if is_group => self.add_table(name, source, &path, inner),
                (_, None) => self.refuse_place(&place, &format!("{path} is no setting")),
                (DeValue::String(text), Some(setting)) => self.set(setting.key, text.to_string(), place),
                (DeValue::Integer(number), Some(setting)) => {
                    self.set(setting.key, number.as_str().to_owned(), place)
                }
                (DeValue::Boolean(switch), Some(setting)) => self.set(setting.key, switch.to_string(), place),
                (_, Some(_)) => {
                    self.refuse_place(&place, &format!("{path} takes a text, a number or true or false"))
                }
            }
        }
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::super::Settings;
    use super::*;

    fn environment(variables: &[(&str, &str)]) -> Vec<(OsString, OsString)> {
        variables.iter().map(|(name, value)| (OsString::from(name), OsString::from(value))).collect()
    }

    #[test]
    fn the_defaults_are_settings_that_run() {
        let settings = Settings::read(&mut Layers::new()).unwrap();
        assert_eq!(settings.origin, "http://127.0.0.1:8080");
        assert_eq!(settings.database.to_string(), "sqlite:data/ronl-connect.db");
        assert!(settings.limits);
    }

    #[test]
    fn a_flag_wins_over_the_environment_and_that_over_the_file() {
        let mut layers = Layers::new();
        layers.add_file("f.toml", "listen = \"127.0.0.1:1\"\nupload_megabytes = 3\n[mail]\nport = 25\n");
        layers.add_environment(
            environment(&[("RONL_LISTEN", "127.0.0.1:2"), ("RONL_MAIL_PORT", "26")]).into_iter(),
        );
        layers.add_flag("listen", "127.0.0.1:3".to_owned());
        let settings = Settings::read(&mut layers).unwrap();
        assert_eq!((settings.listen.port(), settings.mail.port), (3, 26));
        assert_eq!(settings.upload_bytes, 3 * 1024 * 1024);
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once_with_its_place() {
        let mut layers = Layers::new();
        layers.add_file(
            "f.toml",
            "listen = \"here\"\nlisten_to = \"there\"\n\n[mail]\nport = \"many\"\nhost = []\n",
        );
        layers.add_environment(environment(&[("RONL_LIMITS", "perhaps"), ("RONL_LIMIT", "off")]).into_iter());
        let said: Vec<String> =
            Settings::read(&mut layers).unwrap_err().iter().map(|error| error.place.clone()).collect();
        for place in [
            "f.toml:1 (listen)",
            "f.toml:2",
            "f.toml:5 (mail.port)",
            "f.toml:6",
            "RONL_LIMITS (limits)",
            "RONL_LIMIT",
        ] {
            assert!(said.iter().any(|found| found == place), "{place} is not among {said:?}");
        }
    }

    #[test]
    fn a_secret_is_not_repeated_in_an_error() {
        let mut layers = Layers::new();
        layers.add_environment(environment(&[("RONL_DATABASE", "mysql://u:hunter2@h/d")]).into_iter());
        let errors = Settings::read(&mut layers).unwrap_err();
        assert!(!format!("{errors:?}").contains("hunter2"));
    }

    #[test]
    fn a_file_that_is_no_toml_is_refused_with_its_line() {
        let mut layers = Layers::new();
        layers.add_file("f.toml", "data = \"d\"\nlisten =\n");
        assert_eq!(layers.errors()[0].place, "f.toml:2");
    }
}
