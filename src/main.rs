//! The `palermo` command.

use std::process::ExitCode;

/// Runs the program.
fn main() -> ExitCode {
    palermo::cli::main()
}
