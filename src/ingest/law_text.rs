//! A text of law as it was read: one text, and the tree of provisions over it.

use std::ops::Range;

use serde::Serialize;

use crate::model::closed_list;

closed_list! {
    /// The format a text was read from.
    SourceFormat, "format of a text" {
        /// Plain text.
        Plain = "text",
        /// Markdown, with or without a YAML head.
        Markdown = "markdown",
        /// HTML.
        Html = "html",
        /// Office Open XML, as word processors write it.
        Docx = "docx",
        /// PDF with a text layer.
        Pdf = "pdf",
        /// Akoma Ntoso, the final namespace or a working draft's.
        AkomaNtoso = "akoma-ntoso",
        /// United States Legislative Markup.
        Uslm = "uslm",
        /// The XML of Japan's e-Gov law data.
        EGov = "e-gov",
        /// Any other XML.
        Xml = "xml",
        /// JSON of a legal database.
        Json = "json",
    }
}

closed_list! {
    /// What a provision is within its act, from the outside in.
    ProvisionKind, "kind of provision" {
        /// Title, long title, preamble: what stands before the first provision.
        Front = "front",
        /// Book.
        Book = "book",
        /// Part, title.
        Part = "part",
        /// Chapter.
        Chapter = "chapter",
        /// Division, subdivision, section of a chapter where the unit below is the article.
        Division = "division",
        /// Schedule or annex.
        Schedule = "schedule",
        /// The unit that is cited: section, article, Pasal, Điều, 条.
        Section = "section",
        /// Subsection, numbered paragraph of an article.
        Subsection = "subsection",
        /// Paragraph: (a), 1°.
        Paragraph = "paragraph",
        /// Subparagraph: (i).
        Subparagraph = "subparagraph",
        /// Anything below.
        Point = "point",
    }
}

/// A provision of the text: where it stands, how it is labelled, what it lies in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextProvision {
    /// What it is.
    pub kind: ProvisionKind,
    /// The label as the text has it: `3`, `(1)`, `Article 225-4-1`, `第二百四十条`, `Pasal 2`. Empty for
    /// the front.
    pub label: String,
    /// The number of the label in ASCII figures and small letters, for finding it: `3`, `1`, `225-4-1`,
    /// `240`, `2`. Empty when there is none.
    pub number: String,
    /// The heading, as a range of the content.
    pub heading: Option<Range<usize>>,
    /// Label, heading, text and everything below, as a range of the content.
    pub span: Range<usize>,
    /// The provision it lies in, as an index of [`LawText::provisions`].
    pub parent: Option<usize>,
}

/// A text of law as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LawText {
    /// The format it was read from.
    pub format: SourceFormat,
    /// The title, where the format or the text tells it.
    pub title: Option<String>,
    /// ISO 639-1 code of the main language; none when nothing could be told.
    pub language: Option<String>,
    /// Whether the text changes other law ("section 13 is substituted") instead of standing alone.
    pub amending: bool,
    /// The text in reading order. For plain text and Markdown it is the file itself; for other formats
    /// the text without markup. Every range is a byte range of it.
    pub content: String,
    /// The provisions, each before those that lie in it, in the order of the text.
    pub provisions: Vec<TextProvision>,
    /// What a reader of the result must know: pages without text, marks that could not be read.
    pub notices: Vec<String>,
}

/// The lines of a content.
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    /// The content.
    content: &'t str,
    /// The first byte of each line.
    starts: Vec<usize>,
}

impl Lines<'_> {
    /// Line and column, both from 1 and the column in characters, of a byte of the content.
    pub fn at(&self, place: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= place);
        let start = self.starts[line - 1];
        (line, self.content[start..place].chars().count() + 1)
    }
}

impl LawText {
    /// The words of a range, as the text has them.
    pub fn words(&self, range: &Range<usize>) -> &str {
        &self.content[range.clone()]
    }

    /// The heading of a provision.
    pub fn heading(&self, provision: usize) -> Option<&str> {
        self.provisions[provision].heading.as_ref().map(|range| self.words(range))
    }

    /// The provisions directly below one.
    pub fn children(&self, provision: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.provisions[provision].span.end;
        (provision + 1..self.provisions.len())
            .take_while(move |&i| self.provisions[i].span.start < end)
            .filter(move |&i| self.provisions[i].parent == Some(provision))
    }

    /// The innermost provision around a place, if any.
    pub fn provision_at(&self, place: usize) -> Option<usize> {
        let after = self.provisions.partition_point(|p| p.span.start <= place);
        let mut at = after.checked_sub(1)?;
        loop {
            if self.provisions[at].span.contains(&place) {
                return Some(at);
            }
            at = self.provisions[at].parent?;
        }
    }

    /// The cited unit (section, article) in which a provision lies, or the provision itself where it
    /// lies in none.
    pub fn section_of(&self, provision: usize) -> usize {
        self.ancestors(provision)
            .find(|&i| self.provisions[i].kind == ProvisionKind::Section)
            .unwrap_or(provision)
    }

    /// A provision and those it lies in, from the inside out.
    pub fn ancestors(&self, provision: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(provision), |&i| self.provisions[i].parent)
    }

    /// How a lawyer cites the provision: the label of its section and of what lies between, for example
    /// `s 3(1)(a)`, `art 225-4-1`, `Pasal 2 ayat (1)`, `第二百四十条`. A label that is a bare number gets
    /// the usual English abbreviation before it.
    pub fn citation(&self, provision: usize) -> String {
        let mut path: Vec<usize> = self.ancestors(provision).collect();
        path.reverse();
        let from = path
            .iter()
            .position(|&i| self.provisions[i].kind >= ProvisionKind::Section)
            .unwrap_or(path.len() - 1);
        let mut out = String::new();
        for (step, &i) in path[from..].iter().enumerate() {
            let provision = &self.provisions[i];
            let label = provision.label.trim().trim_end_matches(['.', ':']);
            if step == 0 {
                let bare = label.starts_with(|c: char| c.is_ascii_digit());
                if bare && provision.kind == ProvisionKind::Section {
                    out.push_str("s ");
                } else if bare {
                    out.push_str(provision.kind.as_str());
                    out.push(' ');
                }
            } else if !label.starts_with(['(', '（', '第']) && !out.is_empty() {
                out.push(' ');
            }
            out.push_str(label);
        }
        out
    }

    /// Where the lines of the content begin, for looking up many places.
    pub fn lines(&self) -> Lines<'_> {
        let ends = self.content.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Lines { content: &self.content, starts }
    }
}
