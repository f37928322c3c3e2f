//! Boxes of cells: some values on every axis, and every combination of them.

use super::{CellSet, Space};

/// Some of the values of one axis, by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ValueSet(u64);

impl ValueSet {
    /// Just one value.
    pub fn only(value: usize) -> Self {
        Self(1 << value)
    }

    /// The first `count` values: all of them when the axis has so many.
    pub fn first(count: usize) -> Self {
        if count == 0 { Self(0) } else { Self(u64::MAX >> (u64::BITS as usize - count)) }
    }

    /// Adds a value.
    pub fn insert(&mut self, value: usize) {
        self.0 |= 1 << value;
    }

    /// Whether the value is there.
    pub fn contains(self, value: usize) -> bool {
        self.0 >> value & 1 == 1
    }

    /// How many values there are.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether every value is also in the other set.
    pub fn is_subset(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// The values that the other set does not have.
    #[must_use]
    pub fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The values in ascending order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let value = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(value)
        })
    }
}

impl FromIterator<usize> for ValueSet {
    fn from_iter<I: IntoIterator<Item = usize>>(values: I) -> Self {
        let mut set = Self::default();
        for value in values {
            set.insert(value);
        }
        set
    }
}

/// A box of cells: at least one value on every axis, in the order of the space's axes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellBox {
    /// The chosen values, axis by axis; none of them empty.
    values: Vec<ValueSet>,
}

impl CellBox {
    /// The box of all cells.
    pub fn whole(space: &Space) -> Self {
        let values = (0..space.axes().len()).map(|axis| ValueSet::first(space.size(axis)));
        Self { values: values.collect() }
    }

    /// The box of a single cell.
    pub fn of_cell(space: &Space, cell: usize) -> Self {
        let values = (0..space.axes().len()).map(|axis| ValueSet::only(space.value_at(cell, axis)));
        Self { values: values.collect() }
    }

    /// The chosen values of an axis, by the axis's position.
    pub fn values(&self, axis: usize) -> ValueSet {
        self.values[axis]
    }

    /// The same box with other values on one axis; nothing when there are none.
    pub(super) fn with(&self, axis: usize, values: ValueSet) -> Option<Self> {
        (!values.is_empty()).then(|| {
            let mut changed = self.clone();
            changed.values[axis] = values;
            changed
        })
    }

    /// Whether the box takes every value of the axis.
    pub fn is_whole(&self, space: &Space, axis: usize) -> bool {
        self.values[axis] == ValueSet::first(space.size(axis))
    }

    /// How many cells it holds.
    pub fn volume(&self) -> usize {
        self.values.iter().map(|values| values.len()).product()
    }

    /// Its cells, in ascending order.
    pub fn cells(&self, space: &Space) -> Vec<usize> {
        let mut cells = vec![0];
        for (axis, values) in self.values.iter().enumerate() {
            let stride = space.stride(axis);
            cells = cells
                .iter()
                .flat_map(|cell| values.iter().map(move |value| cell + value * stride))
                .collect();
        }
        cells
    }

    /// Its cells as a set.
    pub fn to_set(&self, space: &Space) -> CellSet {
        CellSet::product(space, &self.values)
    }
}
