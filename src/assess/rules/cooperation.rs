//! Predicates, extradition, compensation and non-punishment (R-PREDICATE, R-EXTRADITABLE,
//! R-COMPENSATION, R-NONPUNISH).

use super::{contains, no_block};
use crate::assess::case::Case;
use crate::assess::held::{Ground, Held};
use crate::assess::verdict::{Rows, Verdict};
use crate::model::{
    CompensationRoute, CompensationTest, Extradition, Family, LiabilityType, NonPunishTest,
    NonPunishmentMode, NonPunishmentTest, PredicateApproach, PredicateTest, Status, Tri,
};

/// Maximum below which predicate offences count as the widest range, in months. A convention of this
/// tool, not treaty text.
const WIDEST_RANGE_MONTHS: u32 = 12;

/// Threshold of serious crime (UNTOC 2(b)), above which predicates are too few.
const SERIOUS_MONTHS: u32 = 48;

/// R-PREDICATE: trafficking and smuggling are predicate offences; or the widest range is.
pub(super) fn predicate<'a>(case: &Case<'a>, test: PredicateTest) -> Verdict<'a> {
    let Some(block) = case.law.predicates else { return no_block("predicates") };
    let fact =
        |name, value: Tri| Held::fact(value, Ground::Block("predicates", &block.origins), name);
    let ground = Ground::Block("predicates", &block.origins);
    let all_crimes = || {
        fact(
            "approach",
            block.approach.map_or(Tri::Unknown, |a| (a == PredicateApproach::AllCrimes).into()),
        )
    };
    match test {
        PredicateTest::TipSom => {
            let included = || -> Vec<Held<'a>> {
                case.families()
                    .into_iter()
                    .map(|family| match family {
                        Family::Tip => fact("tip_included", block.tip_included),
                        Family::Som => fact("som_included", block.som_included),
                        Family::All => {
                            fact("tip_included", block.tip_included.and(block.som_included))
                        }
                    })
                    .collect()
            };
            let high = block.threshold_months.is_some_and(|t| t > SERIOUS_MONTHS);
            Rows::new()
                .row(all_crimes, || Verdict::new(Status::Broader, "every crime is a predicate offence"))
                .row(
                    || Held::every(included()).and(fact("threshold_months", (!high).into())),
                    || Verdict::new(Status::Covered, "trafficking and smuggling are predicate offences"),
                )
                .row(
                    || Held::some(included()),
                    || {
                        Verdict::new(
                            Status::Partial,
                            "trafficking or smuggling is not a predicate offence, or the threshold is above four years",
                        )
                    },
                )
                .otherwise(|| {
                    Verdict::new(Status::Absent, "neither trafficking nor smuggling is a predicate offence")
                        .on([(ground, "tip_included")])
                })
        }
        PredicateTest::Widest => {
            let low = match (block.threshold_months, block.approach) {
                (Some(months), _) => Tri::from(months <= WIDEST_RANGE_MONTHS),
                (None, Some(PredicateApproach::Threshold) | None) => Tri::Unknown,
                (None, Some(_)) => Tri::No,
            };
            Rows::new()
                .row(
                    || all_crimes().or(fact("threshold_months", low)),
                    || Verdict::new(Status::Covered, "the widest range of offences are predicates"),
                )
                .otherwise(|| {
                    Verdict::new(
                        Status::Partial,
                        "predicates are limited to a list or a higher threshold",
                    )
                    .on([(ground, "approach")])
                })
        }
    }
}

/// R-EXTRADITABLE: both families are extraditable.
pub(super) fn extraditable<'a>(case: &Case<'a>) -> Verdict<'a> {
    let Some(block) = case.law.extradition else { return no_block("extradition") };
    let families: Vec<Held<'a>> = case
        .families()
        .into_iter()
        .map(|family| {
            let (name, value): (&'static str, fn(&Extradition) -> Tri) = match family {
                Family::Tip => ("tip", |b| b.tip),
                Family::Som => ("som", |b| b.som),
                Family::All => ("tip", |b| b.tip.and(b.som)),
            };
            Held::fact(value(block), Ground::Block("extradition", &block.origins), name)
        })
        .collect();
    Rows::new()
        .row(
            || Held::every(families.iter().cloned()),
            || Verdict::new(Status::Covered, "the offences are extraditable"),
        )
        .row(
            || Held::some(families.iter().cloned()),
            || Verdict::new(Status::Partial, "only trafficking or only smuggling is extraditable"),
        )
        .otherwise(|| {
            Verdict::new(Status::Absent, "the offences are not extraditable")
                .on([(Ground::Block("extradition", &block.origins), "tip")])
        })
}

/// R-COMPENSATION: a route to compensation that no condition closes.
pub(super) fn compensation<'a>(case: &Case<'a>, test: CompensationTest) -> Verdict<'a> {
    let Some(block) = case.law.compensation else { return no_block("compensation") };
    let ground = Ground::Block("compensation", &block.origins);
    let routes = block.routes.as_ref();
    let needs = [&block.needs_conviction, &block.needs_presence, &block.needs_lawful_status];
    let open = |route: CompensationRoute| {
        needs
            .iter()
            .fold(contains(routes, &route), |t, need| t.and(!contains(need.as_ref(), &route)))
    };
    let fact = |value: Tri| Held::fact(value, ground, "routes");
    let any_open = CompensationRoute::ALL.iter().fold(Tri::No, |t, r| t.or(open(*r)));
    let rows = Rows::new().row(
        || fact(routes.map_or(Tri::Unknown, |r| r.is_empty().into())),
        || Verdict::new(Status::Absent, "there is no route to compensation"),
    );
    let rows = match test {
        CompensationTest::Any => rows
            .row(
                || {
                    let certain =
                        CompensationRoute::ALL.iter().filter(|r| open(**r).is_yes()).count();
                    fact(open(CompensationRoute::StateFund).and((certain >= 2).into()))
                },
                || {
                    Verdict::new(
                        Status::Broader,
                        "several routes are open, a fund of the State among them",
                    )
                },
            )
            .row(
                || fact(any_open),
                || Verdict::new(Status::Covered, "a route to compensation is open"),
            ),
        CompensationTest::Both => rows.row(
            || {
                let compensation = [
                    CompensationRoute::Civil,
                    CompensationRoute::CriminalOrder,
                    CompensationRoute::StateFund,
                    CompensationRoute::LabourClaim,
                ]
                .into_iter()
                .fold(Tri::No, |t, r| t.or(open(r)));
                fact(compensation.and(open(CompensationRoute::Restitution)))
            },
            || Verdict::new(Status::Covered, "routes to compensation and to restitution are open"),
        ),
    };
    rows.otherwise(|| {
        Verdict::new(
            Status::Partial,
            match test {
                CompensationTest::Any => {
                    "every route depends on a conviction, on presence or on lawful status"
                }
                CompensationTest::Both if open(CompensationRoute::Restitution).is_yes() => {
                    "no route to compensation is open without a conviction, presence or lawful status"
                }
                CompensationTest::Both => {
                    "no route to restitution is open without a conviction, presence or lawful status"
                }
            },
        )
        .on([(ground, "routes")])
    })
}

/// R-NONPUNISH: victims are not punished for what they were made to do.
pub(super) fn non_punishment<'a>(case: &Case<'a>, test: NonPunishTest) -> Verdict<'a> {
    let Some(block) = case.law.non_punishment else { return no_block("non_punishment") };
    let ground = Ground::Block("non_punishment", &block.origins);
    let fact = |name, value: Tri| Held::fact(value, ground, name);
    let types = block.liability_types.as_ref();
    let exists = match types {
        Some(list) if !list.is_empty() => Tri::Yes,
        Some(_) => block.exists.and(Tri::No),
        None => block.exists,
    };
    let link = block.test.map_or(Tri::Unknown, |t| {
        matches!(
            t,
            NonPunishmentTest::Compelled
                | NonPunishmentTest::Consequence
                | NonPunishmentTest::Either
        )
        .into()
    });
    let criminal = contains(types, &LiabilityType::Criminal);
    let full = || match test {
        NonPunishTest::Full => {
            let other = contains(types, &LiabilityType::Administrative)
                .or(contains(types, &LiabilityType::Immigration));
            let mode =
                block.mode.map_or(Tri::Unknown, |m| (m != NonPunishmentMode::Discretion).into());
            Held::every([
                fact("liability_types", criminal.and(other)),
                fact("test", link),
                fact("conditional", !block.conditional),
                fact("mode", mode),
            ])
        }
        NonPunishTest::Entitled => fact("liability_types", criminal).and(fact("test", link)),
    };
    // Without any clause, the details of one are no open question.
    let full = || if exists.is_no() { Held::plain(false) } else { full() };
    Rows::new()
        .row(full, || {
            Verdict::new(Status::Covered, "victims are not punished for what they were made to do")
        })
        .row(
            || fact("exists", exists),
            || {
                Verdict::new(
                    Status::Partial,
                    "there is a clause, but limited in liability, test, condition or effect",
                )
            },
        )
        .otherwise(|| {
            Verdict::new(Status::Absent, "there is no clause on non-punishment")
                .on([(ground, "exists")])
        })
}
