//! Participation in an organised group (R-OCG-PARTICIPATION, R-OCG-COMPLICITY, R-OCG-COVERAGE,
//! R-OCGDEF).

use super::{ancillary, contains, no_block};
use crate::assess::case::Case;
use crate::assess::held::{Ground, Held};
use crate::assess::verdict::{Rows, Verdict, worst_of};
use crate::model::{Family, GroupModel, GroupOffence, ParticipationLimb, RecordSet, Status, Tri};

fn fact<'a>(block: &'a GroupOffence, name: &'static str, value: impl Into<Tri>) -> Held<'a> {
    Held::fact(value, Ground::Block("ocg", &block.origins), name)
}

/// R-OCG-PARTICIPATION: conspiracy or association, for both families.
pub(super) fn participation<'a>(case: &Case<'a>) -> Verdict<'a> {
    let Some(block) = case.law.ocg else { return no_block("ocg") };
    let models = block.model.as_ref();
    let reaches = || {
        Held::every(case.families().into_iter().map(|family| match family {
            Family::Tip => fact(block, "reaches_tip", block.reaches_tip),
            Family::Som => fact(block, "reaches_som", block.reaches_som),
            Family::All => fact(block, "reaches_tip", block.reaches_tip.and(block.reaches_som)),
        }))
    };
    Rows::new()
        .row(
            || fact(block, "model", models.map_or(Tri::Unknown, |m| Tri::from(m.is_empty()))),
            || Verdict::new(Status::Absent, "neither conspiracy nor association is an offence"),
        )
        .row(
            || {
                let both = GroupModel::ALL.iter().fold(Tri::Yes, |t, m| t.and(contains(models, m)));
                reaches().and(fact(block, "model", both))
            },
            || Verdict::new(Status::Broader, "both conspiracy and association are offences"),
        )
        .row(reaches, || {
            Verdict::new(
                Status::Covered,
                "conspiracy or association is an offence of its own and reaches the offences",
            )
        })
        .otherwise(|| {
            Verdict::new(
                Status::Partial,
                "conspiracy or association is an offence, but does not reach trafficking and smuggling both",
            )
            .on([(Ground::Block("ocg", &block.origins), "reaches_tip")])
        })
}

/// R-OCG-COMPLICITY: organising, directing, aiding, for trafficking and for smuggling.
pub(super) fn complicity<'a>(case: &Case<'a>) -> Verdict<'a> {
    let mut verdicts = Vec::new();
    for family in case.families() {
        let set = if family == Family::Tip { RecordSet::Tip } else { RecordSet::SomAll };
        for limb in [ParticipationLimb::OrganiseDirect, ParticipationLimb::Accomplice] {
            verdicts.push(ancillary::participation(case, set, limb));
        }
    }
    worst_of(verdicts).unwrap_or_else(|| case.empty_set(&case.family_kinds()))
}

/// R-OCG-COVERAGE: a participation offence that demands a group reaches all serious crime.
pub(super) fn coverage<'a>(case: &Case<'a>) -> Verdict<'a> {
    let Some(block) = case.law.ocg else { return no_block("ocg") };
    Rows::new()
        .row(
            || fact(block, "listed_crimes_only", !block.listed_crimes_only),
            || Verdict::new(Status::Covered, "the offence is not limited to listed crimes"),
        )
        .otherwise(|| {
            Verdict::new(Status::Partial, "the offence reaches listed crimes only")
                .on([(Ground::Block("ocg", &block.origins), "listed_crimes_only")])
        })
}

/// R-OCGDEF: the notion of an organised group.
pub(super) fn definition<'a>(case: &Case<'a>) -> Verdict<'a> {
    let Some(block) = case.law.ocg else { return no_block("ocg") };
    let members = |test: fn(u8) -> bool| {
        fact(block, "min_members", block.min_members.map_or(Tri::Unknown, |n| Tri::from(test(n))))
    };
    Rows::new()
        .row(
            || members(|n| n > 3).or(fact(block, "hierarchy_required", block.hierarchy_required)),
            || {
                Verdict::new(
                    Status::Narrower,
                    "more than three members, or a hierarchy, are asked for",
                )
            },
        )
        .row(
            || members(|n| n < 3).or(fact(block, "benefit_required", !block.benefit_required)),
            || {
                Verdict::new(
                    Status::Broader,
                    "fewer than three members, or no benefit, are asked for",
                )
            },
        )
        .otherwise(|| {
            Verdict::new(Status::Covered, "three members acting for a benefit make a group")
                .on([(Ground::Block("ocg", &block.origins), "min_members")])
        })
}
