//! Provisions that are no offences: non-punishment of victims, and topics of protection, cooperation
//! and prevention.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Desk;
use crate::ingest::Sign;
use crate::model::{
    Confidence, Force, LiabilityType, NonPunishment, NonPunishmentMode, Provision, Signal, Topic,
    Tri,
};

/// Non-punishment of victims, where a sentence grants it.
pub(super) fn non_punishment(desk: &Desk<'_>) -> Option<NonPunishment> {
    let view = desk.view;
    for section in &desk.sections {
        for statement in &section.statements {
            for sentence in view.sentences(statement.clone()) {
                if !view.has(&sentence, Signal::NotLiable) || !view.has(&sentence, Signal::Victim) {
                    continue;
                }
                let said = view.words(&sentence).to_lowercase();
                let immigration =
                    ["illegal entry", "enter", "unlawful entry", "immigration", "residence"]
                        .iter()
                        .any(|w| said.contains(w));
                let criminal = ["criminal", "offence", "prosecut", "crime", "unlawful act"]
                    .iter()
                    .any(|w| said.contains(w));
                let mut types = Vec::new();
                if criminal {
                    types.push(LiabilityType::Criminal);
                }
                if immigration {
                    types.push(LiabilityType::Immigration);
                }
                let mode = if said.contains("prosecut") || said.contains("charged") {
                    Some(NonPunishmentMode::NoProsecution)
                } else if said.contains("liable") {
                    Some(NonPunishmentMode::NoLiability)
                } else {
                    let english = view.marks.cues().language == "en";
                    english.then_some(NonPunishmentMode::NoPunishment)
                };
                return Some(NonPunishment {
                    exists: Tri::Yes,
                    liability_types: (!types.is_empty()).then_some(types),
                    test: None,
                    conditional: Tri::Unknown,
                    mode,
                    from: None,
                    to: None,
                    note: None,
                    origins: vec![desk.origin(&[], &sentence, Confidence::Low)],
                });
            }
        }
    }
    None
}

/// Beginnings of topics that serve to find offences and rules of the general part. Records hold these
/// facts elsewhere.
const ELSEWHERE: [&str; 6] =
    ["offence.", "part.", "legal-person.", "group.", "compensation", "non-punishment"];

/// Whether a record has provisions on the topic.
fn is_recorded(topic: &Topic) -> bool {
    ELSEWHERE.iter().all(|beginning| !topic.as_str().starts_with(beginning))
}

/// One provision for each topic that a phrase shows almost alone. Whether it says all that is needed is
/// left to a person.
pub(super) fn provisions(desk: &Desk<'_>) -> Vec<Provision> {
    let mut best: BTreeMap<&Topic, (usize, Range<usize>)> = BTreeMap::new();
    for section in &desk.sections {
        for statement in &section.statements {
            let mut counts: BTreeMap<&Topic, (usize, Range<usize>)> = BTreeMap::new();
            for mark in desk.view.marks.within(statement.clone()) {
                for sign in desk.view.marks.signs(mark) {
                    if let Sign::Topic { topic, strong: true, .. } = sign
                        && is_recorded(topic)
                    {
                        counts.entry(topic).or_insert_with(|| (0, mark.span.clone())).0 += 1;
                    }
                }
            }
            for (topic, (count, at)) in counts {
                let place = best.entry(topic).or_insert_with(|| (0, at.clone()));
                if count > place.0 {
                    *place = (count, at);
                }
            }
        }
    }
    best.into_iter()
        .map(|(topic, (_, at))| {
            let around = desk.view.text.provision_at(at.start);
            let sentence = around.map_or(at.clone(), |p| desk.view.text.provisions[p].span.clone());
            let said = desk.view.words(&sentence).to_lowercase();
            let force = if said.contains(" shall ") || said.contains(" must ") {
                Some(Force::Mandatory)
            } else if said.contains(" may ") {
                Some(Force::Discretionary)
            } else {
                None
            };
            Provision {
                topic: topic.clone(),
                provision: desk.view.citation_at(at.start),
                from: None,
                to: None,
                force,
                scope: None,
                conditional: Tri::Unknown,
                condition: None,
                form: None,
                official: Tri::Unknown,
                limbs_missing: None,
                goes_further: Tri::Unknown,
                applies_to: Vec::new(),
                summary: None,
                source: None,
                basis: None,
                confidence: Some(Confidence::Low),
                passage: Some(desk.passage(&at)),
                note: None,
                disputed: None,
            }
        })
        .collect()
}
