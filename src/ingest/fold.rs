//! The text as phrases are looked for in it: one case, one typography, one space, no markup; with the
//! way back to the place in the text as written.

use std::ops::Range;

use crate::normalize::{key_in, matching_key};

use super::SourceFormat;

/// A folded text and the places its characters came from.
#[derive(Debug)]
pub(super) struct Folded {
    /// The folded text.
    pub(super) text: String,
    /// Pairs of a place in the folded text and the place in the content, wherever the distance between
    /// the two changes; in order.
    steps: Vec<(usize, usize)>,
}

/// What folding depends on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Folding<'a> {
    /// The language.
    pub(super) language: &'a str,
    /// Whether its words stand apart by spaces.
    pub(super) spaced: bool,
    /// The format, for its markup and its line ends.
    pub(super) format: SourceFormat,
}

impl Folded {
    /// Folds a content.
    pub(super) fn new(content: &str, folding: Folding<'_>) -> Self {
        let mut folded = Self { text: String::with_capacity(content.len()), steps: vec![(0, 0)] };
        let markdown = folding.format == SourceFormat::Markdown;
        let hyphenated = matches!(folding.format, SourceFormat::Pdf | SourceFormat::Plain);
        let bytes = content.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            if !byte.is_ascii() {
                at = folded.cluster(content, at, folding.spaced);
                continue;
            }
            match byte {
                b'a'..=b'z' | b'0'..=b'9' => folded.ascii(byte, at),
                b'A'..=b'Z' => folded.ascii(byte.to_ascii_lowercase(), at),
                b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => folded.space(at, folding.spaced),
                b'*' | b'_' | b'\\' | b'#' if markdown => {}
                // Text databases put what was amended in brackets with the number of a note.
                b'[' => {
                    let kept = folded.text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
                    folded.text.truncate(kept);
                }
                b']' => {}
                b'-' if hyphenated => match end_of_hyphenation(bytes, at) {
                    Some(next) => {
                        at = next;
                        continue;
                    }
                    None => folded.ascii(byte, at),
                },
                b'`' => folded.ascii(b'\'', at),
                _ => folded.ascii(byte, at),
            }
            at += 1;
        }
        if folding.language == "vi" && !folded.text.is_ascii() {
            // The two ways of placing a tone are equally long.
            let moved = key_in("vi", &folded.text);
            if moved.len() == folded.text.len() {
                folded.text = moved;
            }
        }
        while folded.steps.len() > 1 && folded.steps.last().is_some_and(|s| s.0 > folded.text.len())
        {
            folded.steps.pop();
        }
        folded.steps.push((folded.text.len(), content.len()));
        folded
    }

    /// Adds one byte that came from `from`.
    fn ascii(&mut self, byte: u8, from: usize) {
        self.place(from);
        self.text.push(char::from(byte));
    }

    /// Adds a space for a run of white space.
    fn space(&mut self, from: usize, spaced: bool) {
        if spaced && !self.text.ends_with(' ') && !self.text.is_empty() {
            self.ascii(b' ', from);
        }
    }

    /// Notes where the next character comes from, if it does not follow from the last step.
    fn place(&mut self, from: usize) {
        let (folded, content) = *self.steps.last().expect("begins with one");
        let to = self.text.len();
        if from - content != to - folded.min(to) || folded > to {
            while self.steps.len() > 1 && self.steps.last().is_some_and(|step| step.0 >= to) {
                self.steps.pop();
            }
            self.steps.push((to, from));
        }
    }

    /// Adds a character that is not ASCII with the marks that follow it; says where they end.
    fn cluster(&mut self, content: &str, at: usize, spaced: bool) -> usize {
        let mut chars = content[at..].char_indices();
        let (_, first) = chars.next().expect("there is a character");
        let mut end = at + first.len_utf8();
        let mut alone = true;
        for (offset, c) in chars {
            if c.is_ascii() || !joins(c) {
                break;
            }
            alone = false;
            end = at + offset + c.len_utf8();
        }
        if alone && is_stable(first) {
            self.place(at);
            self.text.push(first);
        } else if alone && first.is_whitespace() {
            self.space(at, spaced);
        } else {
            let key = matching_key(&content[at..end]);
            if !key.is_empty() {
                self.place(at);
                self.text.push_str(&key);
                // What follows is measured from its own place.
                self.steps.push((self.text.len(), end));
            }
        }
        end
    }

    /// The words of the content that a range of the folded text came from.
    pub(super) fn span(&self, range: Range<usize>, content: &str) -> Range<usize> {
        let start = self.origin(range.start);
        // The end of the last character, not the beginning of what follows after a space.
        let last = self.text[range.clone()].chars().next_back().map_or(0, char::len_utf8);
        let from = self.origin(range.end - last);
        start..content[from..].chars().next().map_or(from, |c| from + c.len_utf8()).max(start)
    }

    /// The place in the content that a place in the folded text came from.
    pub(super) fn origin(&self, place: usize) -> usize {
        let step = self.steps.partition_point(|step| step.0 <= place).saturating_sub(1);
        let (folded, content) = self.steps[step];
        let next = self.steps.get(step + 1).map_or(usize::MAX, |step| step.1);
        (content + (place - folded)).min(next)
    }
}

/// Where the word that is broken at this hyphen goes on, if it is broken there.
fn end_of_hyphenation(bytes: &[u8], hyphen: usize) -> Option<usize> {
    let mut at = hyphen + 1;
    while bytes.get(at).is_some_and(|b| matches!(b, b' ' | b'\t' | b'\r')) {
        at += 1;
    }
    if bytes.get(at) != Some(&b'\n') {
        return None;
    }
    while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    bytes.get(at).filter(|b| b.is_ascii_lowercase()).map(|_| at)
}

/// Whether a character belongs to the one before it.
fn joins(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
        || matches!(c, '\u{1160}'..='\u{11ff}' | '\u{200c}' | '\u{200d}')
}

/// Characters that folding leaves as they are, of the scripts that make up most texts.
fn is_stable(c: char) -> bool {
    matches!(c,
        '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'
        | '\u{3001}'..='\u{3002}'
        | '\u{df}'..='\u{f6}'
        | '\u{f8}'..='\u{ff}'
        | '\u{621}'..='\u{63a}'
        | '\u{641}'..='\u{64a}'
        | '\u{985}'..='\u{9a8}'
        | '\u{905}'..='\u{928}'
        | '\u{e01}'..='\u{e32}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folding(format: SourceFormat, spaced: bool) -> Folding<'static> {
        Folding { language: "en", spaced, format }
    }

    #[test]
    fn folded_words_lead_back_to_the_words_as_written() {
        let content = "**_Harbours_**,\n  by “Abuse” of 1[Power]; exploi-\n  tation";
        let markdown = Folded::new(content, folding(SourceFormat::Markdown, true));
        assert!(markdown.text.starts_with("harbours, by \"abuse\" of power; exploi- tation"));
        let plain = Folded::new(content, folding(SourceFormat::Plain, true));
        let at = plain.text.find("exploitation").unwrap();
        assert_eq!(&content[plain.origin(at)..], "exploi-\n  tation");
        assert_eq!(plain.origin(plain.text.len()), content.len());
        let at = markdown.text.find("power").unwrap();
        assert_eq!(&content[markdown.span(at..at + 5, content)], "Power");
    }

    #[test]
    fn running_text_loses_its_spaces() {
        let content = "处五年 以上\n十年以下（有期徒刑）";
        let folded = Folded::new(content, folding(SourceFormat::Plain, false));
        assert_eq!(folded.text, "处五年以上十年以下(有期徒刑)");
        let at = folded.text.find("有期").unwrap();
        assert!(content[folded.origin(at)..].starts_with("有期"));
    }

    proptest! {
        #[test]
        fn every_place_leads_to_a_character_in_order(content in "\\PC{0,60}", spaced: bool) {
            for format in [SourceFormat::Markdown, SourceFormat::Plain] {
                let folded = Folded::new(&content, folding(format, spaced));
                let mut last = 0;
                for (place, _) in folded.text.char_indices() {
                    let origin = folded.origin(place);
                    prop_assert!(origin >= last && origin <= content.len());
                    last = origin;
                }
            }
        }
    }
}
