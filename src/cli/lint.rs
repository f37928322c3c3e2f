//! `palermo lint`: checks records.

use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;
use serde_json::json;

use super::args::{Color, Global, Output};
use super::exit::ExitStatus;
use super::output;
use crate::diag::{self, Colour, Diagnostic, Level, Sink};
use crate::lint::{Against, lint};
use crate::report::csv::Rows;
use crate::report::{self, Format};
use crate::store::{Filed, Library, Records};

/// Arguments of `lint`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  palermo lint                          every record, your own folder included
  palermo lint jurisdictions/np         one State
  palermo lint my-bill.toml --format json

Exit status 1 if there are errors; warnings alone give 0.")]
pub(super) struct Lint {
    /// Folder or file [default: all records]
    #[arg(value_hint = clap::ValueHint::AnyPath)]
    path: Option<PathBuf>,

    #[command(flatten)]
    output: Output,
}

/// Checks the records and reports what is wrong.
pub(super) fn run(arguments: &Lint, global: &Global) -> anyhow::Result<ExitStatus> {
    let mut sink = Sink::new();
    let library = Library::open(global.own_folder().as_deref(), &mut sink)
        .context("cannot open the folder of records")?;
    let (records, known) = match &arguments.path {
        // The records are held against the checklists that ship and those they bring along.
        Some(path) => (Records::read(path, &mut sink)?, library.records(&mut Sink::new())),
        None => {
            let every = library.records(&mut sink);
            (every.clone(), every)
        }
    };
    let instruments = laid_over(&records.instruments, &known.instruments, |i| i.id.clone());
    let vocabularies = laid_over(&records.vocabularies, &known.vocabularies, |v| v.category);
    let names = records.names.as_ref().or(known.names.as_ref());
    let against = Against {
        instruments: &instruments,
        vocabularies: &vocabularies,
        names: names.map(|n| &n.record),
    };
    lint(&records, &against, &mut sink);
    let counts = sink.counts();
    let failed = sink.has_errors();
    let diagnostics = sink.finish();
    let format = output::format(&arguments.output)?;
    let in_color = match &arguments.output.output {
        Some(_) => global.color == Color::Always,
        None => output::colored(global.color),
    };
    let bytes = match format {
        Format::Text => {
            let mut text = String::new();
            if !global.quiet && !diagnostics.is_empty() {
                let colour = if in_color { Colour::Always } else { Colour::Never };
                writeln!(text, "{}", diag::render(&diagnostics, colour))?;
            }
            writeln!(text, "{counts}")?;
            text.into_bytes()
        }
        Format::Markdown => {
            anyhow::bail!("diagnostics are written as text, json or csv")
        }
        Format::Json => report::json::write(&json!({
            "schema_version": 1,
            "errors": counts.errors,
            "warnings": counts.warnings,
            "diagnostics": diagnostics,
        }))
        .into_bytes(),
        Format::Csv => report::csv::write(&rows(&diagnostics), arguments.output.bom),
    };
    match &arguments.output.output {
        Some(file) => output::write_file(file, &bytes, arguments.output.force)?,
        None => output::print(&bytes, global.color)?,
    }
    Ok(if failed { ExitStatus::Findings } else { ExitStatus::Done })
}

/// Records of one kind, with those of a second set that the first does not replace.
fn laid_over<R: Clone, K: PartialEq>(
    own: &[Filed<R>],
    known: &[Filed<R>],
    key: impl Fn(&R) -> K,
) -> Vec<R> {
    let replaced = |r: &R| own.iter().any(|o| key(&o.record) == key(r));
    let own_records = own.iter().map(|f| f.record.clone());
    own_records.chain(known.iter().map(|f| &f.record).filter(|r| !replaced(r)).cloned()).collect()
}

/// One row for each diagnostic.
fn rows(diagnostics: &[Diagnostic]) -> Rows {
    let mut rows =
        Rows::new(&["level", "code", "name", "file", "line", "column", "message", "help"]);
    for diagnostic in diagnostics {
        let position = diagnostic.position();
        let level = match diagnostic.level {
            Level::Error => "error",
            Level::Warning => "warning",
        };
        rows.records.push(vec![
            level.to_owned(),
            diagnostic.code.id().to_owned(),
            diagnostic.code.name().to_owned(),
            diagnostic.file.path.clone(),
            position.map(|p| p.line.to_string()).unwrap_or_default(),
            position.map(|p| p.column.to_string()).unwrap_or_default(),
            diagnostic.message.clone(),
            diagnostic.help.clone().unwrap_or_default(),
        ]);
    }
    rows
}
