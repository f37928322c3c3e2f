//! Who is liable and where: attempt, participation, legal persons, jurisdiction (TiP 5(2), SoM 6(2),
//! UNTOC 10 and 15).

use std::ops::Range;

use super::Desk;
use super::view::Section;
use crate::model::{
    Attempt, Attribution, Confidence, Corporate, CorporateLiability, CorporateSanction, Extent,
    GeneralOrSpecial, JurisdictionBase, JurisdictionCondition, JurisdictionRule, MentalElement,
    Offence, OffenceKind, Participation, ParticipationMode, PenaltyRelation, Signal, Tri,
};

/// The kinds of offence to which rules of an act as a whole are applied.
const KINDS: [OffenceKind; 4] =
    [OffenceKind::Tip, OffenceKind::Som, OffenceKind::Document, OffenceKind::Stay];

/// Signals of participation and the modes they show.
const MODES: [(Signal, ParticipationMode); 7] = [
    (Signal::Accomplice, ParticipationMode::Accomplice),
    (Signal::Organise, ParticipationMode::Organise),
    (Signal::Direct, ParticipationMode::Direct),
    (Signal::Instigate, ParticipationMode::Instigate),
    (Signal::Conspire, ParticipationMode::Conspire),
    (Signal::Finance, ParticipationMode::Finance),
    (Signal::AccessoryAfter, ParticipationMode::AccessoryAfter),
];

/// Signals that a clause is about liability beyond the offender.
const LIABILITY: [Signal; 5] =
    [Signal::Attempt, Signal::Accomplice, Signal::Conspire, Signal::Instigate, Signal::Organise];

/// Characters within which a word on liability must speak of an offence.
const NEAR: usize = 45;

/// A clause that extends offences of the act to more than the completed act of one person.
struct Clause {
    /// Where.
    at: Range<usize>,
    /// Whether it stands in the general part of a code.
    general: bool,
}

/// Sets on each offence what the text says for all of them.
pub(super) fn apply(desk: &Desk<'_>, offences: &mut [Offence]) {
    let clauses = clauses(desk);
    let jurisdiction = jurisdiction(desk);
    for offence in offences.iter_mut().filter(|o| KINDS.contains(&o.kind)) {
        mental(desk, offence);
        let own = own_words(desk, offence);
        attempt(desk, offence, &clauses, own.as_ref());
        participation(desk, offence, &clauses);
        if let Some((rules, at)) = &jurisdiction {
            offence.jurisdiction_rules = Some(rules.clone());
            offence.origins.push(desk.origin(&["jurisdiction"], at, Confidence::Low));
        }
    }
}

/// The words of the section in which an offence stands.
fn own_words(desk: &Desk<'_>, offence: &Offence) -> Option<Range<usize>> {
    let of = |section: &&Section| desk.view.citation_at(section.span.start) == offence.provision;
    desk.sections.iter().find(of).map(|section| section.span.clone())
}

/// The mental element, where the offence's own section shows it and nothing was set.
fn mental(desk: &Desk<'_>, offence: &mut Offence) {
    if offence.mental_element.is_some() {
        return;
    }
    let Some(own) = own_words(desk, offence) else { return };
    let order = [
        (Signal::Strict, MentalElement::Strict),
        (Signal::Intent, MentalElement::Intent),
        (Signal::Recklessness, MentalElement::Recklessness),
        (Signal::Knowledge, MentalElement::Knowledge),
    ];
    let found = order
        .iter()
        .find_map(|(signal, element)| Some((*element, desk.view.first(&own, *signal)?)));
    if let Some((element, at)) = found {
        offence.mental_element = Some(element);
        offence.origins.push(desk.origin(&["mental_element"], &at, Confidence::Low));
    }
}

/// The clauses of the act on attempt and participation.
fn clauses(desk: &Desk<'_>) -> Vec<Clause> {
    let mut out = Vec::new();
    for section in &desk.sections {
        let headed = desk.headed(section, &LIABILITY);
        if desk.headed(section, &[Signal::Victim, Signal::Consent, Signal::TravelDocument])
            && !headed
        {
            continue;
        }
        for statement in &section.statements {
            let view = desk.view;
            let Some(place) = LIABILITY.iter().find_map(|signal| view.first(statement, *signal))
            else {
                continue;
            };
            let words = view.words(&(place.start..statement.end)).to_lowercase();
            // "Attempts to commit an offence", "abets the commission of": the word that follows tells
            // that an offence, and not something else, is attempted.
            let near: String = words.chars().take(NEAR).collect();
            let of_offence = ["commit", "commission", "offence", "offense", "crime", "felony"]
                .iter()
                .any(|word| near.contains(word));
            if !headed && !of_offence && view.marks.cues().language == "en" {
                continue;
            }
            let said = view.words(statement).to_lowercase();
            let named = !desk.silence_tells()
                && view.any(statement, &[Signal::TraffickingName, Signal::SmugglingName]);
            let of_act = named || headed || view.has(statement, Signal::OffencesOfAct);
            let punishes = view.any(statement, &[Signal::Offence, Signal::Imprisonment]);
            if punishes && of_act {
                let general = [
                    "any offence",
                    "an offence under any",
                    "offences generally",
                    "commit an offence",
                    "commit offences",
                ]
                .iter()
                .any(|w| said.contains(w))
                    && !said.contains("this act");
                out.push(Clause { at: statement.clone(), general });
            }
        }
    }
    out
}

/// Attempt: in the offence's own words or in a clause of the act.
fn attempt(desk: &Desk<'_>, offence: &mut Offence, clauses: &[Clause], own: Option<&Range<usize>>) {
    let inside = own.and_then(|own| desk.view.first(own, Signal::Attempt)).map(|at| (at, false));
    let clause = clauses.iter().find_map(|clause| {
        desk.view.first(&clause.at, Signal::Attempt).map(|_| (clause.at.clone(), clause.general))
    });
    // The offence's own words may speak of attempt for one of its forms only.
    let covers = clause.is_some().then_some(Extent::All);
    let Some((at, general)) = clause.or(inside) else { return };
    let same = desk.view.has(&at, Signal::SamePenalty);
    offence.attempt = Some(Attempt {
        source: Some(if general {
            GeneralOrSpecial::GeneralPart
        } else {
            GeneralOrSpecial::Special
        }),
        covers,
        penalty_relation: same.then_some(PenaltyRelation::Same),
        preparation: Tri::from(desk.view.has(&at, Signal::Preparation)),
    });
    offence.origins.push(desk.origin(&["attempt"], &at, Confidence::Medium));
}

/// Participation: the modes that clauses of the act reach.
fn participation(desk: &Desk<'_>, offence: &mut Offence, clauses: &[Clause]) {
    let mut modes = Vec::new();
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut general = true;
    for clause in clauses {
        for (signal, mode) in MODES {
            if desk.view.has(&clause.at, signal) {
                modes.push(mode);
                let said = desk.view.words(&clause.at).to_lowercase();
                if mode == ParticipationMode::Accomplice
                    && ["abet", "counsel", "procure"].iter().any(|word| said.contains(word))
                {
                    // Who abets or counsels also instigates.
                    modes.push(ParticipationMode::Instigate);
                }
                if !places.contains(&clause.at) {
                    places.push(clause.at.clone());
                }
                general &= clause.general;
            }
        }
    }
    modes.sort_unstable();
    modes.dedup();
    let Some(first) = places.first() else { return };
    if !desk.silence_tells() && !modes.contains(&ParticipationMode::Accomplice) {
        // A clause on other modes does not say that accomplices go free.
        return;
    }
    offence.participation = Some(Participation {
        modes: Some(modes),
        source: Some(if general {
            GeneralOrSpecial::GeneralPart
        } else {
            GeneralOrSpecial::Special
        }),
        ..Participation::default()
    });
    offence.origins.push(desk.origin(&["participation"], first, Confidence::Medium));
}

/// The bases of jurisdiction that the act opens.
fn jurisdiction(desk: &Desk<'_>) -> Option<(Vec<JurisdictionRule>, Range<usize>)> {
    let mut rules: Vec<JurisdictionRule> = Vec::new();
    let mut place = None;
    for section in &desk.sections {
        let headed = desk.headed(section, &[Signal::Jurisdiction]);
        for statement in &section.statements {
            let view = desk.view;
            if !view.has(statement, Signal::Abroad)
                || !(headed || view.has(statement, Signal::NationalOffender))
            {
                continue;
            }
            let said = view.words(statement).to_lowercase();
            if !headed && !["offence", "this act", "crime"].iter().any(|w| said.contains(w)) {
                continue;
            }
            let bases = [
                (Signal::Territory, JurisdictionBase::Territorial),
                (Signal::Flag, JurisdictionBase::Flag),
                (Signal::NationalVictim, JurisdictionBase::PassivePersonality),
                (Signal::NationalOffender, JurisdictionBase::ActivePersonality),
                (Signal::NotExtradited, JurisdictionBase::AutDedereAny),
            ];
            for (signal, base) in bases {
                if view.has(statement, signal) && !rules.iter().any(|r| r.base == base) {
                    let presence = said.contains("present in") || said.contains("found in");
                    rules.push(JurisdictionRule {
                        base,
                        conditions: if presence {
                            vec![JurisdictionCondition::Presence]
                        } else {
                            Vec::new()
                        },
                        provision: Some(view.citation_at(statement.start)),
                    });
                    place.get_or_insert_with(|| statement.clone());
                }
            }
        }
    }
    // Where some bases may have gone unseen, a few of them are no list.
    let few = !desk.silence_tells()
        && (rules.len() < 4 || rules.iter().all(|r| r.base != JurisdictionBase::Territorial));
    place.filter(|_| !few).map(|place| (rules, place))
}

/// Liability of legal persons, where a clause provides for it.
pub(super) fn corporate(desk: &Desk<'_>, offences: &[Offence]) -> Option<Corporate> {
    let view = desk.view;
    let mut found: Option<(Range<usize>, bool)> = None;
    for section in &desk.sections {
        let headed = desk.headed(section, &[Signal::LegalPerson]);
        for statement in &section.statements {
            let punishes = view.any(statement, &[Signal::Offence, Signal::Fine]);
            if view.has(statement, Signal::LegalPerson)
                && punishes
                && (headed || view.has(statement, Signal::Officer))
            {
                let better = found.as_ref().is_none_or(|(_, by_heading)| headed && !by_heading);
                if better {
                    found = Some((section.span.clone(), headed));
                }
            }
        }
    }
    let (at, _) = found?;
    let of_kind = |kind| Tri::from(offences.iter().any(|o| o.kind == kind));
    let unless_absent = |tri: Tri| if tri.is_yes() { Tri::Yes } else { Tri::Unknown };
    let mut sanctions = Vec::new();
    let said = view.words(&at).to_lowercase();
    let words = [
        (CorporateSanction::Monetary, &["fine", "pecuniary"][..]),
        (CorporateSanction::LicenceLoss, &["licence", "license", "registration"]),
        (CorporateSanction::Closure, &["closure", "dissol", "winding up", "wound up"]),
        (CorporateSanction::Debarment, &["debar", "prohibit", "disqualif"]),
        (CorporateSanction::Confiscation, &["confiscat", "forfeit"]),
    ];
    for (sanction, forms) in words {
        if forms.iter().any(|form| said.contains(form))
            || sanction == CorporateSanction::Monetary && view.has(&at, Signal::Fine)
        {
            sanctions.push(sanction);
        }
    }
    let officer = view.has(&at, Signal::Officer);
    let place = view.sentence_at(at.clone(), at.start);
    Some(Corporate {
        liability_type: view
            .any(&at, &[Signal::Offence])
            .then(|| vec![CorporateLiability::Criminal]),
        covers_tip: unless_absent(of_kind(OffenceKind::Tip)),
        covers_som: unless_absent(of_kind(OffenceKind::Som)),
        attribution: Some(if officer { Attribution::Stated } else { Attribution::Unknown }),
        individual_saved: if officer { Tri::Yes } else { Tri::Unknown },
        sanctions: (!sanctions.is_empty()).then_some(sanctions),
        fine_above_individual: Tri::Unknown,
        from: None,
        to: None,
        note: None,
        origins: vec![desk.origin(&[], &place, Confidence::Low)],
    })
}
