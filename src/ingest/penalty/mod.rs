//! Punishments and ages as legal texts state them.
//!
//! Words are data: each language's file of cues has its numbers, units, currencies and the phrases that
//! name, bound and join punishments. What is written here holds for all languages: how numbers are
//! composed, that a bound stands beside its quantity, that the words of one punishment stand close
//! together. What a text does not say is left unknown.

mod ages;
mod clauses;
mod folded;
mod numbers;
mod punishment;
mod quantities;
mod words;

use std::ops::Range;

use crate::model::{Cues, Penalties};

use clauses::Reading;
use folded::Folded;
use numbers::Sentence;
use words::{Phrases, Word};

/// A punishment as a text states it.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundPenalty {
    /// What the words say, and nothing more: where they set a least term only, the greatest is
    /// `unlimited`; where life is available there is no greatest.
    pub penalties: Penalties,
    /// The words it rests on, in bytes of the text.
    pub span: Range<usize>,
    /// For each fact its name in records (`max`, `min`, `life`, `fine.max`, `corporal`…) and the words
    /// that say it.
    pub per_fact: Vec<(&'static str, Range<usize>)>,
    /// Whether the words set one punishment for the conduct before them. Not so where they name the
    /// punishment of other offences, speak of later convictions or unpaid fines, or contradict
    /// themselves.
    pub certain: bool,
}

/// Reads punishments, ages and numbers in one language.
#[derive(Debug)]
pub struct PenaltyReader {
    /// The phrases of the language.
    phrases: Phrases,
}

impl PenaltyReader {
    /// Prepares the cues of a language, so that many provisions can be read.
    pub fn new(cues: &Cues) -> Self {
        Self { phrases: Phrases::new(cues) }
    }

    /// Each separate punishment in the words of a provision.
    pub fn penalties(&self, words: &str) -> Vec<FoundPenalty> {
        let folded = Folded::new(words);
        let found = self.phrases.find(&folded);
        let reading = Reading::new(self.sentence(&folded, &found.words), &found.settings);
        reading.punishments()
    }

    /// The ages below which the words say something of a person, with the words that say so.
    pub fn ages(&self, words: &str) -> Vec<(u8, Range<usize>)> {
        let folded = Folded::new(words);
        let found = self.phrases.find(&folded);
        let sentence = self.sentence(&folded, &found.words);
        let ages = sentence.ages(&sentence.items());
        ages.into_iter().map(|age| (age.years, folded.source(&age.range))).collect()
    }

    /// The first number of the words, in words or figures. `None` where it is not whole.
    pub fn number(&self, words: &str) -> Option<u64> {
        let folded = Folded::new(words);
        let found = self.phrases.find(&folded);
        let sentence = self.sentence(&folded, &found.words);
        let numeral = (0..found.words.len()).find_map(|at| sentence.number(at))?;
        let whole = numeral.value.fract() == 0.0 && numeral.value < 1e15;
        whole.then_some(numeral.value as u64)
    }

    /// A text with its words.
    fn sentence<'a>(&'a self, folded: &'a Folded, words: &'a [Word]) -> Sentence<'a> {
        Sentence { folded, words, phrases: &self.phrases }
    }
}

/// Each separate punishment in the words of one provision. To read many, prepare a [`PenaltyReader`].
pub fn penalties(words: &str, cues: &Cues) -> Vec<FoundPenalty> {
    PenaltyReader::new(cues).penalties(words)
}

/// The ages below which words say something of a person. To read many, prepare a [`PenaltyReader`].
pub fn ages(words: &str, cues: &Cues) -> Vec<(u8, Range<usize>)> {
    PenaltyReader::new(cues).ages(words)
}

/// The first number in words. To read many, prepare a [`PenaltyReader`].
pub fn number(words: &str, cues: &Cues) -> Option<u64> {
    PenaltyReader::new(cues).number(words)
}
