//! The command line: arguments, files in and out, exit status. No logic of the field.
//!
//! One file for each subcommand. What they share: options in `args`, reading records in `data`,
//! writing results in `output`. Results go to standard output, everything else to standard error.

mod agree;
mod args;
mod card;
mod check;
mod completions;
mod data;
mod draft;
mod exit;
mod explain;
mod gap;
mod init;
mod lint;
mod list;
mod man;
mod nearest;
mod output;
mod progress;
mod read;
mod reading;
mod schema;
mod show;
mod sources;
mod today;
mod verify;

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use args::Global;
use exit::{ExitStatus, is_broken_pipe};

/// Exit statuses, for the help.
const AFTER_HELP: &str = "\
Examples:
  palermo gap SG                     what the law of Singapore appears not to reach
  palermo gap SG --as-of 2015-01-01  the same on another day
  palermo explain SG tip.3b.consent  one element, from the status back to the source
  palermo show SG -o sg.json         everything recorded about a State
  palermo list elements              the checklist

Exit status: 0 done; 1 gaps at or above --fail-on, or errors in records checked; 2 could not run.";

/// Compares national law on trafficking in persons and smuggling of migrants with UNTOC and the
/// Palermo Protocols.
///
/// Works offline. Not legal advice, and not a measure of a State's compliance.
#[derive(Debug, Parser)]
#[command(name = "palermo", version, after_help = AFTER_HELP, propagate_version = true)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
enum Command {
    /// Show what a State's law appears not to reach, with severity, basis and a drafting route
    Gap(gap::Gap),
    /// Show one element for one State, from the status back to the source
    Explain(explain::Explain),
    /// Show what is recorded: a State, act, offence, element or instrument
    Show(show::Show),
    /// Read a bill or act and decide the elements
    Check(check::Check),
    /// Write a draft record from a bill or act
    Draft(draft::Draft),
    /// List jurisdictions, instruments, elements, rules, terms or regions
    List(list::List),
    /// Read a document of law and show its provisions
    Read(read::Read),
    /// Check records for errors
    Lint(lint::Lint),
    /// Show what records rest on, and what a reviewer should read first
    Sources(sources::Sources),
    /// Show how far two coders of the same law agree
    Agree(agree::Agree),
    /// Hold records against the texts of the law
    Verify(verify::Verify),
    /// Print the JSON Schemas of the records
    Schema(schema::Schema),
    /// Write a commented record to start a State from
    Init(init::Init),
    /// Print a completion script for a shell
    Completions(completions::Completions),
    /// Print the manual page
    Man(man::Man),
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are no errors; clap knows which stream each goes to.
            let status =
                if error.use_stderr() { ExitStatus::CouldNotRun } else { ExitStatus::Done };
            let _ = error.print();
            return status.into();
        }
    };
    match run(&cli) {
        Ok(status) => status.into(),
        Err(error) if is_broken_pipe(&error) => ExitStatus::Done.into(),
        Err(error) => {
            // Nobody can be told when standard error is closed too.
            let _ = writeln!(anstream::stderr().lock(), "error: {error:#}");
            ExitStatus::CouldNotRun.into()
        }
    }
}

/// Runs the subcommand.
fn run(cli: &Cli) -> anyhow::Result<ExitStatus> {
    let global = &cli.global;
    match &cli.command {
        Command::Gap(arguments) => gap::run(arguments, global),
        Command::Explain(arguments) => explain::run(arguments, global),
        Command::Show(arguments) => show::run(arguments, global),
        Command::Check(arguments) => check::run(arguments, global),
        Command::Draft(arguments) => draft::run(arguments, global),
        Command::List(arguments) => list::run(arguments, global),
        Command::Read(arguments) => read::run(arguments, global),
        Command::Lint(arguments) => lint::run(arguments, global),
        Command::Sources(arguments) => sources::run(arguments, global),
        Command::Agree(arguments) => agree::run(arguments, global),
        Command::Verify(arguments) => verify::run(arguments, global),
        Command::Schema(arguments) => schema::run(arguments),
        Command::Init(arguments) => init::run(arguments, global),
        Command::Completions(arguments) => completions::run(arguments),
        Command::Man(arguments) => man::run(arguments),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_declaration_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_has_examples() {
        for command in Cli::command().get_subcommands() {
            assert!(command.get_after_help().is_some(), "{}", command.get_name());
        }
    }
}
