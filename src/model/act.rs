//! One act of a State: its dates, its sources, and the provisions coded from it (section 4.3).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    ActId, Coding, Definition, JurisdictionCode, LegalDate, Offence, Period, Provision, Source,
    TranslationStatus, closed_list,
};

closed_list! {
    /// What kind of text the act is.
    ActType, "type of act" {
        /// Constitution.
        Constitution = "constitution",
        /// Code.
        Code = "code",
        /// Act of parliament.
        Act = "act",
        /// Ordinance.
        Ordinance = "ordinance",
        /// Decree.
        Decree = "decree",
        /// Decree under emergency powers.
        EmergencyDecree = "emergency-decree",
        /// Regulation.
        Regulation = "regulation",
        /// Ministerial rule.
        MinisterialRule = "ministerial-rule",
        /// Circular or standard operating procedure.
        Circular = "circular",
        /// Judgment.
        Case = "case",
        /// Policy, plan or programme.
        Policy = "policy",
    }
}

closed_list! {
    /// Whether the act has reached the statute book.
    #[derive(Default)]
    ActStatus, "status of an act" {
        /// A bill: excluded from every finding, shown as a notice.
        Bill = "bill",
        /// Passed, not yet commenced.
        Enacted = "enacted-not-commenced",
        /// Law from its commencement to its repeal.
        #[default]
        Law = "law",
    }
}

/// An act that changed this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    /// Title or number of the amending act.
    pub act: String,
    /// Its commencement. Leave out while it is pending.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commenced: Option<LegalDate>,
    /// The sections it changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sections: Option<String>,
    /// What it did, in own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// When the record was last held against the text of the law, and a fingerprint of that text.
///
/// Written by `palermo verify --stamp`. The fingerprint is of the words of the provisions that the
/// record cites, so that the format of the text does not matter; when it differs later, the law or the
/// record's pinpoints have changed since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stamp {
    /// The day.
    pub on: LegalDate,
    /// `sha256:` and the digest in hexadecimal figures.
    pub fingerprint: String,
}

/// A file `data/jurisdictions/<cc>/<act>.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// The file's name without its ending.
    pub id: ActId,
    /// The State, as its folder.
    pub jurisdiction: JurisdictionCode,
    /// Title in the original language.
    pub title: String,
    /// Title in English, when the original is in another language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_en: Option<String>,
    /// Short title for tables, for example `PHTA 2014`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short_title: Option<String>,
    /// Official number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Year of the act.
    pub year: i16,
    /// What kind of text it is.
    #[serde(rename = "type")]
    pub kind: ActType,
    /// Bill, enacted, or law (the default).
    #[serde(default)]
    pub status: ActStatus,
    /// ISO 639-1 code of the language in which terms are recorded.
    pub language: String,
    /// Standing of the language version that was read.
    pub translation_status: TranslationStatus,
    /// ISO 3166-2 codes of the units where it applies. Empty: the whole State.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
    /// Day of assent or adoption.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assented: Option<LegalDate>,
    /// Day of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<LegalDate>,
    /// Day on which it came into force. Parts may start later: see each offence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commenced: Option<LegalDate>,
    /// First day on which it was no longer law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repealed: Option<LegalDate>,
    /// The act that replaced it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<ActId>,
    /// The day up to which the text that was read had been brought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consolidated_as_of: Option<LegalDate>,
    /// Anything uncertain about force, date or version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status_note: Option<String>,
    /// Who coded the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coded: Option<Coding>,
    /// When it was last held against the text of the law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified: Option<Stamp>,
    /// Where it was read; the first is the default for every fact of the file.
    #[serde(rename = "source")]
    pub sources: Vec<Source>,
    /// Acts that changed it.
    #[serde(default, rename = "amended_by", skip_serializing_if = "Vec::is_empty")]
    pub amendments: Vec<Amendment>,
    /// Definitions that widen, narrow or carry terms.
    #[serde(default, rename = "definition", skip_serializing_if = "Vec::is_empty")]
    pub definitions: Vec<Definition>,
    /// Offences.
    #[serde(default, rename = "offence", skip_serializing_if = "Vec::is_empty")]
    pub offences: Vec<Offence>,
    /// Other provisions, by topic.
    #[serde(default, rename = "provision", skip_serializing_if = "Vec::is_empty")]
    pub provisions: Vec<Provision>,
}

impl Act {
    /// The title a reader sees: short, else English, else original.
    pub fn display_title(&self) -> &str {
        self.short_title.as_deref().or(self.title_en.as_deref()).unwrap_or(&self.title)
    }

    /// From commencement to repeal.
    pub fn in_force(&self) -> Period {
        Period { from: self.commenced, to: self.repealed }
    }
}
