//! Breaking text into lines of a given width, for media with fixed-width characters.
//!
//! Widths are those of the Unicode standard, so that Chinese, Japanese and Korean text lines up.
//! Lines break at spaces; between characters two columns wide, which need no space; and inside a
//! long identifier after `.`, `-`, `/` or `,`. Only what still does not fit is cut.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// A stretch of text with a style; the style is carried through untouched.
pub(super) type Styled<S> = (S, String);

/// Columns that a text takes.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().map(|c| c.width().unwrap_or(0)).sum() }
}

/// Whether lines of the text break at spaces only: it has no character two columns wide.
pub(super) fn breaks_at_spaces(text: &str) -> bool {
    text.is_ascii() || text.chars().all(|c| c.width().unwrap_or(0) < 2)
}

/// The text with control characters made visible, so that a record cannot steer a terminal.
pub(super) fn printable(text: &str) -> Cow<'_, str> {
    // Overrides of the writing direction could make a line read as something else.
    let steers =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let plain = |byte: u8| (b' '..0x7f).contains(&byte);
    if text.bytes().all(plain) || !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match c {
        '\n' | '\t' => ' ',
        c if steers(c) => '\u{fffd}',
        c => c,
    };
    Cow::Owned(text.chars().map(shown).collect())
}

/// Breaks styled text into lines no wider than `limit` columns (at least two, the widest character).
pub(super) fn wrap<S: Copy + PartialEq>(spans: &[Styled<S>], limit: usize) -> Vec<Vec<Styled<S>>> {
    let limit = limit.max(2);
    let mut lines = Lines { limit, done: Vec::new(), line: Vec::new(), used: 0, space: None };
    let mut word: Vec<Styled<S>> = Vec::new();
    for (style, text) in spans {
        let shown = printable(text);
        let mut stretches = shown.split(' ').peekable();
        while let Some(stretch) = stretches.next() {
            let ends_here = stretches.peek().is_some();
            if !stretch.is_ascii() {
                add_breakable(&mut lines, &mut word, *style, stretch);
            } else if word.is_empty() && ends_here {
                lines.set_word(&[(*style, stretch)]);
            } else {
                add(&mut word, *style, stretch);
            }
            if ends_here {
                lines.push(&mut word);
                lines.space = Some(*style);
            }
        }
    }
    lines.push(&mut word);
    lines.finish()
}

/// Appends text to styled text, continuing the last stretch when the style is the same.
fn add<S: Copy + PartialEq>(line: &mut Vec<Styled<S>>, style: S, text: &str) {
    if text.is_empty() {
        return;
    }
    match line.last_mut() {
        Some((last, known)) if *last == style => known.push_str(text),
        _ => line.push((style, text.to_owned())),
    }
}

/// Adds a stretch without spaces to the word under way; a line may break on either side of a wide
/// character.
fn add_breakable<S: Copy + PartialEq>(
    lines: &mut Lines<S>,
    word: &mut Vec<Styled<S>>,
    style: S,
    stretch: &str,
) {
    for c in stretch.chars() {
        let wide = c.width().unwrap_or(0) > 1;
        if wide {
            lines.push(word);
        }
        add(word, style, c.encode_utf8(&mut [0; 4]));
        if wide {
            lines.push(word);
        }
    }
}

/// Lines under construction.
struct Lines<S> {
    limit: usize,
    done: Vec<Vec<Styled<S>>>,
    line: Vec<Styled<S>>,
    used: usize,
    /// A space is due before the next word, in this style.
    space: Option<S>,
}

impl<S: Copy + PartialEq> Lines<S> {
    /// Sets a word, on the next line if need be, and empties it.
    fn push(&mut self, word: &mut Vec<Styled<S>>) {
        if !word.is_empty() {
            self.set_word(&std::mem::take(word));
        }
    }

    /// Sets a word, on the next line if need be.
    fn set_word<T: AsRef<str>>(&mut self, word: &[(S, T)]) {
        let columns: usize = word.iter().map(|(_, text)| width(text.as_ref())).sum();
        if word.iter().all(|(_, text)| text.as_ref().is_empty()) {
            return;
        }
        let space = self.space.take().filter(|_| self.used > 0);
        if self.used + usize::from(space.is_some()) + columns <= self.limit {
            if let Some(style) = space {
                add(&mut self.line, style, " ");
                self.used += 1;
            }
            self.set(word, columns);
        } else if columns <= self.limit {
            self.break_line();
            self.set(word, columns);
        } else {
            self.set_long(word, space);
        }
    }

    /// Puts a word that fits on the line.
    fn set<T: AsRef<str>>(&mut self, word: &[(S, T)], columns: usize) {
        for (style, text) in word {
            add(&mut self.line, *style, text.as_ref());
        }
        self.used += columns;
    }

    /// Sets a word wider than a line, piece by piece.
    fn set_long<T: AsRef<str>>(&mut self, word: &[(S, T)], space: Option<S>) {
        if self.used > 0 {
            match space {
                // A few columns are not worth starting a long word in.
                Some(style) if self.used + 12 < self.limit => {
                    add(&mut self.line, style, " ");
                    self.used += 1;
                }
                _ => self.break_line(),
            }
        }
        let mut piece = Vec::new();
        for (style, text) in word {
            for c in text.as_ref().chars() {
                add(&mut piece, *style, c.encode_utf8(&mut [0; 4]));
                if matches!(c, '.' | '-' | '/' | ',' | '_') {
                    self.set_piece(&mut piece);
                }
            }
        }
        self.set_piece(&mut piece);
    }

    /// Sets a piece of a long word; cuts it when even the piece is wider than a line.
    fn set_piece(&mut self, piece: &mut Vec<Styled<S>>) {
        let piece = std::mem::take(piece);
        let columns: usize = piece.iter().map(|(_, text)| width(text)).sum();
        if self.used > 0 && self.used + columns > self.limit {
            self.break_line();
        }
        for (style, text) in &piece {
            for c in text.chars() {
                let columns = c.width().unwrap_or(0);
                if self.used + columns > self.limit {
                    self.break_line();
                }
                add(&mut self.line, *style, c.encode_utf8(&mut [0; 4]));
                self.used += columns;
            }
        }
    }

    /// Ends the line.
    fn break_line(&mut self) {
        self.done.push(std::mem::take(&mut self.line));
        self.used = 0;
    }

    /// The lines; one empty line for no text.
    fn finish(mut self) -> Vec<Vec<Styled<S>>> {
        if !self.line.is_empty() || self.done.is_empty() {
            self.done.push(self.line);
        }
        self.done
    }
}

/// Breaks plain text into lines.
pub(super) fn wrap_plain(text: &str, limit: usize) -> Vec<String> {
    wrap(&[((), text.to_owned())], limit)
        .into_iter()
        .map(|line| line.into_iter().map(|((), text)| text).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(
            wrap_plain("the law  appears not to reach it", 12),
            ["the law", "appears not", "to reach it"]
        );
        assert_eq!(wrap_plain("", 12), [""]);
    }

    #[test]
    fn long_identifiers_break_after_a_full_stop() {
        assert_eq!(
            wrap_plain("tip.3a.means.abuse-of-vulnerability", 22),
            ["tip.3a.means.abuse-of-", "vulnerability"]
        );
    }

    #[test]
    fn wide_characters_take_two_columns_and_need_no_space() {
        let lines = wrap_plain("人身取引等防止法 第三条", 10);
        assert_eq!(lines, ["人身取引等", "防止法 第", "三条"]);
    }

    #[test]
    fn control_characters_are_made_visible() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}"), "a\u{fffd}[31mb\u{fffd}");
    }

    proptest::proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_letter_is_lost(text in ".{0,80}", limit in 2usize..40) {
            let lines = wrap_plain(&text, limit);
            for line in &lines {
                proptest::prop_assert!(width(line) <= limit, "{line:?} is {}", width(line));
            }
            let letters = |t: &str| t.chars().filter(|c| *c != ' ').collect::<String>();
            proptest::prop_assert_eq!(letters(&lines.concat()), letters(&printable(&text)));
        }
    }
}
