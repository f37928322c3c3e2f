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
        self.join([basis])
    }

    /// All citations of a finding, each once, the act named only where it changes.
    pub fn cite_all(&self, basis: &[BasisRef]) -> String {
        self.join(basis)
    }

    /// As [`Self::cite_all`], cut after the first few: a finding about every offence of a long act
    /// need not repeat the act.
    pub fn cite_briefly(&self, basis: &[BasisRef]) -> String {
        // As many as still read as a list.
        const FEW: usize = 4;
        let mut distinct: Vec<&BasisRef> = Vec::new();
        for one in basis {
            let same = |d: &&BasisRef| {
                d.act == one.act && d.law == one.law && d.provision == one.provision
            };
            if !distinct.iter().any(same) {
                distinct.push(one);
            }
        }
        // "And one more" takes as much room as the one.
        if distinct.len() <= FEW + 1 {
            return self.join(distinct);
        }
        let rest = distinct.len() - FEW;
        format!("{}; and {rest} more", self.join(distinct.into_iter().take(FEW)))
    }

    /// The citations, grouped by act in the order of their first mention.
    fn join<'a>(&self, basis: impl IntoIterator<Item = &'a BasisRef>) -> String {
        let mut acts: Vec<(&str, Vec<String>)> = Vec::new();
        for one in basis {
            let pinpoint = pinpoint(one);
            let act = match &one.act {
                Some(act) => self.title(act),
                None => one.law.as_deref().unwrap_or_default(),
            };
            match acts.iter_mut().find(|(known, _)| *known == act) {
                Some((_, pinpoints)) if pinpoints.contains(&pinpoint) => {}
                Some((_, pinpoints)) => pinpoints.push(pinpoint),
                None => acts.push((act, vec![pinpoint])),
            }
        }
        let cited: Vec<String> = acts
            .into_iter()
            .map(|(act, pinpoints)| format!("{act} {}", pinpoints.join("; ")).trim().to_owned())
            .collect();
        cited.join("; ")
    }
}

/// The pinpoint, with what a reader must know about how it was read.
fn pinpoint(basis: &BasisRef) -> String {
    let mut text = unbroken(&basis.provision);
    if basis.basis.is_weak() {
        text.push_str(&format!(" [{}]", basis.basis));
    }
    if basis.disputed.is_some() {
        text.push_str(" (disputed)");
    }
    text
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
    let one = |b: &BasisRef| match (&b.act, &b.law) {
        (Some(act), _) => format!("{act} {}", b.provision),
        (None, Some(law)) => format!("{law} {}", b.provision),
        (None, None) => b.provision.clone(),
    };
    let mut cited: Vec<String> = Vec::new();
    for citation in basis.iter().map(one) {
        if !cited.contains(&citation) {
            cited.push(citation);
        }
    }
    cited.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Basis, Confidence};

    fn basis(act: Option<&str>, provision: &str) -> BasisRef {
        BasisRef {
            record: None,
            block: None,
            source: None,
            law: None,
            act: act.map(|id| id.parse().unwrap()),
            provision: provision.to_owned(),
            offence: None,
            facts: Vec::new(),
            basis: Basis::Text,
            confidence: Confidence::High,
            disputed: None,
        }
    }

    #[test]
    fn the_act_is_named_once() {
        let titles = Titles::default();
        let all = [
            basis(Some("ia"), "s 1"),
            basis(Some("ia"), "s 2"),
            basis(Some("pc"), "s 1"),
            basis(Some("ia"), "s 1"),
        ];
        assert_eq!(titles.cite_all(&all).replace('\u{a0}', " "), "ia s 1; s 2; pc s 1");
        assert_eq!(plain(&all), "ia s 1; ia s 2; pc s 1");
        assert_eq!(titles.cite(&basis(None, "ss 3-5")).replace('\u{a0}', " "), "ss 3-5");
    }

    #[test]
    fn a_long_basis_is_cut_and_says_so() {
        let all: Vec<BasisRef> = (1..=9).map(|n| basis(Some("ia"), &format!("s {n}"))).collect();
        let cut = Titles::default().cite_briefly(&all).replace('\u{a0}', " ");
        assert_eq!(cut, "ia s 1; s 2; s 3; s 4; and 5 more");
        assert_eq!(Titles::default().cite_briefly(&all[..5]).matches(';').count(), 4);
    }
}
