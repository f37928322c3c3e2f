//! Stand-in for the recognition of structure in lines: it only adds them.

pub mod numerals;

use std::borrow::Cow;

use super::TreeBuilder;

/// A line of a document before its structure is recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'a> {
    /// The line.
    pub text: Cow<'a, str>,
    /// Level 1 to 6 if the format marks it as a heading.
    pub heading: Option<u8>,
    /// Automatic number that does not stand in the text.
    pub label: Option<Cow<'a, str>>,
}

/// Adds the lines to the builder.
pub fn outline<'a>(builder: &mut TreeBuilder, lines: impl IntoIterator<Item = Line<'a>>) {
    for line in lines {
        if let Some(label) = &line.label {
            builder.push(label);
            builder.push(" ");
        }
        builder.push(&line.text);
        builder.end_line();
    }
}

/// Adds the text of one provision.
pub fn outline_within(builder: &mut TreeBuilder, text: &str) {
    builder.push(text);
    builder.end_line();
}
