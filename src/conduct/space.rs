//! The space itself: axes, their values, and the numbering of cells.
//!
//! Cells are numbered like the digits of a number whose places have different bases: the last axis
//! counts fastest. A cell's number therefore tells its value on every axis.

use std::collections::BTreeMap;

use thiserror::Error;

use super::{CellBox, CellSet, ValueSet};
use crate::model::{Axis, Target, ValueGroup};

/// The most values an axis may have: a selection of them is one word.
pub const MAX_VALUES: usize = u64::BITS as usize;

/// The most cells a space may have. The trafficking space has 5,600.
pub const MAX_CELLS: usize = 1 << 20;

/// Why axes do not make a space, or a target does not fit one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SpaceError {
    /// There is no axis.
    #[error("conduct space has no axis")]
    NoAxis,
    /// An axis has no value.
    #[error("axis `{axis}` has no value")]
    NoValue {
        /// The axis.
        axis: String,
    },
    /// An axis has too many values.
    #[error("axis `{axis}` has more than {MAX_VALUES} values")]
    TooManyValues {
        /// The axis.
        axis: String,
    },
    /// Two axes have the same id.
    #[error("axis `{axis}` is declared twice")]
    DuplicateAxis {
        /// The axis.
        axis: String,
    },
    /// Two values of an axis have the same id.
    #[error("axis `{axis}` has the value `{value}` twice")]
    DuplicateValue {
        /// The axis.
        axis: String,
        /// The value.
        value: String,
    },
    /// A group names no value.
    #[error("the group `{label}` of axis `{axis}` has no value")]
    EmptyGroup {
        /// The axis.
        axis: String,
        /// The group's label.
        label: String,
    },
    /// The axes multiply to too many cells.
    #[error("conduct space has more than {MAX_CELLS} cells")]
    TooManyCells,
    /// No axis has this id.
    #[error("conduct space has no axis `{axis}`")]
    UnknownAxis {
        /// The id.
        axis: String,
    },
    /// The axis has no value with this id.
    #[error("axis `{axis}` has no value `{value}`")]
    UnknownValue {
        /// The axis.
        axis: String,
        /// The id.
        value: String,
    },
    /// A selection takes no value of an axis, so it would select nothing at all.
    #[error("no value of axis `{axis}` is selected")]
    EmptySelection {
        /// The axis.
        axis: String,
    },
}

/// A conduct space: every combination of one value an axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Space {
    /// The axes, as declared.
    axes: Vec<Axis>,
    /// The groups of every axis as sets of values, in the order of the axis's `groups`.
    groups: Vec<Vec<ValueSet>>,
    /// How far the number of a cell moves with one step on an axis.
    strides: Vec<usize>,
    /// How many cells there are.
    cells: usize,
}

impl Space {
    /// The space of some axes.
    ///
    /// # Errors
    /// When there is no axis, an axis has no value or too many, an id occurs twice, a group is
    /// empty or names an unknown value, or the axes multiply to too many cells.
    pub fn new(axes: &[Axis]) -> Result<Self, SpaceError> {
        if axes.is_empty() {
            return Err(SpaceError::NoAxis);
        }
        for (position, axis) in axes.iter().enumerate() {
            check_values(axis)?;
            if axes[..position].iter().any(|earlier| earlier.id == axis.id) {
                return Err(SpaceError::DuplicateAxis { axis: axis.id.clone() });
            }
        }
        let groups = axes.iter().map(resolve_groups).collect::<Result<_, _>>()?;
        let mut strides = vec![0; axes.len()];
        let mut cells = 1;
        for (stride, axis) in strides.iter_mut().zip(axes).rev() {
            *stride = cells;
            cells *= axis.values.len();
            if cells > MAX_CELLS {
                return Err(SpaceError::TooManyCells);
            }
        }
        Ok(Self { axes: axes.to_vec(), groups, strides, cells })
    }

    /// The axes, in the order that positions refer to.
    pub fn axes(&self) -> &[Axis] {
        &self.axes
    }

    /// How many cells there are.
    pub fn cells(&self) -> usize {
        self.cells
    }

    /// How many values an axis has.
    pub fn size(&self, axis: usize) -> usize {
        self.axes[axis].values.len()
    }

    /// How far the number of a cell moves with one step on an axis.
    pub(super) fn stride(&self, axis: usize) -> usize {
        self.strides[axis]
    }

    /// The groups of an axis as sets of values, in the order of its `groups`.
    pub(super) fn groups(&self, axis: usize) -> &[ValueSet] {
        &self.groups[axis]
    }

    /// The position of an axis.
    pub fn axis(&self, id: &str) -> Option<usize> {
        self.axes.iter().position(|axis| axis.id == id)
    }

    /// The position of a value on an axis.
    pub fn value(&self, axis: usize, id: &str) -> Option<usize> {
        position_of(&self.axes[axis], id)
    }

    /// The value that a cell has on an axis.
    pub fn value_at(&self, cell: usize, axis: usize) -> usize {
        cell / self.strides[axis] % self.size(axis)
    }

    /// The box of cells that a target selects.
    ///
    /// # Errors
    /// When it names an axis or a value that the space does not have, or selects no value of an
    /// axis that it names.
    pub fn target_box(&self, target: &Target) -> Result<CellBox, SpaceError> {
        self.narrow(CellBox::whole(self), &target.select)
    }

    /// Narrows a box to the values chosen on each axis.
    fn narrow(
        &self,
        mut chosen: CellBox,
        select: &BTreeMap<String, Vec<String>>,
    ) -> Result<CellBox, SpaceError> {
        for (id, values) in select {
            let axis = self.axis(id).ok_or_else(|| SpaceError::UnknownAxis { axis: id.clone() })?;
            chosen = chosen
                .with(axis, positions_of(&self.axes[axis], values)?)
                .ok_or_else(|| SpaceError::EmptySelection { axis: id.clone() })?;
        }
        Ok(chosen)
    }

    /// The cells that a target selects.
    ///
    /// # Errors
    /// As [`Self::target_box`].
    pub fn target(&self, target: &Target) -> Result<CellSet, SpaceError> {
        Ok(self.target_box(target)?.to_set(self))
    }

    /// The cells that are required with a target without being counted; none where it says nothing.
    ///
    /// # Errors
    /// As [`Self::target_box`].
    pub fn implied(&self, target: &Target) -> Result<CellSet, SpaceError> {
        if target.implied.is_empty() {
            return Ok(CellSet::empty(self));
        }
        let mut select = target.select.clone();
        select.extend(target.implied.clone());
        Ok(self.narrow(CellBox::whole(self), &select)?.to_set(self))
    }
}

/// Checks that an axis has values, not too many, and none twice.
fn check_values(axis: &Axis) -> Result<(), SpaceError> {
    if axis.values.is_empty() {
        return Err(SpaceError::NoValue { axis: axis.id.clone() });
    }
    if axis.values.len() > MAX_VALUES {
        return Err(SpaceError::TooManyValues { axis: axis.id.clone() });
    }
    for (position, value) in axis.values.iter().enumerate() {
        if axis.values[..position].iter().any(|earlier| earlier.id == value.id) {
            return Err(SpaceError::DuplicateValue {
                axis: axis.id.clone(),
                value: value.id.clone(),
            });
        }
    }
    Ok(())
}

/// The groups of an axis as sets of values.
fn resolve_groups(axis: &Axis) -> Result<Vec<ValueSet>, SpaceError> {
    let resolve = |group: &ValueGroup| {
        let values = positions_of(axis, &group.values)?;
        if values.is_empty() {
            return Err(SpaceError::EmptyGroup {
                axis: axis.id.clone(),
                label: group.label.clone(),
            });
        }
        Ok(values)
    };
    axis.groups.iter().map(resolve).collect()
}

/// The positions of some values of an axis.
fn positions_of(axis: &Axis, ids: &[String]) -> Result<ValueSet, SpaceError> {
    let position = |id: &String| {
        position_of(axis, id)
            .ok_or_else(|| SpaceError::UnknownValue { axis: axis.id.clone(), value: id.clone() })
    };
    ids.iter().map(position).collect()
}

/// The position of a value of an axis.
fn position_of(axis: &Axis, id: &str) -> Option<usize> {
    axis.values.iter().position(|value| value.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::model::AxisValue;

    fn axis(id: &str, values: &[&str]) -> Axis {
        let value = |id: &&str| AxisValue { id: (*id).to_owned(), label: (*id).to_owned() };
        Axis {
            id: id.to_owned(),
            label: id.to_owned(),
            all: format!("every {id}"),
            values: values.iter().map(value).collect(),
            groups: Vec::new(),
        }
    }

    fn target(axis: &str, values: &[&str]) -> Target {
        let values = values.iter().map(|&value| value.to_owned()).collect();
        Target {
            id: "t".to_owned(),
            label: "t".to_owned(),
            select: BTreeMap::from([(axis.to_owned(), values)]),
            counted: vec!["a".to_owned()],
            implied: BTreeMap::new(),
        }
    }

    #[test]
    fn a_cell_number_tells_its_values() {
        let space = Space::new(&[axis("a", &["p", "q"]), axis("b", &["x", "y", "z"])]).unwrap();
        let cells: Vec<_> =
            (0..space.cells()).map(|c| (space.value_at(c, 0), space.value_at(c, 1))).collect();
        assert_eq!(cells, [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]);
    }

    #[test]
    fn faulty_axes_are_refused() {
        assert_eq!(Space::new(&[]), Err(SpaceError::NoAxis));
        assert_eq!(Space::new(&[axis("a", &[])]), Err(SpaceError::NoValue { axis: "a".into() }));
        assert_eq!(
            Space::new(&[axis("a", &["p"]), axis("a", &["q"])]),
            Err(SpaceError::DuplicateAxis { axis: "a".into() })
        );
        assert_eq!(
            Space::new(&[axis("a", &["p", "p"])]),
            Err(SpaceError::DuplicateValue { axis: "a".into(), value: "p".into() })
        );
        let ids: Vec<String> = (0..=MAX_VALUES).map(|value| value.to_string()).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        assert_eq!(
            Space::new(&[axis("a", &ids)]),
            Err(SpaceError::TooManyValues { axis: "a".into() })
        );
        let many: Vec<Axis> =
            ["a", "b", "c", "d"].map(|id| axis(id, &ids[..MAX_VALUES])).into_iter().collect();
        assert_eq!(Space::new(&many), Err(SpaceError::TooManyCells));
    }

    #[test]
    fn faulty_groups_are_refused() {
        let mut faulty = axis("a", &["p", "q"]);
        faulty.groups = vec![ValueGroup { label: "none".into(), values: Vec::new() }];
        assert_eq!(
            Space::new(std::slice::from_ref(&faulty)),
            Err(SpaceError::EmptyGroup { axis: "a".into(), label: "none".into() })
        );
        faulty.groups[0].values = vec!["r".into()];
        assert_eq!(
            Space::new(&[faulty]),
            Err(SpaceError::UnknownValue { axis: "a".into(), value: "r".into() })
        );
    }

    #[test]
    fn a_target_that_does_not_fit_is_refused() {
        let space = Space::new(&[axis("a", &["p", "q"]), axis("b", &["x", "y"])]).unwrap();
        assert_eq!(space.target(&target("b", &["y"])).unwrap().iter().collect::<Vec<_>>(), [1, 3]);
        assert_eq!(
            space.target(&target("c", &["y"])),
            Err(SpaceError::UnknownAxis { axis: "c".into() })
        );
        assert_eq!(
            space.target(&target("b", &["z"])),
            Err(SpaceError::UnknownValue { axis: "b".into(), value: "z".into() })
        );
        assert_eq!(
            space.target(&target("b", &[])),
            Err(SpaceError::EmptySelection { axis: "b".into() })
        );
    }
}
