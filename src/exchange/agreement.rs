//! How far two coders who coded the same law agree, field by field, and every point on which they
//! do not.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::pairing::{Candidate, pair};
use super::statistics::{Scale, Tally, tally};
use super::units::{self, CHILD_LISTS, Key, Value, Values, has_child_list};
use crate::model::{
    Act, ActId, BasisRef, JurisdictionCode, Offence, OffenceId, Provision, closed_list,
};
use crate::normalize::{Level, Lexicon, origin_of};

closed_list! {
    /// One of the two coders.
    Coder, "coder" {
        /// The first.
        A = "A",
        /// The second.
        B = "B",
    }
}

/// How a coder's record is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordName {
    /// The offence's id; none for a provision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offence: Option<OffenceId>,
    /// Kind of offence, or topic of the provision.
    pub kind: String,
    /// Pinpoint.
    pub provision: String,
}

/// What one coder says, and on what it rests.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// The value as the record has it.
    pub value: String,
    /// The value as a number, for ages, years and months.
    #[serde(skip)]
    pub number: Option<f64>,
    /// Where it stands and how sure the coder is.
    pub origin: BasisRef,
}

/// One question to both coders about one record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unit {
    /// The field, by its name in records.
    pub field: &'static str,
    /// The canonical term or member of a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// What A says; none where A left it out.
    pub a: Option<Answer>,
    /// What B says.
    pub b: Option<Answer>,
}

impl Unit {
    /// Whether both coders answered, with different values.
    pub fn differs(&self) -> bool {
        matches!((&self.a, &self.b), (Some(a), Some(b)) if a.key() != b.key())
    }

    /// The only coder who answered.
    pub fn coded_by_one(&self) -> Option<Coder> {
        match (&self.a, &self.b) {
            (Some(_), None) => Some(Coder::A),
            (None, Some(_)) => Some(Coder::B),
            _ => None,
        }
    }

    /// The field with its term: `means[fraud]`.
    pub fn name(&self) -> String {
        match &self.term {
            Some(term) => format!("{}[{term}]", self.field),
            None => self.field.to_owned(),
        }
    }
}

impl Answer {
    /// What two answers are compared by: the number where there is one, so that `12 months` and
    /// `1 year` agree.
    fn key(&self) -> (Option<u64>, &str) {
        match self.number {
            Some(number) => (Some(number.to_bits()), ""),
            None => (None, &self.value),
        }
    }
}

/// A record of A and the record of B that is held against it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairedRecords {
    /// The State.
    pub state: JurisdictionCode,
    /// The act.
    pub act: ActId,
    /// A's record.
    pub a: RecordName,
    /// B's record.
    pub b: RecordName,
    /// Questions that at least one of them answered, in the order of the fields' names.
    pub units: Vec<Unit>,
}

/// An offence or provision that only one coder recorded.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LoneRecord {
    /// The State.
    pub state: JurisdictionCode,
    /// The act.
    pub act: ActId,
    /// Who recorded it.
    pub coder: Coder,
    /// The record.
    pub record: RecordName,
}

/// An act that only one coder recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LoneAct {
    /// The State.
    pub state: JurisdictionCode,
    /// The act.
    pub act: ActId,
    /// Who recorded it.
    pub coder: Coder,
}

/// The agreement on one field.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldAgreement {
    /// The field.
    pub field: &'static str,
    /// Its scale, on which alpha is computed.
    pub scale: Scale,
    /// The agreement, on that scale.
    pub tally: Tally,
    /// Units that only A or only B coded.
    pub coded_by_one: usize,
}

/// The agreement on the law of one State, its fields pooled.
#[derive(Debug, Clone, PartialEq)]
pub struct StateAgreement {
    /// The State.
    pub state: JurisdictionCode,
    /// The agreement.
    pub tally: Tally,
    /// Units that only A or only B coded.
    pub coded_by_one: usize,
}

/// The agreement of two coders.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// States that both coded, and how far they agree on each.
    pub states: Vec<StateAgreement>,
    /// Fields, in the order of their names.
    pub fields: Vec<FieldAgreement>,
    /// All fields of all States, pooled.
    pub overall: Tally,
    /// Acts that both recorded.
    pub acts: usize,
    /// Records that both have.
    pub records: Vec<PairedRecords>,
    /// Records that one has.
    pub lone_records: Vec<LoneRecord>,
    /// Acts that one has.
    pub lone_acts: Vec<LoneAct>,
}

impl Agreement {
    /// Every unit with its record.
    pub fn units(&self) -> impl Iterator<Item = (&PairedRecords, &Unit)> {
        self.records.iter().flat_map(|record| record.units.iter().map(move |unit| (record, unit)))
    }

    /// Units that only one of the two coded.
    pub fn coded_by_one(&self) -> usize {
        self.states.iter().map(|state| state.coded_by_one).sum()
    }
}

/// Holds the acts of two coders against each other, State by State and act by act.
///
/// States that only one of them coded are left out: nobody was asked to code them twice. Acts are
/// paired by id, offences and provisions as the module on pairing says. Both are read with one
/// vocabulary, so that what differs is the coding.
pub fn agreement<'r, 'v: 'r>(a: &'r [Act], b: &'r [Act], lexicon: &Lexicon<'v>) -> Agreement {
    let (a, b) = (by_state(a), by_state(b));
    let mut found = Agreement {
        states: Vec::new(),
        fields: Vec::new(),
        overall: Tally::default(),
        acts: 0,
        records: Vec::new(),
        lone_records: Vec::new(),
        lone_acts: Vec::new(),
    };
    let common: Vec<JurisdictionCode> = a.keys().filter(|c| b.contains_key(c)).copied().collect();
    for state in &common {
        let (a, b) = (&a[state], &b[state]);
        let ids: BTreeSet<&ActId> = a.keys().chain(b.keys()).copied().collect();
        for id in ids {
            match (a.get(id), b.get(id)) {
                (Some(a), Some(b)) => {
                    found.acts += 1;
                    found.hold(Recorded::offences(a, b, lexicon), true);
                    found.hold(Recorded::provisions(a, b), false);
                }
                (one, _) => found.lone_acts.push(LoneAct {
                    state: *state,
                    act: id.clone(),
                    coder: if one.is_some() { Coder::A } else { Coder::B },
                }),
            }
        }
    }
    found.count(&common);
    found
}

/// The acts of each State by id.
fn by_state(acts: &[Act]) -> BTreeMap<JurisdictionCode, BTreeMap<&ActId, &Act>> {
    let mut states: BTreeMap<JurisdictionCode, BTreeMap<&ActId, &Act>> = BTreeMap::new();
    for act in acts {
        states.entry(act.jurisdiction).or_default().insert(&act.id, act);
    }
    states
}

/// A record that may find a partner.
#[derive(Debug, Clone, Copy)]
enum Recorded<'r> {
    /// An offence of an act.
    Offence(&'r Act, &'r Offence),
    /// A provision of an act.
    Provision(&'r Act, &'r Provision),
}

/// A record with its answers, of one coder.
type Answered<'r> = Vec<(Recorded<'r>, Values)>;

impl<'r> Recorded<'r> {
    /// The offences of an act of both coders.
    fn offences<'v: 'r>(
        a: &'r Act,
        b: &'r Act,
        lexicon: &Lexicon<'v>,
    ) -> (Answered<'r>, Answered<'r>) {
        let read = |act: &'r Act| {
            act.offences
                .iter()
                .map(|o| (Self::Offence(act, o), units::of_offence(act, o, lexicon)))
                .collect()
        };
        (read(a), read(b))
    }

    /// The provisions of an act of both coders.
    fn provisions(a: &'r Act, b: &'r Act) -> (Answered<'r>, Answered<'r>) {
        let read = |act: &'r Act| {
            act.provisions
                .iter()
                .map(|p| (Self::Provision(act, p), units::of_provision(p)))
                .collect()
        };
        (read(a), read(b))
    }

    /// The act in which it stands.
    fn act(&self) -> &'r Act {
        match self {
            Self::Offence(act, _) | Self::Provision(act, _) => act,
        }
    }

    /// As pairing sees it.
    fn candidate<'v>(&self, values: &'v Values) -> Candidate<'v>
    where
        'r: 'v,
    {
        let (kind, pinpoint, own) = match self {
            Self::Offence(_, o) => (o.kind.as_str(), &o.provision, o.period()),
            Self::Provision(_, p) => (p.topic.as_str(), &p.provision, p.period()),
        };
        Candidate { kind, pinpoint, period: units::within(self.act(), own), values }
    }

    /// Whether it has a list for children of its own.
    fn has_child_list(&self, field: &str) -> bool {
        matches!(self, Self::Offence(_, offence) if has_child_list(offence, field))
    }

    /// What it is called.
    fn name(&self) -> RecordName {
        match self {
            Self::Offence(_, offence) => RecordName {
                offence: Some(offence.id.clone()),
                kind: offence.kind.to_string(),
                provision: offence.provision.clone(),
            },
            Self::Provision(_, provision) => RecordName {
                offence: None,
                kind: provision.topic.to_string(),
                provision: provision.provision.clone(),
            },
        }
    }

    /// An answer with its origin.
    fn answer(&self, field: &'static str, value: &Value) -> Answer {
        let fact = field.strip_prefix("provision.").unwrap_or(field);
        let origin = match self {
            Self::Offence(act, offence) => {
                let own = Level::from((*act, *offence));
                let origin = origin_of(fact, &offence.origins, own, &act.sources);
                origin.cite(Some(&offence.id), &[fact])
            }
            Self::Provision(act, provision) => {
                let own = Level::from((*act, *provision));
                origin_of(fact, &[], own, &act.sources).cite(None, &[fact])
            }
        };
        Answer { value: value.shown.clone(), number: value.number, origin }
    }
}

impl Agreement {
    /// Pairs the records of an act and asks them.
    fn hold(&mut self, (a, b): (Answered<'_>, Answered<'_>), across_kinds: bool) {
        let pairs = pair(&candidates(&a), &candidates(&b), across_kinds);
        for (coder, answered) in [(Coder::A, &a), (Coder::B, &b)] {
            let of = |&(i, j): &(usize, usize)| if coder == Coder::A { i } else { j };
            let paired: BTreeSet<usize> = pairs.iter().map(of).collect();
            let alone = answered.iter().enumerate().filter(|(i, _)| !paired.contains(i));
            self.lone_records.extend(alone.map(|(_, (record, _))| LoneRecord {
                state: record.act().jurisdiction,
                act: record.act().id.clone(),
                coder,
                record: record.name(),
            }));
        }
        for (i, j) in pairs {
            let ((in_a, values_a), (in_b, values_b)) = (&a[i], &b[j]);
            // Where one coder gave children a list of their own, the other's is that of adults; where
            // neither did, it would be counted twice.
            let asked = |key: &&Key| {
                !CHILD_LISTS.contains(&key.field)
                    || in_a.has_child_list(key.field)
                    || in_b.has_child_list(key.field)
            };
            let keys = values_a.keys().chain(values_b.keys()).filter(asked);
            let keys: BTreeSet<&Key> = keys.collect();
            let unit = |key: &Key| Unit {
                field: key.field,
                term: key.term.clone(),
                a: values_a.get(key).map(|value| in_a.answer(key.field, value)),
                b: values_b.get(key).map(|value| in_b.answer(key.field, value)),
            };
            self.records.push(PairedRecords {
                state: in_a.act().jurisdiction,
                act: in_a.act().id.clone(),
                a: in_a.name(),
                b: in_b.name(),
                units: keys.into_iter().map(unit).collect(),
            });
        }
    }

    /// Counts the agreement by field, by State and over all.
    fn count(&mut self, states: &[JurisdictionCode]) {
        let mut fields: BTreeMap<&'static str, Vec<&Unit>> = BTreeMap::new();
        let mut by_state: BTreeMap<JurisdictionCode, BTreeMap<&'static str, Vec<&Unit>>> =
            states.iter().map(|state| (*state, BTreeMap::new())).collect();
        for (record, unit) in self.units() {
            fields.entry(unit.field).or_default().push(unit);
            let own = by_state.entry(record.state).or_default();
            own.entry(unit.field).or_default().push(unit);
        }
        let by_one = |units: &[&Unit]| units.iter().filter(|u| u.coded_by_one().is_some()).count();
        // Months and ages have no measure in common, so that over several fields values are only
        // the same or not.
        let nominal = |fields: &BTreeMap<&'static str, Vec<&Unit>>| {
            Tally::pooled(fields.values().map(|units| tally_of(units, Scale::Nominal)))
        };
        let overall = nominal(&fields);
        let states = by_state
            .into_iter()
            .map(|(state, fields)| StateAgreement {
                state,
                tally: nominal(&fields),
                coded_by_one: fields.values().map(|units| by_one(units)).sum(),
            })
            .collect();
        let fields = fields
            .into_iter()
            .map(|(field, units)| {
                let scale = scale_of(&units);
                let tally = tally_of(&units, scale);
                FieldAgreement { field, scale, tally, coded_by_one: by_one(&units) }
            })
            .collect();
        (self.states, self.fields, self.overall) = (states, fields, overall);
    }
}

/// Records with their answers, as pairing sees them.
fn candidates<'v>(answered: &'v [(Recorded<'_>, Values)]) -> Vec<Candidate<'v>> {
    answered.iter().map(|(record, values)| record.candidate(values)).collect()
}

/// The scale of a field: interval if its answers are numbers.
fn scale_of(units: &[&Unit]) -> Scale {
    let mut answers = units.iter().flat_map(|unit| unit.a.iter().chain(&unit.b));
    if answers.all(|answer| answer.number.is_some()) { Scale::Interval } else { Scale::Nominal }
}

/// The agreement on units of one field. On the nominal scale each value is a category, numbered in
/// the order of the values.
fn tally_of(units: &[&Unit], scale: Scale) -> Tally {
    let both: Vec<(&Answer, &Answer)> =
        units.iter().filter_map(|unit| unit.a.as_ref().zip(unit.b.as_ref())).collect();
    let mut categories: Vec<_> = both.iter().flat_map(|(a, b)| [a.key(), b.key()]).collect();
    categories.sort_unstable();
    categories.dedup();
    let number = |answer: &Answer| match (scale, answer.number) {
        (Scale::Interval, Some(number)) => number,
        _ => categories.partition_point(|category| *category < answer.key()) as f64,
    };
    let pairs: Vec<(f64, f64)> = both.iter().map(|(a, b)| (number(a), number(b))).collect();
    tally(&pairs, scale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Vocabulary;

    /// An act of a coder with these offences and provisions.
    fn act(state: &str, id: &str, records: &str) -> Act {
        let text = format!(
            r#"
            id = "{id}"
            jurisdiction = "{state}"
            title = "A"
            year = 2000
            type = "act"
            language = "en"
            translation_status = "official-original"
            source = [{{ id = "s", publisher = "P", basis = "text" }}]
            {records}
            "#
        );
        toml::from_str(&text).unwrap()
    }

    fn vocabularies() -> Vec<Vocabulary> {
        let text = r#"
            category = "means"
            [[term]]
            id = "fraud"
            national = [{ term = "fraud", lang = "en", relation = "exact" }]
            [[term]]
            id = "force"
            national = [{ term = "violence", lang = "en", relation = "exact" }]
        "#;
        vec![toml::from_str(text).unwrap()]
    }

    fn between(a: &[Act], b: &[Act]) -> Agreement {
        agreement(a, b, &Lexicon::new(&vocabularies()))
    }

    fn unit<'a>(found: &'a Agreement, name: &str) -> &'a Unit {
        found.units().map(|(_, unit)| unit).find(|unit| unit.name() == name).expect(name)
    }

    fn field<'a>(found: &'a Agreement, name: &str) -> &'a FieldAgreement {
        found.fields.iter().find(|field| field.field == name).expect(name)
    }

    #[test]
    fn facts_are_held_against_each_other_one_by_one() {
        let a = act(
            "XA",
            "a-1",
            r#"offence = [{ id = "x", kind = "tip", provision = "s 3", consent = "silent",
                means_required = "listed", means = ["violence"], punishable = "yes",
                origin = [{ facts = ["consent"], provision = "s 9", basis = "secondary" }] }]"#,
        );
        let b = act(
            "XA",
            "a-1",
            r#"offence = [{ id = "y", kind = "tip", provision = "s. 3(1)", consent = "irrelevant-always",
                means_required = "unknown", means = ["violence", "fraud"], punishable = "yes" }]"#,
        );
        let found = between(&[a], &[b]);
        assert_eq!((found.acts, found.records.len(), found.lone_records.len()), (1, 1, 0));
        let consent = unit(&found, "consent");
        assert!(consent.differs());
        let (a, b) = (consent.a.as_ref().unwrap(), consent.b.as_ref().unwrap());
        assert_eq!((a.value.as_str(), b.value.as_str()), ("silent", "irrelevant-always"));
        assert_eq!((a.origin.provision.as_str(), a.origin.basis.as_str()), ("s 9", "secondary"));
        assert_eq!(b.origin.provision, "s. 3(1)");
        // Unknown is missing, not a value.
        assert_eq!(unit(&found, "means_required").coded_by_one(), Some(Coder::A));
        assert!(unit(&found, "means[fraud]").differs());
        assert!(!unit(&found, "means[force]").differs());
        // Nine means, of which one differs.
        let means = field(&found, "means");
        assert_eq!((means.tally.units, means.tally.agreed, means.coded_by_one), (9, 8, 0));
    }

    #[test]
    fn a_wording_that_cannot_be_read_leaves_the_rest_open() {
        let offence = |means: &str| {
            let text = format!(
                r#"offence = [{{ id = "x", kind = "tip", provision = "s 3", means = {means} }}]"#
            );
            act("XA", "a-1", &text)
        };
        let found = between(&[offence(r#"["violence"]"#)], &[offence(r#"["violence", "hocus"]"#)]);
        assert!(!unit(&found, "means[force]").differs());
        assert_eq!(unit(&found, "means[fraud]").coded_by_one(), Some(Coder::A));
    }

    #[test]
    fn terms_are_months_and_no_least_term_is_an_answer() {
        let offence = |penalties: &str| {
            let text = format!(
                r#"offence = [{{ id = "x", kind = "tip", provision = "s 3", penalties = {penalties} }}]"#
            );
            act("XA", "a-1", &text)
        };
        let found = between(
            &[offence(r#"{ min = "12 months", max = "20 years" }"#)],
            &[offence(r#"{ min = "1 year", max = "life" }"#)],
        );
        assert!(!unit(&found, "penalties.min").differs());
        assert_eq!(field(&found, "penalties.min").scale, Scale::Interval);
        assert_eq!(unit(&found, "penalties.max").coded_by_one(), Some(Coder::A));
        assert!(unit(&found, "penalties.life").differs());
        let found = between(
            &[offence(r#"{ max = "20 years" }"#)],
            &[offence(r#"{ min = "3 years", max = "20 years", corporal = { term = "caning" } }"#)],
        );
        assert!(unit(&found, "penalties.min").differs());
        assert!(unit(&found, "penalties.corporal").differs());
    }

    #[test]
    fn lists_for_children_are_held_against_the_adults() {
        let offence = |child: &str| {
            let text = format!(
                r#"offence = [{{ id = "x", kind = "tip", provision = "s 3", acts = [], {child} }}]"#
            );
            act("XA", "a-1", &text)
        };
        let same = between(&[offence("")], &[offence("")]);
        assert!(same.units().all(|(_, unit)| unit.field != "child.acts"));
        let list = r#"child = { acts = [{ term = "buys", canonical = "receipt", relation = "narrower", reason = "r" }] }"#;
        let found = between(&[offence("")], &[offence(list)]);
        assert!(unit(&found, "child.acts[receipt]").differs());
        assert!(!unit(&found, "child.acts[transfer]").differs());
    }

    #[test]
    fn what_one_coder_alone_has_is_listed() {
        let a = [
            act("XA", "a-1", r#"offence = [{ id = "x", kind = "tip", provision = "s 3" }]"#),
            act("XA", "a-2", ""),
            act("XB", "a-1", ""),
        ];
        let b = [act(
            "XA",
            "a-1",
            r#"provision = [{ topic = "victim.housing", provision = "s 8", applies_to = ["tip"] }]"#,
        )];
        let found = between(&a, &b);
        assert_eq!(found.states.len(), 1);
        let lone: Vec<(Coder, &str)> =
            found.lone_records.iter().map(|l| (l.coder, l.record.kind.as_str())).collect();
        assert_eq!(lone, [(Coder::A, "tip"), (Coder::B, "victim.housing")]);
        assert_eq!(found.lone_acts.len(), 1);
        assert_eq!((found.lone_acts[0].act.as_str(), found.lone_acts[0].coder), ("a-2", Coder::A));
        assert_eq!(found.overall.share(), None);
    }

    #[test]
    fn provisions_are_paired_by_topic() {
        let a = r#"provision = [
            { topic = "victim.housing", provision = "s 8", applies_to = ["tip"], force = "mandatory" },
            { topic = "victim.medical", provision = "s 8", applies_to = ["tip"], force = "mandatory" },
        ]"#;
        let b = r#"provision = [
            { topic = "victim.medical", provision = "s 8", applies_to = ["all"], force = "discretionary" },
        ]"#;
        let found = between(&[act("XA", "a-1", a)], &[act("XA", "a-1", b)]);
        assert_eq!(found.records[0].a.kind, "victim.medical");
        assert!(unit(&found, "provision.force").differs());
        assert!(unit(&found, "provision.applies_to[som]").differs());
        assert!(!unit(&found, "provision.applies_to[tip]").differs());
        assert_eq!(found.lone_records.len(), 1);
        assert_eq!((found.overall.units, found.overall.agreed), (3, 1));
    }
}
