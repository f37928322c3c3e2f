//! Pinpoints: what `ss 57(1)(b)-(d), 57B` or `第二百四十条第二款` names, and where that is in a text.
//!
//! Records cite as lawyers of each State do. All manners come to one form: a path of plain numbers
//! from the section inwards. A range is kept as its two ends, and only what a text has lies in it;
//! since some laws have a hyphen in their numbers (`225-4-1`), a hyphen is read as part of a number
//! first and as a range second.

mod number;
mod reader;

use std::collections::BTreeMap;

use super::{LawText, ProvisionKind};
pub(super) use number::roman;
use number::{order, plain, same_number, within};
pub use reader::parse;
use std::cmp::Ordering;

/// What a reference begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A section or article: the unit that is cited.
    Section,
    /// A book, part, chapter or division.
    Division,
    /// A schedule or annex.
    Schedule,
    /// The preamble.
    Front,
    /// The whole text.
    Whole,
    /// Words that name no numbered place, such as `programme`.
    Unnumbered,
}

/// One step of a path: a number, or the two ends of a range.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// The number, or the first of the range, in small letters.
    pub from: String,
    /// The last of the range.
    pub to: Option<String>,
}

/// One place that a pinpoint names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// The law, where the pinpoint names another one before the number.
    pub law: Option<String>,
    /// What the path begins with.
    pub unit: Unit,
    /// The numbers from the outside in.
    pub path: Vec<Step>,
    /// Words in brackets: the entry of a list of definitions, as in `s 2 (exploitation)`.
    pub entry: Option<String>,
}

/// What a recorded pinpoint names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pinpoint {
    /// The places, in the order of the pinpoint.
    pub references: Vec<Reference>,
}

/// Where a place of a pinpoint is in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The path looked for, ranges taken apart into what the text has.
    pub path: Vec<String>,
    /// The innermost provision of the path that the text has; none when it lacks even the first.
    pub provision: Option<usize>,
    /// How many steps of the path the text has.
    pub depth_found: usize,
}

impl Found {
    /// Whether the text has every step of the path.
    pub fn is_whole(&self) -> bool {
        self.provision.is_some() && self.depth_found == self.path.len()
    }
}

/// How far a citation agrees with a pinpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// It is of another section.
    Elsewhere,
    /// It is of a section that the pinpoint names.
    SameSection,
    /// It is what the pinpoint names, or lies in it.
    Within,
}

impl Step {
    /// A step that is one number.
    fn one(number: &str) -> Self {
        Self { from: plain(number), to: None }
    }

    /// The readings of the step: as it stands, then each way in which a hyphen can be the sign of a
    /// range. A range goes upwards, so `225-4` is none.
    fn readings(&self) -> Vec<Self> {
        let mut readings = vec![self.clone()];
        if self.to.is_none() {
            for (at, _) in self.from.match_indices('-') {
                let (first, last) = (&self.from[..at], &self.from[at + 1..]);
                if order(first, last) == Ordering::Less {
                    readings.push(Self { from: first.to_owned(), to: Some(last.to_owned()) });
                }
            }
        }
        readings
    }

    /// Whether a number is the step, or lies in its range, in this reading.
    fn holds(&self, number: &str) -> bool {
        match &self.to {
            None => same_number(&self.from, number),
            Some(to) => within(&self.from, to, number),
        }
    }

    /// Whether a number is the step in any reading.
    fn may_hold(&self, number: &str) -> bool {
        self.readings().iter().any(|reading| reading.holds(number))
    }
}

impl Reference {
    /// Whether one of its sections is one of the other's.
    fn shares_section(&self, other: &Self) -> bool {
        let (Some(ours), Some(theirs)) = (self.path.first(), other.path.first()) else {
            return false;
        };
        self.unit == other.unit
            && theirs.readings().iter().any(|reading| {
                ours.may_hold(&reading.from)
                    || reading.to.as_ref().is_some_and(|to| ours.may_hold(to))
                    || ours.readings().iter().any(|our| reading.holds(&our.from))
            })
    }
}

impl Pinpoint {
    /// The places in the act itself: those before which no other law is named. `is_own` says whether
    /// a name means the act.
    pub fn own(&self, is_own: impl Fn(&str) -> bool) -> Self {
        let own = |r: &&Reference| r.law.as_ref().is_none_or(|law| is_own(law));
        Self { references: self.references.iter().filter(own).cloned().collect() }
    }

    /// Whether it names a place that has a number.
    pub fn is_numbered(&self) -> bool {
        self.references.iter().any(|r| !r.path.is_empty())
    }

    /// Where the places are in a text, each as deep as its tree goes. Laws named in the pinpoint are
    /// not looked at: see [`Self::own`].
    pub fn find(&self, text: &LawText) -> Vec<Found> {
        self.references.iter().flat_map(|reference| find(reference, text)).collect()
    }

    /// How far the citation of a provision, itself read as a pinpoint, agrees with this one.
    pub fn nearness(&self, citation: &Self) -> Nearness {
        let mut best = Nearness::Elsewhere;
        for ours in &self.references {
            for theirs in &citation.references {
                if !ours.shares_section(theirs) {
                    continue;
                }
                let deep = ours.path.len() <= theirs.path.len()
                    && ours.path.iter().zip(&theirs.path).skip(1).all(|(our, their)| {
                        our == their || (their.to.is_none() && our.may_hold(&their.from))
                    });
                best = best.max(if deep { Nearness::Within } else { Nearness::SameSection });
            }
        }
        best
    }
}

/// Whether a reference lies between the first and the last section of a text, so that a text that
/// lacks it is not merely an extract or a volume that holds other sections.
pub fn is_within(reference: &Reference, text: &LawText) -> bool {
    if reference.unit != Unit::Section {
        return true;
    }
    let Some(first) = reference.path.first() else { return true };
    let sections = text.provisions.iter().filter(|p| p.kind == ProvisionKind::Section);
    let mut numbers: Vec<&str> =
        sections.map(|p| p.number.as_str()).filter(|number| !number.is_empty()).collect();
    numbers.sort_by(|a, b| order(a, b));
    let (Some(low), Some(high)) = (numbers.first(), numbers.last()) else { return false };
    first.readings().iter().any(|reading| {
        let end = reading.to.as_deref().unwrap_or(&reading.from);
        order(low, end) != Ordering::Greater && order(&reading.from, high) != Ordering::Greater
    })
}

/// Whether a citation is of a section that the pinpoint names.
pub fn same_section(pinpoint: &Pinpoint, citation: &str) -> bool {
    pinpoint.nearness(&parse(citation)) >= Nearness::SameSection
}

/// Where one reference is.
fn find(reference: &Reference, text: &LawText) -> Vec<Found> {
    let nowhere = |path: Vec<String>| vec![Found { path, provision: None, depth_found: 0 }];
    let kinds: &[ProvisionKind] = match reference.unit {
        Unit::Section => &[ProvisionKind::Section],
        Unit::Division => &[
            ProvisionKind::Book,
            ProvisionKind::Part,
            ProvisionKind::Chapter,
            ProvisionKind::Division,
        ],
        Unit::Schedule => &[ProvisionKind::Schedule],
        Unit::Front => &[ProvisionKind::Front],
        // The whole text and unnumbered words are no provision.
        Unit::Whole | Unit::Unnumbered => return Vec::new(),
    };
    let of_kind = |i: &usize| kinds.contains(&text.provisions[*i].kind);
    let all: Vec<usize> = (0..text.provisions.len()).filter(of_kind).collect();
    let Some((first, rest)) = reference.path.split_first() else {
        return match all.first() {
            Some(&only) => vec![Found { path: Vec::new(), provision: Some(only), depth_found: 0 }],
            None => nowhere(Vec::new()),
        };
    };
    for reading in first.readings() {
        // A text can have a number twice: in its contents, in a schedule, in what it quotes.
        let mut best: BTreeMap<&str, Vec<Found>> = BTreeMap::new();
        let mut numbers: Vec<&str> = Vec::new();
        for &section in all.iter().filter(|&&i| reading.holds(&text.provisions[i].number)) {
            let number = text.provisions[section].number.as_str();
            let here = descend(text, section, vec![number.to_owned()], 1, rest);
            match best.get_mut(number) {
                Some(known) if better(text, &here, known) => *known = here,
                Some(_) => {}
                None => {
                    numbers.push(number);
                    best.insert(number, here);
                }
            }
        }
        let found: Vec<Found> = numbers.iter().filter_map(|n| best.remove(n)).flatten().collect();
        if !found.is_empty() {
            return found;
        }
    }
    nowhere(reference.path.iter().map(Step::to_string).collect())
}

/// Whether the places found below one section are a better answer than those below another of the
/// same number: deeper, then longer.
fn better(text: &LawText, these: &[Found], those: &[Found]) -> bool {
    let worth = |found: &[Found]| {
        let depth = found.iter().map(|f| f.depth_found).max();
        let length = |f: &Found| f.provision.map_or(0, |i| text.provisions[i].span.len());
        (depth, found.iter().map(length).sum::<usize>())
    };
    worth(these) > worth(those)
}

/// Follows the steps below a provision as far as the text has them.
fn descend(
    text: &LawText,
    provision: usize,
    path: Vec<String>,
    depth: usize,
    steps: &[Step],
) -> Vec<Found> {
    let Some((step, rest)) = steps.split_first() else {
        return vec![Found { path, provision: Some(provision), depth_found: depth }];
    };
    let mut below: Vec<usize> = text.children(provision).collect();
    if !below.iter().any(|&i| step.may_hold(&text.provisions[i].number)) {
        // A level that the pinpoint leaves out, or that the text does not number.
        let end = text.provisions[provision].span.end;
        below = (provision + 1..text.provisions.len())
            .take_while(|&i| text.provisions[i].span.start < end)
            .collect();
    }
    for reading in step.readings() {
        let mut held = below.iter().filter(|&&i| reading.holds(&text.provisions[i].number));
        let found: Vec<Found> = match reading.to {
            // One number is one provision: the first that has it.
            None => held
                .next()
                .into_iter()
                .flat_map(|&i| descend(text, i, joined(&path, &step.from), depth + 1, rest))
                .collect(),
            Some(_) => held
                .flat_map(|&i| {
                    let number = &text.provisions[i].number;
                    descend(text, i, joined(&path, number), depth + 1, rest)
                })
                .collect(),
        };
        if !found.is_empty() {
            return found;
        }
    }
    let path = path.into_iter().chain(steps.iter().map(Step::to_string)).collect();
    vec![Found { path, provision: Some(provision), depth_found: depth }]
}

/// A path with one more number.
fn joined(path: &[String], number: &str) -> Vec<String> {
    path.iter().cloned().chain([number.to_owned()]).collect()
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.to {
            None => f.write_str(&self.from),
            Some(to) => write!(f, "{}-{to}", self.from),
        }
    }
}

#[cfg(test)]
mod tests;
