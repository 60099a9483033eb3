//! The process that drives Chromium, and what is said to it: the WebDriver protocol (W3C WebDriver 2), as far as the
//! tests need it, and two of Chromium's own commands.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

/// A browser under way, gone when this is dropped.
pub struct Session {
    agent: ureq::Agent,
    address: String,
    driver: Child,
}

/// An element of the page that is shown.
pub struct Element(String);

/// By this key the protocol knows that a JSON object stands for an element (WebDriver, 12.1).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How often a driver is started before there is said to be no free port. With `--port=0` it takes a port that is free
/// for IPv6, and ends when somebody holds the same one for IPv4; the more connections are open, the likelier that is.
const STARTS: usize = 20;

impl Session {
    /// Starts a driver on a free port, and by it a browser with these capabilities.
    ///
    /// # Panics
    /// When one of both is not installed (Debian: `chromium`, `chromium-driver`).
    pub fn begin(capabilities: &Value) -> Session {
        let (driver, port) = (0..STARTS)
            .find_map(|_| start_driver())
            .unwrap_or_else(|| panic!("chromedriver found no port that is free, {STARTS} times"));
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(120)))
            .build();
        let address = format!("http://127.0.0.1:{port}/session");
        let mut session = Session { agent: config.into(), address, driver };
        let wanted = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let begun = session.post("", &wanted).expect("Chromium starts (Debian: apt-get install chromium)");
        session.address = format!("{}/{}", session.address, begun["sessionId"].as_str().unwrap());
        session
    }

    /// Asks for something: `url`, `title`, `element/…/text`.
    ///
    /// # Errors
    /// What the driver says.
    pub fn get(&self, path: &str) -> Result<Value, String> {
        let answer = self.agent.get(self.at(path)).call();
        value(answer)
    }

    /// Has something done.
    ///
    /// # Errors
    /// What the driver says.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        let request = self.agent.post(self.at(path)).header("content-type", "application/json");
        value(request.send(body.to_string().as_bytes()))
    }

    /// Has something taken away: `cookie`.
    ///
    /// # Errors
    /// What the driver says.
    pub fn delete(&self, path: &str) -> Result<Value, String> {
        value(self.agent.delete(self.at(path)).call())
    }

    /// All elements that match, in document order; `using` is `css selector` or `xpath`.
    ///
    /// # Errors
    /// What the driver says, of a selector that is none for instance.
    pub fn find_all(&self, using: &str, selector: &str) -> Result<Vec<Element>, String> {
        let found = self.post("elements", &json!({ "using": using, "value": selector }))?;
        let elements = found.as_array().into_iter().flatten();
        Ok(elements
            .filter_map(|element| element[ELEMENT].as_str().map(|id| Element(id.to_owned())))
            .collect())
    }

    /// The element that has the focus.
    ///
    /// # Errors
    /// When nothing has it.
    pub fn focused(&self) -> Result<Element, String> {
        let element = self.get("element/active")?;
        Ok(Element(element[ELEMENT].as_str().unwrap_or_default().to_owned()))
    }

    /// Does something to an element: `click`, `clear`, `value` (types).
    ///
    /// # Errors
    /// What the driver says: not visible, covered by another.
    pub fn act(&self, element: &Element, act: &str, body: &Value) -> Result<(), String> {
        self.post(&format!("element/{}/{act}", element.0), body).map(|_| ())
    }

    /// Asks for something about an element: `text`, `displayed`, `attribute/…`.
    ///
    /// # Errors
    /// What the driver says.
    pub fn ask(&self, element: &Element, question: &str) -> Result<Value, String> {
        self.get(&format!("element/{}/{question}", element.0))
    }

    /// A command of the DevTools protocol.
    ///
    /// # Errors
    /// What Chromium says.
    pub fn dev_tools(&self, command: &str, parameters: &Value) -> Result<Value, String> {
        self.post("goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    /// All that was noted since the last time: `performance` or `browser`.
    ///
    /// # Errors
    /// What Chromium says.
    pub fn log(&self, kind: &str) -> Result<Vec<Value>, String> {
        Ok(self.post("se/log", &json!({ "type": kind }))?.as_array().cloned().unwrap_or_default())
    }

    fn at(&self, path: &str) -> String {
        if path.is_empty() { self.address.clone() } else { format!("{}/{path}", self.address) }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Ends the browser; one that has ended already cannot be asked. The driver would leave it running.
        let _ = self.agent.delete(&self.address).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// A driver and the port on which it listens; none when the port that it took was not free after all.
fn start_driver() -> Option<(Child, String)> {
    let mut driver = Command::new("chromedriver")
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("chromedriver is installed (Debian: apt-get install chromium-driver)");
    let said = driver.stdout.take().expect("its output was asked for");
    let port = BufReader::new(said)
        .lines()
        .map_while(Result::ok)
        .find_map(|line| Some(line.split_once("successfully on port ")?.1.trim_end_matches('.').to_owned()));
    if port.is_none() {
        // It has closed its output, so it ends by itself; what remains is to be rid of it.
        let _ = driver.kill();
        let _ = driver.wait();
    }
    Some((driver, port?))
}

fn value(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, String> {
    let mut answer = answer.map_err(|error| error.to_string())?;
    let limit = 64 * 1024 * 1024;
    let body =
        answer.body_mut().with_config().limit(limit).read_to_vec().map_err(|error| error.to_string())?;
    let body: Value = serde_json::from_slice(&body).map_err(|error| error.to_string())?;
    let value = &body["value"];
    if answer.status().is_success() {
        Ok(value.clone())
    } else {
        let message = value["message"].as_str().unwrap_or_default();
        Err(message.lines().next().unwrap_or_default().to_owned())
    }
}
