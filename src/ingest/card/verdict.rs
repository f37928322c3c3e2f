//! How well the statuses that a reading leads to agree with those that coders' facts lead to.
//!
//! Both come from the same rules; what is measured is the reading. An element that the reading leaves
//! open is no error and no success: it is counted apart. The figure that matters most is how often a
//! reading calls covered what the coders' facts do not.

use serde::Serialize;

use crate::model::{Assessment, Cluster, ElementId, Finding, Form, JurisdictionCode, Status};

/// An element of the core of criminalization that coders assessed in an act, as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Judged {
    /// The State.
    pub state: JurisdictionCode,
    /// The language of the text.
    pub language: String,
    /// The element.
    pub element: ElementId,
    /// Its instrument and group.
    pub group: String,
    /// The status on the coders' facts.
    pub coded: Status,
    /// The status on the facts that were read.
    pub read: Status,
}

/// How statuses agree.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdicts {
    /// Elements of the core that coders assessed in a text that was read.
    pub elements: usize,
    /// Of these, the share that the reading decided.
    pub decided: f64,
    /// Of those decided, the share with the same status; covered and broader count as the same.
    pub accuracy: Option<f64>,
    /// Of those read as covered or broader, the share that the coders' facts do not meet.
    pub falsely_covered: Option<f64>,
}

/// Whether a status says something.
fn is_decided(status: Status) -> bool {
    !matches!(status, Status::NotAssessed | Status::NotApplicable)
}

/// Whether a finding is of the core: mandatory criminalization by law.
fn is_core(finding: &Finding) -> bool {
    finding.cluster == Cluster::I && finding.form == Form::Law && finding.level.is_mandatory()
}

impl Judged {
    /// Whether the reading decided the element.
    fn is_decided(&self) -> bool {
        is_decided(self.read)
    }

    /// Whether both come to the same.
    fn agrees(&self) -> bool {
        self.coded == self.read || self.coded.is_met() && self.read.is_met()
    }
}

/// The elements of the core that one assessment decided, beside what the other says of them.
pub fn judged(language: &str, coded: &Assessment, read: &Assessment) -> Vec<Judged> {
    coded
        .findings
        .iter()
        .filter(|finding| is_core(finding))
        .filter_map(|finding| {
            let other = read.findings.iter().find(|f| f.element == finding.element)?;
            let coded_status = finding.status.filter(|status| is_decided(*status))?;
            Some(Judged {
                state: coded.jurisdiction,
                language: language.to_owned(),
                element: finding.element.clone(),
                group: format!("{} {}", finding.instrument, finding.group),
                coded: coded_status,
                read: other.status?,
            })
        })
        .collect()
}

impl Verdicts {
    /// The figures of some elements; none for no element.
    pub(super) fn of(judged: &[&Judged]) -> Option<Self> {
        let share = |part: usize, whole: usize| (whole > 0).then(|| part as f64 / whole as f64);
        let decided = judged.iter().filter(|j| j.is_decided()).count();
        let agreed = judged.iter().filter(|j| j.is_decided() && j.agrees()).count();
        let met = judged.iter().filter(|j| j.read.is_met()).count();
        let wrong = judged.iter().filter(|j| j.read.is_met() && !j.coded.is_met()).count();
        Some(Self {
            elements: judged.len(),
            decided: share(decided, judged.len())?,
            accuracy: share(agreed, decided),
            falsely_covered: share(wrong, met),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_open_is_neither_right_nor_wrong() {
        let one = |coded, read| Judged {
            state: "XX".parse().unwrap(),
            language: "en".to_owned(),
            element: "tip.3b.consent".parse().unwrap(),
            group: "tip consent".to_owned(),
            coded,
            read,
        };
        let all = [
            one(Status::Covered, Status::Broader),
            one(Status::Partial, Status::Covered),
            one(Status::Absent, Status::Absent),
            one(Status::Covered, Status::NotAssessed),
        ];
        let verdicts = Verdicts::of(&all.iter().collect::<Vec<_>>()).unwrap();
        assert_eq!((verdicts.elements, verdicts.decided), (4, 0.75));
        assert_eq!(verdicts.accuracy, Some(2.0 / 3.0));
        assert_eq!(verdicts.falsely_covered, Some(0.5));
        assert_eq!(Verdicts::of(&[]), None);
    }
}
