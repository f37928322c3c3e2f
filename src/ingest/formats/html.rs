//! HTML, read as browsers read it, however broken.
//!
//! What a reader sees becomes lines; their numbering and headings show the structure. Lists that the
//! browser numbers keep their numbers as labels.

use std::borrow::Cow;

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::{ParseOpts, driver};
use scraper::node::Element;
use scraper::{Html, HtmlTreeSink, Node};

use crate::ingest::limits::{HTML_DEPTH, HTML_STRIDE};
use crate::ingest::outline::{Line, outline};
use crate::ingest::{LawText, ReadError, SourceFormat, TreeBuilder};

/// Reads a page.
///
/// # Errors
///
/// If its elements are nested too deep, or it has no text.
pub(super) fn read(text: &str) -> Result<LawText, ReadError> {
    let page = parse(text)?;
    let mut reader = Reader::default();
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => reader.open(node),
            Edge::Close(node) => reader.close(node),
        }
    }
    reader.end_line();
    if reader.lines.is_empty() {
        return Err(ReadError::NoText { what: "HTML" });
    }
    let mut builder = TreeBuilder::new(SourceFormat::Html);
    let law = builder.text();
    law.title = reader.title.take().or_else(|| reader.top_heading.take());
    law.language = reader.language.as_deref().and_then(super::language_code);
    if reader.struck > 0 {
        law.notices.push(format!("Text struck out was left out ({}).", reader.struck));
    }
    outline(&mut builder, reader.lines.drain(..));
    Ok(builder.finish())
}

/// Parses a page in strides, so that one nested without end is noticed before it takes all day: the
/// time of parsing grows with the depth.
fn parse(text: &str) -> Result<Html, ReadError> {
    let sink = HtmlTreeSink::new(Html::new_document());
    let mut parser = driver::parse_document(sink, ParseOpts::default());
    let mut rest = text;
    while !rest.is_empty() {
        let mut end = HTML_STRIDE.min(rest.len());
        while !rest.is_char_boundary(end) {
            end += 1;
        }
        let (stride, after) = rest.split_at(end);
        parser.process(StrTendril::from(stride));
        rest = after;
        let page = parser.tokenizer.sink.sink.0.borrow();
        let depth = page.tree.nodes().next_back().map_or(0, |last| last.ancestors().count());
        if depth > HTML_DEPTH.most {
            return Err(ReadError::TooMuch { what: "HTML", limit: HTML_DEPTH });
        }
    }
    Ok(parser.finish())
}

/// A list that the browser numbers.
#[derive(Debug)]
struct NumberedList {
    /// The number of its next item.
    next: i64,
    /// How the number is written: the list's `type`.
    style: char,
    /// Whether it is numbered at all.
    numbered: bool,
}

/// What was read so far.
#[derive(Debug, Default)]
struct Reader {
    /// Lines that are complete.
    lines: Vec<Line<'static>>,
    /// The line that is being read.
    line: String,
    /// Whether white space came after the last word.
    space: bool,
    /// Whether a border of cells came after the last word.
    cell: bool,
    /// Level of the heading that is being read.
    heading: Option<u8>,
    /// Number of the item that begins the line.
    label: Option<String>,
    /// Elements left out that lie around.
    hidden: usize,
    /// Elements around that keep white space as it is.
    preformatted: usize,
    /// Lists around.
    lists: Vec<NumberedList>,
    /// Title of the page.
    title: Option<String>,
    /// Whether the title is being read.
    in_title: bool,
    /// First heading of the highest level.
    top_heading: Option<String>,
    /// Declared language.
    language: Option<String>,
    /// Stretches struck out.
    struck: usize,
}

/// Whether an element is no part of what is read.
fn is_hidden(element: &Element) -> bool {
    let styled = |what: &str| {
        element.attr("style").is_some_and(|style| {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
            style.to_ascii_lowercase().contains(what)
        })
    };
    matches!(
        element.name(),
        "script"
            | "style"
            | "noscript"
            | "template"
            | "nav"
            | "button"
            | "select"
            | "svg"
            | "iframe"
            | "object"
            | "input"
            | "textarea"
            | "math"
            | "rt"
            | "rp"
            | "del"
            | "s"
            | "strike"
    ) || element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || styled("display:none")
}

/// Whether an element begins and ends a line.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "tr"
            | "caption"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "blockquote"
            | "pre"
            | "hr"
            | "address"
            | "figure"
            | "figcaption"
            | "form"
            | "fieldset"
            | "legend"
            | "details"
            | "summary"
            | "body"
            | "center"
            | "tbody"
            | "thead"
    )
}

/// The level of a heading element.
fn level(name: &str) -> Option<u8> {
    let digit =
        name.strip_prefix('h').filter(|rest| rest.len() == 1)?.chars().next()?.to_digit(10)?;
    u8::try_from(digit).ok().filter(|level| (1..=6).contains(level))
}

impl Reader {
    /// An element begins, or text comes.
    fn open(&mut self, node: NodeRef<'_, Node>) {
        match node.value() {
            Node::Element(element) => self.open_element(element, node),
            Node::Text(text) if self.in_title => {
                self.title.get_or_insert_default().push_str(text);
            }
            Node::Text(text) if self.hidden == 0 => self.text(text),
            _ => {}
        }
    }

    /// An element begins.
    fn open_element(&mut self, element: &Element, node: NodeRef<'_, Node>) {
        let name = element.name();
        if is_hidden(element) {
            self.hidden += 1;
            self.struck += usize::from(matches!(name, "del" | "s" | "strike"));
        }
        if self.hidden > 0 {
            return;
        }
        match name {
            "html" => self.language = element.attr("lang").map(str::to_owned),
            "title" => self.in_title = self.title.is_none(),
            "br" => self.end_line(),
            "pre" => self.preformatted += 1,
            "td" | "th" if node.prev_siblings().any(|n| n.value().is_element()) => self.cell = true,
            "ol" | "ul" => {
                let unmarked = element.attr("style").is_some_and(|style| style.contains("none"));
                self.lists.push(NumberedList {
                    next: element.attr("start").and_then(|n| n.trim().parse().ok()).unwrap_or(1),
                    style: element.attr("type").and_then(|t| t.chars().next()).unwrap_or('1'),
                    numbered: name == "ol" && !unmarked,
                });
            }
            _ => {}
        }
        if is_block(name) && !(name == "p" && self.cell) {
            self.end_line();
        }
        if let Some(level) = level(name) {
            self.heading = Some(level);
        }
        if name == "li"
            && let Some(list) = self.lists.last_mut().filter(|list| list.numbered)
        {
            let own = element.attr("value").and_then(|value| value.trim().parse().ok());
            let number = own.unwrap_or(list.next);
            list.next = number.saturating_add(1);
            self.label = Some(format!("{}.", written(number, list.style)));
        }
    }

    /// An element ends.
    fn close(&mut self, node: NodeRef<'_, Node>) {
        let Node::Element(element) = node.value() else { return };
        let name = element.name();
        if is_hidden(element) {
            self.hidden -= 1;
            return;
        }
        if self.hidden > 0 {
            return;
        }
        match name {
            "title" => self.in_title = false,
            "pre" => self.preformatted = self.preformatted.saturating_sub(1),
            "ol" | "ul" => drop(self.lists.pop()),
            "td" | "th" => self.space = true,
            _ => {}
        }
        if is_block(name) && !matches!(name, "p" if in_cell(node)) {
            self.end_line();
        } else if name == "p" {
            self.space = true;
        }
        if level(name).is_some() {
            self.heading = None;
        }
        if name == "li" {
            self.label = None;
        }
    }

    /// Text comes.
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            if c == '\n' && self.preformatted > 0 {
                self.end_line();
            } else if c.is_ascii_whitespace() {
                self.space = true;
            } else {
                if !self.line.is_empty() {
                    if self.cell {
                        self.line.push('\t');
                    } else if self.space {
                        self.line.push(' ');
                    }
                }
                (self.space, self.cell) = (false, false);
                self.line.push(c);
            }
        }
    }

    /// Ends the line.
    fn end_line(&mut self) {
        (self.space, self.cell) = (false, false);
        if self.line.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.line);
        if self.heading == Some(1) && self.top_heading.is_none() {
            self.top_heading = Some(text.clone());
        }
        // An item that writes a number of its own is not numbered twice.
        let label = self.label.take().filter(|_| {
            !text.starts_with(|c: char| c.is_numeric() || matches!(c, '(' | '（' | '第' | '§'))
        });
        self.lines.push(Line {
            text: Cow::Owned(text),
            heading: self.heading,
            label: label.map(Cow::Owned),
        });
    }
}

/// Whether an element lies directly in a cell with others beside it, where its row is one line.
fn in_cell(node: NodeRef<'_, Node>) -> bool {
    node.parent().is_some_and(|parent| {
        parent.value().as_element().is_some_and(|element| matches!(element.name(), "td" | "th"))
            && node.next_siblings().all(|next| !next.value().is_element())
    })
}

/// A number as a list of a style writes it.
fn written(number: i64, style: char) -> String {
    let Ok(positive) = u32::try_from(number) else { return number.to_string() };
    match style {
        'a' => super::numbering::letters(positive).to_lowercase(),
        'A' => super::numbering::letters(positive),
        'i' => super::numbering::roman(positive).to_lowercase(),
        'I' => super::numbering::roman(positive),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(html: &str) -> Vec<(String, Option<u8>, Option<String>)> {
        let page = parse(html).unwrap();
        let mut reader = Reader::default();
        for edge in page.tree.root().traverse() {
            match edge {
                Edge::Open(node) => reader.open(node),
                Edge::Close(node) => reader.close(node),
            }
        }
        reader.end_line();
        let line = |line: Line<'_>| {
            (line.text.into_owned(), line.heading, line.label.map(Cow::into_owned))
        };
        reader.lines.into_iter().map(line).collect()
    }

    fn plain(text: &str) -> (String, Option<u8>, Option<String>) {
        (text.to_owned(), None, None)
    }

    #[test]
    fn what_a_reader_sees_becomes_lines() {
        let html = "<html lang=en-SG><title>Ferry\u{a0}Act</title><nav>Home</nav><h2>Part <i>2</i></h2>\
            <p>3. No\n  one<br>may<del>not</del> sell<script>x</script><div hidden>y</div>\
            <table><tr><td>fine<td><p>10</p></table><pre>a\nb</pre>";
        assert_eq!(
            lines(html),
            [
                ("Part 2".to_owned(), Some(2), None),
                plain("3. No one"),
                plain("may sell"),
                plain("fine\t10"),
                plain("a"),
                plain("b"),
            ]
        );
        let law = read(html).unwrap();
        assert_eq!(
            (law.title.as_deref(), law.language.as_deref()),
            (Some("Ferry\u{a0}Act"), Some("en"))
        );
        assert_eq!(law.notices.len(), 1);
    }

    #[test]
    fn numbers_of_the_browser_are_labels() {
        let html = "<ol type=a start=2><li>sells<li>(c) buys<li><p>helps</ol><ul><li>x</ul>";
        let numbered = |text: &str, label: &str| (text.to_owned(), None, Some(label.to_owned()));
        assert_eq!(
            lines(html),
            [numbered("sells", "b."), plain("(c) buys"), numbered("helps", "d."), plain("x")]
        );
    }

    #[test]
    fn nesting_without_end_is_refused_quickly() {
        let deep = "<div>".repeat(400_000);
        assert_eq!(read(&deep), Err(ReadError::TooMuch { what: "HTML", limit: HTML_DEPTH }));
        assert_eq!(read("<p> </p>"), Err(ReadError::NoText { what: "HTML" }));
    }
}
