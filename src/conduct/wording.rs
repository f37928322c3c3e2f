//! Boxes in words: "harbouring, by abuse of vulnerability, for organ removal: adults".
//!
//! All words come from the axes: labels of values and of groups, and the wording for "all". The
//! rules here only choose and join them, so that another treaty, or another language, is data.

use super::{CellBox, Space, ValueSet};

/// The axis that is named last, after a colon, and whose values are added up with "and".
const PERSON: &str = "person";

/// What a box says on one axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The axis's id.
    pub axis: String,
    /// The chosen values in words.
    pub text: String,
}

impl CellBox {
    /// What the box says on each axis that it does not take whole, in the order of the axes.
    pub fn phrases(&self, space: &Space) -> Vec<Phrase> {
        let limited = (0..space.axes().len()).filter(|&axis| !self.is_whole(space, axis));
        limited
            .map(|axis| Phrase {
                axis: space.axes()[axis].id.clone(),
                text: phrase(space, axis, self.values(axis)),
            })
            .collect()
    }

    /// The box in words. Axes taken whole are left out, unless nothing would be left to say.
    pub fn describe(&self, space: &Space) -> String {
        let limited = self.phrases(space);
        let whole = space.axes().iter();
        let whole = whole.map(|axis| Phrase { axis: axis.id.clone(), text: axis.all.clone() });
        let spoken: Vec<Phrase> = if limited.is_empty() {
            whole.collect()
        } else if limited.iter().all(|phrase| phrase.axis == PERSON) {
            // Persons alone do not say what is done to them: the first other axis does.
            whole.filter(|phrase| phrase.axis != PERSON).take(1).chain(limited).collect()
        } else {
            limited
        };
        let (person, conduct): (Vec<Phrase>, Vec<Phrase>) =
            spoken.into_iter().partition(|phrase| phrase.axis == PERSON);
        let conduct: Vec<&str> = conduct.iter().map(|phrase| phrase.text.as_str()).collect();
        let separator = if conduct.iter().any(|text| text.contains(", ")) { "; " } else { ", " };
        let conduct = conduct.join(separator);
        match person.first() {
            Some(person) if conduct.is_empty() => person.text.clone(),
            Some(person) => format!("{conduct}: {}", person.text),
            None => conduct,
        }
    }
}

/// The shortest way to say some, but not all, values of an axis: a list of them, or everything, or a
/// group, with exceptions.
fn phrase(space: &Space, axis: usize, chosen: ValueSet) -> String {
    let named = &space.axes()[axis];
    let joiner = if named.id == PERSON { " and " } else { " or " };
    let plain = list(&names(space, axis, chosen), joiner);
    let everything = (named.all.as_str(), ValueSet::first(space.size(axis)));
    let groups = named.groups.iter().map(|group| group.label.as_str());
    std::iter::once(everything)
        .chain(groups.zip(space.groups(axis).iter().copied()))
        .filter(|&(label, values)| {
            can_carry_exception(label) && chosen != values && chosen.is_subset(values)
        })
        .map(|(label, values)| {
            let exceptions = names(space, axis, values.difference(chosen));
            format!("{label} except {}", list(&exceptions, " and "))
        })
        .fold(
            plain,
            |best, next| if next.chars().count() < best.chars().count() { next } else { best },
        )
}

/// Whether "except ..." can follow a label: it speaks of any or every.
fn can_carry_exception(label: &str) -> bool {
    label.split_whitespace().any(|word| word == "any" || word == "every")
}

/// The names of some values, in the order of the axis: groups first, the largest that fit, then the
/// values left over.
fn names(space: &Space, axis: usize, chosen: ValueSet) -> Vec<&str> {
    let named = &space.axes()[axis];
    let mut left = chosen;
    let mut found: Vec<(Option<usize>, &str)> = Vec::new();
    let fitting = |left: ValueSet| {
        let groups = space.groups(axis).iter().copied().zip(&named.groups);
        // Of groups of one size the first declared wins, hence the reversal before `max_by_key`.
        groups
            .filter(|(values, _)| values.is_subset(left))
            .rev()
            .max_by_key(|(values, _)| values.len())
    };
    while let Some((values, group)) = fitting(left) {
        found.push((values.iter().next(), &group.label));
        left = left.difference(values);
    }
    found.extend(left.iter().map(|value| (Some(value), named.values[value].label.as_str())));
    found.sort_by_key(|&(first, _)| first);
    found.into_iter().map(|(_, label)| label).collect()
}

/// Names as a list: "by force, by fraud" becomes "by force or fraud".
///
/// Leading words that all names share are said once, unless a name has an "or" or "and" of its own,
/// which would then be read across the names.
fn list(names: &[&str], joiner: &str) -> String {
    let shared = if names.iter().any(|name| name.contains(" or ") || name.contains(" and ")) {
        0
    } else {
        shared_lead(names)
    };
    let mut text = String::new();
    for (position, name) in names.iter().enumerate() {
        if position > 0 {
            text.push_str(if position + 1 == names.len() { joiner } else { ", " });
        }
        text.push_str(if position == 0 { name } else { &name[shared..] });
    }
    text
}

/// The length in bytes of the leading words, with the space after them, that all names share. The
/// last word of a name is never counted, so something is left to say.
fn shared_lead(names: &[&str]) -> usize {
    let Some((first, others)) = names.split_first() else { return 0 };
    let ends = first.match_indices(' ').map(|(at, space)| at + space.len());
    ends.take_while(|&end| others.iter().all(|name| name.starts_with(&first[..end])))
        .last()
        .unwrap_or(0)
}
