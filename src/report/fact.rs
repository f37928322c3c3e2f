//! Facts of a record by name, as a finding's basis names them: their values, the law's words, and
//! the source they were read in.

use serde_json::Value;

use crate::model::{
    Act, ActId, BasisRef, Canonical, LegalDate, Offence, OffenceId, Period, Provision, Relation,
    Source, StateRecord, Wording,
};
use crate::normalize::{LawDefinition, Lexicon, TermList, TermRole};

/// What a term of an offence was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The act.
    pub act: ActId,
    /// The offence.
    pub offence: OffenceId,
    /// The list in which the term stands, by its field: `acts`, `child.purposes`, `som.verbs`.
    pub fact: &'static str,
    /// The law's word or short phrase.
    pub term: String,
    /// The canonical term; none when the term has none.
    pub canonical: Option<Canonical>,
    /// How far the law's term reaches it.
    pub relation: Relation,
}

/// What every term of a State's offences was read as, by coder, vocabulary or definition. All
/// versions of the law are read, whatever their dates.
pub fn mappings<'r>(record: &'r StateRecord, lexicon: &Lexicon<'r>) -> Vec<Mapping> {
    let mut mappings = Vec::new();
    for act in &record.acts {
        let definitions: Vec<LawDefinition<'r>> =
            act.definitions.iter().map(|definition| LawDefinition { act, definition }).collect();
        for offence in &act.offences {
            for (fact, role, list) in lists(offence) {
                let list = TermList::resolve(list, role, lexicon, &act.language, &definitions);
                for resolved in list.iter() {
                    let mapping = |canonical, relation| Mapping {
                        act: act.id.clone(),
                        offence: offence.id.clone(),
                        fact,
                        term: resolved.wording.term.clone(),
                        canonical,
                        relation,
                    };
                    if resolved.reached.is_empty() {
                        mappings.push(mapping(None, Relation::None));
                    }
                    mappings.extend(
                        resolved
                            .reached
                            .iter()
                            .map(|r| mapping(Some(r.canonical.clone()), r.relation)),
                    );
                }
            }
        }
    }
    mappings
}

/// An offence's lists of words, each with its field and how it is read.
pub(super) fn lists(offence: &Offence) -> [(&'static str, TermRole, Option<&[Wording]>); 7] {
    let child = offence.child.as_ref();
    [
        ("acts", TermRole::Acts, offence.acts.as_deref()),
        ("means", TermRole::Means, offence.means.as_deref()),
        ("purposes", TermRole::Purposes, offence.purposes.as_deref()),
        ("child.acts", TermRole::Acts, child.and_then(|c| c.acts.as_deref())),
        ("child.purposes", TermRole::Purposes, child.and_then(|c| c.purposes.as_deref())),
        (
            "som.verbs",
            TermRole::SmugglingVerbs,
            offence.som.as_ref().and_then(|som| som.verbs.as_deref()),
        ),
        (
            "documents.verbs",
            TermRole::DocumentVerbs,
            offence.documents.as_ref().and_then(|documents| documents.verbs.as_deref()),
        ),
    ]
}

/// What one term in one list of an offence was read as.
pub(super) fn readings<'a>(
    mappings: &'a [Mapping],
    act: &ActId,
    offence: &OffenceId,
    fact: &str,
    term: &str,
) -> Vec<&'a Mapping> {
    let mut found: Vec<&Mapping> = Vec::new();
    for mapping in mappings {
        let meant = mapping.term == term
            && mapping.fact == fact
            && mapping.offence == *offence
            && mapping.act == *act;
        // Versions of one offence share its id, and mostly its words.
        if meant && mapping.canonical.is_some() && !found.contains(&mapping) {
            found.push(mapping);
        }
    }
    found
}

/// What a term was read as, in words.
pub(super) fn reading_words(readings: &[&Mapping]) -> String {
    let words: Vec<String> = readings
        .iter()
        .filter_map(|m| {
            m.canonical.as_ref().map(|canonical| format!("{canonical} ({})", m.relation))
        })
        .collect();
    if words.is_empty() { "no canonical term".to_owned() } else { words.join(", ") }
}

/// A State's record on a day, to look facts up in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lookup<'a> {
    pub(super) record: &'a StateRecord,
    pub(super) as_of: LegalDate,
}

/// The record that a basis points at.
enum Place<'a> {
    Offence(&'a Act, &'a Offence),
    Provision(&'a Act, &'a Provision),
    Act(&'a Act),
    State,
}

impl<'a> Lookup<'a> {
    /// The record that a basis points at; of several versions the one in force on the day.
    fn place(&self, basis: &BasisRef) -> Place<'a> {
        // A fact may stand in another act than the one in whose file it is recorded.
        let act =
            basis.record.as_ref().and_then(|id| self.record.acts.iter().find(|a| a.id == *id));
        let Some(act) = act else { return Place::State };
        if let Some(id) = &basis.offence {
            let offences = || act.offences.iter().filter(move |o| o.id == *id);
            let on_the_day = |o: &&Offence| in_force(act, o.period(), self.as_of);
            if let Some(offence) = offences().find(on_the_day).or_else(|| offences().next()) {
                return Place::Offence(act, offence);
            }
        }
        let provisions = || act.provisions.iter().filter(|p| p.provision == basis.provision);
        let on_the_day = |p: &&Provision| in_force(act, p.period(), self.as_of);
        match provisions().find(on_the_day).or_else(|| provisions().next()) {
            Some(provision) => Place::Provision(act, provision),
            None => Place::Act(act),
        }
    }

    /// The recorded value of a fact, in the spelling of the records; none when it is not found
    /// under that name.
    pub(super) fn value(&self, basis: &BasisRef, fact: &str) -> Option<Value> {
        let plain = |value: serde_json::Result<Value>| value.expect("records are plain data");
        let state = || plain(serde_json::to_value(&self.record.jurisdiction));
        match (self.place(basis), &basis.block) {
            (Place::Offence(_, offence), _) => {
                self.walk(&plain(serde_json::to_value(offence)), fact)
            }
            (Place::Provision(_, provision), _) => {
                self.walk(&plain(serde_json::to_value(provision)), fact)
            }
            (Place::State, Some(block)) => match block.strip_prefix("general_law.") {
                Some(topic) => {
                    let rules = &self.record.jurisdiction.general_law;
                    let rules = rules.iter().filter(|rule| rule.topic == *topic);
                    self.walk(&plain(serde_json::to_value(rules.collect::<Vec<_>>())), fact)
                }
                None => self.walk(&state(), &format!("{block}.{fact}")),
            },
            (Place::Act(_) | Place::State, _) => self.walk(&state(), fact),
        }
    }

    /// Follows a dotted name. Of a block with several versions, the one in force on the day counts.
    fn walk(&self, value: &Value, name: &str) -> Option<Value> {
        if let Value::Array(versions) = value {
            let day = self.as_of.to_string();
            let current = |version: &&Value| {
                let date = |key: &str| version.get(key).and_then(Value::as_str);
                date("from").is_none_or(|from| from <= day.as_str())
                    && date("to").is_none_or(|to| day.as_str() < to)
            };
            let mut found = versions.iter().filter(current).filter_map(|v| self.walk(v, name));
            return found.next();
        }
        if let Some(found) = value.get(name) {
            return Some(found.clone());
        }
        // Keys may hold full stops themselves (topics), so every split is tried.
        name.match_indices('.').find_map(|(at, _)| {
            value.get(&name[..at]).and_then(|below| self.walk(below, &name[at + 1..]))
        })
    }

    /// The law's words behind a fact, one for each term.
    pub(super) fn terms(&self, basis: &BasisRef, fact: &str) -> Vec<String> {
        match self.value(basis, fact) {
            Some(Value::Array(items)) => items
                .iter()
                .filter_map(|item| item.get("term").or(Some(item)).and_then(Value::as_str))
                .map(str::to_owned)
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The source in which a fact was read.
    pub(super) fn source(&self, basis: &BasisRef) -> Option<&'a Source> {
        let sources = match self.place(basis) {
            Place::Offence(act, _) | Place::Provision(act, _) | Place::Act(act) => &act.sources,
            Place::State => &self.record.jurisdiction.sources,
        };
        sources.iter().find(|s| Some(&s.id) == basis.source.as_ref())
    }
}

/// Whether a part of an act is law on the day.
fn in_force(act: &Act, own: Period, day: LegalDate) -> bool {
    act.in_force().contains(day) && own.contains(day)
}

/// A recorded value as a reader sees it.
pub(super) fn readable(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(b) => (if *b { "yes" } else { "no" }).to_owned(),
        Value::Number(n) => n.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.is_empty() => "none".to_owned(),
        Value::Array(items) => items.iter().map(readable).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => match fields.get("term") {
            Some(term) => readable(term),
            None => fields
                .iter()
                .filter(|(key, _)| *key != "origin")
                .map(|(key, value)| format!("{key} {}", readable(value)))
                .collect::<Vec<_>>()
                .join("; "),
        },
    }
}
