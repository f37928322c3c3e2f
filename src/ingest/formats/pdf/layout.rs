//! From glyphs at places to lines as a reader sees them.
//!
//! Programs write a page in the order it is read, or line by line in any order; they leave out spaces
//! and place the next word instead. Notes in the margin, which in many statutes are the headings of
//! the sections, stand beside the column of text in smaller type. What repeats at the head or foot of
//! pages belongs to the pages and not to the law.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::ingest::outline::Line;

/// A glyph and where it stands; lengths in points, upwards and to the right.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// Left end.
    pub(super) x: f32,
    /// Base line.
    pub(super) y: f32,
    /// Right end.
    pub(super) end: f32,
    /// Size of its font.
    pub(super) size: f32,
    /// Whether it runs along the page and not up or down.
    pub(super) upright: bool,
    /// What it is.
    pub(super) text: Box<str>,
}

/// A page as it was read.
#[derive(Debug)]
pub(super) struct Page {
    /// Its number, from 1.
    pub(super) number: usize,
    /// Its glyphs in the order of the file.
    pub(super) glyphs: Vec<Glyph>,
    /// Whether reading it came to an early end.
    pub(super) failed: bool,
}

/// Lines, and what was done to get them.
#[derive(Debug)]
pub(super) struct Laid {
    /// The lines of all pages.
    pub(super) lines: Vec<Line<'static>>,
    /// Lines left out at heads and feet.
    pub(super) repeated: usize,
    /// Notes in margins.
    pub(super) marginal: usize,
    /// Characters that fonts do not identify.
    pub(super) unknown: usize,
}

/// Words on one base line with no wide gap between them.
#[derive(Debug, Clone)]
struct Run {
    /// Left end.
    x: f32,
    /// Right end.
    end: f32,
    /// Base line.
    y: f32,
    /// Size of most of it.
    size: f32,
    /// The words.
    text: String,
    /// Whether it is a note in the margin, which is never a head or foot of the page.
    note: bool,
}

/// The gap between glyphs that is a space, in sizes of the font.
const SPACE: f32 = 0.11;
/// The gap that parts columns, in sizes of the font.
const WIDE: f32 = 1.9;
/// How far apart base lines of one line may be, for raised and lowered figures.
const RAISED: f32 = 0.45;

/// The lines of all pages.
pub(super) fn lines(pages: &[Page]) -> Laid {
    let mut laid = Laid { lines: Vec::new(), repeated: 0, marginal: 0, unknown: 0 };
    let runs: Vec<Vec<Run>> = pages.iter().map(runs).collect();
    let body = body_size(&runs);
    let mut pages: Vec<Vec<Run>> = Vec::with_capacity(runs.len());
    for page in runs {
        let (text, notes) = part_margins(page, body);
        laid.marginal += notes.len();
        let mut text = in_reading_order(text);
        put_notes(&mut text, notes);
        pages.push(text);
    }
    let repeated = repeated(&pages);
    for page in pages {
        let (highest, lowest) = edges(&page);
        for line in page {
            let at_edge = !line.note && (line.y >= highest || line.y <= lowest);
            if at_edge && (is_page_number(&line.text) || repeated.contains_key(&key(&line.text))) {
                laid.repeated += 1;
                continue;
            }
            laid.unknown += line.text.chars().filter(|c| is_unknown(*c)).count();
            laid.lines.push(Line { text: Cow::Owned(line.text), heading: None, label: None });
        }
    }
    laid
}

/// Whether a character tells nothing: replacement, private use.
fn is_unknown(c: char) -> bool {
    matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\0'..='\u{8}')
}

/// Glyphs to runs, in the order of the file.
fn runs(page: &Page) -> Vec<Run> {
    // Text across the page is a stamp, unless the whole page lies on its side.
    let upright = page.glyphs.iter().filter(|glyph| glyph.upright).count() * 2 >= page.glyphs.len();
    let mut runs: Vec<Run> = Vec::new();
    for glyph in page.glyphs.iter().filter(|glyph| glyph.upright == upright) {
        let text: &str = &glyph.text;
        let is_space = text.chars().all(|c| c.is_whitespace());
        if let Some(run) = runs.last_mut() {
            let size = run.size.max(glyph.size);
            let gap = glyph.x - run.end;
            let same_line = (glyph.y - run.y).abs() < size * RAISED;
            if same_line && gap > -size * 0.6 && gap < size * WIDE {
                if !is_space {
                    if gap > size * SPACE && !run.text.ends_with(char::is_whitespace) {
                        run.text.push(' ');
                    }
                    if glyph.size > run.size {
                        (run.size, run.y) = (glyph.size, glyph.y);
                    }
                    run.text.push_str(text);
                    run.end = run.end.max(glyph.end);
                } else if !run.text.ends_with(char::is_whitespace) {
                    run.text.push(' ');
                    // A space that is stretched to fill the line does not part columns.
                    run.end = run.end.max(glyph.end);
                } else {
                    run.end = run.end.max(glyph.end);
                }
                continue;
            }
        }
        if !is_space {
            runs.push(Run {
                x: glyph.x,
                end: glyph.end.max(glyph.x),
                y: glyph.y,
                size: glyph.size,
                text: text.to_owned(),
                note: false,
            });
        }
    }
    for run in &mut runs {
        run.text.truncate(run.text.trim_end().len());
    }
    runs.retain(|run| !run.text.trim().is_empty());
    runs
}

/// The size of most of the text.
fn body_size(pages: &[Vec<Run>]) -> f32 {
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    for run in pages.iter().flatten() {
        *sizes.entry((run.size * 10.0).round() as u32).or_default() += run.text.len();
    }
    let most = sizes.iter().max_by_key(|(_, characters)| **characters);
    most.map_or(0.0, |(size, _)| *size as f32 / 10.0)
}

/// Parts the notes in the margins from the text of a page: smaller type, beside the column in which
/// most of the text stands. Each note is its lines put together.
fn part_margins(page: Vec<Run>, body: f32) -> (Vec<Run>, Vec<Run>) {
    let column: Vec<&Run> = page
        .iter()
        .filter(|run| (run.size - body).abs() <= body * 0.06 && run.text.chars().count() > 30)
        .collect();
    if column.len() < 5 {
        return (page, Vec::new());
    }
    let middle = |mut of: Vec<f32>, share: usize| {
        of.sort_by(f32::total_cmp);
        of[(of.len() - 1) * share / 100]
    };
    let left = middle(column.iter().map(|run| run.x).collect(), 10);
    let right = middle(column.iter().map(|run| run.end).collect(), 90);
    // What stands above or below the column is head or foot of the page, however far out.
    let top = column.iter().map(|run| run.y).fold(f32::MIN, f32::max) + body;
    let bottom = column.iter().map(|run| run.y).fold(f32::MAX, f32::min) - body * 2.0;
    let is_note = |run: &Run| {
        (bottom..=top).contains(&run.y)
            && run.size <= body * 0.92
            && (run.end <= left + body * 0.5 || run.x >= right - body * 0.5)
    };
    let (mut notes, text): (Vec<Run>, Vec<Run>) = page.into_iter().partition(is_note);
    notes.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut joined: Vec<Run> = Vec::new();
    // Where the last line of each note stands.
    let mut ends: Vec<f32> = Vec::new();
    for run in notes {
        let same_note = joined.iter().zip(&ends).rposition(|(note, end)| {
            let below = end - run.y;
            (note.x - run.x).abs() < run.size * 4.0 && below >= -0.1 && below < run.size * 1.5
        });
        match same_note {
            Some(at) => {
                let note = &mut joined[at];
                if !note.text.ends_with('-') {
                    note.text.push(' ');
                }
                note.text.push_str(run.text.trim());
                ends[at] = run.y;
            }
            None => {
                ends.push(run.y);
                joined.push(Run { note: true, ..run });
            }
        }
    }
    (text, joined)
}

/// Runs to lines in the order of reading: that of the file where it goes down the page, with a few
/// jumps up for columns; else from top to bottom.
fn in_reading_order(mut runs: Vec<Run>) -> Vec<Run> {
    let jumps = runs.windows(2).filter(|pair| pair[1].y > pair[0].y + pair[0].size * 1.5).count();
    if jumps > 4 {
        runs.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    }
    let mut lines: Vec<Run> = Vec::new();
    let mut parts: Vec<Run> = Vec::new();
    let flush = |parts: &mut Vec<Run>, lines: &mut Vec<Run>| {
        parts.sort_by(|a, b| a.x.total_cmp(&b.x));
        let mut whole: Option<Run> = None;
        for part in parts.drain(..) {
            match &mut whole {
                None => whole = Some(part),
                Some(line) => {
                    let gap = part.x - line.end;
                    if gap > part.size * SPACE || gap < -part.size {
                        line.text.push(' ');
                    }
                    line.text.push_str(&part.text);
                    line.end = line.end.max(part.end);
                    line.size = line.size.max(part.size);
                }
            }
        }
        lines.extend(whole);
    };
    for run in runs {
        let same = parts
            .last()
            .is_some_and(|last| (last.y - run.y).abs() < last.size.max(run.size) * RAISED);
        if !same {
            flush(&mut parts, &mut lines);
        }
        parts.push(run);
    }
    flush(&mut parts, &mut lines);
    lines
}

/// Puts each note before the line at whose height it begins.
fn put_notes(lines: &mut Vec<Run>, notes: Vec<Run>) {
    for note in notes.into_iter().rev() {
        let beside = |line: &Run| line.y <= note.y + line.size * 0.6;
        let at = lines
            .iter()
            .enumerate()
            .filter(|(_, line)| beside(line))
            .max_by(|(i, a), (j, b)| a.y.total_cmp(&b.y).then(j.cmp(i)))
            .map_or(lines.len(), |(at, _)| at);
        lines.insert(at, note);
    }
}

/// The heights at and beyond which a line is at the edge of its page: the two uppermost lines and the
/// two lowest.
fn edges(page: &[Run]) -> (f32, f32) {
    let mut heights: Vec<f32> = page.iter().map(|line| line.y).collect();
    heights.sort_by(f32::total_cmp);
    heights.dedup_by(|a, b| (*a - *b).abs() < 2.0);
    match heights[..] {
        [] => (f32::INFINITY, f32::NEG_INFINITY),
        _ => (heights[heights.len().saturating_sub(2)], heights[1.min(heights.len() - 1)]),
    }
}

/// What is compared of lines at the edges: their letters, since numbers change from page to page.
fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// What stands at the edges of several pages.
fn repeated(pages: &[Vec<Run>]) -> BTreeMap<String, usize> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        let (highest, lowest) = edges(page);
        let mut of_page: Vec<String> = page
            .iter()
            .filter(|line| !line.note && (line.y >= highest || line.y <= lowest))
            .map(|line| key(&line.text))
            .filter(|key| key.chars().count() >= 3)
            .collect();
        of_page.sort();
        of_page.dedup();
        for key in of_page {
            *counts.entry(key).or_default() += 1;
        }
    }
    // Left and right pages may have heads of their own, and chapters too.
    let enough = (pages.len() / 10).clamp(2, 6);
    counts.retain(|_, count| *count > enough.min(pages.len() / 2).max(1));
    counts
}

/// Whether a line is the number of a page: figures or small Roman numerals, perhaps in dashes.
fn is_page_number(text: &str) -> bool {
    let core = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '[' | ']' | '*' | '~')
    });
    let figures = !core.is_empty() && core.len() <= 12 && core.chars().all(char::is_numeric);
    let roman = !core.is_empty() && core.len() <= 6 && core.chars().all(|c| "ivxl".contains(c));
    figures || roman
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of glyphs, each as wide as half its size.
    fn words(text: &str, x: f32, y: f32, size: f32) -> Vec<Glyph> {
        text.char_indices()
            .map(|(i, c)| {
                let x = x + i as f32 * size / 2.0;
                Glyph { x, y, end: x + size / 2.0, size, upright: true, text: c.to_string().into() }
            })
            .collect()
    }

    fn page(number: usize, lines: &[(&str, f32, f32, f32)]) -> Page {
        let glyphs = lines.iter().flat_map(|&(text, x, y, size)| words(text, x, y, size)).collect();
        Page { number, glyphs, failed: false }
    }

    fn texts(laid: &Laid) -> Vec<&str> {
        laid.lines.iter().map(|line| line.text.as_ref()).collect()
    }

    #[test]
    fn heads_feet_and_numbers_go_and_margins_come_before_their_line() {
        let long = "this line of the law is long enough to be text";
        let pages: Vec<Page> = (1..=4)
            .map(|n| {
                let own = format!("{n}. page {} begins otherwise than others do", "abcd".repeat(n));
                page(
                    n,
                    &[
                        ("Ferry Act", 250.0, 800.0, 10.0),
                        (&own, 100.0, 700.0, 10.0),
                        (long, 100.0, 688.0, 10.0),
                        (long, 100.0, 676.0, 10.0),
                        (long, 100.0, 664.0, 10.0),
                        (long, 100.0, 652.0, 10.0),
                        (&own, 100.0, 640.0, 10.0),
                        ("Short", 40.0, 701.0, 7.0),
                        ("title.", 40.0, 693.0, 7.0),
                        (&format!("{}", n + 10), 300.0, 30.0, 10.0),
                    ],
                )
            })
            .collect();
        let laid = lines(&pages);
        let found = texts(&laid);
        assert_eq!(found[0], "Short title.");
        assert!(found[1].starts_with("1. page"), "{found:?}");
        assert_eq!((laid.repeated, laid.marginal, found.len()), (8, 4, 4 * 7));
    }

    #[test]
    fn gaps_are_spaces_and_raised_figures_stay_on_the_line() {
        let mut one = words("one", 0.0, 100.0, 10.0);
        one.extend(words("2", 15.0, 104.0, 6.0));
        one.extend(words("two", 22.0, 100.0, 10.0));
        one.extend(words("three", 0.0, 88.0, 10.0));
        let laid = lines(&[Page { number: 1, glyphs: one, failed: false }]);
        assert_eq!(texts(&laid), ["one2 two", "three"]);
    }
}
