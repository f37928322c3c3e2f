//! `palermo schema`: the JSON Schemas of the records, for editors.

use std::path::PathBuf;

use clap::Args;

use super::args::Color;
use super::exit::ExitStatus;
use super::nearest::unknown;
use super::output;
use crate::store;

/// Arguments of `schema`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  palermo schema act\n  palermo schema -o schemas")]
pub(super) struct Schema {
    /// Kind of record, for example act; without it, the names of all
    name: Option<String>,

    /// Write every schema into a folder
    #[arg(short, long, value_name = "DIR", conflicts_with = "name", value_hint = clap::ValueHint::DirPath)]
    output: Option<PathBuf>,

    /// Overwrite schemas that exist
    #[arg(long, requires = "output")]
    force: bool,
}

/// The ending of the files.
const ENDING: &str = ".schema.json";

/// Prints one schema or the names of all, or writes all.
pub(super) fn run(arguments: &Schema) -> anyhow::Result<ExitStatus> {
    let schemas = store::schemas();
    let names = || schemas.iter().map(|(file, _)| file.trim_end_matches(ENDING));
    if let Some(folder) = &arguments.output {
        output::create_folder(folder)?;
        for (file, schema) in &schemas {
            output::write_file(&folder.join(file), schema.as_bytes(), arguments.force)?;
        }
        return Ok(ExitStatus::Done);
    }
    let text = match &arguments.name {
        None => names().map(|name| format!("{name}\n")).collect(),
        Some(wanted) => match schemas.iter().find(|(f, _)| f.trim_end_matches(ENDING) == wanted) {
            Some((_, schema)) => schema.clone(),
            None => return Err(unknown("schema", wanted, names(), "palermo schema")),
        },
    };
    output::print(text.as_bytes(), Color::Never)?;
    Ok(ExitStatus::Done)
}
