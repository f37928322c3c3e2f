//! `palermo gap`: what a State's law appears not to reach.

use std::collections::BTreeMap;

use clap::Args;

use super::args::{Day, Elements, Global, Instruments, Output, severities};
use super::data::Data;
use super::exit::ExitStatus;
use super::output;
use crate::assess::assess;
use crate::model::{JurisdictionCode, Severity, StateRecord};
use crate::normalize::Lexicon;
use crate::report::citation::Titles;
use crate::report::gap;

/// Arguments of `gap`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  palermo gap SG
  palermo gap \"Viet Nam\" --instrument tip --profile core
  palermo gap MY --as-of 2009-01-01 -o my-2009.md
  palermo gap --region asean --format csv -o asean.csv
  palermo gap SG -q --fail-on S1")]
pub(super) struct Gap {
    /// States: names or ISO 3166 codes
    #[arg(value_name = "STATE", required_unless_present = "region")]
    states: Vec<String>,

    /// All States of a region that have records
    #[arg(long, value_name = "REGION", conflicts_with = "states")]
    region: Option<String>,

    #[command(flatten)]
    day: Day,

    #[command(flatten)]
    instruments: Instruments,

    #[command(flatten)]
    elements: Elements,

    /// End with status 1 if there is a gap of this severity or a graver one: S1 critical, S2 major,
    /// S3 moderate, S4 advisory
    #[arg(long, value_name = "SEVERITY", ignore_case = true, value_parser = severities())]
    fail_on: Option<Severity>,

    #[command(flatten)]
    output: Output,
}

impl Gap {
    /// The States asked for, each once.
    fn codes(&self, data: &mut Data) -> anyhow::Result<Vec<JurisdictionCode>> {
        let mut codes = Vec::new();
        if let Some(region) = &self.region {
            let region = data.region(region)?;
            let recorded = data.library.jurisdictions();
            let (with, without): (Vec<_>, Vec<_>) =
                region.members.into_iter().partition(|code| recorded.contains(code));
            if !without.is_empty() {
                let names: Vec<String> = without.iter().map(|code| data.name(*code)).collect();
                data.say(&format!("note: there is no record of {}", names.join(", ")))?;
            }
            codes.extend(with);
            if codes.is_empty() {
                anyhow::bail!("there is no record of any State of `{}`", region.id);
            }
        }
        for state in &self.states {
            let code = data.code(state)?;
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        Ok(codes)
    }
}

/// Reads the records of the States. What is wrong with one does not hide the others: the last error
/// comes back beside what could be read, those before it are told.
fn records(
    data: &mut Data,
    codes: Vec<JurisdictionCode>,
) -> anyhow::Result<(Vec<StateRecord>, Option<anyhow::Error>)> {
    let (mut records, mut failed) = (Vec::new(), None);
    for code in codes {
        match data.state(code).and_then(|record| data.check().map(|()| record)) {
            Ok(record) => records.push(record),
            Err(error) => {
                if let Some(earlier) = failed.replace(error) {
                    data.say(&format!("error: {earlier:#}"))?;
                }
            }
        }
    }
    Ok((records, failed))
}

/// Assesses the States and reports the gaps.
pub(super) fn run(arguments: &Gap, global: &Global) -> anyhow::Result<ExitStatus> {
    let mut data = Data::open(global)?;
    let codes = arguments.codes(&mut data)?;
    let mut instruments = data.instruments(&arguments.instruments.ids)?;
    let shown = instruments.len();
    instruments.extend(data.mirrored_by(&instruments));
    let vocabularies = data.vocabularies_of_terms();
    let (records, mut failed) = records(&mut data, codes)?;
    let tool = data.tool(&instruments[..shown]);
    if let Some(error) = failed.take_if(|_| records.is_empty()) {
        return Err(error);
    }
    data.check()?;

    let lexicon = Lexicon::new(&vocabularies);
    let day = arguments.day.day();
    let assessments: Vec<_> = records
        .iter()
        .map(|record| {
            let mut assessment = assess(record, &instruments, &lexicon, day)?;
            assessment.keep(&instruments[..shown]);
            anyhow::Ok(assessment)
        })
        .collect::<Result<_, _>>()?;
    let titles: BTreeMap<JurisdictionCode, Titles> =
        records.iter().map(|r| (r.jurisdiction.code, Titles::of(&r.acts))).collect();
    let report = gap::Gap {
        tool: &tool,
        assessments: &assessments,
        titles: &titles,
        selection: arguments.elements.selection(),
        detail: global.detail(),
    };
    output::write(&report, &arguments.output, global.color)?;
    let grave = |worst: Severity| arguments.fail_on.is_some_and(|limit| worst <= limit);
    let status = match failed {
        Some(error) => {
            data.say(&format!("error: {error:#}"))?;
            ExitStatus::CouldNotRun
        }
        None if report.worst().is_some_and(grave) => ExitStatus::Findings,
        None => ExitStatus::Done,
    };
    // The program ends here, and the system takes everything back at once.
    std::mem::forget((assessments, titles, records, lexicon, instruments));
    std::mem::forget((data, vocabularies));
    Ok(status)
}
