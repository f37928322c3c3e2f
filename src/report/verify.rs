//! Records held against the texts of the law: a table of acts, and what is to be settled.

use serde_json::{Value, json};

use super::csv::Rows;
use super::document::{CalloutKind, Column, Document, Inline, Table};
use super::{Detail, Report};
use crate::ingest::verify::{Check, Outcome, Verified};

/// The result of a verification.
#[derive(Debug)]
pub struct Verification<'a> {
    /// The acts, in the order of their States.
    pub acts: &'a [Verified],
    /// How much is shown to readers; programs get everything.
    pub detail: Detail,
}

/// The outcomes that the table counts, with their headings.
const COUNTED: [(Outcome, &str); 5] = [
    (Outcome::Agreed, "Agreed"),
    (Outcome::Disagreed, "Disagreed"),
    (Outcome::NotFound, "Not found"),
    (Outcome::Changed, "Changed"),
    (Outcome::TextMissing, "No text"),
];

/// The path of a record within a folder of data.
fn file_of(act: &Verified) -> String {
    format!("jurisdictions/{}/{}.toml", act.jurisdiction.to_string().to_lowercase(), act.act)
}

impl Verification<'_> {
    /// How many checks of all acts ended so.
    fn count(&self, outcome: Outcome) -> usize {
        self.acts.iter().map(|act| act.count(outcome)).sum()
    }

    /// The acts with counts.
    fn table(&self) -> Table {
        let mut columns = vec![Column::key("State"), Column::name("Act"), Column::figure("Texts")];
        columns.extend(COUNTED.iter().map(|(_, title)| Column::figure(title)));
        columns.push(Column::key("Verified"));
        let row = |act: &Verified| -> Vec<Inline> {
            let readable = act.texts.iter().filter(|text| text.problem.is_none()).count();
            let mut row: Vec<Inline> = vec![
                act.jurisdiction.to_string().into(),
                act.title.clone().into(),
                readable.to_string().into(),
            ];
            row.extend(COUNTED.iter().map(|&(outcome, _)| figure(act.count(outcome))));
            row.push(act.stamp.as_ref().map_or_else(String::new, |s| s.on.to_string()).into());
            row
        };
        // Acts without any text would drown the others.
        let with_text = self.acts.iter().filter(|act| !act.texts.is_empty());
        Table { caption: None, columns, rows: with_text.map(row).collect() }
    }
}

/// A figure; nothing for zero, so that what counts stands out.
fn figure(count: usize) -> Inline {
    if count == 0 { Inline::new() } else { count.to_string().into() }
}

/// A count with its noun.
fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// A check as a row: subject and field, what the record says, what the text has.
fn row(check: &Check) -> Vec<Inline> {
    let mut subject = Inline::new().text(check.subject.clone());
    if !check.fact.is_empty() {
        subject = subject.text(" ").code(check.fact.clone());
    }
    let mut found = Inline::new().text(check.found.clone());
    if let Some(text) = &check.text {
        found = found.text(if check.found.is_empty() { "" } else { " (" }).code(text.clone());
        found = found.text(if check.found.is_empty() { "" } else { ")" });
    }
    vec![
        check.result.as_str().replace('-', " ").into(),
        subject,
        check.says.clone().into(),
        check.pinpoint.clone().into(),
        found,
        check.advice.unwrap_or_default().into(),
    ]
}

/// The columns of a table of checks.
fn columns() -> Vec<Column> {
    vec![
        Column::key("Result"),
        Column::name("Fact"),
        Column::name("Record says"),
        Column::name("Pinpoint"),
        Column::prose("Text has", 2),
        Column::prose("What to do", 2),
    ]
}

impl Report for Verification<'_> {
    fn document(&self) -> Document {
        let mut document = Document::new("Records held against the texts of the law");
        let settle: usize = COUNTED
            .iter()
            .filter(|(outcome, _)| outcome.needs_settling())
            .map(|&(outcome, _)| self.count(outcome))
            .sum();
        document.table(self.table());
        let without = self.acts.iter().filter(|act| act.texts.is_empty()).count();
        document.paragraph(format!(
            "{}: {} agreed, {settle} to be settled, {} without a text to hold them against.",
            counted(self.acts.iter().map(|act| act.checks.len()).sum(), "statement"),
            self.count(Outcome::Agreed),
            self.count(Outcome::TextMissing),
        ));
        if without > 0 {
            document.paragraph(format!("No text was found for {}.", counted(without, "act")));
        }
        for act in self.acts {
            let shown: Vec<&Check> = act
                .checks
                .iter()
                .filter(|check| self.detail == Detail::Full || check.result.needs_settling())
                .collect();
            let problems = act.texts.iter().filter(|text| text.problem.is_some());
            let problems: Vec<_> = problems.collect();
            let quiet = self.detail == Detail::Brief;
            if quiet || (shown.is_empty() && problems.is_empty()) || act.texts.is_empty() {
                continue;
            }
            document.heading(1, format!("{} {}", act.jurisdiction, act.title));
            document.paragraph(Inline::new().text("Record: ").code(file_of(act)));
            for text in problems {
                let problem = text.problem.as_deref().unwrap_or_default();
                let notice = Inline::new().code(text.path.clone()).text(format!(": {problem}"));
                document.callout(CalloutKind::Notice, notice);
            }
            document.table(Table {
                caption: None,
                columns: columns(),
                rows: shown.iter().map(|check| row(check)).collect(),
            });
        }
        document
    }

    fn json(&self) -> Value {
        let acts = self.acts.iter().map(|act| {
            let counts: serde_json::Map<String, Value> = COUNTED
                .iter()
                .map(|&(outcome, _)| (outcome.to_string(), json!(act.count(outcome))))
                .collect();
            json!({
                "jurisdiction": act.jurisdiction,
                "act": act.act,
                "title": act.title,
                "record": file_of(act),
                "texts": act.texts,
                "verified": act.stamp,
                "fingerprint": act.fingerprint,
                "counts": counts,
                "checks": act.checks,
            })
        });
        json!({ "schema_version": 1, "acts": acts.collect::<Vec<_>>() })
    }

    fn rows(&self) -> Rows {
        let mut rows = Rows::new(&[
            "jurisdiction",
            "act",
            "result",
            "about",
            "subject",
            "fact",
            "says",
            "pinpoint",
            "found",
            "text",
            "advice",
            "record",
        ]);
        for act in self.acts {
            rows.records.extend(act.checks.iter().map(|check| {
                vec![
                    act.jurisdiction.to_string(),
                    act.act.to_string(),
                    check.result.to_string(),
                    check.about.to_string(),
                    check.subject.clone(),
                    check.fact.clone(),
                    check.says.clone(),
                    check.pinpoint.clone(),
                    check.found.clone(),
                    check.text.clone().unwrap_or_default(),
                    check.advice.unwrap_or_default().to_owned(),
                    file_of(act),
                ]
            }));
        }
        rows
    }
}
