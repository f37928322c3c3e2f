//! A record as answers to questions that can be held against another coder's: one answer for each
//! fact, and one for each canonical term of a list.
//!
//! Lists are cut up over a fixed set of terms (the treaty's own, or the vocabulary's), so that
//! "neither found it" counts as agreement and a long list does not count for more than the
//! question. What a record leaves out, or leaves unknown, has no answer.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::assess::{ACTS, MEANS, PURPOSES};
use crate::model::{
    Act, BenefitKind, Category, Corporal, DocumentLimb, DocumentType, ExtraElement, Family,
    JurisdictionBase, Offence, ParticipationMode, Penalties, Period, Provision, Relation,
    SmugglingRole, Term, Tri, Wording,
};
use crate::normalize::{LawDefinition, Lexicon, TermList, TermRole};

/// What is asked: a field, and for a list the term.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// The field by its name in records; fields of provisions begin with `provision.`.
    pub(super) field: &'static str,
    /// The term of a list, or the name within a table.
    pub(super) term: Option<String>,
}

impl Key {
    /// The key of a field that is no list.
    pub(super) fn of(field: &'static str) -> Self {
        Self { field, term: None }
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Value {
    /// As the record has it.
    pub(super) shown: String,
    /// For ages, years and months.
    pub(super) number: Option<f64>,
}

impl Value {
    /// An answer in a word.
    pub(super) fn word(word: impl fmt::Display) -> Self {
        Self { shown: word.to_string(), number: None }
    }
}

/// The answers of a record.
pub(super) type Values = BTreeMap<Key, Value>;

/// Collects answers.
#[derive(Default)]
struct Answers(Values);

impl Answers {
    /// An answer from a closed list; `unknown` is none.
    fn word(&mut self, field: &'static str, word: Option<impl fmt::Display>) {
        let value = word.map(Value::word).filter(|value| value.shown != Tri::Unknown.as_str());
        self.0.extend(value.map(|value| (Key::of(field), value)));
    }

    /// A number.
    fn number<N: fmt::Display + Into<f64>>(&mut self, field: &'static str, number: Option<N>) {
        self.0.extend(
            number
                .map(|n| (Key::of(field), Value { shown: n.to_string(), number: Some(n.into()) })),
        );
    }

    /// One answer for each possible member of a list.
    fn members<T: Copy + PartialEq + fmt::Display>(
        &mut self,
        field: &'static str,
        list: Option<&Vec<T>>,
        all: &[T],
    ) {
        let Some(list) = list else { return };
        for member in all {
            let key = Key { field, term: Some(member.to_string()) };
            self.0.insert(key, Value::word(Tri::from(list.contains(member))));
        }
    }

    /// One answer for each canonical term: how far the list reaches it. Where a wording could not
    /// be read, a term that is not reached in full is not known to be out of reach.
    fn terms<'c>(
        &mut self,
        field: &'static str,
        list: &TermList<'_>,
        canonicals: impl IntoIterator<Item = &'c str>,
    ) {
        if !list.is_recorded() {
            return;
        }
        for canonical in canonicals {
            let has = list.has(canonical);
            if has.fills() || !has.unsettled {
                let key = Key { field, term: Some(canonical.to_owned()) };
                self.0.insert(key, Value::word(has.relation));
            }
        }
    }
}

/// Lists for children. Without lists of their own they repeat those for adults.
pub(super) const CHILD_LISTS: [&str; 2] = ["child.acts", "child.purposes"];

/// Whether an offence has a list for children of its own, `child.acts` or `child.purposes`.
pub(super) fn has_child_list(offence: &Offence, field: &str) -> bool {
    offence.child.as_ref().is_some_and(|child| {
        let list = if field == CHILD_LISTS[0] { &child.acts } else { &child.purposes };
        list.is_some()
    })
}

/// The dates of an offence or provision within those of its act.
pub(super) fn within(act: &Act, own: Period) -> Period {
    Period { from: own.from.or(act.commenced), to: own.to.or(act.repealed) }
}

/// The answers of a provision.
pub(super) fn of_provision(provision: &Provision) -> Values {
    let mut answers = Answers::default();
    answers.word("provision.force", provision.force);
    answers.word("provision.scope", provision.scope);
    answers.word("provision.conditional", Some(provision.conditional));
    answers.word("provision.form", provision.form);
    answers.word("provision.official", Some(provision.official));
    answers.word("provision.goes_further", Some(provision.goes_further));
    let some = provision.limbs_missing.as_ref().map(|limbs| Tri::from(!limbs.is_empty()));
    answers.word("provision.limbs_missing", some);
    let serves = |family: Family| {
        provision.applies_to.contains(&family) || provision.applies_to.contains(&Family::All)
    };
    for family in [Family::Tip, Family::Som] {
        let key = Key { field: "provision.applies_to", term: Some(family.to_string()) };
        answers.0.insert(key, Value::word(Tri::from(serves(family))));
    }
    answers.0
}

/// The answers of an offence.
pub(super) fn of_offence<'r, 'v: 'r>(
    act: &'r Act,
    offence: &'r Offence,
    lexicon: &Lexicon<'v>,
) -> Values {
    let mut answers = Answers::default();
    answers.word("kind", Some(offence.kind));
    answers.word("base_or_aggravated", Some(offence.tier));
    answers.word("punishable", Some(offence.punishable));
    // Nearly every offence is the equivalent of none; that is no answer, so that it is not counted.
    let equivalent: BTreeSet<&str> = offence.equivalent_to.iter().map(|k| k.as_str()).collect();
    let equivalent = equivalent.into_iter().collect::<Vec<_>>().join(", ");
    answers.word("equivalent_to", Some(equivalent).filter(|families| !families.is_empty()));
    wordings(&mut answers, act, offence, lexicon);
    answers.word("acts_open", Some(offence.acts_open));
    answers.word("means_required", offence.means_required);
    answers.word("means_open", Some(offence.means_open));
    answers.word("purpose_required", Some(offence.purpose_required));
    answers.word("purposes_open", offence.purposes_open);
    answers.word("exploitation_stage", offence.exploitation_stage);
    answers.word("victim_scope", offence.victim_scope);
    answers.word("consent", offence.consent);
    answers.word("movement_required", offence.movement_required);
    answers.word("crossborder_required", Some(offence.crossborder_required));
    answers.word("direction", offence.direction);
    answers.members("extra_elements", offence.extra_elements.as_ref(), ExtraElement::ALL);
    answers.word("ocg_required", Some(offence.ocg_required));
    answers.word("mental_element", offence.mental_element);
    for (element, mental) in &offence.mental_per_element {
        let key = Key { field: "mental_per_element", term: Some(element.clone()) };
        answers.0.insert(key, Value::word(mental));
    }
    child(&mut answers, offence);
    smuggling(&mut answers, offence);
    documents(&mut answers, offence);
    if let Some(penalties) = &offence.penalties {
        self::penalties(&mut answers, penalties);
    }
    aggravations(&mut answers, offence, lexicon);
    reach(&mut answers, offence);
    answers.0
}

/// The lists of words, each over its fixed set of canonical terms.
fn wordings<'r, 'v: 'r>(
    answers: &mut Answers,
    act: &'r Act,
    offence: &'r Offence,
    lexicon: &Lexicon<'v>,
) {
    let period = within(act, offence.period());
    let definitions: Vec<LawDefinition<'r>> = act
        .definitions
        .iter()
        .filter(|definition| within(act, definition.period()).overlaps(period))
        .map(|definition| LawDefinition { act, definition })
        .collect();
    let list = |wordings: Option<&'r Vec<Wording>>, role| {
        let wordings = wordings.map(Vec::as_slice);
        TermList::resolve(wordings, role, lexicon, &act.language, &definitions)
    };
    let smuggling = |role: TermRole| {
        let canonicals = lexicon.canonicals_of(Category::Smuggling);
        canonicals.filter(move |c| role.admits(c)).map(|c| c.as_str())
    };
    let acts = list(offence.acts.as_ref(), TermRole::Acts);
    let purposes = list(offence.purposes.as_ref(), TermRole::Purposes);
    answers.terms("acts", &acts, ACTS);
    answers.terms("means", &list(offence.means.as_ref(), TermRole::Means), MEANS);
    answers.terms("purposes", &purposes, PURPOSES);
    let child = offence.child.as_ref();
    let own_acts = child.and_then(|c| c.acts.as_ref());
    let own_purposes = child.and_then(|c| c.purposes.as_ref());
    let own_acts = own_acts.map_or(acts, |own| list(Some(own), TermRole::Acts));
    let own_purposes = own_purposes.map_or(purposes, |own| list(Some(own), TermRole::Purposes));
    answers.terms(CHILD_LISTS[0], &own_acts, ACTS);
    answers.terms(CHILD_LISTS[1], &own_purposes, PURPOSES);
    let verbs = offence.som.as_ref().and_then(|som| som.verbs.as_ref());
    let role = TermRole::SmugglingVerbs;
    answers.terms("som.verbs", &list(verbs, role), smuggling(role));
    let verbs = offence.documents.as_ref().and_then(|documents| documents.verbs.as_ref());
    let role = TermRole::DocumentVerbs;
    answers.terms("documents.verbs", &list(verbs, role), smuggling(role));
}

/// The child rule.
fn child(answers: &mut Answers, offence: &Offence) {
    let Some(child) = &offence.child else { return };
    answers.number("child.age", child.age);
    for (sex, age) in &child.by_sex {
        let key = Key { field: "child.by_sex", term: Some(sex.to_string()) };
        let value = Value { shown: age.to_string(), number: Some(f64::from(*age)) };
        answers.0.insert(key, value);
    }
    let some = child.exceptions.as_ref().map(|exceptions| Tri::from(!exceptions.is_empty()));
    answers.word("child.exceptions", some);
    answers.word("child.adds_adults", Some(child.adds_adults));
    answers.word("child.separate_provision", Some(child.separate_provision));
    answers.word("child.means_required", child.means_required);
    answers.word("child.purpose_required", Some(child.purpose_required));
}

/// Facts of smuggling and stay, and the benefit element.
fn smuggling(answers: &mut Answers, offence: &Offence) {
    if let Some(som) = &offence.som {
        answers.word("som.entry_scope", som.entry_scope);
        answers.members("som.roles_reached", som.roles_reached.as_ref(), SmugglingRole::ALL);
        answers.word("som.person_smuggled", som.person_smuggled);
        answers.word("som.illegal_entry_definition", som.illegal_entry_definition);
        answers.word("som.covers_exit", Some(som.covers_exit));
        answers.word("som.covers_transit", Some(som.covers_transit));
        answers.word("som.migrant_liability", som.migrant_liability);
        answers.word("som.humanitarian_exclusion", Some(som.humanitarian_exclusion));
    }
    if let Some(benefit) = &offence.benefit {
        answers.word("benefit.required", benefit.required);
        answers.members("benefit.kinds", benefit.kinds.as_ref(), BenefitKind::ALL);
        answers.word("benefit.direct_indirect", Some(benefit.direct_indirect));
        answers.word("benefit.for_third_party", Some(benefit.for_third_party));
    }
    answers.word("stay.means", offence.stay.as_ref().and_then(|stay| stay.means));
}

/// Facts of documents.
fn documents(answers: &mut Answers, offence: &Offence) {
    let Some(documents) = &offence.documents else { return };
    answers.members("documents.types", documents.types.as_ref(), DocumentType::ALL);
    answers.word("documents.issuer_scope", documents.issuer_scope);
    answers.members("documents.limbs", documents.limbs.as_ref(), DocumentLimb::ALL);
    let by_case_law = documents.limbs_by_case_law.as_ref();
    answers.members("documents.limbs_by_case_law", by_case_law, DocumentLimb::ALL);
    answers.word("documents.purpose_link", Some(documents.purpose_link));
    answers.word("documents.migrant_own_possession", Some(documents.migrant_own_possession));
}

/// Penalties. A record leaves out a least term and corporal punishment where the law has none, so
/// that beside a recorded maximum their absence is an answer: no months, none.
fn penalties(answers: &mut Answers, penalties: &Penalties) {
    let term = |term: Term| match term {
        Term::Fixed { months, days } => {
            // A month counts thirty days; only the shortest terms have any.
            let number = f64::from(months) + f64::from(days) / 30.0;
            Some(Value { shown: term.to_string(), number: Some(number) })
        }
        Term::Life | Term::Unlimited => None,
    };
    let complete = penalties.max.is_some() || penalties.life.is_yes();
    let none = || complete.then(|| Value { shown: "no least term".to_owned(), number: Some(0.0) });
    let min = penalties.min.map_or_else(none, term);
    answers.0.extend(min.map(|min| (Key::of("penalties.min"), min)));
    let max = penalties.max.and_then(term);
    answers.0.extend(max.map(|max| (Key::of("penalties.max"), max)));
    answers.word("penalties.imprisonment", Some(penalties.has_imprisonment()));
    answers.word("penalties.life", Some(penalties.reaches_life()));
    let unlimited = penalties.max.map(|max| Tri::from(max == Term::Unlimited));
    answers.word("penalties.unlimited", unlimited);
    answers.word("penalties.death", Some(penalties.death));
    answers.word("penalties.fine_only_possible", Some(penalties.fine_only_possible));
    answers.word("penalties.mandatory_min", Some(penalties.mandatory_min));
    let corporal = penalties.corporal.as_ref().map(|_: &Corporal| Tri::Yes);
    answers.word("penalties.corporal", corporal.or_else(|| complete.then_some(Tri::No)));
    let fine = penalties.fine.as_ref().and_then(|fine| {
        let unit = fine.currency.clone().or_else(|| fine.unit.map(|unit| unit.to_string()));
        fine.max.map(|max| format!("{max} {}", unit.unwrap_or_default()).trim_end().to_owned())
    });
    answers.word("penalties.fine.max", fine);
}

/// Aggravating circumstances over those of the vocabulary.
fn aggravations(answers: &mut Answers, offence: &Offence, lexicon: &Lexicon<'_>) {
    let Some(aggravations) = &offence.aggravations else { return };
    for canonical in lexicon.canonicals_of(Category::Aggravation) {
        let relation = aggravations
            .iter()
            .filter(|aggravation| aggravation.canonical.as_ref() == Some(canonical))
            .map(|aggravation| aggravation.relation.unwrap_or(Relation::Exact))
            .max()
            .unwrap_or(Relation::None);
        let key = Key { field: "aggravations", term: Some(canonical.to_string()) };
        answers.0.insert(key, Value::word(relation));
    }
}

/// Participation, attempt, jurisdiction, lapse of time, the Convention's regime.
fn reach(answers: &mut Answers, offence: &Offence) {
    if let Some(participation) = &offence.participation {
        let modes = participation.modes.as_ref();
        answers.members("participation.modes", modes, ParticipationMode::ALL);
        answers.word("participation.organiser_doctrine", Some(participation.organiser_doctrine));
        answers.word("participation.source", participation.source);
        answers.word("participation.penalty_relation", participation.penalty_relation);
        let transfer = participation.aggravations_transfer;
        answers.word("participation.aggravations_transfer", Some(transfer));
    }
    if let Some(attempt) = &offence.attempt {
        answers.word("attempt.source", attempt.source);
        answers.word("attempt.covers", attempt.covers);
        answers.word("attempt.penalty_relation", attempt.penalty_relation);
        answers.word("attempt.preparation", Some(attempt.preparation));
    }
    let bases: Option<Vec<JurisdictionBase>> = offence
        .jurisdiction_rules
        .as_ref()
        .map(|rules| rules.iter().map(|rule| rule.base).collect());
    answers.members("jurisdiction", bases.as_ref(), JurisdictionBase::ALL);
    if let Some(limitation) = &offence.limitation {
        answers.word("limitation.exists", Some(limitation.exists));
        answers.number("limitation.years", limitation.years);
        answers.word("limitation.extended_when_evading", Some(limitation.extended_when_evading));
    }
    if let Some(regime) = &offence.regime {
        answers.word("regime.extraditable", Some(regime.extraditable));
        answers.word("regime.mla", Some(regime.mla));
        answers.word("regime.predicate", Some(regime.predicate));
        answers.word("regime.confiscation", Some(regime.confiscation));
        answers.word("regime.legal_person", Some(regime.legal_person));
        answers.word("regime.witness", Some(regime.witness));
        answers.word("regime.interception", Some(regime.interception));
    }
}
