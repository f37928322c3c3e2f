//! Structure from numbering and headings: what a reader sees who leafs through a law that has no
//! markup.
//!
//! Three steps. What a line begins with is read from the tables of units (`words`) and numbers
//! (`numerals`). Then the document as a whole shows which of these are provisions: what is cited in
//! it, sections or articles or bare numbers, in which sequence they run, and which lines are a table
//! of contents. At last the marks of subdivisions are placed by their sequence (`marks`).

mod beginning;
mod headings;
mod marks;
pub mod numerals;
mod quotation;
mod words;

use std::borrow::Cow;

use super::{ProvisionKind, TreeBuilder};
use beginning::{begin, late};
use marks::{Before, Mark, Shape};
use numerals::Key;
pub use numerals::plain_number;
pub(crate) use quotation::block_end;
pub(crate) use words::is_mark as is_letter_mark;

use words::Unit;

/// A line of a document before its structure is recognised.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line<'a> {
    /// The text, with its line break if it has one.
    pub text: Cow<'a, str>,
    /// The level of the heading, 1 to 6, if the format marks it as one.
    pub heading: Option<u8>,
    /// An automatic number that does not stand in the text.
    pub label: Option<Cow<'a, str>>,
}

impl<'a> Line<'a> {
    /// A line without marks of its format.
    pub fn plain(text: &'a str) -> Self {
        Self { text: Cow::Borrowed(text), heading: None, label: None }
    }
}

/// How a line claims to begin a provision that is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Claim {
    /// A group of sections: part, chapter, schedule.
    Group,
    /// A word and a number: `Article 5`.
    Word,
    /// A number in a heading of the format: `##### 98D Dealing`.
    Heading,
    /// A number with a point: `3.`.
    Point,
    /// A bare number and a capital letter: `3 Short title`.
    Bare,
    /// A Chinese numeral with its comma: `三、`.
    Comma,
}

/// A place where a part, chapter or section may begin.
#[derive(Debug, Clone)]
struct Entry {
    /// The line.
    line: usize,
    /// Where in the line.
    at: usize,
    /// Where its label ends.
    end: usize,
    /// What it is.
    unit: Unit,
    /// How it claims so.
    claim: Claim,
    /// Its plain number.
    number: String,
    /// The place of its number.
    key: Key,
    /// Whether its number is a word or Roman numeral.
    spelled: bool,
    /// Whether it turned out to begin a provision.
    holds: bool,
}

/// What is known of a line at a glance.
#[derive(Debug, Clone, Copy, Default)]
struct Row {
    /// Nothing but white space and rules.
    blank: bool,
    /// Columns before the text.
    indent: u16,
    /// Lies in quoted text.
    quoted: bool,
    /// Reads like a sentence of law rather than an entry of a list of contents.
    body: bool,
    /// Names a table of contents.
    contents: bool,
}

/// What happens at a place of the document.
#[derive(Debug)]
enum Event {
    /// A provision begins.
    Open {
        /// What it is.
        kind: ProvisionKind,
        /// How deep: what is open at this rank or below it is closed.
        rank: u8,
        /// The label.
        label: String,
        /// Its plain number.
        number: String,
        /// The heading.
        heading: Option<Place>,
    },
    /// Everything from a rank on ends.
    Close(u8),
}

/// Where a heading stands: mostly on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    /// Its first line.
    first: usize,
    /// Where it begins in the first line.
    from: usize,
    /// Its last line.
    last: usize,
    /// Where it ends in the last line.
    to: usize,
}

impl Place {
    /// On one line.
    fn on(line: usize, from: usize, to: usize) -> Self {
        Self { first: line, from, last: line, to }
    }
}

/// The rank of the cited unit; groups are below it, subdivisions above.
const SECTION: u8 = 30;

/// Adds the lines to the builder with the provisions their numbering and headings show. Each line
/// begins on a line of its own.
pub fn outline<'a>(builder: &mut TreeBuilder, lines: impl IntoIterator<Item = Line<'a>>) {
    let lines: Vec<Line<'a>> = lines.into_iter().collect();
    let mut document = Document::read(&lines);
    document.skip_contents();
    document.choose_sections();
    let events = document.events();
    emit(builder, &lines, events);
}

/// Adds the text of one provision, whose label the format gave and which is open in the builder, with
/// the subsections, paragraphs and points in it.
pub fn outline_within(builder: &mut TreeBuilder, text: &str) {
    let mut found: Vec<(usize, Mark)> = Vec::new();
    let from = own_label(text);
    marks::inline(text, from, &mut found);
    let resolved = marks::resolve(&found.iter().map(|(_, mark)| mark.clone()).collect::<Vec<_>>());
    let outside = builder.depth();
    let mut done = 0;
    for ((at, mark), opens) in found.iter().zip(resolved) {
        let Some((depth, kind)) = opens else { continue };
        builder.push(&text[done..*at]);
        done = *at;
        while builder.depth() > outside + depth {
            builder.close();
        }
        let label = tidy_label(&text[*at..*at + mark.len]);
        builder.open(kind, &label, &plain_number(&label));
    }
    builder.push(&text[done..]);
    while builder.depth() > outside {
        builder.close();
    }
}

/// Where the text begins after the section's own label, if it stands there too: `3. —(1)`, `Madde 5 -`.
fn own_label(text: &str) -> usize {
    let skip = decoration(text);
    let rest = &text[skip..];
    let end = match words::unit(rest) {
        Some(found) if found.unit >= Unit::SectionOrDivision => skip + found.end,
        _ => match marks::mark(rest, Before::Line) {
            Some(mark)
                if matches!(mark.shape, Shape::Point | Shape::Danda) && mark.figure().is_some() =>
            {
                // `1.` is the label only where the marks of subdivisions follow it.
                let after = rest[mark.len..].trim_start_matches([' ', '—', '–', '-', '*', '_']);
                if marks::mark(after, Before::Mark).is_none() {
                    return skip;
                }
                skip + mark.len
            }
            _ => return skip,
        },
    };
    text.len() - text[end..].trim_start_matches([' ', '.', ':', '—', '–', '-', '*', '_']).len()
}

/// How many bytes of white space, bullets and emphasis stand before a line's text.
fn decoration(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b' ' | b'\t' | b'*' | b'_' | b'#' | b'>' | b'\\' | b'\r' => at += 1,
            b'-' | b'+' if matches!(bytes.get(at + 1), Some(b' ' | b'\t')) => at += 1,
            0xC2 if bytes.get(at + 1) == Some(&0xA0) => at += 2,
            0xE2 if matches!(
                text.get(at..at + 3),
                Some("•" | "‣" | "▪" | "\u{200e}" | "\u{200f}" | "\u{2003}" | "\u{2002}")
            ) =>
            {
                at += 3;
            }
            0xE3 if text.get(at..at + 3) == Some("\u{3000}") => at += 3,
            0xEF if text.get(at..at + 3) == Some("\u{feff}") => at += 3,
            _ => break,
        }
    }
    at
}

/// A label without emphasis, escapes and needless spaces: `( a )` is `(a)`.
fn tidy_label(label: &str) -> String {
    let mut out = String::with_capacity(label.len());
    for c in label.chars().filter(|c| !matches!(c, '*' | '_' | '\\' | '#' | '\n' | '\r')) {
        if c == ' ' && (out.is_empty() || out.ends_with([' ', '(', '（'])) {
            continue;
        }
        if matches!(c, ')' | '）' | '.') && out.ends_with(' ') {
            out.pop();
        }
        out.push(c);
    }
    out.truncate(out.trim_end_matches([' ', ':', '-', '–', '—', '\u{a0}']).len());
    out
}

/// A document being read.
struct Document<'d, 'a> {
    /// Its lines.
    lines: &'d [Line<'a>],
    /// What is known of each.
    rows: Vec<Row>,
    /// Where something may begin.
    entries: Vec<Entry>,
}

impl<'d, 'a> Document<'d, 'a> {
    /// Looks at the beginning of each line.
    fn read(lines: &'d [Line<'a>]) -> Self {
        let mut rows = vec![Row::default(); lines.len()];
        let mut entries = Vec::new();
        let mut quoted_until = 0;
        let mut opening = false;
        for (at, line) in lines.iter().enumerate() {
            let text = line.text.as_ref();
            let skip = decoration(text);
            let inner = text[skip..].trim_end();
            let row = &mut rows[at];
            row.blank = inner.bytes().all(|b| matches!(b, b'-' | b'_' | b'*' | b'='));
            if row.blank && line.label.is_none() {
                continue;
            }
            row.indent =
                text.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count().min(999) as u16;
            if at < quoted_until {
                row.quoted = true;
            } else if (opening || line.heading.is_none())
                && quotation::opens_block(inner)
                && let Some(end) = block_end(lines[at..].iter().map(|l| l.text.as_ref()))
                && opening
                && end > 0
            {
                quoted_until = at + end + 1;
                row.quoted = true;
            }
            opening = inner.trim_end_matches(['*', '_', ' ']).ends_with([':', '—', '–', '-', '：']);
            if row.quoted {
                row.body = true;
                continue;
            }
            // `OFFENCES, ETC.` is a title.
            row.body = inner.len() >= 130
                || !headings::is_shouted(inner)
                    && inner
                        .trim_end_matches(['*', '_', ' ', ')', '”', '"'])
                        .ends_with(['.', ';', '。', '；', '।', '；', ',', '—', ':']);
            row.contents = inner.len() < 60 && headings::names_contents(inner);
            let before = entries.len();
            if let Some(entry) = begin(line, at, skip) {
                entries.push(entry);
            }
            if let Some(entry) = late(line, at, skip, inner.len()) {
                entries.push(entry);
            }
            if entries.len() > before {
                row.body = row.body && inner.len() >= 200;
            }
        }
        Self { lines, rows, entries }
    }

    /// Strikes out the entries of a table of contents: runs of entries without text of law between them
    /// whose numbers come again elsewhere.
    fn skip_contents(&mut self) {
        let words: Vec<usize> = (0..self.rows.len()).filter(|&at| self.rows[at].contents).collect();
        let mut bodies = Vec::with_capacity(self.rows.len() + 1);
        bodies.push(0_u32);
        for row in &self.rows {
            bodies.push(bodies.last().copied().unwrap_or(0) + u32::from(row.body));
        }
        let mut counts: std::collections::BTreeMap<(bool, Key), u32> =
            std::collections::BTreeMap::new();
        for entry in &self.entries {
            *counts.entry((entry.claim == Claim::Group, entry.key)).or_default() += 1;
        }
        let mut struck = vec![false; self.entries.len()];
        let mut from = 0;
        while from < self.entries.len() {
            let mut to = from;
            let same = |one: &Entry, other: &Entry| {
                (one.claim == Claim::Group, one.unit, one.key)
                    == (other.claim == Claim::Group, other.unit, other.key)
            };
            let mut first_section = None;
            while to + 1 < self.entries.len() {
                if first_section.is_none() && self.entries[to].claim != Claim::Group {
                    first_section = Some(to);
                }
                let (here, next) = (self.entries[to].line, &self.entries[to + 1]);
                // Where the first entry comes again the law itself begins.
                let again = same(next, &self.entries[from])
                    || first_section.is_some_and(|at| same(next, &self.entries[at]));
                // Articles with short paragraphs are no list, though paragraphs may look like entries.
                let other = next.claim != Claim::Group
                    && first_section.is_some_and(|at| self.entries[at].claim != next.claim);
                if again || other || bodies[next.line] - bodies[here] > 0 || next.line - here > 12 {
                    break;
                }
                to += 1;
            }
            let run = &self.entries[from..=to];
            let sections = run.iter().filter(|entry| entry.claim != Claim::Group).count();
            let first_line = run[0].line;
            let announced =
                words.iter().any(|word| *word <= first_line + 3 && first_line <= word + 12);
            let again = run
                .iter()
                .filter(|entry| {
                    let own = run
                        .iter()
                        .filter(|e| {
                            e.key == entry.key
                                && (e.claim == Claim::Group) == (entry.claim == Claim::Group)
                        })
                        .count() as u32;
                    counts[&(entry.claim == Claim::Group, entry.key)] > own
                })
                .count();
            // A long run is looked at as a whole only once, so that this stays linear.
            if run.len() <= 2000
                && sections >= if announced { 2 } else { 6 }
                && again * 2 >= run.len()
            {
                struck[from..=to].fill(true);
                let last = &self.entries[to];
                if self.text_follows(last.line) {
                    struck[to] = false;
                    let groups =
                        (from..to).rev().take_while(|&i| self.entries[i].claim == Claim::Group);
                    for group in groups {
                        struck[group] = false;
                    }
                }
            }
            from = to + 1;
        }
        let mut at = 0;
        self.entries.retain(|_| {
            at += 1;
            !struck[at - 1]
        });
    }

    /// Whether text of law follows a line soon.
    fn text_follows(&self, line: usize) -> bool {
        self.rows[line + 1..].iter().filter(|row| !row.blank).take(2).any(|row| row.body)
            && !self.rows[line..].iter().take(1).any(|row| row.contents)
    }

    /// Chooses what the cited units of this document are, and which of the claims hold.
    fn choose_sections(&mut self) {
        // `Section` is a division where the units are articles.
        let cited = self
            .entries
            .iter()
            .filter(|e| e.claim == Claim::Word && e.unit == Unit::Section)
            .count();
        let named = self.entries.iter().filter(|e| e.unit == Unit::SectionOrDivision).count();
        for entry in &mut self.entries {
            if entry.unit == Unit::SectionOrDivision {
                if cited > named || entry.spelled {
                    entry.unit = Unit::Division;
                    entry.claim = Claim::Group;
                } else {
                    entry.unit = Unit::Section;
                }
            }
        }
        let mut chosen = None;
        let count =
            |entries: &[Entry], claim: Claim| entries.iter().filter(|e| e.claim == claim).count();
        let words = count(&self.entries, Claim::Word);
        let points = self.chain(Claim::Point);
        let headings = count(&self.entries, Claim::Heading);
        let first =
            |claim: Claim| self.entries.iter().position(|e| e.claim == claim).unwrap_or(usize::MAX);
        if words > 0
            && (words * 2 >= points.len() || first(Claim::Word) < first(Claim::Point))
            && words >= headings
        {
            chosen = Some(Claim::Word);
        } else if headings > 0 && (headings * 2 >= points.len() || headings > 3) {
            chosen = Some(Claim::Heading);
        } else if !points.is_empty() {
            chosen = Some(Claim::Point);
        }
        let held: Vec<usize> = match chosen {
            Some(Claim::Point) => points,
            Some(claim) => {
                (0..self.entries.len()).filter(|&i| self.entries[i].claim == claim).collect()
            }
            None => {
                let bare = self.chain(Claim::Bare);
                if bare.len() >= 3 { bare } else { self.chain(Claim::Comma) }
            }
        };
        for entry in &mut self.entries {
            entry.holds = entry.claim == Claim::Group;
        }
        for at in held {
            self.entries[at].holds = true;
        }
        // What only explains the law has paragraphs of its own, which are no provisions of it.
        let mut explains = false;
        let lines = self.lines;
        self.entries.retain(|entry| {
            if entry.unit == Unit::Schedule {
                explains = is_explaining(lines, entry);
                return true;
            }
            entry.holds && !explains
        });
    }

    /// The entries of a claim whose numbers run in sequence. A step over some numbers is believed when
    /// the sequence goes on there and not where it was left.
    fn chain(&self, claim: Claim) -> Vec<usize> {
        let all: Vec<usize> = (0..self.entries.len())
            .filter(|&i| self.entries[i].claim == claim || self.entries[i].claim == Claim::Group)
            .collect();
        let mut out = Vec::new();
        let mut last: Option<(Key, u16)> = None;
        let mut listed: Option<(Key, u16)> = None;
        let mut fresh = true;
        for (at, &index) in all.iter().enumerate() {
            let entry = &self.entries[index];
            if entry.claim == Claim::Group {
                fresh = true;
                // What is attached counts anew.
                if entry.unit == Unit::Schedule {
                    last = None;
                }
                continue;
            }
            let ahead = || {
                all[at + 1..]
                    .iter()
                    .take(40)
                    .map(|&i| &self.entries[i])
                    .filter(|e| e.claim == claim)
            };
            let indent = self.rows[entry.line].indent;
            let holds = match last {
                None => {
                    entry.key.base() <= 1
                        || ahead().take(6).any(|later| later.key.follows(entry.key))
                            && ahead().all(|later| later.key != Key::of(1))
                }
                Some((before, column)) => {
                    let next = entry.key.follows(before);
                    // An item of a list in the section: it goes on with that list, and the section's
                    // number is still to come.
                    let item = listed.is_some_and(|(item, items)| {
                        entry.key.follows(item)
                            && (indent == items && indent != column
                                || ahead().any(|later| later.key == entry.key))
                    });
                    let restart = fresh
                        && entry.key == Key::of(1)
                        && before.base() > 1
                        && ahead().next().is_some_and(|later| later.key == Key::of(2));
                    let gap = entry.key.base().saturating_sub(before.base());
                    let left = ahead().take(12).any(|later| later.key.follows(before));
                    // Over a few lost numbers it is enough that the next ones go up.
                    let goes_on = ahead().take(4).any(|later| later.key.follows(entry.key))
                        || gap <= 4
                            && ahead().next().is_some_and(|later| {
                                later.key > entry.key && later.key.base() - entry.key.base() <= 12
                            });
                    let step = entry.key > before && gap <= 60 && goes_on && !left;
                    (next && !item) || restart || (step && !item)
                }
            };
            if holds {
                last = Some((entry.key, indent));
                listed = None;
                fresh = false;
                out.push(index);
            } else {
                listed = Some((entry.key, indent));
            }
        }
        out
    }

    /// What happens at each place of the document, in order.
    fn events(&self) -> Vec<(usize, usize, Event)> {
        let mut events = Vec::new();
        let flipped = {
            let first =
                |unit| self.entries.iter().position(|e| e.unit == unit).unwrap_or(usize::MAX);
            first(Unit::Chapter) < first(Unit::Part)
                && first(Unit::Part) != usize::MAX
                && self.lines.iter().any(|line| line.heading.is_some())
        };
        let section_level = self
            .entries
            .iter()
            .filter(|e| e.unit == Unit::Section)
            .filter_map(|e| self.lines[e.line].heading)
            .min();
        let sections = self.entries.iter().any(|e| e.unit == Unit::Section);
        let mut marks: Vec<Mark> = Vec::new();
        let mut places: Vec<(usize, usize)> = Vec::new();
        let mut heading_line = None;
        let mut next = 0;
        // A heading that stands before its number, and where its section therefore begins.
        let mut line = 0;
        let mut in_unit = false;
        // What is listed before the first section, in a preamble or table of contents, is no provision.
        let mut begun = !sections;
        let mut free_from = 0;
        while line < self.lines.len() {
            let Row { blank, quoted, .. } = self.rows[line];
            if blank || quoted {
                line += 1;
                continue;
            }
            let mut from = None;
            let first_entry = next;
            while let Some(entry) = self.entries.get(next).filter(|entry| entry.line == line) {
                self.place_marks(&mut events, &mut marks, &mut places);
                let limit = self
                    .entries
                    .get(next + 1)
                    .filter(|later| later.line == line)
                    .map_or(usize::MAX, |later| later.at);
                let found = headings::of(self, entry, free_from, limit);
                heading_line = found.heading.map(|place| place.last);
                let begins = found.begins;
                let label_end = entry.end;
                let own = self.lines[line].label.is_some() && entry.at == 0 && label_end == 0;
                let label = if own {
                    self.lines[line].label.as_deref().unwrap_or_default().to_owned()
                } else {
                    tidy_label(&self.lines[line].text[entry.at..label_end])
                };
                events.push((
                    begins.unwrap_or(line),
                    if begins.is_some() { 0 } else { entry.at },
                    Event::Open {
                        kind: kind_of(entry.unit),
                        rank: rank(entry.unit, flipped),
                        label,
                        number: entry.number.clone(),
                        heading: found.heading,
                    },
                ));
                in_unit = entry.unit == Unit::Section;
                begun = (begun || in_unit)
                    && !(entry.unit == Unit::Schedule && is_explaining(self.lines, entry));
                from = Some(found.text);
                next += 1;
                free_from = line + 1;
            }
            let text = self.lines[line].text.as_ref();
            if from.is_none() && heading_line != Some(line) {
                if let Some(level) = self.lines[line].heading {
                    // Kept for the section that may follow; it ends what is open.
                    let ends = section_level.is_none_or(|of| level <= of);
                    let upcoming = self.entries.get(next).is_some_and(|e| {
                        e.unit == Unit::Section
                            && self.lines[e.line].heading.is_none()
                            && headings::only_blank(self, line + 1, e.line)
                    });
                    if !sections && !headings::is_shouted(text) {
                        self.place_marks(&mut events, &mut marks, &mut places);
                        let skip = decoration(text);
                        let end = headings::trim(text, skip);
                        events.push((
                            line,
                            0,
                            Event::Open {
                                kind: ProvisionKind::Section,
                                rank: SECTION,
                                label: String::new(),
                                number: String::new(),
                                heading: Some(Place::on(line, skip, end)),
                            },
                        ));
                    } else if sections && ends && in_unit && !upcoming {
                        self.place_marks(&mut events, &mut marks, &mut places);
                        events.push((line, 0, Event::Close(SECTION)));
                        in_unit = false;
                    }
                    line += 1;
                    continue;
                }
                from = Some(decoration(text));
            }
            if let Some(mut at) = from.filter(|_| begun) {
                // The marks that open at the beginning of the line, one after the other.
                let mut before = if at > decoration(text) { Before::Mark } else { Before::Line };
                if let Some(label) =
                    self.lines[line].label.as_deref().filter(|_| next == first_entry)
                    && let Some(mark) = marks::mark(label, before)
                {
                    marks.push(mark);
                    places.push((line, usize::MAX));
                    before = Before::Mark;
                }
                while let Some(mark) = text.get(at..).and_then(|rest| marks::mark(rest, before)) {
                    let len = mark.len;
                    if cites(&text[at + len..], &mark) {
                        break;
                    }
                    marks.push(mark);
                    places.push((line, at));
                    at += len;
                    at += text[at..]
                        .bytes()
                        .take_while(|b| matches!(b, b' ' | b'*' | b'_' | b'-'))
                        .count();
                    at += text[at..]
                        .chars()
                        .take_while(|c| matches!(c, '—' | '–' | '\u{a0}' | '\u{3000}' | ' '))
                        .map(char::len_utf8)
                        .sum::<usize>();
                    before = Before::Mark;
                }
                // A list within what an open item says: its marks open a level of their own.
                if let Some(first) = marks
                    .iter_mut()
                    .zip(&places)
                    .rev()
                    .take_while(|(_, (of, _))| *of == line)
                    .last()
                    && first.0.before == Before::Line
                    && self.opened_by_text(line)
                {
                    first.0.before = Before::Under;
                }
            }
            line += 1;
        }
        self.place_marks(&mut events, &mut marks, &mut places);
        events.sort_by_key(|(line, at, _)| (*line, *at));
        events
    }

    /// Whether the text above a line ends with a colon or dash.
    fn opened_by_text(&self, line: usize) -> bool {
        (line.saturating_sub(3)..line).rev().find(|&at| !self.rows[at].blank).is_some_and(|at| {
            self.lines[at]
                .text
                .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'))
                .ends_with([':', '—', '：', '–', '-'])
        })
    }

    /// Resolves the marks of the section that ends and adds what they open.
    fn place_marks(
        &self,
        events: &mut Vec<(usize, usize, Event)>,
        marks: &mut Vec<Mark>,
        places: &mut Vec<(usize, usize)>,
    ) {
        for ((mark, &(line, at)), opens) in
            marks.iter().zip(places.iter()).zip(marks::resolve(marks))
        {
            let Some((depth, kind)) = opens else { continue };
            let label = if at == usize::MAX {
                self.lines[line].label.as_deref().unwrap_or_default().to_owned()
            } else {
                tidy_label(&self.lines[line].text[at..at + mark.len])
            };
            let number = plain_number(&label);
            let at = if at == usize::MAX { 0 } else { at };
            events.push((
                line,
                at,
                Event::Open { kind, rank: SECTION + 1 + depth as u8, label, number, heading: None },
            ));
        }
        marks.clear();
        places.clear();
    }
}

/// Labels of what explains a law without being part of it, in small letters.
const EXPLAINING: [&str; 3] = ["explanatory", "huraian", "statement of objects"];

/// Whether a schedule only explains the law.
fn is_explaining(lines: &[Line<'_>], entry: &Entry) -> bool {
    let label = lines[entry.line].text.get(entry.at..entry.end).unwrap_or_default().to_lowercase();
    EXPLAINING.iter().any(|word| label.starts_with(word))
}

/// Whether the text after a mark shows that it was cited: `(2) of section 3`, `(a), (b)`.
fn cites(rest: &str, mark: &Mark) -> bool {
    if mark.shape != Shape::Brackets {
        return false;
    }
    let rest = rest.trim_start_matches(['*', '_', ' ']);
    rest.starts_with([',', ';', ')'])
        || ["of ", "of the", "or (", "and (", "to ("].iter().any(|word| rest.starts_with(word))
}

/// What kind of provision a unit is.
fn kind_of(unit: Unit) -> ProvisionKind {
    match unit {
        Unit::Schedule => ProvisionKind::Schedule,
        Unit::Book => ProvisionKind::Book,
        Unit::Half | Unit::Part | Unit::Title => ProvisionKind::Part,
        Unit::Chapter => ProvisionKind::Chapter,
        Unit::Division | Unit::Subdivision | Unit::Group => ProvisionKind::Division,
        Unit::SectionOrDivision | Unit::Section => ProvisionKind::Section,
    }
}

/// How deep a unit stands. Where the document has its parts within chapters, as the Australian code
/// does, parts rank below chapters.
fn rank(unit: Unit, flipped: bool) -> u8 {
    if unit >= Unit::SectionOrDivision {
        SECTION
    } else if unit == Unit::Part && flipped {
        unit_rank(Unit::Chapter) + 1
    } else {
        unit_rank(unit)
    }
}

/// The usual rank of a group.
fn unit_rank(unit: Unit) -> u8 {
    match unit {
        Unit::Schedule => 1,
        Unit::Half => 3,
        Unit::Book => 5,
        Unit::Part => 7,
        Unit::Title => 9,
        Unit::Chapter => 11,
        Unit::Division => 13,
        Unit::Subdivision => 15,
        Unit::Group => 17,
        Unit::SectionOrDivision | Unit::Section => SECTION,
    }
}

/// Adds the text with what happens in it.
fn emit(builder: &mut TreeBuilder, lines: &[Line<'_>], events: Vec<(usize, usize, Event)>) {
    let mut ranks: Vec<u8> = Vec::new();
    let mut starts: Vec<usize> = Vec::with_capacity(lines.len());
    let mut headings: Vec<(usize, Place)> = Vec::new();
    let outside = builder.depth();
    if outside == 0
        && lines.first().is_some_and(|first| {
            events.first().is_none_or(|(line, at, _)| *line > 0 || *at > decoration(&first.text))
        })
    {
        builder.open(ProvisionKind::Front, "", "");
        ranks.push(u8::MAX);
    }
    let mut events = events.into_iter().peekable();
    for (number, line) in lines.iter().enumerate() {
        builder.end_line();
        starts.push(builder.text().content.len());
        let mut done = 0;
        while let Some((_, at, event)) = events.next_if(|(of, _, _)| *of == number) {
            let at = at.max(done).min(line.text.len());
            builder.push(&line.text[done..at]);
            done = at;
            let to = match &event {
                Event::Open { rank, .. } => *rank,
                Event::Close(rank) => *rank,
            };
            while ranks.last().is_some_and(|open| *open >= to) {
                ranks.pop();
                builder.close();
            }
            if let Event::Open { kind, rank, label, number, heading } = event {
                let index = builder.open(kind, &label, &number);
                ranks.push(rank);
                if let Some(heading) = heading {
                    headings.push((index, heading));
                }
            }
        }
        builder.push(&line.text[done..]);
    }
    while builder.depth() > outside {
        builder.close();
    }
    let text = builder.text();
    for (index, place) in headings {
        let range = starts[place.first] + place.from..starts[place.last] + place.to;
        text.provisions[index].heading = Some(range);
    }
}

#[cfg(test)]
mod tests;
