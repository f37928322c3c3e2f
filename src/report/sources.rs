//! What records rest on: an overview of several States, or the whole work list of one.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::csv::Rows;
use super::document::{Column, Document, Inline, Table};
use super::{Detail, Report, Tool};
use crate::exchange::{Reliance, WeakFacts, Weakness};
use crate::model::{Basis, LegalDate};

/// What the records of States rest on.
#[derive(Debug)]
pub struct Sources<'a> {
    /// The program and its data.
    pub tool: &'a Tool,
    /// The day on which the core was assessed.
    pub as_of: LegalDate,
    /// The States, the weakest first.
    pub states: &'a [Reliance],
    /// How much is said.
    pub detail: Detail,
}

/// A day, or a dash.
fn day(day: Option<LegalDate>) -> String {
    day.map_or_else(|| "–".to_owned(), |day| day.to_string())
}

/// A part of a whole as a percentage.
fn percentage(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    // Half a per cent is rounded up, in whole numbers.
    format!("{}%", (part * 200 + whole) / (whole * 2))
}

/// The part of a whole with two decimals; null without a whole.
fn share(part: usize, whole: usize) -> Value {
    json!((whole > 0).then(|| (part as f64 / whole as f64 * 100.0).round() / 100.0))
}

/// Columns of the overview.
const OVERVIEW: [&str; 10] = [
    "state",
    "name",
    "acts",
    "offences",
    "facts",
    "on_text",
    "oldest_text",
    "weak",
    "core_assessed",
    "core",
];

/// Columns of the work list.
const WORK: [&str; 10] = [
    "state",
    "weakness",
    "act",
    "record",
    "provision",
    "facts",
    "basis",
    "confidence",
    "source",
    "disputed",
];

/// The offences of a State.
fn offences(state: &Reliance) -> usize {
    state.acts.iter().map(|act| act.offences).sum()
}

impl Sources<'_> {
    /// One row for each State.
    fn overview(&self, document: &mut Document) {
        let rows = self.states.iter().map(|state| {
            let (assessed, core) = state.core_assessed();
            vec![
                Inline::new().code(state.jurisdiction.as_str()),
                state.name.as_str().into(),
                state.acts.len().to_string().into(),
                offences(state).to_string().into(),
                state.facts().to_string().into(),
                percentage(state.facts_on(Basis::Text), state.facts()).into(),
                day(state.oldest_text()).into(),
                state.weak().to_string().into(),
                format!("{assessed}/{core}").into(),
            ]
        });
        document.table(Table {
            caption: None,
            columns: vec![
                Column::key("State"),
                Column::name("Name"),
                Column::figure("Acts"),
                Column::figure("Offences"),
                Column::figure("Facts"),
                Column::figure("On text"),
                Column::key("Oldest text"),
                Column::figure("Weak"),
                Column::figure("Core assessed"),
            ],
            rows: rows.collect(),
        });
    }

    /// What must be known to read the figures.
    fn legend(&self) -> String {
        format!(
            "“On text” is the share of facts read in the law itself, in a language in which it is \
             authentic. Weak are facts that nobody has verified, that only the program has read, that \
             are disputed, or of which the coder is not sure. “Core assessed” counts the elements of \
             the criminalization core that could be decided on {}.",
            self.as_of
        )
    }

    /// Everything about one State.
    fn one(&self, document: &mut Document, state: &Reliance) {
        let (assessed, core) = state.core_assessed();
        let text = state.facts_on(Basis::Text);
        let undated = state.acts.iter().filter(|act| act.consolidated_as_of.is_none()).count();
        let reviewed = state.acts.iter().filter(|act| act.is_reviewed()).count();
        let acts = state.acts.len();
        document.key_values(vec![
            (
                "Facts read in the text".to_owned(),
                format!("{text} of {} ({})", state.facts(), percentage(text, state.facts())).into(),
            ),
            ("Weak".to_owned(), state.weak().to_string().into()),
            ("Oldest text".to_owned(), day(state.oldest_text()).into()),
            ("Acts of undated text".to_owned(), format!("{undated} of {acts}").into()),
            ("Acts with a second reader".to_owned(), format!("{reviewed} of {acts}").into()),
            ("Core elements assessed".to_owned(), format!("{assessed} of {core}").into()),
        ]);
        self.work(document, state);
        self.gaps(document, state);
        Self::acts(document, state);
        Self::bases(document, state);
        Self::sources(document, state);
    }

    /// The work list.
    fn work(&self, document: &mut Document, state: &Reliance) {
        let shown = |weak: &&WeakFacts| weak.weakness.is_weak() || self.detail == Detail::Full;
        let rows: Vec<Vec<Inline>> = state
            .work
            .iter()
            .filter(shown)
            .map(|weak| {
                let record = match &weak.act {
                    Some(act) => format!("{act}: {}", weak.record),
                    None => weak.record.clone(),
                };
                let mut what = match &weak.facts[..] {
                    [] => "the whole record".to_owned(),
                    facts => facts.join(", "),
                };
                if let Some(disputed) = &weak.disputed {
                    what = format!("{what}. Disputed: {disputed}");
                }
                vec![
                    weak.weakness.as_str().into(),
                    Inline::new().code(record),
                    weak.provision.as_str().into(),
                    weak.source.as_ref().map_or("–", |source| source.as_str()).into(),
                    what.into(),
                ]
            })
            .collect();
        document.heading(1, format!("Read first ({})", rows.len()));
        if rows.is_empty() {
            document.paragraph("Nothing is unverified, disputed or of low confidence.");
        }
        let known: Vec<Inline> = Weakness::ALL
            .iter()
            .filter(|w| state.work.iter().filter(shown).any(|weak| weak.weakness == **w))
            .map(|w| format!("{w}: {}", w.remedy()).into())
            .collect();
        document.list(known);
        document.table(Table {
            caption: None,
            columns: vec![
                Column::key("Why"),
                Column::name("Record"),
                Column::name("Pinpoint"),
                Column::key("Source"),
                Column::prose("Facts", 1),
            ],
            rows,
        });
        let secondary: usize = state
            .work
            .iter()
            .filter(|weak| weak.weakness == Weakness::Secondary)
            .map(|weak| weak.facts.len().max(1))
            .sum();
        if secondary > 0 && self.detail != Detail::Full {
            document.paragraph(format!(
                "A further {secondary} rest on a report and not on the law; `--verbose` lists them."
            ));
        }
    }

    /// What nobody searched for, and what could not be decided.
    fn gaps(&self, document: &mut Document, state: &Reliance) {
        let families: Vec<String> =
            state.families_not_surveyed.iter().map(|kind| kind.describe()).collect();
        let topics = self.topics(state).join(", ");
        let mut pairs: Vec<(String, Inline)> = Vec::new();
        for (name, list) in [("Families", families.join(", ")), ("Topics", topics)] {
            let list = if list.is_empty() { "none".to_owned() } else { list };
            pairs.push((name.to_owned(), list.into()));
        }
        document.heading(1, "Not surveyed");
        document.key_values(pairs);
        if state.core.is_empty() {
            return;
        }
        document.heading(1, "Core elements not assessed");
        let cores = state.core.iter().map(|core| {
            let open: Vec<&str> = core.not_assessed.iter().map(|e| e.as_str()).collect();
            let counts = format!("{} of {}", open.len(), core.total);
            let text =
                if open.is_empty() { counts } else { format!("{counts}: {}", open.join(", ")) };
            (core.instrument.to_string(), text.into())
        });
        document.key_values(cores.collect());
    }

    /// The topics that nobody searched for: their groups with numbers, or all of them.
    fn topics(&self, state: &Reliance) -> Vec<String> {
        let topics = || state.topics_not_surveyed.iter().map(|topic| topic.as_str());
        if self.detail == Detail::Full {
            return topics().map(ToOwned::to_owned).collect();
        }
        let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
        for topic in topics() {
            let group = topic.split('.').next().unwrap_or(topic);
            *groups.entry(group).or_default() += 1;
        }
        groups.into_iter().map(|(group, count)| format!("{group} ({count})")).collect()
    }

    /// The acts, those whose text is oldest or undated first.
    fn acts(document: &mut Document, state: &Reliance) {
        let mut acts: Vec<_> = state.acts.iter().collect();
        acts.sort_by_key(|act| (act.consolidated_as_of, &act.act));
        let rows = acts.into_iter().map(|act| {
            let coded = act.coded.as_ref();
            vec![
                Inline::new().code(act.act.as_str()),
                day(act.consolidated_as_of).into(),
                coded.map_or_else(|| "–".to_owned(), |c| c.on.to_string()).into(),
                if act.is_reviewed() { "yes" } else { "no" }.into(),
                act.offences.to_string().into(),
                act.provisions.to_string().into(),
            ]
        });
        document.heading(1, format!("Acts ({})", state.acts.len()));
        document.table(Table {
            caption: None,
            columns: vec![
                Column::key("Act"),
                Column::key("Text as of"),
                Column::key("Coded"),
                Column::key("Second reader"),
                Column::figure("Offences"),
                Column::figure("Provisions"),
            ],
            rows: rows.collect(),
        });
    }

    /// How much rests on each basis.
    fn bases(document: &mut Document, state: &Reliance) {
        let rows = state.by_basis.iter().map(|(basis, counts)| {
            vec![
                basis.as_str().into(),
                counts.facts.to_string().into(),
                counts.offences.to_string().into(),
                counts.provisions.to_string().into(),
                counts.treaties.to_string().into(),
            ]
        });
        document.heading(1, "By basis");
        document.table(Table {
            caption: None,
            columns: vec![
                Column::key("Basis"),
                Column::figure("Facts"),
                Column::figure("Offences"),
                Column::figure("Provisions, definitions"),
                Column::figure("Treaties"),
            ],
            rows: rows.collect(),
        });
    }

    /// The sources.
    fn sources(document: &mut Document, state: &Reliance) {
        let rows = state.sources.iter().map(|used| {
            let source = &used.source;
            vec![
                used.act.as_ref().map_or("(State)", |act| act.as_str()).into(),
                Inline::new().code(source.id.as_str()),
                source.basis.as_str().into(),
                day(source.retrieved).into(),
                source.language.as_deref().unwrap_or("–").into(),
                used.facts.to_string().into(),
                source.publisher.as_str().into(),
            ]
        });
        document.heading(1, format!("Sources ({})", state.sources.len()));
        document.table(Table {
            caption: None,
            columns: vec![
                Column::name("File"),
                Column::key("Source"),
                Column::key("Basis"),
                Column::key("Read"),
                Column::key("Language"),
                Column::figure("Facts"),
                Column::prose("Publisher", 1),
            ],
            rows: rows.collect(),
        });
    }
}

/// Everything about a State, for machines.
fn state_json(state: &Reliance) -> Value {
    let (assessed, core) = state.core_assessed();
    json!({
        "jurisdiction": state.jurisdiction,
        "name": state.name,
        "facts": state.facts(),
        "on_text": share(state.facts_on(Basis::Text), state.facts()),
        "oldest_text": state.oldest_text(),
        "weak": state.weak(),
        "core_assessed": [assessed, core],
        "by_basis": state.by_basis,
        "work": state.work,
        "families_not_surveyed": state.families_not_surveyed,
        "topics_not_surveyed": state.topics_not_surveyed,
        "core": state.core,
        "acts": state.acts,
        "sources": state.sources,
    })
}

impl Report for Sources<'_> {
    fn document(&self) -> Document {
        if let [state] = self.states {
            let title = format!("Sources: {} ({})", state.name, state.jurisdiction);
            let mut document = Document::new(title);
            self.one(&mut document, state);
            document.paragraph(self.legend());
            return document;
        }
        let mut document = Document::new(format!("Sources of {} records", self.states.len()));
        document.paragraph(self.legend());
        self.overview(&mut document);
        if self.detail == Detail::Full {
            for state in self.states {
                let mut own = Document::new(format!("{} ({})", state.name, state.jurisdiction));
                self.one(&mut own, state);
                document.append(own);
            }
        }
        document
    }

    fn json(&self) -> Value {
        json!({
            "schema_version": 1,
            "tool": self.tool,
            "as_of": self.as_of,
            "states": self.states.iter().map(state_json).collect::<Vec<_>>(),
        })
    }

    /// The work list of one State; of several the overview.
    fn rows(&self) -> Rows {
        let [state] = self.states else {
            let mut rows = Rows::new(&OVERVIEW);
            rows.records = self.states.iter().map(overview_row).collect();
            return rows;
        };
        let mut rows = Rows::new(&WORK);
        rows.records = state
            .work
            .iter()
            .map(|weak| {
                vec![
                    state.jurisdiction.to_string(),
                    weak.weakness.to_string(),
                    weak.act.as_ref().map(ToString::to_string).unwrap_or_default(),
                    weak.record.clone(),
                    weak.provision.clone(),
                    weak.facts.join(" "),
                    weak.basis.to_string(),
                    weak.confidence.to_string(),
                    weak.source.as_ref().map(ToString::to_string).unwrap_or_default(),
                    weak.disputed.clone().unwrap_or_default(),
                ]
            })
            .collect();
        rows
    }
}

/// A State as a row of the overview.
fn overview_row(state: &Reliance) -> Vec<String> {
    let (assessed, core) = state.core_assessed();
    let on_text = share(state.facts_on(Basis::Text), state.facts());
    vec![
        state.jurisdiction.to_string(),
        state.name.clone(),
        state.acts.len().to_string(),
        offences(state).to_string(),
        state.facts().to_string(),
        if on_text.is_null() { String::new() } else { on_text.to_string() },
        state.oldest_text().map(|day| day.to_string()).unwrap_or_default(),
        state.weak().to_string(),
        assessed.to_string(),
        core.to_string(),
    ]
}
