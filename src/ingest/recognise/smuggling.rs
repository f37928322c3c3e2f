//! Smuggling of migrants: procuring entry, documents, stay, benefit (SoM 3 and 6).

use std::ops::Range;

use super::view::Section;
use super::{Desk, MOST_OFFENCES, trafficking};
use crate::model::{
    Aggravation, AggravationEffect, Benefit, BenefitKind, BenefitRequired, Canonical, Category,
    Confidence, DocumentFacts, DocumentLimb, DocumentType, EntryScope, IllegalEntryDefinition,
    MigrantLiability, Offence, OffenceKind, PersonSmuggled, Relation, Signal, SmugglingFacts,
    StayFacts, StayMeans, Tri, Wording,
};

/// The offences of smuggling, of documents and of stay.
pub(super) fn offences(desk: &mut Desk<'_>) -> Vec<Offence> {
    let mut out = Vec::new();
    out.extend(smuggling(desk));
    out.extend(documents(desk));
    out.extend(stay(desk));
    out
}

/// Procuring illegal entry.
fn smuggling(desk: &mut Desk<'_>) -> Vec<Offence> {
    let mut described: Vec<(Section, Vec<Range<usize>>)> = Vec::new();
    for section in &desk.sections {
        if !desk.punishes(&section.span)
            || desk.headed(section, &[Signal::Attempt, Signal::LegalPerson, Signal::TravelDocument])
        {
            continue;
        }
        let named = desk.headed(section, &[Signal::SmugglingName]);
        let words: Vec<Range<usize>> = section
            .statements
            .iter()
            .filter(|statement| procures_entry(desk, statement, named))
            .cloned()
            .collect();
        if !words.is_empty() {
            described.push((section.clone(), words));
        }
    }
    let definition = desk.definitions_of(Signal::SmugglingName).next().cloned();
    if let Some(definition) = definition
        && let Some(section) = trafficking::punishing(desk, Signal::SmugglingName, &definition.body)
    {
        described
            .retain(|(s, _)| s.span != section.span && !s.span.contains(&definition.body.start));
        described.insert(0, (section, vec![definition.body.clone()]));
    }
    described.truncate(MOST_OFFENCES);
    let mut out = Vec::new();
    for (section, mut words) in described {
        let mut offence = desk.offence(OffenceKind::Som, &section);
        let place = words[0].clone();
        words.push(section.span.clone());
        let (conduct, around) = (words[..words.len() - 1].to_vec(), words);
        let facts = facts(desk, &conduct, &around, &mut offence);
        offence.som = Some(facts);
        complete(desk, &conduct, &section, &mut offence);
        let place = desk.view.sentence_at(place.clone(), place.start);
        offence.origins.push(desk.origin(&["som"], &place, Confidence::Low));
        out.push(offence);
    }
    out
}

/// Whether a statement is about bringing others into a State against its law.
fn procures_entry(desk: &Desk<'_>, statement: &Range<usize>, named: bool) -> bool {
    let view = desk.view;
    let entry = view.has(statement, Signal::Entry);
    let illegal = view.has(statement, Signal::IllegalEntry);
    let others = view.any(statement, &[Signal::NonResident, Signal::NonCitizen, Signal::Migrant]);
    let verbs = view.terms(statement, Category::Smuggling).iter().any(|(_, sense)| {
        sense.canonical.as_str() == "procure-entry" && sense.relation() >= Relation::Narrower
    });
    let facilitates = view.any(statement, &[Signal::Facilitate, Signal::Convey]);
    let trafficking = desk.has_purpose(statement) && view.has(statement, Signal::Exploitation);
    !trafficking
        && (named && (entry || verbs)
            || verbs && (illegal || others)
            || entry && illegal && others && facilitates)
}

/// Facts of smuggling from the words that describe it.
fn facts(
    desk: &mut Desk<'_>,
    conduct: &[Range<usize>],
    around: &[Range<usize>],
    offence: &mut Offence,
) -> SmugglingFacts {
    let view = desk.view;
    let any = |ranges: &[Range<usize>], signal| ranges.iter().any(|r| view.has(r, signal));
    let mut verbs = Vec::new();
    for words in conduct {
        verbs.extend(view.terms(words, Category::Smuggling));
    }
    verbs.retain(|(_, sense)| {
        matches!(sense.canonical.as_str(), "procure-entry" | "transit" | "finance-or-profit")
    });
    let said: String = conduct.iter().map(|w| view.words(w).to_lowercase()).collect();
    let own = any(conduct, Signal::Entry) || !verbs.is_empty();
    let other = conduct.iter().any(|words| near(desk, words, Signal::Entry, Signal::AnyState));
    let elsewhere = any(conduct, Signal::OtherState) || any(conduct, Signal::AnyState);
    let mut verbs = desk.wordings(&verbs);
    verbs.extend(facilitation(desk, conduct));
    if verbs.is_empty() {
        desk.ask(&conduct[0], "which conduct of smuggling the words reach");
    }
    let facts = SmugglingFacts {
        entry_scope: if other {
            Some(EntryScope::Any)
        } else {
            (own && !elsewhere && desk.silence_tells()).then_some(EntryScope::Own)
        },
        verbs: (!verbs.is_empty()).then_some(verbs),
        roles_reached: None,
        person_smuggled: if any(around, Signal::NonResident)
            || (said.contains("national") && said.contains("permanent resident"))
        {
            Some(PersonSmuggled::NonNationalNonPr)
        } else if any(conduct, Signal::NonCitizen) {
            Some(PersonSmuggled::NonCitizen)
        } else {
            None
        },
        illegal_entry_definition: illegal_entry(desk),
        covers_exit: Tri::from(any(conduct, Signal::Exit)),
        covers_transit: Tri::from(any(conduct, Signal::Transit)),
        migrant_liability: migrant_liability(desk),
        humanitarian_exclusion: Tri::Unknown,
    };
    if facts.covers_exit.is_yes() || facts.covers_transit.is_yes() {
        // A word may speak of the exit without reaching it; a person decides.
        desk.ask(&conduct[0], "whether exit and transit are reached");
    }
    offence.punishable = Tri::Yes;
    facts
}

/// How far apart, in bytes, words of one phrase may stand.
const PHRASE: usize = 90;

/// Languages in which the verb follows what it governs.
const VERB_LAST: [&str; 9] = ["ja", "ko", "tr", "mn", "hi", "ne", "bn", "si", "ta"];

/// Whether one signal stands within a phrase of another.
fn near(desk: &Desk<'_>, words: &Range<usize>, one: Signal, other: Signal) -> bool {
    let others: Vec<Range<usize>> =
        desk.view.marks.signals(words.clone(), other).map(|mark| mark.span.clone()).collect();
    desk.view.marks.signals(words.clone(), one).any(|mark| {
        others.iter().any(|o| o.start < mark.span.end + PHRASE && mark.span.start < o.end + PHRASE)
    })
}

/// Verbs of making entry possible that stand before entry: facilitating is procuring entry in full,
/// bringing a part of it.
fn facilitation(desk: &Desk<'_>, conduct: &[Range<usize>]) -> Vec<Wording> {
    let canonical: Canonical = "procure-entry".parse().expect("a canonical term");
    let mut out: Vec<Wording> = Vec::new();
    if VERB_LAST.contains(&desk.view.marks.cues().language.as_str()) {
        return out;
    }
    for (signal, relation) in
        [(Signal::Facilitate, Relation::Exact), (Signal::Convey, Relation::Narrower)]
    {
        for words in conduct {
            for mark in desk.view.marks.signals(words.clone(), signal) {
                let to = (mark.span.end + PHRASE).min(words.end);
                let after = desk.view.whole_characters(mark.span.end..to);
                let Some(entry) = desk
                    .view
                    .first(&after, Signal::Entry)
                    .or_else(|| desk.view.first(&after, Signal::IllegalEntry))
                else {
                    continue;
                };
                let term = desk.plain_words(&(mark.span.start..entry.end.max(mark.span.end)));
                if out.iter().all(|w| w.relation != Some(relation)) {
                    out.push(Wording {
                        canonical: Some(canonical.clone()),
                        relation: Some(relation),
                        reason: Some("read before the entry of another person".to_owned()),
                        ..Wording::plain(&term)
                    });
                }
            }
        }
    }
    out
}

/// How the law says when entry is illegal: by its own definition, else by requirements of entry.
fn illegal_entry(desk: &Desk<'_>) -> Option<IllegalEntryDefinition> {
    let defined = desk.definitions_of(Signal::IllegalEntry).next().is_some();
    let required = desk.sections.iter().any(|s| {
        s.statements
            .iter()
            .any(|x| desk.view.has(x, Signal::IllegalEntry) && desk.view.has(x, Signal::Entry))
    });
    (defined || required).then_some(IllegalEntryDefinition::ByRequirements)
}

/// Whether the migrant is kept out of liability.
fn migrant_liability(desk: &Desk<'_>) -> Option<MigrantLiability> {
    let excluded = desk.sections.iter().any(|section| {
        section.statements.iter().any(|statement| {
            desk.view.sentences(statement.clone()).iter().any(|sentence| {
                desk.view.has(sentence, Signal::NotLiable)
                    && desk.view.has(sentence, Signal::Migrant)
            })
        })
    });
    excluded.then_some(MigrantLiability::Excluded)
}

/// Sets what is read alike for every offence of the family: benefit, limits, aggravations, punishment.
fn complete(desk: &Desk<'_>, conduct: &[Range<usize>], section: &Section, offence: &mut Offence) {
    benefit(desk, conduct, section, offence);
    limits(desk, conduct, offence);
    aggravations(desk, offence, section);
    let elsewhere = trafficking::penalty_sections(desk, section);
    desk.punish(offence, std::slice::from_ref(&section.span), &elsewhere);
}

/// The benefit element.
fn benefit(desk: &Desk<'_>, conduct: &[Range<usize>], section: &Section, offence: &mut Offence) {
    let view = desk.view;
    let here = conduct.iter().find_map(|w| {
        Some((
            w.clone(),
            view.first(w, Signal::Benefit).or_else(|| view.first(w, Signal::BenefitOther))?,
        ))
    });
    let benefit = match here {
        Some((words, at)) => {
            let sentence = view.sentence_at(words, at.start);
            // "Profit" alone may be all that is meant, or not; a person decides.
            let kinds = view
                .has(&sentence, Signal::BenefitOther)
                .then(|| vec![BenefitKind::Financial, BenefitKind::OtherMaterial]);
            offence.origins.push(desk.origin(&["benefit"], &at, Confidence::Medium));
            let indirect = view.has(&sentence, Signal::Indirect);
            Benefit {
                required: Some(BenefitRequired::RequiredAsPurpose),
                kinds,
                direct_indirect: if indirect { Tri::Yes } else { Tri::Unknown },
                for_third_party: Tri::Unknown,
            }
        }
        None => {
            let aggravates = view.any(&section.span, &[Signal::Benefit, Signal::BenefitOther]);
            let place = view.sentence_at(conduct[0].clone(), conduct[0].start);
            offence.origins.push(desk.origin(&["benefit"], &place, Confidence::Low));
            let required =
                if aggravates { BenefitRequired::Aggravating } else { BenefitRequired::No };
            Benefit { required: Some(required), ..Benefit::default() }
        }
    };
    offence.benefit = Some(benefit);
}

/// What an offence of smuggling does not ask for.
fn limits(desk: &Desk<'_>, conduct: &[Range<usize>], offence: &mut Offence) {
    if !conduct.iter().any(|words| desk.view.has(words, Signal::Group)) {
        offence.ocg_required = Tri::No;
        offence.extra_elements = Some(Vec::new());
        let place = desk.view.sentence_at(conduct[0].clone(), conduct[0].start);
        offence.origins.push(desk.origin(
            &["ocg_required", "extra_elements"],
            &place,
            Confidence::Low,
        ));
    }
}

/// The aggravating circumstances: those of the offence's own section, and those of sections under such
/// a heading, which speak for every offence of the act. A text that has none says so.
fn aggravations(desk: &Desk<'_>, offence: &mut Offence, section: &Section) {
    let mut out: Vec<Aggravation> = Vec::new();
    let mut announced = false;
    for other in &desk.sections {
        let own = other.span == section.span;
        let of_smuggling = desk.headed(other, &[Signal::SmugglingName])
            || !desk.headed(other, &[Signal::TraffickingName]);
        let aggravated = desk.headed(other, &[Signal::Aggravation]) && of_smuggling;
        announced |= aggravated;
        if !(own || aggravated && speaks_for(desk, other, section, offence.kind)) {
            continue;
        }
        let effect = effect(desk, other);
        for (range, sense) in desk.view.terms(&other.span, Category::Aggravation) {
            if out.iter().any(|a| a.canonical.as_ref() == Some(sense.canonical)) {
                continue;
            }
            out.push(Aggravation {
                canonical: Some(sense.canonical.clone()),
                relation: Some(sense.relation()),
                term: Some(desk.plain_words(&range)),
                effect,
                range: None,
                min: None,
                max: None,
                provision: Some(desk.view.citation_at(range.start)),
            });
        }
    }
    let named = |canonical: &str| {
        out.iter().any(|a| a.canonical.as_ref().is_some_and(|c| c.as_str() == canonical))
    };
    let whole = desk.silence_tells() && (!out.is_empty() || !announced);
    if whole || named("danger-life") && named("inhuman-degrading") {
        offence.aggravations = Some(out);
    }
}

/// Whether a section on aggravating circumstances speaks for an offence: for smuggling always, for the
/// others where it names their section or every offence of the act.
fn speaks_for(desk: &Desk<'_>, aggravating: &Section, of: &Section, kind: OffenceKind) -> bool {
    let number = of.provision.map(|p| desk.view.text.provisions[p].number.as_str());
    let words = desk.view.words(&aggravating.span);
    kind == OffenceKind::Som
        || number
            .is_some_and(|number| !number.is_empty() && trafficking::names_section(words, number))
        || ["under this act", "under this part", "under this law", "under this chapter"]
            .iter()
            .any(|all| words.to_lowercase().contains(all))
        || desk.view.marks.cues().language != "en"
            && desk.view.has(&aggravating.span, Signal::OffencesOfAct)
}

/// What the aggravating circumstances of a section do to the punishment.
fn effect(desk: &Desk<'_>, section: &Section) -> AggravationEffect {
    let found = desk.penalties.penalties(desk.view.words(&section.span));
    match found.first() {
        Some(found) if found.penalties.min.is_some() => AggravationEffect::HigherMin,
        Some(_) if desk.headed(section, &[Signal::Aggravation]) => {
            AggravationEffect::SeparateOffence
        }
        Some(_) => AggravationEffect::HigherMax,
        None => AggravationEffect::SentencingFactor,
    }
}

/// Conduct about documents that the protocol names: producing, procuring, providing, possessing.
const DOCUMENT_CONDUCT: usize = 4;

/// Offences about travel and identity documents.
fn documents(desk: &Desk<'_>) -> Vec<Offence> {
    let mut out = Vec::new();
    for section in &desk.sections {
        let headed = desk.headed(section, &[Signal::TravelDocument, Signal::IdentityDocument]);
        let words: Vec<Range<usize>> = section
            .statements
            .iter()
            .filter(|statement| {
                let view = desk.view;
                let of_travel = view
                    .any(statement, &[Signal::TravelDocument, Signal::IdentityDocument])
                    && view.any(
                        statement,
                        &[Signal::Falsified, Signal::ImproperlyIssued, Signal::Impostor],
                    )
                    && (headed || view.has(statement, Signal::Offence));
                let for_smuggling = view.has(statement, Signal::Document)
                    && view.any(statement, &[Signal::SmugglingName, Signal::IllegalEntry])
                    && view.has(statement, Signal::PurposeIntro);
                (of_travel || for_smuggling) && desk.punishes(&section.span)
            })
            .cloned()
            .collect();
        let mut verbs = Vec::new();
        for statement in &words {
            verbs.extend(desk.view.terms(statement, Category::Smuggling));
        }
        verbs.retain(|(_, sense)| {
            sense.canonical.as_str().ends_with("-document") && sense.relation().fills()
        });
        if words.is_empty() || verbs.is_empty() || out.len() == MOST_OFFENCES {
            continue;
        }
        let conduct: std::collections::BTreeSet<&str> =
            verbs.iter().map(|(_, sense)| sense.canonical.as_str()).collect();
        let mut verbs = desk.wordings(&verbs);
        if conduct.len() < DOCUMENT_CONDUCT {
            // Sections on documents say the rest in many ways; nothing is called missing from them.
            verbs.push(Wording::plain("other words of the provision"));
        }
        let any = |signal| words.iter().any(|w| desk.view.has(w, signal));
        let mut types = Vec::new();
        let mut limbs = Vec::new();
        for (signal, kind) in [
            (Signal::TravelDocument, DocumentType::Travel),
            (Signal::IdentityDocument, DocumentType::Identity),
        ] {
            if any(signal) {
                types.push(kind);
            }
        }
        for (signal, limb) in [
            (Signal::Falsified, DocumentLimb::Falsified),
            (Signal::ImproperlyIssued, DocumentLimb::ImproperlyIssued),
            (Signal::Impostor, DocumentLimb::Impostor),
        ] {
            if any(signal) {
                limbs.push(limb);
            }
        }
        let mut offence = desk.offence(OffenceKind::Document, section);
        offence.documents = Some(DocumentFacts {
            types: (!types.is_empty()).then_some(types),
            issuer_scope: None,
            limbs: (!limbs.is_empty()).then_some(limbs),
            limbs_by_case_law: None,
            verbs: Some(verbs),
            purpose_link: Tri::Unknown,
            migrant_own_possession: Tri::Unknown,
        });
        let place = desk.view.sentence_at(words[0].clone(), words[0].start);
        offence.origins.push(desk.origin(&["documents"], &place, Confidence::Low));
        complete(desk, &words, section, &mut offence);
        out.push(offence);
    }
    out
}

/// Offences of enabling illegal stay.
fn stay(desk: &Desk<'_>) -> Vec<Offence> {
    let mut out = Vec::new();
    for section in &desk.sections {
        if !desk.punishes(&section.span) {
            continue;
        }
        let words: Vec<Range<usize>> = section
            .statements
            .iter()
            .filter(|statement| {
                let view = desk.view;
                let verbs = view.terms(statement, Category::Smuggling).iter().any(|(_, s)| {
                    s.canonical.as_str() == "enable-stay" && s.relation() >= Relation::Narrower
                });
                let others = view.any(
                    statement,
                    &[
                        Signal::NonResident,
                        Signal::NonCitizen,
                        Signal::Migrant,
                        Signal::IllegalEntry,
                    ],
                );
                let said = view.words(statement).to_lowercase();
                let english = view.marks.cues().language == "en";
                let enables = ["harbour", "harbor", "conceal", "enabl", "facilitat", "assist"]
                    .iter()
                    .any(|w| said.contains(w))
                    || !english
                        && (view.has(statement, Signal::Facilitate)
                            || view
                                .terms(statement, Category::Act)
                                .iter()
                                .any(|(_, s)| s.canonical.as_str() == "harbouring"));
                verbs
                    || view.has(statement, Signal::Stay)
                        && others
                        && enables
                        && view.any(statement, &[Signal::Offence, Signal::IllegalEntry])
            })
            .cloned()
            .collect();
        if words.is_empty() || out.len() == MOST_OFFENCES {
            continue;
        }
        let mut offence = desk.offence(OffenceKind::Stay, section);
        let said: String = words.iter().map(|w| desk.view.words(w).to_lowercase()).collect();
        let by_document = words.iter().any(|w| desk.view.has(w, Signal::TravelDocument));
        let any_illegal =
            said.contains("any other illegal means") || said.contains("other illegal means");
        offence.stay = Some(StayFacts {
            means: if any_illegal && by_document {
                Some(StayMeans::DocOrIllegal)
            } else if by_document {
                None
            } else {
                Some(StayMeans::Any)
            },
        });
        let place = desk.view.sentence_at(words[0].clone(), words[0].start);
        offence.origins.push(desk.origin(&["stay"], &place, Confidence::Low));
        complete(desk, &words, section, &mut offence);
        out.push(offence);
    }
    out
}
