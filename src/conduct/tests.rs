//! Conduct space over the axes and targets that the treaties' data files declare.

use super::*;
use crate::model::{Instrument, Target};

/// Space and targets of the TiP Protocol.
fn tip() -> (Space, Vec<Target>) {
    declared(include_str!("../../data/instruments/tip.toml"))
}

/// Space and targets of the SoM Protocol.
fn som() -> (Space, Vec<Target>) {
    declared(include_str!("../../data/instruments/som.toml"))
}

fn declared(text: &str) -> (Space, Vec<Target>) {
    let instrument: Instrument = toml::from_str(text).unwrap();
    (Space::new(&instrument.axes).unwrap(), instrument.targets)
}

/// The coverage of a target by one offence.
fn coverage(space: &Space, target: &Target, stated: &ConductBox<'_>) -> Coverage {
    Projection::of_target(space, target).unwrap().coverage(&Extent::of_box(stated))
}

/// An offence against adults that needs a means.
fn adult_offence(space: &Space) -> ConductBox<'_> {
    let mut stated = ConductBox::new(space);
    for child in
        space.axes()[0].values.iter().filter(|value| !matches!(&*value.id, "woman" | "man"))
    {
        stated.set("person", &child.id, Reach::OUT);
    }
    stated.set("means", "none", Reach::OUT);
    stated
}

/// The box of one target, with one value taken on some axes, in words.
fn words(space: &Space, target: &Target, narrowed: &[(&str, &[&str])]) -> String {
    let mut target = target.clone();
    for (axis, values) in narrowed {
        let values = values.iter().map(|&value| value.to_owned()).collect();
        target.select.insert((*axis).to_owned(), values);
    }
    space.target_box(&target).unwrap().describe(space)
}

fn everything() -> Target {
    Target {
        id: "all".into(),
        label: "all".into(),
        select: [].into(),
        counted: Vec::new(),
        implied: [].into(),
    }
}

#[test]
fn sizes_are_those_of_the_treaties() {
    let (space, targets) = tip();
    assert_eq!(space.cells(), 5600);
    let counts: Vec<usize> = targets
        .iter()
        .map(|target| Projection::of_target(&space, target).unwrap().combinations().count())
        .collect();
    assert_eq!(counts, [315, 35]);

    let (space, targets) = som();
    assert_eq!(space.cells(), 84);
    assert_eq!(Projection::of_target(&space, &targets[0]).unwrap().combinations().count(), 56);
}

#[test]
fn one_full_adult_offence_holds_every_adult_combination_and_no_child_one() {
    let (space, targets) = tip();
    let stated = adult_offence(&space);
    assert_eq!(
        coverage(&space, &targets[0], &stated),
        Coverage { inside: 315, partly: 0, unknown: 0, total: 315 }
    );
    assert_eq!(coverage(&space, &targets[1], &stated).outside(), 35);
}

#[test]
fn a_child_offence_without_means_holds_every_child_combination() {
    let (space, targets) = tip();
    let mut stated = ConductBox::new(&space);
    stated.set("person", "woman", Reach::OUT);
    stated.set("person", "man", Reach::OUT);
    assert_eq!(coverage(&space, &targets[1], &stated).inside, 35);
    stated.set("means", "none", Reach::OUT);
    assert_eq!(coverage(&space, &targets[1], &stated).inside, 0);
}

#[test]
fn a_missing_value_costs_its_share_of_the_combinations() {
    let (space, targets) = tip();
    let without = |axis, value| {
        let mut stated = adult_offence(&space);
        assert!(stated.set(axis, value, Reach::OUT));
        coverage(&space, &targets[0], &stated)
    };
    assert_eq!(without("act", "harbouring").inside, 252);
    assert_eq!(without("purpose", "organ-removal").inside, 270);
    assert_eq!(without("means", "fraud").inside, 280);
    // Any person and any place will do.
    assert_eq!(without("person", "man").inside, 315);
    assert_eq!(without("locus", "internal").inside, 315);
}

#[test]
fn partial_and_unread_values_are_counted_apart() {
    let (space, targets) = tip();
    let mut stated = adult_offence(&space);
    stated.set("act", "transfer", Reach::PARTLY);
    stated.set("purpose", "servitude", Reach::UNKNOWN);
    // An unread purpose of a partly reached act may still be out or partly reached: unknown.
    assert_eq!(
        coverage(&space, &targets[0], &stated),
        Coverage { inside: 4 * 9 * 6, partly: 9 * 6, unknown: 5 * 9, total: 315 }
    );
}

#[test]
fn two_offences_that_split_acts_and_purposes_leave_the_cross_combinations() {
    let (space, targets) = tip();
    let mut first = adult_offence(&space);
    first.set("act", "receipt", Reach::OUT);
    first.set("purpose", "slavery", Reach::OUT);
    let mut second = adult_offence(&space);
    second.set_axis("act", |act| if act == "receipt" { Reach::IN } else { Reach::OUT });
    second.set_axis("purpose", |purpose| if purpose == "slavery" { Reach::IN } else { Reach::OUT });
    let law = Extent::of_box(&first).union(&Extent::of_box(&second));
    // Every act and every purpose is reached somewhere, yet no offence joins receipt with six
    // purposes, nor slavery with four acts.
    let held = Projection::of_target(&space, &targets[0]).unwrap().coverage(&law);
    assert_eq!(held.outside(), 9 * (6 + 4));
    let gaps = space.target(&targets[0]).unwrap().intersection(&law.cells_out());
    let gaps: Vec<String> =
        gaps.boxes(&space).iter().map(|missing| missing.describe(&space)).collect();
    assert_eq!(
        gaps,
        [
            "receipt, by any of the nine means, for every purpose except for slavery: adults",
            "every act except receipt, by any of the nine means, for slavery: adults",
        ]
    );
}

#[test]
fn facts_that_the_space_does_not_know_are_passed_over() {
    let (space, _) = som();
    let mut stated = ConductBox::new(&space);
    assert!(!stated.set("purpose", "slavery", Reach::OUT));
    assert!(!stated.set("benefit", "gratitude", Reach::OUT));
    assert!(!stated.set_axis("purpose", |_| Reach::OUT));
    assert_eq!(Extent::of_box(&stated), Extent::full(&space));
}

#[test]
fn smuggling_without_benefit_lies_outside_the_target() {
    let (space, targets) = som();
    let law = Extent::full(&space);
    let beyond = law.cells_in().difference(&space.target(&targets[0]).unwrap());
    let beyond = beyond.cover(&space, 1);
    assert_eq!(beyond.left_over, 0);
    assert_eq!(beyond.boxes[0].describe(&space), "without benefit");
}

#[test]
fn a_bounded_cover_shows_the_largest_boxes_and_counts_the_rest() {
    let (space, targets) = tip();
    let cells = |axis: &str, value: &str| {
        let mut target = targets[0].clone();
        target.select.insert(axis.to_owned(), vec![value.to_owned()]);
        space.target(&target).unwrap()
    };
    let gaps = cells("act", "transfer").union(&cells("purpose", "organ-removal"));
    let all: Vec<String> = gaps.boxes(&space).iter().map(|gap| gap.describe(&space)).collect();
    assert_eq!(
        all,
        [
            "transfer, by any of the nine means: adults",
            "by any of the nine means, for organ removal: adults",
        ]
    );
    let cover = gaps.cover(&space, 1);
    assert_eq!(cover.boxes.len(), 1);
    // Organ removal by the four other acts, nine means, two sexes, two places.
    assert_eq!(cover.left_over, 4 * 9 * 2 * 2);
}

#[test]
fn boxes_read_like_sentences() {
    let (space, targets) = tip();
    let adult = |narrowed: &[(&str, &[&str])]| words(&space, &targets[0], narrowed);
    let any = |narrowed: &[(&str, &[&str])]| words(&space, &everything(), narrowed);
    assert_eq!(
        adult(&[
            ("act", &["harbouring"]),
            ("means", &["abuse-of-vulnerability"]),
            ("purpose", &["organ-removal"]),
        ]),
        "harbouring, by abuse of vulnerability, for organ removal: adults"
    );
    assert_eq!(
        any(&[("act", &["recruitment", "receipt"]), ("means", &["force", "fraud", "deception"])]),
        "recruitment or receipt; by force, fraud or deception"
    );
    assert_eq!(
        any(&[("purpose", &["forced-labour", "slavery"]), ("locus", &["internal"])]),
        "for forced labour or services or for slavery, inside the State"
    );
    assert_eq!(
        adult(&[(
            "means",
            &[
                "threat",
                "force",
                "coercion",
                "abduction",
                "deception",
                "abuse-of-power",
                "abuse-of-vulnerability",
                "payments-control"
            ]
        )]),
        "by any of the nine means except by fraud: adults"
    );
    assert_eq!(any(&[("person", &["woman", "man"])]), "every act: adults");
    assert_eq!(
        any(&[]),
        "every act, with or without means, for every purpose, inside the State or across borders: \
         any person"
    );
    assert_eq!(words(&space, &targets[1], &[]), "without means: children");
}

#[test]
fn victims_are_grouped_by_age_and_sex() {
    let (space, _) = tip();
    let persons = |persons: &[&str]| {
        let text = words(&space, &everything(), &[("act", &["transfer"]), ("person", persons)]);
        text.strip_prefix("transfer: ").unwrap().to_owned()
    };
    assert_eq!(persons(&["girl-under-14", "boy-under-14"]), "children under 14");
    assert_eq!(persons(&["girl-14-15", "boy-14-15"]), "children of 14 or 15");
    assert_eq!(
        persons(&["girl-14-15", "boy-14-15", "girl-16-17", "boy-16-17"]),
        "children of 14 to 17"
    );
    assert_eq!(persons(&["girl-16-17", "woman", "man"]), "girls of 16 or 17 and adults");
    assert_eq!(
        persons(&["girl-under-14", "girl-14-15", "girl-16-17", "woman", "boy-under-14"]),
        "girls, women and boys under 14"
    );
    assert_eq!(
        persons(&[
            "girl-under-14",
            "girl-14-15",
            "girl-16-17",
            "woman",
            "boy-under-14",
            "boy-14-15",
            "boy-16-17"
        ]),
        "children and women"
    );
    assert_eq!(
        persons(&[
            "girl-14-15",
            "girl-16-17",
            "woman",
            "boy-under-14",
            "boy-14-15",
            "boy-16-17",
            "man"
        ]),
        "any person except girls under 14"
    );
}

#[test]
fn smuggling_reads_like_sentences() {
    let (space, targets) = som();
    let text = |narrowed: &[(&str, &[&str])]| words(&space, &targets[0], narrowed);
    assert_eq!(text(&[]), "for a financial or other material benefit");
    assert_eq!(
        text(&[
            ("conduct", &["stay-by-document", "stay-otherwise"]),
            ("destination", &["other"]),
            ("benefit", &["other-material"]),
            ("directness", &["indirect"]),
        ]),
        "enabling illegal stay, into another State, for another material benefit, obtained indirectly"
    );
    assert_eq!(
        text(&[("conduct", &["produce-document", "procure-document", "provide-document"])]),
        "every conduct with a fraudulent document except possessing a fraudulent document, for a \
         financial or other material benefit"
    );
}

#[test]
fn a_projection_refuses_axes_that_are_not_there() {
    let (space, _) = som();
    let all = CellSet::full(&space);
    let unknown = Projection::new(&space, &["purpose"], &all);
    assert_eq!(unknown.unwrap_err(), SpaceError::UnknownAxis { axis: "purpose".into() });
    let none: [&str; 0] = [];
    assert_eq!(Projection::new(&space, &none, &all).unwrap_err(), SpaceError::NoAxis);
}

#[test]
fn likeness_is_the_share_of_common_cells() {
    let (space, targets) = tip();
    let adult = space.target(&targets[0]).unwrap();
    let child = space.target(&targets[1]).unwrap();
    assert_eq!(adult.jaccard(&adult), Some(1.0));
    assert_eq!(adult.jaccard(&child), Some(0.0));
    assert_eq!(adult.union(&child).jaccard(&adult), Some(1260.0 / 1680.0));
    assert_eq!(CellSet::empty(&space).jaccard(&CellSet::empty(&space)), None);
}
