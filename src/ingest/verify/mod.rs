//! Holds a record against the text of the law: are the provisions there, have they the terms, do the
//! penalties agree, has the text changed.
//!
//! The one idea: a check can end in four ways besides agreement, and only what the text contradicts is
//! held against the record. Where there is no text of the act, of the provision, of the language or of
//! the days in question, nothing is said to be wrong.

mod cited;
mod punishment;
mod stamp;
mod words;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::rc::Rc;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::pinpoint::{self, Found, Pinpoint, Unit, roman};
use super::texts::{ActText, names_act};
use super::{LawText, ProvisionKind};
use crate::model::{Act, ActId, JurisdictionCode, Stamp, closed_list};
use cited::{Cited, Said, cited};
pub use punishment::PenaltyReaders;
use punishment::{in_words, punishment};
pub use stamp::{StampError, stamped};
use words::{Has, Words};

closed_list! {
    /// What a check is about.
    Subject, "subject of a check" {
        /// Whether a provision is in the text.
        Provision = "provision",
        /// Whether a provision has a term.
        Term = "term",
        /// Whether a provision has the penalties.
        Penalty = "penalty",
        /// Whether the text is the one that was verified.
        Text = "text",
    }
}

closed_list! {
    /// How a check ended.
    Outcome, "result of a check" {
        /// Record and text agree.
        Agreed = "agreed",
        /// The text has something else, or has it elsewhere.
        Disagreed = "disagreed",
        /// The text does not have it.
        NotFound = "not-found",
        /// There is no text to hold the record against.
        TextMissing = "text-missing",
        /// The text is not the one that was verified.
        Changed = "changed",
    }
}

impl Outcome {
    /// Whether somebody must look: record and text cannot both be right.
    pub fn needs_settling(self) -> bool {
        matches!(self, Self::Disagreed | Self::NotFound | Self::Changed)
    }
}

/// One statement of a record, held against the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What the check is about.
    pub about: Subject,
    /// The offence, definition or topic of the record.
    pub subject: String,
    /// The field; empty for the record's own pinpoint.
    pub fact: String,
    /// What the record says: a term, penalties; empty for a pinpoint alone.
    pub says: String,
    /// The pinpoint it gives.
    pub pinpoint: String,
    /// How the check ended.
    pub result: Outcome,
    /// The file that decided, within the folder of texts.
    pub text: Option<String>,
    /// What the text has, or where.
    pub found: String,
    /// What to do, where something is to be done.
    pub advice: Option<&'static str>,
}

/// A text that was asked for an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextUsed {
    /// The file, within the folder of texts.
    pub path: String,
    /// Why it cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
}

/// An act's record held against the texts of the act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// The State.
    pub jurisdiction: JurisdictionCode,
    /// The act.
    pub act: ActId,
    /// Its title, as reports show it.
    pub title: String,
    /// The texts.
    pub texts: Vec<TextUsed>,
    /// The stamp of the record.
    pub stamp: Option<Stamp>,
    /// The fingerprint of the provisions cited, in the texts as they are.
    pub fingerprint: Option<String>,
    /// The checks, in the order of the record.
    pub checks: Vec<Check>,
}

impl Verified {
    /// How many checks ended so.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.checks.iter().filter(|check| check.result == outcome).count()
    }

    /// Takes over a stamp that was just given: the text is the one that was verified.
    pub fn stamped(&mut self, stamp: Stamp) {
        self.stamp = Some(stamp);
        self.checks.retain(|check| check.about != Subject::Text);
    }

    /// Whether the record can be stamped: there is a text, something agreed with it, and nothing is to
    /// be settled but that the text is another one than was stamped.
    pub fn can_be_stamped(&self) -> bool {
        self.fingerprint.is_some()
            && self.count(Outcome::Agreed) > 0
            && self.count(Outcome::Disagreed) == 0
            && self.count(Outcome::NotFound) == 0
    }
}

/// A text that can be read, with the words of its provisions as far as they were asked for.
struct Read<'a> {
    /// The text as the library has it.
    file: &'a ActText,
    /// The text.
    law: &'a LawText,
    /// Words by provision, and by language.
    words: RefCell<BTreeMap<(usize, String), Rc<Words>>>,
}

/// Holds an act's record against its texts. Penalties are compared in the languages that have a
/// reader.
pub fn verify(act: &Act, texts: &[ActText], readers: &PenaltyReaders) -> Verified {
    let read: Vec<Read<'_>> = texts
        .iter()
        .filter_map(|file| {
            let law = file.text.as_ref().ok()?;
            Some(Read { file, law, words: RefCell::default() })
        })
        .collect();
    let mut checks: Vec<Check> = Vec::new();
    for cited in cited(act) {
        let check = check(act, &read, &cited, readers);
        // An offence often gives one pinpoint for several facts.
        if let Some(check) = check.filter(|check| !checks.contains(check)) {
            checks.push(check);
        }
    }
    let fingerprint = fingerprint(act, &read);
    checks.extend(change(act, fingerprint.as_deref()));
    Verified {
        jurisdiction: act.jurisdiction,
        act: act.id.clone(),
        title: act.display_title().to_owned(),
        texts: texts
            .iter()
            .map(|t| TextUsed { path: t.path.clone(), problem: t.text.as_ref().err().cloned() })
            .collect(),
        stamp: act.verified.clone(),
        fingerprint,
        checks,
    }
}

/// The places in the act itself that a pinpoint names.
fn own(act: &Act, pinpoint: &str) -> Pinpoint {
    pinpoint::parse(pinpoint).own(|law| names_act(act, law))
}

/// Whether the texts are another version than was stamped.
fn change(act: &Act, fingerprint: Option<&str>) -> Option<Check> {
    let stamp = act.verified.as_ref()?;
    let fingerprint = fingerprint?;
    let same = stamp.fingerprint == fingerprint;
    Some(Check {
        about: Subject::Text,
        subject: "text".to_owned(),
        fact: "verified".to_owned(),
        says: format!("verified on {}", stamp.on),
        pinpoint: String::new(),
        result: if same { Outcome::Agreed } else { Outcome::Changed },
        text: None,
        found: if same { String::new() } else { fingerprint.to_owned() },
        advice: (!same).then_some(
            "the words of the provisions cited, or the pinpoints, are not those that were verified: \
             compare with the new text, mend the record, then stamp it",
        ),
    })
}

/// Holds one statement against the texts; nothing when there is nothing that can be held.
fn check(
    act: &Act,
    read: &[Read<'_>],
    cited: &Cited<'_>,
    readers: &PenaltyReaders,
) -> Option<Check> {
    let pinpoints: Vec<Pinpoint> = cited.pinpoints.iter().map(|text| own(act, text)).collect();
    let (about, says) = match &cited.said {
        Said::Provision => (Subject::Provision, String::new()),
        Said::Term { term, .. } => (Subject::Term, (*term).to_owned()),
        Said::Penalties { penalties, .. } => (Subject::Penalty, in_words(penalties)),
    };
    let numbered = pinpoints.iter().any(Pinpoint::is_numbered);
    // Another act's provision, or words such as "programme", cannot be looked up here.
    if pinpoints.first().is_none_or(|pinpoint| pinpoint.references.is_empty())
        || (about != Subject::Term && !numbered)
    {
        return None;
    }
    let check = |result, text: Option<&Read<'_>>, found: String, advice| Check {
        about,
        subject: cited.subject.clone(),
        fact: cited.fact.clone(),
        says: says.clone(),
        pinpoint: cited.pinpoints.first().copied().unwrap_or_default().to_owned(),
        result,
        text: text.map(|text| text.file.path.clone()),
        found,
        advice,
    };
    // Penalties are a check only where a punishment can be read.
    let missing = |why: &str| {
        (about != Subject::Penalty).then(|| check(Outcome::TextMissing, None, why.to_owned(), None))
    };
    if read.is_empty() {
        return missing("no text of the act");
    }
    let of_the_day: Vec<&Read<'_>> = read
        .iter()
        .filter(|text| text.file.as_at.is_none_or(|day| cited.period.contains(day)))
        .collect();
    if of_the_day.is_empty() {
        return missing("the texts are of days on which this was not law");
    }
    match &cited.said {
        Said::Provision => Some(provision(&of_the_day, &pinpoints[0], check)),
        Said::Term { term, language } => {
            let language = language.unwrap_or(&act.language);
            let spoken =
                |text: &&&Read<'_>| text.file.language.as_deref().is_none_or(|own| own == language);
            let texts: Vec<&Read<'_>> = of_the_day.iter().filter(spoken).copied().collect();
            if texts.is_empty() {
                return missing("the texts are in another language than the term");
            }
            Some(self::term(&texts, &pinpoints, term, language, check))
        }
        Said::Penalties { penalties, aggravated } => punishment(
            &of_the_day,
            &pinpoints[0],
            penalties,
            aggravated,
            &act.language,
            readers,
            check,
        ),
    }
}

/// Whether the places of a pinpoint are in one of the texts.
fn provision<'a>(
    texts: &[&'a Read<'a>],
    pinpoint: &Pinpoint,
    check: impl Fn(Outcome, Option<&Read<'_>>, String, Option<&'static str>) -> Check,
) -> Check {
    let (mut places, mut lacking, mut shallow) = (Vec::new(), Vec::new(), Vec::new());
    let mut beyond: Vec<String> = Vec::new();
    let mut decided: Option<&Read<'_>> = None;
    for reference in pinpoint.references.iter().filter(|r| !r.path.is_empty()) {
        let one = Pinpoint { references: vec![reference.clone()] };
        let depth = |found: &[Found]| found.iter().map(|f| f.depth_found).min().unwrap_or(0);
        let best = texts
            .iter()
            .map(|text| (text, one.find(text.law)))
            .reduce(|best, next| if depth(&next.1) > depth(&best.1) { next } else { best });
        let Some((text, found)) = best else { continue };
        for place in found {
            match place.provision {
                None if !texts.iter().any(|text| should_have(text, reference)) => {
                    beyond.push(place.path.join("."));
                }
                None => lacking.push(place.path.join(".")),
                Some(at) => {
                    decided = decided.or(Some(text));
                    if !place.is_whole() && numbers_that_level(text.law, at, &place) {
                        lacking.push(place.path.join("."));
                    } else if !place.is_whole() {
                        shallow.push(text.law.citation(at));
                    } else {
                        places.push(text.law.citation(at));
                    }
                }
            }
        }
    }
    if !lacking.is_empty() {
        return check(
            Outcome::NotFound,
            decided,
            format!("no {}", lacking.join(", ")),
            Some("mend the pinpoint, or give a text that has the provision"),
        );
    }
    if !beyond.is_empty() {
        let found = format!("{} is outside what the texts hold", beyond.join(", "));
        return check(Outcome::TextMissing, decided, found, None);
    }
    let mut found = places.join(", ");
    if !shallow.is_empty() {
        let comma = if found.is_empty() { "" } else { "; " };
        let _ = write!(found, "{comma}read as far as {}", shallow.join(", "));
    }
    check(Outcome::Agreed, decided, found, None)
}

/// Whether a text ought to have what a reference names: it is not merely an extract with other sections,
/// nor an act that changes another.
fn should_have(text: &Read<'_>, reference: &pinpoint::Reference) -> bool {
    !text.law.amending && pinpoint::is_within(reference, text.law)
}

/// Whether the text numbers the level at which a path ends early, in the same manner, and its section
/// nowhere has the label: then the number is wrong, and not the reading of the text's structure.
fn numbers_that_level(law: &LawText, at: usize, place: &Found) -> bool {
    let Some(step) = place.path.get(place.depth_found) else { return false };
    let manner = |number: &str| number.chars().next().map(|c| c.is_ascii_digit());
    let alike = law.children(at).filter(|&i| manner(&law.provisions[i].number) == manner(step));
    let section = law.words(&law.provisions[law.section_of(at)].span);
    let letters: String = section.chars().filter(|c| !c.is_whitespace()).collect();
    // A range that could not be read is there if one of its ends is.
    let ends: Vec<&str> = step.split('-').collect();
    let figures = ends.iter().filter_map(|end| roman(end)).map(|figure| figure.to_string());
    let labels = ends.iter().map(|end| (*end).to_owned()).chain(figures);
    let mut forms = labels.flat_map(|s| [format!("{s})"), format!("{s}."), format!("{s}\\.")]);
    let letters = letters.to_lowercase();
    alike.count() > 1 && !forms.any(|label| letters.contains(&label))
}

/// Where a term was found.
struct Place<'a> {
    /// The text.
    text: &'a Read<'a>,
    /// The provision; none for the whole text.
    provision: Option<usize>,
    /// How.
    has: Has,
}

impl Place<'_> {
    /// The citation of the provision.
    fn citation(&self) -> String {
        self.provision.map_or_else(String::new, |at| self.text.law.citation(at))
    }
}

/// Whether a cited provision has a term.
fn term<'a>(
    texts: &[&'a Read<'a>],
    pinpoints: &[Pinpoint],
    term: &str,
    language: &str,
    check: impl Fn(Outcome, Option<&Read<'_>>, String, Option<&'static str>) -> Check,
) -> Check {
    let mut sections: Vec<(&Read<'_>, usize)> = Vec::new();
    let mut first_is_there = false;
    let mut best: Option<Place<'_>> = None;
    let mut keep = |place: Option<Place<'a>>| {
        if let Some(place) = place
            && best.as_ref().is_none_or(|best| place.has > best.has)
        {
            best = Some(place);
        }
    };
    for &text in texts {
        let places = |pinpoint: &Pinpoint| -> Vec<usize> {
            let found = pinpoint.find(text.law).into_iter().filter_map(|found| found.provision);
            found.filter(|&at| text.has_words(at, language)).collect()
        };
        first_is_there |= pinpoints.first().is_some_and(|first| !places(first).is_empty());
        let found: Vec<usize> = pinpoints.iter().flat_map(places).collect();
        for &at in &found {
            sections.push((text, text.law.section_of(at)));
            keep(text.with_introduction(at, language).has(term).map(|has| Place {
                text,
                provision: Some(at),
                has,
            }));
        }
        if pinpoints
            .iter()
            .flat_map(|p| &p.references)
            .any(|r| matches!(r.unit, Unit::Whole | Unit::Unnumbered))
            && found.is_empty()
        {
            keep(text.whole(language).has(term).map(|has| Place { text, provision: None, has }));
        }
    }
    if let Some(place) = best {
        let gaps = if place.has == Has::WithGaps { ", with other words between" } else { "" };
        return check(
            Outcome::Agreed,
            Some(place.text),
            format!("{}{gaps}", place.citation()),
            None,
        );
    }
    if !first_is_there && pinpoints.first().is_some_and(Pinpoint::is_numbered) {
        return check(
            Outcome::TextMissing,
            None,
            "the provision is not in the texts".to_owned(),
            None,
        );
    }
    for &(text, section) in &sections {
        if let Some(has) = text.words(section, language).has(term) {
            let gaps = if has == Has::WithGaps { ", with other words between" } else { "" };
            let found = format!("elsewhere in {}{gaps}", text.law.citation(section));
            return check(Outcome::Agreed, Some(text), found, None);
        }
    }
    // What an amending act does not repeat still stands in the act that it amends.
    if sections.iter().all(|(text, _)| text.law.amending) && !sections.is_empty() {
        let why = "the texts only amend the act".to_owned();
        return check(Outcome::TextMissing, None, why, None);
    }
    for &text in texts {
        if let Some(at) = text.first_with(term, language) {
            return check(
                Outcome::Disagreed,
                Some(text),
                format!("stands in {}", text.law.citation(at)),
                Some("cite the provision that has the term, or write the words of the one cited"),
            );
        }
    }
    check(
        Outcome::NotFound,
        sections.first().map(|(text, _)| *text),
        sections.first().map_or_else(String::new, |(text, at)| {
            format!("nowhere in the act, nor in {}", text.law.citation(*at))
        }),
        Some("write the law's own words; a paraphrase belongs in the note"),
    )
}

impl Read<'_> {
    /// The words of a provision with everything below it.
    fn words(&self, at: usize, language: &str) -> Rc<Words> {
        let key = (at, language.to_owned());
        if let Some(words) = self.words.borrow().get(&key) {
            return Rc::clone(words);
        }
        let words = Rc::new(Words::of(language, self.law.words(&self.law.provisions[at].span)));
        self.words.borrow_mut().insert(key, Rc::clone(&words));
        words
    }

    /// Whether a provision says anything besides its label.
    fn has_words(&self, at: usize, language: &str) -> bool {
        let own = Words::of(language, &self.law.provisions[at].label);
        self.words(at, language).letters().len() > own.letters().len() + 8
    }

    /// The words of a provision, and those with which its section introduces it: `(a)` is read with
    /// "Any person who".
    fn with_introduction(&self, at: usize, language: &str) -> Words {
        let law = self.law;
        let mut text = String::new();
        let mut above: Vec<usize> = law
            .ancestors(at)
            .skip(1)
            .take_while(|&i| law.provisions[i].kind >= ProvisionKind::Section)
            .collect();
        above.reverse();
        for i in above {
            let mut from = law.provisions[i].span.start;
            for child in law.children(i) {
                let span = &law.provisions[child].span;
                text.push_str(&law.content[from..span.start.max(from)]);
                text.push(' ');
                from = span.end.max(from);
            }
            text.push_str(&law.content[from..law.provisions[i].span.end.max(from)]);
            text.push('\n');
        }
        text.push_str(law.words(&law.provisions[at].span));
        Words::of(language, &text)
    }

    /// The words of the whole text.
    fn whole(&self, language: &str) -> Words {
        Words::of(language, &self.law.content)
    }

    /// The first section that has a term in a row.
    fn first_with(&self, term: &str, language: &str) -> Option<usize> {
        (0..self.law.provisions.len())
            .filter(|&i| self.law.provisions[i].kind == ProvisionKind::Section)
            .find(|&i| self.words(i, language).has(term) == Some(Has::InARow))
    }
}

/// A fingerprint of the words of the sections that the record cites, as the first text that has each
/// gives them; none when no text has any.
fn fingerprint(act: &Act, read: &[Read<'_>]) -> Option<String> {
    let pinpoints: BTreeSet<&str> = cited(act).iter().flat_map(|c| c.pinpoints.clone()).collect();
    let mut sections: BTreeMap<String, String> = BTreeMap::new();
    for pinpoint in pinpoints {
        for mut reference in own(act, pinpoint).references {
            reference.path.truncate(1);
            let one = Pinpoint { references: vec![reference] };
            for text in read {
                for found in one.find(text.law) {
                    let Some(at) = found.provision else { continue };
                    let citation = text.law.provisions[at].number.clone();
                    let letters = || text.words(at, "").letters().to_owned();
                    sections.entry(citation).or_insert_with(letters);
                }
            }
        }
    }
    sections.retain(|_, letters| !letters.is_empty());
    if sections.is_empty() {
        return None;
    }
    let mut hash = Sha256::new();
    for (number, letters) in &sections {
        hash.update(number.as_bytes());
        hash.update([0]);
        hash.update(letters.as_bytes());
        hash.update([0]);
    }
    let mut out = "sha256:".to_owned();
    for byte in hash.finalize() {
        let _ = write!(out, "{byte:02x}");
    }
    Some(out)
}
