//! The vocabulary: canonical terms and the national words that stand for them (section 3).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Canonical, Relation, closed_list};

closed_list! {
    /// A category of canonical terms; also the name of its file under `data/vocabulary`.
    Category, "category of terms" {
        /// Acts of trafficking.
        Act = "act",
        /// Means of trafficking.
        Means = "means",
        /// Purposes of exploitation.
        Purpose = "purpose",
        /// Conduct of smuggling.
        Smuggling = "smuggling",
        /// Benefit.
        Benefit = "benefit",
        /// Modes of participation.
        Participation = "participation",
        /// Measures for victims.
        VictimMeasure = "victim-measure",
        /// Bases of jurisdiction.
        Jurisdiction = "jurisdiction",
        /// Sanctions.
        Sanction = "sanction",
        /// Aggravating circumstances.
        Aggravation = "aggravation",
    }
}

/// A national word or phrase in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NationalTerm {
    /// The word or phrase.
    pub term: String,
    /// ISO 639-1 code.
    pub lang: String,
    /// How it relates to the canonical term.
    pub relation: Relation,
    /// Gloss or caution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The sense in which the relation holds. A term with a sense is never mapped automatically.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sense: Option<String>,
}

/// A canonical term and its national words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CanonicalTerm {
    /// Its id.
    pub id: Canonical,
    /// Caution for coders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// National terms.
    #[serde(default, rename = "national")]
    pub national: Vec<NationalTerm>,
}

/// A file `data/vocabulary/<category>.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// The category; the file's name without its ending.
    pub category: Category,
    /// The canonical terms.
    #[serde(rename = "term")]
    pub terms: Vec<CanonicalTerm>,
}
