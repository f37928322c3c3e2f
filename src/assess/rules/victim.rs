//! The victim of trafficking: consent, children, who can be a victim (R-CONSENT, R-CHILD-MEANS,
//! R-CHILD-SCOPE, R-CHILD-AGE, R-VICTIM).

use crate::assess::case::Case;
use crate::assess::held::{Ground, Held};
use crate::assess::reach::{self, ACTS, PURPOSES};
use crate::assess::verdict::{Rows, Verdict, best_of};
use crate::conduct::Reach;
use crate::model::{
    ChildMeans, Consent, Flag, MeansRequired, OffenceKind, Relation, Status, Tri, VictimScope,
};

/// R-CONSENT: consent is irrelevant where means were used. Best over principal offences.
pub(super) fn consent<'a>(case: &Case<'a>) -> Verdict<'a> {
    let verdicts = case.sets.principal.iter().map(|i| {
        let offence = case.offence(*i).offence;
        let verdict = match offence.consent {
            Some(Consent::IrrelevantAlways) => {
                Verdict::new(Status::Broader, "consent is irrelevant in every case")
                    .flag_if(offence.means_required == Some(MeansRequired::None), Flag::Consent)
            }
            Some(Consent::IrrelevantWhenMeansUsed) => {
                Verdict::new(Status::Covered, "consent is irrelevant where means were used")
            }
            Some(Consent::IrrelevantForChildrenOnly) => {
                Verdict::new(Status::Partial, "consent is irrelevant for children only")
            }
            Some(Consent::IrrelevantForSomeMeans) => {
                Verdict::new(Status::Partial, "consent is irrelevant for some means only")
            }
            Some(Consent::Silent) => Verdict::new(
                Status::Partial,
                "the offence says nothing on consent; the general law of consent governs",
            ),
            Some(Consent::DefenceAvailable) => {
                Verdict::new(Status::Absent, "consent is a defence even where means were used")
            }
            Some(Consent::Unknown) | None => unknown(Ground::Offence(*i), "consent"),
        };
        decided(verdict, Ground::Offence(*i), "consent")
    });
    best_of(verdicts.collect()).unwrap_or_else(|| case.empty_set(&[OffenceKind::Tip]))
}

/// A verdict for a fact that nobody recorded.
pub(super) fn unknown<'a>(ground: Ground<'a>, fact: &'static str) -> Verdict<'a> {
    Verdict {
        missing: vec![(ground, fact)],
        ..Verdict::new(Status::NotAssessed, "the record does not tell")
    }
}

/// Rests a per-record verdict on its fact, unless it is unknown.
pub(super) fn decided<'a>(
    verdict: Verdict<'a>,
    ground: Ground<'a>,
    fact: &'static str,
) -> Verdict<'a> {
    if verdict.status == Some(Status::NotAssessed) { verdict } else { verdict.on([(ground, fact)]) }
}

fn child_means(value: Option<ChildMeans>, wanted: ChildMeans) -> Tri {
    match value {
        Some(ChildMeans::Unknown) | None => Tri::Unknown,
        Some(known) => Tri::from(known == wanted),
    }
}

/// No means need be proved for a child, by the child rule or by the offence.
fn without_means(case: &Case<'_>, i: usize) -> Tri {
    let offence = case.offence(i).offence;
    let by_child_rule =
        child_means(offence.child.as_ref().and_then(|c| c.means_required), ChildMeans::No);
    let by_offence = match offence.means_required {
        Some(MeansRequired::None | MeansRequired::Any | MeansRequired::AdultsOnly) => Tri::Yes,
        Some(MeansRequired::Listed) => Tri::No,
        Some(MeansRequired::Unknown) | None => Tri::Unknown,
    };
    by_child_rule.or(by_offence)
}

/// R-CHILD-MEANS: no means needed for a child victim.
pub(super) fn child_needs_no_means<'a>(case: &Case<'a>) -> Verdict<'a> {
    let set = &case.sets.child;
    if set.is_empty() {
        return case.empty_set(&[OffenceKind::Tip]);
    }
    let own: Vec<usize> =
        set.iter().copied().filter(|i| case.offence(*i).offence.kind == OffenceKind::Tip).collect();
    let equivalents: Vec<usize> = set.iter().copied().filter(|i| !own.contains(i)).collect();
    let child = |i: usize, wanted| {
        child_means(case.offence(i).offence.child.as_ref().and_then(|c| c.means_required), wanted)
    };
    let held = |i: &usize, tri| Held::fact(tri, Ground::Offence(*i), "child.means_required");
    Rows::new()
        .row(
            || Held::some(own.iter().map(|i| held(i, without_means(case, *i)))),
            || Verdict::new(Status::Covered, "no means need be proved for a child"),
        )
        .row(
            || Held::some(set.iter().map(|i| held(i, child(*i, ChildMeans::NoForSome)))),
            || {
                Verdict::new(
                    Status::Partial,
                    "no means need be proved for a child, but for some acts or purposes only",
                )
            },
        )
        .row(
            || {
                Held::some(equivalents.iter().map(|i| {
                    let none = match case.offence(*i).offence.means_required {
                        Some(MeansRequired::None) => Tri::Yes,
                        Some(MeansRequired::Unknown) | None => Tri::Unknown,
                        Some(_) => Tri::No,
                    };
                    held(i, child(*i, ChildMeans::No).or(none))
                }))
            },
            || {
                Verdict::new(
                    Status::Partial,
                    "only another offence reaches children without proof of means",
                )
            },
        )
        .otherwise(|| {
            Verdict::new(
                Status::Absent,
                "means must be proved for a child as for an adult; being a child at most aggravates",
            )
            .on(case.looked_at(set, "child.means_required"))
        })
}

/// R-CHILD-SCOPE: every act and every purpose for children, judged against the full minimum.
pub(super) fn child_scope<'a>(case: &Case<'a>) -> Verdict<'a> {
    let set = &case.sets.child;
    if set.is_empty() {
        return case.empty_set(&[OffenceKind::Tip]);
    }
    // Where there is no separate child list, the offence's own list is the child's.
    let acts_fact = |i: usize| {
        let own = case.offence(i).offence.child.as_ref().is_some_and(|c| c.acts.is_some());
        if own { "child.acts" } else { "acts" }
    };
    let purposes_fact = |i: usize| {
        let own = case.offence(i).offence.child.as_ref().is_some_and(|c| c.purposes.is_some());
        if own { "child.purposes" } else { "purposes" }
    };
    let in_tri = |reach: Reach| match reach {
        Reach::IN => Tri::Yes,
        r if r.most() == crate::conduct::Degree::In => Tri::Unknown,
        _ => Tri::No,
    };
    let fills_act = |i: usize, a: &str| {
        Held::fact(in_tri(reach::child_act(case.offence(i), a)), Ground::Offence(i), "child.acts")
    };
    let fills_purpose = |i: usize, p: &str| {
        Held::fact(
            in_tri(reach::child_purpose(case.offence(i), p)),
            Ground::Offence(i),
            purposes_fact(i),
        )
    };
    let named = |i: usize| {
        let o = case.offence(i);
        let acts = &o.child_acts;
        let purposes = &o.child_purposes;
        let above = |has: crate::normalize::Has<'_>| {
            if has.relation > Relation::Related {
                Tri::Yes
            } else if has.unsettled {
                Tri::Unknown
            } else {
                Tri::No
            }
        };
        let any_act = ACTS.iter().fold(Tri::No, |t, a| t.or(above(acts.has(a))));
        let any_purpose = PURPOSES
            .iter()
            .fold(!reach::child_purpose_required(o), |t, p| t.or(above(purposes.has(p))));
        (any_act, any_purpose)
    };
    Rows::new()
        .row(
            || {
                Held::some(set.iter().map(|i| {
                    let no_purpose = Held::fact(
                        !reach::child_purpose_required(case.offence(*i)),
                        Ground::Offence(*i),
                        "child.purpose_required",
                    );
                    Held::every(ACTS.iter().map(|a| fills_act(*i, a))).and(no_purpose)
                }))
            },
            || {
                Verdict::new(
                    Status::Broader,
                    "all five acts are reached for a child, without any purpose",
                )
                .flag(Flag::ChildNoPurpose)
            },
        )
        .row(
            || {
                let acts = Held::every(
                    ACTS.iter().map(|a| Held::some(set.iter().map(|i| fills_act(*i, a)))),
                );
                let purposes = Held::every(
                    PURPOSES.iter().map(|p| Held::some(set.iter().map(|i| fills_purpose(*i, p)))),
                );
                acts.and(purposes)
            },
            || {
                Verdict::new(
                    Status::Covered,
                    "all five acts and all seven purposes are reached for a child",
                )
            },
        )
        .row(
            || {
                let some_act = Held::some(
                    set.iter().map(|i| Held::fact(named(*i).0, Ground::Offence(*i), acts_fact(*i))),
                );
                let some_purpose = Held::some(
                    set.iter()
                        .map(|i| Held::fact(named(*i).1, Ground::Offence(*i), purposes_fact(*i))),
                );
                some_act.and(some_purpose)
            },
            || Verdict::new(Status::Partial, "some acts or purposes are not reached for a child"),
        )
        .otherwise(|| {
            Verdict::new(Status::Absent, "no act and purpose of trafficking is reached for a child")
                .on(case.looked_at(set, "child"))
        })
}

/// R-CHILD-AGE: a child is a person below eighteen. Best over the records that decided
/// R-CHILD-MEANS.
pub(super) fn child_age<'a>(case: &Case<'a>) -> Verdict<'a> {
    let set = &case.sets.child;
    if set.is_empty() {
        return case.empty_set(&[OffenceKind::Tip]);
    }
    let means = child_needs_no_means(case);
    let deciding: Vec<usize> = if means.status == Some(Status::Absent) {
        Vec::new()
    } else {
        set.iter()
            .copied()
            .filter(|i| means.grounds.iter().any(|(g, _)| g.key() == (0, *i, "")))
            .collect()
    };
    let set = if deciding.is_empty() { set.clone() } else { deciding };
    let verdicts = set.iter().map(|i| {
        let child = case.offence(*i).offence.child.as_ref();
        let ground = Ground::Offence(*i);
        let ages: Vec<u8> = child
            .map(|c| c.age.into_iter().chain(c.by_sex.values().copied()).collect())
            .unwrap_or_default();
        let age = |test: fn(&u8) -> bool| {
            let tri = if ages.is_empty() { Tri::Unknown } else { ages.iter().any(test).into() };
            Held::fact(tri, ground, "child.age")
        };
        let exceptions = match child.and_then(|c| c.exceptions.as_ref()) {
            Some(list) => Tri::from(!list.is_empty()),
            None => Tri::Unknown,
        };
        Rows::new()
            .row(
                || age(|a| *a < 18).or(Held::fact(exceptions, ground, "child.exceptions")),
                || {
                    Verdict::new(
                        Status::Narrower,
                        match ages.iter().min() {
                            Some(age) if *age < 18 => {
                                format!("a child is a person below {age} only")
                            }
                            _ => "some persons below eighteen are left out".to_owned(),
                        },
                    )
                },
            )
            .row(
                || {
                    age(|a| *a > 18).or(Held::fact(
                        child.map_or(Tri::Unknown, |c| c.adds_adults),
                        ground,
                        "child.adds_adults",
                    ))
                },
                || {
                    Verdict::new(
                        Status::Broader,
                        "persons above eighteen are treated as children too",
                    )
                },
            )
            .otherwise(|| {
                Verdict::new(Status::Covered, "a child is a person below eighteen")
                    .on([(ground, "child.age")])
            })
    });
    best_of(verdicts.collect()).expect("the set is not empty")
}

/// Persons that a victim scope reaches: men, women, children, nationals, foreigners.
fn reaches(scope: VictimScope) -> [bool; 5] {
    match scope {
        VictimScope::Any => [true; 5],
        VictimScope::Adults => [true, true, false, true, true],
        VictimScope::WomenAndChildren => [false, true, true, true, true],
        VictimScope::Female => [false, true, false, true, true],
        VictimScope::Male => [true, false, false, true, true],
        VictimScope::Children => [false, false, true, true, true],
        VictimScope::Foreigners => [true, true, true, false, true],
        VictimScope::Nationals => [true, true, true, true, false],
        VictimScope::Other => [false; 5],
    }
}

/// R-VICTIM: anybody can be a victim.
pub(super) fn victim<'a>(case: &Case<'a>) -> Verdict<'a> {
    let principal = &case.sets.principal;
    let all = case.kind(OffenceKind::Tip);
    if all.is_empty() {
        return case.empty_set(&[OffenceKind::Tip]);
    }
    let reaches_person = |person: usize| {
        case.some(&all, "victim_scope", |o| match o.offence.victim_scope {
            Some(scope) => Tri::from(reaches(scope)[person]),
            None => Tri::Unknown,
        })
    };
    let scope_is = |set: &[usize], wanted: VictimScope| {
        case.some(set, "victim_scope", |o| match o.offence.victim_scope {
            Some(scope) => Tri::from(scope == wanted),
            None => Tri::Unknown,
        })
    };
    // Adults and children in sister offences: everybody is a victim, if the offences against children
    // reach what those against adults do.
    let children: Vec<usize> = all
        .iter()
        .copied()
        .filter(|i| case.offence(*i).offence.victim_scope == Some(VictimScope::Children))
        .collect();
    let some_child = |test: &dyn Fn(usize) -> bool| children.iter().any(|i| test(*i));
    let sisters = case
        .sets
        .acts
        .iter()
        .all(|a| some_child(&|i| reach::child_act(case.offence(i), a) == Reach::IN))
        && case
            .sets
            .purposes
            .iter()
            .all(|p| some_child(&|i| reach::child_purpose(case.offence(i), p) == Reach::IN));
    let of_any = scope_is(principal, VictimScope::Any);
    let by_sisters = of_any.tri != Tri::Yes;
    Rows::new()
        .row(
            || {
                let adults = scope_is(principal, VictimScope::Adults);
                of_any.or(adults
                    .and(scope_is(&children, VictimScope::Children))
                    .and(Held::plain(sisters && !children.is_empty())))
            },
            || {
                if by_sisters {
                    Verdict::new(
                        Status::Covered,
                        "adults and children can be victims, by sister offences of the same reach",
                    )
                    .combined()
                } else {
                    Verdict::new(Status::Covered, "anybody can be a victim")
                }
            },
        )
        .row(
            || Held::every((0..5).map(reaches_person)),
            || {
                Verdict::new(
                    Status::Partial,
                    "men, women and children are reached, but by different offences",
                )
            },
        )
        .otherwise(|| {
            Verdict::new(Status::Narrower, "some persons cannot be victims")
                .on(case.looked_at(&all, "victim_scope"))
        })
}
