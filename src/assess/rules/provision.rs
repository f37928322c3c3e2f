//! Provisions, designations and notices (R-PROV, R-DESIGNATE, R-NOTIFY).

use crate::assess::case::Case;
use crate::assess::held::{Ground, Held};
use crate::assess::verdict::{Rows, Verdict};
use crate::model::{
    Family, Force, Form, Level, NotificationKey, Provision, RuleForm, Scope, Status, Topic, Tri,
};

/// Whether the kind of instrument meets the element's form (section 2.1.3, step 4).
pub(super) fn meets_form(form: RuleForm, asked: Form) -> bool {
    let least = match form {
        RuleForm::Statute | RuleForm::Regulation | RuleForm::Decree | RuleForm::CaseLaw => {
            Form::Law
        }
        RuleForm::BindingSop => Form::LawOrOther,
        RuleForm::Plan | RuleForm::Practice => Form::Administrative,
    };
    // The forms are ordered from the strictest to the least strict.
    least <= asked
}

/// Whether a record serves the element's families (section 2.1.4).
fn serves(families: &[Family], asked: Family) -> bool {
    asked == Family::All || families.iter().any(|f| *f == Family::All || *f == asked)
}

/// The provisions on a topic that serve the element's families.
fn on_topic(case: &Case<'_>, topic: &Topic) -> Vec<usize> {
    (0..case.law.provisions.len())
        .filter(|i| {
            let provision = case.law.provisions[*i].provision;
            provision.topic == *topic && serves(&provision.applies_to, case.family)
        })
        .collect()
}

/// The facts that decide whether a provision is full.
const FULL: [&str; 5] = ["force", "scope", "conditional", "limbs_missing", "form"];

/// Whether a provision gives the whole of the element.
fn full<'a>(case: &Case<'a>, i: usize) -> Held<'a> {
    let provision: &Provision = case.law.provisions[i].provision;
    let ground = Ground::Provision(i);
    let lenient = matches!(
        case.element.level,
        Level::ShallConsider
            | Level::ShallEndeavour
            | Level::Optional
            | Level::Interpretive
            | Level::Recommended
    );
    let force = match provision.force {
        None => Tri::Unknown,
        Some(Force::Mandatory) => Tri::Yes,
        Some(Force::Discretionary) => lenient.into(),
        Some(Force::Policy) if case.element.form == Form::Administrative => provision.official,
        Some(Force::Policy) => Tri::No,
    };
    let scope = match provision.scope {
        None => Tri::Unknown,
        Some(scope) => {
            Tri::from(matches!(scope, Scope::All | Scope::AllVictims | Scope::AllMigrants))
        }
    };
    let complete = match &provision.limbs_missing {
        None => Tri::Unknown,
        Some(limbs) => Tri::from(limbs.is_empty()),
    };
    let form = match provision.form {
        None => Tri::Unknown,
        Some(form) => Tri::from(meets_form(form, case.element.form)),
    };
    Held::every([
        Held::fact(force, ground, "force"),
        Held::fact(scope, ground, "scope"),
        Held::fact(!provision.conditional, ground, "conditional"),
        Held::fact(complete, ground, "limbs_missing"),
        Held::fact(form, ground, "form"),
    ])
}

/// What keeps a provision from giving the whole of the element, in words.
fn shortfall(case: &Case<'_>, i: usize) -> String {
    let provision = case.law.provisions[i].provision;
    let mut parts = Vec::new();
    match provision.force {
        Some(Force::Discretionary) => parts.push("it is left to discretion".to_owned()),
        Some(Force::Policy) => parts.push("it is policy, not law".to_owned()),
        Some(Force::Mandatory) | None => {}
    }
    if let Some(scope) = provision.scope
        && !matches!(scope, Scope::All | Scope::AllVictims | Scope::AllMigrants)
    {
        parts.push(match scope {
            Scope::Other => "it reaches some persons only".to_owned(),
            Scope::Cooperating => "it is limited to victims who cooperate".to_owned(),
            Scope::LawfulStatus => "it is limited to persons with lawful status".to_owned(),
            scope => format!("it is limited to {scope}"),
        });
    }
    if provision.conditional.is_yes() {
        parts.push(match &provision.condition {
            Some(condition) => {
                format!("it depends on a condition ({})", condition.trim_end_matches('.'))
            }
            None => "it depends on testimony, cooperation or lawful status".to_owned(),
        });
    }
    if let Some(limbs) = provision.limbs_missing.as_ref().filter(|l| !l.is_empty()) {
        parts.push(format!("it leaves out {}", limbs.join(", ")));
    }
    if let Some(form) = provision.form.filter(|f| !meets_form(*f, case.element.form)) {
        parts.push(format!("it stands in a {form}"));
    }
    parts.join("; ")
}

/// R-PROV: a provision on a topic.
pub(super) fn provision<'a>(case: &Case<'a>, topic: &Topic) -> Verdict<'a> {
    let set = on_topic(case, topic);
    if set.is_empty() {
        return case.empty_topic(topic);
    }
    Rows::new()
        .row(
            || {
                Held::some(set.iter().map(|i| {
                    let further = case.law.provisions[*i].provision.goes_further;
                    // Going further is the coder's mark: where it is not set, the rule does not.
                    let further =
                        Held::fact(further.is_yes(), Ground::Provision(*i), "goes_further");
                    further.and(full(case, *i))
                }))
            },
            || Verdict::new(Status::Broader, "the rule gives more than the element asks"),
        )
        .row(
            || Held::some(set.iter().map(|i| full(case, *i))),
            || Verdict::new(Status::Covered, "the rule gives what the element asks"),
        )
        .otherwise(|| {
            let why: Vec<String> =
                set.iter().map(|i| shortfall(case, *i)).filter(|s| !s.is_empty()).collect();
            Verdict::new(
                Status::Partial,
                if why.is_empty() {
                    "there is a rule, but it does not give the whole of the element".to_owned()
                } else {
                    format!("there is a rule, but {}", why.join("; elsewhere "))
                },
            )
            .on(set.iter().flat_map(|i| FULL.map(|fact| (Ground::Provision(*i), fact))))
        })
}

/// Whether a notice was given, and where that stands.
fn notice<'a>(case: &Case<'a>, key: NotificationKey) -> Held<'a> {
    for (i, treaty) in case.law.record.jurisdiction.treaties.iter().enumerate() {
        if let Some(notice) = treaty.notifications.iter().find(|n| n.key == key) {
            return Held::fact(notice.done, Ground::Treaty(i), "notifications");
        }
    }
    Held::plain(Tri::Unknown)
}

/// R-DESIGNATE: an authority is designated and notified.
pub(super) fn designate<'a>(case: &Case<'a>, topic: &Topic, key: NotificationKey) -> Verdict<'a> {
    let provisions = on_topic(case, topic);
    let by_provision =
        Held::some(provisions.iter().map(|i| Held::fact(true, Ground::Provision(*i), "topic")));
    let by_general_law = match case.law.general_law(topic) {
        Some(rule) => Held::fact(rule.exists.is_yes(), Ground::Rule(rule), "exists"),
        None => Held::plain(false),
    };
    let designated = || by_provision.clone().or(by_general_law.clone());
    let surveyed = case.topic_survey(topic).is_some_and(|s| s.surveyed);
    Rows::new()
        .row(
            || designated().and(notice(case, key)),
            || Verdict::new(Status::Covered, "an authority is designated and notified"),
        )
        .row(designated, || {
            Verdict::new(Status::Partial, "an authority is designated, but not notified")
        })
        .row(
            || notice(case, key),
            || Verdict::new(Status::Covered, "an authority is notified to the depositary"),
        )
        .otherwise(|| {
            if surveyed {
                Verdict::new(Status::Absent, "no authority is designated or notified")
            } else {
                case.empty_topic(topic)
            }
        })
}

/// R-NOTIFY: a notice was given.
pub(super) fn notify<'a>(case: &Case<'a>, key: NotificationKey) -> Verdict<'a> {
    Rows::new()
        .row(|| notice(case, key), || Verdict::new(Status::Covered, "the notice was given"))
        .otherwise(|| Verdict::new(Status::Absent, "the notice was not given"))
}
