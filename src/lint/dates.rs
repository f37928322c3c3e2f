//! Dates: periods run forward, versions of one record do not overlap, and what was replaced ends.

use crate::diag::{Code, Route};
use crate::model::{
    Act, ActStatus, Jurisdiction, LegalDate, Offence, OffenceStatus, Period, Topic,
};

use super::{Report, State, entry};

/// The rules about the dates of an act.
pub(super) fn check_act(act: &Act, state: &State<'_>, report: &mut Report<'_>) {
    check_forward(act.in_force(), &Route::top(), ("commenced", "repealed"), report);
    for (i, offence) in act.offences.iter().enumerate() {
        let route = entry("offence", i);
        check_within(act, offence.period(), &route, report);
        check_replaced(act, offence, &route, state, report);
        if offence.status == OffenceStatus::Repealed {
            report.push(
                Code::RepealedStatus,
                route.key("status"),
                "an offence of status repealed is law on no day, not even before its repeal",
                "write status = \"in-force\" and the day of the repeal as `to`",
            );
        }
    }
    for (i, provision) in act.provisions.iter().enumerate() {
        check_within(act, provision.period(), &entry("provision", i), report);
    }
    for (i, definition) in act.definitions.iter().enumerate() {
        check_within(act, definition.period(), &entry("definition", i), report);
    }
    let versions = act.offences.iter().enumerate();
    check_versions(
        versions
            .filter(|(_, o)| o.status == OffenceStatus::InForce)
            .map(|(i, o)| (entry("offence", i), o.id.as_str(), o.period())),
        "the offence",
        report,
    );
    if let Some(successor) = &act.replaced_by
        && act.status == ActStatus::Law
        && act.repealed.is_none()
    {
        report.push(
            Code::ReplacedInForce,
            Route::top().key("replaced_by"),
            format!("the act was replaced by `{successor}` and has no day of repeal"),
            "add the first day on which it was no longer law as `repealed`",
        );
    }
}

/// The rules about the dates of a State's file.
pub(super) fn check_state(state: &Jurisdiction, report: &mut Report<'_>) {
    macro_rules! blocks {
        ($($list:ident: $words:literal),+ $(,)?) => { $(
            for (i, block) in state.$list.iter().enumerate() {
                let period = Period { from: block.from, to: block.to };
                check_forward(period, &entry(stringify!($list), i), ("from", "to"), report);
            }
            check_versions(
                state.$list.iter().enumerate().map(|(i, block)| {
                    let period = Period { from: block.from, to: block.to };
                    (entry(stringify!($list), i), "", period)
                }),
                $words,
                report,
            );
        )+ };
    }
    blocks! {
        general_part: "the general part",
        ocg: "the block `ocg`",
        predicates: "the block `predicates`",
        extradition: "the block `extradition`",
        compensation: "the block `compensation`",
        non_punishment: "the block `non_punishment`",
        corporate: "the block `corporate`",
        separate_offences: "the block `separate_offences`",
    }
    for (i, law) in state.general_law.iter().enumerate() {
        let period = Period { from: law.from, to: law.to };
        check_forward(period, &entry("general_law", i), ("from", "to"), report);
    }
    let topics = state.general_law.iter().enumerate();
    check_versions(
        topics.map(|(i, law)| {
            let period = Period { from: law.from, to: law.to };
            (entry("general_law", i), Topic::as_str(&law.topic), period)
        }),
        "the general law on",
        report,
    );
    for (i, decision) in state.overrides.iter().enumerate() {
        let period = Period { from: decision.from, to: decision.to };
        check_forward(period, &entry("override", i), ("from", "to"), report);
    }
}

/// A part of an act: its period runs forward and begins no earlier than the act.
fn check_within(act: &Act, period: Period, route: &Route, report: &mut Report<'_>) {
    check_forward(period, route, ("from", "to"), report);
    if let (Some(from), Some(commenced)) = (period.from, act.commenced)
        && from < commenced
    {
        report.push(
            Code::BeforeCommencement,
            route.key("from"),
            format!("this begins on {from}, before its act, which commenced on {commenced}"),
            "mend one of the dates; leave `from` out for the act's commencement",
        );
    }
}

/// A period has at least one day.
fn check_forward(
    period: Period,
    route: &Route,
    (first, last): (&str, &str),
    report: &mut Report<'_>,
) {
    if let (Some(from), Some(to)) = (period.from, period.to)
        && to <= from
    {
        report.push(
            Code::PeriodReversed,
            route.key(last),
            format!("`{last}` is {to}, but `{first}` is {from}: there is no day between them"),
            format!("`{last}` is the first day on which it is over, later than `{first}`"),
        );
    }
}

/// No two versions of one name share a day.
fn check_versions<'a>(
    versions: impl Iterator<Item = (Route, &'a str, Period)>,
    what: &str,
    report: &mut Report<'_>,
) {
    let mut met: Vec<(Route, &str, Period)> = Vec::new();
    for (route, name, period) in versions {
        if met.iter().any(|(_, other, earlier)| *other == name && earlier.overlaps(period)) {
            let name = if name.is_empty() { String::new() } else { format!(" `{name}`") };
            report.push(
                Code::OverlappingVersions,
                route.key("from"),
                format!("{what}{name} has two versions that are in force on one day"),
                "end the earlier version with `to` on the day on which the later one begins",
            );
        }
        met.push((route, name, period));
    }
}

/// What an offence replaced ends when it begins.
fn check_replaced(
    act: &Act,
    offence: &Offence,
    route: &Route,
    state: &State<'_>,
    report: &mut Report<'_>,
) {
    let Some(replaced) = offence.replaces.as_deref() else { return };
    if offence.status != OffenceStatus::InForce || act.status != ActStatus::Law {
        return;
    }
    let (other, id) = match replaced.split_once('/') {
        None => (act, replaced),
        Some((id, offence)) => match state.acts.iter().find(|act| act.id.as_str() == id) {
            Some(other) => (*other, offence),
            None => return,
        },
    };
    let begins = offence.from.or(act.commenced);
    let still = |old: &&Offence| {
        let ends: Option<LegalDate> = old.to.or(other.repealed);
        let is_law = old.status == OffenceStatus::InForce && other.status == ActStatus::Law;
        is_law && ends.is_none_or(|ends| begins.is_some_and(|begins| ends > begins))
    };
    // Versions of one id are looked at as such.
    let elsewhere = id != offence.id.as_str() || other.id != act.id;
    if elsewhere && other.offences.iter().filter(|old| old.id.as_str() == id).any(|o| still(&o)) {
        let since = begins.map(|day| format!(" on {day}")).unwrap_or_default();
        report.push(
            Code::ReplacedInForce,
            route.key("replaces"),
            format!("the offence `{replaced}` was replaced{since} and is still in force"),
            "end it with `to` on the day on which this one begins",
        );
    }
}
