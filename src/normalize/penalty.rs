//! Terms of imprisonment as months, and penalties in the order of their weight.

use crate::model::{Penalties, Term};

/// The weight of the gravest penalty of an offence: any fixed term, then life, then death.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// A fixed term, in months.
    Months(u32),
    /// Imprisonment for life.
    Life,
    /// Death.
    Death,
}

impl Rank {
    /// Whether the penalty reaches a number of months; life and death always do.
    pub fn reaches(self, months: u32) -> bool {
        match self {
            Self::Months(own) => own >= months,
            Self::Life | Self::Death => true,
        }
    }
}

/// The months of a term; a term without a maximum takes the ceiling of the general part.
/// `None` for life, and when there is no ceiling on record.
pub fn months_under(term: Term, ceiling: Option<u32>) -> Option<u32> {
    match term {
        Term::Fixed { months, .. } => Some(months),
        Term::Unlimited => ceiling,
        Term::Life => None,
    }
}

/// The gravest penalty on record; `None` when no term is known.
///
/// Fines, corporal punishment and the minimum do not count (UNTOC 2(b) asks for deprivation of
/// liberty).
pub fn greatest_penalty(penalties: &Penalties, ceiling: Option<u32>) -> Option<Rank> {
    if penalties.death.is_yes() {
        return Some(Rank::Death);
    }
    if penalties.reaches_life().is_yes() {
        return Some(Rank::Life);
    }
    penalties.max.and_then(|term| months_under(term, ceiling)).map(Rank::Months)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Tri;

    #[test]
    fn death_outweighs_life_and_life_any_term() {
        assert!(Rank::Death > Rank::Life && Rank::Life > Rank::Months(u32::MAX));
        assert!(Rank::Life.reaches(48) && !Rank::Months(47).reaches(48));
    }

    #[test]
    fn a_term_without_a_maximum_takes_the_ceiling() {
        let open = Penalties { max: Some(Term::Unlimited), ..Penalties::default() };
        assert_eq!(greatest_penalty(&open, Some(240)), Some(Rank::Months(240)));
        assert_eq!(greatest_penalty(&open, None), None);
        let life = Penalties { max: Some(Term::Life), ..Penalties::default() };
        assert_eq!(greatest_penalty(&life, None), Some(Rank::Life));
        let unknown = Penalties::default();
        assert_eq!(greatest_penalty(&unknown, Some(240)), None);
        // Imprisonment without a recorded maximum is unknown, not unlimited.
        let stated = Penalties { imprisonment: Tri::Yes, ..Penalties::default() };
        assert_eq!(greatest_penalty(&stated, Some(240)), None);
    }
}
