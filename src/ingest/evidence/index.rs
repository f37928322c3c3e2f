//! The marks of a text by the provision they stand in: what ranking counts.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::ingest::{LawText, Marks, ProvisionKind, Sign};
use crate::model::{Category, Family, Relation, Signal};

use super::profile::{Clause, PAIRS, Sought};

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    /// A signal.
    Signal(Signal),
    /// A pair of signals beside each other, by its place among [`PAIRS`].
    Pair(usize),
    /// A canonical term.
    Term(Category, &'a str),
    /// A strong phrase of a topic.
    Strong(&'a str),
    /// A weak phrase of a topic.
    Weak(&'a str),
}

/// A provision that is ranked: a section or article, or what stands outside any.
#[derive(Debug)]
pub(super) struct Unit {
    /// Its place among the text's provisions.
    pub(super) provision: usize,
    /// Its place in the text.
    pub(super) span: Range<usize>,
    /// How long it is beside the average of the text.
    length: f64,
    /// Whether it speaks of trafficking, and of smuggling.
    speaks_of: (bool, bool),
}

/// The marks of a text by unit.
#[derive(Debug)]
pub(super) struct Index<'v> {
    /// What is ranked, in the order of the text.
    pub(super) units: Vec<Unit>,
    /// How much of each thing stands in which unit.
    found: BTreeMap<Key<'v>, BTreeMap<usize, f64>>,
    /// Signals without which a topic's weak phrases say little.
    with: BTreeMap<&'v str, &'v [Signal]>,
}

/// A mark in a heading counts as so many in the text below it.
const HEADING: f64 = 3.0;
/// A mark in the heading of a part or chapter, for each section of it.
const OUTER_HEADING: f64 = 0.5;
/// Signals are beside each other within so many bytes.
const BESIDE: usize = 200;
/// What a weak phrase of a topic says beside a strong one.
const WEAK: f64 = 0.5;
/// What it says where the signals it needs are missing.
const WEAK_ALONE: f64 = 0.3;

impl<'v> Index<'v> {
    /// Counts the marks of a text.
    pub(super) fn new(text: &LawText, marks: &Marks<'_, 'v>) -> Self {
        let mut units = units(text);
        let mut index = Self {
            units: Vec::new(),
            found: BTreeMap::new(),
            with: marks
                .cues()
                .topics
                .iter()
                .map(|cue| (cue.topic.as_str(), cue.with.as_slice()))
                .collect(),
        };
        for (unit, place) in units.iter().enumerate() {
            index.count(unit, place, text, marks);
        }
        for (provision, outer) in text.provisions.iter().enumerate() {
            let Some(heading) = &outer.heading else { continue };
            let below = |unit: &Unit| {
                outer.span.start <= unit.span.start
                    && unit.span.end <= outer.span.end
                    && unit.provision != provision
            };
            if text.section_of(provision) != provision || outer.kind >= ProvisionKind::Section {
                continue;
            }
            let keys: Vec<Key<'v>> = marks
                .within(heading.clone())
                .iter()
                .flat_map(|m| keys(marks.signs(m)))
                .map(|(key, _)| key)
                .collect();
            let from = units.partition_point(|unit| unit.span.start < outer.span.start);
            for (unit, _) in units.iter().enumerate().skip(from).take_while(|(_, unit)| below(unit))
            {
                for key in &keys {
                    *index.found.entry(*key).or_default().entry(unit).or_default() += OUTER_HEADING;
                }
            }
        }
        let speaks = |signals: &[Signal], unit: usize| {
            signals.iter().any(|&signal| index.amount(Key::Signal(signal), unit) > 0.0)
        };
        let speaks_of: Vec<(bool, bool)> = (0..units.len())
            .map(|unit| {
                (
                    speaks(&[Signal::TraffickingName, Signal::Victim], unit),
                    speaks(&[Signal::SmugglingName, Signal::Migrant], unit),
                )
            })
            .collect();
        for (unit, speaks_of) in units.iter_mut().zip(speaks_of) {
            unit.speaks_of = speaks_of;
        }
        index.units = units;
        index
    }

    /// Counts the marks of one unit.
    fn count(&mut self, unit: usize, place: &Unit, text: &LawText, marks: &Marks<'_, 'v>) {
        let heading = text.provisions[place.provision].heading.clone().unwrap_or(0..0);
        let mut last: BTreeMap<Signal, usize> = BTreeMap::new();
        for mark in marks.within(place.span.clone()) {
            let weight = if heading.contains(&mark.span.start) { HEADING } else { 1.0 };
            for (key, strength) in keys(marks.signs(mark)) {
                *self.found.entry(key).or_default().entry(unit).or_default() += weight * strength;
                let Key::Signal(signal) = key else { continue };
                for (pair, &(a, b)) in PAIRS.iter().enumerate() {
                    let other = match signal {
                        _ if signal == a => b,
                        _ if signal == b => a,
                        _ => continue,
                    };
                    if last.get(&other).is_some_and(|at| mark.span.start - at <= BESIDE) {
                        *self.found.entry(Key::Pair(pair)).or_default().entry(unit).or_default() +=
                            1.0;
                    }
                }
                last.insert(signal, mark.span.start);
            }
        }
    }

    /// How much of something stands in a unit.
    fn amount(&self, key: Key<'_>, unit: usize) -> f64 {
        self.found.get(&key).and_then(|units| units.get(&unit)).copied().unwrap_or(0.0)
    }

    /// How far each unit fills a clause, 0 to 1; units that do not at all are left out.
    pub(super) fn fill(&self, clause: &Clause) -> BTreeMap<usize, f64> {
        let mut filled: BTreeMap<usize, f64> = BTreeMap::new();
        let mut add = |unit: usize, amount: f64, strength: f64| {
            let full = amount / (amount + 0.5 + 0.5 * self.units[unit].length);
            let sum = filled.entry(unit).or_default();
            *sum = if clause.of > 1 {
                (*sum + f64::from(u8::from(amount >= 0.5)) / clause.of as f64).min(1.0)
            } else {
                1.0 - (1.0 - *sum) * (1.0 - full * strength)
            };
        };
        for sought in &clause.any {
            match sought {
                Sought::Topic(id) => {
                    self.each(Key::Strong(id), |unit, amount| add(unit, amount, 1.0));
                    let with = self.with.get(id.as_str()).copied().unwrap_or_default();
                    self.each(Key::Weak(id), |unit, amount| {
                        let there = with.is_empty()
                            || with.iter().any(|&s| self.amount(Key::Signal(s), unit) > 0.0);
                        add(unit, amount, if there { WEAK } else { WEAK * WEAK_ALONE });
                    });
                }
                Sought::Signal(signal) => {
                    self.each(Key::Signal(*signal), |unit, amount| add(unit, amount, 1.0));
                }
                Sought::Beside(a, b) => {
                    let pair = PAIRS.iter().position(|pair| *pair == (*a, *b));
                    let pair = pair.expect("profiles name pairs of the list");
                    self.each(Key::Pair(pair), |unit, amount| add(unit, amount, 1.0));
                }
                Sought::Term(category, id) => {
                    self.each(Key::Term(*category, id), |unit, amount| add(unit, amount, 1.0));
                }
            }
        }
        filled
    }

    /// Calls a function for each unit in which something stands.
    fn each(&self, key: Key<'_>, mut call: impl FnMut(usize, f64)) {
        if let Some(units) = self.found.get(&key) {
            units.iter().for_each(|(&unit, &amount)| call(unit, amount));
        }
    }

    /// How rare it is that a unit fills a clause: 1 where one of many does, less the more do.
    pub(super) fn rarity(&self, filled: usize) -> f64 {
        let all = self.units.len() as f64;
        (1.0 + all / filled.max(1) as f64).ln() / (1.0 + all).ln()
    }

    /// How well a unit's subject suits a family of elements, 0 to 1.
    pub(super) fn suits(&self, unit: usize, family: Family) -> f64 {
        let (own, other) = match (family, self.units[unit].speaks_of) {
            (Family::Tip, (tip, som)) => (tip, som),
            (Family::Som, (tip, som)) => (som, tip),
            (Family::All, _) => return 1.0,
        };
        match (own, other) {
            (true, _) => 1.0,
            (false, false) => 0.9,
            (false, true) => 0.6,
        }
    }
}

/// What a phrase counts for, and how much.
fn keys<'a, 'v: 'a>(signs: &'a [Sign<'v>]) -> impl Iterator<Item = (Key<'v>, f64)> + 'a {
    signs.iter().map(|sign| match sign {
        Sign::Signal(signal) => (Key::Signal(*signal), 1.0),
        Sign::Topic { topic, strong: true, .. } => (Key::Strong(topic.as_str()), 1.0),
        Sign::Topic { topic, strong: false, .. } => (Key::Weak(topic.as_str()), 1.0),
        Sign::Term(sense) => {
            let strength = match sense.relation() {
                Relation::Exact | Relation::Broader => 1.0,
                Relation::Narrower => 0.75,
                Relation::Related => 0.25,
                Relation::None => 0.0,
            };
            (Key::Term(sense.category, sense.canonical.as_str()), strength)
        }
    })
}

/// Whether a phrase shows something that is sought.
pub(super) fn shows(signs: &[Sign<'_>], sought: &Sought) -> bool {
    signs.iter().any(|sign| match (sign, sought) {
        (Sign::Signal(a), Sought::Signal(b)) => a == b,
        (Sign::Signal(a), Sought::Beside(b, c)) => a == b || a == c,
        (Sign::Topic { topic, .. }, Sought::Topic(id)) => topic.as_str() == id,
        (Sign::Term(sense), Sought::Term(category, id)) => {
            sense.category == *category && sense.canonical.as_str() == id
        }
        _ => false,
    })
}

/// The provisions that are ranked: every section, and what holds no section: the front, a schedule.
fn units(text: &LawText) -> Vec<Unit> {
    let mut holds_section = vec![false; text.provisions.len()];
    for (at, provision) in text.provisions.iter().enumerate() {
        if provision.kind == ProvisionKind::Section {
            for outer in text.ancestors(at).skip(1) {
                holds_section[outer] = true;
            }
        }
    }
    let mut units: Vec<Unit> = Vec::new();
    for (at, provision) in text.provisions.iter().enumerate() {
        let inside = units.last().is_some_and(|unit| provision.span.start < unit.span.end);
        if !inside && !holds_section[at] && !provision.span.is_empty() {
            let span = provision.span.clone();
            units.push(Unit { provision: at, span, length: 0.0, speaks_of: (false, false) });
        }
    }
    let total: usize = units.iter().map(|unit| unit.span.len()).sum();
    let average = total as f64 / units.len().max(1) as f64;
    for unit in &mut units {
        // A section of definitions is longer than any other without saying less.
        unit.length = (unit.span.len() as f64 / average).min(4.0);
    }
    units
}
