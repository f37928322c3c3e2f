//! Flags on the law as a whole (section 5.4 of the method), beside those that single rules raise.

use super::basis::cite;
use super::held::Ground;
use crate::model::{
    Act, BasisRef, Finding, Flag, LawFlag, OffenceKind, Term, TranslationStatus, Tri,
};
use crate::normalize::Law;

/// A mandatory minimum from which a flag is raised, in months. A convention of this tool.
const MANDATORY_MINIMUM_MONTHS: u32 = 60;

/// Age of the text read from which a flag is raised, in months.
const OLD_MONTHS: u32 = 24;

/// Every flag on the law of the day, in the order of the list of flags.
pub(super) fn flags(law: &Law<'_>, findings: &[Finding]) -> Vec<LawFlag> {
    let mut raised: Vec<LawFlag> = Vec::new();
    of_penalties(law, &mut raised);
    of_texts(law, &mut raised);
    for finding in findings {
        for flag in &finding.flags {
            raise(&mut raised, *flag, flag.describe(), finding.basis.clone());
        }
    }
    raised.sort_by_key(|f| f.flag);
    raised
}

/// Adds a flag, or what it rests on to one that is already there.
fn raise(raised: &mut Vec<LawFlag>, flag: Flag, reason: &str, basis: Vec<BasisRef>) {
    match raised.iter_mut().find(|f| f.flag == flag && f.reason == reason) {
        Some(known) => {
            for reference in basis {
                let same_place =
                    |k: &BasisRef| k.act == reference.act && k.provision == reference.provision;
                if !known.basis.iter().any(same_place) {
                    known.basis.push(reference);
                }
            }
        }
        None => raised.push(LawFlag { flag, basis, reason: reason.to_owned() }),
    }
}

/// Death, corporal punishment and mandatory minima of the offences of both families.
fn of_penalties(law: &Law<'_>, raised: &mut Vec<LawFlag>) {
    for (i, record) in law.offences.iter().enumerate() {
        let concerned = matches!(
            record.offence.kind,
            OffenceKind::Tip | OffenceKind::Som | OffenceKind::Document | OffenceKind::Stay
        );
        let Some(penalties) = record.offence.penalties.as_ref().filter(|_| concerned) else {
            continue;
        };
        let mut flag = |flag: Flag, fact: &'static str| {
            raise(raised, flag, flag.describe(), cite(law, &[(Ground::Offence(i), fact)]));
        };
        let long = matches!(
            penalties.min,
            Some(Term::Fixed { months, .. }) if months >= MANDATORY_MINIMUM_MONTHS
        );
        if long && penalties.mandatory_min != Tri::No {
            flag(Flag::MandatoryMinimum, "penalties.min");
        }
        if penalties.death.is_yes() {
            flag(Flag::Death, "penalties.death");
        }
        if penalties.corporal.is_some() {
            flag(Flag::Corporal, "penalties.corporal");
        }
    }
}

/// Old texts, pending amendments and weak translations of the acts that offences and provisions
/// stand in.
fn of_texts(law: &Law<'_>, raised: &mut Vec<LawFlag>) {
    let used = |act: &Act| {
        law.offences.iter().any(|o| o.act.id == act.id)
            || law.provisions.iter().any(|p| p.act.id == act.id)
    };
    for act in law.record.acts.iter().filter(|a| used(a)) {
        let whole_act = || {
            let source = act.sources.first();
            vec![BasisRef {
                act: Some(act.id.clone()),
                law: None,
                provision: String::new(),
                offence: None,
                record: Some(act.id.clone()),
                block: None,
                source: source.map(|s| s.id.clone()),
                facts: Vec::new(),
                basis: source.map_or(crate::model::Basis::Unverified, |s| s.basis),
                confidence: source
                    .map_or(crate::model::Confidence::Low, |s| s.basis.default_confidence()),
                disputed: None,
            }]
        };
        if let Some(read) = act.consolidated_as_of {
            if read.months_until(law.day) > OLD_MONTHS {
                let reason = format!("{}: the text read is that of {read}", act.display_title());
                raise(raised, Flag::Old, &reason, whole_act());
            }
            for amendment in &act.amendments {
                if amendment.commenced.is_none_or(|c| c > read && c <= law.day) {
                    let reason = format!(
                        "{}: {} is not in the text read",
                        act.display_title(),
                        amendment.act
                    );
                    raise(raised, Flag::Old, &reason, whole_act());
                }
            }
        }
        if matches!(
            act.translation_status,
            TranslationStatus::Unofficial | TranslationStatus::Automatic
        ) {
            let reason = format!(
                "{}: read in an {} translation",
                act.display_title(),
                act.translation_status
            );
            raise(raised, Flag::Translation, &reason, whole_act());
        }
    }
}
