//! A text that was read and checked: its findings, the words they rest on, and what it changes.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::csv::Rows;
use super::document::{Block, CalloutKind, Column, Document, Inline, StatusCell, Table};
use super::gap::Gap;
use super::{Detail, Report};
use crate::compare::{Change, Effect};
use crate::ingest::{Evidence, LawText, Question};
use crate::model::{Assessment, ElementId, Finding};

/// What was read, and what it was held against.
#[derive(Debug)]
pub struct Check<'a> {
    /// The findings; exactly one assessment.
    pub gap: Gap<'a>,
    /// The name of the file.
    pub file: &'a str,
    /// The title of the draft record.
    pub title: &'a str,
    /// The text.
    pub text: &'a LawText,
    /// Evidence for each element, best first.
    pub evidence: &'a BTreeMap<ElementId, Vec<Evidence>>,
    /// What a person must decide.
    pub questions: &'a [Question],
    /// The baseline's name and what the text changes against it.
    pub baseline: Option<(String, Vec<Change>)>,
}

/// Characters of a quotation that a table shows.
const SHOWN: usize = 240;

impl Check<'_> {
    /// The assessment.
    fn assessment(&self) -> &Assessment {
        &self.gap.assessments[0]
    }

    /// The findings that are shown.
    fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.assessment().findings.iter().filter(|f| self.gap.selection.admits(f))
    }

    /// The evidence for an element.
    fn evidence_of(&self, element: &ElementId) -> &[Evidence] {
        self.evidence.get(element).map_or(&[], Vec::as_slice)
    }

    /// Whether the text opens a gap that the baseline does not have.
    pub fn regresses(&self) -> bool {
        self.count(Effect::Opens) > 0
    }

    /// How many elements shown are changed so.
    fn count(&self, effect: Effect) -> usize {
        self.changes().filter(|change| change.effect == effect).count()
    }

    /// The changes of elements that are shown.
    fn changes(&self) -> impl Iterator<Item = &Change> {
        let shown = |change: &&Change| self.findings().any(|f| f.element == change.element);
        self.baseline.iter().flat_map(|(_, changes)| changes).filter(shown)
    }

    /// The words of a quotation on one line.
    fn words(&self, evidence: &Evidence) -> String {
        self.text.words(&evidence.quote).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What was read.
    fn about(&self, document: &mut Document) {
        document.callout(
            CalloutKind::Notice,
            "Read by a program and reviewed by nobody. What it did not understand is left open; hold \
             every quotation against the text before you rely on it.",
        );
        let language = self.text.language.as_deref().unwrap_or("not recognised");
        let mut pairs: Vec<(String, Inline)> = vec![
            ("File".to_owned(), self.file.into()),
            ("Read as".to_owned(), format!("{}, language {language}", self.text.format).into()),
            ("Provisions".to_owned(), self.text.provisions.len().to_string().into()),
        ];
        if self.text.amending {
            pairs.push(("Kind".to_owned(), "changes other law".into()));
        }
        document.key_values(pairs);
        for notice in &self.text.notices {
            document.callout(CalloutKind::Disclaimer, notice.as_str());
        }
    }

    /// What the text changes.
    fn against(&self, document: &mut Document) {
        let Some((name, _)) = &self.baseline else { return };
        document.heading(1, format!("Against {name}"));
        let parts: Vec<String> = [
            (Effect::Closes, "closes"),
            (Effect::Narrows, "narrows"),
            (Effect::Opens, "opens"),
            (Effect::Leaves, "leaves"),
            (Effect::Untouched, "does not touch"),
        ]
        .iter()
        .filter(|(effect, word)| {
            self.count(*effect) > 0 || matches!(*word, "closes" | "opens" | "leaves")
        })
        .map(|(effect, word)| format!("{word} {}", self.count(*effect)))
        .collect();
        document.paragraph(format!(
            "The text alone, held against the baseline as if it took its place: {}.",
            parts.join(", ")
        ));
        for (effect, title) in [
            (Effect::Closes, "Closed"),
            (Effect::Narrows, "Narrowed"),
            (Effect::Opens, "Opened"),
            (Effect::Leaves, "Left"),
        ] {
            let changes: Vec<&Change> = self.changes().filter(|c| c.effect == effect).collect();
            if changes.is_empty() {
                continue;
            }
            document.heading(2, format!("{title} ({})", changes.len()));
            document.table(Table {
                caption: None,
                columns: vec![
                    Column::key("Article"),
                    Column::name("Element"),
                    Column::key("Baseline"),
                    Column::key("Text"),
                ],
                rows: changes.iter().map(|change| row_of(change)).collect(),
            });
        }
    }

    /// The words relied on.
    fn quotations(&self, document: &mut Document) {
        let all = self.gap.detail == Detail::Full;
        let mut rows = Vec::new();
        for finding in self.findings() {
            let Some(status) = finding.status else { continue };
            let evidence = self.evidence_of(&finding.element);
            for found in evidence.iter().take(if all { 5 } else { 1 }) {
                let words: String = self.words(found).chars().take(SHOWN).collect();
                rows.push(vec![
                    Inline::new().code(finding.element.as_str()),
                    Inline::new().status(StatusCell::from(status)),
                    found.provision.as_str().into(),
                    words.into(),
                ]);
            }
        }
        if rows.is_empty() {
            return;
        }
        document.heading(1, "Words of the text");
        document.paragraph(if all {
            "Up to five provisions that bear on each element, best first."
        } else {
            "The provision that bears most on each element; -v shows up to five."
        });
        document.table(Table {
            caption: None,
            columns: vec![
                Column::key("Element"),
                Column::key("Status"),
                Column::key("Provision"),
                Column::prose("Words", 1),
            ],
            rows,
        });
    }

    /// What a person must decide.
    fn decisions(&self, document: &mut Document) {
        if self.questions.is_empty() {
            return;
        }
        document.heading(1, "For a person to decide");
        let lines = self.text.lines();
        let line = |question: &Question| {
            let (line, _) = lines.at(question.at.start);
            let place = self.text.provision_at(question.at.start);
            let place = place.map_or_else(String::new, |p| format!("{}, ", self.text.citation(p)));
            format!("{place}line {line}: {}.", question.about).into()
        };
        document.list(self.questions.iter().map(line).collect());
    }
}

/// A change as a row.
fn row_of(change: &Change) -> Vec<Inline> {
    vec![
        change.article.as_str().into(),
        change.label.as_str().into(),
        Inline::new().status(StatusCell::from(change.before)),
        Inline::new().status(StatusCell::from(change.after)),
    ]
}

impl Report for Check<'_> {
    fn document(&self) -> Document {
        let mut document = Document::new(format!("Check: {}", self.title));
        self.about(&mut document);
        self.against(&mut document);
        let gap = self.gap.document();
        let (footers, body): (Vec<Block>, Vec<Block>) =
            gap.blocks.into_iter().partition(|block| matches!(block, Block::Footer(_)));
        document.blocks.extend(body);
        if self.gap.detail != Detail::Brief {
            self.decisions(&mut document);
            self.quotations(&mut document);
        }
        for footer in footers {
            if let Block::Footer(mut lines) = footer {
                // The gap report's hint names a State's record, which a text that was read is not.
                lines.truncate(2);
                document.blocks.push(Block::Footer(lines));
            }
        }
        document
    }

    fn json(&self) -> Value {
        let mut value = self.gap.json();
        if let Some(findings) = value["findings"].as_array_mut() {
            for finding in findings {
                finding["reading"] = json!("machine");
            }
        }
        let lines = self.text.lines();
        let evidence: Vec<Value> = self
            .findings()
            .flat_map(|finding| self.evidence_of(&finding.element))
            .map(|found| {
                let (line, column) = lines.at(found.quote.start);
                json!({
                    "element": found.element,
                    "provision": found.provision,
                    "quote": self.text.words(&found.quote),
                    "score": (found.score * 1000.0).round() / 1000.0,
                    "why": found.why,
                    "line": line,
                    "column": column,
                    "from": found.quote.start,
                    "to": found.quote.end,
                })
            })
            .collect();
        value["evidence"] = json!(evidence);
        value["text"] = json!({
            "file": self.file,
            "title": self.title,
            "format": self.text.format,
            "language": self.text.language,
            "amending": self.text.amending,
            "provisions": self.text.provisions.len(),
            "notices": self.text.notices,
        });
        let questions = self.questions.iter().map(|question| {
            let (line, _) = lines.at(question.at.start);
            json!({ "line": line, "from": question.at.start, "to": question.at.end, "about": question.about })
        });
        value["questions"] = questions.collect();
        if let Some((name, _)) = &self.baseline {
            let counts: serde_json::Map<String, Value> =
                Effect::ALL.iter().map(|e| (e.to_string(), json!(self.count(*e)))).collect();
            value["baseline"] = json!({
                "name": name,
                "counts": counts,
                "changes": self.changes().collect::<Vec<_>>(),
            });
        }
        value
    }

    fn rows(&self) -> Rows {
        let mut rows = self.gap.rows();
        rows.header.extend(["reading", "provision", "quote", "score", "change"].map(str::to_owned));
        let findings: Vec<&Finding> = self.findings().collect();
        for (row, finding) in rows.records.iter_mut().zip(findings) {
            let best = self.evidence_of(&finding.element).first();
            let change = self.changes().find(|change| change.element == finding.element);
            row.push("machine".to_owned());
            row.push(best.map_or_else(String::new, |found| found.provision.clone()));
            row.push(best.map_or_else(String::new, |found| self.words(found)));
            row.push(best.map_or_else(String::new, |found| format!("{:.3}", found.score)));
            row.push(change.map_or_else(String::new, |change| change.effect.to_string()));
        }
        rows
    }
}
