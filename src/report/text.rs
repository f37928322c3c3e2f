//! The document as text with fixed-width characters.
//!
//! Nothing is read from a terminal: the width and whether to colour come in as arguments. Colour
//! only repeats what the words and shapes say. A table whose columns do not fit side by side is
//! stacked: its short values on one line, its sentences below.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use comfy_table::presets::NOTHING;
use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Grid, Width,
};

use super::document::{
    Align, Block, CalloutKind, Column, ColumnRole, Document, Inline, Role, Shape, Span, Table,
};
use super::wrap::{Styled, breaks_at_spaces, printable, width, wrap, wrap_plain};

/// How text is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Columns available.
    pub width: usize,
    /// Whether to use ANSI colours.
    pub color: bool,
}

/// Columns below which nothing is laid out any more narrowly.
const NARROWEST: usize = 20;
/// Columns that a column of sentences needs to read well.
const PROSE: usize = 26;
/// Columns that a column of names needs.
const NAME: usize = 20;
/// Columns beyond which a line of running text is hard to follow.
const MEASURE: usize = 110;
/// Columns between two columns of a table.
const GAP: usize = 2;

/// Writes the document as text.
pub fn write(document: &Document, layout: Layout) -> String {
    let mut page = Page {
        width: layout.width.max(NARROWEST),
        color: layout.color,
        out: String::new(),
        introduced: false,
    };
    page.title(&document.title);
    for block in &document.blocks {
        page.block(block);
    }
    page.out
}

/// The text written so far.
struct Page {
    width: usize,
    color: bool,
    out: String,
    /// The last thing written introduces what follows.
    introduced: bool,
}

/// No style.
const PLAIN: Style = Style::new();

/// The style of a status.
fn palette(role: Role) -> Style {
    match role {
        Role::Met => AnsiColor::Green.on_default(),
        Role::InPart => AnsiColor::Yellow.on_default(),
        Role::Missing => AnsiColor::Red.on_default(),
        Role::Open => Style::new().dimmed(),
    }
}

/// An inline text as styled stretches.
fn styled(inline: &Inline) -> Vec<Styled<Style>> {
    inline
        .0
        .iter()
        .flat_map(|span| match span {
            Span::Text(text) => vec![(PLAIN, text.clone())],
            Span::Strong(text) => vec![(PLAIN.bold(), text.clone())],
            Span::Emphasis(text) => vec![(PLAIN.italic(), text.clone())],
            Span::Code(text) => vec![(AnsiColor::Cyan.on_default(), text.clone())],
            Span::Status(status) => {
                let style = palette(status.shape.role());
                vec![
                    (style, status.shape.symbol().to_owned()),
                    (PLAIN, format!(" {}", status.text)),
                ]
            }
        })
        .collect()
}

impl Page {
    /// Writes the title, underlined.
    fn title(&mut self, title: &str) {
        for line in wrap_plain(title, self.width) {
            self.line(&[(PLAIN.bold(), line)]);
        }
        self.rule('═', width(title));
    }

    /// Writes a block and remembers whether it introduces the next.
    fn block(&mut self, block: &Block) {
        self.lay(block);
        // A sentence that ends in a colon introduces what follows, as a heading does.
        self.introduced = match block {
            Block::Heading { .. } => true,
            Block::Paragraph(text) => text.plain().ends_with(':'),
            _ => false,
        };
    }

    /// Writes a block.
    fn lay(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => {
                self.blank();
                self.flow("", "", &bold(styled(text)));
                if *level == 1 {
                    self.rule('─', width(&text.plain()));
                }
            }
            Block::Paragraph(text) => {
                self.gap();
                self.flow("", "", &styled(text));
            }
            Block::List(items) => {
                self.gap();
                for item in items {
                    self.flow("  • ", "    ", &styled(item));
                }
            }
            Block::KeyValues(pairs) => {
                self.gap();
                self.pairs("  ", pairs);
            }
            Block::Callout { kind, text } => {
                self.gap();
                let style = match kind {
                    CalloutKind::Notice | CalloutKind::Flag => AnsiColor::Yellow.on_default(),
                    CalloutKind::Disclaimer => AnsiColor::Cyan.on_default(),
                };
                let mut spans = vec![(style.bold(), format!("{}: ", kind.label()))];
                spans.extend(styled(text));
                self.flow("| ", "| ", &spans);
            }
            Block::Table(table) => {
                self.gap();
                self.table(table);
            }
            Block::Footer(lines) => {
                self.blank();
                self.rule('─', self.width.min(MEASURE));
                for line in lines {
                    self.flow("", "", &styled(line));
                }
            }
        }
    }

    /// An empty line before a block, except right under what introduces it.
    fn gap(&mut self) {
        if !self.introduced {
            self.blank();
        }
    }

    /// Writes an empty line, never two.
    fn blank(&mut self) {
        if !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// Writes a line of symbols.
    fn rule(&mut self, symbol: char, columns: usize) {
        let rule: String = std::iter::repeat_n(symbol, columns.min(self.width)).collect();
        self.line(&[(PLAIN, rule)]);
    }

    /// Writes one line of styled text, without spaces at its end.
    fn line(&mut self, spans: &[Styled<Style>]) {
        if !self.color {
            let start = self.out.len();
            for (_, text) in spans {
                self.out.push_str(text);
            }
            self.out.truncate(start + self.out[start..].trim_end().len());
            if self.out[start..].contains('\u{a0}') {
                let line = spaced(&self.out[start..]);
                self.out.truncate(start);
                self.out.push_str(&line);
            }
            self.out.push('\n');
            return;
        }
        let text: String = spans.iter().map(|(_, text)| text.as_str()).collect();
        let mut left = text.trim_end().len();
        let mut line = String::new();
        for (style, text) in spans {
            // Spaces at the end are cut before a style is closed after them.
            let text = &text[..text.len().min(left)];
            left -= text.len();
            if *style != PLAIN && !text.is_empty() {
                write!(line, "{style}{text}{style:#}").expect("a string takes everything");
            } else {
                line.push_str(text);
            }
        }
        self.out.push_str(&spaced(&line));
        self.out.push('\n');
    }

    /// Writes running text, the first line after one indentation and the others after another.
    fn flow(&mut self, first: &str, rest: &str, spans: &[Styled<Style>]) {
        let limit = self.width.min(MEASURE).saturating_sub(width(first).max(width(rest))).max(2);
        if !self.color && self.flow_plain(first, rest, limit, spans) {
            return;
        }
        for (i, line) in wrap(spans, limit).into_iter().enumerate() {
            let indent = if i == 0 { first } else { rest };
            let mut line = line;
            line.insert(0, (PLAIN, indent.to_owned()));
            self.line(&line);
        }
    }

    /// Writes running text without colour straight to the page: nearly every line of a report. Answers
    /// no, and writes nothing, where words or the spaces in them must be cut or lines may break between
    /// characters.
    fn flow_plain(
        &mut self,
        first: &str,
        rest: &str,
        limit: usize,
        spans: &[Styled<Style>],
    ) -> bool {
        let joined: String;
        let text = match spans {
            [(_, text)] => text.as_str(),
            spans => {
                joined = spans.iter().map(|(_, text)| text.as_str()).collect();
                &joined
            }
        };
        let text = printable(text);
        if !breaks_at_spaces(&text) {
            return false;
        }
        let start = self.out.len();
        let mut used = 0;
        self.out.push_str(&spaced(first));
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let columns = width(word);
            // A space that does not break may end a line, where it is cut like any other.
            if columns > limit || word.ends_with(char::is_whitespace) {
                self.out.truncate(start);
                return false;
            }
            if used > 0 && used + 1 + columns > limit {
                self.out.push('\n');
                self.out.push_str(rest);
                used = 0;
            } else if used > 0 {
                self.out.push(' ');
                used += 1;
            }
            if word.is_ascii() {
                self.out.push_str(word);
            } else {
                self.out.push_str(&spaced(word));
            }
            used += columns;
        }
        if used == 0 {
            self.out.truncate(self.out.trim_end_matches(' ').len());
        }
        self.out.push('\n');
        true
    }

    /// Writes names and values, the values lined up unless the names leave them no room.
    fn pairs(&mut self, indent: &str, pairs: &[(String, Inline)]) {
        let names = pairs.iter().map(|(name, _)| width(name)).max().unwrap_or(0).min(32);
        let column = width(indent) + names + GAP;
        for (name, value) in pairs {
            if column + PROSE <= self.width && width(name) <= names {
                let pad = " ".repeat(names - width(name) + GAP);
                let first = format!("{indent}{}{pad}", printable(name));
                self.flow(&first, &" ".repeat(column), &styled(value));
            } else {
                let mut spans = vec![(PLAIN, format!("{name}: "))];
                spans.extend(styled(value));
                self.flow(indent, &format!("{indent}  "), &spans);
            }
        }
    }

    /// Writes a table, side by side if it fits.
    fn table(&mut self, table: &Table) {
        if let Some(caption) = &table.caption {
            self.flow("", "", &[(PLAIN.italic(), caption.clone())]);
        }
        let table = &without_empty_columns(table);
        match column_widths(table, self.width) {
            Some(widths) => self.grid(table, &widths),
            None => self.stack(table),
        }
    }

    /// Writes a table whose columns fit side by side.
    fn grid(&mut self, table: &Table, widths: &[usize]) {
        let cell = |text: &str, columns: usize| wrap_plain(text, columns).join("\n");
        let mut grid = Grid::new();
        let rows: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|row| row.iter().zip(widths).map(|(c, &w)| cell(&c.plain(), w)).collect())
            .collect();
        let mut style = NOTHING.header_separator(LineStyle::none().fill('─'));
        if rows.iter().flatten().any(|cell| cell.contains('\n')) {
            style = style.row_separator(LineStyle::none().fill(' '));
        }
        grid.load_style(style);
        grid.set_content_arrangement(ContentArrangement::Disabled);
        let titles: Vec<String> =
            table.columns.iter().zip(widths).map(|(c, &w)| cell(&c.title, w)).collect();
        let header_lines = titles.iter().map(|t| t.lines().count()).max().unwrap_or(1);
        grid.set_header(titles);
        grid.add_rows(rows);
        let last = table.columns.len().saturating_sub(1);
        for (i, column) in table.columns.iter().enumerate() {
            let pad = if i == last { 0 } else { GAP };
            let total = u16::try_from(widths[i] + pad).unwrap_or(u16::MAX);
            let laid = grid.column_mut(i).expect("one column for each title");
            laid.set_padding((0, u16::try_from(pad).unwrap_or(0)));
            laid.set_constraint(ColumnConstraint::Absolute(Width::Fixed(total)));
            laid.set_cell_alignment(match column.align {
                Align::Left => CellAlignment::Left,
                Align::Right => CellAlignment::Right,
            });
        }
        for (i, line) in grid.lines().enumerate() {
            let line = spaced(line.trim_end());
            if !self.color {
                self.out.push_str(&line);
            } else if i < header_lines {
                let bold = PLAIN.bold();
                write!(self.out, "{bold}{line}{bold:#}").expect("a string takes everything");
            } else {
                self.out.push_str(&paint_shapes(&line));
            }
            self.out.push('\n');
        }
    }

    /// Writes each row as a line of its short values with its sentences below.
    fn stack(&mut self, table: &Table) {
        let separator = (PLAIN.dimmed(), " · ".to_owned());
        for (i, row) in table.rows.iter().enumerate() {
            let has_prose = table.columns.iter().any(|c| matches!(c.role, ColumnRole::Prose(_)));
            if i > 0 && has_prose {
                self.blank();
            }
            let mut head: Vec<Styled<Style>> = Vec::new();
            let mut below = Vec::new();
            for (column, cell) in table.columns.iter().zip(row) {
                if cell.is_empty() {
                    continue;
                }
                match column.role {
                    ColumnRole::Key | ColumnRole::Name => {
                        if !head.is_empty() {
                            head.push(separator.clone());
                        }
                        if column.align == Align::Right {
                            head.push((PLAIN, format!("{} ", column.title)));
                        }
                        head.extend(styled(cell));
                    }
                    ColumnRole::Prose(_) => below.push((column.title.clone(), cell.clone())),
                }
            }
            self.flow("", "  ", &head);
            self.pairs("  ", &below);
        }
    }
}

/// The line with ordinary spaces for those that held a pinpoint together.
fn spaced(line: &str) -> String {
    line.replace('\u{a0}', " ")
}

/// The same text in bold.
fn bold(spans: Vec<Styled<Style>>) -> Vec<Styled<Style>> {
    spans.into_iter().map(|(style, text)| (style.bold(), text)).collect()
}

/// Colours the shapes of statuses in a finished line: nothing else uses these symbols.
fn paint_shapes(line: &str) -> String {
    let mut painted = line.to_owned();
    for shape in [Shape::Full, Shape::FullAndMore, Shape::Half, Shape::Quarter, Shape::Empty] {
        if painted.contains(shape.symbol()) {
            let style = palette(shape.role());
            let symbol = format!("{style}{}{style:#}", shape.symbol());
            painted = painted.replace(shape.symbol(), &symbol);
        }
    }
    painted
}

/// The table without the columns in which no row says anything.
fn without_empty_columns(table: &Table) -> Table {
    let kept: Vec<usize> = (0..table.columns.len())
        .filter(|&i| table.rows.iter().any(|row| row.get(i).is_some_and(|cell| !cell.is_empty())))
        .collect();
    Table {
        caption: table.caption.clone(),
        columns: kept.iter().map(|&i| table.columns[i].clone()).collect(),
        rows: table.rows.iter().map(|row| kept.iter().map(|&i| row[i].clone()).collect()).collect(),
    }
}

/// The widths of a table's columns, if all of them fit side by side and still read well.
fn column_widths(table: &Table, available: usize) -> Option<Vec<usize>> {
    let natural: Vec<usize> = (0..table.columns.len())
        .map(|i| {
            let cells = table.rows.iter().filter_map(|row| row.get(i));
            let widest = cells.map(|cell| width(&printable(&cell.plain()))).max().unwrap_or(0);
            widest.max(width(&table.columns[i].title)).max(1)
        })
        .collect();
    let least: Vec<usize> = natural
        .iter()
        .zip(&table.columns)
        .map(|(&natural, column)| match column.role {
            ColumnRole::Key => natural,
            ColumnRole::Name => natural.min(NAME),
            ColumnRole::Prose(_) => natural.min(PROSE),
        })
        .collect();
    let gaps = GAP * table.columns.len().saturating_sub(1);
    let mut spare = available.checked_sub(gaps + least.iter().sum::<usize>())?;
    let mut widths = least;
    // What is left goes to the sentences by weight, none getting more than it can use.
    loop {
        let hungry: Vec<(usize, usize)> = open_columns(table, &widths, &natural);
        let weights: usize = hungry.iter().map(|(_, weight)| weight).sum();
        if spare == 0 || weights == 0 {
            return Some(widths);
        }
        let share = spare;
        for (i, weight) in hungry {
            let more = (share * weight / weights).max(1).min(natural[i] - widths[i]).min(spare);
            widths[i] += more;
            spare -= more;
        }
    }
}

/// Columns of sentences and names that could use more room, with their weights.
fn open_columns(table: &Table, widths: &[usize], natural: &[usize]) -> Vec<(usize, usize)> {
    table
        .columns
        .iter()
        .enumerate()
        .filter_map(|(i, Column { role, .. })| match role {
            _ if widths[i] >= natural[i] => None,
            ColumnRole::Prose(weight) => Some((i, usize::from(*weight).max(1))),
            ColumnRole::Name => Some((i, 1)),
            ColumnRole::Key => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;
    use crate::report::document::StatusCell;

    fn sample(text: &str) -> Document {
        let mut document = Document::new(text);
        document.callout(CalloutKind::Notice, text);
        document.heading(1, text);
        document.paragraph(Inline::new().strong(text).text(text).code(text));
        document.list(vec![text.into(), text.into()]);
        document.key_values(vec![(text.to_owned(), text.into())]);
        document.table(Table {
            caption: Some(text.to_owned()),
            columns: vec![
                Column::key("Status"),
                Column::figure("Years"),
                Column::prose("Why", 2),
                Column::prose("Where", 1),
            ],
            rows: vec![
                vec![
                    Inline::new().status(StatusCell::from(Status::Absent)),
                    "20".into(),
                    text.into(),
                    text.into(),
                ];
                2
            ],
        });
        document.blocks.push(Block::Footer(vec![text.into()]));
        document
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
        #[test]
        fn text_is_written_at_any_width(text in ".{0,60}", columns in 20usize..300) {
            let plain = write(&sample(&text), Layout { width: columns, color: false });
            let escape = plain.contains('\u{1b}');
            proptest::prop_assert!(!escape);
            for line in plain.lines() {
                // Sequences of emoji may be drawn narrower than the sum of their parts.
                proptest::prop_assert!(width(line) <= columns, "{line:?}");
            }
            let painted = write(&sample(&text), Layout { width: columns, color: true });
            let mut stripped = anstream::StripStream::new(Vec::new());
            std::io::Write::write_all(&mut stripped, painted.as_bytes()).unwrap();
            proptest::prop_assert_eq!(String::from_utf8(stripped.into_inner()).unwrap(), plain);
        }
    }

    #[test]
    fn a_line_of_nothing_but_a_hard_space_is_empty_with_and_without_colour() {
        let plain = write(&sample("\u{a0}"), Layout { width: 20, color: false });
        let painted = write(&sample("\u{a0}"), Layout { width: 20, color: true });
        assert!(plain.lines().all(|line| !line.ends_with(' ')), "{plain:?}");
        assert_eq!(anstream::adapter::strip_str(&painted).to_string(), plain);
    }

    #[test]
    fn a_table_of_chinese_text_lines_up() {
        let mut document = Document::new("表");
        document.table(Table {
            caption: None,
            columns: vec![Column::key("Term"), Column::key("Canonical")],
            rows: vec![
                vec!["拐卖妇女".into(), "transfer".into()],
                vec!["abduct".into(), "abduction".into()],
            ],
        });
        let text = write(&document, Layout { width: 80, color: false });
        assert!(text.contains("拐卖妇女  transfer\nabduct    abduction"), "{text}");
    }

    #[test]
    fn a_table_that_does_not_fit_is_stacked() {
        let text = write(
            &sample("The law appears not to reach this."),
            Layout { width: 50, color: false },
        );
        assert!(text.contains("○ absent · Years 20\n"), "{text}");
        assert!(text.contains("  Why    The law appears not to reach this.\n"), "{text}");
    }
}
