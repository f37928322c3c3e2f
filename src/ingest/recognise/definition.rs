//! Definitions: which term, where its meaning stands, and whether it is open.

use std::ops::Range;

use super::view::{Section, View};
use crate::ingest::ProvisionKind;
use crate::ingest::Sign;
use crate::model::{Signal, TextKind};

/// A definition found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundDefinition {
    /// The term defined.
    pub(super) term: Range<usize>,
    /// What it means.
    pub(super) body: Range<usize>,
    /// Complete or open.
    pub(super) kind: TextKind,
}

/// Characters of a term beyond which it is none.
const LONGEST_TERM: usize = 90;

/// The definitions of a text, in order.
pub(super) fn find(view: View<'_>, sections: &[Section]) -> Vec<FoundDefinition> {
    let mut out: Vec<FoundDefinition> = Vec::new();
    for section in sections {
        let from = out.len();
        for signal in [Signal::Definition, Signal::DefinitionOpen] {
            for mark in view.marks.signals(section.span.clone(), signal) {
                let kind =
                    if signal == Signal::Definition { TextKind::Closed } else { TextKind::Open };
                if let Some(term) = term_after(view, section, mark.span.end) {
                    let body = term.clone();
                    out.push(FoundDefinition { term, body, kind });
                } else if let Some(term) = term_before(view, section, mark.span.start) {
                    out.push(FoundDefinition { term, body: mark.span.clone(), kind });
                }
            }
        }
        out[from..].sort_by_key(|d| (d.term.start, d.body.start));
        // "means and includes" is one definition.
        let mut kept: Vec<FoundDefinition> = Vec::new();
        for definition in out.drain(from..) {
            if kept.last().is_none_or(|last| last.term.start != definition.term.start) {
                kept.push(definition);
            }
        }
        for i in 0..kept.len() {
            let end = kept.get(i + 1).map_or(section.span.end, |next| next.term.start);
            let subsection = view.text.provision_at(kept[i].term.start).and_then(|provision| {
                view.text
                    .ancestors(provision)
                    .map(|i| &view.text.provisions[i])
                    .find(|p| p.kind == ProvisionKind::Subsection)
            });
            let end = match subsection {
                // The items of a definition may be labelled like provisions; the subsection bounds it.
                Some(p) if p.span.end > kept[i].body.end => end.min(p.span.end),
                _ => end,
            };
            kept[i].body = kept[i].body.end..end.max(kept[i].body.end);
            if kept[i].kind == TextKind::Closed && view.has(&kept[i].body, Signal::OpenList) {
                kept[i].kind = TextKind::Open;
            }
        }
        out.extend(kept);
    }
    out
}

/// The term that follows its verb, as in Arabic and after "on entend par": only a name that the
/// protocols know is told from the meaning that goes on after it.
fn term_after(view: View<'_>, section: &Section, place: usize) -> Option<Range<usize>> {
    const NAMES: [Signal; 4] =
        [Signal::TraffickingName, Signal::SmugglingName, Signal::Exploitation, Signal::Child];
    /// Bytes between the verb and the name: a preposition and an article.
    const BETWEEN: usize = 16;
    if !FOLLOWING.contains(&view.marks.cues().language.as_str()) {
        return None;
    }
    let to = (place + BETWEEN).min(section.span.end).max(place);
    let mark = view.marks.within(place..to).iter().find(|mark| {
        NAMES.iter().any(|name| view.marks.signs(mark).contains(&Sign::Signal(*name)))
    })?;
    Some(mark.span.clone())
}

/// Languages in which a term may follow the verb that defines it.
const FOLLOWING: [&str; 2] = ["ar", "fr"];

/// The term that stands before "means": in quotation marks, or the words from the beginning of the
/// line or item.
fn term_before(view: View<'_>, section: &Section, place: usize) -> Option<Range<usize>> {
    let content = &view.text.content;
    // The letters of some scripts take three bytes each.
    let bytes = if view.marks.cues().language == "en" { 3 } else { 9 };
    let mut from = place.saturating_sub(bytes * LONGEST_TERM).max(section.span.start);
    while !content.is_char_boundary(from) {
        from += 1;
    }
    let before = &content[from..place];
    let quotes = ['"', '“', '”', '„', '«', '»', '「', '」', '\'', '‘', '’'];
    if let Some(close) = before.rfind(quotes) {
        // Two single marks may stand for a double one.
        let inner_end = before[..close].trim_end_matches(quotes).len();
        let open = before[..inner_end].rfind(quotes);
        let apart = &before[close..];
        // Words may stand between the term and its verb: "in relation to a child,".
        if let Some(open) = open
            && !apart.contains(['.', ';'])
            && apart.chars().count() <= LONGEST_TERM
        {
            let start = open + before[open..].chars().next().map_or(0, char::len_utf8);
            let term = before[start..inner_end].trim();
            if !term.is_empty() && term.chars().count() <= LONGEST_TERM {
                let start = from
                    + start
                    + (before[start..inner_end].len()
                        - before[start..inner_end].trim_start().len());
                return Some(start..start + term.len());
            }
        }
    }
    let line = before
        .rfind(['\n', ';', '—', ':'])
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    // The number of a subsection is no part of the term.
    let numbered = view.marks.cues().language != "en";
    let line = before[line..].rfind([')', '）', '।']).filter(|_| numbered).map_or(line, |at| {
        line + at + before[line + at..].chars().next().map_or(1, char::len_utf8)
    });
    let words = before[line..].trim_start_matches(|c: char| !c.is_alphanumeric());
    let trimmed = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    let sound = (3..=3 * LONGEST_TERM).contains(&trimmed.len())
        && trimmed.chars().count() <= LONGEST_TERM
        && trimmed.split_whitespace().count() <= 8
        && !trimmed.contains([',', '.', '('])
        // At the very beginning of what was looked at the words may be cut.
        && (line > 0 || from == section.span.start);
    let start = place - words.len();
    sound.then(|| start..start + trimmed.len())
}
