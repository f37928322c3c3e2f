//! One element for one State: from the status back to the rule, the facts, the law's words and the
//! source.

use serde_json::{Value, json};

use super::citation::Titles;
use super::csv::Rows;
use super::document::{Block, CalloutKind, Column, Document, Inline, StatusCell, Table};
use super::fact::{Lookup, Mapping, readable, reading_words, readings};
use super::gap::{finding_json, standing_words, status_cell};
use super::sentence::sentence;
use super::{Report, Tool};
use crate::model::{
    BasisRef, Element, Finding, LegalDate, Source, Standing, StateRecord, TreatyPosition,
    Verification,
};

/// A finding with everything that stands behind it.
#[derive(Debug)]
pub struct Explain<'a> {
    /// The program and its data.
    pub tool: &'a Tool,
    /// The day of analysis.
    pub as_of: LegalDate,
    /// The finding.
    pub finding: &'a Finding,
    /// The element it decides.
    pub element: &'a Element,
    /// The State's standing towards the instrument.
    pub position: Option<&'a TreatyPosition>,
    /// The State's record.
    pub record: &'a StateRecord,
    /// What its terms were read as.
    pub mappings: &'a [Mapping],
}

/// One fact that the rule looked at.
struct Fact<'a> {
    basis: &'a BasisRef,
    name: &'a str,
    value: Option<Value>,
}

impl<'a> Explain<'a> {
    /// Looks facts up in the record on the day of analysis.
    fn lookup(&self) -> Lookup<'a> {
        Lookup { record: self.record, as_of: self.as_of }
    }

    /// Every fact of the basis, with its recorded value.
    fn facts(&self) -> Vec<Fact<'a>> {
        let lookup = self.lookup();
        self.finding
            .basis
            .iter()
            .flat_map(|basis| basis.facts.iter().map(move |name| (basis, name.as_str())))
            .map(|(basis, name)| Fact { basis, name, value: lookup.value(basis, name) })
            .collect()
    }

    /// The law's words among the facts, each with what it was read as.
    fn words(&self) -> Vec<(&'a BasisRef, String, Vec<&'a Mapping>)> {
        let lookup = self.lookup();
        let mut words: Vec<(&BasisRef, String, Vec<&Mapping>)> = Vec::new();
        for basis in &self.finding.basis {
            let (Some(act), Some(offence)) = (&basis.record, &basis.offence) else { continue };
            for fact in basis.facts.iter().filter(|fact| is_list_of_words(fact)) {
                for term in lookup.terms(basis, fact) {
                    if !words.iter().any(|(b, t, _)| b.offence == basis.offence && *t == term) {
                        let read = readings(self.mappings, act, offence, fact, &term);
                        words.push((basis, term, read));
                    }
                }
            }
        }
        words
    }

    /// Every source that the facts were read in, once.
    fn sources(&self) -> Vec<&'a Source> {
        let lookup = self.lookup();
        let mut sources: Vec<&Source> = Vec::new();
        for basis in &self.finding.basis {
            if let Some(source) = lookup.source(basis)
                && !sources.contains(&source)
            {
                sources.push(source);
            }
        }
        sources
    }

    /// The lines under the title.
    fn header(&self) -> Vec<(String, Inline)> {
        let Self { finding, element, .. } = self;
        let mut pairs: Vec<(String, Inline)> =
            vec![("Status".to_owned(), Inline::new().status(status_cell(finding)))];
        if let Some(severity) = finding.severity {
            let text = format!("{severity} ({})", severity.describe());
            pairs.push(("Severity".to_owned(), text.into()));
        }
        pairs.push(("Article".to_owned(), element.article.as_str().into()));
        let reserved = if finding.reserved { " (reserved)" } else { "" };
        pairs.push((
            "Level".to_owned(),
            format!("{}{reserved}, {}", element.level, element.level.describe()).into(),
        ));
        if let Some(position) = self.position {
            let since = position.since.map_or_else(String::new, |day| format!(" since {day}"));
            let text = format!("{}, {}{since}", position.name, standing_words(position.standing));
            pairs.push(("Instrument".to_owned(), text.into()));
        }
        if let Some(confidence) = finding.confidence {
            pairs.push(("Confidence".to_owned(), confidence.as_str().into()));
        }
        pairs.push(("Law as at".to_owned(), self.as_of.to_string().into()));
        pairs
    }

    /// Why the status is what it is, and the rule that decided.
    fn decision(&self, document: &mut Document) {
        let finding = self.finding;
        document.heading(1, "Why");
        document.paragraph(sentence(&finding.reason));
        if let Some(decision) = &finding.overridden {
            document.callout(
                CalloutKind::Notice,
                format!(
                    "A reviewer decided ({}, {}): {} The rule computed {}.",
                    decision.reviewer,
                    decision.date,
                    sentence(&decision.reason),
                    decision.computed
                ),
            );
        }
        if finding.combined {
            document.paragraph("Several provisions together were needed.");
        }
        let mut pairs = vec![("Rule".to_owned(), Inline::new().code(finding.rule.as_str()))];
        if let Some(condition) = self.element.applies_if {
            pairs.push(("Applies if".to_owned(), condition.describe().into()));
        }
        document.key_values(pairs);
        if !finding.mirrors.is_empty() {
            document.paragraph("It shows the statuses of these elements:");
            let mirrored = finding.mirrors.iter().map(|(id, status)| {
                let item = Inline::new().code(id.as_str()).text(" ");
                match status {
                    Some(status) => item.status(StatusCell::from(*status)),
                    None => item.text("text only"),
                }
            });
            document.list(mirrored.collect());
        }
    }

    /// The facts that the rule looked at, and the law's words among them.
    fn facts_and_words(&self, document: &mut Document) {
        let titles = Titles::of(&self.record.acts);
        if !self.finding.basis.is_empty() {
            document.heading(1, "Facts used");
            let facts = self.facts();
            let mut rows: Vec<Vec<Inline>> = facts
                .iter()
                .map(|fact| {
                    let value =
                        fact.value.as_ref().map_or_else(|| "not recorded".to_owned(), readable);
                    vec![
                        titles.cite(fact.basis).into(),
                        Inline::new().code(fact.name),
                        value.into(),
                        format!("{}, {}", fact.basis.basis, fact.basis.confidence).into(),
                    ]
                })
                .collect();
            for basis in self.finding.basis.iter().filter(|b| b.facts.is_empty()) {
                let read = format!("{}, {}", basis.basis, basis.confidence);
                rows.push(vec![
                    titles.cite(basis).into(),
                    Inline::new(),
                    Inline::new(),
                    read.into(),
                ]);
            }
            document.table(Table {
                caption: None,
                columns: vec![
                    Column::name("Provision"),
                    Column::name("Fact"),
                    Column::prose("Value", 2),
                    Column::name("Read in, confidence"),
                ],
                rows,
            });
            for basis in &self.finding.basis {
                if let Some(disputed) = &basis.disputed {
                    let text = format!("Disputed, {}: {disputed}", titles.cite(basis));
                    document.callout(CalloutKind::Flag, text);
                }
            }
        }
        let words = self.words();
        if !words.is_empty() {
            document.heading(1, "Words of the law");
            let rows = words.iter().map(|(basis, term, mapped)| {
                vec![
                    format!("“{term}”").into(),
                    reading_words(mapped).into(),
                    titles.cite(basis).into(),
                ]
            });
            document.table(Table {
                caption: None,
                columns: vec![
                    Column::name("Term"),
                    Column::prose("Read as", 2),
                    Column::name("Provision"),
                ],
                rows: rows.collect(),
            });
        }
    }

    /// The facts that nobody has recorded yet.
    fn what_would_change(&self, document: &mut Document) {
        document.heading(1, "What would change the status");
        if self.finding.unknown.is_empty() {
            document.paragraph(
                "No fact that the rule asks for is unknown: only a change of the law, a correction \
                 of the facts above or a reviewer's decision.",
            );
        } else {
            document.paragraph("These facts are not recorded; recording them decides the element:");
            let facts = self.finding.unknown.iter().map(|f| Inline::new().code(f.as_str()));
            document.list(facts.collect());
        }
    }
}

/// Whether a fact of an offence is a list of the law's words.
fn is_list_of_words(fact: &str) -> bool {
    matches!(
        fact,
        "acts"
            | "means"
            | "purposes"
            | "child.acts"
            | "child.purposes"
            | "som.verbs"
            | "documents.verbs"
    )
}

/// A source in one line.
pub(super) fn source_line(source: &Source) -> Inline {
    let mut line = Inline::new().text(source.publisher.as_str());
    if let Some(title) = &source.title {
        line = line.text(", ").emphasis(title.as_str());
    }
    if let Some(url) = &source.url {
        line = line.text(format!(", {url}"));
    }
    if let Some(day) = source.retrieved {
        line = line.text(format!(", read {day}"));
    }
    line = line.text(format!(" ({}", source.basis));
    if let Some(language) = &source.language {
        line = line.text(format!(", {language}"));
    }
    line = line.text(")");
    if let Some(note) = &source.note {
        line = line.text(format!(". {note}"));
    }
    line
}

impl Report for Explain<'_> {
    fn document(&self) -> Document {
        let Self { finding, element, record, .. } = self;
        let name = &record.jurisdiction.name;
        let mut document = Document::new(format!("{name}: {} ({})", element.label, element.id));
        document.key_values(self.header());
        if let Some(position) = self.position {
            match position.standing {
                Standing::Party | Standing::NotBinding => {}
                Standing::Signatory => document.callout(
                    CalloutKind::Disclaimer,
                    format!("{name} has signed but is not bound; benchmark, not obligation."),
                ),
                Standing::NonParty => document.callout(
                    CalloutKind::Disclaimer,
                    format!("{name} is not a party to the {}; comparison only.", position.name),
                ),
                Standing::Unknown => document.callout(
                    CalloutKind::Disclaimer,
                    format!(
                        "{name}'s position towards the {} is not recorded; comparison only.",
                        position.name
                    ),
                ),
            }
        }
        document.heading(1, "What the element requires");
        document.paragraph(element.statement.as_str());
        if element.verified == Verification::Expert {
            document.paragraph(
                Inline::new().emphasis("Statement not yet confirmed against the official text."),
            );
        }
        self.decision(&mut document);
        self.facts_and_words(&mut document);
        let sources = self.sources();
        if !sources.is_empty() {
            document.heading(1, "Source");
            document.list(sources.into_iter().map(source_line).collect());
        }
        if !finding.notes.is_empty() {
            document.heading(1, "Declarations");
            document.list(finding.notes.iter().map(|note| note.as_str().into()).collect());
        }
        if !finding.flags.is_empty() {
            document.heading(1, "Flags");
            let flags = finding.flags.iter().map(|flag| {
                Inline::new().strong(flag.as_str()).text(format!(": {}", flag.describe()))
            });
            document.list(flags.collect());
        }
        document.heading(1, "Pitfalls");
        document.paragraph(element.pitfall.as_str());
        document.heading(1, "Possible drafting route");
        document.paragraph(element.drafting.as_str());
        self.what_would_change(&mut document);
        document.blocks.push(Block::Footer(vec![
            "Not legal advice. A drafting route is a suggestion in own words, not treaty text."
                .into(),
            format!("{} {}, data {}.", self.tool.name, self.tool.version, self.tool.data_version)
                .into(),
        ]));
        document
    }

    fn json(&self) -> Value {
        let facts: Vec<Value> = self
            .facts()
            .into_iter()
            .map(|fact| {
                json!({
                    "act": fact.basis.act,
                    "provision": fact.basis.provision,
                    "offence": fact.basis.offence,
                    "fact": fact.name,
                    "value": fact.value,
                })
            })
            .collect();
        let terms: Vec<Value> = self
            .words()
            .into_iter()
            .map(|(basis, term, mapped)| {
                let read: Vec<Value> = mapped
                    .iter()
                    .map(|m| json!({ "canonical": m.canonical, "relation": m.relation }))
                    .collect();
                json!({ "term": term, "act": basis.act, "provision": basis.provision, "read_as": read })
            })
            .collect();
        json!({
            "schema_version": 1,
            "tool": self.tool,
            "jurisdiction": self.record.jurisdiction.code,
            "as_of": self.as_of,
            "treaty": self.position,
            "element": self.element,
            "finding": finding_json(self.finding),
            "facts": facts,
            "terms": terms,
            "sources": self.sources(),
        })
    }

    fn rows(&self) -> Rows {
        let mut rows = Rows::new(&[
            "jurisdiction",
            "as_of",
            "element",
            "status",
            "act",
            "provision",
            "offence",
            "fact",
            "value",
            "basis",
            "confidence",
        ]);
        let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
        for fact in self.facts() {
            rows.records.push(vec![
                self.record.jurisdiction.code.to_string(),
                self.as_of.to_string(),
                self.element.id.to_string(),
                text(self.finding.status.map(|s| s.as_str())),
                text(fact.basis.act.as_ref().map(|a| a.as_str())),
                fact.basis.provision.clone(),
                text(fact.basis.offence.as_ref().map(|o| o.as_str())),
                fact.name.to_owned(),
                fact.value.as_ref().map(readable).unwrap_or_default(),
                fact.basis.basis.to_string(),
                fact.basis.confidence.to_string(),
            ]);
        }
        rows
    }
}
