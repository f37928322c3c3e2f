//! The general law by topic (R-GENERAL).

use super::provision::meets_form;
use crate::assess::case::Case;
use crate::assess::held::{Ground, Held};
use crate::assess::verdict::{Rows, Verdict};
use crate::model::{Family, GeneralLaw, Status, Term, Topic, Tri};

/// The highest base maximum of a family, in months; life and death are above every threshold.
/// `None` while no maximum is recorded.
fn highest_maximum(case: &Case<'_>, family: Family) -> Option<u32> {
    case.family_records(family)
        .into_iter()
        .filter_map(|i| {
            let penalties = case.offence(i).offence.penalties.as_ref()?;
            if penalties.reaches_life().is_yes() || penalties.death.is_yes() {
                return Some(u32::MAX);
            }
            match penalties.max? {
                Term::Fixed { months, .. } => Some(months),
                Term::Life => Some(u32::MAX),
                Term::Unlimited => {
                    case.law.general_part.and_then(|g| g.imprisonment_ceiling_months)
                }
            }
        })
        .max()
}

/// Whether a rule reaches a family: by its own words, and by its threshold of penalty.
struct FamilyReach {
    by_words: Tri,
    by_threshold: Tri,
}

fn reach(case: &Case<'_>, rule: &GeneralLaw, family: Family) -> FamilyReach {
    let by_words = match family {
        Family::Tip => rule.applies_to_tip,
        Family::Som => rule.applies_to_som,
        Family::All => rule.applies_to_tip.and(rule.applies_to_som),
    };
    let by_threshold = match rule.threshold_months {
        None => Tri::Yes,
        Some(threshold) => match highest_maximum(case, family) {
            Some(maximum) => Tri::from(threshold <= maximum),
            None => Tri::Unknown,
        },
    };
    FamilyReach { by_words, by_threshold }
}

/// R-GENERAL: a rule of the general law reaches trafficking and smuggling.
pub(super) fn general<'a>(case: &Case<'a>, topic: &Topic) -> Verdict<'a> {
    let Some(rule) = case.law.general_law(topic) else { return case.empty_topic(topic) };
    let ground = Ground::Rule(rule);
    let fact = |name, value: Tri| Held::fact(value, ground, name);
    // What is laundered or bribed is another element's question (untoc.6.2b.predicates).
    let reach_is_tested = !["laundering.", "aml.", "corruption."]
        .iter()
        .any(|group| topic.as_str().starts_with(group));
    let families = if reach_is_tested { case.families() } else { Vec::new() };
    let reaches: Vec<FamilyReach> = families.iter().map(|f| reach(case, rule, *f)).collect();
    let reached: Vec<Tri> = reaches.iter().map(|r| r.by_words.and(r.by_threshold)).collect();
    let any = reached.iter().fold(Tri::No, |a, b| a.or(*b));
    let all = reached.iter().fold(Tri::Yes, |a, b| a.and(*b));
    let by_threshold_only = reaches.iter().any(|r| r.by_words.is_yes() && r.by_threshold.is_no());
    let verdict = Rows::new()
        .row(
            || fact("exists", !rule.exists),
            || Verdict::new(Status::Absent, "the law does not have the rule"),
        )
        .row(
            || if reach_is_tested { fact("applies_to_tip", !any) } else { Held::plain(false) },
            || {
                if by_threshold_only {
                    Verdict::new(
                        Status::Partial,
                        "the rule exists, but the penalties stay below its threshold",
                    )
                } else {
                    Verdict::new(
                        Status::Absent,
                        "the rule exists, but reaches neither trafficking nor smuggling",
                    )
                }
            },
        )
        .row(
            || if reach_is_tested { fact("applies_to_tip", !all) } else { Held::plain(false) },
            || {
                let lacking: Vec<&str> = families
                    .iter()
                    .zip(&reached)
                    .filter(|(_, r)| r.is_no())
                    .map(|(f, _)| if *f == Family::Tip { "trafficking" } else { "smuggling" })
                    .collect();
                Verdict::new(
                    Status::Partial,
                    format!("the rule does not reach {}", lacking.join(" and ")),
                )
            },
        )
        .row(
            || {
                fact(
                    "limbs_missing",
                    match &rule.limbs_missing {
                        None => Tri::Unknown,
                        Some(limbs) => Tri::from(!limbs.is_empty()),
                    },
                )
            },
            || {
                let limbs = rule.limbs_missing.clone().unwrap_or_default();
                Verdict::new(Status::Partial, format!("the rule leaves out {}", limbs.join(", ")))
            },
        )
        .row(
            || fact("goes_further", Tri::from(rule.goes_further.is_yes())),
            || Verdict::new(Status::Broader, "the rule gives more than the element asks"),
        )
        .otherwise(|| {
            Verdict::new(Status::Covered, "the general law has the rule").on([(ground, "exists")])
        });
    lower_to_form(case, rule, ground, verdict)
}

/// A rule in too weak a form is partial (section 2.1.3, step 4).
fn lower_to_form<'a>(
    case: &Case<'a>,
    rule: &GeneralLaw,
    ground: Ground<'a>,
    verdict: Verdict<'a>,
) -> Verdict<'a> {
    if !verdict.status.is_some_and(Status::is_met) {
        return verdict;
    }
    match rule.form {
        Some(form) if meets_form(form, case.element.form) => verdict,
        Some(form) => Verdict {
            status: Some(Status::Partial),
            reason: format!("the rule stands in a {form}, which is too weak a form"),
            ..verdict
        }
        .on([(ground, "form")]),
        None => super::victim::unknown(ground, "form"),
    }
}
