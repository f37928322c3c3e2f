//! Aggravating circumstances (R-AGG, R-AGG-SCOPE, R-AGG-PARTICIPANTS, R-AGGSET).

use super::ancillary::records;
use crate::assess::case::{Case, SMUGGLING};
use crate::assess::held::{Ground, Held};
use crate::assess::verdict::{Rows, Verdict};
use crate::model::{
    Aggravation, AggravationEffect, AggravationSet, Canonical, OffenceKind, RecordSet, Relation,
    Status, Tri,
};

/// An aggravating circumstance of a record, as far as it reaches the one asked for.
struct Found<'a> {
    record: usize,
    entry: &'a Aggravation,
    relation: Relation,
}

/// How far an entry reaches a circumstance. Death and serious injury are narrower than danger to
/// life; the exploitation limb alone is narrower than inhuman or degrading treatment.
fn relation_to(entry: &Aggravation, circumstance: &str) -> Relation {
    let Some(canonical) = &entry.canonical else { return Relation::None };
    let own = entry.relation.unwrap_or(Relation::Exact);
    match (canonical.as_str(), circumstance) {
        (a, b) if a == b => own,
        ("death" | "serious-injury", "danger-life") | ("for-exploitation", "inhuman-degrading")
            if own > Relation::Related =>
        {
            Relation::Narrower
        }
        _ => Relation::None,
    }
}

/// Entries of a set of records that reach a circumstance, and whether some list is not recorded.
fn find<'a>(case: &Case<'a>, set: &[usize], circumstance: &str) -> (Vec<Found<'a>>, Vec<usize>) {
    let mut found = Vec::new();
    let mut unrecorded = Vec::new();
    for i in set {
        match &case.offence(*i).offence.aggravations {
            None => unrecorded.push(*i),
            Some(list) => found.extend(list.iter().filter_map(|entry| {
                let relation = relation_to(entry, circumstance);
                (relation > Relation::Related).then_some(Found { record: *i, entry, relation })
            })),
        }
    }
    (found, unrecorded)
}

/// Whether life imprisonment is open to the base offence behind a record.
fn base_life(case: &Case<'_>, i: usize) -> Tri {
    let record = case.offence(i);
    let base = record.offence.base_id.as_ref().and_then(|id| {
        case.law
            .offences
            .iter()
            .find(|o| o.act.id == record.act.id && o.offence.id == *id)
            .map(|o| o.offence)
    });
    let offence = base.unwrap_or(record.offence);
    offence.penalties.as_ref().map_or(Tri::Unknown, |p| p.reaches_life())
}

/// R-AGG: a named circumstance aggravates.
pub(super) fn aggravation<'a>(
    case: &Case<'a>,
    kind: OffenceKind,
    circumstance: &Canonical,
) -> Verdict<'a> {
    let set = case.kind_with_aggravated(kind);
    if set.is_empty() {
        return case.empty_set(&[kind]);
    }
    let (found, unrecorded) = find(case, &set, circumstance.as_str());
    let with = |effects: &[AggravationEffect], not_life: bool| {
        Held::some(found.iter().filter(|f| f.relation.fills()).map(|f| {
            let effect = Tri::from(effects.contains(&f.entry.effect));
            let life =
                if not_life && effect.is_yes() { !base_life(case, f.record) } else { Tri::Yes };
            let fact = if life.is_unknown() { "penalties.life" } else { "aggravations" };
            Held::fact(effect.and(life), Ground::Offence(f.record), fact)
        }))
    };
    // A list that nobody recorded may hold the circumstance.
    let or_unrecorded = |held: Held<'a>| {
        if found.is_empty() {
            held.or(Held::some(
                unrecorded
                    .iter()
                    .map(|i| Held::fact(Tri::Unknown, Ground::Offence(*i), "aggravations")),
            ))
        } else {
            held
        }
    };
    let all_effects = AggravationEffect::ALL;
    Rows::new()
        .row(
            || {
                or_unrecorded(with(
                    &[AggravationEffect::SeparateOffence, AggravationEffect::HigherMin],
                    false,
                ))
            },
            || {
                Verdict::new(
                    Status::Covered,
                    "the circumstance makes a separate offence or raises the minimum",
                )
            },
        )
        .row(
            || with(&[AggravationEffect::HigherMax], true),
            || Verdict::new(Status::Covered, "the circumstance raises the maximum"),
        )
        .row(
            || with(&[AggravationEffect::SentencingFactor], true),
            || Verdict::new(Status::Covered, "the circumstance is weighed by name in sentencing"),
        )
        .row(
            || with(all_effects, false),
            || {
                Verdict::new(
                    Status::Partial,
                    "the circumstance is named, but cannot raise a penalty that already reaches life",
                )
            },
        )
        .row(
            || {
                Held::some(
                    found
                        .iter()
                        .filter(|f| f.relation == Relation::Narrower)
                        .map(|f| Held::fact(true, Ground::Offence(f.record), "aggravations")),
                )
            },
            || Verdict::new(Status::Narrower, "only a narrower circumstance aggravates"),
        )
        .row(
            || {
                Held::some(set.iter().map(|i| {
                    let unnamed = case.offence(*i).offence.aggravations.iter().flatten().any(|a| {
                        a.effect == AggravationEffect::UnnamedDiscretion
                    });
                    Held::fact(unnamed, Ground::Offence(*i), "aggravations")
                }))
            },
            || {
                Verdict::new(
                    Status::Partial,
                    "the court may weigh every circumstance, but none is named",
                )
            },
        )
        .otherwise(|| {
            Verdict::new(Status::Absent, "the circumstance does not aggravate")
                .on(case.looked_at(&set, "aggravations"))
        })
}

/// R-AGG-SCOPE: the aggravations reach smuggling, producing documents and enabling stay.
pub(super) fn scope<'a>(case: &Case<'a>) -> Verdict<'a> {
    let mut groups: Vec<Vec<usize>> = vec![
        case.kind(OffenceKind::Som),
        case.documents_with(&["produce-document"]),
        case.kind(OffenceKind::Stay),
    ];
    groups.retain(|g| !g.is_empty());
    if groups.is_empty() {
        return case.empty_set(&SMUGGLING);
    }
    for group in &mut groups {
        let kinds: Vec<OffenceKind> = group.iter().map(|i| case.offence(*i).offence.kind).collect();
        let aggravated = kinds.iter().flat_map(|k| case.kind_with_aggravated(*k)).filter(|i| {
            let record = case.offence(*i);
            record.offence.base_id.as_ref().is_some_and(|base| {
                group.iter().any(|b| {
                    let b = case.offence(*b);
                    b.act.id == record.act.id && b.offence.id == *base
                })
            })
        });
        let aggravated: Vec<usize> = aggravated.collect();
        group.extend(aggravated);
        group.sort_unstable();
        group.dedup();
    }
    let present = |group: &[usize], circumstance: &str| {
        let (found, unrecorded) = find(case, group, circumstance);
        let open = unrecorded
            .iter()
            .map(|i| Held::fact(Tri::Unknown, Ground::Offence(*i), "aggravations"));
        let yes = found.iter().map(|f| Held::fact(true, Ground::Offence(f.record), "aggravations"));
        Held::some(yes.chain(open))
    };
    Rows::new()
        .row(
            || {
                Held::every(
                    groups
                        .iter()
                        .map(|g| present(g, "danger-life").and(present(g, "inhuman-degrading"))),
                )
            },
            || {
                Verdict::new(
                    Status::Covered,
                    "danger to life and inhuman treatment aggravate every group of offences",
                )
            },
        )
        .row(
            || {
                Held::some(
                    groups
                        .iter()
                        .map(|g| present(g, "danger-life").or(present(g, "inhuman-degrading"))),
                )
            },
            || {
                Verdict::new(
                    Status::Partial,
                    "danger to life or inhuman treatment aggravates some offences only",
                )
            },
        )
        .otherwise(|| {
            let all: Vec<usize> = groups.concat();
            Verdict::new(Status::Absent, "neither circumstance aggravates any of the offences")
                .on(case.looked_at(&all, "aggravations"))
        })
}

/// R-AGG-PARTICIPANTS: the aggravations reach accomplices and organisers.
pub(super) fn participants<'a>(case: &Case<'a>) -> Verdict<'a> {
    let set = records(case, RecordSet::SomCore);
    if set.is_empty() {
        return case.empty_set(&SMUGGLING);
    }
    let transfer = |i: &usize| {
        let own = case.offence(*i).offence.participation.as_ref().map(|p| p.aggravations_transfer);
        match (own, case.law.general_part) {
            (None | Some(Tri::Unknown), Some(general)) => Case::general(
                general,
                "participation.aggravations_transfer",
                general.participation.as_ref().map_or(Tri::Unknown, |p| p.aggravations_transfer),
            ),
            (own, _) => Held::fact(
                own.unwrap_or_default(),
                Ground::Offence(*i),
                "participation.aggravations_transfer",
            ),
        }
    };
    Rows::new()
        .row(
            || Held::every(set.iter().map(transfer)),
            || Verdict::new(Status::Covered, "aggravating circumstances reach participants"),
        )
        .row(
            || Held::some(set.iter().map(transfer)),
            || {
                Verdict::new(
                    Status::Partial,
                    "aggravating circumstances reach participants in some offences only",
                )
            },
        )
        .otherwise(|| {
            Verdict::new(Status::Absent, "aggravating circumstances do not reach participants")
                .on(case.looked_at(&set, "participation.aggravations_transfer"))
        })
}

/// Items of a list of aggravations (section 3.4): each is met by any of its circumstances.
fn items(set: AggravationSet) -> &'static [&'static [&'static str]] {
    match set {
        AggravationSet::Actip => &[
            &["serious-injury", "death"],
            &["vulnerable-victim", "child-victim"],
            &["life-threatening-disease"],
            &["several-victims"],
            &["organised-group"],
            &["recidivism"],
            &["public-official"],
        ],
        AggravationSet::Saarc => &[
            &["organised-group"],
            &["international-organised-crime"],
            &["weapon"],
            &["public-official"],
            &["child-victim"],
            &["institution"],
            &["recidivism"],
        ],
        AggravationSet::ModelTip => &[
            &["death"],
            &["serious-injury"],
            &["life-threatening-disease"],
            &["child-victim"],
            &["vulnerable-victim"],
            &["several-victims"],
            &["organised-group"],
            &["public-official"],
            &["family-or-guardian"],
            &["position-of-trust"],
            &["recidivism"],
            &["weapon"],
            &["drugs"],
            &["marriage-or-adoption-guise"],
        ],
        AggravationSet::ModelSom => &[
            &["danger-life"],
            &["inhuman-degrading"],
            &["death"],
            &["serious-injury"],
            &["child-victim"],
            &["vulnerable-victim"],
            &["several-victims"],
            &["organised-group"],
            &["public-official"],
            &["recidivism"],
            &["weapon"],
            &["drugs"],
        ],
    }
}

/// R-AGGSET: how many circumstances of a list aggravate.
pub(super) fn list<'a>(case: &Case<'a>, set: AggravationSet) -> Verdict<'a> {
    let kind = match set {
        AggravationSet::ModelSom => OffenceKind::Som,
        AggravationSet::Actip | AggravationSet::Saarc | AggravationSet::ModelTip => {
            OffenceKind::Tip
        }
    };
    let records = case.kind_with_aggravated(kind);
    if records.is_empty() {
        return case.empty_set(&[kind]);
    }
    let items = items(set);
    let held: Vec<Held<'a>> = items
        .iter()
        .map(|circumstances| {
            let (mut yes, mut open) = (Vec::new(), Vec::new());
            for circumstance in *circumstances {
                let (found, unrecorded) = find(case, &records, circumstance);
                // Only the circumstance itself counts here, not what is narrower than it.
                yes.extend(
                    found
                        .iter()
                        .filter(|f| f.entry.canonical.as_ref().is_some_and(|c| c == circumstance))
                        .map(|f| Held::fact(true, Ground::Offence(f.record), "aggravations")),
                );
                open.extend(
                    unrecorded
                        .iter()
                        .map(|i| Held::fact(Tri::Unknown, Ground::Offence(*i), "aggravations")),
                );
            }
            Held::some(yes.into_iter().chain(open))
        })
        .collect();
    let met = held.iter().filter(|h| h.tri.is_yes()).count();
    let lacking: Vec<String> = items
        .iter()
        .zip(&held)
        .filter(|(_, h)| !h.tri.is_yes())
        .map(|(item, _)| item.join(" or "))
        .collect();
    Rows::new()
        .row(
            || Held::every(held.iter().cloned()),
            || {
                Verdict::new(
                    Status::Covered,
                    format!("all {} circumstances aggravate", items.len()),
                )
            },
        )
        .row(
            || Held::some(held.iter().cloned()),
            || {
                Verdict::new(
                    Status::Partial,
                    format!(
                        "{met} of {} circumstances aggravate; not: {}",
                        items.len(),
                        lacking.join(", ")
                    ),
                )
            },
        )
        .otherwise(|| {
            Verdict::new(
                Status::Absent,
                format!("none of {} circumstances aggravates", items.len()),
            )
            .on(case.looked_at(&records, "aggravations"))
        })
}
