//! The accuracy card: the shipped records held against a reading of the same acts.

use std::collections::BTreeMap;
use std::path::Path;

use super::data::Data;
use super::progress::Progress;
use super::reading;
use crate::assess::assess;
use crate::ingest::card::{self, Card, Found, Judged};
use crate::ingest::texts::{ActText, TextLibrary};
use crate::ingest::{Evidence, LawText, Scanner, evidence_preferring};
use crate::model::{
    Act, ActStatus, Cues, ElementId, Instrument, LegalDate, StateRecord, Vocabulary,
};
use crate::normalize::Lexicon;

/// Everything that reading one text after the other needs.
pub(super) struct Bench<'a> {
    /// The checklists.
    pub(super) instruments: &'a [Instrument],
    /// The vocabularies.
    pub(super) vocabularies: &'a [Vocabulary],
    /// The terms that assessment resolves.
    pub(super) lexicon: &'a Lexicon<'a>,
    /// The day, for texts of which none is known.
    pub(super) day: LegalDate,
}

/// What the reading of an act's texts came to.
struct Read {
    /// The drafts of all its texts as one law.
    record: StateRecord,
    /// Evidence, text by text.
    evidence: Vec<BTreeMap<ElementId, Vec<Evidence>>>,
    /// The language of the texts.
    language: String,
}

/// Reads every text of the library that belongs to a record, and compares.
pub(super) fn card(texts: &Path, data: &mut Data, bench: &Bench<'_>) -> anyhow::Result<Card> {
    let library = TextLibrary::open(texts)?;
    let cues: Vec<Cues> =
        data.cue_languages().iter().filter_map(|language| data.cues(language)).collect();
    let scanners: BTreeMap<&str, Scanner<'_>> =
        cues.iter().map(|c| (c.language.as_str(), Scanner::new(c, bench.vocabularies))).collect();
    let records = data.all_records();
    data.check()?;
    let mut progress = Progress::new();
    let (mut found, mut judged): (Vec<Found>, Vec<Judged>) = (Vec::new(), Vec::new());
    for record in &records {
        let mut of_state = library.state(record.jurisdiction.code);
        for act in &record.acts {
            progress.at(&format!("{} {}", record.jurisdiction.code, act.display_title()));
            let listed = of_state.of(act);
            let dated = listed.iter().filter_map(|text| text.as_at).max();
            let sound: Vec<&LawText> = listed.iter().filter_map(readable).collect();
            let day = dated.unwrap_or(bench.day);
            let Some(read) = read(record, act, &sound, &scanners, bench, day)? else { continue };
            let recorded = card::recorded(record, act, bench.instruments, bench.lexicon, day)?;
            let pairs: Vec<_> = sound.iter().copied().zip(&read.evidence).collect();
            found.extend(card::compare(record.jurisdiction.code, &recorded, &pairs));

            let coded = StateRecord {
                acts: vec![in_force(act)],
                jurisdiction: plain(&card::reduced(record, act)),
            };
            let coded = assess(&coded, bench.instruments, bench.lexicon, day)?;
            let of_text = assess(&read.record, bench.instruments, bench.lexicon, day)?;
            judged.extend(card::judged(&read.language, &coded, &of_text));
        }
    }
    Ok(Card::of(&found, &judged))
}

/// The text, if the file could be read.
fn readable(text: &ActText) -> Option<&LawText> {
    text.text.as_deref().ok()
}

/// The act as law: a text is measured by what it says, whether or not it is in force.
fn in_force(act: &Act) -> Act {
    Act { status: ActStatus::Law, repealed: None, ..act.clone() }
}

/// The State's own file without what says where somebody looked, which a reading cannot know.
fn plain(record: &StateRecord) -> crate::model::Jurisdiction {
    let mut jurisdiction = record.jurisdiction.clone();
    jurisdiction.surveyed_families.clear();
    jurisdiction.surveyed_topics.clear();
    jurisdiction.definitions_surveyed = None;
    jurisdiction.overrides.clear();
    jurisdiction
}

/// Reads the texts of an act; none where no text is in a language that can be read.
fn read(
    record: &StateRecord,
    act: &Act,
    texts: &[&LawText],
    scanners: &BTreeMap<&str, Scanner<'_>>,
    bench: &Bench<'_>,
    day: LegalDate,
) -> anyhow::Result<Option<Read>> {
    let mut read: Option<Read> = None;
    for (number, text) in texts.iter().enumerate() {
        let language = text.language.as_deref().unwrap_or(&act.language);
        let scanner = scanners.get(language);
        let marks = scanner.map(|scanner| scanner.scan(text));
        let Some(marks) = marks else {
            if let Some(read) = &mut read {
                read.evidence.push(BTreeMap::new());
            }
            continue;
        };
        let about = reading::about(
            Path::new("text"),
            &format!("text-{number}"),
            record.jurisdiction.code,
            day,
        )?;
        let draft = reading::draft(text, &marks, &about);
        let law = draft.as_law(None);
        let assessment = assess(&law, bench.instruments, bench.lexicon, day)?;
        let rests_on = reading::provisions_of(&assessment, text);
        let evidence = evidence_preferring(text, &marks, bench.instruments, &rests_on);
        match &mut read {
            Some(read) => {
                read.record.acts.extend(law.acts);
                read.evidence.push(evidence);
                let blocks = &mut read.record.jurisdiction;
                if blocks.corporate.is_empty() {
                    blocks.corporate = law.jurisdiction.corporate;
                }
                if blocks.non_punishment.is_empty() {
                    blocks.non_punishment = law.jurisdiction.non_punishment;
                }
            }
            None => {
                let mut before: Vec<BTreeMap<ElementId, Vec<Evidence>>> =
                    vec![BTreeMap::new(); number];
                before.push(evidence);
                let mut law = law;
                law.jurisdiction.code = record.jurisdiction.code;
                law.jurisdiction.treaties.clone_from(&record.jurisdiction.treaties);
                read = Some(Read { record: law, evidence: before, language: language.to_owned() });
            }
        }
    }
    if let Some(read) = &mut read {
        read.evidence.resize(texts.len(), BTreeMap::new());
    }
    Ok(read)
}
