//! Other offences that the method knows: they stand beside trafficking, and a text is told to have
//! them by the heading of the section that punishes.

use super::{Desk, MOST_OFFENCES};
use crate::model::{Category, Confidence, Offence, OffenceKind, Tri};

/// Purposes whose own offences are recorded under a kind of their own.
const KINDS: [(&str, OffenceKind); 5] = [
    ("slavery", OffenceKind::Slavery),
    ("servitude", OffenceKind::Servitude),
    ("forced-labour", OffenceKind::ForcedLabour),
    ("forced-marriage", OffenceKind::ForcedMarriage),
    ("organ-removal", OffenceKind::Organ),
];

/// Offences of exploitation as such, in sections that none of the others stands in.
pub(super) fn others(desk: &Desk<'_>, found: &[Offence]) -> Vec<Offence> {
    let mut out: Vec<Offence> = Vec::new();
    for section in &desk.sections {
        let citation = desk.view.citation_at(section.span.start);
        if out.len() == MOST_OFFENCES
            || found.iter().any(|o| o.provision == citation)
            || !desk.punishes(&section.span)
        {
            continue;
        }
        let headed = desk.view.terms(&section.heading, Category::Purpose);
        let kind = KINDS.iter().find(|(canonical, _)| {
            headed.iter().any(|(_, sense)| {
                sense.canonical.as_str() == *canonical && sense.relation().fills()
            })
        });
        let Some((_, kind)) = kind else { continue };
        let mut offence = desk.offence(*kind, section);
        offence.punishable = Tri::Yes;
        offence.origins.push(desk.origin(&["punishable"], &section.heading, Confidence::Low));
        desk.punish(&mut offence, std::slice::from_ref(&section.span), &[]);
        out.push(offence);
    }
    out
}
