//! What a line begins with: the word of a unit, a number, a label that the format gives, or nothing of
//! the kind.

use super::marks::{self, Before, Script, Shape};
use super::numerals::{self, Key, plain_number};
use super::words::{self, Unit};
use super::{Claim, Entry, Line, decoration, headings};

/// What a line begins with.
pub(super) fn begin(line: &Line<'_>, at: usize, skip: usize) -> Option<Entry> {
    if let Some(label) = line.label.as_deref() {
        let found = words::unit(label.trim());
        if let Some(found) = found {
            return Some(Entry {
                line: at,
                at: 0,
                end: 0,
                unit: found.unit,
                claim: if found.unit < Unit::SectionOrDivision {
                    Claim::Group
                } else {
                    Claim::Word
                },
                number: found.number.plain,
                key: found.number.key,
                spelled: found.spelled,
                holds: false,
            });
        }
        let mark = marks::mark(label.trim(), Before::Line)?;
        let (_, key) = mark.figure().filter(|_| mark.shape == Shape::Point)?;
        return Some(Entry {
            line: at,
            at: 0,
            end: 0,
            unit: Unit::Section,
            claim: if line.heading.is_some() { Claim::Heading } else { Claim::Point },
            number: plain_number(label),
            key,
            spelled: false,
            holds: false,
        });
    }
    unit_at(line, at, skip).or_else(|| {
        let text = &line.text[skip..];
        text.starts_with(|c| numerals::digit(c).is_some() || numerals::chinese_figure(c))
            .then_some(())?;
        numbered(line, at, skip, text)
    })
}

/// A part, chapter or section named at a place of a line.
fn unit_at(line: &Line<'_>, at: usize, skip: usize) -> Option<Entry> {
    let text = line.text.get(skip..)?;
    let found = words::unit(text)?;
    let label = &text[..found.end];
    let rest = text[found.end..].trim_end();
    let marked = line.heading.is_some();
    if !words::begins_provision(&found, label, rest, marked) || headings::has_leader(rest) {
        return None;
    }
    if found.unit < Unit::SectionOrDivision
        && (rest.len() > 400 || (!marked && headings::reads_as_sentence(rest)))
    {
        return None;
    }
    let claim = if found.unit < Unit::SectionOrDivision { Claim::Group } else { Claim::Word };
    Some(Entry {
        line: at,
        at: skip,
        end: skip + found.end,
        unit: found.unit,
        claim,
        number: found.number.plain,
        key: found.number.key,
        spelled: found.spelled,
        holds: false,
    })
}

/// A section that is only numbered.
fn numbered(line: &Line<'_>, at: usize, skip: usize, text: &str) -> Option<Entry> {
    let make = |claim, end, number, key| Entry {
        line: at,
        at: skip,
        end: skip + end,
        unit: Unit::Section,
        claim,
        number,
        key,
        spelled: false,
        holds: false,
    };
    if headings::has_leader(text) {
        return None;
    }
    if line.heading.is_some() {
        let number = numerals::number(text)?;
        let rest = text[number.len..].trim_start_matches(['*', '_', '\\']);
        let apart = rest.is_empty()
            || rest.starts_with([' ', '.', ':', '\n', '\r', '\u{a0}', '—', '–', '-', '　']);
        // `2015 amendments` and `1 January` are no numbers of sections.
        let fits = apart
            && number.key.base() < 10_000
            && text.starts_with(|c| numerals::digit(c).is_some());
        return fits.then(|| make(Claim::Heading, number.len, number.plain.clone(), number.key));
    }
    if let Some(mark) = marks::mark(text, Before::Line) {
        let (script, key) = mark.figure().filter(|(_, key)| key.base() > 0)?;
        // `49. Part-2`: the number was torn from its section, the part is whole.
        if let Some(group) = unit_at(line, at, skip + mark.len + decoration(&text[mark.len..]))
            && group.claim == Claim::Group
        {
            return Some(group);
        }
        return match (mark.shape, script) {
            (Shape::Point | Shape::Danda, Script::Figures) => {
                Some(make(Claim::Point, mark.len, plain_number(&text[..mark.len]), key))
            }
            (Shape::Comma, Script::Chinese) => {
                Some(make(Claim::Comma, mark.len, plain_number(&text[..mark.len]), key))
            }
            _ => None,
        };
    }
    let number = numerals::number(text).filter(|number| number.key.base() < 10_000)?;
    let bare = &text[number.len..];
    let rest = bare.trim_start_matches(['*', '_', '\\', ' ']);
    if let Some(after) = rest.strip_prefix('.') {
        // `26** **b.`, `360 C . (1)`: a letter set apart.
        let after = after.trim_start_matches(['*', '_']);
        if number.key.0[1] > 0 && (after.is_empty() || after.starts_with([' ', '\n', '\r', '('])) {
            let end = text.len() - after.len();
            return Some(make(Claim::Point, end, number.plain, number.key));
        }
        return None;
    }
    let apart = bare.trim_start_matches(['*', '_']).starts_with([' ', '\t', '\u{a0}', '　']);
    let capital = rest.starts_with(char::is_uppercase);
    let short = text.trim_end().len() < 130 && !headings::ends_sentence(text);
    (apart && capital && short).then(|| make(Claim::Bare, number.len, number.plain, number.key))
}

/// Words that begin what is attached to a law, even where a line break before them was lost.
const ATTACHED: [&str; 2] = ["PENJELASAN ATAS", "LAMPIRAN UNDANG-UNDANG"];

/// What begins within a line, because a line break was lost: `… shall apply.Article 5:`, `… hutang. BAB II
/// TINDAK PIDANA`.
pub(super) fn late(line: &Line<'_>, at: usize, skip: usize, inner: usize) -> Option<Entry> {
    let text = line.text.get(..skip + inner)?;
    let last = text.trim_end_matches([':', ' ', '.']).chars().next_back()?;
    if inner < 16 {
        return None;
    }
    // The elucidation of an Indonesian law repeats its numbers and must not be taken for it.
    if let Some(from) =
        ATTACHED.iter().filter_map(|words| text.find(words)).min().filter(|from| *from > skip)
    {
        let end = from + text[from..].find(' ').unwrap_or(0);
        return Some(Entry {
            line: at,
            at: from,
            end,
            unit: Unit::Schedule,
            claim: Claim::Group,
            number: String::new(),
            key: Key::default(),
            spelled: true,
            holds: false,
        });
    }
    if last.is_ascii_digit() {
        // The last two words: a unit's name glued to what is before it, and its number.
        let head =
            text.trim_end_matches([':', ' ', '.']).trim_end_matches(|c: char| c.is_ascii_digit());
        let word = head.strip_suffix(' ')?;
        let from = word.rfind(|c: char| c.is_uppercase()).filter(|from| *from > skip)?;
        let glued = text[..from]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_lowercase() || matches!(c, '.' | '"' | '”' | ')'));
        return (glued && word.len() - from < 12).then(|| unit_at(line, at, from)).flatten();
    }
    if last.is_ascii_uppercase() {
        let from = text.rfind(". ").map(|dot| dot + 2).filter(|from| *from > skip)?;
        let tail = &text[from..];
        let shouted = tail.bytes().all(|b| !b.is_ascii_lowercase()) && tail.len() > 4;
        return shouted
            .then(|| unit_at(line, at, from))
            .flatten()
            .filter(|entry| entry.unit < Unit::SectionOrDivision);
    }
    None
}
