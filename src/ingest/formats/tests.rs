//! Whole files of every format.
