//! `palermo show`: what is recorded.

use clap::Args;

use super::args::{Day, Global, Output};
use super::data::Data;
use super::exit::ExitStatus;
use super::nearest::unknown;
use super::output;
use crate::model::{InstrumentId, StateRecord};
use crate::normalize::Lexicon;
use crate::report::fact;
use crate::report::show::{ShowAct, ShowElement, ShowInstrument, ShowOffence, ShowState};

/// Arguments of `show`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  palermo show SG                    a State
  palermo show SG --format json      its normalized record
  palermo show phta-2014             an act
  palermo show phta-2014/s3          an offence: act and offence
  palermo show tip.3a.means.fraud    an element
  palermo show tip                   an instrument")]
pub(super) struct Show {
    /// State, act, act/offence, element or instrument
    id: String,

    #[command(flatten)]
    day: Day,

    #[command(flatten)]
    output: Output,
}

/// Finds what the id names and shows it. Instruments and elements come first, then States, then
/// acts: of these only the last need every record.
pub(super) fn run(arguments: &Show, global: &Global) -> anyhow::Result<ExitStatus> {
    let mut data = Data::open(global)?;
    let id = arguments.id.as_str();
    let instrument: Option<InstrumentId> =
        id.parse().ok().filter(|id| data.library.instrument_ids().contains(id));
    if let Some(instrument) = instrument {
        let instruments = data.instruments(&[instrument])?;
        data.check()?;
        if let [instrument] = &instruments[..] {
            output::write(&ShowInstrument { instrument }, &arguments.output, global.color)?;
        }
    } else if id.contains('.') && !id.contains('/') {
        let instruments = data.instruments_of_element(id)?;
        data.check()?;
        for instrument in &instruments {
            if let Some(element) = instrument.elements.iter().find(|e| e.id == *id) {
                let report = ShowElement { instrument, element };
                output::write(&report, &arguments.output, global.color)?;
            }
        }
    } else {
        match data.code(id) {
            Ok(code) => {
                let record = data.state(code)?;
                show_state(arguments, global, &mut data, &record)?;
            }
            Err(no_state) => show_act(arguments, global, &mut data, no_state)?,
        }
    }
    Ok(ExitStatus::Done)
}

/// Shows a State.
fn show_state(
    arguments: &Show,
    global: &Global,
    data: &mut Data,
    record: &StateRecord,
) -> anyhow::Result<()> {
    let vocabularies = data.vocabularies();
    let instruments = data.all_instruments();
    data.check()?;
    let lexicon = Lexicon::new(&vocabularies);
    let mappings = fact::mappings(record, &lexicon);
    let tool = data.tool(&instruments);
    let report = ShowState { tool: &tool, record, mappings: &mappings, as_of: arguments.day.day() };
    output::write(&report, &arguments.output, global.color)
}

/// Shows an act or one of its offences. If there is neither, the error also says why it is no State.
fn show_act(
    arguments: &Show,
    global: &Global,
    data: &mut Data,
    no_state: anyhow::Error,
) -> anyhow::Result<()> {
    let (act_id, offence_id) = match arguments.id.split_once('/') {
        Some((act, offence)) => (act, Some(offence)),
        None => (arguments.id.as_str(), None),
    };
    let records = data.all_records();
    let vocabularies = data.vocabularies();
    let found = records
        .iter()
        .find_map(|record| Some((record, record.acts.iter().find(|act| act.id == *act_id)?)));
    let Some((record, act)) = found else {
        let acts: Vec<&str> =
            records.iter().flat_map(|r| &r.acts).map(|act| act.id.as_str()).collect();
        let near = super::nearest::nearest(act_id, acts.iter().copied());
        return Err(if near.is_empty() && offence_id.is_none() {
            no_state.context(format!(
                "there is no act, element or instrument `{}`",
                act_id.escape_debug()
            ))
        } else {
            unknown("act", act_id, acts, "palermo show STATE")
        });
    };
    data.check()?;
    let lexicon = Lexicon::new(&vocabularies);
    let mappings = fact::mappings(record, &lexicon);
    let mappings = &mappings[..];
    let Some(offence_id) = offence_id else {
        return output::write(&ShowAct { act, mappings }, &arguments.output, global.color);
    };
    // Of several versions the one in force on the day is meant, else the latest.
    let day = arguments.day.day();
    let versions = || act.offences.iter().filter(|offence| offence.id == *offence_id);
    let offence = versions().find(|o| o.period().contains(day)).or_else(|| versions().next_back());
    match offence {
        Some(offence) => {
            let report = ShowOffence { act, offence, mappings };
            output::write(&report, &arguments.output, global.color)
        }
        None => {
            let ids = act.offences.iter().map(|offence| offence.id.as_str());
            Err(unknown("offence", offence_id, ids, &format!("palermo show {act_id}")))
        }
    }
}
