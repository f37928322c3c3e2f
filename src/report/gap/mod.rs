//! The gap report: what the law of a State appears not to reach.
//!
//! For readers it runs from what must be known first, over the report card, to the gaps by severity,
//! and only then to what is met. For machines it is the stable JSON of the program.

mod document;
mod machine;
#[cfg(test)]
mod tests;

pub(super) use document::{standing_words, status_cell};
pub(super) use machine::finding as finding_json;

use std::collections::BTreeMap;

use super::citation::Titles;
use super::csv::Rows;
use super::document::Document;
use super::{Detail, Report, Tool};
use crate::model::{
    Assessment, Cluster, Finding, Form, JurisdictionCode, Level, Profile, Severity,
};

/// Which findings are shown. Report cards always count the whole instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// Levels shown; empty for all.
    pub levels: Vec<Level>,
    /// Profile.
    pub profile: Profile,
}

impl Default for Selection {
    fn default() -> Self {
        Self { levels: Vec::new(), profile: Profile::All }
    }
}

impl Selection {
    /// Whether a finding is shown.
    pub fn admits(&self, finding: &Finding) -> bool {
        let in_profile = match self.profile {
            Profile::All => true,
            Profile::Cluster1 => finding.cluster == Cluster::I,
            Profile::Core => {
                finding.cluster == Cluster::I
                    && finding.form == Form::Law
                    && finding.level.is_mandatory()
            }
        };
        in_profile && (self.levels.is_empty() || self.levels.contains(&finding.level))
    }

    /// Whether everything is shown.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }
}

/// Assessments to report, and how.
#[derive(Debug)]
pub struct Gap<'a> {
    /// The program and its data.
    pub tool: &'a Tool,
    /// One assessment for each State.
    pub assessments: &'a [Assessment],
    /// Short titles of each State's acts.
    pub titles: &'a BTreeMap<JurisdictionCode, Titles>,
    /// Which findings are shown.
    pub selection: Selection,
    /// How much the document says.
    pub detail: Detail,
}

impl Gap<'_> {
    /// The most severe gap among the findings shown.
    pub fn worst(&self) -> Option<Severity> {
        self.assessments
            .iter()
            .flat_map(|assessment| &assessment.findings)
            .filter(|finding| self.selection.admits(finding))
            .filter_map(|finding| finding.severity)
            .min()
    }
}

impl Report for Gap<'_> {
    fn document(&self) -> Document {
        document::build(self)
    }

    fn json(&self) -> serde_json::Value {
        machine::json(self)
    }

    fn rows(&self) -> Rows {
        machine::rows(self)
    }
}
