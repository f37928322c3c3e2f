//! Fewer axes: combinations that a law reaches for *any* value of the axes left out.
//!
//! Article 3(a) of the TiP Protocol makes 5 × 9 × 7 = 315 combinations of act, means and purpose
//! for adults. A combination counts as held together by the law when it is reached for some adult,
//! inside the State or across borders; so the axes left out are folded by the best reach (join).

use super::{CellSet, Coverage, Extent, Space, SpaceError};
use crate::model::{Axis, Target};

/// A fold of a space onto some of its axes, over some of its cells. Made once, used for any number
/// of extents.
#[derive(Debug, Clone)]
pub struct Projection {
    /// The space of the axes that are kept.
    space: Space,
    /// Every cell that takes part, with the combination it belongs to.
    places: Vec<(usize, usize)>,
    /// The combinations that have a cell at all.
    combinations: CellSet,
}

impl Projection {
    /// Keeps some axes, in the order of the space, and looks at the cells `within` only.
    ///
    /// # Errors
    /// When no axis is kept, or one that the space does not have.
    pub fn new<S: AsRef<str>>(
        from: &Space,
        keep: &[S],
        within: &CellSet,
    ) -> Result<Self, SpaceError> {
        if let Some(id) = keep.iter().find(|id| from.axis(id.as_ref()).is_none()) {
            return Err(SpaceError::UnknownAxis { axis: id.as_ref().to_owned() });
        }
        let is_kept = |axis: &Axis| keep.iter().any(|id| id.as_ref() == axis.id);
        let kept: Vec<usize> =
            (0..from.axes().len()).filter(|&axis| is_kept(&from.axes()[axis])).collect();
        let axes: Vec<Axis> = kept.iter().map(|&axis| from.axes()[axis].clone()).collect();
        let space = Space::new(&axes)?;
        let place = |cell| {
            let steps = kept.iter().enumerate();
            steps.map(|(axis, &old)| from.value_at(cell, old) * space.stride(axis)).sum()
        };
        let places: Vec<(usize, usize)> = within.iter().map(|cell| (cell, place(cell))).collect();
        let mut combinations = CellSet::empty(&space);
        for &(_, combination) in &places {
            combinations.insert(combination);
        }
        Ok(Self { space, places, combinations })
    }

    /// The combinations that a target counts.
    ///
    /// # Errors
    /// When the target does not fit the space or counts no axis.
    pub fn of_target(from: &Space, target: &Target) -> Result<Self, SpaceError> {
        Self::new(from, &target.counted, &from.target(target)?)
    }

    /// The space of the axes that are kept.
    pub fn space(&self) -> &Space {
        &self.space
    }

    /// The combinations that have a cell at all: the denominator of every count.
    pub fn combinations(&self) -> &CellSet {
        &self.combinations
    }

    /// The reach of each combination: the best among its cells.
    pub fn project(&self, extent: &Extent) -> Extent {
        extent.map(|cells| {
            let mut folded = CellSet::empty(&self.space);
            for &(cell, combination) in &self.places {
                if cells.contains(cell) {
                    folded.insert(combination);
                }
            }
            folded
        })
    }

    /// How the combinations are reached, in numbers.
    pub fn coverage(&self, extent: &Extent) -> Coverage {
        self.project(extent).coverage(&self.combinations)
    }
}
