//! Where diagnostics are collected.

use std::collections::BTreeMap;
use std::fmt;

use toml::de::DeTable;

use super::{Diagnostic, Level};

/// How many errors and warnings there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

/// Shown as `2 errors, 1 warning`, or `no errors`.
impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.errors {
            0 => f.write_str("no errors")?,
            1 => f.write_str("1 error")?,
            n => write!(f, "{n} errors")?,
        }
        match self.warnings {
            0 => Ok(()),
            1 => f.write_str(", 1 warning"),
            n => write!(f, ", {n} warnings"),
        }
    }
}

/// Collects diagnostics, so that reading never stops at the first one.
#[derive(Debug, Clone, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
}

impl Sink {
    /// An empty sink.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Whether nothing was reported.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Whether an error was reported.
    pub fn has_errors(&self) -> bool {
        self.counts().errors > 0
    }

    /// How many errors and warnings there are so far.
    pub fn counts(&self) -> Counts {
        let errors = self.diagnostics.iter().filter(|d| d.level == Level::Error).count();
        Counts { errors, warnings: self.diagnostics.len() - errors }
    }

    /// Everything reported, placed in the text, in the order of files and lines, each once.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        self.place();
        let order = |d: &Diagnostic| {
            let start = d.span.as_ref().map(|span| (span.start, span.end));
            (d.file.path.clone(), start, d.code, d.message.clone())
        };
        self.diagnostics.sort_by_cached_key(order);
        self.diagnostics.dedup();
        self.diagnostics
    }

    /// Finds the bytes of every diagnostic that has a route only; each file is parsed once.
    fn place(&mut self) {
        let mut waiting: BTreeMap<String, Vec<&mut Diagnostic>> = BTreeMap::new();
        for diagnostic in &mut self.diagnostics {
            if diagnostic.span.is_none() && !diagnostic.route.is_top() {
                waiting.entry(diagnostic.file.path.clone()).or_default().push(diagnostic);
            }
        }
        for diagnostics in waiting.into_values() {
            let Some(file) = diagnostics.first().map(|d| d.file.clone()) else { continue };
            let (document, _) = DeTable::parse_recoverable(&file.text);
            for diagnostic in diagnostics {
                diagnostic.span = diagnostic.route.locate(&document);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diag::{Code, Route, SourceText};

    #[test]
    fn diagnostics_come_out_in_the_order_of_the_text_each_once() {
        let b = Arc::new(SourceText::new("b.toml", "x = 1\ny = 2\n"));
        let a = Arc::new(SourceText::new("a.toml", ""));
        let mut sink = Sink::new();
        let second = Diagnostic::new(Code::WrongType, &b, "second").on(Route::top().key("y"));
        sink.push(second.clone());
        sink.push(Diagnostic::new(Code::WrongType, &b, "first").on(Route::top().key("x")));
        sink.push(Diagnostic::new(Code::LinkNotFollowed, &a, "whole file"));
        sink.push(second);
        assert_eq!(sink.counts().to_string(), "3 errors, 1 warning");
        let shown: Vec<String> = sink
            .finish()
            .iter()
            .map(|d| format!("{} {:?} {}", d.file.path, d.position().map(|p| p.line), d.message))
            .collect();
        assert_eq!(
            shown,
            ["a.toml None whole file", "b.toml Some(1) first", "b.toml Some(2) second"]
        );
    }
}
