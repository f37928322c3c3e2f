//! The accuracy card of reading.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::csv::Rows;
use super::document::{Block, Column, Document, Inline, Table};
use super::{Report, Tool};
use crate::ingest::card::{Card, Line};

/// The card, and what computed it.
#[derive(Debug)]
pub struct AccuracyCard<'a> {
    /// The program and its data.
    pub tool: &'a Tool,
    /// The figures.
    pub card: &'a Card,
}

/// A share as a percentage, or a dash where there is none.
fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{:.0} %", share * 100.0))
}

/// The cells of one line, without its name.
fn cells(line: &Line) -> Vec<String> {
    let evidence = line.evidence.as_ref();
    let verdicts = line.verdicts.as_ref();
    vec![
        evidence.map_or_else(|| "0".to_owned(), |e| e.elements.to_string()),
        percent(evidence.map(|e| e.recall)),
        evidence.map_or_else(|| "–".to_owned(), |e| format!("{:.2}", e.reciprocal_rank.abs())),
        percent(evidence.and_then(|e| e.precision)),
        verdicts.map_or_else(|| "0".to_owned(), |v| v.elements.to_string()),
        percent(verdicts.map(|v| v.decided)),
        percent(verdicts.and_then(|v| v.accuracy)),
        percent(verdicts.and_then(|v| v.falsely_covered)),
    ]
}

impl AccuracyCard<'_> {
    /// The parts of the card with their titles.
    fn parts(&self) -> [(&'static str, &BTreeMap<String, Line>); 3] {
        [
            ("Language", &self.card.languages),
            ("State", &self.card.states),
            ("Group of elements", &self.card.groups),
        ]
    }
}

impl Report for AccuracyCard<'_> {
    fn document(&self) -> Document {
        let mut document = Document::new("Accuracy card of reading");
        document.paragraph(
            "The shipped records, coded by people, against a reading of the same acts. Provisions: \
             elements that coders found in a text; the share for which one of their sections is among \
             the first five provisions shown; the mean reciprocal rank of the first right one; the \
             share of right provisions where four fifths of the elements are found. Core: elements of \
             mandatory criminalization that coders assessed; the share that the reading decided; of \
             those, the share with the same status, covered and broader counting as the same; and of \
             those read as covered, the share that the coders' facts do not meet.",
        );
        let mut all = BTreeMap::new();
        all.insert("all".to_owned(), self.card.all.clone());
        for (title, lines) in std::iter::once(("Everything", &all)).chain(self.parts()) {
            document.heading(1, title);
            let mut columns = vec![Column::key(title)];
            columns.extend(
                [
                    "Provisions",
                    "In first 5",
                    "MRR",
                    "Precision",
                    "Core",
                    "Decided",
                    "Right",
                    "False covered",
                ]
                .map(Column::figure),
            );
            let rows = lines.iter().map(|(name, line)| {
                let mut row: Vec<Inline> = vec![Inline::new().code(name.as_str())];
                row.extend(cells(line).into_iter().map(Inline::from));
                row
            });
            document.table(Table { caption: None, columns, rows: rows.collect() });
        }
        document.blocks.push(Block::Footer(vec![
            format!("{} {}, data {}.", self.tool.name, self.tool.version, self.tool.data_version)
                .into(),
        ]));
        document
    }

    fn json(&self) -> Value {
        json!({
            "schema_version": 1,
            "tool": self.tool,
            "all": self.card.all,
            "languages": self.card.languages,
            "states": self.card.states,
            "groups": self.card.groups,
        })
    }

    fn rows(&self) -> Rows {
        let mut rows = Rows::new(&[
            "by",
            "name",
            "provisions",
            "recall_at_5",
            "mrr",
            "precision_at_80_recall",
            "core",
            "decided",
            "accuracy",
            "false_covered",
        ]);
        let mut push = |by: &str, name: &str, line: &Line| {
            let mut row = vec![by.to_owned(), name.to_owned()];
            row.extend(cells(line));
            rows.records.push(row);
        };
        push("all", "all", &self.card.all);
        for (title, lines) in self.parts() {
            for (name, line) in lines {
                push(&title.to_lowercase(), name, line);
            }
        }
        rows
    }
}
