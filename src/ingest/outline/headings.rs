//! Where the heading of a provision stands: behind its label, on the line after it, or on the line
//! before it as a marginal note.

use super::{Claim, Document, Entry, Place, Unit, decoration, marks, marks::Before, words};

/// The heading of a provision and what follows from it.
pub(super) struct Found {
    /// Where the heading stands.
    pub(super) heading: Option<Place>,
    /// The line on which the provision begins, where that is its heading's line above the label.
    pub(super) begins: Option<usize>,
    /// Where the text goes on in the line of the label.
    pub(super) text: usize,
}

/// The longest heading in bytes; longer lines are text.
const LONGEST: usize = 240;

/// What ends the heading where text follows on the same line.
const ENDINGS: [&str; 8] = [".—", ".–", ". —", ". –", ".-", ". -", ": (1)", ":(1)"];

/// Words that name a table of contents, in small letters.
const CONTENTS: [&str; 36] = [
    "arrangement of sections",
    "arrangement of clauses",
    "arrangement of articles",
    "contents",
    "table of contents",
    "table of provisions",
    "arrangement of provisions",
    "list of sections",
    "sections",
    "susunan seksyen",
    "susunan fasal",
    "susunan peruntukan",
    "kandungan",
    "daftar isi",
    "目录",
    "目 录",
    "目　录",
    "目次",
    "목차",
    "mục lục",
    "table des matières",
    "sommaire",
    "índice",
    "indice",
    "sumário",
    "içindekiler",
    "المحتويات",
    "فهرس",
    "الفهرس",
    "فهرست",
    "সূচি",
    "সূচিপত্র",
    "विषयसूची",
    "สารบัญ",
    "inhaltsverzeichnis",
    "inhoudsopgave",
];

/// Whether a line names a table of contents.
pub(super) fn names_contents(line: &str) -> bool {
    let line =
        line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '#' | ':' | '.'));
    let Some(first) = line.chars().next().and_then(|c| c.to_lowercase().next()) else {
        return false;
    };
    CONTENTS.iter().any(|words| {
        words.starts_with(first)
            && (words.len() == line.len() || !line.is_ascii())
            && line.to_lowercase() == **words
    })
}

/// Whether the line runs to a page number over dots, as entries of tables of contents do.
pub(super) fn has_leader(text: &str) -> bool {
    text.contains("....") || text.contains("…………") || text.contains(". . . .")
}

/// Whether a text ends as sentences and items do.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '”' | '"' | ')'))
        .ends_with(['.', ';', ',', '。', '；', '，', '।', '؛', '—', ':', '：'])
}

/// Whether what follows the label of a part or chapter on its line is a sentence and no title.
pub(super) fn reads_as_sentence(rest: &str) -> bool {
    rest.len() > 60
        && rest.trim_end().ends_with(['.', ';', ','])
        && rest.chars().any(char::is_lowercase)
}

/// The end of a heading that begins at a place: without emphasis, colon, final stop and line break.
pub(super) fn trim(text: &str, from: usize) -> usize {
    let end = text[from..]
        .trim_end_matches(|c: char| {
            c.is_whitespace() || matches!(c, '*' | '_' | ':' | '：' | '#' | '\\' | '—' | '–' | '-')
        })
        .len();
    let kept = &text[from..from + end];
    // `etc.` keeps its point.
    let stop = kept
        .strip_suffix('.')
        .filter(|rest| !rest.ends_with("etc") && !rest.contains(". "))
        .map_or(kept.len(), str::len);
    from + stop
}

/// Whether there are only blank lines between two lines.
pub(super) fn only_blank(document: &Document<'_, '_>, from: usize, to: usize) -> bool {
    document.rows[from..to].iter().all(|row| row.blank)
}

/// The heading of an entry. Lines before `free_from` belong to earlier provisions' labels; at `limit`
/// something else begins in the entry's own line.
pub(super) fn of(
    document: &Document<'_, '_>,
    entry: &Entry,
    free_from: usize,
    limit: usize,
) -> Found {
    let line = &document.lines[entry.line];
    let text = line.text.get(..limit).unwrap_or(&line.text);
    let rest = &text[entry.end..];
    let trimmed = rest.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '.' | ':' | '-' | '–' | '—' | '*' | '_' | '\\' | '：' | '।' | '|')
    });
    let from = text.len() - trimmed.len();
    let content = trimmed.trim_end();
    let group = entry.unit < Unit::SectionOrDivision;
    let none = Found { heading: None, begins: None, text: from };
    if content.trim_matches(['*', '_', ' ']).is_empty() {
        if let Some(at) = after(document, entry.line) {
            let skip = decoration(&document.lines[at].text);
            return Found {
                heading: Some(Place::on(at, skip, trim(&document.lines[at].text, skip))),
                begins: None,
                text: text.len(),
            };
        }
        return if group || entry.claim == Claim::Word {
            Found { text: text.len(), ..none }
        } else {
            above(document, entry, free_from).unwrap_or(none)
        };
    }
    if group || line.heading.is_some() {
        // `제1조 (목적)`: the brackets are not part of the heading.
        if let Some((inner, end)) = bracketed(text, from) {
            return Found {
                heading: Some(Place::on(entry.line, inner.0, inner.1)),
                begins: None,
                text: end,
            };
        }
        return Found {
            heading: Some(Place::on(entry.line, from, trim(text, from))),
            begins: None,
            text: text.len(),
        };
    }
    if let Some((inner, end)) = bracketed(text, from) {
        return Found {
            heading: Some(Place::on(entry.line, inner.0, inner.1)),
            begins: None,
            text: end,
        };
    }
    if marks::mark(content, Before::Mark).is_none() && !content.starts_with(['“', '"', '(', '（'])
    {
        let mut window = content.len().min(LONGEST);
        while !content.is_char_boundary(window) {
            window -= 1;
        }
        let head = &content[..window];
        if let Some((at, ending)) =
            ENDINGS.iter().filter_map(|ending| head.find(ending).map(|at| (at, *ending))).min()
        {
            let bracket = ending.find('(').unwrap_or(ending.len());
            if !head[..at].contains(". ") && at > 2 {
                return Found {
                    heading: Some(Place::on(entry.line, from, trim(text, from).min(from + at))),
                    begins: None,
                    text: from + at + bracket,
                };
            }
        }
        let colon = head
            .find(": ")
            .or_else(|| head.strip_suffix(':').map(str::len))
            .filter(|at| *at < 120 && *at > 2);
        if let Some(at) = colon.filter(|_| entry.claim == Claim::Point) {
            let follows = content[at + 1..].trim_start();
            let begins =
                follows.is_empty() || follows.starts_with(|c: char| c.is_uppercase() || c == '(');
            if begins && !head[..at].contains([',', '.', ';', '—'])
                || follows.is_empty() && at < 90 && next_is_mark(document, entry.line)
            {
                return Found {
                    heading: Some(Place::on(entry.line, from, from + at)),
                    begins: None,
                    text: from + at + 1,
                };
            }
        }
        if content.len() <= LONGEST
            && !ends_sentence(content)
            && !content.contains(". ")
            && set_off_below(document, entry.line)
        {
            // A line of text above a numbered section is its note only if the number's line has none.
            return Found {
                heading: Some(Place::on(entry.line, from, trim(text, from))),
                begins: None,
                text: text.len(),
            };
        }
    }
    if (entry.claim == Claim::Point || entry.claim == Claim::Comma)
        && let Some(found) = above(document, entry, free_from)
    {
        return Found { text: from, ..found };
    }
    none
}

/// A heading in brackets directly behind the label, and where it ends.
fn bracketed(text: &str, from: usize) -> Option<((usize, usize), usize)> {
    let rest = &text[from..];
    let open = rest.chars().next().filter(|c| matches!(c, '(' | '（'))?;
    let close = if open == '(' { ')' } else { '）' };
    if marks::mark(rest, Before::Mark).is_some() {
        return None;
    }
    let inner = from + open.len_utf8();
    let mut depth = 0;
    let end = rest.char_indices().find_map(|(at, c)| {
        depth += i32::from(c == open) - i32::from(c == close);
        (depth == 0).then_some(from + at)
    })?;
    (end - inner <= LONGEST && end > inner).then_some(((inner, end), end + close.len_utf8()))
}

/// The line after a label that stands alone, if it is its heading.
fn after(document: &Document<'_, '_>, line: usize) -> Option<usize> {
    let at = (line + 1..document.lines.len().min(line + 5)).find(|&at| !document.rows[at].blank)?;
    let candidate = &document.lines[at];
    let begins = document.entries.binary_search_by_key(&at, |entry| entry.line).is_ok();
    if begins || candidate.label.is_some() || document.rows[at].quoted {
        return None;
    }
    (is_title(&candidate.text) && (candidate.heading.is_some() || set_off_below(document, at)))
        .then_some(at)
}

/// The lines above a label that are its heading: a marginal note or a title of its own.
fn above(document: &Document<'_, '_>, entry: &Entry, free_from: usize) -> Option<Found> {
    let last = (entry.line.saturating_sub(4).max(free_from)..entry.line)
        .rev()
        .find(|&at| !document.rows[at].blank)?;
    let bold = |at: usize| {
        let text = document.lines[at].text.trim();
        text.starts_with("**") && text.ends_with("**") && text.len() > 4
    };
    // A marginal note may take several lines, each of them bold.
    let mut first = last;
    while bold(last) && first > free_from && bold(first - 1) && last - first < 4 {
        first -= 1;
    }
    let candidate = &document.lines[first];
    let ends =
        first == last || !ends_sentence(document.lines[last].text.trim_end_matches("etc.**\n"));
    if candidate.label.is_some()
        || document.rows[last].quoted
        || !is_title_begun(&candidate.text, first < last)
        || !ends
    {
        return None;
    }
    let apart = first == 0 || document.rows[first - 1].blank;
    if !(bold(last) || candidate.heading.is_some() || (apart && last + 1 < entry.line))
        || names_contents(&candidate.text)
    {
        return None;
    }
    let skip = decoration(&candidate.text);
    let skip_last = decoration(&document.lines[last].text);
    let place = Place { first, from: skip, last, to: trim(&document.lines[last].text, skip_last) };
    Some(Found { heading: Some(place), begins: Some(first), text: entry.end })
}

/// Whether a line is a title or, of several lines, its beginning, which may end with a comma.
fn is_title_begun(text: &str, goes_on: bool) -> bool {
    if goes_on {
        let open = text.trim_end().trim_end_matches(['*', ',', ' ']);
        return is_title(open);
    }
    is_title(text)
}

/// Whether the letters of a line are all capital: titles and parts, never a sentence of law.
pub(super) fn is_shouted(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// Whether a line reads like a title: short, without the end of a sentence, not in small letters.
fn is_title(text: &str) -> bool {
    let skip = decoration(text);
    let inner = text[skip..].trim_end();
    let plain = inner.trim_matches(['*', '_', ' ']);
    !plain.is_empty()
        && plain.len() <= LONGEST / 2 + 60
        && (!ends_sentence(plain) || plain.ends_with("etc.") || plain.ends_with("ETC."))
        && !plain
            .starts_with(|c: char| c.is_lowercase() || c.is_ascii_punctuation() || c.is_numeric())
        && marks::mark(inner, Before::Line).is_none()
        && words::unit(inner).is_none()
        && plain.chars().any(char::is_alphabetic)
}

/// Whether the line below is blank or begins something.
fn set_off_below(document: &Document<'_, '_>, line: usize) -> bool {
    let Some(row) = document.rows.get(line + 1) else { return true };
    if row.blank || row.quoted {
        return true;
    }
    document.entries.binary_search_by_key(&(line + 1), |entry| entry.line).is_ok() || next_is_mark(document, line)
        || document.lines[line + 1].heading.is_some()
        // A short line above a long one, as where each paragraph is a line.
        || (document.lines[line].text.len() * 2 < document.lines[line + 1].text.len() && document.lines[line + 1].text.len() > 150)
}

/// Whether the next line begins with a mark.
fn next_is_mark(document: &Document<'_, '_>, line: usize) -> bool {
    (line + 1..document.lines.len().min(line + 3)).find(|&at| !document.rows[at].blank).is_some_and(
        |at| {
            let text = document.lines[at].text.as_ref();
            marks::mark(&text[decoration(text)..], Before::Line).is_some()
        },
    )
}
