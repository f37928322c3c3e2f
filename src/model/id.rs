//! Identifiers: short, stable, lower-case names that are also file names and sort keys.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de};

/// Why a text is not an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidId {
    /// Nothing was written.
    #[error("an id cannot be empty")]
    Empty,
    /// A character outside lower-case letters, digits, `.`, `-`.
    #[error("an id holds lower-case letters, digits, `.` and `-` only; `{0}` has `{1}`")]
    Character(String, char),
    /// A jurisdiction code that is not two letters.
    #[error("a jurisdiction is named by its two-letter ISO 3166-1 code in upper case, not `{0}`")]
    Jurisdiction(String),
}

fn check(text: &str) -> Result<(), InvalidId> {
    if text.is_empty() {
        return Err(InvalidId::Empty);
    }
    match text.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '.' | '-')) {
        Some(c) => Err(InvalidId::Character(text.to_owned(), c)),
        None => Ok(()),
    }
}

macro_rules! id_type {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(#[schemars(regex(pattern = r"^[a-z0-9.-]+$"))] String);

        impl $name {
            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                check(text)?;
                Ok(Self(text.to_owned()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                check(&text).map_err(de::Error::custom)?;
                Ok(Self(text))
            }
        }
    };
}

id_type! {
    /// A treaty or soft-law text, for example `tip`.
    InstrumentId
}
id_type! {
    /// One element of the checklist, for example `tip.3a.means.fraud`. Stable: never reused.
    ElementId
}
id_type! {
    /// One act of a State, for example `phta-2014`; also its file name.
    ActId
}
id_type! {
    /// One offence within an act; the same id may return with a later `from`.
    OffenceId
}
id_type! {
    /// A source within a record file, for example `sso`.
    SourceId
}
id_type! {
    /// A canonical term of the vocabulary, for example `abuse-of-vulnerability`.
    Canonical
}
id_type! {
    /// A topic of a provision or of the general law, for example `victim.housing`.
    Topic
}
id_type! {
    /// A region, for example `bali-process`.
    RegionId
}

/// A State or territory by its ISO 3166-1 alpha-2 code in upper case; Hong Kong is `HK`, Macau `MO`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JurisdictionCode([u8; 2]);

impl JurisdictionCode {
    /// The two letters in upper case.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("two ASCII letters")
    }

    /// The two letters in lower case: the name of the State's folder under `data/jurisdictions`.
    pub fn folder(&self) -> String {
        self.as_str().to_ascii_lowercase()
    }
}

impl FromStr for JurisdictionCode {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        match text.as_bytes() {
            [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => Ok(Self([*a, *b])),
            _ => Err(InvalidId::Jurisdiction(text.to_owned())),
        }
    }
}

impl fmt::Display for JurisdictionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for JurisdictionCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for JurisdictionCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for JurisdictionCode {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "JurisdictionCode".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "ISO 3166-1 alpha-2 code in upper case, for example SG.",
            "type": "string",
            "pattern": "^[A-Z]{2}$"
        })
    }
}
