//! Travel and identity documents (R-DOC, R-DOCDEF, R-OWN-DOC).

use crate::assess::case::Case;
use crate::assess::held::Held;
use crate::assess::verdict::{Rows, Verdict};
use crate::model::{
    Canonical, DocumentFacts, DocumentLimb, DocumentType, Flag, IssuerScope, Offence, OffenceKind,
    Relation, Status, Tri,
};

fn facts(offence: &Offence) -> Option<&DocumentFacts> {
    offence.documents.as_ref()
}

fn purpose_link(offence: &Offence) -> Tri {
    facts(offence).map_or(Tri::Unknown, |d| d.purpose_link)
}

/// R-DOC: producing, procuring, providing or possessing a fraudulent document.
pub(super) fn verb<'a>(case: &Case<'a>, verb: &Canonical) -> Verdict<'a> {
    let set = case.kind(OffenceKind::Document);
    if set.is_empty() {
        return case.empty_set(&[OffenceKind::Document]);
    }
    let best = case.best_term(&set, "documents.verbs", verb.as_str(), |o| &o.document_verbs);
    let filling: Vec<usize> = set
        .iter()
        .copied()
        .filter(|i| case.offence(*i).document_verbs.has(verb.as_str()).relation.fills())
        .collect();
    Rows::new()
        .row(
            || best.is(Relation::None),
            || Verdict::new(Status::Absent, "no offence names the conduct or a wider one"),
        )
        .row(
            || best.is(Relation::Related),
            || {
                Verdict::new(
                    Status::Absent,
                    best.quoting("only a neighbouring conduct is named; a coder must decide"),
                )
                .flag(Flag::Review)
            },
        )
        .row(
            || best.is(Relation::Narrower),
            || Verdict::new(Status::Narrower, best.quoting("only a narrower conduct is named")),
        )
        .row(
            || {
                let both_types = case.some(&filling, "documents.types", |o| {
                    match facts(o.offence).and_then(|d| d.types.as_ref()) {
                        Some(types) => Tri::from(
                            types.contains(&DocumentType::Travel)
                                && types.contains(&DocumentType::Identity),
                        ),
                        None => Tri::Unknown,
                    }
                });
                let national_only =
                    case.every(&filling, "documents.issuer_scope", |o| {
                        match facts(o.offence).and_then(|d| d.issuer_scope) {
                            Some(IssuerScope::NationalOnly) => Tri::Yes,
                            Some(IssuerScope::Any) => Tri::No,
                            Some(IssuerScope::Unknown) | None => Tri::Unknown,
                        }
                    });
                both_types.negated().or(national_only)
            },
            || {
                Verdict::new(
                    Status::Narrower,
                    "not every travel and identity document, of whatever State, is reached",
                )
            },
        )
        .row(
            || case.some(&filling, "documents.purpose_link", |o| !purpose_link(o.offence)),
            || {
                Verdict::new(
                    Status::Broader,
                    "the conduct is punishable whether or not it enables smuggling",
                )
            },
        )
        .otherwise(|| {
            Verdict::new(Status::Covered, "the conduct is punishable when it enables smuggling")
                .on(case.looked_at(&filling, "documents.verbs"))
        })
}

/// R-DOCDEF: a limb of the definition of a fraudulent document.
pub(super) fn definition<'a>(case: &Case<'a>, limb: DocumentLimb) -> Verdict<'a> {
    let set = case.kind(OffenceKind::Document);
    if set.is_empty() {
        return case.empty_set(&[OffenceKind::Document]);
    }
    let contains = |list: Option<&Vec<DocumentLimb>>| match list {
        Some(limbs) => Tri::from(limbs.contains(&limb)),
        None => Tri::Unknown,
    };
    Rows::new()
        .row(
            || {
                case.some(&set, "documents.limbs", |o| {
                    contains(facts(o.offence).and_then(|d| d.limbs.as_ref()))
                })
            },
            || Verdict::new(Status::Covered, "the limb is reached by statute"),
        )
        .row(
            || {
                case.some(&set, "documents.limbs_by_case_law", |o| {
                    contains(facts(o.offence).and_then(|d| d.limbs_by_case_law.as_ref()))
                })
            },
            || Verdict::new(Status::Partial, "the limb is reached by case law only"),
        )
        .otherwise(|| {
            Verdict::new(Status::Absent, "the limb is not reached")
                .on(case.looked_at(&set, "documents.limbs"))
        })
}

/// R-OWN-DOC: the migrant's own possession is not the target.
pub(super) fn own_document<'a>(case: &Case<'a>) -> Verdict<'a> {
    let set = case.documents_with(&["possess-document"]);
    if set.is_empty() {
        return case.empty_set(&[OffenceKind::Document]);
    }
    Rows::new()
        .row(
            || {
                Held::every(set.iter().map(|i| {
                    let linked =
                        case.fact(*i, "documents.purpose_link", |o| purpose_link(o.offence));
                    let spared = case.fact(*i, "documents.migrant_own_possession", |o| {
                        !facts(o.offence).map_or(Tri::Unknown, |d| d.migrant_own_possession)
                    });
                    linked.or(spared)
                }))
            },
            || {
                Verdict::new(
                    Status::Covered,
                    "possession is punishable only to enable smuggling, or the migrant is spared",
                )
            },
        )
        .otherwise(|| {
            Verdict::new(Status::Narrower, "migrants are punishable for their own document")
                .on(case.looked_at(&set, "documents.migrant_own_possession"))
                .flag(Flag::VictimLiable)
        })
}
