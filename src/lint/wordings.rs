//! Wordings: every term of the law is mapped, by the vocabulary or by a coder who says how far it
//! reaches and why.

use crate::diag::{Code, Route, quoted};
use crate::model::{Act, AggravationEffect, Category, Offence, Relation, Wording};
use crate::normalize::{LawDefinition, Sense, TermList, TermRole};

use super::{Known, Report, entry};

/// A wording and its place.
pub(super) struct Placed<'r> {
    /// The place.
    pub(super) route: Route,
    /// The wording.
    pub(super) wording: &'r Wording,
    /// What its list is about.
    pub(super) role: TermRole,
}

/// The lists of wordings of an offence, with the way to each.
fn each_list<'r>(offence: &'r Offence, route: &Route) -> Vec<(Route, &'r [Wording], TermRole)> {
    let child = offence.child.as_ref();
    let (to_child, to_som) = (route.key("child"), route.key("som"));
    let som = offence.som.as_ref().and_then(|som| som.verbs.as_deref());
    let documents = offence.documents.as_ref().and_then(|documents| documents.verbs.as_deref());
    [
        (route.key("acts"), offence.acts.as_deref(), TermRole::Acts),
        (route.key("means"), offence.means.as_deref(), TermRole::Means),
        (route.key("purposes"), offence.purposes.as_deref(), TermRole::Purposes),
        (to_child.key("acts"), child.and_then(|c| c.acts.as_deref()), TermRole::Acts),
        (to_child.key("purposes"), child.and_then(|c| c.purposes.as_deref()), TermRole::Purposes),
        (to_som.key("verbs"), som, TermRole::SmugglingVerbs),
        (route.key("documents").key("verbs"), documents, TermRole::DocumentVerbs),
    ]
    .into_iter()
    .filter_map(|(route, list, role)| Some((route, list?, role)))
    .collect()
}

/// Every wording of an offence.
pub(super) fn each_wording<'r>(offence: &'r Offence, route: &Route) -> Vec<Placed<'r>> {
    let mut all = Vec::new();
    for (route, list, role) in each_list(offence, route) {
        all.extend(list.iter().enumerate().map(|(i, wording)| Placed {
            route: route.index(i),
            wording,
            role,
        }));
    }
    all
}

/// The rules about the wordings of an act.
pub(super) fn check(act: &Act, known: &Known<'_>, report: &mut Report<'_>) {
    // A wording that was defined at any time was looked at.
    let definitions: Vec<LawDefinition<'_>> =
        act.definitions.iter().map(|definition| LawDefinition { act, definition }).collect();
    for (i, offence) in act.offences.iter().enumerate() {
        let route = entry("offence", i);
        for placed in each_wording(offence, &route) {
            check_mapping(&placed, report);
        }
        for (route, list, role) in each_list(offence, &route) {
            let resolved =
                TermList::resolve(Some(list), role, &known.lexicon, &act.language, &definitions);
            for (place, resolved) in resolved.iter().enumerate() {
                if !resolved.settled && !resolved.wording.is_mapped() {
                    let lang = resolved.wording.lang.as_deref().unwrap_or(&act.language);
                    let term = &resolved.wording.term;
                    report_unmapped(term, lang, role.category(), route.index(place), known, report);
                }
            }
        }
        check_aggravations(act, offence, &route, known, report);
    }
}

/// A mapping by hand says how far the term reaches, and why.
fn check_mapping(placed: &Placed<'_>, report: &mut Report<'_>) {
    let wording = placed.wording;
    if !wording.is_mapped() {
        return;
    }
    let term = quoted(&wording.term);
    match (&wording.canonical, wording.relation) {
        (Some(canonical), None) => report.push(
            Code::RelationMissing,
            placed.route.key("canonical"),
            format!("{term} is mapped to `{canonical}` without a relation"),
            "add relation = \"exact\", \"broader\", \"narrower\", \"related\" or \"none\", read from \
             the law's term",
        ),
        (None, Some(relation)) if relation != Relation::None => report.push(
            Code::RelationMissing,
            placed.route.key("relation"),
            format!("{term} has the relation {relation} to no canonical term"),
            "add canonical = \"…\", or write relation = \"none\" if the term stands for none",
        ),
        _ => {}
    }
    if is_blank(wording.reason.as_deref()) {
        report.push(
            Code::MappedWithoutReason,
            placed.route.key("term"),
            format!("{term} is mapped by hand without a reason"),
            "add reason = \"…\": the definition, doctrine or judgment on which the mapping rests",
        );
    }
}

/// An aggravating circumstance has a canonical one, with a relation, unless none is named.
fn check_aggravations(
    act: &Act,
    offence: &Offence,
    route: &Route,
    known: &Known<'_>,
    report: &mut Report<'_>,
) {
    for (i, aggravation) in offence.aggravations.iter().flatten().enumerate() {
        let route = route.key("aggravations").index(i);
        match (&aggravation.canonical, &aggravation.term) {
            (Some(canonical), _) if aggravation.relation.is_none() => report.push(
                Code::RelationMissing,
                route.key("canonical"),
                format!("the circumstance `{canonical}` has no relation"),
                "add relation = \"exact\", \"broader\", \"narrower\" or \"related\", read from the \
                 law's circumstance",
            ),
            (None, Some(term)) if aggravation.effect != AggravationEffect::UnnamedDiscretion => {
                let category = Category::Aggravation;
                report_unmapped(term, &act.language, category, route.key("term"), known, report);
            }
            _ => {}
        }
    }
}

/// A term that nobody mapped, with what it may stand for.
fn report_unmapped(
    term: &str,
    lang: &str,
    category: Category,
    route: Route,
    known: &Known<'_>,
    report: &mut Report<'_>,
) {
    let suggested: Vec<String> =
        known.lexicon.suggest(category, term, lang).iter().take(3).map(describe).collect();
    let by_hand =
        "map it by hand with canonical, relation and reason, or write relation = \"none\"";
    let help = if suggested.is_empty() {
        by_hand.to_owned()
    } else {
        format!("{by_hand}; the vocabulary has {}", suggested.join(", "))
    };
    report.push(
        Code::UnmappedWording,
        route,
        format!(
            "neither coder nor vocabulary maps {} ({lang}): what rests on it cannot be assessed",
            quoted(term)
        ),
        help,
    );
}

/// An entry of the vocabulary as a suggestion.
fn describe(sense: &Sense<'_>) -> String {
    let (entry, canonical) = (sense.entry, sense.canonical);
    let condition = entry.sense.as_ref().map(|sense| format!(" ({sense})")).unwrap_or_default();
    format!("`{}`{condition} as {} for `{canonical}`", entry.term, entry.relation)
}

/// Whether a text is missing or blank.
pub(super) fn is_blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}
