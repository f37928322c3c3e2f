//! What a rule can see: the law of the day, the element, the families it looks at, and the record
//! sets of section 2.1.1 of the method.

use super::held::{Fact, Ground, Held};
use super::reach::{self, ACTS, PURPOSES};
use super::verdict::Verdict;
use crate::conduct::Reach;
use crate::model::{
    ActStatus, Element, Family, GeneralPart, LegalDate, OffenceKind, OffenceStatus, OffenceTier,
    Relation, Status, Survey, Topic, Tri, VictimScope,
};
use crate::normalize::{Has, Law, LawOffence, TermList};

/// The record sets that many rules share, read off the law once.
#[derive(Debug, Default)]
pub(super) struct Sets {
    /// Adult offences of trafficking.
    pub(super) adult: Vec<usize>,
    /// Child offences of trafficking.
    pub(super) child: Vec<usize>,
    /// Acts that at least one adult offence fills (`R_A`).
    pub(super) acts: Vec<&'static str>,
    /// Purposes that at least one adult offence fills (`R_P`).
    pub(super) purposes: Vec<&'static str>,
    /// Principal offences of trafficking: more than half of `R_A` and of `R_P`.
    pub(super) principal: Vec<usize>,
}

/// Whether `part` is more than half of `whole`; met when the whole is empty.
pub(super) fn more_than_half(part: usize, whole: usize) -> bool {
    whole == 0 || part * 2 > whole
}

impl Sets {
    /// Reads the sets off the law of the day.
    pub(super) fn of(law: &Law<'_>) -> Self {
        let tip = base_records(law, OffenceKind::Tip);
        let scope = |i: &usize| law.offences[*i].offence.victim_scope;
        let adult: Vec<usize> =
            tip.iter().copied().filter(|i| scope(i) != Some(VictimScope::Children)).collect();
        let child = tip.iter().copied().filter(|i| scope(i) != Some(VictimScope::Adults)).collect();
        let fills_act = |i: usize, a: &str| reach::act(&law.offences[i], a) == Reach::IN;
        let fills_purpose = |i: usize, p: &str| reach::purpose(&law.offences[i], p) == Reach::IN;
        let acts: Vec<&'static str> =
            ACTS.into_iter().filter(|a| adult.iter().any(|i| fills_act(*i, a))).collect();
        let purposes: Vec<&'static str> =
            PURPOSES.into_iter().filter(|p| adult.iter().any(|i| fills_purpose(*i, p))).collect();
        let mut sets = Self { adult, child, acts, purposes, principal: Vec::new() };
        let wide = |i: &usize| sets.has_most(&law.offences[*i]);
        let mut principal: Vec<usize> = sets.adult.iter().copied().filter(wide).collect();
        if principal.is_empty() {
            principal.clone_from(&sets.adult);
        }
        sets.principal = principal;
        sets
    }

    /// Whether an offence has more than half of `R_A`.
    pub(super) fn has_most_acts(&self, offence: &LawOffence<'_>) -> bool {
        let filled = self.acts.iter().filter(|a| reach::act(offence, a) == Reach::IN).count();
        more_than_half(filled, self.acts.len())
    }

    /// Whether an offence has more than half of `R_A` and of `R_P`.
    pub(super) fn has_most(&self, offence: &LawOffence<'_>) -> bool {
        let filled =
            self.purposes.iter().filter(|p| reach::purpose(offence, p) == Reach::IN).count();
        self.has_most_acts(offence) && more_than_half(filled, self.purposes.len())
    }
}

/// `O[k]`: records of the kind and its functional equivalents, base or alternative.
fn base_records(law: &Law<'_>, kind: OffenceKind) -> Vec<usize> {
    records(law, kind, |tier| tier != OffenceTier::Aggravated)
}

fn records(law: &Law<'_>, kind: OffenceKind, tier: impl Fn(OffenceTier) -> bool) -> Vec<usize> {
    (0..law.offences.len())
        .filter(|i| {
            let offence = law.offences[*i].offence;
            tier(offence.tier) && (offence.kind == kind || offence.equivalent_to.contains(&kind))
        })
        .collect()
}

/// One element of one State on one day, as a rule sees it.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    /// The law of the day.
    pub(super) law: &'a Law<'a>,
    /// The shared record sets.
    pub(super) sets: &'a Sets,
    /// The element.
    pub(super) element: &'a Element,
    /// Families the element looks at (section 2.1.4).
    pub(super) family: Family,
    /// Whether trafficking is required where both families are asked for.
    pub(super) tip_required: bool,
    /// Whether smuggling is required where both families are asked for.
    pub(super) som_required: bool,
}

impl<'a> Case<'a> {
    /// The offence at a place.
    pub(super) fn offence(&self, i: usize) -> &'a LawOffence<'a> {
        &self.law.offences[i]
    }

    /// `O[k]` without aggravated records.
    pub(super) fn kind(&self, kind: OffenceKind) -> Vec<usize> {
        base_records(self.law, kind)
    }

    /// `O[k]` with its aggravated records.
    pub(super) fn kind_with_aggravated(&self, kind: OffenceKind) -> Vec<usize> {
        records(self.law, kind, |_| true)
    }

    /// Several kinds, each record once.
    pub(super) fn kinds(&self, kinds: &[OffenceKind]) -> Vec<usize> {
        let mut all: Vec<usize> = kinds.iter().flat_map(|k| self.kind(*k)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Records of document offences with one of the verbs, at any relation above related.
    pub(super) fn documents_with(&self, verbs: &[&str]) -> Vec<usize> {
        self.kind(OffenceKind::Document)
            .into_iter()
            .filter(|i| {
                let list = &self.offence(*i).document_verbs;
                verbs.iter().any(|v| list.has(v).relation > Relation::Related)
            })
            .collect()
    }

    /// Families that count: the element's, and where it asks for both, those required of the State.
    pub(super) fn families(&self) -> Vec<Family> {
        match self.family {
            Family::All => [(Family::Tip, self.tip_required), (Family::Som, self.som_required)]
                .into_iter()
                .filter_map(|(family, required)| required.then_some(family))
                .collect(),
            one => vec![one],
        }
    }

    /// Records of a family: trafficking, or every smuggling, document and stay offence.
    pub(super) fn family_records(&self, family: Family) -> Vec<usize> {
        match family {
            Family::Tip => self.kind(OffenceKind::Tip),
            Family::Som => self.kinds(&SMUGGLING),
            Family::All => {
                let mut kinds = vec![OffenceKind::Tip];
                kinds.extend(SMUGGLING);
                self.kinds(&kinds)
            }
        }
    }

    /// Records of every family that the element looks at.
    pub(super) fn records_of_families(&self) -> Vec<usize> {
        let mut all: Vec<usize> =
            self.families().into_iter().flat_map(|f| self.family_records(f)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Whether every one of the families of offences was surveyed, for the day of analysis.
    pub(super) fn surveyed(&self, kinds: &[OffenceKind]) -> bool {
        let families = &self.law.record.jurisdiction.surveyed_families;
        kinds.iter().all(|k| families.get(k).is_some_and(|s| self.holds(s, self.first_offence(*k))))
    }

    /// Whether a survey tells about the day. One that does not say from when it holds tells nothing
    /// about days before the first law that it found.
    fn holds(&self, survey: &Survey, first_found: Option<LegalDate>) -> bool {
        let from = survey.from.or(first_found);
        survey.surveyed && from.is_none_or(|from| from <= self.law.day)
    }

    /// The first day of any recorded offence of a kind.
    fn first_offence(&self, kind: OffenceKind) -> Option<LegalDate> {
        let acts = self.law.record.acts.iter().filter(|a| a.status == ActStatus::Law);
        let offences = acts.flat_map(|a| a.offences.iter().map(move |o| (a, o)));
        offences
            .filter(|(_, o)| o.kind == kind && o.status == OffenceStatus::InForce)
            .map(|(act, o)| o.from.or(act.commenced))
            .min()?
    }

    /// The first day of any recorded provision on a topic.
    fn first_provision(&self, topic: &Topic) -> Option<LegalDate> {
        let acts = self.law.record.acts.iter().filter(|a| a.status == ActStatus::Law);
        let provisions = acts.flat_map(|a| a.provisions.iter().map(move |p| (a, p)));
        provisions
            .filter(|(_, p)| p.topic == *topic)
            .map(|(act, p)| p.from.or(act.commenced))
            .min()?
    }

    /// Kinds of offence behind the families that the element looks at.
    pub(super) fn family_kinds(&self) -> Vec<OffenceKind> {
        let mut kinds = Vec::new();
        for family in self.families() {
            if family != Family::Som {
                kinds.push(OffenceKind::Tip);
            }
            if family != Family::Tip {
                kinds.extend(SMUGGLING);
            }
        }
        kinds
    }

    /// The survey of a topic, or of its group.
    pub(super) fn topic_survey(&self, topic: &Topic) -> Option<&'a Survey> {
        self.law.record.jurisdiction.survey_of(topic)
    }

    /// What an empty set of records means: absent where the families were surveyed, otherwise not
    /// assessed (section 2.1.3, step 2).
    pub(super) fn empty_set(&self, kinds: &[OffenceKind]) -> Verdict<'a> {
        let names: Vec<String> = kinds.iter().map(|k| k.describe()).collect();
        let names = names.join(", ");
        if self.surveyed(kinds) {
            return Verdict::new(
                Status::Absent,
                format!("the law was searched for offences of {names}; none was found"),
            );
        }
        let first = kinds.iter().filter_map(|k| self.first_offence(*k)).min();
        Verdict::new(
            Status::NotAssessed,
            match first.filter(|first| *first > self.law.day) {
                Some(first) => {
                    format!(
                        "the record of offences of {names} begins on {first}; earlier law is not recorded"
                    )
                }
                None => {
                    format!("no offence of {names} is recorded, and nobody has recorded a search")
                }
            },
        )
    }

    /// What an empty topic means.
    pub(super) fn empty_topic(&self, topic: &Topic) -> Verdict<'a> {
        match self.topic_survey(topic) {
            Some(survey) if self.holds(survey, self.first_provision(topic)) => Verdict::new(
                Status::Absent,
                format!("the law was searched for {topic}; nothing was found"),
            ),
            _ => Verdict::new(
                Status::NotAssessed,
                format!("nothing is recorded on {topic}, and nobody has recorded a search"),
            ),
        }
    }

    /// A fact of an offence.
    pub(super) fn fact(
        &self,
        i: usize,
        name: &'static str,
        value: impl FnOnce(&'a LawOffence<'a>) -> Tri,
    ) -> Held<'a> {
        Held::fact(value(self.offence(i)), Ground::Offence(i), name)
    }

    /// Some record of the set has the fact.
    pub(super) fn some(
        &self,
        set: &[usize],
        name: &'static str,
        value: impl Fn(&'a LawOffence<'a>) -> Tri,
    ) -> Held<'a> {
        Held::some(set.iter().map(|i| self.fact(*i, name, &value)))
    }

    /// Every record of the set has the fact.
    pub(super) fn every(
        &self,
        set: &[usize],
        name: &'static str,
        value: impl Fn(&'a LawOffence<'a>) -> Tri,
    ) -> Held<'a> {
        Held::every(set.iter().map(|i| self.fact(*i, name, &value)))
    }

    /// The facts of a whole set, as the ground of an "otherwise" row.
    pub(super) fn looked_at(&self, set: &[usize], name: &'static str) -> Vec<Fact<'a>> {
        set.iter().map(|i| (Ground::Offence(*i), name)).collect()
    }

    /// The best relation of a term over a set, and where it stands.
    pub(super) fn best_term(
        &self,
        set: &[usize],
        fact: &'static str,
        canonical: &str,
        list: impl Fn(&'a LawOffence<'a>) -> &'a TermList<'a>,
    ) -> BestTerm<'a> {
        let found: Vec<(usize, Has<'a>)> =
            set.iter().map(|i| (*i, list(self.offence(*i)).has(canonical))).collect();
        let mut best = BestTerm::new(&found, fact);
        if matches!(best.relation, Relation::Broader | Relation::Narrower | Relation::Related) {
            for (i, has) in found.iter().filter(|(i, _)| best.at.contains(i)) {
                let wordings = list(self.offence(*i)).iter().enumerate();
                for (_, resolved) in wordings.filter(|(place, _)| has.wordings.contains(place)) {
                    let wording = match &resolved.wording.reason {
                        Some(reason) => {
                            format!(
                                "“{}” ({})",
                                resolved.wording.term,
                                reason.trim_end_matches('.')
                            )
                        }
                        None => format!("“{}”", resolved.wording.term),
                    };
                    if best.words.len() < WORDS_SHOWN && !best.words.contains(&wording) {
                        best.words.push(wording);
                    }
                }
            }
        }
        best
    }

    /// A fact of the general part.
    pub(super) fn general(
        general: &'a GeneralPart,
        fact: &'static str,
        value: impl Into<Tri>,
    ) -> Held<'a> {
        Held::fact(value, Ground::Block("general_part", &general.origins), fact)
    }
}

/// The kinds of offence behind SoM 6(1).
pub(super) const SMUGGLING: [OffenceKind; 3] =
    [OffenceKind::Som, OffenceKind::Document, OffenceKind::Stay];

/// Words of the law quoted in a reason; the facts show all of them.
const WORDS_SHOWN: usize = 2;

/// The best relation of a term over a set of records (`has` in section 2.1.1).
pub(super) struct BestTerm<'a> {
    /// The best relation known.
    pub(super) relation: Relation,
    /// Whether it comes from a definition only.
    pub(super) by_definition: bool,
    /// Records that have the term at that relation.
    pub(super) at: Vec<usize>,
    /// The law's words behind a relation that is not exact, with the coder's reason.
    words: Vec<String>,
    /// Records whose list may hold more than is known.
    unsettled: Vec<usize>,
    /// The fact.
    fact: &'static str,
    /// Every record looked at.
    set: Vec<usize>,
    marker: std::marker::PhantomData<&'a ()>,
}

impl<'a> BestTerm<'a> {
    fn new(found: &[(usize, Has<'a>)], fact: &'static str) -> Self {
        let relation = found.iter().map(|(_, h)| h.relation).max().unwrap_or(Relation::None);
        let at: Vec<usize> = found
            .iter()
            .filter(|(_, h)| h.relation == relation && relation != Relation::None)
            .map(|(i, _)| *i)
            .collect();
        let by_definition = !at.is_empty()
            && found.iter().filter(|(i, _)| at.contains(i)).all(|(_, h)| h.by_definition);
        Self {
            relation,
            by_definition,
            words: Vec::new(),
            at,
            unsettled: found.iter().filter(|(_, h)| h.unsettled).map(|(i, _)| *i).collect(),
            fact,
            set: found.iter().map(|(i, _)| *i).collect(),
            marker: std::marker::PhantomData,
        }
    }

    /// Raises the relation, as an open list of acts does.
    pub(super) fn lifted_by(mut self, to: Relation, records: Vec<usize>) -> Self {
        if self.relation < to && !records.is_empty() {
            self.relation = to;
            self.at = records;
            self.by_definition = false;
            self.words = vec!["the list of acts is open".to_owned()];
        }
        self
    }

    /// Marks records whose list may hold more than is known.
    pub(super) fn unsettled_by(mut self, records: impl IntoIterator<Item = usize>) -> Self {
        self.unsettled.extend(records);
        self
    }

    /// A reason that quotes the law's words, where the relation is not exact.
    pub(super) fn quoting(&self, reason: &str) -> String {
        if self.words.is_empty() {
            reason.to_owned()
        } else {
            format!("{reason}: {}", self.words.join("; "))
        }
    }

    /// Whether the best relation is this one. While a list is unsettled, a weaker known relation may
    /// turn out to be this one, and this one may turn out stronger; a filling relation is settled.
    pub(super) fn is(&self, relation: Relation) -> Held<'a> {
        let settled = self.relation.fills() || self.unsettled.is_empty();
        let tri = if settled {
            Tri::from(self.relation == relation)
        } else if self.relation <= relation {
            Tri::Unknown
        } else {
            Tri::No
        };
        let records = match tri {
            Tri::Unknown => &self.unsettled,
            _ if self.at.is_empty() => &self.set,
            _ => &self.at,
        };
        let facts = records.iter().map(|i| (Ground::Offence(*i), self.fact));
        match tri {
            Tri::No => Held::plain(false),
            Tri::Yes => Held::plain(true).resting_on(facts),
            Tri::Unknown => {
                Held::some(facts.map(|(ground, fact)| Held::fact(Tri::Unknown, ground, fact)))
            }
        }
    }

    /// Whether the best relation fills the term.
    pub(super) fn fills(&self) -> Held<'a> {
        self.is(Relation::Exact).or(self.is(Relation::Broader))
    }
}
