//! How a State stands towards an instrument on a day (section 1.4 of the method).

use crate::model::{
    Instrument, LegalDate, ReservationKind, Standing, TreatyAction, TreatyPosition, TreatyStatus,
};
use crate::normalize::Law;

/// The State's position towards the instrument on the day of analysis.
pub(super) fn position(law: &Law<'_>, instrument: &Instrument) -> TreatyPosition {
    let record = law.record.jurisdiction.treaties.iter().find(|t| t.instrument == instrument.id);
    let standing = match record {
        _ if !instrument.binding => Standing::NotBinding,
        None => Standing::Unknown,
        Some(status) => standing_on(status, law.day),
    };
    let bound = standing == Standing::Party;
    let origin = record.map(|status| law.origin_of_treaty(status));
    TreatyPosition {
        instrument: instrument.id.clone(),
        name: instrument.short.clone(),
        standing,
        bound,
        since: record.filter(|_| bound).and_then(|r| r.effect_date.or(r.action_date)),
        action: record.filter(|_| bound).map(|r| r.action),
        action_date: record.filter(|_| bound).and_then(|r| r.action_date),
        reservations: record
            .map(|r| {
                r.reservations
                    .iter()
                    .filter(|r| r.withdrawn_on.is_none_or(|withdrawn| law.day < withdrawn))
                    .cloned()
                    .collect()
            })
            .unwrap_or_default(),
        declarations: record
            .map(|r| r.declarations.iter().map(|d| d.summary.clone()).collect())
            .unwrap_or_default(),
        territorial_note: record.and_then(|r| r.territorial_note.clone()),
        basis: origin.as_ref().map(|o| o.basis),
        confidence: origin.as_ref().map(|o| o.confidence),
        as_of: record.map(|r| r.as_of),
        disputed: record.and_then(|r| r.disputed.clone()),
    }
}

/// Party from the day of effect; before it a signatory from the day of signature.
fn standing_on(status: &TreatyStatus, day: LegalDate) -> Standing {
    let began = |date: Option<LegalDate>| date.is_some_and(|date| date <= day);
    if status.action != TreatyAction::None {
        match status.effect_date.or(status.action_date) {
            // The State consented, but nobody recorded since when.
            None => return Standing::Unknown,
            Some(effect) if effect <= day => return Standing::Party,
            Some(_) => {}
        }
    }
    if began(status.signature_date) { Standing::Signatory } else { Standing::NonParty }
}

/// Whether a reservation of substance takes the element out of the mandatory ratio.
pub(super) fn is_reserved(position: &TreatyPosition, element: &str) -> bool {
    position.bound
        && position.reservations.iter().any(|r| {
            r.kind == ReservationKind::Substance && r.elements.iter().any(|e| *e == *element)
        })
}

/// What declarations and understandings say about the element.
pub(super) fn declarations_on(law: &Law<'_>, element: &str) -> Vec<String> {
    let treaties = law.record.jurisdiction.treaties.iter();
    treaties
        .flat_map(|t| &t.declarations)
        .filter(|d| d.elements.iter().any(|e| *e == *element))
        .map(|d| d.summary.clone())
        .collect()
}

/// Whether the treaty binds the State on the day.
pub(super) fn is_party(status: &TreatyStatus, day: LegalDate) -> bool {
    standing_on(status, day) == Standing::Party
}
