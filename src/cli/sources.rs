//! `palermo sources`: what records rest on, and what a reviewer should read first.

use clap::Args;

use super::args::{Day, Global, Instruments, Output};
use super::data::Data;
use super::exit::ExitStatus;
use super::output;
use crate::exchange::{Reliance, reliance};
use crate::normalize::Lexicon;
use crate::report::sources;

/// Arguments of `sources`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  palermo sources                     every State, the weakest record first
  palermo sources SG                  one State: work list, acts, sources
  palermo sources SG -v               facts that rest on reports too
  palermo sources SG -o work.csv      the work list for a spreadsheet
  palermo sources MY SG --format json")]
pub(super) struct Sources {
    /// States: names or ISO 3166 codes [default: every State with a record]
    #[arg(value_name = "STATE")]
    states: Vec<String>,

    #[command(flatten)]
    day: Day,

    #[command(flatten)]
    instruments: Instruments,

    #[command(flatten)]
    output: Output,
}

/// Looks up what the records of the States rest on.
pub(super) fn run(arguments: &Sources, global: &Global) -> anyhow::Result<ExitStatus> {
    let mut data = Data::open(global)?;
    let mut codes = Vec::new();
    for state in &arguments.states {
        let code = data.code(state)?;
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    if arguments.states.is_empty() {
        codes = data.library.jurisdictions();
    }
    let records = codes.into_iter().map(|code| data.state(code)).collect::<Result<Vec<_>, _>>()?;
    let instruments = data.instruments(&arguments.instruments.ids)?;
    let vocabularies = data.vocabularies_of_terms();
    data.check()?;
    let lexicon = Lexicon::new(&vocabularies);
    let as_of = arguments.day.day();
    let mut states = records
        .iter()
        .map(|record| reliance(record, &instruments, &lexicon, as_of))
        .collect::<Result<Vec<_>, _>>()?;
    states.sort_by(Reliance::cmp_weakest_first);
    let tool = data.tool(&instruments);
    let report = sources::Sources { tool: &tool, as_of, states: &states, detail: global.detail() };
    output::write(&report, &arguments.output, global.color)?;
    Ok(ExitStatus::Done)
}
