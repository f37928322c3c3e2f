//! An offence and a treaty position in normalized form: terms with what they were read as, penalties
//! in months, dates after the act's own are taken in, unknown facts said to be unknown.

use serde_json::{Map, Value, json};

use crate::model::{
    Act, ActStatus, LegalDate, Offence, OffenceStatus, Penalties, Term, TreatyStatus, Wording,
};
use crate::report::fact::{Mapping, readings};

/// First day and first day no longer law, the act's dates included.
pub(super) fn dates(act: &Act, offence: &Offence) -> (Option<LegalDate>, Option<LegalDate>) {
    let to = match (offence.to, act.repealed) {
        (Some(own), Some(act)) => Some(own.min(act)),
        (own, act) => own.or(act),
    };
    (offence.from.or(act.commenced), to)
}

/// Whether the offence is law, the act's own status included.
pub(super) fn status(act: &Act, offence: &Offence) -> OffenceStatus {
    match act.status {
        ActStatus::Bill => OffenceStatus::Bill,
        ActStatus::Enacted => OffenceStatus::EnactedNotCommenced,
        ActStatus::Law => offence.status,
    }
}

/// An offence with the published keys first, and every other recorded fact after them.
pub(super) fn offence(act: &Act, offence: &Offence, mappings: &[Mapping]) -> Value {
    let (from, to) = dates(act, offence);
    let words = |fact, words: Option<&[Wording]>| terms(act, offence, fact, words, mappings);
    let or_unknown = |value: Option<&str>| value.unwrap_or("unknown").to_owned();
    let child = offence.child.as_ref();
    let mut child_facts = json!({
        "age": child.and_then(|c| c.age),
        "means_required": or_unknown(child.and_then(|c| c.means_required).map(|m| m.as_str())),
    });
    keep_rest(&mut child_facts, child);
    let benefit = offence.benefit.as_ref();
    let mut benefit_facts =
        json!({ "required": or_unknown(benefit.and_then(|b| b.required).map(|r| r.as_str())) });
    keep_rest(&mut benefit_facts, benefit);
    let mut value = json!({
        "id": offence.id,
        "kind": offence.kind,
        "act": act.id,
        "provision": offence.provision,
        "from": from,
        "to": to,
        "status": status(act, offence),
        "acts": words("acts", offence.acts.as_deref()),
        "means_required": or_unknown(offence.means_required.map(|m| m.as_str())),
        "means": words("means", offence.means.as_deref()),
        "purpose_required": offence.purpose_required,
        "purposes": words("purposes", offence.purposes.as_deref()),
        "victim_scope": or_unknown(offence.victim_scope.map(|v| v.as_str())),
        "child": child_facts,
        "consent": or_unknown(offence.consent.map(|c| c.as_str())),
        "movement_required": or_unknown(offence.movement_required.map(|m| m.as_str())),
        "crossborder_required": offence.crossborder_required,
        "benefit": benefit_facts,
        "penalties": offence.penalties.as_ref().map(penalties),
    });
    keep_rest(&mut value, Some(offence));
    value
}

/// Adds the recorded fields that an object does not name yet.
fn keep_rest(value: &mut Value, record: Option<&impl serde::Serialize>) {
    let recorded = record.map(|r| serde_json::to_value(r).expect("records are plain data"));
    if let (Value::Object(value), Some(Value::Object(recorded))) = (value, recorded) {
        for (key, fact) in recorded {
            value.entry(key).or_insert(fact);
        }
    }
}

/// The law's terms in one list, one entry for each canonical term that a term was read as; nothing
/// when the list is not recorded.
fn terms(
    act: &Act,
    offence: &Offence,
    fact: &str,
    words: Option<&[Wording]>,
    mappings: &[Mapping],
) -> Option<Vec<Value>> {
    let mut entries = Vec::new();
    for word in words? {
        let read = readings(mappings, &act.id, &offence.id, fact, &word.term);
        if read.is_empty() {
            entries.push(json!({ "term": word.term, "canonical": null, "relation": null }));
        }
        entries.extend(read.into_iter().map(|mapping| {
            json!({
                "term": word.term,
                "canonical": mapping.canonical,
                "relation": mapping.relation,
            })
        }));
    }
    Some(entries)
}

/// Penalties with terms in months. A maximum that is life or has no limit has no months.
fn penalties(penalties: &Penalties) -> Value {
    let mut value = json!({
        "min_months": penalties.min.and_then(Term::months),
        "max_months": penalties.max.and_then(Term::months),
        "life": penalties.reaches_life(),
        "death": penalties.death,
        "fine": penalties.fine,
    });
    keep_rest(&mut value, Some(penalties));
    value
}

/// A treaty position with the published keys first.
pub(super) fn treaty(treaty: &TreatyStatus) -> Value {
    let mut value = Map::new();
    value.insert("instrument".to_owned(), json!(treaty.instrument));
    value.insert("action".to_owned(), json!(treaty.action));
    value.insert("action_date".to_owned(), json!(treaty.action_date));
    value.insert("effect_date".to_owned(), json!(treaty.effect_date));
    value.insert("reservations".to_owned(), json!(treaty.reservations));
    let mut value = Value::Object(value);
    keep_rest(&mut value, Some(treaty));
    value
}

/// The range of imprisonment and the fine in words.
pub(super) fn penalty_words(penalties: &Penalties) -> String {
    let mut parts = Vec::new();
    match (penalties.min, penalties.max) {
        (Some(min), Some(max)) => parts.push(format!("{min} to {max}")),
        (None, Some(max)) => parts.push(format!("up to {max}")),
        (Some(min), None) => parts.push(format!("from {min}")),
        (None, None) if penalties.has_imprisonment().is_yes() => {
            parts.push("imprisonment".to_owned());
        }
        (None, None) => {}
    }
    if penalties.life.is_yes() && penalties.max != Some(Term::Life) {
        parts.push("life".to_owned());
    }
    if penalties.death.is_yes() {
        parts.push("death".to_owned());
    }
    if let Some(corporal) = &penalties.corporal {
        parts.push(corporal.term.clone());
    }
    if let Some(fine) = &penalties.fine {
        let amount = |x: Option<f64>| x.map(|x| x.to_string());
        let range = match (amount(fine.min), amount(fine.max)) {
            (Some(min), Some(max)) => format!(" {min} to {max}"),
            (None, Some(max)) => format!(" up to {max}"),
            (Some(min), None) => format!(" from {min}"),
            (None, None) => String::new(),
        };
        let unit = match (&fine.currency, fine.unit) {
            (Some(currency), _) => format!(" {currency}"),
            (None, Some(unit)) => format!(" {unit}"),
            (None, None) => String::new(),
        };
        parts.push(format!("fine{range}{unit}"));
    }
    parts.join("; ")
}
