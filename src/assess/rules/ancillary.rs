//! Attempt, participation, and the Convention's regime (R-ATTEMPT, R-PARTICIPATION, R-REGIME).

use crate::assess::case::{Case, SMUGGLING};
use crate::assess::held::{Ground, Held};
use crate::assess::verdict::{Rows, Verdict};
use crate::model::{
    AttemptReach, Extent, GeneralOrSpecial, OffenceKind, ParticipationLimb, ParticipationMode,
    RecordSet, Regime, Status, Tri,
};

/// The records of a set (section 2.1.1).
pub(super) fn records(case: &Case<'_>, set: RecordSet) -> Vec<usize> {
    match set {
        RecordSet::Tip => case.kind(OffenceKind::Tip),
        RecordSet::SomAll | RecordSet::All => case.kinds(&SMUGGLING),
        RecordSet::SomCore => {
            let mut set = case.kinds(&[OffenceKind::Som, OffenceKind::Stay]);
            set.extend(case.documents_with(&["produce-document"]));
            set.sort_unstable();
            set.dedup();
            set
        }
        RecordSet::SomBii => {
            case.documents_with(&["procure-document", "provide-document", "possess-document"])
        }
        RecordSet::Corruption => case.kind(OffenceKind::Corruption),
    }
}

/// The kinds behind a set, for the survey of an empty one.
pub(super) fn kinds(set: RecordSet) -> &'static [OffenceKind] {
    match set {
        RecordSet::Tip => &[OffenceKind::Tip],
        RecordSet::SomAll | RecordSet::SomCore | RecordSet::All => &SMUGGLING,
        RecordSet::SomBii => &[OffenceKind::Document],
        RecordSet::Corruption => &[OffenceKind::Corruption],
    }
}

/// How a record is reached: not at all, in part, or whole; unknown where the record does not tell.
struct Reached<'a> {
    whole: Held<'a>,
    at_all: Held<'a>,
}

/// R-ATTEMPT: attempt is punishable.
pub(super) fn attempt<'a>(case: &Case<'a>, set: RecordSet) -> Verdict<'a> {
    let records = records(case, set);
    if records.is_empty() {
        return case.empty_set(kinds(set));
    }
    let reached: Vec<Reached<'a>> = records.iter().map(|i| attempt_reached(case, *i)).collect();
    let every_reached = || Held::every(reached.iter().map(|r| r.whole.clone()));
    Rows::new()
        .row(
            || {
                let prepared = records.iter().map(|i| {
                    let offence = case.offence(*i).offence;
                    let own = offence.attempt.as_ref().map_or(Tri::Unknown, |a| a.preparation);
                    match case.law.general_part {
                        Some(general) if own.is_unknown() => Case::general(
                            general,
                            "attempt_rule.preparation",
                            general.attempt_rule.as_ref().map_or(Tri::Unknown, |a| a.preparation),
                        ),
                        _ => Held::fact(own, Ground::Offence(*i), "attempt.preparation"),
                    }
                });
                every_reached().and(Held::every(prepared))
            },
            || Verdict::new(Status::Broader, "attempt is punishable, and so is preparation"),
        )
        .row(every_reached, || {
            Verdict::new(Status::Covered, "attempt is punishable for every offence of the set")
        })
        .row(
            || Held::some(reached.iter().map(|r| r.at_all.clone())),
            || {
                Verdict::new(
                    Status::Partial,
                    "attempt is punishable for some offences or forms only",
                )
            },
        )
        .otherwise(|| {
            Verdict::new(Status::Absent, "attempt is not punishable")
                .on(case.looked_at(&records, "attempt"))
        })
}

/// Whether attempt of an offence is punishable, after the general part has been looked at.
fn attempt_reached<'a>(case: &Case<'a>, i: usize) -> Reached<'a> {
    let offence = case.offence(i).offence;
    let own = offence
        .attempt
        .as_ref()
        .filter(|a| !matches!(a.source, None | Some(GeneralOrSpecial::Unknown)));
    if let Some(attempt) = own {
        let ground = Ground::Offence(i);
        let punishable = Tri::from(attempt.source != Some(GeneralOrSpecial::None));
        let whole = match attempt.covers {
            Some(Extent::All) => Tri::Yes,
            Some(Extent::Some) => Tri::No,
            None => Tri::Unknown,
        };
        return Reached {
            whole: Held::fact(punishable.and(whole), ground, "attempt"),
            at_all: Held::fact(punishable, ground, "attempt"),
        };
    }
    let value = match case.law.general_part.and_then(|g| g.attempt) {
        Some(AttemptReach::All) => Tri::Yes,
        Some(AttemptReach::None) => Tri::No,
        // "Some offences" does not tell whether this is one of them.
        Some(AttemptReach::Some | AttemptReach::Unknown) | None => Tri::Unknown,
    };
    let held = match case.law.general_part {
        Some(general) if !value.is_unknown() => {
            Case::general(general, "attempt", value).resting_on([(Ground::Offence(i), "attempt")])
        }
        _ => Held::fact(value, Ground::Offence(i), "attempt"),
    };
    Reached { whole: held.clone(), at_all: held }
}

/// R-PARTICIPATION: accomplices, or organisers and directors, are reached.
pub(super) fn participation<'a>(
    case: &Case<'a>,
    set: RecordSet,
    limb: ParticipationLimb,
) -> Verdict<'a> {
    let records = records(case, set);
    if records.is_empty() {
        return case.empty_set(kinds(set));
    }
    let reached: Vec<Reached<'a>> =
        records.iter().map(|i| participation_reached(case, *i, limb)).collect();
    let who = match limb {
        ParticipationLimb::Accomplice => "accomplices are",
        ParticipationLimb::OrganiseDirect => "organisers and directors are",
    };
    Rows::new()
        .row(
            || Held::every(reached.iter().map(|r| r.whole.clone())),
            || Verdict::new(Status::Covered, format!("{who} reached for every offence of the set")),
        )
        .row(
            || Held::some(reached.iter().map(|r| r.at_all.clone())),
            || {
                Verdict::new(
                    Status::Partial,
                    format!("{who} reached for some offences, or in part, only"),
                )
            },
        )
        .otherwise(|| {
            Verdict::new(Status::Absent, format!("{who} not reached"))
                .on(case.looked_at(&records, "participation"))
        })
}

fn participation_reached<'a>(case: &Case<'a>, i: usize, limb: ParticipationLimb) -> Reached<'a> {
    let own = case.offence(i).offence.participation.as_ref().filter(|p| p.modes.is_some());
    let general = case
        .law
        .general_part
        .and_then(|g| g.participation.as_ref().map(|p| (g, p)))
        .filter(|(_, p)| p.modes.is_some());
    let (rule, from_general) = match (own, general) {
        (Some(own), _) => (Some(own), None),
        (None, Some((part, rule))) => (Some(rule), Some(part)),
        (None, None) => (None, None),
    };
    let held = |tri: Tri| match from_general {
        Some(part) if !tri.is_unknown() => Case::general(part, "participation", tri)
            .resting_on([(Ground::Offence(i), "participation")]),
        _ => Held::fact(tri, Ground::Offence(i), "participation"),
    };
    let Some(rule) = rule else {
        return Reached { whole: held(Tri::Unknown), at_all: held(Tri::Unknown) };
    };
    let modes = rule.modes.as_deref().unwrap_or_default();
    let has = |mode| Tri::from(modes.contains(&mode));
    match limb {
        ParticipationLimb::Accomplice => {
            let held = held(has(ParticipationMode::Accomplice));
            Reached { whole: held.clone(), at_all: held }
        }
        ParticipationLimb::OrganiseDirect => {
            let whole = has(ParticipationMode::Organise)
                .or(has(ParticipationMode::Direct))
                .or(has(ParticipationMode::Instigate).and(rule.organiser_doctrine));
            Reached { whole: held(whole), at_all: held(whole.or(has(ParticipationMode::Conspire))) }
        }
    }
}

/// One limb of the regime: its name and how to read it.
type RegimeLimb = (&'static str, fn(&Regime) -> Tri);

/// R-REGIME: extradition, assistance, predicate, confiscation, legal persons and witnesses.
pub(super) fn regime<'a>(case: &Case<'a>, set: RecordSet) -> Verdict<'a> {
    const LIMBS: [RegimeLimb; 6] = [
        ("regime.extraditable", |r| r.extraditable),
        ("regime.mla", |r| r.mla),
        ("regime.predicate", |r| r.predicate),
        ("regime.confiscation", |r| r.confiscation),
        ("regime.legal_person", |r| r.legal_person),
        ("regime.witness", |r| r.witness),
    ];
    let records = records(case, set);
    if records.is_empty() {
        return case.empty_set(kinds(set));
    }
    let limbs: Vec<Held<'a>> = LIMBS
        .iter()
        .map(|(name, read)| {
            case.every(&records, name, |o| o.offence.regime.as_ref().map_or(Tri::Unknown, read))
        })
        .collect();
    let count = |tri| limbs.iter().filter(|l| l.tri == tri).count();
    let (yes, no, open) = (count(Tri::Yes), count(Tri::No), count(Tri::Unknown));
    let grounds = limbs.iter().flat_map(|l| l.grounds.iter().copied());
    let missing = || limbs.iter().flat_map(|l| l.missing.iter().copied()).collect();
    if open >= 4 {
        return Verdict {
            missing: missing(),
            row: 1,
            ..Verdict::new(Status::NotAssessed, format!("{open} of the six limbs are not recorded"))
        };
    }
    let (status, row, reason) = if yes == 6 {
        (Status::Covered, 2, "all six limbs of the Convention's regime are open".to_owned())
    } else if no == 6 {
        (Status::Absent, 3, "none of the six limbs of the Convention's regime is open".to_owned())
    } else if yes >= 1 && no >= 1 {
        (
            Status::Partial,
            4,
            format!("{yes} of the six limbs of the Convention's regime are open, {no} are not"),
        )
    } else {
        return Verdict {
            missing: missing(),
            row: 5,
            ..Verdict::new(Status::NotAssessed, "the record does not tell all six limbs")
        };
    };
    Verdict { row, ..Verdict::new(status, reason) }.on(grounds)
}
