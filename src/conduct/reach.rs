//! How far a law reaches one cell, with doubt kept as an interval.
//!
//! Doubt is not a fourth degree beside the three. "Unknown" means that the degree lies somewhere
//! between two bounds, and both bounds follow the ordinary rules. That is why an unknown offence
//! beside a partial one gives "at least partly" and not a loss of what is known.

/// How far something reaches, from not at all to wholly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Degree {
    /// Not at all.
    Out,
    /// In part: a narrower term, an age limit inside a band.
    Partly,
    /// Wholly.
    In,
}

/// Bounds on how far something reaches: at least so far, at most so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reach {
    /// What is certain.
    least: Degree,
    /// What is possible; never below `least`.
    most: Degree,
}

impl Reach {
    /// Certainly not reached.
    pub const OUT: Self = Self { least: Degree::Out, most: Degree::Out };
    /// Certainly reached, but only in part.
    pub const PARTLY: Self = Self { least: Degree::Partly, most: Degree::Partly };
    /// Certainly reached.
    pub const IN: Self = Self { least: Degree::In, most: Degree::In };
    /// Nothing is known.
    pub const UNKNOWN: Self = Self { least: Degree::Out, most: Degree::In };

    /// The interval between two degrees, whichever is the lower.
    pub fn between(one: Degree, other: Degree) -> Self {
        Self { least: one.min(other), most: one.max(other) }
    }

    /// What is certain.
    pub fn least(self) -> Degree {
        self.least
    }

    /// What is possible.
    pub fn most(self) -> Degree {
        self.most
    }

    /// The better of the two: one of several offences is enough.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { least: self.least.max(other.least), most: self.most.max(other.most) }
    }

    /// The worse of the two: every axis must be satisfied.
    #[must_use]
    pub fn meet(self, other: Self) -> Self {
        Self { least: self.least.min(other.least), most: self.most.min(other.most) }
    }

    /// What a reader is told: a degree when the bounds agree, otherwise unknown.
    pub fn cell(self) -> Cell {
        match (self.least, self.most) {
            (Degree::Out, Degree::Out) => Cell::Out,
            (Degree::Partly, Degree::Partly) => Cell::Partly,
            (Degree::In, Degree::In) => Cell::In,
            _ => Cell::Unknown,
        }
    }
}

/// What a reader is told of one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    /// The law reaches it.
    In,
    /// The law reaches a part of it.
    Partly,
    /// The record does not tell.
    Unknown,
    /// The law does not reach it.
    Out,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubt_disappears_when_it_no_longer_matters() {
        assert_eq!(Reach::UNKNOWN.join(Reach::IN), Reach::IN);
        assert_eq!(Reach::UNKNOWN.meet(Reach::OUT), Reach::OUT);
    }

    #[test]
    fn doubt_beside_a_partial_reach_keeps_the_partial_reach() {
        let reach = Reach::UNKNOWN.join(Reach::PARTLY);
        assert_eq!((reach.least(), reach.most()), (Degree::Partly, Degree::In));
        assert_eq!(reach.cell(), Cell::Unknown);
    }

    #[test]
    fn between_orders_its_bounds() {
        let reach = Reach::between(Degree::In, Degree::Partly);
        assert_eq!((reach.least(), reach.most()), (Degree::Partly, Degree::In));
    }
}
