//! One macro for the closed lists of the field: levels, forms, statuses, kinds of offence.
//!
//! A closed list is an enumeration whose spelling is fixed by the method. The spelling is
//! given once and serves records, JSON, CSV, the command line and the schemas alike.

/// A word that is not in a closed list, with the words that are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{found}` is not a {list}; expected one of: {}", expected.join(", "))]
pub struct NotListed {
    /// The list's name, for the message.
    pub list: &'static str,
    /// What was found.
    pub found: String,
    /// Every word of the list.
    pub expected: Vec<&'static str>,
}

/// Declares a closed list: a copyable enumeration with one fixed spelling per value.
///
/// Generates `ALL`, `as_str`, `Display`, `FromStr`, serde and JSON Schema, all with the same
/// spelling.
macro_rules! closed_list {
    (
        $(#[$meta:meta])*
        $name:ident, $label:literal {
            $( $(#[$vmeta:meta])* $variant:ident = $text:literal ),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        // The list's name travels in the schema, so that messages about a record can use it.
        #[schemars(title = $label)]
        pub enum $name {
            $( $(#[$vmeta])* #[serde(rename = $text)] $variant, )+
        }

        impl $name {
            /// Every value, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The spelling used in records, JSON, CSV and on the command line.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::model::NotListed;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|v| v.as_str() == text).ok_or_else(|| {
                    $crate::model::NotListed {
                        list: $label,
                        found: text.to_owned(),
                        expected: Self::ALL.iter().map(|v| v.as_str()).collect(),
                    }
                })
            }
        }
    };
}

pub(crate) use closed_list;

/// The schema of a table whose keys are the words of a closed list. The derived schema of a map
/// admits any key.
pub(super) fn keyed_by<K: schemars::JsonSchema, V: schemars::JsonSchema>(
    generator: &mut schemars::SchemaGenerator,
) -> schemars::Schema {
    let (keys, values) = (generator.subschema_for::<K>(), generator.subschema_for::<V>());
    schemars::json_schema!({
        "type": "object",
        "propertyNames": keys,
        "additionalProperties": values
    })
}
