//! Every form of every page, filled with what no form should be filled with.

use locale::Language;
use messaging::written::Written;
use tests::document::Document;
use tests::form::Form;
use tests::visit::{Visit, visits};
use tests::world::World;
use tests::{Answer, Client, Engine, TestApp};

/// What is typed into every field at once, and what it stands for.
fn poisons() -> Vec<(&'static str, String)> {
    vec![
        ("nothing", String::new()),
        ("only white space", " \t\u{a0}\u{2003} ".to_owned()),
        ("another alphabet", "Привет 你好 مرحبا".to_owned()),
        ("a script", "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>".to_owned()),
        ("a statement", "'; DROP TABLE users; --".to_owned()),
        ("a template", "{{ 7 * 7 }} ${7*7} { $name }".to_owned()),
        ("control characters", "a\u{0}b\u{1b}[31m\u{7f}\u{202e}c".to_owned()),
        ("combining marks", format!("Z{}", "\u{301}".repeat(500))),
        ("a long word", "ĳ".repeat(100_000)),
        ("many lines", "regel\r\n".repeat(10_000)),
        ("a path", "../../../../etc/passwd".to_owned()),
        ("a huge number", "99999999999999999999999999999999999999".to_owned()),
        ("a negative number", "-1".to_owned()),
    ]
}

#[test]
fn whatever_is_typed_into_a_form_it_answers_in_words_and_keeps_what_was_typed_on_sqlite() {
    every_form_takes_everything(Engine::Sqlite);
}

/// PostgreSQL refuses texts that SQLite takes: a zero character, for one.
#[test]
fn whatever_is_typed_into_a_form_it_answers_in_words_and_keeps_what_was_typed_on_postgres() {
    every_form_takes_everything(Engine::Postgres);
}

/// Forms that take any reason as one: the first that is taken decides, and the form is gone with it. They have a
/// test of their own.
const DECISIONS: [&str; 2] = ["/unpublication", "/return"];

/// Whatever the office writes is refused in words, or decides and reaches the company as it was written.
#[test]
fn whatever_is_written_with_a_decision_is_refused_in_words_or_told_to_the_company() {
    let mut wrong = Vec::new();
    for (what, poison) in poisons() {
        for decision in DECISIONS {
            let (app, world) = TestApp::with_world(Engine::Sqlite);
            let (visit, client, form) = decision_form(&app, &world, decision);
            let trial =
                Trial { app: &app, client: &client, visit: &visit, form: &form, what, poison: &poison };
            wrong.extend(trial.run());
            let told = app.mails();
            let is_markup = |mail: &&Written| {
                mail.html.contains("<script>")
                    || mail.html.contains("<img src=x")
                    || mail.subject.contains('\n')
            };
            wrong.extend(
                told.iter().find(is_markup).map(|mail| format!("{what}: {} is markup", mail.template)),
            );
        }
    }
    assert!(wrong.is_empty(), "{} wrong answers:\n{}", wrong.len(), wrong.join("\n"));
}

/// A page with the form, and somebody who may decide.
fn decision_form(app: &TestApp, world: &World, decision: &str) -> (Visit, Client, Form) {
    let desk = visits(world, Language::De).into_iter().filter(|visit| visit.path.contains("/desk/"));
    desk.map(|visit| (app.client(visit.role), visit))
        .find_map(|(client, visit)| {
            let forms = client.visit(&visit.path).document().forms();
            let form = forms.into_iter().find(|form| form.action.ends_with(decision))?;
            Some((visit, client, form))
        })
        .unwrap_or_else(|| panic!("no page of the desk has a form to {decision}"))
}

fn every_form_takes_everything(engine: Engine) {
    let (mut app, world) = TestApp::with_world(engine);
    app.leave_the_outbox();
    let mut wrong = Vec::new();
    for language in [Language::De, Language::Ro] {
        for visit in visits(&world, language) {
            let client = app.client(visit.role);
            for form in open_forms(&client.visit(&visit.path).document()) {
                if DECISIONS.iter().any(|decision| form.action.ends_with(decision)) {
                    continue;
                }
                for (what, poison) in poisons() {
                    let trial = Trial {
                        app: &app,
                        client: &client,
                        visit: &visit,
                        form: &form,
                        what,
                        poison: &poison,
                    };
                    wrong.extend(trial.run());
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong answers:\n{}", wrong.len(), wrong.join("\n"));
}

/// The forms that something can be typed into.
fn open_forms(page: &Document) -> Vec<Form> {
    page.forms().into_iter().filter(|form| form.names().iter().any(|name| form.takes_text(name))).collect()
}

struct Trial<'a> {
    app: &'a TestApp,
    client: &'a Client,
    visit: &'a Visit,
    form: &'a Form,
    what: &'a str,
    poison: &'a str,
}

impl Trial<'_> {
    /// What is wrong with the answer.
    fn run(&self) -> Vec<String> {
        let names: Vec<String> = self.form.names().into_iter().map(str::to_owned).collect();
        let filled = names.iter().fold(self.form.clone(), |form, name| form.force(name, &self.typed()));
        let before = self.app.rows();
        let answer = filled.send_once(self.client);
        let mut wrong = Vec::new();
        if answer.status >= 500 {
            wrong.push(format!("answers {}", answer.status));
        }
        let text = answer.text();
        if text.contains("<script>alert(1)") || text.contains("<img src=x") {
            wrong.push("shows a text as markup".to_owned());
        }
        if (400..500).contains(&answer.status) {
            let changed = changes(&before, &self.app.rows());
            if !changed.is_empty() {
                wrong.push(format!("refuses and has written {changed:?}"));
            }
            wrong.extend(self.words(&answer));
        }
        if answer.status == 422 {
            wrong.extend(self.kept(&answer));
        }
        let form = format!("{} {} ({} everywhere)", self.visit.path, self.form.action, self.what);
        wrong.into_iter().map(|fault| format!("{form}: {fault}")).collect()
    }

    /// An address has less room than a body.
    fn typed(&self) -> String {
        let room = if self.form.method == "get" { 200 } else { usize::MAX };
        self.poison.chars().take(room).collect()
    }

    /// A refusal says what is wrong, in the reader's language, and leads to the fields.
    fn words(&self, answer: &Answer) -> Vec<String> {
        let page = answer.document();
        let mut wrong = Vec::new();
        if page.language() != self.visit.language.code() {
            wrong.push(format!("answers in {}", page.language()));
        }
        if answer.status != 422 {
            return wrong;
        }
        let error = self.app.text(self.visit.language, "field-error");
        if !page.title().starts_with(&error) {
            wrong.push(format!("the title {:?} does not begin with {error:?}", page.title()));
        }
        let links: Vec<_> = page
            .all(".error-summary a")
            .iter()
            .filter_map(|link| link.attr("href"))
            .map(str::to_owned)
            .collect();
        if links.is_empty() {
            wrong.push("sums up no error".to_owned());
        }
        for link in links {
            let id = link.trim_start_matches('#').replace('"', "");
            if !page.has(&format!("[id=\"{id}\"]")) {
                wrong.push(format!("the summary leads to {link}, which is not there"));
            }
        }
        wrong
    }

    /// What was typed stands in the form again; secrets do not.
    fn kept(&self, answer: &Answer) -> Vec<String> {
        let page = answer.document();
        let action = self.form.action.split('?').next().unwrap_or_default();
        let Some(again) = page.forms().into_iter().find(|form| form.action.split('?').next() == Some(action))
        else {
            return vec!["the form is gone".to_owned()];
        };
        let typed = self.poison.replace("\r\n", "\n");
        let text_fields = self.form.names().into_iter().filter(|name| self.form.takes_text(name));
        let lost = text_fields.filter(|name| {
            let secret = name.contains("password") || *name == "code";
            let shown = again.value(name).unwrap_or_default().replace("\r\n", "\n");
            if secret {
                !shown.is_empty()
            } else {
                shown.trim() != visible(&typed).trim() && shown.trim() != typed.trim()
            }
        });
        lost.map(|name| format!("{name} does not show what was typed, or shows a secret")).collect()
    }
}

/// HTML knows no zero character: a parser drops it or puts U+FFFD in its place.
fn visible(text: &str) -> String {
    text.replace('\u{0}', "\u{fffd}")
}

fn changes(before: &Rows, after: &Rows) -> Vec<String> {
    // That a session was used is noted every few minutes, and what was typed may be kept for whoever typed it.
    let passing = ["sessions", "kept_forms"];
    after
        .iter()
        .filter(|(table, count)| before.get(*table) != Some(count) && !passing.contains(&table.as_str()))
        .map(|(table, _)| table.clone())
        .collect()
}

type Rows = std::collections::BTreeMap<String, i64>;
