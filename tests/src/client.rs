//! Somebody at the other end of the line: a browser without scripts, or a program.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use ureq::http;

use crate::document::Document;

/// Sends requests and keeps cookies, as a browser does; follows no redirect unless told to.
pub struct Client {
    agent: ureq::Agent,
    origin: String,
    cookies: RefCell<BTreeMap<String, String>>,
    /// The header that a browser sends along with a post.
    sends_origin: Cell<bool>,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Method and path that were asked for; after redirects, the last ones.
    pub asked: String,
    /// Header names in lower case with their values, in the order in which they came.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Client {
    /// Somebody without cookies, at this origin: `http://127.0.0.1:8080`.
    pub fn new(origin: &str) -> Client {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(std::time::Duration::from_secs(60)))
            .build();
        Client {
            agent: config.into(),
            origin: origin.to_owned(),
            cookies: RefCell::default(),
            sends_origin: Cell::new(true),
        }
    }

    /// From now on as a program that sends no `Origin`.
    pub fn without_origin(self) -> Client {
        self.sends_origin.set(false);
        self
    }

    /// Where it asks.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The cookies it holds.
    pub fn cookies(&self) -> BTreeMap<String, String> {
        self.cookies.borrow().clone()
    }

    /// Takes a cookie from elsewhere.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
    }

    /// `GET path`; one answer, whatever it is.
    pub fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], &[])
    }

    /// `GET path` and on to where it leads.
    pub fn visit(&self, path: &str) -> Answer {
        self.follow(self.get(path))
    }

    /// The page at the path, which must be there.
    ///
    /// # Panics
    /// When the answer is anything but 200.
    pub fn page(&self, path: &str) -> Document {
        self.visit(path).expect_status(200).document()
    }

    /// Posts fields as a form does.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(
            "POST",
            path,
            &[("content-type", "application/x-www-form-urlencoded")],
            encode(fields).as_bytes(),
        )
    }

    /// Sends any request. Cookies and, for a post, `Origin` are added unless the headers hold them.
    ///
    /// # Panics
    /// When no answer comes.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let answer = self.try_send(method, path, headers, body);
        answer.unwrap_or_else(|error| {
            panic!("{method} {}: {error}", path.chars().take(200).collect::<String>())
        })
    }

    /// [`Client::send`] to somebody who may be gone.
    ///
    /// # Errors
    /// Why no answer came.
    pub fn try_send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Result<Answer, ureq::Error> {
        let has = |name: &str| headers.iter().any(|(given, _)| given.eq_ignore_ascii_case(name));
        let mut request = http::Request::builder().method(method).uri(format!("{}{path}", self.origin));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if method != "GET" && self.sends_origin.get() && !has("origin") {
            request = request.header("origin", &self.origin);
        }
        let cookies =
            self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>();
        if !cookies.is_empty() {
            request = request.header("cookie", cookies.join("; "));
        }
        let mut response = self.agent.run(request.body(body)?)?;
        let headers: Vec<(String, String)> = response
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect();
        let body = response.body_mut().with_config().limit(64 * 1024 * 1024).read_to_vec()?;
        let answer =
            Answer { status: response.status().as_u16(), asked: format!("{method} {path}"), headers, body };
        self.keep_cookies(&answer);
        Ok(answer)
    }

    /// Goes where the answer leads, up to ten times.
    ///
    /// # Panics
    /// When it leads round in circles or to another site.
    pub fn follow(&self, answer: Answer) -> Answer {
        let mut answer = answer;
        for _ in 0..10 {
            let Some(location) = answer.location() else { return answer };
            let path = location.strip_prefix(&self.origin).unwrap_or(location).to_owned();
            assert!(path.starts_with('/'), "{} leads away to {location}", answer.asked);
            answer = self.get(&path);
        }
        panic!("{} leads round in circles", answer.asked);
    }

    fn keep_cookies(&self, answer: &Answer) {
        for value in answer.headers("set-cookie") {
            let mut parts = value.split(';').map(str::trim);
            let (name, value) = parts.next().and_then(|pair| pair.split_once('=')).unwrap_or_default();
            let over = parts.any(|part| part.eq_ignore_ascii_case("max-age=0"));
            if over {
                self.cookies.borrow_mut().remove(name);
            } else {
                self.set_cookie(name, value);
            }
        }
    }
}

impl Answer {
    /// The values of a header.
    pub fn headers<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// The first value of a header.
    pub fn header<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.headers(name).next()
    }

    /// Where a redirect leads.
    pub fn location(&self) -> Option<&str> {
        (300..400).contains(&self.status).then(|| self.header("location")).flatten()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is none.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{}: {error}: {}", self.asked, self.text()))
    }

    /// The body as a page.
    pub fn document(&self) -> Document {
        Document::parse(&self.asked, &self.text())
    }

    /// Holds that the status is this one.
    ///
    /// # Panics
    /// When it is another.
    #[track_caller]
    pub fn expect_status(self, status: u16) -> Answer {
        assert_eq!(self.status, status, "{} answers {}\n{}", self.asked, self.status, self.gist());
        self
    }

    /// What a reader would make of it, short enough for a failed assertion.
    pub fn gist(&self) -> String {
        let is_page = self.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
        let text = if is_page { self.document().gist() } else { self.text() };
        text.chars().take(2_000).collect()
    }
}

/// `application/x-www-form-urlencoded` (WHATWG URL, 5.2).
pub fn encode(fields: &[(&str, &str)]) -> String {
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect();
    pairs.join("&")
}

/// Percent-encodes all that is not a letter, a digit or one of `*-._`.
pub fn escape(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => {
                char::from(byte).to_string()
            }
            b' ' => "+".to_owned(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
