//! Provisions that are not offences, and definitions (sections 4.5 and 4.5b).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Basis, Carried, Confidence, LegalDate, Passage, Period, SourceId, Topic, Tri, closed_list,
};

closed_list! {
    /// How binding the provision is.
    Force, "force of a provision" {
        /// The authority must.
        Mandatory = "mandatory",
        /// The authority may.
        Discretionary = "discretionary",
        /// A policy, plan or practice.
        Policy = "policy",
    }
}

closed_list! {
    /// For whom the provision is.
    Scope, "scope of a provision" {
        /// The rule is not about persons, or reaches everybody.
        All = "all",
        /// Every victim of trafficking.
        AllVictims = "all-victims",
        /// Victims who cooperate with the authorities.
        Cooperating = "cooperating",
        /// Citizens only.
        Citizens = "citizens",
        /// Persons with lawful status only.
        LawfulStatus = "lawful-status",
        /// Children only.
        Children = "children",
        /// Women only.
        Women = "women",
        /// Every smuggled migrant.
        AllMigrants = "all-migrants",
        /// Another group, named in the note.
        Other = "other",
    }
}

closed_list! {
    /// The kind of instrument in which a rule stands.
    RuleForm, "form of a rule" {
        /// Statute.
        Statute = "statute",
        /// Regulation.
        Regulation = "regulation",
        /// Decree.
        Decree = "decree",
        /// Case law.
        CaseLaw = "case-law",
        /// Standard operating procedure that binds.
        BindingSop = "binding-SOP",
        /// Plan or programme.
        Plan = "plan",
        /// Practice.
        Practice = "practice",
    }
}

closed_list! {
    /// Whom a provision serves.
    Family, "family" {
        /// Trafficking in persons.
        Tip = "tip",
        /// Smuggling of migrants.
        Som = "som",
        /// Both.
        All = "all",
    }
}

/// A provision that is not an offence: protection, cooperation, border, prevention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// What it is about, for example `victim.housing`.
    pub topic: Topic,
    /// Pinpoint.
    pub provision: String,
    /// First day. Leave out for the act's commencement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<LegalDate>,
    /// First day on which it was no longer law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<LegalDate>,
    /// How binding it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub force: Option<Force>,
    /// For whom it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// Whether it depends on testimony, cooperation or lawful status.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub conditional: Tri,
    /// The condition, in own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// The kind of instrument in which it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<RuleForm>,
    /// For policy: whether it is official and published.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub official: Tri,
    /// Limbs of the element that the rule does not reach. An empty list means none is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limbs_missing: Option<Vec<String>>,
    /// Whether it gives more than the element asks.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub goes_further: Tri,
    /// Whom it serves.
    pub applies_to: Vec<Family>,
    /// What it says, in own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The source, when it is not the file's first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
    /// Overrides the source's basis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Overrides the confidence that follows from the basis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// Where the program read it; only in machine-read records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passage: Option<Passage>,
    /// Anything a reader must know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What another source says instead, and which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disputed: Option<String>,
}

impl Provision {
    /// The provision's own dates; the act's bound them.
    pub fn period(&self) -> Period {
        Period { from: self.from, to: self.to }
    }
}

closed_list! {
    /// How a definition is drawn.
    TextKind, "kind of definition" {
        /// Open: further cases fit.
        Open = "open",
        /// Closed list.
        Closed = "closed",
        /// The term is used without a definition.
        None = "none",
    }
}

/// A definition clause that widens, narrows or carries canonical terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// The law's term.
    pub term: String,
    /// Pinpoint.
    pub provision: String,
    /// First day. Leave out for the act's commencement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<LegalDate>,
    /// First day on which it was no longer law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<LegalDate>,
    /// Open or closed.
    pub text_kind: TextKind,
    /// Canonical terms that it defines or carries. Only those given here are carried; the relation
    /// is exact unless said otherwise.
    #[serde(default)]
    pub carries: Vec<Carried>,
    /// What it says, in own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The source, when it is not the file's first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
    /// Overrides the source's basis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Overrides the confidence that follows from the basis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// Where the program read it; only in machine-read records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passage: Option<Passage>,
    /// Anything a reader must know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Definition {
    /// The definition's own dates; the act's bound them.
    pub fn period(&self) -> Period {
        Period { from: self.from, to: self.to }
    }
}
