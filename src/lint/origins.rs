//! Every statement of a file about where its facts stand: of a record about all its facts, and of
//! an `origin` entry about some.

use crate::diag::Route;
use crate::model::{Act, Jurisdiction, Origin, Source};
use crate::normalize::{Level, OriginOf, origin_of};

use super::entry;

/// One statement, and what follows from it.
pub(super) struct Stated<'r> {
    /// The record or the `origin` entry.
    pub(super) route: Route,
    /// Whether it is the record's own, not an `origin` entry's.
    pub(super) of_record: bool,
    /// What it says.
    pub(super) level: Level<'r>,
    /// The origin of the facts it is about.
    pub(super) effective: OriginOf<'r>,
}

/// Collects the statements of one file.
struct Collector<'r> {
    sources: &'r [Source],
    stated: Vec<Stated<'r>>,
}

impl<'r> Collector<'r> {
    /// Adds what a record says about itself, and each of its `origin` entries.
    fn add(&mut self, route: &Route, own: Level<'r>, entries: &'r [Origin]) {
        self.stated.push(Stated {
            route: route.clone(),
            of_record: true,
            level: own,
            effective: origin_of("", &[], own, self.sources),
        });
        for (place, origin) in entries.iter().enumerate() {
            let fact = origin.facts.first().map_or("", String::as_str);
            self.stated.push(Stated {
                route: route.key("origin").index(place),
                of_record: false,
                level: Level::from(origin),
                effective: origin_of(fact, entries, own, self.sources),
            });
        }
    }
}

/// The statements of an act's file.
pub(super) fn of_act(act: &Act) -> Vec<Stated<'_>> {
    let mut all = Collector { sources: &act.sources, stated: Vec::new() };
    for (i, offence) in act.offences.iter().enumerate() {
        all.add(&entry("offence", i), Level::from((act, offence)), &offence.origins);
    }
    for (i, provision) in act.provisions.iter().enumerate() {
        all.add(&entry("provision", i), Level::from((act, provision)), &[]);
    }
    for (i, definition) in act.definitions.iter().enumerate() {
        all.add(&entry("definition", i), Level::from((act, definition)), &[]);
    }
    all.stated
}

/// The statements of a State's file.
pub(super) fn of_state(state: &Jurisdiction) -> Vec<Stated<'_>> {
    let mut all = Collector { sources: &state.sources, stated: Vec::new() };
    all.add(&Route::top(), Level::default(), &state.origins);
    for (i, treaty) in state.treaties.iter().enumerate() {
        all.add(&entry("treaty", i), Level::from(treaty), &[]);
    }
    for (i, concept) in state.concept_unknown.iter().enumerate() {
        let own = Level { source: concept.source.as_ref(), ..Level::default() };
        all.add(&entry("concept_unknown", i), own, &[]);
    }
    macro_rules! blocks {
        ($($list:ident),+ $(,)?) => { $(
            for (i, block) in state.$list.iter().enumerate() {
                all.add(&entry(stringify!($list), i), Level::default(), &block.origins);
            }
        )+ };
    }
    blocks!(
        general_part,
        general_law,
        ocg,
        predicates,
        extradition,
        compensation,
        non_punishment,
        corporate,
        separate_offences,
    );
    all.stated
}
