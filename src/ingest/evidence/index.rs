//! The marks of a text by the provision they stand in: what ranking counts.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

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

/// What is ranked: a section or article, or what stands outside any; of a long one, each passage. A
/// long section says many things, and each no less for standing beside the others.
#[derive(Debug)]
pub(super) struct Unit {
    /// The section's place among the text's provisions.
    pub(super) provision: usize,
    /// The section's place among those that are ranked.
    section: usize,
    /// The passage's place in the text.
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
    /// Where in which unit each thing stands, in the order of the text.
    places: BTreeMap<Key<'v>, BTreeMap<usize, Vec<usize>>>,
    /// The numbers of other provisions that each unit names.
    cited: Vec<BTreeSet<String>>,
    /// Whether the text has sections.
    has_sections: bool,
    /// Signals without which a topic's weak phrases say little.
    with: BTreeMap<&'v str, &'v [Signal]>,
    /// Clauses that were asked for before: elements share most of theirs.
    filled: RefCell<BTreeMap<String, Rc<BTreeMap<usize, f64>>>>,
}

/// A mark in a heading counts as so many in the text below it.
const HEADING: f64 = 3.0;
/// A mark in the heading of a part or chapter, for each section of it.
const OUTER_HEADING: f64 = 0.5;
/// Units so near to an offence are as close as can be.
const NEIGHBOURS: usize = 4;
/// A passage with so many definitions is one of those that define for the whole act.
const DEFINES: f64 = 3.0;
/// How close such a passage is to any offence.
const DEFINED_FOR_ALL: f64 = 0.7;
/// An offence is principal when its score is at least this share of the best.
const PRINCIPAL: f64 = 0.7;
/// A section longer than this, in bytes, is ranked by its passages.
const LONG: usize = 3000;
/// A passage is at least so long, in bytes, where the section goes on.
const PASSAGE: usize = 1000;
/// What a mark elsewhere in the section counts for a passage.
const SAME_SECTION: f64 = 0.3;
/// Signals are beside each other within so many bytes.
const BESIDE: usize = 200;
/// What remains of the score of a provision that is no section where others are.
const NO_SECTION: f64 = 0.6;
/// Acts, means and purposes of one offence stand together within so many bytes.
const TOGETHER: usize = 800;
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
            places: BTreeMap::new(),
            cited: units
                .iter()
                .map(|unit| numbers_cited(text.words(&unit.span)).collect())
                .collect(),
            has_sections: text.provisions.iter().any(|p| p.kind == ProvisionKind::Section),
            filled: RefCell::new(BTreeMap::new()),
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
        index.share_sections(&units);
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
        if !place.span.contains(&heading.start) {
            for mark in marks.within(heading.clone()) {
                for (key, strength) in keys(marks.signs(mark)) {
                    *self.found.entry(key).or_default().entry(unit).or_default() +=
                        HEADING * strength;
                }
            }
        }
        let mut last: BTreeMap<Signal, usize> = BTreeMap::new();
        for mark in marks.within(place.span.clone()) {
            let weight = if heading.contains(&mark.span.start) { HEADING } else { 1.0 };
            for (key, strength) in keys(marks.signs(mark)) {
                *self.found.entry(key).or_default().entry(unit).or_default() += weight * strength;
                self.places.entry(key).or_default().entry(unit).or_default().push(mark.span.start);
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

    /// Lets each passage of a section have a part in what stands in the others.
    fn share_sections(&mut self, units: &[Unit]) {
        let mut passages: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (unit, place) in units.iter().enumerate() {
            passages.entry(place.section).or_default().push(unit);
        }
        passages.retain(|_, passages| passages.len() > 1);
        for found in self.found.values_mut() {
            let mut most: BTreeMap<usize, f64> = BTreeMap::new();
            for (unit, amount) in found.iter() {
                let most = most.entry(units[*unit].section).or_default();
                *most = most.max(*amount);
            }
            for (section, most) in most {
                for &unit in passages.get(&section).into_iter().flatten() {
                    let amount = found.entry(unit).or_default();
                    *amount = amount.max(SAME_SECTION * most);
                }
            }
        }
    }

    /// How much of something stands in a unit.
    fn amount(&self, key: Key<'_>, unit: usize) -> f64 {
        self.found.get(&key).and_then(|units| units.get(&unit)).copied().unwrap_or(0.0)
    }

    /// How far each unit fills a clause, 0 to 1; units that do not at all are left out.
    pub(super) fn fill(&self, clause: &Clause) -> Rc<BTreeMap<usize, f64>> {
        let key = format!("{} {:?}", clause.of, clause.any);
        if let Some(known) = self.filled.borrow().get(&key) {
            return Rc::clone(known);
        }
        let filled = Rc::new(self.fill_anew(clause));
        self.filled.borrow_mut().insert(key, Rc::clone(&filled));
        filled
    }

    /// The same, not asked for before.
    fn fill_anew(&self, clause: &Clause) -> BTreeMap<usize, f64> {
        if clause.of > 1 {
            return self.fill_together(clause);
        }
        // One place for each unit, then those that were touched: far cheaper than a map where a clause
        // is found all over a code.
        let mut sums = vec![0.0_f64; self.units.len()];
        let mut touched = vec![false; self.units.len()];
        let mut add = |unit: usize, amount: f64, strength: f64| {
            let full = amount / (amount + 0.5 + 0.5 * self.units[unit].length);
            sums[unit] = 1.0 - (1.0 - sums[unit]) * (1.0 - full * strength);
            touched[unit] = true;
        };
        for sought in &clause.any {
            if let Sought::Topic(id) = sought {
                let with = self.with.get(id.as_str()).copied().unwrap_or_default();
                self.each(Key::Weak(id), |unit, amount| {
                    let there = with.is_empty()
                        || with.iter().any(|&s| self.amount(Key::Signal(s), unit) > 0.0);
                    add(unit, amount, if there { WEAK } else { WEAK * WEAK_ALONE });
                });
            }
            self.each(key(sought), |unit, amount| add(unit, amount, 1.0));
        }
        (0..sums.len()).filter(|unit| touched[*unit]).map(|unit| (unit, sums[unit])).collect()
    }

    /// How many of the signs that a clause wants stand together in each unit: what is scattered over
    /// pages is a list of crimes, not a crime.
    fn fill_together(&self, clause: &Clause) -> BTreeMap<usize, f64> {
        let mut standing: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (which, sought) in clause.any.iter().enumerate() {
            for (unit, places) in self.places.get(&key(sought)).into_iter().flatten() {
                standing.entry(*unit).or_default().extend(places.iter().map(|at| (*at, which)));
            }
        }
        standing
            .into_iter()
            .map(|(unit, mut places)| {
                places.sort_unstable();
                let mut inside = vec![0_usize; clause.any.len()];
                let (mut from, mut different, mut most) = (0, 0, 0);
                for &(at, which) in &places {
                    different += usize::from(inside[which] == 0);
                    inside[which] += 1;
                    while places[from].0 + TOGETHER < at {
                        let left = places[from].1;
                        inside[left] -= 1;
                        different -= usize::from(inside[left] == 0);
                        from += 1;
                    }
                    most = most.max(different);
                }
                (unit, (most as f64 / clause.of as f64).min(1.0))
            })
            .collect()
    }

    /// Calls a function for each unit in which something stands.
    fn each(&self, key: Key<'_>, mut call: impl FnMut(usize, f64)) {
        if let Some(units) = self.found.get(&key) {
            units.iter().for_each(|(&unit, &amount)| call(unit, amount));
        }
    }

    /// How rare it is that a unit fills a clause: 1 where one of many does, less the more do.
    pub(super) fn rarity(&self, clause: &Clause, filled: &BTreeMap<usize, f64>) -> f64 {
        let full = filled.values().filter(|amount| clause.of == 1 || **amount >= 1.0).count();
        let all = self.units.len() as f64;
        (1.0 + all / full.max(1) as f64).ln() / (1.0 + all).ln()
    }

    /// How close each unit is to the units given, by their weight: in the neighbourhood, or because it
    /// refers to their number. In an act that is about nothing else every unit is close.
    pub(super) fn closeness(&self, text: &LawText, of: &BTreeMap<usize, f64>) -> Vec<f64> {
        let most = of.values().copied().fold(0.0, f64::max);
        let mut close = vec![0.0; self.units.len()];
        if most == 0.0 {
            return close;
        }
        let principal: Vec<(usize, f64)> = of
            .iter()
            .filter(|(_, score)| **score >= PRINCIPAL * most)
            .map(|(unit, score)| (*unit, score / most))
            .collect();
        let numbers: BTreeMap<&str, f64> = principal
            .iter()
            .map(|(unit, score)| {
                (text.provisions[self.units[*unit].provision].number.as_str(), *score)
            })
            .filter(|(number, _)| !number.is_empty())
            .collect();
        for (unit, close) in close.iter_mut().enumerate() {
            for (other, score) in &principal {
                let apart = self.units[unit].section.abs_diff(self.units[*other].section);
                let apart = apart.max(NEIGHBOURS);
                *close = f64::max(*close, score * NEIGHBOURS as f64 / apart as f64);
            }
            // What an act defines in one place it defines for all of it.
            if self.amount(Key::Signal(Signal::Definition), unit) >= DEFINES {
                *close = f64::max(*close, DEFINED_FOR_ALL);
            }
            for (number, score) in &numbers {
                if self.cited[unit].contains(*number) {
                    *close = f64::max(*close, *score);
                }
            }
        }
        close
    }

    /// What a unit's kind says: what is no section, though the text has sections, is seldom the rule
    /// itself but a list or a note.
    pub(super) fn rules(&self, unit: usize, text: &LawText) -> f64 {
        match text.provisions[self.units[unit].provision].kind {
            ProvisionKind::Section => 1.0,
            _ if self.has_sections => NO_SECTION,
            _ => 1.0,
        }
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

/// Under which key something that is sought is counted.
fn key(sought: &Sought) -> Key<'_> {
    match sought {
        Sought::Signal(signal) => Key::Signal(*signal),
        Sought::Beside(a, b) => {
            let pair = PAIRS.iter().position(|pair| *pair == (*a, *b));
            Key::Pair(pair.expect("profiles name pairs of the list"))
        }
        Sought::Term(category, id) => Key::Term(*category, id),
        Sought::Topic(id) => Key::Strong(id),
    }
}

/// The numbers of provisions that a text names: figures after a word, or one of several after it, that
/// may go on in letters and points.
fn numbers_cited(words: &str) -> impl Iterator<Item = String> + '_ {
    words
        .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '.'))
        .map(|token| token.trim_matches(['.', '-']))
        .filter(|token| token.starts_with(|c: char| c.is_ascii_digit()) && token.len() > 1)
        .map(str::to_ascii_lowercase)
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

/// The provisions that are ranked: every section, and what holds no section, such as a schedule. The
/// front is ranked only where there is nothing else: it announces, and lists what follows.
fn units(text: &LawText) -> Vec<Unit> {
    let has_sections = text.provisions.iter().any(|p| p.kind == ProvisionKind::Section);
    let mut holds_section = vec![false; text.provisions.len()];
    for (at, provision) in text.provisions.iter().enumerate() {
        if provision.kind == ProvisionKind::Section {
            for outer in text.ancestors(at).skip(1) {
                holds_section[outer] = true;
            }
        }
    }
    let mut sections: Vec<usize> = Vec::new();
    for (at, provision) in text.provisions.iter().enumerate() {
        let inside = sections
            .last()
            .is_some_and(|&last| provision.span.start < text.provisions[last].span.end);
        let front = provision.kind == ProvisionKind::Front && has_sections;
        if !inside && !front && !holds_section[at] && !provision.span.is_empty() {
            sections.push(at);
        }
    }
    let mut units: Vec<Unit> = Vec::new();
    for (section, &provision) in sections.iter().enumerate() {
        for span in passages(text, provision) {
            units.push(Unit { provision, section, span, length: 0.0, speaks_of: (false, false) });
        }
    }
    let total: usize = units.iter().map(|unit| unit.span.len()).sum();
    let average = total as f64 / units.len().max(1) as f64;
    for unit in &mut units {
        unit.length = (unit.span.len() as f64 / average).min(4.0);
    }
    units
}

/// The passages of a section: all of it when it is short, otherwise parts that end where a subsection or
/// a line ends.
fn passages(text: &LawText, section: usize) -> Vec<Range<usize>> {
    let whole = text.provisions[section].span.clone();
    if whole.len() <= LONG {
        return vec![whole];
    }
    let mut ends: Vec<usize> =
        text.children(section).map(|child| text.provisions[child].span.start).collect();
    if ends.is_empty() {
        let lines = text.words(&whole).match_indices('\n');
        ends.extend(lines.map(|(at, _)| whole.start + at + 1));
    }
    ends.push(whole.end);
    let mut passages = Vec::new();
    let mut start = whole.start;
    for end in ends {
        let last = end == whole.end;
        if end > start && (last || (end - start >= PASSAGE && whole.end - end >= PASSAGE)) {
            passages.push(start..end);
            start = end;
        }
    }
    passages
}
