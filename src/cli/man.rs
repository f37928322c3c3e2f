//! `palermo man`: the manual as pages for `man`.

use std::path::PathBuf;

use clap::{Args, Command, CommandFactory as _};

use super::args::Color;
use super::exit::ExitStatus;
use super::{Cli, output};

/// Arguments of `man`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  palermo man | man -l -\n  palermo man -o ~/.local/share/man/man1"
)]
pub(super) struct Man {
    /// Write one page for each command into a folder
    #[arg(short, long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    output: Option<PathBuf>,

    /// Overwrite pages that exist
    #[arg(long, requires = "output")]
    force: bool,
}

/// Prints the main page, or writes all pages.
pub(super) fn run(arguments: &Man) -> anyhow::Result<ExitStatus> {
    let mut command = Cli::command();
    command.build();
    match &arguments.output {
        None => output::print(&page(command)?, Color::Never)?,
        Some(folder) => {
            output::create_folder(folder)?;
            let mut pages = Vec::new();
            pages_of(command, "palermo", &mut pages)?;
            for (name, page) in pages {
                output::write_file(&folder.join(name), &page, arguments.force)?;
            }
        }
    }
    Ok(ExitStatus::Done)
}

/// The page of one command.
fn page(command: Command) -> anyhow::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    Ok(page)
}

/// The pages of a command and everything below it.
fn pages_of(
    command: Command,
    name: &str,
    pages: &mut Vec<(String, Vec<u8>)>,
) -> anyhow::Result<()> {
    for below in command.get_subcommands().filter(|c| c.get_name() != "help") {
        pages_of(below.clone(), &format!("{name}-{}", below.get_name()), pages)?;
    }
    pages.push((format!("{name}.1"), page(command.name(name.to_owned()))?));
    Ok(())
}
