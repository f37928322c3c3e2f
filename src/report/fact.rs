//! Facts of a record by name, as a finding's basis names them: their values, the law's words, and
//! the source they were read in.

use serde_json::Value;

use crate::model::{
    Act, BasisRef, Canonical, Category, LegalDate, Offence, Period, Provision, Relation, Source,
    SourceId, StateRecord,
};

/// What a term of the law was read as. Normalization decides it; reports only show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The category in which the term was read: the same word may be an act and a means.
    pub category: Category,
    /// The law's word or short phrase.
    pub term: String,
    /// The canonical term; none when the term has none.
    pub canonical: Option<Canonical>,
    /// How far the law's term reaches it.
    pub relation: Relation,
}

/// The mappings of one term in one category.
pub(super) fn mappings_of<'a, 'b>(
    mappings: &'a [Mapping],
    category: Category,
    term: &'b str,
) -> impl Iterator<Item = &'a Mapping> + use<'a, 'b> {
    mappings.iter().filter(move |m| m.category == category && m.term == term)
}

/// The category in which the words of an offence's fact are read.
pub(super) fn category_of(fact: &str) -> Option<Category> {
    match fact {
        "acts" | "child.acts" => Some(Category::Act),
        "means" => Some(Category::Means),
        "purposes" | "child.purposes" => Some(Category::Purpose),
        "som.verbs" | "documents.verbs" => Some(Category::Smuggling),
        _ => None,
    }
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
    fn place(&self, basis: &BasisRef) -> Place<'a> {
        let act = basis.act.as_ref().and_then(|id| self.record.acts.iter().find(|a| a.id == *id));
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
        let own = match self.place(basis) {
            Place::Offence(_, offence) => Some(plain(serde_json::to_value(offence))),
            Place::Provision(_, provision) => Some(plain(serde_json::to_value(provision))),
            Place::Act(_) | Place::State => None,
        };
        own.and_then(|own| self.walk(&own, fact))
            .or_else(|| self.walk(&plain(serde_json::to_value(&self.record.jurisdiction)), fact))
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
    pub(super) fn source(&self, basis: &BasisRef, fact: Option<&str>) -> Option<&'a Source> {
        let find = |sources: &'a [Source], id: Option<&SourceId>| match id {
            Some(id) => sources.iter().find(|s| s.id == *id),
            None => sources.first(),
        };
        match self.place(basis) {
            Place::Offence(act, offence) => {
                let origin = fact
                    .and_then(|fact| offence.origins.iter().find(|o| o.covers(fact)))
                    .and_then(|o| o.source.as_ref());
                find(&act.sources, origin.or(offence.source.as_ref()))
            }
            Place::Provision(act, provision) => find(&act.sources, provision.source.as_ref()),
            Place::Act(act) => find(&act.sources, None),
            Place::State => find(&self.record.jurisdiction.sources, None),
        }
    }
}

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
