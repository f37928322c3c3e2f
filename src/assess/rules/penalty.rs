//! Penalties and lapse of time (R-SERIOUS, R-SANCTION, R-LIMITATION).

use crate::assess::case::Case;
use crate::assess::held::{Ground, Held};
use crate::assess::verdict::{Rows, Verdict};
use crate::model::{Limitation, Penalties, Status, Term, Tri};

/// Maximum of a serious crime, in months (UNTOC 2(b)).
const SERIOUS_MONTHS: u32 = 48;

/// Whether a penalty reaches a number of months.
fn reaches(case: &Case<'_>, penalties: &Penalties, threshold: u32) -> Tri {
    if penalties.reaches_life().is_yes() || penalties.death.is_yes() {
        return Tri::Yes;
    }
    match penalties.max {
        Some(Term::Fixed { months, .. }) => Tri::from(months >= threshold),
        Some(Term::Life) => Tri::Yes,
        Some(Term::Unlimited) => {
            match case.law.general_part.and_then(|g| g.imprisonment_ceiling_months) {
                Some(ceiling) => Tri::from(ceiling >= threshold),
                None => Tri::Unknown,
            }
        }
        None if penalties.imprisonment.is_no() => Tri::No,
        None => match penalties.min {
            // A minimum alone already reaches the threshold.
            Some(Term::Fixed { months, .. }) if months >= threshold => Tri::Yes,
            _ => Tri::Unknown,
        },
    }
}

/// R-SERIOUS: every base offence can be punished by four years or more.
pub(super) fn serious<'a>(case: &Case<'a>) -> Verdict<'a> {
    let set = case.records_of_families();
    if set.is_empty() {
        return case.empty_set(&case.family_kinds());
    }
    let passes = |i: &usize| {
        case.fact(*i, "penalties.max", |o| match &o.offence.penalties {
            Some(penalties) => reaches(case, penalties, SERIOUS_MONTHS),
            None => Tri::Unknown,
        })
    };
    Rows::new()
        .row(
            || Held::every(set.iter().map(passes)),
            || {
                Verdict::new(
                    Status::Covered,
                    "every base offence can be punished by four years or more",
                )
            },
        )
        .row(
            || Held::some(set.iter().map(passes)),
            || {
                let below: Vec<String> = set
                    .iter()
                    .filter(|i| passes(i).tri.is_no())
                    .map(|i| case.offence(*i).offence.provision.clone())
                    .collect();
                Verdict::new(
                    Status::Partial,
                    format!(
                        "some base offences can be punished by four years or more; not: {}",
                        below.join(", ")
                    ),
                )
            },
        )
        .otherwise(|| {
            Verdict::new(Status::Absent, "no base offence can be punished by four years or more")
                .on(case.looked_at(&set, "penalties.max"))
        })
}

/// R-SANCTION: sanctions reflect gravity, measured against a comparable national offence.
pub(super) fn sanction<'a>(case: &Case<'a>) -> Verdict<'a> {
    let set = case.records_of_families();
    if set.is_empty() {
        return case.empty_set(&case.family_kinds());
    }
    let penalties = |i: usize| case.offence(i).offence.penalties.as_ref();
    let imprisonment = |i: usize| penalties(i).map_or(Tri::Unknown, Penalties::has_imprisonment);
    let compared: Vec<Held<'a>> =
        set.iter()
            .map(|i| {
                let below = penalties(*i)
                    .and_then(|p| p.comparator.as_ref().map(|c| (p, c)))
                    .map_or(Tri::Unknown, |(p, c)| match c.max {
                        Term::Fixed { months, .. } => !reaches(case, p, months),
                        Term::Life | Term::Unlimited => !p.reaches_life().or(p.death),
                    });
                Held::fact(below, Ground::Offence(*i), "penalties.comparator")
            })
            .collect();
    Rows::new()
        .row(
            || {
                case.some(&set, "penalties.imprisonment", |o| {
                    o.offence.penalties.as_ref().map_or(Tri::Unknown, Penalties::has_imprisonment)
                })
                .negated()
            },
            || Verdict::new(Status::Absent, "no offence is punished by imprisonment"),
        )
        .row(
            || {
                Held::some(set.iter().map(|i| {
                    let fine_only = penalties(*i).map_or(Tri::Unknown, |p| p.fine_only_possible);
                    Held::fact(
                        (!imprisonment(*i)).or(fine_only),
                        Ground::Offence(*i),
                        "penalties.fine_only_possible",
                    )
                }))
            },
            || Verdict::new(Status::Partial, "some offence can be punished by a fine alone"),
        )
        .row(
            || {
                let missing = set
                    .iter()
                    .zip(&compared)
                    .filter(|(i, _)| penalties(**i).is_none_or(|p| p.comparator.is_none()));
                match missing.map(|(_, held)| held.clone()).reduce(Held::or) {
                    Some(held) => held,
                    None => Held::plain(false),
                }
            },
            || Verdict::new(Status::NotAssessed, "no comparable national offence is recorded"),
        )
        .row(
            || Held::some(compared.iter().cloned()),
            || {
                Verdict::new(
                    Status::Partial,
                    "some maximum is below that of a comparable national offence",
                )
            },
        )
        .otherwise(|| {
            Verdict::new(
                Status::Covered,
                "every maximum is at least that of a comparable national offence",
            )
            .on(case.looked_at(&set, "penalties.comparator"))
        })
}

/// R-LIMITATION: a long period. Five and ten years are conventions of this tool, not treaty text.
pub(super) fn limitation<'a>(case: &Case<'a>) -> Verdict<'a> {
    let set = case.records_of_families();
    if set.is_empty() {
        return case.empty_set(&case.family_kinds());
    }
    let general = case.law.general_part.and_then(|g| g.limitation.as_ref().map(|l| (g, l)));
    let rule = |i: usize| -> Option<&'a Limitation> {
        case.offence(i).offence.limitation.as_ref().or(general.map(|(_, l)| l))
    };
    let held = |i: &usize, fact: &'static str, value: fn(&Limitation) -> Tri| {
        let tri = rule(*i).map_or(Tri::Unknown, value);
        match (case.offence(*i).offence.limitation.is_some(), general) {
            (false, Some((part, _))) => Case::general(part, fact, tri),
            _ => Held::fact(tri, Ground::Offence(*i), fact),
        }
    };
    let some =
        |fact, value: fn(&Limitation) -> Tri| Held::some(set.iter().map(|i| held(i, fact, value)));
    let exists: fn(&Limitation) -> Tri = |l| if l.years.is_some() { Tri::Yes } else { l.exists };
    let shortest = set.iter().filter_map(|i| rule(*i).and_then(|l| l.years)).min();
    let below_five: fn(&Limitation) -> Tri = |l| match (l.exists, l.years) {
        (_, Some(years)) => Tri::from(years < 5),
        (Tri::No, None) => Tri::No,
        (_, None) => Tri::Unknown,
    };
    let below_ten: fn(&Limitation) -> Tri = |l| match (l.exists, l.years) {
        (_, Some(years)) => Tri::from(years < 10),
        (Tri::No, None) => Tri::No,
        (_, None) => Tri::Unknown,
    };
    let not_extended: fn(&Limitation) -> Tri = |l| {
        if l.years.is_none() && l.exists.is_no() { Tri::No } else { !l.extended_when_evading }
    };
    let period = shortest.map_or_else(String::new, |y| format!(" (shortest: {y} years)"));
    Rows::new()
        .row(
            || some("limitation", exists).negated(),
            || Verdict::new(Status::Covered, "prosecution does not lapse"),
        )
        .row(
            || some("limitation.years", below_five),
            || {
                Verdict::new(
                    Status::Absent,
                    format!("prosecution lapses in less than five years{period}; a convention of this tool"),
                )
            },
        )
        .row(
            || some("limitation.years", below_ten),
            || {
                Verdict::new(
                    Status::Partial,
                    format!("prosecution lapses in less than ten years{period}; a convention of this tool"),
                )
            },
        )
        .row(
            || some("limitation.extended_when_evading", not_extended),
            || {
                Verdict::new(
                    Status::Partial,
                    format!("the period is long{period}, but not longer when the offender evades justice"),
                )
            },
        )
        .otherwise(|| {
            Verdict::new(
                Status::Covered,
                format!("the period is long{period}, and longer when the offender evades justice"),
            )
            .on(case.looked_at(&set, "limitation"))
        })
}
