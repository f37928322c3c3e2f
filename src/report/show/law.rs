//! One act, and one offence with every recorded fact.

use serde_json::Value;

use super::normalized;
use super::{Pairs, period};
use crate::model::{Act, Offence};
use crate::report::Report;
use crate::report::csv::Rows;
use crate::report::document::{CalloutKind, Column, Document, Inline, Table};
use crate::report::explain::source_line;
use crate::report::fact::{Mapping, lists, readable, reading_words, readings};

/// Columns of offences as CSV.
pub(super) const OFFENCE_COLUMNS: [&str; 10] = [
    "jurisdiction",
    "act",
    "id",
    "kind",
    "provision",
    "from",
    "to",
    "status",
    "penalty",
    "summary",
];

/// One offence as a row.
pub(super) fn row(act: &Act, offence: &Offence) -> Vec<String> {
    let (from, to) = normalized::dates(act, offence);
    let date =
        |day: Option<crate::model::LegalDate>| day.map(|d| d.to_string()).unwrap_or_default();
    vec![
        act.jurisdiction.to_string(),
        act.id.to_string(),
        offence.id.to_string(),
        offence.kind.to_string(),
        offence.provision.clone(),
        date(from),
        date(to),
        normalized::status(act, offence).to_string(),
        offence.penalties.as_ref().map(normalized::penalty_words).unwrap_or_default(),
        offence.summary.clone().unwrap_or_default(),
    ]
}

/// One act.
#[derive(Debug)]
pub struct ShowAct<'a> {
    /// The act.
    pub act: &'a Act,
    /// What its terms were read as.
    pub mappings: &'a [Mapping],
}

impl Report for ShowAct<'_> {
    fn document(&self) -> Document {
        let act = self.act;
        let mut document = Document::new(act.title_en.as_ref().unwrap_or(&act.title).as_str());
        let mut pairs = Pairs::new();
        pairs.add("Id", Some(&act.id));
        pairs.add("Original title", act.title_en.as_ref().map(|_| &act.title));
        pairs.add("Number", act.number.as_ref());
        pairs.add("Type", Some(act.kind));
        pairs.add("Status", Some(act.status));
        pairs.add("In force", Some(period(act.commenced, act.repealed)));
        pairs.add("Text up to", act.consolidated_as_of);
        pairs.add("Language read", Some(&act.language));
        pairs.add("Standing of the text", Some(act.translation_status));
        pairs.add("On force and version", act.status_note.as_ref());
        if let Some(coded) = &act.coded {
            pairs.add("Coded", Some(format!("{} on {}", coded.by, coded.on)));
        }
        document.key_values(pairs.0);
        if !act.amendments.is_empty() {
            document.heading(1, "Amended by");
            let items = act.amendments.iter().map(|a| {
                let when = a.commenced.map_or("pending".to_owned(), |d| format!("from {d}"));
                let what = a.note.as_ref().map_or_else(String::new, |note| format!(": {note}"));
                format!("{}, {when}{what}", a.act).into()
            });
            document.list(items.collect());
        }
        if !act.definitions.is_empty() {
            document.heading(1, "Definitions");
            let rows = act.definitions.iter().map(|d| {
                let carries: Vec<String> =
                    d.carries.iter().map(|c| format!("{} ({})", c.canonical, c.relation)).collect();
                vec![
                    d.term.as_str().into(),
                    d.provision.as_str().into(),
                    d.text_kind.as_str().into(),
                    carries.join(", ").into(),
                ]
            });
            document.table(Table {
                caption: None,
                columns: vec![
                    Column::name("Term"),
                    Column::name("Provision"),
                    Column::key("List"),
                    Column::prose("Carries", 1),
                ],
                rows: rows.collect(),
            });
        }
        for offence in &act.offences {
            document.append(ShowOffence { act, offence, mappings: self.mappings }.document());
        }
        if !act.provisions.is_empty() {
            document.heading(1, "Other provisions");
            let rows = act.provisions.iter().map(|p| {
                vec![
                    Inline::new().code(p.topic.as_str()),
                    p.provision.as_str().into(),
                    p.force.map_or("", |force| force.as_str()).into(),
                    p.summary.clone().unwrap_or_default().into(),
                ]
            });
            document.table(Table {
                caption: None,
                columns: vec![
                    Column::name("Topic"),
                    Column::name("Provision"),
                    Column::key("Force"),
                    Column::prose("What it says", 1),
                ],
                rows: rows.collect(),
            });
        }
        document.heading(1, "Sources");
        document.list(act.sources.iter().map(source_line).collect());
        document
    }

    fn json(&self) -> Value {
        let mut value = serde_json::to_value(self.act).expect("records are plain data");
        value["offence"] = self
            .act
            .offences
            .iter()
            .map(|offence| normalized::offence(self.act, offence, self.mappings))
            .collect();
        value
    }

    fn rows(&self) -> Rows {
        let mut rows = Rows::new(&OFFENCE_COLUMNS);
        rows.records = self.act.offences.iter().map(|offence| row(self.act, offence)).collect();
        rows
    }
}

/// One offence.
#[derive(Debug)]
pub struct ShowOffence<'a> {
    /// Its act.
    pub act: &'a Act,
    /// The offence.
    pub offence: &'a Offence,
    /// What its terms were read as.
    pub mappings: &'a [Mapping],
}

impl ShowOffence<'_> {
    /// The law's words with what each was read as.
    fn words(&self) -> Vec<Vec<Inline>> {
        let Self { act, offence, mappings } = self;
        let mut rows = Vec::new();
        for (fact, _, words) in lists(offence) {
            for word in words.unwrap_or_default() {
                let read = readings(mappings, &act.id, &offence.id, fact, &word.term);
                rows.push(vec![
                    Inline::new().code(fact),
                    format!("“{}”", word.term).into(),
                    reading_words(&read).into(),
                    word.reason.clone().unwrap_or_default().into(),
                ]);
            }
        }
        rows
    }

    /// Every recorded fact but the words, the dates and what the header tells.
    fn facts(&self) -> Vec<(String, Inline)> {
        let told = [
            "id",
            "kind",
            "provision",
            "heading",
            "from",
            "to",
            "status",
            "summary",
            "acts",
            "means",
            "purposes",
            "origin",
            "penalties",
            "note",
            "source",
        ];
        let mut pairs = Vec::new();
        let recorded = serde_json::to_value(self.offence).expect("records are plain data");
        for (key, value) in recorded.as_object().into_iter().flatten() {
            if told.contains(&key.as_str()) {
                continue;
            }
            match value {
                Value::Object(fields) => {
                    let below = fields
                        .iter()
                        .filter(|(k, _)| !matches!(k.as_str(), "verbs" | "acts" | "purposes"));
                    pairs.extend(below.map(|(k, v)| (format!("{key}.{k}"), readable(v).into())));
                }
                value => pairs.push((key.clone(), readable(value).into())),
            }
        }
        pairs
    }
}

impl Report for ShowOffence<'_> {
    fn document(&self) -> Document {
        let Self { act, offence, .. } = self;
        let heading = offence.heading.as_deref().unwrap_or(offence.kind.as_str());
        let mut document =
            Document::new(format!("{} {}: {heading}", act.display_title(), offence.provision));
        let (from, to) = normalized::dates(act, offence);
        let mut pairs = Pairs::new();
        pairs.add("Id", Some(format!("{}/{}", act.id, offence.id)));
        pairs.add("Kind", Some(offence.kind));
        pairs.add("Status", Some(normalized::status(act, offence)));
        pairs.add("In force", Some(period(from, to)));
        let penalty = offence.penalties.as_ref().map(normalized::penalty_words);
        pairs.add("Penalty", penalty.filter(|words| !words.is_empty()));
        document.key_values(pairs.0);
        if let Some(summary) = &offence.summary {
            document.paragraph(summary.as_str());
        }
        if let Some(note) = &offence.note {
            document.callout(CalloutKind::Notice, note.as_str());
        }
        let words = self.words();
        if !words.is_empty() {
            document.heading(2, "Words of the law");
            document.table(Table {
                caption: None,
                columns: vec![
                    Column::key("Fact"),
                    Column::name("Term"),
                    Column::name("Read as"),
                    Column::prose("Coder's reason", 1),
                ],
                rows: words,
            });
        }
        let facts = self.facts();
        if !facts.is_empty() {
            document.heading(2, "Facts");
            document.key_values(facts);
        }
        document
    }

    fn json(&self) -> Value {
        normalized::offence(self.act, self.offence, self.mappings)
    }

    fn rows(&self) -> Rows {
        let mut rows = Rows::new(&OFFENCE_COLUMNS);
        rows.records.push(row(self.act, self.offence));
        rows
    }
}
