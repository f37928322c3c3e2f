//! `palermo init`: a commented record to start a State from.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args;

use super::args::Global;
use super::data::Data;
use super::exit::ExitStatus;
use super::output;
use super::today::today;
use crate::model::{JurisdictionCode, LegalDate};

/// The State's own file.
const JURISDICTION: &str = include_str!("jurisdiction.toml");
/// A first act.
const ACT: &str = include_str!("act.toml");

/// Arguments of `init`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  palermo init NP -o my-records       writes my-records/jurisdictions/np/
  palermo --data my-records gap NP    what the record says so far")]
pub(super) struct Init {
    /// State: name or ISO 3166-1 code of two letters
    state: String,

    /// Folder of your records
    #[arg(short, long, value_name = "DIR", default_value = ".", value_hint = clap::ValueHint::DirPath)]
    output: PathBuf,

    /// Overwrite files that exist
    #[arg(long)]
    force: bool,
}

/// Writes the two files.
pub(super) fn run(arguments: &Init, global: &Global) -> anyhow::Result<ExitStatus> {
    let data = Data::open(global)?;
    // A State without name or record yet can be started from its code.
    let code: JurisdictionCode = match arguments.state.to_ascii_uppercase().parse() {
        Ok(code) => code,
        Err(_) => data.code(&arguments.state)?,
    };
    if data.library.has_state(code) && !arguments.force {
        bail!(
            "there is a record of {} already, and a file of your own replaces one of the same name; \
             to add an act of your own, write {}/<act>.toml (`palermo schema act` describes it); \
             --force writes an empty record all the same",
            data.name(code),
            arguments.output.join("jurisdictions").join(code.folder()).display()
        );
    }
    let folder = arguments.output.join("jurisdictions").join(code.folder());
    let files = [("jurisdiction.toml", JURISDICTION), ("act.toml", ACT)];
    for (file, _) in files {
        output::refuse_to_overwrite(&folder.join(file), arguments.force)?;
    }
    output::create_folder(&folder)?;
    let mut told = String::new();
    for (file, template) in files {
        let path = folder.join(file);
        let text = filled(template, code, &data.name(code), today());
        output::write_file(&path, text.as_bytes(), arguments.force)?;
        told.push_str(&format!("wrote {}\n", path.display()));
    }
    if !global.quiet {
        std::io::Write::write_all(&mut anstream::stderr().lock(), told.as_bytes())
            .context("cannot write to standard error")?;
    }
    Ok(ExitStatus::Done)
}

/// A template with its placeholders filled.
fn filled(template: &str, code: JurisdictionCode, name: &str, day: LegalDate) -> String {
    // A name stands in quotation marks in the file.
    let name = name.replace('\\', "\\\\").replace('"', "\\\"");
    template
        .replace("{CODE}", code.as_str())
        .replace("{NAME}", &name)
        .replace("{DATE}", &day.to_string())
        .replace("{YEAR}", &day.year().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Act, Jurisdiction};

    fn fill(template: &str) -> String {
        let day = LegalDate::new(2026, 1, 1).unwrap();
        filled(template, "NP".parse().unwrap(), "Nepal \"N\"", day)
    }

    #[test]
    fn the_skeleton_is_a_record() {
        let state: Jurisdiction = toml::from_str(&fill(JURISDICTION)).unwrap();
        assert_eq!(state.code.as_str(), "NP");
        assert_eq!(state.name, "Nepal \"N\"");
        let act: Act = toml::from_str(&fill(ACT)).unwrap();
        assert_eq!(act.jurisdiction, state.code);
        assert_eq!(act.id, "act");
    }

    /// A lawyer takes the marks of a comment away and fills in; the result must be a record too.
    #[test]
    fn every_commented_fact_is_a_fact() {
        for template in [JURISDICTION, ACT] {
            let uncommented: String = fill(template)
                .lines()
                .map(|line| line.strip_prefix("#| ").unwrap_or(line))
                .map(|line| format!("{line}\n"))
                .collect();
            if template == ACT {
                let act: Act = toml::from_str(&uncommented).unwrap();
                assert!(act.offences.len() == 2 && !act.provisions.is_empty());
            } else {
                let state: Jurisdiction = toml::from_str(&uncommented).unwrap();
                assert!(!state.treaties.is_empty() && !state.surveyed_families.is_empty());
            }
        }
    }
}
