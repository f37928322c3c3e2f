//! Stand-in for Markdown.

use std::borrow::Cow;

use crate::ingest::outline::{Line, outline};
use crate::ingest::{LawText, SourceFormat, TreeBuilder};

/// Reads a text.
pub(super) fn read(text: &str) -> LawText {
    let mut builder = TreeBuilder::new(SourceFormat::Markdown);
    let lines = text.lines();
    outline(
        &mut builder,
        lines.map(|line| Line { text: Cow::Borrowed(line), heading: None, label: None }),
    );
    builder.finish()
}
