//! Penalties: a range has its ends in order, and money has a currency.

use crate::diag::{Code, Route};
use crate::model::{Act, Fine, FineUnit, OffenceTier, Penalties, Term};

use super::{Report, entry};

/// The rules about the penalties of each offence.
pub(super) fn check(act: &Act, report: &mut Report<'_>) {
    for (i, offence) in act.offences.iter().enumerate() {
        let route = entry("offence", i);
        for (j, aggravation) in offence.aggravations.iter().flatten().enumerate() {
            let route = route.key("aggravations").index(j);
            check_range(aggravation.min, aggravation.max, &route, report);
        }
        if let Some(penalties) = &offence.penalties {
            check_penalties(penalties, offence.tier, &route.key("penalties"), report);
        }
    }
}

/// The rules about the penalties of one offence.
fn check_penalties(
    penalties: &Penalties,
    tier: OffenceTier,
    route: &Route,
    report: &mut Report<'_>,
) {
    check_range(penalties.min, penalties.max, route, report);
    if let Some(max @ Term::Fixed { .. }) = penalties.max
        && penalties.life.is_yes()
        && tier != OffenceTier::Aggravated
    {
        report.push(
            Code::LifeWithMaximum,
            route.key("max"),
            format!("the maximum is {max}, and life = \"yes\" says that there is none"),
            "leave `max` out if life is available for the base offence; otherwise record life with \
             the aggravating circumstance",
        );
    }
    if let Some(fine) = &penalties.fine {
        check_fine(fine, &route.key("fine"), report);
    }
}

/// The least term is not above the greatest.
fn check_range(min: Option<Term>, max: Option<Term>, route: &Route, report: &mut Report<'_>) {
    if let (Some(min), Some(max)) = (min, max)
        && length(max) < length(min)
    {
        report.push(
            Code::MaximumBelowMinimum,
            route.key("max"),
            format!("the maximum, {max}, is below the minimum, {min}"),
            "look both up again",
        );
    }
}

/// How long a term is, in days, for comparing; life and open terms are longer than any other.
fn length(term: Term) -> u32 {
    match term {
        Term::Fixed { months, days } => months * 30 + days,
        Term::Life | Term::Unlimited => u32::MAX,
    }
}

/// A fine in money has a currency, and its ends are in order.
fn check_fine(fine: &Fine, route: &Route, report: &mut Report<'_>) {
    if let (Some(min), Some(max)) = (fine.min, fine.max)
        && max < min
    {
        report.push(
            Code::MaximumBelowMinimum,
            route.key("max"),
            format!("the greatest fine, {max}, is below the least, {min}"),
            "look both up again",
        );
    }
    let in_money = matches!(fine.unit, None | Some(FineUnit::Absolute));
    match &fine.currency {
        Some(currency) => {
            let well_formed =
                currency.len() == 3 && currency.bytes().all(|b| b.is_ascii_uppercase());
            if !well_formed {
                report.push(
                    Code::CurrencyForm,
                    route.key("currency"),
                    format!("`{currency}` is not a code of ISO 4217"),
                    "write three capital letters, for example \"SGD\"",
                );
            }
        }
        None if in_money && (fine.min.is_some() || fine.max.is_some()) => report.push(
            Code::CurrencyMissing,
            route.key("max"),
            "the fine is an amount of money without a currency",
            "add currency = \"…\", or the unit if it is counted in something else",
        ),
        None => {}
    }
}
