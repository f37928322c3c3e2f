//! Names of States: what people call them, and the code by which records know them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::JurisdictionCode;

/// A State or territory with its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedState {
    /// ISO 3166-1 alpha-2 code.
    pub code: JurisdictionCode,
    /// ISO 3166-1 alpha-3 code, for example `SGP`.
    pub alpha3: String,
    /// Name in English, as reports show it.
    pub name: String,
    /// Other names by which a reader may ask for it, in any language and any age.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<String>,
    /// Anything a reader must know, for example that the record covers a territory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The file `data/names.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// States and territories, in the order of their names.
    #[serde(rename = "state")]
    pub states: Vec<NamedState>,
}

impl Names {
    /// The State of this code.
    pub fn get(&self, code: JurisdictionCode) -> Option<&NamedState> {
        self.states.iter().find(|state| state.code == code)
    }
}
