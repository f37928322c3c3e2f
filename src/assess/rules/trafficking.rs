//! Trafficking: the offence, its acts, means and purposes (R-OFFENCE, R-ACT, R-MEANS, R-PURPOSE,
//! R-OPENLIST, R-NORESULT).

use crate::assess::case::{Case, more_than_half};
use crate::assess::held::Held;
use crate::assess::reach::{self, ACTS, MEANS, PURPOSES};
use crate::assess::verdict::{Rows, Verdict, worst_of};
use crate::conduct::Reach;
use crate::model::{
    Canonical, ExploitationStage, Flag, MeansRequired, OffenceKind, Relation, Status, Tri,
};

/// R-OFFENCE: the conduct is punishable, in one offence or a set of offences. Never broader.
pub(super) fn offence<'a>(case: &Case<'a>, kinds: &[OffenceKind]) -> Verdict<'a> {
    let recorded: Vec<OffenceKind> =
        kinds.iter().copied().filter(|k| !case.kind(*k).is_empty()).collect();
    if recorded.is_empty() {
        return case.empty_set(kinds);
    }
    worst_of(recorded.into_iter().map(|k| offence_of_kind(case, k)).collect())
        .expect("at least one kind is recorded")
}

fn offence_of_kind<'a>(case: &Case<'a>, kind: OffenceKind) -> Verdict<'a> {
    let set = case.kind(kind);
    let own: Vec<usize> =
        set.iter().copied().filter(|i| case.offence(*i).offence.kind == kind).collect();
    let equivalents: Vec<usize> = set.iter().copied().filter(|i| !own.contains(i)).collect();
    Rows::new()
        .row(
            || case.some(&own, "punishable", |o| o.offence.punishable),
            || Verdict::new(Status::Covered, "the conduct is punishable by an offence of its own"),
        )
        .row(
            || {
                if kind == OffenceKind::Tip {
                    fills_every_combination(case, &equivalents)
                } else {
                    Held::plain(false)
                }
            },
            || {
                Verdict::new(
                    Status::Covered,
                    "other offences together reach every combination of act, means and purpose",
                )
                .combined()
            },
        )
        .otherwise(|| {
            Verdict::new(
                Status::Partial,
                if own.is_empty() {
                    "there are functional equivalents only, and they do not reach the whole of it"
                } else {
                    "there is a definition without a penalty"
                },
            )
            .on(case.looked_at(&set, "punishable"))
        })
}

/// Whether functional equivalents fill the 315 adult and the 35 child combinations (section 2.1.7).
fn fills_every_combination<'a>(case: &Case<'a>, equivalents: &[usize]) -> Held<'a> {
    let inside = |any: &dyn Fn(usize) -> bool| equivalents.iter().any(|i| any(*i));
    let adults = ACTS.iter().all(|a| {
        MEANS.iter().all(|m| {
            PURPOSES.iter().all(|p| {
                inside(&|i| {
                    let o = case.offence(i);
                    case.sets.adult.contains(&i)
                        && reach::act(o, a) == Reach::IN
                        && reach::means(o, m) == Reach::IN
                        && reach::purpose(o, p) == Reach::IN
                })
            })
        })
    });
    let children = ACTS.iter().all(|a| {
        PURPOSES.iter().all(|p| {
            inside(&|i| {
                let o = case.offence(i);
                case.sets.child.contains(&i)
                    && reach::child_without_means(o) == Reach::IN
                    && reach::child_act(o, a) == Reach::IN
                    && reach::child_purpose(o, p) == Reach::IN
            })
        })
    });
    Held::plain(adults && children).resting_on(case.looked_at(equivalents, "acts"))
}

/// R-ACT: an act of trafficking.
pub(super) fn act<'a>(case: &Case<'a>, act: &Canonical) -> Verdict<'a> {
    let set = &case.sets.adult;
    if set.is_empty() {
        return case.empty_set(&[OffenceKind::Tip]);
    }
    let open =
        |tri: Tri| set.iter().copied().filter(move |i| case.offence(*i).offence.acts_open == tri);
    let best = case
        .best_term(set, "acts", act.as_str(), |o| &o.acts)
        .lifted_by(Relation::Broader, open(Tri::Yes).collect())
        .unsettled_by(open(Tri::Unknown));
    let joined = case
        .sets
        .purposes
        .iter()
        .filter(|p| {
            set.iter().any(|i| {
                let o = case.offence(*i);
                reach::act(o, act.as_str()) == Reach::IN && reach::purpose(o, p) == Reach::IN
            })
        })
        .count();
    let all = case.sets.purposes.len();
    Rows::new()
        .row(
            || best.is(Relation::None),
            || Verdict::new(Status::Absent, "no offence names the act or a wider one"),
        )
        .row(
            || best.is(Relation::Related),
            || {
                Verdict::new(
                    Status::Absent,
                    best.quoting("only a neighbouring notion is named; a coder must decide"),
                )
                .flag(Flag::Review)
            },
        )
        .row(
            || best.is(Relation::Narrower),
            || Verdict::new(Status::Narrower, best.quoting("only a narrower act is named")),
        )
        .row(
            || {
                Held::plain(all > 0 && !more_than_half(joined, all))
                    .resting_on(case.looked_at(&best.at, "acts"))
            },
            || {
                Verdict::new(
                    Status::Partial,
                    if joined == 0 {
                        "the act is reached, but for none of the purposes that the law reaches".to_owned()
                    } else {
                        format!("the act is reached for {joined} of the {all} purposes that the law reaches")
                    },
                )
            },
        )
        .row(|| best.is(Relation::Exact), || Verdict::new(Status::Covered, "the act is named"))
        .otherwise(|| {
            Verdict::new(Status::Broader, best.quoting("a wider act is named"))
                .on(case.looked_at(&best.at, "acts"))
        })
}

/// R-MEANS: a means of trafficking.
pub(super) fn means<'a>(case: &Case<'a>, means: &Canonical) -> Verdict<'a> {
    let set = &case.sets.adult;
    if set.is_empty() {
        return case.empty_set(&[OffenceKind::Tip]);
    }
    let wide = |i: usize| case.sets.has_most(case.offence(i));
    let no_means = |i: &usize| {
        matches!(
            case.offence(*i).offence.means_required,
            Some(MeansRequired::None | MeansRequired::Any)
        )
    };
    // The list of an offence that needs no particular means says nothing about a means.
    let listing: Vec<usize> = set.iter().copied().filter(|i| !no_means(i)).collect();
    let best = case.best_term(&listing, "means", means.as_str(), |o| &o.means);
    let joined = case
        .sets
        .purposes
        .iter()
        .filter(|p| best.at.iter().any(|i| reach::purpose(case.offence(*i), p) == Reach::IN))
        .count();
    let all = case.sets.purposes.len();
    Rows::new()
        .row(
            || {
                // Only the wide offences count; an unknown one stops the rule only if it is wide.
                let wide_set: Vec<usize> = set.iter().copied().filter(|i| wide(*i)).collect();
                case.some(&wide_set, "means_required", |o| match o.offence.means_required {
                        Some(MeansRequired::None | MeansRequired::Any) => Tri::Yes,
                        Some(MeansRequired::Listed | MeansRequired::AdultsOnly) => Tri::No,
                        Some(MeansRequired::Unknown) | None => Tri::Unknown,
                    })
            },
            || {
                let flagged = set.iter().any(|i| {
                    wide(*i)
                        && case.offence(*i).offence.means_required == Some(MeansRequired::None)
                });
                Verdict::new(
                    Status::Broader,
                    if flagged {
                        "no means need be proved, so every means is reached"
                    } else {
                        "the offence can be committed by any means"
                    },
                )
                .flag_if(flagged, Flag::NoMeans)
            },
        )
        .row(
            || best.fills().and(Held::plain(all > 0 && !more_than_half(joined, all))),
            || {
                Verdict::new(
                    Status::Partial,
                    format!("the means is reached for {joined} of the {all} purposes that the law reaches"),
                )
            },
        )
        .row(
            || best.is(Relation::Exact),
            || {
                Verdict::new(
                    Status::Covered,
                    if best.by_definition {
                        "a definition carries the means"
                    } else {
                        "the means is named"
                    },
                )
            },
        )
        .row(
            || best.is(Relation::Broader),
            || Verdict::new(Status::Broader, best.quoting("a wider means is named")),
        )
        .row(
            || best.is(Relation::Narrower),
            || Verdict::new(Status::Narrower, best.quoting("only a narrower means is named")),
        )
        .row(
            || case.some(&case.sets.principal, "means_open", |o| o.offence.means_open),
            || {
                Verdict::new(
                    Status::Partial,
                    "the means is not named, but the list of means is open",
                )
            },
        )
        .row(
            || best.is(Relation::Related),
            || {
                Verdict::new(Status::Absent, best.quoting("only a neighbouring notion is named; a coder must decide"))
                    .flag(Flag::Review)
            },
        )
        .otherwise(|| {
            Verdict::new(Status::Absent, "no offence names the means, and the list is closed")
                .on(case.looked_at(&listing, "means"))
        })
}

/// R-PURPOSE: a purpose of exploitation.
pub(super) fn purpose<'a>(case: &Case<'a>, purpose: &Canonical) -> Verdict<'a> {
    let set = &case.sets.adult;
    let forced_marriage = purpose.as_str() == "forced-marriage";
    let own_offences =
        if forced_marriage { case.kind(OffenceKind::ForcedMarriage) } else { Vec::new() };
    if set.is_empty() && own_offences.is_empty() {
        return case.empty_set(&[OffenceKind::Tip]);
    }
    let best = case.best_term(set, "purposes", purpose.as_str(), |o| &o.purposes);
    let joined = case
        .sets
        .acts
        .iter()
        .filter(|a| {
            set.iter().any(|i| {
                let o = case.offence(*i);
                reach::act(o, a) == Reach::IN && reach::purpose(o, purpose.as_str()) == Reach::IN
            })
        })
        .count();
    let all = case.sets.acts.len();
    let rows = if forced_marriage {
        Rows::new()
            .row(
                || {
                    if own_offences.is_empty() && !case.surveyed(&[OffenceKind::ForcedMarriage]) {
                        return Held::plain(Tri::Unknown);
                    }
                    case.some(&own_offences, "punishable", |o| o.offence.punishable)
                },
                || Verdict::new(Status::Covered, "forced marriage is an offence of its own"),
            )
            .no_row()
    } else {
        Rows::new()
            .row(
                || {
                    let wide: Vec<usize> = set
                        .iter()
                        .copied()
                        .filter(|i| case.sets.has_most_acts(case.offence(*i)))
                        .collect();
                    case.some(&wide, "purpose_required", |o| !o.offence.purpose_required)
                },
                || Verdict::new(Status::Broader, "no purpose need be proved, so every purpose is reached"),
            )
            .row(
                || best.fills().and(Held::plain(all > 0 && !more_than_half(joined, all))),
                || {
                    Verdict::new(
                        Status::Partial,
                        format!("the purpose is joined with {joined} of the {all} acts that the law reaches"),
                    )
                },
            )
    };
    rows.row(|| best.is(Relation::Exact), || Verdict::new(Status::Covered, "the purpose is named"))
        .row(
            || best.is(Relation::Broader),
            || Verdict::new(Status::Broader, best.quoting("a wider purpose is named")),
        )
        .row(
            || best.is(Relation::Narrower),
            || Verdict::new(Status::Narrower, best.quoting("only a narrower purpose is named")),
        )
        .row(
            || {
                case.some(&case.sets.principal, "purposes_open", |o| {
                    reach::is_open(o.offence.purposes_open)
                })
            },
            || {
                Verdict::new(
                    Status::Partial,
                    "the purpose is not named, but the list of purposes is open",
                )
            },
        )
        .row(
            || best.is(Relation::Related),
            || {
                Verdict::new(
                    Status::Absent,
                    best.quoting("only a neighbouring notion is named; a coder must decide"),
                )
                .flag(Flag::Review)
            },
        )
        .otherwise(|| {
            Verdict::new(Status::Absent, "no offence names the purpose, and the list is closed")
                .on(case.looked_at(set, "purposes"))
        })
}

/// R-OPENLIST: whether the list of purposes is open. Informational.
pub(super) fn open_list<'a>(case: &Case<'a>) -> Verdict<'a> {
    let set = &case.sets.principal;
    if set.is_empty() {
        return case.empty_set(&[OffenceKind::Tip]);
    }
    let complete = case.sets.purposes.len() == PURPOSES.len();
    let open = || case.some(set, "purposes_open", |o| reach::is_open(o.offence.purposes_open));
    let closed = || case.every(set, "purposes_open", |o| !reach::is_open(o.offence.purposes_open));
    Rows::new()
        .row(
            || case.some(set, "purpose_required", |o| !o.offence.purpose_required),
            || Verdict::new(Status::Broader, "no purpose need be proved"),
        )
        .row(
            || open().and(Held::plain(complete)),
            || {
                let defined = case.law.definitions.iter().any(|d| {
                    d.definition.carries.iter().any(|c| PURPOSES.contains(&c.canonical.as_str()))
                });
                Verdict::new(Status::Broader, "the list is open and names all seven purposes")
                    .flag_if(!defined, Flag::OpenList)
            },
        )
        .row(
            || closed().and(Held::plain(complete)),
            || Verdict::new(Status::Covered, "the list is closed and names all seven purposes"),
        )
        .row(open, || {
            Verdict::new(
                Status::Partial,
                format!(
                    "the list is open but names {} of seven purposes",
                    case.sets.purposes.len()
                ),
            )
        })
        .otherwise(|| {
            Verdict::new(
                Status::Narrower,
                format!(
                    "the list is closed and names {} of seven purposes",
                    case.sets.purposes.len()
                ),
            )
            .on(case.looked_at(set, "purposes_open"))
        })
}

/// R-NORESULT: intended exploitation is enough.
pub(super) fn no_result<'a>(case: &Case<'a>) -> Verdict<'a> {
    let set = &case.sets.principal;
    if set.is_empty() {
        return case.empty_set(&[OffenceKind::Tip]);
    }
    Rows::new()
        .row(
            || {
                case.some(set, "exploitation_stage", |o| match o.offence.exploitation_stage {
                    Some(ExploitationStage::Purpose | ExploitationStage::Either) => Tri::Yes,
                    Some(ExploitationStage::Result) => Tri::No,
                    Some(ExploitationStage::Unknown) | None => Tri::Unknown,
                })
            },
            || Verdict::new(Status::Covered, "intended exploitation is enough"),
        )
        .otherwise(|| {
            Verdict::new(Status::Narrower, "exploitation must have happened")
                .on(case.looked_at(set, "exploitation_stage"))
        })
}

/// R-SAARC-TIP: prostitution of others, transportation and transfer.
pub(super) fn saarc_trafficking<'a>(case: &Case<'a>) -> Verdict<'a> {
    let id = |text: &str| text.parse::<Canonical>().expect("a canonical id");
    worst_of(vec![
        purpose(case, &id("prostitution-of-others")),
        act(case, &id("transportation")),
        act(case, &id("transfer")),
    ])
    .expect("three verdicts")
}
