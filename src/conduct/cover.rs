//! A set of cells as few boxes, so that it can be put into words.
//!
//! Finding the fewest boxes is a hard problem; a good cover is not. From the first cell not yet
//! covered a box is grown inside the set, axis after axis. The order of the axes decides which box
//! comes out, so several orders are followed side by side and the largest box wins. Boxes may
//! overlap, which makes them fewer and rounder; what they hold together is exactly the set.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{CellBox, CellSet, Space, ValueSet};

/// How many half-grown boxes are followed side by side. With five axes there are at most 120 orders
/// of growth, most of which meet in the same boxes.
const FOLLOWED: usize = 16;

/// The largest boxes of a set, and what they leave over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The boxes, the largest first.
    pub boxes: Vec<CellBox>,
    /// How many cells of the set are in none of the boxes.
    pub left_over: usize,
}

impl CellSet {
    /// The set as few boxes, the largest first. Together they hold exactly its cells.
    pub fn boxes(&self, space: &Space) -> Vec<CellBox> {
        let mut remaining = self.clone();
        let mut boxes = Vec::new();
        while let Some(cell) = remaining.first() {
            let grown = largest_box(space, self, cell);
            for covered in grown.cells(space) {
                remaining.remove(covered);
            }
            boxes.push(grown);
        }
        drop_superfluous(space, &mut boxes);
        boxes.sort_by_key(|grown| Reverse(grown.volume()));
        boxes
    }

    /// The `at_most` largest boxes of the set, with the number of cells they leave over.
    pub fn cover(&self, space: &Space, at_most: usize) -> Cover {
        let mut boxes = self.boxes(space);
        boxes.truncate(at_most);
        let covered = boxes
            .iter()
            .fold(Self::empty(space), |covered, shown| covered.union(&shown.to_set(space)));
        Cover { boxes, left_over: self.difference(&covered).count() }
    }
}

/// The largest box around a cell that lies inside the set, as far as the orders followed show.
///
/// Growing an axis once is enough: what does not fit a small box does not fit a larger one.
fn largest_box(space: &Space, set: &CellSet, cell: usize) -> CellBox {
    let seed = CellBox::of_cell(space, cell);
    let growing: Vec<usize> =
        (0..space.axes().len()).filter(|&axis| grow(space, set, &seed, axis) != seed).collect();
    // Each candidate: which of the growing axes are done, as bits, and the box so far.
    let mut followed = vec![(0_u32, seed)];
    for _ in &growing {
        let mut longer = BTreeSet::new();
        for (done, grown) in &followed {
            for (position, &axis) in growing.iter().enumerate() {
                if done >> position & 1 == 0 {
                    longer.insert((done | 1 << position, grow(space, set, grown, axis)));
                }
            }
        }
        followed = longer.into_iter().collect();
        followed.sort_by_key(|(_, grown)| Reverse(grown.volume()));
        followed.truncate(FOLLOWED);
    }
    let (_, largest) = followed.swap_remove(0);
    largest
}

/// The box with every further value of one axis that keeps it inside the set.
fn grow(space: &Space, set: &CellSet, grown: &CellBox, axis: usize) -> CellBox {
    let stride = space.stride(axis);
    let mut values = grown.values(axis);
    let own = values.iter().next().expect("a box has a value on every axis");
    let slice = grown.with(axis, ValueSet::only(own)).expect("one value").cells(space);
    for value in 0..space.size(axis) {
        let fits = || slice.iter().all(|cell| set.contains(cell - own * stride + value * stride));
        if !values.contains(value) && fits() {
            values.insert(value);
        }
    }
    grown.with(axis, values).expect("values were only added")
}

/// Drops boxes whose cells the others hold too, the smallest first.
fn drop_superfluous(space: &Space, boxes: &mut Vec<CellBox>) {
    let mut holders = vec![0_u32; space.cells()];
    for grown in boxes.iter() {
        for cell in grown.cells(space) {
            holders[cell] += 1;
        }
    }
    boxes.sort_by_key(CellBox::volume);
    boxes.retain(|grown| {
        let cells = grown.cells(space);
        let superfluous = cells.iter().all(|&cell| holders[cell] > 1);
        if superfluous {
            for cell in cells {
                holders[cell] -= 1;
            }
        }
        !superfluous
    });
}
