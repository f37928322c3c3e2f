//! Conditions that remember what they rest on.
//!
//! A rule is a list of rows; a row is a condition with three values (section 2.1.2 of the method).
//! [`Held`] carries the value together with the records and facts that made it yes, and the facts
//! that are missing when it is unknown, so that every finding can say where it stands and what
//! would settle it.

use crate::model::{GeneralLaw, Origin, Tri};

/// A record that a finding can rest on.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ground<'a> {
    /// An offence, by its place in the law of the day.
    Offence(usize),
    /// A provision, by its place in the law of the day.
    Provision(usize),
    /// A definition, by its place in the law of the day.
    Definition(usize),
    /// A block of the State's general law, by name, with its origins.
    Block(&'static str, &'a [Origin]),
    /// A rule of the general law.
    Rule(&'a GeneralLaw),
    /// A treaty status, by its place in the State's record.
    Treaty(usize),
}

impl Ground<'_> {
    /// Sort and identity key.
    pub(super) fn key(&self) -> (u8, usize, &'static str) {
        match *self {
            Self::Offence(i) => (0, i, ""),
            Self::Provision(i) => (1, i, ""),
            Self::Definition(i) => (2, i, ""),
            Self::Block(name, _) => (3, 0, name),
            Self::Rule(rule) => (4, std::ptr::from_ref(rule).addr(), ""),
            Self::Treaty(i) => (5, i, ""),
        }
    }
}

/// A fact of a record, by field name as records spell it.
pub(super) type Fact<'a> = (Ground<'a>, &'static str);

/// The value of a condition, and what it rests on.
#[derive(Debug, Clone)]
pub(super) struct Held<'a> {
    /// Yes, no or unknown.
    pub(super) tri: Tri,
    /// Facts that make it yes.
    pub(super) grounds: Vec<Fact<'a>>,
    /// Facts that are missing while it is unknown.
    pub(super) missing: Vec<Fact<'a>>,
    /// Every fact that was looked at.
    looked: Vec<Fact<'a>>,
}

impl<'a> Held<'a> {
    /// The value of one fact of one record.
    pub(super) fn fact(value: impl Into<Tri>, ground: Ground<'a>, fact: &'static str) -> Self {
        let tri = value.into();
        let at = vec![(ground, fact)];
        Self {
            tri,
            grounds: if tri.is_yes() { at.clone() } else { Vec::new() },
            missing: if tri.is_unknown() { at.clone() } else { Vec::new() },
            looked: at,
        }
    }

    /// A value that rests on no single fact, such as a count.
    pub(super) fn plain(value: impl Into<Tri>) -> Self {
        Self { tri: value.into(), grounds: Vec::new(), missing: Vec::new(), looked: Vec::new() }
    }

    /// Both: the lower value.
    pub(super) fn and(self, other: Self) -> Self {
        self.fold(other, Tri::and)
    }

    /// Either: the higher value.
    pub(super) fn or(self, other: Self) -> Self {
        self.fold(other, Tri::or)
    }

    /// Joins another condition to this one, in place: rules fold long sets.
    fn fold(mut self, other: Self, combine: fn(Tri, Tri) -> Tri) -> Self {
        let before = self.tri;
        self.tri = combine(before, other.tri);
        if !(self.tri.is_yes() && before.is_yes()) {
            self.grounds.clear();
        }
        if self.tri.is_yes() && other.tri.is_yes() {
            self.grounds.extend(other.grounds);
        }
        if !(self.tri.is_unknown() && before.is_unknown()) {
            self.missing.clear();
        }
        if self.tri.is_unknown() && other.tri.is_unknown() {
            self.missing.extend(other.missing);
        }
        self.looked.extend(other.looked);
        self
    }

    /// The opposite. What was looked at becomes the ground.
    pub(super) fn negated(self) -> Self {
        let tri = !self.tri;
        let grounds = if tri.is_yes() { self.looked.clone() } else { Vec::new() };
        Self { tri, grounds, missing: self.missing, looked: self.looked }
    }

    /// Some of the conditions; no for none at all.
    pub(super) fn some(conditions: impl IntoIterator<Item = Self>) -> Self {
        conditions.into_iter().fold(Self::plain(false), Self::or)
    }

    /// Every one of the conditions; yes for none at all.
    pub(super) fn every(conditions: impl IntoIterator<Item = Self>) -> Self {
        conditions.into_iter().fold(Self::plain(true), Self::and)
    }

    /// Adds facts to what the condition rests on.
    pub(super) fn resting_on(mut self, facts: impl IntoIterator<Item = Fact<'a>>) -> Self {
        if self.tri.is_yes() {
            self.grounds.extend(facts);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(value: Tri, i: usize) -> Held<'static> {
        Held::fact(value, Ground::Offence(i), "x")
    }

    fn places(facts: &[Fact<'_>]) -> Vec<usize> {
        facts.iter().map(|(g, _)| g.key().1).collect()
    }

    #[test]
    fn a_yes_rests_on_its_yes_parts_only() {
        let held = Held::some([at(Tri::Yes, 0), at(Tri::Unknown, 1), at(Tri::No, 2)]);
        assert_eq!(held.tri, Tri::Yes);
        assert_eq!(places(&held.grounds), [0]);
        assert!(held.missing.is_empty());
    }

    #[test]
    fn an_unknown_names_what_is_missing() {
        let held = Held::every([at(Tri::Yes, 0), at(Tri::Unknown, 1)]);
        assert_eq!(held.tri, Tri::Unknown);
        assert_eq!(places(&held.missing), [1]);
        assert!(held.grounds.is_empty());
    }

    #[test]
    fn a_negation_rests_on_what_was_looked_at() {
        let held = Held::some([at(Tri::No, 0), at(Tri::No, 1)]).negated();
        assert_eq!(held.tri, Tri::Yes);
        assert_eq!(places(&held.grounds), [0, 1]);
    }
}
