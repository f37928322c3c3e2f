//! From the facts that a verdict rests on to pinpoints with their basis and confidence.

use std::collections::BTreeMap;

use super::held::{Fact, Ground};
use crate::model::{Act, BasisRef, JurisdictionCode};
use crate::normalize::Law;

/// Pinpoints of facts, each once, with the facts that stand there.
pub(super) fn cite(law: &Law<'_>, facts: &[Fact<'_>]) -> Vec<BasisRef> {
    let mut cited: Vec<BasisRef> = Vec::new();
    for (ground, fact) in facts {
        {
            let reference = citation(law, ground, fact);
            let same_place = |c: &&mut BasisRef| {
                c.act == reference.act
                    && c.law == reference.law
                    && c.provision == reference.provision
                    && c.offence == reference.offence
                    && c.record == reference.record
                    && c.block == reference.block
                    && c.source == reference.source
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

/// The pinpoint of one fact.
fn citation(law: &Law<'_>, ground: &Ground<'_>, fact: &'static str) -> BasisRef {
    let in_file =
        |act: &Act, reference: BasisRef| BasisRef { record: Some(act.id.clone()), ..reference };
    match *ground {
        Ground::Offence(i) => {
            let offence = &law.offences[i];
            let reference = offence.origin_of(fact).cite(Some(&offence.offence.id), &[fact]);
            in_file(offence.act, reference)
        }
        Ground::Provision(i) => {
            let provision = &law.provisions[i];
            in_file(provision.act, provision.origin().cite(None, &[fact]))
        }
        Ground::Definition(i) => {
            let definition = &law.definitions[i];
            in_file(definition.act, definition.origin().cite(None, &["definition"]))
        }
        Ground::Block(name, origins) => BasisRef {
            block: Some(name.to_owned()),
            ..law.origin_among(origins, fact).cite(None, &[fact])
        },
        Ground::Rule(rule) => BasisRef {
            block: Some(format!("general_law.{}", rule.topic)),
            ..law.origin_among(&rule.origins, fact).cite(None, &[fact])
        },
        Ground::Treaty(i) => {
            let treaty = &law.record.jurisdiction.treaties[i];
            law.origin_of_treaty(treaty).cite(None, &[fact])
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
            Ground::Rule(rule) => format!("{code} general_law {}", rule.topic),
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
