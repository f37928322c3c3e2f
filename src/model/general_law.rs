//! General-law blocks: one per State and date (section 4.5b of the method). Each is read by the
//! rules named in the section; a block that is missing leaves its elements not assessed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{LegalDate, Origin, Period, RuleForm, Topic, Tri, closed_list};

closed_list! {
    /// A model of participation in a group (UNTOC 5(1)(a)).
    GroupModel, "model of group participation" {
        /// Agreement to commit serious crime.
        Conspiracy = "conspiracy",
        /// Taking part in a group's activities.
        Association = "association",
    }
}

closed_list! {
    /// How predicate offences are chosen.
    PredicateApproach, "approach to predicate offences" {
        /// Every crime.
        AllCrimes = "all-crimes",
        /// By a threshold of penalty.
        Threshold = "threshold",
        /// By a list.
        List = "list",
    }
}

closed_list! {
    /// How extraditable offences are chosen.
    ExtraditionApproach, "approach to extraditable offences" {
        /// By a list.
        List = "list",
        /// By a threshold of penalty.
        Threshold = "threshold",
        /// Neither.
        NoList = "no-list",
    }
}

closed_list! {
    /// A route to compensation.
    CompensationRoute, "route to compensation" {
        /// Civil claim.
        Civil = "civil",
        /// Order of the criminal court.
        CriminalOrder = "criminal-order",
        /// Restitution.
        Restitution = "restitution",
        /// Fund of the State.
        StateFund = "state-fund",
        /// Claim under labour law.
        LabourClaim = "labour-claim",
    }
}

closed_list! {
    /// A kind of liability of the victim.
    LiabilityType, "type of liability" {
        /// Criminal.
        Criminal = "criminal",
        /// Administrative.
        Administrative = "administrative",
        /// Immigration.
        Immigration = "immigration",
    }
}

closed_list! {
    /// The link between trafficking and the victim's act.
    NonPunishmentTest, "test of non-punishment" {
        /// The victim was compelled.
        Compelled = "compelled",
        /// The act was a consequence of being trafficked.
        Consequence = "consequence",
        /// Either.
        Either = "either",
        /// Listed offences only.
        ListOfOffences = "list-of-offences",
    }
}

closed_list! {
    /// What a non-punishment clause does.
    NonPunishmentMode, "mode of non-punishment" {
        /// No liability.
        NoLiability = "no-liability",
        /// No punishment.
        NoPunishment = "no-punishment",
        /// No prosecution.
        NoProsecution = "no-prosecution",
        /// The authority may refrain.
        Discretion = "discretion",
    }
}

closed_list! {
    /// A kind of liability of legal persons.
    CorporateLiability, "type of corporate liability" {
        /// Criminal.
        Criminal = "criminal",
        /// Civil.
        Civil = "civil",
        /// Administrative.
        Administrative = "administrative",
        /// Loss of a licence only.
        LicenceOnly = "licence-only",
    }
}

closed_list! {
    /// How conduct is attributed to a legal person.
    Attribution, "attribution" {
        /// The law states it.
        Stated = "stated",
        /// By the general law.
        GeneralLaw = "general-law",
        /// There is no rule.
        None = "none",
        /// Not known.
        Unknown = "unknown",
    }
}

closed_list! {
    /// A sanction for legal persons.
    CorporateSanction, "corporate sanction" {
        /// Money.
        Monetary = "monetary",
        /// Loss of a licence.
        LicenceLoss = "licence-loss",
        /// Closure.
        Closure = "closure",
        /// Debarment.
        Debarment = "debarment",
        /// Confiscation.
        Confiscation = "confiscation",
        /// Publication of the judgment.
        Publication = "publication",
        /// Another.
        Other = "other",
    }
}

/// A rule of the general law on one topic: laundering, confiscation, assistance, procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GeneralLaw {
    /// What it is about, for example `laundering.conversion`.
    pub topic: Topic,
    /// Whether the law has the rule.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub exists: Tri,
    /// Whether the question arises at all (some elements depend on it).
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub applicable: Tri,
    /// Whether it reaches trafficking.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub applies_to_tip: Tri,
    /// Whether it reaches smuggling.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub applies_to_som: Tri,
    /// It reaches offences with at least this maximum, in months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold_months: Option<u32>,
    /// Whether it reaches listed offences only.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub list_based: Tri,
    /// The kind of instrument in which it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<RuleForm>,
    /// Limbs of the element that it does not reach. An empty list means none is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limbs_missing: Option<Vec<String>>,
    /// Whether it gives more than the element asks.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub goes_further: Tri,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<LegalDate>,
    /// First day on which it was no longer law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<LegalDate>,
    /// Anything a reader must know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where each fact stands.
    #[serde(default, rename = "origin", skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<Origin>,
}

/// Participation in an organised criminal group (UNTOC 2(a), 5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupOffence {
    /// Models that the law has. An empty list means none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<Vec<GroupModel>>,
    /// Whether the law defines an organised group.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub defined: Tri,
    /// Least number of members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_members: Option<u8>,
    /// Whether hierarchy or formal roles are asked for.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub hierarchy_required: Tri,
    /// Whether a benefit is asked for.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub benefit_required: Tri,
    /// Whether it reaches trafficking.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub reaches_tip: Tri,
    /// Whether it reaches smuggling.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub reaches_som: Tri,
    /// Whether it reaches listed crimes only.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub listed_crimes_only: Tri,
    /// Whether an overt act is asked for.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub overt_act_required: Tri,
    /// Whether involvement of a group is asked for.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub group_required: Tri,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<LegalDate>,
    /// First day on which it was no longer law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<LegalDate>,
    /// Anything a reader must know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where each fact stands.
    #[serde(default, rename = "origin", skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<Origin>,
}

/// Predicate offences of laundering (UNTOC 6(2)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Predicates {
    /// How they are chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approach: Option<PredicateApproach>,
    /// Least maximum of a predicate, in months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold_months: Option<u32>,
    /// Whether trafficking is one.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub tip_included: Tri,
    /// Whether smuggling is one.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub som_included: Tri,
    /// Whether offences abroad count.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub foreign: Tri,
    /// Whether the offender of the predicate can launder.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub self_laundering: Tri,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<LegalDate>,
    /// First day on which it was no longer law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<LegalDate>,
    /// Anything a reader must know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where each fact stands.
    #[serde(default, rename = "origin", skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<Origin>,
}

/// Extradition law (UNTOC 16).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Extradition {
    /// How extraditable offences are chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approach: Option<ExtraditionApproach>,
    /// Least maximum of an extraditable offence, in months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold_months: Option<u32>,
    /// Whether trafficking is extraditable.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub tip: Tri,
    /// Whether smuggling is extraditable.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub som: Tri,
    /// Whether extradition depends on a treaty.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub treaty_dependent: Tri,
    /// Whether the Convention is taken as that treaty.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub convention_as_basis: Tri,
    /// Whether nationals who are not extradited are prosecuted.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub prosecute_nationals: Tri,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<LegalDate>,
    /// First day on which it was no longer law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<LegalDate>,
    /// Anything a reader must know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where each fact stands.
    #[serde(default, rename = "origin", skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<Origin>,
}

/// Compensation of victims (TiP 6(6), UNTOC 25(2)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Compensation {
    /// Routes open. An empty list means none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub routes: Option<Vec<CompensationRoute>>,
    /// Routes that need a conviction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs_conviction: Option<Vec<CompensationRoute>>,
    /// Routes that need presence in the State.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs_presence: Option<Vec<CompensationRoute>>,
    /// Routes that need lawful status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs_lawful_status: Option<Vec<CompensationRoute>>,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<LegalDate>,
    /// First day on which it was no longer law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<LegalDate>,
    /// Anything a reader must know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where each fact stands.
    #[serde(default, rename = "origin", skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<Origin>,
}

/// Non-punishment of victims.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NonPunishment {
    /// Whether there is any clause.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub exists: Tri,
    /// Liability that falls away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub liability_types: Option<Vec<LiabilityType>>,
    /// The link asked for between trafficking and the act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub test: Option<NonPunishmentTest>,
    /// Whether it depends on cooperation or the like.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub conditional: Tri,
    /// What the clause does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<NonPunishmentMode>,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<LegalDate>,
    /// First day on which it was no longer law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<LegalDate>,
    /// Anything a reader must know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where each fact stands.
    #[serde(default, rename = "origin", skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<Origin>,
}

/// Liability of legal persons (UNTOC 10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Corporate {
    /// Kinds of liability. An empty list means none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub liability_type: Option<Vec<CorporateLiability>>,
    /// Whether it reaches trafficking.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub covers_tip: Tri,
    /// Whether it reaches smuggling.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub covers_som: Tri,
    /// How the conduct of persons is attributed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<Attribution>,
    /// Whether natural persons stay liable.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub individual_saved: Tri,
    /// Sanctions. An empty list means none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sanctions: Option<Vec<CorporateSanction>>,
    /// Whether the fine is above that for natural persons.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub fine_above_individual: Tri,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<LegalDate>,
    /// First day on which it was no longer law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<LegalDate>,
    /// Anything a reader must know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where each fact stands.
    #[serde(default, rename = "origin", skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<Origin>,
}

/// Whether trafficking and smuggling are distinct offences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeparateOffences {
    /// Whether they are.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub separate: Tri,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<LegalDate>,
    /// First day on which it was no longer law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<LegalDate>,
    /// Anything a reader must know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where each fact stands.
    #[serde(default, rename = "origin", skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<Origin>,
}

/// A block of the general law: dated, with origins.
pub trait Block {
    /// The dates of this version.
    fn period(&self) -> Period;
    /// Where its facts stand.
    fn origins(&self) -> &[Origin];
}

macro_rules! blocks {
    ($($name:ident),+) => { $(
        impl Block for $name {
            fn period(&self) -> Period {
                Period { from: self.from, to: self.to }
            }
            fn origins(&self) -> &[Origin] {
                &self.origins
            }
        }
    )+ };
}

blocks!(
    GeneralLaw,
    GroupOffence,
    Predicates,
    Extradition,
    Compensation,
    NonPunishment,
    Corporate,
    SeparateOffences
);
