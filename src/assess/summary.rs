//! The report card of one instrument (section 5.2 of the method): counts and intervals, each with
//! what it is counted over. Unknown counts neither as a gap nor as compliance.

use crate::model::{Element, Finding, Instrument, Level, Severity, Status, Summary};

/// Counts the findings of one instrument. `findings` are in the order of its elements.
pub(super) fn summarize(instrument: &Instrument, findings: &[Finding]) -> Summary {
    let pairs: Vec<(&Element, &Finding)> = instrument.elements.iter().zip(findings).collect();
    let counted = |(element, finding): &&(&Element, &Finding)| {
        element.level.is_mandatory()
            && !finding.reserved
            && !matches!(finding.status, None | Some(Status::NotApplicable))
    };
    let mandatory: Vec<&(&Element, &Finding)> = pairs.iter().filter(counted).collect();
    let assessed =
        |(_, finding): &&&(&Element, &Finding)| finding.status != Some(Status::NotAssessed);
    let met = |(_, finding): &&&(&Element, &Finding)| finding.status.is_some_and(Status::is_met);

    let total = mandatory.len();
    let done = mandatory.iter().filter(assessed).count();
    let halves: u32 =
        mandatory.iter().filter_map(|(_, f)| f.status.and_then(Status::half_weight)).sum();
    let ratio = |halves: f64| halves / 2.0 / total as f64;
    let lower = f64::from(halves);
    let upper = lower + 2.0 * (total - done) as f64;

    let ratio_of = |select: &dyn Fn(&Element) -> bool| {
        let set: Vec<&&(&Element, &Finding)> =
            mandatory.iter().filter(|(e, _)| select(e)).collect();
        let assessed: Vec<&&&(&Element, &Finding)> = set.iter().filter(|p| assessed(p)).collect();
        ((assessed.iter().filter(|p| met(p)).count(), assessed.len()), set.len())
    };
    let (core, core_total) = ratio_of(&Element::is_core);
    let (qualified, _) = ratio_of(&|e| e.level == Level::Qualified);
    let (basic_concepts, _) = ratio_of(&|e| e.level == Level::BasicConcepts);
    let (full, _) = ratio_of(&|_| true);

    // Below four fifths of the core a ratio would tell nothing.
    let enough = core.1 * 5 >= core_total * 4;

    let softer: Vec<&(&Element, &Finding)> = pairs
        .iter()
        .filter(|(e, f)| {
            !e.level.is_mandatory()
                && e.level != Level::Interpretive
                && !matches!(f.status, None | Some(Status::NotApplicable))
        })
        .collect();
    let provided = softer.iter().filter(|(_, f)| f.status.is_some_and(Status::is_met)).count();

    Summary {
        instrument: instrument.id.clone(),
        completeness: (done, total),
        coverage: (total > 0 && enough).then(|| (round(ratio(lower)), round(ratio(upper)))),
        full_compliance: full,
        core,
        core_completeness: (core.1, core_total),
        qualified,
        basic_concepts,
        provided: (provided, softer.len()),
        by_status: Status::ALL
            .iter()
            .map(|s| (*s, findings.iter().filter(|f| f.status == Some(*s)).count()))
            .collect(),
        by_severity: Severity::ALL
            .iter()
            .map(|s| (*s, findings.iter().filter(|f| f.severity == Some(*s)).count()))
            .collect(),
        reserved: findings.iter().filter(|f| f.reserved).map(|f| f.element.clone()).collect(),
    }
}

/// Two decimals: a third would suggest a precision that a legal judgement does not have.
fn round(ratio: f64) -> f64 {
    (ratio * 100.0).round() / 100.0
}
