//! Numbers in words and figures.
//!
//! One rule for all languages: a power of ten multiplies the part of the number before it that is
//! smaller than itself, and anything else is added where the number still has room. It reads
//! "two hundred and fifty thousand", 百五十万, `7천만` and "dua puluh lima juta" alike; words that do
//! not follow it ("belas", "quatre-vingt-dix") stand in the cues as wholes.

use super::folded::Folded;
use super::words::{Phrases, Word, WordKind};

/// A number as it was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    /// Its value.
    pub(super) value: f64,
    /// The first word after it.
    pub(super) next: usize,
    /// Where it ends in the folded text, with a repetition in brackets.
    pub(super) end: usize,
    /// Whether the number and its repetition in brackets say the same.
    pub(super) agrees: bool,
}

/// A text with its words, for reading numbers and amounts.
pub(super) struct Sentence<'a> {
    /// The folded text.
    pub(super) folded: &'a Folded,
    /// Its words.
    pub(super) words: &'a [Word],
    /// What they mean.
    pub(super) phrases: &'a Phrases,
}

impl Sentence<'_> {
    /// The text between two places, without white space at its ends.
    pub(super) fn gap(&self, from: usize, to: usize) -> &str {
        self.folded.text.get(from..to).unwrap_or("").trim()
    }

    /// The number that begins at a word, if one does.
    pub(super) fn number(&self, first: usize) -> Option<Numeral> {
        let mut numeral = self.plain_number(first)?;
        self.repetition(&mut numeral);
        Some(numeral)
    }

    /// A number without what may repeat it.
    fn plain_number(&self, first: usize) -> Option<Numeral> {
        let word = self.words.get(first)?;
        let value = match word.kind {
            WordKind::Figure(value) => value,
            // The word may be a unit as well ("năm"): it is a number only before a unit.
            WordKind::Phrase(index) if self.phrases.entry(index).unit.is_some() => {
                let next = self.phrase(first + 1)?;
                let counts = self.phrases.entry(next).unit.is_some();
                f64::from(self.phrases.entry(index).number.filter(|_| counts)?)
            }
            WordKind::Phrase(index) => {
                f64::from(self.phrases.entry(index).number.filter(|value| *value > 0)?)
            }
        };
        let numeral = Numeral { value, next: first + 1, end: word.range.end, agrees: true };
        Some(self.continued(numeral))
    }

    /// A number with the words that go on with it.
    fn continued(&self, mut numeral: Numeral) -> Numeral {
        loop {
            let joined = self.word_value(&numeral, 0) == Some(0.0);
            let skipped = usize::from(joined);
            let Some(part) = self.word_value(&numeral, skipped) else { return numeral };
            let Some(value) = with(numeral.value, part) else { return numeral };
            // "twenty and five" is a number, "five and ten" are two.
            if part == 0.0 || joined && part >= unit_of(numeral.value) {
                return numeral;
            }
            numeral.next += skipped + 1;
            numeral.value = value;
            numeral.end = self.words[numeral.next - 1].range.end;
        }
    }

    /// The value of a word that may go on with a number.
    fn word_value(&self, numeral: &Numeral, skipped: usize) -> Option<f64> {
        let at = numeral.next + skipped;
        let word = self.words.get(at)?;
        let before = self.words[at - 1].range.end.max(if skipped == 0 { numeral.end } else { 0 });
        let gap = self.gap(before, word.range.start);
        match word.kind {
            WordKind::Phrase(index) => {
                let entry = self.phrases.entry(index);
                let number =
                    entry.number.filter(|_| entry.unit.is_none() && matches!(gap, "" | "-" | "]"));
                number.map(f64::from)
            }
            // `1천500만`: figures go on with a number only where nothing parts them.
            WordKind::Figure(value) => {
                (before == word.range.start && unit_of(numeral.value) > value && value > 0.0)
                    .then_some(value)
            }
        }
    }

    /// The place of a phrase among the entries, if the word is one.
    pub(super) fn phrase(&self, at: usize) -> Option<usize> {
        match self.words.get(at)?.kind {
            WordKind::Phrase(index) => Some(index),
            WordKind::Figure(_) => None,
        }
    }

    /// Takes in a repetition: "15 (fifteen)", "fifteen (15)", "(15) fifteen", and what follows it:
    /// "50 (fifty) thousand".
    fn repetition(&self, numeral: &mut Numeral) {
        let Some(next) = self.words.get(numeral.next) else { return };
        let gap = self.gap(numeral.end, next.range.start);
        if !matches!(gap, "(" | ")" | ") (" | "") {
            return;
        }
        let Some(second) = self.plain_number(numeral.next) else { return };
        if gap != "(" {
            if second.value == numeral.value {
                (numeral.next, numeral.end) = (second.next, second.end);
            }
            return;
        }
        // The bracket may hold the unit or the currency too.
        let mut after = second.next;
        let mut end = second.end;
        while let Some(index) = self.phrase(after) {
            let entry = self.phrases.entry(index);
            let counted = entry.unit.is_some() || entry.currency.is_some();
            if !counted || !self.gap(end, self.words[after].range.start).is_empty() {
                break;
            }
            end = self.words[after].range.end;
            after += 1;
        }
        let rest = self.folded.text[end..].trim_start();
        if rest.starts_with(')') {
            let scaled = second.value == numeral.value;
            numeral.agrees &= scaled;
            (numeral.next, numeral.end) = (after, self.folded.text.len() - rest.len() + 1);
            if scaled {
                *numeral = Numeral { agrees: numeral.agrees, ..self.continued(*numeral) };
            }
        }
    }
}

/// A number with one more part: multiplied by a power of ten, or with the part added. `None` where the
/// part begins a number of its own.
fn with(value: f64, part: f64) -> Option<f64> {
    if part == 0.0 {
        return Some(value);
    }
    let power = part >= 10.0 && unit_of(part) == part;
    let low = value % part;
    if power && low != 0.0 {
        // What is multiplied stands in the room below what was said before it.
        let high = value - low;
        return (high == 0.0 || unit_of(high) >= part * 10.0).then_some(high + low * part);
    }
    (part < unit_of(value)).then_some(value + part)
}

/// The place of the last figure of a number that is not zero: 1 for 25, 100 for 2 500.
fn unit_of(value: f64) -> f64 {
    let mut unit = 1.0;
    while value >= unit * 10.0 && value % (unit * 10.0) == 0.0 {
        unit *= 10.0;
    }
    unit
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value of parts said one after the other; `None` when they are more than one number.
    fn said(parts: &[f64]) -> Option<f64> {
        parts[1..].iter().try_fold(parts[0], |value, part| with(value, *part))
    }

    #[test]
    fn parts_make_numbers_in_every_system() {
        for (parts, value) in [
            (&[2.0, 100.0, 50.0, 1000.0][..], Some(250_000.0)),
            (&[1.0, 1e6, 2.0, 100.0, 1000.0], Some(1_200_000.0)),
            (&[100.0, 5.0, 10.0, 10000.0], Some(1_500_000.0)),
            (&[1.0, 1000.0, 500.0, 10000.0], Some(15_000_000.0)),
            (&[7.0, 1e7], Some(70_000_000.0)),
            (&[2.0, 10.0, 5.0], Some(25.0)),
            (&[20.0, 5.0], Some(25.0)),
            (&[5.0, 20.0], None),
            (&[5.0, 6.0], None),
            (&[25.0, 10.0], None),
            (&[1.5, 1e6], Some(1_500_000.0)),
            (&[3.0, 100.0, 1e6], Some(3e8)),
        ] {
            assert_eq!(said(parts), value, "{parts:?}");
        }
    }
}
