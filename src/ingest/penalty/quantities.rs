//! Terms, amounts of money and other quantities of a text, and the words that bound and join them.

use std::ops::Range;

use crate::model::{Signal, TimeUnit};

use super::numbers::{Numeral, Sentence};
use super::words::WordKind;

/// What a quantity is of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Quantity {
    /// Time: whole months and days on top, and the unit said last.
    Time {
        /// Whole months.
        months: u32,
        /// Days beyond them.
        days: u32,
        /// The unit said last.
        unit: TimeUnit,
    },
    /// Money: the amount, and the phrase that names the currency.
    Money(f64, usize),
    /// Penalty units.
    PenaltyUnits(f64),
    /// Strokes of a cane or whip.
    Strokes(f64),
    /// A number without a unit.
    Bare(f64),
}

/// A quantity, or a phrase that is none.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    /// A quantity, and whether its figure and its words agree.
    Quantity(Quantity, bool),
    /// A phrase: its place among the entries.
    Phrase(usize),
}

/// A part of a text that matters, in its order.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// What it is.
    pub(super) part: Part,
    /// Where it stands in the folded text.
    pub(super) range: Range<usize>,
}

impl Item {
    /// The quantity, if it is one.
    pub(super) fn quantity(&self) -> Option<Quantity> {
        match self.part {
            Part::Quantity(quantity, _) => Some(quantity),
            Part::Phrase(_) => None,
        }
    }
}

impl Sentence<'_> {
    /// The quantities and phrases of the text.
    pub(super) fn items(&self) -> Vec<Item> {
        let mut items = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let (item, next) = self.item(at);
            at = next;
            if let Some(item) = item {
                self.push(item, &mut items);
            }
        }
        self.share_units(&mut items);
        items
    }

    /// The item that begins at a word, and the first word after it.
    fn item(&self, at: usize) -> (Option<Item>, usize) {
        let range = self.words[at].range.clone();
        if let Some(index) = self.phrase(at)
            && self.phrases.entry(index).currency.is_some()
            && let Some(numeral) = self.number(at + 1)
            && matches!(self.gap(range.end, self.words[at + 1].range.start), "" | "(" | ".")
        {
            // "Rp 5 juta rupiah", "US$5 million dollars": the currency may be named on both sides.
            let (end, next) = match self.unit_after(&numeral) {
                Some((second, end)) if self.phrases.entry(second).currency.is_some() => {
                    (end, numeral.next + 1)
                }
                _ => (numeral.end, numeral.next),
            };
            let part = Part::Quantity(Quantity::Money(numeral.value, index), numeral.agrees);
            return (Some(Item { part, range: range.start..end }), next);
        }
        if let Some(quantity) = self.single(at) {
            return (Some(Item { part: Part::Quantity(quantity, true), range }), at + 1);
        }
        let Some(numeral) = self.number(at) else {
            let part = self.phrase(at).map(Part::Phrase);
            return (part.map(|part| Item { part, range }), at + 1);
        };
        let unit = self.unit_after(&numeral);
        let counted = unit.and_then(|(index, end)| {
            let quantity = self.counted(numeral.value, index)?;
            Some((quantity, end, numeral.next + 1))
        });
        let (quantity, end, next) =
            counted.unwrap_or((Quantity::Bare(numeral.value), numeral.end, numeral.next));
        let part = Part::Quantity(quantity, numeral.agrees);
        (Some(Item { part, range: range.start..end }), next)
    }

    /// A unit that says its number itself, as Arabic does ("a year", "two years" are one word each). It
    /// is one only after a bound or the name of a punishment; elsewhere such a word counts something.
    fn single(&self, at: usize) -> Option<Quantity> {
        let entry = self.phrases.entry(self.phrase(at)?);
        let (unit, number) = (entry.unit?, entry.number?);
        let before = self.phrases.entry(self.phrase(at.checked_sub(1)?)?);
        let bound = [Signal::AtMost, Signal::AtLeast, Signal::Imprisonment]
            .into_iter()
            .any(|signal| before.signals(signal));
        let touches = self.gap(self.words[at - 1].range.end, self.words[at].range.start).is_empty();
        let counts = self.number(at).is_some()
            || self.words.get(at + 1).is_some_and(|next| {
                matches!(next.kind, WordKind::Figure(_))
                    && self.gap(self.words[at].range.end, next.range.start).is_empty()
            });
        (bound && touches && !counts).then(|| time(f64::from(number), unit))?
    }

    /// The phrase directly after a number that may count it.
    fn unit_after(&self, numeral: &Numeral) -> Option<(usize, usize)> {
        let index = self.phrase(numeral.next)?;
        let range = &self.words[numeral.next].range;
        matches!(self.gap(numeral.end, range.start), "" | ")" | "-" | "]")
            .then_some((index, range.end))
    }

    /// So many of what a phrase counts.
    fn counted(&self, value: f64, index: usize) -> Option<Quantity> {
        let entry = self.phrases.entry(index);
        if let Some(unit) = entry.unit {
            return time(value, unit);
        }
        if entry.currency.is_some() {
            return Some(Quantity::Money(value, index));
        }
        if entry.signals(Signal::PenaltyUnit) {
            return Some(Quantity::PenaltyUnits(value));
        }
        entry.signals(Signal::Stroke).then_some(Quantity::Strokes(value))
    }

    /// Adds an item; months after years, and days after months, are one term with them.
    fn push(&self, item: Item, items: &mut Vec<Item>) {
        if let Some(Quantity::Time { months, days, unit }) = item.quantity() {
            let joined = |part: &Item| match part.part {
                Part::Phrase(index) => self.phrases.entry(index).signals(Signal::Cumulative),
                Part::Quantity(..) => false,
            };
            let back = if items.last().is_some_and(joined) { 2 } else { 1 };
            if let Some(at) = items.len().checked_sub(back)
                && let Some(Quantity::Time { months: more, days: 0, unit: larger }) =
                    items[at].quantity()
                && larger < unit
                && items[at..].windows(2).all(|pair| self.touch(&pair[0], &pair[1]))
                && items.last().is_some_and(|last| self.touch(last, &item))
            {
                items.truncate(at + 1);
                let quantity = Quantity::Time { months: more + months, days, unit };
                items[at].part = Part::Quantity(quantity, true);
                items[at].range.end = item.range.end;
                return;
            }
        }
        items.push(item);
    }

    /// Whether nothing stands between two items.
    pub(super) fn touch(&self, first: &Item, second: &Item) -> bool {
        matches!(self.gap(first.range.end, second.range.start), "" | ",")
    }

    /// Gives a number without a unit the unit of the number that a range goes on to: "5 to 10 years",
    /// "between 1 000 and 5 000 dollars".
    fn share_units(&self, items: &mut [Item]) {
        for at in (0..items.len()).rev() {
            let Some(Quantity::Bare(value)) = items[at].quantity() else { continue };
            let mut to = at + 1;
            while items.get(to).is_some_and(|item| self.is_range_word(item)) {
                to += 1;
            }
            let Some(other) = items.get(to).and_then(Item::quantity) else { continue };
            let opened = at > 0 && self.item_signals(&items[at - 1], Signal::AtLeast);
            let ranged = to > at + 1 && self.item_signals(&items[at + 1], Signal::Between);
            let close =
                items[at..=to].windows(2).all(|pair| pair[1].range.start - pair[0].range.end <= 6);
            if !(close && (ranged || opened && to > at + 1)) {
                continue;
            }
            let quantity = match other {
                Quantity::Time { unit, .. } => time(value, unit),
                Quantity::Money(_, currency) => Some(Quantity::Money(value, currency)),
                Quantity::PenaltyUnits(_) => Some(Quantity::PenaltyUnits(value)),
                Quantity::Strokes(_) => Some(Quantity::Strokes(value)),
                Quantity::Bare(_) => None,
            };
            if let (Some(quantity), Part::Quantity(_, agrees)) = (quantity, &items[at].part) {
                items[at].part = Part::Quantity(quantity, *agrees);
            }
        }
    }

    /// Whether an item may stand between the ends of a range.
    fn is_range_word(&self, item: &Item) -> bool {
        [Signal::Between, Signal::Cumulative, Signal::AtMost]
            .into_iter()
            .any(|signal| self.item_signals(item, signal))
    }

    /// Whether an item is a phrase that carries a signal.
    pub(super) fn item_signals(&self, item: &Item, signal: Signal) -> bool {
        match item.part {
            Part::Phrase(index) => self.phrases.entry(index).signals(signal),
            Part::Quantity(..) => false,
        }
    }
}

/// So many units of time. `None` for a number that no law would mean.
fn time(value: f64, unit: TimeUnit) -> Option<Quantity> {
    let most = if unit == TimeUnit::Year { 200.0 } else { 40_000.0 };
    if !(0.0..=most).contains(&value) {
        return None;
    }
    // Half a year is six months; smaller fractions of months and days do not occur.
    let whole = |value: f64| value.round() as u32;
    let (months, days) = match unit {
        TimeUnit::Year => (whole(value * 12.0), 0),
        TimeUnit::Month => (whole(value), 0),
        TimeUnit::Week => (0, whole(value * 7.0)),
        TimeUnit::Day => (0, whole(value)),
    };
    Some(Quantity::Time { months, days, unit })
}
