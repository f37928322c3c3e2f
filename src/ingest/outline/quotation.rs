//! Blocks of quoted text, in which amending laws set out the new words: what is in them is not a
//! provision of the law that quotes it.

/// Quotation marks that open a block, and those that close it.
const MARKS: [(char, &[char]); 6] = [
    ('“', &['”', '"']),
    ('"', &['"', '”']),
    ('‘', &['’', '”']),
    ('«', &['»']),
    ('「', &['」']),
    ('『', &['』']),
];

/// The most lines a block may have; a mark that is not closed by then was no beginning of one.
const LONGEST: usize = 600;

/// The closing marks for the mark at the beginning of a line.
fn closing(line: &str) -> Option<(char, &'static [char])> {
    let first = line.trim_start_matches([' ', '\t', '*', '_']).chars().next()?;
    MARKS.iter().find(|(open, _)| *open == first).copied()
}

/// Whether a line begins with a mark of quotation that it does not close.
pub(crate) fn opens_block(line: &str) -> bool {
    closing(line).is_some()
}

/// Whether a line ends the block: it ends with a closing mark that none in the line opened.
fn ends(line: &str, open: char, close: &[char]) -> bool {
    let line = line.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    let line = ["and", "or", "dan", "atau", "et", "ou"]
        .iter()
        .find_map(|word| line.strip_suffix(word))
        .unwrap_or(line);
    let inner = line.trim_end_matches([' ', '.', ';', ',', '。', '；', '*', '_']);
    if !inner.ends_with(close) {
        return false;
    }
    if close.contains(&open) {
        return inner.chars().filter(|c| *c == open).count() % 2 == 1;
    }
    let closes = inner.chars().filter(|c| close.contains(c)).count();
    let opens = inner.chars().filter(|c| *c == open || (open == '‘' && *c == '“')).count();
    // Each paragraph of a quotation opens it anew, and only the last closes it.
    let again = usize::from(inner.trim_start_matches([' ', '*', '_']).starts_with(open));
    closes > opens - again.min(opens)
}

/// The last line, counted from the first, of the block that the first line opens; none if it is not
/// closed, zero if it is a line of its own.
pub(crate) fn block_end<'a>(lines: impl Iterator<Item = &'a str>) -> Option<usize> {
    let mut lines = lines.take(LONGEST).enumerate().peekable();
    let (open, close) = lines.peek().and_then(|(_, line)| closing(line))?;
    lines.find(|(_, line)| ends(line, open, close)).map(|(at, _)| at)
}
