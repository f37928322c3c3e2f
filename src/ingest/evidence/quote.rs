//! The exact words: the sentence or list item of a provision that says most about an element.

use std::ops::Range;

use crate::ingest::{LawText, Marks};

use super::index::shows;
use super::profile::Clause;

/// No quotation is longer, in characters.
const LONGEST: usize = 300;
/// So many characters before the words that count are kept when a long sentence is cut.
const BEFORE: usize = 100;

/// The words of a unit in which most of the clauses, by their weight, are shown.
pub(super) fn best(
    text: &LawText,
    marks: &Marks<'_, '_>,
    unit: Range<usize>,
    heading: Option<&Range<usize>>,
    clauses: &[(&Clause, f64)],
) -> Range<usize> {
    let mut best: Option<(f64, Range<usize>, Range<usize>)> = None;
    for piece in pieces(text, unit.clone()) {
        let mut shown = 0.0;
        let mut anchor: Option<(f64, Range<usize>)> = None;
        for (clause, weight) in clauses {
            let mut first = None;
            let mut count = 0_usize;
            for sought in &clause.any {
                let mut hits =
                    marks.within(piece.clone()).iter().filter(|m| shows(marks.signs(m), sought));
                if let Some(mark) = hits.next() {
                    count += 1;
                    first.get_or_insert_with(|| mark.span.clone());
                }
            }
            if let Some(span) = first {
                shown += weight * (count as f64 / clause.of as f64).min(1.0);
                if anchor.as_ref().is_none_or(|(w, _)| weight > w) {
                    anchor = Some((*weight, span));
                }
            }
        }
        // A heading announces, the text below it rules.
        if heading.is_some_and(|heading| heading.contains(&piece.start)) {
            shown *= 0.5;
        }
        if let Some((_, anchor)) = anchor
            && best.as_ref().is_none_or(|(most, ..)| shown > *most)
        {
            best = Some((shown, piece, anchor));
        }
    }
    match best {
        Some((_, piece, anchor)) => cut(&text.content, piece, anchor),
        None => {
            let body =
                heading.map_or(unit.start, |heading| heading.end.clamp(unit.start, unit.end));
            let piece = pieces(text, body..unit.end).into_iter().next().unwrap_or(unit);
            let start = piece.start..piece.start;
            cut(&text.content, piece, start)
        }
    }
}

/// The sentences and list items of a range: none crosses the beginning of a provision.
fn pieces(text: &LawText, range: Range<usize>) -> Vec<Range<usize>> {
    let first = text.provisions.partition_point(|p| p.span.start < range.start);
    let mut bounds: Vec<usize> = text.provisions[first..]
        .iter()
        .take_while(|p| p.span.start < range.end)
        .flat_map(|p| {
            [p.span.start, p.span.end, p.heading.as_ref().map_or(p.span.start, |h| h.end)]
        })
        .filter(|&at| at < range.end)
        .collect();
    let content = &text.content[range.clone()];
    let mut before = ' ';
    let mut word = 0;
    let mut blank = false;
    for (at, c) in content.char_indices() {
        let place = range.start + at;
        match c {
            '。' | '；' | '।' | '۔' | '？' | '！' => bounds.push(place + c.len_utf8()),
            '\n' if blank => bounds.push(place),
            // A full stop after an abbreviation or a figure does not end a sentence.
            _ if c.is_whitespace() && (before == ';' || (before == '.' && word > 3)) => {
                bounds.push(place);
            }
            _ => {}
        }
        blank = c == '\n' || (blank && c.is_whitespace());
        word = if c.is_alphabetic() || c == ')' {
            word + 1
        } else if c == '.' {
            word
        } else {
            0
        };
        before = c;
    }
    bounds.push(range.end);
    bounds.sort_unstable();
    bounds.dedup();
    let mut start = range.start;
    let mut pieces = Vec::new();
    for end in bounds {
        if end <= start {
            continue;
        }
        let trimmed = trim(&text.content, start..end);
        if !trimmed.is_empty() {
            pieces.push(trimmed);
        }
        start = end;
    }
    pieces
}

/// A range without white space at its ends.
fn trim(content: &str, range: Range<usize>) -> Range<usize> {
    let words = &content[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

/// Cuts a piece to the longest quotation, around the words that count, at commas or words.
fn cut(content: &str, piece: Range<usize>, anchor: Range<usize>) -> Range<usize> {
    let words = &content[piece.clone()];
    if words.chars().count() <= LONGEST {
        return piece;
    }
    let ahead = &content[piece.start..anchor.start.clamp(piece.start, piece.end)];
    let kept = ahead.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    let start = if kept == 0 {
        0
    } else {
        let tail = &ahead[kept..];
        tail.find([',', ';', ':', '，', '、', '\n'])
            .map(|at| at + tail[at..].chars().next().map_or(0, char::len_utf8))
            .or_else(|| tail.find(char::is_whitespace))
            .map_or(kept, |at| kept + at)
    };
    let start = piece.start + start;
    let rest = &content[start..piece.end];
    let end = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(at, _)| at);
    let end = if end == rest.len() {
        end
    } else {
        let needed = anchor.end.saturating_sub(start).min(end);
        let window = &rest[..end];
        let from = (end / 2).max(needed);
        let from = (from..=end).find(|&at| rest.is_char_boundary(at)).unwrap_or(end);
        window[from..]
            .rfind([',', ';', '，', '、'])
            .or_else(|| window[from..].rfind(char::is_whitespace))
            .map_or(end, |at| from + at)
    };
    trim(content, start..start + end)
}
