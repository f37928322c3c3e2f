//! Cues: the phrases by which a language shows what a provision does. The reader of law looks for
//! them; what it recognises is data, so that a language or a manner of drafting is added without
//! Rust.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Topic, closed_list};

closed_list! {
    /// What a phrase of a legal text signals.
    Signal, "signal" {
        /// Conduct is made an offence: "commits an offence", "shall be punished".
        Offence = "offence",
        /// Nobody is punished, or a rule does not apply, by what follows: "shall not be liable".
        NotLiable = "not-liable",
        /// A term is given a complete meaning: "means".
        Definition = "definition",
        /// A term is given an open meaning: "includes".
        DefinitionOpen = "definition-open",
        /// A list does not end with what it names: "or any other means", "at a minimum".
        OpenList = "open-list",
        /// What follows is outside: "other than", "except", "unless".
        Exception = "exception",
        /// What follows is denied: "not", "without", "no".
        Negation = "negation",
        /// A crime named trafficking in persons.
        TraffickingName = "trafficking-name",
        /// A crime named smuggling of migrants.
        SmugglingName = "smuggling-name",
        /// Words before the means of trafficking: "by means of", "by using".
        MeansIntro = "means-intro",
        /// Words before a purpose: "for the purpose of", "with intent to".
        PurposeIntro = "purpose-intro",
        /// Exploitation, as such.
        Exploitation = "exploitation",
        /// Means do not matter for what follows: "even if none of the means is used".
        MeansWaived = "means-waived",
        /// A child or minor.
        Child = "child",
        /// Words before or after an age below which somebody is a child: "under the age of".
        AgeBelow = "age-below",
        /// Persons who are treated like children though of age.
        LikeChild = "like-child",
        /// Women or girls only.
        Female = "female",
        /// Consent of the victim.
        Consent = "consent",
        /// Something does not matter: "irrelevant", "immaterial", "is no defence".
        Irrelevant = "irrelevant",
        /// Intent.
        Intent = "intent",
        /// Knowledge.
        Knowledge = "knowledge",
        /// Recklessness.
        Recklessness = "recklessness",
        /// Negligence.
        Negligence = "negligence",
        /// Strict or absolute liability.
        Strict = "strict",
        /// Attempt.
        Attempt = "attempt",
        /// Preparation.
        Preparation = "preparation",
        /// Participation as an accomplice: "aids", "abets".
        Accomplice = "accomplice",
        /// Organising.
        Organise = "organise",
        /// Directing others.
        Direct = "direct",
        /// Instigating.
        Instigate = "instigate",
        /// Conspiring.
        Conspire = "conspire",
        /// Financing.
        Finance = "finance",
        /// Help after the offence.
        AccessoryAfter = "accessory-after",
        /// A legal person: "body corporate", "company".
        LegalPerson = "legal-person",
        /// Its officers: "director", "manager".
        Officer = "officer",
        /// Conduct abroad is reached.
        Abroad = "abroad",
        /// Conduct within the territory is reached.
        Territory = "territory",
        /// Ships and aircraft of the State.
        Flag = "flag",
        /// The offender's nationality or residence.
        NationalOffender = "national-offender",
        /// The victim's nationality.
        NationalVictim = "national-victim",
        /// Own nationals who are not extradited are tried.
        NotExtradited = "not-extradited",
        /// A group: "organised criminal group", "syndicate".
        Group = "group",
        /// A financial benefit.
        Benefit = "benefit",
        /// A benefit other than financial, material or not.
        BenefitOther = "benefit-other",
        /// Direct or indirect.
        Indirect = "indirect",
        /// A border, or crossing it.
        Border = "border",
        /// Entry into a State.
        Entry = "entry",
        /// Leaving a State.
        Exit = "exit",
        /// Transit.
        Transit = "transit",
        /// Entry or presence without right: "unlawful entry", "without a valid permit".
        IllegalEntry = "illegal-entry",
        /// A State, whichever it is: "any country".
        AnyState = "any-state",
        /// A State other than the own one: "another State", "a foreign country".
        OtherState = "other-state",
        /// Making something possible for others: "facilitates", "arranges".
        Facilitate = "facilitate",
        /// Moving others: "brings", "conveys".
        Convey = "convey",
        /// A person who is neither national nor permanent resident.
        NonResident = "non-resident",
        /// A person who is no citizen: "alien", "foreigner".
        NonCitizen = "non-citizen",
        /// Staying in a State.
        Stay = "stay",
        /// A document of any kind.
        Document = "document",
        /// A travel document.
        TravelDocument = "travel-document",
        /// An identity document.
        IdentityDocument = "identity-document",
        /// A document is forged or altered.
        Falsified = "falsified",
        /// A document is improperly issued or obtained by deceit.
        ImproperlyIssued = "improperly-issued",
        /// A document is used by somebody other than its holder.
        Impostor = "impostor",
        /// An aggravating circumstance is announced.
        Aggravation = "aggravation",
        /// A victim of trafficking.
        Victim = "victim",
        /// A smuggled migrant.
        Migrant = "migrant",
        /// Imprisonment.
        Imprisonment = "imprisonment",
        /// Imprisonment for life.
        Life = "life",
        /// Death penalty.
        Death = "death",
        /// A fine.
        Fine = "fine",
        /// Corporal punishment.
        Corporal = "corporal",
        /// A punishment of another kind, whose terms and amounts are its own: "community service",
        /// "disqualification".
        OtherPunishment = "other-punishment",
        /// Strokes of corporal punishment, after their number: "strokes".
        Stroke = "stroke",
        /// A fine counted in penalty units, whose value another law sets.
        PenaltyUnit = "penalty-unit",
        /// A fine counted in days of income.
        DayFine = "day-fine",
        /// Words before a greatest amount: "not exceeding", "up to".
        AtMost = "at-most",
        /// Words before a least amount: "not less than", "from".
        AtLeast = "at-least",
        /// Words after a greatest amount: "or less", 以下.
        OrLess = "or-less",
        /// Words after a least amount: "or more", 以上.
        OrMore = "or-more",
        /// Words between a least and a greatest amount: "to".
        Between = "between",
        /// Words before an amount that is not reached: "under", "less than".
        LessThan = "less-than",
        /// Words after a number that make it an age: "years of age".
        YearsOfAge = "years-of-age",
        /// One punishment or the other: "or".
        Alternative = "alternative",
        /// Both punishments: "and", "and also".
        Cumulative = "cumulative",
        /// Either punishment or both: "or both", "and/or".
        EitherOrBoth = "either-or-both",
        /// A punishment is named, to tell which offences are meant, and not set: "an offence
        /// punishable with".
        PenaltyNamed = "penalty-named",
        /// Imprisonment in place of a fine that is not paid.
        InDefault = "in-default",
        /// A later conviction: "second or subsequent".
        Repeat = "repeat",
        /// Other law is changed: "is amended", "is substituted".
        Amends = "amends",
    }
}

/// A signal and the phrases that carry it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// What the phrases signal.
    pub signal: Signal,
    /// The phrases, found as whole words whatever their case and typography. A `*` at the end lets the
    /// last word go on: `recruit*`; one at the start lets the first word begin earlier, for languages
    /// that write articles and prepositions together with the noun.
    pub phrases: Vec<String>,
}

/// The phrases that show that a provision is about a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicCue {
    /// The topic, as elements' rules and recorded provisions name it: `victim.housing`.
    pub topic: Topic,
    /// Phrases that are nearly conclusive alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strong: Vec<String>,
    /// Phrases that count together, or beside a signal of `with`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weak: Vec<String>,
    /// Signals without which the weak phrases count little, for example `victim`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<Signal>,
}

/// A file `data/cues/<language>.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cues {
    /// ISO 639-1 code; the file's name without its ending.
    pub language: String,
    /// Whether words stand apart by spaces. Where they do not, phrases are found within running text.
    pub spaced: bool,
    /// Words for numbers and their values: `twenty = 20`. A word that only joins the parts of a number,
    /// as in "one hundred and fifty", has the value 0.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub numbers: BTreeMap<String, u32>,
    /// Words for units of time and how many months or days they are: `year`, `month`, `week`, `day`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub units: BTreeMap<String, TimeUnit>,
    /// Words and signs for currencies, and the ISO 4217 code of each; `XXX` where the word alone does
    /// not tell: `$`, rupees.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub currencies: BTreeMap<String, String>,
    /// Signals of the language.
    #[serde(default, rename = "cue", skip_serializing_if = "Vec::is_empty")]
    pub cues: Vec<Cue>,
    /// Topics.
    #[serde(default, rename = "topic", skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<TopicCue>,
}

closed_list! {
    /// A unit of time.
    TimeUnit, "unit of time" {
        /// Year.
        Year = "year",
        /// Month.
        Month = "month",
        /// Week.
        Week = "week",
        /// Day.
        Day = "day",
    }
}
