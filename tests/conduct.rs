//! The laws of the conduct-space algebra, over small random spaces, offences and sets.

use palermo::conduct::{
    Cell, CellSet, ConductBox, Coverage, Degree, Extent, Projection, Reach, Space,
};
use palermo::model::{Axis, AxisValue, ValueGroup};
use proptest::prelude::*;

/// Axes `a`, `b`, ... of the given sizes, with values `0`, `1`, ...
fn space(sizes: &[usize]) -> Space {
    let axes: Vec<Axis> = sizes
        .iter()
        .zip('a'..)
        .map(|(&size, id)| Axis {
            id: id.to_string(),
            label: id.to_string(),
            all: format!("every {id}"),
            values: (0..size)
                .map(|value| AxisValue { id: value.to_string(), label: format!("{id} {value}") })
                .collect(),
            groups: vec![ValueGroup { label: format!("low {id}"), values: vec!["0".to_owned()] }],
        })
        .collect();
    Space::new(&axes).expect("small axes make a space")
}

/// A random small space, often of more than one word of bits.
fn spaces() -> impl Strategy<Value = Space> {
    prop::collection::vec(1_usize..6, 1..5).prop_map(|sizes| space(&sizes))
}

/// Any interval of degrees, mostly a definite one.
fn reaches() -> impl Strategy<Value = Reach> {
    prop_oneof![
        4 => Just(Reach::IN),
        3 => Just(Reach::OUT),
        2 => Just(Reach::PARTLY),
        1 => Just(Reach::UNKNOWN),
        1 => Just(Reach::between(Degree::Out, Degree::Partly)),
        1 => Just(Reach::between(Degree::Partly, Degree::In)),
    ]
}

/// What an offence states on each value of each axis.
type Stated = Vec<Vec<Reach>>;

/// A random statement that fits the space.
fn stated(space: &Space) -> impl Strategy<Value = Stated> + use<> {
    let sizes: Vec<usize> = (0..space.axes().len()).map(|axis| space.size(axis)).collect();
    sizes.into_iter().map(|size| prop::collection::vec(reaches(), size)).collect::<Vec<_>>()
}

/// The statement as a box.
fn boxed<'s>(space: &'s Space, stated: &Stated) -> ConductBox<'s> {
    let mut made = ConductBox::new(space);
    for (axis, reaches) in space.axes().iter().zip(stated) {
        for (value, &reach) in axis.values.iter().zip(reaches) {
            assert!(made.set(&axis.id, &value.id, reach), "the space has the value");
        }
    }
    made
}

/// A law: the union of a few random offences.
fn extents(space: &Space) -> impl Strategy<Value = Extent> + use<> {
    let space = space.clone();
    prop::collection::vec(stated(&space), 0..4).prop_map(move |offences| {
        offences.iter().fold(Extent::empty(&space), |law, offence| {
            law.union(&Extent::of_box(&boxed(&space, offence)))
        })
    })
}

/// A random set of cells.
fn cell_sets(space: &Space) -> impl Strategy<Value = CellSet> + use<> {
    let space = space.clone();
    prop::collection::vec(any::<bool>(), space.cells()).prop_map(move |bits| {
        let mut set = CellSet::empty(&space);
        for (cell, _) in bits.iter().enumerate().filter(|(_, bit)| **bit) {
            set.insert(cell);
        }
        set
    })
}

/// A space with `n` things over it.
fn with<T: Strategy>(
    make: impl Fn(&Space) -> T + Copy + 'static,
) -> impl Strategy<Value = (Space, [T::Value; 3])>
where
    T::Value: Clone + std::fmt::Debug,
{
    spaces().prop_flat_map(move |space| {
        let three = [make(&space), make(&space), make(&space)];
        (Just(space), three)
    })
}

proptest! {
    #[test]
    fn extents_form_a_distributive_lattice((space, [a, b, c]) in with(extents)) {
        prop_assert_eq!(a.union(&b), b.union(&a));
        prop_assert_eq!(a.intersection(&b), b.intersection(&a));
        prop_assert_eq!(a.union(&b).union(&c), a.union(&b.union(&c)));
        prop_assert_eq!(a.intersection(&b).intersection(&c), a.intersection(&b.intersection(&c)));
        prop_assert_eq!(&a.union(&a), &a);
        prop_assert_eq!(&a.intersection(&a), &a);
        prop_assert_eq!(&a.union(&a.intersection(&b)), &a);
        prop_assert_eq!(&a.intersection(&a.union(&b)), &a);
        prop_assert_eq!(
            a.intersection(&b.union(&c)),
            a.intersection(&b).union(&a.intersection(&c))
        );
        prop_assert_eq!(a.union(&b.intersection(&c)), a.union(&b).intersection(&a.union(&c)));
        prop_assert_eq!(&a.union(&Extent::empty(&space)), &a);
        prop_assert_eq!(&a.intersection(&Extent::full(&space)), &a);
    }

    #[test]
    fn an_extent_agrees_with_its_cells((space, [a, b, _]) in with(extents)) {
        for cell in 0..space.cells() {
            prop_assert_eq!(a.union(&b).reach(cell), a.reach(cell).join(b.reach(cell)));
            prop_assert_eq!(a.intersection(&b).reach(cell), a.reach(cell).meet(b.reach(cell)));
            prop_assert_eq!(a.cells_in().contains(cell), a.cell(cell) == Cell::In);
            prop_assert_eq!(a.cells_partly().contains(cell), a.cell(cell) == Cell::Partly);
            prop_assert_eq!(a.cells_unknown().contains(cell), a.cell(cell) == Cell::Unknown);
            prop_assert_eq!(a.cells_out().contains(cell), a.cell(cell) == Cell::Out);
        }
    }

    #[test]
    fn a_box_reaches_a_cell_as_far_as_its_least_favourable_value((space, [a, _, _]) in with(stated)) {
        let offence = boxed(&space, &a);
        let extent = Extent::of_box(&offence);
        for cell in 0..space.cells() {
            let by_hand = (0..space.axes().len())
                .map(|axis| a[axis][space.value_at(cell, axis)])
                .fold(Reach::IN, Reach::meet);
            prop_assert_eq!(extent.reach(cell), by_hand);
            prop_assert_eq!(offence.reach(cell), by_hand);
        }
    }

    #[test]
    fn another_offence_never_makes_a_law_reach_less((space, [a, b, within]) in with(extents)) {
        let law = a.union(&b);
        for cell in 0..space.cells() {
            prop_assert!(law.reach(cell).least() >= a.reach(cell).least());
            prop_assert!(law.reach(cell).most() >= a.reach(cell).most());
        }
        let target = within.cells_in();
        let (before, after) = (a.coverage(&target), law.coverage(&target));
        prop_assert!(after.inside >= before.inside);
        prop_assert!(after.outside() <= before.outside());
        let projection = Projection::new(&space, &["a"], &target).expect("every space has axis a");
        let (before, after) = (projection.coverage(&a), projection.coverage(&law));
        prop_assert!(after.inside >= before.inside);
        prop_assert!(after.outside() <= before.outside());
    }

    #[test]
    fn sets_obey_boole((space, [a, b, c]) in with(cell_sets)) {
        prop_assert_eq!(&a.complement().complement(), &a);
        prop_assert_eq!(a.union(&b).complement(), a.complement().intersection(&b.complement()));
        prop_assert_eq!(a.difference(&b), a.intersection(&b.complement()));
        prop_assert_eq!(&a.difference(&b).union(&a.intersection(&b)), &a);
        prop_assert_eq!(
            a.intersection(&b.union(&c)),
            a.intersection(&b).union(&a.intersection(&c))
        );
        prop_assert!(a.intersection(&a.complement()).is_empty());
        prop_assert_eq!(a.union(&a.complement()), CellSet::full(&space));
        prop_assert_eq!(a.count() + a.complement().count(), space.cells());
        prop_assert_eq!(a.is_subset(&b), a.difference(&b).is_empty());
        prop_assert_eq!(a.iter().count(), a.count());
        prop_assert_eq!(a.iter().next(), a.first());
        prop_assert!(a.iter().all(|cell| a.contains(cell)));
        prop_assert_eq!(a.jaccard(&b), b.jaccard(&a));
        prop_assert!(a.jaccard(&b).is_none_or(|share| (0.0..=1.0).contains(&share)));
    }

    #[test]
    fn boxes_hold_exactly_the_set((space, [a, _, _]) in with(cell_sets)) {
        check_boxes(&space, &a)?;
    }

    #[test]
    fn boxes_hold_exactly_what_a_law_leaves_out((space, [law, _, _]) in with(extents)) {
        check_boxes(&space, &law.cells_out())?;
    }

    #[test]
    fn a_single_box_is_found_again((space, [a, _, _]) in with(stated)) {
        let cells = Extent::of_box(&boxed(&space, &a)).cells_in();
        let boxes = cells.boxes(&space);
        prop_assert_eq!(boxes.len(), usize::from(!cells.is_empty()));
    }

    #[test]
    fn a_projection_takes_the_best_of_each_combination(
        (space, [law, within, _]) in with(extents),
        wanted in prop::collection::vec(any::<bool>(), 4),
    ) {
        let within = within.cells_in();
        let kept: Vec<usize> = (0..space.axes().len()).filter(|&axis| wanted[axis]).collect();
        prop_assume!(!kept.is_empty());
        let ids: Vec<&str> = kept.iter().map(|&axis| space.axes()[axis].id.as_str()).collect();
        let projection = Projection::new(&space, &ids, &within).expect("the axes are the space's");
        let folded = projection.project(&law);
        let mut count = Coverage { inside: 0, partly: 0, unknown: 0, total: 0 };
        for combination in 0..projection.space().cells() {
            let members: Vec<usize> = within
                .iter()
                .filter(|&cell| {
                    kept.iter().enumerate().all(|(place, &axis)| {
                        space.value_at(cell, axis) == projection.space().value_at(combination, place)
                    })
                })
                .collect();
            let best =
                members.iter().map(|&cell| law.reach(cell)).fold(Reach::OUT, Reach::join);
            prop_assert_eq!(folded.reach(combination), best);
            prop_assert_eq!(projection.combinations().contains(combination), !members.is_empty());
            if !members.is_empty() {
                count.total += 1;
                match best.cell() {
                    Cell::In => count.inside += 1,
                    Cell::Partly => count.partly += 1,
                    Cell::Unknown => count.unknown += 1,
                    Cell::Out => {}
                }
            }
        }
        prop_assert_eq!(projection.coverage(&law), count);
    }

    #[test]
    fn a_description_names_every_limited_axis((space, [a, _, _]) in with(cell_sets)) {
        for found in a.boxes(&space) {
            let limited = (0..space.axes().len()).filter(|&axis| !found.is_whole(&space, axis));
            let phrases = found.phrases(&space);
            prop_assert_eq!(phrases.len(), limited.count());
            let text = found.describe(&space);
            prop_assert!(!text.is_empty());
            prop_assert!(phrases.iter().all(|phrase| text.contains(&phrase.text)));
        }
    }
}

/// Checks that the boxes of a set hold its cells and no others, that none can be spared, that the
/// order is by size, and that a bounded cover counts what it leaves over.
fn check_boxes(space: &Space, set: &CellSet) -> Result<(), TestCaseError> {
    let boxes = set.boxes(space);
    let union = |skip: Option<usize>| {
        boxes
            .iter()
            .enumerate()
            .filter(|&(position, _)| Some(position) != skip)
            .fold(CellSet::empty(space), |held, (_, found)| held.union(&found.to_set(space)))
    };
    prop_assert_eq!(&union(None), set);
    for spared in 0..boxes.len() {
        prop_assert_ne!(&union(Some(spared)), set);
    }
    prop_assert!(boxes.is_sorted_by_key(|found| std::cmp::Reverse(found.volume())));
    for found in &boxes {
        prop_assert_eq!(found.cells(space).len(), found.volume());
        prop_assert_eq!(found.to_set(space).iter().collect::<Vec<_>>(), found.cells(space));
    }
    let cover = set.cover(space, 2);
    let shown = cover
        .boxes
        .iter()
        .fold(CellSet::empty(space), |held, found| held.union(&found.to_set(space)));
    prop_assert_eq!(cover.boxes.len(), boxes.len().min(2));
    prop_assert_eq!(cover.left_over, set.count() - shown.count());
    Ok(())
}
