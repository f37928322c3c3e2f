//! `palermo verify`: holds records against the texts of the law.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;

use super::args::{Global, Output};
use super::data::Data;
use super::exit::ExitStatus;
use super::progress::Progress;
use super::{output, today};
use crate::diag::Sink;
use crate::ingest::penalty::PenaltyReader;
use crate::ingest::texts::TextLibrary;
use crate::ingest::verify::{PenaltyReaders, Verified, stamped, verify};
use crate::model::Stamp;
use crate::report::verify::Verification;

/// Arguments of `verify`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  palermo verify SG --texts law             the records of Singapore against the texts in `law`
  palermo verify --texts law -v             every State, agreements as well
  palermo verify SG --texts law -o sg.csv   every statement as a row
  palermo --data my-records verify XR --texts law --stamp

Exit status 1 if record and text disagree anywhere; a text that is missing is no disagreement.")]
pub(super) struct Verify {
    /// States, by name or code [default: every State with a record]
    #[arg(value_name = "STATE")]
    states: Vec<String>,

    /// Folder with the texts of the law [env: `PALERMO_TEXTS`]
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    texts: Option<PathBuf>,

    /// Write the day and a fingerprint of the text into records of --data that agree with it
    #[arg(long)]
    stamp: bool,

    #[command(flatten)]
    output: Output,
}

/// Holds the records of the States against their texts.
pub(super) fn run(arguments: &Verify, global: &Global) -> anyhow::Result<ExitStatus> {
    let variable = || std::env::var_os("PALERMO_TEXTS").filter(|folder| !folder.is_empty());
    let folder = arguments.texts.clone().or_else(|| variable().map(PathBuf::from));
    let folder = folder.context("name the folder with the texts of the law: --texts DIR")?;
    let own = global.own_folder();
    if arguments.stamp && own.is_none() {
        bail!("--stamp writes into records of your own: name their folder with --data DIR");
    }
    let texts = TextLibrary::open(&folder)?;
    let mut data = Data::open(global)?;
    let states = if arguments.states.is_empty() {
        data.library.jurisdictions()
    } else {
        arguments.states.iter().map(|state| data.code(state)).collect::<anyhow::Result<_>>()?
    };
    let readers = readers(&data);
    let mut verified: Vec<Verified> = Vec::new();
    let mut progress = Progress::new();
    for state in states {
        progress.at(state.as_str());
        let record = data.state(state)?;
        let mut of_state = texts.state(state);
        verified.extend(record.acts.iter().map(|act| verify(act, &of_state.of(act), &readers)));
    }
    data.check()?;
    if let (true, Some(own)) = (arguments.stamp, &own) {
        for act in &mut verified {
            stamp(act, own, &data)?;
        }
    }
    let report = Verification { acts: &verified, detail: global.detail() };
    output::write(&report, &arguments.output, global.color)?;
    let settle = |act: &Verified| act.checks.iter().any(|check| check.result.needs_settling());
    Ok(if verified.iter().any(settle) { ExitStatus::Findings } else { ExitStatus::Done })
}

/// Readers of punishments in every language that has cues.
fn readers(data: &Data) -> PenaltyReaders {
    let languages = data.library.cue_languages();
    let read = |language: String| {
        // What is wrong with cues is told by `lint`; without them penalties are not compared.
        let cues = data.library.cues(&language, &mut Sink::new())?;
        Some((language, PenaltyReader::new(&cues)))
    };
    languages.into_iter().filter_map(read).collect()
}

/// Stamps the record of an act, if it is the user's own and agrees with its text.
fn stamp(act: &mut Verified, own: &Path, data: &Data) -> anyhow::Result<()> {
    let state = act.jurisdiction.to_string().to_lowercase();
    let file = own.join("jurisdictions").join(state).join(format!("{}.toml", act.act));
    let (true, Some(fingerprint)) = (file.is_file(), act.fingerprint.clone()) else {
        return Ok(());
    };
    if !act.can_be_stamped() {
        return data.say(&format!("not stamped, since something is to be settled: {}", act.act));
    }
    let new = Stamp { on: today::today(), fingerprint };
    if act.stamp.as_ref() == Some(&new) {
        return Ok(());
    }
    let shown = || format!("cannot stamp `{}`", file.display());
    let record = fs::read_to_string(&file).with_context(shown)?;
    let record = stamped(&record, &new).with_context(shown)?;
    output::write_file(&file, record.as_bytes(), true)?;
    act.stamped(new);
    Ok(())
}
