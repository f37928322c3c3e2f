//! `palermo read`: the provisions of a document.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::{Args, ValueHint};

use super::args::{Global, Output};
use super::data::Data;
use super::exit::ExitStatus;
use super::output;
use crate::ingest::limits::INPUT_BYTES;
use crate::report::read::ReadLaw;

/// Arguments of `read`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  palermo read act.pdf               its provisions, with their first words
  palermo read act.docx -v           with their whole text
  palermo read act.html -o act.json  as data, with the place of every provision
  curl https://example.org/act | palermo read -

Reads text, Markdown, HTML, DOCX, PDF with a text layer, Akoma Ntoso, USLM, e-Gov and other XML, and
JSON of legal databases.")]
pub(super) struct Read {
    /// Document; `-` for standard input
    #[arg(value_hint = ValueHint::FilePath)]
    file: PathBuf,

    #[command(flatten)]
    output: Output,
}

/// Reads the document and shows its provisions.
pub(super) fn run(arguments: &Read, global: &Global) -> anyhow::Result<ExitStatus> {
    let name = (arguments.file != Path::new("-")).then(|| arguments.file.display().to_string());
    let shown = name.as_deref().unwrap_or("standard input");
    let bytes = bytes(&arguments.file).with_context(|| format!("cannot read `{shown}`"))?;
    let text = crate::ingest::read(&bytes, name.as_deref())
        .with_context(|| format!("cannot read `{shown}`"))?;
    let tool = Data::open(global)?.tool(&[]);
    let report =
        ReadLaw { tool: &tool, name: name.as_deref(), text: &text, detail: global.detail() };
    output::write(&report, &arguments.output, global.color)?;
    Ok(ExitStatus::Done)
}

/// What the file holds, as far as the limit and one byte more, which tells that there is more.
fn bytes(file: &Path) -> anyhow::Result<Vec<u8>> {
    let most = INPUT_BYTES.most as u64 + 1;
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        if file.is_dir() {
            bail!("it is a folder; name a file");
        }
        File::open(file)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
