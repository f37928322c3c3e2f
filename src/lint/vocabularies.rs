//! Vocabularies: one term has one relation to a canonical term.

use std::collections::BTreeMap;

use crate::diag::{Code, quoted};
use crate::model::{Relation, Vocabulary};
use crate::normalize::key_in;

use super::{Report, entry, forms};

/// The rules about a vocabulary.
pub(super) fn check(vocabulary: &Vocabulary, report: &mut Report<'_>) {
    for (i, term) in vocabulary.terms.iter().enumerate() {
        let mut met: BTreeMap<(&str, String), Relation> = BTreeMap::new();
        for (j, national) in term.national.iter().enumerate() {
            let route = entry("term", i).key("national").index(j);
            forms::check_language(&national.lang, route.key("lang"), report);
            // In a sense of its own a term may well reach further or less far.
            if national.sense.is_some() {
                continue;
            }
            let key = (national.lang.as_str(), key_in(&national.lang, &national.term));
            let first = *met.entry(key).or_insert(national.relation);
            if first != national.relation {
                report.push(
                    Code::TwoRelations,
                    route.key("relation"),
                    format!(
                        "{} is {} here and {first} above, both for `{}`",
                        quoted(&national.term),
                        national.relation,
                        term.id
                    ),
                    "keep one of them, or add the `sense` in which this one holds",
                );
            }
        }
    }
}
