//! The marks of subdivisions, `(1)`, `a)`, `1°`, `①`, `（一）`, `১।`, and which of them open a
//! provision: decided by their sequence, since a mark alone may as well be a citation.

use super::super::ProvisionKind;
use super::numerals::{self, INSERTED, Key};

/// How a number is set off. To support another way, add it to [`SHAPES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// `(1)`, `（一）`.
    Brackets,
    /// `1)`.
    HalfBracket,
    /// `1.`.
    Point,
    /// `1°`.
    Degree,
    /// `1-`, `أ -`.
    Dash,
    /// `১।`.
    Danda,
    /// `一、`.
    Comma,
    /// `①`.
    Circle,
}

/// What stands after the number in each shape, in the order they are tried.
const SHAPES: &[(Shape, &[&str])] = &[
    (Shape::HalfBracket, &[")", "）"]),
    (Shape::Point, &[".", "．"]),
    (Shape::Degree, &["°", "º"]),
    (Shape::Dash, &["-", "–", "—", " -", " –", " —", "ـ", "ـ "]),
    (Shape::Danda, &["।", "|"]),
    (Shape::Comma, &["、"]),
];

/// In which figures or letters a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Decimal figures of any script.
    Figures,
    /// `ii`.
    SmallRoman,
    /// `II`.
    CapitalRoman,
    /// `二`.
    Chinese,
    /// Small letters, or letters without case, of an alphabet of [`numerals::ALPHABETS`].
    Letters(u8),
    /// Capital letters of an alphabet.
    Capitals(u8),
}

/// What stands before a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// The beginning of a line.
    Line,
    /// The beginning of a line, under text that ends with a colon or dash.
    Under,
    /// Another mark, or the label of the section.
    Mark,
    /// A colon or dash.
    Opening,
    /// The end of a sentence or item.
    Stop,
    /// A comma, "and" or "or".
    Comma,
}

/// A number set off as a mark of a subdivision. `i` can be a letter or a Roman numeral, so there can be
/// several readings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// How the number is set off.
    pub(super) shape: Shape,
    /// The ways to read the number.
    readings: [Option<(Script, Key)>; 3],
    /// How many bytes the mark takes.
    pub(super) len: usize,
    /// What stands before it.
    pub(super) before: Before,
}

impl Mark {
    /// The number, where it is written in figures or Chinese numerals.
    pub(super) fn figure(&self) -> Option<(Script, Key)> {
        self.readings[0].filter(|(script, _)| matches!(script, Script::Figures | Script::Chinese))
    }

    /// The readings.
    fn readings(&self) -> impl Iterator<Item = (Script, Key)> + '_ {
        self.readings.iter().flatten().copied()
    }

    /// The key of the reading in a script.
    fn read_as(&self, shape: Shape, script: Script) -> Option<Key> {
        (self.shape == shape)
            .then(|| self.readings().find(|(of, _)| *of == script).map(|(_, key)| key))
            .flatten()
    }
}

/// How many bytes of emphasis and escapes of Markdown stand at the beginning.
fn emphasis(text: &str) -> usize {
    text.bytes().take_while(|b| matches!(b, b'*' | b'_' | b'\\')).count()
}

/// The mark at the beginning of a text.
pub(super) fn mark(text: &str, before: Before) -> Option<Mark> {
    let first = text.chars().next()?;
    if let Some(value) = numerals::circled(first) {
        return Some(Mark {
            shape: Shape::Circle,
            readings: [Some((Script::Figures, Key::of(value))), None, None],
            len: first.len_utf8(),
            before,
        });
    }
    let mut at = 0;
    let bracket = matches!(first, '(' | '（');
    if bracket {
        at += first.len_utf8();
        at += text[at..].bytes().take_while(|b| matches!(b, b' ' | b'*' | b'_')).count();
    } else if !first.is_alphanumeric() {
        return None;
    }
    let (readings, len) = token(&text[at..])?;
    at += len;
    if bracket {
        at += text[at..].bytes().take_while(|b| matches!(b, b' ' | b'*' | b'_')).count();
        let close = text[at..].chars().next().filter(|c| matches!(c, ')' | '）'))?;
        return Some(Mark { shape: Shape::Brackets, readings, len: at + close.len_utf8(), before });
    }
    at += emphasis(&text[at..]);
    let (shape, len) = SHAPES.iter().find_map(|(shape, ends)| {
        ends.iter().find(|end| text[at..].starts_with(**end)).map(|end| (*shape, end.len()))
    })?;
    at += len;
    let figures = matches!(readings[0], Some((Script::Figures, _)));
    let rest = text[at..].trim_start_matches(['*', '_']);
    let next = rest.chars().next().unwrap_or(' ');
    let apart = next.is_whitespace() || matches!(next, '(' | '-' | '–' | '—' | '"' | '“' | '（');
    let fits = match shape {
        // `1.Short title` is well, `3.5` and `e.g.` are not.
        Shape::Point => {
            apart
                || (figures && next.is_uppercase())
                || (figures && next.is_alphabetic() && !next.is_lowercase())
        }
        // `1-The law` is well, `1-2` and `e-mail` are not.
        Shape::Dash => {
            apart
                || (!next.is_alphanumeric()
                    || (next.is_alphabetic() && (figures || !first.is_ascii())))
        }
        Shape::HalfBracket | Shape::Degree => !next.is_ascii_digit(),
        Shape::Danda | Shape::Comma | Shape::Brackets | Shape::Circle => true,
    };
    // A Chinese numeral with a Western point or dash is no mark.
    let chinese = matches!(readings[0], Some((Script::Chinese, _)));
    (fits
        && (!chinese || matches!(shape, Shape::Comma | Shape::HalfBracket | Shape::Point))
        && (shape != Shape::Comma || chinese || figures))
        .then_some(Mark { shape, readings, len: at, before })
}

/// A number's readings and length.
type Token = ([Option<(Script, Key)>; 3], usize);

/// The number of a mark: figures with what is inserted, letters, a Roman or Chinese numeral.
fn token(text: &str) -> Option<Token> {
    let first = text.chars().next()?;
    if numerals::digit(first).is_some() {
        let (value, mut len) = numerals::figures(text)?;
        if value > 999 {
            return None;
        }
        let mut key = Key::of(value);
        let rest = &text[len..];
        let run = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        if run > 0 {
            if run > 2 && !INSERTED.contains(&&rest[..run]) {
                return None;
            }
            key.0[1] = numerals::letters_key(&rest[..run]);
            len += run;
        } else if let Some(more) = rest.strip_prefix(['의', 'の', '之']) {
            let (part, taken) = numerals::figures(more).or_else(|| numerals::chinese(more))?;
            key.0[1] = part;
            len = text.len() - more.len() + taken;
        }
        return Some(([Some((Script::Figures, key)), None, None], len));
    }
    if first.is_ascii_alphabetic() {
        let run = text.bytes().take(6).take_while(u8::is_ascii_alphabetic).count();
        let word = &text[..run];
        let small = word.bytes().all(|b| b.is_ascii_lowercase());
        if !small && !word.bytes().all(|b| b.is_ascii_uppercase()) {
            return None;
        }
        let mut readings = [None; 3];
        let mut count = 0;
        if let Some(value) = numerals::roman(word).filter(|value| *value < 50) {
            readings[count] = Some((
                if small { Script::SmallRoman } else { Script::CapitalRoman },
                Key::of(value),
            ));
            count += 1;
        }
        if run <= 2 {
            let bytes = word.as_bytes();
            let mut key = Key::of(u32::from((bytes[0] | 0x20) - b'a') + 1);
            if run == 2 {
                key.0[1] = u32::from((bytes[1] | 0x20) - b'a') + 1;
            }
            readings[count] =
                Some((if small { Script::Letters(0) } else { Script::Capitals(0) }, key));
            count += 1;
        }
        return (count > 0).then_some((readings, run));
    }
    if let Some((value, len)) = numerals::chinese(text) {
        return (value < 200)
            .then_some(([Some((Script::Chinese, Key::of(value))), None, None], len));
    }
    // A letter of another script must stand alone, which is soon seen.
    let len = first.len_utf8();
    let after = text[len..].chars().next()?;
    let ends = matches!(
        after,
        ')' | '）' | '.' | '-' | '–' | '—' | ' ' | '*' | '_' | '।' | '\\' | 'ـ' | 'ه' | '．'
    );
    if !ends {
        return None;
    }
    // The Arabic letter h is lengthened where it stands alone.
    let lengthened = if first == 'ه' {
        text[len..].chars().take_while(|c| *c == 'ـ').map(char::len_utf8).sum()
    } else {
        0
    };
    let mut readings = [None; 3];
    let mut count = 0;
    for alphabet in 0..numerals::ALPHABETS.len() {
        if let Some(key) = numerals::letter(alphabet, first) {
            let alphabet = u8::try_from(alphabet).unwrap_or(0);
            let script = if first.is_uppercase() {
                Script::Capitals(alphabet)
            } else {
                Script::Letters(alphabet)
            };
            if count < readings.len() {
                readings[count] = Some((script, key));
                count += 1;
            }
        }
    }
    (count > 0).then_some((readings, len + lengthened))
}

/// An open level of subdivisions.
#[derive(Debug, Clone, Copy)]
struct Level {
    /// How its numbers are set off.
    shape: Shape,
    /// In what they are written.
    script: Script,
    /// The last number.
    key: Key,
    /// What its provisions are.
    kind: ProvisionKind,
}

/// How far ahead marks are looked at to decide what one is.
const AHEAD: usize = 60;

/// The most levels of subdivisions.
const DEEPEST: usize = 8;

/// For each mark of one section, in order, whether it opens a subdivision: its depth from zero and what
/// it is.
pub(super) fn resolve(marks: &[Mark]) -> Vec<Option<(usize, ProvisionKind)>> {
    let mut open: Vec<Level> = Vec::new();
    let mut out = Vec::with_capacity(marks.len());
    for (at, mark) in marks.iter().enumerate() {
        let ahead = &marks[at + 1..marks.len().min(at + 1 + AHEAD)];
        let step = place(&open, mark, ahead);
        if let Some((depth, script, key)) = step {
            let outer = depth.checked_sub(1).map(|d| open[d].kind);
            let kind = kind_of(mark.shape, script, outer);
            open.truncate(depth);
            open.push(Level { shape: mark.shape, script, key, kind });
            out.push(Some((depth, kind)));
        } else {
            out.push(None);
        }
    }
    out
}

/// Where a mark belongs among the open levels: the depth at which it opens, and how it is read.
fn place(open: &[Level], mark: &Mark, ahead: &[Mark]) -> Option<(usize, Script, Key)> {
    let first = mark.readings().find(|(_, key)| *key == Key::of(1));
    // The next number of an open level, from the inside out.
    let next = (0..open.len()).rev().find_map(|depth| {
        let level = &open[depth];
        let key = mark.read_as(level.shape, level.script)?;
        (key.follows(level.key) || doubled(level, key)).then_some((depth, level.script, key))
    });
    if let Some((depth, script, key)) = next {
        // (h), (i): a letter if (j) comes before (ii).
        if let Some((other, one)) = first.filter(|(other, _)| *other != script) {
            let two = Key::of(2);
            let inner = ahead.iter().find_map(|later| {
                if later.read_as(mark.shape, other) == Some(two) {
                    return Some(true);
                }
                later.read_as(mark.shape, script).is_some_and(|k| k.follows(key)).then_some(false)
            });
            if inner == Some(true) && open.len() < DEEPEST {
                return Some((open.len(), other, one));
            }
        }
        return Some((depth, script, key));
    }
    let line = matches!(mark.before, Before::Line | Before::Under | Before::Mark);
    if let Some((script, key)) = first {
        if !line {
            // In running text only a list that goes on is one.
            let goes_on = ahead.iter().find_map(|later| {
                // `(i)` reads as a letter too, so that other numbers on the way decide nothing.
                match later.read_as(mark.shape, script)? {
                    key if key == Key::of(2) => Some(true),
                    key if key == Key::of(1) => Some(false),
                    _ => None,
                }
            });
            if goes_on != Some(true)
                || mark.before == Before::Stop && mark.shape == Shape::Brackets && !open.is_empty()
            {
                return None;
            }
        }
        let again = (0..open.len())
            .rev()
            .find(|&d| open[d].shape == mark.shape && open[d].script == script);
        return match again {
            Some(depth) if !matches!(mark.before, Before::Opening | Before::Under) => {
                Some((depth, script, key))
            }
            _ if open.len() < DEEPEST => Some((open.len(), script, key)),
            _ => None,
        };
    }
    // Within a line it would be a lost place.
    if !matches!(mark.before, Before::Line | Before::Under) {
        return None;
    }
    // Numbers were repealed or lost: go on at a level that is open.
    let gap = (0..open.len()).rev().find_map(|depth| {
        let level = &open[depth];
        let key = mark.read_as(level.shape, level.script)?;
        let near = if key > level.key {
            key.base() - level.key.base() <= 20
        } else {
            key.base() + 3 >= level.key.base()
        };
        // `ii` after `a` is a Roman numeral and no letter; `aa` after `a` has followed already.
        let near = near
            && (key.0[1] == 0 || key.base() == level.key.base() || level.script == Script::Figures);
        (near && (key > level.key || mark.shape == Shape::Brackets)).then_some((
            depth,
            level.script,
            key,
        ))
    });
    // Or the list begins late.
    gap.or_else(|| {
        let (script, key) = mark.readings().min_by_key(|(_, key)| key.base())?;
        let goes_on = || {
            ahead
                .iter()
                .filter_map(|later| later.read_as(mark.shape, script))
                .any(|later| later.follows(key))
        };
        let late = (key.base() <= 4 || goes_on())
            && !matches!(mark.shape, Shape::Dash | Shape::Danda)
            && open.len() < DEEPEST;
        late.then_some((open.len(), script, key))
    })
}

/// Whether letters go on doubled: `z`, `aa`.
fn doubled(level: &Level, key: Key) -> bool {
    matches!(level.script, Script::Letters(0) | Script::Capitals(0))
        && level.key.base() == 26
        && key.0[0] == key.0[1]
}

/// What a subdivision is: by the usual meaning of its mark, and within the kind around it.
fn kind_of(shape: Shape, script: Script, outer: Option<ProvisionKind>) -> ProvisionKind {
    use ProvisionKind::{Paragraph, Point, Subparagraph, Subsection};
    let usual = match (shape, script) {
        (Shape::Degree, _) => Paragraph,
        (_, Script::Figures | Script::CapitalRoman | Script::Chinese) => Subsection,
        (_, Script::Letters(_)) => Paragraph,
        (_, Script::SmallRoman) => Subparagraph,
        (_, Script::Capitals(_)) => Point,
    };
    let within = match outer {
        None => Subsection,
        Some(Subsection) => Paragraph,
        Some(Paragraph) => Subparagraph,
        Some(_) => Point,
    };
    if outer.is_some() && within > usual { within } else { usual }
}

/// The marks that stand in running text behind the end of a sentence or item, a colon or dash, with
/// the place of each.
pub(super) fn inline(text: &str, from: usize, out: &mut Vec<(usize, Mark)>) {
    let bytes = text.as_bytes();
    let mut at = from;
    // Where a mark that was taken ended: another may follow it directly.
    let mut chained = usize::MAX;
    let mut cited = usize::MAX;
    while at < bytes.len() {
        let byte = bytes[at];
        let lead = matches!(byte, b'(' | 0xC4..) || byte.is_ascii_alphanumeric();
        let after_word = at > 0
            && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] >= 0x80)
            && byte != b'(';
        if !lead || (after_word && byte < 0x80) || !text.is_char_boundary(at) {
            at += 1;
            continue;
        }
        let Some(found) = mark(&text[at..], Before::Stop) else {
            // A word that is no mark is passed over at once.
            at += 1;
            while at < bytes.len() && bytes[at].is_ascii_alphanumeric() {
                at += 1;
            }
            continue;
        };
        let end = at + found.len;
        let before = if at == from
            || chained == text[..at].trim_end_matches([' ', '*', '_', '-', '—', '–']).len()
            || chained == at
        {
            Some(if at == from { Before::Line } else { Before::Mark })
        } else {
            boundary(&text[from..at], &found, cited, at, &text[end..])
        };
        match before {
            Some(before) => {
                out.push((at, Mark { before, ..found }));
                chained = end;
            }
            None => cited = end,
        }
        at = end;
    }
}

/// What stands before a mark in running text, if a mark may stand there.
fn boundary(text: &str, mark: &Mark, cited: usize, at: usize, rest: &str) -> Option<Before> {
    let trimmed = text.trim_end_matches([' ', '\u{a0}', '\t', '*', '_', '\n', '\r']);
    let apart = trimmed.len() < text.len();
    let last = trimmed.chars().next_back()?;
    // `paragraphs (a), (b)`: what follows a citation is one.
    let since = cited.checked_sub(at - text.len()).and_then(|from| text.get(from..));
    if since.is_some_and(|since| since.len() <= 6 && !since.contains(['.', ';', ':', '—', '\n']))
    {
        return None;
    }
    let cites_on = rest.starts_with([',', ')', ';', '.', '(']) && !rest.starts_with("(");
    if cites_on {
        return None;
    }
    if text[trimmed.len()..].contains('\n') {
        return Some(Before::Line);
    }
    match last {
        ':' | '—' | '–' | '：' | '-' | '―' | '፡' => Some(Before::Opening),
        '.' | ';' | '。' | '；' | '؛' | '।' | '!' | '?' | '”' | '"' | '>' | ']' | '’' | '៖'
        | '។' => Some(Before::Stop),
        ',' | '،' | '，' => Some(Before::Comma),
        ')' if mark.shape == Shape::Brackets => apart.then_some(Before::Comma),
        _ if last.is_alphabetic() && mark.shape == Shape::Brackets => {
            let word = trimmed.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            /// Words that join the last item of a list.
            const JOINING: [&str; 10] =
                ["and", "or", "dan", "atau", "ve", "veya", "et", "ou", "y", "o"];
            if JOINING.contains(&word) {
                // "; and (b)" closes an item, "(a) and (b)" cites.
                let head = trimmed[..trimmed.len() - word.len()].trim_end();
                return head.ends_with([';', ',', '.']).then_some(Before::Stop);
            }
            // `penalties(1) Any`: a heading glued to its text.
            let glued = !apart
                && mark.figure().is_some()
                && last.is_lowercase()
                && rest.trim_start().starts_with(|c: char| c.is_uppercase() || c == '(');
            glued.then_some(Before::Comma)
        }
        _ => None,
    }
}
