//! What a State's record rests on, how old it is, and what in it is weak: the work list of a
//! reviewer.
//!
//! Every fact has an origin (see `normalize::origin`); here they are all asked for. Every version of
//! the law counts, whatever its dates, because a reviewer reads the file and not a day.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use crate::assess::assess;
use crate::conduct::SpaceError;
use crate::model::{
    Act, ActId, ActStatus, Basis, Block, Cluster, Coding, Confidence, ElementId, Finding, Form,
    Instrument, InstrumentId, Jurisdiction, JurisdictionCode, LegalDate, OffenceKind, Origin, Rule,
    Source, SourceId, StateRecord, Status, Topic, closed_list,
};
use crate::normalize::{Level, Lexicon, OriginOf, origin_of};

closed_list! {
    /// Why a reviewer should look at facts, the most urgent first.
    Weakness, "weakness of a fact" {
        /// No source was read.
        Unverified = "unverified",
        /// Read by the program and confirmed by nobody.
        Machine = "machine",
        /// Another source says otherwise.
        Disputed = "disputed",
        /// The coder is not sure.
        LowConfidence = "low-confidence",
        /// Taken from a report, not from the law.
        Secondary = "secondary",
    }
}

impl Weakness {
    /// The first reason to look at a fact; none for one that was read in the law or a translation.
    fn of(origin: &OriginOf<'_>) -> Option<Self> {
        match origin.basis {
            Basis::Unverified => Some(Self::Unverified),
            Basis::Machine => Some(Self::Machine),
            _ if origin.disputed.is_some() => Some(Self::Disputed),
            _ if origin.confidence == Confidence::Low => Some(Self::LowConfidence),
            Basis::Secondary => Some(Self::Secondary),
            _ => None,
        }
    }

    /// Whether facts count as weak. A report that describes the law is a lesser source, not a weak
    /// one.
    pub fn is_weak(self) -> bool {
        self < Self::Secondary
    }

    /// What a reviewer has to do.
    pub fn remedy(self) -> &'static str {
        match self {
            Self::Unverified => "read it in the law or in a report, and name the source",
            Self::Machine => "read it against the text",
            Self::Disputed => "settle it against the text, or leave it disputed",
            Self::LowConfidence => "read it again in the text",
            Self::Secondary => "read it in the law itself",
        }
    }
}

/// How much of a record rests on one basis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Facts: fields of offences, and of the State's own file.
    pub facts: usize,
    /// Offences.
    pub offences: usize,
    /// Provisions that are not offences, and definitions.
    pub provisions: usize,
    /// Treaty positions.
    pub treaties: usize,
}

/// A source and how much rests on it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourceUse {
    /// The act in whose file it stands; none for the State's own file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<ActId>,
    /// The source.
    #[serde(flatten)]
    pub source: Source,
    /// Facts, provisions, definitions and treaty positions read there.
    pub facts: usize,
}

/// Facts of one record that are weak for one reason.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct WeakFacts {
    /// Why.
    pub weakness: Weakness,
    /// The act in whose file they stand; none for the State's own file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<ActId>,
    /// The offence, `provision` with its topic, `definition` with its term, or the block of the
    /// State's file.
    pub record: String,
    /// Pinpoint; empty where none is recorded.
    pub provision: String,
    /// The source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
    /// What they were read in.
    pub basis: Basis,
    /// How sure the coder is.
    pub confidence: Confidence,
    /// What another source says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disputed: Option<String>,
    /// The facts, by field name. Empty: the record as a whole.
    pub facts: Vec<String>,
}

/// An act: how old its text is, and who read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActReliance {
    /// Its id.
    pub act: ActId,
    /// Its title.
    pub title: String,
    /// Bill, enacted or law.
    pub status: ActStatus,
    /// The day up to which the text had been brought.
    pub consolidated_as_of: Option<LegalDate>,
    /// Who coded it, and who read it afterwards.
    pub coded: Option<Coding>,
    /// Its offences.
    pub offences: usize,
    /// Its provisions.
    pub provisions: usize,
}

impl ActReliance {
    /// Whether somebody other than the coder read the record against the source.
    pub fn is_reviewed(&self) -> bool {
        self.coded.as_ref().is_some_and(|coding| coding.reviewed_by.is_some())
    }
}

/// How much of an instrument's core of criminalization could be assessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoreReliance {
    /// The instrument.
    pub instrument: InstrumentId,
    /// Elements that apply, reservations apart.
    pub total: usize,
    /// Those that could not be decided.
    pub not_assessed: Vec<ElementId>,
}

/// What the record of a State rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reliance {
    /// The State.
    pub jurisdiction: JurisdictionCode,
    /// Its name.
    pub name: String,
    /// Its acts.
    pub acts: Vec<ActReliance>,
    /// Sources, the weakest first.
    pub sources: Vec<SourceUse>,
    /// How much rests on each basis, from the weakest.
    pub by_basis: BTreeMap<Basis, Counts>,
    /// What a reviewer should read first, the weakest first.
    pub work: Vec<WeakFacts>,
    /// Families of offences that elements ask for and that nobody searched for.
    pub families_not_surveyed: Vec<OffenceKind>,
    /// Topics that elements ask for and that nobody searched for.
    pub topics_not_surveyed: Vec<Topic>,
    /// The core, instrument by instrument.
    pub core: Vec<CoreReliance>,
}

impl Reliance {
    /// Facts in all.
    pub fn facts(&self) -> usize {
        self.by_basis.values().map(|counts| counts.facts).sum()
    }

    /// Facts read on a basis.
    pub fn facts_on(&self, basis: Basis) -> usize {
        self.by_basis.get(&basis).map_or(0, |counts| counts.facts)
    }

    /// Facts, provisions, definitions and treaty positions that are weak.
    pub fn weak(&self) -> usize {
        self.work.iter().filter(|w| w.weakness.is_weak()).map(|w| w.facts.len().max(1)).sum()
    }

    /// The oldest text of an act that is law.
    pub fn oldest_text(&self) -> Option<LegalDate> {
        self.acts.iter().filter_map(|act| act.consolidated_as_of).min()
    }

    /// Core elements that were assessed, and those that apply.
    pub fn core_assessed(&self) -> (usize, usize) {
        let total: usize = self.core.iter().map(|core| core.total).sum();
        let open: usize = self.core.iter().map(|core| core.not_assessed.len()).sum();
        (total - open, total)
    }

    /// Orders States so that the one whose record is weakest comes first: by the share of facts
    /// read in the text of the law, then by the number of weak facts.
    pub fn cmp_weakest_first(&self, other: &Self) -> std::cmp::Ordering {
        // Shares are compared crosswise, in whole numbers. A record without facts is the weakest.
        let (text, all) = (self.facts_on(Basis::Text), self.facts().max(1));
        let (other_text, other_all) = (other.facts_on(Basis::Text), other.facts().max(1));
        (text * other_all)
            .cmp(&(other_text * all))
            .then_with(|| other.weak().cmp(&self.weak()))
            .then_with(|| self.jurisdiction.cmp(&other.jurisdiction))
    }
}

/// Looks up what a State's record rests on; the core is assessed on a day, for these instruments.
///
/// # Errors
///
/// When an instrument's axes or targets are inconsistent.
pub fn reliance(
    record: &StateRecord,
    instruments: &[Instrument],
    lexicon: &Lexicon<'_>,
    day: LegalDate,
) -> Result<Reliance, SpaceError> {
    let mut found = Inventory::default();
    for act in &record.acts {
        found.act(act);
    }
    found.state(&record.jurisdiction);
    let (families, topics) = not_surveyed(&record.jurisdiction, instruments);
    let assessment = assess(record, instruments, lexicon, day)?;
    let core = instruments
        .iter()
        .map(|instrument| {
            let core: Vec<&Finding> = assessment
                .findings
                .iter()
                .filter(|f| f.instrument == instrument.id && is_core(f) && counts(f))
                .collect();
            let open = core.iter().filter(|f| f.status == Some(Status::NotAssessed));
            CoreReliance {
                instrument: instrument.id.clone(),
                total: core.len(),
                not_assessed: open.map(|f| f.element.clone()).collect(),
            }
        })
        .filter(|core| core.total > 0)
        .collect();
    let acts = record.acts.iter().map(|act| ActReliance {
        act: act.id.clone(),
        title: act.display_title().to_owned(),
        status: act.status,
        consolidated_as_of: act.consolidated_as_of,
        coded: act.coded.clone(),
        offences: act.offences.len(),
        provisions: act.provisions.len(),
    });
    Ok(Reliance {
        jurisdiction: record.jurisdiction.code,
        name: record.jurisdiction.name.clone(),
        acts: acts.collect(),
        sources: found.sources(record),
        work: found.work(),
        by_basis: found.by_basis,
        families_not_surveyed: families,
        topics_not_surveyed: topics,
        core,
    })
}

/// Whether a finding belongs to the core of criminalization (section 2.3).
fn is_core(finding: &Finding) -> bool {
    finding.cluster == Cluster::I && finding.form == Form::Law && finding.level.is_mandatory()
}

/// Whether a finding counts: the element applies and is not reserved.
fn counts(finding: &Finding) -> bool {
    !finding.reserved && !matches!(finding.status, None | Some(Status::NotApplicable))
}

/// Fields of an offence that say what the record is, not what the law says.
const NOT_FACTS: [&str; 16] = [
    "id",
    "provision",
    "heading",
    "from",
    "to",
    "replaces",
    "status",
    "base_or_aggravated",
    "base_id",
    "equivalent_reason",
    "summary",
    "source",
    "basis",
    "confidence",
    "origin",
    "note",
];

/// Facts of the State itself; its other fields are lists of records, or say what the file is.
const STATE_FACTS: [&str; 15] = [
    "bali_member",
    "legal_family",
    "structure",
    "treaty_receipt",
    "attempt_known",
    "recklessness_known",
    "corporate_criminal_liability_known",
    "extradites_nationals",
    "landlocked",
    "ship_register",
    "age_of_majority",
    "age_of_criminal_responsibility",
    "age_of_consent",
    "marriage_age",
    "personal_laws",
];

/// The names of the facts that a record has, each with the fields below it: `consent`, `child.age`. A
/// list is one fact.
fn facts(record: &impl Serialize, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let value = serde_json::to_value(record).expect("records are plain data");
    let mut names = Vec::new();
    for (name, value) in value.as_object().into_iter().flatten() {
        if wanted(name) {
            leaves(name, value, &mut names);
        }
    }
    names
}

/// The facts at and below a field.
fn leaves(name: &str, value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (below, value) in fields {
                leaves(&format!("{name}.{below}"), value, names);
            }
        }
        Value::String(word) if word == "unknown" => {}
        Value::Null => {}
        _ => names.push(name.to_owned()),
    }
}

/// What was found in the files of a State.
#[derive(Default)]
struct Inventory {
    by_basis: BTreeMap<Basis, Counts>,
    /// How often a source of a file was used.
    used: BTreeMap<(Option<ActId>, SourceId), usize>,
    /// Weak facts, those of one record and reason together.
    weak: BTreeMap<WeakFacts, Vec<String>>,
}

impl Inventory {
    /// Everything that an act records.
    fn act(&mut self, act: &Act) {
        let file = Some(&act.id);
        for offence in &act.offences {
            let own = Level::from((act, offence));
            let origin = |fact: &str| origin_of(fact, &offence.origins, own, &act.sources);
            self.count(origin("").basis).offences += 1;
            for fact in facts(offence, |name| !NOT_FACTS.contains(&name)) {
                let origin = origin(&fact);
                self.count(origin.basis).facts += 1;
                self.note(file, offence.id.as_str(), Some(&fact), &origin);
            }
        }
        for provision in &act.provisions {
            let own = Level::from((act, provision));
            let origin = origin_of("", &[], own, &act.sources);
            self.count(origin.basis).provisions += 1;
            self.note(file, &format!("provision {}", provision.topic), None, &origin);
        }
        for definition in &act.definitions {
            let own = Level::from((act, definition));
            let origin = origin_of("", &[], own, &act.sources);
            self.count(origin.basis).provisions += 1;
            self.note(file, &format!("definition {}", definition.term), None, &origin);
        }
    }

    /// Everything that the State's own file records.
    fn state(&mut self, state: &Jurisdiction) {
        self.block(state, "state", state, &state.origins, |name| STATE_FACTS.contains(&name));
        for part in &state.general_part {
            self.block(state, "general_part", part, &part.origins, is_fact_of_block);
        }
        for rule in &state.general_law {
            let name = format!("general_law {}", rule.topic);
            self.block(state, &name, rule, &rule.origins, is_fact_of_block);
        }
        macro_rules! blocks {
            ($($list:ident),+) => { $(
                for block in &state.$list {
                    self.block(state, stringify!($list), block, block.origins(), is_fact_of_block);
                }
            )+ };
        }
        blocks!(
            ocg,
            predicates,
            extradition,
            compensation,
            non_punishment,
            corporate,
            separate_offences
        );
        for concept in &state.concept_unknown {
            let own = Level { source: concept.source.as_ref(), ..Level::default() };
            let origin = origin_of("", &[], own, &state.sources);
            self.count(origin.basis).facts += 1;
            self.note(None, "concept_unknown", Some(concept.element.as_str()), &origin);
        }
        for treaty in &state.treaties {
            let origin = origin_of("", &[], Level::from(treaty), &state.sources);
            self.count(origin.basis).treaties += 1;
            self.note(None, &format!("treaty {}", treaty.instrument), None, &origin);
        }
    }

    /// The facts of a block of the State's file.
    fn block(
        &mut self,
        state: &Jurisdiction,
        name: &str,
        block: &impl Serialize,
        origins: &[Origin],
        wanted: impl Fn(&str) -> bool,
    ) {
        for fact in facts(block, wanted) {
            let origin = origin_of(&fact, origins, Level::default(), &state.sources);
            self.count(origin.basis).facts += 1;
            self.note(None, name, Some(&fact), &origin);
        }
    }

    /// The counts of a basis.
    fn count(&mut self, basis: Basis) -> &mut Counts {
        self.by_basis.entry(basis).or_default()
    }

    /// Remembers the source of a fact, or of a record without facts of its own, and that it is weak
    /// if it is.
    fn note(
        &mut self,
        file: Option<&ActId>,
        record: &str,
        fact: Option<&str>,
        origin: &OriginOf<'_>,
    ) {
        if let Some(source) = origin.source {
            *self.used.entry((file.cloned(), source.id.clone())).or_default() += 1;
        }
        let Some(weakness) = Weakness::of(origin) else { return };
        let law = origin.law.or(origin.act.filter(|act| Some(*act) != file).map(ActId::as_str));
        let provision = [law, origin.provision].into_iter().flatten().collect::<Vec<_>>();
        let weak = WeakFacts {
            weakness,
            act: file.cloned(),
            record: record.to_owned(),
            provision: provision.join(" "),
            source: origin.source.map(|source| source.id.clone()),
            basis: origin.basis,
            confidence: origin.confidence,
            disputed: origin.disputed.map(ToOwned::to_owned),
            facts: Vec::new(),
        };
        self.weak.entry(weak).or_default().extend(fact.map(ToOwned::to_owned));
    }

    /// The sources of all files, the weakest first.
    fn sources(&self, record: &StateRecord) -> Vec<SourceUse> {
        let own = record.jurisdiction.sources.iter().map(|source| (None, source));
        let acts = record.acts.iter();
        let of_acts = acts.flat_map(|act| act.sources.iter().map(|s| (Some(act.id.clone()), s)));
        let mut sources: Vec<SourceUse> = own
            .chain(of_acts)
            .map(|(act, source)| {
                let used = self.used.get(&(act.clone(), source.id.clone()));
                SourceUse { act, source: source.clone(), facts: used.copied().unwrap_or(0) }
            })
            .collect();
        // Of equal bases the one that was read longest ago, or at no known day, comes first.
        sources.sort_by(|a, b| {
            (a.source.basis, a.source.retrieved, &a.act).cmp(&(
                b.source.basis,
                b.source.retrieved,
                &b.act,
            ))
        });
        sources
    }

    /// What a reviewer should read, the weakest first.
    fn work(&self) -> Vec<WeakFacts> {
        // Versions of one offence share its id, and mostly its facts.
        let once = |facts: &[String]| facts.iter().cloned().collect::<BTreeSet<_>>();
        self.weak
            .iter()
            .map(|(weak, facts)| WeakFacts {
                facts: once(facts).into_iter().collect(),
                ..weak.clone()
            })
            .collect()
    }
}

/// Whether a field of a block of the State's file is a fact.
fn is_fact_of_block(name: &str) -> bool {
    !matches!(name, "from" | "to" | "topic" | "origin" | "note")
}

/// The families and topics that the elements of the instruments ask for and nobody searched for.
fn not_surveyed(
    state: &Jurisdiction,
    instruments: &[Instrument],
) -> (Vec<OffenceKind>, Vec<Topic>) {
    let (mut families, mut topics) = (BTreeSet::new(), BTreeSet::new());
    for element in instruments.iter().flat_map(|i| &i.elements) {
        asked_by(&element.rule, &mut families, &mut topics);
    }
    families.retain(|kind| !state.surveyed_families.get(kind).is_some_and(|s| s.surveyed));
    topics.retain(|topic| !state.survey_of(topic).is_some_and(|survey| survey.surveyed));
    (families.into_iter().collect(), topics.into_iter().collect())
}

/// Adds the families and topics that a rule names.
fn asked_by(rule: &Rule, families: &mut BTreeSet<OffenceKind>, topics: &mut BTreeSet<Topic>) {
    match rule {
        Rule::Offence(kinds) => families.extend(kinds),
        Rule::Aggravation(kind, _) => {
            families.insert(*kind);
        }
        Rule::Provision(topic) | Rule::Designate(topic, _) | Rule::General(topic) => {
            topics.insert(topic.clone());
        }
        Rule::All(rules) => rules.iter().for_each(|rule| asked_by(rule, families, topics)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A State with one offence, and what its record rests on.
    fn reliance_of(state: &str, offence: &str) -> Reliance {
        let jurisdiction = format!(
            r#"
            code = "XX"
            name = "Exland"
            source = [{{ id = "s", publisher = "P", basis = "text" }}]
            {state}
            "#
        );
        let act = format!(
            r#"
            id = "a-1"
            jurisdiction = "XX"
            title = "A"
            year = 2000
            type = "act"
            language = "en"
            translation_status = "official-original"
            source = [
                {{ id = "s", publisher = "P", basis = "text" }},
                {{ id = "r", publisher = "R", basis = "secondary" }},
            ]
            [[offence]]
            id = "o"
            kind = "tip"
            provision = "s 3"
            {offence}
            "#
        );
        let record = StateRecord {
            jurisdiction: toml::from_str(&jurisdiction).unwrap(),
            acts: vec![toml::from_str(&act).unwrap()],
        };
        let text = include_str!("../../data/instruments/tip.toml");
        let instruments: Vec<Instrument> = vec![toml::from_str(text).unwrap()];
        let day = "2026-01-01".parse().unwrap();
        reliance(&record, &instruments, &Lexicon::new(&[]), day).unwrap()
    }

    #[test]
    fn facts_are_the_coded_fields_and_those_below_them() {
        let found = reliance_of(
            "",
            r#"heading = "h"
            summary = "s"
            consent = "unknown"
            punishable = "yes"
            means = ["threat", "fraud"]
            child = { age = 18, means_required = "no" }"#,
        );
        // kind, punishable, means, child.age, child.means_required.
        assert_eq!(found.facts_on(Basis::Text), 5);
        assert_eq!(found.by_basis[&Basis::Text].offences, 1);
        assert_eq!((found.weak(), found.work.len()), (0, 0));
    }

    #[test]
    fn the_most_urgent_reason_counts_and_comes_first() {
        let found = reliance_of(
            "",
            r#"consent = "silent"
            victim_scope = "any"
            direction = "in"
            movement_required = "no"
            mental_element = "intent"
            punishable = "yes"
            [[offence.origin]]
            facts = ["consent"]
            source = "r"
            disputed = "Another report says otherwise."
            [[offence.origin]]
            facts = ["victim_scope"]
            basis = "unverified"
            disputed = "Somebody says otherwise."
            [[offence.origin]]
            facts = ["direction"]
            source = "r"
            [[offence.origin]]
            facts = ["movement_required"]
            confidence = "low"
            [[offence.origin]]
            facts = ["mental_element"]
            basis = "machine""#,
        );
        let work: Vec<(Weakness, &str)> =
            found.work.iter().map(|weak| (weak.weakness, weak.facts[0].as_str())).collect();
        assert_eq!(
            work,
            [
                (Weakness::Unverified, "victim_scope"),
                (Weakness::Machine, "mental_element"),
                (Weakness::Disputed, "consent"),
                (Weakness::LowConfidence, "movement_required"),
                (Weakness::Secondary, "direction"),
            ]
        );
        // A report is a lesser source, not a weak fact.
        assert_eq!(found.weak(), 4);
        let used = |id: &str| found.sources.iter().find(|s| s.source.id == *id && s.act.is_some());
        assert_eq!(used("r").map(|s| s.facts), Some(2));
    }

    #[test]
    fn facts_of_the_state_count_with_their_own_origins() {
        let found = reliance_of(
            r#"landlocked = "yes"
            [[concept_unknown]]
            element = "tip.5.2b.accomplice"
            reason = "r"
            [[general_part]]
            attempt = "all"
            fault_default = "intent"
            [[general_part.origin]]
            facts = ["attempt"]
            law = "Penal Code"
            provision = "s 31"
            basis = "unverified""#,
            "",
        );
        assert_eq!(found.facts_on(Basis::Text), 4);
        let [weak] = &found.work[..] else { panic!("{:?}", found.work) };
        assert_eq!(
            (weak.record.as_str(), weak.provision.as_str()),
            ("general_part", "Penal Code s 31")
        );
    }

    #[test]
    fn a_survey_of_a_group_covers_its_topics() {
        let none = reliance_of("", "");
        assert!(none.families_not_surveyed.contains(&OffenceKind::Tip));
        assert!(none.topics_not_surveyed.iter().any(|topic| *topic == "victim.housing"));
        let some = reliance_of(
            "[surveyed_families.tip]\nsurveyed = true\n[surveyed_topics.victim]\nsurveyed = true",
            "",
        );
        assert!(!some.families_not_surveyed.contains(&OffenceKind::Tip));
        assert!(
            some.topics_not_surveyed.iter().all(|topic| !topic.as_str().starts_with("victim."))
        );
    }

    #[test]
    fn the_core_counts_what_could_not_be_decided() {
        let found = reliance_of("", "");
        let (assessed, total) = found.core_assessed();
        assert!(assessed < total && total == 34, "{assessed} of {total}");
        assert!(found.core[0].not_assessed.iter().any(|e| *e == "tip.3b.consent"));
    }

    #[test]
    fn the_weakest_record_comes_first() {
        let sound = reliance_of("", r#"punishable = "yes""#);
        let weak = reliance_of("", "punishable = \"yes\"\nsource = \"r\"");
        assert!(weak.cmp_weakest_first(&sound).is_lt());
        assert!(sound.cmp_weakest_first(&weak).is_gt());
        let doubtful = reliance_of("", "punishable = \"yes\"\nconfidence = \"low\"");
        assert!(doubtful.cmp_weakest_first(&sound).is_lt());
    }
}
