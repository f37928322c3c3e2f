//! Definitions, and whether trafficking and smuggling are kept apart (R-VULNDEF, R-DEFS, R-SEPARATE).

use super::no_block;
use crate::assess::case::Case;
use crate::assess::held::{Ground, Held};
use crate::assess::reach::PURPOSES;
use crate::assess::verdict::{Rows, Verdict};
use crate::model::{Flag, Status, TextKind};

/// Definitions that carry a term, by their place in the law of the day.
fn carrying(case: &Case<'_>, canonical: &str) -> Vec<usize> {
    (0..case.law.definitions.len())
        .filter(|i| {
            let definition = case.law.definitions[*i].definition;
            definition.text_kind != TextKind::None
                && definition.carries.iter().any(|c| c.canonical == *canonical)
        })
        .collect()
}

/// What it means that no definition was found.
fn none_found<'a>(case: &Case<'a>, what: &str) -> Verdict<'a> {
    if case.law.record.jurisdiction.definitions_surveyed.as_ref().is_some_and(|s| s.surveyed) {
        Verdict::new(Status::Absent, format!("the law was searched; it does not define {what}"))
    } else {
        Verdict::new(
            Status::NotAssessed,
            format!("no definition of {what} is recorded, and nobody has recorded a search"),
        )
    }
}

/// R-VULNDEF: an open definition of abuse of vulnerability.
pub(super) fn vulnerability<'a>(case: &Case<'a>) -> Verdict<'a> {
    let found = carrying(case, "abuse-of-vulnerability");
    if found.is_empty() {
        return none_found(case, "abuse of vulnerability");
    }
    let some = |kind: TextKind| {
        Held::some(found.iter().map(|i| {
            Held::fact(
                case.law.definitions[*i].definition.text_kind == kind,
                Ground::Definition(*i),
                "text_kind",
            )
        }))
    };
    Rows::new()
        .row(
            || some(TextKind::Open),
            || Verdict::new(Status::Covered, "abuse of vulnerability is defined, openly"),
        )
        .row(
            || some(TextKind::Closed),
            || Verdict::new(Status::Narrower, "abuse of vulnerability is defined by a closed list"),
        )
        .otherwise(|| none_found(case, "abuse of vulnerability"))
}

/// R-DEFS: every form of exploitation is defined.
pub(super) fn exploitation<'a>(case: &Case<'a>) -> Verdict<'a> {
    let held: Vec<Held<'a>> = PURPOSES
        .iter()
        .map(|purpose| {
            Held::some(
                carrying(case, purpose)
                    .into_iter()
                    .map(|i| Held::fact(true, Ground::Definition(i), "carries")),
            )
        })
        .collect();
    let defined = held.iter().filter(|h| h.tri.is_yes()).count();
    Rows::new()
        .row(
            || Held::every(held.iter().cloned()),
            || Verdict::new(Status::Covered, "all seven forms of exploitation are defined"),
        )
        .row(
            || Held::some(held.iter().cloned()),
            || {
                Verdict::new(
                    Status::Partial,
                    format!("{defined} of seven forms of exploitation are defined"),
                )
            },
        )
        .otherwise(|| none_found(case, "the forms of exploitation"))
}

/// R-SEPARATE: trafficking and smuggling are distinct offences.
pub(super) fn separate<'a>(case: &Case<'a>) -> Verdict<'a> {
    let Some(block) = case.law.separate_offences else { return no_block("separate_offences") };
    let ground = Ground::Block("separate_offences", &block.origins);
    Rows::new()
        .row(
            || Held::fact(block.separate, ground, "separate"),
            || Verdict::new(Status::Covered, "trafficking and smuggling are distinct offences"),
        )
        .otherwise(|| {
            Verdict::new(Status::Absent, "one offence serves trafficking and smuggling")
                .on([(ground, "separate")])
                .flag(Flag::SingleOffence)
        })
}
