//! What the provisions of a text say, as the facts that a record holds.
//!
//! The one idea: a fact is set only where the text shows it, with the place it was read at. What the
//! text may say in words that are not known stays unset, and whatever rests on it stays open: a
//! reading abstains rather than guesses.

mod conduct;
mod definition;
mod liability;
mod offences;
mod protection;
mod smuggling;
#[cfg(test)]
mod tests;
mod trafficking;
mod victim;
mod view;

use std::ops::Range;

use crate::ingest::penalty::PenaltyReader;
use crate::ingest::{LawText, Lines, Marks};
use crate::model::{
    Confidence, Corporate, Definition, NonPunishment, Offence, OffenceKind, OffenceTier, Origin,
    Passage, Provision, Tri, Wording,
};
use crate::normalize::{Sense, matching_key};

use definition::FoundDefinition;
use view::{Section, View};

/// What was recognised in a text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Recognised {
    /// Offences, in the order of the text within each kind.
    pub offences: Vec<Offence>,
    /// Definitions that an offence turns on.
    pub definitions: Vec<Definition>,
    /// Other provisions.
    pub provisions: Vec<Provision>,
    /// Liability of legal persons, where the text has a clause on it.
    pub corporate: Option<Corporate>,
    /// Non-punishment of victims, where the text has a clause on it.
    pub non_punishment: Option<NonPunishment>,
    /// What a person must decide because the text leaves it open to a machine.
    pub questions: Vec<Question>,
}

/// Something that a person must decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Where in the text.
    pub at: Range<usize>,
    /// What is to be decided.
    pub about: String,
}

/// Offences of one kind that are read from a text. No law has so many; a text that seems to is a
/// collection, and each offence is held against the whole of it.
const MOST_OFFENCES: usize = 64;

/// What all recognition of one text works from.
#[derive(Debug)]
struct Desk<'a> {
    /// The text and what was found in it.
    view: View<'a>,
    /// Its sections.
    sections: Vec<Section>,
    /// Its definitions.
    definitions: Vec<FoundDefinition>,
    /// Its lines.
    lines: Lines<'a>,
    /// Reads punishments and ages.
    penalties: PenaltyReader,
    /// What a person must decide.
    questions: Vec<Question>,
}

/// Recognises what a text says.
pub fn recognise(text: &LawText, marks: &Marks<'_, '_>) -> Recognised {
    let view = View { text, marks };
    let sections = view.sections();
    let definitions = definition::find(view, &sections);
    let penalties = PenaltyReader::new(marks.cues());
    let lines = text.lines();
    let mut desk = Desk { view, sections, definitions, lines, penalties, questions: Vec::new() };

    let mut offences = trafficking::offences(&mut desk);
    offences.extend(smuggling::offences(&mut desk));
    offences.extend(offences::others(&desk, &offences));
    liability::apply(&desk, &mut offences);
    number(&mut offences);
    Recognised {
        corporate: liability::corporate(&desk, &offences),
        non_punishment: protection::non_punishment(&desk),
        provisions: protection::provisions(&desk),
        definitions: trafficking::definitions(&desk),
        offences,
        questions: desk.questions,
    }
}

/// Gives each offence an id of its own.
fn number(offences: &mut [Offence]) {
    for i in 0..offences.len() {
        let kind = offences[i].kind;
        let earlier = offences[..i].iter().filter(|o| o.kind == kind).count();
        let id = if earlier == 0 { kind.to_string() } else { format!("{kind}-{}", earlier + 1) };
        offences[i].id = id.parse().expect("a kind is a sound id");
    }
}

impl<'a> Desk<'a> {
    /// An offence of a kind at a place, with nothing known but that it is one.
    fn offence(&self, kind: OffenceKind, section: &Section) -> Offence {
        let heading = self.view.words(&section.heading).split_whitespace().collect::<Vec<_>>();
        Offence {
            id: kind.as_str().parse().expect("a kind is a sound id"),
            kind,
            provision: self.view.citation_at(section.span.start),
            heading: (!heading.is_empty()).then(|| heading.join(" ")),
            from: None,
            to: None,
            replaces: None,
            status: crate::model::OffenceStatus::InForce,
            equivalent_to: Vec::new(),
            equivalent_reason: None,
            tier: OffenceTier::Base,
            base_id: None,
            summary: None,
            punishable: Tri::Yes,
            acts: None,
            acts_open: Tri::Unknown,
            means_required: None,
            means: None,
            means_open: Tri::Unknown,
            purpose_required: Tri::Unknown,
            purposes: None,
            purposes_open: None,
            exploitation_stage: None,
            victim_scope: None,
            child: None,
            consent: None,
            movement_required: None,
            crossborder_required: Tri::Unknown,
            direction: None,
            extra_elements: None,
            ocg_required: Tri::Unknown,
            mental_element: None,
            mental_per_element: std::collections::BTreeMap::new(),
            som: None,
            benefit: None,
            documents: None,
            stay: None,
            penalties: None,
            aggravations: None,
            participation: None,
            attempt: None,
            jurisdiction_rules: None,
            prosecution_conditions: Vec::new(),
            limitation: None,
            regime: None,
            source: None,
            basis: None,
            confidence: None,
            origins: Vec::new(),
            note: None,
        }
    }

    /// Where facts were read.
    fn origin(&self, facts: &[&str], at: &Range<usize>, confidence: Confidence) -> Origin {
        Origin {
            facts: facts.iter().map(|fact| (*fact).to_owned()).collect(),
            provision: Some(self.view.citation_at(at.start)),
            act: None,
            law: None,
            source: None,
            basis: None,
            confidence: Some(confidence),
            passage: Some(self.passage(at)),
            note: None,
            disputed: None,
        }
    }

    /// A place as a record keeps it.
    fn passage(&self, at: &Range<usize>) -> Passage {
        let (line, _) = self.lines.at(at.start);
        Passage { line, from: at.start, to: at.end }
    }

    /// Terms as a record has them, each once, in the order of the text.
    fn wordings(&self, terms: &[(Range<usize>, Sense<'a>)]) -> Vec<Wording> {
        let lang = self.view.marks.cues().language.as_str();
        let mut out: Vec<Wording> = Vec::new();
        for (range, sense) in terms {
            let words = self.plain_words(range);
            // Where endings are added to words the vocabulary's own form is recorded.
            let same = lang == "en" || matching_key(&words) == matching_key(&sense.entry.term);
            let term = if same { words } else { sense.entry.term.clone() };
            if !out.iter().any(|w| matching_key(&w.term) == matching_key(&term)) {
                out.push(Wording::plain(&term));
            }
        }
        out
    }

    /// The words of a range on one line and without markup.
    fn plain_words(&self, range: &Range<usize>) -> String {
        let words = self.view.words(range).replace(['*', '_', '\\', '[', ']'], "");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether what is not found may be called missing: only in the language whose vocabulary is wide
    /// enough for silence to tell.
    fn silence_tells(&self) -> bool {
        self.view.marks.cues().language == "en"
    }

    /// The definitions whose term carries a signal.
    fn definitions_of(
        &self,
        signal: crate::model::Signal,
    ) -> impl Iterator<Item = &FoundDefinition> {
        self.definitions.iter().filter(move |d| self.view.has(&d.term, signal))
    }

    /// Leaves a question to a person.
    fn ask(&mut self, at: &Range<usize>, about: &str) {
        self.questions.push(Question { at: at.clone(), about: about.to_owned() });
    }
}
