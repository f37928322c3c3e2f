//! The conduct of an offence: the words that say who does what by which means for what end.

use std::ops::Range;

use super::Desk;
use super::view::{Cluster, Section};
use crate::ingest::Sign;
use crate::model::{Category, Offence, Relation, Signal, Wording};

/// Where the conduct of one offence of trafficking is described.
#[derive(Debug, Clone)]
pub(super) struct Conduct<'a> {
    /// The section that makes it an offence.
    pub(super) section: Section,
    /// The words that describe it: statements of the section, or the body of a definition.
    pub(super) words: Vec<Range<usize>>,
    /// The lists of acts in them.
    pub(super) acts: Vec<Cluster<'a>>,
}

impl<'a> Desk<'a> {
    /// The widest list of acts of trafficking in a range.
    pub(super) fn act_lists(&self, range: &Range<usize>) -> Vec<Cluster<'a>> {
        let mut lists = self.view.clusters(range, Category::Act);
        lists.retain(|list| list.canonicals().len() >= 2);
        let most = lists.iter().map(|list| list.canonicals().len()).max().unwrap_or(0);
        lists.retain(|list| list.canonicals().len() * 2 >= most);
        lists
    }

    /// The lists of acts in a statement under a heading that names trafficking, where a single act counts
    /// as well if it is one of trafficking in every sense.
    pub(super) fn named_acts(&self, range: &Range<usize>) -> Vec<Cluster<'a>> {
        let lists = self.act_lists(range);
        if !lists.is_empty() {
            return lists;
        }
        let mut single = self.view.clusters(range, Category::Act);
        single.retain_mut(|list| {
            list.terms.retain(|(_, sense)| sense.relation() != Relation::Broader);
            !list.canonicals().is_empty()
        });
        single.truncate(2);
        single
    }

    /// Whether a range speaks of exploitation as what the conduct is for.
    pub(super) fn has_purpose(&self, range: &Range<usize>) -> bool {
        let view = self.view;
        let named = || !view.terms(range, Category::Purpose).is_empty();
        view.has(range, Signal::PurposeIntro) && (view.has(range, Signal::Exploitation) || named())
    }

    /// Whether a section punishes: it states an offence or a punishment.
    pub(super) fn punishes(&self, range: &Range<usize>) -> bool {
        // A punishment that is only mentioned, as a ground of expulsion, makes no offence.
        if self.silence_tells() {
            self.view.any(range, &[Signal::Offence, Signal::Imprisonment, Signal::Death])
        } else {
            self.view.has(range, Signal::Offence)
        }
    }

    /// Whether a heading speaks of one of these.
    pub(super) fn headed(&self, section: &Section, signals: &[Signal]) -> bool {
        self.view.any(&section.heading, signals)
    }

    /// Sets the penalties of an offence from its own words, else from those of the sections that punish
    /// it.
    pub(super) fn punish(
        &self,
        offence: &mut Offence,
        own: &[Range<usize>],
        elsewhere: &[Range<usize>],
    ) {
        for range in own.iter().chain(elsewhere) {
            let found = self.penalties.penalties(self.view.words(range));
            if let Some(penalty) = found.into_iter().find(|p| p.certain) {
                let at = range.start + penalty.span.start..range.start + penalty.span.end;
                offence.penalties = Some(penalty.penalties);
                let origin = self.origin(&["penalties"], &at, crate::model::Confidence::Medium);
                offence.origins.push(origin);
                return;
            }
        }
    }
}

/// Words that carry a list along and name nothing in it.
const CARRIERS: [&str; 74] = [
    "a",
    "an",
    "the",
    "of",
    "or",
    "and",
    "by",
    "means",
    "any",
    "other",
    "such",
    "person",
    "persons",
    "another",
    "for",
    "purpose",
    "purposes",
    "with",
    "to",
    "from",
    "in",
    "on",
    "at",
    "that",
    "which",
    "who",
    "whom",
    "whose",
    "his",
    "her",
    "him",
    "their",
    "them",
    "it",
    "is",
    "are",
    "be",
    "been",
    "being",
    "use",
    "using",
    "used",
    "through",
    "one",
    "more",
    "following",
    "form",
    "forms",
    "kind",
    "including",
    "includes",
    "include",
    "shall",
    "will",
    "as",
    "not",
    "no",
    "if",
    "when",
    "where",
    "whether",
    "commits",
    "offence",
    "victim",
    "under",
    "this",
    "section",
    "act",
    "against",
    "over",
    "into",
    "some",
    "also",
    "whatsoever",
];

/// Signals that carry a list along and name nothing in it.
const CARRYING: [Signal; 11] = [
    Signal::MeansIntro,
    Signal::Negation,
    Signal::AgeBelow,
    Signal::Alternative,
    Signal::Cumulative,
    Signal::EitherOrBoth,
    Signal::Between,
    Signal::Person,
    Signal::MeansNamed,
    Signal::OffencesOfAct,
    Signal::Jurisdiction,
];

/// Items of a list beyond which the reading of it is given up: it is no list of terms.
const MOST_UNREAD: usize = 6;

impl Desk<'_> {
    /// The items of a list in which nothing was recognised, as the text has them. What they say is not
    /// known, so that nothing may be called missing from the list.
    pub(super) fn unread_items(&self, list: &Range<usize>) -> Vec<Range<usize>> {
        let words = self.view.words(list);
        let mut out = Vec::new();
        let mut start = 0;
        let mut item = |from: usize, to: usize| {
            let piece = words[from..to].trim();
            let at =
                list.start + from + (words[from..to].len() - words[from..to].trim_start().len());
            let range = at..at + piece.len();
            if self.is_unread(&range) {
                out.push(range);
            }
        };
        for (at, length) in self.breaks(list) {
            if at >= start {
                item(start, at);
                start = at + length;
            }
        }
        item(start, words.len());
        if out.len() > MOST_UNREAD { vec![list.clone()] } else { out }
    }

    /// Whether an item names something that was not recognised.
    fn is_unread(&self, item: &Range<usize>) -> bool {
        let known = |range: &Range<usize>| {
            // A phrase that begins before the item may reach into it.
            let from = range.start.saturating_sub(60);
            let from = (from..=range.start).find(|at| self.view.text.content.is_char_boundary(*at));
            self.view.marks.within(from.unwrap_or(range.start)..range.end).iter().any(|mark| {
                mark.span.end > range.start
                    && self.view.marks.signs(mark).iter().any(
                        |sign| !matches!(sign, Sign::Signal(signal) if CARRYING.contains(signal)),
                    )
            })
        };
        let mut words = self.view.words(item).to_owned();
        for mark in self.view.marks.within(item.clone()) {
            // What carries a list along in other languages is known by its signals.
            let english = self.view.marks.cues().language == "en";
            if !english && mark.span.end <= item.end {
                let span = mark.span.start - item.start..mark.span.end - item.start;
                words.replace_range(span.clone(), &" ".repeat(span.len()));
            }
        }
        let words = words.to_lowercase();
        let content = words
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 2 && !CARRIERS.contains(word))
            .count();
        content > 0 && !known(item)
    }

    /// Where one item of a list ends and another begins, and how long the break is, in order.
    fn breaks(&self, list: &Range<usize>) -> Vec<(usize, usize)> {
        const BREAKS: [&str; 12] =
            [",", ";", " or ", " and ", "\n", ":", "—", "、", "，", "；", "،", "؛"];
        let words = self.view.words(list);
        let mut out: Vec<(usize, usize)> = BREAKS
            .iter()
            .flat_map(|b| words.match_indices(b).map(|(at, found)| (at, found.len())))
            .collect();
        if self.view.marks.cues().language != "en" {
            let joins = [Signal::Alternative, Signal::Cumulative];
            for mark in joins.iter().flat_map(|s| self.view.marks.signals(list.clone(), *s)) {
                if mark.span.end <= list.end {
                    out.push((mark.span.start - list.start, mark.span.len()));
                }
            }
        }
        out.sort_unstable();
        out
    }

    /// Terms of a list that nothing is known of, so that they stay open in the record.
    pub(super) fn open_items(&mut self, list: &Range<usize>, what: &str) -> Vec<Wording> {
        let unread = self.unread_items(list);
        let mut out = Vec::new();
        for range in unread {
            let words: String = self.plain_words(&range).chars().take(80).collect();
            out.push(Wording::plain(&words));
            self.ask(&range, &format!("what these words of the list of {what} mean"));
        }
        out
    }
}
