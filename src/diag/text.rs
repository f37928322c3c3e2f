//! The text of a file, kept for showing.

use std::borrow::Cow;

use serde::Serialize;

/// A place in a text as people count: the first line and the first character are 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Character within the line.
    pub column: usize,
}

/// A file's text under the path that people know it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// The path as shown, with `/` between folders.
    pub path: String,
    /// The text. Empty for a folder, or a file that could not be read.
    pub text: Cow<'static, str>,
}

impl SourceText {
    /// A file and its text.
    pub fn new(path: impl Into<String>, text: impl Into<Cow<'static, str>>) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// A folder, or a file whose text is not to be had.
    pub fn without_text(path: impl Into<String>) -> Self {
        Self::new(path, "")
    }

    /// The start of the character at a byte offset; the end for an offset beyond it.
    pub(super) fn boundary(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        (0..=offset).rev().find(|i| self.text.is_char_boundary(*i)).unwrap_or(0)
    }

    /// The place of a byte offset. An offset beyond the end is the end.
    pub fn position(&self, offset: usize) -> Position {
        let before = &self.text[..self.boundary(offset)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

/// A value between backticks as messages show it: on one line, and not longer than a line.
pub fn quoted(value: &str) -> String {
    /// The longest value shown whole, in characters.
    const LONGEST: usize = 60;
    let mut shown = String::from("`");
    for (count, c) in value.chars().enumerate() {
        if count == LONGEST {
            shown.push('…');
            break;
        }
        if c.is_control() { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown.push('`');
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_from_one() {
        let source = SourceText::new("x", "a = 1\nż = \"é\" # x\n");
        let at = |needle: &str| source.position(source.text.find(needle).unwrap());
        assert_eq!(at("a"), Position { line: 1, column: 1 });
        assert_eq!(at("ż"), Position { line: 2, column: 1 });
        assert_eq!(at("#"), Position { line: 2, column: 9 });
        assert_eq!(source.position(9999), Position { line: 3, column: 1 });
    }

    #[test]
    fn a_quoted_value_stays_on_its_line() {
        assert_eq!(quoted("a\nb\u{1b}[31m"), "`a\\nb\\u{1b}[31m`");
        assert_eq!(quoted(&"x".repeat(80)).chars().count(), 63);
    }
}
