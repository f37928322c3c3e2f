//! A text of law as it was read: its provisions, with their labels, headings and places.

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

/// A provision with what is computed for all of them in one pass.
struct Entry<'a> {
    /// Its index.
    index: usize,
    /// How it is cited.
    citation: String,
    /// How many provisions it lies in.
    depth: usize,
    /// The line at which it begins, from 1.
    line: usize,
    /// Its own text, without label and heading and without the provisions in it.
    own: &'a str,
}

impl ReadLaw<'_> {
    /// The provisions in their order.
    fn entries(&self) -> Vec<Entry<'_>> {
        let text = self.text;
        let (mut line, mut counted) = (1, 0);
        let mut depths: Vec<usize> = Vec::with_capacity(text.provisions.len());
        let mut entries = Vec::with_capacity(text.provisions.len());
        for (index, provision) in text.provisions.iter().enumerate() {
            let depth = provision.parent.map_or(0, |parent| depths[parent] + 1);
            depths.push(depth);
            let start = provision.span.start;
            line += text.content[counted..start].bytes().filter(|b| *b == b'\n').count();
            counted = start;
            // Provisions that lie in it come after it, so the next one tells where its own text ends.
            let end = match text.provisions.get(index + 1) {
                Some(next) if next.span.start < provision.span.end => next.span.start,
                _ => provision.span.end,
            };
            entries.push(Entry {
                index,
                citation: text.citation(index),
                depth,
                line,
                own: without_head(text, index, &text.content[start..end.max(start)]),
            });
        }
        entries
    }
}

/// The text of a provision without the label and the heading with which it begins.
fn without_head<'t>(text: &'t LawText, index: usize, own: &'t str) -> &'t str {
    let provision = &text.provisions[index];
    let mut rest = own;
    for _ in 0..2 {
        rest = rest.trim_start();
        if !provision.label.is_empty() {
            rest = rest.strip_prefix(provision.label.as_str()).unwrap_or(rest).trim_start();
        }
        if let Some(heading) = text.heading(index).filter(|heading| !heading.is_empty()) {
            rest = rest.strip_prefix(heading).unwrap_or(rest);
        }
    }
    rest.trim()
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
            let heading = text.heading(entry.index).unwrap_or_default();
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
            let label = text.provisions[entry.index].label.trim();
            let label =
                if label.is_empty() { text.provisions[entry.index].kind.as_str() } else { label };
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
            .entries()
            .iter()
            .map(|entry| {
                let provision = &text.provisions[entry.index];
                json!({
                    "citation": entry.citation,
                    "kind": provision.kind,
                    "label": provision.label,
                    "number": provision.number,
                    "heading": text.heading(entry.index),
                    "text": entry.own,
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
        let mut rows =
            Rows::new(&["citation", "kind", "label", "number", "heading", "line", "text"]);
        rows.records = self
            .entries()
            .iter()
            .map(|entry| {
                let provision = &self.text.provisions[entry.index];
                vec![
                    entry.citation.clone(),
                    provision.kind.to_string(),
                    provision.label.clone(),
                    provision.number.clone(),
                    self.text.heading(entry.index).unwrap_or_default().to_owned(),
                    entry.line.to_string(),
                    entry.own.to_owned(),
                ]
            })
            .collect();
        rows
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

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
