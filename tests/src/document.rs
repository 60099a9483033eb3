//! A page as it was received: what a reader sees, and the forms and links on it.

use scraper::{ElementRef, Html, Node, Selector};

use crate::form::Form;

/// A parsed page.
pub struct Document {
    /// What was asked for to get it.
    pub asked: String,
    html: Html,
}

impl Document {
    /// Parses a page as a browser would.
    pub fn parse(asked: &str, text: &str) -> Document {
        Document { asked: asked.to_owned(), html: Html::parse_document(text) }
    }

    /// All elements that a CSS selector matches, in document order.
    pub fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.html.select(&css(selector)).collect()
    }

    /// The first element that a CSS selector matches.
    ///
    /// # Panics
    /// When there is none.
    #[track_caller]
    pub fn one(&self, selector: &str) -> ElementRef<'_> {
        let found = self.html.select(&css(selector)).next();
        found.unwrap_or_else(|| panic!("{} holds no {selector}\n{}", self.asked, self.gist()))
    }

    /// Whether a CSS selector matches anything.
    pub fn has(&self, selector: &str) -> bool {
        self.html.select(&css(selector)).next().is_some()
    }

    /// What a reader reads in the first element that matches.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        visible_text(self.one(selector))
    }

    /// What a reader reads in each element that matches.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).into_iter().map(visible_text).collect()
    }

    /// An attribute of the first element that matches.
    ///
    /// # Panics
    /// When the element lacks it.
    #[track_caller]
    pub fn attribute(&self, selector: &str, name: &str) -> String {
        let value = self.one(selector).attr(name);
        value.unwrap_or_else(|| panic!("{}: {selector} has no {name}", self.asked)).to_owned()
    }

    /// The title in the head.
    pub fn title(&self) -> String {
        self.text("title")
    }

    /// The language that the page says it is in.
    pub fn language(&self) -> String {
        self.attribute("html", "lang")
    }

    /// The form that posts or leads to an address ending in this.
    ///
    /// # Panics
    /// When there is none.
    #[track_caller]
    pub fn form(&self, action: &str) -> Form {
        let found = self.forms().into_iter().find(|form| form.action.ends_with(action));
        found.unwrap_or_else(|| panic!("{} holds no form to {action}\n{}", self.asked, self.gist()))
    }

    /// All forms.
    pub fn forms(&self) -> Vec<Form> {
        self.all("form").into_iter().map(|element| Form::read(element, &self.asked)).collect()
    }

    /// Where a link with this text leads.
    ///
    /// # Panics
    /// When there is none.
    #[track_caller]
    pub fn link(&self, text: &str) -> String {
        let found = self.all("a[href]").into_iter().find(|link| visible_text(*link).contains(text));
        let found = found.and_then(|link| link.attr("href"));
        found.unwrap_or_else(|| panic!("{} holds no link {text:?}\n{}", self.asked, self.gist())).to_owned()
    }

    /// Where all links lead.
    pub fn links(&self) -> Vec<String> {
        self.all("a[href]").into_iter().filter_map(|link| link.attr("href")).map(str::to_owned).collect()
    }

    /// The sentences that say what is wrong with a form.
    pub fn errors(&self) -> Vec<String> {
        self.texts(".error-summary li")
    }

    /// Title and main part, as a reader would read them.
    pub fn gist(&self) -> String {
        let main = self.all("main").first().map(|main| visible_text(*main));
        format!("{}\n{}", self.texts("title").join(" "), main.unwrap_or_else(|| self.texts("body").join(" ")))
    }
}

/// The text of an element with white space folded, as a browser shows it; scripts and styles left out.
pub fn visible_text(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    for node in element.descendants() {
        if let Node::Text(part) = node.value() {
            let silent = node
                .ancestors()
                .filter_map(ElementRef::wrap)
                .any(|ancestor| matches!(ancestor.value().name(), "script" | "style" | "template"));
            if !silent {
                text.push_str(part);
                text.push(' ');
            }
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn css(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"))
}
