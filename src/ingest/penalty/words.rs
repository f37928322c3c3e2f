//! The words of a text that say something about a punishment: phrases of the cues, and figures.
//!
//! A phrase is found as a whole word, and also where phrases fill a word without a rest: languages
//! write numbers together ("yirmibeş"), and texts lose spaces on their way.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use crate::model::{Cues, Signal, TimeUnit};

use super::folded::{Folded, is_word};

/// What a phrase may mean.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    /// The value, if it is a word for a number.
    pub(super) number: Option<u32>,
    /// The unit of time.
    pub(super) unit: Option<TimeUnit>,
    /// The code of the currency.
    pub(super) currency: Option<String>,
    /// What it signals of a punishment.
    signals: Vec<Signal>,
    /// What it signals of the setting of a punishment.
    settings: Vec<Signal>,
    /// Whether the first word may begin earlier.
    open_start: bool,
    /// Whether the last word may go on.
    open_end: bool,
}

impl Entry {
    /// Whether the phrase carries a signal.
    pub(super) fn signals(&self, signal: Signal) -> bool {
        self.signals.contains(&signal)
    }

    /// Whether the phrase says anything but the setting of a punishment.
    fn names(&self) -> bool {
        let counts = self.number.is_some() || self.unit.is_some() || self.currency.is_some();
        counts || !self.signals.is_empty()
    }
}

/// What a word of the text is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum WordKind {
    /// A phrase: its place among the entries.
    Phrase(usize),
    /// A figure, with its value.
    Figure(f64),
}

/// A word or phrase of the text that matters.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// What it is.
    pub(super) kind: WordKind,
    /// Where it stands in the folded text.
    pub(super) range: Range<usize>,
}

/// The phrases of a language that matter for punishments and ages.
#[derive(Debug)]
pub(super) struct Phrases {
    /// Finds all of them in one pass.
    automaton: AhoCorasick,
    /// What each means, in the order of the automaton's patterns.
    entries: Vec<Entry>,
    /// Whether words stand apart by spaces.
    pub(super) spaced: bool,
}

/// The signals that say what a punishment is; the others are left to those who read for them.
const SIGNALS: [Signal; 20] = [
    Signal::AgeBelow,
    Signal::OtherPunishment,
    Signal::Imprisonment,
    Signal::Life,
    Signal::Death,
    Signal::Fine,
    Signal::Corporal,
    Signal::Stroke,
    Signal::PenaltyUnit,
    Signal::DayFine,
    Signal::AtMost,
    Signal::AtLeast,
    Signal::OrLess,
    Signal::OrMore,
    Signal::Between,
    Signal::LessThan,
    Signal::YearsOfAge,
    Signal::Alternative,
    Signal::Cumulative,
    Signal::EitherOrBoth,
];

/// The signals that say what a punishment is for. Their phrases may hold the name of a punishment
/// ("is liable to imprisonment"), so that they are kept apart from the words that name it.
const SETTINGS: [Signal; 5] =
    [Signal::Offence, Signal::NotLiable, Signal::PenaltyNamed, Signal::InDefault, Signal::Repeat];

/// What the phrases of a language find in a text.
pub(super) struct Found {
    /// Words about punishments and ages, in the order of the text and without overlap.
    pub(super) words: Vec<Word>,
    /// Words about what a punishment is for, and where they stand, in the order of their beginnings.
    pub(super) settings: Vec<(Signal, Range<usize>)>,
}

impl Phrases {
    /// The phrases of a language.
    pub(super) fn new(cues: &Cues) -> Self {
        let mut by_text: BTreeMap<String, Entry> = BTreeMap::new();
        for (word, value) in &cues.numbers {
            entry(&mut by_text, word).number = Some(*value);
        }
        for (word, unit) in &cues.units {
            entry(&mut by_text, word).unit = Some(*unit);
        }
        for (word, code) in &cues.currencies {
            entry(&mut by_text, word).currency = Some(code.clone());
        }
        for cue in &cues.cues {
            for phrase in &cue.phrases {
                if SIGNALS.contains(&cue.signal) {
                    entry(&mut by_text, phrase).signals.push(cue.signal);
                } else if SETTINGS.contains(&cue.signal) {
                    entry(&mut by_text, phrase).settings.push(cue.signal);
                }
            }
        }
        by_text.remove("");
        lose_spaces(&mut by_text);
        let automaton = AhoCorasick::new(by_text.keys())
            .expect("the phrases of a language are far fewer than an automaton can hold");
        Self { automaton, entries: by_text.into_values().collect(), spaced: cues.spaced }
    }

    /// What a phrase means.
    pub(super) fn entry(&self, index: usize) -> &Entry {
        &self.entries[index]
    }

    /// The words of a text that matter.
    pub(super) fn find(&self, folded: &Folded) -> Found {
        let text = folded.text.as_str();
        let mut words = figures(text);
        let mut settings = Vec::new();
        for (range, index) in self.phrases(text) {
            let entry = &self.entries[index];
            settings.extend(entry.settings.iter().map(|signal| (*signal, range.clone())));
            if entry.names() {
                words.push(Word { kind: WordKind::Phrase(index), range });
            }
        }
        words.sort_by_key(|word| (word.range.start, std::cmp::Reverse(word.range.end)));
        settings.sort_by_key(|(_, range)| range.start);
        let mut words = apart(words);
        self.whole_words(text, &mut words);
        Found { words, settings }
    }

    /// Lets the phrases that are open at an end reach to the end of their word, where no other phrase
    /// stands in it.
    fn whole_words(&self, text: &str, words: &mut [Word]) {
        let letters =
            |part: &str| part.chars().take_while(|c| is_word(*c)).map(char::len_utf8).sum();
        for at in 0..words.len() {
            let WordKind::Phrase(index) = words[at].kind else { continue };
            let end = words[at].range.end;
            if self.entries[index].open_end {
                let rest: usize = letters(&text[end..]);
                let next = words.get(at + 1).map_or(text.len(), |next| next.range.start);
                words[at].range.end = next.min(end + rest);
            }
            if self.entries[index].open_start {
                let last = if at > 0 { words[at - 1].range.end } else { 0 };
                let start = words[at].range.start;
                let before = text[last..start].chars().rev().take_while(|c| is_word(*c));
                words[at].range.start = start - before.map(char::len_utf8).sum::<usize>();
            }
        }
    }

    /// The phrases in a text that begin and end with a word, or with another phrase.
    fn phrases(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let mut hits: Vec<(Range<usize>, usize)> = self
            .automaton
            .find_overlapping_iter(text)
            .map(|hit| (hit.range(), hit.pattern().as_usize()))
            .collect();
        if self.spaced {
            hits.sort_by_key(|(range, _)| range.start);
            let mut joined = vec![false; text.len() + 1];
            hits.retain(|(range, index)| {
                let begins = self.entries[*index].open_start
                    || is_edge(text, range.start)
                    || joined[range.start];
                joined[range.end] |= begins;
                begins
            });
            joined.fill(false);
            hits.reverse();
            hits.retain(|(range, index)| {
                let ends =
                    self.entries[*index].open_end || is_edge(text, range.end) || joined[range.end];
                joined[range.start] |= ends;
                ends
            });
        }
        hits
    }
}

/// The words that stand apart, of words in the order of their beginnings: where two overlap the longer
/// one counts ("is under the age of"), of two as long the first.
fn apart(words: Vec<Word>) -> Vec<Word> {
    let mut chosen: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        match chosen.last_mut() {
            Some(last) if word.range.start < last.range.end => {
                if word.range.len() > last.range.len() {
                    *last = word;
                }
            }
            _ => chosen.push(word),
        }
    }
    chosen
}

/// The entry of a phrase, without the stars that open its ends.
fn entry<'a>(by_text: &'a mut BTreeMap<String, Entry>, phrase: &str) -> &'a mut Entry {
    let text = phrase.trim_matches('*');
    let entry = by_text.entry(Folded::new(text).text.trim_end().to_owned()).or_default();
    entry.open_start |= phrase.starts_with('*');
    entry.open_end |= phrase.ends_with('*');
    entry
}

/// Adds each phrase of several words without one of its spaces: texts lose spaces at the ends of lines.
fn lose_spaces(by_text: &mut BTreeMap<String, Entry>) {
    let spaced: Vec<(String, Entry)> = by_text
        .iter()
        .filter(|(text, _)| text.contains(' '))
        .map(|(text, entry)| (text.clone(), entry.clone()))
        .collect();
    for (text, entry) in spaced {
        for (space, _) in text.match_indices(' ') {
            let glued = format!("{}{}", &text[..space], &text[space + 1..]);
            by_text.entry(glued).or_insert_with(|| entry.clone());
        }
    }
}

/// Whether a word begins or ends at a place. Between a letter and a figure there is an edge as well.
fn is_edge(text: &str, place: usize) -> bool {
    let before = text[..place].chars().next_back().filter(|c| is_word(*c));
    let after = text[place..].chars().next().filter(|c| is_word(*c));
    match (before, after) {
        (Some(before), Some(after)) => before.is_ascii_digit() != after.is_ascii_digit(),
        _ => true,
    }
}

/// The figures of a text.
fn figures(text: &str) -> Vec<Word> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let (value, end) = figure(&bytes[at..]);
        found.push(Word { kind: WordKind::Figure(value), range: at..at + end });
        at += end;
    }
    found
}

/// The value of the figure at the beginning of a text, and its length. The text begins with a digit.
///
/// Groups of three after a point, a comma, a space or an apostrophe are thousands (of two as well
/// before the last, as in India); one or two digits after a last point or comma are a decimal part.
fn figure(bytes: &[u8]) -> (f64, usize) {
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = digits(0);
    let mut groups: Vec<Range<usize>> = std::iter::once(0..end).collect();
    while let Some(b'.' | b',' | b' ' | b'\'') = bytes.get(end) {
        let length = digits(end + 1);
        let grouped = if bytes[end] == b' ' { length == 3 } else { (1..=3).contains(&length) };
        let opened = groups[0].len() <= 3;
        if !(grouped && opened) {
            break;
        }
        groups.push(end + 1..end + 1 + length);
        end += 1 + length;
    }
    // Only a last group of three makes thousands; a shorter one is a decimal part, or no part at all.
    let mut decimals = 0..0;
    if groups.len() > 1 {
        let last = groups[groups.len() - 1].clone();
        let comma_or_point = matches!(bytes[last.start - 1], b'.' | b',');
        if last.len() < 3 {
            let thousands = groups[1..groups.len() - 1].iter().all(|group| group.len() > 1);
            groups.pop();
            end = last.start - 1;
            if comma_or_point && thousands {
                end = last.end;
                decimals = last;
            }
        }
    }
    if groups[1..].iter().any(|group| group.len() < 2) {
        groups.truncate(1);
        end = groups[0].end;
        decimals = 0..0;
    }
    let whole = groups
        .iter()
        .flat_map(|group| &bytes[group.clone()])
        .fold(0.0, |value, digit| value * 10.0 + f64::from(digit - b'0'));
    let part = bytes[decimals]
        .iter()
        .rev()
        .fold(0.0, |value, digit| (value + f64::from(digit - b'0')) / 10.0);
    (whole + part, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_keep_the_separators_of_every_manner_of_writing() {
        for (text, value, length) in [
            ("15 (lima", 15.0, 2),
            ("120.000.000,00 ", 120_000_000.0, 14),
            ("150 000 euros", 150_000.0, 7),
            ("1,00,000 rupees", 100_000.0, 8),
            ("1,000.50", 1000.5, 8),
            ("5.000.000", 5_000_000.0, 9),
            ("3.5 years", 3.5, 3),
            ("5. Any", 5.0, 1),
            ("12, 13", 12.0, 2),
            ("2012 500", 2012.0, 4),
            ("1.2.3", 1.0, 1),
        ] {
            assert_eq!(figure(text.as_bytes()), (value, length), "{text}");
        }
    }

    #[test]
    fn a_phrase_is_a_whole_word_or_a_part_of_a_word_made_of_phrases() {
        let cues: Cues = toml::from_str(
            "language = \"tr\"\nspaced = true\n[numbers]\non = 10\niki = 2\n[units]\n\"yıldan\" = \"year\"",
        )
        .expect("cues");
        let phrases = Phrases::new(&cues);
        let count = |text: &str| phrases.find(&Folded::new(text)).words.len();
        assert_eq!(count("oniki yıldan"), 3);
        assert_eq!(count("onikiyıldan"), 3);
        assert_eq!(count("onlar ikinci yıldan"), 1);
        assert_eq!(count("12yıldan"), 2);
    }
}
