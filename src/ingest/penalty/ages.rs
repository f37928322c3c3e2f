//! Ages: which numbers of a text are ages, and below which of them somebody is a child.

use std::ops::{Range, RangeInclusive};

use crate::model::{Signal, TimeUnit};

use super::numbers::Sentence;
use super::quantities::{Item, Quantity};

/// The ages at which laws draw limits. Smaller numbers are those of lists.
const AGES: RangeInclusive<u8> = 6..=30;

/// An age that a text sets as a limit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Age {
    /// Its place among the items.
    pub(super) item: usize,
    /// Years.
    pub(super) years: u8,
    /// The words it rests on, in the folded text.
    pub(super) range: Range<usize>,
}

impl Sentence<'_> {
    /// The ages below which the text says something of a person.
    pub(super) fn ages(&self, items: &[Item]) -> Vec<Age> {
        (0..items.len()).filter_map(|at| self.age(items, at)).collect()
    }

    /// The age that an item is, if the words beside it make it a limit.
    fn age(&self, items: &[Item], at: usize) -> Option<Age> {
        let (years, stated) = years(items[at].quantity()?)?;
        let before = at.checked_sub(1).filter(|before| self.near(&items[*before], &items[at]));
        // "(1) is under" counts paragraphs, and no years.
        let after = items
            .get(at + 1)
            .filter(|next| self.near(&items[at], next))
            .filter(|next| !self.gap(items[at].range.end, next.range.start).contains(')'))
            .map(|_| at + 1);
        let before_is = |signal| before.filter(|at| self.item_signals(&items[*at], signal));
        let after_is = |signal| after.filter(|at| self.item_signals(&items[*at], signal));
        let (first, last) = if let Some(cue) = before_is(Signal::AgeBelow) {
            (cue, after_is(Signal::YearsOfAge).unwrap_or(at))
        } else if let Some(cue) = after_is(Signal::AgeBelow) {
            (at, cue)
        } else {
            let cue = before_is(Signal::LessThan)?;
            let last = after_is(Signal::YearsOfAge);
            let punished = items[at + 1..].first().is_some_and(|next| {
                self.item_signals(next, Signal::Imprisonment)
                    && next.range.start - items[at].range.end <= 24
            });
            // "a child under eighteen years": no punishment is so long and stands so.
            let plain = stated && (10..=21).contains(&years) && !punished;
            (cue, last.or(plain.then_some(at))?)
        };
        Some(Age { item: at, years, range: items[first].range.start..items[last].range.end })
    }

    /// Whether an item is an age, a limit or not: it is no term then.
    pub(super) fn is_age(&self, items: &[Item], at: usize) -> bool {
        let next = items.get(at + 1);
        next.is_some_and(|next| {
            self.item_signals(next, Signal::YearsOfAge) && self.near(&items[at], next)
        }) || self.age(items, at).is_some()
    }

    /// Whether no more than a particle stands between two items.
    pub(super) fn near(&self, first: &Item, second: &Item) -> bool {
        let gap = self.gap(first.range.end, second.range.start);
        gap.chars().count() <= 3 && !gap.contains(['.', ';', ',', '。'])
    }
}

/// The years of a quantity that may be an age, and whether it says that they are years.
fn years(quantity: Quantity) -> Option<(u8, bool)> {
    match quantity {
        Quantity::Time { months, days: 0, unit: TimeUnit::Year } if months % 12 == 0 => {
            u8::try_from(months / 12).ok().map(|years| (years, true))
        }
        Quantity::Bare(value) if value.fract() == 0.0 => {
            AGES.contains(&(value as u8)).then_some((value as u8, false))
        }
        _ => None,
    }
    .filter(|(years, _)| AGES.contains(years))
}
