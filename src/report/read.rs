//! A text of law as it was read: its provisions, with their labels, headings and places.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::csv::Rows;
use super::document::{Block, CalloutKind, Column, Document, Inline, Table};
use super::{Detail, Report, Tool};
use crate::ingest::{LawText, ProvisionKind};

/// Version of the shape of the JSON.
const SCHEMA_VERSION: u32 = 1;

/// Characters of a provision's text that are shown unless all of it is asked for.
const FIRST_WORDS: usize = 90;

/// A text that was read.
#[derive(Debug)]
pub struct ReadLaw<'a> {
    /// What read it.
    pub tool: &'a Tool,
    /// Name of the file; none for standard input.
    pub name: Option<&'a str>,
    /// The text.
    pub text: &'a LawText,
    /// How much is shown.
    pub detail: Detail,
}

/// A provision, or what goes on of one after those that lie in it.
struct Entry<'a> {
    /// Index of the provision.
    index: usize,
    /// Whether this is what goes on after provisions in it.
    closing: bool,
    /// How many provisions it lies in.
    depth: usize,
    /// Where it begins, as a byte of the content.
    start: usize,
    /// The line at which it begins, from 1.
    line: usize,
    /// Its own text, without label and heading and without the provisions in it.
    own: &'a str,
}

impl ReadLaw<'_> {
    /// The provisions in their order, and between them what goes on of those around.
    fn entries(&self) -> Vec<Entry<'_>> {
        let text = self.text;
        let provisions = &text.provisions;
        let mut depths: Vec<usize> = Vec::with_capacity(provisions.len());
        // Up to where the text of each provision has been told.
        let mut told: Vec<usize> = Vec::with_capacity(provisions.len());
        let mut entries: Vec<Entry<'_>> = Vec::with_capacity(provisions.len());
        let closing = |index: usize, depth: usize, from: usize, to: usize| {
            let gap = &text.content[from..to.max(from)];
            let start = from + gap.len() - gap.trim_start().len();
            let own = gap.trim();
            (!own.is_empty()).then_some(Entry { index, closing: true, depth, start, line: 0, own })
        };
        let mut open: Vec<usize> = Vec::new();
        for (index, provision) in provisions.iter().enumerate() {
            while let Some(last) = open.pop_if(|last| Some(*last) != provision.parent) {
                let end = provisions[last].span.end;
                entries.extend(closing(last, depths[last], told[last], end));
            }
            let start = provision.span.start;
            if let Some(parent) = provision.parent {
                entries.extend(closing(parent, depths[parent], told[parent], start));
                told[parent] = provision.span.end;
            }
            let depth = provision.parent.map_or(0, |parent| depths[parent] + 1);
            depths.push(depth);
            // Provisions that lie in it come after it, so the next one tells where its own text ends.
            let end = match provisions.get(index + 1) {
                Some(next) if next.parent == Some(index) => next.span.start,
                _ => provision.span.end,
            };
            told.push(end);
            open.push(index);
            let own = without_head(text, index, end);
            entries.push(Entry { index, closing: false, depth, start, line: 0, own });
        }
        while let Some(last) = open.pop() {
            let end = provisions[last].span.end;
            entries.extend(closing(last, depths[last], told[last], end));
        }
        let (mut line, mut counted) = (1, 0);
        for entry in &mut entries {
            let passed = text.content.get(counted..entry.start).unwrap_or_default();
            line += passed.bytes().filter(|b| *b == b'\n').count();
            counted = counted.max(entry.start);
            entry.line = line;
        }
        entries
    }

    /// The provisions, each with what goes on of it after those in it.
    fn whole(&self) -> Vec<(Entry<'_>, String)> {
        let (closings, entries): (Vec<_>, Vec<_>) =
            self.entries().into_iter().partition(|entry| entry.closing);
        let mut of: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for closing in closings {
            of.entry(closing.index).or_default().push(closing.own);
        }
        entries
            .into_iter()
            .map(|entry| {
                let closing = of.get(&entry.index).map_or_else(String::new, |c| c.join("\n"));
                (entry, closing)
            })
            .collect()
    }
}

/// The text of a provision up to a place, without the label and the heading with which it begins.
fn without_head(text: &LawText, index: usize, end: usize) -> &str {
    let provision = &text.provisions[index];
    let label = provision.label.as_str();
    // How much is left after the label.
    let left = |words: &str| {
        let words = words.trim_start();
        words.strip_prefix(label).unwrap_or(words).len()
    };
    let mut from = provision.span.start;
    if let Some(heading) = provision.heading.as_ref().filter(|heading| heading.end <= end) {
        let before = &text.content[from..heading.start.max(from)];
        // Words between label and heading belong to the text.
        if !before[before.len() - left(before)..].contains(char::is_alphanumeric) {
            from = heading.end;
        }
    }
    let own = &text.content[from..end.max(from)];
    own[own.len() - left(own)..].trim()
}

/// The first words of a text, on one line.
fn first_words(text: &str) -> String {
    let mut out = String::new();
    for (count, word) in text.split_whitespace().enumerate() {
        if out.chars().count() + word.chars().count() > FIRST_WORDS && count > 0 {
            out.push_str(" …");
            return out;
        }
        if count > 0 {
            out.push(' ');
        }
        // In scripts without spaces a sentence is one word.
        if word.chars().count() > FIRST_WORDS {
            out.extend(word.chars().take(FIRST_WORDS));
            out.push_str(" …");
            return out;
        }
        out.push_str(word);
    }
    out
}

impl Report for ReadLaw<'_> {
    fn document(&self) -> Document {
        let text = self.text;
        let title = text.title.as_deref().or(self.name).unwrap_or("Text");
        let mut document = Document::new(title);
        let sections = text.provisions.iter().filter(|p| p.kind == ProvisionKind::Section).count();
        let mut facts: Vec<(String, Inline)> = vec![
            ("Format".to_owned(), text.format.as_str().into()),
            ("Language".to_owned(), text.language.as_deref().unwrap_or("not known").into()),
            (
                "Provisions".to_owned(),
                format!("{} ({sections} sections)", text.provisions.len()).into(),
            ),
        ];
        if text.amending {
            facts.push(("Amending".to_owned(), "changes other law".into()));
        }
        document.blocks.push(Block::KeyValues(facts));
        for notice in &text.notices {
            document
                .blocks
                .push(Block::Callout { kind: CalloutKind::Notice, text: notice.as_str().into() });
        }
        if text.provisions.is_empty() {
            let whole = if self.detail == Detail::Full {
                text.content.trim().to_owned()
            } else {
                first_words(&text.content)
            };
            document.paragraph("No provisions were recognised in the text.");
            document.paragraph(whole);
            return document;
        }
        let rows = self.entries().into_iter().map(|entry| {
            // No-break spaces keep the indentation where a table cuts ordinary ones.
            let indent = "\u{a0}".repeat(entry.depth * 2);
            let heading = text.heading(entry.index).filter(|_| !entry.closing).unwrap_or_default();
            let own = match self.detail {
                Detail::Brief => String::new(),
                Detail::Normal => first_words(entry.own),
                Detail::Full => entry.own.to_owned(),
            };
            let mut words = Inline::new();
            if !heading.is_empty() {
                words = words.strong(first_words(heading));
            }
            if !heading.is_empty() && !own.is_empty() {
                words = words.text(" ");
            }
            let provision = &text.provisions[entry.index];
            let label = match provision.label.trim() {
                _ if entry.closing => "…",
                "" => provision.kind.as_str(),
                label => label,
            };
            vec![format!("{indent}{label}").into(), entry.line.to_string().into(), words.text(own)]
        });
        document.table(Table {
            caption: None,
            columns: vec![
                Column::key("Provision"),
                Column::figure("Line"),
                Column::prose("Text", 1),
            ],
            rows: rows.collect(),
        });
        document
    }

    fn json(&self) -> Value {
        let text = self.text;
        let provisions: Vec<Value> = self
            .whole()
            .iter()
            .map(|(entry, closing)| {
                let provision = &text.provisions[entry.index];
                json!({
                    "citation": text.citation(entry.index),
                    "kind": provision.kind,
                    "label": provision.label,
                    "number": provision.number,
                    "heading": text.heading(entry.index),
                    "text": entry.own,
                    "closing": closing,
                    "line": entry.line,
                    "from": provision.span.start,
                    "to": provision.span.end,
                    "parent": provision.parent,
                })
            })
            .collect();
        json!({
            "schema_version": SCHEMA_VERSION,
            "tool": self.tool,
            "file": self.name,
            "format": text.format,
            "title": text.title,
            "language": text.language,
            "amending": text.amending,
            "notices": text.notices,
            "content": text.content,
            "provisions": provisions,
        })
    }

    fn rows(&self) -> Rows {
        let mut rows = Rows::new(&[
            "citation", "kind", "label", "number", "heading", "line", "text", "closing",
        ]);
        rows.records = self
            .whole()
            .iter()
            .map(|(entry, closing)| {
                let provision = &self.text.provisions[entry.index];
                vec![
                    self.text.citation(entry.index),
                    provision.kind.to_string(),
                    provision.label.clone(),
                    provision.number.clone(),
                    self.text.heading(entry.index).unwrap_or_default().to_owned(),
                    entry.line.to_string(),
                    entry.own.to_owned(),
                    closing.clone(),
                ]
            })
            .collect();
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{SourceFormat, TreeBuilder};

    #[test]
    fn what_was_read_is_shown_with_its_places() {
        let mut builder = TreeBuilder::new(SourceFormat::Json);
        builder.text().title = Some("Ferry Act".to_owned());
        builder.open(ProvisionKind::Section, "3.", "3");
        builder.push("3. ");
        let heading = builder.push("Selling");
        builder.heading(heading);
        builder.push("\nWhoever sells\n");
        builder.open(ProvisionKind::Subsection, "(2)", "2");
        builder.push("(2) consent\n");
        builder.close();
        builder.push("is liable.\n");
        let text = builder.finish();
        let tool = Tool {
            name: "palermo",
            version: "0.0.0",
            data_version: "1".to_owned(),
            checklists: BTreeMap::new(),
        };
        let report =
            ReadLaw { tool: &tool, name: Some("law.json"), text: &text, detail: Detail::Normal };
        let json = report.json();
        assert_eq!(json["provisions"][0]["text"], "Whoever sells");
        assert_eq!(json["provisions"][0]["closing"], "is liable.");
        assert_eq!(json["provisions"][1]["citation"], "s 3(2)");
        assert_eq!(json["provisions"][1]["line"], 3);
        assert_eq!(json["provisions"][1]["parent"], 0);
        assert_eq!(report.rows().records[0][4], "Selling");
        assert_eq!(report.document().title, "Ferry Act");
    }

    #[test]
    fn first_words_are_few_in_any_script() {
        assert_eq!(first_words("one\n two"), "one two");
        let long = first_words(&"人".repeat(500));
        assert_eq!(long.chars().count(), FIRST_WORDS + 2);
    }
}
