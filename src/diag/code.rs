//! The closed list of diagnostics. A code is stable: it is never reused for something else.

use std::fmt;

use serde::Serialize;

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth a look; the file is used.
    Warning,
    /// Wrong; what it concerns is not to be relied on.
    Error,
}

impl Level {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Declares the codes, one line each: variant, id, name, default level, description.
///
/// The description doubles as the variant's documentation. A new code is one new line.
macro_rules! codes {
    ($( $variant:ident = $id:literal, $name:literal, $level:ident, $about:literal; )+) => {
        /// What a diagnostic is about.
        ///
        /// The first digit of the number is the family: 0 reading and shape, 1 identity, 2
        /// references, 3 legal consistency, 4 provenance.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $( #[doc = $about] $variant, )+
        }

        impl Code {
            /// Every code, in the order of the ids.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The id, for example `PL0102`.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The name, for example `unknown-field`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The level it has unless a diagnostic says otherwise.
            pub const fn level(self) -> Level {
                match self { $(Self::$variant => Level::$level),+ }
            }

            /// What it means, in one sentence.
            pub const fn about(self) -> &'static str {
                match self { $(Self::$variant => $about),+ }
            }
        }
    };
}

codes! {
    // 00xx: the file cannot be read at all.
    Unreadable = "PL0001", "unreadable", Error, "A file or folder cannot be read.";
    TooLarge = "PL0002", "too-large", Error, "A file is larger than any record can be.";
    NotUtf8 = "PL0003", "not-utf8", Error, "A file is not text in the UTF-8 encoding.";
    LinkNotFollowed = "PL0004", "link-not-followed", Warning, "A link to a folder was not followed.";
    NothingToRead = "PL0005", "nothing-to-read", Warning, "A folder holds no records.";
    // 01xx: the file does not have the shape of a record.
    Syntax = "PL0101", "syntax", Error, "A file is not well-formed TOML.";
    UnknownField = "PL0102", "unknown-field", Error, "A record has a field that does not exist.";
    MissingField = "PL0103", "missing-field", Error, "A record lacks a field that it must have.";
    WrongType = "PL0104", "wrong-type", Error, "A value is of the wrong kind, such as text instead of a number.";
    NotListed = "PL0105", "not-listed", Error, "A value is not in the closed list of its field.";
    InvalidValue = "PL0106", "invalid-value", Error, "A date, term, id, number or rule cannot be read.";
    // 10xx: a record and its place do not agree.
    IdIsNotFileName = "PL1001", "id-is-not-file-name", Error, "The id of a record is not the name of its file.";
    CodeIsNotFolder = "PL1002", "code-is-not-folder", Error, "The State of a record is not that of its folder.";
    SameIdTwice = "PL1003", "same-id-twice", Error, "Two files have one id.";
    MisplacedFile = "PL1004", "misplaced-file", Error, "A file lies where no record is expected.";
    NoJurisdictionFile = "PL1005", "no-jurisdiction-file", Error, "A State's folder has no file jurisdiction.toml.";
    // 20xx: a record refers to something that does not exist.
    UnknownCanonical = "PL2001", "unknown-canonical", Error, "A record names a canonical term that no vocabulary has.";
    UnknownElement = "PL2002", "unknown-element", Error, "A record names an element that no instrument has.";
    UnknownSource = "PL2003", "unknown-source", Error, "A fact names a source that its file does not have.";
    UnknownAct = "PL2004", "unknown-act", Error, "A record names an act that the State's folder does not have.";
    UnknownOffence = "PL2005", "unknown-offence", Error, "A record names an offence that does not exist.";
    UnknownTopic = "PL2006", "unknown-topic", Warning, "A record has a topic that no element asks for.";
    UnnamedState = "PL2007", "unnamed-state", Warning, "A State is not in the list of names.";
    UnknownInstrument = "PL2008", "unknown-instrument", Error, "A record names an instrument that does not exist.";
    UnknownFact = "PL2009", "unknown-fact", Error, "An origin names a fact that its record cannot have.";
    SameNameTwice = "PL2010", "same-name-twice", Error, "Two entries of one list have one name.";
    OtherCategory = "PL2011", "other-category", Error, "A wording is mapped to a canonical term of another kind.";
    // 30xx: terms.
    RelationMissing = "PL3001", "relation-missing", Error, "A term is mapped without saying how far it reaches.";
    MappedWithoutReason = "PL3002", "mapped-without-reason", Error, "A term is mapped by hand without a reason.";
    UnmappedWording = "PL3003", "unmapped-wording", Warning, "A term is mapped neither by the coder nor by the vocabulary.";
    TwoRelations = "PL3004", "two-relations", Error, "The vocabulary gives one term two relations to one canonical term.";
    SamePhraseTwice = "PL3005", "same-phrase-twice", Error, "The cues give one signal or topic one phrase twice.";
    EmptyPhrase = "PL3006", "empty-phrase", Error, "A phrase of the cues is empty.";
    // 31xx: dates.
    PeriodReversed = "PL3101", "period-reversed", Error, "A period ends before it begins.";
    OverlappingVersions = "PL3102", "overlapping-versions", Error, "Two versions of one record share a day.";
    BeforeCommencement = "PL3103", "before-commencement", Error, "A record begins before its act does.";
    ReplacedInForce = "PL3104", "replaced-in-force", Error, "What was replaced is still in force.";
    RepealedStatus = "PL3105", "repealed-status", Warning, "An offence is marked as repealed instead of being given an end.";
    // 32xx: elements of offences.
    MeansNotRequired = "PL3201", "means-not-required", Error, "Means are listed for an offence that asks for none.";
    ExceptionWithoutText = "PL3202", "exception-without-text", Error, "An exception to the child rule does not say what it is.";
    AgeOutOfRange = "PL3203", "age-out-of-range", Error, "An age is above any that a law sets.";
    EquivalentWithoutReason = "PL3204", "equivalent-without-reason", Error, "An offence stands in for another family without a reason.";
    AggravatedWithoutBase = "PL3205", "aggravated-without-base", Warning, "An aggravated offence does not say of which offence.";
    // 33xx: penalties.
    MaximumBelowMinimum = "PL3301", "maximum-below-minimum", Error, "The greatest penalty is below the least.";
    LifeWithMaximum = "PL3302", "life-with-maximum", Error, "A base offence has both imprisonment for life and a maximum.";
    CurrencyMissing = "PL3303", "currency-missing", Error, "A fine in money has no currency.";
    CurrencyForm = "PL3304", "currency-form", Error, "A currency is not a code of three capital letters.";
    // 34xx: the State.
    AbsentNotSurveyed = "PL3401", "absent-not-surveyed", Error, "An element is called absent although nobody has looked.";
    ReservationWithoutElements = "PL3402", "reservation-without-elements", Error, "A reservation of substance names no element.";
    // 35xx: codes of other lists.
    LanguageForm = "PL3501", "language-form", Error, "A language is not a code of two small letters.";
    // 40xx: provenance.
    PinpointWithoutAct = "PL4001", "pinpoint-without-act", Error, "A pinpoint does not say in which act it lies.";
    AutomaticButSure = "PL4002", "automatic-but-sure", Error, "A fact read in a machine translation is of high confidence.";
    NoSource = "PL4003", "no-source", Error, "A record has no source.";
    NoPinpoint = "PL4004", "no-pinpoint", Warning, "A fact from another act has no pinpoint there.";
    Unverified = "PL4005", "unverified", Warning, "A fact rests on no source that was read.";
    SecondaryButSure = "PL4006", "secondary-but-sure", Warning, "A fact from a report or database is of high confidence.";
    UnusedSource = "PL4007", "unused-source", Warning, "No fact rests on a source.";
    NoConsolidationDate = "PL4008", "no-consolidation-date", Warning, "An act does not say up to which day its text was read.";
    SurveyWithoutScope = "PL4009", "survey-without-scope", Warning, "A survey does not say what was looked through.";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_names_are_unique_and_in_order() {
        assert!(Code::ALL.is_sorted_by(|a, b| a.id() < b.id()));
        let names: std::collections::BTreeSet<&str> = Code::ALL.iter().map(|c| c.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
    }

    #[test]
    fn ids_names_and_descriptions_have_one_form() {
        for code in Code::ALL {
            let number = code.id().strip_prefix("PL").expect("the prefix of every id");
            assert!(number.len() == 4 && number.bytes().all(|b| b.is_ascii_digit()), "{code}");
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(code.name().chars().all(plain), "{code}");
            assert!(code.about().ends_with('.'), "{code}");
        }
    }
}
