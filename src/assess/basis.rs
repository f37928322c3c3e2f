//! From the facts that a verdict rests on to pinpoints with their basis and confidence.

use std::collections::BTreeMap;

use super::held::{Fact, Ground};
use crate::model::{BasisRef, JurisdictionCode};
use crate::normalize::Law;

/// Pinpoints of facts, each once, with the facts that stand there.
pub(super) fn cite(law: &Law<'_>, facts: &[Fact<'_>]) -> Vec<BasisRef> {
    let mut cited: Vec<BasisRef> = Vec::new();
    for (ground, fact) in facts {
        for reference in citations(law, ground, fact) {
            let same_place = |c: &&mut BasisRef| {
                c.act == reference.act
                    && c.law == reference.law
                    && c.provision == reference.provision
                    && c.offence == reference.offence
                    && c.basis == reference.basis
                    && c.confidence == reference.confidence
                    && c.disputed == reference.disputed
            };
            match cited.iter_mut().find(same_place) {
                Some(known) => {
                    for fact in reference.facts {
                        if !known.facts.contains(&fact) {
                            known.facts.push(fact);
                        }
                    }
                }
                None => cited.push(reference),
            }
        }
    }
    cited
}

/// Pinpoints of one fact.
fn citations(law: &Law<'_>, ground: &Ground<'_>, fact: &'static str) -> Vec<BasisRef> {
    match *ground {
        Ground::Offence(i) => {
            let offence = &law.offences[i];
            vec![offence.origin_of(fact).cite(Some(&offence.offence.id), &[fact])]
        }
        Ground::Provision(i) => vec![law.provisions[i].origin().cite(None, &[])],
        Ground::Definition(i) => vec![law.definitions[i].origin().cite(None, &["definition"])],
        Ground::Block(_, origins) => {
            vec![law.origin_among(origins, fact).cite(None, &[fact])]
        }
        Ground::Treaty(i) => {
            let treaty = &law.record.jurisdiction.treaties[i];
            vec![law.origin_of_treaty(treaty).cite(None, &[fact])]
        }
    }
}

/// Names of facts that nobody has recorded, for the work list of a coder.
pub(super) fn name_missing(law: &Law<'_>, facts: &[Fact<'_>]) -> Vec<String> {
    let code: JurisdictionCode = law.record.jurisdiction.code;
    let mut places: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (ground, fact) in facts {
        let place = match *ground {
            Ground::Offence(i) => {
                format!("{}/{}", law.offences[i].act.id, law.offences[i].offence.id)
            }
            Ground::Provision(i) => {
                let provision = &law.provisions[i];
                format!("{} {}", provision.act.id, provision.provision.provision)
            }
            Ground::Definition(i) => {
                let definition = &law.definitions[i];
                format!("{} {}", definition.act.id, definition.definition.provision)
            }
            Ground::Block(name, _) => format!("{code} {name}"),
            Ground::Treaty(i) => {
                format!("{code} treaty {}", law.record.jurisdiction.treaties[i].instrument)
            }
        };
        let known = places.entry(place).or_default();
        if !known.contains(fact) {
            known.push(fact);
        }
    }
    places.into_iter().map(|(place, facts)| format!("{place}: {}", facts.join(", "))).collect()
}
