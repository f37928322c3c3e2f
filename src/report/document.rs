//! The format-neutral document: titles, paragraphs, lists, tables, callouts.
//!
//! Builders write it, writers turn it into bytes. Nothing here knows of terminals, paper or markup:
//! a column says how it may be laid out, a status says its shape and its role, and each writer makes
//! of that what its medium can.

use crate::model::Status;

/// A whole document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// What follows the title, in order.
    pub blocks: Vec<Block>,
}

/// One block of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading; level 1 is the highest below the title.
    Heading {
        /// From 1 downwards.
        level: u8,
        /// The heading.
        text: Inline,
    },
    /// Running text.
    Paragraph(Inline),
    /// An unordered list.
    List(Vec<Inline>),
    /// A table.
    Table(Table),
    /// Names and values, one pair a line.
    KeyValues(Vec<(String, Inline)>),
    /// A notice set apart from the text.
    Callout {
        /// What kind of notice.
        kind: CalloutKind,
        /// What it says.
        text: Inline,
    },
    /// Closing lines.
    Footer(Vec<Inline>),
}

/// What kind of notice a callout is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalloutKind {
    /// What every reader of the document must know.
    Notice,
    /// What limits its use.
    Disclaimer,
    /// Something to weigh.
    Flag,
}

impl CalloutKind {
    /// The word that introduces the callout.
    pub fn label(self) -> &'static str {
        match self {
            Self::Notice => "Notice",
            Self::Disclaimer => "Note",
            Self::Flag => "Flag",
        }
    }
}

/// Text with simple marks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Inline(pub Vec<Span>);

/// A stretch of text with one mark.
#[derive(Debug, Clone, PartialEq)]
pub enum Span {
    /// Plain.
    Text(String),
    /// Strong.
    Strong(String),
    /// Emphasis.
    Emphasis(String),
    /// An identifier, a command, a value of a record.
    Code(String),
    /// A status with its shape.
    Status(StatusCell),
}

impl Inline {
    /// No text yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds plain text.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.0.push(Span::Text(text.into()));
        self
    }

    /// Adds strong text.
    #[must_use]
    pub fn strong(mut self, text: impl Into<String>) -> Self {
        self.0.push(Span::Strong(text.into()));
        self
    }

    /// Adds emphasised text.
    #[must_use]
    pub fn emphasis(mut self, text: impl Into<String>) -> Self {
        self.0.push(Span::Emphasis(text.into()));
        self
    }

    /// Adds an identifier, a command or a value of a record.
    #[must_use]
    pub fn code(mut self, text: impl Into<String>) -> Self {
        self.0.push(Span::Code(text.into()));
        self
    }

    /// Adds a status.
    #[must_use]
    pub fn status(mut self, status: StatusCell) -> Self {
        self.0.push(Span::Status(status));
        self
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|span| matches!(span, Span::Text(text) if text.is_empty()))
    }

    /// The text without its marks.
    pub fn plain(&self) -> String {
        self.0.iter().map(Span::plain).collect()
    }
}

impl Span {
    /// The text without its mark.
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) | Self::Strong(text) | Self::Emphasis(text) | Self::Code(text) => {
                text.clone()
            }
            Self::Status(status) => status.plain(),
        }
    }
}

impl<T: Into<String>> From<T> for Inline {
    fn from(text: T) -> Self {
        Self::new().text(text)
    }
}

/// The shape of a status. It alone tells the status, so that the document reads the same printed in
/// black and white.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Covered.
    Full,
    /// Broader.
    FullAndMore,
    /// Partial.
    Half,
    /// Narrower.
    Quarter,
    /// Absent.
    Empty,
    /// Not applicable.
    Dash,
    /// Not assessed.
    Question,
}

impl Shape {
    /// A symbol one column wide.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Full => "●",
            Self::FullAndMore => "◕",
            Self::Half => "◐",
            Self::Quarter => "◔",
            Self::Empty => "○",
            Self::Dash => "–",
            Self::Question => "?",
        }
    }

    /// What a colour may say besides the shape.
    pub fn role(self) -> Role {
        match self {
            Self::Full | Self::FullAndMore => Role::Met,
            Self::Half | Self::Quarter => Role::InPart,
            Self::Empty => Role::Missing,
            Self::Dash | Self::Question => Role::Open,
        }
    }
}

/// What a colour says; each writer has its own palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The element is met.
    Met,
    /// It is met in part.
    InPart,
    /// It is not there.
    Missing,
    /// Nothing is said about it.
    Open,
}

/// A status to show: its shape and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusCell {
    /// Shape.
    pub shape: Shape,
    /// Words.
    pub text: String,
}

impl StatusCell {
    /// Shape and words as text.
    pub fn plain(&self) -> String {
        format!("{} {}", self.shape.symbol(), self.text)
    }
}

impl From<Status> for StatusCell {
    fn from(status: Status) -> Self {
        let shape = match status {
            Status::Covered => Shape::Full,
            Status::Broader => Shape::FullAndMore,
            Status::Partial => Shape::Half,
            Status::Narrower => Shape::Quarter,
            Status::Absent => Shape::Empty,
            Status::NotApplicable => Shape::Dash,
            Status::NotAssessed => Shape::Question,
        };
        Self { shape, text: status.as_str().replace('-', " ") }
    }
}

/// A table. Its header row repeats on every page of media that have pages.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What the table shows.
    pub caption: Option<String>,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows: one cell for each column.
    pub rows: Vec<Vec<Inline>>,
}

/// A column and how it may be laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Heading.
    pub title: String,
    /// What it is for.
    pub role: ColumnRole,
    /// Alignment of its cells.
    pub align: Align,
}

/// What a column is for, and so how much room it gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnRole {
    /// Short values that name the row; as wide as its content.
    Key,
    /// A name that may run over several lines, and still belongs to the row's first line.
    Name,
    /// Sentences; takes the room that is left, in proportion to the weight. Where there is no room
    /// for all columns, these stand under the row instead.
    Prose(u8),
}

/// Alignment of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Left.
    Left,
    /// Right, for figures.
    Right,
}

impl Column {
    /// A column of short values.
    pub fn key(title: &str) -> Self {
        Self { title: title.to_owned(), role: ColumnRole::Key, align: Align::Left }
    }

    /// A column of names.
    pub fn name(title: &str) -> Self {
        Self { title: title.to_owned(), role: ColumnRole::Name, align: Align::Left }
    }

    /// A column of figures.
    pub fn figure(title: &str) -> Self {
        Self { title: title.to_owned(), role: ColumnRole::Key, align: Align::Right }
    }

    /// A column of sentences.
    pub fn prose(title: &str, weight: u8) -> Self {
        Self { title: title.to_owned(), role: ColumnRole::Prose(weight), align: Align::Left }
    }
}

impl Document {
    /// A document with a title and nothing else yet.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), blocks: Vec::new() }
    }

    /// Adds a heading.
    pub fn heading(&mut self, level: u8, text: impl Into<Inline>) {
        self.blocks.push(Block::Heading { level, text: text.into() });
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: impl Into<Inline>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }

    /// Adds a list, unless it is empty.
    pub fn list(&mut self, items: Vec<Inline>) {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }

    /// Adds a table, unless it has no rows.
    pub fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }

    /// Adds names and values, unless there are none.
    pub fn key_values(&mut self, pairs: Vec<(String, Inline)>) {
        if !pairs.is_empty() {
            self.blocks.push(Block::KeyValues(pairs));
        }
    }

    /// Adds a callout.
    pub fn callout(&mut self, kind: CalloutKind, text: impl Into<Inline>) {
        self.blocks.push(Block::Callout { kind, text: text.into() });
    }

    /// Puts another document after this one, its title as a heading and its own headings one
    /// level lower.
    pub fn append(&mut self, other: Self) {
        self.heading(1, other.title);
        self.blocks.extend(other.blocks.into_iter().map(|block| match block {
            Block::Heading { level, text } => Block::Heading { level: level + 1, text },
            block => block,
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_a_shape_of_its_own() {
        let shapes: std::collections::BTreeSet<&str> =
            Status::ALL.iter().map(|&s| StatusCell::from(s).shape.symbol()).collect();
        assert_eq!(shapes.len(), Status::ALL.len());
        assert!(shapes.iter().all(|s| unicode_width::UnicodeWidthStr::width(*s) == 1));
    }

    #[test]
    fn an_appended_document_keeps_its_order_below_the_first() {
        let mut first = Document::new("Both");
        let mut second = Document::new("One");
        second.heading(1, "Gaps");
        first.append(second);
        assert_eq!(
            first.blocks,
            [
                Block::Heading { level: 1, text: "One".into() },
                Block::Heading { level: 2, text: "Gaps".into() },
            ]
        );
    }
}
