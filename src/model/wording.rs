//! Terms in the law's own words.

use std::fmt;

use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::{Deserialize, Deserializer, Serialize, de};

use super::{Canonical, closed_list};

closed_list! {
    /// How a national term relates to a canonical one, read from the national term.
    /// Ordered from weakest to strongest.
    Relation, "relation" {
        /// Nothing to do with any canonical term; recorded so that nobody asks again.
        None = "none",
        /// A neighbouring notion; counts only by a coder's decision.
        Related = "related",
        /// Reaches only part of it.
        Narrower = "narrower",
        /// Reaches all of it and more.
        Broader = "broader",
        /// Same reach.
        Exact = "exact",
    }
}

impl Relation {
    /// Whether the national term reaches all of the canonical one.
    pub fn fills(self) -> bool {
        self >= Self::Broader
    }
}

/// A canonical term that a wording or a definition carries.
///
/// Written as the bare id when the relation is exact, or as a table with `relation`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Carried {
    /// The canonical term.
    pub canonical: Canonical,
    /// How far the wording reaches it.
    pub relation: Relation,
}

/// One term of a national provision, in the law's own words.
///
/// Written as a bare text when the vocabulary knows the term, or as a table when a coder maps it by
/// hand, always with a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wording {
    /// The law's word or short phrase.
    pub term: String,
    /// ISO 639-1 code, when it differs from the act's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Canonical term chosen by the coder. Needs `relation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<Canonical>,
    /// Relation chosen by the coder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
    /// Canonical terms that the term carries by a definition or by doctrine, besides `canonical`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub carries: Vec<Carried>,
    /// Why the coder mapped it so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Pinpoint, when it differs from the offence's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provision: Option<String>,
}

impl Wording {
    /// A term for the vocabulary to resolve.
    pub fn plain(term: &str) -> Self {
        Self {
            term: term.to_owned(),
            lang: None,
            canonical: None,
            relation: None,
            carries: Vec::new(),
            reason: None,
            provision: None,
        }
    }

    /// Whether a coder mapped the term, so that the vocabulary is not asked.
    pub fn is_mapped(&self) -> bool {
        self.canonical.is_some() || self.relation.is_some() || !self.carries.is_empty()
    }
}

/// The table form of [`Wording`].
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "MappedWording")]
struct WordingTable {
    /// The law's word or short phrase.
    term: String,
    /// ISO 639-1 code, when it differs from the act's language.
    #[serde(default)]
    lang: Option<String>,
    /// Canonical term chosen by the coder. Needs `relation`.
    #[serde(default)]
    canonical: Option<Canonical>,
    /// Relation chosen by the coder.
    #[serde(default)]
    relation: Option<Relation>,
    /// Canonical terms that the term carries by a definition or by doctrine.
    #[serde(default)]
    carries: Vec<Carried>,
    /// Why the coder mapped it so.
    #[serde(default)]
    reason: Option<String>,
    /// Pinpoint, when it differs from the offence's.
    #[serde(default)]
    provision: Option<String>,
}

/// The table form of [`Carried`].
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CarriedTerm")]
struct CarriedTable {
    /// The canonical term.
    canonical: Canonical,
    /// How far the wording reaches it.
    relation: Relation,
}

/// Reads a value that is a bare text or a table.
struct TextOrTable<T, F> {
    expected: &'static str,
    from_text: F,
    table: std::marker::PhantomData<T>,
}

impl<'de, T, F, V> de::Visitor<'de> for TextOrTable<T, F>
where
    T: Deserialize<'de> + Into<V>,
    F: FnOnce(&str) -> Result<V, String>,
{
    type Value = V;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }
    fn visit_str<E: de::Error>(self, text: &str) -> Result<V, E> {
        (self.from_text)(text).map_err(E::custom)
    }
    fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<V, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Into::into)
    }
}

impl From<WordingTable> for Wording {
    fn from(table: WordingTable) -> Self {
        let WordingTable { term, lang, canonical, relation, carries, reason, provision } = table;
        Self { term, lang, canonical, relation, carries, reason, provision }
    }
}

impl From<CarriedTable> for Carried {
    fn from(table: CarriedTable) -> Self {
        Self { canonical: table.canonical, relation: table.relation }
    }
}

impl<'de> Deserialize<'de> for Wording {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextOrTable {
            expected: "a term as text, or a table with `term`, `canonical` and `relation`",
            from_text: |text: &str| Ok(Self::plain(text)),
            table: std::marker::PhantomData::<WordingTable>,
        })
    }
}

impl<'de> Deserialize<'de> for Carried {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextOrTable {
            expected: "a canonical id as text, or a table with `canonical` and `relation`",
            from_text: |text: &str| {
                let canonical = text.parse().map_err(|e: super::InvalidId| e.to_string())?;
                Ok(Self { canonical, relation: Relation::Exact })
            },
            table: std::marker::PhantomData::<CarriedTable>,
        })
    }
}

macro_rules! text_or_table_schema {
    ($name:ident, $table:ident, $text:literal) => {
        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let table = generator.subschema_for::<$table>();
                schemars::json_schema!({
                    "anyOf": [{ "type": "string", "description": $text }, table]
                })
            }
        }
    };
}

text_or_table_schema!(
    Wording,
    WordingTable,
    "A term in the law's own words, resolved through the vocabulary."
);
text_or_table_schema!(Carried, CarriedTable, "A canonical id, carried exactly.");
