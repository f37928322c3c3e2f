//! `palermo completions`: a script that completes commands and options in a shell.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::args::Color;
use super::exit::ExitStatus;
use super::{Cli, output};

/// Arguments of `completions`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  palermo completions bash > ~/.local/share/bash-completion/completions/palermo"
)]
pub(super) struct Completions {
    /// Shell
    shell: Shell,
}

/// Prints the script.
pub(super) fn run(arguments: &Completions) -> anyhow::Result<ExitStatus> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "palermo", &mut script);
    output::print(&script, Color::Never)?;
    Ok(ExitStatus::Done)
}
