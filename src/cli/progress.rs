//! What long work is at, on standard error when somebody watches it.

use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// Work that says what it is at once it takes more than a second.
pub(super) struct Progress {
    /// When it began.
    since: Instant,
    /// Whether standard error is a terminal.
    watched: bool,
    /// Whether a line stands there.
    shown: bool,
}

/// Columns of the line.
const WIDTH: usize = 76;

impl Progress {
    /// Work that begins now.
    pub(super) fn new() -> Self {
        Self { since: Instant::now(), watched: std::io::stderr().is_terminal(), shown: false }
    }

    /// Says what the work is at.
    pub(super) fn at(&mut self, what: &str) {
        if self.watched && self.since.elapsed() > Duration::from_secs(1) {
            let line: String = what.chars().take(WIDTH).collect();
            // Progress that cannot be shown is no reason to stop the work.
            let _ = write!(anstream::stderr().lock(), "\r{line:<WIDTH$}");
            self.shown = true;
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(anstream::stderr().lock(), "\r{:WIDTH$}\r", "");
        }
    }
}
