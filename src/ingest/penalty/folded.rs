//! A text in the form in which phrases are looked for, with the way back to the text as it was read.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

/// A text without what does not matter for finding a phrase: case, typography, composition, runs of
/// white space, marks of emphasis, the script of its figures.
pub(super) struct Folded {
    /// The text that phrases are looked for in.
    pub(super) text: String,
    /// For each byte of it, where its character begins and ends in the text as it was read.
    places: Vec<(usize, usize)>,
}

/// The zeros of the scripts whose figures a law may use; nine more follow each.
const ZEROS: [char; 10] = [
    '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{be6}', '\u{e50}', '\u{ed0}', '\u{1040}',
    '\u{17e0}', '\u{1810}',
];

impl Folded {
    /// Folds a text.
    pub(super) fn new(words: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(words.len()),
            places: Vec::with_capacity(words.len()),
        };
        for (start, c) in words.char_indices() {
            let place = (start, start + c.len_utf8());
            if c.is_ascii_lowercase() {
                folded.push(c, place);
            } else {
                folded.fold(c, place);
            }
        }
        folded
    }

    /// The range of the text as it was read that a range of the folded text stands for.
    pub(super) fn source(&self, range: &Range<usize>) -> Range<usize> {
        match (self.places.get(range.start), self.places.get(range.end.wrapping_sub(1))) {
            (Some(first), Some(last)) => first.0..last.1,
            _ => 0..0,
        }
    }

    /// Adds the folded form of a character.
    fn fold(&mut self, c: char, place: (usize, usize)) {
        match c {
            '*'
            | '_'
            | '^'
            | '\u{640}'
            | '\u{61c}'
            | '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{feff}'
            | '\u{64b}'..='\u{652}' => {}
            c if c.is_whitespace() => self.space(place),
            c if c.is_ascii() => self.push(c.to_ascii_lowercase(), place),
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{2bc}' | '\u{b4}' => {
                self.push('\'', place);
            }
            '\u{2010}'..='\u{2015}' | '\u{2212}' => self.push('-', place),
            '\u{66c}' => self.push(',', place),
            '\u{66b}' => self.push('.', place),
            // The two Turkish letters, as the matching key has them.
            '\u{130}' | '\u{131}' => self.push('i', place),
            c if is_combining_mark(c) => self.mark(c, place),
            c => match figure(c) {
                Some(figure) => self.push(figure, place),
                None if is_ideograph(c) => {
                    self.close_line_end();
                    self.push(c, place);
                }
                None => std::iter::once(c)
                    .nfkc()
                    .flat_map(char::to_lowercase)
                    .for_each(|c| self.push(c, place)),
            },
        }
    }

    /// Adds a character.
    fn push(&mut self, c: char, place: (usize, usize)) {
        self.text.push(c);
        self.places.resize(self.text.len(), place);
    }

    /// Adds white space, once for each run of it.
    fn space(&mut self, place: (usize, usize)) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.push(' ', place);
        }
    }

    /// Adds a combining mark to the letter before it, as one character where there is one.
    fn mark(&mut self, mark: char, place: (usize, usize)) {
        let composed = self.text.chars().next_back().and_then(|last| compose(last, mark));
        // The dot that Turkish capital I leaves behind when it is made small.
        if mark == '\u{307}' && self.text.ends_with('i') {
            return;
        }
        match composed {
            Some(composed) => {
                let last = self.text.pop().map_or(0, char::len_utf8);
                let start = self.places[self.places.len() - last].0;
                self.places.truncate(self.text.len());
                self.push(composed, (start, place.1));
            }
            None => self.push(mark, place),
        }
    }

    /// Drops a space between two ideographs: it is the end of a line.
    fn close_line_end(&mut self) {
        let mut back = self.text.chars().rev();
        if back.next() == Some(' ') && back.next().is_some_and(is_ideograph) {
            self.text.pop();
            self.places.pop();
        }
    }
}

/// The ASCII form of a figure of another script.
fn figure(c: char) -> Option<char> {
    let code = u32::from(c);
    let zero = ZEROS.into_iter().map(u32::from).find(|zero| (*zero..zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

/// Whether a character is an ideograph or a kana, between which no spaces are written.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// Whether a character belongs to a word.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}
