//! Evidence: for each element the provisions that bear on it, best first, with the exact words.
//!
//! Every decision rule has a profile of what it looks for (`profile`): signals, terms and topics, and
//! the offences it is part of. Sections are ranked by how far they fill the profile; rare things say
//! more than common ones, headings more than text, and what is said of the other family less. A score
//! says how strongly the text shows it, not whether the law suffices.

mod index;
mod profile;
mod quote;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use serde::Serialize;

use crate::model::{Category, Element, ElementId, Family, Instrument, OffenceKind, Signal};

use super::{LawText, Marks};
use index::{Index, shows};
use profile::{Clause, Profile, Sought};

/// A provision that bears on an element.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    /// The element.
    pub element: ElementId,
    /// The smallest provision that holds the words, as a lawyer cites it.
    pub provision: String,
    /// The exact words, as a range of the text's content.
    pub quote: Range<usize>,
    /// How strongly the provision shows that it bears on the element, 0 to 1.
    pub score: f64,
    /// Why, in plain words.
    pub why: String,
}

/// So many provisions at most are shown for an element.
const MOST: usize = 10;
/// A provision below this score is not shown.
const LEAST: f64 = 0.1;
/// What remains of a score for each clause that must be there and is not.
const WITHOUT: f64 = 0.25;
/// How far a section beside an offence is taken as part of it: the offence of harbouring a victim
/// after the offence of trafficking.
const BESIDE_OFFENCE: f64 = 0.6;
/// From this score on a text has an offence of a kind.
const PRESENT: f64 = 0.4;
/// The principal offence is among so many provisions of each element that is part of it.
const IN_VIEW: usize = 4;
/// What the section that punishes a crime by its name takes over from the definition of the name.
const BY_NAME: f64 = 0.95;

/// The provisions that bear on each element of the instruments, best first. Elements for which nothing
/// was found are left out.
pub fn evidence(
    text: &LawText,
    marks: &Marks<'_, '_>,
    instruments: &[Instrument],
) -> BTreeMap<ElementId, Vec<Evidence>> {
    evidence_preferring(text, marks, instruments, &BTreeMap::new())
}

/// The same, with the provisions that a reading of the text rests on first, in the order given:
/// provisions of the text by element.
pub fn evidence_preferring(
    text: &LawText,
    marks: &Marks<'_, '_>,
    instruments: &[Instrument],
    prefer: &BTreeMap<ElementId, Vec<usize>>,
) -> BTreeMap<ElementId, Vec<Evidence>> {
    let mut ranking = Ranking {
        text,
        marks,
        index: Index::new(text, marks),
        offences: BTreeMap::new(),
        close: BTreeMap::new(),
    };
    let mut all: BTreeMap<ElementId, Vec<Evidence>> = BTreeMap::new();
    for instrument in instruments {
        for element in &instrument.elements {
            let family = element.family.unwrap_or(instrument.family);
            let preferred = prefer.get(&element.id).map_or(&[][..], Vec::as_slice);
            let found = ranking.element(element, family, preferred);
            if !found.is_empty() {
                all.insert(element.id.clone(), found);
            }
        }
    }
    for element in instruments.iter().flat_map(|instrument| &instrument.elements) {
        let found = mirrored(element, &all);
        if !found.is_empty() {
            let own = all.remove(&element.id).unwrap_or_default();
            all.insert(element.id.clone(), joined(element, own, found));
        }
    }
    all
}

/// What the elements that an element mirrors rest on.
fn mirrored(element: &Element, all: &BTreeMap<ElementId, Vec<Evidence>>) -> Vec<Evidence> {
    let patterns = element.rule.mirrored();
    all.iter()
        .filter(|(id, _)| patterns.iter().any(|pattern| pattern.shows(id.as_str())))
        .flat_map(|(_, found)| found.iter().cloned())
        .collect()
}

/// Evidence of an element and of those it mirrors, each provision once, best first.
fn joined(element: &Element, own: Vec<Evidence>, mirrored: Vec<Evidence>) -> Vec<Evidence> {
    let mut found: Vec<Evidence> = own;
    found.extend(mirrored);
    found.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| a.quote.start.cmp(&b.quote.start))
    });
    let mut kept: Vec<Evidence> = Vec::new();
    for mut evidence in found {
        if kept.len() < MOST && kept.iter().all(|other| other.provision != evidence.provision) {
            evidence.element = element.id.clone();
            kept.push(evidence);
        }
    }
    kept
}

/// The ranking of one text.
struct Ranking<'t, 's, 'v> {
    /// The text.
    text: &'t LawText,
    /// What was found in it.
    marks: &'t Marks<'s, 'v>,
    /// The same by provision.
    index: Index<'v>,
    /// How far each unit is an offence of a kind, or the definition that such an offence uses.
    offences: BTreeMap<OffenceKind, BTreeMap<usize, f64>>,
    /// How close each unit is to offences of these kinds.
    close: BTreeMap<Vec<OffenceKind>, Vec<f64>>,
}

impl Ranking<'_, '_, '_> {
    /// The evidence of one element.
    fn element(&mut self, element: &Element, family: Family, prefer: &[usize]) -> Vec<Evidence> {
        let profiles = profile::profiles(&element.rule);
        let mut scores: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
        for (which, profile) in profiles.iter().enumerate() {
            for (unit, score) in self.score(profile, family) {
                let score =
                    score * self.index.suits(unit, family) * self.index.rules(unit, self.text);
                let best = scores.entry(unit).or_insert((score, which));
                if score > best.0 {
                    *best = (score, which);
                }
            }
        }
        let mut ranked: Vec<(usize, f64, usize)> =
            scores.into_iter().map(|(unit, (score, which))| (unit, score, which)).collect();
        ranked.retain(|(_, score, _)| *score >= LEAST);
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        self.keep_offence_in_view(&profiles, &mut ranked);
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        // A section is as good as its best passage.
        let mut seen = BTreeSet::new();
        ranked.retain(|(unit, ..)| seen.insert(self.index.units[*unit].provision));

        let mut found: Vec<Evidence> = Vec::new();
        let mut sections = BTreeSet::new();
        for &provision in prefer {
            let section = self.text.section_of(provision);
            let of_section =
                |(unit, ..): &&(usize, f64, usize)| self.index.units[*unit].provision == section;
            let (score, which) = ranked
                .iter()
                .find(of_section)
                .map_or((0.0, 0), |(_, score, which)| (*score, *which));
            let profile = profiles.get(which).cloned().unwrap_or_else(Profile::none);
            let span = self.text.provisions[provision].span.clone();
            let mut evidence = self.quoted(element, provision, span, &profile, 0.5 + 0.5 * score);
            evidence.why = format!("the reading rests on it; {}", evidence.why);
            // One provision of each section: the others of it are a line away for the reader.
            if sections.insert(section) {
                found.push(evidence);
            }
            ranked.retain(|ranked| !of_section(&ranked));
        }
        for (unit, score, which) in ranked {
            if found.len() >= MOST {
                break;
            }
            let unit = &self.index.units[unit];
            let span = unit.span.clone();
            found.push(self.quoted(element, unit.provision, span, &profiles[which], score));
        }
        found
    }

    /// Lifts the principal offence to the last of the first places: in a code whose general part has
    /// a dozen sections on attempt, the reader must see what is attempted as well.
    fn keep_offence_in_view(&mut self, profiles: &[Profile], ranked: &mut [(usize, f64, usize)]) {
        for profile in profiles.iter().filter(|profile| profile.share > 0.0) {
            let offences: Vec<(usize, f64)> =
                profile.offences.iter().flat_map(|&kind| self.offence(kind)).collect();
            let principal = offences
                .into_iter()
                .filter(|(_, score)| *score >= PRESENT)
                .max_by(|a, b| a.1.total_cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
            let Some((unit, _)) = principal else { continue };
            let mut sections = BTreeSet::new();
            let last = ranked.iter().find(|(unit, ..)| {
                sections.insert(self.index.units[*unit].provision);
                sections.len() == IN_VIEW
            });
            let Some(&(_, least, _)) = last else { continue };
            if let Some(offence) = ranked.iter_mut().find(|(other, ..)| *other == unit) {
                offence.1 = offence.1.max(least);
            }
        }
    }

    /// How far each unit fills a profile.
    fn score(&mut self, profile: &Profile, family: Family) -> BTreeMap<usize, f64> {
        let mut offence: BTreeMap<usize, f64> = BTreeMap::new();
        for &kind in &profile.offences {
            for (unit, score) in self.offence(kind) {
                let best = offence.entry(unit).or_default();
                *best = best.max(score);
            }
        }
        let clauses = self.clauses(&profile.clauses);
        let mut scores: BTreeMap<usize, f64> = BTreeMap::new();
        for (&unit, &offence) in &offence {
            scores.insert(unit, profile.share * offence);
        }
        let close = self.closeness(profile, family);
        for (unit, filled) in clauses {
            let near = profile.far + (1.0 - profile.far) * close[unit];
            let filled = filled * near;
            let offence = offence.get(&unit).copied().unwrap_or(0.0);
            let score = if profile.inside {
                let inside = offence.max(BESIDE_OFFENCE * close[unit]);
                profile.share * offence + (1.0 - profile.share) * filled * inside
            } else {
                1.0 - (1.0 - profile.share * offence) * (1.0 - filled)
            };
            scores.insert(unit, score);
        }
        scores
    }

    /// How close each unit is to the offences that a profile is about, or its family is.
    fn closeness(&mut self, profile: &Profile, family: Family) -> Vec<f64> {
        let kinds: &[OffenceKind] = match (profile.offences.as_slice(), family) {
            ([], Family::Tip) => &[OffenceKind::Tip],
            ([], Family::Som) => &[OffenceKind::Som],
            ([], Family::All) => &[OffenceKind::Tip, OffenceKind::Som],
            (kinds, _) => kinds,
        };
        if let Some(known) = self.close.get(kinds) {
            return known.clone();
        }
        let mut close = vec![0.0_f64; self.index.units.len()];
        for &kind in kinds {
            let offence = self.offence(kind);
            for (one, other) in close.iter_mut().zip(self.index.closeness(self.text, &offence)) {
                *one = one.max(other);
            }
        }
        self.close.insert(kinds.to_vec(), close.clone());
        close
    }

    /// How far each unit fills clauses together: their weighted mean, less for what must be there.
    fn clauses(&self, clauses: &[Clause]) -> BTreeMap<usize, f64> {
        let filled: Vec<(Rc<BTreeMap<usize, f64>>, f64)> = clauses
            .iter()
            .map(|clause| {
                let filled = self.index.fill(clause);
                let weight = clause.weight * self.index.rarity(clause, &filled);
                (filled, weight)
            })
            .collect();
        let total: f64 = filled.iter().map(|(_, weight)| weight).sum();
        let mut scores: BTreeMap<usize, f64> = BTreeMap::new();
        for (filled, weight) in &filled {
            for (&unit, amount) in filled.iter() {
                *scores.entry(unit).or_default() += amount * weight / total;
            }
        }
        for (unit, score) in &mut scores {
            for (clause, (filled, _)) in clauses.iter().zip(&filled) {
                if clause.must && !filled.contains_key(unit) {
                    *score *= WITHOUT;
                }
            }
        }
        scores
    }

    /// How far each unit is an offence of a kind, or the definition that such an offence uses.
    fn offence(&mut self, kind: OffenceKind) -> BTreeMap<usize, f64> {
        if let Some(known) = self.offences.get(&kind) {
            return known.clone();
        }
        let clauses = profile::offence(kind);
        let mut scores = self.clauses(&clauses);
        let name = match kind {
            OffenceKind::Tip => Some(Signal::TraffickingName),
            OffenceKind::Som => Some(Signal::SmugglingName),
            _ => None,
        };
        if let Some(name) = name {
            let content: Vec<Clause> = clauses
                .into_iter()
                .filter(|clause| clause.any != [Sought::Signal(Signal::Offence)])
                .collect();
            let content = self.clauses(&content);
            let beside = |other| {
                self.index.fill(&Clause {
                    any: vec![Sought::Beside(name, other)],
                    weight: 1.0,
                    must: false,
                    of: 1,
                })
            };
            let (defined, punished) = (beside(Signal::Definition), beside(Signal::Offence));
            let definition = defined
                .keys()
                .map(|unit| (*unit, content.get(unit).copied().unwrap_or(0.0)))
                .max_by(|a, b| a.1.total_cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
            if let Some((unit, content)) = definition {
                let best = scores.entry(unit).or_default();
                *best = best.max(content);
                for (&unit, &amount) in punished.iter() {
                    let best = scores.entry(unit).or_default();
                    *best = best.max(BY_NAME * content * amount);
                }
            }
        }
        self.offences.insert(kind, scores.clone());
        scores
    }

    /// The evidence that a provision is, with its best words.
    fn quoted(
        &self,
        element: &Element,
        provision: usize,
        span: Range<usize>,
        profile: &Profile,
        score: f64,
    ) -> Evidence {
        let place = &self.text.provisions[provision];
        let offence: Vec<Clause> =
            profile.offences.iter().flat_map(|&kind| profile::offence(kind)).collect();
        let weigh = |clauses: &'_ [Clause], share: f64| -> Vec<f64> {
            clauses
                .iter()
                .map(|c| share * c.weight * self.index.rarity(c, &self.index.fill(c)))
                .collect()
        };
        let own = weigh(&profile.clauses, 1.0);
        let shared = weigh(&offence, if profile.clauses.is_empty() { 1.0 } else { 0.2 });
        let clauses: Vec<(&Clause, f64)> =
            profile.clauses.iter().zip(own).chain(offence.iter().zip(shared)).collect();
        let quote =
            quote::best(self.text, self.marks, span.clone(), place.heading.as_ref(), &clauses);
        let inner = self.text.provision_at(quote.start).unwrap_or(provision);
        Evidence {
            element: element.id.clone(),
            provision: self.text.citation(inner),
            score: (score * 1000.0).round() / 1000.0,
            why: self.why(provision, span, &quote, &clauses),
            quote,
        }
    }

    /// Why a provision is shown: the words that count, the weightiest first.
    fn why(
        &self,
        provision: usize,
        span: Range<usize>,
        quote: &Range<usize>,
        clauses: &[(&Clause, f64)],
    ) -> String {
        let place = &self.text.provisions[provision];
        let heading = place.heading.clone().unwrap_or(0..0);
        let mut clauses: Vec<&(&Clause, f64)> = clauses.iter().collect();
        clauses.sort_by(|a, b| b.1.total_cmp(&a.1));
        let mut reasons: Vec<String> = Vec::new();
        for (clause, _) in clauses {
            let mark =
                [heading.clone(), quote.clone(), span.clone()].into_iter().find_map(|range| {
                    self.marks.within(range).iter().find_map(|mark| {
                        let signs = self.marks.signs(mark);
                        let sought = clause.any.iter().find(|sought| shows(signs, sought))?;
                        Some((mark.span.clone(), sought))
                    })
                });
            let Some((span, sought)) = mark else { continue };
            let words: Vec<&str> = self.text.words(&span).split_whitespace().collect();
            let words = words.join(" ");
            let place = if heading.contains(&span.start) { "the heading " } else { "" };
            let reason = match sought {
                Sought::Signal(Signal::Offence) => format!("{place}states an offence (“{words}”)"),
                Sought::Signal(Signal::Definition) => format!("{place}defines (“{words}”)"),
                Sought::Term(Category::Act | Category::Means | Category::Purpose, id) => {
                    format!("{place}names {} (“{words}”)", plain(id))
                }
                Sought::Term(_, id) => format!("{place}speaks of {} (“{words}”)", plain(id)),
                Sought::Topic(_) | Sought::Signal(_) | Sought::Beside(..) => {
                    format!("{place}says “{words}”")
                }
            };
            if reasons.iter().all(|known| !known.contains(&format!("“{words}”"))) {
                reasons.push(reason);
            }
            if reasons.len() == 3 {
                break;
            }
        }
        reasons.join("; ")
    }
}

/// An id as words.
fn plain(id: &str) -> String {
    id.replace('-', " ")
}
