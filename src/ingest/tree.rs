//! Builds a [`LawText`] in reading order, so that every reader makes the same tree.

use std::ops::Range;

use super::{LawText, ProvisionKind, SourceFormat, TextProvision};

/// A law text under construction: text goes in at the end, provisions are opened and closed around it.
#[derive(Debug)]
pub struct TreeBuilder {
    /// What is built.
    text: LawText,
    /// The provisions that are open, outermost first.
    open: Vec<usize>,
}

impl TreeBuilder {
    /// An empty text.
    pub fn new(format: SourceFormat) -> Self {
        Self {
            text: LawText {
                format,
                title: None,
                language: None,
                amending: false,
                content: String::new(),
                provisions: Vec::new(),
                notices: Vec::new(),
            },
            open: Vec::new(),
        }
    }

    /// Adds text as it stands and says where it came to lie.
    pub fn push(&mut self, text: &str) -> Range<usize> {
        let start = self.text.content.len();
        self.text.content.push_str(text);
        start..self.text.content.len()
    }

    /// Ends the line, unless the text is at the beginning of one.
    pub fn end_line(&mut self) {
        if !self.text.content.is_empty() && !self.text.content.ends_with('\n') {
            self.text.content.push('\n');
        }
    }

    /// Opens a provision at the end of the text, inside those that are open. `label` is as the text has
    /// it and must still be pushed, if it stands in the text; `number` is its plain form.
    pub fn open(&mut self, kind: ProvisionKind, label: &str, number: &str) -> usize {
        let index = self.text.provisions.len();
        let start = self.text.content.len();
        self.text.provisions.push(TextProvision {
            kind,
            label: label.to_owned(),
            number: number.to_owned(),
            heading: None,
            span: start..start,
            parent: self.open.last().copied(),
        });
        self.open.push(index);
        index
    }

    /// Says which part of the text is the heading of the innermost open provision.
    pub fn heading(&mut self, range: Range<usize>) {
        if let Some(&open) = self.open.last() {
            self.text.provisions[open].heading = Some(range);
        }
    }

    /// Closes the innermost open provision.
    pub fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            self.text.provisions[open].span.end = self.text.content.len();
        }
    }

    /// Closes open provisions until the innermost open one is of an outer kind than `kind`: what must
    /// happen before a provision of that kind begins.
    pub fn close_to(&mut self, kind: ProvisionKind) {
        while self.open.last().is_some_and(|&open| self.text.provisions[open].kind >= kind) {
            self.close();
        }
    }

    /// How many provisions are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The text under construction, for its title, language and notices.
    pub fn text(&mut self) -> &mut LawText {
        &mut self.text
    }

    /// Closes everything and gives the text.
    pub fn finish(mut self) -> LawText {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provisions_lie_in_each_other_and_are_cited_by_their_labels() {
        let mut builder = TreeBuilder::new(SourceFormat::Plain);
        builder.open(ProvisionKind::Part, "Part 2", "2");
        builder.push("Part 2\n");
        builder.open(ProvisionKind::Section, "3.", "3");
        builder.push("3. ");
        builder.open(ProvisionKind::Subsection, "(1)", "1");
        builder.push("(1) Any person who\n");
        builder.open(ProvisionKind::Paragraph, "(a)", "a");
        builder.push("(a) recruits\n");
        builder.close_to(ProvisionKind::Subsection);
        builder.open(ProvisionKind::Subsection, "(2)", "2");
        let words = builder.push("(2) consent\n");
        let text = builder.finish();

        let labels: Vec<String> = (0..5).map(|i| text.citation(i)).collect();
        assert_eq!(labels, ["Part 2", "s 3", "s 3(1)", "s 3(1)(a)", "s 3(2)"]);
        assert_eq!(text.provision_at(words.start + 4), Some(4));
        assert_eq!(text.children(1).collect::<Vec<_>>(), [2, 4]);
        assert_eq!(text.section_of(3), 1);
        assert_eq!(text.lines().at(words.start + 4), (4, 5));
        assert_eq!(text.provisions[1].span.end, text.content.len());
    }
}
