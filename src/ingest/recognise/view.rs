//! A text as recognition looks at it: sections, the statements in them, and what was found there.

use std::ops::Range;

use crate::ingest::amending::{self, Change};
use crate::ingest::outline::{Line as OutlineLine, outline};
use crate::ingest::{LawText, Mark, Marks, ProvisionKind, TreeBuilder};
use crate::model::{Category, Relation, Signal};
use crate::normalize::Sense;

/// A text with what was found in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    /// The text.
    pub(super) text: &'a LawText,
    /// What was found.
    pub(super) marks: &'a Marks<'a, 'a>,
}

/// A section, or the whole text where it has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    /// The provision, if the text has any.
    pub(super) provision: Option<usize>,
    /// Its words.
    pub(super) span: Range<usize>,
    /// Its heading; empty when it has none.
    pub(super) heading: Range<usize>,
    /// The statements it is made of: its subsections, or itself.
    pub(super) statements: Vec<Range<usize>>,
}

/// Terms of one category that follow each other as a list does.
#[derive(Debug, Clone)]
pub(super) struct Cluster<'a> {
    /// The terms with their places.
    pub(super) terms: Vec<(Range<usize>, Sense<'a>)>,
}

impl Cluster<'_> {
    /// From the first term to the last.
    pub(super) fn span(&self) -> Range<usize> {
        let start = self.terms.first().map_or(0, |(range, _)| range.start);
        start..self.terms.iter().map(|(range, _)| range.end).max().unwrap_or(start)
    }

    /// The canonical terms that the list names in words that mean nothing else, each once.
    pub(super) fn plainly(&self) -> Vec<&str> {
        let mut out: Vec<&str> = self
            .terms
            .iter()
            // "Engages" is an exact term of the vocabulary for a person, and in most laws means to do.
            .filter(|(_, sense)| {
                sense.relation() == Relation::Exact && sense.entry.term != "engage"
            })
            .map(|(_, sense)| sense.canonical.as_str())
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    /// The canonical terms that the list names, whole or in part, each once.
    pub(super) fn canonicals(&self) -> Vec<&str> {
        let mut out: Vec<&str> = self
            .terms
            .iter()
            .filter(|(_, sense)| sense.relation() >= Relation::Narrower)
            .map(|(_, sense)| sense.canonical.as_str())
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    }
}

/// Bytes of new words below which an amendment changes words within a provision and brings none.
const LEAST_NEW_WORDS: usize = 80;

/// A provision as a section.
fn section(text: &LawText, i: usize) -> Section {
    let provision = &text.provisions[i];
    let subsections: Vec<Range<usize>> = text
        .children(i)
        .filter(|c| text.provisions[*c].kind == ProvisionKind::Subsection)
        .map(|c| text.provisions[c].span.clone())
        .collect();
    let heading = provision.heading.clone();
    let start = provision.span.start;
    let body = heading.as_ref().filter(|h| h.end <= provision.span.end);
    let body = body.map_or(start, |h| h.end.max(start));
    let mut statements = Vec::new();
    let first = subsections.first().map_or(provision.span.end, |s| s.start);
    if body < first && !text.content[body..first].trim().is_empty() {
        statements.push(body..first);
    }
    // What stands after the last paragraph of a subsection belongs to it: the range goes on to the next
    // subsection.
    for (n, subsection) in subsections.iter().enumerate() {
        let end = subsections.get(n + 1).map_or(provision.span.end, |next| next.start);
        statements.push(subsection.start..end);
    }
    Section {
        provision: Some(i),
        span: provision.span.clone(),
        heading: heading.unwrap_or(start..start),
        statements,
    }
}

/// What may stand between two terms of a list, in characters, before it is another list.
const LIST_GAP: usize = 60;

impl<'a> View<'a> {
    /// The sections of the text in order.
    pub(super) fn sections(self) -> Vec<Section> {
        let provisions = &self.text.provisions;
        let divided = provisions.iter().any(|p| p.kind == ProvisionKind::Section);
        let is_section = |i: &usize| {
            provisions[*i].kind == ProvisionKind::Section
                // A text without sections speaks through what it is divided into.
                || !divided
                    && self.text.section_of(*i) == *i
                    && !self.text.children(*i).any(|c| provisions[c].kind <= ProvisionKind::Section)
        };
        let mut sections: Vec<Section> =
            (0..provisions.len()).filter(is_section).map(|i| section(self.text, i)).collect();
        if self.text.amending {
            self.read_new_words(&mut sections);
        }
        if sections.is_empty() {
            let span = 0..self.text.content.len();
            let statements = self.sentences(span.clone());
            sections.push(Section { provision: None, heading: 0..0, statements, span });
        }
        sections
    }

    /// Puts the words that an amending law brings in place of the provisions that bring them: the
    /// instructions around them say nothing about the law.
    fn read_new_words(self, sections: &mut Vec<Section>) {
        let changes = amending::changes(self.text);
        let brought: Vec<&Change> = changes
            .iter()
            .filter(|c| c.new_text.as_ref().is_some_and(|new| new.len() >= LEAST_NEW_WORDS))
            .collect();
        sections.retain(|section| {
            let by = |change: &&&Change| {
                change.new_text.as_ref().is_some_and(|new| section.span.contains(&new.start))
            };
            !brought.iter().any(|change| by(&change))
        });
        for change in brought {
            let Some(new) = change.new_text.clone() else { continue };
            let words = self.words(&new);
            let mut builder = TreeBuilder::new(self.text.format);
            outline(&mut builder, words.split_inclusive('\n').map(OutlineLine::plain));
            let inner = builder.finish();
            // Only where the outline keeps every byte do its ranges hold here.
            let kept = inner.content == words;
            let units = (0..inner.provisions.len())
                .filter(|i| kept && inner.provisions[*i].kind == ProvisionKind::Section);
            let from = sections.len();
            for i in units {
                let inside = section(&inner, i);
                let shift = |range: &Range<usize>| new.start + range.start..new.start + range.end;
                sections.push(Section {
                    provision: Some(change.provision),
                    span: shift(&inside.span),
                    heading: shift(&inside.heading),
                    statements: inside.statements.iter().map(shift).collect(),
                });
            }
            if sections.len() == from {
                sections.push(Section {
                    provision: Some(change.provision),
                    heading: new.start..new.start,
                    statements: vec![new.clone()],
                    span: new,
                });
            }
        }
        sections.sort_by_key(|section| section.span.start);
    }

    /// The sentences of a range: cut after full stops and their like where a new sentence can begin.
    pub(super) fn sentences(self, range: Range<usize>) -> Vec<Range<usize>> {
        let words = &self.text.content[range.clone()];
        let mut out = Vec::new();
        let mut start = 0;
        for (at, c) in words.char_indices() {
            let end = at + c.len_utf8();
            let ends = match c {
                '。' | '।' | '؟' | '።' => true,
                '.' => {
                    let mut rest = words[end..].chars();
                    let space = rest.next().is_some_and(char::is_whitespace);
                    let next = words[end..].trim_start().chars().next();
                    let before = words[..at].chars().next_back();
                    space
                        && !before.is_some_and(|c| c.is_ascii_digit())
                        && next.is_none_or(|c| !c.is_lowercase())
                }
                _ => false,
            };
            if ends {
                out.push(range.start + start..range.start + end);
                start = end;
            }
        }
        if !words[start..].trim().is_empty() {
            out.push(range.start + start..range.end);
        }
        out
    }

    /// The sentence of a range around a place.
    pub(super) fn sentence_at(self, range: Range<usize>, place: usize) -> Range<usize> {
        let whole = range.clone();
        self.sentences(range).into_iter().find(|s| s.contains(&place)).unwrap_or(whole)
    }

    /// The range with its end moved back to where a character ends.
    pub(super) fn whole_characters(self, range: Range<usize>) -> Range<usize> {
        let content = &self.text.content;
        let mut end = range.end.min(content.len());
        while !content.is_char_boundary(end) {
            end -= 1;
        }
        range.start..end.max(range.start)
    }

    /// The words of a range.
    pub(super) fn words(self, range: &Range<usize>) -> &'a str {
        &self.text.content[range.clone()]
    }

    /// Whether a signal occurs.
    pub(super) fn has(self, range: &Range<usize>, signal: Signal) -> bool {
        self.marks.has(range.clone(), signal)
    }

    /// The first place of a signal.
    pub(super) fn first(self, range: &Range<usize>, signal: Signal) -> Option<Range<usize>> {
        self.marks.signals(range.clone(), signal).next().map(|mark| mark.span.clone())
    }

    /// The terms of a category in a range, those that stand in a longer one of any sense left out, and
    /// those under an exception or a denial as well.
    pub(super) fn terms(
        self,
        range: &Range<usize>,
        category: Category,
    ) -> Vec<(Range<usize>, Sense<'a>)> {
        let wanted = |(mark, sense): (&Mark, Sense<'a>)| {
            (sense.category == category
                && sense.is_automatic()
                && sense.relation() >= Relation::Narrower)
                .then(|| (mark.span.clone(), sense))
        };
        let all: Vec<_> = self.marks.terms(range.clone()).filter_map(wanted).collect();
        all.into_iter()
            .filter(|(span, _)| !self.is_excepted(range, span))
            .filter(|(span, sense)| !self.is_doing(span, *sense))
            .collect()
    }

    /// Whether "engages" means to do something, not to take somebody on.
    fn is_doing(self, span: &Range<usize>, sense: Sense<'_>) -> bool {
        sense.entry.term == "engage"
            && self.text.content[span.end..].trim_start().starts_with("in ")
    }

    /// Whether what stands at a place is taken out by words before it in the same clause.
    fn is_excepted(self, range: &Range<usize>, span: &Range<usize>) -> bool {
        let from = span.start.saturating_sub(60).max(range.start);
        let from = (from..=span.start)
            .find(|at| self.text.content.is_char_boundary(*at))
            .unwrap_or(span.start);
        let clause_end = [';', '.', ')', '—', ':', '；', '。', '）'];
        let between = |mark: &Mark| {
            mark.span.end <= span.start
                && !self.text.content[mark.span.end..span.start].contains(clause_end)
        };
        self.marks.signals(from..span.start, Signal::Exception).any(between)
    }

    /// The lists of terms of a category in a range.
    pub(super) fn clusters(self, range: &Range<usize>, category: Category) -> Vec<Cluster<'a>> {
        let mut clusters: Vec<Cluster<'a>> = Vec::new();
        let mut end = 0;
        for (span, sense) in self.terms(range, category) {
            let joins = !clusters.is_empty()
                && (span.start < end || self.is_list_gap(&self.text.content[end..span.start]));
            if !joins {
                clusters.push(Cluster { terms: Vec::new() });
            }
            end = end.max(span.end);
            clusters.last_mut().expect("one was pushed").terms.push((span, sense));
        }
        clusters
    }

    /// Whether words between two terms keep them in one list.
    fn is_list_gap(self, gap: &str) -> bool {
        let length = gap.chars().count();
        length <= LIST_GAP && !gap.contains(['.', '。', '।']) || length <= 12
    }

    /// The signals among some that occur in a range.
    pub(super) fn any(self, range: &Range<usize>, signals: &[Signal]) -> bool {
        signals.iter().any(|signal| self.has(range, *signal))
    }

    /// The section around a place.
    pub(super) fn citation_at(self, place: usize) -> String {
        match self.text.provision_at(place) {
            Some(provision) => self.text.citation(provision),
            None => "whole text".to_owned(),
        }
    }
}
