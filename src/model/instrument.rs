//! Treaties and soft law as checklists: instruments, their elements, axes and targets.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ElementId, Family, InstrumentId, LegalDate, Rule, closed_list};

closed_list! {
    /// How far an element obliges a State (section 0.2 of the method).
    Level, "level" {
        /// Mandatory.
        Mandatory = "M",
        /// Mandatory with a qualifier.
        Qualified = "MQ",
        /// Mandatory subject to the basic concepts of the legal system.
        BasicConcepts = "MB",
        /// Shall consider.
        ShallConsider = "SC",
        /// Shall endeavour.
        ShallEndeavour = "SE",
        /// Optional.
        Optional = "O",
        /// Interpretive.
        Interpretive = "I",
        /// Recommended by soft law.
        Recommended = "R",
    }
}

impl Level {
    /// Whether the element counts in the mandatory ratio (M, MQ, MB).
    pub fn is_mandatory(self) -> bool {
        matches!(self, Self::Mandatory | Self::Qualified | Self::BasicConcepts)
    }

    /// The level in words.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Mandatory => "mandatory",
            Self::Qualified => "mandatory, qualified",
            Self::BasicConcepts => "mandatory, subject to basic concepts of the legal system",
            Self::ShallConsider => "to be considered",
            Self::ShallEndeavour => "to be endeavoured",
            Self::Optional => "optional",
            Self::Interpretive => "interpretive",
            Self::Recommended => "recommended",
        }
    }
}

closed_list! {
    /// What kind of national instrument can satisfy an element (section 0.3).
    Form, "form" {
        /// Law that binds individuals.
        Law = "L",
        /// Legislative or other binding measures.
        LawOrOther = "LO",
        /// Administrative practice is enough.
        Administrative = "A",
    }
}

closed_list! {
    /// Thematic cluster of the review mechanism (section 0.6). A question mark: assigned by
    /// subject, to be confirmed.
    Cluster, "cluster" {
        /// Criminalization and jurisdiction.
        I = "I",
        /// Prevention, assistance, protection.
        II = "II?",
        /// Law enforcement and the justice system.
        III = "III?",
        /// International cooperation, mutual legal assistance, confiscation.
        IV = "IV?",
        /// Outside the review mechanism.
        None = "-",
    }
}

closed_list! {
    /// How the statement of an element was checked (section 0.1).
    Verification, "verification mark" {
        /// Against the official English text.
        Text = "text",
        /// From expert knowledge; to be confirmed.
        Expert = "expert",
    }
}

closed_list! {
    /// A selection of elements.
    Profile, "profile" {
        /// Criminalization core: cluster I, form L, levels M, MQ and MB.
        Core = "core",
        /// The review mechanism's first cluster.
        Cluster1 = "cluster-1",
        /// Every element.
        All = "all",
    }
}

closed_list! {
    /// A condition without which an element is not applicable (section 2.1.5).
    Condition, "applicability condition" {
        /// The legal system knows attempt, and the concept is not recorded as unknown.
        AttemptKnown = "attempt-known",
        /// The record does not say that the concept is unknown to the legal system.
        ConceptKnown = "concept-known",
        /// A measure allowing victims to stay exists.
        StayMeasure = "stay-measure",
        /// Some document offence punishes possession.
        PossessionOffence = "possession-offence",
        /// Some smuggling, document or stay offence asks for a benefit.
        BenefitElement = "benefit-element",
        /// The State has a coast or a ship register.
        CoastOrRegister = "coast-or-register",
        /// The law defines an organised group.
        GroupDefined = "group-defined",
        /// The participation offence demands involvement of a group.
        GroupRequired = "group-required",
        /// It demands involvement of a group, or an overt act.
        GroupOrOvertAct = "group-or-overt-act",
        /// Cooperation in confiscation depends on a treaty.
        ConfiscationByTreaty = "confiscation-by-treaty",
        /// Nationals are not extradited without exception.
        NationalsNotExtradited = "nationals-not-extradited",
        /// The same; surrender on condition of return discharges the duty too.
        NationalsNotSurrendered = "nationals-not-surrendered",
        /// Extradition depends on a treaty.
        ExtraditionByTreaty = "extradition-by-treaty",
        /// Extradition depends on a treaty and the Convention is not taken as one.
        ExtraditionByOtherTreaty = "extradition-by-other-treaty",
        /// Extradition does not depend on a treaty.
        ExtraditionWithoutTreaty = "extradition-without-treaty",
    }
}

impl Condition {
    /// The condition in words.
    pub fn describe(self) -> &'static str {
        match self {
            Self::AttemptKnown => "the legal system knows attempt",
            Self::ConceptKnown => {
                "the record does not say that the concept is unknown to, or not permitted by, the \
                 legal system"
            }
            Self::StayMeasure => "a measure allowing victims to stay exists",
            Self::PossessionOffence => "some document offence punishes possession",
            Self::BenefitElement => {
                "some smuggling, document or stay offence has a benefit element"
            }
            Self::CoastOrRegister => "the State has a coast or a ship register",
            Self::GroupDefined => "the law defines an organised group",
            Self::GroupRequired => "the participation offence demands involvement of a group",
            Self::GroupOrOvertAct => {
                "the participation offence demands involvement of a group or an overt act"
            }
            Self::ConfiscationByTreaty => "cooperation in confiscation depends on a treaty",
            Self::NationalsNotExtradited => {
                "the State does not extradite its nationals without exception"
            }
            Self::NationalsNotSurrendered => {
                "the State does not extradite its nationals, nor surrender them on condition of \
                 return"
            }
            Self::ExtraditionByTreaty => "extradition depends on a treaty",
            Self::ExtraditionByOtherTreaty => {
                "extradition depends on a treaty and the Convention is not taken as one"
            }
            Self::ExtraditionWithoutTreaty => "extradition does not depend on a treaty",
        }
    }
}

/// One checkable element of an instrument.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// Its id: instrument, article, what it is about. Never reused.
    pub id: ElementId,
    /// Pinpoint in the instrument.
    pub article: String,
    /// Short label.
    pub label: String,
    /// Group within the instrument.
    pub group: String,
    /// Thematic cluster.
    pub cluster: Cluster,
    /// How far it obliges.
    pub level: Level,
    /// What kind of national instrument can satisfy it.
    pub form: Form,
    /// How its status is decided.
    pub rule: Rule,
    /// Condition without which it is not applicable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applies_if: Option<Condition>,
    /// Families it looks at, where they differ from the instrument's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<Family>,
    /// Whether its absence is critical (severity S1).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub critical: bool,
    /// What the law must contain, in own words.
    pub statement: String,
    /// Common drafting mistakes.
    pub pitfall: String,
    /// A possible drafting route. Advice, not treaty text.
    pub drafting: String,
    /// How the statement was checked.
    pub verified: Verification,
}

impl Element {
    /// Whether a profile selects the element.
    pub fn is_in(&self, profile: Profile) -> bool {
        match profile {
            Profile::Core => self.is_core(),
            Profile::Cluster1 => self.cluster == Cluster::I,
            Profile::All => true,
        }
    }

    /// Whether the element belongs to the core of criminalization (section 2.3).
    pub fn is_core(&self) -> bool {
        self.cluster == Cluster::I && self.form == Form::Law && self.level.is_mandatory()
    }
}

/// A value on an axis of conduct space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AxisValue {
    /// Its id; for acts, means and purposes a canonical term.
    pub id: String,
    /// How it reads in a sentence.
    pub label: String,
}

/// Several values of an axis that have a name of their own, such as `children`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueGroup {
    /// How the values together read in a sentence. A label that says "any" or "every" can also
    /// carry an exception: "by any of the nine means except by fraud".
    pub label: String,
    /// The values, by id.
    pub values: Vec<String>,
}

/// An axis of conduct space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Axis {
    /// Its id: `person`, `act`, `means`, `purpose`, `locus`, `conduct`, `destination`, `benefit`,
    /// `directness`.
    pub id: String,
    /// What the axis is, in a word or two.
    pub label: String,
    /// How "every value" reads in a sentence. As with a group, "any" or "every" in it lets it
    /// carry an exception.
    pub all: String,
    /// Its values.
    pub values: Vec<AxisValue>,
    /// Names for several values at once; they may overlap. Only the wording uses them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<ValueGroup>,
}

/// A part of the conduct that the instrument asks States to criminalize: a box in conduct space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Its id, for example `adult`.
    pub id: String,
    /// What it is, for example `adult victims`.
    pub label: String,
    /// Values by axis; an axis left out is taken whole.
    pub select: BTreeMap<String, Vec<String>>,
    /// The axes whose combinations are counted; the others are "any".
    pub counted: Vec<String>,
    /// Conduct that is required with it but not counted: a child moved by force, where a child needs
    /// no means at all. Values by axis, over those of `select`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub implied: BTreeMap<String, Vec<String>>,
}

/// A file `data/instruments/<id>.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// The file's name without its ending.
    pub id: InstrumentId,
    /// Full name.
    pub name: String,
    /// Name for tables.
    pub short: String,
    /// Families its elements look at.
    pub family: Family,
    /// Whether it binds its parties; soft law does not.
    pub binding: bool,
    /// Day of adoption.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adopted: Option<LegalDate>,
    /// Day of entry into force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<LegalDate>,
    /// Depositary and registration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub depositary: Option<String>,
    /// The instrument to which a party must be party first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requires: Option<InstrumentId>,
    /// Anything a reader must know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Version of this checklist.
    pub version: String,
    /// Axes of its conduct space.
    #[serde(default, rename = "axis", skip_serializing_if = "Vec::is_empty")]
    pub axes: Vec<Axis>,
    /// Conduct it asks States to criminalize.
    #[serde(default, rename = "target", skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
    /// Its elements.
    #[serde(rename = "element")]
    pub elements: Vec<Element>,
}
