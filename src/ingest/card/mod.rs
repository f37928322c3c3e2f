//! The report card of reading: how well the provisions that the program finds agree with those that
//! coders recorded.
//!
//! The one idea: a State's record, reduced to one act, says for each element on which sections of that
//! act its status rests. Those are the sections that a reader of the act's text should be shown. What
//! the record calls absent is no measure of finding, so it is left out.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::assess::assess;
use crate::conduct::SpaceError;
use crate::model::{
    Act, ElementId, Finding, Instrument, JurisdictionCode, LegalDate, Origin, StateRecord, Status,
};
use crate::normalize::{Lexicon, matching_key};

mod verdict;

pub use verdict::{Judged, Verdicts, judged};

use super::pinpoint::{self, Nearness, Pinpoint};
use super::{Evidence, LawText};

/// An element counts as found when one of its sections is among so many provisions.
pub const TOP: usize = 5;
/// The share of the recorded elements at which precision is told.
const RECALL: f64 = 0.8;

/// Where coders found an element in an act.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// The element.
    pub element: ElementId,
    /// Its group within the instrument.
    pub group: String,
    /// The places in the act.
    pub places: Vec<Pinpoint>,
}

/// An element of an act, as found.
#[derive(Debug, Clone, Serialize)]
pub struct Found {
    /// The State.
    pub state: JurisdictionCode,
    /// The language of the text.
    pub language: String,
    /// The element.
    pub element: ElementId,
    /// Its group within the instrument.
    pub group: String,
    /// The place of the first right provision among those shown, from 1; none when none is right.
    pub rank: Option<usize>,
    /// Score of each provision shown, best first, and whether it is right.
    pub shown: Vec<(f64, bool)>,
}

/// How well elements were found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// Elements that coders found in a text that was read.
    pub elements: usize,
    /// The share of which a section is among the first [`TOP`] provisions shown.
    pub recall: f64,
    /// Mean of one over the place of the first right provision; 1 where it always comes first.
    pub reciprocal_rank: f64,
    /// The share of provisions that are right among those shown with at least the score at which four
    /// fifths of the elements are found; none when so many are not found at any score.
    pub precision: Option<f64>,
}

/// One line of the card: finding the provisions, and deciding the core.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Line {
    /// How well provisions are found.
    pub evidence: Option<Figures>,
    /// How statuses agree.
    pub verdicts: Option<Verdicts>,
}

/// The card: figures by language and by group of elements, and over all.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Card {
    /// Over everything.
    pub all: Line,
    /// By ISO 639-1 code.
    pub languages: BTreeMap<String, Line>,
    /// By State.
    pub states: BTreeMap<String, Line>,
    /// By instrument and group, for example `tip means`.
    pub groups: BTreeMap<String, Line>,
}

/// Where coders found each element in one act of a State: from the record reduced to that act.
///
/// # Errors
///
/// When an instrument's axes or targets are inconsistent.
pub fn recorded(
    record: &StateRecord,
    act: &Act,
    instruments: &[Instrument],
    lexicon: &Lexicon<'_>,
    day: LegalDate,
) -> Result<Vec<Recorded>, SpaceError> {
    let assessment = assess(&reduced(record, act), instruments, lexicon, day)?;
    let own = |law: &str| {
        let law = matching_key(law);
        std::iter::once(&act.title)
            .chain(act.short_title.as_ref())
            .any(|title| matching_key(title) == law)
    };
    let places = |finding: &Finding| -> Vec<Pinpoint> {
        let pinpoints: BTreeSet<&str> = finding
            .basis
            .iter()
            .filter(|basis| basis.act.as_ref() == Some(&act.id))
            .map(|basis| basis.provision.as_str())
            .collect();
        pinpoints
            .into_iter()
            .map(|text| pinpoint::parse(text).own(own))
            .filter(Pinpoint::is_numbered)
            .collect()
    };
    let is_there = |finding: &&Finding| {
        matches!(
            finding.status,
            Some(Status::Covered | Status::Broader | Status::Partial | Status::Narrower)
        )
    };
    Ok(assessment
        .findings
        .iter()
        .filter(is_there)
        .map(|finding| Recorded {
            element: finding.element.clone(),
            group: format!("{} {}", finding.instrument, finding.group),
            places: places(finding),
        })
        .filter(|recorded| !recorded.places.is_empty())
        .collect())
}

/// A State's record as if the act were all its law: the act, and what the State's own file rests on it.
pub fn reduced(record: &StateRecord, act: &Act) -> StateRecord {
    let mut jurisdiction = record.jurisdiction.clone();
    let cites = |origins: &[Origin]| origins.iter().any(|o| o.act.as_ref() == Some(&act.id));
    jurisdiction.general_part.retain(|block| cites(&block.origins));
    jurisdiction.general_law.retain(|block| cites(&block.origins));
    jurisdiction.ocg.retain(|block| cites(&block.origins));
    jurisdiction.predicates.retain(|block| cites(&block.origins));
    jurisdiction.extradition.retain(|block| cites(&block.origins));
    jurisdiction.compensation.retain(|block| cites(&block.origins));
    jurisdiction.non_punishment.retain(|block| cites(&block.origins));
    jurisdiction.corporate.retain(|block| cites(&block.origins));
    jurisdiction.separate_offences.retain(|block| cites(&block.origins));
    StateRecord { jurisdiction, acts: vec![act.clone()] }
}

/// Holds what was found in the texts of an act against what coders recorded. Elements none of whose
/// places is in any of the texts are left out: an extract cannot show what it lacks.
pub fn compare(
    state: JurisdictionCode,
    recorded: &[Recorded],
    texts: &[(&LawText, &BTreeMap<ElementId, Vec<Evidence>>)],
) -> Vec<Found> {
    let mut all = Vec::new();
    for element in recorded {
        let is_in = |text: &LawText| {
            element.places.iter().any(|p| p.find(text).iter().any(|f| f.provision.is_some()))
        };
        if !texts.iter().any(|(text, _)| is_in(text)) {
            continue;
        }
        let mut shown: Vec<&Evidence> =
            texts.iter().filter_map(|(_, found)| found.get(&element.element)).flatten().collect();
        shown.sort_by(|a, b| b.score.total_cmp(&a.score));
        let mut seen = BTreeSet::new();
        // An act may be there as a whole and as an extract.
        shown.retain(|evidence| seen.insert(section_of(&evidence.provision)));
        let is_right = |evidence: &&Evidence| {
            let citation = pinpoint::parse(&evidence.provision);
            element.places.iter().any(|place| place.nearness(&citation) >= Nearness::SameSection)
        };
        let language = texts.iter().find_map(|(text, _)| text.language.clone());
        all.push(Found {
            state,
            language: language.unwrap_or_default(),
            element: element.element.clone(),
            group: element.group.clone(),
            rank: shown.iter().position(is_right).map(|at| at + 1),
            shown: shown.iter().map(|e| (e.score, is_right(e))).collect(),
        });
    }
    all
}

/// The section of a citation, by its numbers; the citation itself where it has none.
fn section_of(citation: &str) -> String {
    let places = pinpoint::parse(citation).references;
    let number = places.first().and_then(|place| place.path.first()).map(|step| step.from.clone());
    number.unwrap_or_else(|| citation.to_owned())
}

impl Card {
    /// The card of everything that was compared.
    pub fn of(found: &[Found], judged: &[Judged]) -> Self {
        type Key<T> = fn(&T) -> String;
        let by = |found_by: Key<Found>, judged_by: Key<Judged>| {
            let mut lines: BTreeMap<String, Line> = BTreeMap::new();
            for (key, group) in grouped(found, found_by) {
                lines.entry(key).or_default().evidence = figures(&group);
            }
            for (key, group) in grouped(judged, judged_by) {
                lines.entry(key).or_default().verdicts = Verdicts::of(&group);
            }
            lines
        };
        Self {
            all: Line {
                evidence: figures(&found.iter().collect::<Vec<_>>()),
                verdicts: Verdicts::of(&judged.iter().collect::<Vec<_>>()),
            },
            languages: by(|f| f.language.clone(), |j| j.language.clone()),
            states: by(|f| f.state.to_string(), |j| j.state.to_string()),
            groups: by(|f| f.group.clone(), |j| j.group.clone()),
        }
    }
}

/// Items under their keys.
fn grouped<T>(items: &[T], key: fn(&T) -> String) -> BTreeMap<String, Vec<&T>> {
    let mut groups: BTreeMap<String, Vec<&T>> = BTreeMap::new();
    for item in items {
        groups.entry(key(item)).or_default().push(item);
    }
    groups
}

/// The figures of some elements; none for no element.
fn figures(found: &[&Found]) -> Option<Figures> {
    if found.is_empty() {
        return None;
    }
    let share = |part: f64| part / found.len() as f64;
    let hits = found.iter().filter(|f| f.rank.is_some_and(|rank| rank <= TOP)).count();
    let reciprocal: f64 = found.iter().filter_map(|f| f.rank).map(|rank| 1.0 / rank as f64).sum();
    Some(Figures {
        elements: found.len(),
        recall: share(hits as f64),
        reciprocal_rank: share(reciprocal),
        precision: precision(found),
    })
}

/// The share of right provisions at the score at which [`RECALL`] of the elements are found.
fn precision(found: &[&Found]) -> Option<f64> {
    let mut best: Vec<f64> = found
        .iter()
        .filter_map(|f| f.shown.iter().take(TOP).find(|(_, right)| *right))
        .map(|(score, _)| *score)
        .collect();
    best.sort_by(|a, b| b.total_cmp(a));
    let needed = (RECALL * found.len() as f64).ceil() as usize;
    let least = *best.get(needed.checked_sub(1)?)?;
    let shown = found.iter().flat_map(|f| f.shown.iter().take(TOP)).filter(|(s, _)| *s >= least);
    let (right, all) = shown.fold((0_usize, 0_usize), |(right, all), (_, is_right)| {
        (right + usize::from(*is_right), all + 1)
    });
    Some(right as f64 / all as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{ProvisionKind, SourceFormat, TreeBuilder};

    /// A text of sections 1 to 9.
    fn text() -> LawText {
        let mut builder = TreeBuilder::new(SourceFormat::Plain);
        for number in ["1", "2", "3", "4", "5", "6", "7", "8", "9"] {
            builder.close_to(ProvisionKind::Section);
            builder.open(ProvisionKind::Section, number, number);
            builder.push("words\n");
        }
        builder.finish()
    }

    /// Evidence of an element in these sections, best first.
    fn shown(element: &str, sections: &[&str]) -> (ElementId, Vec<Evidence>) {
        let element: ElementId = element.parse().expect("an element");
        let found = sections.iter().enumerate().map(|(at, section)| Evidence {
            element: element.clone(),
            provision: format!("s {section}"),
            quote: 0..5,
            score: 0.9 - 0.1 * at as f64,
            why: String::new(),
        });
        let found = found.collect();
        (element, found)
    }

    /// An element as recorded in a place.
    fn recorded(element: &str, place: &str) -> Recorded {
        Recorded {
            element: element.parse().expect("an element"),
            group: "tip act".to_owned(),
            places: vec![pinpoint::parse(place)],
        }
    }

    #[test]
    fn an_element_counts_by_the_place_of_its_first_right_section() {
        let text = text();
        let evidence = BTreeMap::from([
            shown("tip.a", &["2", "3"]),
            shown("tip.b", &["4", "1"]),
            shown("tip.c", &["1", "2", "3", "4", "5", "6"]),
        ]);
        let gold = [
            recorded("tip.a", "s 2(1)"),
            recorded("tip.b", "ss 1, 9"),
            recorded("tip.c", "s 6"),
            recorded("tip.d", "s 7"),
            recorded("tip.e", "s 70"),
        ];
        let state = "XA".parse().expect("a code");
        let found = compare(state, &gold, &[(&text, &evidence)]);
        let ranks: Vec<Option<usize>> = found.iter().map(|f| f.rank).collect();
        assert_eq!(ranks, [Some(1), Some(2), Some(6), None], "section 70 is not in the text");

        let figures = Card::of(&found, &[]).all.evidence.expect("four elements");
        assert_eq!(figures.elements, 4);
        assert!((figures.recall - 0.5).abs() < 1e-9);
        assert!((figures.reciprocal_rank - (1.0 + 0.5 + 1.0 / 6.0) / 4.0).abs() < 1e-9);
        assert_eq!(figures.precision, None, "four fifths are not found at any score");
    }

    #[test]
    fn precision_is_told_at_the_score_that_finds_four_fifths() {
        let text = text();
        let evidence = BTreeMap::from([shown("tip.a", &["2", "3"]), shown("tip.b", &["4", "1"])]);
        let gold = [recorded("tip.a", "s 2"), recorded("tip.b", "s 1")];
        let state = "XA".parse().expect("a code");
        let card = Card::of(&compare(state, &gold, &[(&text, &evidence)]), &[]);
        let line = card.groups["tip act"].evidence.as_ref().expect("two elements");
        let precision = line.precision.expect("both are found");
        assert!((precision - 0.5).abs() < 1e-9, "2 of the 4 shown from 0.8 up are right");
    }
}
