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
