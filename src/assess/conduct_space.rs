//! National law in conduct space: each offence as boxes, the law as their union, and what that
//! leaves uncovered or reaches beyond the instrument.

use super::case::{Case, SMUGGLING};
use super::reach;
use crate::conduct::{CellSet, ConductBox, Extent, Projection, Reach, Space, SpaceError};
use crate::model::{
    BenefitKind, BenefitRequired, ConductCoverage, Direction, EntryScope, Instrument, OffenceKind,
    Sex, StayMeans, TargetCoverage, Tri, VictimScope,
};
use crate::normalize::LawOffence;

/// Boxes shown for each list; what is left over is counted.
const BOXES_SHOWN: usize = 8;

/// The law of the day in the conduct space of one instrument; `None` when the instrument declares
/// none.
///
/// # Errors
///
/// When the instrument's axes or targets are inconsistent.
pub(super) fn coverage(
    case: &Case<'_>,
    instrument: &Instrument,
) -> Result<Option<ConductCoverage>, SpaceError> {
    if instrument.axes.is_empty() {
        return Ok(None);
    }
    let space = Space::new(&instrument.axes)?;
    let kinds: &[OffenceKind] =
        if space.axis("act").is_some() { &[OffenceKind::Tip] } else { &SMUGGLING };
    let records = case.kinds(kinds);
    let assessed = !records.is_empty() || case.surveyed(kinds);
    let stated = records.iter().flat_map(|i| boxes(&space, case.offence(*i)));
    let law = stated
        .chain(unlooked(case, &space))
        .fold(Extent::empty(&space), |law, stated| law.union(&Extent::of_box(&stated)));

    let mut targets = Vec::new();
    let mut required = CellSet::empty(&space);
    let mut implied = CellSet::empty(&space);
    for target in &instrument.targets {
        let counted = Projection::of_target(&space, target)?.coverage(&law);
        let total = counted.total;
        targets.push(TargetCoverage {
            target: target.id.clone(),
            label: target.label.clone(),
            inside: if assessed { counted.inside } else { 0 },
            partly: if assessed { counted.partly } else { 0 },
            unknown: if assessed { counted.unknown } else { total },
            total,
        });
        required = required.union(&space.target(target)?);
        implied = implied.union(&space.implied(target)?);
    }
    let read = |cells: CellSet| if assessed { sentences(&space, &cells) } else { Vec::new() };
    let beyond = law.cells_in().difference(&required).difference(&implied);
    Ok(Some(ConductCoverage {
        instrument: instrument.id.clone(),
        assessed,
        targets,
        uncovered: read(required.intersection(&law.cells_out())),
        partly: read(required.intersection(&law.cells_partly())),
        beyond: read(beyond),
    }))
}

/// A set of conduct as few readable sentences.
fn sentences(space: &Space, cells: &CellSet) -> Vec<String> {
    let cover = cells.cover(space, BOXES_SHOWN);
    let mut sentences: Vec<String> = cover.boxes.iter().map(|b| b.describe(space)).collect();
    if cover.left_over > 0 {
        sentences.push(format!("and {} further combinations", cover.left_over));
    }
    sentences
}

/// An offence as a union of boxes.
fn boxes<'s>(space: &'s Space, offence: &LawOffence<'_>) -> Vec<ConductBox<'s>> {
    if space.axis("act").is_some() {
        trafficking_boxes(space, offence)
    } else {
        smuggling_boxes(space, offence)
    }
}

/// Conduct of the kinds of offence that nobody recorded and nobody looked for: unknown, not unreached.
fn unlooked<'s>(case: &Case<'_>, space: &'s Space) -> Vec<ConductBox<'s>> {
    if space.axis("act").is_some() {
        return Vec::new();
    }
    let open = SMUGGLING.into_iter().filter(|k| case.kind(*k).is_empty() && !case.surveyed(&[*k]));
    open.map(|kind| {
        let mut unknown = ConductBox::new(space);
        unknown.set_axis("conduct", |conduct| {
            if kind_of(conduct) == kind { Reach::UNKNOWN } else { Reach::OUT }
        });
        unknown
    })
    .collect()
}

/// The kind of offence that punishes a conduct of smuggling.
fn kind_of(conduct: &str) -> OffenceKind {
    match conduct {
        "procure-entry" => OffenceKind::Som,
        "stay-by-document" | "stay-otherwise" => OffenceKind::Stay,
        _ => OffenceKind::Document,
    }
}

/// Trafficking: one box for conduct with the offence's means, one for children without.
fn trafficking_boxes<'s>(space: &'s Space, offence: &LawOffence<'_>) -> Vec<ConductBox<'s>> {
    let mut boxes = Vec::new();
    if offence.offence.victim_scope != Some(VictimScope::Children) {
        let mut adult = ConductBox::new(space);
        adult.set_axis("person", |person| in_scope(offence, person));
        adult.set_axis("act", |act| reach::act(offence, act));
        adult.set_axis("means", |means| match means {
            "none" => reach::without_means(offence),
            means => reach::means(offence, means),
        });
        adult.set_axis("purpose", |purpose| reach::purpose(offence, purpose));
        adult.set_axis("locus", |locus| in_locus(offence, locus));
        boxes.push(adult);
    }
    let without_means = reach::child_without_means(offence);
    if offence.offence.victim_scope != Some(VictimScope::Adults) && without_means != Reach::OUT {
        let mut child = ConductBox::new(space);
        child
            .set_axis("person", |person| in_scope(offence, person).meet(is_child(offence, person)));
        child.set_axis("act", |act| reach::child_act(offence, act));
        child.set_axis("means", |_| without_means);
        child.set_axis("purpose", |purpose| reach::child_purpose(offence, purpose));
        child.set_axis("locus", |locus| in_locus(offence, locus));
        boxes.push(child);
    }
    boxes
}

/// Whether a person of the axis is inside the offence's scope of victims.
fn in_scope(offence: &LawOffence<'_>, person: &str) -> Reach {
    let (woman, man) = (person == "woman", person == "man");
    let girl = person.starts_with("girl");
    let inside = match offence.offence.victim_scope {
        None => return Reach::UNKNOWN,
        Some(VictimScope::Any) => true,
        Some(VictimScope::Adults) => woman || man,
        Some(VictimScope::WomenAndChildren) => !man,
        Some(VictimScope::Female) => woman || girl,
        Some(VictimScope::Male) => !(woman || girl),
        Some(VictimScope::Children) => !(woman || man),
        // Some of every age and sex are reached, some are not.
        Some(VictimScope::Foreigners | VictimScope::Nationals | VictimScope::Other) => {
            return Reach::PARTLY;
        }
    };
    if inside { Reach::IN } else { Reach::OUT }
}

/// Whether a person of the axis is a child under the offence's rule. An age inside a band fills the
/// band partly.
fn is_child(offence: &LawOffence<'_>, person: &str) -> Reach {
    let Some(rule) = &offence.offence.child else { return Reach::UNKNOWN };
    let (sex, band) = match person.split_once('-') {
        Some(("girl", band)) => (Sex::Female, band),
        Some(("boy", band)) => (Sex::Male, band),
        _ => {
            return match rule.adds_adults {
                Tri::Yes => Reach::PARTLY,
                Tri::No => Reach::OUT,
                Tri::Unknown => Reach::OUT.join(Reach::UNKNOWN),
            };
        }
    };
    let Some(age) = rule.by_sex.get(&sex).copied().or(rule.age) else { return Reach::UNKNOWN };
    let (from, below) = match band {
        "under-14" => (0, 14),
        "14-15" => (14, 16),
        _ => (16, 18),
    };
    let reach = if age >= below {
        Reach::IN
    } else if age > from {
        Reach::PARTLY
    } else {
        Reach::OUT
    };
    match &rule.exceptions {
        Some(list) if !list.is_empty() => reach.meet(Reach::PARTLY),
        Some(_) | None => reach,
    }
}

/// Whether the place of the conduct is reached.
fn in_locus(offence: &LawOffence<'_>, locus: &str) -> Reach {
    let direction = offence.offence.direction;
    match (locus, offence.offence.crossborder_required) {
        ("internal", Tri::No) => Reach::IN,
        ("internal", Tri::Yes) => Reach::OUT,
        ("internal", Tri::Unknown) => Reach::UNKNOWN,
        _ if direction == Some(Direction::Internal) => Reach::OUT,
        _ if matches!(direction, Some(Direction::In | Direction::Out)) => Reach::PARTLY,
        _ => Reach::IN,
    }
}

/// Smuggling: one box for each offence.
fn smuggling_boxes<'s>(space: &'s Space, offence: &LawOffence<'_>) -> Vec<ConductBox<'s>> {
    let is = |kind: OffenceKind| {
        offence.offence.kind == kind || offence.offence.equivalent_to.contains(&kind)
    };
    let mut stated = ConductBox::new(space);
    stated.set_axis("conduct", |conduct| match conduct {
        "procure-entry" if is(OffenceKind::Som) => {
            reach::of_terms(&offence.smuggling_verbs.has("procure-entry"))
        }
        "stay-by-document" | "stay-otherwise" if is(OffenceKind::Stay) => {
            stay(offence, conduct == "stay-by-document")
        }
        verb if verb.ends_with("-document") && verb != "stay-by-document" => {
            if is(OffenceKind::Document) {
                reach::of_terms(&offence.document_verbs.has(verb))
            } else {
                Reach::OUT
            }
        }
        _ => Reach::OUT,
    });
    // Only procuring entry has a State of entry; documents and stay are judged without one.
    if is(OffenceKind::Som) {
        let scope = offence.offence.som.as_ref().and_then(|s| s.entry_scope);
        stated.set_axis("destination", |destination| {
            let own = destination == "own";
            match scope {
                Some(EntryScope::Any) => Reach::IN,
                Some(EntryScope::Own) => {
                    if own {
                        Reach::IN
                    } else {
                        Reach::OUT
                    }
                }
                Some(EntryScope::Foreign) => {
                    if own {
                        Reach::OUT
                    } else {
                        Reach::IN
                    }
                }
                Some(EntryScope::OwnPlusListed) => {
                    if own {
                        Reach::IN
                    } else {
                        Reach::PARTLY
                    }
                }
                Some(EntryScope::Unknown) | None => Reach::UNKNOWN,
            }
        });
    }
    let benefit = offence.offence.benefit.as_ref();
    let required = benefit.and_then(|b| b.required);
    stated.set_axis("benefit", |kind| {
        let listed = || {
            let Some(kinds) = benefit.and_then(|b| b.kinds.as_ref()) else { return Reach::UNKNOWN };
            let wanted = match kind {
                "financial" => BenefitKind::Financial,
                "other-material" => BenefitKind::OtherMaterial,
                _ => return Reach::OUT,
            };
            if kinds.contains(&wanted) { Reach::IN } else { Reach::OUT }
        };
        match required {
            Some(BenefitRequired::No | BenefitRequired::Aggravating) => Reach::IN,
            Some(BenefitRequired::RequiredAsPurpose) => listed(),
            Some(BenefitRequired::RequiredReceived) => listed().meet(Reach::PARTLY),
            Some(BenefitRequired::Unknown) | None => Reach::UNKNOWN,
        }
    });
    stated.set_axis("directness", |directness| match required {
        _ if directness == "direct" => Reach::IN,
        Some(BenefitRequired::No | BenefitRequired::Aggravating) => Reach::IN,
        _ => match benefit.map_or(Tri::Unknown, |b| b.direct_indirect) {
            Tri::Yes => Reach::IN,
            Tri::No => Reach::OUT,
            Tri::Unknown => Reach::UNKNOWN,
        },
    });
    vec![stated]
}

/// How far enabling stay is reached, by a document or by another illegal means.
fn stay(offence: &LawOffence<'_>, by_document: bool) -> Reach {
    match offence.offence.stay.as_ref().and_then(|s| s.means) {
        Some(StayMeans::Any | StayMeans::DocOrIllegal) => Reach::IN,
        Some(StayMeans::DocumentsOnly) => {
            if by_document {
                Reach::IN
            } else {
                Reach::OUT
            }
        }
        Some(StayMeans::EmploymentOnly) => {
            if by_document {
                Reach::OUT
            } else {
                Reach::PARTLY
            }
        }
        Some(StayMeans::Unknown) | None => Reach::UNKNOWN,
    }
}
