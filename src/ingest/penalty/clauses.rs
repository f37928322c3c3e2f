//! Which words of a text belong to one punishment.
//!
//! A run is a row of punishments, terms and amounts that stand close to each other within a sentence.
//! What bounds a quantity stands directly after it ("以下") or before it ("not exceeding"); what joins
//! punishments stands between them.

use std::ops::Range;

use crate::model::Signal;

use super::numbers::Sentence;
use super::quantities::{Item, Part, Quantity};

/// Which end of a range a quantity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// The least.
    Least,
    /// The greatest, or the only one.
    Greatest,
}

/// What a quantity is counted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// Imprisonment.
    Imprisonment,
    /// A fine.
    Fine,
    /// Corporal punishment.
    Corporal,
}

/// Punishments that have a name.
pub(super) const NAMED: [Signal; 7] = [
    Signal::OtherPunishment,
    Signal::Imprisonment,
    Signal::Life,
    Signal::Death,
    Signal::Fine,
    Signal::DayFine,
    Signal::Corporal,
];

/// Words that bound a quantity.
const BOUNDS: [Signal; 4] = [Signal::AtMost, Signal::AtLeast, Signal::OrLess, Signal::OrMore];

/// Bytes that no phrase of the cues exceeds.
const LONGEST: usize = 256;

/// Names of punishments that are counted in time.
const TIMED: [Signal; 3] = [Signal::Imprisonment, Signal::DayFine, Signal::OtherPunishment];

/// Ends of sentences and of their larger parts. What follows a colon is a list of cases.
const STOPS: [char; 13] = ['.', ';', ':', '。', '؛', '؟', '।', '॥', '។', '။', '᠃', '෴', '•'];

/// A text with its items.
pub(super) struct Reading<'a> {
    /// The text.
    pub(super) sentence: Sentence<'a>,
    /// Its quantities and phrases.
    pub(super) items: Vec<Item>,
    /// For each item, whether it is a term, an amount, or the name of a punishment.
    pub(super) weighs: Vec<bool>,
    /// What is said of the setting of punishments.
    settings: &'a [(Signal, Range<usize>)],
}

impl<'a> Reading<'a> {
    /// Reads a text.
    pub(super) fn new(sentence: Sentence<'a>, settings: &'a [(Signal, Range<usize>)]) -> Self {
        let items = sentence.items();
        let weighs = (0..items.len())
            .map(|at| match items[at].quantity() {
                Some(Quantity::Bare(_)) => false,
                Some(_) => !sentence.is_age(&items, at),
                None => {
                    NAMED.into_iter().any(|signal| sentence.item_signals(&items[at], signal))
                        || sentence.item_signals(&items[at], Signal::PenaltyUnit)
                }
            })
            .collect();
        Self { sentence, items, weighs, settings }
    }

    /// The words of settings that begin within a part of the text.
    fn settings_from(&self, places: Range<usize>) -> impl Iterator<Item = &(Signal, Range<usize>)> {
        let first = self.settings.partition_point(|(_, range)| range.start < places.start);
        self.settings[first..].iter().take_while(move |(_, range)| range.start < places.end)
    }

    /// Whether words of a setting stand between two places of the text.
    fn is_set_between(&self, signals: &[Signal], places: Range<usize>) -> bool {
        self.settings_from(places).any(|(signal, _)| signals.contains(signal))
    }

    /// Whether words of a setting stand before a run, within it, or after it, so many characters away
    /// and in the same sentence.
    pub(super) fn has_setting(
        &self,
        run: &Range<usize>,
        signals: &[Signal],
        before: usize,
        after: usize,
    ) -> bool {
        let start = self.items[run.start].range.start;
        let end = self.items[run.end - 1].range.end;
        // A character takes at most four bytes; the phrase itself may begin earlier.
        let window = start.saturating_sub(before * 4 + LONGEST)..end + after * 4 + 1;
        let mut known = self.settings_from(window).filter(|(signal, _)| signals.contains(signal));
        known.any(|(_, range)| {
            if range.end <= start {
                self.is_near(range.end, start, before)
            } else if range.start >= end {
                self.is_near(end, range.start, after)
            } else {
                true
            }
        })
    }

    /// Whether an item carries a signal.
    pub(super) fn is(&self, at: usize, signal: Signal) -> bool {
        self.sentence.item_signals(&self.items[at], signal)
    }

    /// Whether an item carries one of several signals.
    fn is_one_of(&self, at: usize, signals: &[Signal]) -> bool {
        signals.iter().any(|signal| self.is(at, *signal))
    }

    /// The text between two items.
    fn between(&self, first: usize, second: usize) -> &str {
        self.sentence.gap(self.items[first].range.end, self.items[second].range.start)
    }

    /// Whether two items stand within so many characters of one sentence.
    pub(super) fn within(&self, first: usize, second: usize, characters: usize) -> bool {
        self.is_near(self.items[first].range.end, self.items[second].range.start, characters)
    }

    /// Whether two places lie within so many characters of one sentence.
    fn is_near(&self, from: usize, to: usize, characters: usize) -> bool {
        if to.saturating_sub(from) > characters * 4 {
            return false;
        }
        let gap = self.sentence.gap(from, to);
        gap.chars().count() <= characters && !gap.contains(STOPS)
    }

    /// How far apart in characters the words of one punishment may stand. Text without spaces says the
    /// same in fewer characters.
    fn reach(&self) -> usize {
        if self.sentence.phrases.spaced { 48 } else { 24 }
    }

    /// How far a term before the name of its punishment may stand from it.
    fn reach_back(&self) -> usize {
        if self.sentence.phrases.spaced { 16 } else { 8 }
    }

    /// The runs of the text, as ranges of its items.
    pub(super) fn runs(&self) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        let mut last: Option<usize> = None;
        for at in 0..self.items.len() {
            let bounds = self.is_one_of(at, &BOUNDS);
            if !(self.weighs[at] || bounds) {
                continue;
            }
            let close = last.is_some_and(|last| {
                let places = self.items[last].range.end..self.items[at].range.start;
                self.within(last, at, self.reach())
                    && !self.is_set_between(&[Signal::InDefault, Signal::Repeat], places)
            });
            match runs.last_mut() {
                Some(run) if close => run.end = at + 1,
                _ => runs.push(at..at + 1),
            }
            last = Some(at);
        }
        let mut merged: Vec<Range<usize>> = Vec::new();
        for run in runs {
            let run = self.trimmed(run);
            if run.is_empty() {
                continue;
            }
            match merged.last_mut() {
                Some(before) if self.goes_on(before, &run) => before.end = run.end,
                _ => merged.push(run),
            }
        }
        merged.retain(|run| {
            let counts = |at| {
                let named = self.is_one_of(at, &NAMED) && !self.is(at, Signal::OtherPunishment);
                named || self.is_penalty_units(at)
            };
            run.clone().any(counts)
        });
        merged
    }

    /// A run without the bounds of nothing at its ends, and without a quantity far before the rest.
    fn trimmed(&self, mut run: Range<usize>) -> Range<usize> {
        while let Some(last) = run.clone().next_back()
            && !self.weighs[last]
            && !self.is_one_of(last, &[Signal::OrLess, Signal::OrMore])
        {
            run.end = last;
        }
        while let Some(first) = run.clone().next() {
            let next = (first + 1..run.end).find(|at| self.weighs[*at]);
            let stray = self.items[first].quantity().is_some()
                && !next.is_some_and(|next| self.leads_to_name(first, next));
            let stray_bound = self.is_one_of(first, &[Signal::OrLess, Signal::OrMore]);
            if !(stray || stray_bound || !(self.weighs[first] || self.is_one_of(first, &BOUNDS))) {
                break;
            }
            run.start = first + 1;
        }
        run
    }

    /// Whether a quantity before the first name stands close enough to what follows to belong to it.
    fn leads_to_name(&self, first: usize, next: usize) -> bool {
        (first..next).all(|at| self.within(at, at + 1, self.reach_back()))
    }

    /// Whether the run after a semicolon goes on with the punishment before it: "(a) …; or (b) …", of
    /// punishments that were not yet named.
    fn goes_on(&self, before: &Range<usize>, run: &Range<usize>) -> bool {
        let gap = self.between(before.end - 1, run.start);
        let linked = (before.end..run.start).any(|at| {
            self.is_one_of(at, &[Signal::Alternative, Signal::Cumulative, Signal::EitherOrBoth])
        });
        let places = self.items[before.end - 1].range.end..self.items[run.start].range.start;
        let apart = self.is_set_between(&[Signal::InDefault, Signal::Repeat], places);
        let named = |run: &Range<usize>, signal| run.clone().any(|at| self.is(at, signal));
        let anew = NAMED.into_iter().any(|signal| named(before, signal) && named(run, signal));
        linked
            && !apart
            && !anew
            && gap.chars().count() <= 24
            && gap.trim_start_matches([' ', ',']).starts_with(';')
            && gap.matches(STOPS).count() == 1
    }

    /// Whether an item is an amount of penalty units.
    fn is_penalty_units(&self, at: usize) -> bool {
        matches!(self.items[at].quantity(), Some(Quantity::PenaltyUnits(_)))
    }

    /// What the quantities of a run are counted for, and which end of a range each is.
    pub(super) fn quantities(&self, run: &Range<usize>) -> Vec<(usize, Of, Bound, bool)> {
        let mut found: Vec<(usize, Of, Option<Bound>, bool)> = Vec::new();
        let terms_first = self.terms_first(run);
        for at in run.clone().filter(|at| self.weighs[*at]) {
            let Some(quantity) = self.items[at].quantity() else { continue };
            let Some((of, days)) = self.counted_for(run, at, quantity, terms_first) else {
                continue;
            };
            let bound = self.bound(run, at, of);
            // The first of two that follow each other is the least.
            if bound != Some(Bound::Least)
                && let Some((before, least_of, least @ None, _)) = found.last_mut()
                && *least_of == of
                && self.ranges_to(*before, at, bound)
            {
                *least = Some(Bound::Least);
            }
            let ranged = bound.is_none()
                && found.last().is_some_and(|(before, least_of, least, _)| {
                    *least_of == of
                        && *least == Some(Bound::Least)
                        && self.ranges_to(*before, at, None)
                });
            found.push((at, of, if ranged { Some(Bound::Greatest) } else { bound }, days));
        }
        found
            .into_iter()
            .map(|(at, of, bound, days)| (at, of, bound.unwrap_or(Bound::Greatest), days))
            .collect()
    }

    /// Whether two quantities are the ends of a range by what stands between them.
    fn ranges_to(&self, first: usize, second: usize, bound: Option<Bound>) -> bool {
        let opened = first > 0 && self.is(first - 1, Signal::AtLeast);
        let joins = |at| self.is(at, Signal::Between) || opened && self.is(at, Signal::Cumulative);
        let words = first + 1..second;
        words.clone().all(|at| joins(at) || self.is_one_of(at, &BOUNDS))
            && (!words.is_empty() || bound == Some(Bound::Greatest))
            && (words.clone().any(joins) || words.is_empty())
            && (first..second).all(|at| self.sentence.near(&self.items[at], &self.items[at + 1]))
    }

    /// Whether terms stand before the name of their punishment in a run, as the first of them does.
    fn terms_first(&self, run: &Range<usize>) -> bool {
        let timed = |at: usize| matches!(self.items[at].quantity(), Some(Quantity::Time { .. }));
        let first_name = run.clone().find(|at| self.is_one_of(*at, &TIMED));
        let first_term = run.clone().find(|at| self.weighs[*at] && timed(*at));
        match (first_term, first_name) {
            (Some(term), Some(name)) => term < name && self.name_after(run, term).is_some(),
            _ => false,
        }
    }

    /// The name of a punishment that a term leads to, past other terms and bounds.
    fn name_after(&self, run: &Range<usize>, term: usize) -> Option<usize> {
        let mut at = term;
        loop {
            let next = (at + 1..run.end)
                .find(|next| self.weighs[*next] || self.is_one_of(*next, &BOUNDS))?;
            if !self.within(at, next, self.reach_back()) {
                return None;
            }
            if self.is_one_of(next, &TIMED) || self.is(next, Signal::Life) {
                return Some(next);
            }
            if self.is_one_of(next, &NAMED) {
                return None;
            }
            at = next;
        }
    }

    /// Whether a unit of time without a number stands before a quantity: its number was not read.
    pub(super) fn lacks_number(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let unit = match self.items[before].part {
            Part::Phrase(index) => self.sentence.phrases.entry(index).unit.is_some(),
            Part::Quantity(..) => false,
        };
        unit && self.sentence.touch(&self.items[before], &self.items[at])
    }

    /// What a quantity is counted for, and whether it is of days of a fine.
    fn counted_for(
        &self,
        run: &Range<usize>,
        at: usize,
        quantity: Quantity,
        terms_first: bool,
    ) -> Option<(Of, bool)> {
        let named = |signals: &[Signal]| run.clone().any(|at| self.is_one_of(at, signals));
        match quantity {
            Quantity::Time { .. } => {
                let name = if terms_first {
                    self.name_after(run, at)
                } else {
                    (run.start..at)
                        .rev()
                        .find(|at| self.is_one_of(*at, &TIMED) || self.is(*at, Signal::Life))
                }?;
                if self.is(name, Signal::OtherPunishment) {
                    return None;
                }
                let days = self.is(name, Signal::DayFine);
                Some((if days { Of::Fine } else { Of::Imprisonment }, days))
            }
            Quantity::Money(..) => {
                named(&[Signal::Fine, Signal::DayFine]).then_some((Of::Fine, false))
            }
            Quantity::PenaltyUnits(_) => Some((Of::Fine, false)),
            Quantity::Strokes(_) => named(&[Signal::Corporal]).then_some((Of::Corporal, false)),
            Quantity::Bare(_) => None,
        }
    }

    /// The bound that words beside a quantity set.
    fn bound(&self, run: &Range<usize>, at: usize, of: Of) -> Option<Bound> {
        if at + 1 < self.items.len() && self.sentence.near(&self.items[at], &self.items[at + 1]) {
            if self.is(at + 1, Signal::OrMore) {
                return Some(Bound::Least);
            }
            if self.is(at + 1, Signal::OrLess) {
                return Some(Bound::Greatest);
            }
        }
        for before in (run.start..at).rev() {
            if !self.within(before, at, self.reach()) {
                return None;
            }
            if self.is(before, Signal::AtMost) {
                return Some(Bound::Greatest);
            }
            if self.is(before, Signal::AtLeast) {
                return Some(Bound::Least);
            }
            let own = match of {
                Of::Imprisonment => self.is(before, Signal::Imprisonment),
                Of::Fine => self.is_one_of(before, &[Signal::Fine, Signal::DayFine]),
                Of::Corporal => self.is(before, Signal::Corporal),
            };
            if self.weighs[before] && !own {
                return None;
            }
        }
        None
    }
}
