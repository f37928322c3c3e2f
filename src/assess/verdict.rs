//! What a rule decides: rows tested in order, and the two ways of combining verdicts
//! (section 2.1.3 of the method).

use super::held::{Fact, Held};
use crate::model::{ElementId, Flag, Status, Tri};

/// The decision of a rule on one element.
#[derive(Debug, Clone)]
pub(super) struct Verdict<'a> {
    /// The status; none for rules that only show text or mirror other elements.
    pub(super) status: Option<Status>,
    /// Flags raised.
    pub(super) flags: Vec<Flag>,
    /// Facts that the decision rests on.
    pub(super) grounds: Vec<Fact<'a>>,
    /// Facts that nobody has recorded and that stopped the rule.
    pub(super) missing: Vec<Fact<'a>>,
    /// Whether several records together were needed.
    pub(super) combined: bool,
    /// Why, in plain words.
    pub(super) reason: String,
    /// The row that decided, counted from one; zero where the rule has no rows.
    pub(super) row: u8,
    /// Statuses of mirrored elements.
    pub(super) mirrors: Vec<(ElementId, Option<Status>)>,
}

impl<'a> Verdict<'a> {
    /// A verdict without grounds.
    pub(super) fn new(status: Status, reason: impl Into<String>) -> Self {
        Self {
            status: Some(status),
            flags: Vec::new(),
            grounds: Vec::new(),
            missing: Vec::new(),
            combined: false,
            reason: reason.into(),
            row: 0,
            mirrors: Vec::new(),
        }
    }

    /// A verdict without a status: text to show.
    pub(super) fn text_only(reason: impl Into<String>) -> Self {
        Self { status: None, ..Self::new(Status::NotAssessed, reason) }
    }

    /// Raises a flag.
    pub(super) fn flag(mut self, flag: Flag) -> Self {
        self.raise(flag);
        self
    }

    /// Raises a flag when the condition holds.
    pub(super) fn flag_if(self, condition: bool, flag: Flag) -> Self {
        if condition { self.flag(flag) } else { self }
    }

    /// Raises a flag once.
    pub(super) fn raise(&mut self, flag: Flag) {
        if !self.flags.contains(&flag) {
            self.flags.push(flag);
        }
    }

    /// Marks that several records together were needed.
    pub(super) fn combined(mut self) -> Self {
        self.combined = true;
        self
    }

    /// Rests the verdict on facts.
    pub(super) fn on(mut self, facts: impl IntoIterator<Item = Fact<'a>>) -> Self {
        self.grounds.extend(facts);
        self
    }
}

/// Rows of a rule, tested in the printed order: the first that is yes decides, the first that is
/// unknown stops the rule.
pub(super) struct Rows<'a> {
    tested: u8,
    decided: Option<Verdict<'a>>,
}

impl<'a> Rows<'a> {
    /// Begins a rule.
    pub(super) fn new() -> Self {
        Self { tested: 0, decided: None }
    }

    /// The next row.
    pub(super) fn row(
        mut self,
        condition: impl FnOnce() -> Held<'a>,
        verdict: impl FnOnce() -> Verdict<'a>,
    ) -> Self {
        if self.decided.is_some() {
            return self;
        }
        self.tested += 1;
        let held = condition();
        self.decided = match held.tri {
            Tri::No => None,
            Tri::Yes => {
                let verdict = verdict().on(held.grounds);
                Some(Verdict { row: self.tested, ..verdict })
            }
            Tri::Unknown => Some(Verdict {
                missing: held.missing,
                row: self.tested,
                ..Verdict::new(Status::NotAssessed, "the record does not tell")
            }),
        };
        self
    }

    /// Leaves out a row that the rule does not have in this form, keeping the count of rows.
    pub(super) fn no_row(mut self) -> Self {
        if self.decided.is_none() {
            self.tested += 1;
        }
        self
    }

    /// The last row, which is always yes.
    pub(super) fn otherwise(self, verdict: impl FnOnce() -> Verdict<'a>) -> Verdict<'a> {
        match self.decided {
            Some(decided) => decided,
            None => Verdict { row: self.tested + 1, ..verdict() },
        }
    }
}

/// The best of verdicts over single records (section 2.1.3): broader, else covered, else
/// not-assessed, else narrower before partial before absent.
pub(super) fn best_of<'a>(verdicts: Vec<Verdict<'a>>) -> Option<Verdict<'a>> {
    const ORDER: [Status; 6] = [
        Status::Broader,
        Status::Covered,
        Status::NotAssessed,
        Status::Narrower,
        Status::Partial,
        Status::Absent,
    ];
    pick(verdicts, &ORDER)
}

/// The worst of verdicts (section 2.1.3): not-assessed if any is; else the weakest, partial before
/// narrower; broader only if all are, otherwise covered.
pub(super) fn worst_of<'a>(verdicts: Vec<Verdict<'a>>) -> Option<Verdict<'a>> {
    const ORDER: [Status; 6] = [
        Status::NotAssessed,
        Status::Absent,
        Status::Partial,
        Status::Narrower,
        Status::Covered,
        Status::Broader,
    ];
    let all_met = verdicts.iter().all(|v| v.status.is_some_and(Status::is_met));
    let flags: Vec<Flag> = verdicts.iter().flat_map(|v| v.flags.iter().copied()).collect();
    let everything: Vec<Fact<'a>> = if all_met {
        verdicts.iter().flat_map(|v| v.grounds.iter().copied()).collect()
    } else {
        Vec::new()
    };
    let combined = verdicts.iter().any(|v| v.combined);
    let mut worst = pick(verdicts, &ORDER)?;
    for flag in flags {
        worst.raise(flag);
    }
    // When all limbs are met, the finding rests on all of them.
    if all_met {
        worst.grounds = everything;
        worst.combined = combined;
    }
    Some(worst)
}

/// The first verdict of the first status in the order that occurs; verdicts of the same status lend
/// their grounds, flags and missing facts.
fn pick<'a>(verdicts: Vec<Verdict<'a>>, order: &[Status]) -> Option<Verdict<'a>> {
    let status =
        order.iter().copied().find(|status| verdicts.iter().any(|v| v.status == Some(*status)))?;
    let mut same = verdicts.into_iter().filter(|v| v.status == Some(status));
    let mut picked = same.next()?;
    for other in same {
        picked.grounds.extend(other.grounds);
        picked.missing.extend(other.missing);
        for flag in other.flags {
            picked.raise(flag);
        }
    }
    Some(picked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(statuses: &[Status]) -> Vec<Verdict<'static>> {
        statuses.iter().map(|s| Verdict::new(*s, "")).collect()
    }

    #[test]
    fn best_prefers_met_then_unknown_then_narrower() {
        use Status::{Absent, Broader, Covered, Narrower, NotAssessed, Partial};
        let best = |s: &[Status]| best_of(of(s)).unwrap().status.unwrap();
        assert_eq!(best(&[Covered, Broader]), Broader);
        assert_eq!(best(&[NotAssessed, Covered]), Covered);
        assert_eq!(best(&[NotAssessed, Narrower]), NotAssessed);
        assert_eq!(best(&[Partial, Narrower]), Narrower);
        assert_eq!(best(&[Absent, Partial]), Partial);
        assert!(best_of(Vec::new()).is_none());
    }

    #[test]
    fn worst_keeps_unknown_and_the_weakest() {
        use Status::{Absent, Broader, Covered, Narrower, NotAssessed, Partial};
        let worst = |s: &[Status]| worst_of(of(s)).unwrap().status.unwrap();
        assert_eq!(worst(&[Covered, NotAssessed, Absent]), NotAssessed);
        assert_eq!(worst(&[Partial, Narrower, Covered]), Partial);
        assert_eq!(worst(&[Broader, Broader]), Broader);
        assert_eq!(worst(&[Broader, Covered]), Covered);
        assert_eq!(worst(&[Absent, Partial]), Absent);
    }
}
