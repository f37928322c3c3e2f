//! Where results go: standard output or a file that is never half-written.

use std::fs::{self, OpenOptions};
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use super::args::{Color, Output};
use crate::report::text::Layout;
use crate::report::{Format, Report};

/// Columns of text that is not written to a terminal. Wide enough for tables, narrow enough for a
/// page in landscape.
const WIDTH: usize = 100;

/// The format asked for: by option, else by the file's ending, else text.
pub(super) fn format(output: &Output) -> anyhow::Result<Format> {
    match (output.format, &output.output) {
        (Some(format), _) => Ok(format),
        (None, None) => Ok(Format::Text),
        (None, Some(file)) => file
            .extension()
            .and_then(|ending| ending.to_str())
            .and_then(Format::of_ending)
            .with_context(|| {
                format!(
                    "the ending of `{}` names no format; use .txt, .json, .csv or .md, or give \
                     --format",
                    file.display()
                )
            }),
    }
}

/// Writes a report to where the arguments say.
pub(super) fn write(report: &dyn Report, output: &Output, color: Color) -> anyhow::Result<()> {
    let format = format(output)?;
    match &output.output {
        Some(file) => {
            let layout = Layout { width: width(false), color: color == Color::Always };
            let bytes = crate::report::write(report, format, layout, output.bom);
            write_file(file, &bytes, output.force)
        }
        None => {
            let layout = Layout { width: width(true), color: colored(color) };
            let bytes = crate::report::write(report, format, layout, output.bom);
            print(&bytes, color)
        }
    }
}

/// Whether text on standard output is coloured. The one rule for `--color`, `NO_COLOR` and terminals.
pub(super) fn colored(color: Color) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    }
}

/// Columns for text: `COLUMNS` if it is set, else the terminal's, else [`WIDTH`].
fn width(to_standard_output: bool) -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || {
        let here = to_standard_output && io::stdout().is_terminal();
        here.then(terminal_size::terminal_size).flatten().map(|(width, _)| usize::from(width.0))
    };
    columns.filter(|&columns| columns > 0).or_else(terminal).unwrap_or(WIDTH)
}

/// Writes to standard output.
pub(super) fn print(bytes: &[u8], color: Color) -> anyhow::Result<()> {
    let mut stdout = io::stdout().lock();
    let written = if colored(color) {
        // The stream translates colours on old consoles.
        let mut stdout = anstream::AutoStream::new(stdout, anstream::ColorChoice::Always);
        stdout.write_all(bytes).and_then(|()| stdout.flush())
    } else {
        // Nothing was coloured, so there is nothing to take away.
        stdout.write_all(bytes).and_then(|()| stdout.flush())
    };
    written.context("cannot write the result")
}

/// Writes a file in one step: to a temporary file beside it, which is then renamed.
///
/// # Errors
///
/// If the file exists and may not be overwritten, or cannot be written.
pub(super) fn write_file(file: &Path, bytes: &[u8], force: bool) -> anyhow::Result<()> {
    refuse_to_overwrite(file, force)?;
    let temporary = temporary_beside(file)?;
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&temporary)
        .and_then(|mut open| open.write_all(bytes).and_then(|()| open.sync_all()))
        .and_then(|()| fs::rename(&temporary, file));
    if written.is_err() {
        // Nothing more can be done about a leftover than to try; the first error is the one to tell.
        let _ = fs::remove_file(&temporary);
    }
    written.with_context(|| format!("cannot write `{}`", file.display()))
}

/// Makes a folder, and the folders above it, if it is not there.
pub(super) fn create_folder(folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder)
        .with_context(|| format!("cannot make the folder `{}`", folder.display()))
}

/// Fails if the file exists and may not be overwritten.
pub(super) fn refuse_to_overwrite(file: &Path, force: bool) -> anyhow::Result<()> {
    if file.is_dir() {
        bail!("`{}` is a folder; name a file", file.display());
    }
    if !force && file.exists() {
        bail!("`{}` exists; give --force to overwrite it", file.display());
    }
    Ok(())
}

/// A name in the same folder that no other run uses.
fn temporary_beside(file: &Path) -> anyhow::Result<PathBuf> {
    let name = file
        .file_name()
        .with_context(|| format!("`{}` does not name a file", file.display()))?
        .to_string_lossy();
    Ok(file.with_file_name(format!(".{name}.{}.part", std::process::id())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of its own for a test, removed at the end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("palermo-{name}-{}", std::process::id()));
            fs::create_dir_all(&path).unwrap();
            Self(path)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn options(format: Option<Format>, file: Option<&str>) -> Output {
        Output { format, output: file.map(PathBuf::from), force: false, bom: false }
    }

    #[test]
    fn the_format_comes_from_the_option_or_the_ending() {
        assert_eq!(format(&options(None, None)).unwrap(), Format::Text);
        assert_eq!(format(&options(None, Some("a/sg.CSV"))).unwrap(), Format::Csv);
        let json = options(Some(Format::Json), Some("a/sg.txt"));
        assert_eq!(format(&json).unwrap(), Format::Json);
        let error = format(&options(None, Some("sg.pdf"))).unwrap_err();
        assert!(error.to_string().contains("`sg.pdf`"), "{error}");
    }

    #[test]
    fn a_file_is_written_whole_and_not_overwritten_unasked() {
        let folder = Folder::new("write");
        let file = folder.0.join("sg.txt");
        write_file(&file, b"one", false).unwrap();
        assert!(write_file(&file, b"two", false).is_err());
        assert_eq!(fs::read(&file).unwrap(), b"one");
        write_file(&file, b"two", true).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"two");
        assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 1, "no temporary file is left");
    }
}
