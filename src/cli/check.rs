//! `palermo check`: does a bill or act cover the Protocols?

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;

use super::args::{Day, Elements, Global, Instruments, Output};
use super::data::Data;
use super::exit::ExitStatus;
use super::{card, output, reading};
use crate::assess::assess;
use crate::compare::changes;
use crate::ingest::evidence_preferring;
use crate::model::{
    Act, ActStatus, Assessment, Instrument, JurisdictionCode, LegalDate, Severity, StateRecord,
};
use crate::normalize::Lexicon;
use crate::report::card::AccuracyCard;
use crate::report::check;
use crate::report::citation::Titles;
use crate::report::gap;

/// The code of no State: ISO 3166 leaves it to users.
const NO_STATE: &str = "ZZ";

/// Arguments of `check`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  palermo check bill.docx
  palermo check bill.docx --state NP --profile core
  palermo check bill.docx --state NP --baseline NP       what the bill closes, opens and leaves
  palermo check bill-v2.docx --baseline bill-v1.docx --fail-on regress
  palermo check act.pdf --format json -o findings.json

The reading is a machine's: what it does not understand it leaves open. Nothing leaves this computer.")]
pub(super) struct Check {
    /// Bill or act: text, Markdown, HTML, DOCX, PDF, XML or JSON; `-` for standard input
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath, required_unless_present = "card")]
    file: Option<PathBuf>,

    /// Print how well the reading agrees with the shipped records, on the texts of --texts
    #[arg(long, requires = "texts", conflicts_with_all = ["file", "state", "baseline", "fail_on"])]
    card: bool,

    /// Folder with the texts of the law, for --card
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath, requires = "card")]
    texts: Option<PathBuf>,

    /// State whose law it is or would be: its treaties and its general part count too
    #[arg(long, value_name = "STATE")]
    state: Option<String>,

    /// What to hold the text against: a State, an act as STATE/ACT, a record (.toml), or another text
    #[arg(long, value_name = "BASELINE")]
    baseline: Option<String>,

    /// Language of the text, as ISO 639-1 code [default: recognised]
    #[arg(long, value_name = "CODE")]
    language: Option<String>,

    #[command(flatten)]
    day: Day,

    #[command(flatten)]
    instruments: Instruments,

    #[command(flatten)]
    elements: Elements,

    /// End with status 1: at a gap of this severity or a graver one (S1 to S4), or, as `regress`, when
    /// the text opens a gap that the baseline does not have
    #[arg(long, value_name = "LIMIT", ignore_case = true, value_parser = limits())]
    fail_on: Option<Limit>,

    #[command(flatten)]
    output: Output,
}

/// When `check` ends with status 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Limit {
    /// At a gap of this severity or a graver one.
    Severity(Severity),
    /// When a gap is opened.
    Regress,
}

/// A parser for [`Limit`].
fn limits() -> impl clap::builder::TypedValueParser<Value = Limit> {
    use clap::builder::{PossibleValuesParser, TypedValueParser as _};
    let words = Severity::ALL.iter().map(|s| s.as_str()).chain(["regress"]);
    PossibleValuesParser::new(words).map(|word| {
        let severity = Severity::ALL.iter().find(|s| s.as_str().eq_ignore_ascii_case(&word));
        severity.map_or(Limit::Regress, |severity| Limit::Severity(*severity))
    })
}

/// Everything that one assessment needs.
struct Bench<'a> {
    instruments: &'a [Instrument],
    shown: usize,
    lexicon: &'a Lexicon<'a>,
    day: LegalDate,
}

impl Bench<'_> {
    /// The findings of a record.
    fn assess(&self, record: &StateRecord) -> anyhow::Result<Assessment> {
        let mut assessment = assess(record, self.instruments, self.lexicon, self.day)?;
        assessment.keep(&self.instruments[..self.shown]);
        Ok(assessment)
    }
}

/// Reads the text, assesses the draft, and reports.
pub(super) fn run(arguments: &Check, global: &Global) -> anyhow::Result<ExitStatus> {
    if arguments.fail_on == Some(Limit::Regress) && arguments.baseline.is_none() {
        bail!("--fail-on regress needs a --baseline to hold the text against");
    }
    let mut data = Data::open(global)?;
    let Some(file) = &arguments.file else { return print_card(arguments, global, &mut data) };
    let state = match &arguments.state {
        Some(state) => {
            let code = data.code(state)?;
            Some(data.state(code)?)
        }
        None => None,
    };
    let code: JurisdictionCode = match &state {
        Some(record) => record.jurisdiction.code,
        None => NO_STATE.parse().expect("two capital letters"),
    };
    let mut text = reading::document(file)?;
    let guide = reading::Guide::to(&mut text, arguments.language.as_deref(), &mut data)?;
    let mut instruments = data.instruments(&arguments.instruments.ids)?;
    let shown = instruments.len();
    instruments.extend(data.mirrored_by(&instruments));
    let vocabularies = data.vocabularies_of_terms();
    let tool = data.tool(&instruments[..shown]);
    data.check()?;

    let lexicon = Lexicon::new(&vocabularies);
    let bench =
        Bench { instruments: &instruments, shown, lexicon: &lexicon, day: arguments.day.day() };
    let scanner = guide.scanner();
    let about = reading::about(file, "text", code, bench.day)?;
    let marks = scanner.scan(&text);
    let draft = reading::draft(&text, &marks, &about);
    let record = draft.as_law(state.as_ref().map(|state| &state.jurisdiction));
    let assessment = bench.assess(&record)?;
    let baseline = match &arguments.baseline {
        Some(baseline) => {
            let (name, before) =
                hold_against(baseline, arguments, &bench, &mut data, code, state.as_ref())?;
            Some((name, changes(&before, &assessment)))
        }
        None => None,
    };

    let rests_on = reading::provisions_of(&assessment, &text);
    let found = evidence_preferring(&text, &marks, &instruments[..shown], &rests_on);
    // The general part of the State rests on acts of its own.
    let others = state.iter().flat_map(|state| &state.acts).filter(|act| act.id != draft.act.id);
    let acts: Vec<Act> = record.acts.iter().chain(others).cloned().collect();
    let titles: BTreeMap<JurisdictionCode, Titles> =
        [(record.jurisdiction.code, Titles::of(&acts))].into();
    let file = file.display().to_string();
    let report = check::Check {
        gap: gap::Gap {
            tool: &tool,
            assessments: std::slice::from_ref(&assessment),
            titles: &titles,
            selection: arguments.elements.selection(),
            detail: global.detail(),
        },
        file: &file,
        title: &draft.act.title,
        text: &text,
        evidence: &found,
        questions: &draft.questions,
        baseline,
    };
    output::write(&report, &arguments.output, global.color)?;
    let failed = match arguments.fail_on {
        None => false,
        Some(Limit::Regress) => report.regresses(),
        Some(Limit::Severity(limit)) => report.gap.worst().is_some_and(|worst| worst <= limit),
    };
    Ok(if failed { ExitStatus::Findings } else { ExitStatus::Done })
}

/// Prints the accuracy card.
fn print_card(arguments: &Check, global: &Global, data: &mut Data) -> anyhow::Result<ExitStatus> {
    let folder = arguments.texts.as_ref().context("name the folder with the texts: --texts DIR")?;
    let instruments = data.instruments(&arguments.instruments.ids)?;
    let vocabularies = data.vocabularies();
    let lexicon = Lexicon::new(&vocabularies);
    let tool = data.tool(&instruments);
    let bench = card::Bench {
        instruments: &instruments,
        vocabularies: &vocabularies,
        lexicon: &lexicon,
        day: arguments.day.day(),
    };
    let card = card::card(folder, data, &bench)?;
    let report = AccuracyCard { tool: &tool, card: &card };
    output::write(&report, &arguments.output, global.color)?;
    Ok(ExitStatus::Done)
}

/// Assesses the baseline; says what it is called.
fn hold_against(
    baseline: &str,
    arguments: &Check,
    bench: &Bench<'_>,
    data: &mut Data,
    code: JurisdictionCode,
    state: Option<&StateRecord>,
) -> anyhow::Result<(String, Assessment)> {
    let path = Path::new(baseline);
    if path.is_file() {
        let jurisdiction = state.map(|state| &state.jurisdiction);
        if path.extension().is_some_and(|ending| ending == "toml") {
            let mut record = data.act_file(path)?;
            // A bill counts as the law it would be.
            record.status = ActStatus::Law;
            let record = StateRecord {
                jurisdiction: match jurisdiction {
                    Some(jurisdiction) => jurisdiction.clone(),
                    None => data.state(record.jurisdiction)?.jurisdiction,
                },
                acts: vec![record],
            };
            return Ok((baseline.to_owned(), bench.assess(&record)?));
        }
        let mut text = reading::document(path)?;
        let guide = reading::Guide::to(&mut text, arguments.language.as_deref(), data)?;
        let about = reading::about(path, "baseline", code, bench.day)?;
        let scanner = guide.scanner();
        let draft = reading::draft(&text, &scanner.scan(&text), &about);
        return Ok((baseline.to_owned(), bench.assess(&draft.as_law(jurisdiction))?));
    }
    let (named, act) = match baseline.split_once('/') {
        Some((state, act)) => (state, Some(act)),
        None => (baseline, None),
    };
    let named = data
        .code(named)
        .with_context(|| format!("the baseline `{baseline}` is no file and no State"))?;
    let mut record = data.state(named)?;
    let name = match act {
        None => format!("the law of {}", record.jurisdiction.name),
        Some(act) => {
            let ids: Vec<String> = record.acts.iter().map(|a| a.id.to_string()).collect();
            record.acts.retain(|a| a.id == *act);
            match record.acts.first() {
                Some(act) => act.display_title().to_owned(),
                None => bail!("{named} has no act `{act}`; its acts are: {}", ids.join(", ")),
            }
        }
    };
    data.check()?;
    Ok((name, bench.assess(&record)?))
}
