//! Word documents: paragraphs with their styles and automatic numbers, tables, footnotes, and tracked
//! changes as accepted.

mod lists;
mod styles;

use std::borrow::Cow;

use roxmltree::{Node, NodeId};

use super::package::Package;
use super::xml::{self, Descend, Visitor, child, name};
use crate::ingest::outline::{Line, outline};
use crate::ingest::{LawText, ReadError, SourceFormat, TreeBuilder};
use lists::Lists;
use styles::{Style, Styles};

/// Reads a document.
///
/// # Errors
///
/// If it is damaged, no Word document, or beyond a limit.
pub(super) fn read(bytes: &[u8]) -> Result<LawText, ReadError> {
    let mut package = Package::open(bytes)?;
    let Some(main) = package.named("word/document", ".xml") else { return Err(other(&package)) };
    let mut part = |name: &str| package.text(name);
    let (styles, lists) = (part("word/styles.xml")?, part("word/numbering.xml")?);
    let styles = match &styles {
        Some(styles) => Styles::read(xml::parse(styles)?.root_element()),
        None => Styles::default(),
    };
    let lists = match &lists {
        Some(lists) => Lists::read(xml::parse(lists)?.root_element()),
        None => Lists::default(),
    };
    let body = part(&main)?.unwrap_or_default();
    let body = xml::parse(&body)?;
    let mut reader = Reader::new(styles, lists);
    xml::walk(body.root_element(), &mut reader);

    let mut builder = TreeBuilder::new(SourceFormat::Docx);
    outline(&mut builder, std::mem::take(&mut reader.lines));
    // Notes stand at the foot of the page and belong to no provision.
    for (notes, kind) in [("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")] {
        let Some(text) = part(notes)? else { continue };
        let notes = xml::parse(&text)?;
        for note in notes.root_element().children().filter(|node| name(*node) == kind) {
            if attribute(note, "type").is_none() {
                xml::walk(note, &mut reader);
            }
        }
    }
    while builder.depth() > 0 {
        builder.close();
    }
    for line in &reader.lines {
        builder.end_line();
        builder.push(&line.text);
    }
    let law = builder.text();
    law.title = reader.title;
    if reader.deleted > 0 {
        law.notices.push(format!(
            "The document has tracked changes: insertions were read, deletions left out ({}).",
            reader.deleted
        ));
    }
    if !reader.lines.is_empty() {
        law.notices.push("Footnotes and endnotes were read after the text.".to_owned());
    }
    if reader.symbols > 0 {
        law.notices
            .push(format!("Characters of symbol fonts could not be read ({}).", reader.symbols));
    }
    Ok(builder.finish())
}

/// What a package is that holds no Word document.
fn other(package: &Package<'_>) -> ReadError {
    let (what, advice) = if package.has("content.xml") {
        ("an OpenDocument file", "open it in a word processor and save it as DOCX")
    } else if package.has("xl/") {
        ("an Excel workbook", "give the law as DOCX, PDF or text")
    } else if package.has("ppt/") {
        ("a PowerPoint presentation", "give the law as DOCX, PDF or text")
    } else if package.has("META-INF/container.xml") {
        ("an EPUB book", "unpack it and give the HTML in it")
    } else {
        ("a zip file", "unpack it and give the document in it")
    };
    ReadError::Unsupported { what, advice }
}

/// An attribute by its local name: its namespace is Word's, of which there are two.
fn attribute<'a>(element: Node<'a, '_>, named: &str) -> Option<&'a str> {
    element.attributes().find(|attribute| attribute.name() == named).map(|found| found.value())
}

/// The value of a child element.
fn value_of<'a>(element: Node<'a, '_>, named: &str) -> Option<&'a str> {
    child(element, named).and_then(|node| attribute(node, "val"))
}

/// The value of a child element, as a number.
fn number<N: std::str::FromStr>(element: Node<'_, '_>, named: &str) -> Option<N> {
    value_of(element, named)?.trim().parse().ok()
}

/// A paragraph that is being read; those in text boxes lie in others.
#[derive(Debug)]
struct Paragraph {
    /// Its element.
    element: NodeId,
    /// Its text so far.
    text: String,
    /// Its heading level.
    heading: Option<u8>,
    /// Its automatic number.
    label: Option<String>,
    /// Whether it is of a table of contents.
    contents: bool,
    /// Whether it is the title.
    title: bool,
}

/// A row of a table that is being read: how many lines each cell has made.
#[derive(Debug)]
struct Row {
    /// The row's element.
    element: NodeId,
    /// The first line of the row.
    start: usize,
    /// Lines at which cells begin.
    cells: Vec<usize>,
}

/// The reader of one document.
struct Reader {
    /// Styles.
    styles: Styles,
    /// Lists.
    lists: Lists,
    /// Lines so far.
    lines: Vec<Line<'static>>,
    /// Paragraphs that are open.
    paragraphs: Vec<Paragraph>,
    /// Lines of text boxes, which follow the paragraph they are anchored in.
    boxes: Vec<Line<'static>>,
    /// Rows that are open.
    rows: Vec<Row>,
    /// Whether the text of a run is being read, and not markup's white space.
    in_text: bool,
    /// The title.
    title: Option<String>,
    /// Tracked deletions.
    deleted: usize,
    /// Characters of symbol fonts.
    symbols: usize,
}

impl Reader {
    /// Nothing read yet.
    fn new(styles: Styles, lists: Lists) -> Self {
        Self {
            styles,
            lists,
            lines: Vec::new(),
            paragraphs: Vec::new(),
            boxes: Vec::new(),
            rows: Vec::new(),
            in_text: false,
            title: None,
            deleted: 0,
            symbols: 0,
        }
    }

    /// A paragraph begins.
    fn begin(&mut self, element: Node<'_, '_>) {
        let properties = child(element, "pPr");
        let style = properties
            .and_then(|p| value_of(p, "pStyle"))
            .map_or_else(Style::default, |id| self.styles.get(id));
        let outline: Option<u8> = properties.and_then(|p| number(p, "outlineLvl"));
        let heading = outline.filter(|level| *level < 9).map(|level| (level + 1).min(6));
        let numbering = properties.and_then(|p| child(p, "numPr"));
        let list: Option<u32> = numbering.and_then(|n| number(n, "numId")).or(style.list);
        let level = numbering.and_then(|n| number(n, "ilvl")).or(style.level).unwrap_or(0);
        let label = list.filter(|id| *id != 0).and_then(|id| self.lists.next(id, level));
        self.paragraphs.push(Paragraph {
            element: element.id(),
            text: String::new(),
            heading: heading.or(style.heading),
            label,
            contents: style.contents,
            title: style.title,
        });
    }

    /// A paragraph ends.
    fn end(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        if !paragraph.contents && !paragraph.text.trim().is_empty() {
            if paragraph.title && self.title.is_none() {
                self.title = Some(paragraph.text.trim().replace('\n', " "));
            }
            let mut label = paragraph.label;
            let lines = paragraph.text.lines().map(str::trim).filter(|line| !line.is_empty());
            let lines = lines.map(|text| Line {
                text: Cow::Owned(text.to_owned()),
                heading: paragraph.heading,
                label: label.take().map(Cow::Owned),
            });
            let to = if self.paragraphs.is_empty() { &mut self.lines } else { &mut self.boxes };
            to.extend(lines);
        }
        if self.paragraphs.is_empty() {
            self.lines.append(&mut self.boxes);
        }
    }

    /// Puts a character into the text.
    fn put(&mut self, c: char) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push(c);
        }
    }

    /// A row ends: if every cell is one line, so is the row.
    fn end_row(&mut self, row: &Row) {
        let ends = row.cells.iter().skip(1).copied().chain([self.lines.len()]);
        let single = row.cells.iter().zip(ends).all(|(start, end)| end - start <= 1);
        if !single || row.start >= self.lines.len() {
            return;
        }
        let cells = self.lines.split_off(row.start);
        let mut cells = cells.into_iter();
        if let Some(mut line) = cells.next() {
            for cell in cells {
                let text = line.text.to_mut();
                text.push('\t');
                if let Some(label) = &cell.label {
                    text.push_str(label);
                    text.push(' ');
                }
                text.push_str(&cell.text);
            }
            self.lines.push(line);
        }
    }
}

/// Whether a run's properties hide it.
fn is_hidden(run: Node<'_, '_>) -> bool {
    child(run, "rPr")
        .and_then(|properties| child(properties, "vanish"))
        .is_some_and(|vanish| !matches!(attribute(vanish, "val"), Some("0" | "false")))
}

impl<'a, 'd> Visitor<'a, 'd> for Reader {
    fn enter(&mut self, element: Node<'a, 'd>) -> Descend {
        match name(element) {
            "p" => self.begin(element),
            "t" => self.in_text = true,
            "tab" if name_of_parent(element) == "r" => self.put('\t'),
            "br" | "cr" => self.put('\n'),
            "noBreakHyphen" => self.put('\u{2011}'),
            "sym" => self.symbols += 1,
            "del" | "moveFrom" => {
                self.deleted += 1;
                return Descend::Over;
            }
            "r" if is_hidden(element) => return Descend::Over,
            // The second form of a drawing, for programs that do not know the first.
            "Fallback" | "pPr" | "rPr" | "sectPr" | "tblPr" | "instrText" | "delText" => {
                return Descend::Over;
            }
            "sdt" if is_contents(element) => return Descend::Over,
            "tr" if self.paragraphs.is_empty() => {
                let start = self.lines.len();
                self.rows.push(Row { element: element.id(), start, cells: Vec::new() });
            }
            "tc" => {
                let line = self.lines.len();
                if let Some(row) = self.rows.last_mut() {
                    row.cells.push(line);
                }
            }
            _ => {}
        }
        Descend::Into
    }

    fn leave(&mut self, element: Node<'a, 'd>) {
        match name(element) {
            "p" if self.paragraphs.last().is_some_and(|p| p.element == element.id()) => self.end(),
            "t" => self.in_text = false,
            "tr" => {
                if let Some(row) = self.rows.pop_if(|row| row.element == element.id()) {
                    self.end_row(&row);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            paragraph.text.push_str(text);
        }
    }
}

/// The name of the element around another.
fn name_of_parent<'a>(element: Node<'a, '_>) -> &'a str {
    element.parent().map_or("", |parent| parent.tag_name().name())
}

/// Whether a block is a table of contents that Word made.
fn is_contents(block: Node<'_, '_>) -> bool {
    child(block, "sdtPr")
        .and_then(|properties| child(properties, "docPartObj"))
        .and_then(|part| value_of(part, "docPartGallery"))
        .is_some_and(|gallery| gallery == "Table of Contents")
}

#[cfg(test)]
mod tests;
