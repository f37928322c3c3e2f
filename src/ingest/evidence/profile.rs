//! What each decision rule looks for in a text. One place for all of it: to make an element find more,
//! or less, change its profile here, or the cues and terms that the profile names.
//!
//! Weights are few and round on purpose: they say "this above all", "this as well", "this helps",
//! and were set by what the rule asks, not fitted to texts.

use crate::assess::{ACTS, MEANS};
use crate::model::{
    AggravationSet, BenefitOf, Category, CompensationTest, DocumentLimb, JurisdictionBase,
    OffenceKind, ParticipationLimb, RecordSet, Rule, Signal,
};

/// Something that can be found in a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sought {
    /// A signal.
    Signal(Signal),
    /// Two signals beside each other, in either order.
    Beside(Signal, Signal),
    /// A canonical term, by any of the words that stand for it.
    Term(Category, String),
    /// A topic.
    Topic(String),
}

/// Pairs of signals whose closeness says more than either: what [`Sought::Beside`] may name.
pub(super) const PAIRS: [(Signal, Signal); 20] = [
    (Signal::NonCitizen, Signal::Definition),
    (Signal::Migrant, Signal::Definition),
    (Signal::NonResident, Signal::Definition),
    (Signal::Consent, Signal::Irrelevant),
    (Signal::Child, Signal::MeansWaived),
    (Signal::Child, Signal::AgeBelow),
    (Signal::Child, Signal::Definition),
    (Signal::Victim, Signal::NotLiable),
    (Signal::Migrant, Signal::NotLiable),
    (Signal::TraffickingName, Signal::Offence),
    (Signal::TraffickingName, Signal::Definition),
    (Signal::SmugglingName, Signal::Offence),
    (Signal::SmugglingName, Signal::Definition),
    (Signal::Group, Signal::Definition),
    (Signal::LegalPerson, Signal::Offence),
    (Signal::Benefit, Signal::Definition),
    (Signal::IllegalEntry, Signal::Definition),
    (Signal::Exploitation, Signal::Definition),
    (Signal::Falsified, Signal::Definition),
    (Signal::Attempt, Signal::Offence),
];

/// One thing a profile looks for: any of several signs.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    /// Any of these.
    pub(super) any: Vec<Sought>,
    /// How much it says beside the other clauses of the profile.
    pub(super) weight: f64,
    /// Whether a provision without it hardly bears on the element.
    pub(super) must: bool,
    /// How many of the signs a full provision shows: three of five acts.
    pub(super) of: usize,
}

/// What shows that a provision bears on an element.
#[derive(Debug, Clone)]
pub(super) struct Profile {
    /// Offences of which the element is a part.
    pub(super) offences: Vec<OffenceKind>,
    /// How much the section of such an offence says by itself, 0 to 1: a victim of any kind is decided
    /// where the offence is, a bar of consent perhaps elsewhere.
    pub(super) share: f64,
    /// Whether the clauses count only within such an offence, or the definition it uses.
    pub(super) inside: bool,
    /// What is looked for besides.
    pub(super) clauses: Vec<Clause>,
    /// What remains of the clauses in a provision far from those offences, or from any of the family: in
    /// a code of five hundred sections a rule on aggravation is about its neighbours, a rule on
    /// attempt about every offence.
    pub(super) far: f64,
}

/// Says more than everything else.
const ABOVE_ALL: f64 = 1.0;
/// Says as much as its neighbours.
const AS_WELL: f64 = 0.5;
/// Helps to tell likely provisions apart.
const HELPS: f64 = 0.25;

/// A clause of signals.
fn signals(weight: f64, any: &[Signal]) -> Clause {
    let any = any.iter().map(|&signal| Sought::Signal(signal)).collect();
    Clause { any, weight, must: false, of: 1 }
}

/// A clause of two signals beside each other; a pair of [`PAIRS`].
fn beside(weight: f64, a: Signal, b: Signal) -> Clause {
    Clause { any: vec![Sought::Beside(a, b)], weight, must: false, of: 1 }
}

/// A clause of canonical terms.
fn terms(weight: f64, category: Category, any: &[&str]) -> Clause {
    let any = any.iter().map(|&id| Sought::Term(category, id.to_owned())).collect();
    Clause { any, weight, must: false, of: 1 }
}

/// A clause of topics.
fn topics(weight: f64, any: &[&str]) -> Clause {
    let any = any.iter().map(|&id| Sought::Topic(id.to_owned())).collect();
    Clause { any, weight, must: false, of: 1 }
}

impl Clause {
    /// The clause as one without which a provision hardly bears on the element.
    fn must(self) -> Self {
        Self { must: true, ..self }
    }

    /// The clause as one that is full when so many of its signs are there.
    fn of(self, of: usize) -> Self {
        Self { of, ..self }
    }

    /// The clause with the signs of another.
    fn or(mut self, other: Self) -> Self {
        self.any.extend(other.any);
        self
    }
}

/// The purposes of trafficking.
const PURPOSES: [&str; 12] = [
    "prostitution-of-others",
    "sexual-exploitation",
    "forced-labour",
    "slavery",
    "slavery-like",
    "servitude",
    "organ-removal",
    "forced-marriage",
    "illegal-adoption",
    "begging",
    "criminal-activity",
    "surrogacy",
];
/// What is done with fraudulent documents.
const DOCUMENT_ACTS: [&str; 4] =
    ["produce-document", "procure-document", "provide-document", "possess-document"];

/// A profile of what is found outside the offences as well: the offences' own sections say `share`.
fn beyond(offences: &[OffenceKind], share: f64, clauses: Vec<Clause>) -> Profile {
    Profile { offences: offences.to_vec(), share, inside: false, clauses, far: 0.5 }
}

/// A profile of what is found within the offences, or the definitions they use.
fn within(offences: &[OffenceKind], share: f64, clauses: Vec<Clause>) -> Profile {
    Profile { offences: offences.to_vec(), share, inside: true, clauses, far: 1.0 }
}

/// A profile of topics alone.
fn topic(id: &str) -> Profile {
    beyond(&[], 0.0, vec![topics(ABOVE_ALL, &[id])])
}

impl Profile {
    /// A profile that looks for nothing.
    pub(super) fn none() -> Self {
        beyond(&[], 0.0, Vec::new())
    }

    /// The profile as one of rules that mean nothing apart from the offences: benefits are defined in
    /// every law on residence.
    fn near(self) -> Self {
        Self { far: 0.25, ..self }
    }

    /// The profile as one of rules that hold for every offence, wherever they stand.
    fn anywhere(self) -> Self {
        Self { far: 1.0, ..self }
    }
}

/// The offences of a set of records.
fn kinds(set: RecordSet) -> &'static [OffenceKind] {
    use OffenceKind as K;
    match set {
        RecordSet::Tip => &[K::Tip],
        RecordSet::SomAll | RecordSet::SomCore => &[K::Som, K::Stay, K::Document],
        RecordSet::SomBii => &[K::Document],
        RecordSet::Corruption => &[K::Corruption],
        RecordSet::All => {
            &[K::Tip, K::Som, K::Document, K::Stay, K::Laundering, K::Corruption, K::Obstruction]
        }
    }
}

/// What tells the sections of an offence.
pub(super) fn offence(kind: OffenceKind) -> Vec<Clause> {
    use OffenceKind as K;
    let stated = || signals(AS_WELL, &[Signal::Offence]).must();
    let about = |id: &str| vec![stated(), topics(ABOVE_ALL, &[id]).must()];
    match kind {
        K::Tip => vec![
            signals(ABOVE_ALL, &[Signal::TraffickingName]),
            terms(ABOVE_ALL, Category::Act, &ACTS).of(3).must(),
            signals(AS_WELL, &[Signal::Exploitation]).or(terms(
                AS_WELL,
                Category::Purpose,
                &PURPOSES,
            )),
            terms(AS_WELL, Category::Means, &MEANS).of(3),
            signals(HELPS, &[Signal::PurposeIntro]),
            stated(),
        ],
        K::Som => vec![
            signals(ABOVE_ALL, &[Signal::SmugglingName]),
            terms(ABOVE_ALL, Category::Smuggling, &["procure-entry"])
                .or(signals(ABOVE_ALL, &[Signal::IllegalEntry, Signal::Entry]))
                .must(),
            signals(
                AS_WELL,
                &[
                    Signal::NonResident,
                    Signal::NonCitizen,
                    Signal::Migrant,
                    Signal::OtherState,
                    Signal::Border,
                ],
            )
            .of(2),
            signals(HELPS, &[Signal::Benefit, Signal::BenefitOther]),
            signals(AS_WELL, &[Signal::Organise, Signal::Accomplice])
                .or(terms(AS_WELL, Category::Act, &["transportation", "harbouring", "recruitment"]))
                .of(2),
            stated(),
        ],
        K::Document => vec![
            signals(ABOVE_ALL, &[Signal::TravelDocument, Signal::IdentityDocument]),
            // A penal code punishes the forging of documents of every kind.
            signals(AS_WELL, &[Signal::TravelDocument, Signal::IdentityDocument, Signal::Document])
                .must(),
            signals(ABOVE_ALL, &[Signal::Falsified, Signal::ImproperlyIssued, Signal::Impostor])
                .or(signals(ABOVE_ALL, &[Signal::SmugglingName]))
                .must(),
            terms(AS_WELL, Category::Smuggling, &DOCUMENT_ACTS).of(3),
            signals(HELPS, &[Signal::SmugglingName, Signal::Migrant, Signal::Benefit]),
            stated(),
        ],
        K::Stay => vec![
            terms(ABOVE_ALL, Category::Smuggling, &["enable-stay"])
                .or(signals(ABOVE_ALL, &[Signal::Stay]))
                .must(),
            signals(AS_WELL, &[Signal::NonResident, Signal::NonCitizen, Signal::Migrant])
                .or(signals(AS_WELL, &[Signal::IllegalEntry]))
                .of(2)
                .must(),
            terms(AS_WELL, Category::Act, &["harbouring"]),
            signals(HELPS, &[Signal::Benefit, Signal::SmugglingName]),
            stated(),
        ],
        K::Laundering => vec![
            stated(),
            topics(
                ABOVE_ALL,
                &["laundering.conversion", "laundering.concealment", "laundering.acquisition"],
            )
            .must(),
        ],
        K::Corruption => {
            vec![stated(), topics(ABOVE_ALL, &["corruption.active", "corruption.passive"]).must()]
        }
        K::Obstruction => {
            vec![
                stated(),
                topics(ABOVE_ALL, &["obstruction.witness", "obstruction.official"]).must(),
            ]
        }
        K::Ocg => about("group.membership"),
        K::ForcedLabour => about("offence.forced-labour"),
        K::ChildProstitution => about("offence.child-prostitution"),
        K::ChildSale => about("offence.child-sale"),
        K::Csam => about("offence.csam"),
        K::KnowingUse => about("offence.knowing-use"),
        K::TipDocuments => about("offence.tip-documents"),
        K::IdentityDisclosure => about("offence.identity-disclosure"),
        K::TipPremises => about("offence.tip-premises"),
        K::ChildWfcl => about("offence.child-wfcl"),
        // No rule asks for these by themselves.
        K::Slavery
        | K::Servitude
        | K::DebtBondage
        | K::Organ
        | K::OrganTrade
        | K::ForcedMarriage
        | K::Prostitution
        | K::Kidnapping
        | K::IllegalEntry
        | K::Other => Vec::new(),
    }
}

/// The profiles of a rule: one, or one for each part of a joint rule. None for rules that no text
/// answers: notices to a depositary, elements whose text is only shown, mirrors.
pub(super) fn profiles(rule: &Rule) -> Vec<Profile> {
    use OffenceKind as K;
    const SMUGGLING: &[OffenceKind] = &[K::Som, K::Stay, K::Document];
    let profile = match rule {
        Rule::Offence(kinds) => beyond(kinds, 1.0, Vec::new()),
        Rule::Act(x) => {
            within(&[K::Tip], 0.35, vec![terms(ABOVE_ALL, Category::Act, &[x.as_str()])])
        }
        Rule::Means(x) => {
            within(&[K::Tip], 0.35, vec![terms(ABOVE_ALL, Category::Means, &[x.as_str()])])
        }
        Rule::Purpose(x) => within(
            &[K::Tip],
            0.35,
            vec![
                terms(ABOVE_ALL, Category::Purpose, &[x.as_str()]),
                beside(HELPS, Signal::Exploitation, Signal::Definition),
            ],
        ),
        Rule::OpenList => within(
            &[K::Tip],
            0.6,
            vec![signals(AS_WELL, &[Signal::OpenList]), signals(AS_WELL, &[Signal::Exploitation])],
        ),
        Rule::NoResult => within(&[K::Tip], 0.9, vec![signals(ABOVE_ALL, &[Signal::PurposeIntro])]),
        Rule::Consent => beyond(
            &[K::Tip],
            0.4,
            vec![
                beside(ABOVE_ALL, Signal::Consent, Signal::Irrelevant).must(),
                signals(AS_WELL, &[Signal::Consent]),
                signals(HELPS, &[Signal::Victim, Signal::TraffickingName]),
            ],
        ),
        Rule::ChildMeans => beyond(
            &[K::Tip],
            0.5,
            vec![
                signals(AS_WELL, &[Signal::Child]).must(),
                signals(AS_WELL, &[Signal::TraffickingName]),
                beside(ABOVE_ALL, Signal::Child, Signal::MeansWaived),
                terms(HELPS, Category::Act, &ACTS).of(3),
            ],
        ),
        Rule::ChildScope => beyond(
            &[K::Tip],
            0.6,
            vec![
                signals(AS_WELL, &[Signal::Child]).must(),
                signals(AS_WELL, &[Signal::TraffickingName]),
                terms(AS_WELL, Category::Act, &ACTS).of(3),
            ],
        ),
        Rule::ChildAge => beyond(
            &[K::Tip],
            0.5,
            vec![
                beside(AS_WELL, Signal::Child, Signal::AgeBelow).must(),
                beside(ABOVE_ALL, Signal::Child, Signal::Definition),
            ],
        ),
        Rule::Victim => beyond(&[K::Tip], 1.0, Vec::new()),
        Rule::NoBorder(set) => {
            beyond(kinds(*set), 0.9, vec![topics(ABOVE_ALL, &["no-border"]).must()])
        }
        Rule::NoMove => within(
            &[K::Tip],
            0.9,
            vec![terms(ABOVE_ALL, Category::Act, &["harbouring", "receipt"])],
        ),
        Rule::NoOcg(set) | Rule::Regime(set) => beyond(kinds(*set), 1.0, Vec::new()),
        Rule::Intent(set) => within(
            kinds(*set),
            0.8,
            vec![signals(
                ABOVE_ALL,
                &[
                    Signal::Intent,
                    Signal::Knowledge,
                    Signal::Recklessness,
                    Signal::Negligence,
                    Signal::Strict,
                ],
            )],
        ),
        Rule::Attempt(set) => beyond(
            kinds(*set),
            0.45,
            vec![
                topics(ABOVE_ALL, &["part.attempt"]),
                signals(AS_WELL, &[Signal::Attempt]).must(),
                signals(HELPS, &[Signal::Offence]),
            ],
        )
        .anywhere(),
        Rule::Participation(set, limb) => {
            let above: &[Signal] = match limb {
                ParticipationLimb::Accomplice => &[Signal::Accomplice],
                ParticipationLimb::OrganiseDirect => {
                    &[Signal::Organise, Signal::Direct, Signal::Instigate]
                }
            };
            beyond(
                kinds(*set),
                0.45,
                vec![
                    topics(ABOVE_ALL, &["part.participation"]),
                    signals(AS_WELL, above)
                        .or(signals(AS_WELL, &[Signal::Conspire, Signal::Accomplice]))
                        .must(),
                    signals(HELPS, above),
                    signals(HELPS, &[Signal::Offence]),
                ],
            )
            .anywhere()
        }
        Rule::Aggravation(kind, x) => beyond(
            &[*kind],
            0.5,
            vec![
                terms(ABOVE_ALL, Category::Aggravation, &[x.as_str()]),
                signals(AS_WELL, &[Signal::Aggravation]),
                terms(HELPS, Category::Aggravation, &[x.as_str()])
                    .or(signals(HELPS, &[Signal::Aggravation]))
                    .must(),
                signals(HELPS, &[Signal::Offence, Signal::Imprisonment]),
            ],
        ),
        Rule::AggravationScope => {
            beyond(SMUGGLING, 0.6, vec![signals(ABOVE_ALL, &[Signal::Aggravation]).must()])
        }
        Rule::AggravationParticipants => beyond(
            SMUGGLING,
            0.5,
            vec![
                signals(AS_WELL, &[Signal::Aggravation]),
                topics(AS_WELL, &["part.participation"]).must(),
            ],
        )
        .anywhere(),
        Rule::AggravationSet(set) => {
            let kind = match set {
                AggravationSet::ModelSom => K::Som,
                AggravationSet::Actip | AggravationSet::Saarc | AggravationSet::ModelTip => K::Tip,
            };
            beyond(
                &[kind],
                0.5,
                vec![
                    signals(ABOVE_ALL, &[Signal::Aggravation]),
                    terms(
                        AS_WELL,
                        Category::Aggravation,
                        &[
                            "serious-injury",
                            "death",
                            "vulnerable-victim",
                            "child-victim",
                            "several-victims",
                            "organised-group",
                            "recidivism",
                            "public-official",
                            "position-of-trust",
                            "family-or-guardian",
                            "danger-life",
                            "inhuman-degrading",
                        ],
                    )
                    .of(3)
                    .must(),
                    signals(HELPS, &[Signal::Offence]),
                ],
            )
        }
        Rule::Benefit(of) => {
            let kind = match of {
                BenefitOf::Smuggling => K::Som,
                BenefitOf::Document => K::Document,
                BenefitOf::Stay => K::Stay,
            };
            beyond(
                &[kind],
                0.75,
                vec![beside(ABOVE_ALL, Signal::Benefit, Signal::Definition).must(), benefit(HELPS)],
            )
            .near()
        }
        Rule::BenefitScope => beyond(
            SMUGGLING,
            0.6,
            vec![
                beside(ABOVE_ALL, Signal::Benefit, Signal::Definition),
                benefit(AS_WELL).must(),
                signals(HELPS, &[Signal::Indirect]),
                signals(HELPS, &[Signal::SmugglingName]),
            ],
        ),
        Rule::SmugglingConduct => beyond(&[K::Som], 1.0, Vec::new()),
        Rule::EntryScope => {
            within(&[K::Som], 0.8, vec![signals(ABOVE_ALL, &[Signal::OtherState, Signal::Entry])])
        }
        Rule::SmugglingObject => beyond(
            &[K::Som],
            0.8,
            vec![
                beside(ABOVE_ALL, Signal::NonCitizen, Signal::Definition)
                    .or(beside(ABOVE_ALL, Signal::Migrant, Signal::Definition))
                    .or(beside(ABOVE_ALL, Signal::NonResident, Signal::Definition))
                    .must(),
                signals(HELPS, &[Signal::NonResident, Signal::NonCitizen]),
            ],
        ),
        Rule::IllegalEntry => beyond(
            &[K::Som],
            0.6,
            vec![
                beside(ABOVE_ALL, Signal::IllegalEntry, Signal::Definition),
                signals(AS_WELL, &[Signal::IllegalEntry]).must(),
                signals(HELPS, &[Signal::SmugglingName]),
            ],
        ),
        Rule::Document(verb) => within(
            &[K::Document],
            0.7,
            vec![terms(ABOVE_ALL, Category::Smuggling, &[verb.as_str()])],
        ),
        Rule::DocumentDefinition(limb) => {
            let signal = match limb {
                DocumentLimb::Falsified => Signal::Falsified,
                DocumentLimb::ImproperlyIssued => Signal::ImproperlyIssued,
                DocumentLimb::Impostor => Signal::Impostor,
            };
            beyond(
                &[K::Document],
                0.6,
                vec![
                    signals(ABOVE_ALL, &[signal]),
                    signals(
                        AS_WELL,
                        &[Signal::TravelDocument, Signal::IdentityDocument, Signal::Document],
                    )
                    .must(),
                    signals(HELPS, &[Signal::Definition]),
                ],
            )
        }
        Rule::StayMeans => within(
            &[K::Stay],
            0.9,
            vec![signals(ABOVE_ALL, &[Signal::TravelDocument, Signal::IllegalEntry])],
        ),
        Rule::NonLiability => beyond(
            &[K::Som],
            0.5,
            vec![
                topics(ABOVE_ALL, &["non-liability"]).must(),
                beside(AS_WELL, Signal::Migrant, Signal::NotLiable),
                signals(HELPS, &[Signal::SmugglingName, Signal::Migrant]),
            ],
        ),
        Rule::OwnDocument => within(
            &[K::Document],
            0.8,
            vec![terms(ABOVE_ALL, Category::Smuggling, &["possess-document"])],
        ),
        Rule::Humanitarian => beyond(
            &[K::Som, K::Stay],
            0.5,
            vec![
                topics(ABOVE_ALL, &["humanitarian-exclusion"]).must(),
                signals(HELPS, &[Signal::Exception, Signal::NotLiable]),
                signals(HELPS, &[Signal::SmugglingName, Signal::Migrant]),
            ],
        ),
        Rule::ExitFlag => within(&[K::Som], 0.8, vec![signals(ABOVE_ALL, &[Signal::Exit])]),
        Rule::Provision(id) => topic(id.as_str()),
        Rule::Designate(id, _) | Rule::General(id) => topic(id.as_str()).anywhere(),
        Rule::Compensation(test) => match test {
            CompensationTest::Any | CompensationTest::Both => topic("compensation"),
        },
        Rule::Serious | Rule::Sanction => beyond(
            &[K::Tip, K::Som, K::Document, K::Stay],
            0.9,
            vec![
                signals(ABOVE_ALL, &[Signal::Imprisonment, Signal::Life]).must(),
                signals(HELPS, &[Signal::TraffickingName, Signal::SmugglingName]).must(),
            ],
        ),
        Rule::LegalPerson => beyond(
            &[],
            0.0,
            vec![
                topics(ABOVE_ALL, &["legal-person.liability"]).must(),
                beside(AS_WELL, Signal::LegalPerson, Signal::Offence),
            ],
        ),
        Rule::LegalPersonNatural => beyond(
            &[],
            0.0,
            vec![
                topics(ABOVE_ALL, &["legal-person.individuals"]).must(),
                topics(AS_WELL, &["legal-person.liability"]),
                signals(HELPS, &[Signal::Officer]),
            ],
        ),
        Rule::LegalPersonSanction => beyond(
            &[],
            0.0,
            vec![
                topics(ABOVE_ALL, &["legal-person.liability"]).must(),
                topics(AS_WELL, &["legal-person.sanctions"]),
                signals(HELPS, &[Signal::Fine]),
            ],
        ),
        Rule::GroupParticipation | Rule::GroupCoverage => beyond(
            &[],
            0.0,
            vec![
                topics(ABOVE_ALL, &["group.membership"]).must(),
                signals(AS_WELL, &[Signal::Group, Signal::Conspire]),
                signals(HELPS, &[Signal::Offence]),
            ],
        ),
        Rule::GroupComplicity => beyond(
            &[K::Tip, K::Som],
            0.4,
            vec![
                signals(
                    ABOVE_ALL,
                    &[Signal::Organise, Signal::Direct, Signal::Accomplice, Signal::Instigate],
                )
                .of(2)
                .must(),
                signals(AS_WELL, &[Signal::Group]),
                signals(HELPS, &[Signal::Offence]),
            ],
        ),
        Rule::GroupDefinition => beyond(
            &[],
            0.0,
            vec![
                topics(ABOVE_ALL, &["group.definition"]).must(),
                beside(AS_WELL, Signal::Group, Signal::Definition),
            ],
        ),
        Rule::Predicate(_) => topic("predicates").anywhere(),
        Rule::Jurisdiction(base) => jurisdiction(*base),
        Rule::Extraditable => topic("extraditable").anywhere(),
        Rule::Limitation => topic("limitation").anywhere(),
        Rule::NonPunishment(_) => beyond(
            &[],
            0.0,
            vec![
                topics(ABOVE_ALL, &["non-punishment"]).must(),
                beside(AS_WELL, Signal::Victim, Signal::NotLiable),
            ],
        ),
        Rule::VulnerabilityDefinition => beyond(
            &[],
            0.0,
            vec![
                topics(ABOVE_ALL, &["vulnerability"]).must(),
                signals(HELPS, &[Signal::Definition]),
            ],
        ),
        Rule::Definitions => beyond(
            &[K::Tip],
            0.3,
            vec![
                signals(ABOVE_ALL, &[Signal::Definition, Signal::DefinitionOpen]).must(),
                terms(ABOVE_ALL, Category::Purpose, &PURPOSES).of(3).must(),
            ],
        ),
        Rule::Separate => beyond(&[K::Tip, K::Som], 1.0, Vec::new()),
        Rule::SaarcTrafficking => {
            within(&[K::Tip], 0.8, vec![signals(ABOVE_ALL, &[Signal::Female, Signal::Child])])
        }
        Rule::All(rules) => return rules.iter().flat_map(profiles).collect(),
        Rule::Mirror(_) | Rule::Notify(_) | Rule::Info => return Vec::new(),
    };
    vec![profile]
}

/// The benefit of a smuggler.
fn benefit(weight: f64) -> Clause {
    signals(weight, &[Signal::Benefit, Signal::BenefitOther])
}

/// The profile of a ground of jurisdiction.
fn jurisdiction(base: JurisdictionBase) -> Profile {
    let grounds: &[Signal] = match base {
        JurisdictionBase::Territorial => &[Signal::Territory],
        JurisdictionBase::Flag => &[Signal::Flag],
        JurisdictionBase::PassivePersonality => &[Signal::NationalVictim],
        JurisdictionBase::ActivePersonality => &[Signal::NationalOffender],
        JurisdictionBase::Effects => {
            return beyond(
                &[OffenceKind::Tip, OffenceKind::Som],
                0.3,
                vec![
                    topics(ABOVE_ALL, &["jurisdiction.effects"]).must(),
                    topics(AS_WELL, &["jurisdiction.extraterritorial"]),
                ],
            );
        }
        JurisdictionBase::AutDedereNational | JurisdictionBase::AutDedereAny => {
            &[Signal::NotExtradited]
        }
        JurisdictionBase::Universal => &[Signal::Abroad],
    };
    beyond(
        &[OffenceKind::Tip, OffenceKind::Som],
        0.3,
        vec![
            topics(ABOVE_ALL, &["jurisdiction.extraterritorial"]).must(),
            signals(AS_WELL, grounds),
            signals(HELPS, &[Signal::Abroad, Signal::Territory]),
        ],
    )
}
