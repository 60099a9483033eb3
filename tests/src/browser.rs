//! A real Chromium, driven as a person would use it.

mod axe;
mod session;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use base64::Engine as _;
use serde_json::{Value, json};
use tempfile::TempDir;

pub use axe::Violation;
use session::{Element, Session};

use crate::TestApp;
use crate::world::Role;

/// A browser window. Nothing is remembered from one to the next. When a test fails, a picture of what it showed last
/// is in `target/screenshots`.
pub struct Browser {
    session: Session,
    origin: String,
    name: String,
    _profile: TempDir,
}

/// How somebody looks at the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Width of the window in CSS pixels.
    pub width: u32,
    /// Whether the system prefers dark colours.
    pub dark: bool,
    /// Whether scripts run.
    pub scripts: bool,
    /// What the browser asks for: `nl`.
    pub language: &'static str,
}

impl Look {
    /// A wide window in light colours, with scripts.
    pub const DESK: Look = Look { width: 1280, dark: false, scripts: true, language: "en" };
    /// The narrowest window in which a page must work without scrolling sideways (WCAG 2.2, 1.4.10).
    pub const PHONE: Look = Look { width: 320, dark: false, scripts: true, language: "en" };

    /// The same in dark colours.
    #[must_use]
    pub const fn dark(self) -> Look {
        Look { dark: true, ..self }
    }

    /// The same without scripts.
    #[must_use]
    pub const fn without_scripts(self) -> Look {
        Look { scripts: false, ..self }
    }

    /// The same for a reader of another language.
    #[must_use]
    pub const fn reading(self, language: &'static str) -> Look {
        Look { language, ..self }
    }
}

/// What the browser complained about, or asked the network for.
#[derive(Clone, Debug, Default)]
pub struct Noted {
    /// Every address that was requested.
    pub requests: Vec<String>,
    /// Errors and warnings on the console: scripts that failed, what the content security policy refused.
    pub complaints: Vec<String>,
}

impl Browser {
    /// Opens a window on the application at `origin`.
    ///
    /// # Panics
    /// When Chromium or its driver is not installed.
    pub fn open(origin: &str, look: Look) -> Browser {
        let profile = tempfile::tempdir().unwrap();
        let session = Session::begin(&capabilities(profile.path(), look));
        let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
        let browser = Browser { session, origin: origin.to_owned(), name, _profile: profile };
        browser.look(look);
        browser
    }

    /// Looks in another way from now on.
    pub fn look(&self, look: Look) {
        let height = if look.width < 600 { 800 } else { 900 };
        let metrics = json!({ "width": look.width, "height": height, "deviceScaleFactor": 1, "mobile": look.width < 600 });
        self.dev_tools("Emulation.setDeviceMetricsOverride", &metrics);
        let scheme = if look.dark { "dark" } else { "light" };
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            // Half-way through a transition every colour is wrong.
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]});
        self.dev_tools("Emulation.setEmulatedMedia", &features);
        self.dev_tools("Emulation.setScriptExecutionDisabled", &json!({ "value": !look.scripts }));
    }

    /// Where the application is.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Is somebody of this role from now on, signed in. All cookies of before are gone.
    #[track_caller]
    pub fn enter(&self, app: &TestApp, role: Role) {
        self.visit("/health/live");
        must(self.session.delete("cookie"), "cookies");
        if let Some(token) = app.session(role) {
            let cookie =
                json!({ "name": "session", "value": token.as_cookie(), "path": "/", "httpOnly": true });
            must(self.session.post("cookie", &json!({ "cookie": cookie })), "cookie");
        }
    }

    /// Goes to a path and waits until the page has been loaded.
    #[track_caller]
    pub fn visit(&self, path: &str) {
        let address =
            if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.origin) };
        must(self.session.post("url", &json!({ "url": address })), path);
    }

    /// Path and query of the page that is shown.
    #[track_caller]
    pub fn path(&self) -> String {
        let address = must(self.session.get("url"), "the address");
        let address = address.as_str().unwrap_or_default();
        address.strip_prefix(&self.origin).unwrap_or(address).to_owned()
    }

    /// Its title.
    #[track_caller]
    pub fn title(&self) -> String {
        must(self.session.get("title"), "the title").as_str().unwrap_or_default().to_owned()
    }

    /// What can be read in the first element that a CSS selector matches.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        let element = self.find(selector);
        must(self.session.ask(&element, "text"), selector).as_str().unwrap_or_default().to_owned()
    }

    /// Whether a CSS selector matches anything.
    #[track_caller]
    pub fn has(&self, selector: &str) -> bool {
        !self.find_all(selector).is_empty()
    }

    /// Types into the field of this name, instead of what stood there.
    #[track_caller]
    pub fn fill(&self, name: &str, text: &str) {
        let selector = format!("main [name=\"{name}\"]");
        let field = self.find(&selector);
        must(self.session.act(&field, "clear", &json!({})), &selector);
        must(self.session.act(&field, "value", &json!({ "text": text })), &selector);
    }

    /// Chooses in the list of this name, ticks the box or takes the radio button of this value.
    #[track_caller]
    pub fn choose(&self, name: &str, value: &str) {
        let list = format!("main select[name=\"{name}\"] option[value=\"{value}\"]");
        let button = format!("main input[name=\"{name}\"][value=\"{value}\"]");
        self.click(&format!("{list}, {button}"));
    }

    /// What stands in the field of this name.
    #[track_caller]
    pub fn value(&self, name: &str) -> String {
        let selector = format!("main [name=\"{name}\"]");
        let field = self.find(&selector);
        must(self.session.ask(&field, "property/value"), &selector).as_str().unwrap_or_default().to_owned()
    }

    /// Unfolds the part of the page that hides the field of this name.
    #[track_caller]
    pub fn open_fold(&self, name: &str) {
        let selector = format!("main details:not([open]):has([name=\"{name}\"]) > summary");
        for summary in self.find_all(&selector) {
            must(self.session.act(&summary, "click", &json!({})), &selector);
        }
    }

    /// Puts a file into the field of this name.
    #[track_caller]
    pub fn attach(&self, name: &str, file: &Path) {
        let selector = format!("main input[name=\"{name}\"]");
        let field = self.find(&selector);
        must(self.session.act(&field, "value", &json!({ "text": file.display().to_string() })), &selector);
    }

    /// Presses the button, or follows the link, with this text; one in the main part before one around it.
    #[track_caller]
    pub fn press(&self, text: &str) {
        let quote = if text.contains('\'') { '"' } else { '\'' };
        let named =
            format!("*[self::button or self::a or self::summary][normalize-space()={quote}{text}{quote}]");
        let found = [format!("//main//{named}"), format!("//{named}")]
            .iter()
            .flat_map(|path| must(self.session.find_all("xpath", path), text))
            .find(|element| must(self.session.ask(element, "displayed"), text) == true);
        let element =
            found.unwrap_or_else(|| panic!("{} shows no {text:?}:\n{}", self.path(), self.text("body")));
        must(self.session.act(&element, "click", &json!({})), text);
    }

    /// Clicks the first element that a CSS selector matches.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        let element = self.find(selector);
        must(self.session.act(&element, "click", &json!({})), selector);
    }

    /// Does what leads to another page, and waits, up to ten seconds, until that page is there.
    #[track_caller]
    pub fn leave(&self, act: impl FnOnce(&Browser)) {
        let before = self.find("html");
        act(self);
        let until = Instant::now() + Duration::from_secs(10);
        while self.session.ask(&before, "name").is_ok() {
            assert!(Instant::now() < until, "{} leads nowhere:\n{}", self.path(), self.text("body"));
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Presses keys, wherever the focus is.
    #[track_caller]
    pub fn keys(&self, keys: &str) {
        let focused = must(self.session.focused(), "the focus");
        must(self.session.act(&focused, "value", &json!({ "text": keys })), keys);
    }

    /// Waits, up to ten seconds, until a CSS selector matches: for what a script brings later.
    #[track_caller]
    pub fn wait_for(&self, selector: &str) {
        let until = Instant::now() + Duration::from_secs(10);
        while !self.has(selector) {
            assert!(Instant::now() < until, "{} shows no {selector}:\n{}", self.path(), self.text("body"));
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Runs a script of the test in the page.
    #[track_caller]
    pub fn execute(&self, script: &str) -> Value {
        must(self.session.post("execute/sync", &json!({ "script": script, "args": [] })), script)
    }

    /// Runs a script that answers by calling its last argument.
    #[track_caller]
    fn execute_async(&self, script: &str) -> Value {
        must(self.session.post("execute/async", &json!({ "script": script, "args": [] })), script)
    }

    /// By how many pixels the page is wider than the window.
    #[track_caller]
    pub fn overhang(&self) -> i64 {
        let script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        self.execute(script).as_i64().unwrap_or_default()
    }

    /// The innermost elements that reach past the right edge of the window.
    #[track_caller]
    pub fn widest(&self) -> String {
        let script = "const edge = document.documentElement.clientWidth + 1;
            const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > edge);
            const inner = wide.filter((e) => !wide.some((other) => other !== e && e.contains(other)));
            return inner.slice(0, 3).map((e) => e.outerHTML.slice(0, 150)).join(' | ')";
        self.execute(script).as_str().unwrap_or_default().to_owned()
    }

    /// What was noted since the last time this was asked.
    #[track_caller]
    pub fn noted(&self) -> Noted {
        let mut noted = Noted::default();
        for entry in must(self.session.log("performance"), "requests") {
            let message: Value =
                serde_json::from_str(entry["message"].as_str().unwrap_or_default()).unwrap_or_default();
            if message["message"]["method"] == "Network.requestWillBeSent"
                && let Some(address) = message["message"]["params"]["request"]["url"].as_str()
            {
                noted.requests.push(address.to_owned());
            }
        }
        for entry in must(self.session.log("browser"), "console") {
            noted.complaints.push(entry["message"].as_str().unwrap_or_default().to_owned());
        }
        noted
    }

    /// Everything that axe-core finds wrong with the page as it is shown now.
    #[track_caller]
    pub fn violations(&self) -> Vec<Violation> {
        axe::run(self)
    }

    #[track_caller]
    fn dev_tools(&self, command: &str, parameters: &Value) {
        must(self.session.dev_tools(command, parameters), command);
    }

    #[track_caller]
    fn find(&self, selector: &str) -> Element {
        let first = self.find_all(selector).into_iter().next();
        first.unwrap_or_else(|| panic!("{} holds no {selector}:\n{}", self.path(), self.text("body")))
    }

    #[track_caller]
    fn find_all(&self, selector: &str) -> Vec<Element> {
        must(self.session.find_all("css selector", selector), selector)
    }

    /// For whoever has to find out why a test failed.
    fn keep_picture(&self) {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/screenshots");
        let picture = self.session.get("screenshot").ok();
        let Some(picture) = picture.as_ref().and_then(Value::as_str) else { return };
        let Ok(picture) = base64::engine::general_purpose::STANDARD.decode(picture) else { return };
        let file = folder.join(format!("{}.png", self.name));
        if std::fs::create_dir_all(folder).is_ok() && std::fs::write(file, picture).is_ok() {
            eprintln!("what the browser showed: target/screenshots/{}.png", self.name);
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.keep_picture();
        }
    }
}

#[track_caller]
fn must<T>(outcome: Result<T, String>, what: &str) -> T {
    outcome.unwrap_or_else(|error| panic!("{what}: {error}"))
}

fn capabilities(profile: &Path, look: Look) -> Value {
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-default-apps",
        "--no-first-run",
        "--force-color-profile=srgb",
        "--font-render-hinting=none",
        &format!("--lang={}", look.language),
        &format!("--user-data-dir={}", profile.display()),
    ]
    .map(str::to_owned);
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "args": arguments, "prefs": { "intl.accept_languages": look.language } },
        "goog:loggingPrefs": { "performance": "ALL", "browser": "ALL" },
    })
}
