//! An instrument and its elements.

use serde_json::{Value, json};

use super::Pairs;
use crate::model::{Element, Instrument, Verification};
use crate::report::csv::Rows;
use crate::report::document::{CalloutKind, Column, Document, Inline, Table};
use crate::report::{Report, list};

/// One element.
#[derive(Debug)]
pub struct ShowElement<'a> {
    /// Its instrument.
    pub instrument: &'a Instrument,
    /// The element.
    pub element: &'a Element,
}

impl Report for ShowElement<'_> {
    fn document(&self) -> Document {
        let Self { instrument, element } = self;
        let mut document = Document::new(format!("{} ({})", element.label, element.id));
        let mut pairs = Pairs::new();
        pairs.add("Instrument", Some(&instrument.short));
        pairs.add("Article", Some(&element.article));
        pairs.add("Level", Some(format!("{}, {}", element.level, element.level.describe())));
        pairs.add("Form", Some(element.form));
        pairs.add("Cluster", Some(element.cluster));
        pairs.add("Rule", Some(&element.rule));
        pairs.add("Applies if", element.applies_if.map(crate::model::Condition::describe));
        pairs.add("Critical if absent", element.critical.then_some("yes"));
        document.key_values(pairs.0);
        document.heading(1, "What the element requires");
        document.paragraph(element.statement.as_str());
        if element.verified == Verification::Expert {
            document.paragraph(
                Inline::new().emphasis("Statement not yet confirmed against the official text."),
            );
        }
        document.heading(1, "Pitfalls");
        document.paragraph(element.pitfall.as_str());
        document.heading(1, "Possible drafting route");
        document.paragraph(element.drafting.as_str());
        document
    }

    fn json(&self) -> Value {
        let mut value = json!({ "id": self.element.id, "instrument": self.instrument.id });
        let recorded = serde_json::to_value(self.element).expect("elements are plain data");
        if let (Value::Object(value), Value::Object(recorded)) = (&mut value, recorded) {
            value.extend(recorded);
        }
        value
    }

    fn rows(&self) -> Rows {
        list::elements([(self.instrument, self.element)]).rows()
    }
}

/// One instrument.
#[derive(Debug)]
pub struct ShowInstrument<'a> {
    /// The instrument.
    pub instrument: &'a Instrument,
}

impl Report for ShowInstrument<'_> {
    fn document(&self) -> Document {
        let instrument = self.instrument;
        let mut document = Document::new(instrument.name.as_str());
        let mut pairs = Pairs::new();
        pairs.add("Id", Some(&instrument.id));
        pairs.add("Adopted", instrument.adopted);
        pairs.add("In force", instrument.in_force);
        pairs.add("Depositary", instrument.depositary.as_ref());
        pairs.add("Requires", instrument.requires.as_ref());
        pairs.add("Checklist", Some(&instrument.version));
        document.key_values(pairs.0);
        if !instrument.binding {
            document.callout(CalloutKind::Disclaimer, "Soft law: it binds nobody.");
        }
        if let Some(note) = &instrument.note {
            document.callout(CalloutKind::Notice, note.as_str());
        }
        if !instrument.targets.is_empty() {
            document.heading(1, "Conduct to be punished");
            let items = instrument.targets.iter().map(|target| {
                format!("{}: every combination of {}", target.label, target.counted.join(", "))
                    .into()
            });
            document.list(items.collect());
        }
        document.heading(1, format!("Elements ({})", instrument.elements.len()));
        let rows = instrument.elements.iter().map(|element| {
            vec![
                element.article.as_str().into(),
                element.level.as_str().into(),
                Inline::new().code(element.id.as_str()),
                element.label.as_str().into(),
            ]
        });
        document.table(Table {
            caption: None,
            columns: vec![
                Column::name("Article"),
                Column::key("Level"),
                Column::name("Id"),
                Column::name("Element"),
            ],
            rows: rows.collect(),
        });
        document
    }

    fn json(&self) -> Value {
        serde_json::to_value(self.instrument).expect("instruments are plain data")
    }

    fn rows(&self) -> Rows {
        let instrument = self.instrument;
        list::elements(instrument.elements.iter().map(|element| (instrument, element))).rows()
    }
}
