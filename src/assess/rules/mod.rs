//! The decision rules of section 2.1.6 of the method, one file a family. [`decide`] is the index:
//! from the rule that an element names to the function that holds its rows.

mod aggravation;
mod ancillary;
mod cooperation;
mod corporate;
mod definitions;
mod document;
mod general;
mod group;
mod jurisdiction;
mod penalty;
mod provision;
mod scope;
mod smuggling;
mod trafficking;
mod victim;

use super::case::Case;
use super::verdict::{Verdict, worst_of};
use crate::model::{OffenceKind, Rule, Status, Tri};

/// Decides an element by its rule.
pub(super) fn decide<'a>(case: &Case<'a>, rule: &Rule) -> Verdict<'a> {
    match rule {
        Rule::Offence(kinds) => trafficking::offence(case, kinds),
        Rule::Act(act) => trafficking::act(case, act),
        Rule::Means(means) => trafficking::means(case, means),
        Rule::Purpose(purpose) => trafficking::purpose(case, purpose),
        Rule::OpenList => trafficking::open_list(case),
        Rule::NoResult => trafficking::no_result(case),
        Rule::SaarcTrafficking => trafficking::saarc_trafficking(case),
        Rule::Consent => victim::consent(case),
        Rule::ChildMeans => victim::child_needs_no_means(case),
        Rule::ChildScope => victim::child_scope(case),
        Rule::ChildAge => victim::child_age(case),
        Rule::Victim => victim::victim(case),
        Rule::NoBorder(set) => scope::no_border(case, *set),
        Rule::NoMove => scope::no_movement(case),
        Rule::NoOcg(set) => scope::no_group(case, *set),
        Rule::Intent(set) => scope::intent(case, *set),
        Rule::Attempt(set) => ancillary::attempt(case, *set),
        Rule::Participation(set, limb) => ancillary::participation(case, *set, *limb),
        Rule::Regime(set) => ancillary::regime(case, *set),
        Rule::Aggravation(kind, circumstance) => {
            aggravation::aggravation(case, *kind, circumstance)
        }
        Rule::AggravationScope => aggravation::scope(case),
        Rule::AggravationParticipants => aggravation::participants(case),
        Rule::AggravationSet(set) => aggravation::list(case, *set),
        Rule::Benefit(of) => smuggling::benefit_element(case, *of),
        Rule::BenefitScope => smuggling::benefit_scope(case),
        Rule::SmugglingConduct => smuggling::conduct(case),
        Rule::EntryScope => smuggling::entry_scope(case),
        Rule::SmugglingObject => smuggling::object(case),
        Rule::IllegalEntry => smuggling::illegal_entry(case),
        Rule::StayMeans => smuggling::stay_means(case),
        Rule::NonLiability => smuggling::non_liability(case),
        Rule::Humanitarian => smuggling::humanitarian(case),
        Rule::ExitFlag => smuggling::exit_flag(case),
        Rule::Document(verb) => document::verb(case, verb),
        Rule::DocumentDefinition(limb) => document::definition(case, *limb),
        Rule::OwnDocument => document::own_document(case),
        Rule::Provision(topic) => provision::provision(case, topic),
        Rule::Designate(topic, key) => provision::designate(case, topic, *key),
        Rule::Notify(key) => provision::notify(case, *key),
        Rule::General(topic) => general::general(case, topic),
        Rule::Compensation(test) => cooperation::compensation(case, *test),
        Rule::Serious => penalty::serious(case),
        Rule::Sanction => penalty::sanction(case),
        Rule::Limitation => penalty::limitation(case),
        Rule::LegalPerson => corporate::liability(case),
        Rule::LegalPersonNatural => corporate::natural(case),
        Rule::LegalPersonSanction => corporate::sanctions(case),
        Rule::GroupParticipation => group::participation(case),
        Rule::GroupComplicity => group::complicity(case),
        Rule::GroupCoverage => group::coverage(case),
        Rule::GroupDefinition => group::definition(case),
        Rule::Predicate(test) => cooperation::predicate(case, *test),
        Rule::Jurisdiction(base) => jurisdiction::jurisdiction(case, *base),
        Rule::Extraditable => cooperation::extraditable(case),
        Rule::NonPunishment(test) => cooperation::non_punishment(case, *test),
        Rule::VulnerabilityDefinition => definitions::vulnerability(case),
        Rule::Definitions => definitions::exploitation(case),
        Rule::Separate => definitions::separate(case),
        Rule::Mirror(_) => Verdict::text_only("see the elements that this one mirrors"),
        Rule::Info => Verdict::text_only("shown for information; it has no status"),
        Rule::All(rules) => {
            // Mirrors and rules without a status take no part.
            let parts: Vec<Verdict<'a>> = rules
                .iter()
                .map(|rule| decide(case, rule))
                .filter(|v| v.status.is_some_and(|s| s != Status::NotApplicable))
                .collect();
            worst_of(parts).unwrap_or_else(|| Verdict::text_only("see the elements it mirrors"))
        }
    }
}

/// Runs a rule kind by kind, skipping kinds without a record, then takes the worst; when none has a
/// record, the set is empty.
fn each_kind<'a>(
    case: &Case<'a>,
    kinds: &[OffenceKind],
    rule: impl Fn(OffenceKind) -> Verdict<'a>,
) -> Verdict<'a> {
    let verdicts = kinds.iter().copied().filter(|k| !case.kind(*k).is_empty()).map(rule).collect();
    worst_of(verdicts).unwrap_or_else(|| case.empty_set(kinds))
}

/// A block of the general law that nobody recorded.
fn no_block<'a>(name: &str) -> Verdict<'a> {
    Verdict::new(
        Status::NotAssessed,
        format!("nothing is recorded on it for the day (`{name}` of the State's file)"),
    )
}

/// Whether a recorded list contains a value; unknown when there is no list.
fn contains<T: PartialEq>(list: Option<&Vec<T>>, value: &T) -> Tri {
    list.map_or(Tri::Unknown, |l| Tri::from(l.contains(value)))
}
