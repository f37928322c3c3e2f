//! Lists of what the data holds: jurisdictions, instruments, elements, rules, terms, regions.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Report;
use super::csv::Rows;
use super::document::{Column, Document, Inline, Table};
use crate::model::{Category, Cues, Element, Instrument, JurisdictionCode, Region, Vocabulary};

/// A list: columns, and entries with one value for each column.
///
/// Documents, JSON and CSV all come from the same entries, so they never disagree.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// Title of the document.
    title: String,
    /// Columns: the key in JSON and CSV, and how a reader sees the column.
    columns: Vec<(&'static str, Column)>,
    /// Entries.
    entries: Vec<Vec<Value>>,
}

/// A value as a cell of text: lists joined, nothing for null.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

impl Report for List {
    fn document(&self) -> Document {
        let mut document = Document::new(format!("{} ({})", self.title, self.entries.len()));
        let rows = self.entries.iter().map(|entry| {
            entry
                .iter()
                .enumerate()
                .map(|(i, value)| {
                    let text = cell(value);
                    if i == 0 { Inline::new().code(text) } else { text.into() }
                })
                .collect()
        });
        document.table(Table {
            caption: None,
            columns: self.columns.iter().map(|(_, column)| column.clone()).collect(),
            rows: rows.collect(),
        });
        document
    }

    fn json(&self) -> Value {
        self.entries
            .iter()
            .map(|entry| {
                let keys = self.columns.iter().map(|(key, _)| (*key).to_owned());
                Value::Object(keys.zip(entry.iter().cloned()).collect())
            })
            .collect()
    }

    fn rows(&self) -> Rows {
        let header: Vec<&str> = self.columns.iter().map(|(key, _)| *key).collect();
        let mut rows = Rows::new(&header);
        rows.records = self.entries.iter().map(|e| e.iter().map(cell).collect()).collect();
        rows
    }
}

/// States with their names; those without records say so.
pub fn jurisdictions(states: &[(JurisdictionCode, String, bool)]) -> List {
    List {
        title: "Jurisdictions".to_owned(),
        columns: vec![
            ("code", Column::key("Code")),
            ("name", Column::name("Name")),
            ("recorded", Column::key("Recorded")),
        ],
        entries: states
            .iter()
            .map(|(code, name, recorded)| vec![json!(code), json!(name), json!(recorded)])
            .collect(),
    }
}

/// Instruments with their checklists.
pub fn instruments(instruments: &[Instrument]) -> List {
    List {
        title: "Instruments".to_owned(),
        columns: vec![
            ("id", Column::key("Id")),
            ("short", Column::key("Short name")),
            ("elements", Column::figure("Elements")),
            ("binding", Column::key("Binding")),
            ("in_force", Column::key("In force")),
            ("version", Column::key("Checklist")),
            ("name", Column::prose("Name", 1)),
        ],
        entries: instruments
            .iter()
            .map(|i| {
                vec![
                    json!(i.id),
                    json!(i.short),
                    json!(i.elements.len()),
                    json!(i.binding),
                    json!(i.in_force),
                    json!(i.version),
                    json!(i.name),
                ]
            })
            .collect(),
    }
}

/// Elements of instruments.
pub fn elements<'a>(elements: impl IntoIterator<Item = (&'a Instrument, &'a Element)>) -> List {
    List {
        title: "Elements".to_owned(),
        columns: vec![
            ("id", Column::key("Id")),
            ("instrument", Column::key("Instrument")),
            ("article", Column::name("Article")),
            ("label", Column::prose("Label", 2)),
            ("group", Column::key("Group")),
            ("cluster", Column::key("Cluster")),
            ("level", Column::key("Level")),
            ("form", Column::key("Form")),
            ("rule", Column::prose("Rule", 1)),
        ],
        entries: elements
            .into_iter()
            .map(|(instrument, e)| {
                vec![
                    json!(e.id),
                    json!(instrument.id),
                    json!(e.article),
                    json!(e.label),
                    json!(e.group),
                    json!(e.cluster),
                    json!(e.level),
                    json!(e.form),
                    json!(e.rule),
                ]
            })
            .collect(),
    }
}

/// Decision rules, each with the elements that it decides.
pub fn rules(instruments: &[Instrument]) -> List {
    let mut rules: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for element in instruments.iter().flat_map(|i| &i.elements) {
        rules.entry(element.rule.to_string()).or_default().push(element.id.as_str());
    }
    List {
        title: "Decision rules".to_owned(),
        columns: vec![("rule", Column::name("Rule")), ("elements", Column::prose("Elements", 1))],
        entries: rules
            .into_iter()
            .map(|(rule, elements)| vec![json!(rule), json!(elements)])
            .collect(),
    }
}

/// Canonical terms and the national terms that stand for them.
pub fn vocabulary(vocabularies: &[Vocabulary], only: Option<Category>) -> List {
    let mut entries = Vec::new();
    for vocabulary in vocabularies.iter().filter(|v| only.is_none_or(|c| v.category == c)) {
        for canonical in &vocabulary.terms {
            for national in &canonical.national {
                entries.push(vec![
                    json!(canonical.id),
                    json!(vocabulary.category),
                    json!(national.term),
                    json!(national.lang),
                    json!(national.relation),
                    json!(national.sense.as_ref().or(national.note.as_ref())),
                ]);
            }
        }
    }
    List {
        title: "Vocabulary".to_owned(),
        columns: vec![
            ("canonical", Column::key("Canonical")),
            ("category", Column::key("Category")),
            ("term", Column::name("Term")),
            ("lang", Column::key("Language")),
            ("relation", Column::key("Relation")),
            ("note", Column::prose("Note", 1)),
        ],
        entries,
    }
}

/// Regions with their members.
pub fn regions(regions: &[Region]) -> List {
    List {
        title: "Regions".to_owned(),
        columns: vec![
            ("id", Column::key("Id")),
            ("name", Column::name("Name")),
            ("as_of", Column::key("Members as at")),
            ("members", Column::prose("Members", 1)),
        ],
        entries: regions
            .iter()
            .map(|r| vec![json!(r.id), json!(r.name), json!(r.as_of), json!(r.members)])
            .collect(),
    }
}

/// The languages in which law can be read: how many phrases of signals, how many topics, and how many
/// terms of the vocabulary are known in each.
pub fn languages(cues: &[Cues], vocabularies: &[Vocabulary]) -> List {
    let terms = |language: &str| {
        let national = vocabularies.iter().flat_map(|v| &v.terms).flat_map(|term| &term.national);
        national.filter(|term| term.lang == language).count()
    };
    List {
        title: "Languages".to_owned(),
        columns: vec![
            ("language", Column::key("Language")),
            ("phrases", Column::figure("Phrases")),
            ("topics", Column::figure("Topics")),
            ("terms", Column::figure("Terms")),
        ],
        entries: cues
            .iter()
            .map(|cues| {
                let phrases: usize = cues.cues.iter().map(|cue| cue.phrases.len()).sum();
                vec![
                    json!(cues.language),
                    json!(phrases),
                    json!(cues.topics.len()),
                    json!(terms(&cues.language)),
                ]
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_have_the_published_keys() {
        let text = include_str!("../../data/instruments/opsc.toml");
        let instrument: Instrument = toml::from_str(text).unwrap();
        let list = elements(instrument.elements.iter().map(|e| (&instrument, e)));
        let first = &list.json()[0];
        let keys: Vec<&str> = first.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(
            keys,
            ["id", "instrument", "article", "label", "group", "cluster", "level", "form", "rule"]
        );
        assert_eq!(first["instrument"], "opsc");
        assert_eq!(list.rows().records.len(), instrument.elements.len());
    }

    #[test]
    fn a_rule_names_every_element_it_decides() {
        let text = include_str!("../../data/instruments/tip.toml");
        let instrument: Instrument = toml::from_str(text).unwrap();
        let list = rules(std::slice::from_ref(&instrument)).json();
        let named: usize =
            list.as_array().unwrap().iter().map(|r| r["elements"].as_array().unwrap().len()).sum();
        assert_eq!(named, instrument.elements.len());
    }
}
