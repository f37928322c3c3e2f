//! Exit statuses: part of the interface, for scripts and continuous integration.

use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ExitStatus {
    /// 0: done. Also when the reader closed the pipe early.
    Done,
    /// 1: done, and there are gaps at or above `--fail-on`, or errors in the records checked.
    Findings,
    /// 2: could not run: wrong arguments, unreadable data, a file that cannot be written.
    CouldNotRun,
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        match status {
            ExitStatus::Done => Self::SUCCESS,
            ExitStatus::Findings => Self::from(1),
            ExitStatus::CouldNotRun => Self::from(2),
        }
    }
}

/// Whether an error only says that nobody reads the output any more, as in `palermo list … | head`.
pub(super) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_pipe_is_known_at_any_depth() {
        let pipe = std::io::Error::from(std::io::ErrorKind::BrokenPipe);
        assert!(is_broken_pipe(&anyhow::Error::new(pipe).context("standard output")));
        let other = std::io::Error::from(std::io::ErrorKind::NotFound);
        assert!(!is_broken_pipe(&anyhow::Error::new(other)));
    }
}
