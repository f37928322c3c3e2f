//! Sets of cells: one bit a cell, so that set algebra goes sixty-four cells at a time.

use super::{Space, ValueSet};

/// Bits in a word.
const WORD: usize = u64::BITS as usize;

/// A set of the cells of one space. Sets of different spaces must not be mixed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CellSet {
    /// How many cells the space has.
    cells: usize,
    /// One bit a cell, the first cell lowest; bits beyond the last cell are never set.
    words: Vec<u64>,
}

impl CellSet {
    /// The set without cells.
    pub fn empty(space: &Space) -> Self {
        Self { cells: space.cells(), words: vec![0; space.cells().div_ceil(WORD)] }
    }

    /// The set of all cells.
    pub fn full(space: &Space) -> Self {
        Self::empty(space).complement()
    }

    /// Every combination of the chosen values, which must be given for every axis.
    ///
    /// Works from the last axis, whose cells lie side by side, outwards: the pattern of the inner
    /// axes is copied once for each value of the next axis. No cell is visited singly.
    pub(super) fn product(space: &Space, chosen: &[ValueSet]) -> Self {
        assert_eq!(chosen.len(), space.axes().len(), "one selection for each axis");
        let mut pattern = vec![1];
        for (axis, values) in chosen.iter().enumerate().rev() {
            let stride = space.stride(axis);
            let mut wider = vec![0; (stride * space.size(axis)).div_ceil(WORD)];
            for value in values.iter() {
                copy_shifted(&pattern, value * stride, &mut wider);
            }
            pattern = wider;
        }
        Self { cells: space.cells(), words: pattern }
    }

    /// Adds a cell.
    pub fn insert(&mut self, cell: usize) {
        assert!(cell < self.cells, "cell {cell} of a space of {} cells", self.cells);
        self.words[cell / WORD] |= 1 << (cell % WORD);
    }

    /// Takes a cell out.
    pub fn remove(&mut self, cell: usize) {
        assert!(cell < self.cells, "cell {cell} of a space of {} cells", self.cells);
        self.words[cell / WORD] &= !(1 << (cell % WORD));
    }

    /// Whether the cell is there.
    pub fn contains(&self, cell: usize) -> bool {
        self.words[cell / WORD] >> (cell % WORD) & 1 == 1
    }

    /// How many cells there are.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// Whether every cell is also in the other set.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.check_same_space(other);
        self.words.iter().zip(&other.words).all(|(one, other)| one & !other == 0)
    }

    /// The cells in either set.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        self.combine(other, |one, other| one | other)
    }

    /// The cells in both sets.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        self.combine(other, |one, other| one & other)
    }

    /// The cells that the other set does not have.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        self.combine(other, |one, other| one & !other)
    }

    /// The cells that are not in the set.
    #[must_use]
    pub fn complement(&self) -> Self {
        let mut words: Vec<u64> = self.words.iter().map(|word| !word).collect();
        let beyond = words.len() * WORD - self.cells;
        if let Some(last) = words.last_mut() {
            *last &= u64::MAX >> beyond;
        }
        Self { cells: self.cells, words }
    }

    /// How alike two sets are: the share of the cells of either that are in both, from 0 to 1.
    /// Nothing when neither has a cell.
    pub fn jaccard(&self, other: &Self) -> Option<f64> {
        let either = self.union(other).count();
        (either > 0).then(|| self.intersection(other).count() as f64 / either as f64)
    }

    /// The first cell.
    pub fn first(&self) -> Option<usize> {
        let word = self.words.iter().position(|&word| word != 0)?;
        Some(word * WORD + self.words[word].trailing_zeros() as usize)
    }

    /// The cells in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(index, &word)| {
            let mut left = word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(index * WORD + bit)
            })
        })
    }

    /// Combines two sets word by word.
    fn combine(&self, other: &Self, merge: impl Fn(u64, u64) -> u64) -> Self {
        self.check_same_space(other);
        let words = self.words.iter().zip(&other.words).map(|(&one, &other)| merge(one, other));
        Self { cells: self.cells, words: words.collect() }
    }

    /// Stops a mixture of spaces, which would give a wrong answer in silence.
    fn check_same_space(&self, other: &Self) {
        assert_eq!(self.cells, other.cells, "sets of cells of one space");
    }
}

/// Copies the set bits of `pattern` into `into`, `shift` places further up.
fn copy_shifted(pattern: &[u64], shift: usize, into: &mut [u64]) {
    let (start, bit) = (shift / WORD, shift % WORD);
    for (index, &word) in pattern.iter().enumerate() {
        into[start + index] |= word << bit;
        let carried = if bit == 0 { 0 } else { word >> (WORD - bit) };
        if carried != 0 {
            into[start + index + 1] |= carried;
        }
    }
}
