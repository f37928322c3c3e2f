//! The agreement of two coders: coefficients, every divergence, and what only one of them coded.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::csv::Rows;
use super::document::{CalloutKind, Column, Document, Inline, Table};
use super::{Detail, Report, Tool};
use crate::exchange::{Agreement, Answer, Coder, LoneRecord, RecordName, Scale, Tally, Unit};
use crate::model::ActId;

/// Two coders' records and how far they agree.
#[derive(Debug)]
pub struct Agree<'a> {
    /// The program and its data.
    pub tool: &'a Tool,
    /// Where A's records were read.
    pub a: &'a str,
    /// Where B's records were read.
    pub b: &'a str,
    /// The agreement.
    pub agreement: &'a Agreement,
    /// How much is said: the figures alone, or every divergence.
    pub detail: Detail,
}

/// A coefficient as a reader sees it.
fn coefficient(value: Option<f64>) -> String {
    value.map_or_else(|| "undefined".to_owned(), |value| format!("{value:.2}"))
}

/// A coefficient rounded to two decimals, for machines; null where it is undefined.
fn rounded(value: Option<f64>) -> Value {
    json!(value.map(|value| (value * 100.0).round() / 100.0))
}

/// A share as a percentage.
fn percentage(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{:.0}%", share * 100.0))
}

/// The figures of a tally as cells.
fn cells(tally: &Tally, coded_by_one: usize) -> Vec<Inline> {
    vec![
        tally.units.to_string().into(),
        percentage(tally.share()).into(),
        coefficient(tally.kappa()).into(),
        coefficient(tally.alpha()).into(),
        coded_by_one.to_string().into(),
    ]
}

/// The columns that [`cells`] fills, after one for the name.
fn columns(name: &str) -> Vec<Column> {
    vec![
        Column::key(name),
        Column::figure("Units"),
        Column::figure("Agree"),
        Column::figure("Kappa"),
        Column::figure("Alpha"),
        Column::figure("By one"),
    ]
}

/// The figures of a tally for machines.
fn figures(tally: &Tally, coded_by_one: usize) -> Value {
    json!({
        "units": tally.units,
        "agreed": tally.agreed,
        "agreement": rounded(tally.share()),
        "kappa": rounded(tally.kappa()),
        "alpha": rounded(tally.alpha()),
        "coded_by_one": coded_by_one,
    })
}

/// A record as a reader looks it up: `anti-trafficking-2012/s3`.
fn place(act: &ActId, record: &RecordName) -> String {
    match &record.offence {
        Some(offence) => format!("{act}/{offence}"),
        None => format!("{act} {}", record.kind),
    }
}

/// Where an answer stands, in words.
fn origin(answer: &Answer) -> String {
    let origin = &answer.origin;
    let mut words = vec![origin.provision.clone(), origin.basis.to_string()];
    words.push(format!("{} confidence", origin.confidence));
    words.retain(|word| !word.is_empty());
    match &origin.disputed {
        Some(disputed) => {
            format!("{}; disputed: {}", words.join(", "), disputed.trim_end_matches('.'))
        }
        None => words.join(", "),
    }
}

impl Agree<'_> {
    /// What was compared, and the figures over all.
    fn overview(&self, document: &mut Document) {
        let found = self.agreement;
        let states: Vec<&str> = found.states.iter().map(|s| s.state.as_str()).collect();
        let offences = found.records.iter().filter(|r| r.a.offence.is_some()).count();
        let overall = &found.overall;
        document.key_values(vec![
            ("A".to_owned(), Inline::new().code(self.a)),
            ("B".to_owned(), Inline::new().code(self.b)),
            ("States".to_owned(), states.join(", ").into()),
            (
                "Paired".to_owned(),
                format!(
                    "acts {}, offences {offences}, provisions {}",
                    found.acts,
                    found.records.len() - offences
                )
                .into(),
            ),
            ("Units coded by both".to_owned(), overall.units.to_string().into()),
            ("Units coded by one".to_owned(), found.coded_by_one().to_string().into()),
            ("Agreement".to_owned(), percentage(overall.share()).into()),
            ("Cohen's kappa".to_owned(), coefficient(overall.kappa()).into()),
            ("Krippendorff's alpha".to_owned(), coefficient(overall.alpha()).into()),
        ]);
        document.callout(
            CalloutKind::Disclaimer,
            "A unit is one fact, or one canonical term of a list. Left out and unknown are missing: \
             such units are not in the coefficients and are counted under “by one”. A coefficient is \
             undefined where both coders used one category only. Over several fields it is pooled, \
             each field with its own agreement by chance.",
        );
    }

    /// The figures by field and by State.
    fn tables(&self, document: &mut Document) {
        document.heading(1, "By field");
        let fields = self.agreement.fields.iter().map(|field| {
            let mut row = vec![Inline::new().code(field.field)];
            row.extend(cells(&field.tally, field.coded_by_one));
            row.push(if field.scale == Scale::Interval { "interval" } else { "" }.into());
            row
        });
        let mut with_scale = columns("Field");
        with_scale.push(Column::key("Scale of alpha"));
        document.table(Table { caption: None, columns: with_scale, rows: fields.collect() });
        if self.agreement.states.len() > 1 {
            document.heading(1, "By State");
            let states = self.agreement.states.iter().map(|state| {
                let mut row = vec![Inline::new().code(state.state.as_str())];
                row.extend(cells(&state.tally, state.coded_by_one));
                row
            });
            document.table(Table {
                caption: None,
                columns: columns("State"),
                rows: states.collect(),
            });
        }
    }

    /// Every unit on which the two differ.
    fn divergences(&self, document: &mut Document) {
        let differing = self.agreement.units().filter(|(_, unit)| unit.differs());
        let rows: Vec<Vec<Inline>> = differing
            .filter_map(|(record, unit)| {
                let (a, b) = unit.a.as_ref().zip(unit.b.as_ref())?;
                Some(vec![
                    record.state.as_str().into(),
                    Inline::new().code(place(&record.act, &record.a)),
                    record.a.provision.as_str().into(),
                    Inline::new().code(unit.name()),
                    a.value.as_str().into(),
                    b.value.as_str().into(),
                    format!("A: {}. B: {}", origin(a), origin(b)).into(),
                ])
            })
            .collect();
        document.heading(1, format!("Divergences ({})", rows.len()));
        if rows.is_empty() {
            document.paragraph("None.");
        }
        document.table(Table {
            caption: None,
            columns: vec![
                Column::key("State"),
                Column::name("Record"),
                Column::name("Pinpoint"),
                Column::name("Field"),
                Column::name("A"),
                Column::name("B"),
                Column::prose("Origins", 1),
            ],
            rows,
        });
    }

    /// What only one coder has: facts by record, then records and acts.
    fn by_one(&self, document: &mut Document) {
        let found = self.agreement;
        let mut facts: BTreeMap<(usize, Coder), Vec<String>> = BTreeMap::new();
        for (at, record) in found.records.iter().enumerate() {
            for unit in &record.units {
                if let Some(coder) = unit.coded_by_one() {
                    facts.entry((at, coder)).or_default().push(unit.name());
                }
            }
        }
        if !facts.is_empty() {
            document.heading(1, format!("Coded by one ({})", found.coded_by_one()));
            let rows = facts.into_iter().map(|((at, coder), fields)| {
                let record = &found.records[at];
                let name = if coder == Coder::A { &record.a } else { &record.b };
                vec![
                    record.state.as_str().into(),
                    coder.as_str().into(),
                    Inline::new().code(place(&record.act, name)),
                    name.provision.as_str().into(),
                    fields.join(", ").into(),
                ]
            });
            document.table(Table {
                caption: None,
                columns: vec![
                    Column::key("State"),
                    Column::key("By"),
                    Column::name("Record"),
                    Column::name("Pinpoint"),
                    Column::prose("Facts", 1),
                ],
                rows: rows.collect(),
            });
        }
        if !found.lone_records.is_empty() || !found.lone_acts.is_empty() {
            document.heading(1, "Records without a partner");
            let records = found.lone_records.iter().map(|lone| {
                vec![
                    lone.state.as_str().into(),
                    lone.coder.as_str().into(),
                    Inline::new().code(place(&lone.act, &lone.record)),
                    lone.record.provision.as_str().into(),
                    lone.record.kind.as_str().into(),
                ]
            });
            let acts = found.lone_acts.iter().map(|lone| {
                vec![
                    lone.state.as_str().into(),
                    lone.coder.as_str().into(),
                    Inline::new().code(lone.act.as_str()),
                    "–".into(),
                    "the whole act".into(),
                ]
            });
            document.table(Table {
                caption: None,
                columns: vec![
                    Column::key("State"),
                    Column::key("By"),
                    Column::name("Record"),
                    Column::name("Pinpoint"),
                    Column::name("Kind or topic"),
                ],
                rows: records.chain(acts).collect(),
            });
        }
    }
}

/// What became of a unit.
fn outcome(unit: &Unit) -> &'static str {
    match unit.coded_by_one() {
        Some(Coder::A) => "a-only",
        Some(Coder::B) => "b-only",
        None if unit.differs() => "differ",
        None => "agree",
    }
}

/// A record without a partner, as a row.
fn lone_row(lone: &LoneRecord) -> Vec<String> {
    let id = lone.record.offence.as_ref().map(ToString::to_string).unwrap_or_default();
    let pinpoint = lone.record.provision.clone();
    let kind = lone.record.kind.clone();
    let (a, b, outcome) = match lone.coder {
        Coder::A => ((id, pinpoint), (String::new(), String::new()), "a-only"),
        Coder::B => ((String::new(), String::new()), (id, pinpoint), "b-only"),
    };
    let mut row = vec![lone.state.to_string(), lone.act.to_string(), kind, a.0, b.0, a.1, b.1];
    row.extend(["(record)".to_owned(), String::new(), outcome.to_owned()]);
    row.resize(HEADER.len(), String::new());
    row
}

/// Columns of the CSV.
const HEADER: [&str; 18] = [
    "state",
    "act",
    "kind",
    "offence_a",
    "offence_b",
    "pinpoint_a",
    "pinpoint_b",
    "field",
    "term",
    "outcome",
    "a",
    "b",
    "provision_a",
    "provision_b",
    "basis_a",
    "basis_b",
    "confidence_a",
    "confidence_b",
];

impl Report for Agree<'_> {
    fn document(&self) -> Document {
        let mut document = Document::new("Agreement of two coders");
        self.overview(&mut document);
        self.tables(&mut document);
        if self.detail != Detail::Brief {
            self.divergences(&mut document);
            self.by_one(&mut document);
        }
        document
    }

    fn json(&self) -> Value {
        let found = self.agreement;
        let listed = |wanted: &dyn Fn(&Unit) -> bool| -> Vec<Value> {
            found
                .units()
                .filter(|(_, unit)| wanted(unit))
                .map(|(record, unit)| {
                    json!({
                        "state": record.state,
                        "act": record.act,
                        "record_a": record.a,
                        "record_b": record.b,
                        "field": unit.field,
                        "term": unit.term,
                        "a": unit.a,
                        "b": unit.b,
                    })
                })
                .collect()
        };
        let fields = found.fields.iter().map(|field| {
            json!({
                "field": field.field,
                "scale": field.scale.as_str(),
                "figures": figures(&field.tally, field.coded_by_one),
            })
        });
        let states = found.states.iter().map(|state| {
            json!({ "state": state.state, "figures": figures(&state.tally, state.coded_by_one) })
        });
        json!({
            "schema_version": 1,
            "tool": self.tool,
            "a": self.a,
            "b": self.b,
            "acts": found.acts,
            "records": found.records.len(),
            "overall": figures(&found.overall, found.coded_by_one()),
            "fields": fields.collect::<Vec<_>>(),
            "states": states.collect::<Vec<_>>(),
            "divergences": listed(&Unit::differs),
            "coded_by_one": listed(&|unit| unit.coded_by_one().is_some()),
            "lone_records": found.lone_records,
            "lone_acts": found.lone_acts,
        })
    }

    /// Every unit, also those on which the coders agree, so that any other coefficient can be
    /// computed from them; then the records that only one coder has.
    fn rows(&self) -> Rows {
        let mut rows = Rows::new(&HEADER);
        let id = |name: &RecordName| name.offence.as_ref().map(ToString::to_string);
        for (record, unit) in self.agreement.units() {
            let of = |answer: &Option<Answer>, get: &dyn Fn(&Answer) -> String| {
                answer.as_ref().map(get).unwrap_or_default()
            };
            let both = |get: &dyn Fn(&Answer) -> String| [of(&unit.a, get), of(&unit.b, get)];
            let mut row = vec![
                record.state.to_string(),
                record.act.to_string(),
                record.a.kind.clone(),
                id(&record.a).unwrap_or_default(),
                id(&record.b).unwrap_or_default(),
                record.a.provision.clone(),
                record.b.provision.clone(),
                unit.field.to_owned(),
                unit.term.clone().unwrap_or_default(),
                outcome(unit).to_owned(),
            ];
            row.extend(both(&|answer| answer.value.clone()));
            row.extend(both(&|answer| answer.origin.provision.clone()));
            row.extend(both(&|answer| answer.origin.basis.to_string()));
            row.extend(both(&|answer| answer.origin.confidence.to_string()));
            rows.records.push(row);
        }
        rows.records.extend(self.agreement.lone_records.iter().map(lone_row));
        rows
    }
}
