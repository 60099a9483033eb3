//! The texts: every message is there, is used, and says the same in every language.

mod message;
mod source;

use std::collections::BTreeSet;

use locale::Language;
use regex::Regex;

use message::messages;
use source::{Source, sources};

/// Where a text is looked up by a key that stands there in full.
const LOOK_UPS: &str =
    r#"(?:\.text|\.refuse_with|redirect_saying)\(\s*(?:[^"()]*(?:\([^()]*\))?,\s*)?"([a-z][a-z0-9-]*)""#;
/// Where a text is looked up by a key that is put together: the part that stands there.
const COMPOSED: &str = r#"(?:\.word\(\s*"([a-z][a-z0-9-]*)"|format!\(\s*"([a-z][a-z0-9-]*)-\{)"#;

#[test]
fn every_message_that_is_looked_up_exists() {
    let keys: BTreeSet<String> = messages(Language::Nl).into_keys().collect();
    let look_up = Regex::new(LOOK_UPS).unwrap();
    let mut missing = Vec::new();
    let speaks =
        |source: &Source| source.path.starts_with("frontend") || source.path.starts_with("crates/web");
    for source in sources().into_iter().filter(speaks) {
        for found in look_up.captures_iter(&source.text) {
            if !keys.contains(&found[1]) {
                missing.push(format!("{}: {}", source.path, &found[1]));
            }
        }
    }
    assert!(missing.is_empty(), "no such message:\n{}", missing.join("\n"));
}

#[test]
fn every_composed_look_up_has_messages_to_choose_from() {
    let keys: BTreeSet<String> = messages(Language::Nl).into_keys().collect();
    let word = Regex::new(r#"\.word\(\s*"([a-z][a-z0-9-]*)""#).unwrap();
    for source in sources() {
        for found in word.captures_iter(&source.text) {
            let prefix = format!("{}-", &found[1]);
            assert!(keys.iter().any(|key| key.starts_with(&prefix)), "{}: no message {prefix}…", source.path);
        }
    }
}

#[test]
fn every_message_is_used_somewhere() {
    let sources = sources();
    let quoted = Regex::new(r#""([a-z][a-z0-9]*(?:-[a-z0-9]+)*)""#).unwrap();
    let composed = Regex::new(COMPOSED).unwrap();
    let mut literals = BTreeSet::new();
    let mut prefixes = BTreeSet::new();
    for Source { text, .. } in &sources {
        literals.extend(quoted.captures_iter(text).map(|found| found[1].to_owned()));
        prefixes.extend(
            composed
                .captures_iter(text)
                .filter_map(|found| found.get(1).or_else(|| found.get(2)))
                .map(|part| format!("{}-", part.as_str())),
        );
    }
    let all = messages(Language::Nl);
    let referred: BTreeSet<&String> = all.values().flat_map(|message| &message.references).collect();
    let unused: Vec<&String> = all
        .keys()
        .filter(|key| !literals.contains(*key) && !referred.contains(key))
        .filter(|key| !prefixes.iter().any(|prefix| key.starts_with(prefix)))
        .collect();
    assert!(unused.is_empty(), "nobody looks these up: {unused:#?}");
}

#[test]
fn every_language_fills_the_same_places_of_a_message() {
    let dutch = messages(Language::Nl);
    let mut different = Vec::new();
    for language in Language::ALL {
        for (key, message) in messages(language) {
            let expected = dutch.get(&key).map(|dutch| &dutch.variables);
            if expected != Some(&message.variables) {
                different
                    .push(format!("{language}: {key} has {:?}, Dutch has {expected:?}", message.variables));
            }
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn no_message_is_empty_or_left_in_another_language() {
    let texts = Language::ALL.map(messages);
    // Names and words that are the same in several languages are short; a whole sentence is not the same by chance.
    let mut copied = Vec::new();
    for (key, message) in &texts[0] {
        for (index, other) in texts.iter().enumerate() {
            let text = &other[key].text;
            assert!(!text.trim().is_empty(), "{}: {key} is empty", Language::ALL[index]);
            let others = texts.iter().skip(index + 1);
            let words = text.split_whitespace().filter(|word| word.chars().all(char::is_lowercase)).count();
            if words >= 4 && others.clone().any(|another| another[key].text == *text) {
                copied.push(format!("{key}: {}", message.text));
            }
        }
    }
    assert!(copied.is_empty(), "the same sentence in two languages:\n{}", copied.join("\n"));
}

#[test]
fn romanian_is_written_with_comma_below_and_not_with_cedilla() {
    for (key, message) in messages(Language::Ro) {
        assert!(!message.text.contains(['ş', 'ţ', 'Ş', 'Ţ']), "{key}: {}", message.text);
    }
}

#[test]
fn no_template_says_anything_that_is_not_in_the_catalog() {
    // Names of people, companies and things are the same in every language; they are samples on the style page.
    let sample_page = "style/";
    let code = Regex::new(r"(?s)\{#.*?#\}|\{% let \w+ %\}.*?\{% endlet %\}|\{%.*?%\}|\{\{.*?\}\}").unwrap();
    let silent = Regex::new(r"(?s)<(script|style|svg)\b.*?</(script|style|svg)>|<!--.*?-->").unwrap();
    let told = Regex::new(r#"(?:\salt|aria-label|aria-description|\stitle|placeholder)="([^"]*)""#).unwrap();
    // A macro may hold attributes alone, for a tag elsewhere.
    let tag = Regex::new(r#"(?s)<[^>]*>|\s?[a-z-]+="[^"]*""#).unwrap();
    // The name of the product and of what it speaks to the world with.
    let names = Regex::new(r"RONL Connect|EUPL|JSON|CSV|XLSX|API|&[a-z]+;").unwrap();
    let word = Regex::new(r"\p{L}{2,}").unwrap();
    let mut literal = Vec::new();
    for Source { path, text } in
        source::templates().into_iter().filter(|source| !source.path.contains(sample_page))
    {
        let text = code.replace_all(&text, "");
        let text = silent.replace_all(&text, "");
        for found in told.captures_iter(&text) {
            if word.is_match(&found[1]) {
                literal.push(format!("{path}: {}", &found[1]));
            }
        }
        let shown = tag.replace_all(&text, "\n");
        for line in shown.lines().filter(|line| word.is_match(&names.replace_all(line, ""))) {
            literal.push(format!("{path}: {}", line.trim()));
        }
    }
    assert!(literal.is_empty(), "texts outside the catalog:\n{}", literal.join("\n"));
}
