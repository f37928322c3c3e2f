//! Conduct space: what a law reaches, computed cell by cell instead of ticked.
//!
//! A treaty describes criminal conduct along a few axes (act, means, purpose, victim ...). Every
//! combination of one value an axis is a *cell*; the cells together are a [`Space`]. An offence is
//! a [`ConductBox`]: a statement on every axis, value by value, how far the offence extends to it.
//! The offence reaches a cell as far as the least favourable of its values does (*meet*); a law
//! reaches it as far as the best of its offences does (*join*). Meet and join of [`Reach`] obey the
//! laws of a distributive lattice, so an [`Extent`] (the reach of every cell) can be united,
//! intersected and compared freely, and a fact nobody has read stays unknown until it no longer
//! matters.
//!
//! | Question | Answer |
//! |---|---|
//! | What does this law reach? | union of [`Extent::of_box`] over its offences |
//! | How many combinations of a target does it hold together? | [`Projection::of_target`] |
//! | Which conduct is left out, in words? | [`CellSet::boxes`], [`CellBox::describe`] |
//! | What do two laws share? | [`Extent::intersection`], [`CellSet::jaccard`] |
//!
//! Nothing here knows of States, offences or files: only axes, targets and sets of cells.

mod cell_box;
mod cell_set;
mod conduct_box;
mod cover;
mod extent;
mod projection;
mod reach;
mod space;
mod wording;

pub use cell_box::{CellBox, ValueSet};
pub use cell_set::CellSet;
pub use conduct_box::ConductBox;
pub use cover::Cover;
pub use extent::{Coverage, Extent};
pub use projection::Projection;
pub use reach::{Cell, Degree, Reach};
pub use space::{MAX_CELLS, MAX_VALUES, Space, SpaceError};
pub use wording::Phrase;

#[cfg(test)]
mod tests;
