//! References: every id that a record names exists.

use std::collections::BTreeSet;

use crate::diag::{Code, Route, quoted};
use crate::model::{
    Act, Canonical, Category, ElementId, Instrument, InstrumentId, Jurisdiction, Offence,
    OffenceId, Region, Rule, Source, Topic,
};

use super::origins::Stated;
use super::wordings::each_wording;
use super::{Known, Report, State, entry, nearest};

/// References of an instrument.
pub(super) fn check_instrument(
    instrument: &Instrument,
    known: &Known<'_>,
    report: &mut Report<'_>,
) {
    if let Some(id) = &instrument.requires {
        check_instrument_id(id, Route::top().key("requires"), known, report);
    }
    for (i, element) in instrument.elements.iter().enumerate() {
        check_rule(&element.rule, &entry("element", i).key("rule"), known, report);
    }
    let names = instrument.elements.iter().map(|element| element.id.as_str());
    check_unique(names, |i| entry("element", i).key("id"), report);
}

/// The canonical terms that a rule names.
fn check_rule(rule: &Rule, route: &Route, known: &Known<'_>, report: &mut Report<'_>) {
    let (canonical, category) = match rule {
        Rule::Act(canonical) => (canonical, Category::Act),
        Rule::Means(canonical) => (canonical, Category::Means),
        Rule::Purpose(canonical) => (canonical, Category::Purpose),
        Rule::Document(canonical) => (canonical, Category::Smuggling),
        Rule::Aggravation(_, canonical) => (canonical, Category::Aggravation),
        Rule::All(rules) => {
            return rules.iter().for_each(|rule| check_rule(rule, route, known, report));
        }
        _ => return,
    };
    check_canonical(canonical, Some(category), route.clone(), known, report);
}

/// References of a region.
pub(super) fn check_region(region: &Region, known: &Known<'_>, report: &mut Report<'_>) {
    let Some(names) = known.names else { return };
    for (i, code) in region.members.iter().enumerate() {
        if names.get(*code).is_none() {
            report.push(
                Code::UnnamedState,
                entry("members", i),
                format!("the member {code} is not in the list of names"),
                "add the State to `names.toml`, or mend the code",
            );
        }
    }
    let members = region.members.iter().map(|code| code.as_str());
    check_unique(members, |i| entry("members", i), report);
}

/// References of an act, but for those about origins.
pub(super) fn check_act(act: &Act, state: &State<'_>, known: &Known<'_>, report: &mut Report<'_>) {
    if let Some(id) = &act.replaced_by {
        check_act_id(id.as_str(), Route::top().key("replaced_by"), state, report);
    }
    for (i, offence) in act.offences.iter().enumerate() {
        check_offence(act, offence, &entry("offence", i), state, known, report);
    }
    for (i, definition) in act.definitions.iter().enumerate() {
        for (j, carried) in definition.carries.iter().enumerate() {
            let route = entry("definition", i).key("carries").index(j).key("canonical");
            check_canonical(&carried.canonical, None, route, known, report);
        }
    }
    for (i, provision) in act.provisions.iter().enumerate() {
        check_topic(&provision.topic, entry("provision", i).key("topic"), known, report);
    }
    check_sources(&act.sources, report);
}

/// References of an offence.
fn check_offence(
    act: &Act,
    offence: &Offence,
    route: &Route,
    state: &State<'_>,
    known: &Known<'_>,
    report: &mut Report<'_>,
) {
    for placed in each_wording(offence, route) {
        if let Some(canonical) = &placed.wording.canonical {
            let category = placed.role.category();
            let route = placed.route.key("canonical");
            check_canonical(canonical, Some(category), route, known, report);
        }
        for (i, carried) in placed.wording.carries.iter().enumerate() {
            let route = placed.route.key("carries").index(i).key("canonical");
            check_canonical(&carried.canonical, None, route, known, report);
        }
    }
    for (i, aggravation) in offence.aggravations.iter().flatten().enumerate() {
        if let Some(canonical) = &aggravation.canonical {
            let route = route.key("aggravations").index(i).key("canonical");
            check_canonical(canonical, Some(Category::Aggravation), route, known, report);
        }
    }
    if let Some(base) = &offence.base_id {
        check_offence_of(act, base.as_str(), route.key("base_id"), report);
    }
    if let Some(replaced) = &offence.replaces {
        let route = route.key("replaces");
        match replaced.split_once('/') {
            None => check_offence_of(act, replaced, route, report),
            Some((id, offence)) => match state.acts.iter().find(|other| other.id.as_str() == id) {
                Some(other) => check_offence_of(other, offence, route, report),
                None => check_act_id(id, route, state, report),
            },
        }
    }
}

/// Whether an act has an offence.
fn check_offence_of(act: &Act, id: &str, route: Route, report: &mut Report<'_>) {
    let ids = || act.offences.iter().map(|offence| &offence.id).map(OffenceId::as_str);
    if !ids().any(|known| known == id) {
        report.push(
            Code::UnknownOffence,
            route,
            format!("the act `{}` has no offence {}", act.id, quoted(id)),
            nearest(id, ids().collect::<BTreeSet<_>>(), "write the id of one of its offences"),
        );
    }
}

/// References of a State's file, but for those about origins.
pub(super) fn check_state(state: &Jurisdiction, known: &Known<'_>, report: &mut Report<'_>) {
    if known.names.is_some_and(|names| names.get(state.code).is_none()) {
        report.push(
            Code::UnnamedState,
            Route::top().key("code"),
            format!("{} is not in the list of names", state.code),
            "add the State to `names.toml`, or mend the code",
        );
    }
    for (i, treaty) in state.treaties.iter().enumerate() {
        let route = entry("treaty", i);
        check_instrument_id(&treaty.instrument, route.key("instrument"), known, report);
        for (j, reservation) in treaty.reservations.iter().enumerate() {
            let route = route.key("reservations").index(j);
            check_elements(&reservation.elements, &route, known, report);
        }
        for (j, declaration) in treaty.declarations.iter().enumerate() {
            let route = route.key("declarations").index(j);
            check_elements(&declaration.elements, &route, known, report);
        }
    }
    for (i, concept) in state.concept_unknown.iter().enumerate() {
        let route = entry("concept_unknown", i).key("element");
        check_element(&concept.element, route, known, report);
    }
    for (i, decision) in state.overrides.iter().enumerate() {
        check_element(&decision.element, entry("override", i).key("element"), known, report);
    }
    for topic in state.surveyed_topics.keys() {
        let route = Route::top().key("surveyed_topics").key(topic.as_str());
        check_topic(topic, route, known, report);
    }
    for (i, law) in state.general_law.iter().enumerate() {
        check_topic(&law.topic, entry("general_law", i).key("topic"), known, report);
    }
    let instruments = state.treaties.iter().map(|treaty| treaty.instrument.as_str());
    check_unique(instruments, |i| entry("treaty", i).key("instrument"), report);
    check_sources(&state.sources, report);
}

/// References of every statement about origins: source and act.
pub(super) fn check_stated(
    stated: &[Stated<'_>],
    sources: &[Source],
    state: &State<'_>,
    report: &mut Report<'_>,
) {
    for statement in stated {
        if let Some(id) = statement.level.source
            && sources.iter().all(|source| source.id != *id)
        {
            let ids = sources.iter().map(|source| source.id.as_str());
            report.push(
                Code::UnknownSource,
                statement.route.key("source"),
                format!("this file has no source {}", quoted(id.as_str())),
                nearest(id.as_str(), ids, "add a `[[source]]` of that id"),
            );
        }
        // The record itself stands in the act of its file.
        if let Some(id) = statement.level.act {
            check_act_id(id.as_str(), statement.route.key("act"), state, report);
        }
    }
}

/// Whether the State has an act.
fn check_act_id(id: &str, route: Route, state: &State<'_>, report: &mut Report<'_>) {
    if state.whole && state.acts.iter().all(|act| act.id.as_str() != id) {
        let ids = state.acts.iter().map(|act| act.id.as_str());
        report.push(
            Code::UnknownAct,
            route,
            format!("the State has no act {}", quoted(id)),
            nearest(id, ids, "add a file for the act, with its dates and sources"),
        );
    }
}

/// Whether the vocabulary has a canonical term, and in the category.
fn check_canonical(
    canonical: &Canonical,
    category: Option<Category>,
    route: Route,
    known: &Known<'_>,
    report: &mut Report<'_>,
) {
    let id = canonical.as_str();
    let named = quoted(id);
    if !known.lexicon.contains(id) {
        let near = known.lexicon.suggest_canonical(id);
        let help = nearest(id, near, "`palermo list vocabulary` shows every canonical term");
        let message = format!("the vocabulary has no canonical term {named}");
        report.push(Code::UnknownCanonical, route, message, help);
    } else if let Some(category) = category
        && known.lexicon.categories_of(id).all(|of| of != category)
    {
        let other = known.lexicon.categories_of(id).next().map_or("", Category::as_str);
        let near = known.lexicon.canonicals_of(category).map(Canonical::as_str);
        report.push(
            Code::OtherCategory,
            route,
            format!("{named} is a term of the category {other}, not {category}"),
            nearest(id, near, "write a canonical term of that category"),
        );
    }
}

/// Whether each of the elements exists.
fn check_elements(
    elements: &[ElementId],
    route: &Route,
    known: &Known<'_>,
    report: &mut Report<'_>,
) {
    for (i, element) in elements.iter().enumerate() {
        check_element(element, route.key("elements").index(i), known, report);
    }
}

/// Whether some instrument has an element.
fn check_element(element: &ElementId, route: Route, known: &Known<'_>, report: &mut Report<'_>) {
    let id = element.as_str();
    if !known.elements.contains_key(id) {
        report.push(
            Code::UnknownElement,
            route,
            format!("no instrument has an element {}", quoted(id)),
            nearest(id, known.elements.keys().copied(), "`palermo list elements` shows all"),
        );
    }
}

/// Whether an instrument exists.
fn check_instrument_id(
    instrument: &InstrumentId,
    route: Route,
    known: &Known<'_>,
    report: &mut Report<'_>,
) {
    let id = instrument.as_str();
    if !known.instruments.contains(id) {
        report.push(
            Code::UnknownInstrument,
            route,
            format!("there is no instrument {}", quoted(id)),
            nearest(id, known.instruments.iter().copied(), "`palermo list instruments` shows all"),
        );
    }
}

/// Whether some element asks for a topic. Further topics may be recorded; nothing reads them.
fn check_topic(topic: &Topic, route: Route, known: &Known<'_>, report: &mut Report<'_>) {
    let id = topic.as_str();
    if !known.topics.contains(id) {
        report.push(
            Code::UnknownTopic,
            route,
            format!("no element asks for the topic {}", quoted(id)),
            nearest(
                id,
                known.topics.iter().copied(),
                "it may stay; it is shown and never assessed",
            ),
        );
    }
}

/// Whether the sources have names of their own.
fn check_sources(sources: &[Source], report: &mut Report<'_>) {
    let names = sources.iter().map(|source| source.id.as_str());
    check_unique(names, |i| entry("source", i).key("id"), report);
}

/// Reports every name that an earlier entry of the list has.
fn check_unique<'a>(
    names: impl Iterator<Item = &'a str>,
    route: impl Fn(usize) -> Route,
    report: &mut Report<'_>,
) {
    let mut met = BTreeSet::new();
    for (i, name) in names.enumerate() {
        if !met.insert(name) {
            report.push(
                Code::SameNameTwice,
                route(i),
                format!("another entry of the list is called {} too", quoted(name)),
                "rename one of them, or take one away",
            );
        }
    }
}
