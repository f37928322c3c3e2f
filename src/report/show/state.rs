//! A State: its legal system, treaties, acts, offences and other provisions.

use serde_json::{Value, json};

use super::normalized;
use super::{Pairs, period};
use crate::model::{LegalDate, StateRecord};
use crate::report::csv::Rows;
use crate::report::document::{Block, CalloutKind, Column, Document, Inline, Table};
use crate::report::fact::Mapping;
use crate::report::{Report, Tool};

/// A State's record.
#[derive(Debug)]
pub struct ShowState<'a> {
    /// The program and its data.
    pub tool: &'a Tool,
    /// The record.
    pub record: &'a StateRecord,
    /// What its terms were read as.
    pub mappings: &'a [Mapping],
    /// The day on which offences are said to be in force or not.
    pub as_of: LegalDate,
}

impl ShowState<'_> {
    /// The lines under the title.
    fn header(&self) -> Vec<(String, Inline)> {
        let state = &self.record.jurisdiction;
        let mut pairs = Pairs::new();
        pairs.add("Legal family", state.legal_family);
        pairs.add("On the legal system", state.legal_family_note.as_ref());
        pairs.add("Structure", state.structure);
        pairs.add("Competence", state.competence_note.as_ref());
        pairs.add("Treaties become law", state.treaty_receipt);
        pairs.add("Age of majority", state.age_of_majority);
        pairs.add("Extradites nationals", state.extradites_nationals);
        pairs.add("Bali Process member", Some(state.bali_member));
        if let Some(coded) = &state.coded {
            pairs.add("Coded", Some(format!("{} on {}", coded.by, coded.on)));
        }
        pairs.add("Note", state.note.as_ref());
        pairs.0
    }

    /// The treaties.
    fn treaties(&self, document: &mut Document) {
        let date = |day: Option<LegalDate>| day.map_or_else(|| "–".to_owned(), |d| d.to_string());
        let rows = self.record.jurisdiction.treaties.iter().map(|treaty| {
            let notes: Vec<String> = treaty
                .reservations
                .iter()
                .map(|r| format!("{} ({}): {}", r.article, r.kind, r.summary))
                .chain(treaty.territorial_note.clone())
                .collect();
            vec![
                Inline::new().code(treaty.instrument.as_str()),
                treaty.action.as_str().into(),
                date(treaty.action_date).into(),
                date(treaty.effect_date).into(),
                notes.join(" ").into(),
            ]
        });
        let rows: Vec<_> = rows.collect();
        if rows.is_empty() {
            return;
        }
        document.heading(1, "Treaties");
        document.table(Table {
            caption: None,
            columns: vec![
                Column::key("Instrument"),
                Column::key("Action"),
                Column::key("Date"),
                Column::key("In effect"),
                Column::prose("Reservations and notes", 1),
            ],
            rows,
        });
    }

    /// The acts.
    fn acts(&self, document: &mut Document) {
        let rows = self.record.acts.iter().map(|act| {
            vec![
                Inline::new().code(act.id.as_str()),
                act.kind.as_str().into(),
                act.status.as_str().into(),
                period(act.commenced, act.repealed).into(),
                act.title_en.as_ref().unwrap_or(&act.title).as_str().into(),
            ]
        });
        document.heading(1, format!("Acts ({})", self.record.acts.len()));
        document.table(Table {
            caption: None,
            columns: vec![
                Column::key("Id"),
                Column::key("Type"),
                Column::key("Status"),
                Column::name("In force"),
                Column::prose("Title", 1),
            ],
            rows: rows.collect(),
        });
    }

    /// The offences of all acts.
    fn offences(&self, document: &mut Document) {
        let mut rows = Vec::new();
        for act in &self.record.acts {
            for offence in &act.offences {
                let (from, to) = normalized::dates(act, offence);
                let penalties = offence.penalties.as_ref().map(normalized::penalty_words);
                rows.push(vec![
                    Inline::new().code(format!("{}/{}", act.id, offence.id)),
                    offence.kind.as_str().into(),
                    format!("{} {}", act.display_title(), offence.provision).into(),
                    period(from, to).into(),
                    offence
                        .heading
                        .clone()
                        .or_else(|| offence.summary.clone())
                        .unwrap_or_default()
                        .into(),
                    penalties.unwrap_or_default().into(),
                ]);
            }
        }
        document.heading(1, format!("Offences ({})", rows.len()));
        document.table(Table {
            caption: None,
            columns: vec![
                Column::name("Id"),
                Column::key("Kind"),
                Column::name("Provision"),
                Column::name("In force"),
                Column::prose("What it punishes", 2),
                Column::prose("Penalty", 1),
            ],
            rows,
        });
    }

    /// Provisions that are not offences.
    fn provisions(&self, document: &mut Document) {
        let mut rows = Vec::new();
        for act in &self.record.acts {
            for provision in &act.provisions {
                rows.push(vec![
                    Inline::new().code(provision.topic.as_str()),
                    format!("{} {}", act.display_title(), provision.provision).into(),
                    provision.force.map_or("", |force| force.as_str()).into(),
                    provision.summary.clone().unwrap_or_default().into(),
                ]);
            }
        }
        if rows.is_empty() {
            return;
        }
        document.heading(1, format!("Other provisions ({})", rows.len()));
        document.table(Table {
            caption: None,
            columns: vec![
                Column::name("Topic"),
                Column::name("Provision"),
                Column::key("Force"),
                Column::prose("What it says", 1),
            ],
            rows,
        });
    }
}

impl Report for ShowState<'_> {
    fn document(&self) -> Document {
        let state = &self.record.jurisdiction;
        let mut document = Document::new(format!("{} ({})", state.name, state.code));
        if let Some(notice) = &state.notice {
            document.callout(CalloutKind::Notice, notice.as_str());
        }
        document.key_values(self.header());
        self.treaties(&mut document);
        self.acts(&mut document);
        self.offences(&mut document);
        self.provisions(&mut document);
        document.blocks.push(Block::Footer(vec![
            Inline::new().text("One offence in full: ").code("palermo show ACT/OFFENCE").text(
                format!(
                    ". {} {}, data {}.",
                    self.tool.name, self.tool.version, self.tool.data_version
                ),
            ),
        ]));
        document
    }

    fn json(&self) -> Value {
        let state = &self.record.jurisdiction;
        let mut general = serde_json::to_value(state).expect("records are plain data");
        if let Value::Object(fields) = &mut general {
            for told_elsewhere in ["code", "name", "treaty"] {
                fields.shift_remove(told_elsewhere);
            }
        }
        let acts: Vec<Value> = self
            .record
            .acts
            .iter()
            .map(|act| {
                let mut value = serde_json::to_value(act).expect("records are plain data");
                if let Value::Object(fields) = &mut value {
                    for told_elsewhere in ["offence", "provision"] {
                        fields.shift_remove(told_elsewhere);
                    }
                }
                value
            })
            .collect();
        let offences: Vec<Value> = self
            .record
            .acts
            .iter()
            .flat_map(|act| act.offences.iter().map(move |offence| (act, offence)))
            .map(|(act, offence)| normalized::offence(act, offence, self.mappings))
            .collect();
        let mut provisions = Vec::new();
        for act in &self.record.acts {
            for provision in &act.provisions {
                let mut value = json!({ "act": act.id });
                let recorded = serde_json::to_value(provision).expect("records are plain data");
                if let (Value::Object(value), Value::Object(recorded)) = (&mut value, recorded) {
                    value.extend(recorded);
                }
                provisions.push(value);
            }
        }
        json!({
            "schema_version": 1,
            "tool": self.tool,
            "jurisdiction": state.code,
            "name": state.name,
            "as_of": self.as_of,
            "treaties": state.treaties.iter().map(normalized::treaty).collect::<Vec<_>>(),
            "acts": acts,
            "offences": offences,
            "provisions": provisions,
            "general": general,
        })
    }

    fn rows(&self) -> Rows {
        let mut rows = Rows::new(&super::law::OFFENCE_COLUMNS);
        for act in &self.record.acts {
            rows.records.extend(act.offences.iter().map(|offence| super::law::row(act, offence)));
        }
        rows
    }
}
