//! axe-core in the page: what a machine can see of WCAG 2.2 AA, and good practice.

use std::fmt;
use std::sync::OnceLock;

use serde_json::Value;

use super::Browser;

/// A rule that an element breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The rule: `color-contrast`.
    pub rule: String,
    /// Which element, as a CSS selector.
    pub element: String,
    /// What is wrong and how to mend it.
    pub reason: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}: {}", self.rule, self.element, self.reason)
    }
}

/// All rules but the experimental ones and those of AAA.
const RUN: &str = "
const done = arguments[arguments.length - 1];
axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
}).then(
  (results) => done(results.violations.flatMap((rule) => rule.nodes.map((node) => ({
    rule: rule.id, element: node.target.join(' '), reason: node.failureSummary.replace(/\\s+/g, ' ') + ' ' + node.html.slice(0, 200),
  })))),
  (error) => done([{ rule: 'axe', element: 'document', reason: String(error) }]),
);";

/// Runs axe-core on the page that is shown.
///
/// # Panics
/// When it is not installed (`npm ci` in `tests/browser`) or does not run.
#[track_caller]
pub fn run(browser: &Browser) -> Vec<Violation> {
    if browser.execute("return typeof axe") != "object" {
        browser.execute(source());
    }
    let found = browser.execute_async(RUN);
    let text = |entry: &Value, name: &str| entry[name].as_str().unwrap_or_default().to_owned();
    let entries = found.as_array().expect("axe-core answers with a list");
    entries
        .iter()
        .map(|entry| Violation {
            rule: text(entry, "rule"),
            element: text(entry, "element"),
            reason: text(entry, "reason"),
        })
        .collect()
}

fn source() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/browser/node_modules/axe-core/axe.min.js");
        std::fs::read_to_string(file).expect("axe-core is installed: run `npm ci` in tests/browser")
    })
}
