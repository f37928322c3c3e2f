//! What the records that ship say, through the whole program: the worked examples of the method, and
//! a few things that must hold of every State on every day.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use palermo::assess::assess;
use palermo::diag::Sink;
use palermo::model::{
    Assessment, Instrument, JurisdictionCode, LegalDate, StateRecord, Status, Vocabulary,
};
use palermo::normalize::Lexicon;
use palermo::store::Library;
use serde::Deserialize;

/// `tests/worked_examples.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    example: Vec<Example>,
}

/// A State, a day, and what its law comes to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    title: String,
    state: JurisdictionCode,
    as_of: LegalDate,
    #[serde(default)]
    note: Option<String>,
    statuses: BTreeMap<String, Status>,
}

/// Everything that ships.
struct Shipped {
    library: Library,
    instruments: Vec<Instrument>,
    vocabularies: Vec<Vocabulary>,
}

impl Shipped {
    fn open() -> Self {
        let library = Library::shipped();
        let mut sink = Sink::new();
        let instruments = library
            .instrument_ids()
            .iter()
            .map(|id| library.instrument(id, &mut sink).expect("a shipped instrument reads"))
            .collect();
        let vocabularies = library.vocabularies(&mut sink);
        assert!(sink.is_empty(), "shipped checklists read without a word");
        Self { library, instruments, vocabularies }
    }

    fn record(&self, code: JurisdictionCode) -> StateRecord {
        let mut sink = Sink::new();
        let record = self.library.state(code, &mut sink);
        assert!(!sink.has_errors(), "{code} reads without an error");
        record.unwrap_or_else(|| panic!("{code} has a record"))
    }

    fn assess(&self, record: &StateRecord, day: LegalDate) -> Assessment {
        let lexicon = Lexicon::new(&self.vocabularies);
        assess(record, &self.instruments, &lexicon, day).expect("axes and targets agree")
    }
}

fn day(text: &str) -> LegalDate {
    text.parse().expect("a date")
}

#[test]
fn the_worked_examples_come_out() {
    let text = include_str!("worked_examples.toml");
    let examples: Examples = toml::from_str(text).expect("the examples read");
    let shipped = Shipped::open();
    let mut differences = String::new();
    for example in &examples.example {
        let assessment = shipped.assess(&shipped.record(example.state), example.as_of);
        for (element, expected) in &example.statuses {
            let finding = assessment.findings.iter().find(|f| f.element == *element.as_str());
            let finding = finding.unwrap_or_else(|| panic!("no element {element}"));
            if finding.status != Some(*expected) {
                writeln!(
                    differences,
                    "{} ({}): {element} expected {expected}, found {:?}: {} {:?}{}",
                    example.title,
                    example.as_of,
                    finding.status.map(Status::as_str),
                    finding.reason,
                    finding.unknown,
                    example.note.as_ref().map_or(String::new(), |n| format!(" [{n}]")),
                )
                .expect("a string takes everything");
            }
        }
    }
    assert!(differences.is_empty(), "\n{differences}");
}

#[test]
fn every_state_is_assessed_on_every_day_without_a_word() {
    let shipped = Shipped::open();
    for code in shipped.library.jurisdictions() {
        let record = shipped.record(code);
        for date in ["1999-12-31", "2004-06-01", "2012-02-29", "2020-01-01", "2026-11-23"] {
            let assessment = shipped.assess(&record, day(date));
            assert_eq!(
                assessment.findings.len(),
                shipped.instruments.iter().map(|i| i.elements.len()).sum::<usize>(),
                "{code} {date}: a finding for every element"
            );
            for finding in &assessment.findings {
                let decided = finding.status.is_some_and(|s| s.is_met());
                assert!(
                    !decided || !finding.basis.is_empty(),
                    "{code} {date} {}: what is met rests on something",
                    finding.element
                );
                assert!(
                    finding.severity.is_none() || finding.status.is_some_and(Status::falls_short),
                    "{code} {date} {}: only what falls short is a gap",
                    finding.element
                );
            }
        }
    }
}

#[test]
fn before_its_law_a_state_has_no_offence() {
    let shipped = Shipped::open();
    let record = shipped.record("SG".parse().expect("a code"));
    let status = |date: &str| {
        let assessment = shipped.assess(&record, day(date));
        let finding = assessment.findings.into_iter().find(|f| f.element == "tip.5.1.offence");
        finding.and_then(|f| f.status).expect("a status")
    };
    assert_eq!(status("2015-03-01"), Status::Covered, "the Act began on 1 March 2015");
    assert!(!status("2015-02-28").is_met(), "a day earlier there was none");
}

#[test]
fn the_same_day_twice_gives_the_same_result() {
    let shipped = Shipped::open();
    let record = shipped.record("MY".parse().expect("a code"));
    let first = shipped.assess(&record, day("2021-01-01"));
    let second = shipped.assess(&record, day("2021-01-01"));
    assert_eq!(
        serde_json::to_string(&first).expect("it serializes"),
        serde_json::to_string(&second).expect("it serializes"),
        "the same day twice gives the same result"
    );
}
