//! `palermo explain`: one element for one State.

use anyhow::Context as _;
use clap::Args;

use super::args::{Day, Global, Output};
use super::data::Data;
use super::exit::ExitStatus;
use super::output;
use crate::assess::assess;
use crate::model::ElementId;
use crate::normalize::Lexicon;
use crate::report::{explain, fact};

/// Arguments of `explain`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  palermo explain SG tip.3a.means.fraud
  palermo explain MY som.6.1a.smuggling --as-of 2009-01-01
  palermo explain SG tip.3b.consent --format json")]
pub(super) struct Explain {
    /// State: name or ISO 3166 code
    state: String,

    /// Element, for example tip.3a.means.fraud; `palermo list elements` shows all
    element: String,

    #[command(flatten)]
    day: Day,

    #[command(flatten)]
    output: Output,
}

/// Assesses the State and explains the element.
pub(super) fn run(arguments: &Explain, global: &Global) -> anyhow::Result<ExitStatus> {
    let mut data = Data::open(global)?;
    let code = data.code(&arguments.state)?;
    let wanted = arguments.element.to_lowercase();
    let instruments = data.instruments_of_element(&wanted)?;
    let id: ElementId = wanted.parse()?;
    let vocabularies = data.vocabularies_of_terms();
    let record = data.state(code)?;
    data.check()?;

    let lexicon = Lexicon::new(&vocabularies);
    let day = arguments.day.day();
    let assessment = assess(&record, &instruments, &lexicon, day)?;
    let element = instruments
        .iter()
        .flat_map(|instrument| &instrument.elements)
        .find(|element| element.id == id)
        .context("the element was found before")?;
    let finding = assessment
        .findings
        .iter()
        .find(|finding| finding.element == id)
        .context("every element has a finding")?;
    let tool = data.tool(&instruments);
    let mappings = fact::mappings(&record, &lexicon);
    let report = explain::Explain {
        tool: &tool,
        as_of: day,
        finding,
        element,
        position: assessment.treaties.iter().find(|t| t.instrument == finding.instrument),
        record: &record,
        mappings: &mappings,
    };
    output::write(&report, &arguments.output, global.color)?;
    Ok(ExitStatus::Done)
}
