//! `palermo list`: what the data holds.

use clap::{Args, ValueEnum};

use super::args::{Elements, Global, Instruments, Output, categories};
use super::data::Data;
use super::exit::ExitStatus;
use super::output;
use crate::model::{Category, Cues};
use crate::report::list;

/// Arguments of `list`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  palermo list elements --instrument tip --level M
  palermo list vocabulary --category means
  palermo list jurisdictions --format csv -o states.csv")]
pub(super) struct List {
    /// What to list
    what: What,

    /// Terms of one category only
    #[arg(long, value_name = "CATEGORY", value_parser = categories())]
    category: Option<Category>,

    #[command(flatten)]
    instruments: Instruments,

    #[command(flatten)]
    elements: Elements,

    #[command(flatten)]
    output: Output,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// States and territories, with or without a record
    Jurisdictions,
    /// Treaties and soft law
    Instruments,
    /// Elements of the checklists
    Elements,
    /// Decision rules, with the elements they decide
    Rules,
    /// Canonical terms and national words
    Vocabulary,
    /// Regions and their members
    Regions,
    /// Languages in which law can be read, and how much is known of each
    Languages,
}

/// Prints the list.
pub(super) fn run(arguments: &List, global: &Global) -> anyhow::Result<ExitStatus> {
    let mut data = Data::open(global)?;
    let list = match arguments.what {
        What::Jurisdictions => list::jurisdictions(&data.all_states()),
        What::Instruments => list::instruments(&data.all_instruments()),
        What::Elements => {
            let instruments = data.instruments(&arguments.instruments.ids)?;
            let levels = &arguments.elements.level;
            list::elements(instruments.iter().flat_map(|instrument| {
                instrument
                    .elements
                    .iter()
                    .filter(|e| e.is_in(arguments.elements.profile))
                    .filter(|e| levels.is_empty() || levels.contains(&e.level))
                    .map(move |element| (instrument, element))
            }))
        }
        What::Rules => list::rules(&data.instruments(&arguments.instruments.ids)?),
        What::Vocabulary => list::vocabulary(&data.vocabularies(), arguments.category),
        What::Regions => list::regions(&data.regions()),
        What::Languages => {
            let codes = data.cue_languages();
            let cues: Vec<Cues> = codes.iter().filter_map(|code| data.cues(code)).collect();
            list::languages(&cues, &data.vocabularies())
        }
    };
    data.check()?;
    output::write(&list, &arguments.output, global.color)?;
    Ok(ExitStatus::Done)
}
