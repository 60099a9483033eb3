//! Marking in a text what it was found by.

use std::ops::Range;

use locale::Language;
use taxonomy::{Analysis, ConceptNumber};

use super::hit_texts::{HitText, HitTexts};
use super::why::Shown;
use crate::index::Slot;
use crate::query::Plan;

/// What is marked in the texts of one language.
pub(super) struct Marked<'a> {
    stems: Vec<&'a str>,
    concepts: Vec<ConceptNumber>,
}

impl<'a> Marked<'a> {
    pub(super) fn of(plan: &'a Plan, shown: &Shown, language: Language) -> Marked<'a> {
        let mut marked = Marked { stems: Vec::new(), concepts: Vec::new() };
        for (place, _) in &shown.has {
            let alternative = &plan.alternatives[*place];
            match alternative.slot {
                Slot::Text(of) if of == language => {
                    marked.stems.extend(alternative.terms.iter().map(String::as_str))
                }
                Slot::Detected => marked.concepts.extend(alternative.concept),
                _ => {}
            }
        }
        marked
    }

    /// The text as HTML with what was found in `<mark>`; nothing when there is nothing to mark.
    pub(super) fn html<'b>(&self, texts: &HitTexts<'b>, text: &HitText<'b>) -> Option<String> {
        let is_marked = |analysis: &Analysis| {
            self.stems.contains(&&*analysis.stem)
                || analysis.parts.iter().any(|part| self.stems.contains(&&**part))
        };
        let words = text.analysed.words().filter(|(_, analysis)| is_marked(analysis));
        let mut places: Vec<Range<usize>> = words.map(|(at, _)| at).collect();
        if !self.concepts.is_empty() {
            let mentions = texts.mentions(text).iter();
            places.extend(mentions.filter(|m| self.concepts.contains(&m.concept)).map(|m| m.at.clone()));
        }
        places.sort_by_key(|place| (place.start, place.end));
        (!places.is_empty()).then(|| marked_up(text.text, &places))
    }
}

fn marked_up(text: &str, places: &[Range<usize>]) -> String {
    let mut html = String::with_capacity(text.len() + places.len() * 13);
    let mut done = 0;
    let mut at = 0;
    while at < places.len() {
        let mut place = places[at].clone();
        // Places that touch or overlap become one.
        while at + 1 < places.len() && places[at + 1].start <= place.end {
            at += 1;
            place.end = place.end.max(places[at].end);
        }
        at += 1;
        escape(&text[done..place.start], &mut html);
        html.push_str("<mark>");
        escape(&text[place.clone()], &mut html);
        html.push_str("</mark>");
        done = place.end;
    }
    escape(&text[done..], &mut html);
    html
}

fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_is_escaped() {
        let text = "<b>Pumpen</b> & Ventile";
        let html = marked_up(text, &[3..9, 3..9, 16..23]);
        assert_eq!(html, "&lt;b&gt;<mark>Pumpen</mark>&lt;/b&gt; &amp; <mark>Ventile</mark>");
    }
}
