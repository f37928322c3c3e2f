//! Cues: a phrase stands once under its signal or topic, and money has a code.

use std::collections::BTreeSet;

use crate::diag::{Code, Route, quoted};
use crate::model::Cues;
use crate::normalize::matching_key;

use super::{Report, entry, forms};

/// The rules about the cues of a language.
pub(super) fn check(cues: &Cues, report: &mut Report<'_>) {
    forms::check_language(&cues.language, Route::top().key("language"), report);
    for (word, code) in &cues.currencies {
        if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
            report.push(
                Code::CurrencyForm,
                Route::top().key("currencies").key(word),
                format!("`{code}` is not a code of ISO 4217"),
                "write three capital letters, or XXX where the word alone does not tell",
            );
        }
    }
    for (i, cue) in cues.cues.iter().enumerate() {
        let route = entry("cue", i).key("phrases");
        check_phrases(&[(&cue.phrases, route)], report);
    }
    for (i, topic) in cues.topics.iter().enumerate() {
        let route = |list| entry("topic", i).key(list);
        let lists = [(&topic.strong, route("strong")), (&topic.weak, route("weak"))];
        check_phrases(&lists, report);
    }
}

/// A phrase says something, and says it once.
fn check_phrases(lists: &[(&Vec<String>, Route)], report: &mut Report<'_>) {
    let mut met = BTreeSet::new();
    for (phrases, route) in lists {
        for (j, phrase) in phrases.iter().enumerate() {
            let key = matching_key(phrase);
            if key.trim_matches('*').trim().is_empty() {
                report.push(
                    Code::EmptyPhrase,
                    route.index(j),
                    "the phrase has no letters and would be found everywhere",
                    "write the phrase, or take the entry away",
                );
            } else if !met.insert(key) {
                report.push(
                    Code::SamePhraseTwice,
                    route.index(j),
                    format!(
                        "{} stands above already, written like this or in another typography",
                        quoted(phrase)
                    ),
                    "keep one of them: case and typography do not tell phrases apart",
                );
            }
        }
    }
}
