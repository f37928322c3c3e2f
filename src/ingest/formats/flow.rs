//! Text out of markup: words with single spaces, blocks on lines of their own.
//!
//! Markup breaks and indents its source as it likes; what a reader sees is words. Only ASCII white
//! space is markup's own, so a no-break space and the wide space of East Asian print stay.

use std::ops::Range;

use crate::ingest::outline::numerals::plain_number;
use crate::ingest::{LawText, ProvisionKind, SourceFormat, TreeBuilder};

/// What stands between the text so far and the next word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    /// Nothing.
    None,
    /// A space.
    Space,
    /// The wide space of East Asian print.
    Wide,
    /// The border of two cells.
    Cell,
    /// A new line.
    Line,
}

/// A text that grows word by word, with the provisions around it.
#[derive(Debug)]
pub(super) struct Flow {
    /// The text and its provisions.
    builder: TreeBuilder,
    /// What comes before the next word.
    gap: Gap,
    /// Whether the next block stays on the line: it follows a number, or begins a cell.
    joined: bool,
}

/// The white space of markup.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0C')
}

impl Flow {
    /// An empty text.
    pub(super) fn new(format: SourceFormat) -> Self {
        Self { builder: TreeBuilder::new(format), gap: Gap::None, joined: false }
    }

    /// Adds text with its white space collapsed.
    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let word = rest.find(is_space).unwrap_or(rest.len());
            if word > 0 {
                self.here();
                self.builder.push(&rest[..word]);
                self.joined = false;
            }
            let after = rest[word..].trim_start_matches(is_space);
            if word + after.len() < rest.len() {
                self.space();
            }
            rest = after;
        }
    }

    /// A space comes next, unless something wider does.
    pub(super) fn space(&mut self) {
        self.gap = self.gap.max(Gap::Space);
    }

    /// What comes next is a line of its own, whatever went before.
    pub(super) fn line(&mut self) {
        self.gap = Gap::Line;
        self.joined = false;
    }

    /// A block begins or ends: a line of its own, unless it follows a number or begins a cell.
    pub(super) fn block(&mut self) {
        if !self.joined {
            self.gap = Gap::Line;
        }
    }

    /// What comes next stays on the line after a space, even if it is a block.
    pub(super) fn join(&mut self) {
        self.space();
        self.joined = true;
    }

    /// What comes next stays on the line after a wide space, even if it is a block.
    pub(super) fn join_wide(&mut self) {
        self.gap = Gap::Wide;
        self.joined = true;
    }

    /// What comes next is a block after a wide space on the same line.
    pub(super) fn wide(&mut self) {
        self.gap = Gap::Wide;
    }

    /// What comes next is another cell of the row.
    pub(super) fn cell(&mut self) {
        self.gap = Gap::Cell;
        self.joined = true;
    }

    /// Puts what must stand before the next word and says where that word will stand.
    pub(super) fn here(&mut self) -> usize {
        let content = &self.builder.text().content;
        let fresh = content.is_empty() || content.ends_with(['\n', '\t', ' ']);
        match std::mem::replace(&mut self.gap, Gap::None) {
            Gap::Line => self.builder.end_line(),
            Gap::Space if !fresh => drop(self.builder.push(" ")),
            Gap::Wide if !fresh => drop(self.builder.push("\u{3000}")),
            Gap::Cell if !fresh => drop(self.builder.push("\t")),
            Gap::None | Gap::Space | Gap::Wide | Gap::Cell => {}
        }
        self.builder.text().content.len()
    }

    /// Adds text exactly as it is.
    pub(super) fn verbatim(&mut self, text: &str) -> Range<usize> {
        self.here();
        self.joined = false;
        self.builder.push(text)
    }

    /// Opens a provision on a new line.
    pub(super) fn open(&mut self, kind: ProvisionKind, label: &str) {
        self.open_numbered(kind, label, &plain_number(label));
    }

    /// Opens a provision whose plain number the document tells.
    pub(super) fn open_numbered(&mut self, kind: ProvisionKind, label: &str, number: &str) {
        self.line();
        self.open_here(kind, label, number);
    }

    /// Opens a provision that begins on the line.
    pub(super) fn open_here(&mut self, kind: ProvisionKind, label: &str, number: &str) {
        self.here();
        self.builder.open(kind, label, number);
    }

    /// Closes the innermost provision.
    pub(super) fn close(&mut self) {
        self.builder.close();
        self.line();
    }

    /// Says that the text from a place to here is the heading of the innermost provision.
    pub(super) fn heading_from(&mut self, start: usize) {
        let end = self.builder.text().content.len();
        if start < end {
            self.builder.heading(start..end);
        }
    }

    /// The builder, at the beginning of a line, for text whose structure is still to be found.
    pub(super) fn builder(&mut self) -> &mut TreeBuilder {
        self.here();
        &mut self.builder
    }

    /// The text under construction, for its title, language and notices.
    pub(super) fn law(&mut self) -> &mut LawText {
        self.builder.text()
    }

    /// Adds a notice, once.
    pub(super) fn notice(&mut self, notice: &str) {
        let notices = &mut self.builder.text().notices;
        if notices.iter().all(|known| known != notice) {
            notices.push(notice.to_owned());
        }
    }

    /// The text.
    pub(super) fn finish(self) -> LawText {
        self.builder.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_single_spaces_and_blocks_their_lines() {
        let mut flow = Flow::new(SourceFormat::Html);
        flow.block();
        flow.text("  The \n\t act\u{a0}of");
        flow.text(" 2014 ");
        flow.line();
        flow.open(ProvisionKind::Section, "3.");
        flow.text("3.");
        flow.join();
        flow.block();
        let start = flow.here();
        flow.text("Trafficking");
        flow.heading_from(start);
        flow.block();
        flow.text("a");
        flow.cell();
        flow.text("b");
        let law = flow.finish();
        assert_eq!(law.content, "The act\u{a0}of 2014\n3. Trafficking\na\tb");
        assert_eq!(law.heading(0), Some("Trafficking"));
    }
}
