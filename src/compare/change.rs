//! What a text changes against a baseline: the gaps it closes, opens and leaves.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Assessment, ElementId, Status, closed_list};

closed_list! {
    /// What becomes of an element.
    Effect, "effect of a change" {
        /// It fell short and is met.
        Closes = "closes",
        /// It fell short and falls short less.
        Narrows = "narrows",
        /// It was met, or fell short less, and falls short.
        Opens = "opens",
        /// It falls short as before.
        Leaves = "leaves",
        /// It fell short, and the text is not known to say anything about it.
        Untouched = "untouched",
        /// It was met, and the text is not known to say anything about it.
        Unclear = "unclear",
        /// It was met and is.
        Keeps = "keeps",
        /// The baseline is not known; the text meets it.
        Adds = "adds",
    }
}

/// One element before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Change {
    /// The element.
    pub element: ElementId,
    /// Pinpoint in the instrument.
    pub article: String,
    /// Short label.
    pub label: String,
    /// Status under the baseline.
    pub before: Status,
    /// Status under the text.
    pub after: Status,
    /// What becomes of it.
    pub effect: Effect,
}

/// What the text of `after` changes against `before`, element by element in the order of the
/// checklists; elements known under neither are left out.
pub fn changes(before: &Assessment, after: &Assessment) -> Vec<Change> {
    after
        .findings
        .iter()
        .filter_map(|finding| {
            let earlier = before.findings.iter().find(|f| f.element == finding.element)?;
            let (was, is) = (earlier.status?, finding.status?);
            Some(Change {
                element: finding.element.clone(),
                article: finding.article.clone(),
                label: finding.label.clone(),
                before: was,
                after: is,
                effect: effect(was, is)?,
            })
        })
        .collect()
}

/// The effect of a change of status.
fn effect(was: Status, is: Status) -> Option<Effect> {
    let unknown = |status: Status| matches!(status, Status::NotAssessed | Status::NotApplicable);
    Some(match (was, is) {
        (was, is) if unknown(was) && unknown(is) => return None,
        (was, is) if unknown(was) && is.is_met() => Effect::Adds,
        (was, _) if unknown(was) => return None,
        (was, is) if unknown(is) && was.is_met() => Effect::Unclear,
        (_, is) if unknown(is) => Effect::Untouched,
        (was, is) if was.is_met() && is.is_met() => Effect::Keeps,
        (was, _) if was.is_met() => Effect::Opens,
        (_, is) if is.is_met() => Effect::Closes,
        (was, is) if is.half_weight() > was.half_weight() => Effect::Narrows,
        (was, is) if is.half_weight() < was.half_weight() => Effect::Opens,
        _ => Effect::Leaves,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_effect_is_told_by_what_was_and_what_is() {
        use Status::{Absent, Broader, Covered, Narrower, NotAssessed, Partial};
        for (was, is, expected) in [
            (Absent, Covered, Some(Effect::Closes)),
            (Narrower, Broader, Some(Effect::Closes)),
            (Absent, Partial, Some(Effect::Narrows)),
            (Covered, Partial, Some(Effect::Opens)),
            (Partial, Absent, Some(Effect::Opens)),
            (Partial, Narrower, Some(Effect::Leaves)),
            (Absent, NotAssessed, Some(Effect::Untouched)),
            (Covered, NotAssessed, Some(Effect::Unclear)),
            (Covered, Broader, Some(Effect::Keeps)),
            (NotAssessed, Covered, Some(Effect::Adds)),
            (NotAssessed, Absent, None),
        ] {
            assert_eq!(effect(was, is), expected, "{was} {is}");
        }
    }
}
