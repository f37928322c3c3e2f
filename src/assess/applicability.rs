//! Conditions without which an element is not applicable (section 2.1.5 of the method).

use super::case::{Case, SMUGGLING};
use super::rules::decide;
use crate::model::{
    BenefitRequired, Condition, Element, ExtraditesNationals, Relation, Rule, Status, Topic, Tri,
};

/// Whether the condition holds. No makes the element not applicable; unknown lets the rule decide.
pub(super) fn holds(case: &Case<'_>, condition: Condition) -> Tri {
    let state = &case.law.record.jurisdiction;
    let concept_known =
        Tri::from(!state.concept_unknown.iter().any(|c| c.element == case.element.id));
    let ocg = case.law.ocg;
    match condition {
        Condition::AttemptKnown => state.attempt_known.and(concept_known),
        Condition::ConceptKnown => concept_known,
        Condition::StayMeasure => stay_measure(case),
        Condition::PossessionOffence => possession_offence(case),
        Condition::BenefitElement => benefit_element(case),
        Condition::CoastOrRegister => !state.landlocked.and(!state.ship_register),
        Condition::GroupDefined => ocg.map_or(Tri::Unknown, |b| b.defined),
        Condition::GroupRequired => ocg.map_or(Tri::Unknown, |b| b.group_required),
        Condition::GroupOrOvertAct => {
            ocg.map_or(Tri::Unknown, |b| b.group_required.or(b.overt_act_required))
        }
        Condition::ConfiscationByTreaty => {
            let topic: Topic = "confiscation.treaty-basis".parse().expect("a valid topic");
            case.law.general_law(&topic).map_or(Tri::Unknown, |rule| rule.applicable)
        }
        Condition::NationalsNotExtradited => match state.extradites_nationals {
            Some(ExtraditesNationals::Yes) => Tri::No,
            Some(ExtraditesNationals::No | ExtraditesNationals::Conditional) => Tri::Yes,
            Some(ExtraditesNationals::Unknown) | None => Tri::Unknown,
        },
        Condition::NationalsNotSurrendered => match state.extradites_nationals {
            Some(ExtraditesNationals::Yes | ExtraditesNationals::Conditional) => Tri::No,
            Some(ExtraditesNationals::No) => Tri::Yes,
            Some(ExtraditesNationals::Unknown) | None => Tri::Unknown,
        },
        Condition::ExtraditionByTreaty => treaty_dependent(case),
        Condition::ExtraditionByOtherTreaty => treaty_dependent(case)
            .and(case.law.extradition.map_or(Tri::Unknown, |b| !b.convention_as_basis)),
        Condition::ExtraditionWithoutTreaty => !treaty_dependent(case),
    }
}

fn treaty_dependent(case: &Case<'_>) -> Tri {
    case.law.extradition.map_or(Tri::Unknown, |b| b.treaty_dependent)
}

/// A measure allowing victims to stay exists: TiP 7(1) is not absent.
fn stay_measure(case: &Case<'_>) -> Tri {
    let topic: Topic = "victim.residence".parse().expect("a valid topic");
    // TiP 7(1) is judged as an element in a law or other binding form; only its absence matters.
    let residence = Element { rule: Rule::Provision(topic), ..case.element.clone() };
    let status = decide(&Case { element: &residence, ..*case }, &residence.rule).status;
    match status {
        Some(Status::Absent) => Tri::No,
        Some(Status::NotAssessed) | None => Tri::Unknown,
        Some(_) => Tri::Yes,
    }
}

/// Some document offence punishes possession.
fn possession_offence(case: &Case<'_>) -> Tri {
    let set = case.kind(crate::model::OffenceKind::Document);
    if set.is_empty() && !case.surveyed(&[crate::model::OffenceKind::Document]) {
        return Tri::Unknown;
    }
    set.iter().fold(Tri::No, |known, i| {
        let has = case.offence(*i).document_verbs.has("possess-document");
        known.or(if has.relation > Relation::Related {
            Tri::Yes
        } else if has.unsettled {
            Tri::Unknown
        } else {
            Tri::No
        })
    })
}

/// Some smuggling, document or stay offence asks for a benefit.
fn benefit_element(case: &Case<'_>) -> Tri {
    let set = case.kinds(&SMUGGLING);
    if set.is_empty() && !case.surveyed(&SMUGGLING) {
        return Tri::Unknown;
    }
    set.iter().fold(Tri::No, |known, i| {
        let required = case.offence(*i).offence.benefit.as_ref().and_then(|b| b.required);
        known.or(match required {
            Some(BenefitRequired::RequiredAsPurpose | BenefitRequired::RequiredReceived) => {
                Tri::Yes
            }
            Some(BenefitRequired::No | BenefitRequired::Aggravating) => Tri::No,
            Some(BenefitRequired::Unknown) | None => Tri::Unknown,
        })
    })
}
