//! One State, its instruments, one day: findings.
//!
//! [`assess`] normalizes the law of the day, decides every element by the rule that the checklist
//! names for it, and adds what a reader needs beside the statuses: treaty positions, conduct space,
//! report cards and flags. The order of evaluation is that of section 2.1.3 of the method.

mod applicability;
mod basis;
mod case;
mod conduct_space;
mod flags;
mod held;
mod reach;
mod rules;
mod severity;
mod summary;
mod treaty;
mod verdict;

pub use reach::{ACTS, MEANS, PURPOSES};

use std::borrow::Cow;

use crate::conduct::SpaceError;
use crate::model::{
    AppliedOverride, Assessment, Element, Finding, Instrument, LegalDate, Period, StateRecord,
    Status, TreatyPosition, Tri,
};
use crate::normalize::{Law, Lexicon, law_on};
use case::{Case, Sets};
use verdict::Verdict;

/// Assesses the law of one State on one day against instruments.
///
/// Elements that mirror others show those of the instruments given here.
///
/// # Errors
///
/// When an instrument's axes or targets are inconsistent.
pub fn assess(
    record: &StateRecord,
    instruments: &[Instrument],
    lexicon: &Lexicon<'_>,
    day: LegalDate,
) -> Result<Assessment, SpaceError> {
    let mut whole = law_on(record, lexicon, day);
    let pending = std::mem::take(&mut whole.pending);
    let units = units(&whole);
    let national =
        if units.is_empty() { Cow::Borrowed(&whole) } else { Cow::Owned(without_units(&whole)) };
    let national = national.as_ref();
    let positions: Vec<TreatyPosition> =
        instruments.iter().map(|i| treaty::position(national, i)).collect();
    let required = required_families(national);

    let mut findings = Vec::new();
    let mut conduct = Vec::new();
    let national_sets = Sets::of(national);
    let whole_sets = if units.is_empty() { Sets::default() } else { Sets::of(&whole) };
    for (instrument, position) in instruments.iter().zip(&positions) {
        for element in &instrument.elements {
            let case = Case {
                law: national,
                sets: &national_sets,
                element,
                family: element.family.unwrap_or(instrument.family),
                tip_required: required.0,
                som_required: required.1,
            };
            let mut verdict = decide(&case);
            if !units.is_empty() {
                let with_units = decide(&Case { law: &whole, sets: &whole_sets, ..case });
                verdict = merge_units(verdict, with_units, &units);
            }
            findings.push(finding(&case, instrument, position, verdict));
        }
        if let Some(first) = instrument.elements.first() {
            let case = Case {
                law: national,
                sets: &national_sets,
                element: first,
                family: instrument.family,
                tip_required: required.0,
                som_required: required.1,
            };
            conduct.extend(conduct_space::coverage(&case, instrument)?);
        }
    }
    mirror(instruments, &mut findings);

    let mut summary = Vec::new();
    let mut rest = &findings[..];
    for instrument in instruments {
        let (own, others) = rest.split_at(instrument.elements.len());
        summary.push(summary::summarize(instrument, own));
        rest = others;
    }
    let flags = flags::flags(national, &findings);
    Ok(Assessment {
        jurisdiction: record.jurisdiction.code,
        name: record.jurisdiction.name.clone(),
        as_of: day,
        notice: record.jurisdiction.notice.clone(),
        treaties: positions,
        findings,
        conduct,
        summary,
        flags,
        pending,
    })
}

/// Applicability first, then the rule (section 2.1.3, steps 1 to 4).
fn decide<'a>(case: &Case<'a>) -> Verdict<'a> {
    if let Some(condition) = case.element.applies_if
        && applicability::holds(case, condition) == Tri::No
    {
        return Verdict::new(
            Status::NotApplicable,
            format!("it applies only where {}", condition.describe()),
        );
    }
    rules::decide(case, &case.element.rule)
}

/// A verdict as a finding: severity, basis, confidence, reservation, override (steps 5 to 7).
fn finding(
    case: &Case<'_>,
    instrument: &Instrument,
    position: &TreatyPosition,
    verdict: Verdict<'_>,
) -> Finding {
    let element: &Element = case.element;
    let record = &case.law.record.jurisdiction;
    let basis = basis::cite(case.law, &verdict.grounds);
    let overridden = record.overrides.iter().find(|o| {
        o.element == element.id && Period { from: o.from, to: o.to }.contains(case.law.day)
    });
    let status = overridden.map(|o| o.status).or(verdict.status);
    let decided =
        matches!(status, Some(s) if s != Status::NotAssessed && s != Status::NotApplicable);
    Finding {
        element: element.id.clone(),
        instrument: instrument.id.clone(),
        article: element.article.clone(),
        label: element.label.clone(),
        group: element.group.clone(),
        level: element.level,
        form: element.form,
        cluster: element.cluster,
        status,
        severity: status
            .filter(|_| position.bound || !instrument.binding)
            .and_then(|s| severity::severity(element, s)),
        confidence: if decided { basis.iter().map(|b| b.confidence).min() } else { None },
        basis,
        combined: verdict.combined,
        reason: verdict.reason,
        flags: verdict.flags,
        rule: match verdict.row {
            0 => element.rule.to_string(),
            row => format!("{} row {row}", element.rule),
        },
        unknown: basis::name_missing(case.law, &verdict.missing),
        mirrors: verdict.mirrors,
        reserved: treaty::is_reserved(position, element.id.as_str()),
        notes: treaty::declarations_on(case.law, element.id.as_str()),
        overridden: overridden.map(|o| AppliedOverride {
            computed: verdict.status.unwrap_or(Status::NotAssessed),
            reason: o.reason.clone(),
            reviewer: o.reviewer.clone(),
            date: o.date,
        }),
        drafting: element.drafting.clone(),
    }
}

/// Fills in what mirroring elements show, once every other element is decided.
fn mirror(instruments: &[Instrument], findings: &mut [Finding]) {
    let elements = instruments.iter().flat_map(|i| &i.elements);
    let mirrors: Vec<(usize, Vec<usize>)> = elements
        .enumerate()
        .filter_map(|(i, element)| {
            let patterns = element.rule.mirrored();
            if patterns.is_empty() {
                return None;
            }
            let shown = findings
                .iter()
                .enumerate()
                .filter(|(_, f)| patterns.iter().any(|p| p.shows(f.element.as_str())))
                .map(|(j, _)| j)
                .collect();
            Some((i, shown))
        })
        .collect();
    for (i, shown) in mirrors {
        findings[i].mirrors =
            shown.iter().map(|j| (findings[*j].element.clone(), findings[*j].status)).collect();
    }
}

/// Which families are required where an element asks for both (section 2.1.4): a family whose
/// Protocol does not bind the State is left out when the other one does.
fn required_families(law: &Law<'_>) -> (bool, bool) {
    let outside = |instrument: &str| {
        law.record
            .jurisdiction
            .treaties
            .iter()
            .find(|t| t.instrument == *instrument)
            .is_some_and(|t| !treaty::is_party(t, law.day))
    };
    match (outside("tip"), outside("som")) {
        (true, false) => (false, true),
        (false, true) => (true, false),
        (true, true) | (false, false) => (true, true),
    }
}

/// Units of the State whose own law is recorded (section 4.6).
fn units(law: &Law<'_>) -> Vec<String> {
    let mut units: Vec<String> = law
        .offences
        .iter()
        .map(|o| o.act)
        .chain(law.provisions.iter().map(|p| p.act))
        .flat_map(|act| act.units.iter().cloned())
        .collect();
    units.sort_unstable();
    units.dedup();
    units
}

/// The law with full territorial reach.
fn without_units<'r>(law: &Law<'r>) -> Law<'r> {
    let mut national = law.clone();
    national.offences.retain(|o| o.act.units.is_empty());
    national.provisions.retain(|p| p.act.units.is_empty());
    national.definitions.retain(|d| d.act.units.is_empty());
    national
}

/// An element that only the law of some units meets is partial, with the list of units.
fn merge_units<'a>(
    national: Verdict<'a>,
    with_units: Verdict<'a>,
    units: &[String],
) -> Verdict<'a> {
    let met = |v: &Verdict<'_>| v.status.is_some_and(Status::is_met);
    if met(&national) || !met(&with_units) {
        return national;
    }
    Verdict {
        status: Some(Status::Partial),
        reason: format!("only the law of {} reaches it", units.join(", ")),
        ..national
    }
}
