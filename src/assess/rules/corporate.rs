//! Liability of legal persons (R-LEGALPERSON, R-LP-NATURAL, R-LP-SANCTION).

use super::{contains, no_block};
use crate::assess::case::Case;
use crate::assess::held::{Ground, Held};
use crate::assess::verdict::{Rows, Verdict};
use crate::model::{
    Attribution, Corporate, CorporateLiability, CorporateSanction, Family, Status, Tri,
};

fn fact<'a>(block: &'a Corporate, name: &'static str, value: impl Into<Tri>) -> Held<'a> {
    Held::fact(value, Ground::Block("corporate", &block.origins), name)
}

/// R-LEGALPERSON: legal persons are liable for both families.
pub(super) fn liability<'a>(case: &Case<'a>) -> Verdict<'a> {
    let Some(block) = case.law.corporate else { return no_block("corporate") };
    let real = [
        CorporateLiability::Criminal,
        CorporateLiability::Civil,
        CorporateLiability::Administrative,
    ]
    .into_iter()
    .fold(Tri::No, |t, kind| t.or(contains(block.liability_type.as_ref(), &kind)));
    let reached: Vec<Held<'a>> = case
        .families()
        .into_iter()
        .map(|family| match family {
            Family::Tip => fact(block, "covers_tip", real.and(block.covers_tip)),
            Family::Som => fact(block, "covers_som", real.and(block.covers_som)),
            Family::All => {
                fact(block, "covers_tip", real.and(block.covers_tip).and(block.covers_som))
            }
        })
        .collect();
    let every = || Held::every(reached.iter().cloned());
    let attribution = |wanted: &[Attribution]| match block.attribution {
        Some(Attribution::Unknown) | None => fact(block, "attribution", Tri::Unknown),
        Some(known) => fact(block, "attribution", wanted.contains(&known)),
    };
    Rows::new()
        .row(
            || every().and(attribution(&[Attribution::Stated, Attribution::GeneralLaw])),
            || Verdict::new(Status::Covered, "legal persons are liable"),
        )
        .row(
            || every().and(attribution(&[Attribution::None])),
            || {
                Verdict::new(
                    Status::Partial,
                    "legal persons are liable, but no rule attributes conduct to them",
                )
            },
        )
        .row(
            || Held::some(reached.iter().cloned()),
            || {
                Verdict::new(
                    Status::Partial,
                    "legal persons are liable for trafficking or for smuggling only",
                )
            },
        )
        .row(
            || {
                fact(
                    block,
                    "liability_type",
                    contains(block.liability_type.as_ref(), &CorporateLiability::LicenceOnly),
                )
            },
            || Verdict::new(Status::Partial, "legal persons can only lose a licence"),
        )
        .otherwise(|| {
            Verdict::new(Status::Absent, "legal persons are not liable in any way")
                .on([(Ground::Block("corporate", &block.origins), "liability_type")])
        })
}

/// R-LP-NATURAL: natural persons stay liable.
pub(super) fn natural<'a>(case: &Case<'a>) -> Verdict<'a> {
    let Some(block) = case.law.corporate else { return no_block("corporate") };
    Rows::new()
        .row(
            || fact(block, "individual_saved", block.individual_saved),
            || Verdict::new(Status::Covered, "natural persons stay liable"),
        )
        .otherwise(|| {
            Verdict::new(
                Status::Absent,
                "liability of legal persons replaces that of natural persons",
            )
            .on([(Ground::Block("corporate", &block.origins), "individual_saved")])
        })
}

/// R-LP-SANCTION: effective sanctions, monetary ones among them.
pub(super) fn sanctions<'a>(case: &Case<'a>) -> Verdict<'a> {
    let Some(block) = case.law.corporate else { return no_block("corporate") };
    let list = block.sanctions.as_ref();
    let monetary = contains(list, &CorporateSanction::Monetary);
    Rows::new()
        .row(
            || {
                fact(
                    block,
                    "sanctions",
                    list.map_or(Tri::Unknown, |l| Tri::from(l.is_empty())),
                )
            },
            || Verdict::new(Status::Absent, "there is no sanction for legal persons"),
        )
        .row(
            || fact(block, "sanctions", !monetary),
            || Verdict::new(Status::Partial, "there is no monetary sanction for legal persons"),
        )
        .row(
            || {
                let another = list.is_some_and(|l| l.len() > 1);
                fact(block, "sanctions", monetary.and(Tri::from(another)))
                    .or(fact(block, "fine_above_individual", block.fine_above_individual))
            },
            || {
                Verdict::new(
                    Status::Covered,
                    "there are monetary and other sanctions, or fines above those for natural persons",
                )
            },
        )
        .otherwise(|| {
            Verdict::new(
                Status::Partial,
                "there is a fine, no higher than for natural persons, and no other sanction",
            )
            .on([(Ground::Block("corporate", &block.origins), "sanctions")])
        })
}
