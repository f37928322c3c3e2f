//! Smuggling of migrants: conduct, object, benefit, stay, and who is not to be punished
//! (R-SOMCONDUCT, R-ENTRYSCOPE, R-SOMOBJECT, R-ILLEGALENTRY, R-BENEFIT, R-BENEFIT-SCOPE,
//! R-STAYMEANS, R-NONLIABILITY, R-HUMANITARIAN, R-EXITFLAG).

use super::victim::{decided, unknown};
use crate::assess::case::{Case, SMUGGLING};
use crate::assess::held::{Ground, Held};
use crate::assess::verdict::{Rows, Verdict, best_of, worst_of};
use crate::model::{
    BenefitKind, BenefitOf, BenefitRequired, EntryScope, Flag, IllegalEntryDefinition,
    MigrantLiability, Offence, OffenceKind, PersonSmuggled, Relation, SmugglingFacts,
    SmugglingRole, Status, StayMeans, Tri,
};

fn som(offence: &Offence) -> Option<&SmugglingFacts> {
    offence.som.as_ref()
}

fn covers_exit(offence: &Offence) -> Tri {
    som(offence).map_or(Tri::Unknown, |s| s.covers_exit)
}

/// Whether a recorded value is the one wanted; unknown when it is not recorded or `unknown`.
fn is<T: PartialEq>(value: Option<T>, unknown: &T, wanted: &T) -> Tri {
    match value {
        Some(v) if v != *unknown => Tri::from(v == *wanted),
        _ => Tri::Unknown,
    }
}

/// R-SOMCONDUCT: procuring illegal entry.
pub(super) fn conduct<'a>(case: &Case<'a>) -> Verdict<'a> {
    let set = case.kind(OffenceKind::Som);
    if set.is_empty() {
        return case.empty_set(&[OffenceKind::Som]);
    }
    let best = case.best_term(&set, "som.verbs", "procure-entry", |o| &o.smuggling_verbs);
    const ROLES: [SmugglingRole; 4] = [
        SmugglingRole::Organiser,
        SmugglingRole::Recruiter,
        SmugglingRole::Transporter,
        SmugglingRole::Host,
    ];
    Rows::new()
        .row(
            || {
                let beyond = case.some(&best.at, "som.covers_exit", |o| {
                    covers_exit(o.offence)
                        .or(som(o.offence).map_or(Tri::Unknown, |s| s.covers_transit))
                });
                best.fills().and(beyond)
            },
            || Verdict::new(Status::Broader, "procuring entry is reached, and exit or transit too"),
        )
        .row(
            || best.is(Relation::Exact),
            || Verdict::new(Status::Covered, "procuring illegal entry is reached"),
        )
        .row(
            || best.is(Relation::Broader),
            || Verdict::new(Status::Broader, best.quoting("a wider conduct is reached")),
        )
        .row(
            || {
                Held::every(ROLES.map(|role| {
                    case.some(&set, "som.roles_reached", |o| {
                        match som(o.offence).and_then(|s| s.roles_reached.as_ref()) {
                            Some(roles) => Tri::from(roles.contains(&role)),
                            None => Tri::Unknown,
                        }
                    })
                }))
            },
            || {
                Verdict::new(
                    Status::Covered,
                    "organisers, recruiters, transporters and hosts are reached, one by one",
                )
                .combined()
            },
        )
        .row(
            || best.is(Relation::Narrower),
            || Verdict::new(Status::Narrower, best.quoting("only a narrower conduct is reached")),
        )
        .row(
            || best.is(Relation::Related),
            || {
                Verdict::new(
                    Status::Absent,
                    best.quoting("only a neighbouring conduct is named; a coder must decide"),
                )
                .flag(Flag::Review)
            },
        )
        .otherwise(|| {
            Verdict::new(Status::Absent, "procuring illegal entry is not reached")
                .on(case.looked_at(&set, "som.verbs"))
        })
}

/// R-ENTRYSCOPE: entry into any State.
pub(super) fn entry_scope<'a>(case: &Case<'a>) -> Verdict<'a> {
    let set = case.kind(OffenceKind::Som);
    if set.is_empty() {
        return case.empty_set(&[OffenceKind::Som]);
    }
    let some = |wanted: EntryScope| {
        case.some(&set, "som.entry_scope", |o| {
            is(som(o.offence).and_then(|s| s.entry_scope), &EntryScope::Unknown, &wanted)
        })
    };
    Rows::new()
        .row(
            || some(EntryScope::Any),
            || Verdict::new(Status::Covered, "entry into any State is reached"),
        )
        .row(
            || some(EntryScope::Own).and(some(EntryScope::Foreign)),
            || {
                Verdict::new(
                    Status::Covered,
                    "one offence reaches entry into the State itself, another entry into other States",
                )
                .combined()
            },
        )
        .row(
            || some(EntryScope::OwnPlusListed),
            || Verdict::new(Status::Partial, "entry into the State and listed other States is reached"),
        )
        .otherwise(|| {
            let own = set.iter().any(|i| {
                som(case.offence(*i).offence).and_then(|s| s.entry_scope) == Some(EntryScope::Own)
            });
            Verdict::new(
                Status::Narrower,
                if own {
                    "only entry into the State itself is reached"
                } else {
                    "only entry into other States is reached"
                },
            )
            .on(case.looked_at(&set, "som.entry_scope"))
        })
}

/// R-SOMOBJECT: whose entry is procured.
pub(super) fn object<'a>(case: &Case<'a>) -> Verdict<'a> {
    let verdicts = case.kind(OffenceKind::Som).into_iter().map(|i| {
        let offence = case.offence(i).offence;
        let ground = Ground::Offence(i);
        let verdict = match som(offence).and_then(|s| s.person_smuggled) {
            Some(PersonSmuggled::Any) => {
                Verdict::new(Status::Broader, "anybody can be the person smuggled")
                    .flag_if(covers_exit(offence).is_yes(), Flag::Exit)
            }
            Some(PersonSmuggled::NonCitizen) => Verdict::new(
                Status::Broader,
                "every non-citizen can be the person smuggled, permanent residents too",
            ),
            Some(PersonSmuggled::NonNationalNonPr) => Verdict::new(
                Status::Covered,
                "the person smuggled is neither a national nor a permanent resident",
            ),
            Some(PersonSmuggled::Listed) => {
                Verdict::new(Status::Narrower, "only listed persons can be the person smuggled")
            }
            Some(PersonSmuggled::Unknown) | None => unknown(ground, "som.person_smuggled"),
        };
        decided(verdict, ground, "som.person_smuggled")
    });
    best_of(verdicts.collect()).unwrap_or_else(|| case.empty_set(&[OffenceKind::Som]))
}

/// R-ILLEGALENTRY: illegal entry is defined by the requirements for legal entry.
pub(super) fn illegal_entry<'a>(case: &Case<'a>) -> Verdict<'a> {
    let verdicts = case.kind(OffenceKind::Som).into_iter().map(|i| {
        let ground = Ground::Offence(i);
        let verdict = match som(case.offence(i).offence).and_then(|s| s.illegal_entry_definition) {
            Some(IllegalEntryDefinition::ByRequirements) => {
                Verdict::new(Status::Covered, "entry is illegal when its requirements are not met")
            }
            Some(IllegalEntryDefinition::CheckpointOnly) => {
                Verdict::new(Status::Narrower, "entry is illegal only outside a checkpoint")
            }
            Some(IllegalEntryDefinition::Silent) => {
                Verdict::new(Status::Partial, "the law does not say when entry is illegal")
            }
            Some(IllegalEntryDefinition::Unknown) | None => {
                unknown(ground, "som.illegal_entry_definition")
            }
        };
        decided(verdict, ground, "som.illegal_entry_definition")
    });
    best_of(verdicts.collect()).unwrap_or_else(|| case.empty_set(&[OffenceKind::Som]))
}

fn benefit(offence: &Offence) -> Option<BenefitRequired> {
    offence.benefit.as_ref().and_then(|b| b.required).filter(|b| *b != BenefitRequired::Unknown)
}

/// No benefit element: `no`, or only aggravating.
fn without_benefit(offence: &Offence) -> Tri {
    match benefit(offence) {
        Some(BenefitRequired::No | BenefitRequired::Aggravating) => Tri::Yes,
        Some(_) => Tri::No,
        None => Tri::Unknown,
    }
}

fn excludes_humanitarian(offence: &Offence) -> Tri {
    som(offence).map_or(Tri::Unknown, |s| s.humanitarian_exclusion)
}

/// R-BENEFIT: acting in order to obtain a benefit.
pub(super) fn benefit_element<'a>(case: &Case<'a>, of: BenefitOf) -> Verdict<'a> {
    let kind = match of {
        BenefitOf::Smuggling => OffenceKind::Som,
        BenefitOf::Document => OffenceKind::Document,
        BenefitOf::Stay => OffenceKind::Stay,
    };
    let set = case.kind(kind);
    if set.is_empty() {
        return case.empty_set(&[kind]);
    }
    Rows::new()
        .row(
            || case.some(&set, "benefit.required", |o| without_benefit(o.offence)),
            || {
                let at_risk = set.iter().any(|i| {
                    let offence = case.offence(*i).offence;
                    without_benefit(offence).is_yes() && !excludes_humanitarian(offence).is_yes()
                });
                Verdict::new(Status::Broader, "no benefit need be sought")
                    .flag_if(of != BenefitOf::Document && at_risk, Flag::Humanitarian)
            },
        )
        .row(
            || {
                case.some(&set, "benefit.required", |o| {
                    is(
                        benefit(o.offence),
                        &BenefitRequired::Unknown,
                        &BenefitRequired::RequiredAsPurpose,
                    )
                })
            },
            || Verdict::new(Status::Covered, "the offender acts in order to obtain a benefit"),
        )
        .otherwise(|| {
            Verdict::new(Status::Narrower, "a benefit must have been received")
                .on(case.looked_at(&set, "benefit.required"))
        })
}

/// R-BENEFIT-SCOPE: financial or other material, direct or indirect.
pub(super) fn benefit_scope<'a>(case: &Case<'a>) -> Verdict<'a> {
    let set = case.kinds(&SMUGGLING);
    let verdicts =
        set.iter().copied().filter(|i| !without_benefit(case.offence(*i).offence).is_yes());
    let verdicts = verdicts.map(|i| {
        let offence = case.offence(i).offence;
        let ground = Ground::Offence(i);
        let kinds = offence.benefit.as_ref().and_then(|b| b.kinds.as_ref());
        let has = |kind| kinds.map_or(Tri::Unknown, |k| Tri::from(k.contains(&kind)));
        let indirect = offence.benefit.as_ref().map_or(Tri::Unknown, |b| b.direct_indirect);
        let received =
            is(benefit(offence), &BenefitRequired::Unknown, &BenefitRequired::RequiredReceived);
        Rows::new()
            .row(
                || {
                    let lacks = !has(BenefitKind::Financial).and(has(BenefitKind::OtherMaterial));
                    Held::fact(lacks, ground, "benefit.kinds")
                        .or(Held::fact(!indirect, ground, "benefit.direct_indirect"))
                        .or(Held::fact(received, ground, "benefit.required"))
                },
                || {
                    Verdict::new(
                        Status::Narrower,
                        "not every financial or other material benefit, sought directly or \
                         indirectly, is enough",
                    )
                },
            )
            .row(
                || Held::fact(has(BenefitKind::NonMaterial), ground, "benefit.kinds"),
                || Verdict::new(Status::Broader, "a non-material benefit is enough too"),
            )
            .otherwise(|| {
                Verdict::new(
                    Status::Covered,
                    "any financial or other material benefit, direct or indirect, is enough",
                )
                .on([(ground, "benefit.kinds"), (ground, "benefit.direct_indirect")])
            })
    });
    best_of(verdicts.collect()).unwrap_or_else(|| case.empty_set(&SMUGGLING))
}

/// R-STAYMEANS: by a document or another illegal means.
pub(super) fn stay_means<'a>(case: &Case<'a>) -> Verdict<'a> {
    let set = case.kind(OffenceKind::Stay);
    if set.is_empty() {
        return case.empty_set(&[OffenceKind::Stay]);
    }
    let some = |wanted: StayMeans| {
        case.some(&set, "stay.means", |o| {
            is(o.offence.stay.as_ref().and_then(|s| s.means), &StayMeans::Unknown, &wanted)
        })
    };
    Rows::new()
        .row(
            || some(StayMeans::Any),
            || {
                Verdict::new(Status::Broader, "enabling stay is punishable by any means")
                    .flag(Flag::Stay)
            },
        )
        .row(
            || some(StayMeans::DocOrIllegal),
            || {
                Verdict::new(
                    Status::Covered,
                    "enabling stay by a fraudulent document or another illegal means is punishable",
                )
            },
        )
        .otherwise(|| {
            Verdict::new(Status::Narrower, "enabling stay is punishable by some means only")
                .on(case.looked_at(&set, "stay.means"))
        })
}

/// R-NONLIABILITY: migrants are not liable for having been smuggled. Worst over the offences.
pub(super) fn non_liability<'a>(case: &Case<'a>) -> Verdict<'a> {
    let verdicts = case.kind(OffenceKind::Som).into_iter().map(|i| {
        let ground = Ground::Offence(i);
        let verdict = match som(case.offence(i).offence).and_then(|s| s.migrant_liability) {
            Some(MigrantLiability::Excluded) => {
                Verdict::new(Status::Covered, "the migrant cannot be an offender of the smuggling")
            }
            Some(MigrantLiability::Silent) => Verdict::new(
                Status::Partial,
                "the law does not exempt the migrant; the general part may reach the migrant as a \
                 participant",
            ),
            Some(MigrantLiability::Punishable) => {
                Verdict::new(Status::Absent, "the migrant is punishable for having been smuggled")
                    .flag(Flag::VictimLiable)
            }
            Some(MigrantLiability::Unknown) | None => unknown(ground, "som.migrant_liability"),
        };
        decided(verdict, ground, "som.migrant_liability")
    });
    worst_of(verdicts.collect()).unwrap_or_else(|| case.empty_set(&[OffenceKind::Som]))
}

/// R-HUMANITARIAN: family and humanitarian help is outside the offences.
pub(super) fn humanitarian<'a>(case: &Case<'a>) -> Verdict<'a> {
    let set = case.kinds(&[OffenceKind::Som, OffenceKind::Stay]);
    if set.is_empty() {
        return case.empty_set(&[OffenceKind::Som, OffenceKind::Stay]);
    }
    Rows::new()
        .row(
            || {
                Held::every(set.iter().map(|i| {
                    let offence = case.offence(*i).offence;
                    let ground = Ground::Offence(*i);
                    Held::fact(!without_benefit(offence), ground, "benefit.required").or(
                        Held::fact(
                            excludes_humanitarian(offence),
                            ground,
                            "som.humanitarian_exclusion",
                        ),
                    )
                }))
            },
            || {
                Verdict::new(
                    Status::Covered,
                    "a benefit element or an express exclusion keeps family and humanitarian help out",
                )
            },
        )
        .otherwise(|| {
            Verdict::new(
                Status::Absent,
                "neither a benefit element nor an exclusion protects family and humanitarian help",
            )
            .on(case.looked_at(&set, "benefit.required"))
            .flag(Flag::Humanitarian)
        })
}

/// R-EXITFLAG: no status; a flag when facilitating the exit of anybody is punished.
pub(super) fn exit_flag<'a>(case: &Case<'a>) -> Verdict<'a> {
    let raised: Vec<usize> = case
        .kind(OffenceKind::Som)
        .into_iter()
        .filter(|i| {
            let offence = case.offence(*i).offence;
            covers_exit(offence).is_yes()
                && som(offence).and_then(|s| s.person_smuggled) == Some(PersonSmuggled::Any)
        })
        .collect();
    if raised.is_empty() {
        return Verdict::text_only("no offence is recorded that reaches the exit of own nationals");
    }
    Verdict::text_only("an offence reaches facilitating the exit of anybody, nationals included")
        .flag(Flag::Exit)
        .on(case.looked_at(&raised, "som.covers_exit"))
}
