//! How far an offence reaches on each axis of conduct space: the one place where normalized terms
//! become reach. The record sets of the rules and the boxes of conduct space are both read off it.

use crate::conduct::Reach;
use crate::model::{ChildMeans, MeansRequired, Openness, Relation, Tri};
use crate::normalize::{Has, LawOffence};

/// The five acts (TiP 3(a)).
pub const ACTS: [&str; 5] = ["recruitment", "transportation", "transfer", "harbouring", "receipt"];

/// The nine means (TiP 3(a)).
pub const MEANS: [&str; 9] = [
    "threat",
    "force",
    "coercion",
    "abduction",
    "fraud",
    "deception",
    "abuse-of-power",
    "abuse-of-vulnerability",
    "payments-control",
];

/// The seven purposes (TiP 3(a)).
pub const PURPOSES: [&str; 7] = [
    "prostitution-of-others",
    "sexual-exploitation",
    "forced-labour",
    "slavery",
    "slavery-like",
    "servitude",
    "organ-removal",
];

/// Exact and broader terms fill a value, narrower terms fill it partly; where a wording could not be
/// read, or no list is recorded, the value may be filled further than is known.
pub(super) fn of_terms(has: &Has<'_>) -> Reach {
    let known = match has.relation {
        Relation::Exact | Relation::Broader => Reach::IN,
        Relation::Narrower => Reach::PARTLY,
        Relation::Related | Relation::None => Reach::OUT,
    };
    if has.unsettled { known.join(Reach::UNKNOWN) } else { known }
}

/// A list that is open reaches further values at least in part.
fn opened(reach: Reach, open: Tri, by: Reach) -> Reach {
    match open {
        Tri::Yes => reach.join(by),
        Tri::No => reach,
        Tri::Unknown => Reach::between(reach.least(), reach.most().max(by.most())),
    }
}

/// How far an adult offence reaches an act. An open list of acts reaches all five.
pub(super) fn act(offence: &LawOffence<'_>, act: &str) -> Reach {
    opened(of_terms(&offence.acts.has(act)), offence.offence.acts_open, Reach::IN)
}

/// How far an adult offence reaches a means; no means element, or "any means", reaches all nine.
pub(super) fn means(offence: &LawOffence<'_>, means: &str) -> Reach {
    match offence.offence.means_required {
        Some(MeansRequired::None | MeansRequired::Any) => Reach::IN,
        Some(MeansRequired::Listed | MeansRequired::AdultsOnly) => {
            opened(of_terms(&offence.means.has(means)), offence.offence.means_open, Reach::PARTLY)
        }
        Some(MeansRequired::Unknown) | None => {
            of_terms(&offence.means.has(means)).join(Reach::UNKNOWN)
        }
    }
}

/// How far an adult offence reaches conduct without any means.
pub(super) fn without_means(offence: &LawOffence<'_>) -> Reach {
    match offence.offence.means_required {
        Some(MeansRequired::None) => Reach::IN,
        Some(MeansRequired::Any | MeansRequired::Listed | MeansRequired::AdultsOnly) => Reach::OUT,
        Some(MeansRequired::Unknown) | None => Reach::UNKNOWN,
    }
}

/// How far an adult offence reaches a purpose; an offence that needs no purpose reaches all seven.
pub(super) fn purpose(offence: &LawOffence<'_>, purpose: &str) -> Reach {
    let listed = opened(
        of_terms(&offence.purposes.has(purpose)),
        is_open(offence.offence.purposes_open),
        Reach::PARTLY,
    );
    opened(listed, !offence.offence.purpose_required, Reach::IN)
}

/// How far the child rule reaches an act; the adult list where there is no separate one.
pub(super) fn child_act(offence: &LawOffence<'_>, act: &str) -> Reach {
    let terms = &offence.child_acts;
    opened(of_terms(&terms.has(act)), offence.offence.acts_open, Reach::IN)
}

/// How far the child rule reaches a purpose; the adult list where there is no separate one.
pub(super) fn child_purpose(offence: &LawOffence<'_>, purpose: &str) -> Reach {
    let terms = &offence.child_purposes;
    let listed = opened(
        of_terms(&terms.has(purpose)),
        is_open(offence.offence.purposes_open),
        Reach::PARTLY,
    );
    opened(listed, !child_purpose_required(offence), Reach::IN)
}

/// Whether a purpose must be proved for a child: the child rule's own answer, else the offence's.
pub(super) fn child_purpose_required(offence: &LawOffence<'_>) -> Tri {
    match offence.offence.child.as_ref().map_or(Tri::Unknown, |c| c.purpose_required) {
        Tri::Unknown => offence.offence.purpose_required,
        known => known,
    }
}

/// How far a child is reached without proof of means.
pub(super) fn child_without_means(offence: &LawOffence<'_>) -> Reach {
    let by_rule = match offence.offence.child.as_ref().and_then(|c| c.means_required) {
        Some(ChildMeans::No) => Reach::IN,
        Some(ChildMeans::NoForSome) => Reach::PARTLY,
        Some(ChildMeans::Yes) => Reach::OUT,
        Some(ChildMeans::Unknown) | None => Reach::UNKNOWN,
    };
    match offence.offence.means_required {
        Some(MeansRequired::None | MeansRequired::AdultsOnly) => Reach::IN,
        Some(MeansRequired::Any | MeansRequired::Listed) => by_rule,
        Some(MeansRequired::Unknown) | None => by_rule.join(Reach::UNKNOWN),
    }
}

/// Whether a list is open.
pub(super) fn is_open(openness: Option<Openness>) -> Tri {
    match openness {
        Some(Openness::Open) => Tri::Yes,
        Some(Openness::Closed) => Tri::No,
        Some(Openness::Unknown) | None => Tri::Unknown,
    }
}
