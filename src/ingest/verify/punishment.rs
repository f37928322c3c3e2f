//! Whether the penalties of a record are those that a provision sets.

use std::collections::BTreeMap;

use super::words::Words;
use super::{Check, Outcome, Read};
use crate::ingest::penalty::{FoundPenalty, PenaltyReader};
use crate::ingest::pinpoint::Pinpoint;
use crate::model::{FineUnit, Penalties, Term, Tri};

/// Readers of punishments, by language.
pub type PenaltyReaders = BTreeMap<String, PenaltyReader>;

/// Holds recorded penalties against the provisions cited; nothing when no punishment can be read in
/// them with certainty.
pub(super) fn punishment(
    texts: &[&Read<'_>],
    pinpoint: &Pinpoint,
    recorded: &Penalties,
    aggravated: &[Term],
    language: &str,
    readers: &PenaltyReaders,
    check: impl Fn(Outcome, Option<&Read<'_>>, String, Option<&'static str>) -> Check,
) -> Option<Check> {
    let mut others: Vec<String> = Vec::new();
    let mut read_in: Option<&Read<'_>> = None;
    let mut unread = false;
    for &text in texts {
        let spoken = text.file.language.as_deref().unwrap_or(language);
        let Some(reader) = readers.get(spoken) else { continue };
        for found in pinpoint.find(text.law) {
            // What cannot be looked at may be where the range stands.
            let (Some(at), true) = (found.provision, found.is_whole()) else {
                unread = true;
                continue;
            };
            let words = text.law.words(&text.law.provisions[at].span);
            let (certain, doubtful): (Vec<FoundPenalty>, Vec<FoundPenalty>) =
                reader.penalties(words).into_iter().partition(|found| found.certain);
            unread |= certain.is_empty() || !doubtful.is_empty();
            // The ranges of aggravated forms often stand in the same provision.
            let of_base = |found: &FoundPenalty| {
                found
                    .penalties
                    .max
                    .is_none_or(|max| recorded.max == Some(max) || !aggravated.contains(&max))
            };
            for FoundPenalty { penalties, .. } in certain.into_iter().filter(of_base) {
                let citation = text.law.citation(at);
                match agree(recorded, &penalties) {
                    Some(true) => {
                        let found = format!("{}: {}", citation, in_words(&penalties));
                        return Some(check(Outcome::Agreed, Some(text), found, None));
                    }
                    // A range graded by circumstances has the recorded term beside the one that was read.
                    Some(false)
                        if recorded.max.is_some_and(|max| {
                            Words::of(spoken, words).has(&max.to_string()).is_some()
                        }) =>
                    {
                        unread = true;
                    }
                    Some(false) => {
                        let other = format!("{}: {}", citation, in_words(&penalties));
                        if !others.contains(&other) {
                            others.push(other);
                        }
                        read_in = read_in.or(Some(text));
                    }
                    None => {}
                }
            }
        }
    }
    let advice = Some("compare the range with the provision, and mend the record or its pinpoint");
    let read_in = read_in.filter(|_| !unread);
    read_in.map(|text| check(Outcome::Disagreed, Some(text), others.join("; "), advice))
}

/// Whether two sets of penalties agree in everything that both know; `None` when they have nothing in
/// common.
fn agree(recorded: &Penalties, found: &Penalties) -> Option<bool> {
    let mut seen: Vec<bool> = Vec::new();
    let mut hold = |ours: Option<bool>| seen.extend(ours);
    let both = |a: Option<Term>, b: Option<Term>| Some(a? == b?);
    let lives = (recorded.reaches_life(), found.reaches_life());
    hold(match lives {
        (Tri::Unknown, _) | (_, Tri::Unknown) => None,
        (ours, theirs) => Some(ours == theirs),
    });
    // Where life is available the greatest fixed term may be left out; where a provision sets none, the
    // record may give that of the general part.
    let open_above = [recorded.max, found.max].contains(&Some(Term::Unlimited));
    if !open_above && (lives.0 != Tri::Yes || lives.1 != Tri::Yes) {
        hold(both(recorded.max, found.max));
    }
    hold(both(recorded.min, found.min));
    if let (Some(ours), Some(theirs)) = (&recorded.fine, &found.fine)
        && ours.unit.unwrap_or(FineUnit::Absolute) == theirs.unit.unwrap_or(FineUnit::Absolute)
    {
        hold(ours.max.and_then(|ours| Some(same_amount(ours, theirs.max?))));
    }
    let strokes = |penalties: &Penalties| penalties.corporal.as_ref().and_then(|c| c.max_strokes);
    hold(strokes(recorded).and_then(|ours| Some(ours == strokes(found)?)));
    (!seen.is_empty()).then(|| seen.into_iter().all(|same| same))
}

/// Whether two amounts are the same.
fn same_amount(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.005
}

/// Penalties in a few words.
pub(super) fn in_words(penalties: &Penalties) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(min) = penalties.min {
        parts.push(format!("at least {min}"));
    }
    if let Some(max) = penalties.max {
        parts.push(format!("at most {max}"));
    }
    if penalties.life == Tri::Yes && penalties.max != Some(Term::Life) {
        parts.push("life".to_owned());
    }
    if penalties.death == Tri::Yes {
        parts.push("death".to_owned());
    }
    if let Some(fine) = &penalties.fine {
        let currency = fine.currency.as_deref().map(|c| format!(" {c}")).unwrap_or_default();
        let unit = match fine.unit {
            None | Some(FineUnit::Absolute) => currency,
            Some(unit) => format!(" {}s", unit.as_str().replace('-', " ")),
        };
        parts.push(match fine.max {
            Some(max) => format!("fine up to {max}{unit}"),
            None => "fine".to_owned(),
        });
    }
    if let Some(strokes) = penalties.corporal.as_ref().and_then(|c| c.max_strokes) {
        parts.push(format!("{strokes} strokes"));
    }
    if parts.is_empty() { "no range".to_owned() } else { parts.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn penalties(min: Option<&str>, max: Option<&str>) -> Penalties {
        let term = |text: &str| text.parse().unwrap();
        Penalties { min: min.map(term), max: max.map(term), ..Penalties::default() }
    }

    #[test]
    fn only_what_both_know_is_compared() {
        let ten = penalties(None, Some("10 years"));
        assert_eq!(agree(&ten, &penalties(None, Some("120 months"))), Some(true));
        assert_eq!(agree(&ten, &penalties(Some("2 years"), Some("10 years"))), Some(true));
        assert_eq!(agree(&ten, &penalties(None, Some("7 years"))), Some(false));
        assert_eq!(agree(&ten, &penalties(None, Some("life"))), Some(false));
        assert_eq!(agree(&Penalties::default(), &ten), None);
        let open = penalties(Some("2 years"), Some("unlimited"));
        assert_eq!(agree(&penalties(Some("2 years"), Some("20 years")), &open), Some(true));
    }
}
