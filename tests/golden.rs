//! The rules held against cases: facts in TOML, the expected status beside them.
//!
//! Every file of `tests/golden` but `base.toml` is a case. A numbered file is a golden case of the
//! method, a file named after a rule tests rows of that rule, and `example-…` holds a worked example.
//! Adding a case needs a file and nothing else; `base.toml` explains what a case may leave out.

#![allow(clippy::unwrap_used, reason = "whatever cannot be read here is a failed test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use palermo::diag::{Level, Sink, SourceText};
use palermo::lint::{Against, lint};
use palermo::model::{
    Act, Assessment, ElementId, Flag, Instrument, LegalDate, OffenceKind, Rule, Severity,
    StateRecord, Status, Vocabulary,
};
use palermo::store::{Filed, Records, StateFiles};
use serde::Deserialize;
use toml::{Table, Value};

/// What a case expects: of one element, or of validation when `error` is set.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expectation {
    /// The element.
    element: Option<ElementId>,
    /// Its status.
    status: Option<Status>,
    /// The element is shown without a status.
    #[serde(default)]
    no_status: bool,
    /// The flags of the finding, as a set; left out, they are not checked.
    flags: Option<Vec<Flag>>,
    /// Whether several records together were needed.
    combined: Option<bool>,
    /// Whether the element is shown as reserved.
    reserved: Option<bool>,
    /// The severity of the gap.
    severity: Option<Severity>,
    /// The code of the diagnostic that validation reports.
    error: Option<String>,
}

/// Combinations of conduct inside a single offence.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedConduct {
    /// The instrument.
    instrument: String,
    /// The target, for example `adult`.
    target: String,
    /// How many combinations of it.
    inside: usize,
}

/// A case as it is written, before it is merged with the base.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    /// What the case is about.
    title: String,
    /// Where the expectation is stated.
    source: String,
    /// Why the case is coded so.
    note: Option<String>,
    /// The day of analysis.
    as_of: Option<LegalDate>,
    /// Facts of the State that differ from the base.
    #[serde(default)]
    state: Table,
    /// Facts of the act that differ from the base.
    #[serde(default)]
    act: Table,
    /// The offences.
    #[serde(default, rename = "offence")]
    offences: Vec<Table>,
    /// The other provisions.
    #[serde(default, rename = "provision")]
    provisions: Vec<Table>,
    /// The definitions.
    #[serde(default, rename = "definition")]
    definitions: Vec<Table>,
    /// What is expected of elements.
    #[serde(default, rename = "expect")]
    expectations: Vec<Expectation>,
    /// Flags that must be raised on the law as a whole.
    #[serde(default)]
    law_flags: Vec<Flag>,
    /// Flags that must not be raised on the law as a whole.
    #[serde(default)]
    no_law_flags: Vec<Flag>,
    /// What is expected of the combination check.
    #[serde(default)]
    conduct: Vec<ExpectedConduct>,
}

/// The facts that cases start from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Base {
    /// The State.
    state: Table,
    /// The act.
    act: Table,
    /// Named records that a case may take over with `like`.
    like: BTreeMap<String, Table>,
}

/// A case ready to be assessed.
struct Case {
    /// The file's name without its ending.
    name: String,
    /// What is expected, and of what.
    file: CaseFile,
    /// The merged record.
    record: StateRecord,
    /// The day of analysis.
    as_of: LegalDate,
}

/// The root of the project.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The TOML files of a folder, by name.
fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    files
}

/// Reads a file into its type, and names the file when it cannot be read.
fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The checklists.
fn instruments() -> Vec<Instrument> {
    toml_files(&root().join("data/instruments")).iter().map(|path| read(path)).collect()
}

/// The rules that a rule is made of: itself, or the parts of an "X and Y".
fn parts(rule: &Rule) -> Vec<&Rule> {
    match rule {
        Rule::All(rules) => rules.iter().flat_map(parts).collect(),
        single => vec![single],
    }
}

/// Lays `over` onto `under`: tables are merged key by key, every other value replaces.
fn merge(under: &mut Table, over: Table) {
    for (key, value) in over {
        match (under.get_mut(&key), value) {
            (Some(Value::Table(below)), Value::Table(above)) => merge(below, above),
            (_, value) => {
                under.insert(key, value);
            }
        }
    }
}

/// Removes the field that a dotted path names.
fn remove(table: &mut Table, path: &str) -> bool {
    match path.split_once('.') {
        None => table.remove(path).is_some(),
        Some((first, rest)) => match table.get_mut(first) {
            Some(Value::Table(inner)) => remove(inner, rest),
            _ => false,
        },
    }
}

/// Replaces `like = "name"` by the record of that name, less the fields in `drop`, under the
/// table's own fields; in every table below as well.
fn resolve(mut table: Table, base: &Base) -> Result<Table, String> {
    let mut under = match table.remove("like") {
        None => Table::new(),
        Some(Value::String(name)) => {
            base.like.get(&name).cloned().ok_or_else(|| format!("no `{name}` to be like"))?
        }
        Some(other) => return Err(format!("`like` takes a name, not {other}")),
    };
    if let Some(paths) = table.remove("drop") {
        for path in paths.as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !remove(&mut under, path) {
                return Err(format!("there is no `{path}` to drop"));
            }
        }
    }
    let mut own = Table::new();
    for (key, value) in table {
        own.insert(key, resolve_value(value, base)?);
    }
    merge(&mut under, own);
    Ok(under)
}

/// [`resolve`] for a value: tables, and the tables of a list.
fn resolve_value(value: Value, base: &Base) -> Result<Value, String> {
    Ok(match value {
        Value::Table(table) => Value::Table(resolve(table, base)?),
        Value::Array(values) => Value::Array(
            values.into_iter().map(|v| resolve_value(v, base)).collect::<Result<_, _>>()?,
        ),
        other => other,
    })
}

/// Marks every family of offences and every topic of the checklists as surveyed.
fn survey_everything(state: &mut Table, instruments: &[Instrument]) {
    let surveyed = || Value::Table(Table::from_iter([("surveyed".to_owned(), true.into())]));
    let families = OffenceKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), surveyed()));
    let rules = instruments.iter().flat_map(|i| &i.elements).flat_map(|e| parts(&e.rule));
    let topics = rules.filter_map(|rule| match rule {
        Rule::Provision(topic) | Rule::Designate(topic, _) | Rule::General(topic) => {
            Some((topic.to_string(), surveyed()))
        }
        _ => None,
    });
    let families = Table::from_iter(families);
    let topics = Table::from_iter(topics);
    let mut survey = Table::new();
    survey.insert("surveyed_families".to_owned(), families.into());
    survey.insert("surveyed_topics".to_owned(), topics.into());
    merge(state, survey);
}

/// Resolves the records of a list and numbers the sections of those that name none; offences get an
/// id as well.
fn records(tables: &[Table], base: &Base, first: usize) -> Result<Value, String> {
    let mut resolved = Vec::new();
    for (index, table) in tables.iter().enumerate() {
        let mut record = resolve(table.clone(), base)?;
        let section = first + index;
        record.entry("provision").or_insert_with(|| format!("s {section}").into());
        if record.contains_key("kind") {
            record.entry("id").or_insert_with(|| format!("offence-{section}").into());
        }
        resolved.push(Value::Table(record));
    }
    Ok(Value::Array(resolved))
}

/// Merges a case with the base into a record.
fn build(file: &CaseFile, base: &Base, instruments: &[Instrument]) -> Result<StateRecord, String> {
    let mut state = base.state.clone();
    survey_everything(&mut state, instruments);
    merge(&mut state, resolve(file.state.clone(), base)?);
    let mut act = base.act.clone();
    merge(&mut act, resolve(file.act.clone(), base)?);
    act.insert("offence".to_owned(), records(&file.offences, base, 1)?);
    act.insert("provision".to_owned(), records(&file.provisions, base, 101)?);
    act.insert("definition".to_owned(), records(&file.definitions, base, 201)?);
    let jurisdiction = state.try_into().map_err(|e| format!("state: {e}"))?;
    let act: Act = act.try_into().map_err(|e| format!("act: {e}"))?;
    Ok(StateRecord { jurisdiction, acts: vec![act] })
}

/// Every case, merged; all that cannot be read are reported together.
fn cases() -> Vec<Case> {
    let folder = root().join("tests/golden");
    let base: Base = read(&folder.join("base.toml"));
    let instruments = instruments();
    let (mut cases, mut errors) = (Vec::new(), String::new());
    for path in toml_files(&folder) {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if name == "base" {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let built = toml::from_str::<CaseFile>(&text)
            .map_err(|e| e.to_string())
            .and_then(|file| build(&file, &base, &instruments).map(|record| (file, record)));
        match built {
            Ok((file, record)) => {
                let as_of = file.as_of.unwrap_or_else(|| LegalDate::new(2026, 1, 1).unwrap());
                cases.push(Case { name, file, record, as_of });
            }
            Err(error) => writeln!(errors, "{name}: {error}").unwrap(),
        }
    }
    assert!(errors.is_empty(), "cases that cannot be read:\n{errors}");
    cases
}

/// The number of a golden case of the method, from the file's name.
fn number(name: &str) -> Option<usize> {
    let (digits, _) = name.split_once('-')?;
    digits.parse().ok()
}

/// Every golden case of the method has a file, and only one.
#[test]
fn every_golden_row_has_a_case() {
    let numbers: Vec<usize> = cases().iter().filter_map(|case| number(&case.name)).collect();
    assert_eq!(numbers, (1..=72).collect::<Vec<_>>());
}

/// Every case says where its expectation comes from, expects something, and names elements that
/// exist.
#[test]
fn every_case_is_well_formed() {
    let instruments = instruments();
    let elements: BTreeSet<&ElementId> =
        instruments.iter().flat_map(|i| &i.elements).map(|e| &e.id).collect();
    let mut faults = String::new();
    for case in &cases() {
        let file = &case.file;
        let mut fault = |what: String| writeln!(faults, "{}: {what}", case.name).unwrap();
        if file.title.is_empty() || !file.source.starts_with("method, ") {
            fault("needs a title, and a source in the method".to_owned());
        }
        if file.note.as_ref().is_some_and(String::is_empty) {
            fault("has an empty note".to_owned());
        }
        if file.expectations.is_empty() && file.law_flags.is_empty() && file.no_law_flags.is_empty()
        {
            fault("expects nothing".to_owned());
        }
        for expected in &file.expectations {
            match (&expected.element, &expected.error) {
                (Some(id), None) if !elements.contains(id) => fault(format!("no element `{id}`")),
                (Some(id), None) if expected.status.is_some() == expected.no_status => {
                    fault(format!("`{id}` needs a status, or `no_status = true`"));
                }
                (Some(_), None) | (None, Some(_)) => {}
                _ => fault("an expectation is about an element or about an error".to_owned()),
            }
        }
        for expected in &file.conduct {
            let instrument = instruments.iter().find(|i| i.id == expected.instrument.as_str());
            if !instrument.is_some_and(|i| i.targets.iter().any(|t| t.id == expected.target)) {
                fault(format!("no target `{}` of `{}`", expected.target, expected.instrument));
            }
        }
    }
    assert!(faults.is_empty(), "cases that are not well formed:\n{faults}");
}

/// Every rule that an element names is exercised by an expectation. Provisions, general law and
/// designations differ by topic only, so one topic stands for all.
#[test]
fn every_rule_has_a_case() {
    let instruments = instruments();
    let name = |rule: &Rule| match rule {
        Rule::Provision(_) => "R-PROV".to_owned(),
        Rule::General(_) => "R-GENERAL".to_owned(),
        Rule::Designate(..) => "R-DESIGNATE".to_owned(),
        other => other.to_string(),
    };
    let mut rules: BTreeMap<&ElementId, BTreeSet<String>> = BTreeMap::new();
    for element in instruments.iter().flat_map(|i| &i.elements) {
        rules.insert(&element.id, parts(&element.rule).into_iter().map(name).collect());
    }
    let cases = cases();
    let exercised: BTreeSet<&String> = cases
        .iter()
        .flat_map(|case| &case.file.expectations)
        .filter_map(|expected| rules.get(expected.element.as_ref()?))
        .flatten()
        .collect();
    let all: BTreeSet<&String> = rules.values().flatten().collect();
    let missing: Vec<&&String> = all.difference(&exercised).collect();
    assert!(missing.is_empty(), "rules without a case: {missing:?}");
}

// ---- running the cases ----

/// One difference between what a case expects and what was found.
struct Failure {
    /// The case.
    case: String,
    /// The element, or what else was looked at.
    subject: String,
    /// What was expected.
    expected: String,
    /// What was found.
    found: String,
    /// Why, in the finding's own words.
    reason: String,
}

/// What an expectation says, in the same words as [`found`] uses.
fn wanted(expected: &Expectation) -> String {
    let mut text = expected.status.map_or_else(|| "no status".to_owned(), |s| s.to_string());
    if let Some(flags) = &expected.flags {
        let flags: BTreeSet<&str> = flags.iter().map(|f| f.as_str()).collect();
        write!(text, " {flags:?}").unwrap();
    }
    if let Some(combined) = expected.combined {
        write!(text, " combined={combined}").unwrap();
    }
    if let Some(reserved) = expected.reserved {
        write!(text, " reserved={reserved}").unwrap();
    }
    if let Some(severity) = expected.severity {
        write!(text, " {severity}").unwrap();
    }
    text
}

/// What the assessment found, told only as far as the expectation asks, and the reason.
fn found(expected: &Expectation, element: &ElementId, assessment: &Assessment) -> (String, String) {
    let Some(finding) = assessment.findings.iter().find(|f| &f.element == element) else {
        return ("no finding".to_owned(), String::new());
    };
    let mut text = finding.status.map_or_else(|| "no status".to_owned(), |s| s.to_string());
    if expected.flags.is_some() {
        let flags: BTreeSet<&str> = finding.flags.iter().map(|f| f.as_str()).collect();
        write!(text, " {flags:?}").unwrap();
    }
    if expected.combined.is_some() {
        write!(text, " combined={}", finding.combined).unwrap();
    }
    if expected.reserved.is_some() {
        // Reserved means shown as such by the finding and by the report card alike.
        let listed = assessment.summary.iter().any(|card| card.reserved.contains(element));
        write!(text, " reserved={}", finding.reserved && listed).unwrap();
    }
    if expected.severity.is_some() {
        let severity = finding.severity.map_or("no severity", Severity::as_str);
        write!(text, " {severity}").unwrap();
    }
    (text, format!("{}: {}", finding.rule, finding.reason))
}

/// Assesses a case and lists every difference.
fn differences(case: &Case, assessment: &Assessment, failures: &mut Vec<Failure>) {
    let mut fail = |subject: String, expected: String, found: String, reason: String| {
        failures.push(Failure { case: case.name.clone(), subject, expected, found, reason });
    };
    for expected in &case.file.expectations {
        if let Some(element) = &expected.element {
            let wanted = wanted(expected);
            let (found, reason) = found(expected, element, assessment);
            if wanted != found {
                fail(element.to_string(), wanted, found, reason);
            }
        }
        if let Some(code) = &expected.error {
            let codes = validation_errors(&case.record);
            if !codes.contains(code) {
                fail("validation".to_owned(), code.clone(), format!("{codes:?}"), String::new());
            }
        }
    }
    let raised: BTreeSet<&str> = assessment.flags.iter().map(|f| f.flag.as_str()).collect();
    let expected = case.file.law_flags.iter().map(|flag| (flag, true));
    for (flag, wanted) in expected.chain(case.file.no_law_flags.iter().map(|flag| (flag, false))) {
        if raised.contains(flag.as_str()) != wanted {
            let wanted = if wanted { "raised" } else { "not raised" };
            fail(flag.to_string(), wanted.to_owned(), format!("{raised:?}"), String::new());
        }
    }
    for expected in &case.file.conduct {
        let target = assessment
            .conduct
            .iter()
            .filter(|conduct| conduct.instrument == expected.instrument.as_str())
            .flat_map(|conduct| &conduct.targets)
            .find(|target| target.target == expected.target);
        let inside = target.map(|target| target.inside);
        if inside != Some(expected.inside) {
            let subject = format!("{} {} combinations", expected.instrument, expected.target);
            fail(subject, expected.inside.to_string(), format!("{inside:?}"), String::new());
        }
    }
}

/// The vocabularies of the checklist.
fn vocabularies() -> Vec<Vocabulary> {
    toml_files(&root().join("data/vocabulary")).iter().map(|path| read(path)).collect()
}

/// Assesses the cases that `select` chooses by name, and reports every failure of all of them.
fn run(select: impl Fn(&str) -> bool) {
    let instruments = instruments();
    let vocabularies = vocabularies();
    let lexicon = palermo::normalize::Lexicon::new(&vocabularies);
    let mut failures = Vec::new();
    for case in cases().iter().filter(|case| select(&case.name)) {
        let assessment = palermo::assess::assess(&case.record, &instruments, &lexicon, case.as_of)
            .expect("axes and targets agree");
        differences(case, &assessment, &mut failures);
    }
    let mut table = String::new();
    for f in &failures {
        writeln!(table, "{:<32} {:<36} expected {}", f.case, f.subject, f.expected).unwrap();
        writeln!(table, "{:<32} {:<36} found    {}", "", "", f.found).unwrap();
        if !f.reason.is_empty() {
            writeln!(table, "{:<32} {:<36} because  {}", "", "", f.reason).unwrap();
        }
    }
    assert!(failures.is_empty(), "{} differences:\n{table}", failures.len());
}

/// The golden cases of the method.
#[test]
fn golden_cases() {
    run(|name| number(name).is_some());
}

/// The rows of every rule.
#[test]
fn rule_cases() {
    run(|name| number(name).is_none() && !name.starts_with("example-"));
}

/// The worked examples.
#[test]
fn worked_examples() {
    run(|name| name.starts_with("example-"));
}

/// The codes of the errors that validation reports for a record.
fn validation_errors(record: &StateRecord) -> BTreeSet<String> {
    let file = Arc::new(SourceText::without_text("case"));
    let files = StateFiles {
        jurisdiction: Some(Filed { record: record.jurisdiction.clone(), file: file.clone() }),
        acts: record
            .acts
            .iter()
            .map(|act| Filed { record: act.clone(), file: file.clone() })
            .collect(),
    };
    let records = Records {
        states: BTreeMap::from([(record.jurisdiction.code, files)]),
        ..Records::default()
    };
    let (instruments, vocabularies) = (instruments(), vocabularies());
    let against = Against { instruments: &instruments, vocabularies: &vocabularies, names: None };
    let mut sink = Sink::new();
    lint(&records, &against, &mut sink);
    let diagnostics = sink.finish();
    let errors = diagnostics.iter().filter(|d| d.level == Level::Error);
    errors.map(|d| d.code.id().to_owned()).collect()
}
