//! Severity of a gap (section 2.2 of the method).

use crate::model::{Element, Level, Severity, Status};

/// Severity of a status that falls short, for a State that is bound.
///
/// The criminalization core is critical where its absence leaves the offence hollow (the elements
/// marked so in the checklist) and major otherwise; other duties are moderate; what a State need not
/// provide is advisory; interpretive elements have no severity.
pub(super) fn severity(element: &Element, status: Status) -> Option<Severity> {
    if !status.falls_short() {
        return None;
    }
    match element.level {
        Level::Interpretive => None,
        Level::ShallConsider | Level::ShallEndeavour | Level::Optional | Level::Recommended => {
            Some(Severity::S4)
        }
        Level::Mandatory | Level::Qualified | Level::BasicConcepts => {
            if status == Status::Absent && element.critical {
                Some(Severity::S1)
            } else if element.is_core()
                && (status == Status::Absent || element.level == Level::Mandatory)
            {
                Some(Severity::S2)
            } else {
                Some(Severity::S3)
            }
        }
    }
}
