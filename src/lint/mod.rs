//! Data quality: whether records agree with each other, with the checklist, and with what a coder
//! must say about a fact.
//!
//! Nothing here judges a law. A record that passes may still be wrong about the law; one that does
//! not pass says something that cannot be so, or leaves out what a reader must know. There is one
//! file for each family of rules.

mod cues;
mod dates;
mod facts;
mod forms;
mod offences;
mod origins;
mod penalties;
mod provenance;
mod references;
mod states;
mod vocabularies;
mod wordings;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Route, Sink, SourceText};
use crate::model::{Act, Element, Instrument, Jurisdiction, Names, Rule, Vocabulary};
use crate::normalize::Lexicon;
use crate::store::{Records, StateFiles};

/// What records are held against: usually all that the program ships with, and the user's own.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    /// Instruments, for elements and topics.
    pub instruments: &'a [Instrument],
    /// Vocabularies, for canonical terms and wordings.
    pub vocabularies: &'a [Vocabulary],
    /// Names of States, if there is a list.
    pub names: Option<&'a Names>,
}

/// Holds every record against the rules. What is wrong goes to the sink.
///
/// What one file of a State says about another is held against it only when the State's own file
/// is among the records, and not alone: of a single file nobody can say which others there are.
pub fn lint(records: &Records, against: &Against<'_>, sink: &mut Sink) {
    let known = Known::new(against);
    let single = is_single(records);
    for filed in &records.instruments {
        references::check_instrument(&filed.record, &known, &mut Report::new(&filed.file, sink));
    }
    for filed in &records.vocabularies {
        vocabularies::check(&filed.record, &mut Report::new(&filed.file, sink));
    }
    for filed in &records.cues {
        cues::check(&filed.record, &mut Report::new(&filed.file, sink));
    }
    for filed in &records.regions {
        references::check_region(&filed.record, &known, &mut Report::new(&filed.file, sink));
    }
    for files in records.states.values() {
        let state = State::new(files, single);
        for filed in &files.acts {
            check_act(&filed.record, &state, &known, &mut Report::new(&filed.file, sink));
        }
        if let Some(filed) = &files.jurisdiction {
            check_state(&filed.record, &state, &known, &mut Report::new(&filed.file, sink));
        }
    }
}

/// Whether the records are one file.
fn is_single(records: &Records) -> bool {
    let of_states = |files: &StateFiles| files.acts.len() + files.jurisdiction.iter().len();
    let count = records.instruments.len()
        + records.vocabularies.len()
        + records.cues.len()
        + records.regions.len()
        + records.names.iter().len()
        + records.states.values().map(of_states).sum::<usize>();
    count == 1
}

/// Every rule about an act.
fn check_act(act: &Act, state: &State<'_>, known: &Known<'_>, report: &mut Report<'_>) {
    let stated = origins::of_act(act);
    references::check_act(act, state, known, report);
    references::check_stated(&stated, &act.sources, state, report);
    facts::check_act(act, report);
    wordings::check(act, known, report);
    dates::check_act(act, state, report);
    offences::check(act, report);
    penalties::check(act, report);
    forms::check_act(act, report);
    provenance::check_act(act, &stated, report);
}

/// Every rule about the file of a State.
fn check_state(
    jurisdiction: &Jurisdiction,
    state: &State<'_>,
    known: &Known<'_>,
    report: &mut Report<'_>,
) {
    let stated = origins::of_state(jurisdiction);
    references::check_state(jurisdiction, known, report);
    references::check_stated(&stated, &jurisdiction.sources, state, report);
    facts::check_state(jurisdiction, report);
    dates::check_state(jurisdiction, report);
    states::check(jurisdiction, state, known, report);
    forms::check_state(jurisdiction, report);
    provenance::check_state(jurisdiction, &stated, report);
}

/// What records may refer to.
struct Known<'a> {
    lexicon: Lexicon<'a>,
    /// Elements by id.
    elements: BTreeMap<&'a str, &'a Element>,
    /// Ids of instruments.
    instruments: BTreeSet<&'a str>,
    /// Topics that some element asks for.
    topics: BTreeSet<&'a str>,
    names: Option<&'a Names>,
}

impl<'a> Known<'a> {
    fn new(against: &Against<'a>) -> Self {
        let elements: BTreeMap<&str, &Element> = against
            .instruments
            .iter()
            .flat_map(|instrument| &instrument.elements)
            .map(|element| (element.id.as_str(), element))
            .collect();
        let mut topics = BTreeSet::new();
        for element in elements.values() {
            collect_topics(&element.rule, &mut topics);
        }
        Self {
            lexicon: Lexicon::new(against.vocabularies),
            instruments: against.instruments.iter().map(|i| i.id.as_str()).collect(),
            elements,
            topics,
            names: against.names,
        }
    }
}

/// The topics that a rule reads.
fn collect_topics<'a>(rule: &'a Rule, topics: &mut BTreeSet<&'a str>) {
    match rule {
        Rule::Provision(topic) | Rule::Designate(topic, _) | Rule::General(topic) => {
            topics.insert(topic.as_str());
        }
        Rule::All(rules) => rules.iter().for_each(|rule| collect_topics(rule, topics)),
        _ => {}
    }
}

/// The other records of the same State.
struct State<'a> {
    /// The State's acts.
    acts: Vec<&'a Act>,
    /// Whether these are all of them: the records are the State's folder, not one file of it.
    whole: bool,
}

impl<'a> State<'a> {
    fn new(files: &'a StateFiles, single: bool) -> Self {
        Self {
            acts: files.acts.iter().map(|filed| &filed.record).collect(),
            whole: files.jurisdiction.is_some() && !single,
        }
    }
}

/// Where the rules tell what is wrong with one file.
struct Report<'a> {
    file: &'a Arc<SourceText>,
    sink: &'a mut Sink,
}

impl<'a> Report<'a> {
    fn new(file: &'a Arc<SourceText>, sink: &'a mut Sink) -> Self {
        Self { file, sink }
    }

    /// Reports the value at the end of a route, with what to do about it.
    fn push(
        &mut self,
        code: Code,
        route: Route,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.sink.push(Diagnostic::new(code, self.file, message).on(route).help(help));
    }
}

/// The route to an entry of a list at the top of the document.
fn entry(list: &str, place: usize) -> Route {
    Route::top().key(list).index(place)
}

/// Advice on a name that does not exist: the nearest that do.
fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    let near = similar::get_close_matches(name, &names, 3, 0.7);
    if near.is_empty() {
        return otherwise.to_owned();
    }
    let near: Vec<String> = near.into_iter().map(|name| format!("`{name}`")).collect();
    format!("did you mean {}?", near.join(" or "))
}
