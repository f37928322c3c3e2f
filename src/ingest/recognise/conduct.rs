//! The conduct of an offence: the words that say who does what by which means for what end.

use std::ops::Range;

use super::Desk;
use super::view::{Cluster, Section};
use crate::model::{Category, Offence, Signal};

/// Where the conduct of one offence of trafficking is described.
#[derive(Debug, Clone)]
pub(super) struct Conduct<'a> {
    /// The section that makes it an offence.
    pub(super) section: Section,
    /// The words that describe it: statements of the section, or the body of a definition.
    pub(super) words: Vec<Range<usize>>,
    /// The lists of acts in them.
    pub(super) acts: Vec<Cluster<'a>>,
}

impl<'a> Desk<'a> {
    /// The widest list of acts of trafficking in a range.
    pub(super) fn act_lists(&self, range: &Range<usize>) -> Vec<Cluster<'a>> {
        let mut lists = self.view.clusters(range, Category::Act);
        lists.retain(|list| list.canonicals().len() >= 2);
        let most = lists.iter().map(|list| list.canonicals().len()).max().unwrap_or(0);
        lists.retain(|list| list.canonicals().len() * 2 >= most);
        lists
    }

    /// Whether a range speaks of exploitation as what the conduct is for.
    pub(super) fn has_purpose(&self, range: &Range<usize>) -> bool {
        let view = self.view;
        let named = || !view.terms(range, Category::Purpose).is_empty();
        view.has(range, Signal::PurposeIntro) && (view.has(range, Signal::Exploitation) || named())
    }

    /// Whether a section punishes: it states an offence or a punishment.
    pub(super) fn punishes(&self, range: &Range<usize>) -> bool {
        self.view.any(range, &[Signal::Offence, Signal::Imprisonment, Signal::Death])
    }

    /// Whether a heading speaks of one of these.
    pub(super) fn headed(&self, section: &Section, signals: &[Signal]) -> bool {
        self.view.any(&section.heading, signals)
    }

    /// Sets the penalties of an offence from its own words, else from those of the sections that punish
    /// it.
    pub(super) fn punish(
        &self,
        offence: &mut Offence,
        own: &[Range<usize>],
        elsewhere: &[Range<usize>],
    ) {
        let cues = self.view.marks.cues();
        for range in own.iter().chain(elsewhere) {
            let found = super::super::penalty::penalties(self.view.words(range), cues);
            if let Some(penalty) = found.into_iter().find(|p| p.certain) {
                let at = range.start + penalty.span.start..range.start + penalty.span.end;
                offence.penalties = Some(penalty.penalties);
                let origin = self.origin(&["penalties"], &at, crate::model::Confidence::Medium);
                offence.origins.push(origin);
                return;
            }
        }
    }
}
