//! One pass over a text finds every cue and every term of the vocabulary, however many there are.
//!
//! Whole words only, and the longest term wins within a category: `threat of force` is not also
//! `force`. In scripts without spaces phrases are found within running text. What is found keeps its
//! place in the text as written.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::model::{Cues, Signal, Topic, Vocabulary};
use crate::normalize::{Sense, fixed_spellings, spellings};

use super::LawText;
use super::fold::{Folded, Folding};

/// What a phrase found in a text stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign<'v> {
    /// A signal of what the provision does.
    Signal(Signal),
    /// A topic.
    Topic {
        /// The topic.
        topic: &'v Topic,
        /// Whether the phrase is nearly conclusive alone.
        strong: bool,
        /// The topic's place among the topics of the cues.
        index: usize,
    },
    /// A term of the vocabulary, in one of its senses.
    Term(Sense<'v>),
}

/// A phrase and what it stands for.
#[derive(Debug)]
struct Pattern<'v> {
    /// What it stands for.
    signs: Vec<Sign<'v>>,
    /// Which of its ends may lie within a word.
    ends: Ends,
    /// How many characters it has, for the longest to win.
    length: usize,
}

/// Which ends of a phrase may lie within a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Ends {
    /// The first word may begin earlier.
    before: bool,
    /// The last word may go on.
    after: bool,
}

/// Finds the cues of one language and the terms of the vocabularies in it.
#[derive(Debug)]
pub struct Scanner<'v> {
    /// The cues.
    cues: &'v Cues,
    /// Every phrase at once.
    automaton: AhoCorasick,
    /// What the phrases stand for, by their number in the automaton.
    patterns: Vec<Pattern<'v>>,
}

/// A phrase found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where, as bytes of the content.
    pub span: Range<usize>,
    /// Which phrase.
    pattern: usize,
}

/// Everything found in a text, in the order of the text.
#[derive(Debug)]
pub struct Marks<'s, 'v> {
    /// What found it.
    scanner: &'s Scanner<'v>,
    /// The marks, by their first byte; the longer first.
    marks: Vec<Mark>,
}

/// Languages that add endings to words: a term may go on.
const ADDING_ENDINGS: [&str; 8] = ["tr", "bn", "ne", "hi", "si", "ta", "mn", "ar"];

impl<'v> Scanner<'v> {
    /// A scanner for a language.
    pub fn new(cues: &'v Cues, vocabularies: &'v [Vocabulary]) -> Self {
        let lang = cues.language.as_str();
        let mut phrases: BTreeMap<(String, Ends), Vec<Sign<'v>>> = BTreeMap::new();
        let mut add = |keys: Vec<String>, ends: Ends, sign: Sign<'v>| {
            for key in keys {
                let key = if cues.spaced { key } else { key.replace(' ', "") };
                let signs = phrases.entry((key, ends)).or_default();
                if !signs.contains(&sign) {
                    signs.push(sign);
                }
            }
        };
        let mut phrase = |text: &str, sign: Sign<'v>| {
            let ends = Ends { before: text.starts_with('*'), after: text.ends_with('*') };
            add(fixed_spellings(lang, text.trim_matches('*')), ends, sign);
        };
        for cue in &cues.cues {
            cue.phrases.iter().for_each(|text| phrase(text, Sign::Signal(cue.signal)));
        }
        for (index, cue) in cues.topics.iter().enumerate() {
            for (texts, strong) in [(&cue.strong, true), (&cue.weak, false)] {
                let sign = Sign::Topic { topic: &cue.topic, strong, index };
                texts.iter().for_each(|text| phrase(text, sign));
            }
        }
        let ends = Ends { before: false, after: ADDING_ENDINGS.contains(&lang) };
        for vocabulary in vocabularies {
            for term in &vocabulary.terms {
                for entry in term.national.iter().filter(|entry| entry.lang == lang) {
                    let sense = Sense { category: vocabulary.category, canonical: &term.id, entry };
                    add(spellings(lang, &entry.term), ends, Sign::Term(sense));
                }
            }
        }
        phrases.retain(|(key, _), _| !key.is_empty());
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(phrases.keys().map(|(key, _)| key.as_bytes()))
            .expect("some thousand short phrases fit");
        let patterns = phrases
            .into_iter()
            .map(|((key, ends), signs)| Pattern { signs, ends, length: key.len() })
            .collect();
        Self { cues, automaton, patterns }
    }

    /// The cues.
    pub fn cues(&self) -> &'v Cues {
        self.cues
    }

    /// Finds every phrase in a text.
    pub fn scan(&self, text: &LawText) -> Marks<'_, 'v> {
        let folding = Folding {
            language: &self.cues.language,
            spaced: self.cues.spaced,
            format: text.format,
        };
        let folded = Folded::new(&text.content, folding);
        let mut found: Vec<(Range<usize>, usize)> = Vec::new();
        for hit in self.automaton.find_overlapping_iter(&folded.text) {
            let pattern = hit.pattern().as_usize();
            if !self.cues.spaced || self.is_whole(&folded.text, hit.range(), pattern) {
                found.push((hit.range(), pattern));
            }
        }
        found.sort_unstable_by_key(|(range, pattern)| {
            (range.start, std::cmp::Reverse(range.end), *pattern)
        });
        self.keep_longest(&mut found);
        let marks = found
            .into_iter()
            .map(|(range, pattern)| Mark { span: folded.span(range, &text.content), pattern })
            .collect();
        Marks { scanner: self, marks }
    }

    /// Whether a find is made of whole words.
    fn is_whole(&self, text: &str, range: Range<usize>, pattern: usize) -> bool {
        let letter =
            |c: char| c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c);
        let after = text[range.end..].chars().next();
        let ends = self.patterns[pattern].ends;
        if !ends.after && after.is_some_and(letter) {
            return false;
        }
        if ends.before {
            return true;
        }
        let mut before = text[..range.start].chars().rev();
        if self.cues.language == "ar" {
            // And, then, in, as, to, for and the article are written together with the word.
            let mut prefixes = 0;
            for c in before {
                if !letter(c) {
                    return true;
                }
                prefixes += 1;
                if prefixes > 4 || !"وفبكلا".contains(c) {
                    return false;
                }
            }
            return true;
        }
        !before.next().is_some_and(letter)
    }

    /// Drops signals and terms that lie in a longer one of the same signal or category.
    fn keep_longest(&self, found: &mut Vec<(Range<usize>, usize)>) {
        let mut kept: Vec<(Range<usize>, usize)> = Vec::with_capacity(found.len());
        for (range, pattern) in found.drain(..) {
            let covered = kept.iter().rev().take(6).any(|(wider, other)| {
                wider.start <= range.start
                    && range.end <= wider.end
                    && *wider != range
                    && self.same_kind(pattern, *other)
            });
            if !covered {
                kept.push((range, pattern));
            }
        }
        *found = kept;
    }

    /// Whether everything one phrase stands for is of a kind that the other stands for as well.
    fn same_kind(&self, inner: usize, outer: usize) -> bool {
        self.patterns[inner].signs.iter().all(|sign| {
            self.patterns[outer].signs.iter().any(|other| match (sign, other) {
                (Sign::Signal(a), Sign::Signal(b)) => a == b,
                (Sign::Topic { index: a, .. }, Sign::Topic { index: b, .. }) => a == b,
                (Sign::Term(a), Sign::Term(b)) => a.category == b.category,
                _ => false,
            })
        })
    }
}

impl<'v> Marks<'_, 'v> {
    /// All marks, in the order of the text.
    pub fn all(&self) -> &[Mark] {
        &self.marks
    }

    /// The marks that begin within a range of the content, in the order of the text.
    pub fn within(&self, range: Range<usize>) -> &[Mark] {
        let from = self.marks.partition_point(|mark| mark.span.start < range.start);
        let to = self.marks.partition_point(|mark| mark.span.start < range.end);
        &self.marks[from..to.max(from)]
    }

    /// What a mark stands for.
    pub fn signs(&self, mark: &Mark) -> &[Sign<'v>] {
        &self.scanner.patterns[mark.pattern].signs
    }

    /// The marks of a signal within a range.
    pub fn signals(&self, range: Range<usize>, signal: Signal) -> impl Iterator<Item = &Mark> {
        self.within(range)
            .iter()
            .filter(move |mark| self.signs(mark).contains(&Sign::Signal(signal)))
    }

    /// Whether a signal occurs within a range.
    pub fn has(&self, range: Range<usize>, signal: Signal) -> bool {
        self.signals(range, signal).next().is_some()
    }

    /// The terms within a range, each mark with each of its senses.
    pub fn terms(&self, range: Range<usize>) -> impl Iterator<Item = (&Mark, Sense<'v>)> {
        self.within(range).iter().flat_map(|mark| {
            self.signs(mark).iter().filter_map(move |sign| match sign {
                Sign::Term(sense) => Some((mark, *sense)),
                _ => None,
            })
        })
    }

    /// The cues of the language.
    pub fn cues(&self) -> &'v Cues {
        self.scanner.cues
    }

    /// How long a mark's phrase is, in bytes of the folded text.
    pub fn length(&self, mark: &Mark) -> usize {
        self.scanner.patterns[mark.pattern].length
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Sink;
    use crate::ingest::{SourceFormat, TreeBuilder};
    use crate::model::Category;
    use crate::store::Library;

    /// The words found in a text that carry a signal.
    fn signalled(language: &str, signal: Signal, content: &str) -> Vec<String> {
        let cues = Library::shipped().cues(language, &mut Sink::new()).unwrap();
        let mut builder = TreeBuilder::new(SourceFormat::Plain);
        builder.push(content);
        let text = builder.finish();
        let scanner = Scanner::new(&cues, &[]);
        let marks = scanner.scan(&text);
        let found = marks.signals(0..content.len(), signal);
        found.map(|mark| text.words(&mark.span).to_owned()).collect()
    }

    #[test]
    fn a_star_lets_a_phrase_begin_or_end_within_a_word() {
        // The article and a preposition are written together with the noun; an ending follows it.
        assert_eq!(signalled("ar", Signal::Fine, "وبالغرامة"), ["الغرامة"]);
        assert_eq!(
            signalled("tr", Signal::TraffickingName, "insan ticaretinin"),
            ["insan ticareti"]
        );
        assert!(signalled("tr", Signal::Consent, "arıza").is_empty());
    }

    fn found(content: &str) -> Vec<(String, String)> {
        let library = Library::shipped();
        let mut sink = Sink::new();
        let cues = library.cues("en", &mut sink).unwrap();
        let vocabularies = library.vocabularies(&mut sink);
        let mut builder = TreeBuilder::new(SourceFormat::Plain);
        builder.push(content);
        let text = builder.finish();
        let scanner = Scanner::new(&cues, &vocabularies);
        let marks = scanner.scan(&text);
        let named = |(mark, sense): (&Mark, Sense<'_>)| {
            let wanted = matches!(sense.category, Category::Act | Category::Means);
            wanted.then(|| (text.words(&mark.span).to_owned(), sense.canonical.to_string()))
        };
        marks.terms(0..content.len()).filter_map(named).collect()
    }

    #[test]
    fn terms_are_whole_words_in_any_regular_form() {
        let found = found("Whoever recruited, HARBORS or maintains a person by threat  of\nforce");
        let canonical: Vec<&str> = found.iter().map(|(_, canonical)| canonical.as_str()).collect();
        assert!(
            canonical.contains(&"recruitment") && canonical.contains(&"harbouring"),
            "{found:?}"
        );
        assert!(found.contains(&("threat  of\nforce".into(), "threat".into())), "{found:?}");
        assert!(!canonical.contains(&"force"), "{found:?}");
    }
}
