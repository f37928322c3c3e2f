//! The effective origin of a fact: where it stands, what it was read in, how sure the coder is.
//!
//! One core for every kind of record. The entries that name the fact are asked first, the most
//! specific before the less; then the record itself; then the file's first source. What is said
//! nearer the fact cuts off what depends on it further away: an entry that names another source
//! brings that source's basis, and the record's own confidence no longer speaks for it.

use crate::model::{
    Act, ActId, Basis, BasisRef, Confidence, Definition, Offence, OffenceId, Origin, Provision,
    Source, SourceId, TreatyStatus,
};

/// Where a fact stands and how far it can be relied on.
#[derive(Debug, Clone, PartialEq)]
pub struct OriginOf<'r> {
    /// The act. `None` for facts of the State's own record without an act.
    pub act: Option<&'r ActId>,
    /// Title of the act, when it has no record of its own.
    pub law: Option<&'r str>,
    /// Pinpoint, when one is known.
    pub provision: Option<&'r str>,
    /// The source; `None` when the file has none, or the id names none.
    pub source: Option<&'r Source>,
    /// What the fact was read in.
    pub basis: Basis,
    /// How sure the coder is.
    pub confidence: Confidence,
    /// What another source says instead.
    pub disputed: Option<&'r str>,
    /// Why it was coded so.
    pub note: Option<&'r str>,
}

impl<'r> OriginOf<'r> {
    /// The same origin with a pinpoint of its own, when there is one: that of a wording, an
    /// aggravating circumstance or a rule on jurisdiction.
    #[must_use]
    pub fn at(mut self, provision: Option<&'r str>) -> Self {
        self.provision = provision.or(self.provision);
        self
    }

    /// The origin as output shows it.
    ///
    /// A fact without a pinpoint is cited by its source.
    pub fn cite(&self, offence: Option<&OffenceId>, facts: &[&str]) -> BasisRef {
        let source = || self.source.map(|s| s.title.as_deref().unwrap_or(&s.publisher));
        BasisRef {
            act: self.act.cloned(),
            law: self.law.map(ToOwned::to_owned),
            provision: self.provision.or_else(source).unwrap_or_default().to_owned(),
            offence: offence.cloned(),
            record: None,
            block: None,
            source: self.source.map(|s| s.id.clone()),
            facts: facts.iter().map(|&fact| fact.to_owned()).collect(),
            basis: self.basis,
            confidence: self.confidence,
            disputed: self.disputed.map(ToOwned::to_owned),
        }
    }
}

/// What one level says about the origin of a fact: an `origin` entry, or the record itself.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Level<'r> {
    /// The act.
    pub(crate) act: Option<&'r ActId>,
    /// Title of the act, when it has no record of its own.
    pub(crate) law: Option<&'r str>,
    /// Pinpoint.
    pub(crate) provision: Option<&'r str>,
    /// The source.
    pub(crate) source: Option<&'r SourceId>,
    /// Overrides the source's basis.
    pub(crate) basis: Option<Basis>,
    /// Overrides the confidence that follows from the basis.
    pub(crate) confidence: Option<Confidence>,
    /// What another source says instead.
    pub(crate) disputed: Option<&'r str>,
    /// Why it was coded so.
    pub(crate) note: Option<&'r str>,
}

impl<'r> From<&'r Origin> for Level<'r> {
    fn from(origin: &'r Origin) -> Self {
        Self {
            act: origin.act.as_ref(),
            law: origin.law.as_deref(),
            provision: origin.provision.as_deref(),
            source: origin.source.as_ref(),
            basis: origin.basis,
            confidence: origin.confidence,
            disputed: origin.disputed.as_deref(),
            note: origin.note.as_deref(),
        }
    }
}

/// What an offence, a provision or a definition says about all its facts; the act is its file's.
macro_rules! record_levels {
    ($($name:ident, disputed: $disputed:expr;)+) => { $(
        impl<'r> From<(&'r Act, &'r $name)> for Level<'r> {
            fn from((act, record): (&'r Act, &'r $name)) -> Self {
                let disputed: fn(&$name) -> Option<&str> = $disputed;
                Self {
                    law: None,
                    act: Some(&act.id),
                    provision: Some(&record.provision),
                    source: record.source.as_ref(),
                    basis: record.basis,
                    confidence: record.confidence,
                    disputed: disputed(record),
                    note: record.note.as_deref(),
                }
            }
        }
    )+ };
}

record_levels! {
    Offence, disputed: |_| None;
    Provision, disputed: |provision| provision.disputed.as_deref();
    Definition, disputed: |_| None;
}

impl<'r> From<&'r TreatyStatus> for Level<'r> {
    fn from(treaty: &'r TreatyStatus) -> Self {
        Self {
            source: Some(&treaty.source),
            basis: treaty.basis,
            confidence: treaty.confidence,
            disputed: treaty.disputed.as_deref(),
            note: treaty.note.as_deref(),
            ..Self::default()
        }
    }
}

/// The origin of `fact` from the entries that cover it, the record's own level, and the sources of
/// the file.
pub(crate) fn origin_of<'r>(
    fact: &str,
    entries: &'r [Origin],
    own: Level<'r>,
    sources: &'r [Source],
) -> OriginOf<'r> {
    let mut covering: Vec<&Origin> = entries.iter().filter(|o| o.covers(fact)).collect();
    covering.sort_by_key(|o| std::cmp::Reverse(specificity(o, fact)));
    let mut levels: Vec<Level<'r>> = covering.into_iter().map(Level::from).collect();
    levels.push(own);

    // Each of these is settled at the first level that says anything about it; what depends on it
    // is looked for no further away than there.
    let place =
        levels.iter().position(|l| l.act.is_some() || l.law.is_some() || l.provision.is_some());
    let law = place.and_then(|at| levels[at].law);
    let ground = levels.iter().position(|l| l.source.is_some() || l.basis.is_some());
    let named = levels.iter().find_map(|l| l.source);
    let source = match named {
        Some(id) => sources.iter().find(|s| s.id == *id),
        None => sources.first(),
    };
    let basis = ground
        .and_then(|at| levels[at].basis)
        .or_else(|| source.map(|s| s.basis))
        .unwrap_or(Basis::Unverified);
    let sure = &levels[..=ground.unwrap_or(levels.len() - 1)];
    OriginOf {
        // An act without a record is not the one that the record stands in.
        act: place.and_then(|at| levels[at].act).or(own.act.filter(|_| law.is_none())),
        law,
        provision: place.and_then(|at| levels[at].provision),
        source,
        basis,
        confidence: sure
            .iter()
            .find_map(|l| l.confidence)
            .unwrap_or_else(|| basis.default_confidence()),
        disputed: levels.iter().find_map(|l| l.disputed),
        note: levels.iter().find_map(|l| l.note),
    }
}

/// How near an entry is to a fact: the length of the longest name that covers it, zero for an
/// entry about the whole record.
fn specificity(origin: &Origin, fact: &str) -> usize {
    let named = |name: &&String| {
        *name == fact || fact.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with('.'))
    };
    origin.facts.iter().filter(named).map(String::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources() -> Vec<Source> {
        #[derive(serde::Deserialize)]
        struct File {
            source: Vec<Source>,
        }
        let file: File = toml::from_str(
            r#"source = [
                { id = "gazette", publisher = "Gazette", basis = "text" },
                { id = "report", publisher = "Report", basis = "secondary" },
            ]"#,
        )
        .unwrap();
        file.source
    }

    fn entries(text: &str) -> Vec<Origin> {
        #[derive(serde::Deserialize)]
        struct File {
            #[serde(default)]
            origin: Vec<Origin>,
        }
        toml::from_str::<File>(text).unwrap().origin
    }

    #[test]
    fn a_record_without_entries_takes_the_first_source() {
        let sources = sources();
        let own = Level { provision: Some("s 3"), ..Level::default() };
        let origin = origin_of("consent", &[], own, &sources);
        assert_eq!((origin.basis, origin.confidence), (Basis::Text, Confidence::High));
        assert_eq!(origin.provision, Some("s 3"));
        // Without any source nothing was verified.
        assert_eq!(origin_of("consent", &[], own, &[]).basis, Basis::Unverified);
    }

    #[test]
    fn the_most_specific_entry_speaks() {
        let sources = sources();
        let entries = entries(
            r#"origin = [
                { note = "all" },
                { facts = ["child"], provision = "s 4", source = "report" },
                { facts = ["child.age"], provision = "s 5" },
            ]"#,
        );
        let own = Level {
            provision: Some("s 3"),
            confidence: Some(Confidence::High),
            ..Level::default()
        };
        let age = origin_of("child.age", &entries, own, &sources);
        assert_eq!(age.provision, Some("s 5"));
        // The source of the entry above it, and that source's confidence, not the record's.
        assert_eq!((age.basis, age.confidence), (Basis::Secondary, Confidence::Medium));
        assert_eq!(age.note, Some("all"));
        let other = origin_of("consent", &entries, own, &sources);
        assert_eq!((other.provision, other.basis), (Some("s 3"), Basis::Text));
    }

    #[test]
    fn another_act_does_not_take_over_the_pinpoint() {
        let sources = sources();
        let (own_act, code): (ActId, ActId) = ("a-1".parse().unwrap(), "code".parse().unwrap());
        let entries = entries(r#"origin = [{ facts = ["attempt"], act = "code" }]"#);
        let own = Level { act: Some(&own_act), provision: Some("s 3"), ..Level::default() };
        let origin = origin_of("attempt.source", &entries, own, &sources);
        assert_eq!((origin.act, origin.provision), (Some(&code), None));
        assert_eq!(origin.cite(None, &["attempt.source"]).provision, "Gazette");
    }

    #[test]
    fn a_basis_brings_its_own_confidence() {
        let sources = sources();
        let entries = entries(r#"origin = [{ facts = ["consent"], basis = "unverified" }]"#);
        let own = Level { confidence: Some(Confidence::High), ..Level::default() };
        let origin = origin_of("consent", &entries, own, &sources);
        assert_eq!(origin.confidence, Confidence::Low);
        assert_eq!(origin_of("means", &entries, own, &sources).confidence, Confidence::High);
    }
}
