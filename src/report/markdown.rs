//! The document as GitHub-flavoured Markdown.
//!
//! Text of records is escaped, so that a pipe does not break a table and an asterisk in a statute's
//! words stays one.

use super::document::{Align, Block, Document, Inline, Span, Table};
use super::wrap::printable;

/// Writes the document as Markdown.
pub fn write(document: &Document) -> String {
    let mut out = format!("# {}\n", escape(&document.title));
    for block in &document.blocks {
        out.push('\n');
        match block {
            Block::Heading { level, text } => {
                let hashes = "#".repeat(usize::from(*level).clamp(1, 5) + 1);
                out.push_str(&format!("{hashes} {}\n", inline(text)));
            }
            Block::Paragraph(text) => out.push_str(&format!("{}\n", inline(text))),
            Block::List(items) => {
                for item in items {
                    out.push_str(&format!("- {}\n", inline(item)));
                }
            }
            Block::KeyValues(pairs) => {
                for (name, value) in pairs {
                    out.push_str(&format!("- **{}**: {}\n", escape(name), inline(value)));
                }
            }
            Block::Callout { kind, text } => {
                out.push_str(&format!("> **{}:** {}\n", kind.label(), inline(text)));
            }
            Block::Table(table) => write_table(&mut out, table),
            Block::Footer(lines) => {
                out.push_str("---\n");
                for line in lines {
                    out.push_str(&format!("\n{}\n", inline(line)));
                }
            }
        }
    }
    out
}

/// Writes a table, its caption above it.
fn write_table(out: &mut String, table: &Table) {
    if let Some(caption) = &table.caption {
        out.push_str(&format!("*{}*\n\n", escape(caption)));
    }
    let titles = table.columns.iter().map(|c| escape(&c.title));
    out.push_str(&row(titles));
    let rules = table.columns.iter().map(|c| match c.align {
        Align::Left => "---".to_owned(),
        Align::Right => "---:".to_owned(),
    });
    out.push_str(&row(rules));
    for cells in &table.rows {
        out.push_str(&row(cells.iter().map(inline)));
    }
}

/// A row of cells.
fn row(cells: impl Iterator<Item = String>) -> String {
    let mut line = String::from("|");
    for cell in cells {
        line.push_str(&format!(" {cell} |"));
    }
    line.push('\n');
    line
}

/// Text with its marks.
fn inline(inline: &Inline) -> String {
    inline
        .0
        .iter()
        .map(|span| match span {
            Span::Text(text) => escape(text),
            Span::Strong(text) => marked("**", text),
            Span::Emphasis(text) => marked("*", text),
            Span::Code(text) => code(text),
            Span::Status(status) => escape(&status.plain()),
        })
        .collect()
}

/// Text between marks; spaces at its ends go outside, where Markdown wants them.
fn marked(mark: &str, text: &str) -> String {
    let inner = text.trim();
    if inner.is_empty() {
        return escape(text);
    }
    let start = &text[..text.len() - text.trim_start().len()];
    let end = &text[text.trim_end().len()..];
    format!("{start}{mark}{}{mark}{end}", escape(inner))
}

/// A code span, fenced with more backticks than it holds. In a table a pipe needs its backslash even
/// inside a code span, so such text is written without one.
fn code(text: &str) -> String {
    let text = printable(text);
    if text.contains('|') || text.trim().is_empty() {
        return escape(&text);
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    if longest == 0 {
        format!("`{text}`")
    } else {
        let fence = "`".repeat(longest + 1);
        format!("{fence} {text} {fence}")
    }
}

/// The text with everything that Markdown would read as markup made literal.
fn escape(text: &str) -> String {
    let text = printable(text).replace('\u{a0}', " ");
    let mut out = String::with_capacity(text.len());
    for (i, c) in text.char_indices() {
        let starts = out.is_empty();
        let markup = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&')
            || (starts && matches!(c, '#' | '+' | '-' | '='))
            // "1. " or "1) " at the start would begin a numbered list.
            || (matches!(c, '.' | ')')
                && i > 0
                && text[..i].bytes().all(|b| b.is_ascii_digit())
                && text[i + 1..].chars().next().is_none_or(char::is_whitespace));
        // Underscores inside a word are no markup in this dialect, nor is an ampersand before a space.
        let harmless = match c {
            '_' => inside_word(&text, i),
            '&' => text[i + 1..].starts_with(' '),
            _ => false,
        };
        if markup && !harmless {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether letters or digits stand on both sides of the character at this place.
fn inside_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + 1..].chars().next();
    before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::Column;

    #[test]
    fn markup_in_records_stays_text() {
        assert_eq!(escape("a | b * c_d [x](y) <b>"), r"a \| b \* c_d \[x\](y) \<b\>");
        assert_eq!(escape("1. first"), r"1\. first");
        assert_eq!(escape("1."), r"1\.");
        assert_eq!(escape("0.95"), "0.95");
        assert_eq!(escape("s 3(1)"), "s 3(1)");
        assert_eq!(code("a`b"), "`` a`b ``");
        assert_eq!(marked("**", " bold "), " **bold** ");
    }

    #[test]
    fn a_table_row_stays_on_one_line() {
        let mut document = Document::new("T");
        document.table(Table {
            caption: None,
            columns: vec![Column::key("A"), Column::figure("B")],
            rows: vec![vec!["x | y\nz".into(), Inline::new().code("p|q")]],
        });
        assert_eq!(write(&document), "# T\n\n| A | B |\n| --- | ---: |\n| x \\| y z | p\\|q |\n");
    }
}
