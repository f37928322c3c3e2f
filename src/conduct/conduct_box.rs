//! What an offence says on each axis, before it is spread over cells.

use super::{Reach, Space};

/// How far an offence extends to every value of every axis. A new box reaches everything, since a
/// law that is silent on an axis does not limit itself on it; facts then restrict it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConductBox<'s> {
    /// The space it speaks of.
    space: &'s Space,
    /// The reach of every value, axis by axis.
    reaches: Vec<Vec<Reach>>,
}

impl<'s> ConductBox<'s> {
    /// The box that reaches everything.
    pub fn new(space: &'s Space) -> Self {
        let reaches = (0..space.axes().len()).map(|axis| vec![Reach::IN; space.size(axis)]);
        Self { space, reaches: reaches.collect() }
    }

    /// The space it speaks of.
    pub fn space(&self) -> &'s Space {
        self.space
    }

    /// States how far the offence extends to one value, in place of what was stated before.
    ///
    /// An axis or value that the space does not have is passed over, and the answer is false: a
    /// treaty may lack an axis (SoM has no purpose) or a value (a purpose that only a national law
    /// knows), and then the fact has no bearing on that treaty.
    pub fn set(&mut self, axis: &str, value: &str, reach: Reach) -> bool {
        let place =
            self.space.axis(axis).and_then(|axis| Some((axis, self.space.value(axis, value)?)));
        if let Some((axis, value)) = place {
            self.reaches[axis][value] = reach;
        }
        place.is_some()
    }

    /// States how far the offence extends to every value of an axis, given the values' ids.
    /// Returns false, and does nothing, when the space does not have the axis.
    pub fn set_axis(&mut self, axis: &str, mut reach: impl FnMut(&str) -> Reach) -> bool {
        let place = self.space.axis(axis);
        if let Some(axis) = place {
            for (stated, value) in
                self.reaches[axis].iter_mut().zip(&self.space.axes()[axis].values)
            {
                *stated = reach(&value.id);
            }
        }
        place.is_some()
    }

    /// How far the offence extends to the values of an axis, in their order.
    pub fn reaches(&self, axis: usize) -> &[Reach] {
        &self.reaches[axis]
    }

    /// How far the offence reaches a cell: as far as the least favourable of its values.
    pub fn reach(&self, cell: usize) -> Reach {
        let stated = self.reaches.iter().enumerate();
        stated
            .map(|(axis, reaches)| reaches[self.space.value_at(cell, axis)])
            .fold(Reach::IN, Reach::meet)
    }
}
