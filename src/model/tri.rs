//! Three-valued facts and conditions: yes, no, unknown.
//!
//! Section 2.1.2 of the method: *and* takes the lowest, *or* the highest (no < unknown < yes),
//! *not* swaps yes and no and keeps unknown. A fact that a record leaves out is unknown.

use super::closed_list;

closed_list! {
    /// A fact or condition that is true, false, or not known.
    #[derive(Default)]
    Tri, "yes, no or unknown" {
        /// It is not so; somebody looked.
        No = "no",
        /// Nobody looked, or the text does not tell.
        #[default]
        Unknown = "unknown",
        /// It is so.
        Yes = "yes",
    }
}

impl Tri {
    /// The lower of the two.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// The higher of the two.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// Whether the value is certainly yes.
    pub fn is_yes(self) -> bool {
        self == Self::Yes
    }

    /// Whether the value is certainly no.
    pub fn is_no(self) -> bool {
        self == Self::No
    }

    /// Whether the record does not tell.
    pub fn is_unknown(&self) -> bool {
        *self == Self::Unknown
    }
}

impl std::ops::Not for Tri {
    type Output = Self;
    fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
            Self::Yes => Self::No,
        }
    }
}

impl From<bool> for Tri {
    fn from(value: bool) -> Self {
        if value { Self::Yes } else { Self::No }
    }
}
