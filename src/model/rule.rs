//! Decision rules as data: every element names one, in the notation of section 2.1.6 of the method,
//! for example `R-ACT(recruitment)`. The notation is read into a closed type, so that an element
//! cannot name a rule that does not exist.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{
    Canonical, DocumentLimb, JurisdictionBase, NotificationKey, OffenceKind, Topic, closed_list,
};

closed_list! {
    /// A set of offence records that a rule looks at (section 2.1.1).
    RecordSet, "set of records" {
        /// Trafficking.
        Tip = "tip",
        /// Smuggling, document and stay offences.
        SomAll = "som-all",
        /// Smuggling, stay, and producing documents.
        SomCore = "som-core",
        /// Procuring, providing, possessing documents.
        SomBii = "som-bii",
        /// Corruption.
        Corruption = "corruption",
        /// Every set that the rule names, each judged alone.
        All = "all",
    }
}

closed_list! {
    /// Participation that a rule asks for.
    ParticipationLimb, "limb of participation" {
        /// Accomplices.
        Accomplice = "accomplice",
        /// Organisers and directors.
        OrganiseDirect = "organise-direct",
    }
}

closed_list! {
    /// A list of aggravating circumstances (section 3.4).
    AggravationSet, "set of aggravations" {
        /// ACTIP 5(3).
        Actip = "actip",
        /// SAARC IV.
        Saarc = "saarc",
        /// Model law on trafficking.
        ModelTip = "model-tip",
        /// Model law on smuggling.
        ModelSom = "model-som",
    }
}

closed_list! {
    /// The offence whose benefit element a rule looks at.
    BenefitOf, "offence with a benefit element" {
        /// Smuggling.
        Smuggling = "smuggling",
        /// Documents.
        Document = "document",
        /// Stay.
        Stay = "stay",
    }
}

closed_list! {
    /// What compensation must be open.
    CompensationTest, "test of compensation" {
        /// Any route.
        Any = "any",
        /// Compensation and restitution.
        Both = "both",
    }
}

closed_list! {
    /// Which predicates are asked for.
    PredicateTest, "test of predicate offences" {
        /// Trafficking and smuggling.
        TipSom = "tip-som",
        /// The widest range.
        Widest = "widest",
    }
}

closed_list! {
    /// What a non-punishment clause must do.
    NonPunishTest, "test of non-punishment" {
        /// Full.
        Full = "full",
        /// Authorities entitled to refrain.
        Entitled = "entitled",
    }
}

/// How the status of an element is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// `R-OFFENCE(kind,…)`: the conduct is punishable.
    Offence(Vec<OffenceKind>),
    /// `R-ACT(act)`.
    Act(Canonical),
    /// `R-MEANS(means)`.
    Means(Canonical),
    /// `R-PURPOSE(purpose)`.
    Purpose(Canonical),
    /// `R-OPENLIST`.
    OpenList,
    /// `R-NORESULT`.
    NoResult,
    /// `R-CONSENT`.
    Consent,
    /// `R-CHILD-MEANS`.
    ChildMeans,
    /// `R-CHILD-SCOPE`.
    ChildScope,
    /// `R-CHILD-AGE`.
    ChildAge,
    /// `R-VICTIM`.
    Victim,
    /// `R-NOBORDER(set)`.
    NoBorder(RecordSet),
    /// `R-NOMOVE`.
    NoMove,
    /// `R-NOOCG(set)`.
    NoOcg(RecordSet),
    /// `R-INTENT(set)`.
    Intent(RecordSet),
    /// `R-ATTEMPT(set)`.
    Attempt(RecordSet),
    /// `R-PARTICIPATION(set,limb)`.
    Participation(RecordSet, ParticipationLimb),
    /// `R-REGIME(set)`.
    Regime(RecordSet),
    /// `R-AGG(kind,circumstance)`.
    Aggravation(OffenceKind, Canonical),
    /// `R-AGG-SCOPE`.
    AggravationScope,
    /// `R-AGG-PARTICIPANTS`.
    AggravationParticipants,
    /// `R-AGGSET(set)`.
    AggravationSet(AggravationSet),
    /// `R-BENEFIT(offence)`.
    Benefit(BenefitOf),
    /// `R-BENEFIT-SCOPE`.
    BenefitScope,
    /// `R-SOMCONDUCT`.
    SmugglingConduct,
    /// `R-ENTRYSCOPE`.
    EntryScope,
    /// `R-SOMOBJECT`.
    SmugglingObject,
    /// `R-ILLEGALENTRY`.
    IllegalEntry,
    /// `R-DOC(verb)`: produce, procure, provide or possess.
    Document(Canonical),
    /// `R-DOCDEF(limb)`.
    DocumentDefinition(DocumentLimb),
    /// `R-STAYMEANS`.
    StayMeans,
    /// `R-NONLIABILITY`.
    NonLiability,
    /// `R-OWN-DOC`.
    OwnDocument,
    /// `R-HUMANITARIAN`.
    Humanitarian,
    /// `R-EXITFLAG`: no status.
    ExitFlag,
    /// `R-PROV(topic)`.
    Provision(Topic),
    /// `R-DESIGNATE(topic,notification)`.
    Designate(Topic, NotificationKey),
    /// `R-NOTIFY(notification)`.
    Notify(NotificationKey),
    /// `R-GENERAL(topic)`.
    General(Topic),
    /// `R-COMPENSATION(test)`.
    Compensation(CompensationTest),
    /// `R-SERIOUS`.
    Serious,
    /// `R-SANCTION`.
    Sanction,
    /// `R-LEGALPERSON(tip,som)`.
    LegalPerson,
    /// `R-LP-NATURAL`.
    LegalPersonNatural,
    /// `R-LP-SANCTION`.
    LegalPersonSanction,
    /// `R-OCG-PARTICIPATION`.
    GroupParticipation,
    /// `R-OCG-COMPLICITY`.
    GroupComplicity,
    /// `R-OCG-COVERAGE`.
    GroupCoverage,
    /// `R-OCGDEF`.
    GroupDefinition,
    /// `R-PREDICATE(test)`.
    Predicate(PredicateTest),
    /// `R-JURISDICTION(base)`.
    Jurisdiction(JurisdictionBase),
    /// `R-EXTRADITABLE`.
    Extraditable,
    /// `R-LIMITATION`.
    Limitation,
    /// `R-NONPUNISH(test)`.
    NonPunishment(NonPunishTest),
    /// `R-VULNDEF`.
    VulnerabilityDefinition,
    /// `R-DEFS`.
    Definitions,
    /// `R-SEPARATE`.
    Separate,
    /// `R-SAARC-TIP`.
    SaarcTrafficking,
    /// `MIRROR(prefix,…)`: shows other elements; never scored twice.
    Mirror(Vec<MirrorPattern>),
    /// `R-INFO` or `INFO`: no status, text shown.
    Info,
    /// `X and Y`, `X plus Y`: each alone, then the worst.
    All(Vec<Self>),
}

impl Rule {
    /// The patterns of elements that the rule mirrors; none for a rule that mirrors nothing.
    pub fn mirrored(&self) -> Vec<&MirrorPattern> {
        match self {
            Self::Mirror(patterns) => patterns.iter().collect(),
            Self::All(rules) => rules.iter().flat_map(Self::mirrored).collect(),
            _ => Vec::new(),
        }
    }
}

/// Elements that a mirror shows: those whose id begins with the prefix, or with an article number
/// inside a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MirrorPattern {
    /// Instrument.
    pub instrument: String,
    /// First article.
    pub first: u16,
    /// Last article; the same as the first outside a range.
    pub last: u16,
}

impl MirrorPattern {
    /// Whether the element is shown.
    pub fn shows(&self, element: &str) -> bool {
        let Some(rest) = element.strip_prefix(self.instrument.as_str()) else { return false };
        let Some(rest) = rest.strip_prefix('.') else { return false };
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest[..digits].parse::<u16>().is_ok_and(|n| (self.first..=self.last).contains(&n))
    }
}

/// Why a text is not a rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{rule}` is not a decision rule: {why}")]
pub struct InvalidRule {
    /// What was written.
    pub rule: String,
    /// What is wrong.
    pub why: String,
}

impl FromStr for Rule {
    type Err = InvalidRule;

    fn from_str(text: &str) -> Result<Self, InvalidRule> {
        let parts: Vec<&str> = text.split(" and ").flat_map(|p| p.split(" plus ")).collect();
        if parts.len() > 1 {
            return Ok(Self::All(parts.into_iter().map(str::parse).collect::<Result<_, _>>()?));
        }
        let fail = |why: String| InvalidRule { rule: text.to_owned(), why };
        let (name, inner) = match text.split_once('(') {
            Some((name, rest)) => {
                let inner =
                    rest.strip_suffix(')').ok_or_else(|| fail("no closing bracket".to_owned()))?;
                (name, inner)
            }
            None => (text, ""),
        };
        let arguments: Vec<&str> =
            if inner.is_empty() { Vec::new() } else { inner.split(',').map(str::trim).collect() };

        fn one<T: FromStr>(arguments: &[&str]) -> Result<T, String>
        where
            T::Err: fmt::Display,
        {
            match arguments {
                [argument] => argument.parse().map_err(|e: T::Err| e.to_string()),
                _ => Err(format!("it takes one argument, not {}", arguments.len())),
            }
        }
        fn two<A: FromStr, B: FromStr>(arguments: &[&str]) -> Result<(A, B), String>
        where
            A::Err: fmt::Display,
            B::Err: fmt::Display,
        {
            match arguments {
                [a, b] => Ok((
                    a.parse().map_err(|e: A::Err| e.to_string())?,
                    b.parse().map_err(|e: B::Err| e.to_string())?,
                )),
                _ => Err(format!("it takes two arguments, not {}", arguments.len())),
            }
        }
        let none = |rule: Self| {
            if arguments.is_empty() { Ok(rule) } else { Err("it takes no argument".to_owned()) }
        };
        let a = &arguments[..];
        let rule = match name {
            "R-OFFENCE" if a.is_empty() => Err("it takes at least one kind of offence".to_owned()),
            "R-OFFENCE" => a
                .iter()
                .map(|k| k.parse().map_err(|e: super::NotListed| e.to_string()))
                .collect::<Result<_, _>>()
                .map(Self::Offence),
            "R-ACT" => one(a).map(Self::Act),
            "R-MEANS" => one(a).map(Self::Means),
            "R-PURPOSE" => one(a).map(Self::Purpose),
            "R-OPENLIST" => none(Self::OpenList),
            "R-NORESULT" => none(Self::NoResult),
            "R-CONSENT" => none(Self::Consent),
            "R-CHILD-MEANS" => none(Self::ChildMeans),
            "R-CHILD-SCOPE" => none(Self::ChildScope),
            "R-CHILD-AGE" => none(Self::ChildAge),
            "R-VICTIM" => none(Self::Victim),
            "R-NOBORDER" => one(a).map(Self::NoBorder),
            "R-NOMOVE" => none(Self::NoMove),
            "R-NOOCG" => one(a).map(Self::NoOcg),
            "R-INTENT" => one(a).map(Self::Intent),
            "R-ATTEMPT" => one(a).map(Self::Attempt),
            "R-PARTICIPATION" => two(a).map(|(s, l)| Self::Participation(s, l)),
            "R-REGIME" => one(a).map(Self::Regime),
            "R-AGG" => two(a).map(|(k, x)| Self::Aggravation(k, x)),
            "R-AGG-SCOPE" => none(Self::AggravationScope),
            "R-AGG-PARTICIPANTS" => none(Self::AggravationParticipants),
            "R-AGGSET" => one(a).map(Self::AggravationSet),
            "R-BENEFIT" => one(a).map(Self::Benefit),
            "R-BENEFIT-SCOPE" => none(Self::BenefitScope),
            "R-SOMCONDUCT" => none(Self::SmugglingConduct),
            "R-ENTRYSCOPE" => none(Self::EntryScope),
            "R-SOMOBJECT" => none(Self::SmugglingObject),
            "R-ILLEGALENTRY" => none(Self::IllegalEntry),
            "R-DOC" => match a {
                [verb @ ("produce" | "procure" | "provide" | "possess")] => {
                    Ok(Self::Document(format!("{verb}-document").parse().expect("a valid id")))
                }
                _ => Err("it takes produce, procure, provide or possess".to_owned()),
            },
            "R-DOCDEF" => one(a).map(Self::DocumentDefinition),
            "R-STAYMEANS" => none(Self::StayMeans),
            "R-NONLIABILITY" => none(Self::NonLiability),
            "R-OWN-DOC" => none(Self::OwnDocument),
            "R-HUMANITARIAN" => none(Self::Humanitarian),
            "R-EXITFLAG" => none(Self::ExitFlag),
            "R-PROV" => one(a).map(Self::Provision),
            "R-DESIGNATE" => two(a).map(|(t, n)| Self::Designate(t, n)),
            "R-NOTIFY" => one(a).map(Self::Notify),
            "R-GENERAL" => one(a).map(Self::General),
            "R-COMPENSATION" => one(a).map(Self::Compensation),
            "R-SERIOUS" => none(Self::Serious),
            "R-SANCTION" => none(Self::Sanction),
            "R-LEGALPERSON" if a == ["tip", "som"] => Ok(Self::LegalPerson),
            "R-LEGALPERSON" => Err("it takes (tip,som)".to_owned()),
            "R-LP-NATURAL" => none(Self::LegalPersonNatural),
            "R-LP-SANCTION" => none(Self::LegalPersonSanction),
            "R-OCG-PARTICIPATION" => none(Self::GroupParticipation),
            "R-OCG-COMPLICITY" => none(Self::GroupComplicity),
            "R-OCG-COVERAGE" => none(Self::GroupCoverage),
            "R-OCGDEF" => none(Self::GroupDefinition),
            "R-PREDICATE" => one(a).map(Self::Predicate),
            "R-JURISDICTION" => one(a).map(Self::Jurisdiction),
            "R-EXTRADITABLE" => none(Self::Extraditable),
            "R-LIMITATION" => none(Self::Limitation),
            "R-NONPUNISH" => one(a).map(Self::NonPunishment),
            "R-VULNDEF" => none(Self::VulnerabilityDefinition),
            "R-DEFS" => none(Self::Definitions),
            "R-SEPARATE" => none(Self::Separate),
            "R-SAARC-TIP" => none(Self::SaarcTrafficking),
            "MIRROR" => mirror_patterns(a).map(Self::Mirror),
            "R-INFO" | "INFO" => none(Self::Info),
            _ => Err("there is no rule of that name; `palermo list rules` shows all".to_owned()),
        };
        rule.map_err(fail)
    }
}

/// Reads `untoc.12*-18*,27*`: articles, ranges of articles, the instrument named once.
fn mirror_patterns(arguments: &[&str]) -> Result<Vec<MirrorPattern>, String> {
    let mut instrument = String::new();
    let mut patterns = Vec::new();
    let number = |text: &str| -> Result<u16, String> {
        text.trim_end_matches('*').parse().map_err(|_| format!("`{text}` is not an article"))
    };
    for argument in arguments {
        let articles = match argument.split_once('.') {
            Some((name, rest)) => {
                name.clone_into(&mut instrument);
                rest
            }
            None => argument,
        };
        let (first, last) = match articles.split_once('-') {
            Some((first, last)) => (number(first)?, number(last)?),
            None => (number(articles)?, number(articles)?),
        };
        patterns.push(MirrorPattern { instrument: instrument.clone(), first, last });
    }
    if patterns.is_empty() || patterns.iter().any(|p| p.instrument.is_empty()) {
        return Err("it takes articles such as tip.5*".to_owned());
    }
    Ok(patterns)
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Offence(kinds) => {
                let kinds: Vec<&str> = kinds.iter().map(|k| k.as_str()).collect();
                write!(f, "R-OFFENCE({})", kinds.join(","))
            }
            Self::Act(x) => write!(f, "R-ACT({x})"),
            Self::Means(x) => write!(f, "R-MEANS({x})"),
            Self::Purpose(x) => write!(f, "R-PURPOSE({x})"),
            Self::OpenList => f.write_str("R-OPENLIST"),
            Self::NoResult => f.write_str("R-NORESULT"),
            Self::Consent => f.write_str("R-CONSENT"),
            Self::ChildMeans => f.write_str("R-CHILD-MEANS"),
            Self::ChildScope => f.write_str("R-CHILD-SCOPE"),
            Self::ChildAge => f.write_str("R-CHILD-AGE"),
            Self::Victim => f.write_str("R-VICTIM"),
            Self::NoBorder(s) => write!(f, "R-NOBORDER({s})"),
            Self::NoMove => f.write_str("R-NOMOVE"),
            Self::NoOcg(s) => write!(f, "R-NOOCG({s})"),
            Self::Intent(s) => write!(f, "R-INTENT({s})"),
            Self::Attempt(s) => write!(f, "R-ATTEMPT({s})"),
            Self::Participation(s, l) => write!(f, "R-PARTICIPATION({s},{l})"),
            Self::Regime(s) => write!(f, "R-REGIME({s})"),
            Self::Aggravation(k, x) => write!(f, "R-AGG({k},{x})"),
            Self::AggravationScope => f.write_str("R-AGG-SCOPE"),
            Self::AggravationParticipants => f.write_str("R-AGG-PARTICIPANTS"),
            Self::AggravationSet(s) => write!(f, "R-AGGSET({s})"),
            Self::Benefit(b) => write!(f, "R-BENEFIT({b})"),
            Self::BenefitScope => f.write_str("R-BENEFIT-SCOPE"),
            Self::SmugglingConduct => f.write_str("R-SOMCONDUCT"),
            Self::EntryScope => f.write_str("R-ENTRYSCOPE"),
            Self::SmugglingObject => f.write_str("R-SOMOBJECT"),
            Self::IllegalEntry => f.write_str("R-ILLEGALENTRY"),
            Self::Document(verb) => {
                write!(f, "R-DOC({})", verb.as_str().trim_end_matches("-document"))
            }
            Self::DocumentDefinition(l) => write!(f, "R-DOCDEF({l})"),
            Self::StayMeans => f.write_str("R-STAYMEANS"),
            Self::NonLiability => f.write_str("R-NONLIABILITY"),
            Self::OwnDocument => f.write_str("R-OWN-DOC"),
            Self::Humanitarian => f.write_str("R-HUMANITARIAN"),
            Self::ExitFlag => f.write_str("R-EXITFLAG"),
            Self::Provision(t) => write!(f, "R-PROV({t})"),
            Self::Designate(t, n) => write!(f, "R-DESIGNATE({t},{n})"),
            Self::Notify(n) => write!(f, "R-NOTIFY({n})"),
            Self::General(t) => write!(f, "R-GENERAL({t})"),
            Self::Compensation(t) => write!(f, "R-COMPENSATION({t})"),
            Self::Serious => f.write_str("R-SERIOUS"),
            Self::Sanction => f.write_str("R-SANCTION"),
            Self::LegalPerson => f.write_str("R-LEGALPERSON(tip,som)"),
            Self::LegalPersonNatural => f.write_str("R-LP-NATURAL"),
            Self::LegalPersonSanction => f.write_str("R-LP-SANCTION"),
            Self::GroupParticipation => f.write_str("R-OCG-PARTICIPATION"),
            Self::GroupComplicity => f.write_str("R-OCG-COMPLICITY"),
            Self::GroupCoverage => f.write_str("R-OCG-COVERAGE"),
            Self::GroupDefinition => f.write_str("R-OCGDEF"),
            Self::Predicate(t) => write!(f, "R-PREDICATE({t})"),
            Self::Jurisdiction(b) => write!(f, "R-JURISDICTION({b})"),
            Self::Extraditable => f.write_str("R-EXTRADITABLE"),
            Self::Limitation => f.write_str("R-LIMITATION"),
            Self::NonPunishment(t) => write!(f, "R-NONPUNISH({t})"),
            Self::VulnerabilityDefinition => f.write_str("R-VULNDEF"),
            Self::Definitions => f.write_str("R-DEFS"),
            Self::Separate => f.write_str("R-SEPARATE"),
            Self::SaarcTrafficking => f.write_str("R-SAARC-TIP"),
            Self::Mirror(patterns) => {
                f.write_str("MIRROR(")?;
                let mut instrument = "";
                for (i, p) in patterns.iter().enumerate() {
                    if i > 0 {
                        f.write_str(",")?;
                    }
                    if p.instrument != instrument {
                        write!(f, "{}.", p.instrument)?;
                        instrument = &p.instrument;
                    }
                    if p.first == p.last {
                        write!(f, "{}*", p.first)?;
                    } else {
                        write!(f, "{}*-{}*", p.first, p.last)?;
                    }
                }
                f.write_str(")")
            }
            Self::Info => f.write_str("R-INFO"),
            Self::All(rules) => {
                for (i, rule) in rules.iter().enumerate() {
                    if i > 0 {
                        f.write_str(" and ")?;
                    }
                    write!(f, "{rule}")?;
                }
                Ok(())
            }
        }
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Rule {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Rule".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A decision rule in the notation of docs/method.md, for example R-ACT(recruitment).",
            "type": "string",
            "pattern": "^(R-|MIRROR|INFO)"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read_and_printed_alike() {
        for text in [
            "R-ACT(recruitment)",
            "R-OFFENCE(child-prostitution,csam)",
            "R-PARTICIPATION(som-all,organise-direct)",
            "R-DESIGNATE(mla.central-authority,untoc.18.13)",
            "R-NOBORDER(all) and R-NOOCG(all)",
            "R-DOC(possess)",
            "R-AGG(som,danger-life)",
            "MIRROR(untoc.12*-18*,27*)",
            "R-LEGALPERSON(tip,som)",
            "R-JURISDICTION(aut-dedere-any)",
        ] {
            assert_eq!(text.parse::<Rule>().unwrap().to_string(), text);
        }
        for text in [
            "R-NOTHING",
            "R-ACT",
            "R-ACT(a,b)",
            "R-DOC(eat)",
            "MIRROR()",
            "R-CONSENT(x)",
            "R-ACT(x",
        ] {
            assert!(text.parse::<Rule>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_mirror_shows_articles_not_prefixes_of_numbers() {
        let Rule::Mirror(patterns) = "MIRROR(tip.5*)".parse().unwrap() else { panic!() };
        assert!(patterns[0].shows("tip.5.1.offence"));
        assert!(patterns[0].shows("tip.5"));
        assert!(!patterns[0].shows("tip.50.1"));
        let Rule::Mirror(patterns) = "MIRROR(untoc.12*-18*,27*)".parse().unwrap() else { panic!() };
        assert!(patterns[0].shows("untoc.16.4-5.treaty-basis"));
        assert!(patterns[1].shows("untoc.27.1.police"));
        assert!(!patterns[0].shows("untoc.19.joint"));
        let Rule::Mirror(patterns) = "MIRROR(tip.3*)".parse().unwrap() else { panic!() };
        assert!(patterns[0].shows("tip.3a.means.fraud"));
    }
}
