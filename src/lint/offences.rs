//! Offences: facts that cannot both be so, and decisions without a reason.

use crate::diag::{Code, Route};
use crate::model::{Act, MeansRequired, Offence, OffenceTier};

use super::wordings::is_blank;
use super::{Report, entry, forms};

/// The rules about the facts of each offence.
pub(super) fn check(act: &Act, report: &mut Report<'_>) {
    for (i, offence) in act.offences.iter().enumerate() {
        let route = entry("offence", i);
        check_means(offence, &route, report);
        check_child(offence, &route, report);
        if !offence.equivalent_to.is_empty() && is_blank(offence.equivalent_reason.as_deref()) {
            report.push(
                Code::EquivalentWithoutReason,
                route.key("equivalent_to"),
                "the offence is a functional equivalent, but nothing says why",
                "add equivalent_reason = \"…\": which conduct of that family it reaches",
            );
        }
        if offence.tier == OffenceTier::Aggravated && offence.base_id.is_none() {
            report.push(
                Code::AggravatedWithoutBase,
                route.key("base_or_aggravated"),
                "the aggravated offence does not say of which offence it is a form",
                "add base_id = \"…\", the id of an offence of the same act",
            );
        }
    }
}

/// An offence without a means element has no list of means.
fn check_means(offence: &Offence, route: &Route, report: &mut Report<'_>) {
    let listed = offence.means.as_ref().is_some_and(|means| !means.is_empty());
    if listed && offence.means_required == Some(MeansRequired::None) {
        report.push(
            Code::MeansNotRequired,
            route.key("means"),
            "means are listed, but means_required = \"none\" says that none need be proved",
            "write means_required = \"listed\", \"any\" or \"adults-only\", or take the list away",
        );
    }
}

/// The child rule: exceptions have a text, ages are ages.
fn check_child(offence: &Offence, route: &Route, report: &mut Report<'_>) {
    let Some(child) = &offence.child else { return };
    let route = route.key("child");
    for (i, exception) in child.exceptions.iter().flatten().enumerate() {
        if is_blank(Some(exception)) {
            report.push(
                Code::ExceptionWithoutText,
                route.key("exceptions").index(i),
                "this exception to the child rule is blank",
                "say which minors are left out, or write exceptions = [] if there are none",
            );
        }
    }
    if let Some(age) = child.age {
        forms::check_age(age, route.key("age"), report);
    }
    for (sex, age) in &child.by_sex {
        forms::check_age(*age, route.key("by_sex").key(sex.as_str()), report);
    }
}
