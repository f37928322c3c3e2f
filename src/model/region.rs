//! Regions: groups of States that are compared.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{JurisdictionCode, LegalDate, RegionId};

/// A file `data/regions/<id>.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// The file's name without its ending.
    pub id: RegionId,
    /// Name.
    pub name: String,
    /// What the group is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Members.
    pub members: Vec<JurisdictionCode>,
    /// Where the list of members was read.
    pub source: String,
    /// When.
    pub as_of: LegalDate,
}
