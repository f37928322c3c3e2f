//! The State's own file: a reviewer's decisions, and reservations.

use crate::diag::{Code, Route};
use crate::model::{
    AggravationSet, BenefitOf, Jurisdiction, OffenceKind, RecordSet, ReservationKind, Rule, Status,
    Survey, Topic,
};

use super::{Known, Report, State, entry};

/// The rules about decisions and reservations.
pub(super) fn check(
    jurisdiction: &Jurisdiction,
    state: &State<'_>,
    known: &Known<'_>,
    report: &mut Report<'_>,
) {
    for (i, treaty) in jurisdiction.treaties.iter().enumerate() {
        for (j, reservation) in treaty.reservations.iter().enumerate() {
            if reservation.kind == ReservationKind::Substance && reservation.elements.is_empty() {
                report.push(
                    Code::ReservationWithoutElements,
                    entry("treaty", i).key("reservations").index(j).key("kind"),
                    format!(
                        "the reservation to {} touches a duty of substance and names no element",
                        reservation.article
                    ),
                    "add elements = [\"…\"]: those that leave the mandatory count",
                );
            }
        }
    }
    for (i, decision) in jurisdiction.overrides.iter().enumerate() {
        let Some(element) = known.elements.get(decision.element.as_str()) else { continue };
        if decision.status == Status::Absent && state.whole {
            let route = entry("override", i).key("status");
            check_absent(&element.rule, jurisdiction, state, &route, report);
        }
    }
}

/// "Absent" needs somebody to have looked: an offence of the family on record, or a survey.
fn check_absent(
    rule: &Rule,
    jurisdiction: &Jurisdiction,
    state: &State<'_>,
    route: &Route,
    report: &mut Report<'_>,
) {
    let surveyed = |survey: Option<&Survey>| survey.is_some_and(|survey| survey.surveyed);
    let mut complain = |what: String, list: &str, name: &str| {
        report.push(
            Code::AbsentNotSurveyed,
            route.clone(),
            format!("the element is called absent, but nobody has looked for {what}"),
            format!("record the survey as `{list}.\"{name}\"`, or wait with the decision"),
        );
    };
    for kind in families(rule) {
        let on_record = state
            .acts
            .iter()
            .flat_map(|act| &act.offences)
            .any(|offence| offence.kind == kind || offence.equivalent_to.contains(&kind));
        if !on_record && !surveyed(jurisdiction.surveyed_families.get(&kind)) {
            complain(format!("offences of the family {kind}"), "surveyed_families", kind.as_str());
        }
    }
    for topic in topics(rule) {
        let on_record = state
            .acts
            .iter()
            .flat_map(|act| &act.provisions)
            .map(|provision| &provision.topic)
            .chain(jurisdiction.general_law.iter().map(|law| &law.topic))
            .any(|known| known == topic);
        // The survey of a group answers for its topics, as it does for a finding.
        let group = topic.as_str().split('.').next().unwrap_or_default();
        let topics = &jurisdiction.surveyed_topics;
        if !on_record && !surveyed(topics.get(topic).or_else(|| topics.get(group))) {
            complain(format!("the topic {topic}"), "surveyed_topics", topic.as_str());
        }
    }
}

/// The families of offences among which a rule looks.
fn families(rule: &Rule) -> Vec<OffenceKind> {
    use OffenceKind::{Corruption, Document, Som, Stay, Tip};
    let of_set = |set: RecordSet| match set {
        RecordSet::Tip | RecordSet::All => vec![Tip],
        RecordSet::SomAll => vec![Som, Document, Stay],
        RecordSet::SomCore => vec![Som, Stay],
        RecordSet::SomBii => vec![Document],
        RecordSet::Corruption => vec![Corruption],
    };
    match rule {
        Rule::Offence(kinds) => kinds.clone(),
        Rule::Act(_)
        | Rule::Means(_)
        | Rule::Purpose(_)
        | Rule::OpenList
        | Rule::NoResult
        | Rule::Consent
        | Rule::ChildMeans
        | Rule::ChildScope
        | Rule::ChildAge
        | Rule::Victim
        | Rule::NoMove
        | Rule::SaarcTrafficking => vec![Tip],
        Rule::NoBorder(set)
        | Rule::NoOcg(set)
        | Rule::Intent(set)
        | Rule::Attempt(set)
        | Rule::Participation(set, _)
        | Rule::Regime(set) => of_set(*set),
        Rule::Aggravation(kind, _) => vec![*kind],
        Rule::AggravationSet(AggravationSet::ModelSom) => vec![Som],
        Rule::AggravationSet(_) => vec![Tip],
        Rule::Benefit(BenefitOf::Document)
        | Rule::Document(_)
        | Rule::DocumentDefinition(_)
        | Rule::OwnDocument => vec![Document],
        Rule::Benefit(BenefitOf::Stay) | Rule::StayMeans => vec![Stay],
        Rule::Benefit(BenefitOf::Smuggling)
        | Rule::AggravationScope
        | Rule::AggravationParticipants
        | Rule::BenefitScope
        | Rule::SmugglingConduct
        | Rule::EntryScope
        | Rule::SmugglingObject
        | Rule::IllegalEntry
        | Rule::NonLiability
        | Rule::Humanitarian => vec![Som],
        Rule::All(rules) => rules.iter().flat_map(families).collect(),
        // Topics have surveys of their own; a block of the general law is on record or not.
        _ => Vec::new(),
    }
}

/// The topics among whose provisions a rule looks.
fn topics(rule: &Rule) -> Vec<&Topic> {
    match rule {
        Rule::Provision(topic) | Rule::Designate(topic, _) | Rule::General(topic) => vec![topic],
        Rule::All(rules) => rules.iter().flat_map(topics).collect(),
        _ => Vec::new(),
    }
}
