//! Jurisdiction (R-JURISDICTION; UNTOC 15).

use crate::assess::case::Case;
use crate::assess::held::{Ground, Held};
use crate::assess::verdict::{Rows, Verdict};
use crate::model::{
    Family, JurisdictionBase, JurisdictionCondition, JurisdictionRule, Status, Tri,
};

/// How a basis of jurisdiction is open to a record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Unconditional,
    WithConditions,
}

/// How one rule opens the basis asked for, if at all. Universal jurisdiction opens every basis but
/// territory and flag; presence is not a condition that narrows.
fn opens(rule: &JurisdictionRule, base: JurisdictionBase) -> Option<Open> {
    let universal = rule.base == JurisdictionBase::Universal
        && !matches!(base, JurisdictionBase::Territorial | JurisdictionBase::Flag);
    if rule.base != base && !universal {
        return None;
    }
    let narrowed = rule.conditions.iter().any(|c| *c != JurisdictionCondition::Presence);
    Some(if narrowed { Open::WithConditions } else { Open::Unconditional })
}

/// Three answers about one family: through universal jurisdiction alone, without conditions, at all.
struct FamilyReach<'a> {
    universal: Held<'a>,
    open: Held<'a>,
    at_all: Held<'a>,
}

fn family_reach<'a>(case: &Case<'a>, family: Family, base: JurisdictionBase) -> FamilyReach<'a> {
    let records = case.family_records(family);
    if records.is_empty() {
        let kinds = match family {
            Family::Tip => vec![crate::model::OffenceKind::Tip],
            Family::Som | Family::All => crate::assess::case::SMUGGLING.to_vec(),
        };
        let tri = if case.surveyed(&kinds) { Tri::No } else { Tri::Unknown };
        let held = Held::plain(tri);
        return FamilyReach { universal: held.clone(), open: held.clone(), at_all: held };
    }
    let general = case.law.general_part.filter(|g| g.jurisdiction_rules.is_some());
    let test = |i: &usize, test: &dyn Fn(&JurisdictionRule) -> bool| -> Held<'a> {
        let own = case.offence(*i).offence.jurisdiction_rules.as_deref();
        let of_general = general.and_then(|g| g.jurisdiction_rules.as_deref());
        if own.is_some_and(|rules| rules.iter().any(test)) {
            return Held::fact(true, Ground::Offence(*i), "jurisdiction");
        }
        if let (Some(part), Some(rules)) = (general, of_general)
            && rules.iter().any(test)
        {
            return Case::general(part, "jurisdiction", true);
        }
        // Silence of one of the two places is an answer only when the other was recorded.
        let tri = if own.is_some() || of_general.is_some() { Tri::No } else { Tri::Unknown };
        Held::fact(tri, Ground::Offence(*i), "jurisdiction")
    };
    let every = |wanted: &dyn Fn(&JurisdictionRule) -> bool| {
        Held::every(records.iter().map(|i| test(i, wanted)))
    };
    FamilyReach {
        universal: every(&|r| {
            r.base == JurisdictionBase::Universal && opens(r, base) == Some(Open::Unconditional)
        }),
        open: every(&|r| opens(r, base) == Some(Open::Unconditional)),
        at_all: every(&|r| opens(r, base).is_some()),
    }
}

/// R-JURISDICTION: a basis of jurisdiction is open to every record of every family.
pub(super) fn jurisdiction<'a>(case: &Case<'a>, base: JurisdictionBase) -> Verdict<'a> {
    if case.records_of_families().is_empty() {
        return case.empty_set(&case.family_kinds());
    }
    let asked = case.families();
    let families: Vec<FamilyReach<'a>> =
        asked.iter().map(|f| family_reach(case, *f, base)).collect();
    let every = |pick: for<'f> fn(&'f FamilyReach<'a>) -> &'f Held<'a>| {
        Held::every(families.iter().map(|f| pick(f).clone()))
    };
    Rows::new()
        .row(
            || every(|f| &f.universal),
            || Verdict::new(Status::Broader, "universal jurisdiction is open"),
        )
        .row(|| every(|f| &f.open), || Verdict::new(Status::Covered, "the basis of jurisdiction is open"))
        .row(
            || every(|f| &f.at_all),
            || {
                Verdict::new(
                    Status::Narrower,
                    "the basis of jurisdiction is open, but on conditions that the treaty does not set",
                )
            },
        )
        .row(
            || Held::some(families.iter().map(|f| f.at_all.clone())),
            || {
                let lacking = asked.iter().zip(&families).filter(|(_, f)| !f.at_all.tri.is_yes());
                let lacking: Vec<&str> = lacking
                    .map(|(f, _)| if *f == Family::Tip { "trafficking" } else { "smuggling" })
                    .collect();
                Verdict::new(
                    Status::Partial,
                    format!(
                        "the basis of jurisdiction is not open to every offence of {}",
                        lacking.join(" and ")
                    ),
                )
            },
        )
        .otherwise(|| {
            Verdict::new(Status::Absent, "the basis of jurisdiction is not open")
                .on(case.looked_at(&case.records_of_families(), "jurisdiction"))
        })
}
