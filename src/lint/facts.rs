//! Names of facts in `origin` entries: a name that no field has would cover nothing, and its
//! origin would be lost without a word.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use schemars::JsonSchema;
use serde_json::Value;

use crate::diag::{Code, Route, quoted};
use crate::model::{
    Act, Compensation, Corporate, Extradition, GeneralLaw, GeneralPart, GroupOffence, Jurisdiction,
    NonPunishment, Offence, Origin, Predicates, SeparateOffences,
};

use super::{Report, entry, nearest};

/// The facts that a kind of record can have, by name: `child`, `child.age`.
struct Facts {
    /// Names of fields.
    names: BTreeSet<String>,
    /// Names of fields that hold further names of the coder's choice.
    open: BTreeSet<String>,
}

impl Facts {
    /// The facts of a type, from its schema.
    fn of<T: JsonSchema>() -> Self {
        let root = schemars::SchemaGenerator::default().into_root_schema_for::<T>().to_value();
        let mut facts = Self { names: BTreeSet::new(), open: BTreeSet::new() };
        facts.collect(&root, &root, "");
        facts
    }

    /// Adds the fields of a schema below a name.
    fn collect(&mut self, root: &Value, schema: &Value, above: &str) {
        if let Some(name) = schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/")) {
            return self.collect(root, &root["$defs"][name], above);
        }
        for branch in schema["anyOf"].as_array().into_iter().flatten() {
            self.collect(root, branch, above);
        }
        if schema["items"].is_object() {
            self.collect(root, &schema["items"], above);
        }
        if schema["additionalProperties"].is_object() {
            self.open.insert(above.to_owned());
        }
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            let name = if above.is_empty() { name.clone() } else { format!("{above}.{name}") };
            self.collect(root, field, &name);
            self.names.insert(name);
        }
    }

    /// Whether there can be a fact of this name.
    fn has(&self, fact: &str) -> bool {
        self.names.contains(fact)
            || fact.rsplit_once('.').is_some_and(|(above, _)| self.open.contains(above))
    }

    /// Reports the names that no fact can have.
    fn check(&self, origins: &[Origin], route: &Route, report: &mut Report<'_>) {
        for (i, origin) in origins.iter().enumerate() {
            for (j, fact) in origin.facts.iter().enumerate() {
                if !self.has(fact) {
                    report.push(
                        Code::UnknownFact,
                        route.key("origin").index(i).key("facts").index(j),
                        format!("there is no fact {} in this record", quoted(fact)),
                        nearest(
                            fact,
                            self.names.iter().map(String::as_str),
                            "write the name of a field, or of a field in a table as `child.age`",
                        ),
                    );
                }
            }
        }
    }
}

/// The facts of an offence.
static OFFENCE: LazyLock<Facts> = LazyLock::new(Facts::of::<Offence>);

/// The facts named in an act.
pub(super) fn check_act(act: &Act, report: &mut Report<'_>) {
    for (i, offence) in act.offences.iter().enumerate() {
        OFFENCE.check(&offence.origins, &entry("offence", i), report);
    }
}

/// The facts named in a State's file.
pub(super) fn check_state(state: &Jurisdiction, report: &mut Report<'_>) {
    if !state.origins.is_empty() {
        Facts::of::<Jurisdiction>().check(&state.origins, &Route::top(), report);
    }
    macro_rules! blocks {
        ($($list:ident: $type:ty),+ $(,)?) => { $(
            if !state.$list.is_empty() {
                let facts = Facts::of::<$type>();
                for (i, block) in state.$list.iter().enumerate() {
                    facts.check(&block.origins, &entry(stringify!($list), i), report);
                }
            }
        )+ };
    }
    blocks! {
        general_part: GeneralPart,
        general_law: GeneralLaw,
        ocg: GroupOffence,
        predicates: Predicates,
        extradition: Extradition,
        compensation: Compensation,
        non_punishment: NonPunishment,
        corporate: Corporate,
        separate_offences: SeparateOffences,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_the_fields_of_a_record() {
        for fact in [
            "consent",
            "child",
            "child.age",
            "child.by_sex.female",
            "penalties.max",
            "penalties.fine.currency",
            "som.entry_scope",
            "aggravations",
            "mental_per_element.means",
        ] {
            assert!(OFFENCE.has(fact), "{fact}");
        }
        for fact in ["concent", "child.ages", "penalty.max", "", "consent.x"] {
            assert!(!OFFENCE.has(fact), "{fact}");
        }
    }
}
