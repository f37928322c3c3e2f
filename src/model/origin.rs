//! Where a fact was read, and how far it can be relied on.
//!
//! Every fact of a record has an origin: the record's own pinpoint, source, basis and confidence,
//! unless an `origin` entry names the fact and says otherwise.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ActId, LegalDate, SourceId, closed_list};

closed_list! {
    /// What a fact was read in, from weakest to strongest.
    Basis, "basis of a fact" {
        /// Remembered or taken over without a source; to be replaced.
        Unverified = "unverified",
        /// Read by the program in the text; no person has confirmed it.
        Machine = "machine",
        /// A report, commentary or database that describes or quotes the law.
        Secondary = "secondary",
        /// A translation without official standing.
        UnofficialTranslation = "unofficial-translation",
        /// A translation published by the State.
        OfficialTranslation = "official-translation",
        /// The text of the law itself, in a language in which it is authentic.
        Text = "text",
    }
}

impl Basis {
    /// The confidence of a fact whose coder gave none.
    pub fn default_confidence(self) -> Confidence {
        match self {
            Self::Text | Self::OfficialTranslation => Confidence::High,
            Self::UnofficialTranslation | Self::Secondary => Confidence::Medium,
            Self::Machine | Self::Unverified => Confidence::Low,
        }
    }

    /// Whether output must show the basis because it is weaker than text.
    pub fn is_weak(self) -> bool {
        self < Self::OfficialTranslation
    }
}

closed_list! {
    /// How sure the coder is of a fact.
    Confidence, "confidence" {
        /// Doubtful, conflicting, or from memory.
        Low = "low",
        /// Probably right; to be confirmed.
        Medium = "medium",
        /// Read in the text.
        High = "high",
    }
}

closed_list! {
    /// The standing of the language version that was read.
    TranslationStatus, "translation status" {
        /// An authentic language version.
        OfficialOriginal = "official-original",
        /// Translated by the State.
        OfficialTranslation = "official-translation",
        /// Translated by somebody else.
        Unofficial = "unofficial",
        /// Translated by a machine; never of high confidence.
        Automatic = "automatic",
        /// Read in the original language; no translation used.
        None = "none",
    }
}

/// A place where facts were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Short name within the file; facts refer to it. The first source is the default.
    pub id: SourceId,
    /// Who published it.
    pub publisher: String,
    /// What it is, where the publisher's name does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Where it is. Leave out for print.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<LegalDate>,
    /// ISO 639-1 code of the language that was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The licence or terms under which it is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// What a fact read here rests on.
    pub basis: Basis,
    /// Anything a reader must know about the source: defects, date of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Where in a text the program read something: a place, not the words.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// Line, from 1.
    pub line: usize,
    /// First byte of the words in the text as it was read.
    pub from: usize,
    /// First byte after them.
    pub to: usize,
}

/// The origin of particular facts of a record, where it differs from the record's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// The facts meant, by field name: `consent`, `child.age`, `penalties.max`.
    /// A name also covers the fields below it; no name at all covers the whole record.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
    /// Pinpoint of these facts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provision: Option<String>,
    /// The act, when the facts stand in another one than the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<ActId>,
    /// Title of the act, when it has no record of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
    /// The source, one of the file's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
    /// Overrides the source's basis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Overrides the confidence that follows from the basis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// Where the program read the facts; only in machine-read records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passage: Option<Passage>,
    /// Why the fact was coded so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What another source says instead, and which; marks the fact as disputed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disputed: Option<String>,
}

impl Origin {
    /// Whether this origin speaks for the fact: named itself, or by a field above it.
    pub fn covers(&self, fact: &str) -> bool {
        self.facts.is_empty()
            || self.facts.iter().any(|f| {
                f == fact || (fact.starts_with(f.as_str()) && fact[f.len()..].starts_with('.'))
            })
    }
}

/// Who coded a file, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Coding {
    /// The coder.
    pub by: String,
    /// The day of coding.
    pub on: LegalDate,
    /// Who read it against the source afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_by: Option<String>,
    /// The day of that reading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_on: Option<LegalDate>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_covers_the_fields_below_it() {
        let origin = Origin {
            facts: vec!["child".into(), "penalties.max".into()],
            provision: None,
            act: None,
            law: None,
            source: None,
            basis: None,
            confidence: None,
            passage: None,
            note: None,
            disputed: None,
        };
        assert!(origin.covers("child"));
        assert!(origin.covers("child.age"));
        assert!(!origin.covers("children"));
        assert!(!origin.covers("penalties"));
        assert!(!origin.covers("penalties.maximum"));
    }
}
