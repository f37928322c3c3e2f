//! The reach of every cell of a space at once.
//!
//! A reach is two bounds on a chain of three degrees, so it is told by four yes-or-no questions:
//! is the cell surely touched, surely in, possibly touched, possibly in? Four sets of cells hold the
//! answers. Join and meet become union and intersection of each set, and a [`ConductBox`] becomes
//! four plain boxes, because the least favourable value passes a threshold exactly when all do.

use super::{Cell, CellSet, ConductBox, Degree, Reach, Space, ValueSet};

/// How far a law reaches every cell of a space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extent {
    /// Cells certainly reached at least in part.
    surely_touched: CellSet,
    /// Cells certainly reached wholly.
    surely_in: CellSet,
    /// Cells possibly reached at least in part.
    maybe_touched: CellSet,
    /// Cells possibly reached wholly.
    maybe_in: CellSet,
}

impl Extent {
    /// The extent of no law: every cell is out. Nothing changes when it is united.
    pub fn empty(space: &Space) -> Self {
        Self::same(&CellSet::empty(space))
    }

    /// The extent that reaches every cell. Nothing changes when it is intersected.
    pub fn full(space: &Space) -> Self {
        Self::same(&CellSet::full(space))
    }

    /// The extent of one offence.
    pub fn of_box(stated: &ConductBox<'_>) -> Self {
        let space = stated.space();
        let cells = |passes: fn(Reach) -> bool| {
            let values = |axis| -> ValueSet {
                let reaches = stated.reaches(axis).iter().enumerate();
                reaches.filter(|&(_, &reach)| passes(reach)).map(|(value, _)| value).collect()
            };
            let chosen: Vec<ValueSet> = (0..space.axes().len()).map(values).collect();
            CellSet::product(space, &chosen)
        };
        Self {
            surely_touched: cells(|reach| reach.least() >= Degree::Partly),
            surely_in: cells(|reach| reach.least() == Degree::In),
            maybe_touched: cells(|reach| reach.most() >= Degree::Partly),
            maybe_in: cells(|reach| reach.most() == Degree::In),
        }
    }

    /// The better reach of each cell: several offences together, or a law with a bill added.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        self.combine(other, CellSet::union)
    }

    /// The worse reach of each cell: what two laws have in common.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        self.combine(other, CellSet::intersection)
    }

    /// The reach of one cell.
    pub fn reach(&self, cell: usize) -> Reach {
        let degree = |touched: &CellSet, inside: &CellSet| {
            if inside.contains(cell) {
                Degree::In
            } else if touched.contains(cell) {
                Degree::Partly
            } else {
                Degree::Out
            }
        };
        Reach::between(
            degree(&self.surely_touched, &self.surely_in),
            degree(&self.maybe_touched, &self.maybe_in),
        )
    }

    /// What a reader is told of one cell.
    pub fn cell(&self, cell: usize) -> Cell {
        self.reach(cell).cell()
    }

    /// The cells that the law reaches.
    pub fn cells_in(&self) -> CellSet {
        self.surely_in.clone()
    }

    /// The cells of which the law certainly reaches a part and no more.
    pub fn cells_partly(&self) -> CellSet {
        self.surely_touched.difference(&self.maybe_in)
    }

    /// The cells of which the record does not tell.
    pub fn cells_unknown(&self) -> CellSet {
        let perhaps_wholly = self.maybe_in.difference(&self.surely_in);
        let perhaps_partly = self.maybe_touched.difference(&self.surely_touched);
        perhaps_wholly.union(&perhaps_partly)
    }

    /// The cells that the law does not reach.
    pub fn cells_out(&self) -> CellSet {
        self.maybe_touched.complement()
    }

    /// How the cells of a set are reached, in numbers.
    pub fn coverage(&self, of: &CellSet) -> Coverage {
        Coverage {
            inside: self.surely_in.intersection(of).count(),
            partly: self.cells_partly().intersection(of).count(),
            unknown: self.cells_unknown().intersection(of).count(),
            total: of.count(),
        }
    }

    /// Applies one operation to each of the four sets; it must keep the inclusion of sets.
    pub(super) fn map(&self, change: impl Fn(&CellSet) -> CellSet) -> Self {
        Self {
            surely_touched: change(&self.surely_touched),
            surely_in: change(&self.surely_in),
            maybe_touched: change(&self.maybe_touched),
            maybe_in: change(&self.maybe_in),
        }
    }

    /// The extent that reaches the cells of a set wholly and no other.
    fn same(cells: &CellSet) -> Self {
        Self {
            surely_touched: cells.clone(),
            surely_in: cells.clone(),
            maybe_touched: cells.clone(),
            maybe_in: cells.clone(),
        }
    }

    /// Combines the sets of two extents, each with its like.
    fn combine(&self, other: &Self, merge: impl Fn(&CellSet, &CellSet) -> CellSet) -> Self {
        Self {
            surely_touched: merge(&self.surely_touched, &other.surely_touched),
            surely_in: merge(&self.surely_in, &other.surely_in),
            maybe_touched: merge(&self.maybe_touched, &other.maybe_touched),
            maybe_in: merge(&self.maybe_in, &other.maybe_in),
        }
    }
}

/// How a set of cells, or of combinations, is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// Reached.
    pub inside: usize,
    /// Reached in part.
    pub partly: usize,
    /// The record does not tell.
    pub unknown: usize,
    /// How many there are; what the three leave over is not reached.
    pub total: usize,
}

impl Coverage {
    /// How many are not reached.
    pub fn outside(&self) -> usize {
        self.total - self.inside - self.partly - self.unknown
    }
}
