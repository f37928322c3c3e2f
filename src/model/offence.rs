//! Offences, fact by fact (section 4.4 of the method). A fact that is left out is unknown; a list
//! that is present and empty means none.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::closed_list::keyed_by;
use super::{
    Basis, Canonical, Confidence, LegalDate, OffenceId, Origin, Penalties, Period, Relation,
    SourceId, Term, Tri, Wording, closed_list,
};

closed_list! {
    /// The family an offence belongs to.
    OffenceKind, "kind of offence" {
        /// Trafficking in persons.
        Tip = "tip",
        /// Smuggling of migrants: procuring illegal entry.
        Som = "som",
        /// Fraudulent travel or identity documents (SoM 6(1)(b)).
        Document = "document",
        /// Enabling illegal stay (SoM 6(1)(c)).
        Stay = "stay",
        /// Slavery.
        Slavery = "slavery",
        /// Servitude.
        Servitude = "servitude",
        /// Forced labour.
        ForcedLabour = "forced-labour",
        /// Debt bondage.
        DebtBondage = "debt-bondage",
        /// Removal of organs from a person.
        Organ = "organ",
        /// Trade in organs.
        OrganTrade = "organ-trade",
        /// Forced marriage.
        ForcedMarriage = "forced-marriage",
        /// Child prostitution.
        ChildProstitution = "child-prostitution",
        /// Sale of children.
        ChildSale = "child-sale",
        /// Child sexual abuse material.
        Csam = "csam",
        /// Prostitution-related offences.
        Prostitution = "prostitution",
        /// Knowing use of a trafficked person's services.
        KnowingUse = "knowing-use",
        /// Dealing with a trafficked person's documents.
        TipDocuments = "tip-documents",
        /// Disclosing a victim's identity.
        IdentityDisclosure = "identity-disclosure",
        /// Premises used for trafficking.
        TipPremises = "tip-premises",
        /// Worst forms of child labour.
        ChildWfcl = "child-wfcl",
        /// Kidnapping and abduction.
        Kidnapping = "kidnapping",
        /// Laundering of proceeds.
        Laundering = "laundering",
        /// Corruption.
        Corruption = "corruption",
        /// Obstruction of justice.
        Obstruction = "obstruction",
        /// Participation in an organised criminal group.
        Ocg = "ocg",
        /// The migrant's own illegal entry.
        IllegalEntry = "illegal-entry",
        /// Anything else.
        Other = "other",
    }
}

impl OffenceKind {
    /// The family in words.
    pub fn describe(self) -> String {
        match self {
            Self::Tip => "trafficking in persons".to_owned(),
            Self::Som => "smuggling of migrants".to_owned(),
            Self::Document => "fraudulent documents".to_owned(),
            Self::Stay => "enabling illegal stay".to_owned(),
            Self::Csam => "child sexual abuse material".to_owned(),
            Self::ChildWfcl => "worst forms of child labour".to_owned(),
            Self::Ocg => "organised criminal groups".to_owned(),
            Self::TipDocuments => "documents of trafficked persons".to_owned(),
            Self::TipPremises => "premises used for trafficking".to_owned(),
            other => other.as_str().replace('-', " "),
        }
    }
}

closed_list! {
    /// Whether an offence is a base offence, an alternative to one, or an aggravated form.
    OffenceTier, "base or aggravated" {
        /// Base offence.
        Base = "base",
        /// Aggravated form of the offence named in `base_id`.
        Aggravated = "aggravated",
        /// Alternative base offence.
        Alternative = "alternative",
    }
}

closed_list! {
    /// Whether an offence is law.
    #[derive(Default)]
    OffenceStatus, "status of an offence" {
        /// In force within its dates.
        #[default]
        InForce = "in-force",
        /// Passed, not yet commenced.
        EnactedNotCommenced = "enacted-not-commenced",
        /// Repealed.
        Repealed = "repealed",
        /// Suspended.
        Suspended = "suspended",
        /// Part of a bill; never counts.
        Bill = "bill",
    }
}

closed_list! {
    /// Whether a means must be proved.
    MeansRequired, "means requirement" {
        /// No means element at all.
        None = "none",
        /// Listed means, for every victim.
        Listed = "listed",
        /// "By any means".
        Any = "any",
        /// Listed means for adults, none for children.
        AdultsOnly = "adults-only",
        /// Not known.
        Unknown = "unknown",
    }
}

closed_list! {
    /// Whether a list admits further members.
    Openness, "openness of a list" {
        /// "Includes", "at a minimum".
        Open = "open",
        /// "Means".
        Closed = "closed",
        /// Not known.
        Unknown = "unknown",
    }
}

closed_list! {
    /// Whether exploitation must have happened.
    ExploitationStage, "stage of exploitation" {
        /// Intended is enough.
        Purpose = "purpose",
        /// It must have happened.
        Result = "result",
        /// Either.
        Either = "either",
        /// Not known.
        Unknown = "unknown",
    }
}

closed_list! {
    /// Who can be a victim.
    VictimScope, "scope of victims" {
        /// Anybody.
        Any = "any",
        /// Adults only.
        Adults = "adults",
        /// Women and children.
        WomenAndChildren = "women-and-children",
        /// Female persons only.
        Female = "female",
        /// Male persons only.
        Male = "male",
        /// Children only.
        Children = "children",
        /// Foreigners only.
        Foreigners = "foreigners",
        /// Nationals only.
        Nationals = "nationals",
        /// Another group, named in the note.
        Other = "other",
    }
}

closed_list! {
    /// Whether means must be proved for a child.
    ChildMeans, "means for children" {
        /// No means needed.
        No = "no",
        /// No means needed for some acts or purposes only.
        NoForSome = "no-for-some",
        /// Means needed, also when being a child only aggravates.
        Yes = "yes",
        /// Not known.
        Unknown = "unknown",
    }
}

closed_list! {
    /// What the victim's consent means.
    Consent, "effect of consent" {
        /// Irrelevant in every case.
        IrrelevantAlways = "irrelevant-always",
        /// Irrelevant when means were used.
        IrrelevantWhenMeansUsed = "irrelevant-when-means-used",
        /// Irrelevant for children only.
        IrrelevantForChildrenOnly = "irrelevant-for-children-only",
        /// Irrelevant for some means only.
        IrrelevantForSomeMeans = "irrelevant-for-some-means",
        /// The law says nothing.
        Silent = "silent",
        /// Consent is a defence.
        DefenceAvailable = "defence-available",
        /// Not known.
        Unknown = "unknown",
    }
}

closed_list! {
    /// Whether the victim must have been moved.
    Movement, "movement requirement" {
        /// Displacement must be proved.
        Yes = "yes",
        /// Expressly not needed, or plainly no part of the offence.
        No = "no",
        /// The law says nothing.
        Silent = "silent",
        /// Not known.
        Unknown = "unknown",
    }
}

closed_list! {
    /// Direction of a border crossing that the offence asks for.
    Direction, "direction" {
        /// Into the State.
        In = "in",
        /// Out of it.
        Out = "out",
        /// Either.
        Both = "both",
        /// Inside the State only.
        Internal = "internal",
    }
}

closed_list! {
    /// An element that the treaty does not ask for.
    ExtraElement, "extra element" {
        /// Profit (for trafficking).
        Profit = "profit",
        /// Habit or repetition.
        Habit = "habit",
        /// A group.
        Group = "group",
        /// A weapon.
        Weapon = "weapon",
        /// A registered agency.
        RegisteredAgency = "registered-agency",
        /// Another, named in the note.
        Other = "other",
    }
}

closed_list! {
    /// The mental element.
    MentalElement, "mental element" {
        /// Intent.
        Intent = "intent",
        /// Knowledge.
        Knowledge = "knowledge",
        /// Recklessness.
        Recklessness = "recklessness",
        /// Negligence, "reason to believe".
        Negligence = "negligence",
        /// Strict liability.
        Strict = "strict",
        /// Absolute liability.
        Absolute = "absolute",
        /// Differs by element: see `mental_per_element`.
        Mixed = "mixed",
        /// The offence says nothing; the general part governs.
        Silent = "silent",
        /// Not known.
        Unknown = "unknown",
    }
}

/// The child-victim rule of an offence (TiP 3(c)-(d)).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChildRule {
    /// A child is a person below this age, in completed years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<u8>,
    /// Where the age differs by sex: `female`, `male`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(schema_with = "keyed_by::<Sex, u8>")]
    pub by_sex: BTreeMap<Sex, u8>,
    /// Minors who are left out: married, emancipated, own conduct.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exceptions: Option<Vec<String>>,
    /// Whether adults unable to protect themselves are treated as children.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub adds_adults: Tri,
    /// Whether children have a provision of their own.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub separate_provision: Tri,
    /// Whether means must be proved for a child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub means_required: Option<ChildMeans>,
    /// Whether an exploitative purpose must be proved for a child.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub purpose_required: Tri,
    /// The acts, when they differ from the adult list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acts: Option<Vec<Wording>>,
    /// The purposes, when they differ from the adult list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purposes: Option<Vec<Wording>>,
    /// What a mistake about age means, in own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_mistake_rule: Option<String>,
}

closed_list! {
    /// Sex, as statutes that set ages by sex use it.
    Sex, "sex" {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
    }
}

closed_list! {
    /// Into which State entry is procured.
    EntryScope, "scope of entry" {
        /// The enacting State only.
        Own = "own",
        /// Other States only.
        Foreign = "foreign",
        /// Any State.
        Any = "any",
        /// The enacting State and listed others.
        OwnPlusListed = "own-plus-listed",
        /// Not known.
        Unknown = "unknown",
    }
}

closed_list! {
    /// A role in smuggling that the offence reaches.
    SmugglingRole, "role in smuggling" {
        /// Organiser.
        Organiser = "organiser",
        /// Recruiter.
        Recruiter = "recruiter",
        /// Transporter.
        Transporter = "transporter",
        /// Guide.
        Guide = "guide",
        /// Host.
        Host = "host",
        /// Financier.
        Financier = "financier",
    }
}

closed_list! {
    /// Whose entry is procured.
    PersonSmuggled, "person smuggled" {
        /// Neither a national nor a permanent resident of the State entered.
        NonNationalNonPr = "non-national-non-PR",
        /// Not a citizen of the State entered.
        NonCitizen = "non-citizen",
        /// Anybody.
        Any = "any",
        /// Listed persons.
        Listed = "listed",
        /// Not known.
        Unknown = "unknown",
    }
}

closed_list! {
    /// How illegal entry is defined.
    IllegalEntryDefinition, "definition of illegal entry" {
        /// By the requirements for legal entry.
        ByRequirements = "by-requirements",
        /// By passing a checkpoint.
        CheckpointOnly = "checkpoint-only",
        /// Not defined.
        Silent = "silent",
        /// Not known.
        Unknown = "unknown",
    }
}

closed_list! {
    /// Whether the migrant is liable for having been smuggled.
    MigrantLiability, "liability of the migrant" {
        /// Excluded, expressly or by who can be an offender.
        Excluded = "excluded",
        /// The law says nothing.
        Silent = "silent",
        /// Punishable.
        Punishable = "punishable",
        /// Not known.
        Unknown = "unknown",
    }
}

/// Facts of a smuggling offence (SoM 3(a)-(b), 6(1)(a)).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SmugglingFacts {
    /// Into which State.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry_scope: Option<EntryScope>,
    /// The verbs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verbs: Option<Vec<Wording>>,
    /// Roles reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles_reached: Option<Vec<SmugglingRole>>,
    /// Whose entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person_smuggled: Option<PersonSmuggled>,
    /// How illegal entry is defined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub illegal_entry_definition: Option<IllegalEntryDefinition>,
    /// Whether procuring illegal exit is covered as well.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub covers_exit: Tri,
    /// Whether transit is covered as well.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub covers_transit: Tri,
    /// The migrant's own liability.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub migrant_liability: Option<MigrantLiability>,
    /// Whether family or humanitarian help is excluded.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub humanitarian_exclusion: Tri,
}

closed_list! {
    /// Whether a benefit is an element.
    BenefitRequired, "benefit element" {
        /// Acting in order to obtain it.
        RequiredAsPurpose = "required-as-purpose",
        /// It must have been received.
        RequiredReceived = "required-received",
        /// It only aggravates.
        Aggravating = "aggravating",
        /// No benefit element.
        No = "no",
        /// Not known.
        Unknown = "unknown",
    }
}

closed_list! {
    /// A kind of benefit.
    BenefitKind, "kind of benefit" {
        /// Financial.
        Financial = "financial",
        /// Other material.
        OtherMaterial = "other-material",
        /// Non-material.
        NonMaterial = "non-material",
    }
}

/// The benefit element (SoM 3(a), 6(1)).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Benefit {
    /// Whether it is an element.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<BenefitRequired>,
    /// Kinds that satisfy it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kinds: Option<Vec<BenefitKind>>,
    /// Whether a benefit obtained indirectly satisfies it.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub direct_indirect: Tri,
    /// Whether a benefit for somebody else satisfies it.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub for_third_party: Tri,
}

closed_list! {
    /// A type of document.
    DocumentType, "type of document" {
        /// Travel documents.
        Travel = "travel",
        /// Identity documents.
        Identity = "identity",
        /// Passports only.
        PassportOnly = "passport-only",
    }
}

closed_list! {
    /// Whose documents are protected.
    IssuerScope, "scope of issuers" {
        /// Any State's.
        Any = "any",
        /// The enacting State's only.
        NationalOnly = "national-only",
        /// Not known.
        Unknown = "unknown",
    }
}

closed_list! {
    /// A limb of the definition of a fraudulent document (SoM 3(c)).
    DocumentLimb, "limb of the document definition" {
        /// Falsely made or altered.
        Falsified = "falsified",
        /// Improperly issued or obtained.
        ImproperlyIssued = "improperly-issued",
        /// Used by somebody other than the rightful holder.
        Impostor = "impostor",
    }
}

/// Facts of a document offence (SoM 3(c), 6(1)(b)).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentFacts {
    /// Types of document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub types: Option<Vec<DocumentType>>,
    /// Whose documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer_scope: Option<IssuerScope>,
    /// Limbs reached by statute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limbs: Option<Vec<DocumentLimb>>,
    /// Limbs reached by case law only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limbs_by_case_law: Option<Vec<DocumentLimb>>,
    /// The verbs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verbs: Option<Vec<Wording>>,
    /// Whether the offence is tied to enabling smuggling.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub purpose_link: Tri,
    /// Whether the migrant's own possession is punished.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub migrant_own_possession: Tri,
}

closed_list! {
    /// By what means stay must be enabled.
    StayMeans, "means of enabling stay" {
        /// By a fraudulent document or another illegal means.
        DocOrIllegal = "doc-or-illegal",
        /// No means needed.
        Any = "any",
        /// By employment only.
        EmploymentOnly = "employment-only",
        /// By documents only.
        DocumentsOnly = "documents-only",
        /// Not known.
        Unknown = "unknown",
    }
}

/// Facts of a stay offence (SoM 6(1)(c)).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StayFacts {
    /// By what means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub means: Option<StayMeans>,
}

closed_list! {
    /// What an aggravating circumstance does.
    AggravationEffect, "effect of an aggravation" {
        /// It makes a separate offence.
        SeparateOffence = "separate-offence",
        /// It raises the maximum.
        HigherMax = "higher-max",
        /// It raises the minimum.
        HigherMin = "higher-min",
        /// The court must or may weigh it by name.
        SentencingFactor = "sentencing-factor",
        /// The court may weigh "all circumstances"; none is named.
        UnnamedDiscretion = "unnamed-discretion",
    }
}

/// An aggravating circumstance (SoM 6(3) and sections 3.3-3.4).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Aggravation {
    /// Canonical circumstance. Leave out for unnamed discretion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canonical: Option<Canonical>,
    /// How far the law's circumstance reaches the canonical one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
    /// The law's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// What it does.
    pub effect: AggravationEffect,
    /// The resulting range of imprisonment, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<String>,
    /// Least term of the aggravated range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Term>,
    /// Greatest term of the aggravated range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Term>,
    /// Pinpoint, when it differs from the offence's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provision: Option<String>,
}

closed_list! {
    /// A mode of participation.
    ParticipationMode, "mode of participation" {
        /// Aiding, abetting, counselling.
        Accomplice = "accomplice",
        /// Organising.
        Organise = "organise",
        /// Directing.
        Direct = "direct",
        /// Instigating.
        Instigate = "instigate",
        /// Conspiring.
        Conspire = "conspire",
        /// Financing.
        Finance = "finance",
        /// Helping afterwards.
        AccessoryAfter = "accessory-after",
    }
}

closed_list! {
    /// Where a rule on attempt or participation stands.
    GeneralOrSpecial, "special law or general part" {
        /// In the special law.
        Special = "special",
        /// In the general part.
        GeneralPart = "general-part",
        /// Looked up: there is none.
        None = "none",
        /// Not known.
        Unknown = "unknown",
    }
}

closed_list! {
    /// How the penalty compares with that of the completed offence or the principal.
    PenaltyRelation, "relation of penalties" {
        /// The same.
        Same = "same",
        /// Reduced.
        Reduced = "reduced",
        /// Not known.
        Unknown = "unknown",
    }
}

/// Participation, after the general part has been looked at (TiP 5(2), SoM 6(2)).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Participation {
    /// Modes reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modes: Option<Vec<ParticipationMode>>,
    /// Whether instigation, mastermind or joint-enterprise doctrine reaches distant organisers.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub organiser_doctrine: Tri,
    /// Where the rule stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<GeneralOrSpecial>,
    /// Penalty compared with the principal's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub penalty_relation: Option<PenaltyRelation>,
    /// Whether aggravating circumstances reach participants.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub aggravations_transfer: Tri,
}

closed_list! {
    /// How much of something is covered.
    Extent, "extent" {
        /// All.
        All = "all",
        /// Some.
        Some = "some",
    }
}

/// Attempt, after the general part has been looked at (TiP 5(2)(a), SoM 6(2)(a)).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attempt {
    /// Where the rule stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<GeneralOrSpecial>,
    /// Whether it covers every form of the offence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covers: Option<Extent>,
    /// Penalty compared with the completed offence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub penalty_relation: Option<PenaltyRelation>,
    /// Whether preparation is punishable too.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub preparation: Tri,
}

closed_list! {
    /// A basis of criminal jurisdiction (UNTOC 15).
    JurisdictionBase, "basis of jurisdiction" {
        /// Territory.
        Territorial = "territorial",
        /// Ship or aircraft.
        Flag = "flag",
        /// The victim's nationality.
        PassivePersonality = "passive-personality",
        /// The offender's nationality or residence.
        ActivePersonality = "active-personality",
        /// Effects in the State, group offences and laundering abroad (UNTOC 15(2)(c)).
        Effects = "effects",
        /// Own nationals who are not extradited.
        AutDedereNational = "aut-dedere-national",
        /// Anybody present who is not extradited.
        AutDedereAny = "aut-dedere-any",
        /// Universal.
        Universal = "universal",
    }
}

closed_list! {
    /// A condition on jurisdiction.
    JurisdictionCondition, "condition on jurisdiction" {
        /// The act must be punishable there as well.
        DoubleCriminality = "double-criminality",
        /// The offender must be present; does not narrow.
        Presence = "presence",
        /// An authority must consent.
        ConsentOfAuthority = "consent-of-authority",
        /// The person must reside in the State.
        Residence = "residence",
    }
}

/// One basis of jurisdiction that is open to an offence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JurisdictionRule {
    /// The basis.
    pub base: JurisdictionBase,
    /// Conditions. Empty: none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<JurisdictionCondition>,
    /// Pinpoint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provision: Option<String>,
}

/// Lapse of time (UNTOC 11(5)).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limitation {
    /// Whether there is a limit at all.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub exists: Tri,
    /// The period in years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<u16>,
    /// Whether it is longer when the offender evades justice.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub extended_when_evading: Tri,
}

/// Whether the Convention's regime is open to the offence (TiP 1(3), SoM 1(3)).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Regime {
    /// Extradition.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub extraditable: Tri,
    /// Mutual legal assistance.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub mla: Tri,
    /// Predicate offence of laundering.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub predicate: Tri,
    /// Confiscation.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub confiscation: Tri,
    /// Liability of legal persons.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub legal_person: Tri,
    /// Protection of witnesses.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub witness: Tri,
    /// Interception of communications (shown, not counted).
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub interception: Tri,
}

/// One offence in one version of the law.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Offence {
    /// Name within the act; the same id may return with a later `from`.
    pub id: OffenceId,
    /// Family.
    pub kind: OffenceKind,
    /// Pinpoint.
    pub provision: String,
    /// Heading of the provision, or what it is about, in a few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// First day. Leave out for the act's commencement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<LegalDate>,
    /// First day on which it was no longer law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<LegalDate>,
    /// The offence it replaced: `act/offence`, or an offence of the same act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    /// Whether it is law.
    #[serde(default)]
    pub status: OffenceStatus,
    /// Families for which it is a functional equivalent. Needs `equivalent_reason`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub equivalent_to: Vec<OffenceKind>,
    /// Why it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equivalent_reason: Option<String>,
    /// Base, aggravated or alternative.
    #[serde(default = "base_tier", rename = "base_or_aggravated")]
    pub tier: OffenceTier,
    /// The base offence of an aggravated one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_id: Option<OffenceId>,
    /// What it punishes, in own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Whether a penalty attaches; no for a definition clause alone.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub punishable: Tri,
    /// The acts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acts: Option<Vec<Wording>>,
    /// Whether the list of acts is open ("or any other act").
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub acts_open: Tri,
    /// Whether means must be proved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub means_required: Option<MeansRequired>,
    /// The means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub means: Option<Vec<Wording>>,
    /// Whether the list of means is open ("or any other means").
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub means_open: Tri,
    /// Whether an exploitative purpose must be proved.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub purpose_required: Tri,
    /// The purposes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purposes: Option<Vec<Wording>>,
    /// Whether the list of purposes is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purposes_open: Option<Openness>,
    /// Whether exploitation must have happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exploitation_stage: Option<ExploitationStage>,
    /// Who can be a victim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub victim_scope: Option<VictimScope>,
    /// The child rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<ChildRule>,
    /// What consent means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// Whether the victim must have been moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub movement_required: Option<Movement>,
    /// Whether a border must be crossed.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub crossborder_required: Tri,
    /// In which direction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Elements that the treaty does not ask for. An empty list means none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra_elements: Option<Vec<ExtraElement>>,
    /// Whether a group must be involved; a group as aggravation only is no.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub ocg_required: Tri,
    /// Mental element.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mental_element: Option<MentalElement>,
    /// Mental element by element, when mixed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub mental_per_element: BTreeMap<String, MentalElement>,
    /// Smuggling facts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub som: Option<SmugglingFacts>,
    /// Benefit element.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub benefit: Option<Benefit>,
    /// Document facts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documents: Option<DocumentFacts>,
    /// Stay facts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stay: Option<StayFacts>,
    /// Penalties of the base range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub penalties: Option<Penalties>,
    /// Aggravating circumstances. An empty list means none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aggravations: Option<Vec<Aggravation>>,
    /// Participation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participation: Option<Participation>,
    /// Attempt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt: Option<Attempt>,
    /// Bases of jurisdiction given by the special law.
    #[serde(default, rename = "jurisdiction", skip_serializing_if = "Option::is_none")]
    pub jurisdiction_rules: Option<Vec<JurisdictionRule>>,
    /// Practical limits on prosecution: consent of an authority, complaint, special court.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prosecution_conditions: Vec<String>,
    /// Lapse of time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limitation: Option<Limitation>,
    /// The Convention's regime.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regime: Option<Regime>,
    /// The source, when it is not the file's first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
    /// Overrides the source's basis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Overrides the confidence that follows from the basis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// Origins of particular facts.
    #[serde(default, rename = "origin", skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<Origin>,
    /// Anything a reader must know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

fn base_tier() -> OffenceTier {
    OffenceTier::Base
}

impl Offence {
    /// The offence's own dates; the act's bound them.
    pub fn period(&self) -> Period {
        Period { from: self.from, to: self.to }
    }
}
