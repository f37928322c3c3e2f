//! Findings: what the rules computed for one State on one day.

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    ActId, Basis, Cluster, Confidence, ElementId, Form, InstrumentId, JurisdictionCode, LegalDate,
    Level, OffenceId, Reservation, SourceId, TreatyAction, closed_list,
};

closed_list! {
    /// Status of an element (section 0.4 of the method).
    Status, "status" {
        /// The law reaches what the element requires, and no material more.
        Covered = "covered",
        /// It reaches everything required and more.
        Broader = "broader",
        /// A required limb is missing.
        Partial = "partial",
        /// The limb is there, cut down by a condition the treaty does not allow.
        Narrower = "narrower",
        /// Somebody looked in the right places; it is not there.
        Absent = "absent",
        /// The element cannot apply to this State.
        NotApplicable = "not-applicable",
        /// Nobody looked, or the facts are unknown.
        NotAssessed = "not-assessed",
    }
}

impl Status {
    /// Weight in the coverage interval, in halves; `None` outside the ratio.
    pub fn half_weight(self) -> Option<u32> {
        match self {
            Self::Covered | Self::Broader => Some(2),
            Self::Partial | Self::Narrower => Some(1),
            Self::Absent => Some(0),
            Self::NotApplicable | Self::NotAssessed => None,
        }
    }

    /// Whether the element is met.
    pub fn is_met(self) -> bool {
        matches!(self, Self::Covered | Self::Broader)
    }

    /// Whether the element is known to fall short.
    pub fn falls_short(self) -> bool {
        matches!(self, Self::Partial | Self::Narrower | Self::Absent)
    }
}

closed_list! {
    /// Severity of a gap (section 2.2), most severe first.
    Severity, "severity" {
        /// Critical.
        S1 = "S1",
        /// Major.
        S2 = "S2",
        /// Moderate.
        S3 = "S3",
        /// Advisory.
        S4 = "S4",
    }
}

impl Severity {
    /// The severity in a word.
    pub fn describe(self) -> &'static str {
        match self {
            Self::S1 => "critical",
            Self::S2 => "major",
            Self::S3 => "moderate",
            Self::S4 => "advisory",
        }
    }
}

closed_list! {
    /// A flag: something a reader must weigh that is not a gap (section 5.4).
    Flag, "flag" {
        /// Adult trafficking offence without means.
        NoMeans = "F-NOMEANS",
        /// Consent irrelevant always, and no means.
        Consent = "F-CONSENT",
        /// Child offence without purpose.
        ChildNoPurpose = "F-CHILD-NOPURPOSE",
        /// Smuggling without benefit and without exclusion.
        Humanitarian = "F-HUMANITARIAN",
        /// Punishes facilitating the exit of own nationals.
        Exit = "F-EXIT",
        /// Stay offence without means or benefit.
        Stay = "F-STAY",
        /// Strict or absolute liability on a core element.
        Strict = "F-STRICT",
        /// Mandatory minimum of 60 months or more (tool convention).
        MandatoryMinimum = "F-MANDMIN",
        /// Death available.
        Death = "F-DEATH",
        /// Corporal punishment available.
        Corporal = "F-CORPORAL",
        /// Victims or migrants punishable for status conduct.
        VictimLiable = "F-VICTIM-LIABLE",
        /// One offence for trafficking and smuggling.
        SingleOffence = "F-SINGLE-OFFENCE",
        /// The text read is old, or an amendment is pending.
        Old = "F-OLD",
        /// Automatic or unofficial translation.
        Translation = "F-TRANSLATION",
        /// Open list of exploitation without a definition.
        OpenList = "F-OPENLIST",
        /// Only a related term was found; a coder must decide.
        Review = "F-REVIEW",
    }
}

impl Flag {
    /// What the flag says.
    pub fn describe(self) -> &'static str {
        match self {
            Self::NoMeans => {
                "adult trafficking offence without a means element: may draw in consenting adults and ordinary labour migration"
            }
            Self::Consent => "consent is irrelevant in every case and no means are needed",
            Self::ChildNoPurpose => {
                "child offence without an exploitative purpose: may draw in fostering and family moves"
            }
            Self::Humanitarian => {
                "smuggling without a benefit element or an exclusion: family and humanitarian help at risk"
            }
            Self::Exit => {
                "facilitating the exit of own nationals is punished: the right to leave (ICCPR 12(2))"
            }
            Self::Stay => "stay offence without means: may reach landlords, doctors and NGOs",
            Self::Strict => "strict or absolute liability on a core element",
            Self::MandatoryMinimum => {
                "mandatory minimum of five years or more (a convention of this tool): proportionality"
            }
            Self::Death => "death penalty available: obstacle to extradition and assistance",
            Self::Corporal => {
                "corporal punishment available: obstacle to extradition and assistance"
            }
            Self::VictimLiable => "victims or migrants are punishable for what was done to them",
            Self::SingleOffence => "one offence for trafficking and smuggling",
            Self::Old => "the text that was read is old, or an amendment is pending",
            Self::Translation => "read in an automatic or unofficial translation",
            Self::OpenList => "open list of exploitation without a definition",
            Self::Review => {
                "only a related term was found: a coder must decide before absence is published"
            }
        }
    }
}

/// Where a finding rests: a record and its pinpoint.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct BasisRef {
    /// The act. Absent for facts of the State's general record without an act.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<ActId>,
    /// Title of the act, when it has no record of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
    /// Pinpoint.
    pub provision: String,
    /// The offence, when it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offence: Option<OffenceId>,
    /// The act in whose file the record lies; none for the State's own file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<ActId>,
    /// The block of the State's own file: `compensation`, or `general_law.` with the topic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block: Option<String>,
    /// The source, one of that file's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
    /// The facts that were looked at.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
    /// What the facts were read in.
    pub basis: Basis,
    /// Confidence of the facts.
    pub confidence: Confidence,
    /// What another source says, for a disputed fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disputed: Option<String>,
}

/// A reviewer's decision, shown beside what the rule computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AppliedOverride {
    /// The status that the rule computed.
    pub computed: Status,
    /// Why the reviewer decided otherwise.
    pub reason: String,
    /// Who.
    pub reviewer: String,
    /// When.
    pub date: LegalDate,
}

/// The status of one element, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Finding {
    /// The element.
    pub element: ElementId,
    /// Its instrument.
    pub instrument: InstrumentId,
    /// Pinpoint in the instrument.
    pub article: String,
    /// Short label.
    pub label: String,
    /// Group within the instrument.
    pub group: String,
    /// Level.
    pub level: Level,
    /// Form.
    pub form: Form,
    /// Cluster.
    pub cluster: Cluster,
    /// Status; none for elements whose text is only shown.
    pub status: Option<Status>,
    /// Severity of the gap; none when there is none, and for States that are not bound.
    pub severity: Option<Severity>,
    /// What the status rests on.
    pub basis: Vec<BasisRef>,
    /// Several records together were needed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub combined: bool,
    /// Why, in plain words.
    pub reason: String,
    /// Lowest confidence among the basis; none when nothing was assessed.
    pub confidence: Option<Confidence>,
    /// Flags raised by the rule.
    pub flags: Vec<Flag>,
    /// The rule and the row that decided, for example `R-ACT(transfer) row 3`.
    pub rule: String,
    /// Facts that nobody has recorded yet and that would decide the element.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<String>,
    /// Statuses of the elements that a mirror shows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mirrors: Vec<(ElementId, Option<Status>)>,
    /// The paragraph is reserved: shown, and out of every ratio.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub reserved: bool,
    /// Declarations and understandings about the element.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// A reviewer's decision.
    #[serde(rename = "override", skip_serializing_if = "Option::is_none")]
    pub overridden: Option<AppliedOverride>,
    /// A possible drafting route.
    pub drafting: String,
}

closed_list! {
    /// How a State stands towards an instrument on a day (section 1.4).
    Standing, "standing" {
        /// Bound.
        Party = "party",
        /// Signed, not bound: benchmark, not obligation.
        Signatory = "signatory",
        /// Neither: comparison only.
        NonParty = "non-party",
        /// Soft law: nobody is bound.
        NotBinding = "not-binding",
        /// Nobody has recorded it.
        Unknown = "unknown",
    }
}

/// A State's standing towards one instrument on the day of analysis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TreatyPosition {
    /// The instrument.
    pub instrument: InstrumentId,
    /// Its short name.
    pub name: String,
    /// Standing on the day.
    pub standing: Standing,
    /// Whether it is bound.
    pub bound: bool,
    /// Since when.
    pub since: Option<LegalDate>,
    /// How it consented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<TreatyAction>,
    /// When it consented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action_date: Option<LegalDate>,
    /// Reservations in force.
    pub reservations: Vec<Reservation>,
    /// Declarations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub declarations: Vec<String>,
    /// Territorial exclusion or federal declaration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub territorial_note: Option<String>,
    /// What the position was read in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Confidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// The day on which the source said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<LegalDate>,
    /// What another source says instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disputed: Option<String>,
}

/// A flag on the State's law as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LawFlag {
    /// Which flag.
    pub flag: Flag,
    /// What it rests on.
    pub basis: Vec<BasisRef>,
    /// What it means here, in words.
    pub reason: String,
}

/// Counts of one target of conduct space, and what lies outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TargetCoverage {
    /// The target, for example `adult`.
    pub target: String,
    /// What it is.
    pub label: String,
    /// Combinations inside a single offence.
    #[serde(rename = "in")]
    pub inside: usize,
    /// Combinations reached in part.
    pub partly: usize,
    /// Combinations about which the record does not tell.
    pub unknown: usize,
    /// All combinations of the target.
    pub total: usize,
}

/// Conduct space of one instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ConductCoverage {
    /// The instrument.
    pub instrument: InstrumentId,
    /// Whether any offence of the family is recorded or the family was surveyed.
    pub assessed: bool,
    /// Coverage of each target.
    pub targets: Vec<TargetCoverage>,
    /// Required conduct that no offence reaches, as few boxes.
    pub uncovered: Vec<String>,
    /// Required conduct that is reached in part only.
    pub partly: Vec<String>,
    /// Conduct punished beyond what the instrument requires.
    pub beyond: Vec<String>,
}

/// Report card of one instrument (section 5.2). Never an opaque number: intervals, with what they
/// are counted over.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Summary {
    /// The instrument.
    pub instrument: InstrumentId,
    /// Mandatory elements assessed, of all mandatory elements that count.
    pub completeness: (usize, usize),
    /// Lower and upper bound of mandatory coverage; none when nothing counts.
    pub coverage: Option<(f64, f64)>,
    /// Covered or broader, of those assessed.
    pub full_compliance: (usize, usize),
    /// The same for the core of criminalization; the second figure counts those assessed.
    pub core: (usize, usize),
    /// Core elements assessed, of all core elements that count. Below four fifths no ratio is shown.
    pub core_completeness: (usize, usize),
    /// Covered or broader of those assessed, level MQ alone.
    pub qualified: (usize, usize),
    /// Covered or broader of those assessed, level MB alone.
    pub basic_concepts: (usize, usize),
    /// Provided, of all applicable, levels SC, SE, O and R.
    pub provided: (usize, usize),
    /// Number of elements by status.
    pub by_status: Vec<(Status, usize)>,
    /// Number of gaps by severity.
    pub by_severity: Vec<(Severity, usize)>,
    /// Reserved elements.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reserved: Vec<ElementId>,
}

/// A bill or an act not yet commenced: no part of any finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PendingAct {
    /// The act.
    pub act: ActId,
    /// Its title.
    pub title: String,
    /// Why it does not count.
    pub reason: String,
}

/// Everything computed for one State on one day.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Assessment {
    /// The State.
    pub jurisdiction: JurisdictionCode,
    /// Its name.
    pub name: String,
    /// The day.
    pub as_of: LegalDate,
    /// What every report about the State must say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// Treaty positions, one for each instrument assessed.
    pub treaties: Vec<TreatyPosition>,
    /// Findings, in the order of the checklists.
    pub findings: Vec<Finding>,
    /// Conduct space, for each instrument that declares one.
    pub conduct: Vec<ConductCoverage>,
    /// Report cards.
    pub summary: Vec<Summary>,
    /// Flags on the law as a whole.
    pub flags: Vec<LawFlag>,
    /// Bills and acts not yet commenced.
    pub pending: Vec<PendingAct>,
}

impl Assessment {
    /// Keeps what concerns the instruments given; the others were assessed only because elements
    /// mirror theirs.
    pub fn keep(&mut self, instruments: &[super::Instrument]) {
        let kept = |id: &InstrumentId| instruments.iter().any(|i| i.id == *id);
        self.treaties.retain(|t| kept(&t.instrument));
        self.findings.retain(|f| kept(&f.instrument));
        self.conduct.retain(|c| kept(&c.instrument));
        self.summary.retain(|s| kept(&s.instrument));
    }
}
