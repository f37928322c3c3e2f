//! The victim of trafficking: who can be one, what makes a child's case different, what consent is
//! worth (TiP 3(b)-(d)).

use std::ops::Range;

use super::Desk;
use super::conduct::Conduct;
use super::definition::FoundDefinition;
use crate::model::{
    Category, ChildMeans, ChildRule, Confidence, Consent, MeansRequired, Offence, Signal, Tri,
    VictimScope,
};

/// Sets what the text says of victims on each offence of trafficking.
pub(super) fn apply(desk: &mut Desk<'_>, conducts: &[Conduct<'_>], offences: &mut [Offence]) {
    let age = age_of_a_child(desk);
    let without = child_without_means(desk, conducts);
    let consent = consent(desk, conducts);
    for (conduct, offence) in conducts.iter().zip(offences.iter_mut()) {
        let scope = scope(desk, conduct);
        if let Some((scope, at)) = &scope {
            offence.victim_scope = Some(*scope);
            offence.origins.push(desk.origin(&["victim_scope"], at, Confidence::Low));
        }
        let children_only = matches!(scope, Some((VictimScope::Children, _)));
        let mut rule = ChildRule::default();
        if let Some((years, at, adds)) = &age {
            rule.age = Some(*years);
            rule.exceptions = Some(Vec::new());
            rule.adds_adults = *adds;
            let facts = ["child.age", "child.exceptions", "child.adds_adults"];
            offence.origins.push(desk.origin(&facts, at, Confidence::Medium));
        }
        if offence.means_required == Some(MeansRequired::None) {
            rule.means_required = Some(ChildMeans::No);
        } else if let Some(at) = &without {
            rule.means_required = Some(ChildMeans::No);
            if offence.means_required == Some(MeansRequired::Listed) && !children_only {
                offence.means_required = Some(MeansRequired::AdultsOnly);
            }
            offence.origins.push(desk.origin(&["child.means_required"], at, Confidence::Medium));
        }
        if offence.purpose_required == Tri::Yes && rule.means_required == Some(ChildMeans::No) {
            rule.purpose_required = Tri::Yes;
        }
        if rule != ChildRule::default() {
            offence.child = Some(rule);
        }
        if let Some((value, at)) = &consent {
            offence.consent = Some(*value);
            let at = at.clone().unwrap_or_else(|| conduct.words[0].start..conduct.words[0].start);
            let confidence =
                if *value == Consent::Silent { Confidence::Low } else { Confidence::Medium };
            offence.origins.push(desk.origin(&["consent"], &at, confidence));
        }
    }
}

/// Who can be a victim, by what the acts are done to.
fn scope(desk: &Desk<'_>, conduct: &Conduct<'_>) -> Option<(VictimScope, Range<usize>)> {
    let list = conduct.acts.first()?.span();
    let words = conduct.words.iter().find(|w| w.contains(&list.start))?;
    let end = (list.end + 70).min(words.end).max(list.end);
    let object = desk.view.whole_characters(list.start..end);
    let anybody = desk.view.has(&object, Signal::Person);
    let english = desk.view.marks.cues().language == "en";
    let child = desk.view.has(&object, Signal::Child);
    let female = desk.view.has(&object, Signal::Female);
    let scope = match (anybody || !english, child, female) {
        (true, false, false) => VictimScope::Any,
        (true, _, _) if anybody => VictimScope::Any,
        (_, true, true) => VictimScope::WomenAndChildren,
        (_, true, false) => VictimScope::Children,
        (_, false, true) => VictimScope::Female,
        _ => return None,
    };
    Some((scope, object))
}

/// The age below which the text calls somebody a child, where, and whether it adds adults.
fn age_of_a_child(desk: &Desk<'_>) -> Option<(u8, Range<usize>, Tri)> {
    let read = |range: &Range<usize>| {
        desk.penalties
            .ages(desk.view.words(range))
            .first()
            .map(|(age, at)| (*age, range.start + at.start..range.start + at.end))
    };
    let child = |d: &&FoundDefinition| {
        let term = crate::normalize::matching_key(&desk.plain_words(&d.term));
        desk.view.words(&d.term).chars().count() <= 30
            && (desk.view.marks.cues().language != "en"
                || matches!(term.as_str(), "child" | "children" | "minor"))
    };
    let defined = desk.definitions_of(Signal::Child).filter(child).find_map(|d| {
        let body = d.body.start..d.body.end.min(d.body.start + 400);
        let body = desk.view.whole_characters(body);
        let (age, at) = read(&body)?;
        Some((age, at, Tri::from(desk.view.has(&body, Signal::LikeChild))))
    });
    defined.or_else(|| {
        let sections = desk.sections.iter().filter(|s| {
            desk.view.any(&s.span, &[Signal::TraffickingName])
                && desk.view.has(&s.span, Signal::Child)
        });
        let mut ages: Vec<(u8, Range<usize>)> = sections.filter_map(|s| read(&s.span)).collect();
        ages.sort_by_key(|(age, at)| (std::cmp::Reverse(*age), at.start));
        if !desk.silence_tells() && ages.iter().any(|(age, _)| *age != 18) {
            return None;
        }
        ages.into_iter().next().filter(|(age, _)| *age == 18).map(|(age, at)| (age, at, Tri::No))
    })
}

/// Where the text says that a child needs no means.
fn child_without_means(desk: &Desk<'_>, conducts: &[Conduct<'_>]) -> Option<Range<usize>> {
    let mut places: Vec<Range<usize>> = Vec::new();
    for conduct in conducts {
        places.extend(conduct.words.iter().cloned());
        places.extend(conduct.section.statements.iter().cloned());
    }
    let named = desk.sections.iter().filter(|s| {
        desk.view.has(&s.span, Signal::Child)
            && desk.view.any(&s.span, &[Signal::TraffickingName, Signal::Exploitation])
    });
    places.extend(named.flat_map(|s| s.statements.clone()));
    places.extend(desk.definitions_of(Signal::TraffickingName).map(|d| d.body.clone()));
    places.iter().find_map(|place| {
        let pieces = pieces(desk, place);
        pieces.into_iter().find(|piece| {
            let view = desk.view;
            let child = view.has(piece, Signal::Child);
            let waived = view.has(piece, Signal::MeansWaived) && speaks_of_means(desk, piece);
            let listed = desk.act_lists(piece).iter().any(|l| l.canonicals().len() >= 3)
                && desk.has_purpose(piece)
                && view.terms(piece, Category::Means).is_empty();
            // "Traffics in a child for the purpose of exploitation commits an offence".
            let named = view.has(piece, Signal::TraffickingName)
                && view.has(piece, Signal::Offence)
                && view.has(piece, Signal::Exploitation)
                && view.terms(piece, Category::Means).is_empty()
                && !desk
                    .definitions_of(Signal::TraffickingName)
                    .any(|d| !view.terms(&d.body, Category::Means).is_empty());
            child && (waived || named || listed && concerns_a_child(desk, piece))
        })
    })
}

/// Sentences of a statement, and the paragraphs in it.
fn pieces(desk: &Desk<'_>, place: &Range<usize>) -> Vec<Range<usize>> {
    let mut out = desk.view.sentences(place.clone());
    if let Some(provision) = desk.view.text.provision_at(place.start) {
        let inner = desk.view.text.children(provision);
        out.extend(inner.map(|i| desk.view.text.provisions[i].span.clone()));
    }
    out
}

/// Whether words speak of means as such or list them.
fn speaks_of_means(desk: &Desk<'_>, piece: &Range<usize>) -> bool {
    desk.view.has(piece, Signal::MeansNamed)
        || !desk.view.terms(piece, Category::Means).is_empty()
        || desk.view.marks.cues().language != "en"
}

/// Whether what is done is done to a child: the word follows the acts closely.
fn concerns_a_child(desk: &Desk<'_>, piece: &Range<usize>) -> bool {
    desk.act_lists(piece).iter().any(|list| {
        let span = list.span();
        let after =
            desk.view.whole_characters(span.start..(span.end + 60).min(piece.end).max(span.end));
        desk.view.has(&after, Signal::Child)
    })
}

/// What the text says of consent, and where.
fn consent(desk: &Desk<'_>, conducts: &[Conduct<'_>]) -> Option<(Consent, Option<Range<usize>>)> {
    if conducts.is_empty() {
        return None;
    }
    let mut spoken = false;
    for section in &desk.sections {
        let concerned = conducts.iter().any(|c| c.section.span == section.span)
            || desk.view.any(&section.span, &[Signal::TraffickingName, Signal::Exploitation])
            || desk.view.any(&section.heading, &[Signal::Consent])
            || !desk.silence_tells() && desk.view.any(&section.span, &[Signal::Victim]);
        if !concerned {
            continue;
        }
        for statement in &section.statements {
            for sentence in desk.view.sentences(statement.clone()) {
                if !desk.view.has(&sentence, Signal::Consent) {
                    continue;
                }
                // The consent of the person in control is a means, not a defence.
                if !desk.view.has(&sentence, Signal::Irrelevant) {
                    let payment = desk.view.terms(&sentence, Category::Means);
                    spoken |= payment.is_empty();
                    continue;
                }
                let child = desk.view.has(&sentence, Signal::Child);
                let tied = desk.view.has(&sentence, Signal::MeansNamed)
                    || desk.view.terms(&sentence, Category::Means).len() > 1;
                let adults = desk.view.any(&sentence, &[Signal::Person, Signal::Victim]);
                let value = if tied {
                    Consent::IrrelevantWhenMeansUsed
                } else if child && !adults {
                    Consent::IrrelevantForChildrenOnly
                } else {
                    Consent::IrrelevantAlways
                };
                return Some((value, Some(sentence)));
            }
        }
    }
    // Words on consent that were not understood keep the question open.
    (!spoken).then_some((Consent::Silent, None))
}
