//! Benchmarks of the core: loading shipped records, normalizing, assessing one State, and assessing
//! many synthetic States with many dated versions, whose cost must grow with their number and no
//! faster.

use palermo::assess::assess;
use palermo::diag::Sink;
use palermo::ingest::{Scanner, read, recognise};
use palermo::model::{Instrument, InstrumentId, LegalDate, StateRecord, Vocabulary};
use palermo::normalize::{Lexicon, law_on};
use palermo::store::Library;

fn main() {
    divan::main();
}

/// Dated versions of each offence of a synthetic State.
const VERSIONS: i16 = 20;

fn day(text: &str) -> LegalDate {
    text.parse().expect("a date")
}

fn instruments(library: &Library) -> Vec<Instrument> {
    let mut sink = Sink::new();
    ["untoc", "tip", "som"]
        .iter()
        .map(|id| {
            let id: InstrumentId = id.parse().expect("an id");
            library.instrument(&id, &mut sink).expect("a shipped instrument")
        })
        .collect()
}

fn singapore(library: &Library) -> StateRecord {
    let mut sink = Sink::new();
    library.state("SG".parse().expect("a code"), &mut sink).expect("a shipped State")
}

fn vocabularies(library: &Library) -> Vec<Vocabulary> {
    library.vocabularies(&mut Sink::new())
}

/// States built from a real one: every offence in twenty versions, one a year.
fn synthetic(model: &StateRecord, count: usize) -> Vec<StateRecord> {
    let versions = |act: &palermo::model::Act| {
        let mut act = act.clone();
        act.commenced = None;
        act.offences = (0..VERSIONS)
            .flat_map(|version| {
                act.offences.iter().cloned().map(move |mut offence| {
                    offence.from = LegalDate::new(2006 + version, 1, 1);
                    offence.to = LegalDate::new(2007 + version, 1, 1);
                    offence
                })
            })
            .collect();
        act
    };
    let state = StateRecord {
        jurisdiction: model.jurisdiction.clone(),
        acts: model.acts.iter().map(versions).collect(),
    };
    vec![state; count]
}

/// Reading one State and three instruments out of the program.
#[divan::bench]
fn load(bencher: divan::Bencher<'_, '_>) {
    let library = Library::shipped();
    bencher.bench(|| (instruments(&library), vocabularies(&library), singapore(&library)));
}

/// A law of about a megabyte: a bill of our own over and over.
fn long_law() -> String {
    include_str!("../tests/reading/bill.txt").repeat(300)
}

/// From plain text to provisions, signs and facts, by the byte.
#[divan::bench(sample_count = 10)]
fn reading(bencher: divan::Bencher<'_, '_>) {
    let (library, mut sink) = (Library::shipped(), Sink::new());
    let vocabularies = library.vocabularies(&mut sink);
    let cues = library.cues("en", &mut sink).expect("English cues");
    let scanner = Scanner::new(&cues, &vocabularies);
    let law = long_law();
    bencher.counter(divan::counter::BytesCount::of_str(&law)).bench(|| {
        let text = read(law.as_bytes(), Some("law.txt")).expect("plain text");
        let marks = scanner.scan(&text);
        recognise(&text, &marks)
    });
}

/// Building the lexicon.
#[divan::bench]
fn lexicon(bencher: divan::Bencher<'_, '_>) {
    let vocabularies = vocabularies(&Library::shipped());
    bencher.bench(|| {
        let lexicon = Lexicon::new(&vocabularies);
        divan::black_box(&lexicon);
    });
}

/// Resolving the law of one State on one day.
#[divan::bench]
fn normalize(bencher: divan::Bencher<'_, '_>) {
    let library = Library::shipped();
    let vocabularies = vocabularies(&library);
    let lexicon = Lexicon::new(&vocabularies);
    let record = singapore(&library);
    bencher.bench(|| {
        divan::black_box(law_on(&record, &lexicon, day("2026-01-01")));
    });
}

/// Assessing one State against the Convention and both Protocols.
#[divan::bench]
fn one_state(bencher: divan::Bencher<'_, '_>) {
    let library = Library::shipped();
    let vocabularies = vocabularies(&library);
    let lexicon = Lexicon::new(&vocabularies);
    let instruments = instruments(&library);
    let record = singapore(&library);
    bencher.bench(|| assess(&record, &instruments, &lexicon, day("2026-01-01")));
}

/// Assessing many States, each with twenty versions of its law: the time must grow as the number of
/// States does.
#[divan::bench(args = [25, 50, 100, 200], sample_count = 10)]
fn synthetic_states(bencher: divan::Bencher<'_, '_>, states: usize) {
    let library = Library::shipped();
    let vocabularies = vocabularies(&library);
    let lexicon = Lexicon::new(&vocabularies);
    let instruments = instruments(&library);
    let records = synthetic(&singapore(&library), states);
    bencher.counter(divan::counter::ItemsCount::new(states)).bench(|| {
        for record in &records {
            divan::black_box(assess(record, &instruments, &lexicon, day("2025-06-01"))).ok();
        }
    });
}

/// Assessing one State on each of its twenty versions.
#[divan::bench(args = [5, 10, 20], sample_count = 20)]
fn dated_versions(bencher: divan::Bencher<'_, '_>, versions: i16) {
    let library = Library::shipped();
    let vocabularies = vocabularies(&library);
    let lexicon = Lexicon::new(&vocabularies);
    let instruments = instruments(&library);
    let record = synthetic(&singapore(&library), 1).remove(0);
    bencher.counter(divan::counter::ItemsCount::new(versions.unsigned_abs())).bench(|| {
        for version in 0..versions {
            let day = LegalDate::new(2006 + version, 6, 1).expect("a date");
            divan::black_box(assess(&record, &instruments, &lexicon, day)).ok();
        }
    });
}
