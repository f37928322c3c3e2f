//! Syntax errors of TOML, in words for people who do not write TOML every day.

use std::ops::Range;
use std::sync::Arc;

use toml::de::Error;

use crate::diag::{Code, Diagnostic, Sink, SourceText, quoted};

/// How many syntax errors of one file are shown; a file with more is probably not TOML at all.
const SHOWN: usize = 20;

/// Reports syntax errors: one a line, since the parser's second thought about a line it could not
/// read is rarely of use.
pub(super) fn report(file: &Arc<SourceText>, errors: Vec<Error>, sink: &mut Sink) {
    let mut placed: Vec<(usize, Range<usize>, Error)> = errors
        .into_iter()
        .map(|error| {
            let span = error.span().unwrap_or(0..0);
            (file.position(span.start).line, span, error)
        })
        .collect();
    placed.sort_by_key(|(line, span, _)| (*line, span.start));
    placed.dedup_by_key(|(line, ..)| *line);
    let left_out = placed.len().saturating_sub(SHOWN);
    for (i, (_, span, error)) in placed.into_iter().take(SHOWN).enumerate() {
        let (message, help) = explain(&error, file.text.get(span.clone()).unwrap_or_default());
        let mut diagnostic = Diagnostic::new(Code::Syntax, file, message).at(span);
        if let Some(help) = help {
            diagnostic = diagnostic.help(help);
        }
        if left_out > 0 && i + 1 == SHOWN {
            diagnostic =
                diagnostic.note(format!("{left_out} more lines of this file cannot be read"));
        }
        sink.push(diagnostic);
    }
}

/// The message and the advice for an error, given the text it is about.
fn explain(error: &Error, text: &str) -> (String, Option<String>) {
    let said = error.message();
    let (problem, expected) = said.split_once(", expected ").unwrap_or((said, ""));
    let advice = |message: &str, help: &str| (message.to_owned(), Some(help.to_owned()));
    if text.contains(['“', '”', '„', '‘', '’']) && !text.contains('"') {
        return advice(
            "curly quotation marks cannot enclose a value",
            "use straight quotation marks: \"…\". Word processors replace them; a plain text \
             editor does not",
        );
    }
    match problem {
        "string values must be quoted" if text.trim().is_empty() => {
            advice("the value is missing", "to leave a fact unknown, leave the whole line out")
        }
        "string values must be quoted" => (
            format!("{} is not a value", quoted(text)),
            Some(if text.contains(['"', '\n']) {
                "text begins and ends with a straight quotation mark".to_owned()
            } else {
                format!("if it is text, write \"{text}\"; numbers and dates have no spaces")
            }),
        ),
        "invalid basic string" | "invalid literal string" => advice(
            "the closing quotation mark is missing",
            "end the text with the quotation mark that began it, on the same line",
        ),
        "invalid date" => (
            format!("{} is not a day of the calendar", quoted(text)),
            Some("write year-month-day, for example 2015-03-01".to_owned()),
        ),
        "duplicate key" => {
            (format!("{} is given twice", quoted(text)), Some("keep one of them".to_owned()))
        }
        "missing comma between array elements" => advice(
            "a comma is missing between two entries of a list",
            "write [\"first\", \"second\"]",
        ),
        "unclosed array" => advice("the list is not closed", "end it with a square bracket: ]"),
        "unclosed table" | "unclosed array table" => advice(
            "the heading is not closed",
            "close as many brackets as you opened: [general_part] or [[offence]]",
        ),
        "key with no value" | "missing assignment between key-value pairs" => advice(
            "a field stands here without a value",
            "write field = value; to leave a fact unknown, leave the line out",
        ),
        "missing value for key" | "missing value" => {
            advice("the value is missing", "to leave a fact unknown, leave the whole line out")
        }
        _ if expected.is_empty() => (format!("this is not well-formed TOML: {problem}"), None),
        _ => (
            format!("this is not well-formed TOML: {problem}"),
            Some(format!("expected here: {expected}")),
        ),
    }
}
