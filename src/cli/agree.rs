//! `palermo agree`: how far two coders agree.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;

use super::args::{Global, Output};
use super::data::Data;
use super::exit::ExitStatus;
use super::output;
use crate::exchange::agreement;
use crate::normalize::Lexicon;
use crate::report::agree;

/// Arguments of `agree`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  palermo agree data second/sg                  the shipped records against a second coding
  palermo agree first/act.toml second/act.toml  one act
  palermo agree data second -q                  the figures alone
  palermo agree data second -o units.csv        every unit, for other statistics

Only States that both coded are compared. Terms are read with one vocabulary, the built-in one with
your own folder over it. How to code twice and read the figures is in docs/coding.md.")]
pub(super) struct Agree {
    /// Records of the first coder: a data folder, the folder of a State, or an act
    #[arg(value_name = "A", value_hint = clap::ValueHint::AnyPath)]
    a: PathBuf,

    /// Records of the second coder
    #[arg(value_name = "B", value_hint = clap::ValueHint::AnyPath)]
    b: PathBuf,

    #[command(flatten)]
    output: Output,
}

/// Reads both codings and reports how far they agree.
pub(super) fn run(arguments: &Agree, global: &Global) -> anyhow::Result<ExitStatus> {
    let mut data = Data::open(global)?;
    let read = |data: &mut Data, path: &Path| {
        data.acts_below(path).with_context(|| format!("cannot read `{}`", path.display()))
    };
    let a = read(&mut data, &arguments.a)?;
    let b = read(&mut data, &arguments.b)?;
    let vocabularies = data.vocabularies();
    let instruments = data.all_instruments();
    data.check()?;
    let agreement = agreement(&a, &b, &Lexicon::new(&vocabularies));
    let (a, b) = (arguments.a.display().to_string(), arguments.b.display().to_string());
    if agreement.states.is_empty() {
        bail!("`{a}` and `{b}` have no State in common, so there is nothing to compare");
    }
    let tool = data.tool(&instruments);
    let report =
        agree::Agree { tool: &tool, a: &a, b: &b, agreement: &agreement, detail: global.detail() };
    output::write(&report, &arguments.output, global.color)?;
    Ok(ExitStatus::Done)
}
