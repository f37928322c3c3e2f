//! The State: its legal system, general part, treaty status, general law, and what was surveyed
//! (sections 4.1, 4.2 and 4.5b of the method).

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::closed_list::keyed_by;
use super::{
    Attempt, Coding, Compensation, Corporate, ElementId, Extradition, GeneralLaw, GroupOffence,
    JurisdictionCode, JurisdictionRule, LegalDate, Limitation, NonPunishment, OffenceKind, Origin,
    Participation, Period, Predicates, SeparateOffences, Source, Status, Topic, TreatyStatus, Tri,
    closed_list,
};

closed_list! {
    /// Family of the legal system.
    LegalFamily, "legal family" {
        /// Civil law.
        Civil = "civil",
        /// Common law.
        Common = "common",
        /// Mixed.
        Mixed = "mixed",
        /// Religious.
        Religious = "religious",
        /// Customary.
        Customary = "customary",
        /// Several side by side.
        Plural = "plural",
    }
}

closed_list! {
    /// Structure of the State.
    Structure, "structure of the State" {
        /// Unitary.
        Unitary = "unitary",
        /// Federal.
        Federal = "federal",
        /// Devolved.
        Devolved = "devolved",
    }
}

closed_list! {
    /// How treaties become law.
    TreatyReceipt, "treaty receipt" {
        /// Directly.
        Monist = "monist",
        /// By statute.
        Dualist = "dualist",
        /// Depends.
        Mixed = "mixed",
    }
}

closed_list! {
    /// Whether nationals are extradited.
    ExtraditesNationals, "extradition of nationals" {
        /// Without exception on that ground.
        Yes = "yes",
        /// Not at all.
        No = "no",
        /// Only if the person is returned to serve the sentence.
        Conditional = "conditional",
        /// Not known.
        Unknown = "unknown",
    }
}

closed_list! {
    /// How far the general part punishes attempt.
    AttemptReach, "reach of attempt" {
        /// Every offence.
        All = "all",
        /// Some offences: the offence must say which.
        Some = "some",
        /// None.
        None = "none",
        /// Not known.
        Unknown = "unknown",
    }
}

closed_list! {
    /// The fault element that applies when an offence is silent.
    FaultDefault, "default fault element" {
        /// Intent or knowledge.
        Intent = "intent",
        /// Negligence.
        Negligence = "negligence",
        /// None: silence means strict liability.
        None = "none",
        /// Not known.
        Unknown = "unknown",
    }
}

/// The general part of the criminal law, in one version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GeneralPart {
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<LegalDate>,
    /// First day on which it was no longer law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<LegalDate>,
    /// How far attempt is punished.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt: Option<AttemptReach>,
    /// Details of attempt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt_rule: Option<Attempt>,
    /// Participation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participation: Option<Participation>,
    /// Bases of jurisdiction open to every offence.
    #[serde(default, rename = "jurisdiction", skip_serializing_if = "Option::is_none")]
    pub jurisdiction_rules: Option<Vec<JurisdictionRule>>,
    /// Lapse of time for the offences assessed here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limitation: Option<Limitation>,
    /// Fault element of silent offences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault_default: Option<FaultDefault>,
    /// Ceiling of imprisonment in months, where an offence sets no maximum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imprisonment_ceiling_months: Option<u32>,
    /// Floor of imprisonment, where an offence sets no minimum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_min_months: Option<u32>,
    /// Where each fact stands.
    #[serde(default, rename = "origin", skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<Origin>,
}

impl GeneralPart {
    /// The dates of this version.
    pub fn period(&self) -> Period {
        Period { from: self.from, to: self.to }
    }
}

closed_list! {
    /// A criminal-law order beside the codified one.
    PersonalLaw, "personal law" {
        /// Sharia courts.
        ShariaCourts = "sharia-courts",
        /// Hudud.
        Hudud = "hudud",
        /// Qisas.
        Qisas = "qisas",
        /// Diyah.
        Diyah = "diyah",
        /// Customary courts.
        CustomaryCourts = "customary-courts",
        /// Military courts.
        MilitaryCourts = "military-courts",
    }
}

/// Orders of criminal law beside the codified one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonalLaws {
    /// Which ones.
    #[serde(default)]
    pub orders: Vec<PersonalLaw>,
    /// How they bear on the offences assessed here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Whether somebody looked, so that "absent" can be said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// Whether the law was searched.
    pub surveyed: bool,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<LegalDate>,
    /// First day of law for which the search holds. Left out: the first law that it found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<LegalDate>,
    /// By whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Which texts were looked through.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
}

/// An element whose concept the legal system does not know or permit (levels MB).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnknownConcept {
    /// The element.
    pub element: ElementId,
    /// Why.
    pub reason: String,
    /// Where that was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<super::SourceId>,
}

/// A reviewer's decision on one element, shown as an override of the computed status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// The element.
    pub element: ElementId,
    /// The status decided.
    pub status: Status,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub reviewer: String,
    /// When.
    pub date: LegalDate,
    /// First day for which it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<LegalDate>,
    /// First day for which it no longer holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<LegalDate>,
}

/// A file `data/jurisdictions/<cc>/jurisdiction.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Jurisdiction {
    /// The State's code, as its folder.
    pub code: JurisdictionCode,
    /// Name in English.
    pub name: String,
    /// Member of the Bali Process.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub bali_member: Tri,
    /// Family of the legal system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_family: Option<LegalFamily>,
    /// What a reader must know about the legal system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_family_note: Option<String>,
    /// Structure of the State.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub structure: Option<Structure>,
    /// Who may criminalise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub competence_note: Option<String>,
    /// How treaties become law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub treaty_receipt: Option<TreatyReceipt>,
    /// Whether the legal system knows attempt.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub attempt_known: Tri,
    /// Whether it knows recklessness.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub recklessness_known: Tri,
    /// Whether it knows criminal liability of legal persons.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub corporate_criminal_liability_known: Tri,
    /// Elements whose concept it does not know or permit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concept_unknown: Vec<UnknownConcept>,
    /// Whether it extradites its nationals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extradites_nationals: Option<ExtraditesNationals>,
    /// Whether it has no coast.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub landlocked: Tri,
    /// Whether it has a ship register.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub ship_register: Tri,
    /// Age of majority.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_of_majority: Option<u8>,
    /// Age of criminal responsibility.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_of_criminal_responsibility: Option<u8>,
    /// Age of sexual consent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_of_consent: Option<u8>,
    /// Age of marriage, by sex.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(schema_with = "keyed_by::<super::Sex, u8>")]
    pub marriage_age: BTreeMap<super::Sex, u8>,
    /// Other orders of criminal law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub personal_laws: Option<PersonalLaws>,
    /// What every report about the State must say: contested law, de facto authorities, gaps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// Who coded the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coded: Option<Coding>,
    /// Where the facts of this file were read; the first is the default.
    #[serde(rename = "source")]
    pub sources: Vec<Source>,
    /// Families of offences that were surveyed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(schema_with = "keyed_by::<OffenceKind, Survey>")]
    pub surveyed_families: BTreeMap<OffenceKind, Survey>,
    /// Topics that were surveyed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub surveyed_topics: BTreeMap<Topic, Survey>,
    /// Treaty status.
    #[serde(default, rename = "treaty", skip_serializing_if = "Vec::is_empty")]
    pub treaties: Vec<TreatyStatus>,
    /// General part, by date.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub general_part: Vec<GeneralPart>,
    /// General law by topic and date.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub general_law: Vec<GeneralLaw>,
    /// Participation in an organised criminal group.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ocg: Vec<GroupOffence>,
    /// Predicate offences of laundering.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub predicates: Vec<Predicates>,
    /// Extradition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extradition: Vec<Extradition>,
    /// Compensation of victims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub compensation: Vec<Compensation>,
    /// Non-punishment of victims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub non_punishment: Vec<NonPunishment>,
    /// Liability of legal persons.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corporate: Vec<Corporate>,
    /// Whether trafficking and smuggling are distinct offences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub separate_offences: Vec<SeparateOffences>,
    /// Whether definitions of the exploitation forms were surveyed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definitions_surveyed: Option<Survey>,
    /// Reviewers' decisions.
    #[serde(default, rename = "override", skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Override>,
    /// Where facts of the State itself stand.
    #[serde(default, rename = "origin", skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<Origin>,
    /// Anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Jurisdiction {
    /// The survey of a topic: its own, else that of the group it belongs to (`victim` for
    /// `victim.housing`).
    pub fn survey_of(&self, topic: &Topic) -> Option<&Survey> {
        let group = topic.as_str().split('.').next().unwrap_or_default();
        self.surveyed_topics.get(topic).or_else(|| self.surveyed_topics.get(group))
    }
}

/// Everything recorded about one State: its own file and its acts, in the order of their ids.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StateRecord {
    /// The State.
    pub jurisdiction: Jurisdiction,
    /// Its acts.
    pub acts: Vec<super::Act>,
}
