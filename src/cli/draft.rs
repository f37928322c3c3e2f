//! `palermo draft`: a record read from a text, for a person to go on with.

use std::path::PathBuf;

use anyhow::bail;
use clap::Args;

use super::args::{Day, Global};
use super::data::Data;
use super::exit::ExitStatus;
use super::{output, reading};

/// Arguments of `draft`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  palermo draft bill.docx --state NP -o my-records/jurisdictions/np/bill-2026.toml
  palermo draft gazette.pdf --state LK          print the record
  palermo lint act.toml                         what is still missing in it

The record is a start: every fact in it was read by a program and names the place it was read at.")]
pub(super) struct Draft {
    /// Bill or act: text, Markdown, HTML, DOCX, PDF, XML or JSON; `-` for standard input
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,

    /// State whose law it is or would be
    #[arg(long, value_name = "STATE")]
    state: String,

    /// Language of the text, as ISO 639-1 code [default: recognised]
    #[arg(long, value_name = "CODE")]
    language: Option<String>,

    #[command(flatten)]
    day: Day,

    /// Write to a file instead of the terminal; its name becomes the record's id
    #[arg(short, long, value_name = "FILE.toml", value_hint = clap::ValueHint::FilePath)]
    output: Option<PathBuf>,

    /// Overwrite FILE if it exists
    #[arg(long, requires = "output")]
    force: bool,
}

/// Reads the text and writes the record.
pub(super) fn run(arguments: &Draft, global: &Global) -> anyhow::Result<ExitStatus> {
    let mut data = Data::open(global)?;
    let code = match arguments.state.parse() {
        Ok(code) => code,
        Err(_) => data.code(&arguments.state)?,
    };
    if let Some(file) = &arguments.output {
        if file.extension().is_none_or(|ending| ending != "toml") {
            bail!("a record is a .toml file; `{}` is not named as one", file.display());
        }
        output::refuse_to_overwrite(file, arguments.force)?;
    }
    let mut text = reading::document(&arguments.file)?;
    let guide = reading::Guide::to(&mut text, arguments.language.as_deref(), &mut data)?;
    data.check()?;
    let named = arguments.output.as_ref().unwrap_or(&arguments.file);
    let stem = named.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
    let about = reading::about(&arguments.file, &stem, code, arguments.day.day())?;
    let scanner = guide.scanner();
    let draft = reading::draft(&text, &scanner.scan(&text), &about);
    let record = draft.to_toml(&text);
    match &arguments.output {
        Some(file) => {
            output::write_file(file, record.as_bytes(), arguments.force)?;
            data.say(&format!(
                "{}: {} offences, {} other provisions, {} questions for a person",
                file.display(),
                draft.act.offences.len(),
                draft.act.provisions.len(),
                draft.questions.len()
            ))?;
        }
        None => output::print(record.as_bytes(), global.color)?,
    }
    Ok(ExitStatus::Done)
}
