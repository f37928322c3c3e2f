//! Conditions that the treaties do not allow in the offence: a border, movement, a group, and the
//! mental element (R-NOBORDER, R-NOMOVE, R-NOOCG, R-INTENT).

use super::each_kind;
use super::victim::unknown;
use crate::assess::case::Case;
use crate::assess::held::{Ground, Held};
use crate::assess::reach;
use crate::assess::verdict::{Rows, Verdict, best_of};
use crate::conduct::Reach;
use crate::model::{
    ExtraElement, FaultDefault, Flag, MentalElement, Movement, OffenceKind, RecordSet, Status, Tri,
};

/// R-NOBORDER: no border need be crossed.
pub(super) fn no_border<'a>(case: &Case<'a>, set: RecordSet) -> Verdict<'a> {
    match set {
        RecordSet::All => {
            let kinds = [
                OffenceKind::Tip,
                OffenceKind::Laundering,
                OffenceKind::Corruption,
                OffenceKind::Obstruction,
            ];
            each_kind(case, &kinds, |kind| {
                if kind == OffenceKind::Tip {
                    no_border_tip(case)
                } else {
                    no_border_other(case, kind)
                }
            })
        }
        RecordSet::Corruption => no_border_other(case, OffenceKind::Corruption),
        RecordSet::Tip | RecordSet::SomAll | RecordSet::SomCore | RecordSet::SomBii => {
            no_border_tip(case)
        }
    }
}

/// Trafficking: the offences without a border reach what the others reach.
fn no_border_tip<'a>(case: &Case<'a>) -> Verdict<'a> {
    let adult = &case.sets.adult;
    if adult.is_empty() {
        return case.empty_set(&[OffenceKind::Tip]);
    }
    let internal = |tri: Tri| -> Vec<usize> {
        adult
            .iter()
            .copied()
            .filter(|i| case.offence(*i).offence.crossborder_required == tri)
            .collect()
    };
    let (certain, unknown) = (internal(Tri::No), internal(Tri::Unknown));
    let reaches_all = |records: &[usize]| {
        let some = |test: &dyn Fn(usize) -> bool| records.iter().any(|i| test(*i));
        case.sets.acts.iter().all(|a| some(&|i| reach::act(case.offence(i), a) == Reach::IN))
            && case
                .sets
                .purposes
                .iter()
                .all(|p| some(&|i| reach::purpose(case.offence(i), p) == Reach::IN))
            && reach::MEANS.iter().all(|m| {
                // An offence that needs no means names none, and reaches each.
                let names = |i: usize| case.offence(i).means.has(m).relation.fills();
                let reached = |i: usize| reach::means(case.offence(i), m) == Reach::IN;
                !adult.iter().any(|i| names(*i)) || some(&reached)
            })
    };
    let facts = |records: &[usize]| case.looked_at(records, "crossborder_required");
    let open_question = |value: bool, with_unknown: bool| {
        let tri = if value {
            Tri::Yes
        } else if with_unknown {
            Tri::Unknown
        } else {
            Tri::No
        };
        match tri {
            Tri::Unknown => {
                Held::some(facts(&unknown).into_iter().map(|(g, f)| Held::fact(Tri::Unknown, g, f)))
            }
            known => Held::plain(known).resting_on(facts(&certain)),
        }
    };
    Rows::new()
        .row(
            || {
                let both: Vec<usize> = certain.iter().chain(&unknown).copied().collect();
                open_question(
                    !certain.is_empty() && reaches_all(&certain),
                    !unknown.is_empty() && reaches_all(&both),
                )
            },
            || {
                let verdict = Verdict::new(
                    Status::Covered,
                    "no border need be crossed for any act, means or purpose that the law reaches",
                );
                if adult.len() > 1 { verdict.combined() } else { verdict }
            },
        )
        .row(
            || open_question(!certain.is_empty(), !unknown.is_empty()),
            || {
                Verdict::new(
                    Status::Partial,
                    "without a border, fewer acts, means or purposes are reached",
                )
            },
        )
        .otherwise(|| {
            Verdict::new(Status::Narrower, "every offence needs a border to be crossed")
                .on(facts(adult))
        })
}

fn no_border_other<'a>(case: &Case<'a>, kind: OffenceKind) -> Verdict<'a> {
    let set = case.kind(kind);
    if set.is_empty() {
        return case.empty_set(&[kind]);
    }
    Rows::new()
        .row(
            || case.some(&set, "crossborder_required", |o| !o.offence.crossborder_required),
            || Verdict::new(Status::Covered, "no border need be crossed"),
        )
        .otherwise(|| {
            Verdict::new(Status::Narrower, "a border must be crossed")
                .on(case.looked_at(&set, "crossborder_required"))
        })
}

/// R-NOMOVE: the victim need not have been moved.
pub(super) fn no_movement<'a>(case: &Case<'a>) -> Verdict<'a> {
    let set = &case.sets.principal;
    if set.is_empty() {
        return case.empty_set(&[OffenceKind::Tip]);
    }
    let movement = |wanted: Movement| {
        move |value: Option<Movement>| match value {
            Some(Movement::Unknown) | None => Tri::Unknown,
            Some(known) => Tri::from(known == wanted),
        }
    };
    Rows::new()
        .row(
            || {
                case.some(set, "movement_required", |o| {
                    movement(Movement::No)(o.offence.movement_required)
                })
            },
            || Verdict::new(Status::Covered, "the victim need not have been moved"),
        )
        .row(
            || {
                Held::some(set.iter().map(|i| {
                    let silent = case.fact(*i, "movement_required", |o| {
                        movement(Movement::Silent)(o.offence.movement_required)
                    });
                    let stationary = ["harbouring", "receipt"].map(|act| {
                        let has = case.offence(*i).acts.has(act);
                        let tri = if has.relation.fills() {
                            Tri::Yes
                        } else if has.unsettled {
                            Tri::Unknown
                        } else {
                            Tri::No
                        };
                        Held::fact(tri, Ground::Offence(*i), "acts")
                    });
                    silent.and(Held::some(stationary))
                }))
            },
            || {
                Verdict::new(
                    Status::Covered,
                    "the law says nothing on movement, and harbouring or receipt is enough",
                )
            },
        )
        .otherwise(|| {
            Verdict::new(Status::Narrower, "the victim must have been moved")
                .on(case.looked_at(set, "movement_required"))
        })
}

/// R-NOOCG: no organised group need be involved.
pub(super) fn no_group<'a>(case: &Case<'a>, set: RecordSet) -> Verdict<'a> {
    let kinds: &[OffenceKind] = match set {
        RecordSet::Tip => &[OffenceKind::Tip],
        RecordSet::SomAll | RecordSet::SomCore | RecordSet::SomBii => {
            &[OffenceKind::Som, OffenceKind::Document, OffenceKind::Stay]
        }
        RecordSet::Corruption => &[OffenceKind::Corruption],
        RecordSet::All => &[
            OffenceKind::Tip,
            OffenceKind::Som,
            OffenceKind::Document,
            OffenceKind::Stay,
            OffenceKind::Laundering,
            OffenceKind::Corruption,
            OffenceKind::Obstruction,
        ],
    };
    each_kind(case, kinds, |kind| {
        let set = principal_of(case, kind);
        Rows::new()
            .row(
                || case.some(&set, "ocg_required", |o| !o.offence.ocg_required),
                || Verdict::new(Status::Covered, "no organised group need be involved"),
            )
            .otherwise(|| {
                Verdict::new(Status::Narrower, "an organised group must be involved")
                    .on(case.looked_at(&set, "ocg_required"))
            })
    })
}

/// Principal offences of a kind: those of section 2.1.1 for trafficking, every record otherwise.
fn principal_of(case: &Case<'_>, kind: OffenceKind) -> Vec<usize> {
    if kind == OffenceKind::Tip && !case.sets.principal.is_empty() {
        case.sets.principal.clone()
    } else {
        case.kind(kind)
    }
}

/// R-INTENT: intent is enough. Best over principal offences of each kind, then worst.
pub(super) fn intent<'a>(case: &Case<'a>, set: RecordSet) -> Verdict<'a> {
    let kinds: &[OffenceKind] = match set {
        RecordSet::Tip => &[OffenceKind::Tip],
        RecordSet::Corruption => &[OffenceKind::Corruption],
        RecordSet::SomAll | RecordSet::SomCore | RecordSet::SomBii => {
            &[OffenceKind::Som, OffenceKind::Document, OffenceKind::Stay]
        }
        RecordSet::All => {
            &[OffenceKind::Tip, OffenceKind::Som, OffenceKind::Document, OffenceKind::Stay]
        }
    };
    each_kind(case, kinds, |kind| {
        let verdicts =
            principal_of(case, kind).into_iter().map(|i| intent_of(case, kind, i)).collect();
        best_of(verdicts).unwrap_or_else(|| case.empty_set(&[kind]))
    })
}

fn intent_of<'a>(case: &Case<'a>, kind: OffenceKind, i: usize) -> Verdict<'a> {
    let offence = case.offence(i).offence;
    let ground = Ground::Offence(i);
    let Some(mental) = offence.mental_element.filter(|m| *m != MentalElement::Unknown) else {
        return unknown(ground, "mental_element");
    };
    let mixed_with = |wanted: &[MentalElement]| {
        mental == MentalElement::Mixed
            && offence.mental_per_element.values().any(|m| wanted.contains(m))
    };
    let is = |wanted: &[MentalElement]| {
        Held::fact(wanted.contains(&mental) || mixed_with(wanted), ground, "mental_element")
    };
    let extra = match &offence.extra_elements {
        None => Tri::Unknown,
        Some(list) => list
            .iter()
            .any(|e| match e {
                ExtraElement::Habit
                | ExtraElement::RegisteredAgency
                | ExtraElement::Weapon
                | ExtraElement::Other => true,
                ExtraElement::Profit => kind == OffenceKind::Tip,
                ExtraElement::Group => false,
            })
            .into(),
    };
    let default = case.law.general_part.and_then(|g| g.fault_default);
    let silent = |wanted: Tri| {
        if mental == MentalElement::Silent {
            match case.law.general_part {
                Some(general) => Case::general(general, "fault_default", wanted),
                None => Held::plain(wanted),
            }
        } else {
            Held::plain(false)
        }
    };
    Rows::new()
        .row(
            || Held::fact(extra, ground, "extra_elements"),
            || Verdict::new(Status::Narrower, "the offence asks for more than the treaty does"),
        )
        .row(
            || is(&[MentalElement::Strict, MentalElement::Absolute]),
            || {
                Verdict::new(
                    Status::Broader,
                    if mental == MentalElement::Mixed {
                        "intent is the rule, but liability is strict or absolute on one element"
                    } else {
                        "liability is strict or absolute"
                    },
                )
                .flag(Flag::Strict)
            },
        )
        .no_row()
        .row(
            || is(&[MentalElement::Recklessness, MentalElement::Negligence]),
            || Verdict::new(Status::Broader, "less than intent is enough"),
        )
        .row(
            || {
                silent(Tri::from(matches!(
                    default,
                    Some(FaultDefault::Negligence | FaultDefault::None)
                )))
            },
            || {
                Verdict::new(
                    Status::Broader,
                    "the offence is silent, and by the general part less than intent is enough",
                )
            },
        )
        .row(
            || {
                let unknown = matches!(default, Some(FaultDefault::Unknown) | None);
                if mental == MentalElement::Silent && unknown {
                    Held::fact(Tri::Unknown, ground, "mental_element")
                } else {
                    Held::plain(false)
                }
            },
            || Verdict::new(Status::NotAssessed, "the record does not tell"),
        )
        .otherwise(|| {
            Verdict::new(
                Status::Covered,
                if mental == MentalElement::Silent {
                    "the offence is silent, and the general part requires intent"
                } else {
                    "the offence is committed intentionally"
                },
            )
            .on([(ground, "mental_element")])
        })
}
