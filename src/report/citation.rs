//! Citations: how a basis reads to a lawyer, with the act's short title and the pinpoint.

use std::collections::BTreeMap;

use crate::model::{Act, ActId, BasisRef};

/// Short titles of one State's acts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Titles(BTreeMap<ActId, String>);

impl Titles {
    /// The short titles of these acts.
    pub fn of(acts: &[Act]) -> Self {
        Self(acts.iter().map(|act| (act.id.clone(), act.display_title().to_owned())).collect())
    }

    /// The short title of an act; its id when the act is not known here.
    pub fn title<'a>(&'a self, act: &'a ActId) -> &'a str {
        self.0.get(act).map_or(act.as_str(), String::as_str)
    }

    /// Act and pinpoint, for example `PHTA 2014 s 3(1)`; says when it was read in something weaker
    /// than the law's text, and when another source says otherwise.
    pub fn cite(&self, basis: &BasisRef) -> String {
        let mut text = match &basis.act {
            Some(act) if basis.provision.is_empty() => self.title(act).to_owned(),
            Some(act) => format!("{} {}", self.title(act), unbroken(&basis.provision)),
            None => unbroken(&basis.provision),
        };
        if basis.basis.is_weak() {
            text.push_str(&format!(" [{}]", basis.basis));
        }
        if basis.disputed.is_some() {
            text.push_str(" (disputed)");
        }
        text
    }

    /// All citations of a finding, each once.
    pub fn cite_all(&self, basis: &[BasisRef]) -> String {
        let mut cited: Vec<String> = Vec::new();
        for citation in basis.iter().map(|b| self.cite(b)) {
            if !cited.contains(&citation) {
                cited.push(citation);
            }
        }
        cited.join("; ")
    }
}

/// A short pinpoint with no-break spaces, so that `s 3(1)` stays on one line. Writers that need plain
/// spaces put them back.
fn unbroken(provision: &str) -> String {
    if provision.chars().count() <= 16 {
        provision.replace(' ', "\u{a0}")
    } else {
        provision.to_owned()
    }
}

/// The basis for a spreadsheet: act ids and pinpoints.
pub fn plain(basis: &[BasisRef]) -> String {
    let one = |b: &BasisRef| match &b.act {
        Some(act) => format!("{act} {}", b.provision),
        None => b.provision.clone(),
    };
    let mut cited: Vec<String> = Vec::new();
    for citation in basis.iter().map(one) {
        if !cited.contains(&citation) {
            cited.push(citation);
        }
    }
    cited.join("; ")
}
