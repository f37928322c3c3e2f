//! A draft record: what was recognised in a text, as the record that a person completes.
//!
//! `check` assesses exactly this record; there is no second judgement.

mod write;

use crate::model::{
    Act, ActId, ActStatus, ActType, Basis, Corporate, Jurisdiction, JurisdictionCode, LegalDate,
    NonPunishment, Source, StateRecord, TranslationStatus,
};

use super::LawText;
use super::recognise::{Question, Recognised};

/// What a draft is called and where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The State whose law it is or would be.
    pub jurisdiction: JurisdictionCode,
    /// The record's id.
    pub id: ActId,
    /// The name of the file that was read.
    pub file: String,
    /// The day of reading.
    pub read_on: LegalDate,
    /// The program's name and version.
    pub program: String,
}

/// A record drafted from a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The act.
    pub act: Act,
    /// For the State's own file: liability of legal persons.
    pub corporate: Option<Corporate>,
    /// For the State's own file: non-punishment of victims.
    pub non_punishment: Option<NonPunishment>,
    /// What a person must decide.
    pub questions: Vec<Question>,
}

/// Characters of a title beyond which it is cut: a first line may be a whole paragraph.
const LONGEST_TITLE: usize = 160;

impl Draft {
    /// The draft of what was recognised in a text.
    pub fn new(text: &LawText, recognised: Recognised, about: &About) -> Self {
        let title = title(text, about);
        let year = year_in(&title).unwrap_or_else(|| about.read_on.year());
        let bill = is_bill(&title);
        let act = Act {
            id: about.id.clone(),
            jurisdiction: about.jurisdiction,
            title,
            title_en: None,
            short_title: None,
            number: None,
            year,
            kind: ActType::Act,
            status: if bill { ActStatus::Bill } else { ActStatus::Law },
            language: text.language.clone().unwrap_or_else(|| "en".to_owned()),
            translation_status: TranslationStatus::None,
            units: Vec::new(),
            assented: None,
            published: None,
            commenced: None,
            repealed: None,
            replaced_by: None,
            consolidated_as_of: None,
            status_note: None,
            verified: None,
            coded: None,
            sources: vec![Source {
                id: "text".parse().expect("a sound id"),
                publisher: about.file.clone(),
                title: None,
                url: None,
                retrieved: Some(about.read_on),
                language: text.language.clone(),
                licence: None,
                basis: Basis::Machine,
                note: Some(format!(
                    "Read by {}; no person has confirmed it. Passages are bytes of the text as read.",
                    about.program
                )),
            }],
            amendments: Vec::new(),
            definitions: recognised.definitions,
            offences: recognised.offences,
            provisions: recognised.provisions,
        };
        Self {
            act,
            corporate: recognised.corporate,
            non_punishment: recognised.non_punishment,
            questions: recognised.questions,
        }
    }

    /// The draft as law in force, for assessment: alone, or beside what is recorded of the State as a
    /// whole. Surveys of other law say nothing about this text and are left out, as are overrides.
    pub fn as_law(&self, state: Option<&Jurisdiction>) -> StateRecord {
        let mut jurisdiction = state.cloned().unwrap_or_else(|| self.nowhere());
        jurisdiction.surveyed_families.clear();
        jurisdiction.surveyed_topics.clear();
        jurisdiction.definitions_surveyed = None;
        jurisdiction.overrides.clear();
        if let Some(corporate) = &self.corporate {
            jurisdiction.corporate = vec![corporate.clone()];
        }
        if let Some(rule) = &self.non_punishment {
            jurisdiction.non_punishment = vec![rule.clone()];
        }
        let act =
            Act { status: ActStatus::Law, jurisdiction: jurisdiction.code, ..self.act.clone() };
        StateRecord { jurisdiction, acts: vec![act] }
    }

    /// A State about which nothing is known.
    fn nowhere(&self) -> Jurisdiction {
        let source = &self.act.sources[0];
        let state = serde_json::json!({
            "code": self.act.jurisdiction,
            "name": self.act.title,
            "source": [source],
        });
        serde_json::from_value(state).expect("a State needs no more")
    }
}

/// The title: as the format gives it, else the first line that could be one, else the file's name.
fn title(text: &LawText, about: &About) -> String {
    let given = text.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let first = || {
        text.content
            .lines()
            .map(|line| line.trim_matches(|c: char| c.is_whitespace() || "#*_=-".contains(c)))
            .find(|line| line.chars().filter(|c| c.is_alphabetic()).count() > 5)
    };
    let title = given.or_else(first).unwrap_or(&about.file);
    title.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_TITLE).collect()
}

/// The last year named in a title.
fn year_in(title: &str) -> Option<i16> {
    let numbers = title.split(|c: char| !c.is_ascii_digit());
    numbers
        .filter(|n| n.len() == 4)
        .filter_map(|n| n.parse().ok())
        .rfind(|y| (1800..2200).contains(y))
}

/// Whether a title is that of a bill.
fn is_bill(title: &str) -> bool {
    let words = crate::normalize::matching_key(title);
    let named = |name: &str| words.split(|c: char| !c.is_alphanumeric()).any(|word| word == name);
    ["bill", "draft", "rancangan", "rang", "projet"].iter().any(|name| named(name))
}
