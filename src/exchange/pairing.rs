//! Which record of one coder is which of the other.
//!
//! Two coders name and cut up the same law differently, so ids do not tell. The section that a
//! pinpoint names does; among the records of one section the kind and then the likeness of the facts
//! decide. Records of different sections are never paired: it is better to say that one coder has a
//! record which the other has not than to compare two different offences.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::units::Values;
use crate::ingest::pinpoint;
use crate::model::Period;

/// A record, as far as pairing needs it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate<'r> {
    /// Kind of offence, or topic of a provision.
    pub(super) kind: &'r str,
    /// Pinpoint.
    pub(super) pinpoint: &'r str,
    /// Dates.
    pub(super) period: Period,
    /// Facts.
    pub(super) values: &'r Values,
}

/// Pairs the records of two coders, best match first, each record once. Records of different kinds
/// are paired only `across_kinds`, and only when neither has a partner of its own kind.
pub(super) fn pair(
    a: &[Candidate<'_>],
    b: &[Candidate<'_>],
    across_kinds: bool,
) -> Vec<(usize, usize)> {
    let mut matches = Vec::new();
    for (i, one) in a.iter().enumerate() {
        for (j, other) in b.iter().enumerate() {
            if across_kinds || one.kind == other.kind {
                matches.extend(likeness(one, other).map(|like| Reverse((like, Reverse((i, j))))));
            }
        }
    }
    matches.sort_unstable();
    let (mut taken_a, mut taken_b) = (BTreeSet::new(), BTreeSet::new());
    let mut pairs = Vec::new();
    for Reverse((_, Reverse((i, j)))) in matches {
        if !taken_a.contains(&i) && !taken_b.contains(&j) {
            taken_a.insert(i);
            taken_b.insert(j);
            pairs.push((i, j));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// How alike two records are, the weightiest first: of one kind, with one pinpoint, with many
/// sections in common, beginning on one day, with many facts alike. None for records that share no
/// section or no day.
fn likeness(a: &Candidate<'_>, b: &Candidate<'_>) -> Option<(bool, bool, usize, bool, usize)> {
    let (in_a, in_b) = (sections(a.pinpoint), sections(b.pinpoint));
    let shared = in_a.intersection(&in_b).count();
    if shared == 0 || !a.period.overlaps(b.period) {
        return None;
    }
    let per_mille = shared * 1000 / in_a.union(&in_b).count();
    let alike = a.values.iter().filter(|(key, value)| b.values.get(key) == Some(*value)).count();
    Some((
        a.kind == b.kind,
        letters(a.pinpoint) == letters(b.pinpoint),
        per_mille,
        a.period.from == b.period.from,
        alike,
    ))
}

/// A pinpoint without spaces, stops and case.
fn letters(pinpoint: &str) -> String {
    pinpoint.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The sections that a pinpoint names, in whatever script: `26c` of `s 26C(1)(a)`, `226-2` of
/// `第二百二十六条の二第一項`. The whole pinpoint where it has no number.
fn sections(pinpoint: &str) -> BTreeSet<String> {
    let places = pinpoint::parse(pinpoint).references;
    let mut sections: BTreeSet<String> =
        places.iter().filter_map(|place| place.path.first()).map(|s| s.from.clone()).collect();
    if sections.is_empty() {
        sections.insert(letters(pinpoint));
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::units::{Key, Value};

    fn names(pinpoint: &str) -> Vec<String> {
        sections(pinpoint).into_iter().collect()
    }

    #[test]
    fn sections_are_the_numbers_outside_brackets() {
        assert_eq!(names("s 3(1)(a)"), ["3"]);
        assert_eq!(names("ss 2 and 26C(1)"), ["2", "26c"]);
        assert_eq!(names("s 271.2"), ["271.2"]);
        assert_eq!(names("art. 3."), ["3"]);
        assert_eq!(names("第二百二十六条の二第一項"), ["226-2"]);
        assert_eq!(names("programme"), ["programme"]);
    }

    /// A record with these facts.
    fn values(facts: &[(&'static str, &str)]) -> Values {
        facts.iter().map(|(field, word)| (Key::of(field), Value::word(word))).collect()
    }

    fn candidate<'r>(kind: &'r str, pinpoint: &'r str, values: &'r Values) -> Candidate<'r> {
        Candidate { kind, pinpoint, period: Period::default(), values }
    }

    #[test]
    fn kind_then_pinpoint_then_facts_decide() {
        let (forced, any) = (values(&[("consent", "silent")]), values(&[("consent", "unknown")]));
        let a = [candidate("tip", "s 3", &forced), candidate("som", "s 3", &any)];
        let b = [candidate("som", "s 3", &any), candidate("tip", "s 3(1)", &forced)];
        assert_eq!(pair(&a, &b, true), [(0, 1), (1, 0)]);
        // Two of one kind in one section: the likeness of their facts decides.
        let a = [candidate("tip", "s 3(1)", &forced)];
        let b = [candidate("tip", "s 3(2)", &any), candidate("tip", "s 3(4)", &forced)];
        assert_eq!(pair(&a, &b, true), [(0, 1)]);
    }

    #[test]
    fn kinds_differ_only_where_nothing_else_is_left() {
        let none = Values::new();
        let a = [candidate("tip", "s 5", &none)];
        let b = [candidate("forced-labour", "s 5", &none)];
        assert_eq!(pair(&a, &b, true), [(0, 0)]);
        assert_eq!(pair(&a, &b, false), []);
    }

    #[test]
    fn other_sections_and_other_days_are_no_partners() {
        let none = Values::new();
        let a = candidate("tip", "s 3", &none);
        assert_eq!(pair(std::slice::from_ref(&a), &[candidate("tip", "s 4", &none)], true), []);
        let end = "2010-01-01".parse().ok();
        let old = Candidate { period: Period { from: None, to: end }, ..a.clone() };
        let new = Candidate { period: Period { from: end, to: None }, ..a.clone() };
        assert_eq!(pair(std::slice::from_ref(&old), std::slice::from_ref(&new), true), []);
        assert_eq!(pair(&[old.clone(), new.clone()], &[new, old], true), [(0, 1), (1, 0)]);
    }
}
