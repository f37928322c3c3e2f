//! The law in force on one day: what of a State's record counts, with its terms resolved and the
//! origin of each fact at hand.
//!
//! Bills, acts not yet commenced, repealed and suspended texts never enter; bills and enacted acts
//! are listed as pending.

use crate::model::{
    Act, ActStatus, Block, Compensation, Corporate, Extradition, GeneralLaw, GeneralPart,
    GroupOffence, LegalDate, NonPunishment, Offence, OffenceStatus, Origin, PendingAct, Period,
    Predicates, Provision, SeparateOffences, StateRecord, Topic, TreatyStatus, UnknownConcept,
    Wording,
};

use super::definition::LawDefinition;
use super::lexicon::Lexicon;
use super::origin::{Level, OriginOf, origin_of};
use super::terms::{TermList, TermRole};

/// A provision in force, with its act.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LawProvision<'r> {
    /// The act.
    pub act: &'r Act,
    /// The provision.
    pub provision: &'r Provision,
}

impl<'r> LawProvision<'r> {
    /// Where the provision stands.
    pub fn origin(&self) -> OriginOf<'r> {
        let own = Level::from((self.act, self.provision));
        origin_of("topic", &[], own, &self.act.sources)
    }
}

/// An offence in force, with its act and its terms resolved.
#[derive(Debug, Clone, PartialEq)]
pub struct LawOffence<'r> {
    /// The act.
    pub act: &'r Act,
    /// The offence.
    pub offence: &'r Offence,
    /// The acts.
    pub acts: TermList<'r>,
    /// The means.
    pub means: TermList<'r>,
    /// The purposes.
    pub purposes: TermList<'r>,
    /// The acts for child victims: the child rule's own, else those for adults.
    pub child_acts: TermList<'r>,
    /// The purposes for child victims: the child rule's own, else those for adults.
    pub child_purposes: TermList<'r>,
    /// The verbs of smuggling.
    pub smuggling_verbs: TermList<'r>,
    /// The verbs of dealing with documents.
    pub document_verbs: TermList<'r>,
}

impl<'r> LawOffence<'r> {
    /// The offence with its terms resolved by coder, vocabulary and the act's definitions.
    fn resolve<'v: 'r>(
        act: &'r Act,
        offence: &'r Offence,
        lexicon: &Lexicon<'v>,
        definitions: &[LawDefinition<'r>],
    ) -> Self {
        let list = |wordings: Option<&'r Vec<Wording>>, role| {
            let wordings = wordings.map(Vec::as_slice);
            TermList::resolve(wordings, role, lexicon, &act.language, definitions)
        };
        let child = offence.child.as_ref();
        let acts = list(offence.acts.as_ref(), TermRole::Acts);
        let purposes = list(offence.purposes.as_ref(), TermRole::Purposes);
        let child_acts = match child.and_then(|c| c.acts.as_ref()) {
            Some(own) => list(Some(own), TermRole::Acts),
            None => acts.clone(),
        };
        let child_purposes = match child.and_then(|c| c.purposes.as_ref()) {
            Some(own) => list(Some(own), TermRole::Purposes),
            None => purposes.clone(),
        };
        let smuggling = offence.som.as_ref().and_then(|som| som.verbs.as_ref());
        let documents = offence.documents.as_ref().and_then(|documents| documents.verbs.as_ref());
        Self {
            act,
            offence,
            means: list(offence.means.as_ref(), TermRole::Means),
            smuggling_verbs: list(smuggling, TermRole::SmugglingVerbs),
            document_verbs: list(documents, TermRole::DocumentVerbs),
            acts,
            purposes,
            child_acts,
            child_purposes,
        }
    }

    /// Where a fact of the offence stands, by field name: `consent`, `child.age`.
    pub fn origin_of(&self, fact: &str) -> OriginOf<'r> {
        let own = Level::from((self.act, self.offence));
        origin_of(fact, &self.offence.origins, own, &self.act.sources)
    }
}

/// The law of one State in force on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Law<'r> {
    /// The State's record.
    pub record: &'r StateRecord,
    /// The day.
    pub day: LegalDate,
    /// Offences, in the order of the acts.
    pub offences: Vec<LawOffence<'r>>,
    /// Definitions.
    pub definitions: Vec<LawDefinition<'r>>,
    /// Provisions that are not offences.
    pub provisions: Vec<LawProvision<'r>>,
    /// The general part.
    pub general_part: Option<&'r GeneralPart>,
    /// Participation in an organised criminal group.
    pub ocg: Option<&'r GroupOffence>,
    /// Predicate offences of laundering.
    pub predicates: Option<&'r Predicates>,
    /// Extradition.
    pub extradition: Option<&'r Extradition>,
    /// Compensation of victims.
    pub compensation: Option<&'r Compensation>,
    /// Non-punishment of victims.
    pub non_punishment: Option<&'r NonPunishment>,
    /// Liability of legal persons.
    pub corporate: Option<&'r Corporate>,
    /// Whether trafficking and smuggling are distinct offences.
    pub separate_offences: Option<&'r SeparateOffences>,
    /// Bills and acts not yet commenced.
    pub pending: Vec<PendingAct>,
}

/// The law of a State in force on a day.
///
/// An offence is law when its act is, its own status is in-force, and the day lies both in the
/// act's dates and in its own. An act without a date of commencement counts as in force.
pub fn law_on<'r, 'v: 'r>(
    record: &'r StateRecord,
    lexicon: &Lexicon<'v>,
    day: LegalDate,
) -> Law<'r> {
    let state = &record.jurisdiction;
    let mut law = Law {
        record,
        day,
        offences: Vec::new(),
        definitions: Vec::new(),
        provisions: Vec::new(),
        general_part: latest(&state.general_part, day, GeneralPart::period),
        ocg: latest(&state.ocg, day, Block::period),
        predicates: latest(&state.predicates, day, Block::period),
        extradition: latest(&state.extradition, day, Block::period),
        compensation: latest(&state.compensation, day, Block::period),
        non_punishment: latest(&state.non_punishment, day, Block::period),
        corporate: latest(&state.corporate, day, Block::period),
        separate_offences: latest(&state.separate_offences, day, Block::period),
        pending: Vec::new(),
    };
    for act in &record.acts {
        if act.status == ActStatus::Law && act.in_force().contains(day) {
            law.enter(act, lexicon);
        }
        law.pending.extend(pending(act, day));
    }
    law
}

impl<'r> Law<'r> {
    /// Enters what of an act in force is law on the day.
    fn enter<'v: 'r>(&mut self, act: &'r Act, lexicon: &Lexicon<'v>) {
        let day = self.day;
        let definitions: Vec<LawDefinition<'r>> = act
            .definitions
            .iter()
            .filter(|d| d.period().contains(day))
            .map(|definition| LawDefinition { act, definition })
            .collect();
        self.offences.extend(
            act.offences
                .iter()
                .filter(|o| o.status == OffenceStatus::InForce && o.period().contains(day))
                .map(|offence| LawOffence::resolve(act, offence, lexicon, &definitions)),
        );
        self.provisions.extend(
            act.provisions
                .iter()
                .filter(|p| p.period().contains(day))
                .map(|provision| LawProvision { act, provision }),
        );
        self.definitions.extend(definitions);
    }

    /// The general law on a topic.
    pub fn general_law(&self, topic: &Topic) -> Option<&'r GeneralLaw> {
        let on_topic = self.record.jurisdiction.general_law.iter().filter(|g| g.topic == *topic);
        latest(on_topic, self.day, Block::period)
    }

    /// Where a fact of a block of the State's record stands, by the block's own origins: the general
    /// part, or a block of the general law.
    pub fn origin_among(&self, origins: &'r [Origin], fact: &str) -> OriginOf<'r> {
        origin_of(fact, origins, Level::default(), &self.record.jurisdiction.sources)
    }

    /// Where a fact of the State itself stands, for example `landlocked`.
    pub fn origin_of_state(&self, fact: &str) -> OriginOf<'r> {
        let state = &self.record.jurisdiction;
        origin_of(fact, &state.origins, Level::default(), &state.sources)
    }

    /// Where a treaty position was read.
    pub fn origin_of_treaty(&self, treaty: &'r TreatyStatus) -> OriginOf<'r> {
        let own = Level::from(treaty);
        origin_of("treaty", &[], own, &self.record.jurisdiction.sources)
    }

    /// Where it was read that the legal system does not know a concept.
    pub fn origin_of_concept(&self, concept: &'r UnknownConcept) -> OriginOf<'r> {
        let own = Level { source: concept.source.as_ref(), ..Level::default() };
        origin_of("concept_unknown", &[], own, &self.record.jurisdiction.sources)
    }
}

/// The version in force on the day; of several the one that began last.
fn latest<'r, T>(
    versions: impl IntoIterator<Item = &'r T>,
    day: LegalDate,
    period: impl Fn(&T) -> Period,
) -> Option<&'r T> {
    versions.into_iter().filter(|v| period(v).contains(day)).max_by_key(|v| period(v).from)
}

/// The notice for an act that is a bill or not yet commenced, or holds an offence that is.
fn pending(act: &Act, day: LegalDate) -> Option<PendingAct> {
    let known_later = act.published.or(act.assented).is_some_and(|known| known > day);
    let repealed = act.repealed.is_some_and(|repealed| repealed <= day);
    if known_later || repealed {
        return None;
    }
    let reason = match act.status {
        ActStatus::Bill => "a bill, not law".to_owned(),
        ActStatus::Enacted => "enacted, not commenced".to_owned(),
        ActStatus::Law => {
            let of = |status| -> Vec<&str> {
                act.offences
                    .iter()
                    .filter(|o| o.status == status)
                    .map(|o| o.provision.as_str())
                    .collect()
            };
            let parts: Vec<String> = [
                (of(OffenceStatus::EnactedNotCommenced), "enacted, not commenced"),
                (of(OffenceStatus::Bill), "part of a bill, not law"),
            ]
            .into_iter()
            .filter(|(provisions, _)| !provisions.is_empty())
            .map(|(provisions, why)| format!("{}: {why}", provisions.join(", ")))
            .collect();
            if parts.is_empty() {
                return None;
            }
            parts.join("; ")
        }
    };
    Some(PendingAct { act: act.id.clone(), title: act.display_title().to_owned(), reason })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Basis, Jurisdiction, Relation, Vocabulary};

    fn day(text: &str) -> LegalDate {
        text.parse().unwrap()
    }

    fn vocabularies() -> Vec<Vocabulary> {
        vec![
            toml::from_str(
                r#"
                category = "act"
                [[term]]
                id = "recruitment"
                national = [{ term = "recruit", lang = "en", relation = "exact" }]
                [[term]]
                id = "receipt"
                national = [{ term = "receive", lang = "en", relation = "exact" }]
                "#,
            )
            .unwrap(),
        ]
    }

    fn act(id: &str, head: &str, rest: &str) -> Act {
        let text = format!(
            r#"
            id = "{id}"
            jurisdiction = "XX"
            title = "Act {id}"
            year = 2000
            type = "act"
            language = "en"
            translation_status = "official-original"
            {head}
            [[source]]
            id = "gazette"
            publisher = "Gazette"
            basis = "text"
            {rest}
            "#
        );
        toml::from_str(&text).unwrap()
    }

    fn state(rest: &str, acts: Vec<Act>) -> StateRecord {
        let text = format!(
            r#"
            code = "XX"
            name = "Exland"
            [[source]]
            id = "report"
            publisher = "Report"
            basis = "secondary"
            {rest}
            "#
        );
        let jurisdiction: Jurisdiction = toml::from_str(&text).unwrap();
        StateRecord { jurisdiction, acts }
    }

    /// The provisions of the offences in force.
    fn offences(record: &StateRecord, on: &str) -> Vec<String> {
        let vocabularies = vocabularies();
        let lexicon = Lexicon::new(&vocabularies);
        let law = law_on(record, &lexicon, day(on));
        law.offences.iter().map(|o| o.offence.provision.clone()).collect()
    }

    const TWO_VERSIONS: &str = r#"
        [[offence]]
        id = "tip"
        kind = "tip"
        provision = "s 3"
        to = 2012-01-01
        [[offence]]
        id = "tip"
        kind = "tip"
        provision = "s 3 as amended"
        from = 2012-01-01
        [[offence]]
        id = "suspended"
        kind = "tip"
        provision = "s 4"
        status = "suspended"
        [[offence]]
        id = "later"
        kind = "tip"
        provision = "s 5"
        status = "enacted-not-commenced"
    "#;

    #[test]
    fn the_day_decides_what_is_law() {
        let dates = "commenced = 2010-01-01\nrepealed = 2020-01-01";
        let record = state("", vec![act("a", dates, TWO_VERSIONS)]);
        assert!(offences(&record, "2009-12-31").is_empty());
        assert_eq!(offences(&record, "2010-01-01"), ["s 3"]);
        assert_eq!(offences(&record, "2012-01-01"), ["s 3 as amended"]);
        assert!(offences(&record, "2020-01-01").is_empty());
    }

    #[test]
    fn an_act_without_dates_counts_as_in_force() {
        let record = state("", vec![act("a", "", TWO_VERSIONS)]);
        assert_eq!(offences(&record, "1950-01-01"), ["s 3"]);
    }

    #[test]
    fn bills_and_acts_not_commenced_are_pending_and_no_law() {
        let offence = "[[offence]]\nid = \"tip\"\nkind = \"tip\"\nprovision = \"s 3\"";
        let record = state(
            "",
            vec![
                act("bill", "status = \"bill\"\npublished = 2020-01-01", offence),
                act("later", "status = \"enacted-not-commenced\"", offence),
                act("law", "", TWO_VERSIONS),
                act("future", "commenced = 2030-01-01", offence),
            ],
        );
        let vocabularies = vocabularies();
        let lexicon = Lexicon::new(&vocabularies);
        let law = law_on(&record, &lexicon, day("2021-01-01"));
        assert_eq!(law.offences.len(), 1);
        let pending: Vec<_> =
            law.pending.iter().map(|p| (p.act.as_str(), p.reason.as_str())).collect();
        assert_eq!(
            pending,
            [
                ("bill", "a bill, not law"),
                ("later", "enacted, not commenced"),
                ("law", "s 5: enacted, not commenced"),
            ]
        );
        // A bill that was published later was not pending yet.
        let earlier = law_on(&record, &lexicon, day("2019-01-01"));
        assert!(earlier.pending.iter().all(|p| p.act.as_str() != "bill"));
    }

    #[test]
    fn children_take_the_adult_lists_unless_they_have_their_own() {
        let rest = r#"
            [[offence]]
            id = "one"
            kind = "tip"
            provision = "s 3"
            acts = ["recruits"]
            [[offence]]
            id = "two"
            kind = "tip"
            provision = "s 4"
            acts = ["recruits"]
            child = { acts = ["receives"] }
        "#;
        let record = state("", vec![act("a", "", rest)]);
        let vocabularies = vocabularies();
        let lexicon = Lexicon::new(&vocabularies);
        let law = law_on(&record, &lexicon, day("2020-01-01"));
        assert_eq!(law.offences[0].child_acts.has("recruitment").relation, Relation::Exact);
        assert_eq!(law.offences[1].child_acts.has("recruitment").relation, Relation::None);
        assert_eq!(law.offences[1].child_acts.has("receipt").relation, Relation::Exact);
        // No list at all is unknown.
        assert!(law.offences[0].means.has("force").unsettled);
        assert!(law.offences[0].smuggling_verbs.has("procure-entry").unsettled);
    }

    #[test]
    fn one_lexicon_serves_records_that_come_and_go() {
        let vocabularies = vocabularies();
        let lexicon = Lexicon::new(&vocabularies);
        let counts: Vec<usize> = [2011, 2020]
            .map(|year| {
                let record = state("", vec![act("a", "", TWO_VERSIONS)]);
                let day = LegalDate::new(year, 1, 1).unwrap();
                law_on(&record, &lexicon, day).offences.len()
            })
            .into();
        assert_eq!(counts, [1, 1]);
        assert!(lexicon.contains("receipt"));
    }

    #[test]
    fn blocks_are_those_of_the_day() {
        let rest = r#"
            [[corporate]]
            to = 2015-01-01
            note = "old"
            [[corporate]]
            from = 2015-01-01
            note = "new"
            [[general_law]]
            topic = "laundering.conversion"
            exists = "yes"
            [[general_law.origin]]
            act = "aml"
            provision = "s 8"
            basis = "text"
            [[general_part]]
            fault_default = "intent"
        "#;
        let record = state(rest, Vec::new());
        let vocabularies = vocabularies();
        let lexicon = Lexicon::new(&vocabularies);
        let law = law_on(&record, &lexicon, day("2016-01-01"));
        assert_eq!(law.corporate.unwrap().note.as_deref(), Some("new"));
        let before = law_on(&record, &lexicon, day("2014-01-01"));
        assert_eq!(before.corporate.unwrap().note.as_deref(), Some("old"));
        assert!(law.ocg.is_none());

        let block = law.general_law(&"laundering.conversion".parse().unwrap()).unwrap();
        let origin = law.origin_among(block.origins(), "exists");
        assert_eq!((origin.provision, origin.basis), (Some("s 8"), Basis::Text));
        assert_eq!(origin.act.map(|a| a.as_str()), Some("aml"));
        assert!(law.general_law(&"aml.reporting".parse().unwrap()).is_none());
        let part = law.general_part.unwrap();
        assert_eq!(law.origin_among(&part.origins, "fault_default").basis, Basis::Secondary);
    }

    #[test]
    fn facts_of_an_offence_have_their_own_origins() {
        let rest = r#"
            [[offence]]
            id = "tip"
            kind = "tip"
            provision = "s 3"
            consent = "silent"
            [[offence.origin]]
            facts = ["consent"]
            provision = "s 16"
            disputed = "the report says otherwise"
        "#;
        let record = state("", vec![act("a", "", rest)]);
        let vocabularies = vocabularies();
        let lexicon = Lexicon::new(&vocabularies);
        let law = law_on(&record, &lexicon, day("2020-01-01"));
        let offence = &law.offences[0];
        let cited = offence.origin_of("consent").cite(Some(&offence.offence.id), &["consent"]);
        assert_eq!(cited.provision, "s 16");
        assert_eq!(cited.act.as_ref().map(|a| a.as_str()), Some("a"));
        assert_eq!(cited.disputed.as_deref(), Some("the report says otherwise"));
        assert_eq!(offence.origin_of("means").provision, Some("s 3"));
        assert_eq!(offence.origin_of("means").at(Some("s 3(2)")).provision, Some("s 3(2)"));
    }
}
