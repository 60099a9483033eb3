//! Forms as a person without scripts fills them in: only fields that stand on the page, only choices that are offered.

use scraper::{ElementRef, Selector};

use crate::client::{Answer, Client, encode};
use crate::document::visible_text;

/// A form that was found on a page.
#[derive(Clone, Debug)]
pub struct Form {
    /// `get` or `post`.
    pub method: String,
    /// Where it goes; the page itself when empty.
    pub action: String,
    /// Whether it carries files.
    pub multipart: bool,
    controls: Vec<Control>,
    files: Vec<File>,
    asked: String,
}

#[derive(Clone, Debug)]
struct Control {
    name: String,
    value: String,
    kind: Kind,
    /// Whether it is sent: not an unticked box, not a button that was not pressed.
    sent: bool,
    /// What the choices of a `select` are.
    options: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Hidden,
    Choice,
    Box,
    Radio,
    Button,
    File,
}

#[derive(Clone, Debug)]
struct File {
    field: String,
    name: String,
    bytes: Vec<u8>,
}

impl Form {
    /// Reads a `form` element.
    pub(crate) fn read(element: ElementRef<'_>, asked: &str) -> Form {
        let attribute = |name: &str| element.attr(name).unwrap_or_default().to_owned();
        let here = asked.split_once(' ').map_or("", |(_, path)| path);
        // A fragment names a place on the page that is there already.
        let action = attribute("action").split('#').next().unwrap_or_default().to_owned();
        let selector = Selector::parse("input, select, textarea, button").unwrap();
        Form {
            method: Some(attribute("method"))
                .filter(|method| !method.is_empty())
                .unwrap_or_else(|| "get".to_owned()),
            action: if action.is_empty() { here.to_owned() } else { action },
            multipart: attribute("enctype") == "multipart/form-data",
            controls: element.select(&selector).filter_map(Control::read).collect(),
            files: Vec::new(),
            asked: asked.to_owned(),
        }
    }

    /// The names of all fields that a person can fill in or choose, each once.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for control in &self.controls {
            let open = !matches!(control.kind, Kind::Hidden | Kind::Button);
            if open && !names.contains(&control.name.as_str()) {
                names.push(&control.name);
            }
        }
        names
    }

    /// Whether there is a field of this name.
    pub fn has(&self, name: &str) -> bool {
        self.controls.iter().any(|control| control.name == name)
    }

    /// Whether a field takes a file.
    pub fn takes_file(&self, name: &str) -> bool {
        self.controls.iter().any(|control| control.name == name && control.kind == Kind::File)
    }

    /// Whether anything can be typed into the field.
    pub fn takes_text(&self, name: &str) -> bool {
        self.controls.iter().any(|control| control.name == name && control.kind == Kind::Text)
    }

    /// What stands in the field now, as it would be sent.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.controls
            .iter()
            .find(|control| control.name == name && control.sent)
            .map(|control| control.value.as_str())
    }

    /// Types into a field, or chooses in a list or among radio buttons.
    ///
    /// # Panics
    /// When the page offers no such field or choice.
    #[must_use]
    #[track_caller]
    pub fn fill(mut self, name: &str, value: &str) -> Form {
        let shown = format!("{self:?}");
        let mut done = false;
        for control in self.controls.iter_mut().filter(|control| control.name == name) {
            match control.kind {
                Kind::Text => {
                    value.clone_into(&mut control.value);
                    done = true;
                }
                Kind::Choice if control.options.iter().any(|option| option == value) => {
                    value.clone_into(&mut control.value);
                    control.sent = true;
                    done = true;
                }
                Kind::Radio => {
                    control.sent = control.value == value;
                    done |= control.sent;
                }
                _ => {}
            }
        }
        assert!(done, "{}: {name} does not take {value:?}: {shown}", self.asked);
        self
    }

    /// Ticks the box of this name and value.
    ///
    /// # Panics
    /// When the page offers none.
    #[must_use]
    #[track_caller]
    pub fn tick(mut self, name: &str, value: &str) -> Form {
        let shown = format!("{self:?}");
        let found = self
            .controls
            .iter_mut()
            .find(|control| control.kind == Kind::Box && control.name == name && control.value == value);
        found.unwrap_or_else(|| panic!("{}: no box {name}={value}: {shown}", self.asked)).sent = true;
        self
    }

    /// Puts any value anywhere, as only somebody with bad intentions or an old page can; a new field if need be.
    #[must_use]
    pub fn force(mut self, name: &str, value: &str) -> Form {
        match self.controls.iter_mut().find(|control| control.name == name && control.kind != Kind::Button) {
            Some(control) => {
                value.clone_into(&mut control.value);
                control.sent = true;
            }
            None => self.controls.push(Control {
                name: name.to_owned(),
                value: value.to_owned(),
                kind: Kind::Hidden,
                sent: true,
                options: Vec::new(),
            }),
        }
        self
    }

    /// Takes a field out, also a hidden one.
    #[must_use]
    pub fn without(mut self, name: &str) -> Form {
        self.controls.retain(|control| control.name != name);
        self
    }

    /// Chooses a file.
    ///
    /// # Panics
    /// When the page offers no such field.
    #[must_use]
    #[track_caller]
    pub fn attach(mut self, field: &str, name: &str, bytes: &[u8]) -> Form {
        assert!(self.takes_file(field), "{}: {field} takes no file: {self:?}", self.asked);
        self.files.push(File { field: field.to_owned(), name: name.to_owned(), bytes: bytes.to_vec() });
        self
    }

    /// Sends it by its first button, and goes where that leads.
    pub fn send(&self, client: &Client) -> Answer {
        client.follow(self.send_once(client))
    }

    /// Sends it by its first button; one answer.
    pub fn send_once(&self, client: &Client) -> Answer {
        let button = self.controls.iter().find(|control| control.kind == Kind::Button);
        self.send_with(client, button.filter(|button| !button.name.is_empty()))
    }

    /// [`Form::send_once`] to somebody who may be gone.
    ///
    /// # Errors
    /// Why no answer came.
    pub fn try_send(&self, client: &Client) -> Result<Answer, ureq::Error> {
        let fields: Vec<(&str, &str)> = self
            .controls
            .iter()
            .filter(|control| control.sent && control.kind != Kind::Button && !control.name.is_empty())
            .map(|control| (control.name.as_str(), control.value.as_str()))
            .collect();
        let kind = ("content-type", "application/x-www-form-urlencoded");
        client.try_send("POST", &self.action, &[kind], encode(&fields).as_bytes())
    }

    /// Sends it by the button of this name and value; one answer.
    ///
    /// # Panics
    /// When the page offers none.
    #[track_caller]
    pub fn press(&self, client: &Client, name: &str, value: &str) -> Answer {
        let button = self
            .controls
            .iter()
            .find(|control| control.kind == Kind::Button && control.name == name && control.value == value);
        assert!(button.is_some(), "{}: no button {name}={value}: {self:?}", self.asked);
        self.send_with(client, button)
    }

    fn send_with(&self, client: &Client, button: Option<&Control>) -> Answer {
        let sent = self
            .controls
            .iter()
            .filter(|control| control.sent && control.kind != Kind::Button && !control.name.is_empty());
        let fields: Vec<(&str, &str)> =
            sent.chain(button).map(|control| (control.name.as_str(), control.value.as_str())).collect();
        if self.method.eq_ignore_ascii_case("get") {
            let path = self.action.split('?').next().unwrap_or_default();
            return client.get(&format!("{path}?{}", encode(&fields)));
        }
        if self.multipart {
            let (content_type, body) = multipart(&fields, &self.files);
            return client.send("POST", &self.action, &[("content-type", &content_type)], &body);
        }
        client.post(&self.action, &fields)
    }
}

impl Control {
    fn read(element: ElementRef<'_>) -> Option<Control> {
        let attribute = |name: &str| element.attr(name).unwrap_or_default().to_owned();
        let (kind, value, sent, options) = match (element.value().name(), attribute("type").as_str()) {
            ("select", _) => {
                let option = Selector::parse("option").unwrap();
                let value_of = |option: ElementRef<'_>| {
                    option.attr("value").map_or_else(|| visible_text(option), str::to_owned)
                };
                let options: Vec<String> = element.select(&option).map(value_of).collect();
                let selected =
                    element.select(&option).find(|option| option.attr("selected").is_some()).map(value_of);
                let value = selected.or_else(|| options.first().cloned()).unwrap_or_default();
                (Kind::Choice, value, true, options)
            }
            // A browser drops the line break right after the tag (HTML, 4.10.11); the parser here does so too.
            ("textarea", _) => (Kind::Text, element.text().collect(), true, Vec::new()),
            ("button", "button" | "reset") | ("input", "button" | "reset") => return None,
            ("button", _) | ("input", "submit" | "image") => {
                (Kind::Button, attribute("value"), false, Vec::new())
            }
            ("input", "checkbox" | "radio") => {
                let value = element.attr("value").unwrap_or("on").to_owned();
                let kind = if attribute("type") == "radio" { Kind::Radio } else { Kind::Box };
                (kind, value, element.attr("checked").is_some(), Vec::new())
            }
            ("input", "file") => (Kind::File, String::new(), false, Vec::new()),
            ("input", "hidden") => (Kind::Hidden, attribute("value"), true, Vec::new()),
            _ => (Kind::Text, attribute("value"), true, Vec::new()),
        };
        // A control without a name is never sent.
        let name = attribute("name");
        (!name.is_empty()).then_some(Control { name, value, kind, sent, options })
    }
}

/// `multipart/form-data` (RFC 7578): the content type and the body.
fn multipart(fields: &[(&str, &str)], files: &[File]) -> (String, Vec<u8>) {
    let boundary = "--------------a-boundary-that-no-test-types";
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend_from_slice(
            format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                .as_bytes(),
        );
    }
    for File { field, name, bytes } in files {
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={boundary}"), body)
}
