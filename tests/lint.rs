//! Every rule of data quality has a record that breaks it, and breaks nothing else.
//!
//! The folder of a rule is named as the rule is. A line on which something must be reported ends
//! with `# here`; on every other line there must be silence.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use palermo::diag::{Code, Colour, Diagnostic, Sink, render};
use palermo::lint::{Against, lint};
use palermo::model::{Instrument, Names, Vocabulary};
use palermo::store::{Library, Records};

/// The mark of a line on which something must be reported.
const MARK: &str = "# here";

/// The shipped records, with the name of a made-up State.
struct Shipped {
    instruments: Vec<Instrument>,
    vocabularies: Vec<Vocabulary>,
    names: Names,
}

impl Shipped {
    fn read() -> Self {
        let (library, mut sink) = (Library::shipped(), Sink::new());
        let instruments = library
            .instrument_ids()
            .iter()
            .map(|id| library.instrument(id, &mut sink).expect("a shipped instrument"))
            .collect();
        let vocabularies = library.vocabularies(&mut sink);
        let mut names = library.names(&mut sink).expect("the shipped names");
        let made_up: Names =
            toml::from_str(r#"state = [{ code = "XA", alpha3 = "XAA", name = "Exland" }]"#)
                .expect("a list of names");
        names.states.extend(made_up.states);
        assert!(sink.is_empty());
        Self { instruments, vocabularies, names }
    }

    /// What is reported about the records below a path.
    fn lint(&self, path: &Path) -> Vec<Diagnostic> {
        let mut sink = Sink::new();
        let records = Records::read(path, &mut sink).expect("the path exists");
        self.lint_records(&records, sink)
    }

    fn lint_records(&self, records: &Records, mut sink: Sink) -> Vec<Diagnostic> {
        let against = Against {
            instruments: &self.instruments,
            vocabularies: &self.vocabularies,
            names: Some(&self.names),
        };
        lint(records, &against, &mut sink);
        sink.finish()
    }
}

/// The rules: codes of the families 2 to 4.
fn rules() -> impl Iterator<Item = Code> {
    Code::ALL.iter().copied().filter(|code| code.id().as_bytes()[2] >= b'2')
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/lint")
}

/// The cases that break a rule: single files, and data folders where it takes several.
fn bad_cases(rule: Code) -> Vec<PathBuf> {
    let folder = fixtures().join(rule.name());
    let entries =
        std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    cases.sort();
    cases
}

/// Every file below a path.
fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let entries = std::fs::read_dir(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut all: Vec<PathBuf> =
        entries.flat_map(|entry| files(&entry.expect("an entry").path())).collect();
    all.sort();
    all
}

/// The marked lines of the files below a path.
fn marked(path: &Path) -> BTreeSet<(String, usize)> {
    let mut lines = BTreeSet::new();
    for file in files(path) {
        let text = std::fs::read_to_string(&file).expect("a text");
        let marked = text.lines().enumerate().filter(|(_, line)| line.ends_with(MARK));
        lines.extend(marked.map(|(i, _)| (file.display().to_string(), i + 1)));
    }
    lines
}

#[test]
fn every_rule_has_a_record_that_breaks_it_and_nothing_else() {
    let shipped = Shipped::read();
    for rule in rules() {
        let cases = bad_cases(rule);
        assert!(!cases.is_empty(), "{} has no case", rule.name());
        for path in cases {
            let found = shipped.lint(&path);
            let shown = render(&found, Colour::Never);
            assert!(found.iter().all(|d| d.code == rule), "{}:\n{shown}", path.display());
            let lines: BTreeSet<_> = found
                .iter()
                .map(|d| (d.file.path.clone(), d.position().map_or(0, |p| p.line)))
                .collect();
            assert_eq!(lines, marked(&path), "{}:\n{shown}", path.display());
            assert!(!found.is_empty(), "{} is sound", path.display());
            assert!(found.iter().all(|d| d.help.is_some()), "{}", path.display());
        }
    }
}

#[test]
fn every_folder_belongs_to_a_rule() {
    let names: BTreeSet<&str> = rules().map(Code::name).chain(["clean"]).collect();
    for entry in std::fs::read_dir(fixtures()).expect("the fixtures") {
        let name = entry.expect("an entry").file_name();
        assert!(names.contains(name.to_str().expect("a plain name")), "{name:?}");
    }
}

#[test]
fn a_sound_record_passes() {
    let found = Shipped::read().lint(&fixtures().join("clean"));
    assert!(found.is_empty(), "{}", render(&found, Colour::Never));
}

#[test]
fn the_shipped_records_pass() {
    let (shipped, mut sink) = (Shipped::read(), Sink::new());
    let records = Library::shipped().records(&mut sink);
    let errors: Vec<Diagnostic> = shipped
        .lint_records(&records, sink)
        .into_iter()
        .filter(|d| d.level == palermo::diag::Level::Error)
        .collect();
    assert!(errors.is_empty(), "{}", render(&errors, Colour::Never));
}

#[test]
fn messages_say_what_is_wrong_and_what_to_do() {
    let shipped = Shipped::read();
    let all: Vec<Diagnostic> =
        rules().flat_map(bad_cases).flat_map(|case| shipped.lint(&case)).collect();
    let root = fixtures().display().to_string();
    insta::assert_snapshot!(render(&all, Colour::Never).replace(&root, "[lint]"));
}
